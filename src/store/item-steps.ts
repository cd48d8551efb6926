/**
 * The steps of an item's revision, executed: its row is read and locked, put through a transition of `item-state.ts`, and written. Time is
 * PostgreSQL's, so that workers whose clocks differ agree on what has run out.
 */
import { and, asc, eq, inArray, isNotNull, lte, type SQL, sql } from 'drizzle-orm'
import type { ItemId, Sha256 } from '#src/brand.ts'
import { type Db, inOneGo, type Tx } from './db.ts'
import {
  type Cause,
  delayed,
  dueAt,
  failed,
  givenBack,
  hostPauses,
  type ItemState,
  isWaiting,
  type Lease,
  type Next,
  pageFetched,
  pageGivenUp,
  pageTaken,
  queueEmptied,
  type Refusal,
  requeued,
  stillQueued,
} from './item-state.ts'
import { itemRevision } from './schema.ts'
import { storable } from './storable.ts'

/** One revision of an item. */
export interface RevisionRef {
  item: ItemId
  revision: number
}

/** A revision for which a job is to be added. */
export interface PendingItem extends RevisionRef {
  state: 'page' | 'ready'
  pageUrl: string | null
  /** Each of its jobs has another number. */
  job: number
}

/**
 * What a step came to: the state after it and the job that it asks for, or why it was not taken; then with the job that is out for it, where the
 * queue has it.
 */
export type Stepped =
  | { kind: 'stepped'; state: ItemState; handed: PendingItem[] }
  | { kind: 'refused'; reason: Refusal | 'no-item'; queued: PendingItem[] }

const stateColumns = {
  itemId: itemRevision.itemId,
  revision: itemRevision.revision,
  pageUrl: itemRevision.pageUrl,
  pageSha256: itemRevision.pageSha256,
  pageProblem: itemRevision.pageProblem,
  state: itemRevision.state,
  holder: itemRevision.holder,
  job: itemRevision.job,
  leaseUntil: itemRevision.leaseUntil,
  retryAt: itemRevision.retryAt,
  attempts: itemRevision.attempts,
  losses: itemRevision.losses,
  requeues: itemRevision.requeues,
  errorCode: itemRevision.errorCode,
  error: itemRevision.error,
  paced: itemRevision.paced,
  replacedBy: itemRevision.replacedBy,
  dueAt: itemRevision.dueAt,
}
/** The columns of a revision that a transition may look at. */
export type StateRow = Pick<typeof itemRevision.$inferSelect, keyof typeof stateColumns>
/** A transition, with what it needs beside the state bound to it. */
export type Transition = (state: ItemState, now: Date, row: StateRow) => Next

/** PostgreSQL's time, to the millisecond. */
export async function databaseTime(tx: Db | Tx): Promise<Date> {
  const [row] = await tx.select({ now: clock }).from(sql`(SELECT) AS one`)
  return row!.now
}
const clock = sql<Date>`clock_timestamp()`.mapWith(itemRevision.dueAt)

/** What of an item waits without a time of its own was written by a worker of the version before: its queue has it until `due_at`. */
export function stateOf(row: StateRow): ItemState {
  const {
    state: stage,
    holder,
    job,
    leaseUntil,
    retryAt,
    attempts,
    losses,
    requeues,
    errorCode,
    error,
    pageProblem,
    paced,
    replacedBy,
  } = row
  const cause = error === null ? null : { code: errorCode ?? 'unknown', message: error }
  const state: ItemState = { stage, holder, job, leaseUntil, retryAt, attempts, losses, requeues, cause, pageProblem, paced, replacedBy }
  return isWaiting(state) && dueAt(state) === null ? { ...state, holder: 'queue', leaseUntil: row.dueAt } : state
}

/** A state as columns. What is at its end keeps the time at which it was last due. */
export function columnsOf(state: ItemState) {
  const { stage, holder, job, leaseUntil, retryAt, attempts, losses, requeues, cause, pageProblem, paced, replacedBy } = state
  const due = dueAt(state)
  const error = cause === null ? { error: null, errorCode: null } : { error: storable(cause.message), errorCode: cause.code }
  const counts = { attempts, losses, requeues }
  const problem = pageProblem === null ? null : storable(pageProblem)
  const pace = { paced, replacedBy }
  return {
    state: stage,
    holder,
    job,
    leaseUntil,
    retryAt,
    ...counts,
    ...error,
    ...pace,
    pageProblem: problem,
    ...(due ? { dueAt: due } : {}),
  }
}

/** The job that a revision which the queue has is waiting for. */
export function pendingOf(
  { itemId, revision, pageUrl }: Pick<StateRow, 'itemId' | 'revision' | 'pageUrl'>,
  state: ItemState,
): PendingItem[] {
  if (!isWaiting(state) || state.holder !== 'queue') return []
  return [{ item: itemId, revision, state: state.stage, pageUrl, job: state.job }]
}

/**
 * Take one step, inside a transaction.
 * @param beside columns that are written with it
 */
export async function step(tx: Tx, ref: RevisionRef, transition: Transition, beside: Beside = {}): Promise<Stepped> {
  return transit(tx, await lockState(tx, ref), transition, beside)
}

/** A revision's state, which nobody else changes until the transaction ends, and PostgreSQL's time. */
export async function lockState(tx: Tx, ref: RevisionRef): Promise<LockedState | undefined> {
  const [found] = await tx
    .select({ ...stateColumns, now: clock })
    .from(itemRevision)
    .where(isRevision(ref))
    .for('update')
  return found
}
export type LockedState = StateRow & { now: Date }

/** Take a step from a state that was locked. */
export async function transit(tx: Tx, found: LockedState | undefined, transition: Transition, beside: Beside = {}): Promise<Stepped> {
  if (!found) return { kind: 'refused', reason: 'no-item', queued: [] }
  return write(tx, found, transition(stateOf(found), found.now, found), beside)
}

/**
 * Take the same step with many, in the order in which they are due. Those that another process is at are left out.
 * @param where which, beside being in reach
 */
export async function stepAll(
  tx: Tx,
  { where, limit }: { where: SQL | undefined; limit: number },
  transition: Transition,
): Promise<Stepped[]> {
  const rows = await tx
    .select({ ...stateColumns, now: clock })
    .from(itemRevision)
    .where(where)
    .orderBy(asc(itemRevision.dueAt))
    .limit(limit)
    .for('update', { skipLocked: true })
  return inOneGo(...rows.map((row) => () => write(tx, row, transition(stateOf(row), row.now, row), {})))
}

async function write(tx: Tx, row: StateRow, next: Next, beside: Beside): Promise<Stepped> {
  if (typeof next === 'string') return { kind: 'refused', reason: next, queued: pendingOf(row, stateOf(row)) }
  await tx
    .update(itemRevision)
    .set({ ...columnsOf(next), ...beside, ...(next.stage === 'done' ? { doneAt: clock } : {}) })
    .where(isRevision({ item: row.itemId, revision: row.revision }))
  return { kind: 'stepped', state: next, handed: next.job > row.job ? pendingOf(row, next) : [] }
}

const isRevision = ({ item, revision }: RevisionRef) => and(eq(itemRevision.itemId, item), eq(itemRevision.revision, revision))

/** A page that was archived. */
export interface KeptPage {
  sha256: Sha256
  finalUrl: string
  headers: Record<string, string>
}
type Beside = Partial<
  Pick<typeof itemRevision.$inferInsert, 'pageSha256' | 'pageFinalUrl' | 'pageHeaders' | 'pageProblem' | 'toldHash' | 'storyId'>
>
const pageColumns = ({ sha256, finalUrl, headers }: KeptPage): Beside => ({
  pageSha256: sha256,
  pageFinalUrl: finalUrl,
  pageHeaders: storable(headers),
  pageProblem: null,
})

/**
 * A worker has fetched the page: in one transaction with the page's bytes.
 * @param goesOn the worker makes the story at once; else a job for it is to be added
 */
export const keepPage = (tx: Tx, ref: RevisionRef, lease: Lease, page: KeptPage, goesOn = false): Promise<Stepped> =>
  step(tx, ref, (state, now) => (goesOn ? pageTaken : pageFetched)(state, lease, now), pageColumns(page))

/** Another page in place of the one that a revision was made with; its state stays. */
export async function replacePage(tx: Tx, ref: RevisionRef, page: KeptPage): Promise<void> {
  await tx.update(itemRevision).set(pageColumns(page)).where(isRevision(ref))
}

/** A worker's report on what it holds, in a transaction of its own. */
const report = (db: Db, ref: RevisionRef, transition: Transition): Promise<Stepped> => db.transaction((tx) => step(tx, ref, transition))

export const giveUpPage = (db: Db, ref: RevisionRef, lease: Lease, problem: string): Promise<Stepped> =>
  report(db, ref, (state, now) => pageGivenUp(state, lease, problem, now))

export const waitForHost = (db: Db, ref: RevisionRef, lease: Lease, until: Date): Promise<Stepped> =>
  report(db, ref, (state) => hostPauses(state, lease, until))

/** Not its fault: it is tried again after so many seconds, and nothing is counted. */
export const giveBack = (db: Db, ref: RevisionRef, lease: Lease, seconds: number): Promise<Stepped> =>
  report(db, ref, (state, now) => givenBack(state, lease, new Date(now.getTime() + seconds * 1000)))

export const failWork = (
  db: Db,
  ref: RevisionRef,
  lease: Lease,
  failure: { cause: Cause; notBefore?: Date | undefined },
): Promise<Stepped> => report(db, ref, (state, now) => failed(state, lease, { ...failure, chance: Math.random() }, now))

/** The queued job of a revision starts no sooner than this. */
export const delay = (db: Db, pending: PendingItem, until: Date): Promise<Stepped> =>
  report(db, pending, (state) => delayed(state, { job: pending.job, until }))

const isOverdue = and(inArray(itemRevision.state, ['page', 'ready']), lte(itemRevision.dueAt, clock))

/** What the queue has had for so long that its jobs are looked for, in the order in which `claimOverdue` takes it up. */
export async function overdueInQueue(db: Db, limit: number): Promise<PendingItem[]> {
  const rows = await db.select(stateColumns).from(itemRevision).where(isOverdue).orderBy(asc(itemRevision.dueAt)).limit(limit)
  return rows.flatMap((row) => pendingOf(row, stateOf(row)))
}

/** Rows that one statement locks. */
const atOnce = 500

/** All that the queues had, after they were emptied: what is to be handed to them again. */
export async function claimEmptied(db: Db): Promise<PendingItem[]> {
  const { itemId, revision, state, holder } = itemRevision
  const had = await db
    .select({ itemId, revision })
    .from(itemRevision)
    .where(and(inArray(state, ['page', 'ready']), isNotNull(holder)))
    .orderBy(itemRevision.dueAt)
  const handed: PendingItem[] = []
  for (let from = 0; from < had.length; from += atOnce) {
    const some = had.slice(from, from + atOnce)
    const [items, revisions] = [some.map((one) => one.itemId), some.map((one) => one.revision)].map((numbers) => sql.param(numbers))
    const where = sql`(${itemId}, ${revision}) IN (SELECT * FROM unnest(${items}::bigint[], ${revisions}::int[]))`
    const results = await db.transaction((tx) => stepAll(tx, { where, limit: atOnce }, queueEmptied))
    handed.push(...results.flatMap((result) => (result.kind === 'stepped' ? result.handed : [])))
  }
  return handed
}

/**
 * What has run out: what is to be handed to the queue again, and how many were given up.
 * @param known of what the queue has had for so long, whether it still has the job; what was not looked for is left to the next sweep. Absent: all of it is lost
 */
export async function claimOverdue(
  db: Db,
  { limit, known }: { limit: number; known?: (pending: PendingItem) => 'there' | 'lost' | undefined },
): Promise<{ handed: PendingItem[]; failed: number; waiting: number }> {
  const again: Transition = (state, now, row) => {
    const [queued] = known ? pendingOf(row, state) : []
    if (!queued) return requeued(state, now)
    const found = known!(queued)
    return found === 'there' ? stillQueued(state, now) : found === 'lost' ? requeued(state, now) : 'not-due'
  }
  const results = (await db.transaction((tx) => stepAll(tx, { where: isOverdue, limit }, again))).filter(({ kind }) => kind === 'stepped')
  const handed = results.flatMap((result) => (result.kind === 'stepped' ? result.handed : []))
  const failed = results.filter((result) => result.kind === 'stepped' && result.state.stage === 'failed').length
  return { handed, failed, waiting: results.length - handed.length - failed }
}
