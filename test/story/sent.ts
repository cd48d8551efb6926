/** What two stories come to that were sent one after the other. */
import { Clusters, type Placed } from '#src/story/decide/clusters.ts'

export interface Sent {
  headline: string
  body?: string
  /** Hours after the first. */
  after?: number
  source?: string
  guid?: string
  url?: string
}

/** How the second stands to the first: its relation where one cluster has both, else `apart`. */
export function told(first: Sent, second: Sent): string {
  const [one, two] = placed([first, second])
  return one!.cluster === two!.cluster ? two!.relation : 'apart'
}

/** Where each comes that was sent after those before it. */
export function placed(sent: readonly Sent[]): Placed[] {
  const clusters = new Clusters()
  for (const [n, { headline, body = '', after = 0, source = 'MIA', ...named }] of sent.entries())
    clusters.add({
      id: String(n),
      headline,
      bodyText: body,
      source,
      ...named,
      published: new Date(Date.UTC(2026, 2, 2, 6) + after * 3_600_000).toISOString(),
    })
  return [...clusters.placed()]
}
