/**
 * After PostgreSQL's clock was set back. What was noted before lies in a future that comes once more: feeds would wait for it, hosts would pause, and
 * leases of workers that are gone would not end.
 */
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { FeedId } from '#src/brand.ts'
import type { Db } from './db.ts'
import { command, feed, hostSlot, itemRevision, turn } from './schema.ts'
import { leaseMs } from './turns.ts'

const now = sql`clock_timestamp()`
/** What is further ahead than that was noted under another clock. */
const ahead = sql`${now} + interval '5 seconds'`
/** No lease of an item or a command, and no wait that a failure costs, is longer. */
const longestWait = sql`${now} + interval '5 minutes'`
const hostIn = (url: PgColumn) => sql`substring(${url} from '://([^/?#]+)')`

/** A process learns of it within so long, and what it had under way by then has ended: milliseconds. */
const learnedMs = 10_000

/**
 * Work out anew when feeds are due that wait for a time which a process may have named before it learned that the clock was set back. A host that has
 * asked for a pause says so again.
 * @param byMs how far it was set back
 * @param id absent: of all feeds
 */
export async function forgetPlans(db: Db, byMs: number, id?: FeedId): Promise<void> {
  const wrong = sql`${now} + ${`${Math.max(0, Math.round(byMs) - learnedMs)} milliseconds`}::interval`
  await db
    .update(feed)
    .set({
      lastPollAt: sql`least(${feed.lastPollAt}, ${now})`,
      nextPollAt: sql`CASE WHEN ${feed.nextPollAt} <= ${wrong} THEN ${feed.nextPollAt} END`,
      dueAt: null,
      queuedAt: null,
    })
    .where(and(eq(feed.state, 'active'), sql`greatest(${feed.nextPollAt}, ${feed.dueAt}) > ${wrong}`, id ? eq(feed.id, id) : undefined))
}

/**
 * Make due what waits for a time that only a clock that was wrong could have named.
 * @returns how many feeds, hosts, places, commands and items that were
 */
export async function mendSetBack(db: Db): Promise<number> {
  const polled = sql`coalesce(${feed.lastPollAt} > ${ahead}, false)`
  // Its host's line, or its host's pause, was noted then.
  const putOff = sql`${feed.nextPollAt} > ${ahead} AND EXISTS (SELECT FROM ${hostSlot} h WHERE h.updated_at > ${ahead} AND h.host = ${hostIn(feed.url)})`
  const queued = sql`${feed.queuedAt} > ${ahead}`
  // No interval puts a feed off for longer; what a cron says is looked at by `mendCronPlans`.
  const planned = sql`${feed.dueAt} > greatest(${now}, ${feed.lastPollAt}, ${feed.nextPollAt}) + make_interval(secs => coalesce(${feed.everySeconds}, CASE WHEN ${feed.cron} IS NULL THEN 60 END)) + interval '5 seconds'`
  const unless = (column: PgColumn, wrong: SQL) => sql`CASE WHEN ${wrong} THEN ${now} ELSE ${column} END`
  const feeds = await db
    .update(feed)
    .set({
      lastPollAt: unless(feed.lastPollAt, polled),
      nextPollAt: unless(feed.nextPollAt, sql`${polled} OR (${putOff})`),
      dueAt: null,
      queuedAt: null,
    })
    .where(sql`${polled} OR (${putOff}) OR ${queued} OR ${planned}`)
  const hosts = await db
    .update(hostSlot)
    .set({ nextFreeAt: now, nextPollAt: now, backoffUntil: null, updatedAt: now })
    .where(sql`${hostSlot.updatedAt} > ${ahead}`)
  const places = await db.delete(turn).where(sql`${turn.until} > ${ahead} + ${`${leaseMs} milliseconds`}::interval`)
  // Whoever still has one renews it, by the clock as it is now.
  const commands = await db
    .update(command)
    .set({ leaseUntil: now })
    .where(sql`${command.state} = 'running' AND ${command.leaseUntil} > ${longestWait}`)
  const open = sql`${itemRevision.state} IN ('page', 'ready')`
  const waiting = sql`${open} AND ${itemRevision.paced} IS NULL AND ${itemRevision.dueAt} > ${longestWait}`
  // A pace may be an hour, but nothing waits since a time to come.
  const paced = sql`${open} AND (${itemRevision.paced}->>'since')::timestamptz > ${ahead}`
  const pauses = sql`EXISTS (SELECT FROM ${hostSlot} h WHERE h.host = ${hostIn(itemRevision.pageUrl)} AND greatest(h.backoff_until, h.next_free_at) > ${longestWait})`
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
