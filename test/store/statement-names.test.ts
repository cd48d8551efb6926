/** Statements that are asked again and again are planned once a connection, and again where that plan no longer fits. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Db, inOneGo, openDb, sqlState } from '#src/store/db.ts'
import { freshDatabase } from '../support/database.ts'

/** One connection, so that all is asked of the same. */
let db: Db
beforeAll(async () => {
  db = openDb(await freshDatabase(), {
    max: 1,
    onError: (error) => {
      throw error
    },
  })
})
afterAll(() => db.$client.end())
/** Each test has a table, and texts, of its own. */
const table = async (columns: string) => {
  const name = `said_${randomUUID().slice(0, 8)}`
  await db.$client.query(`CREATE TABLE public.${name} (${columns})`)
  return name
}
const plans = async (like: string): Promise<number> =>
  (await db.$client.query(`SELECT FROM pg_prepared_statements WHERE strpos(statement, '${like}') > 0 AND strpos(statement, 'strpos') = 0`))
    .rowCount!

test('a statement that was asked three times is kept, whoever asks, and answers as before', async () => {
  const said = await table('n int')
  const ask = async (n: number) => (await db.$client.query(`SELECT n + $1 AS n FROM public.${said}`, [n])).rows
  const add = (n: number) => db.transaction((tx) => tx.execute(sql`INSERT INTO ${sql.raw(`public.${said}`)} VALUES (${n})`))
  await add(1)
  for (const n of [1, 2, 3]) expect(await ask(n)).toEqual([{ n: n + 1 }])
  expect(await plans(said)).toBe(0)
  for (const n of [4, 5, 6]) expect(await ask(n)).toEqual([{ n: n + 1 }])
  expect(await plans(said)).toBe(1)
  for (const n of [2, 3, 4, 5]) await add(n)
  expect(await plans(said)).toBe(2)
  expect((await ask(0)).map(({ n }) => n)).toEqual([1, 2, 3, 4, 5])
})

test('one that asks for all columns there are is not', async () => {
  const said = await table('n int')
  for (let n = 0; n < 8; n++) await db.$client.query(`SELECT * FROM public.${said} WHERE n = $1`, [n])
  expect(await plans(said)).toBe(0)
})

/** A connection on which a statement of its own has failed is given up, and one whose transaction has failed is not. */
const ways = {
  'by itself': (said: string) => db.$client.query(`SELECT n FROM public.${said} WHERE $1 = 1`, [1]),
  'in a transaction': (said: string) => db.transaction((tx) => tx.execute(sql`SELECT n FROM ${sql.raw(`public.${said}`)} WHERE ${1} = 1`)),
}
test.each(Object.entries(ways))('one whose columns have changed, asked %s, fails once, and then is read anew', async (_, ask) => {
  const said = await table('n int')
  for (let n = 0; n < 6; n++) await ask(said)
  await db.$client.query(`ALTER TABLE public.${said} ALTER n TYPE text`)
  expect(sqlState(await ask(said).catch((error: unknown) => error))).toBe('0A000')
  for (let n = 0; n < 6; n++) await ask(said)
})

test('one that was named in a transaction which had failed is read when it is asked again', async () => {
  const said = await table('n int UNIQUE')
  const add = (n: number) => sql`INSERT INTO ${sql.raw(`public.${said}`)} VALUES (${n})`
  const ask = (n: number) => sql`SELECT n FROM ${sql.raw(`public.${said}`)} WHERE n = ${n}`
  for (let n = 0; n < 4; n++) await db.execute(add(n))
  for (let n = 0; n < 3; n++) await db.execute(ask(n))
  const failing = db.transaction((tx) =>
    inOneGo(
      () => tx.execute(add(1)),
      () => tx.execute(ask(1)),
      () => tx.execute(ask(2)),
    ),
  )
  expect(sqlState(await failing.catch((error: unknown) => error))).toBe('23505')
  expect(await plans(`SELECT n FROM public.${said}`)).toBe(0)
  for (let n = 0; n < 4; n++) expect((await db.execute(ask(n))).rows).toEqual([{ n }])
  expect(await plans(`SELECT n FROM public.${said}`)).toBe(1)
})

test('texts that are asked once fill no room, and no more are kept than there is room for', async () => {
  const said = await table('n int')
  for (let n = 0; n < 450; n++) await db.$client.query(`SELECT n AS once_${n} FROM public.${said} WHERE n = $1`, [n])
  const often = Array.from({ length: 230 }, (_, n) => `SELECT n AS often_${n} FROM public.${said} WHERE n = $1`)
  for (const one of often) for (let n = 0; n < 5; n++) await db.$client.query(one, [n])
  const kept = await plans('often_')
  expect(kept).toBeGreaterThan(150)
  expect(kept).toBeLessThanOrEqual(200)
})
