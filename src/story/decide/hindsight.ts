/**
 * What a story shows of those that came before it: clusters that are one, and stories that do not belong where they are.
 */
import type { Comparison } from '../compare/comparison.ts'
import { compare, type Prepared, prepare } from '../compare/index.ts'
import type { CommonText } from '../print/common.ts'
import { judge } from './judge.ts'
import { explain, type Judged } from './judged.ts'
import type { Judgement, MatchStory } from './judgement.ts'
import { holdTheSame } from './late.ts'
import type { Candidate, Detached, Proven } from './match.ts'
import { oneHeadline } from './news.ts'
import { isLater } from './time.ts'
import { isVetoed } from './veto.ts'

/** What is asked anew when a story comes that was published before those that it is compared with. */
export const hindsightRules = {
  /** Likeness of the origin to a story that is alone in its cluster and would have joined it. Down: follow-ups join what their background is from, until the origin itself comes. */
  alone: 0.5,
  /** A copy is as like its origin, or stands in it to such a share, however it was cut or turned; what is less is asked whether it belongs there. Up: copies are taken out that were turned about. */
  copy: { similarity: 0.65, containment: 0.85 },
}

/** Other clusters whose stories hold what the one joined holds of this story, or that would have joined it had it come first, and of which no source told them apart. */
export function proofs(joined: Judged, judged: readonly Judged[], story: MatchStory, common: CommonText): { proven?: Proven[] } {
  if (joined.verdict !== 'same' || joined.rule === oneHeadline) return {}
  const third = { length: story.print.words.length, unit: story.print.shingle / 3, first: isFirst(story, judged) }
  const proven = new Map<string, Proven>()
  for (const j of judged) {
    const { cluster, id } = j.candidate
    if (cluster === joined.candidate.cluster || proven.has(cluster) || j.verdict !== 'same' || j.rule === oneHeadline) continue
    if (isVetoed(j, judged, story)) continue
    const own = third.first && j.comparison.similarity >= hindsightRules.alone && isAlone(j, judged)
    if (!own && !holdTheSame(joined.comparison, j.comparison, third)) continue
    if (areToldApart(judged, joined.candidate.cluster, cluster, common)) continue
    const reason = own
      ? 'it was published before, and this one alone is in its cluster: it would have been taken for a copy'
      : 'it holds the same of both, which shows that they are copies of one story'
    proven.set(cluster, { cluster, of: id, evidence: [{ ...explain(j, story), rule: 'late-knowledge', reason }] })
  }
  return proven.size > 0 ? { proven: [...proven.values()] } : {}
}

/** Was it published, or else seen, before all that are the same? */
const isFirst = (story: MatchStory, judged: readonly Judged[]): boolean =>
  judged.every(({ verdict, candidate }) => verdict !== 'same' || isLater(candidate, story))

const isAlone = ({ candidate: { cluster } }: Judged, judged: readonly Judged[]): boolean =>
  judged.filter(({ candidate }) => candidate.cluster === cluster).length === 1

/** Did one source send something to either cluster that is not the same? It knows its own stories. */
function areToldApart(judged: readonly Judged[], one: string, other: string, common: CommonText): boolean {
  const of = (cluster: string) => judged.filter(({ candidate }) => candidate.cluster === cluster)
  return of(one).some(({ candidate: a }) =>
    of(other).some(({ candidate: b }) => a.source === b.source && laidBeside(a, prepare(a.print, common), b).verdict !== 'same'),
  )
}

/**
 * Stories of the cluster joined that would not have been let in, had this one come before them all: it is no copy of theirs, and most that are
 * there are no copies, either. What the source of this one sent itself is no question of copies.
 */
export function strangers(
  joined: Candidate,
  candidates: readonly Candidate[],
  story: MatchStory,
  common: CommonText,
): { detached?: Detached[] } {
  const members = candidates.filter(({ cluster }) => cluster === joined.cluster)
  if (!members.every((member) => isLater(member, story))) return {}
  const prepared = prepare(story.print, common)
  const detached = members.flatMap((candidate): Detached[] => {
    if (candidate === joined || candidate.source === story.source) return []
    const j = laidBeside(story, prepared, candidate)
    const { similarity, containment } = j.comparison
    if (j.verdict === 'same' || similarity >= hindsightRules.copy.similarity || containment >= hindsightRules.copy.containment) return []
    if (isHeldBy(candidate, members, common)) return []
    const reason = 'what was published before it came later, and it shares no more than background with that'
    return [{ story: candidate.id, evidence: [{ ...explain({ ...j, candidate }, story), rule: 'late-origin', reason }] }]
  })
  return detached.length > 0 ? { detached } : {}
}

/** Is it the same as most of these? */
function isHeldBy(candidate: Candidate, members: readonly Candidate[], common: CommonText): boolean {
  const own = prepare(candidate.print, common)
  const held = members.filter((member) => member !== candidate && laidBeside(candidate, own, member).verdict === 'same')
  return held.length * 2 > members.length
}

function laidBeside(story: MatchStory, prepared: Prepared, other: MatchStory): Judgement & { comparison: Comparison } {
  const comparison = compare(prepared, other.print)
  return { ...judge(comparison, story, other), comparison }
}
