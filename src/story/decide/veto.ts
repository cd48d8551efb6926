/**
 * Who has a say in whether a story joins a cluster.
 */
import { earliest, type Judged } from './judged.ts'
import type { MatchStory } from './judgement.ts'
import { newsRules, oneHeadline, otherFacts } from './news.ts'
import { isLater } from './time.ts'

/** A text that has less than this share of the words of the longest of its cluster may be a flash. */
const flashShare = 1 / 3

/**
 * A copy of a cluster's origin holds its lead. Where the origin itself was compared and only shares background, a member
 * that happens to have that background in another place cannot bring the story in, unless most members do. A flash says too
 * little to be asked: the first that is no mere beginning of the others stands for it. What was published after the story speaks
 * for itself alone: the cluster's origin may still be to come.
 */
export function isVetoed(j: Judged, judged: readonly Judged[], story: MatchStory): boolean {
  if (j.rule === oneHeadline) return false
  if (isGainsaid(j, judged, story)) return true
  if (Math.min(j.comparison.aInB, j.comparison.bInA) >= 0.7) return false
  const members = judged.filter((x) => x.candidate.cluster === j.candidate.cluster)
  const length = (x: Judged): number => x.candidate.print.words.length
  const longest = Math.max(...members.map(length))
  const full = members.filter((x) => length(x) >= longest * flashShare)
  if (full.filter((x) => x.verdict === 'same').length * 2 > full.length) return false
  const origin = earliest(full, (x) => x.candidate)
  return origin.verdict !== 'same' || (origin === j && isLater(origin.candidate, story))
}

/**
 * A flash that fits some of a cluster, for saying less, and as many others of it not, whose facts are others, may tell of a third. A correction's
 * facts are others.
 */
function isGainsaid({ candidate }: Judged, judged: readonly Judged[], { source, print, revises }: MatchStory): boolean {
  if (revises === true) return false
  const members = judged.filter((x) => x.candidate.cluster === candidate.cluster && x.candidate.revises !== true)
  if (
    source !== candidate.source &&
    members.some((x) => x.candidate.source === source && x.rule === otherFacts && x.verdict === 'distinct')
  )
    return true
  if (print.words.length / (print.shingle / 3) >= newsRules.flashWords) return false
  const others = members.filter(({ rule }) => rule === otherFacts).length
  return others > 0 && others >= members.filter(({ verdict }) => verdict === 'same').length
}
