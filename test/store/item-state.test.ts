/**
 * The times of the steps of an item's revision; `items.test.ts` has their order.
 */
import { describe, expect, test } from 'vitest'
import {
  delayed,
  dropped,
  dueAt,
  failed,
  givenBack,
  hostPauses,
  type ItemState,
  isLastAttempt,
  maxAttempts,
  maxLosses,
  type Next,
  noted,
  type Paced,
  paced,
  pageFetched,
  pageGivenUp,
  pageTaken,
  replaced,
  requeued,
  retried,
  stillQueued,
  stored,
  taken,
  unpaced,
} from '#src/store/item-state.ts'

const now = new Date('2026-11-23T12:00:00Z')
const plus = (seconds: number, from = now) => new Date(from.getTime() + seconds * 1000)
const state = (next: Next): ItemState => (typeof next === 'string' ? expect.unreachable(next) : next)
const seconds = (next: Next, from = now) => (dueAt(state(next))!.getTime() - from.getTime()) / 1000
const ready = noted({ pageWanted: false }, now)
const held = (from = ready, at = now) => state(taken(from, { stage: from.stage as 'ready', job: from.job }, at))
const planned = { code: 'planned', message: 'as planned' }

test('a job in the queue is lost after a minute, a worker after two and a half', () => {
  expect(seconds(ready)).toBe(60)
  expect(requeued(ready, plus(59))).toBe('not-due')
  expect(requeued(ready, plus(60))).toMatchObject({ holder: 'queue', job: 2, requeues: 1, attempts: 0 })
  expect(seconds(held())).toBe(150)
  expect(requeued(held(), plus(149))).toBe('not-due')
  expect(requeued(held(), plus(150))).toMatchObject({ holder: 'queue', job: 2, requeues: 1, losses: 1, attempts: 0 })
})

test('a job that the queue still has when its time is up is looked for again a minute later, and is the same job', () => {
  expect(stillQueued(ready, plus(300))).toEqual({ ...ready, leaseUntil: plus(360) })
  expect(stillQueued(held(), plus(300))).toBe('superseded')
  expect(stillQueued(stored(ready) as ItemState, plus(300))).toBe('done')
})

test('a job whose slot is late is lost a minute after its slot', () => {
  expect(seconds(delayed(ready, { job: 1, until: plus(300) }))).toBe(360)
  expect(delayed(ready, { job: 2, until: plus(300) })).toBe('superseded')
})

describe('a page whose worker goes on with the story', () => {
  const page = noted({ pageWanted: true }, now)
  const fetching = { ...held(page), attempts: 2, losses: 1, cause: planned, pageProblem: 'none' }
  const going = state(pageTaken(fetching, fetching, plus(60)))

  test('is held by it under the same job, with all attempts, for as long as any work', () => {
    expect(going).toMatchObject({
      stage: 'ready',
      holder: 'worker',
      job: 1,
      attempts: 0,
      losses: 0,
      cause: null,
      pageProblem: null,
      retryAt: null,
    })
    expect(seconds(going, plus(60))).toBe(150)
    expect(failed(going, going, { cause: planned, chance: 0 }, now)).toMatchObject({ stage: 'ready', attempts: 1 })
  })

  test('is nobody’s who does not hold it, nor of a later stage', () => {
    expect(pageTaken(fetching, { job: 1, losses: 0 }, now)).toBe('lease-lost')
    expect(pageTaken(fetching, { job: 2, losses: 1 }, now)).toBe('lease-lost')
    expect(pageTaken(held(), held(), now)).toBe('lease-lost')
  })

  test('goes on with the job that comes again, which is a loss, and not with another', () => {
    expect(taken(going, { stage: 'page', job: 1 }, now)).toBe('other-stage')
    expect(taken(going, { stage: 'ready', job: 1 }, now)).toMatchObject({ stage: 'ready', holder: 'worker', losses: 1 })
    expect(taken(going, { stage: 'ready', job: 2 }, now)).toBe('superseded')
    expect(requeued(going, plus(210))).toMatchObject({ stage: 'ready', holder: 'queue', job: 2, losses: 1 })
  })
})

describe('a failure', () => {
  test('is followed by waits that double, each up to a fifth shorter', () => {
    const waits = (chance: number) =>
      [0, 1, 2, 3].map((attempts) => seconds(failed({ ...held(), attempts }, held(), { cause: planned, chance }, now)))
    expect(waits(0)).toEqual([15, 30, 60, 120])
    expect(waits(1)).toEqual([12, 24, 48, 96])
  })

  test('of a host that asks for a longer pause is followed by that pause, and of a shorter one by the wait', () => {
    const wait = (pause: number) => seconds(failed(held(), held(), { cause: planned, chance: 0, notBefore: plus(pause) }, now))
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
    one = state(hostPauses(held(one, dueAt(one)!), one, plus(3600 * n)))
    expect(one).toMatchObject({ stage: 'ready', attempts: 0, losses: 0 })
    one = state(requeued(one, dueAt(one)!))
  }
  const last = held(one, dueAt(one)!)
  expect(failed(last, last, { cause: planned, chance: 0 }, now)).toMatchObject({ stage: 'ready', attempts: 1 })
})

test('an item that kills each worker fails after so many, and says so; a page that does is given up first', () => {
  const killed = (from: ItemState) => state(requeued(held(from, dueAt(from)!), plus(150, dueAt(from)!)))
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

/** Nobody has it, and nothing is waited for. */
const atRest = { holder: null, leaseUntil: null, retryAt: null }
const wantsPage = noted({ pageWanted: true }, now)
const waiting = state(hostPauses(held(wantsPage), held(wantsPage), plus(3600)))

describe('what has ended', () => {
  const ends = (['done', 'failed', 'dropped'] as const).map((stage) => ({ ...ready, ...atRest, stage }))

  test.each(ends)('$stage is neither taken nor handed out again, and says how it ended', (ended) => {
    expect(taken(ended, { stage: 'ready', job: ended.job }, plus(3600))).toBe(ended.stage)
    expect(requeued(ended, plus(3600))).toBe(ended.stage)
  })

  test('by a worker of the version before, which leaves its holder standing, has no worker', () => {
    const done = { ...held(), stage: 'done' as const }
    expect(givenBack(done, held(), now)).toBe('lease-lost')
  })

  test('is waited for by nobody', () => {
    for (const one of [ready, held(), waiting]) {
      expect(stored({ ...one, cause: planned })).toMatchObject({ ...atRest, stage: 'done', cause: null })
      expect(dropped(one)).toMatchObject({ ...atRest, stage: 'dropped' })
    }
    const last = { ...held(), attempts: maxAttempts - 1 }
    expect(failed(last, last, { cause: planned, chance: 0 }, now)).toMatchObject(atRest)
  })

  test('is done whoever makes a story of it, unless an admin wants none; what is done cannot be dropped', () => {
    const stages = ends.map((one) =>
      [stored(one), dropped(one)].map((next) => (typeof next === 'string' ? `refused: ${next}` : next.stage)),
    )
    expect(stages).toEqual([
      ['done', 'refused: done'],
      ['done', 'dropped'],
      ['refused: dropped', 'refused: dropped'],
    ])
  })
})

describe('a job', () => {
  test('takes what it is for, and nobody has to be waited for any more', () => {
    expect(taken(wantsPage, { stage: 'page', job: 1 }, now)).toMatchObject({
      stage: 'page',
      holder: 'worker',
      retryAt: null,
      job: 1,
      losses: 0,
    })
  })

  test('for the page does not take the story, nor the other way round', () => {
    expect(taken(ready, { stage: 'page', job: 1 }, now)).toBe('other-stage')
    expect(taken(wantsPage, { stage: 'ready', job: 1 }, now)).toBe('other-stage')
  })

  test('that another has replaced takes nothing', () => {
    expect(taken(ready, { stage: 'ready', job: 2 }, now)).toBe('superseded')
  })

  test('that the queue gives out twice takes it from the worker that had it, which is not heard any more', () => {
    const again = taken(held(), { stage: 'ready', job: 1 }, plus(1))
    expect(again).toMatchObject({ holder: 'worker', losses: 1, job: 1, leaseUntil: plus(151) })
    expect(failed(state(again), held(), { cause: planned, chance: 0 }, plus(2))).toBe('lease-lost')
  })

  test('without a number, of the version before, waits for the end of another worker’s lease', () => {
    expect(taken(ready, { stage: 'ready' }, now)).toMatchObject({ holder: 'worker' })
    expect(taken(held(), { stage: 'ready' }, plus(149))).toBe('held')
    expect(taken(held(), { stage: 'ready' }, plus(150))).toMatchObject({ holder: 'worker', losses: 1 })
  })

  test('takes what waits no sooner than its wait has ended', () => {
    expect(taken(waiting, { stage: 'page', job: 1 }, plus(3599))).toBe('not-due')
    expect(taken(waiting, { stage: 'page', job: 1 }, plus(3600))).toMatchObject({ holder: 'worker', retryAt: null })
  })

  test('of a page whose last worker was lost gives the page up, and its story gets a job of its own', () => {
    const last = { ...held(wantsPage), losses: maxLosses - 1 }
    expect(taken(last, { stage: 'page', job: 1 }, now)).toMatchObject({ stage: 'ready', holder: 'queue', job: 2, leaseUntil: plus(60) })
  })

  test('of the last worker that is lost is found by the sweep: the page is given up with one new job, the story fails with none', () => {
    const lastOf = (one: ItemState) => requeued({ ...held(one), losses: maxLosses - 1 }, plus(150))
    expect(lastOf(wantsPage)).toMatchObject({ stage: 'ready', holder: 'queue', job: 2 })
    expect(lastOf(ready)).toMatchObject({ ...atRest, stage: 'failed', job: 1 })
  })

  test('is delayed only while the queue has it', () => {
    expect(delayed(held(), { job: 1, until: plus(300) })).toBe('superseded')
  })

  test('is added at the end of a wait, and for nothing else is that counted', () => {
    expect(requeued(waiting, plus(3599))).toBe('not-due')
    expect(requeued(waiting, plus(3600))).toMatchObject({ holder: 'queue', job: 2, requeues: 0, retryAt: null })
  })
})

describe('a worker', () => {
  const reports: [string, (one: ItemState, lease: ItemState) => Next][] = [
    ['has the page', (one, lease) => pageFetched(one, lease, now)],
    ['gives the page up', (one, lease) => pageGivenUp(one, lease, 'it is gone', now)],
    ['sees a pause of the host', (one, lease) => hostPauses(one, lease, plus(60))],
    ['gives it back', (one, lease) => givenBack(one, lease, plus(60))],
    ['fails', (one, lease) => failed(one, lease, { cause: planned, chance: 0 }, now)],
  ]
  const mine = held(wantsPage)

  test.each(reports)('that %s is heard while it has the item, and not when another, the queue or nobody has it', (_, report) => {
    expect(report(mine, mine)).toMatchObject({ stage: expect.any(String) })
    const others = [{ ...mine, job: 2 }, { ...mine, losses: 1 }, wantsPage, waiting]
    expect(others.map((one) => report(one, mine))).toEqual(others.map(() => 'lease-lost'))
  })

  test('that was heard of ends the row of lost ones, except that of a host that pauses: nothing was tried', () => {
    const third = { ...mine, losses: 2 }
    const losses = [
      givenBack(third, third, plus(60)),
      failed(third, third, { cause: planned, chance: 0 }, now),
      hostPauses(third, third, plus(60)),
    ].map((next) => state(next).losses)
    expect(losses).toEqual([0, 0, 2])
  })

  test('that fails, gives back or waits leaves it to nobody until a time', () => {
    expect(givenBack(mine, mine, plus(60))).toMatchObject({ ...atRest, retryAt: plus(60), attempts: 0 })
    expect(hostPauses(mine, mine, plus(60))).toMatchObject({ ...atRest, retryAt: plus(60), attempts: 0 })
    expect(failed(mine, mine, { cause: planned, chance: 0 }, now)).toMatchObject({
      ...atRest,
      retryAt: plus(15),
      attempts: 1,
      cause: planned,
    })
  })

  test('that cannot have the page says why, and the story is made without', () => {
    expect(pageGivenUp(mine, mine, 'it is gone', now)).toMatchObject({ stage: 'ready', holder: 'queue', job: 2, pageProblem: 'it is gone' })
    const last = { ...mine, attempts: maxAttempts - 1 }
    expect(failed(last, last, { cause: planned, chance: 0 }, now)).toMatchObject({ stage: 'ready', attempts: 0, pageProblem: 'as planned' })
  })
})

describe('whose story changes often', () => {
  const known: Paced = { since: '2026-11-23T11:59:30.000Z', story: 's' as never, said: '2026-11-23T11:59:00Z' }
  const waits = state(paced(held(), held(), { ...known, until: plus(40) }))

  test('waits with nobody until its time, and is handed out then', () => {
    expect(waits).toMatchObject({ ...atRest, stage: 'ready', retryAt: plus(40), attempts: 0, losses: 0, paced: known, replacedBy: null })
    expect(requeued(waits, plus(39))).toBe('not-due')
    expect(requeued(waits, plus(40))).toMatchObject({ holder: 'queue', job: 2, requeues: 0, paced: known })
    expect(stored(waits)).toMatchObject({ ...atRest, stage: 'done' })
  })

  test('waits for what the worker says that has it, and for its story only', () => {
    const at = { ...known, until: plus(40) }
    expect([{ ...held(), job: 2 }, { ...held(), losses: 1 }, ready].map((one) => paced(one, held(), at))).toEqual(
      Array(3).fill('lease-lost'),
    )
    expect(paced(held(wantsPage), held(wantsPage), at)).toBe('other-stage')
    expect(paced({ ...held(), losses: 2, attempts: 1 }, { job: 1, losses: 2 }, at)).toMatchObject({ losses: 0, attempts: 1 })
  })

  test('is done without a version where another takes its place, whoever has it', () => {
    for (const one of [waits, ready, held()])
      expect(replaced({ ...one, cause: planned }, 9)).toMatchObject({ ...atRest, stage: 'done', replacedBy: 9, cause: null })
    expect(replaced(wantsPage, 9)).toBe('other-stage')
    for (const stage of ['done', 'failed', 'dropped'] as const) expect(replaced({ ...waits, stage }, 9)).toBe(stage)
  })

  test('waits no longer when it is not to, and an admin’s retry does not wait', () => {
    const told = { ...known, since: '1970-01-01T00:00:00.000Z' }
    expect(unpaced(waits, plus(1))).toMatchObject({ ...atRest, stage: 'ready', retryAt: plus(1), paced: told })
    expect(retried(waits, { pageMissing: false }, plus(1))).toMatchObject({ holder: 'queue', job: 2, paced: told })
    const others = [ready, held(), waiting, state(requeued(waits, plus(40))), { ...waits, stage: 'done' as const }]
    expect(others.map((one) => unpaced(one, plus(60)))).toEqual(others.map(() => 'not-paced'))
  })
})

describe('an admin', () => {
  const failedOnce: ItemState = { ...ready, ...atRest, stage: 'failed', job: 7, attempts: 5, losses: 4, requeues: 3, cause: planned }

  test('has it tried from the beginning, with all attempts and a job that no other had; what went wrong is told until it is done', () => {
    const given = { ...failedOnce, pageProblem: 'it is gone' }
    expect(retried(given, { pageMissing: false }, now)).toEqual({
      stage: 'ready',
      holder: 'queue',
      job: 8,
      leaseUntil: plus(60),
      retryAt: null,
      attempts: 0,
      losses: 0,
      requeues: 0,
      cause: planned,
      pageProblem: 'it is gone',
      paced: null,
      replacedBy: null,
    })
    expect(retried(failedOnce, { pageMissing: true }, now)).toMatchObject({ stage: 'page' })
  })

  test('has what waits tried now, but nothing that is done, and nothing that a worker has', () => {
    expect(retried(waiting, { pageMissing: true }, now)).toMatchObject({ holder: 'queue', retryAt: null })
    expect(retried(ready, { pageMissing: false }, now)).toMatchObject({ holder: 'queue', job: 2 })
    expect(retried({ ...failedOnce, stage: 'done' }, { pageMissing: false }, now)).toBe('done')
    expect(retried(held(), { pageMissing: false }, plus(149))).toBe('held')
    expect(retried(held(), { pageMissing: false }, plus(150))).toMatchObject({ holder: 'queue', job: 2 })
  })
})
