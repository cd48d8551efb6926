/**
 * After PostgreSQL's clock was set back. What was noted before lies in a future that comes once more: feeds would wait for it, hosts would pause, and
 * leases of workers that are gone would not end.
 */
import { sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Db } from './db.ts'
import { command, feed, hostSlot, itemRevision, turn } from './schema.ts'

const now = sql`clock_timestamp()`
/** What is further ahead than that was noted under another clock. */
const ahead = sql`${now} + interval '5 seconds'`
/** No lease, and no wait that a failure costs, is longer. */
const longestWait = sql`${now} + interval '5 minutes'`

/**
 * Make due what waits for a time that only a clock that was wrong could have named.
 * @returns how many feeds, hosts, places, commands and items that were
 */
export async function mendSetBack(db: Db): Promise<number> {
  const polled = sql`${feed.lastPollAt} > ${ahead}`
  const planned = sql`coalesce(${feed.queuedAt}, ${feed.lastPollAt}, CASE WHEN ${feed.nextPollAt} IS NULL THEN ${feed.dueAt} END) > ${ahead}`
  const unless = (column: PgColumn) => sql`CASE WHEN ${polled} THEN ${now} ELSE ${column} END`
  const feeds = await db
    .update(feed)
    .set({ lastPollAt: unless(feed.lastPollAt), nextPollAt: unless(feed.nextPollAt), dueAt: null, queuedAt: null })
    .where(sql`${polled} OR ${planned}`)
  const hosts = await db
    .update(hostSlot)
    .set({ nextFreeAt: now, nextPollAt: now, backoffUntil: null, updatedAt: now })
    .where(sql`${hostSlot.updatedAt} > ${ahead}`)
  const places = await db.delete(turn).where(sql`${turn.until} > ${longestWait}`)
  // Whoever still has one renews it, by the clock as it is now.
  const commands = await db
    .update(command)
    .set({ leaseUntil: now })
    .where(sql`${command.state} = 'running' AND ${command.leaseUntil} > ${longestWait}`)
  const open = sql`${itemRevision.state} IN ('page', 'ready')`
  const waiting = sql`${open} AND ${itemRevision.paced} IS NULL AND ${itemRevision.dueAt} > ${longestWait}`
  // A pace may be an hour, but nothing waits since a time to come.
  const paced = sql`${open} AND (${itemRevision.paced}->>'since')::timestamptz > ${ahead}`
  const host = sql`substring(${itemRevision.pageUrl} from '://([^/?#]+)')`
  const pauses = sql`EXISTS (SELECT FROM ${hostSlot} h WHERE h.host = ${host} AND greatest(h.backoff_until, h.next_free_at) > ${longestWait})`
  const items = await db
    .update(itemRevision)
    .set({
      dueAt: now,
      leaseUntil: sql`CASE WHEN ${itemRevision.leaseUntil} IS NOT NULL THEN ${now} END`,
      retryAt: sql`CASE WHEN ${itemRevision.retryAt} IS NOT NULL THEN ${now} END`,
    })
    .where(sql`(${waiting} AND NOT (${itemRevision.state} = 'page' AND ${pauses})) OR ${paced}`)
  return [feeds, hosts, places, commands, items].reduce((sum, { rowCount }) => sum + (rowCount ?? 0), 0)
}
