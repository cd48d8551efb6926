/**
 * What stands of a story, and the history below it.
 */
import { and, eq, inArray, isNull, notInArray } from 'drizzle-orm'
import type { ClusterId, StoryId } from '#src/brand.ts'
import { type VersionChange, versionHash } from '#src/story/change.ts'
import { revises } from '#src/story/decide/index.ts'
import { translationKeys } from '#src/story/decide/translation.ts'
import { leadOf } from '#src/story/place/history.ts'
import type { Provenance, Standing } from '#src/story/place/plan.ts'
import type { Fingerprint } from '#src/story/print/index.ts'
import type { Story } from '#src/story/story.ts'
import { type Db, inOneGo, type Tx } from './db.ts'
import { documentOf } from './documents.ts'
import type { Locks } from './locks.ts'
import { nameVersion } from './names.ts'
import { listRetellings } from './retellings.ts'
import { listRulings } from './rulings.ts'
import { item, itemRevision, media, notice, story, storyVersion } from './schema.ts'

export type StoryRow = typeof story.$inferSelect

/** A story as it stands. */
async function standingOf(tx: Tx, id: StoryId): Promise<Standing | undefined> {
  const [row] = await tx.select().from(story).where(eq(story.id, id))
  if (!row) return undefined
  const history = await tx
    .select({
      version: storyVersion.version,
      change: storyVersion.change,
      told: storyVersion.toldHash,
      item: storyVersion.itemId,
      itemRevision: storyVersion.itemRevision,
      feed: item.feedId,
      madeAt: storyVersion.createdAt,
      arrivedAt: itemRevision.createdAt,
    })
    .from(storyVersion)
    .leftJoin(item, eq(item.id, storyVersion.itemId))
    .leftJoin(itemRevision, and(eq(itemRevision.itemId, storyVersion.itemId), eq(itemRevision.revision, storyVersion.itemRevision)))
    .where(eq(storyVersion.storyId, id))
    .orderBy(storyVersion.version)
  const [waiting] = await tx
    .select({ id: notice.storyId })
    .from(notice)
    .where(and(eq(notice.storyId, id), isNull(notice.appliedTo)))
  const { clusterId, relation, firstSeenAt, releasedAt, version, content } = row
  const past = history.map(({ change, ...one }) => ({ ...one, stood: change !== 'late' }))
  const lead = leadOf(past)
  return {
    id,
    clusterId,
    relation,
    firstSeenAt,
    releasedAt,
    version,
    content,
    rulings: await listRulings(tx, id),
    history: past,
    retold: lead ? await listRetellings(tx, id, lead.version) : [],
    waits: waiting !== undefined,
  }
}

/** Stories as they stand, which nobody else changes until the transaction ends. */
export async function lockStandings(tx: Tx, locks: Locks, ids: readonly StoryId[]): Promise<Standing[]> {
  await locks.stories(ids)
  const standings: Standing[] = []
  for (const id of ids) {
    const standing = await standingOf(tx, id)
    if (standing) standings.push(standing)
  }
  return standings
}

/** The agency's other stories in a cluster, which is locked before them. */
export async function lockKin(tx: Tx, locks: Locks, clusterId: ClusterId, agency: string, except: readonly StoryId[]): Promise<Standing[]> {
  await locks.clusters([clusterId])
  const rows = await tx
    .select({ id: story.id })
    .from(story)
    .where(and(eq(story.clusterId, clusterId), eq(story.agency, agency), notInArray(story.id, [...except])))
    .orderBy(story.firstSeenAt)
    .limit(mostKin)
  return lockStandings(
    tx,
    locks,
    rows.map(({ id }) => id),
  )
}

/**
 * The stories of clusters that become one, by cluster: all are locked, those are read of whose agency one is withdrawn, held or embargoed, as what
 * holds that back may hold for the others, too.
 */
export async function lockMerging(tx: Tx, locks: Locks, clusters: readonly ClusterId[], now: Date): Promise<Standing[][]> {
  await locks.clusters(clusters)
  const rows = await tx
    .select({ id: story.id, clusterId: story.clusterId, agency: story.agency, status: story.pubStatus, until: story.embargoedUntil })
    .from(story)
    .where(inArray(story.clusterId, [...clusters]))
  await locks.stories(rows.map(({ id }) => id))
  const held = new Set(rows.filter(({ status, until }) => status !== 'usable' || (until && until > now)).map(({ agency }) => agency))
  const read = rows.filter(({ agency }) => held.has(agency))
  const merging: Standing[][] = []
  for (const cluster of clusters) {
    const ids = read.flatMap(({ id, clusterId }) => (clusterId === cluster ? id : []))
    merging.push(await lockStandings(tx, locks, ids))
  }
  return merging
}

/** A live page's copies at most: more are no copies but a series. */
const mostKin = 50

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
 * Write a version into the history, and its names.
 * @param made.told the hash of what its item said, and `made.from` where that lies: null when an admin or a notice made it
 */
export async function insertVersion(
  tx: Tx,
  { id, version, change, firstSeenAt }: { id: StoryId; version: number; change: VersionChange; firstSeenAt: Date },
  { content, print, told, from, now }: { content: Story; print: Fingerprint; told: string | null; from: Provenance | null; now: Date },
): Promise<void> {
  const made = documentOf(content, { id, version, firstSeenAt, createdAt: now, ruled: from === null })
  await inOneGo(
    () =>
      tx.insert(storyVersion).values({
        storyId: id,
        version,
        change,
        content,
        versionHash: versionHash(content),
        textHash: print.contentHash,
        toldHash: told,
        itemId: from?.item ?? null,
        itemRevision: from?.itemRevision ?? null,
        rawSha256: from?.rawSha256 ?? null,
        pageSha256: from?.pageSha256 ?? null,
        named: true,
        ...made,
        createdAt: now,
      }),
    () => nameVersion(tx, id, content, now),
  )
}

/** Pictures, clips and graphics of what stands, in place of those before. */
export async function writeMedia(tx: Tx, id: StoryId, content: Story): Promise<void> {
  await inOneGo(
    () => tx.delete(media).where(eq(media.storyId, id)),
    () => insertMedia(tx, id, content),
  )
}

/** Those of a story that is new. */
export async function insertMedia(tx: Tx, id: StoryId, { media: pictures }: Story): Promise<void> {
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
