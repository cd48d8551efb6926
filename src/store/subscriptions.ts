/**
 * Feeds' subscriptions with hubs, as far as the database knows of them.
 */
import { randomBytes } from 'node:crypto'
import { and, eq, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm'
import { backoff } from '#src/backoff.ts'
import type { FeedId } from '#src/brand.ts'
import type { Db, Tx } from './db.ts'
import { feed, subscription } from './schema.ts'

export type Subscription = typeof subscription.$inferSelect

/** What a hub is not asked again for so soon; doubled with each failure, to a day at most. */
const retrySeconds = 300
const retryMaxSeconds = 86_400

/** Note which hub a feed names, or that it names none. Another hub or topic begins anew. */
export async function noteHub(tx: Tx, feedId: FeedId, named: { hub: string; topic: string } | null, now: Date): Promise<void> {
  const [known] = await tx.select().from(subscription).where(eq(subscription.feedId, feedId))
  if (!named) {
    if (known) await tx.delete(subscription).where(eq(subscription.feedId, feedId))
    return
  }
  if (known && known.hub === named.hub && known.topic === named.topic) return
  const fresh = { ...named, token: randomBytes(24).toString('base64url'), secret: randomBytes(32).toString('base64url'), askAt: now }
  await tx
    .insert(subscription)
    .values({ feedId, ...fresh })
    .onConflictDoUpdate({
      target: subscription.feedId,
      set: { ...fresh, state: 'wanted', leaseSeconds: null, leaseEndsAt: null, failures: 0, lastError: null },
    })
}

/** Is this feed pushed to us now? */
export async function isPushed(db: Db, feedId: FeedId, now: Date): Promise<boolean> {
  const [found] = await db.select().from(subscription).where(eq(subscription.feedId, feedId))
  return found?.state === 'active' && found.leaseEndsAt !== null && found.leaseEndsAt > now
}

/**
 * Take the subscriptions that are due to be asked for, each for one process only: until the answer is noted, it is due again when a hub may be
 * asked anew. Feeds that are not polled ask for nothing.
 */
export async function claimDue(db: Db, now: Date, limit = 50): Promise<Subscription[]> {
  return db.transaction(async (tx) => {
    const active = tx.select({ id: feed.id }).from(feed).where(eq(feed.state, 'active'))
    const due = await tx
      .select()
      .from(subscription)
      .where(and(lte(subscription.askAt, now), inArray(subscription.feedId, active)))
      .limit(limit)
      .for('update', { skipLocked: true })
    for (const row of due)
      await tx
        .update(subscription)
        .set({ askAt: retryAt(row.failures, now), failures: row.failures + 1 })
        .where(eq(subscription.feedId, row.feedId))
    return due
  })
}

function retryAt(failures: number, now: Date): Date {
  return new Date(now.getTime() + 1000 * backoff(failures, { base: retrySeconds, factor: 2, cap: retryMaxSeconds }))
}

/** The hub took the request, or did not. A lease that runs goes on meanwhile. */
export async function noteAsked(db: Db, feedId: FeedId, problem: string | undefined): Promise<void> {
  await db
    .update(subscription)
    .set({
      lastError: problem ?? null,
      state: sql`CASE WHEN ${subscription.state} IN ('active', 'silent') THEN ${subscription.state} WHEN ${problem ?? null}::text IS NULL THEN 'asked' ELSE 'wanted' END`,
    })
    .where(eq(subscription.feedId, feedId))
}

export async function byToken(db: Db, token: string): Promise<Subscription | undefined> {
  const [row] = await db
    .select({ subscription })
    .from(subscription)
    .innerJoin(feed, and(eq(feed.id, subscription.feedId), eq(feed.state, 'active')))
    .where(eq(subscription.token, token))
  return row?.subscription
}

/** The hub has verified: it pushes for so many seconds. It is asked again when a tenth of them is left. */
export async function activate(db: Db, feedId: FeedId, leaseSeconds: number, now: Date): Promise<void> {
  const after = (seconds: number) => new Date(now.getTime() + seconds * 1000)
  await db
    .update(subscription)
    .set({
      // Who was silent has to push before it is relied on again.
      state: sql`CASE WHEN ${subscription.state} = 'silent' THEN 'silent' ELSE 'active' END`,
      leaseSeconds,
      leaseEndsAt: after(leaseSeconds),
      askAt: after(leaseSeconds * 0.9),
      failures: 0,
      lastError: null,
    })
    .where(eq(subscription.feedId, feedId))
}

/** The hub will not push: the feed is polled as before, at once, and the hub is asked again tomorrow. */
export async function deny(db: Db, feedId: FeedId, reason: string, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    await tx
      .update(subscription)
      .set({ state: 'denied', leaseEndsAt: null, lastError: reason, askAt: new Date(now.getTime() + retryMaxSeconds * 1000) })
      .where(eq(subscription.feedId, feedId))
    await tx.update(feed).set({ nextPollAt: null, dueAt: null, queuedAt: null }).where(eq(feed.id, feedId))
  })
}

/**
 * A poll found what is new: a hub that has pushed nothing since the poll before it, and was to push by then, is not relied on until it does.
 * @param previous when the feed was last read, by poll or push
 */
export async function noteSilence(tx: Tx, feedId: FeedId, previous: Date): Promise<void> {
  await tx
    .update(subscription)
    .set({ state: 'silent' })
    .where(
      and(
        eq(subscription.feedId, feedId),
        eq(subscription.state, 'active'),
        lt(sql`${subscription.leaseEndsAt} - ${subscription.leaseSeconds} * interval '1 second'`, previous),
        or(isNull(subscription.lastPushAt), lt(subscription.lastPushAt, previous)),
      ),
    )
}

/** The hub has pushed. */
export async function notePush(tx: Tx, feedId: FeedId, changed: boolean, now: Date): Promise<void> {
  await tx.update(subscription).set({ lastPushAt: now, state: 'active' }).where(eq(subscription.feedId, feedId))
  await tx
    .update(feed)
    .set({ lastSuccessAt: now, ...(changed ? { lastChangeAt: now } : {}) })
    .where(eq(feed.id, feedId))
}
