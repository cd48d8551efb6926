/** The feeds table: workers that start in the same moment take over one feeds file, and a poll that brought nothing is noted. */
import { expect, test } from 'vitest'
import type { FeedId } from '#src/brand.ts'
import { toSettings } from '#src/commands/feed-settings.ts'
import { getFeed, listFeeds, reconcileFile, recordPoll, recordUnchanged } from '#src/store/feeds.ts'
import { shownAddress } from '#src/text/address.ts'
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

test('polls that brought nothing are noted together; one whose feed another holds, fails or was set anew is left to its own', async () => {
  const db = await freshDb()
  const ids = ['fine', 'held', 'failing', 'anew', 'later'] as FeedId[]
  await reconcileFile(
    db,
    ids.map((id) => toSettings({ id, agency: 'A', url: `https://${id}.example/rss` })),
  )
  await db.$client.query("UPDATE ingest.feed SET consecutive_failures = 3 WHERE id = 'failing'")
  const [now, dueAt, nextPollAt] = ['10:00', '10:01', '10:02'].map((time) => new Date(`2026-11-27T${time}:00Z`)) as [Date, Date, Date]
  const note = async (id: FeedId) =>
    recordUnchanged(
      db,
      id,
      { kind: 'success', changed: false, etag: `"${id}"`, nextPollAt, ...(id === 'later' ? { permanentUrl: 'https://new.example/' } : {}) },
      { now, dueAt, as: id === 'anew' ? now : (await getFeed(db, id))!.updatedAt },
    )
  await db.transaction(async (tx) => {
    await tx.execute("SELECT 1 FROM ingest.feed WHERE id = 'held' FOR UPDATE")
    expect(await Promise.all(ids.map(note))).toEqual([true, false, false, false, true])
  })
  expect(await note('held' as FeedId)).toBe(true)
  const noted = { lastPollAt: now, lastSuccessAt: now, nextPollAt, dueAt, queuedAt: null }
  const url = (id: string) => `https://${id}.example/rss`
  expect(await listFeeds(db)).toMatchObject([
    { id: 'anew', lastPollAt: null, url: url('anew') },
    { id: 'failing', lastPollAt: null },
    { id: 'fine', etag: '"fine"', url: url('fine'), ...noted },
    { id: 'held', etag: '"held"', url: url('held'), ...noted },
    { id: 'later', etag: '"later"', url: 'https://new.example/', ...noted },
  ])
})

test('what lets somebody in is shown of no feed’s address: not to readers, and in no event', async () => {
  const db = await freshDb()
  const kept = 'https://a.example/rss?lang=en&topics=news,sport&page=2'
  const addresses: [string, string][] = [
    [kept, kept],
    ['https://a.example/rss?apikey=abc&lang=en', 'https://a.example/rss?apikey=***&lang=en'],
    ['https://a.example/rss?lang=en&ACCESS_TOKEN=a.b%20c#part', 'https://a.example/rss?lang=en&ACCESS_TOKEN=***#part'],
    ['https://a.example/rss?k=0123456789abcdef0123&lang=en', 'https://a.example/rss?k=***&lang=en'],
    ['https://a.example/rss?q=the-wire-of-all-the-world', 'https://a.example/rss?q=the-wire-of-all-the-world'],
    ['https://a.example/rss?x-sig=&a=1;pwd=2', 'https://a.example/rss?x-sig=***&a=1;pwd=***'],
  ]
  const id = (n: number) => `feed-${n}` as FeedId
  await reconcileFile(
    db,
    addresses.map(([url], n) => toSettings({ id: id(n), agency: 'A', url })),
  )
  const { rows } = await db.$client.query<{ url: string }>('SELECT url FROM wire.feed_status ORDER BY feed_id')
  expect(rows.map(({ url }) => url)).toEqual(addresses.map(([, shown]) => shown))
  expect(addresses.map(([url]) => shownAddress(url))).toEqual(addresses.map(([, shown]) => shown))
  expect((await listFeeds(db)).map(({ url }) => url)).toEqual(addresses.map(([url]) => url))
  await db.transaction((tx) => recordPoll(tx, id(1), { kind: 'gone', message: 'gone' } as never, { now: new Date() } as never))
  const { rows: events } = await db.$client.query<{ data: { url: string } }>('SELECT data FROM wire.event')
  expect(events.map(({ data }) => data.url)).toEqual([addresses[1]![1]])
})

test.each([
  ['sftp://user:word@a.example/in', 'sftp://***@a.example/in'],
  ['https://a.example/?u=http://b.example/&key=1', 'https://a.example/?u=http://b.example/&key=***'],
  ['no address at all', 'no address at all'],
])('%s is shown as %s', (address, shown) => {
  expect(shownAddress(address)).toBe(shown)
})
