/**
 * When each feed is due, and which have a job for that in the queue. A queue may lose what it likes: here stands what it was given.
 */
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { FeedId } from '#src/brand.ts'
import { type Db, withoutDisk } from './db.ts'
import type { Feed } from './feeds.ts'
import { feed } from './schema.ts'
import { perDatabase, together } from './together.ts'

/** What says when a feed is due. */
export type Timing = Pick<Feed, 'id' | 'everySeconds' | 'cron' | 'timezone' | 'lastPollAt' | 'nextPollAt'>
/** `as` is the state of its settings that was read. */
export type Unplanned = Timing & { as: string }

const asRead = sql<string>`${feed.updatedAt}::text`

/** Active feeds whose next time is to be worked out: they are new, or were set anew. */
export function unplanned(db: Db): Promise<Unplanned[]> {
  const { id, everySeconds, cron, timezone, lastPollAt, nextPollAt } = feed
  return db
    .select({ id, everySeconds, cron, timezone, lastPollAt, nextPollAt, as: asRead })
    .from(feed)
    .where(and(eq(feed.state, 'active'), isNull(feed.dueAt)))
}

/** Note when they are due; not of those that were set anew, or planned otherwise, meanwhile. @param times `before` is the plan that is replaced */
export async function plan(db: Db, times: readonly { id: FeedId; as: string; dueAt: Date; before?: Date }[]): Promise<void> {
  if (times.length === 0) return
  await db.$client.query(
    `UPDATE ingest.feed f SET due_at = t.at, queued_at = NULL FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[]) t (id, read, at, before)
      WHERE f.id = t.id AND f.updated_at::text = t.read AND f.due_at IS NOT DISTINCT FROM t.before`,
    [
      times.map(({ id }) => id),
      times.map(({ as }) => as),
      times.map(({ dueAt }) => dueAt.toISOString()),
      times.map(({ before }) => before?.toISOString() ?? null),
    ],
  )
}

/** Active feeds with a cron that wait for its next time, and for which. */
export async function waitingForCron(db: Db): Promise<(Unplanned & { dueAt: Date })[]> {
  const { id, everySeconds, cron, timezone, lastPollAt, nextPollAt, dueAt } = feed
  const rows = await db
    .select({ id, everySeconds, cron, timezone, lastPollAt, nextPollAt, dueAt, as: asRead })
    .from(feed)
    .where(sql`${feed.state} = 'active' AND ${cron} IS NOT NULL AND ${dueAt} > clock_timestamp() AND ${feed.queuedAt} IS NULL`)
  return rows.map(({ dueAt: at, ...row }) => ({ ...row, dueAt: at! }))
}

/** No index: it would have to be written with each poll, and a table of ten thousand feeds is read in a few milliseconds. */
const due = `
  WITH ${withoutDisk}, due AS (
    SELECT id FROM ingest.feed, without_disk WHERE state = 'active' AND due_at <= $1 AND queued_at IS NULL
    ORDER BY due_at LIMIT $2 FOR UPDATE OF feed SKIP LOCKED)
  UPDATE ingest.feed f SET queued_at = $1 FROM due WHERE f.id = due.id RETURNING f.id`

/** Take feeds that are due, for jobs that are added next; each goes to one process. Where those jobs are lost, `lapsed` has them. */
export async function takeDue(db: Db, now: Date, limit: number): Promise<FeedId[]> {
  const { rows } = await db.$client.query<{ id: FeedId }>(due, [now, limit])
  return rows.map(({ id }) => id)
}

const nextTimes = `
  WITH ${withoutDisk}, told AS (SELECT * FROM unnest($1::text[], $2::timestamptz[]) AS t (id, at)),
  free AS (SELECT f.id FROM ingest.feed f JOIN told USING (id), without_disk ORDER BY f.id FOR UPDATE OF f)
  UPDATE ingest.feed f SET due_at = at, queued_at = NULL FROM told t JOIN free USING (id) WHERE f.id = t.id`
const timesOf = perDatabase((db: Db) =>
  together(async (next: { id: FeedId; dueAt: Date | null }[]) => {
    await db.$client.query(nextTimes, [next.map(({ id }) => id), next.map(({ dueAt }) => dueAt?.toISOString() ?? null)])
    return next.map(() => undefined)
  }, 100),
)

/** A feed's next time, for what brought no result of a poll: its job is done with. */
export const setDue = (db: Db, id: FeedId, dueAt: Date | null): Promise<void> => timesOf(db)({ id, dueAt })

export interface Queued {
  id: FeedId
  queuedAt: Date
}

/** Feeds that were given to the queue before that time, and of which nothing was heard since. */
export async function lapsed(db: Db, before: Date): Promise<Queued[]> {
  const { rows } = await db.$client.query<Queued>(
    `SELECT id, queued_at AS "queuedAt" FROM ingest.feed WHERE state = 'active' AND queued_at < $1`,
    [before],
  )
  return rows
}

/** Their jobs are in no queue: they are due for others. */
export async function requeue(db: Db, lost: readonly Queued[]): Promise<void> {
  if (lost.length === 0) return
  await db.$client.query(
    `UPDATE ingest.feed f SET queued_at = NULL FROM unnest($1::text[], $2::timestamptz[]) l (id, at) WHERE f.id = l.id AND f.queued_at = l.at`,
    [lost.map(({ id }) => id), lost.map(({ queuedAt }) => queuedAt.toISOString())],
  )
}

/** What a process that polls does with a feed within a second is to be done after so long: seconds. */
const seenToWithin = 30

export interface Neglected {
  /** Set anew, and not planned since. */
  unplanned: Timing[]
  /** Due, and not given to the queue. */
  waiting: FeedId[]
  /** In the queue for long, if their jobs are still there. */
  queued: Queued[]
}

/** Active feeds that perhaps nobody sees to, by PostgreSQL's clock. */
export async function neglected(db: Db): Promise<Neglected> {
  const { id, everySeconds, cron, timezone, lastPollAt, nextPollAt, dueAt, queuedAt } = feed
  const since = sql`CASE WHEN ${dueAt} IS NULL THEN ${feed.updatedAt} ELSE coalesce(${queuedAt}, ${dueAt}) END`
  const rows = await db
    .select({ id, everySeconds, cron, timezone, lastPollAt, nextPollAt, dueAt, queuedAt })
    .from(feed)
    .where(and(eq(feed.state, 'active'), sql`${since} < clock_timestamp() - make_interval(secs => ${seenToWithin}::int)`))
  return {
    unplanned: rows.filter((row) => row.dueAt === null),
    waiting: rows.flatMap((row) => (row.dueAt !== null && row.queuedAt === null ? [row.id] : [])),
    queued: rows.flatMap((row) => (row.dueAt !== null && row.queuedAt !== null ? [{ id: row.id, queuedAt: row.queuedAt }] : [])),
  }
}
