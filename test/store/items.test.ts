/**
 * An item's revision under whatever happens to it, in any order: the steps of `item-state.ts` as `item-steps.ts` and `items.ts` execute them on
 * PostgreSQL. What polls, workers, sweeps and admins do is chosen at random, workers die at any moment and are heard of again after others have
 * their items, the queue forgets jobs or hands them out twice, and time passes. After every step, for every revision:
 *
 *   1. What is not done, failed or dropped waits for exactly one time, at most a day away: the lease of a queue or worker that has it, or the
 *      moment from which it is tried again. `due_at`, by which the sweep finds it, is that time. What is at its end waits for nothing.
 *   2. Of all workers that believe to have it, at most one is listened to.
 *   3. Its attempts are the failures that were reported by a worker that was listened to, in this stage and since an admin's last retry: whatever
 *      else happens, they stay.
 *   4. It is failed only with all attempts used up, or after so many workers in a row were lost; its page is given up only so, or for good.
 *   5. Done is final, and once only; dropped stays so until an admin retries it. What was a story before stays one. What another took the place of is
 *      done, too, and only what waits for its story has its place taken.
 *   6. No job's number comes twice, and numbers grow.
 *   7. In the end, when the sweep and workers that do their work are all that is left, every revision ends, and in bounded time.
 */
import fc from 'fast-check'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { FeedId, ItemId, Sha256, StoryId } from '#src/brand.ts'
import type { Db } from '#src/store/db.ts'
import { dropItems, retryItems } from '#src/store/item-admin.ts'
import { type Lease, maxAttempts, maxLosses, paced, replaced, unpaced } from '#src/store/item-state.ts'
import {
  claimEmptied,
  claimOverdue,
  delay,
  failWork,
  giveBack,
  giveUpPage,
  keepPage,
  lockState,
  type PendingItem,
  type RevisionRef,
  type Stepped,
  step,
  waitForHost,
} from '#src/store/item-steps.ts'
import { finishRevision, ItemDropped, recordItems, takeRevision } from '#src/store/items.ts'
import { freshDb } from '../support/database.ts'
import { runs } from '../support/runs.ts'

let db: Db

beforeAll(async () => {
  db = await freshDb()
})
beforeEach(empty)

async function empty(): Promise<void> {
  await db.$client.query('TRUNCATE ingest.item, ingest.item_revision')
}

const feed = 'model' as FeedId
const sha256 = 'f'.repeat(64) as Sha256
const story = '3b241101-e2bb-4255-8caf-4136c566a962' as StoryId
const daySeconds = 86_400

interface Worker {
  ref: RevisionRef
  lease: Lease
  stage: 'page' | 'ready'
}
interface Row {
  key: string
  item: ItemId
  revision: number
  state: 'page' | 'ready' | 'done' | 'failed' | 'dropped'
  holder: 'queue' | 'worker' | null
  job: number
  attempts: number
  losses: number
  /** Seconds from now, as the database sees it. */
  lease: number | null
  retry: number | null
  due: number
  page: 'none' | 'there' | 'given up' | 'wanted'
  code: string | null
  paced: boolean
}
/** What the test itself knows of a revision. */
interface Known {
  failures: number
  losses: number
  job: number
  /** The worker that has it. */
  owner: Worker | undefined
  ended: 'done' | 'dropped' | undefined
  /** With how many failures and lost workers a stage ended that did not end well. */
  ends: { page?: End; ready?: End }
}
type End = Pick<Known, 'failures' | 'losses'> | 'gone'
interface World {
  known: Map<string, Known>
  /** Jobs in the queue, and those that it has handed to workers. */
  queue: PendingItem[]
  active: PendingItem[]
  /** Those that may still report, whether or not anyone listens. */
  workers: Worker[]
  entries: number
}

const keyOf = ({ item, revision }: RevisionRef) => `${item}.${revision}`

async function rows(): Promise<Map<string, Row>> {
  const { rows } = await db.$client.query<Row>(`
    SELECT item_id || '.' || revision AS key, item_id::int AS item, revision, state, holder, job, attempts, losses, error_code AS code, paced IS NOT NULL AS paced,
      extract(epoch FROM lease_until - statement_timestamp())::float AS lease, extract(epoch FROM retry_at - statement_timestamp())::float AS retry,
      extract(epoch FROM due_at - statement_timestamp())::float AS due,
      CASE WHEN page_url IS NULL THEN 'none' WHEN page_sha256 IS NOT NULL THEN 'there' WHEN page_problem IS NOT NULL THEN 'given up' ELSE 'wanted' END AS page
    FROM ingest.item_revision`)
  return new Map(rows.map((row) => [row.key, row]))
}
const waits = ({ state }: Row) => state === 'page' || state === 'ready'

/** Moving all times back is the clock moving forward. */
async function passes(seconds: number): Promise<void> {
  await db.$client.query(
    `UPDATE ingest.item_revision SET lease_until = lease_until - make_interval(secs => $1), retry_at = retry_at - make_interval(secs => $1),
      due_at = due_at - make_interval(secs => $1)`,
    [seconds],
  )
}

/** New jobs go into the queue; each has a number that its revision has not had. */
function queued(world: World, handed: PendingItem[]): void {
  for (const pending of handed) {
    const known = world.known.get(keyOf(pending))!
    expect(pending.job, `a job's number of ${keyOf(pending)}`).toBeGreaterThan(known.job)
    known.job = pending.job
    known.owner = undefined
    world.queue.push(pending)
  }
}

async function poll(world: World, { again, pageWanted }: { again: boolean; pageWanted: boolean }): Promise<void> {
  world.entries += again && world.entries > 0 ? 0 : 1
  const entry = { headline: `said ${world.known.size}` } as never
  const listed = { identity: `entry ${world.entries}`, entry, ...(pageWanted ? { pageUrl: 'http://host.example/page' } : {}) }
  const { pending } = await db.transaction((tx) => recordItems(tx, feed, sha256, [listed]))
  for (const one of pending) world.known.set(keyOf(one), { failures: 0, losses: 0, job: 0, owner: undefined, ended: undefined, ends: {} })
  queued(world, pending)
}

/** A worker gets a job: one that waits, or one that the queue believes to be lost with its worker. */
async function take(world: World, pending: PendingItem, { numbered }: { numbered: boolean }): Promise<Worker | undefined> {
  const key = keyOf(pending)
  const known = world.known.get(key)!
  const before = (await rows()).get(key)!
  const result = await takeRevision(db, pending, { stage: pending.state, job: numbered ? pending.job : undefined })
  if (result.kind === 'taken') {
    expect(waits(before) && before.state === pending.state, `${key} could be taken`).toBe(true)
    if (numbered) expect(pending.job, `the job that takes ${key}`).toBe(known.job)
    if (before.holder === null) expect(before.retry, `${key} is taken in its time`).toBeLessThan(1)
    if (!numbered && before.holder === 'worker') expect(before.lease, `${key} was lost when it was taken`).toBeLessThan(1)
    if (before.holder === 'worker') known.losses++
    expect(known.losses, `workers lost with ${key}`).toBeLessThan(maxLosses)
    const { itemId, revision, job, losses } = result.revision
    known.owner = { ref: { item: itemId, revision }, lease: { job, losses }, stage: pending.state }
    return known.owner
  }
  const current = numbered && pending.job === known.job && before.state === pending.state
  if (result.kind === 'stepped') {
    expect(before.holder === 'worker' && ++known.losses === maxLosses, `${key} was given up with its last worker`).toBe(true)
    endStage(known, pending.state)
    queued(world, result.handed)
  } else if (current && before.holder !== null) expect.unreachable(`the newest job of ${key} was refused: ${result.reason}`)
  return undefined
}

/** What follows begins with all attempts. */
function endStage(known: Known, stage: 'page' | 'ready', how: 'badly' | 'gone' | 'well' = 'badly'): void {
  if (how !== 'well') known.ends[stage] = how === 'gone' ? 'gone' : { failures: known.failures, losses: known.losses }
  Object.assign(known, { failures: 0, losses: 0, owner: undefined })
}

async function report(
  world: World,
  worker: Worker,
  how: 'fails' | 'gives back' | 'is paced' | 'host pauses' | 'page comes' | 'page is gone' | 'succeeds',
): Promise<void> {
  const { ref, lease, stage } = worker
  const key = keyOf(ref)
  const known = world.known.get(key)!
  world.workers = world.workers.filter((one) => one !== worker)
  if (how === 'succeeds' && stage === 'ready') return succeed(world, ref)
  const listened = known.owner === worker
  const at = new Date(Date.now() + 3_600_000)
  const act: Partial<Record<typeof how, () => Promise<Stepped>>> = {
    fails: () => failWork(db, ref, lease, { cause: { code: 'planned', message: 'as planned' } }),
    'gives back': () => giveBack(db, ref, lease, 0),
    ...(stage === 'ready'
      ? {
          'is paced': () =>
            db.transaction((tx) => step(tx, ref, (state) => paced(state, lease, { since: new Date().toISOString(), story, until: at }))),
        }
      : {}),
    ...(stage === 'page'
      ? {
          'host pauses': () => waitForHost(db, ref, lease, at),
          'page comes': () => db.transaction((tx) => keepPage(tx, ref, lease, { sha256, finalUrl: 'http://host.example/', headers: {} })),
          'page is gone': () => giveUpPage(db, ref, lease, 'it is gone'),
        }
      : {}),
  }
  const stepped = await act[how]?.()
  if (!stepped) return
  expect(stepped.kind, `whether ${key} listens when a worker ${how}`).toBe(listened ? 'stepped' : 'refused')
  if (stepped.kind === 'refused') return
  known.owner = undefined
  if (how === 'fails') {
    known.failures++
    known.losses = 0
    if (known.failures === maxAttempts) endStage(known, stage)
  }
  if (how === 'gives back' || how === 'is paced') known.losses = 0
  if (how === 'page comes' || how === 'page is gone') endStage(known, stage, how === 'page comes' ? 'well' : 'gone')
  queued(world, stepped.handed)
}

/** Its story is stored: by the worker, by one that nobody listens to any more, or by a re-ingest. */
async function succeed(world: World, ref: RevisionRef): Promise<void> {
  const known = world.known.get(keyOf(ref))!
  const done = await db
    .transaction(async (tx) => finishRevision(tx, await lockState(tx, ref), ref, { story, told: 'told' }))
    .then(
      () => true,
      (error: unknown) => {
        if (error instanceof ItemDropped) return false
        throw error
      },
    )
  expect(done, `whether ${keyOf(ref)} may be done`).toBe(known.ended !== 'dropped')
  if (done) Object.assign(known, { ended: 'done', owner: undefined })
}

async function sweep(world: World): Promise<void> {
  const before = await rows()
  const { handed, failed } = await claimOverdue(db, { limit: 500 })
  const after = await rows()
  const touched = [...before.values()].filter((row) => waits(row) && row.due <= 0)
  for (const { key, holder, state } of new Set([...touched, ...handed.map((one) => before.get(keyOf(one))!)])) {
    const known = world.known.get(key)!
    if (holder === 'worker' && ++known.losses === maxLosses) endStage(known, state as 'page' | 'ready')
    known.owner = undefined
  }
  expect([...after.values()].filter(({ state }) => state === 'failed').length).toBe(
    [...before.values()].filter(({ state }) => state === 'failed').length + failed,
  )
  for (const row of after.values()) if (waits(row)) expect(row.due, `${row.key} is due after a sweep`).toBeGreaterThan(0)
  queued(world, handed)
}

async function admin(world: World, row: Row, what: 'retries' | 'drops'): Promise<void> {
  const { key, item, revision } = row
  const known = world.known.get(key)!
  const { taken, handed } = await (what === 'retries' ? retryItems : dropItems)(db, { item, revision }, 10)
  if (row.state === 'done') expect(taken, `a done item is left alone`).toBe(0)
  else if (what === 'drops') expect(taken).toBe(row.state === 'dropped' ? 0 : 1)
  else if (row.holder !== 'worker') expect(taken, `${key} can be retried`).toBe(1)
  else if (row.lease! > 1) expect(taken, `${key} is being worked on`).toBe(0)
  if (taken === 0) return
  known.owner = undefined
  if (what === 'drops') known.ended = 'dropped'
  else Object.assign(known, { failures: 0, losses: 0, ended: undefined, ends: { page: known.ends.page } })
  queued(world, handed)
}

/** A newer state of its item takes its place, or nobody is to wait for its pace any more. */
async function pace(world: World, { key, item, revision, state, holder, paced: waits }: Row, what: 'replaced' | 'unpaced'): Promise<void> {
  const known = world.known.get(key)!
  const stepped = await db.transaction((tx) =>
    step(tx, { item, revision }, (before, now) => (what === 'replaced' ? replaced(before, revision + 1) : unpaced(before, now))),
  )
  const may = state === 'ready' && (what === 'replaced' || (waits && holder === null))
  expect(stepped.kind, `whether ${key}, ${state}, can be ${what}`).toBe(may ? 'stepped' : 'refused')
  if (may && what === 'replaced') Object.assign(known, { ended: 'done', owner: undefined })
}

async function check(world: World): Promise<void> {
  const now = await rows()
  expect([...now.keys()].sort()).toEqual([...world.known.keys()].sort())
  for (const row of now.values()) {
    const known = world.known.get(row.key)!
    const times = [row.lease, row.retry].filter((time) => time !== null)
    if (waits(row)) {
      expect(times, `${row.key} waits for one time`).toHaveLength(1)
      expect(row.lease === null, `${row.key} has a lease just when it has a holder`).toBe(row.holder === null)
      expect(Math.abs(row.due - times[0]!), `${row.key} is swept when it is due`).toBeLessThan(0.001)
      expect(row.due, `${row.key} is due within a day`).toBeLessThan(daySeconds)
      expect(row.attempts, `attempts of ${row.key}`).toBe(known.failures)
      expect(row.losses, `losses of ${row.key}`).toBe(known.losses)
      expect(row.attempts).toBeLessThan(maxAttempts)
    } else {
      expect([...times, row.holder], `${row.key} is ${row.state} and waits for nothing`).toEqual([null])
    }
    expect(row.state === 'page', `${row.key} waits for its page while it is wanted`).toBe(waits(row) && row.page === 'wanted')
    expect(row.job).toBe(known.job)
    if (known.owner) expect({ holder: row.holder, job: row.job, losses: row.losses }).toEqual({ holder: 'worker', ...known.owner.lease })
    else expect(row.holder, `${row.key} has no worker`).not.toBe('worker')
    if (known.ended) expect(row.state).toBe(known.ended)
    else expect(['done', 'dropped'], `${row.key} has ended by itself`).not.toContain(row.state)
    if (row.state === 'failed') expect(isBound(known.ends.ready), `${row.key} failed by a bound`).toBe(true)
    if (row.page === 'given up') {
      const { page } = known.ends
      expect(page === 'gone' || isBound(page), `the page of ${row.key} was given up for good or by a bound`).toBe(true)
    }
  }
}
const isBound = (end: End | undefined) => typeof end === 'object' && (end.failures === maxAttempts || end.losses === maxLosses)

const reports = ['fails', 'gives back', 'is paced', 'host pauses', 'page comes', 'page is gone', 'succeeds'] as const
type Event =
  | { kind: 'poll'; again: boolean; pageWanted: boolean }
  | { kind: 'take'; which: number; numbered: boolean }
  | { kind: 'redeliver'; which: number; numbered: boolean }
  | { kind: 'report'; which: number; how: (typeof reports)[number] }
  | { kind: 'crash'; which: number }
  | { kind: 'sweep' }
  | { kind: 'queue lost' }
  | { kind: 'queue emptied' }
  | { kind: 'time'; seconds: number }
  | { kind: 'admin'; which: number; what: 'retries' | 'drops' }
  | { kind: 'reingest'; which: number }
  | { kind: 'pace'; which: number; what: 'replaced' | 'unpaced' }
  | { kind: 'delay'; which: number; seconds: number }
  /** One of those that wait is swept in its time, taken, and ends so; so many times. */
  | { kind: 'rounds'; which: number; times: number; how: (typeof reports)[number] | 'crash' }

const pick = <T>(all: readonly T[], which: number): T | undefined => (all.length > 0 ? all[which % all.length] : undefined)

class Happens implements fc.AsyncCommand<World, Db> {
  readonly event: Event
  constructor(event: Event) {
    this.event = event
  }
  check = () => true
  toString = () => JSON.stringify(this.event)
  async run(world: World): Promise<void> {
    await happens(world, this.event)
    await check(world)
  }
}

async function deliver(world: World, pending: PendingItem | undefined, numbered: boolean): Promise<Worker | undefined> {
  if (!pending) return undefined
  world.queue = world.queue.filter((one) => one !== pending)
  if (!world.active.includes(pending)) world.active.push(pending)
  const worker = await take(world, pending, { numbered })
  if (worker) world.workers.push(worker)
  return worker
}

async function happens(world: World, event: Event): Promise<void> {
  switch (event.kind) {
    case 'poll':
      return poll(world, event)
    case 'take':
      return void (await deliver(world, pick(world.queue, event.which), event.numbered))
    case 'redeliver':
      return void (await deliver(world, pick(world.active, event.which), event.numbered))
    case 'report': {
      const worker = pick(world.workers, event.which)
      return worker && report(world, worker, event.how)
    }
    case 'crash':
      world.workers.splice(event.which % Math.max(1, world.workers.length), 1)
      return
    case 'sweep':
      return sweep(world)
    case 'queue lost':
      world.queue = []
      world.active = []
      return
    case 'queue emptied': {
      // A worker may be at what it has, and go on; it is given no longer than a minute.
      world.queue = []
      world.active = []
      const before = await rows()
      const handed = await claimEmptied(db)
      expect(handed.map(keyOf).toSorted()).toEqual(
        [...before.values()].flatMap((row) => (waits(row) && row.holder === 'queue' ? [row.key] : [])).toSorted(),
      )
      for (const row of (await rows()).values()) if (row.holder !== null) expect(row.due).toBeLessThan(61)
      return queued(world, handed)
    }
    case 'time':
      return passes(event.seconds)
    case 'admin': {
      const row = pick([...(await rows()).values()], event.which)
      return row && admin(world, row, event.what)
    }
    case 'pace': {
      const row = pick([...(await rows()).values()], event.which)
      return row && pace(world, row, event.what)
    }
    case 'reingest': {
      const row = pick(
        [...(await rows()).values()].filter(({ state }) => state === 'failed' || state === 'done'),
        event.which,
      )
      return row && succeed(world, row)
    }
    case 'delay': {
      const pending = pick(world.queue, event.which)
      if (!pending) return
      const { kind } = await delay(db, pending, new Date(Date.now() + event.seconds * 1000))
      const row = (await rows()).get(keyOf(pending))!
      if (kind === 'stepped') expect(row.lease, 'a delayed job has its lease after its delay').toBeGreaterThan(event.seconds)
      else expect(row.job !== pending.job || row.holder !== 'queue', 'only a job that has gone is not delayed').toBe(true)
      return
    }
    case 'rounds': {
      const row = pick([...(await rows()).values()].filter(waits), event.which)
      for (let n = 0; row && n < event.times; n++) {
        await passes(daySeconds)
        await sweep(world)
        const pending = world.queue.findLast((one) => keyOf(one) === row.key)
        const worker = await deliver(world, pending, true)
        if (worker && event.how === 'crash') world.workers = world.workers.filter((one) => one !== worker)
        else if (worker) await report(world, worker, event.how as (typeof reports)[number])
        await check(world)
      }
      return
    }
    default:
      return event satisfies never
  }
}

const which = fc.nat({ max: 5 })
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('poll' as const), again: fc.boolean(), pageWanted: fc.boolean() }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('take' as const), which, numbered: fc.constantFrom(true, true, true, false) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('redeliver' as const), which, numbered: fc.constantFrom(true, true, true, false) }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('report' as const), which, how: fc.constantFrom(...reports) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('crash' as const), which }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('sweep' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('queue lost' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('queue emptied' as const) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('time' as const), seconds: fc.constantFrom(10, 20, 65, 160, 4000) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('admin' as const), which, what: fc.constantFrom('retries' as const, 'drops' as const) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reingest' as const), which }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('pace' as const), which, what: fc.constantFrom('replaced' as const, 'unpaced' as const) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delay' as const), which, seconds: fc.constantFrom(5, 300) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('rounds' as const),
      times: fc.constantFrom(1, 1, 2, maxAttempts),
      which,
      how: fc.constantFrom('fails' as const, 'fails' as const, 'crash' as const, 'crash' as const, ...reports),
    }),
  },
)

/** Only the sweep and workers that do their work are left. */
async function ends(world: World): Promise<void> {
  world.queue = []
  world.workers = []
  for (let round = 0; round < 4 && [...(await rows()).values()].some(waits); round++) {
    await passes(daySeconds)
    await sweep(world)
    while (world.queue.length > 0) {
      const worker = await deliver(world, world.queue[0], true)
      if (worker) await report(world, worker, worker.stage === 'page' ? 'page comes' : 'succeeds')
      await check(world)
    }
  }
  expect(
    [...(await rows()).values()].filter(waits).map(({ key }) => key),
    'what never ends',
  ).toEqual([])
}

test('whatever happens, in any order, nothing is lost, nothing is counted that did not happen, and all of it ends', async () => {
  const lives = fc.asyncProperty(
    fc.commands([event.map((one) => new Happens(one))], { maxCommands: 40, size: 'max' }),
    async (commands) => {
      await empty()
      const world: World = { known: new Map(), queue: [], active: [], workers: [], entries: 0 }
      await poll(world, { again: false, pageWanted: true })
      await poll(world, { again: false, pageWanted: false })
      await check(world)
      await fc.asyncModelRun(() => ({ model: world, real: db }), commands)
      await ends(world)
    },
  )
  // Each is one whole life.
  await fc.assert(lives, { numRuns: runs(12, 100) })
}, 300_000)
