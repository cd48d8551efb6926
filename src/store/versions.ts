/**
 * What stands of a story, and the history below it.
 */
import { and, eq, max } from 'drizzle-orm'
import type { ItemId, Sha256, StoryId } from '#src/brand.ts'
import { decideChange, type VersionChange, versionHash } from '#src/story/change.ts'
import { type Match, revises } from '#src/story/decide/index.ts'
import { translationKeys } from '#src/story/decide/translation.ts'
import type { EventType } from '#src/story/event.ts'
import { type Fingerprint, fingerprint as fingerprintOf } from '#src/story/print/index.ts'
import type { Story } from '#src/story/story.ts'
import { announce } from './announce.ts'
import { saveFingerprint } from './candidates.ts'
import { clusterMembers } from './clusters.ts'
import type { Db, Tx } from './db.ts'
import { explain } from './decisions.ts'
import { emit } from './events.ts'
import { media, story, storyVersion } from './schema.ts'

export type StoryRow = typeof story.$inferSelect

/** Where a story's bytes are: the item's revision, the feed document and the page. */
export interface Provenance {
  item: ItemId
  itemRevision: number
  rawSha256: Sha256
  pageSha256: Sha256 | null
}

/** What storing a story came to. */
export type Stored =
  | { kind: 'created'; story: StoryId; match: Match; print: Fingerprint }
  | { kind: 'version'; story: StoryId; version: number; change: Exclude<VersionChange, 'created'> }
  | { kind: 'unchanged'; story: StoryId }

/** The story, which nobody else changes until the transaction ends. */
export async function lockStory(tx: Tx, id: StoryId): Promise<StoryRow | undefined> {
  const [row] = await tx.select().from(story).where(eq(story.id, id)).for('update')
  return row
}

/** A story as it comes, its fingerprint, and what it was made of: nothing, when an admin or a notice made it. */
export interface Made {
  next: Story
  print: Fingerprint
  from: Provenance | undefined
  now: Date
}

/** The newcomer speaks of a story that is there: a version, a late one, or nothing new. */
export async function revise(
  tx: Tx,
  row: StoryRow,
  { next, print, from, now }: Made & { from: Provenance },
  { samePlace }: { samePlace: boolean },
): Promise<Stored> {
  const wanted: Story = row.pubStatusBy === 'admin' ? { ...next, pubStatus: row.pubStatus } : next
  const change = decideChange({ story: row.content, hash: row.versionHash, byAdmin: row.pubStatusBy === 'admin' }, wanted, { samePlace })
  if (change.kind === 'unchanged') return { kind: 'unchanged', story: row.id }
  if (change.kind === 'late' || (await isSuperseded(tx, row, from))) {
    // An older state that is in the history already is nothing new.
    const [there] = await tx
      .select({ version: storyVersion.version })
      .from(storyVersion)
      .where(and(eq(storyVersion.storyId, row.id), eq(storyVersion.versionHash, versionHash(wanted))))
    if (there) return { kind: 'unchanged', story: row.id }
    const version = (await newestVersion(tx, row.id)) + 1
    await insertVersion(tx, { id: row.id, version, change: 'late' }, { next: wanted, print, from, now })
    await explain(tx, row.id, { rule: 'late-version', outcome: 'history', reason: 'it is older than the version that stands' })
    return { kind: 'version', story: row.id, version, change: 'late' }
  }
  const version = (await newestVersion(tx, row.id)) + 1
  await writeVersion(tx, row, { version, change: change.change }, { next: wanted, print, from, now })
  return { kind: 'version', story: row.id, version, change: change.change }
}

/** Does what stands come from a later revision of the very same item? Jobs may run out of order. */
async function isSuperseded(tx: Tx, row: StoryRow, from: Provenance): Promise<boolean> {
  const [standingVersion] = await tx
    .select({ item: storyVersion.itemId, revision: storyVersion.itemRevision })
    .from(storyVersion)
    .where(and(eq(storyVersion.storyId, row.id), eq(storyVersion.version, row.version)))
  return standingVersion?.item === from.item && (standingVersion.revision ?? 0) > from.itemRevision
}

const eventOf = {
  updated: 'story.updated',
  corrected: 'story.corrected',
  killed: 'story.killed',
  restored: 'story.restored',
} as const satisfies Record<string, EventType>

/** Have a version stand: in the story's row, the history, the search for copies, and an event. */
export async function writeVersion(
  tx: Tx,
  row: StoryRow,
  { version, change }: { version: number; change: keyof typeof eventOf },
  { next, print, from, now }: Made,
): Promise<void> {
  const embargoed = next.embargoedUntil !== undefined && new Date(next.embargoedUntil) > now
  await tx
    .update(story)
    .set({ ...standing(next), version, storedAt: now, releasedAt: embargoed ? null : (row.releasedAt ?? now) })
    .where(eq(story.id, row.id))
  await insertVersion(tx, { id: row.id, version, change }, { next, print, from, now })
  await writeMedia(tx, row.id, next)
  await saveFingerprint(tx, row.id, row.firstSeenAt, keptOf(next, print))
  const data = await announce(tx, row, version, change, next)
  if (change === 'killed') data.takeDown = await clusterMembers(tx, row.clusterId)
  await emit(tx, { type: eventOf[change], subject: row.id, storyId: row.id, data })
}

/** The columns that repeat what stands. */
export function standing(next: Story) {
  const print = fingerprintOf({ headline: next.headline, bodyText: next.bodyText })
  return {
    uri: next.uri,
    agency: next.agency,
    feedId: next.feed,
    pubStatus: next.pubStatus,
    headline: next.headline,
    url: next.url ?? null,
    canonicalUrl: next.canonicalUrl ?? null,
    publishedAt: instant(next.published),
    updatedAt: instant(next.updated),
    embargoedUntil: instant(next.embargoedUntil),
    content: next,
    versionHash: versionHash(next),
    textHash: print.contentHash,
  }
}

const instant = (iso: string | undefined): Date | null => (iso ? new Date(iso) : null)

/** The highest number of its versions, also of those that never stood; 0 before the first. */
export async function newestVersion(tx: Tx, id: StoryId): Promise<number> {
  const [row] = await tx
    .select({ version: max(storyVersion.version) })
    .from(storyVersion)
    .where(eq(storyVersion.storyId, id))
  return row?.version ?? 0
}

/** Write a version into the history. */
export async function insertVersion(
  tx: Tx,
  { id, version, change }: { id: StoryId; version: number; change: VersionChange },
  { next: content, print, from, now }: Made,
): Promise<void> {
  await tx.insert(storyVersion).values({
    storyId: id,
    version,
    change,
    content,
    versionHash: versionHash(content),
    textHash: print.contentHash,
    itemId: from?.item ?? null,
    itemRevision: from?.itemRevision ?? null,
    rawSha256: from?.rawSha256 ?? null,
    pageSha256: from?.pageSha256 ?? null,
    createdAt: now,
  })
}

/** Pictures, clips and graphics of what stands, in place of those before. */
export async function writeMedia(tx: Tx, id: StoryId, { media: pictures }: Story): Promise<void> {
  await tx.delete(media).where(eq(media.storyId, id))
  if (pictures.length > 0) await tx.insert(media).values(pictures.map((picture, position) => ({ ...picture, storyId: id, position })))
}

/** What its copies are looked for and judged by. */
export const keptOf = (next: Story, print: Fingerprint) => ({
  print,
  more: translationKeysOf(next, print),
  language: next.language,
  revises: revises(next.signals),
})

/** Where to look for the same agency's story in another language; nowhere when its own is not known. */
export const translationKeysOf = (next: Story, print: Fingerprint): bigint[] =>
  next.language ? translationKeys(next.agency, print.traits) : []

export async function listVersions(db: Db, id: StoryId) {
  return db.select().from(storyVersion).where(eq(storyVersion.storyId, id)).orderBy(storyVersion.version)
}
