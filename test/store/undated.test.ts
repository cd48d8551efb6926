/**
 * Stories that do not say when they were published are judged by when they came, in the store as in memory.
 */
import { beforeAll, expect, test } from 'vitest'
import type { Db } from '#src/store/db.ts'
import { getStory, storeStory } from '#src/store/stories.ts'
import { Clusters } from '#src/story/decide/clusters.ts'
import { CommonSketch } from '#src/story/print/common.ts'
import { bridge } from '../story/texts.ts'
import { freshDb } from '../support/database.ts'
import { telling } from './telling.ts'

let db: Db
beforeAll(async () => {
  db = await freshDb()
})

interface Came {
  headline?: string
  paragraphs?: string[]
  hoursAgo: number
  agency?: string
}
const headline = 'Old bridge over the Treska closes to cars'
const rate = ['The central bank left its key rate at 4.6 percent on Thursday, it said.']

test.each<[string, Came[], string[]]>([
  ['the same flash within the hour', [{ hoursAgo: 30 }, { hoursAgo: 29.5 }], ['one', 'one']],
  ['the same flash a day later', [{ hoursAgo: 30 }, { hoursAgo: 4 }], ['one', 'two']],
  ['a flash and its story within the hour', [{ hoursAgo: 30 }, { hoursAgo: 29.5, paragraphs: bridge }], ['one', 'one']],
  ['a flash, and a story under its headline a day later', [{ hoursAgo: 30 }, { hoursAgo: 4, paragraphs: bridge }], ['one', 'two']],
  [
    'a short text that comes again two days later',
    [
      { hoursAgo: 50, paragraphs: rate },
      { hoursAgo: 1, paragraphs: rate },
    ],
    ['one', 'two'],
  ],
  [
    'a copy that was seen before the agency’s own',
    [
      { hoursAgo: 3, agency: 'Gazette', paragraphs: bridge },
      { hoursAgo: 2, paragraphs: bridge },
    ],
    ['one', 'one'],
  ],
])('%s: both end alike', async (_, came, clusters) => {
  await db.$client.query('TRUNCATE ingest.story, ingest.story_identity, ingest.cluster, ingest.fingerprint, ingest.fingerprint_key')
  const memory = new Clusters()
  const stored: string[] = []
  for (const [n, { agency = 'MIA', paragraphs = [], hoursAgo, ...more }] of came.entries()) {
    const arrivedAt = new Date(Date.now() - hoursAgo * 3_600_000)
    const { story: dated, from } = telling({ agency, headline, paragraphs, hour: 1, item: n + 1, ...more })
    const { published: _, ...story } = dated
    const { story: id } = await storeStory(db, story, { ...from, arrivedAt }, { common: new CommonSketch(), now: arrivedAt })
    stored.push((await getStory(db, id))!.clusterId)
    memory.add({ id: String(n), headline: story.headline, bodyText: story.bodyText, source: agency, seen: arrivedAt.toISOString() })
  }
  const numbered = (ids: string[]) => ids.map((id) => ['one', 'two'][[...new Set(ids)].indexOf(id)])
  expect(numbered([...memory.placed()].map(({ cluster }) => cluster))).toEqual(clusters)
  expect(numbered(stored)).toEqual(clusters)
})
