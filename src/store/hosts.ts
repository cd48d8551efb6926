/**
 * When a host may be asked again, agreed among all workers: a slot is taken in the database before the request goes out. Pages wait in line for
 * theirs, which becomes the delay of a job; polls have a line of their own, so that no feed waits behind the pages that others list, and what they
 * take the pages of that host wait for.
 */
import { eq, sql } from 'drizzle-orm'
import type { FeedId, ItemId } from '#src/brand.ts'
import { defaultIntervalMs, type HostState } from '#src/net/politeness.ts'
import { type Db, withoutDisk } from './db.ts'
import { hostSlot } from './schema.ts'
import { perDatabase, together } from './together.ts'

/** The host's interval is what its answers have made of it; a feed's pace is faster where nothing slowed that, and slower in any case. */
const intervalMs = (hostMs: string, paceMs: string) => `CASE
  WHEN ${paceMs} IS NULL THEN ${hostMs}
  WHEN ${hostMs} <= ${defaultIntervalMs} THEN ${paceMs}
  ELSE greatest(${paceMs}, ${hostMs}) END`
const seconds = (ms: string) => `make_interval(secs => (${ms}) / 1000.0)`

/** Slots that one statement takes at most. */
const slotsAtOnce = 100
const ofHost = seconds(intervalMs('h.interval_ms', 'a.pace_ms'))
const allOfHost = `(SELECT sum(${ofHost}) FROM asked a WHERE a.host = h.host)`
const firstFree = `now() + sum(${seconds(`coalesce(pace_ms, ${defaultIntervalMs})`)})`
/**
 * What is asked for at once stands in line, in that order; hosts are locked in one order. Where the clock was set back, the row's time stays: what was
 * noted before is known by it.
 * @param asked `host, number, pace_ms` of each
 */
const takeSlots = (asked: string, columns: string, first: string, next: string, answer: string) => `
  WITH ${withoutDisk}, asked AS MATERIALIZED (${asked}),
  h AS (
    INSERT INTO ingest.host_slot AS h (host, ${columns}, interval_ms) SELECT host, ${first}, ${defaultIntervalMs} FROM asked GROUP BY host ORDER BY host
    ON CONFLICT (host) DO UPDATE SET ${next}, updated_at = greatest(h.updated_at, now())
    RETURNING *)
  SELECT ${answer} FROM asked a JOIN h USING (host) ORDER BY number`
/** From now on, the slots of its host behind and including its own. */
const ownAndLater = `sum(${ofHost}) OVER (PARTITION BY host ORDER BY number DESC)`

const pollSlots = takeSlots(
  `SELECT host, number, pace_ms FROM without_disk, unnest($1::text[], $2::text[]) WITH ORDINALITY AS a (host, feed, number)
    LEFT JOIN ingest.feed f ON f.id = a.feed`,
  'next_free_at, next_poll_at',
  `${firstFree}, ${firstFree}`,
  `next_free_at = greatest(h.next_free_at, now()) + ${allOfHost}, next_poll_at = greatest(h.next_poll_at, now()) + ${allOfHost}`,
  `extract(epoch FROM next_poll_at - now() - ${ownAndLater})::float8 * 1000 AS wait,
    interval_ms AS "intervalMs", backoff_until AS "backoffUntil", crawl_delay_seconds AS "crawlDelaySeconds", timeouts`,
)
const pageSlots = takeSlots(
  `SELECT host, number, pace_ms FROM without_disk, unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS a (host, item, number)
    LEFT JOIN ingest.item i ON i.id = a.item LEFT JOIN ingest.feed f ON f.id = i.feed_id`,
  'next_free_at',
  firstFree,
  `next_free_at = greatest(h.next_free_at, now(), coalesce(h.backoff_until, now())) + ${allOfHost}`,
  `next_free_at - ${ownAndLater} AS at`,
)

/** A page's slot, at the pace of the item's feed. */
const pageSlotsOf = perDatabase((db: Db) =>
  together(async (asked: { host: string; of: ItemId }[]) => {
    const { rows } = await db.$client.query<{ at: Date }>(pageSlots, [asked.map(({ host }) => host), asked.map(({ of }) => of)])
    return rows.map(({ at }) => at)
  }, slotsAtOnce),
)

/**
 * Take the next free slot of a page's host, at the pace of the item's feed.
 * @returns when the request may go out
 */
export const takeSlot = (db: Db, host: string, of: ItemId): Promise<Date> => pageSlotsOf(db)({ host, of })

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
    .onConflictDoUpdate({
      target: hostSlot.host,
      set: { intervalMs, backoffUntil, crawlDelaySeconds, updatedAt: sql`greatest(${hostSlot.updatedAt}, now())` },
    })
}
