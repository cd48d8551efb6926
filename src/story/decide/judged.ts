/**
 * A story laid beside its candidates.
 */
import type { Comparison } from '../compare/comparison.ts'
import { showPassages } from '../compare/passages.ts'
import type { Judgement, MatchStory } from './judgement.ts'
import type { Candidate, Evidence } from './match.ts'
import { instantOf } from './time.ts'

/** A candidate, how it compares, and what was judged of that. */
export type Judged = Judgement & { candidate: Candidate; comparison: Comparison }

/** The one published, or else seen, first; where no time is known, the first in the list. */
export function earliest<T>(list: readonly T[], of: (one: T) => Candidate): T {
  const at = (one: T): number => instantOf(of(one))
  return list.reduce((x, y) => (at(y) < at(x) ? y : x))
}

/** What was judged of a candidate, for people and machines. */
export function explain({ candidate, comparison, rule, reason }: Judged, story: MatchStory): Evidence {
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

/** To three places. */
export const round = (share: number): number => Math.round(share * 1000) / 1000
