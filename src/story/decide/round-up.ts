/**
 * Round-ups: texts that tell several stories.
 */
import type { Comparison } from '../compare/comparison.ts'
import { earliest, type Judged } from './judged.ts'

/**
 * Three or more clusters, each in a part of its own, none of which makes up the text. One that stands in it whole, as the most of
 * it, has other stories' paragraphs around it, unless it is their leads that stand there.
 */
export function isRoundUp(judged: readonly Judged[], joined: Judged, length: number): boolean {
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
