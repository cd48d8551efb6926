/** The feeds table: workers that start in the same moment take over one feeds file, and a poll that brought nothing is noted. */
import { expect, test } from 'vitest'
import type { FeedId } from '#src/brand.ts'
import { toSettings } from '#src/commands/feed-settings.ts'
import { getFeed, listFeeds, reconcileFile, recordUnchanged } from '#src/store/feeds.ts'
import { freshDb } from '../support/database.ts'

test('three that add the feeds of one file at once all end, and each feed is added once', async () => {
  const db = await freshDb()
  const ids = Array.from({ length: 700 }, (_, n) => `feed-${n}` as FeedId)
  const wanted = ids.map((id) => toSettings({ id, agency: 'A', url: `https://${id}.example/rss` }))
  for (let round = 0; round < 2; round++) {
    await db.$client.query('TRUNCATE ingest.feed')
    // A file that is just being sorted is read in two orders.
    const results = await Promise.all([wanted, wanted.toReversed(), wanted].map((list) => reconcileFile(db, list)))
    expect(results.flatMap(({ added }) => added).sort()).toEqual([...ids].sort())
    expect(await listFeeds(db)).toHaveLength(700)
  }
})

test('of two files at once, the one that comes second changes and removes what the first has added', async () => {
  const db = await freshDb()
  const feed = (id: string, title: string) => toSettings({ id: id as FeedId, agency: title, url: `https://${id}.example/rss` })
  const first = [feed('a', 'first'), feed('b', 'first')]
  const second = [feed('b', 'second'), feed('c', 'second')]
  await reconcileFile(db, first)
  expect(await reconcileFile(db, second)).toEqual({ added: ['c'], changed: ['b'], removed: ['a'] })
  expect(await reconcileFile(db, second)).toEqual({ added: [], changed: [], removed: [] })
  expect((await listFeeds(db)).map(({ id, agency }) => [id, agency])).toEqual([
    ['b', 'second'],
    ['c', 'second'],
  ])
})

test('what waits for no disk makes nothing after it do so', async () => {
  const db = await freshDb()
  await reconcileFile(db, [toSettings({ id: 'a' as FeedId, agency: 'A', url: 'https://a.example/rss' })])
  const client = await db.$client.connect()
  const waits = async () => (await client.query("SELECT current_setting('synchronous_commit') AS waits")).rows[0].waits
  const before = await waits()
  const only = { $client: client } as unknown as typeof db
  const result = { kind: 'success', changed: false, nextPollAt: new Date() } as const
  expect(
    await recordUnchanged(only, 'a' as FeedId, result, { now: new Date(), dueAt: null, as: (await getFeed(db, 'a' as FeedId))!.updatedAt }),
  ).toBe(true)
  expect(await waits()).toBe(before)
  client.release()
})
