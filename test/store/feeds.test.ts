/** Workers that start in the same moment take over one feeds file. */
import { expect, test } from 'vitest'
import type { FeedId } from '#src/brand.ts'
import { toSettings } from '#src/commands/feed-settings.ts'
import { listFeeds, reconcileFile } from '#src/store/feeds.ts'
import { freshDb } from '../support/database.ts'

test('three that add the feeds of one file at once all end, and each feed is added once', async () => {
  const db = await freshDb()
  const ids = Array.from({ length: 30 }, (_, n) => `feed-${n}` as FeedId)
  const wanted = ids.map((id) => toSettings({ id, agency: 'A', url: `https://${id}.example/rss` }))
  for (let round = 0; round < 5; round++) {
    await db.$client.query('TRUNCATE ingest.feed')
    const results = await Promise.all([1, 2, 3].map(() => reconcileFile(db, wanted)))
    expect(results.flatMap(({ added }) => added).sort()).toEqual([...ids].sort())
    expect(await listFeeds(db)).toHaveLength(30)
  }
})
