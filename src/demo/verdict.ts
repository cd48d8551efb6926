/**
 * What the worker holds at the end against what the script says it must hold.
 */
import type { Counted } from '#src/store/tally.ts'
import type { Expected } from './expected.ts'

/**
 * Every difference as a sentence; none when all is as it must be. Only stories of the network's own feeds are looked at.
 */
export function differences({ stories: wanted }: Expected, stored: readonly Counted[]): string[] {
  const feeds = new Set(wanted.map(({ feed }) => feed))
  const ours = stored.filter(({ feed }) => feeds.has(feed))
  const found: string[] = []
  const taken = new Set<Counted>()
  const clusters = new Map<string, Set<string>>()
  for (const { story, feed, guids, versions, finalStatus, cluster } of wanted) {
    const copies = ours.filter((candidate) => candidate.feed === feed && guids.includes(candidate.uri))
    const [copy] = copies
    for (const each of copies) taken.add(each)
    if (!copy) {
      found.push(`${story} is missing`)
      continue
    }
    if (copies.length > 1) found.push(`${story} is there ${copies.length} times`)
    if (copy.versions !== versions) found.push(`${story} has ${copy.versions} versions instead of ${versions}`)
    if (copy.pubStatus !== finalStatus) found.push(`${story} is ${copy.pubStatus} instead of ${finalStatus}`)
    clusters.set(cluster, (clusters.get(cluster) ?? new Set()).add(copy.cluster))
  }
  for (const extra of ours) if (!taken.has(extra)) found.push(`${extra.feed} has a story that nobody sent: ${extra.uri}`)
  const named = new Map<string, string>()
  for (const [story, ids] of clusters) {
    if (ids.size > 1) found.push(`the copies of ${story} are in ${ids.size} clusters instead of one`)
    for (const id of ids) {
      const other = named.get(id)
      if (other) found.push(`${story} and ${other} are in one cluster`)
      named.set(id, story)
    }
  }
  return found
}

/** Events that are too many or too few, as sentences; types that may come or not are not looked at. */
export function eventDifferences({ events: wanted }: Expected, counts: Readonly<Record<string, number | undefined>>): string[] {
  return Object.entries(wanted).flatMap(([type, count]) => {
    const there = counts[type] ?? 0
    return there === count ? [] : [`there are ${there} events ${type} instead of ${count}`]
  })
}

export interface Delivery {
  delivered: number
  missing: number
  repeated: number
  exactlyOnce: boolean
}

/**
 * Whether a consumer got every event once.
 * @param seqs the numbers as they came, from the first that it was to get
 */
export function deliveryOf(seqs: readonly number[], { from = 1, to }: { from?: number; to: number }): Delivery {
  const seen = new Set(seqs)
  const wanted = Math.max(0, to - from + 1)
  const missing = wanted - [...seen].filter((seq) => seq >= from && seq <= to).length
  const repeated = seqs.length - seen.size
  return { delivered: seqs.length, missing, repeated, exactlyOnce: missing === 0 && repeated === 0 }
}
