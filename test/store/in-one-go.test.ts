/** Statements that go out together: their order, and what is told where one of them fails. */
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'

import { lostConnection } from '#src/store/cause.ts'
import { type Db, inOneGo, sqlState, type Tx } from '#src/store/db.ts'
import { freshDb } from '../support/database.ts'

let db: Db
beforeAll(async () => {
  db = await freshDb()
  await db.execute(sql`CREATE TABLE public.said (number serial, word text UNIQUE)`)
})
const say = (tx: Tx, word: string) => tx.execute(sql`INSERT INTO public.said (word) VALUES (${word})`)
/** Some functions ask in a function of their own. */
const sayLater = async (tx: Tx, word: string) => {
  await say(tx, word)
}
const said = async () =>
  (await db.execute<{ word: string }>(sql`SELECT word FROM public.said ORDER BY number`)).rows.map(({ word }) => word)

test('they reach the database in their order, however deep they are asked, and each has its own answer', async () => {
  const answers = await db.transaction((tx) =>
    inOneGo(
      () => sayLater(tx, 'one'),
      () => say(tx, 'two'),
      () =>
        inOneGo(
          () => sayLater(tx, 'three'),
          () => say(tx, 'four'),
        ),
      () => tx.execute<{ n: string }>(sql`SELECT count(*) AS n FROM public.said`),
    ),
  )
  expect(answers[3].rows).toEqual([{ n: '4' }])
  expect(await said()).toEqual(['one', 'two', 'three', 'four'])
})

test('what failed first is told, and not what could not be done after that; nothing of the transaction stays', async () => {
  const before = await said()
  const failing = db.transaction((tx) =>
    inOneGo(
      () => say(tx, 'five'),
      () =>
        inOneGo(
          () => sayLater(tx, 'six'),
          () => sayLater(tx, 'one'),
        ),
      () => say(tx, 'seven'),
      () => say(tx, 'eight'),
    ),
  )
  expect(sqlState(await failing.catch((error: unknown) => error))).toBe('23505')
  expect(await said()).toEqual(before)
  // The connection is as good as before.
  await db.transaction((tx) => say(tx, 'nine'))
  expect(await said()).toEqual([...before, 'nine'])
})

test('where the connection goes, that is told, and the next transaction has another', async () => {
  const ended = db.transaction(async (tx) => {
    const { rows } = await tx.execute<{ pid: number }>(sql`SELECT pg_backend_pid() AS pid`)
    await db.execute(sql`SELECT pg_terminate_backend(${rows[0]!.pid})`)
    await inOneGo(
      () => say(tx, 'ten'),
      () => say(tx, 'eleven'),
    )
  })
  // What PostgreSQL said of it comes first, or the socket's end does.
  expect(lostConnection(await ended.catch((error: unknown) => error))).toBe(true)
  await db.transaction((tx) => say(tx, 'twelve'))
  expect(await said()).not.toContain('ten')
})
