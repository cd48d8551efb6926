/**
 * The protocol of an item's revision: its states, and every step from one to the next, as pure functions. `item-steps.ts` executes them; nothing else
 * writes these columns.
 *
 *   noted, with a page wanted            noted, without
 *          │                                  │
 *          ▼    page fetched, or given up     ▼    stored
 *        page ─────────────────────────────► ready ──────────► done
 *          │                                  │ ▲ ▲              ▲
 *          │               the last failure,  ▼ │ │ retried      │ stored by a re-ingest
 *          │               the last loss    failed ──────────────┘
 *          │ dropped                          │     │
 *          └──────────► dropped ◄─────────────┴─────┘     retried: dropped leads back to page or ready
 *
 * Whose story changes often waits in `ready` for its story's pace, with nobody, and is done without a version where a newer state of its item takes
 * its place: `paced`, `replaced`.
 *
 * In `page` and `ready` exactly one has it, until exactly one time; after that time the sweep takes it up:
 *
 * The worker that has fetched a page goes on with the story under the same job; where that is lost, the job that comes again goes on from there.
 *
 *                   handed out                      taken
 *     nobody ─────────────────────────► queue ─────────────────► worker
 *     until retryAt                until leaseUntil         until leaseUntil
 *        ▲                            ▲      │                 │      │
 *        │                            └──────┘                 │      └─► the lease ran out, or the queue gave the job to another worker:
 *        │                     the lease ran out:              │          a loss; handed out again, or taken by that worker
 *        │                     longer, or handed out again     │
 *        │                     where the job is lost           │
 *        └─────────────────────────────────────────────────────┘
 *             failed, the host pauses, paced, given back (the worker stops, the database is away)
 *
 * Where a queue was emptied, what it had is handed out again at once, and a worker's lease ends within a minute.
 *
 * What is counted: `attempts`, failures of this stage's work; `losses`, how often in a row a worker took it and was not heard of again;
 * `requeues`, how often the sweep had to add a job again because a lease had run out. Waiting costs nothing: only failures and losses end it, the
 * page's by giving the page up (the story is made of what the feed said), the story's with `failed`. An item that kills every worker that takes it
 * so ends after `maxLosses` workers a stage.
 *
 * A lease is known by the number of its job and the losses so far: what a worker reports whose item has since gone to another is refused.
 */
import { backoff } from '#src/backoff.ts'
import type { StoryId } from '#src/brand.ts'

/** A queued job is given this long before the sweep looks whether the queue still has it. */
export const queueLeaseSeconds = 60
/** A worker is given this long: more than a page with its robots.txt (60 s each), or a story, may take. */
const workLeaseSeconds = 150
/** How often a stage's work may fail. */
export const maxAttempts = 5
/** How many workers in a row may take an item and not be heard of again. */
export const maxLosses = 5
/** From a failure to the next attempt: 15 s, 30 s, 1 min, 2 min, each up to a fifth shorter. */
const retryWait = { base: 15_000, factor: 2, cap: 900_000 }
const retryJitter = 0.2

export interface ItemState {
  stage: 'page' | 'ready' | 'done' | 'failed' | 'dropped'
  /** Who has it, while it waits for its page or its story. */
  holder: 'queue' | 'worker' | null
  /** The number of its newest job; each job has another. */
  job: number
  /** Until when the queue or a worker has it. */
  leaseUntil: Date | null
  /** When nobody has it: not before then. */
  retryAt: Date | null
  attempts: number
  losses: number
  requeues: number
  /** What the last failure was, until it is done. */
  cause: Cause | null
  /** Why a wanted page is not there. */
  pageProblem: string | null
  /** It waits, or has waited, for its story's pace. */
  paced: Paced | null
  /** The revision of its item that took its place while it waited. */
  replacedBy: number | null
}

/** What has to be known of a state that waits for its story's pace. Instants are ISO 8601. */
export interface Paced {
  /** Since when it waits, or the first of those whose place it has taken does. */
  since: string
  /** The story whose version it will be. */
  story: StoryId
  /** When its source says that it was last changed. */
  said?: string | undefined
}

/** What went wrong: a code for machines (`http-503`, `pg-23505`), words for people. */
export interface Cause {
  code: string
  message: string
}

/** What a worker holds. */
export type Lease = Pick<ItemState, 'job' | 'losses'>

/**
 * Why a step is not taken: it is done, failed or dropped; its stage is another; a newer job is out; a worker has it; its time has not come; the
 * worker's lease has gone to another; it does not wait for a pace.
 */
export type Refusal = 'done' | 'failed' | 'dropped' | 'other-stage' | 'superseded' | 'held' | 'not-due' | 'lease-lost' | 'not-paced'

export type Next = ItemState | Refusal

/** A revision was noted, in one transaction with the document it stood in; its job is added after that. */
export function noted({ pageWanted }: { pageWanted: boolean }, now: Date): ItemState {
  return handedOut({ ...fresh, stage: pageWanted ? 'page' : 'ready' }, now)
}

/** The slot of its host is later than a lease lasts: its job waits in the queue until then. */
export function delayed(state: ItemState, { job, until }: { job: number; until: Date }): Next {
  if (state.job !== job || state.holder !== 'queue') return 'superseded'
  return { ...state, leaseUntil: later(until, queueLeaseSeconds * 1000) }
}

/**
 * A worker has got a job for it. The very job that another worker has already taken comes again when the queue no longer hears of that worker.
 * @param job absent in jobs that know no number (those of the version before)
 */
export function taken(state: ItemState, { stage, job }: { stage: 'page' | 'ready'; job?: number | undefined }, now: Date): Next {
  const end = endOf(state)
  if (end) return end
  if (state.stage !== stage) return 'other-stage'
  if (job !== undefined && job !== state.job) return 'superseded'
  if (job === undefined && state.holder === 'worker' && !isPast(state.leaseUntil, now)) return 'held'
  if (!isPast(state.retryAt, now)) return 'not-due'
  const own = state.holder === 'worker' ? lost(state, now) : state
  if (own.stage !== stage) return own
  return { ...own, holder: 'worker', leaseUntil: later(now, workLeaseSeconds * 1000), retryAt: null }
}

/** Its page is in the archive. */
export function pageFetched(state: ItemState, lease: Lease, now: Date): Next {
  if (!holds(state, lease)) return 'lease-lost'
  return withoutPageStage(state, null, now)
}

/** The same, and the worker that fetched it makes its story at once: the job that brought the page is the story's, too. */
export function pageTaken(state: ItemState, lease: Lease, now: Date): Next {
  if (!holds(state, lease) || state.stage !== 'page') return 'lease-lost'
  const own = { ...state, stage: 'ready', attempts: 0, losses: 0, cause: null, pageProblem: null } as const
  return { ...own, leaseUntil: later(now, workLeaseSeconds * 1000) }
}

/** Its page cannot be had: the story is made of what the feed said. */
export function pageGivenUp(state: ItemState, lease: Lease, problem: string, now: Date): Next {
  if (!holds(state, lease)) return 'lease-lost'
  return withoutPageStage(state, problem, now)
}

/** Its host asked for a pause after the job had got its slot. */
export function hostPauses(state: ItemState, lease: Lease, until: Date): Next {
  return holds(state, lease) ? withNobody(state, until) : 'lease-lost'
}

/** The worker stops, or the database takes nothing at the moment: given back, and no fault of the item's. */
export function givenBack(state: ItemState, lease: Lease, until: Date): Next {
  return holds(state, lease) ? withNobody({ ...state, losses: 0 }, until) : 'lease-lost'
}

/** Its story changes often: it is told no sooner than `until`, in another's place or its own. */
export function paced(state: ItemState, lease: Lease, { until, ...known }: Paced & { until: Date }): Next {
  if (!holds(state, lease)) return 'lease-lost'
  return state.stage === 'ready' ? withNobody({ ...state, losses: 0, paced: known }, until) : 'other-stage'
}

/** Another revision of its item, which waits or is told, has taken its place before it was told. */
export function replaced(state: ItemState, by: number): Next {
  const end = endOf(state)
  if (end) return end
  return state.stage === 'ready' ? { ...withNone(state), stage: 'done', cause: null, replacedBy: by } : 'other-stage'
}

/** Nobody is to wait for its pace any more. */
export function unpaced(state: ItemState, now: Date): Next {
  if (!isWaiting(state) || state.holder !== null || state.paced === null) return 'not-paced'
  return withNobody({ ...state, paced: overdue(state.paced) }, now)
}

/**
 * Its work failed: again after a wait that grows, or given up after the last attempt.
 * @param notBefore a pause that the host has asked for
 * @param chance from 0 to 1
 */
export function failed(
  state: ItemState,
  lease: Lease,
  { cause, notBefore, chance }: { cause: Cause; notBefore?: Date | undefined; chance: number },
  now: Date,
): Next {
  if (!holds(state, lease)) return 'lease-lost'
  const counted = { ...state, attempts: state.attempts + 1, losses: 0, cause }
  if (counted.attempts >= maxAttempts) return givenUp(counted, cause, now)
  const retry = later(now, backoff(state.attempts, { ...retryWait, jitter: { share: retryJitter, chance } }))
  return withNobody(counted, notBefore && notBefore > retry ? notBefore : retry)
}

/** Would a failure of this work be the last? */
export const isLastAttempt = ({ attempts }: Pick<ItemState, 'attempts'>): boolean => attempts + 1 >= maxAttempts

/** The sweep: its time has passed. A wait has ended, a job was lost, or a worker was. */
export function requeued(state: ItemState, now: Date): Next {
  const end = endOf(state)
  if (end) return end
  if (!isPast(dueAt(state), now)) return 'not-due'
  if (state.holder === null) return handedOut(state, now)
  const counted = { ...state, requeues: state.requeues + 1 }
  if (state.holder === 'queue') return handedOut(counted, now)
  const after = lost(counted, now)
  return after.holder === 'worker' ? handedOut(after, now) : after
}

/** The sweep: the queue still has its job, which waits for its turn. */
export function stillQueued(state: ItemState, now: Date): Next {
  const end = endOf(state)
  if (end) return end
  return state.holder === 'queue' ? { ...state, leaseUntil: later(now, queueLeaseSeconds * 1000) } : 'superseded'
}

/** A worker that has an item while its queue is emptied is given so long: nobody hears of its end there. Seconds. */
const orphanSeconds = 40

/** The queue was emptied: what lay in it is handed out again, and a worker that is gone is noticed soon. */
export function queueEmptied(state: ItemState, now: Date): Next {
  const end = endOf(state)
  if (end) return end
  if (state.holder === 'queue') return handedOut({ ...state, requeues: state.requeues + 1 }, now)
  const soon = later(now, orphanSeconds * 1000)
  return state.holder === 'worker' && state.leaseUntil! > soon ? { ...state, leaseUntil: soon } : 'not-due'
}

/** It has become (part of) a story, whoever made it. Only what an admin has dropped stays what it is. */
export function stored(state: ItemState): Next {
  if (state.stage === 'dropped') return 'dropped'
  return { ...withNone(state), stage: 'done', cause: null }
}

/**
 * An admin wants it tried again: from the beginning, with all attempts. What waits is tried now.
 * @param pageMissing a page is wanted, and neither there nor given up
 */
export function retried(state: ItemState, { pageMissing }: { pageMissing: boolean }, now: Date): Next {
  if (state.stage === 'done') return 'done'
  if (state.holder === 'worker' && !isPast(state.leaseUntil, now)) return 'held'
  const { job, cause, pageProblem } = state
  const stage = pageMissing ? 'page' : 'ready'
  return handedOut({ ...fresh, job, cause, pageProblem, paced: state.paced && overdue(state.paced), stage }, now)
}

/** An admin wants no story of it. A worker that has it reports in vain. */
export function dropped(state: ItemState): Next {
  if (state.stage === 'done' || state.stage === 'dropped') return state.stage
  return { ...withNone(state), stage: 'dropped' }
}

/** When the sweep takes it up; null when it is at its end. */
export const dueAt = (state: Pick<ItemState, 'leaseUntil' | 'retryAt'>): Date | null => state.leaseUntil ?? state.retryAt

/** Waiting for its page or its story. */
export const isWaiting = <S extends { stage: ItemState['stage'] }>(state: S): state is S & { stage: 'page' | 'ready' } =>
  state.stage === 'page' || state.stage === 'ready'

/** How it ended; undefined while it waits. */
const endOf = ({ stage }: ItemState) => (stage === 'page' || stage === 'ready' ? undefined : stage)

const fresh = {
  holder: null,
  job: 0,
  leaseUntil: null,
  retryAt: null,
  attempts: 0,
  losses: 0,
  requeues: 0,
  cause: null,
  pageProblem: null,
  paced: null,
  replacedBy: null,
} as const

/** It has waited for its pace long enough. */
const overdue = (known: Paced): Paced => ({ ...known, since: new Date(0).toISOString() })

/** A new job is to be added for it. */
function handedOut(state: ItemState, now: Date): ItemState {
  return { ...state, holder: 'queue', job: state.job + 1, leaseUntil: later(now, queueLeaseSeconds * 1000), retryAt: null }
}

const withNobody = (state: ItemState, retryAt: Date): ItemState => ({ ...state, holder: null, leaseUntil: null, retryAt })
const withNone = (state: ItemState): ItemState => ({ ...state, holder: null, leaseUntil: null, retryAt: null })

/** The next stage begins with all its attempts. */
function withoutPageStage(state: ItemState, pageProblem: string | null, now: Date): ItemState {
  return handedOut({ ...state, stage: 'ready', attempts: 0, losses: 0, cause: null, pageProblem }, now)
}

function givenUp(state: ItemState, cause: Cause, now: Date): ItemState {
  return state.stage === 'page' ? withoutPageStage(state, cause.message, now) : { ...withNone(state), stage: 'failed', cause }
}

/** The worker that had it is gone. */
function lost(state: ItemState, now: Date): ItemState {
  const losses = state.losses + 1
  if (losses < maxLosses) return { ...state, losses }
  const message = `${losses} workers in a row took it and were not heard of again`
  return givenUp({ ...state, losses }, { code: 'worker-lost', message }, now)
}

const holds = (state: ItemState, { job, losses }: Lease): boolean =>
  isWaiting(state) && state.holder === 'worker' && state.job === job && state.losses === losses

const isPast = (at: Date | null, now: Date): boolean => at === null || at <= now
const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms)
