import { expect, onTestFinished, test } from 'vitest'
import { type AgencyNetwork, type AgencyOptions, startAgencies } from '#src/demo/agencies.ts'

const start = Date.UTC(2026, 10, 23, 12, 0, 0)

/** A network whose clock the test sets. It ends with the test. */
async function network(options: Partial<AgencyOptions> = {}): Promise<AgencyNetwork & { at: (seconds: number) => void }> {
  let now = start
  const made = await startAgencies({ seed: 7, durationSeconds: 60, startAt: () => start, clock: () => now, ...options })
  onTestFinished(() => made.close())
  return {
    ...made,
    at: (seconds) => {
      now = start + seconds * 1000
    },
  }
}

const get = (url: string, headers: Record<string, string> = {}) => fetch(url, { headers, redirect: 'manual' })
const feedUrl = ({ feeds }: AgencyNetwork, id: string) => feeds.find((feed) => feed.id === id)!.url

test('the same seed serves the same bytes at the same moments', async () => {
  const options = { publicUrl: 'http://agencies:8099' }
  const [one, two, other] = await Promise.all([network(options), network(options), network({ ...options, seed: 8 })])
  const read = async (served: AgencyNetwork & { at: (s: number) => void }) => {
    const bodies: string[] = []
    for (const seconds of [0, 12, 31, 60]) {
      served.at(seconds)
      bodies.push(...(await everything(served)))
    }
    return bodies
  }
  expect(await read(one)).toEqual(await read(two))
  expect(await read(other)).not.toEqual(await read(two))
})

/** All feeds and quick pages of a network on one port. */
async function everything(served: AgencyNetwork): Promise<string[]> {
  const quick = served.script.listings.filter(({ outlet }) => !['vesnik', 'gazette'].includes(outlet))
  const paths = [...served.feeds.map(({ url }) => url), ...quick.map(({ outlet, path }) => served.homes[outlet] + path)]
  return Promise.all(paths.map(async (url) => (await get(url.replace('http://agencies:8099', served.origins[0]!))).text()))
}

test('before the start the feeds are empty, and then stories come in their order', async () => {
  const served = await network()
  const titles = async () => (await (await get(feedUrl(served, 'demo-mia-en'))).text()).match(/<item>/g)?.length ?? 0
  served.at(-5)
  expect(await titles()).toBe(0)
  expect((await get(feedUrl(served, 'demo-vesnik'))).headers.get('last-modified')).toBeNull()
  served.at(0)
  expect(await titles()).toBe(3)
  served.at(60)
  expect(await titles()).toBe(10)
})

test('a feed that has not changed is answered with 304, by its tag and by its date', async () => {
  const served = await network()
  served.at(1)
  const url = feedUrl(served, 'demo-mia-en')
  const first = await get(url)
  const etag = first.headers.get('etag')!
  const lastModified = first.headers.get('last-modified')!
  expect([etag, lastModified].every(Boolean)).toBe(true)
  expect((await get(url, { 'if-none-match': etag })).status).toBe(304)
  expect((await get(url, { 'if-none-match': `W/${etag}, "other"` })).status).toBe(304)
  expect((await get(url, { 'if-modified-since': lastModified })).status).toBe(304)
  served.at(5)
  expect((await get(url, { 'if-none-match': etag, 'if-modified-since': lastModified })).status).toBe(200)
  const dated = await get(feedUrl(served, 'demo-vesnik'))
  expect(dated.headers.get('etag')).toBeNull()
  expect((await get(feedUrl(served, 'demo-vesnik'), { 'if-modified-since': dated.headers.get('last-modified')! })).status).toBe(304)
})

test('one feed has moved for good, breaks, sends garbage, and recovers; another is gone', async () => {
  const served = await network()
  const { outage, goneFrom } = served.script
  const moved = await get(feedUrl(served, 'demo-mia-sq'))
  expect(moved.status).toBe(301)
  const url = moved.headers.get('location')!
  const statusAt = async (seconds: number) => {
    served.at(seconds)
    return (await get(url)).status
  }
  expect(await statusAt(outage.from - 0.1)).toBe(200)
  expect(await statusAt(outage.from)).toBe(500)
  expect(await statusAt(outage.garbledFrom)).toBe(200)
  expect(await (await get(url)).text()).not.toContain('</rss>')
  expect(await statusAt(outage.until)).toBe(200)
  expect(await (await get(url)).text()).toContain('</rss>')
  served.at(goneFrom - 0.1)
  expect((await get(feedUrl(served, 'demo-courier-evening'))).status).toBe(200)
  served.at(goneFrom)
  expect((await get(feedUrl(served, 'demo-courier-evening'))).status).toBe(410)
})

test('a host that is asked too fast says how long to wait, and another takes seconds for a page', async () => {
  const served = await network()
  served.at(8)
  const pages = served.script.listings.filter(({ outlet }) => outlet === 'gazette').map(({ path }) => served.homes.gazette + path)
  const answers = []
  for (const url of pages.slice(0, 3)) answers.push(await get(url))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429])
  expect(answers[2]!.headers.get('retry-after')).toBe('2')
  served.at(10)
  expect((await get(pages[2]!)).status).toBe(200)
  const slow = served.script.listings.find(({ outlet }) => outlet === 'vesnik')!
  const began = performance.now()
  expect((await get(served.homes.vesnik + slow.path)).status).toBe(200)
  expect(performance.now() - began).toBeGreaterThan(1900)
})

test('a story is updated, corrected and killed at its own page', async () => {
  const served = await network()
  const listing = served.script.listings.find(({ story }) => story === 'minister-resignation-rumour')!
  const page = async () => (await get(served.homes.mia + listing.path)).text()
  served.at(20)
  expect(await page()).toContain('submit his resignation')
  served.at(60)
  expect(await page()).toContain('please kill the story')
  expect(await page()).not.toContain('submit his resignation by the end')
})

test('the log says what was served when, and the network ends although an answer is under way', async () => {
  const served = await network()
  served.at(1)
  await get(feedUrl(served, 'demo-mia-en'))
  await get(`${served.homes.courier}/nothing`)
  expect(served.log.map(({ outlet, path, status, offset }) => [outlet, path, status, offset])).toEqual([
    ['mia', '/feeds/en.rss', 200, 1],
    ['courier', '/nothing', 404, 1],
  ])
  const slow = served.script.listings.find(({ outlet }) => outlet === 'vesnik')!
  const pending = get(served.homes.vesnik + slow.path).then(
    () => 'answered',
    () => 'broken off',
  )
  await new Promise((resolve) => setTimeout(resolve, 100))
  await served.close()
  expect(await pending).toBe('broken off')
})

test('what a correct ingest must hold follows from the script', async () => {
  const served = await network()
  const { stories, versions, clusters, items, events } = served.expected()
  const byName = new Map(stories.map((story) => [story.story, story]))
  expect(byName.get('wildfire-kozjak')).toMatchObject({ versions: 3, finalStatus: 'usable', lastChange: 'updated' })
  expect(byName.get('museum-theft-false')).toMatchObject({
    versions: 2,
    finalStatus: 'canceled',
    guids: [expect.any(String), expect.any(String)],
  })
  expect(byName.get('courier/stoltenberg-nato-serbia')).toMatchObject({ cluster: 'stoltenberg-nato-serbia', versions: 1 })
  expect(byName.get('hospital-agreement')).toMatchObject({ versions: 1, guids: [expect.any(String), expect.any(String)] })
  expect(items).toBe(stories.length + 2)
  expect(versions).toBe(stories.reduce((sum, story) => sum + story.versions, 0))
  expect(clusters).toBe(stories.filter(({ cluster, story }) => cluster === story).length)
  expect(events).toMatchObject({ 'story.created': stories.length, 'story.killed': 2, 'story.corrected': 3, 'feed.gone': 1 })
})
