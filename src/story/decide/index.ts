/**
 * A story and its candidates → where it belongs. `decide` is pure: it runs in the commit transaction after the lock, in
 * `telex dedupe`, and in a dry run, on the same arguments with the same end.
 */
import type { Signal } from '#src/wire/document.ts'
import { isWrittenOtherwise, template } from '../compare/form.ts'
import { compare, prepare } from '../compare/index.ts'
import { showPassages } from '../compare/passages.ts'
import { haveCommonSubject } from '../compare/subject.ts'
import { type CommonText, nothingCommon } from '../print/common.ts'
import type { Fingerprint } from '../print/index.ts'
import { isFilledIn } from './filled.ts'
import { proofs, strangers } from './hindsight.ts'
import { itemOf } from './item.ts'
import { isRevised, judge } from './judge.ts'
import { earliest, explain, type Judged, round } from './judged.ts'
import type { MatchStory } from './judgement.ts'
import type { Candidate, Evidence, Match } from './match.ts'
import { oneHeadline } from './news.ts'
import { isRoundUp } from './round-up.ts'
import { isVetoed } from './veto.ts'

const revising = new Set<Signal>(['update', 'correction', 'clarification', 'writethru', 'lead', 'add', 'kill', 'withhold'])

/** Does a story with these signals call itself another state of one that was sent before? A repeat does not. */
export const revises = (signals: readonly Signal[]): boolean => signals.some((signal) => revising.has(signal))

/** A story that shares so many times fewer keys than the one that shares most is no candidate beside it. */
export const outshone = 12

/** Place a story among its candidates (those that share a key, are in the time window, and share its language or script). */
export function decide(story: MatchStory, candidates: readonly Candidate[], common: CommonText = nothingCommon): Match {
  if (candidates.length === 0) return { kind: 'distinct', similarity: 0, evidence: [] }
  const prepared = prepare(story.print, common)
  const item = candidates.find((c) => sameItem(story, c) && haveCommonSubject(compare(prepared, c.print), story.print, c.print))
  const judged = pick(candidates, story, item).map((candidate) => {
    const comparison = compare(prepared, candidate.print)
    return { candidate, comparison, ...judge(comparison, story, candidate) }
  })
  if (isKnownForm(judged))
    for (const j of judged) if (!isRevised(story, j.candidate) && !isWrittenOtherwise(j.comparison, story.print.shingle / 3)) strictly(j)
  const filled = judged.filter((j) => j.verdict === 'same' && !isRevised(story, j.candidate) && isFilledIn(j, judged, story))
  for (const j of filled) Object.assign(j, { verdict: 'distinct', ...template })
  if (item !== undefined) {
    const own = judged.find((j) => j.candidate === item)!
    const evidence = [{ ...explain(own, story), rule: 'same-item', reason: 'the source sent it under the same identity' }]
    const placed = { kind: 'version' as const, of: item.id, cluster: item.cluster, similarity: round(own.comparison.similarity), evidence }
    return { ...placed, ...proofs(own, judged, story, common), ...strangers(item, candidates, story, common) }
  }
  judged.sort((x, y) => y.score - x.score)
  const joined = judged.find((j) => j.verdict === 'same' && !isVetoed(j, judged, story))
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
  return {
    ...placeIn(joined, judged, story),
    cluster: joined.candidate.cluster,
    ...proofs(joined, judged, story, common),
    ...strangers(joined.candidate, candidates, story, common),
  }
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
    for (const [i, c] of members.entries())
      if (i < perCluster || c.source === story.source || c === origin || c === same || c === item) out.push(c)
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

function sameItem(story: MatchStory, other: MatchStory): boolean {
  if (story.source !== other.source) return false
  if (story.guid !== undefined && story.guid === other.guid) return true
  return story.canonicalUrl !== undefined && story.canonicalUrl === other.canonicalUrl
}

/** Candidates of one cluster that are compared. */
const perCluster = 4
/** Clusters that are compared, those first that share most keys: a form of words has as many as there is room for. */
const clusterLimit = 16
/** Clusters that fill a form before it is known as one. */
const formClusters = 2

/** The same evidence with the passages of both texts, for a decision that was made without them. */
export function withPassages(evidence: Evidence, story: ReadableText, other: ReadableText, common: CommonText = nothingCommon): Evidence {
  return { ...evidence, shown: showPassages(story, other, compare(prepare(story.print, common), other.print)) }
}

interface ReadableText {
  print: Fingerprint
  bodyText: string
}
