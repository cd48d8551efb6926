/**
 * Items: what feeds listed, by identity, with a revision each time a feed said something else of one.
 */
import { createHash } from 'node:crypto'
import { and, eq, gt, inArray, isNull, notExists, type SQL, sql } from 'drizzle-orm'
import type { FeedId, ItemId, Sha256, StoryId } from '#src/brand.ts'
import type { WireEntry } from '#src/wire/document.ts'
import { type Db, inOneGo, type Tx } from './db.ts'
import { noted, stored, taken } from './item-state.ts'
import {
  columnsOf,
  databaseTime,
  type LockedState,
  lockState,
  type PendingItem,
  pendingOf,
  type RevisionRef,
  type Stepped,
  transit,
} from './item-steps.ts'
import { feed, item, itemRevision } from './schema.ts'
import { indexable, storable } from './storable.ts'

export interface NewItem {
  identity: string
  entry: WireEntry
  /** The page that is wanted for it. */
  pageUrl?: string
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
  const identities = listed.map(({ identity }) => indexable(storable(identity)))
  if (identities.length === 0) return result
  // Rows are locked in one order, so that two polls of one feed wait for each other and do not deadlock.
  const rows = await tx
    .select()
    .from(item)
    .where(and(eq(item.feedId, feedId), inArray(item.identity, identities)))
    .orderBy(item.identity)
    .for('update')
  const hashes = new Map(rows.map((row) => [row.identity, row.entryHash]))
  const news = listed.flatMap(({ identity: printed, entry: listedEntry, pageUrl }) => {
    const identity = indexable(storable(printed))
    const entry = storable(listedEntry)
    const hash = entryHash(entry)
    const old = hashes.get(identity)
    if (old === hash || (!old && isBareWithdrawal(entry))) return []
    hashes.set(identity, hash)
    return [{ identity, entry, hash, pageUrl }]
  })
  // What is listed twice, with other words, has a revision for each; the last says what the item is now.
  const byItem = [...Map.groupBy(news, ({ identity }) => identity).values()]
  let now: Date | undefined
  for (const some of inParts(byItem, itemsAtOnce)) {
    const [written, time] = await inOneGo(
      () =>
        tx
          .insert(item)
          .values(some.map((told) => ({ feedId, identity: told[0]!.identity, revision: told.length, entryHash: told.at(-1)!.hash })))
          .onConflictDoUpdate({
            target: [item.feedId, item.identity],
            set: { revision: sql`${item.revision} + excluded.revision`, entryHash: sql`excluded.entry_hash` },
          })
          .returning({ id: item.id, identity: item.identity, revision: item.revision }),
      () => databaseTime(tx),
    )
    now ??= time
    const ids = new Map(written.map((row) => [row.identity, row]))
    const revisions = some.flatMap((told) => {
      const { id, revision: last } = ids.get(told[0]!.identity)!
      return told.map(({ entry, pageUrl }, n) => {
        const state = noted({ pageWanted: pageUrl !== undefined }, now!)
        const columns = { itemId: id, revision: last - told.length + 1 + n, pageUrl: pageUrl ?? null, ...columnsOf(state) }
        result.pending.push(...pendingOf(columns, state))
        if (columns.revision === 1) result.created++
        else result.changed++
        return { ...columns, entry, sha256 }
      })
    })
    await tx.insert(itemRevision).values(revisions)
  }
  return result
}

/** Items that one statement notes at most: it has room for 65,535 parameters. */
const itemsAtOnce = 200

const inParts = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size))

/** A withdrawal that says nothing but an identity: of an item that was never listed there is nothing to withdraw. */
const isBareWithdrawal = ({ pubStatus, headline, bodyText, url }: WireEntry): boolean =>
  pubStatus === 'canceled' && headline === undefined && bodyText === undefined && url === undefined

/** What `recordItems` would note of these documents' items, one after the other: how many items are new, and which of those that are there say something else. */
export async function foreseeItems(
  db: Db,
  feedId: FeedId,
  documents: readonly NewItem[][],
): Promise<{ created: number; changed: ItemId[] }> {
  const listed = documents.flat().map(({ identity, entry }) => ({
    identity: indexable(storable(identity)),
    hash: entryHash(storable(entry)),
    bare: isBareWithdrawal(entry),
  }))
  if (listed.length === 0) return { created: 0, changed: [] }
  const rows = await db
    .select({ id: item.id, identity: item.identity, hash: item.entryHash })
    .from(item)
    .where(and(eq(item.feedId, feedId), inArray(item.identity, [...new Set(listed.map(({ identity }) => identity))])))
  const hashes = new Map(rows.map(({ identity, hash }) => [identity, hash]))
  const noted = new Set<string>()
  for (const { identity, hash, bare } of listed) {
    if (bare && !hashes.has(identity)) continue
    if (hashes.get(identity) !== hash) noted.add(identity)
    hashes.set(identity, hash)
  }
  const changed = rows.filter(({ identity }) => noted.has(identity)).map(({ id }) => id)
  return { created: noted.size - changed.length, changed }
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

/**
 * A worker takes a revision that it has a job for.
 * @param as the stage whose work it does, and the job's number
 */
export async function takeRevision(
  db: Db,
  ref: RevisionRef,
  as: { stage: 'page' | 'ready'; job?: number | undefined },
): Promise<{ kind: 'taken'; revision: Revision } | Stepped> {
  return db.transaction(async (tx) => {
    const found = await lockState(tx, ref)
    const [stepped, revision] = await inOneGo(
      () => transit(tx, found, (state, now) => taken(state, as, now)),
      () => getRevision(tx, ref.item, ref.revision),
    )
    if (stepped.kind === 'refused' || stepped.state.holder !== 'worker') return stepped
    return { kind: 'taken', revision: revision! }
  })
}

/** An admin has dropped the item while its story was being made: there is to be none. */
export class ItemDropped extends Error {}

/**
 * The revision has become (part of) a story.
 * @param found its state, locked
 * @param of.told of what was made of it (`toldHash`)
 * @throws ItemDropped, so that the story's transaction comes to nothing
 */
export async function finishRevision(
  tx: Tx,
  found: LockedState | undefined,
  ref: RevisionRef,
  { story, told }: { story: StoryId; told: string },
): Promise<void> {
  // An item belongs to the story of its newest state: an older one may be worked off late, or again.
  const newer = tx
    .select({ revision: itemRevision.revision })
    .from(itemRevision)
    .where(
      and(
        eq(itemRevision.itemId, item.id),
        gt(itemRevision.revision, ref.revision),
        eq(itemRevision.state, 'done'),
        isNull(itemRevision.replacedBy),
      ),
    )
  const [stepped] = await inOneGo(
    () => transit(tx, found, stored, { toldHash: told, storyId: story }),
    () =>
      tx
        .update(item)
        .set({ storyId: story })
        .where(and(eq(item.id, ref.item), notExists(newer))),
  )
  if (stepped.kind === 'refused' && stepped.reason === 'dropped') throw new ItemDropped(`item ${ref.item}.${ref.revision} was dropped`)
}

/** Which items a re-ingest goes through: by story, feed, agency and the time they were first seen. */
export interface ReingestRange {
  story?: StoryId | undefined
  feed?: FeedId | undefined
  agency?: string | undefined
  since?: Date | undefined
  until?: Date | undefined
}

const inRange = ({ story, feed: feedId, agency, since, until }: ReingestRange): SQL | undefined =>
  and(
    story
      ? sql`(${item.storyId} = ${story} OR ${item.id} IN (SELECT item_id FROM ingest.story_version WHERE story_id = ${story}))`
      : undefined,
    feedId ? eq(item.feedId, feedId) : undefined,
    agency ? eq(feed.agency, agency) : undefined,
    since ? sql`${item.firstSeenAt} >= ${since.toISOString()}::timestamptz` : undefined,
    until ? sql`${item.firstSeenAt} < ${until.toISOString()}::timestamptz` : undefined,
  )

/** An item's newest revision, or the newest that told a story which it has left. */
const toldOf = (story: StoryId) =>
  sql<number>`CASE WHEN ${item.storyId} = ${story} THEN ${item.revision}
    ELSE (SELECT max(item_revision) FROM ingest.story_version WHERE story_id = ${story} AND item_id = ${item.id}) END`

/** How many items there are in a range now, and the last of them. */
export async function sizeOfRange(db: Db, range: ReingestRange): Promise<{ items: number; last: number }> {
  const [row] = await db
    .select({ items: sql<number>`count(*)::int`, last: sql<string>`coalesce(max(${item.id}), 0)` })
    .from(item)
    .innerJoin(feed, eq(feed.id, item.feedId))
    .where(inRange(range))
  return { items: row!.items, last: Number(row!.last) }
}

/** The next items of a range behind one and up to another, by id, each with its newest revision; of a story the newest that told it, where the item has gone on to another. */
export async function nextInRange(
  db: Db,
  range: ReingestRange,
  { after, last, limit }: { after: number; last: number; limit: number },
): Promise<{ item: ItemId; revision: number }[]> {
  return db
    .select({ item: item.id, revision: range.story ? toldOf(range.story) : item.revision })
    .from(item)
    .innerJoin(feed, eq(feed.id, item.feedId))
    .where(and(inRange(range), sql`${item.id} > ${after} AND ${item.id} <= ${last}`))
    .orderBy(item.id)
    .limit(limit)
}
