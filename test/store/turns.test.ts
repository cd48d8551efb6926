/** Turns at places that files are taken from: one process at a time, whatever becomes of it. */
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Db } from '#src/store/db.ts'
import { leaseMs, takeTurn } from '#src/store/turns.ts'
import { freshDb } from '../support/database.ts'

const place = 'file:///spool'
let db: Db
beforeAll(async () => {
  db = await freshDb()
})
beforeEach(() => db.$client.query('DELETE FROM ingest.turn'))
afterEach(() => vi.useRealTimers())

const query = async (sql: string) => (await db.$client.query(sql)).rows
/** Seconds until the lease ends. */
const left = async () => Number((await query('SELECT extract(epoch FROM until - clock_timestamp()) AS s FROM ingest.turn'))[0]?.s)
const away = (is: boolean) => query(`ALTER TABLE ingest.${is ? 'turn RENAME TO turn_away' : 'turn_away RENAME TO turn'}`)
/** Time passes for the process that has the turn; what it does about that is waited for. */
const pass = async (ms: number) => {
  await vi.advanceTimersByTimeAsync(ms)
  // What it asked the database stands before this in no line: it has as many connections.
  for (let n = 0; n < 20; n++) await db.$client.query('SELECT pg_sleep(0.005)')
}
const fakeTime = () => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })

test('who has it keeps all others away from the place, and from no other; when it is given back the next has it at once', async () => {
  const turn = (await takeTurn(db, place))!
  expect(await takeTurn(db, place)).toBeUndefined()
  await using other = await takeTurn(db, 'file:///other')
  expect(other).toBeDefined()
  await turn[Symbol.asyncDispose]()
  await using next = await takeTurn(db, place)
  expect(next?.lost.aborted).toBe(false)
})

test('of a process that was killed it ends with its lease of half a minute', async () => {
  const killed = (await takeTurn(db, place))!
  expect(await left()).toBeGreaterThan(25)
  expect(await left()).toBeLessThanOrEqual(30)
  await query("UPDATE ingest.turn SET until = clock_timestamp() + interval '1 second'")
  expect(await takeTurn(db, place)).toBeUndefined()
  await query("UPDATE ingest.turn SET until = clock_timestamp() - interval '1 ms'")
  await using next = (await takeTurn(db, place))!
  expect(await left()).toBeGreaterThan(25)
  // It was not: what it gives back is not the other's.
  await killed[Symbol.asyncDispose]()
  expect(await left()).toBeGreaterThan(25)
  expect(next.lost.aborted).toBe(false)
})

test('is renewed while it lasts, and no longer', async () => {
  fakeTime()
  const turn = (await takeTurn(db, place))!
  await query("UPDATE ingest.turn SET until = clock_timestamp() + interval '3 seconds'")
  await pass(9_000)
  expect(await left()).toBeLessThan(4)
  await pass(1_500)
  expect(await left()).toBeGreaterThan(25)
  expect(turn.lost.aborted).toBe(false)
  expect(vi.getTimerCount()).toBe(1)
  await turn[Symbol.asyncDispose]()
  expect(vi.getTimerCount()).toBe(0)
  expect(await query('SELECT FROM ingest.turn')).toEqual([])
})

test('that has gone to another is lost, and that is told with the place', async () => {
  fakeTime()
  const turn = (await takeTurn(db, place))!
  await query("UPDATE ingest.turn SET holder = gen_random_uuid(), until = clock_timestamp() + interval '9 seconds'")
  await pass(10_500)
  expect(turn.lost.aborted).toBe(true)
  expect((turn.lost.reason as Error).message).toBe('the turn at file:///spool has gone to another')
  // The other's lease is the other's to renew.
  expect(await left()).toBeLessThan(10)
  await turn[Symbol.asyncDispose]()
  expect(await query('SELECT FROM ingest.turn')).toHaveLength(1)
})

test('lasts while the database is away, until its lease must have ended there', async () => {
  fakeTime()
  const turn = (await takeTurn(db, place))!
  await away(true)
  try {
    await pass(10_500)
    await pass(10_000)
    expect(turn.lost.aborted).toBe(false)
    await pass(leaseMs - 20_500 + 10_000)
    expect(turn.lost.aborted).toBe(true)
  } finally {
    await away(false)
  }
  await turn[Symbol.asyncDispose]()
})

test('that could be renewed after the database was away lasts as long again', async () => {
  fakeTime()
  const turn = (await takeTurn(db, place))!
  await away(true)
  await pass(10_500)
  await away(false)
  await pass(10_000)
  await away(true)
  try {
    await pass(20_000)
    expect(turn.lost.aborted).toBe(false)
  } finally {
    await away(false)
  }
  await turn[Symbol.asyncDispose]()
})

test('is given back when the database is there again, where it was away', async () => {
  const turn = (await takeTurn(db, place))!
  await away(true)
  await turn[Symbol.asyncDispose]()
  await away(false)
  await vi.waitFor(async () => expect(await query('SELECT FROM ingest.turn')).toEqual([]), { timeout: 20_000, interval: 100 })
})
