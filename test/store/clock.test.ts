/** The clock that all workers share. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { openClock } from '#src/store/clock.ts'
import { type Db, openDb } from '#src/store/db.ts'
import { freshDatabase } from '../support/database.ts'
import { moveClock, setAhead } from './wire/moved-clock.ts'

const hour = 3_600_000
afterEach(() => vi.useRealTimers())

test('workers go by PostgreSQL’s clock, whatever their own machine’s is, and whoever sets that', async () => {
  const url = await freshDatabase()
  const fail = (error: Error) => {
    throw error
  }
  const first = openDb(url, { max: 1, onError: fail })
  await moveClock(first.$client)
  await first.$client.end()
  const db = openDb(url, { max: 2, onError: fail })
  await setAhead(db.$client, 3 * hour)
  const real = Date.now()
  vi.useFakeTimers({ toFake: ['Date'], now: real - 48 * hour })
  const clock = await openClock(db, { everyMs: 20 })
  const off = () => Math.round((clock.now().getTime() - real) / hour)
  expect(off()).toBe(3)
  vi.setSystemTime(real + 2 * hour)
  expect(off()).toBe(3)
  await setAhead(db.$client, 0)
  await vi.waitFor(() => expect(off()).toBe(0), { timeout: 60_000 })
  await clock.close()
  await db.$client.end()
  expect(off()).toBe(0)
})

test('an answer that was long on its way is taken where it proves the clock wrong', async () => {
  let offMs = 0
  const slow = async () => {
    await sleep(600)
    return { rows: [{ ms: Date.now() + offMs }] }
  }
  const clock = await openClock({ $client: { query: slow } } as unknown as Db, { everyMs: 1 })
  offMs = -2 * hour
  await vi.waitFor(() => expect(Math.round((clock.now().getTime() - Date.now()) / hour)).toBe(-2), { timeout: 60_000 })
  await clock.close()
})

test('who asks is told how far it was set back, again where that could not be seen to, and of no other change', async () => {
  let offMs = 0
  let fails = 1
  const told: number[] = []
  const clock = await openClock({ $client: { query: async () => ({ rows: [{ ms: Date.now() + offMs }] }) } } as unknown as Db, {
    everyMs: 1,
    onSetBack: async (byMs) => {
      told.push(Math.round(byMs / 1000))
      if (fails-- > 0) throw new Error('away')
    },
  })
  offMs = hour
  await vi.waitFor(() => expect(Math.round((clock.now().getTime() - Date.now()) / hour)).toBe(1), { timeout: 60_000 })
  expect(told).toEqual([])
  offMs = 0
  await vi.waitFor(() => expect(told).toEqual([3600, 3600]), { timeout: 60_000 })
  await sleep(50)
  expect(told).toHaveLength(2)
  await clock.close()
})
