/**
 * Notices: what an agency withdraws without sending it again, under a guid of its own. They find their story by the item or the headline
 * that they name; one whose story has not come yet waits for it.
 */
import { and, desc, eq, gt, inArray, isNull, notExists, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { StoryId } from '#src/brand.ts'
import type { Provenance, Step, Waiting } from '#src/story/place/plan.ts'
import { nameKeysNamed } from '#src/story/signals/name-keys.ts'
import { meantBy, ordered, type References, speaksOf, waitsFor } from '#src/story/signals/notice.ts'
import type { Story } from '#src/story/story.ts'
import { identityLock } from './candidates.ts'
import type { Tx } from './db.ts'
import { storiesOfItem } from './identities.ts'
import { findByName } from './names.ts'
import { namesAgain } from './retellings.ts'
import { listRulings } from './rulings.ts'
import { itemRevision, notice, story, storyIdentity, storyVersion } from './schema.ts'

/** A notice speaks of what was sent within this time before it, and waits as long for what was sent late. */
export const noticeHours = 72
/** Stories that have the names looked through at most, the newest first. */
const most = 5_000

const since = (now: Date): Date => new Date(now.getTime() - noticeHours * 3_600_000)

/**
 * Keep a notice and its story from missing each other when both come at once: those that store a story share the lock, a notice holds it
 * alone. To be taken before all other locks.
 */
export async function lockNotices(tx: Tx, { agency, refersTo, perhaps }: Story): Promise<void> {
  const key = identityLock('notices', agency)
  await tx.execute(
    (refersTo ?? perhaps)
      ? sql`SELECT pg_advisory_xact_lock(${String(key)}::bigint)`
      : sql`SELECT pg_advisory_xact_lock_shared(${String(key)}::bigint)`,
  )
}

/**
 * The stories that a notice means, and those of which it may mean one.
 * @param arrivedAt when the notice came: it speaks of what was there; what came later only where nothing was, and not when it is worked off again
 */
export async function findReferred(
  tx: Tx,
  told: Story,
  { arrivedAt, again }: { arrivedAt: Date; again: boolean },
  now: Date,
): Promise<{ meant: StoryId[]; doubtful: StoryId[] }> {
  const { agency, refersTo } = told
  if (!refersTo) return { meant: [], doubtful: [] }
  const named = [...refersTo.uris, ...refersTo.items].map((uri) => `${agency}\n${uri}`)
  if (named.length > 0) {
    const known = await tx
      .selectDistinct({ id: storyIdentity.storyId })
      .from(storyIdentity)
      .where(and(eq(storyIdentity.scheme, 'uri'), inArray(storyIdentity.key, named), isNoNotice(storyIdentity.storyId)))
    if (known.length > 0) return { meant: known.map(({ id }) => id), doubtful: [] }
  }
  const recent = await findRecent(tx, agency, refersTo, now)
  const there = meantBy(
    refersTo,
    recent.filter((one) => one.arrivedAt <= arrivedAt.getTime()),
  )
  const settled = again || there.meant.length + there.doubtful.length > 0
  const { meant, doubtful } = settled ? there : meantBy(refersTo, recent)
  return { meant: meant.map(({ id }) => id), doubtful: doubtful.map(({ id }) => id) }
}

/**
 * A story as what it is where its words may be an order: one that names a story that is there, or that was heard before, is; else they are a headline.
 */
export async function withOrder(
  tx: Tx,
  told: Story,
  from: Pick<Provenance, 'item' | 'itemRevision' | 'arrivedAt'>,
  now: Date,
): Promise<Story> {
  if (!told.perhaps) return told
  const order = ordered(told)
  const [own] = await storiesOfItem(tx, from)
  const ruled = own
    ? (await listRulings(tx, own.story)).some((one) => one.item === from.item) || (await wasCalled(tx, own.story, told.perhaps.refersTo))
    : (await findReferred(tx, order, { arrivedAt: from.arrivedAt, again: true }, now)).meant.length > 0
  return ruled ? order : told
}

/** Has a story been called what a notice names? */
async function wasCalled(tx: Tx, id: StoryId, refersTo: References): Promise<boolean> {
  const versions = await tx
    .select({ uri: sql<string>`''`, headline: sql<string>`content->>'headline'` })
    .from(storyVersion)
    .where(eq(storyVersion.storyId, id))
  return versions.some((version) => speaksOf(refersTo, version) !== undefined)
}

/** An agency's stories of the last days that a notice may name, the newest first, under the names that they have and those that they had. */
async function findRecent(tx: Tx, agency: string, refersTo: References, now: Date) {
  const named = await findByName(tx, agency, nameKeysNamed(refersTo), { since: since(now), most })
  const recent = await tx
    .select({
      id: story.id,
      uri: story.uri,
      headline: story.headline,
      slugline: sql<string | null>`content->>'slugline'`,
      firstSeenAt: story.firstSeenAt,
    })
    .from(story)
    .where(and(inArray(story.id, named), isNoNotice(story.id)))
    .orderBy(desc(story.firstSeenAt))
  const ids = recent.map(({ id }) => id)
  const versions = await tx
    .select({
      id: storyVersion.storyId,
      uri: sql<string>`content->>'uri'`,
      headline: sql<string>`content->>'headline'`,
      slugline: sql<string | null>`content->>'slugline'`,
      arrivedAt: itemRevision.createdAt,
    })
    .from(storyVersion)
    .leftJoin(itemRevision, and(eq(itemRevision.itemId, storyVersion.itemId), eq(itemRevision.revision, storyVersion.itemRevision)))
    .where(inArray(storyVersion.storyId, ids))
  const former = Map.groupBy([...versions, ...(await namesAgain(tx, ids))], ({ id }) => id)
  return recent.map(({ firstSeenAt, ...one }) => {
    const own = former.get(one.id) ?? []
    const arrivals = own.flatMap((version) => version.arrivedAt?.getTime() ?? [])
    return { ...one, former: own, arrivedAt: arrivals.length > 0 ? Math.min(...arrivals) : firstSeenAt.getTime() }
  })
}

/** A notice that waits, or has waited for another story, is nothing that a notice speaks of, unless it brings the story itself. */
const isNoNotice = (id: PgColumn) =>
  notExists(
    sql`(SELECT FROM ingest.notice n WHERE n.story_id = ${id} AND NOT n.carries_story AND n.applied_to IS DISTINCT FROM n.story_id)`,
  )

/** Keep a notice, itself stored as a story, until what it speaks of comes. */
export async function awaitStory(tx: Tx, { notice: id, told, carriesStory }: Extract<Step, { step: 'await' }>, now: Date): Promise<void> {
  await tx.insert(notice).values({ storyId: id, agency: told.agency, told, carriesStory, at: now }).onConflictDoNothing()
}

/** Notices that have waited for this story, in the order in which they came. */
export async function findWaiting(tx: Tx, next: Story, now: Date): Promise<Waiting[]> {
  const waiting = await tx
    .select({
      id: notice.storyId,
      told: notice.told,
      item: storyVersion.itemId,
      itemRevision: storyVersion.itemRevision,
      at: itemRevision.createdAt,
      storedAt: notice.at,
    })
    .from(notice)
    .innerJoin(storyVersion, and(eq(storyVersion.storyId, notice.storyId), eq(storyVersion.version, 1)))
    .leftJoin(itemRevision, and(eq(itemRevision.itemId, storyVersion.itemId), eq(itemRevision.revision, storyVersion.itemRevision)))
    .where(and(eq(notice.agency, next.agency), isNull(notice.appliedTo), gt(notice.at, since(now))))
    .orderBy(itemRevision.createdAt, storyVersion.itemId)
  return waiting
    .filter(({ told }) => waitsFor(told, next))
    .map(({ id, told, item, itemRevision: revision, at, storedAt }) => ({
      id,
      told,
      from: { item: item!, itemRevision: revision!, arrivedAt: at ?? storedAt },
    }))
}

/** Notices have found what they withdraw. */
export async function applyNotices(tx: Tx, notices: readonly StoryId[], to: StoryId): Promise<void> {
  await tx
    .update(notice)
    .set({ appliedTo: to })
    .where(inArray(notice.storyId, [...notices]))
}
