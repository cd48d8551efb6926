/**
 * What the console alone reads: figures over many rows, bounded.
 */
import { sql } from 'drizzle-orm'
import type { FeedId } from '#src/brand.ts'
import type { Db } from './db.ts'
import { type Feed, getFeed } from './feeds.ts'
import type { ReadOnly } from './read-only.ts'

/** A row of `wire.feed_status`. */
export interface ConsoleFeed {
  feed_id: FeedId
  agency: string
  state: string
  url: string
  identities: string
  consecutive_failures: number
  last_error: string | null
  last_success_at: Date | null
  last_change_at: Date | null
  last_poll_at: Date | null
  next_poll_at: Date | null
  failing_since: Date | null
}

/** All feeds, those with trouble first. */
export const readFeeds = (read: ReadOnly): Promise<ConsoleFeed[]> =>
  read.rows<ConsoleFeed>("SELECT * FROM wire.feed_status ORDER BY state NOT IN ('gone', 'failing'), feed_id LIMIT 1000")

/** A feed and its settings; undefined where there is none. */
export async function readFeed(
  { read, db }: { read: ReadOnly; db: Db },
  id: FeedId,
): Promise<{ status: ConsoleFeed; settings: Feed } | undefined> {
  const [[status], settings] = await Promise.all([
    read.rows<ConsoleFeed>('SELECT * FROM wire.feed_status WHERE feed_id = $1', [id]),
    getFeed(db, id),
  ])
  return status && settings ? { status, settings } : undefined
}

/** New stories of each feed in each of the last hours, the oldest first. */
export async function readRhythm(read: ReadOnly, hours: number): Promise<Map<string, number[]>> {
  const rows = await read.rows<{ feed_id: string; ago: number; n: number }>(
    `SELECT feed_id, least($1 - 1, greatest(0, floor(extract(epoch FROM now() - first_seen_at) / 3600)))::int AS ago, count(*)::int AS n
     FROM wire.story WHERE first_seen_at > now() - make_interval(hours => $1) GROUP BY 1, 2`,
    [hours],
  )
  const rhythm = new Map<string, number[]>()
  for (const { feed_id: feed, ago, n } of rows) {
    if (!rhythm.has(feed))
      rhythm.set(
        feed,
        Array.from({ length: hours }, () => 0),
      )
    rhythm.get(feed)![hours - 1 - ago] = n
  }
  return rhythm
}

export interface CauseCount {
  state: 'failed' | 'waiting'
  cause: string
  count: number
  /** One of their errors, in words. */
  example: string | null
  oldest: Date
}

/** How many items wait or were given up, by cause, the most first. What waits for its first attempt has the cause `unknown`. */
export async function countCauses(db: Db): Promise<CauseCount[]> {
  const { rows } = await db.execute<{
    state: CauseCount['state']
    cause: string
    count: number
    example: string | null
    oldest: string
  }>(sql`
    SELECT CASE state WHEN 'failed' THEN 'failed' ELSE 'waiting' END AS state, coalesce(error_code, 'unknown') AS cause, count(*)::int AS count,
      max(left(error, 300)) AS example, min(created_at) AS oldest
    FROM ingest.item_revision WHERE state IN ('page', 'ready', 'failed') GROUP BY 1, 2 ORDER BY count(*) DESC, 2 LIMIT 200`)
  return rows.map((row) => ({ ...row, oldest: new Date(row.oldest) }))
}
