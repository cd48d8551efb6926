/**
 * Items: what feeds listed, by identity, with a revision each time a feed said something else of one.
 */
import { createHash } from 'node:crypto'
import { and, eq, inArray, lte, sql } from 'drizzle-orm'
import type { FeedId, ItemId, Sha256, StoryId } from '#src/brand.ts'
import type { WireEntry } from '#src/wire/document.ts'
import type { Db, Tx } from './db.ts'
import { feed, item, itemRevision } from './schema.ts'
import { storable } from './storable.ts'

/** A job that was queued is given this long before the sweep takes it for lost. */
export const leaseSeconds = 60
/** How often a revision is tried before it is given up. */
export const maxAttempts = 5

export interface NewItem {
  identity: string
  entry: WireEntry
  /** The page that is wanted for it. */
  pageUrl?: string
}

/** A revision that is to be worked on. */
export interface PendingItem {
  item: ItemId
  revision: number
  state: 'page' | 'ready'
  pageUrl: string | null
  attempts: number
}

/** SHA-256 over an entry: equal when the feed says the same of the item. */
export function entryHash(entry: WireEntry): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(entry)))
    .digest('hex')
}

/** Objects with their keys in order, so that equal entries are equal text. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  )
}

/**
 * Note what a feed document listed. What is known and unchanged is left alone; the rest comes back as pending work, written
 * in the same transaction as the document's bytes.
 */
export async function recordItems(
  tx: Tx,
  feedId: FeedId,
  sha256: Sha256,
  listed: NewItem[],
): Promise<{ created: number; changed: number; pending: PendingItem[] }> {
  const result = { created: 0, changed: 0, pending: [] as PendingItem[] }
  const known = new Map<string, typeof item.$inferSelect>()
  const identities = listed.map(({ identity }) => storable(identity))
  if (identities.length === 0) return result
  // Rows are locked in one order, so that two polls of one feed wait for each other and do not deadlock.
  const rows = await tx
    .select()
    .from(item)
    .where(and(eq(item.feedId, feedId), inArray(item.identity, identities)))
    .orderBy(item.identity)
    .for('update')
  for (const row of rows) known.set(row.identity, row)
  for (const { identity: printed, entry: listedEntry, pageUrl } of listed) {
    const identity = storable(printed)
    const entry = storable(listedEntry)
    const hash = entryHash(entry)
    const old = known.get(identity)
    if (old?.entryHash === hash) continue
    const revision = (old?.revision ?? 0) + 1
    const [row] = await tx
      .insert(item)
      .values({ feedId, identity, revision, entryHash: hash })
      .onConflictDoUpdate({ target: [item.feedId, item.identity], set: { revision: sql`${item.revision} + 1`, entryHash: hash } })
      .returning()
    known.set(identity, row!)
    const state = pageUrl ? 'page' : 'ready'
    await tx.insert(itemRevision).values({
      itemId: row!.id,
      revision: row!.revision,
      entry,
      sha256,
      pageUrl: pageUrl ?? null,
      state,
      dueAt: sql`now() + make_interval(secs => ${leaseSeconds})`,
    })
    result.pending.push({ item: row!.id, revision: row!.revision, state, pageUrl: pageUrl ?? null, attempts: 0 })
    if (revision === 1) result.created++
    else result.changed++
  }
  return result
}

export type Revision = typeof itemRevision.$inferSelect & { feedId: FeedId; identity: string; storyId: StoryId | null }

export async function getRevision(db: Db | Tx, id: ItemId, revision: number): Promise<Revision | undefined> {
  const [row] = await db
    .select({ revision: itemRevision, feedId: item.feedId, identity: item.identity, storyId: item.storyId })
    .from(itemRevision)
    .innerJoin(item, eq(item.id, itemRevision.itemId))
    .where(and(eq(itemRevision.itemId, id), eq(itemRevision.revision, revision)))
  return row ? { ...row.revision, feedId: row.feedId, identity: row.identity, storyId: row.storyId } : undefined
}

/** The page is there (or will never be, and `problem` says why): the revision is ready to become a story. */
export async function recordPage(
  tx: Tx,
  { item: id, revision }: Pick<PendingItem, 'item' | 'revision'>,
  page: { sha256: Sha256; finalUrl: string; headers: Record<string, string> } | { problem: string },
): Promise<void> {
  const values =
    'problem' in page
      ? { pageProblem: page.problem }
      : { pageSha256: page.sha256, pageFinalUrl: page.finalUrl, pageHeaders: storable(page.headers), pageProblem: null }
  await tx
    .update(itemRevision)
    .set({ ...values, state: sql`CASE WHEN state = 'page' THEN 'ready' ELSE state END` })
    .where(and(eq(itemRevision.itemId, id), eq(itemRevision.revision, revision)))
}

/**
 * The revision has become (part of) a story.
 * @param told of what was made of it (`toldHash`)
 */
export async function finishRevision(
  tx: Tx,
  { item: id, revision }: Pick<PendingItem, 'item' | 'revision'>,
  story: StoryId,
  told: string,
): Promise<void> {
  await tx
    .update(itemRevision)
    .set({ toldHash: told, state: 'done', error: null, doneAt: sql`now()` })
    .where(and(eq(itemRevision.itemId, id), eq(itemRevision.revision, revision)))
  await tx.update(item).set({ storyId: story }).where(eq(item.id, id))
}

/** An attempt failed: try again after a pause that grows, or give up after the last. */
export async function failAttempt(db: Db, { item: id, revision }: Pick<PendingItem, 'item' | 'revision'>, error: string): Promise<void> {
  await db
    .update(itemRevision)
    .set({
      attempts: sql`${itemRevision.attempts} + 1`,
      error: storable(error),
      state: sql`CASE WHEN ${itemRevision.attempts} + 1 >= ${maxAttempts} THEN 'failed' ELSE state END`,
      dueAt: sql`now() + make_interval(secs => 15 * power(2, ${itemRevision.attempts}))`,
    })
    .where(and(eq(itemRevision.itemId, id), eq(itemRevision.revision, revision)))
}

/** The revision is to be done by then; the sweep takes it for lost if it is not. */
export async function expectBy(db: Db, { item: id, revision }: Pick<PendingItem, 'item' | 'revision'>, at: Date): Promise<void> {
  await db
    .update(itemRevision)
    .set({ dueAt: at })
    .where(and(eq(itemRevision.itemId, id), eq(itemRevision.revision, revision)))
}

/**
 * Revisions that should have been worked on by now: a crash, or a lost queue, left them. Those that come back are put off
 * by the lease, so that the next sweep does not add them again at once.
 */
export async function claimOverdue(db: Db, { limit }: { limit: number }): Promise<PendingItem[]> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .select()
      .from(itemRevision)
      .where(and(inArray(itemRevision.state, ['page', 'ready']), lte(itemRevision.dueAt, sql`now()`)))
      .orderBy(itemRevision.dueAt)
      .limit(limit)
      .for('update', { skipLocked: true })
    for (const row of rows) {
      await tx
        .update(itemRevision)
        .set({ dueAt: sql`now() + make_interval(secs => ${leaseSeconds})`, attempts: sql`${itemRevision.attempts} + 1` })
        .where(and(eq(itemRevision.itemId, row.itemId), eq(itemRevision.revision, row.revision)))
    }
    return rows.map((row) => ({
      item: row.itemId,
      revision: row.revision,
      state: row.state as 'page' | 'ready',
      pageUrl: row.pageUrl,
      attempts: row.attempts + 1,
    }))
  })
}

/** The newest done revision of each item, by feed, agency and the time it was first seen: what a re-ingest goes through. */
export async function selectForReingest(
  db: Db,
  {
    story,
    feed: feedId,
    agency,
    since,
    until,
  }: {
    story?: StoryId | undefined
    feed?: FeedId | undefined
    agency?: string | undefined
    since?: Date | undefined
    until?: Date | undefined
  },
): Promise<{ item: ItemId; revision: number }[]> {
  const rows = await db
    .select({ item: item.id, revision: item.revision })
    .from(item)
    .innerJoin(feed, eq(feed.id, item.feedId))
    .where(
      and(
        story ? eq(item.storyId, story) : undefined,
        feedId ? eq(item.feedId, feedId) : undefined,
        agency ? eq(feed.agency, agency) : undefined,
        since ? sql`${item.firstSeenAt} >= ${since.toISOString()}::timestamptz` : undefined,
        until ? sql`${item.firstSeenAt} < ${until.toISOString()}::timestamptz` : undefined,
      ),
    )
    .orderBy(item.id)
  return rows
}
