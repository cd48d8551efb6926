/**
 * The times of the steps of an item's revision; `items.test.ts` has their order.
 */
import { describe, expect, test } from 'vitest'
import {
  delayed,
  dueAt,
  failed,
  hostPauses,
  type ItemState,
  isLastAttempt,
  maxAttempts,
  maxLosses,
  type Next,
  noted,
  pageFetched,
  requeued,
  taken,
} from '#src/store/item-state.ts'

const now = new Date('2026-11-23T12:00:00Z')
const after = (seconds: number, from = now) => new Date(from.getTime() + seconds * 1000)
const state = (next: Next): ItemState => (typeof next === 'string' ? expect.unreachable(next) : next)
const seconds = (next: Next, from = now) => (dueAt(state(next))!.getTime() - from.getTime()) / 1000
const ready = noted({ pageWanted: false }, now)
const held = (from = ready, at = now) => state(taken(from, { stage: from.stage as 'ready', job: from.job }, at))
const planned = { code: 'planned', message: 'as planned' }

test('a job in the queue is lost after a minute, a worker after two and a half', () => {
  expect(seconds(ready)).toBe(60)
  expect(requeued(ready, after(59))).toBe('not-due')
  expect(requeued(ready, after(60))).toMatchObject({ holder: 'queue', job: 2, requeues: 1, attempts: 0 })
  expect(seconds(held())).toBe(150)
  expect(requeued(held(), after(149))).toBe('not-due')
  expect(requeued(held(), after(150))).toMatchObject({ holder: 'queue', job: 2, requeues: 1, losses: 1, attempts: 0 })
})

test('a job whose slot is late is lost a minute after its slot', () => {
  expect(seconds(delayed(ready, { job: 1, until: after(300) }))).toBe(360)
  expect(delayed(ready, { job: 2, until: after(300) })).toBe('superseded')
})

describe('a failure', () => {
  test('is followed by waits that double, each up to a fifth shorter', () => {
    const waits = (chance: number) =>
      [0, 1, 2, 3].map((attempts) => seconds(failed({ ...held(), attempts }, held(), { cause: planned, chance }, now)))
    expect(waits(0)).toEqual([15, 30, 60, 120])
    expect(waits(1)).toEqual([12, 24, 48, 96])
  })

  test('of a host that asks for a longer pause is followed by that pause, and of a shorter one by the wait', () => {
    const wait = (pause: number) => seconds(failed(held(), held(), { cause: planned, chance: 0, notBefore: after(pause) }, now))
    expect([wait(600), wait(1)]).toEqual([600, 15])
  })

  test('is the last after all attempts, and keeps its cause', () => {
    const last = { ...held(), attempts: maxAttempts - 1 }
    expect([isLastAttempt(last), isLastAttempt({ attempts: maxAttempts - 2 })]).toEqual([true, false])
    expect(failed(last, last, { cause: planned, chance: 0 }, now)).toMatchObject({ stage: 'failed', attempts: maxAttempts, cause: planned })
  })
})

test('however long a host pauses and however often its jobs are lost, an item that nobody works on does not fail', () => {
  let one = ready
  for (let n = 1; n <= 100; n++) {
    one = state(requeued(one, dueAt(one)!))
    one = state(hostPauses(held(one, dueAt(one)!), one, after(3600 * n)))
    expect(one).toMatchObject({ stage: 'ready', attempts: 0, losses: 0 })
    one = state(requeued(one, dueAt(one)!))
  }
  const last = held(one, dueAt(one)!)
  expect(failed(last, last, { cause: planned, chance: 0 }, now)).toMatchObject({ stage: 'ready', attempts: 1 })
})

test('an item that kills each worker fails after so many, and says so; a page that does is given up first', () => {
  const killed = (from: ItemState) => state(requeued(held(from, dueAt(from)!), after(150, dueAt(from)!)))
  let one = noted({ pageWanted: true }, now)
  for (let n = 1; n < maxLosses; n++) one = killed(one)
  expect(one).toMatchObject({ stage: 'page', losses: maxLosses - 1 })
  one = killed(one)
  expect(one).toMatchObject({ stage: 'ready', holder: 'queue', losses: 0, pageProblem: expect.stringContaining(`${maxLosses} workers`) })
  for (let n = 1; n <= maxLosses; n++) one = killed(one)
  expect(one).toMatchObject({ stage: 'failed', losses: maxLosses, attempts: 0, cause: { code: 'worker-lost' } })
})

test('a page that came late, after many failures, leaves its story all attempts', () => {
  const page = { ...held(noted({ pageWanted: true }, now)), attempts: maxAttempts - 1, cause: planned }
  expect(pageFetched(page, page, now)).toMatchObject({ stage: 'ready', attempts: 0, cause: null, pageProblem: null, job: 2 })
})
