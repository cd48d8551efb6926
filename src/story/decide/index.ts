/**
 * A story and its candidates → where it belongs. `decide` is pure: it runs in the commit transaction after the lock, in
 * `telex dedupe`, and in a dry run, on the same arguments with the same end.
 */
import type { Signal } from '#src/wire/document.ts'
import type { Comparison } from '../compare/comparison.ts'
import { isWrittenOtherwise, template } from '../compare/form.ts'
import { compare, prepare } from '../compare/index.ts'
import { type ShownPassages, showPassages } from '../compare/passages.ts'
import { type CommonText, nothingCommon } from '../print/common.ts'
import type { Fingerprint } from '../print/index.ts'
import { itemOf } from './item.ts'
import { isRevised, judge } from './judge.ts'
import type { Judgement, MatchStory } from './judgement.ts'
import { holdTheSame } from './late.ts'
import { oneHeadline } from './news.ts'

const revising = new Set<Signal>(['update', 'correction', 'clarification', 'writethru', 'lead', 'add', 'kill', 'withhold'])

/** Does a story with these signals call itself another state of one that was sent before? A repeat does not. */
export const revises = (signals: readonly Signal[]): boolean => signals.some((signal) => revising.has(signal))

export interface Candidate extends MatchStory {
  cluster: string
}

/** A story that shares so many times fewer keys than the one that shares most is no candidate beside it. */
export const outshone = 12

/** Why: one entry a thing that counted, the weightiest first. */
export interface Evidence {
  /** For machines, kebab-case: `same-item`, `same-text`, `same-start`, `template`, `round-up` … */
  rule: string
  /** For people: one sentence. */
  reason: string
  /** The story it was compared with. */
  counterpart?: string
  similarity?: number
  containment?: number
  /** The passages that match and those that differ, where both texts were at hand. */
  shown?: ShownPassages
}

/** Another cluster that a story shows to be the one that it joins. */
export interface Proven {
  cluster: string
  /** The story of that cluster that the one that shows it holds, too. */
  of: string
  evidence: Evidence[]
}

/** What it came to, and what it shows beside: `proven` is there only where it shows something. */
export type Match = Placing & { proven?: Proven[] }

type Placing =
  /** The same item of the same source, sent again: a version (or nothing new) of the story `of`. */
  | { kind: 'version'; of: string; cluster: string; similarity: number; evidence: Evidence[] }
  /** The same source sent the same text, or a revision of it, as another item: its text may take the place of that of `of`. */
  | { kind: 'duplicate' | 'revision'; of: string; cluster: string; similarity: number; evidence: Evidence[] }
  /** The same source tells the same news in a story of its own: one cluster with `of`, whose text stays as it is. */
  | { kind: 'same-news'; of: string; cluster: string; similarity: number; evidence: Evidence[] }
  /** Another source printed it. */
  | { kind: 'reprint'; of: string; cluster: string; similarity: number; evidence: Evidence[] }
  /** A story of its own that tells of the same event (a follow-up, a translation): a cluster of its own. */
  | { kind: 'related'; of: string; similarity: number; evidence: Evidence[] }
  /** A story of its own; the evidence says what it was compared with, if anything. */
  | { kind: 'distinct'; similarity: number; evidence: Evidence[] }

/** Place a story among its candidates (those that share a key, are in the time window, and share its language or script). */
export function decide(story: MatchStory, candidates: readonly Candidate[], common: CommonText = nothingCommon): Match {
  if (candidates.length === 0) return { kind: 'distinct', similarity: 0, evidence: [] }
  const item = candidates.find((c) => sameItem(story, c))
  const prepared = prepare(story.print, common)
  const judged = pick(candidates, story, item).map((candidate) => {
    const comparison = compare(prepared, candidate.print)
    return { candidate, comparison, ...judge(comparison, story, candidate) }
  })
  if (isKnownForm(judged))
    for (const j of judged) if (!isRevised(story, j.candidate) && !isWrittenOtherwise(j.comparison, story.print.shingle / 3)) strictly(j)
  if (item !== undefined) {
    const own = judged.find((j) => j.candidate === item)!
    const evidence = [{ ...explain(own, story), rule: 'same-item', reason: 'the source sent it under the same identity' }]
    const placed = { kind: 'version' as const, of: item.id, cluster: item.cluster, similarity: round(own.comparison.similarity), evidence }
    return { ...placed, ...proofs(own, judged, story, common) }
  }
  judged.sort((x, y) => y.score - x.score)
  const joined = judged.find((j) => j.verdict === 'same' && !vetoed(j, judged))
  const best = joined ?? judged.find((j) => j.verdict === 'related') ?? judged[0]!
  const similarity = round(best.comparison.similarity)
  if (joined === undefined || (joined.rule !== oneHeadline && isRoundUp(judged, joined, story.print.words.length))) {
    if (joined !== undefined) {
      const reason = 'it holds passages of three or more stories that have nothing to do with one another'
      return { kind: 'distinct', similarity, evidence: [{ ...explain(best, story), rule: 'round-up', reason }] }
    }
    if (best.verdict === 'related') return { kind: 'related', of: best.candidate.id, similarity, evidence: [explain(best, story)] }
    return { kind: 'distinct', similarity, evidence: best.comparison.shared < 8 ? [] : [explain(best, story)] }
  }
  return { ...placeIn(joined, judged, story), cluster: joined.candidate.cluster, ...proofs(joined, judged, story, common) }
}

/** Other clusters whose stories hold what the one joined holds of this story, and of which no source told them apart. */
function proofs(joined: Judged, judged: readonly Judged[], story: MatchStory, common: CommonText): { proven?: Proven[] } {
  if (joined.verdict !== 'same' || joined.rule === oneHeadline) return {}
  const third = { length: story.print.words.length, unit: story.print.shingle / 3, first: isFirst(story, judged) }
  const proven = new Map<string, Proven>()
  for (const j of judged) {
    const { cluster, id } = j.candidate
    if (cluster === joined.candidate.cluster || proven.has(cluster) || j.verdict !== 'same' || j.rule === oneHeadline) continue
    if (vetoed(j, judged) || !holdTheSame(joined.comparison, j.comparison, third)) continue
    if (areToldApart(judged, joined.candidate.cluster, cluster, common)) continue
    const reason = 'it holds the same of both, which shows that they are copies of one story'
    proven.set(cluster, { cluster, of: id, evidence: [{ ...explain(j, story), rule: 'late-knowledge', reason }] })
  }
  return proven.size > 0 ? { proven: [...proven.values()] } : {}
}

/** Was it published before all that are the same, by their own word? */
const isFirst = (story: MatchStory, judged: readonly Judged[]): boolean =>
  judged.every(({ verdict, candidate }) => verdict !== 'same' || Date.parse(story.published ?? '') < Date.parse(candidate.published ?? ''))

/** Did one source send something to either cluster that is not the same? It knows its own stories. */
function areToldApart(judged: readonly Judged[], one: string, other: string, common: CommonText): boolean {
  const of = (cluster: string) => judged.filter(({ candidate }) => candidate.cluster === cluster)
  return of(one).some(({ candidate: a }) =>
    of(other).some(
      ({ candidate: b }) => a.source === b.source && judge(compare(prepare(a.print, common), b.print), a, b).verdict !== 'same',
    ),
  )
}

/** How a story stands to those of the cluster that it joins: a version of its source's own copy, a copy of another source's, or more of the same news. */
function placeIn(joined: Judged, judged: readonly Judged[], story: MatchStory) {
  const members = judged.filter(({ candidate }) => candidate.cluster === joined.candidate.cluster)
  const kin = members.filter(({ verdict, candidate }) => verdict === 'same' && candidate.source === story.source)
  const place = (kind: 'duplicate' | 'revision' | 'same-news' | 'reprint', j: Judged) => ({
    kind,
    of: j.candidate.id,
    similarity: round(j.comparison.similarity),
    evidence: [explain(j, story)],
  })
  for (const j of kin) {
    const kind = itemOf(j.comparison, story, j.candidate)
    if (kind !== undefined) return place(kind, j)
  }
  const [own] = kin
  const origin = earliest([...kin, ...members], (j) => j.candidate).candidate
  if (own !== undefined && origin.source === story.source) return place('same-news', own)
  return place('reprint', members.find(({ verdict, candidate }) => verdict === 'same' && candidate.source !== story.source) ?? joined)
}

/** Of each cluster the first few candidates, the earliest (its origin), and those with the same text: the others say nothing new. */
function pick(candidates: readonly Candidate[], story: MatchStory, item: Candidate | undefined): Candidate[] {
  const byCluster = Map.groupBy(candidates, (c) => c.cluster)
  const out: Candidate[] = []
  for (const [rank, members] of [...byCluster.values()].entries()) {
    if (rank >= clusterLimit && (item === undefined || !members.includes(item))) continue
    const origin = earliest(members, (c) => c)
    const same = members.find((c) => c.print.bodyHash === story.print.bodyHash)
    for (const [i, c] of members.entries()) if (i < perCluster || c === origin || c === same || c === item) out.push(c)
  }
  return out
}

/** A form that others fill, too: of three stories that have nothing to do with one another each differs in its facts alone. */
function isKnownForm(judged: readonly Judged[]): boolean {
  const clusters = new Set<string>()
  for (const { rule, candidate, comparison } of judged)
    if (rule === template.rule && comparison.aInB >= 0.5) clusters.add(candidate.cluster)
  return clusters.size >= formClusters
}

/** Of a form that is known only a text with the very same facts is a copy. */
function strictly(j: Judged): void {
  if (j.verdict === 'same' && j.comparison.conflicting > 0) Object.assign(j, { verdict: 'distinct', ...template })
}

/**
 * A copy of a cluster's origin holds its lead. Where the origin itself was compared and only shares background, a member
 * that happens to have that background in another place cannot bring the story in, unless most members do. A flash says too
 * little to be asked: the first that is no mere beginning of the others stands for it.
 */
function vetoed(j: Judged, judged: readonly Judged[]): boolean {
  if (j.rule === oneHeadline) return false
  if (Math.min(j.comparison.aInB, j.comparison.bInA) >= 0.7) return false
  const members = judged.filter((x) => x.candidate.cluster === j.candidate.cluster)
  const length = (x: Judged): number => x.candidate.print.words.length
  const longest = Math.max(...members.map(length))
  const full = members.filter((x) => length(x) >= longest * flashShare)
  if (full.filter((x) => x.verdict === 'same').length * 2 > full.length) return false
  return earliest(full, (j) => j.candidate).verdict !== 'same'
}

/** The one published first; of those that do not say when, the first in the list. */
function earliest<T>(list: readonly T[], of: (one: T) => Candidate): T {
  const at = (one: T): number => Date.parse(of(one).published ?? '')
  return list.reduce((x, y) => (at(y) < at(x) ? y : x))
}

function sameItem(story: MatchStory, other: MatchStory): boolean {
  if (story.source !== other.source) return false
  if (story.guid !== undefined && story.guid === other.guid) return true
  return story.canonicalUrl !== undefined && story.canonicalUrl === other.canonicalUrl
}

/** Candidates of one cluster that are compared. */
const perCluster = 4
/** Clusters that are compared, those first that share most keys: a form of words has as many as there is room for. */
const clusterLimit = 16
/** A text that has less than this share of the words of the longest of its cluster may be a flash. */
const flashShare = 1 / 3
/** Clusters that fill a form before it is known as one. */
const formClusters = 2

type Judged = Judgement & { candidate: Candidate; comparison: Comparison }

/**
 * Three or more clusters, each in a part of its own, none of which makes up the text. One that stands in it whole, as the most of
 * it, has other stories' paragraphs around it, unless it is their leads that stand there.
 */
function isRoundUp(judged: readonly Judged[], joined: Judged, length: number): boolean {
  const byCluster = new Map<string, Comparison>()
  for (const { candidate, comparison } of judged) {
    const held = byCluster.get(candidate.cluster)
    if (comparison.shared >= 8 && (held === undefined || held.aInB < comparison.aInB)) byCluster.set(candidate.cluster, comparison)
  }
  const ranked = [...byCluster.values()].sort((x, y) => y.aInB - x.aInB)
  if (ranked.length < 3 || ranked[0]!.aInB > 0.62) return false
  if (joined.comparison.bInA > 0.8 && joined.comparison.aInB > 0.4 && leadsOfOthers(judged, joined) < 2) return false
  const taken = new Uint8Array(length)
  let parts = 0
  for (const c of ranked) {
    let fresh = 0
    for (const p of c.passages) for (let i = p.a; i < p.aEnd; i++) if (!taken[i]) fresh++
    for (const p of c.passages) taken.fill(1, p.a, p.aEnd)
    if (fresh >= Math.max(12, length * 0.06)) parts++
  }
  return parts >= 3
}

/** Other clusters whose origin's lead stands in the text. */
function leadsOfOthers(judged: readonly Judged[], joined: Judged): number {
  const others = Map.groupBy(judged, (j) => j.candidate.cluster)
  others.delete(joined.candidate.cluster)
  let leads = 0
  for (const members of others.values()) if (earliest(members, (j) => j.candidate).comparison.bLeadInA >= 0.5) leads++
  return leads
}

function explain({ candidate, comparison, rule, reason }: Judged, story: MatchStory): Evidence {
  const evidence: Evidence = {
    rule,
    reason,
    counterpart: candidate.id,
    similarity: round(comparison.similarity),
    containment: round(comparison.containment),
  }
  if (story.bodyText === undefined || candidate.bodyText === undefined) return evidence
  return { ...evidence, shown: showPassages(story, candidate, comparison) }
}

/** The same evidence with the passages of both texts, for a decision that was made without them. */
export function withPassages(evidence: Evidence, story: ReadableText, other: ReadableText, common: CommonText = nothingCommon): Evidence {
  return { ...evidence, shown: showPassages(story, other, compare(prepare(story.print, common), other.print)) }
}

interface ReadableText {
  print: Fingerprint
  bodyText: string
}

const round = (share: number): number => Math.round(share * 1000) / 1000
