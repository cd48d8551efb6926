/**
 * Stories: one transaction locks what a story can be found by, looks for it, decides, and writes version, media,
 * fingerprint, cluster, decision and event, or nothing.
 */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { ClusterId, StoryId } from '#src/brand.ts'
import { type Candidate, decide, type Match, revises, withPassages } from '#src/story/decide/index.ts'
import { textOf, translationOf } from '#src/story/decide/translation.ts'
import type { CommonText } from '#src/story/print/common.ts'
import { type Fingerprint, fingerprint as fingerprintOf } from '#src/story/print/index.ts'
import type { Story } from '#src/story/story.ts'
import { announce } from './announce.ts'
import { findCandidates, findTellings, identityLock, lockKeys, saveFingerprint } from './candidates.ts'
import { joinCluster, ruledApart } from './clusters.ts'
import type { Db, Tx } from './db.ts'
import { explain } from './decisions.ts'
import { emit } from './events.ts'
import { addIdentities, findKnown, type Identity, identitiesOf } from './identities.ts'
import { finishRevision } from './items.ts'
import { awaitStory, findReferred, lockNotices, takeWaiting } from './notices.ts'
import { withdraw } from './pub-status.ts'
import { story } from './schema.ts'
import { storable } from './storable.ts'
import {
  insertVersion,
  keptOf,
  lockStory,
  type Made,
  type Provenance,
  revise,
  type Stored,
  type StoryRow,
  standing,
  translationKeysOf,
  writeMedia,
} from './versions.ts'

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

interface Placing extends Made {
  from: Provenance
  identities: Identity[]
  /** What the source says it goes on from. */
  earlier: Identity[]
  common: CommonText
}

async function place(tx: Tx, placing: Placing): Promise<Stored> {
  const { next, print, identities, earlier, from, common, now } = placing
  const known = (await findKnown(tx, from.item, identities)) ?? (await findKnown(tx, undefined, earlier))
  if (next.refersTo && known?.row.uri !== next.uri) {
    const meant = await findReferred(tx, next, now)
    const row = meant ? await lockStory(tx, meant) : known?.row
    if (row) return withdraw(tx, row, placing)
  }
  if (known) {
    await addIdentities(tx, known.row.id, identities)
    return revise(tx, known.row, placing, { samePlace: known.samePlace })
  }

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
  const joined = match.kind === 'reprint' || match.kind === 'same-news' ? (match.cluster as ClusterId) : undefined
  const clusterId = joined ?? (randomUUID() as ClusterId)
  const released = !next.embargoedUntil || new Date(next.embargoedUntil) <= now
  const relation = joined || match.kind === 'related' ? match.kind : 'original'
  await tx
    .insert(story)
    .values({ ...standing(next), id, version: 1, clusterId, relation, releasedAt: released ? now : null, firstSeenAt: now, storedAt: now })
  await addIdentities(tx, id, identities)
  await insertVersion(tx, { id, version: 1, change: 'created' }, placing)
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

export async function getStory(db: Db | Tx, id: StoryId): Promise<StoryRow | undefined> {
  const [row] = await db.select().from(story).where(eq(story.id, id))
  return row
}
