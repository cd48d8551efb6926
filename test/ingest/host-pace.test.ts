/** A pace belongs to a host: its polls and pages keep to it together, whoever's they are. */
import { beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import type { FeedId, ItemId } from '#src/brand.ts'
import { toSettings } from '#src/commands/feed-settings.ts'
import type { Context } from '#src/context.ts'
import { pollFeed } from '#src/ingest/poll.ts'
import { PollShare } from '#src/ingest/poll-share.ts'
import { createNet } from '#src/net/fetch.ts'
import { getFeed, upsertFeed } from '#src/store/feeds.ts'
import { getHost, setHostPace, takePollSlot, takeSlot } from '#src/store/hosts.ts'
import { openContext } from '../support/context.ts'
import { openSite, rss, type Site } from '../support/site.ts'

let context: Context
let site: Site
let now: Date
let number = 0

beforeAll(async () => {
  context = await openContext({ clock: () => now })
})
beforeEach(async () => {
  now = new Date()
  site = await openSite()
})

async function subscribe(url: string, more: { every?: number; paceMs?: number } = {}): Promise<FeedId> {
  const id = `paced-${++number}` as FeedId
  const { paceMs = null, every = 60 } = more
  await upsertFeed(context.db, { ...toSettings({ id, agency: 'Agency', url, every, articles: 'never' }), paceMs }, 'command')
  return id
}

const list = () => rss([{ guid: String(++number), title: `A headline ${number}` }])
const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000)
}
async function item(feed: FeedId): Promise<ItemId> {
  const { rows } = await context.db.$client.query(
    'INSERT INTO ingest.item (feed_id, identity, revision, entry_hash) VALUES ($1, $2, 1, $2) RETURNING id::int',
    [feed, String(++number)],
  )
  return rows[0].id
}
const host = () => new URL(site.url).host
const gap = async (take: () => Promise<Date>) => {
  const first = await take()
  return (await take()).getTime() - first.getTime()
}

test('a 429 that one feed is given holds back all feeds of its host until then, and is no failure of theirs; an admin’s poll goes', async () => {
  site.set('/one', (_, response) => response.writeHead(429, { 'retry-after': '120' }).end())
  site.set('/two', (_, response) => response.setHeader('content-type', 'application/rss+xml').end(list()))
  const [one, two] = [await subscribe(`${site.url}/one`), await subscribe(`${site.url}/two`)]
  expect(await pollFeed(context, one)).toMatchObject({ outcome: 'failed' })
  expect(await pollFeed(context, two)).toMatchObject({ outcome: 'host-pauses' })
  expect(site.requests.map(({ path }) => path)).toEqual(['/one'])
  const state = (await getFeed(context.db, two))!
  expect(state).toMatchObject({ consecutiveFailures: 0, lastError: null })
  expect(state.nextPollAt!.getTime() - now.getTime()).toBeGreaterThan(115_000)
  // Its next tick may be a day away.
  expect(state.dueAt).toEqual(state.nextPollAt)

  expect(await pollFeed(context, two, { force: true })).toMatchObject({ outcome: 'read' })
  later(121)
  expect(await pollFeed(context, two)).toMatchObject({ outcome: 'read' })
})

test('a host that was slowed becomes faster again by answers to polls, down to its Crawl-delay', async () => {
  site.set('/rss', (_, response) => response.setHeader('content-type', 'application/rss+xml').end(list()))
  const feed = await subscribe(`${site.url}/rss`)
  await setHostPace(context.db, host(), { intervalMs: 2000, backoffUntil: null, crawlDelaySeconds: 1.9 })
  await pollFeed(context, feed)
  expect(await getHost(context.db, host())).toMatchObject({ intervalMs: 1900, crawlDelaySeconds: 1.9 })
  later(60)
  await pollFeed(context, feed)
  expect(await getHost(context.db, host())).toMatchObject({ intervalMs: 1900 })
})

test('the next poll is an interval after the last began, however long the answer took', async () => {
  const begun = now
  site.set('/rss', (_, response) => {
    later(2)
    response.setHeader('content-type', 'application/rss+xml').end(list())
  })
  const feed = await subscribe(`${site.url}/rss`, { every: 10 })
  await pollFeed(context, feed)
  expect((await getFeed(context.db, feed))!.nextPollAt).toEqual(new Date(begun.getTime() + 10_000))
})

test('polls of one host keep its feeds’ pace', async () => {
  const times: number[] = []
  site.set('/rss', (_, response) => {
    times.push(performance.now())
    response.setHeader('content-type', 'application/rss+xml').end(list())
  })
  const feeds = await Promise.all([1, 2, 3].map(() => subscribe(`${site.url}/rss`, { paceMs: 400 })))
  const begun = performance.now()
  await Promise.all(feeds.map((feed) => pollFeed(context, feed)))
  // A busy machine makes each later, and none earlier.
  expect(times).toHaveLength(3)
  for (const [n, at] of times.entries()) expect(at - begun).toBeGreaterThan(n * 400 - 100)
})

test('polls that ask for their slots at once stand in line, each at its own pace; other hosts’ do not wait for them', async () => {
  const [slow, usual, quick] = await Promise.all(
    [1000, undefined, 100].map((paceMs) => subscribe(`${site.url}/rss`, paceMs ? { paceMs } : {})),
  )
  const ask = (feeds: (FeedId | undefined)[]) => Promise.all(feeds.map((feed) => takePollSlot(context.db, host(), feed!)))
  const waits = async (feeds: (FeedId | undefined)[]) => (await ask(feeds)).map(({ waitMs }) => waitMs)
  // Rounded up, since now() goes on between.
  expect(await waits([slow, usual, quick])).toEqual([0, 1000, 1250])
  const at = (await getHost(context.db, host()))!.nextFreeAt.getTime()
  const [first, second] = (await waits([quick, usual])) as [number, number]
  expect(second - first).toBe(100)
  expect((await getHost(context.db, host()))!.nextFreeAt.getTime() - at).toBe(350)
  await setHostPace(context.db, host(), { intervalMs: 600, backoffUntil: null })
  const slowed = (await waits([quick, slow, usual])) as [number, number, number]
  expect([slowed[1] - slowed[0], slowed[2] - slowed[1]]).toEqual([600, 1000])
  const others = await Promise.all([
    takePollSlot(context.db, host(), quick!),
    takePollSlot(context.db, 'other.example', quick!),
    takePollSlot(context.db, 'other.example', quick!),
  ])
  expect(others.slice(1).map(({ waitMs }) => waitMs)).toEqual([0, 100])
})

test('a poll whose slot is far away does not wait for it in a worker', async () => {
  const feed = await subscribe(`${site.url}/rss`, { paceMs: 60_000 })
  site.set('/rss', (_, response) => response.setHeader('content-type', 'application/rss+xml').end(list()))
  await takePollSlot(context.db, host(), feed)
  expect(await pollFeed(context, feed)).toMatchObject({ outcome: 'host-pauses' })
  expect(site.requests).toEqual([])
})

test('pages keep the pace of their item’s feed, or the slower one that their host has come to', async () => {
  const gapOf = async (paceMs: number | undefined) => {
    const of = await item(await subscribe('https://a.example/', paceMs ? { paceMs } : {}))
    return gap(() => takeSlot(context.db, host(), of))
  }
  expect(await gapOf(undefined)).toBe(250)
  expect(await gapOf(100)).toBe(100)
  expect(await gapOf(1000)).toBe(1000)
  await setHostPace(context.db, host(), { intervalMs: 600, backoffUntil: null })
  expect(await gapOf(undefined)).toBe(600)
  expect(await gapOf(100)).toBe(600)
  expect(await gapOf(1000)).toBe(1000)
})

test('a poll waits behind no pages, and pages wait for it', async () => {
  const feed = await subscribe(`${site.url}/rss`, { paceMs: 1000 })
  const of = await item(feed)
  let last = await takeSlot(context.db, host(), of)
  for (let page = 0; page < 9; page++) last = await takeSlot(context.db, host(), of)
  expect(await takePollSlot(context.db, host(), feed)).toMatchObject({ waitMs: 0 })
  expect((await takeSlot(context.db, host(), of)).getTime() - last.getTime()).toBe(2000)
})

test('a feed that finds no place among those that fail comes again soon', async () => {
  const feed = await subscribe(`${site.url}/rss`)
  const share = new PollShare({ host: 0, failing: 0 })
  expect(await pollFeed(context, feed, { share })).toEqual({ outcome: 'crowded' })
  expect((await getFeed(context.db, feed))!.dueAt!.getTime() - now.getTime()).toBe(5000)
})

test('a feed that is being polled is not polled beside that, and what that comes to says when it is due', async () => {
  const busy = await subscribe(`${site.url}/rss`)
  const share = new PollShare({ host: 8, failing: 8 })
  share.enter({ feed: busy, host: host(), failing: false })
  expect(await pollFeed(context, busy, { share })).toEqual({ outcome: 'under-way' })
  expect((await getFeed(context.db, busy))!.dueAt).toBeNull()
  expect(site.requests).toEqual([])
})

test('a host that never answers is waited for less long each time, and as long as any other every fourth time, until it answers', async () => {
  const net = createNet({ allowNetworks: ['127.0.0.0/8'], limits: { firstByteMs: 800, totalMs: 2_400 }, now: () => now })
  onTestFinished(() => net.close())
  site.set('/rss', () => undefined)
  const [feed, other] = [await subscribe(`${site.url}/rss`), await subscribe(`${site.url}/other`)]
  const poll = async (id: FeedId) => {
    await pollFeed({ ...context, net }, id, { force: true })
    return Number(/within ([\d.]+) s/.exec((await getFeed(context.db, id))?.lastError ?? '')?.[1])
  }
  const waits: number[] = []
  for (let n = 0; n < 6; n++) waits.push(await poll(feed))
  expect(waits).toEqual([0.8, 0.4, 0.2, 0.12, 0.8, 0.12])
  expect(await getFeed(context.db, feed)).toMatchObject({ lastErrorCode: 'timeout-first-byte' })
  // It belongs to the host, and any answer of it ends it.
  site.set('/other', () => undefined)
  expect(await poll(other)).toBe(0.12)
  site.set('/other', (_, response) => response.writeHead(500).end())
  await pollFeed({ ...context, net }, other, { force: true })
  expect(await getHost(context.db, host())).toMatchObject({ timeouts: 0 })
  expect(await getFeed(context.db, other)).toMatchObject({ lastErrorCode: 'http-500' })
  expect(await poll(feed)).toBe(0.8)
  site.set('/rss', list())
  await poll(feed)
  expect(await getFeed(context.db, feed)).toMatchObject({ lastError: null, lastErrorCode: null })
})
