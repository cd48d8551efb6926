/**
 * Notices: what an agency withdraws without sending it again, under a guid of its own. They find their story by the item or the headline
 * that they name; one whose story has not come yet waits for it.
 */
import { and, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import type { StoryId } from '#src/brand.ts'
import { meantBy, speaksOf } from '#src/story/signals/notice.ts'
import type { Story } from '#src/story/story.ts'
import { identityLock } from './candidates.ts'
import type { Tx } from './db.ts'
import { notice, story, storyIdentity } from './schema.ts'

/** A notice speaks of what was sent within this time before it, and waits as long for what was sent late. */
const windowHours = 72
/** Stories of one agency looked through at most, the newest first. */
const most = 5_000

const since = (now: Date): Date => new Date(now.getTime() - windowHours * 3_600_000)

/**
 * Keep a notice and its story from missing each other when both come at once: those that store a story share the lock, a notice holds it
 * alone. To be taken before all other locks.
 */
export async function lockNotices(tx: Tx, { agency, refersTo }: Story): Promise<void> {
  const key = identityLock('notices', agency)
  await tx.execute(
    refersTo ? sql`SELECT pg_advisory_xact_lock(${String(key)}::bigint)` : sql`SELECT pg_advisory_xact_lock_shared(${String(key)}::bigint)`,
  )
}

/** The story that a notice speaks of. */
export async function findReferred(tx: Tx, told: Story, now: Date): Promise<StoryId | undefined> {
  const { agency, refersTo } = told
  if (!refersTo) return undefined
  const named = [...refersTo.uris, ...refersTo.items].map((uri) => `${agency}\n${uri}`)
  if (named.length > 0) {
    const [known] = await tx
      .select({ id: storyIdentity.storyId })
      .from(storyIdentity)
      .where(and(eq(storyIdentity.scheme, 'uri'), inArray(storyIdentity.key, named)))
    if (known) return known.id
  }
  const recent = await tx
    .select({ id: story.id, uri: story.uri, headline: story.headline, slugline: sql<string | null>`content->>'slugline'` })
    .from(story)
    .where(and(eq(story.agency, agency), gt(story.firstSeenAt, since(now)), sql`content->'refersTo' IS NULL`))
    .orderBy(desc(story.firstSeenAt))
    .limit(most)
  return meantBy(refersTo, recent).meant[0]?.id
}

/** Keep a notice, itself stored as a story, until what it speaks of comes. */
export async function awaitStory(tx: Tx, id: StoryId, told: Story, now: Date): Promise<void> {
  await tx.insert(notice).values({ storyId: id, agency: told.agency, told, at: now }).onConflictDoNothing()
}

/** Notices that have waited for this story. */
export async function findWaiting(tx: Tx, next: Story, now: Date): Promise<{ id: StoryId; told: Story }[]> {
  const waiting = await tx
    .select({ id: notice.storyId, told: notice.told })
    .from(notice)
    .where(and(eq(notice.agency, next.agency), isNull(notice.appliedTo), gt(notice.at, since(now))))
  return waiting.filter(({ told }) => told.refersTo && speaksOf(told.refersTo, next))
}

/** Notices have found what they withdraw. */
export async function applyNotices(tx: Tx, notices: readonly StoryId[], to: StoryId): Promise<void> {
  await tx
    .update(notice)
    .set({ appliedTo: to })
    .where(inArray(notice.storyId, [...notices]))
}
