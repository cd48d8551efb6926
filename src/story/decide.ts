/**
 * A story and its candidates → where it belongs. `decide` is pure: it runs in the commit transaction after the lock, in
 * `telex dedupe`, and in a dry run, on the same arguments with the same end.
 */
import { type CommonText, nothingCommon } from './common.ts'
import type { Fingerprint } from './fingerprint.ts'
import { type Comparison, compare, type Passage, prepare } from './match.ts'

/** What of a story the decision needs, beside its words. */
export interface MatchStory {
  id: string
  print: Fingerprint
  /** Who sent it: an agency or an outlet. */
  source?: string
  /** The source's own identity for it; together with `source` it says "the same item". */
  guid?: string
  canonicalUrl?: string
  /** ISO 8601. */
  published?: string
  language?: string
  /** It calls itself an update, correction, lead … (signals.ts). */
  revises?: boolean
}

export interface Candidate extends MatchStory {
  cluster: string
}

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
  /** Words of this story (`a`) and the counterpart (`b`) that are the same, longest first, at most 5. */
  matching?: Passage[]
  /** What stands only here (`a`) or only there (`b`), longest first, at most 5. */
  differing?: { side: 'here' | 'there'; from: number; to: number }[]
}

export type Match =
  /** The same item of the same source, sent again: a version (or nothing new) of the story `of`. */
  | { kind: 'version'; of: string; cluster: string; similarity: number; evidence: Evidence[] }
  /** The same source sent the same text, or a revision of it, as another item. */
  | { kind: 'duplicate' | 'revision'; of: string; cluster: string; similarity: number; evidence: Evidence[] }
  /** Another source printed it. */
  | { kind: 'reprint'; of: string; cluster: string; similarity: number; evidence: Evidence[] }
  /** A story of its own that tells of the same event (a follow-up, a translation): a cluster of its own. */
  | { kind: 'related'; of: string; similarity: number; evidence: Evidence[] }
  /** A story of its own; the evidence says what it was compared with, if anything. */
  | { kind: 'distinct'; similarity: number; evidence: Evidence[] }

/** Place a story among its candidates (those that share a key, are in the time window, and share its language or script). */
export function decide(story: MatchStory, candidates: readonly Candidate[], common: CommonText = nothingCommon): Match {
  const item = candidates.find((c) => sameItem(story, c))
  const prepared = prepare(story.print, common)
  const judged = candidates.map((candidate) => {
    const comparison = compare(prepared, candidate.print, common)
    return { candidate, comparison, ...judge(comparison, story, candidate) }
  })
  if (item !== undefined) {
    const own = judged.find((j) => j.candidate === item)!
    const evidence = [{ ...explain(own), rule: 'same-item', reason: 'the source sent it under the same identity' }]
    return { kind: 'version', of: item.id, cluster: item.cluster, similarity: own.comparison.similarity, evidence }
  }
  judged.sort((x, y) => y.score - x.score)
  const joined = judged.find((j) => j.verdict === 'same')
  const best = joined ?? judged.find((j) => j.verdict === 'related') ?? judged[0]
  if (best === undefined) return { kind: 'distinct', similarity: 0, evidence: [] }
  const similarity = best.comparison.similarity
  if (joined === undefined || isRoundUp(judged)) {
    if (joined !== undefined) {
      const reason = 'it holds passages of three or more stories that have nothing to do with one another'
      return { kind: 'distinct', similarity, evidence: [{ ...explain(best), rule: 'round-up', reason }] }
    }
    if (best.verdict === 'related') return { kind: 'related', of: best.candidate.id, similarity, evidence: [explain(best)] }
    return { kind: 'distinct', similarity, evidence: best.comparison.shared < 8 ? [] : [explain(best)] }
  }
  const { candidate, comparison } = joined
  const kind = relationOf(story, candidate, comparison)
  return { kind, of: candidate.id, cluster: candidate.cluster, similarity, evidence: [explain(joined)] }
}

/** How a story stands to the one it is a copy of. */
export function relationOf(story: MatchStory, of: MatchStory, comparison: Comparison): 'duplicate' | 'revision' | 'reprint' {
  if (story.source !== of.source) return 'reprint'
  return comparison.identical && !story.revises ? 'duplicate' : 'revision'
}

function sameItem(story: MatchStory, other: MatchStory): boolean {
  if (story.source !== other.source) return false
  if (story.guid !== undefined && story.guid === other.guid) return true
  return story.canonicalUrl !== undefined && story.canonicalUrl === other.canonicalUrl
}

interface Judgement {
  verdict: 'same' | 'related' | 'distinct'
  rule: string
  reason: string
  score: number
}

/** Same, related or distinct, by what two texts share and where. The numbers come from bench/dedupe.ts; docs/matching.md has them. */
function judge(c: Comparison, story: MatchStory, other: MatchStory): Judgement {
  const unit = story.print.shingle / 3
  const score = 0.6 * c.aInB + 0.4 * c.bInA + (c.sameStart ? 0.2 : 0) + 0.1 * c.headline
  const say = (verdict: Judgement['verdict'], rule: string, reason: string): Judgement => ({ verdict, rule, reason, score })
  if (story.print.shingle !== other.print.shingle) return say('distinct', 'other-script', 'the texts are in different scripts')
  const short = Math.min(story.print.words.length, other.print.words.length)
  if (c.identical && (short >= 25 * unit || c.headline > 0.5)) return say('same', 'same-text', 'the texts are the same, word for word')
  if (c.shared < 8 * unit) return say('distinct', 'little-shared', 'they share too little that is their own')
  const conflict = c.conflicting / Math.max(1, c.conflicting + c.agreeing)
  const tolerance = story.source === other.source && (story.revises || other.revises) ? 0.4 : 0.28
  if (c.conflicting >= 2 && conflict > tolerance)
    return say('distinct', 'template', 'they share a form of words; the names and numbers in it differ')
  if (c.commonShare > 0.65) return say('distinct', 'common-text', 'what they share stands in many unrelated stories')
  const most = Math.max(c.aInB, c.bInA)
  const least = Math.min(c.aInB, c.bInA)
  if (c.sameStart && most >= 0.5) return say('same', 'same-start', 'they begin with the same passage and share most of one text')
  const leadIn = Math.max(c.aLeadInB * c.aInB, c.bLeadInA * c.bInA)
  if (leadIn >= 0.45 && least >= 0.3 && c.order >= 0.6)
    return say('same', 'lead-inside', 'the lead and most of one text stand in the other, in order')
  if (most >= 0.8 && least >= 0.6 && c.order >= 0.6) return say('same', 'same-body', 'most of both texts is the same, in order')
  if (c.shared >= 25 * unit) return say('related', 'shared-background', 'they share passages, but neither is the other retold')
  return say('distinct', 'little-shared', 'they share too little that is their own')
}

/** Three or more clusters, each in a part of its own, none of which makes up the text. */
function isRoundUp(judged: { candidate: Candidate; comparison: Comparison }[]): boolean {
  const most = new Map<string, number>()
  for (const { candidate, comparison } of judged) {
    if (comparison.shared < 12) continue
    most.set(candidate.cluster, Math.max(most.get(candidate.cluster) ?? 0, comparison.aInB))
  }
  const shares = [...most.values()]
  return shares.length >= 3 && Math.max(...shares) < 0.5
}

function explain(j: { candidate: Candidate; comparison: Comparison; rule: string; reason: string }): Evidence {
  const c = j.comparison
  const matching = c.passages.toSorted((x, y) => y.matched - x.matched).slice(0, 5)
  return {
    rule: j.rule,
    reason: j.reason,
    counterpart: j.candidate.id,
    similarity: round(c.similarity),
    containment: round(c.containment),
    matching,
  }
}

const round = (share: number): number => Math.round(share * 1000) / 1000
