/**
 * Stories as an agency's feed tells them, for tests that store them.
 */
import type { FeedId, ItemId, Sha256 } from '#src/brand.ts'
import type { Db } from '#src/store/db.ts'
import { compose } from '#src/story/compose.ts'

export interface Told {
  agency: string
  headline: string
  paragraphs: readonly string[]
  /** Of the day on which all of it happens, in UTC. */
  hour: number
  item: number
  revision?: number
}

/** The story that an item tells, and where it came from. */
export function telling({ agency, headline, paragraphs, hour, item, revision = 1 }: Told) {
  const story = compose({
    feed: { id: 'wire' as FeedId, agency },
    entry: {
      id: `tag:${item}`,
      headline,
      published: new Date(Date.UTC(2026, 2, 2, hour)).toISOString(),
      bodyText: paragraphs.join('\n\n'),
      bodyHtml: paragraphs.map((one) => `<p>${one}</p>`).join(''),
    },
  })
  const from = {
    item: item as ItemId,
    itemRevision: revision,
    rawSha256: '0'.repeat(64) as Sha256,
    pageSha256: null,
    arrivedAt: new Date(),
  }
  return { story, from }
}

/** Forget all stories: what was told before is told for the first time. */
export async function forgetStories(db: Db): Promise<void> {
  const tables = ['story', 'story_version', 'story_identity', 'status_ruling', 'fingerprint', 'fingerprint_key', 'cluster', 'event']
  await db.$client.query(`TRUNCATE ${tables.map((name) => `ingest.${name}`).join()}`)
}
