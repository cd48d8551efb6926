/**
 * What placing a story needs to know of those that are there: looked up under its locks, and only as far as it matters.
 */
import { eq } from 'drizzle-orm'
import type { ClusterId, StoryId } from '#src/brand.ts'
import { decide, revises, withPassages } from '#src/story/decide/index.ts'
import type { Candidate, Match } from '#src/story/decide/match.ts'
import { type Telling, textOf, translationOf } from '#src/story/decide/translation.ts'
import { isNamed, isOfNotice, kinCluster, matchedStory, speaksOfAnother } from '#src/story/place/index.ts'
import type { Arrival, Found } from '#src/story/place/plan.ts'
import type { CommonText } from '#src/story/print/common.ts'
import { findCandidates, findTellings } from './candidates.ts'
import { areRuledApart, clustersOf, ruledApart, ruledTogether } from './clusters.ts'
import { inOneGo, type Tx } from './db.ts'
import { findKnown } from './identities.ts'
import type { Locks } from './locks.ts'
import { findReferred, findWaiting } from './notices.ts'
import { story } from './schema.ts'
import { lockKin, lockMerging, lockStandings, translationKeysOf } from './versions.ts'

/** Look for what `place` asks about a story. The stories found are locked until the transaction ends. */
export async function find(tx: Tx, locks: Locks, arrival: Arrival, common: CommonText, now: Date): Promise<Found> {
  const [known, early] = await lookEarly(tx, locks, arrival, now)
  const found: Found = { known }
  if (speaksOfAnother(arrival, found)) {
    const { meant, doubtful } = await findReferred(tx, arrival.story, { arrivedAt: arrival.from.arrivedAt, again: isAgain(found) }, now)
    Object.assign(found, { referred: await lockStandings(tx, locks, meant), doubtful })
  }
  if (!isNamed(arrival, found)) {
    found.match = await settledMatch(tx, locks, arrival, common, early)
    if (found.match.proven) found.merging = await lockMerging(tx, locks, mergingClusters(found.match), now)
    const matched = matchedStory(found)
    if (matched) [found.matched] = await lockStandings(tx, locks, [matched as StoryId])
    if (found.matched && isOfNotice(arrival.story, found.matched.content)) Object.assign(found, { match: unlike, matched: undefined })
  }
  if (!arrival.story.refersTo && !isAgain(found)) found.waiting = early?.waiting ?? (await findWaiting(tx, arrival.story, now))
  const cluster = kinCluster(arrival, found)
  const others = [...(found.referred ?? []), ...(found.known ?? []).map(({ standing }) => standing), found.matched].flatMap(
    (one) => one?.id ?? [],
  )
  if (!cluster) return found
  // what it shows to be one with that cluster may hold copies of it, too
  const shown = (found.match?.proven ?? []).map((proof) => proof.cluster as ClusterId)
  for (const one of [cluster, ...shown])
    found.kin = [...(found.kin ?? []), ...(await lockKin(tx, locks, one, arrival.story.agency, others))]
  return found
}

/** What is asked of a story that nobody knows yet. */
interface Early {
  copies: Awaited<ReturnType<typeof copiesOf>>
  tellings: Awaited<ReturnType<typeof tellingsOf>>
  waiting: Awaited<ReturnType<typeof findWaiting>>
}

/** The stories that it is known to be; with the first state of an item, most often none, all that is asked then goes out beside that. */
async function lookEarly(tx: Tx, locks: Locks, arrival: Arrival, now: Date): Promise<[Found['known'], Early | undefined]> {
  if (arrival.from.itemRevision > 1 || arrival.story.refersTo) return [await findKnown(tx, locks, arrival), undefined]
  const [known, copies, tellings, waiting] = await inOneGo(
    () => findKnown(tx, locks, arrival),
    () => copiesOf(tx, arrival),
    () => tellingsOf(tx, arrival),
    () => findWaiting(tx, arrival.story, now),
  )
  // Where rows had to be locked, others may have changed meanwhile what was asked beside that.
  return known.length === 0 ? [known, { copies, tellings, waiting }] : [known, undefined]
}

const copiesOf = (tx: Tx, { print }: Pick<Arrival, 'print'>) => findCandidates(tx, print.keys)

/** Stories that it may be a translation of; undefined where there can be none. */
async function tellingsOf(tx: Tx, { story: next, print }: Pick<Arrival, 'story' | 'print'>): Promise<Telling[] | undefined> {
  const keys = translationKeysOf(next, print)
  return next.language && keys.length > 0 ? findTellings(tx, keys) : undefined
}

const unlike: Match = { kind: 'distinct', similarity: 0, evidence: [] }

/** The clusters that a story shows to be one, that which it joins first. */
const mergingClusters = (match: Match): ClusterId[] =>
  'cluster' in match ? [match.cluster, ...(match.proven ?? []).map(({ cluster }) => cluster)].map((id) => id as ClusterId) : []

/** What a story's text says of where it belongs, with the clusters locked that it joins: what another joined or took apart meanwhile is looked for anew. */
async function settledMatch(tx: Tx, locks: Locks, arrival: Arrival, common: CommonText, early: Early | undefined): Promise<Match> {
  const match = await compareTexts(tx, arrival, common, early)
  if (!('cluster' in match)) return match
  await locks.clusters(mergingClusters(match))
  const detached = (match.detached ?? []).map(({ story: of }) => ({ of, cluster: match.cluster }))
  const wanted = [match, ...(match.proven ?? []), ...detached]
  const there = await clustersOf(
    tx,
    wanted.map(({ of }) => of as StoryId),
  )
  if (!wanted.every(({ cluster, of }) => there.get(of as StoryId) === cluster)) return locks.again()
  await locks.stories(detached.map(({ of }) => of as StoryId))
  return withoutRuledOut(tx, match)
}

/** What an admin has told apart, no story brings together; what an admin has brought together, none takes apart. */
async function withoutRuledOut(tx: Tx, match: Match & { cluster: string }): Promise<Match> {
  if (!match.proven && !match.detached) return match
  const { proven = [], detached = [], ...rest } = match
  const joined = match.cluster as ClusterId
  const kept = []
  for (const proof of proven) if (!(await areRuledApart(tx, joined, proof.cluster as ClusterId))) kept.push(proof)
  const together = await ruledTogether(
    tx,
    detached.map((one) => one.story as StoryId),
    joined,
  )
  const leaving = detached.filter((one) => !together.has(one.story as StoryId))
  return { ...rest, ...(kept.length > 0 ? { proven: kept } : {}), ...(leaving.length > 0 ? { detached: leaving } : {}) }
}

/** Has this very state of the item been worked off before? */
const isAgain = ({ known = [] }: Found): boolean => known.some(({ toldBefore }) => toldBefore != null)

/** What a story's text says of where it belongs. */
async function compareTexts(tx: Tx, arrival: Arrival, common: CommonText, early: Early | undefined): Promise<Match> {
  const { story: next, print, from } = arrival
  const facts = {
    print,
    source: next.agency,
    seen: from.arrivedAt.toISOString(),
    ...(next.published ? { published: next.published } : {}),
    ...(next.language ? { language: next.language } : {}),
  }
  const candidates = await withoutRuledApart(tx, early?.copies ?? (await copiesOf(tx, arrival)), next.agency)
  const decided = decide({ id: '', ...facts, revises: revises(next.signals) }, candidates, common)
  const translated =
    decided.kind === 'distinct' ? translatedOf(arrival, early ? early.tellings : await tellingsOf(tx, arrival), common) : undefined
  return translated ?? withShownPassages(tx, decided, candidates, { story: next, print }, common)
}

/** The agency's own story in another language, if there is one. */
function translatedOf(
  { story: next, print }: Pick<Arrival, 'story' | 'print'>,
  tellings: readonly Telling[] | undefined,
  common: CommonText,
): Match | undefined {
  if (!next.language || !tellings) return undefined
  return translationOf({ id: '', source: next.agency, language: next.language, print }, tellings, textOf(next), common)
}

/** The decision with the passages that it rests on: a text is read for what was decided, not for all that was compared. */
async function withShownPassages(
  tx: Tx,
  match: Match,
  candidates: readonly Candidate[],
  { story: next, print }: Pick<Arrival, 'story' | 'print'>,
  common: CommonText,
): Promise<Match> {
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
