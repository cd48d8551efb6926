/**
 * Stories: one transaction locks what a story can be found by, looks for it, decides, and writes version, media,
 * fingerprint, cluster, decision and event, or nothing.
 */
import { randomUUID } from 'node:crypto'
import { and, eq, max, or, sql } from 'drizzle-orm'
import type { ClusterId, ItemId, Sha256, StoryId } from '#src/brand.ts'
import { pageAddress } from '#src/story/address.ts'
import { decideChange, type VersionChange, versionHash } from '#src/story/change.ts'
import type { CommonText } from '#src/story/common.ts'
import { type Candidate, decide, type Match, revises, withPassages } from '#src/story/decide.ts'
import type { EventType } from '#src/story/event.ts'
import { type Fingerprint, fingerprint as fingerprintOf } from '#src/story/fingerprint.ts'
import type { PubStatus, Story } from '#src/story/story.ts'
import { textOf, translationKeys, translationOf } from '#src/story/translation.ts'
import { findCandidates, findTellings, identityLock, lockKeys, saveFingerprint } from './candidates.ts'
import { clusterMembers, joinCluster, ruledApart } from './clusters.ts'
import type { Db, Tx } from './db.ts'
import { emit } from './events.ts'
import { finishRevision } from './items.ts'
import { awaitStory, findReferred, lockNotices, takeWaiting } from './notices.ts'
import { cluster, decision, item, media, story, storyIdentity, storyVersion } from './schema.ts'
import { storable } from './storable.ts'

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

/** Thrown to undo a dry run's transaction; carries what would have been. */
class DryRun extends Error {
  readonly stored: Stored
  constructor(stored: Stored) {
    super('dry run')
    this.stored = stored
  }
}

/**
 * Store a story, as a new one, as a new version of one that is there, or not at all when nothing changed.
 * @param options.dryRun decide everything, write nothing
 */
export async function storeStory(
  db: Db,
  composed: Story,
  from: Provenance,
  options: { common: CommonText; now: Date; dryRun?: boolean },
): Promise<Stored> {
  const next = storable(composed)
  const print = fingerprintOf(textOf(next))
  const identities = identitiesOf(next)
  const earlier = (next.earlier ?? []).map((uri) => ({ scheme: 'uri' as const, key: `${next.agency}\n${uri}` }))
  const locks = [
    ...[...identities, ...earlier].map(({ scheme, key }) => identityLock(scheme, key)),
    identityLock('item', String(from.item)),
    ...print.keys,
  ]
  try {
    return await db.transaction(async (tx) => {
      await lockNotices(tx, next)
      await lockKeys(tx, locks)
      const stored = await place(tx, { next, print, identities, earlier, from, ...options })
      if (options.dryRun) throw new DryRun(stored)
      await finishRevision(tx, { item: from.item, revision: from.itemRevision }, stored.story)
      return stored
    })
  } catch (error) {
    if (error instanceof DryRun) return error.stored
    throw error
  }
}

interface Placing {
  next: Story
  print: Fingerprint
  identities: Identity[]
  /** What the source says it goes on from. */
  earlier: Identity[]
  from: Provenance
  common: CommonText
  now: Date
}

async function place(tx: Tx, placing: Placing): Promise<Stored> {
  const { next, print, identities, earlier, from, common, now } = placing
  const known = (await findKnown(tx, from.item, identities)) ?? (await findKnown(tx, undefined, earlier))
  if (next.refersTo && known?.row.uri !== next.uri) {
    const meant = await findReferred(tx, next, now)
    const row = meant ? await lockStory(tx, meant) : known?.row
    if (row) return withdraw(tx, row, placing)
  }
  if (known) return revise(tx, known.row, placing, { samePlace: known.samePlace })

  const facts = {
    print,
    source: next.agency,
    ...(next.published ? { published: next.published } : {}),
    ...(next.language ? { language: next.language } : {}),
  }
  const candidates = await withoutRuledApart(tx, await findCandidates(tx, print.keys), next.agency)
  const decided = decide({ id: '', ...facts, revises: revises(next.signals) }, candidates, common)
  const match =
    (decided.kind === 'distinct' ? await translated(tx, next, print, common) : undefined) ?? (await shown(tx, decided, candidates, placing))
  // The same source sent the same text again under another identity, or a revision of it: the story that is there goes on.
  if (match.kind === 'duplicate' || match.kind === 'revision' || match.kind === 'version') {
    const row = await lockStory(tx, match.of as StoryId)
    if (row) {
      await addIdentities(tx, row.id, identities)
      await explain(tx, row.id, match)
      return revise(tx, row, placing, { samePlace: match.kind !== 'duplicate' })
    }
  }
  const id = randomUUID() as StoryId
  const joined = match.kind === 'reprint' ? (match.cluster as ClusterId) : undefined
  const clusterId = joined ?? (randomUUID() as ClusterId)
  const released = !next.embargoedUntil || new Date(next.embargoedUntil) <= now
  const relation = joined ? 'reprint' : match.kind === 'related' ? 'related' : 'original'
  await tx
    .insert(story)
    .values({ ...standing(next), id, version: 1, clusterId, relation, releasedAt: released ? now : null, firstSeenAt: now, storedAt: now })
  await addIdentities(tx, id, identities)
  await insertVersion(tx, id, 1, 'created', next, print, from, now)
  await writeMedia(tx, id, next)
  await saveFingerprint(tx, id, now, keptOf(next, print))
  await explain(tx, id, match)
  await emit(tx, {
    type: 'story.created',
    subject: id,
    storyId: id,
    data: await announce(tx, { id, clusterId, relation }, 1, 'created', next),
  })
  await joinCluster(tx, { clusterId, storyId: id, founded: !joined, now })
  if (next.refersTo) await awaitStory(tx, id, next, now)
  else
    for (const { told } of await takeWaiting(tx, id, next, now)) {
      const row = await lockStory(tx, id)
      if (row) await withdraw(tx, row, { next: told, from: undefined, now })
    }
  return { kind: 'created', story: id, match, print }
}

/** The decision with the passages that it rests on: a text is read for what was decided, not for all that was compared. */
async function shown(tx: Tx, match: Match, candidates: readonly Candidate[], { next, print, common }: Placing): Promise<Match> {
  const [first, ...rest] = match.evidence
  const counterpart = candidates.find(({ id }) => id === first?.counterpart)
  if (!first || !counterpart) return match
  const [other] = await tx
    .select({ content: story.content })
    .from(story)
    .where(eq(story.id, counterpart.id as StoryId))
  if (!other) return match
  const there = { bodyText: other.content.bodyText, print: counterpart.print }
  return { ...match, evidence: [withPassages(first, { bodyText: next.bodyText, print }, there, common), ...rest] }
}

/** The agency's own story in another language, if there is one. */
async function translated(tx: Tx, next: Story, print: Fingerprint, common: CommonText): Promise<Match | undefined> {
  const keys = translationKeysOf(next, print)
  if (!next.language || keys.length === 0) return undefined
  const telling = { id: '', source: next.agency, language: next.language, print }
  return translationOf(telling, await findTellings(tx, keys), textOf(next), common)
}

const keptOf = (next: Story, print: Fingerprint) => ({
  print,
  more: translationKeysOf(next, print),
  language: next.language,
  revises: revises(next.signals),
})

const translationKeysOf = (next: Story, print: Fingerprint): bigint[] => (next.language ? translationKeys(next.agency, print.traits) : [])

/** A notice speaks of this story: what stands is withdrawn, its text stays in the history. */
async function withdraw(
  tx: Tx,
  row: StoryRow,
  { next: told, from, now }: { next: Story; from: Provenance | undefined; now: Date },
): Promise<Stored> {
  if (row.pubStatus !== 'usable') return { kind: 'unchanged', story: row.id }
  const next: Story = {
    ...row.content,
    pubStatus: told.pubStatus,
    signals: [...new Set([...row.content.signals, ...told.signals])],
    edNote: told.edNote ?? told.headline,
  }
  const print = fingerprintOf(textOf(next))
  const version = (await newestVersion(tx, row.id)) + 1
  await writeVersion(tx, row, version, 'killed', next, { print, from, now })
  const reason = `${told.agency} withdrew it with the notice ${told.uri}: “${told.headline}”`
  await explain(tx, row.id, { rule: 'notice', outcome: 'killed', reason })
  return { kind: 'version', story: row.id, version, change: 'killed' }
}

/** Of two candidates that an admin has told apart, the one that the same source sent counts for what that source sends again. */
async function withoutRuledApart<C extends { id: StoryId; source?: string }>(tx: Tx, candidates: C[], source: string): Promise<C[]> {
  const apart = await ruledApart(
    tx,
    candidates.map(({ id }) => id),
  )
  if (apart.size === 0) return candidates
  const own = candidates.filter((candidate) => candidate.source === source && apart.has(candidate.id))
  return candidates.filter(({ id }) => !own.some((one) => apart.get(one.id)!.has(id)))
}

/** The story that this item, its uri or its page's address already belongs to; what says so most surely first. */
async function findKnown(
  tx: Tx,
  itemId: ItemId | undefined,
  identities: Identity[],
): Promise<{ row: StoryRow; samePlace: boolean } | undefined> {
  const [own] = itemId === undefined ? [] : await tx.select({ id: item.storyId }).from(item).where(eq(item.id, itemId))
  if (own?.id) {
    const row = await lockStory(tx, own.id)
    if (row) return { row, samePlace: true }
  }
  if (identities.length === 0) return undefined
  const found = await tx
    .select()
    .from(storyIdentity)
    .where(or(...identities.map(({ scheme, key }) => and(eq(storyIdentity.scheme, scheme), eq(storyIdentity.key, key)))))
  const best = found.find(({ scheme }) => scheme === 'uri') ?? found[0]
  const row = best && (await lockStory(tx, best.storyId))
  return row && { row, samePlace: best.scheme === 'uri' }
}

async function lockStory(tx: Tx, id: StoryId): Promise<StoryRow | undefined> {
  const [row] = await tx.select().from(story).where(eq(story.id, id)).for('update')
  return row
}

/** The newcomer speaks of a story that is there: a version, a late one, or nothing new. */
async function revise(
  tx: Tx,
  row: StoryRow,
  { next, print, identities, from, now }: Placing,
  { samePlace }: { samePlace: boolean },
): Promise<Stored> {
  await addIdentities(tx, row.id, identities)
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
    await insertVersion(tx, row.id, version, 'late', wanted, print, from, now)
    await explain(tx, row.id, { rule: 'late-version', outcome: 'history', reason: 'it is older than the version that stands' })
    return { kind: 'version', story: row.id, version, change: 'late' }
  }
  const version = (await newestVersion(tx, row.id)) + 1
  await writeVersion(tx, row, version, change.change, wanted, { print, from, now })
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

async function writeVersion(
  tx: Tx,
  row: StoryRow,
  version: number,
  change: keyof typeof eventOf,
  next: Story,
  { print, from, now }: { print: Fingerprint; from: Provenance | undefined; now: Date },
): Promise<void> {
  const embargoed = next.embargoedUntil !== undefined && new Date(next.embargoedUntil) > now
  await tx
    .update(story)
    .set({ ...standing(next), version, storedAt: now, releasedAt: embargoed ? null : (row.releasedAt ?? now) })
    .where(eq(story.id, row.id))
  await insertVersion(tx, row.id, version, change, next, print, from, now)
  await writeMedia(tx, row.id, next)
  await saveFingerprint(tx, row.id, row.firstSeenAt, keptOf(next, print))
  const data = await announce(tx, row, version, change, next)
  if (change === 'killed') data.takeDown = await clusterMembers(tx, row.clusterId)
  await emit(tx, { type: eventOf[change], subject: row.id, storyId: row.id, data })
}

/** The columns that repeat what stands. */
function standing(next: Story) {
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

async function newestVersion(tx: Tx, id: StoryId): Promise<number> {
  const [row] = await tx
    .select({ version: max(storyVersion.version) })
    .from(storyVersion)
    .where(eq(storyVersion.storyId, id))
  return row?.version ?? 0
}

async function insertVersion(
  tx: Tx,
  id: StoryId,
  version: number,
  change: VersionChange,
  content: Story,
  print: Fingerprint,
  from: Provenance | undefined,
  now: Date,
) {
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

async function writeMedia(tx: Tx, id: StoryId, { media: pictures }: Story): Promise<void> {
  await tx.delete(media).where(eq(media.storyId, id))
  if (pictures.length > 0) await tx.insert(media).values(pictures.map((picture, position) => ({ ...picture, storyId: id, position })))
}

interface Identity {
  scheme: 'uri' | 'url'
  key: string
}

/** The names a story may come under again: its agency's uri, its page's address. */
function identitiesOf(next: Story): Identity[] {
  const addresses = [next.canonicalUrl, next.url].flatMap((url) => (url ? (pageAddress(url) ?? []) : []))
  return [
    { scheme: 'uri' as const, key: `${next.agency}\n${next.uri}` },
    ...[...new Set(addresses)].map((key) => ({ scheme: 'url' as const, key })),
  ]
}

async function addIdentities(tx: Tx, id: StoryId, identities: Identity[]): Promise<void> {
  if (identities.length === 0) return
  await tx
    .insert(storyIdentity)
    .values(identities.map((identity) => ({ ...identity, storyId: id })))
    .onConflictDoNothing()
}

async function explain(tx: Tx, id: StoryId, why: Match | { rule: string; outcome: string; reason: string }): Promise<void> {
  const row =
    'rule' in why
      ? { rule: why.rule, outcome: why.outcome, counterpart: null, similarity: null, evidence: [{ rule: why.rule, reason: why.reason }] }
      : {
          rule: why.evidence[0]?.rule ?? 'no-candidate',
          outcome: why.kind,
          counterpart: 'of' in why ? (why.of as StoryId) : ((why.evidence[0]?.counterpart as StoryId | undefined) ?? null),
          similarity: why.similarity,
          evidence: why.evidence,
        }
  await tx.insert(decision).values(storable({ storyId: id, ...row }))
}

/** An event's data: what a newsroom system needs to decide whether to look, never the text. */
async function announce(
  tx: Tx,
  { id, clusterId, relation }: Pick<StoryRow, 'id' | 'clusterId' | 'relation'>,
  version: number,
  change: VersionChange,
  next: Story,
): Promise<Record<string, unknown>> {
  return {
    story: id,
    version,
    change,
    uri: next.uri,
    headline: next.headline,
    agency: next.agency,
    feed: next.feed,
    url: next.url,
    language: next.language,
    pubStatus: next.pubStatus,
    urgency: next.urgency,
    signals: next.signals,
    embargoedUntil: next.embargoedUntil,
    published: next.published,
    cluster: clusterId,
    relation,
    ...(relation === 'reprint' ? { originPubStatus: await originStatus(tx, clusterId) } : {}),
  }
}

/** May the text that a cluster's copies were made from be used? */
async function originStatus(tx: Tx, id: ClusterId): Promise<PubStatus | undefined> {
  const [origin] = await tx
    .select({ pubStatus: story.pubStatus })
    .from(cluster)
    .innerJoin(story, eq(story.id, cluster.originStoryId))
    .where(eq(cluster.id, id))
  return origin?.pubStatus
}

export async function getStory(db: Db | Tx, id: StoryId): Promise<StoryRow | undefined> {
  const [row] = await db.select().from(story).where(eq(story.id, id))
  return row
}

export async function listVersions(db: Db, id: StoryId) {
  return db.select().from(storyVersion).where(eq(storyVersion.storyId, id)).orderBy(storyVersion.version)
}

export async function listDecisions(db: Db, id: StoryId) {
  return db.select().from(decision).where(eq(decision.storyId, id)).orderBy(decision.id)
}

/** An admin kills or restores a story; from then on feeds do not change its status. */
export async function setPubStatus(
  db: Db,
  id: StoryId,
  pubStatus: Extract<PubStatus, 'usable' | 'canceled'>,
  now: Date,
): Promise<'no-story' | 'unchanged' | { version: number }> {
  return db.transaction(async (tx) => {
    const row = await lockStory(tx, id)
    if (!row) return 'no-story'
    await tx
      .update(story)
      .set({ pubStatusBy: pubStatus === 'usable' ? 'feed' : 'admin' })
      .where(eq(story.id, id))
    if (row.pubStatus === pubStatus) return 'unchanged'
    const next: Story = { ...row.content, pubStatus }
    const print = fingerprintOf(textOf(next))
    const version = (await newestVersion(tx, id)) + 1
    await writeVersion(tx, row, version, pubStatus === 'usable' ? 'restored' : 'killed', next, { print, from: undefined, now })
    await explain(tx, id, { rule: 'admin', outcome: pubStatus === 'usable' ? 'restored' : 'killed', reason: 'an admin command' })
    return { version }
  })
}

/** Announce the embargoes that have ended. */
export async function releaseEmbargoes(db: Db, now: Date): Promise<StoryId[]> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .update(story)
      .set({ releasedAt: now })
      .where(sql`${story.embargoedUntil} <= ${now.toISOString()}::timestamptz AND ${story.releasedAt} IS NULL`)
      .returning()
    for (const row of rows.filter(({ pubStatus }) => pubStatus === 'usable')) {
      await emit(tx, {
        type: 'story.released',
        subject: row.id,
        storyId: row.id,
        data: await announce(tx, row, row.version, 'updated', row.content),
      })
    }
    return rows.map(({ id }) => id)
  })
}
