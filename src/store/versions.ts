/**
 * What stands of a story, and the history below it.
 */
import { eq } from 'drizzle-orm'
import type { StoryId } from '#src/brand.ts'
import { type VersionChange, versionHash } from '#src/story/change.ts'
import { revises } from '#src/story/decide/index.ts'
import { translationKeys } from '#src/story/decide/translation.ts'
import type { Provenance, Standing } from '#src/story/place/plan.ts'
import type { Fingerprint } from '#src/story/print/index.ts'
import type { Story } from '#src/story/story.ts'
import type { Db, Tx } from './db.ts'
import { media, story, storyVersion } from './schema.ts'

export type StoryRow = typeof story.$inferSelect

/** A story as it stands, which nobody else changes until the transaction ends. */
export async function lockStanding(tx: Tx, id: StoryId): Promise<Standing | undefined> {
  const [row] = await tx.select().from(story).where(eq(story.id, id)).for('update')
  if (!row) return undefined
  const history = await tx
    .select({
      version: storyVersion.version,
      hash: storyVersion.versionHash,
      item: storyVersion.itemId,
      itemRevision: storyVersion.itemRevision,
    })
    .from(storyVersion)
    .where(eq(storyVersion.storyId, id))
    .orderBy(storyVersion.version)
  const { clusterId, relation, firstSeenAt, releasedAt, version, content } = row
  return {
    id,
    clusterId,
    relation,
    firstSeenAt,
    releasedAt,
    version,
    content,
    hash: row.versionHash,
    byAdmin: row.pubStatusBy === 'admin',
    history,
  }
}

/** The columns that repeat what stands. */
export function columnsOf(content: Story, print: Fingerprint) {
  return {
    uri: content.uri,
    agency: content.agency,
    feedId: content.feed,
    pubStatus: content.pubStatus,
    headline: content.headline,
    url: content.url ?? null,
    canonicalUrl: content.canonicalUrl ?? null,
    publishedAt: instant(content.published),
    updatedAt: instant(content.updated),
    embargoedUntil: instant(content.embargoedUntil),
    content,
    versionHash: versionHash(content),
    textHash: print.contentHash,
  }
}

const instant = (iso: string | undefined): Date | null => (iso ? new Date(iso) : null)

/**
 * Write a version into the history.
 * @param made.from what it was made of: nothing, when an admin or a notice made it
 */
export async function insertVersion(
  tx: Tx,
  { id, version, change }: { id: StoryId; version: number; change: VersionChange },
  { content, print, from, now }: { content: Story; print: Fingerprint; from: Provenance | undefined; now: Date },
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
