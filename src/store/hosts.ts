/**
 * When a host may be asked again, agreed among all workers: a slot is taken in the database before the request goes out. Pages wait in line for
 * theirs, which becomes the delay of a job; polls have a line of their own, so that no feed waits behind the pages that others list, and what they
 * take the pages of that host wait for.
 */
import { eq, sql } from 'drizzle-orm'
import type { FeedId, ItemId } from '#src/brand.ts'
import { defaultIntervalMs, type HostState } from '#src/net/politeness.ts'
import { type Db, withoutDisk } from './db.ts'
import { feed, hostSlot, item } from './schema.ts'
import { perDatabase, together } from './together.ts'

/** The host's interval is what its answers have made of it; a feed's pace is faster where nothing slowed that, and slower in any case. */
const intervalMs = (hostMs: string, paceMs: string) => `CASE
  WHEN ${paceMs} IS NULL THEN ${hostMs}
  WHEN ${hostMs} <= ${defaultIntervalMs} THEN ${paceMs}
  ELSE greatest(${paceMs}, ${hostMs}) END`
const seconds = (ms: string) => `make_interval(secs => (${ms}) / 1000.0)`

/**
 * Take the next free slot of a page's host, at the pace of the item's feed.
 * @returns when the request may go out
 */
export async function takeSlot(db: Db, host: string, of: ItemId): Promise<Date> {
  const pace = sql`(SELECT f.pace_ms FROM ${item} i JOIN ${feed} f ON f.id = i.feed_id WHERE i.id = ${of})`
  const interval = sql.raw(seconds(intervalMs('h.interval_ms', '(SELECT ms FROM pace)')))
  const first = sql.raw(seconds(`coalesce(ms, ${defaultIntervalMs})`))
  const { rows } = await db.execute<{ at: Date }>(sql`
    WITH pace AS (SELECT ${pace} AS ms)
    INSERT INTO ${hostSlot} AS h (host, next_free_at, interval_ms)
      SELECT ${host}, now() + ${first}, ${defaultIntervalMs}::int FROM pace
    ON CONFLICT (host) DO UPDATE SET
      next_free_at = greatest(h.next_free_at, now(), coalesce(h.backoff_until, now())) + ${interval}, updated_at = now()
    RETURNING next_free_at - ${interval} AS at`)
  return new Date(rows[0]!.at)
}

/** Polls that take their slots in one statement at most. */
const slotsAtOnce = 100
const ofHost = seconds(intervalMs('h.interval_ms', 'a.pace_ms'))
const allOfHost = `(SELECT sum(${ofHost}) FROM asked a WHERE a.host = h.host)`
/** Polls that are asked for at once stand in line behind each other, in that order; hosts are locked in one order. */
const pollSlots = `
  WITH ${withoutDisk}, asked AS MATERIALIZED (
    SELECT host, number, pace_ms FROM without_disk, unnest($1::text[], $2::text[]) WITH ORDINALITY AS a (host, feed, number)
    LEFT JOIN ingest.feed f ON f.id = a.feed),
  h AS (
    INSERT INTO ingest.host_slot AS h (host, next_free_at, next_poll_at, interval_ms)
      SELECT host, now() + sum(${seconds(`coalesce(pace_ms, ${defaultIntervalMs})`)}), now() + sum(${seconds(`coalesce(pace_ms, ${defaultIntervalMs})`)}),
        ${defaultIntervalMs} FROM asked GROUP BY host ORDER BY host
    ON CONFLICT (host) DO UPDATE SET
      next_free_at = greatest(h.next_free_at, now()) + ${allOfHost},
      next_poll_at = greatest(h.next_poll_at, now()) + ${allOfHost}, updated_at = now()
    RETURNING *)
  SELECT extract(epoch FROM next_poll_at - now() - sum(${ofHost}) OVER (PARTITION BY host ORDER BY number DESC))::float8 * 1000 AS wait,
    interval_ms AS "intervalMs", backoff_until AS "backoffUntil", crawl_delay_seconds AS "crawlDelaySeconds", timeouts
  FROM asked a JOIN h USING (host) ORDER BY number`

interface PollSlot {
  /** Whole milliseconds to wait for it. */
  waitMs: number
  /** The host as it is. */
  state: Omit<HostState, 'nextFreeAt'>
}

const slotsOf = perDatabase((db: Db) =>
  together(async (asked: { host: string; of: FeedId }[]): Promise<PollSlot[]> => {
    const { rows } = await db.$client.query<PollSlot['state'] & { wait: number }>(pollSlots, [
      asked.map(({ host }) => host),
      asked.map(({ of }) => of),
    ])
    return rows.map(({ wait, ...state }) => ({ waitMs: Math.max(0, Math.ceil(wait)), state }))
  }, slotsAtOnce),
)

/** Take the next slot for a poll; a pause that the host has asked for is the caller's to look at. */
export const takePollSlot = (db: Db, host: string, of: FeedId): Promise<PollSlot> => slotsOf(db)({ host, of })

/** It was not done in time once more, or answers again. */
export async function noteSpeed(db: Db, host: string, speed: 'too-slow' | 'answers'): Promise<void> {
  const timeouts = speed === 'too-slow' ? sql`${hostSlot.timeouts} + 1` : 0
  await db.update(hostSlot).set({ timeouts }).where(eq(hostSlot.host, host))
}

/** Hosts that have asked for a pause, and until when. */
export async function pausingHosts(db: Db): Promise<Map<string, Date>> {
  const rows = await db
    .select({ host: hostSlot.host, until: hostSlot.backoffUntil })
    .from(hostSlot)
    .where(sql`${hostSlot.backoffUntil} > now()`)
  return new Map(rows.map(({ host, until }) => [host, until!]))
}

export async function getHost(db: Db, host: string): Promise<HostState | undefined> {
  const [row] = await db.select().from(hostSlot).where(eq(hostSlot.host, host))
  return row
}

/**
 * A host asked for a pause, or is back to normal.
 * @param pace.crawlDelaySeconds what its robots.txt asks for; left as it is where that was not looked at
 */
export async function setHostPace(
  db: Db,
  host: string,
  {
    intervalMs,
    backoffUntil,
    crawlDelaySeconds,
  }: { intervalMs: number; backoffUntil: Date | null; crawlDelaySeconds?: number | undefined },
): Promise<void> {
  await db
    .insert(hostSlot)
    .values({ host, nextFreeAt: backoffUntil ?? new Date(0), intervalMs, backoffUntil, crawlDelaySeconds })
    .onConflictDoUpdate({ target: hostSlot.host, set: { intervalMs, backoffUntil, crawlDelaySeconds, updatedAt: sql`now()` } })
}
