/** The jobs that are added for items: where, under which id, and when they run. */
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { FeedId, Sha256 } from '#src/brand.ts'
import { toSettings } from '#src/commands/feed-settings.ts'
import type { Context } from '#src/context.ts'
import { enqueueItems } from '#src/ingest/enqueue.ts'
import { fetchPage } from '#src/ingest/page.ts'
import { upsertFeed } from '#src/store/feeds.ts'
import type { PendingItem } from '#src/store/item-steps.ts'
import { recordItems } from '#src/store/items.ts'
import { wantedPage } from '#src/story/compose.ts'
import { openContext } from '../support/context.ts'

const feed = 'enqueue' as FeedId
let context: Context
/** PostgreSQL's time is the clock's: slots are given out by it. */
let now = new Date()

beforeAll(async () => {
  context = await openContext({ clock: () => now })
  await upsertFeed(context.db, toSettings({ id: feed, agency: 'A', url: 'http://127.0.0.1:9/' }), 'command')
})
beforeEach(async () => {
  await context.db.$client.query('TRUNCATE ingest.item, ingest.item_revision, ingest.host_slot')
  for (const name of ['telex.stories', 'telex.pages']) await context.queues.queue(name).obliterate({ force: true })
  now = (await context.db.$client.query('SELECT now() AS now')).rows[0].now
})

/** Items as a poll notes them, with a page that is wanted or without. */
async function noted(...pages: (string | undefined)[]): Promise<PendingItem[]> {
  const entries = pages.map((pageUrl, n) => ({
    identity: `entry ${n}`,
    entry: { headline: `Headline ${n}` } as never,
    ...(pageUrl ? { pageUrl } : {}),
  }))
  return (await context.db.transaction((tx) => recordItems(tx, feed, 'f'.repeat(64) as Sha256, entries))).pending
}
const jobs = async (name: 'telex.stories' | 'telex.pages') =>
  (await context.queues.queue(name).getJobs(['waiting', 'delayed', 'prioritized'])).map(({ id, name, data, opts }) => ({
    id,
    name,
    data,
    delay: opts.delay ?? 0,
  }))
/** Seconds from now until the queue's lease of the only item ends. */
const lease = async () =>
  (await context.db.$client.query('SELECT extract(epoch FROM lease_until - $1)::float AS s FROM ingest.item_revision', [now])).rows[0].s
const slotAfter = (seconds: number) =>
  context.db.$client.query(
    "INSERT INTO ingest.host_slot (host, next_free_at, interval_ms) VALUES ('a.example', $1::timestamptz + make_interval(secs => $2), 250)",
    [now, seconds],
  )

test('an item with its text gets a job for its story, with its number, and no slot of any host', async () => {
  const [one] = await noted(undefined)
  await enqueueItems(context, [one!])
  expect(await jobs('telex.stories')).toEqual([
    { id: `item-${one!.item}.1.1`, name: 'story', data: { item: one!.item, revision: 1, job: 1 }, delay: 0 },
  ])
  expect(await jobs('telex.pages')).toEqual([])
  expect((await context.db.$client.query('SELECT FROM ingest.host_slot')).rowCount).toBe(0)
})

test('an item whose page has come gets a job for its story, and none for the page again', async () => {
  const [one] = await noted('http://a.example/1')
  await enqueueItems(context, [{ ...one!, state: 'ready' }])
  expect(await jobs('telex.stories')).toHaveLength(1)
  expect(await jobs('telex.pages')).toEqual([])
  expect((await context.db.$client.query('SELECT FROM ingest.host_slot')).rowCount).toBe(0)
})

test('an address that cannot be read keeps nothing else from its job', async () => {
  const items = await noted('http://a%40b/', 'http://[fe80::1%25lo]/', 'http://a.example/1')
  await enqueueItems(context, items)
  expect(await jobs('telex.pages')).toHaveLength(3)
  const { item, revision, job } = items.find(({ pageUrl }) => pageUrl === 'http://a%40b/')!
  expect(await fetchPage(context, { item, revision, job })).toMatchObject({ outcome: 'no-page' })
  const { rows } = await context.db.$client.query('SELECT page_problem FROM ingest.item_revision WHERE item_id = $1', [item])
  expect(rows).toEqual([{ page_problem: 'its address cannot be read' }])
  expect(wantedPage({ url: 'http://a%40b/' }, 'always')).toBeUndefined()
})

test('items with pages get a job each, at the slots of their hosts; none gets one for its story', async () => {
  const pages = await noted('http://a.example/1', 'http://b.example/1', 'http://a.example/2')
  await slotAfter(10)
  await enqueueItems(context, pages)
  const added = (await jobs('telex.pages')).sort((a, b) => a.delay - b.delay)
  expect(added.map(({ id, name, data }) => ({ id, name, data }))).toEqual(
    [pages[1]!, pages[0]!, pages[2]!].map(({ item }) => ({ id: `item-${item}.1.1`, name: 'page', data: { item, revision: 1, job: 1 } })),
  )
  expect(added[1]!.delay).toBe(10_000)
  expect(added[2]!.delay).toBe(10_250)
  expect(await jobs('telex.stories')).toEqual([])
})

test('a job that is added twice is there once', async () => {
  const both = await noted(undefined, 'http://a.example/1')
  await enqueueItems(context, both)
  await enqueueItems(context, both)
  expect(await jobs('telex.stories')).toHaveLength(1)
  expect(await jobs('telex.pages')).toHaveLength(1)
})

test('a slot within half the time that the queue has an item leaves that time; a later one moves its end to a minute after the slot', async () => {
  const leaseAt = async (seconds: number) => {
    await context.db.$client.query('TRUNCATE ingest.item, ingest.item_revision, ingest.host_slot')
    const items = await noted('http://a.example/1')
    await slotAfter(seconds)
    const before = await lease()
    await enqueueItems(context, items)
    return { before, after: await lease() }
  }
  const soon = await leaseAt(30)
  expect(soon.after).toBe(soon.before)
  expect((await leaseAt(31)).after).toBeCloseTo(91, 2)
})

test('a slot that is there already is not waited for', async () => {
  const items = await noted('http://a.example/1')
  now = new Date(now.getTime() + 3_600_000)
  await enqueueItems(context, items)
  expect(await jobs('telex.pages')).toMatchObject([{ delay: 0 }])
})

test('a page without an address takes no slot and gets no job: its turn to be given up comes by the sweep', async () => {
  const [one] = await noted('http://a.example/1')
  await enqueueItems(context, [{ ...one!, pageUrl: null }])
  expect(await jobs('telex.pages')).toEqual([])
})

test('nothing to do adds nothing', async () => {
  await enqueueItems(context, [])
  expect(await jobs('telex.stories')).toEqual([])
})
