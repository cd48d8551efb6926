/**
 * Agencies' own services: nothing is lost and nothing stored twice, whatever the service, the network or the worker does in between.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FeedId } from '#src/brand.ts'
import { type FeedAsWritten, toSettings } from '#src/commands/feed-settings.ts'
import { readCommand } from '#src/commands/index.ts'
import type { Context } from '#src/context.ts'
import { pollFeed } from '#src/ingest/poll.ts'
import { forgetTokens } from '#src/net/sources/reuters.ts'
import { getFeed, recoverFeed, upsertFeed } from '#src/store/feeds.ts'
import { openContext } from '../support/context.ts'
import { openApService, openReutersService, openService, openWireQ, wiresEntry } from '../support/services.ts'

let context: Context
let now = Date.now()
beforeAll(async () => {
  process.env.SERVICE_AP_KEY = 'ap-key-77'
  process.env.SERVICE_LOGIN = 'desk:pass:word 77'
  context = await openContext({ clock: () => new Date(now) })
})
afterAll(() => {
  delete process.env.SERVICE_AP_KEY
  delete process.env.SERVICE_LOGIN
})

const subscribe = async (id: string, url: string, more: Partial<FeedAsWritten> = {}): Promise<FeedId> => {
  const settings = toSettings({ id: id as FeedId, agency: 'Agency', url, every: 60, articles: 'never', pace: 10, ...more })
  await upsertFeed(context.db, settings, 'command')
  return id as FeedId
}
const poll = (feed: FeedId) => pollFeed(context, feed, { force: true })
const items = async (feed: FeedId): Promise<string[]> =>
  (await context.db.$client.query<{ identity: string }>('SELECT identity FROM ingest.item WHERE feed_id = $1 ORDER BY 1', [feed])).rows.map(
    ({ identity }) => identity.replace(/^.*:(?=[a-z]+$)/, ''),
  )
const revisions = async (feed: FeedId): Promise<number> =>
  (
    await context.db.$client.query(
      'SELECT count(*)::int AS n FROM ingest.item_revision r JOIN ingest.item i ON i.id = r.item_id WHERE i.feed_id = $1',
      [feed],
    )
  ).rows[0].n
const archived = async (feed: FeedId): Promise<string[]> =>
  (await context.db.$client.query('SELECT url FROM ingest.retrieval WHERE feed_id = $1 ORDER BY url', [feed])).rows.map(({ url }) => url)
/** In seconds from now. */
const nextPoll = async (feed: FeedId) => Math.round(((await getFeed(context.db, feed))!.dueAt!.getTime() - now) / 1000)

test('wireQ: entries are deleted once they are committed, and Retry-After says when it is asked again', async () => {
  const queue = await openWireQ({ atOnce: 2 })
  queue.put(wiresEntry('one'), wiresEntry('two'), wiresEntry('three'))
  const feed = await subscribe('wireq', `wireq+${queue.url}/v1`)
  expect(await poll(feed)).toMatchObject({ outcome: 'read', files: 2, created: 2, failed: 0 })
  expect(queue.waiting).toEqual(['three_1'])
  expect(await nextPoll(feed)).toBe(10)
  expect(await poll(feed)).toMatchObject({ outcome: 'read', files: 1, created: 1 })
  expect(queue.waiting).toEqual([])
  expect(await nextPoll(feed)).toBe(50)
  expect(await items(feed)).toEqual(['one', 'three', 'two'])
  expect(await poll(feed)).toMatchObject({ outcome: 'unchanged', files: 0 })
})

test('wireQ: what is committed before a crash and was not deleted comes again and makes nothing new', async () => {
  const queue = await openWireQ()
  queue.put(wiresEntry('one'), wiresEntry('two'))
  const feed = await subscribe('wireq-crash', `wireq+${queue.url}/v1`)
  // The worker dies between the commit of the first and the deletion of its receipt.
  const stop = new AbortController()
  const dies: Context = {
    ...context,
    net: {
      ...context.net,
      send: async () => {
        stop.abort(new Error('the worker is gone'))
        throw stop.signal.reason
      },
    },
  }
  await expect(pollFeed(dies, feed, { force: true, signal: stop.signal })).rejects.toThrow('the worker is gone')
  expect(await items(feed)).toEqual(['one'])
  expect(queue.waiting).toEqual(['one_1', 'two_1'])
  expect(await poll(feed)).toMatchObject({ files: 0 })
  queue.showAgain()
  expect(await poll(feed)).toMatchObject({ files: 2, created: 1, changed: 0 })
  expect([await items(feed), await revisions(feed), queue.waiting]).toEqual([['one', 'two'], 2, []])
})

test('wireQ: a receipt that is gone is no failure; one that cannot be given back is remembered and given back first', async () => {
  const queue = await openWireQ()
  queue.put(wiresEntry('one'), wiresEntry('two'), wiresEntry('three'))
  const feed = await subscribe('wireq-owed', `wireq+${queue.url}/v1`)
  queue.fail({ on: 'DELETE', times: 1, status: 410 })
  queue.fail({ on: 'DELETE', times: 1, status: 500 })
  expect(await poll(feed)).toMatchObject({ outcome: 'failed', error: expect.stringContaining('does not delete'), created: 3 })
  expect((await getFeed(context.db, feed))?.position).toEqual({ owed: [expect.any(String), expect.any(String)] })
  const before = queue.asked.length
  expect(await poll(feed)).toMatchObject({ outcome: 'unchanged' })
  expect(queue.asked.slice(before).map((line) => line.split(' ')[0])).toEqual(['DELETE', 'DELETE', 'GET'])
  expect(queue.waiting).toEqual(['one_1'])
  expect((await getFeed(context.db, feed))?.position).toEqual({ owed: [] })
})

test('wireQ: an answer that breaks off, a fault of the server and a long pause leave all entries in the queue', async () => {
  const queue = await openWireQ()
  queue.put(wiresEntry('one'))
  const feed = await subscribe('wireq-faults', `wireq+${queue.url}/v1`)
  queue.fail({ on: 'GET', times: 1, cut: true })
  expect(await poll(feed)).toMatchObject({ outcome: 'failed', error: expect.stringContaining('broke off') })
  queue.showAgain()
  queue.fail({ on: 'GET', times: 1, status: 502 })
  expect(await poll(feed)).toMatchObject({ outcome: 'failed' })
  queue.fail({ on: 'GET', times: 1, status: 429, headers: { 'retry-after': '3600' } })
  expect(await poll(feed)).toMatchObject({ outcome: 'failed' })
  expect(await nextPoll(feed)).toBeGreaterThanOrEqual(3598)
  expect((await getFeed(context.db, feed))?.lastErrorCode).toBe('http-429')
  expect(await poll(feed)).toMatchObject({ created: 1 })
  expect(queue.waiting).toEqual([])
})

test('wireQ: an entry that cannot be read is archived and told before it is deleted', async () => {
  const queue = await openWireQ()
  queue.put(wiresEntry('one'), { entry_id: 'strange', mood: 'unknown' } as never)
  const feed = await subscribe('wireq-strange', `wireq+${queue.url}/v1`)
  expect(await poll(feed)).toMatchObject({ files: 2, created: 1, failed: 1, reasons: [expect.stringMatching(/^strange: /)] })
  expect(queue.waiting).toEqual([])
  expect(await archived(feed)).toHaveLength(2)
})

test('wireQ: dequeue-entries.json is refused, as it gives entries away before they are kept', () => {
  const read = readCommand('feed.upsert', { id: 'x', agency: 'dpa', url: 'wireq+https://wires.example/v1/dequeue-entries.json' })
  expect(read).toMatchObject({ ok: false, message: expect.stringContaining('gives entries away before anybody has kept them') })
})

const ap = (url: string) => `ap+${url}/media/v/content/feed?q=productid:31994`
const apAuth = { auth: { header: { name: 'x-api-key', value: 'env:SERVICE_AP_KEY' } } } as const

test('AP: lists go on at the next page once all is committed, texts come from their renditions, and no key is kept', async () => {
  const service = await openApService()
  service.add({ id: 'one' }, { id: 'two', type: 'picture' }, { id: 'three' })
  const feed = await subscribe('ap', ap(service.url), apAuth)
  expect(await poll(feed)).toMatchObject({ files: 2, created: 2 })
  expect(await poll(feed)).toMatchObject({ files: 1, created: 1 })
  expect(await items(feed)).toEqual(['one', 'three', 'two'])
  const kept = (await getFeed(context.db, feed))!.position as { at: { next: string } }
  expect(kept.at.next).toMatch(/seq=3$/)
  service.add({ id: 'one', version: 2, headline: 'Another headline' })
  expect(await poll(feed)).toMatchObject({ files: 1, created: 0, changed: 1 })
  const { rows } = await context.db.$client.query(
    "SELECT r.entry FROM ingest.item_revision r JOIN ingest.item i ON i.id = r.item_id WHERE i.feed_id = $1 AND i.identity LIKE '%one' ORDER BY r.revision DESC LIMIT 1",
    [feed],
  )
  expect(rows[0].entry).toMatchObject({
    id: 'one',
    version: '2',
    headline: 'Another headline',
    bodyText: 'The story one is told here.',
    located: 'SKOPJE, North Macedonia',
    services: [{ name: 'AP Online' }],
  })
  expect(rows[0].entry.url).toBeUndefined()
  expect(JSON.stringify([await archived(feed), kept])).not.toMatch(/ap-key-77|qt=.*et=/)
})

test('AP: a rendition that cannot be had waits, while the list goes on, and is taken when it can', async () => {
  const service = await openApService()
  service.add({ id: 'one' }, { id: 'two' }, { id: 'three' })
  const feed = await subscribe('ap-waits', ap(service.url), apAuth)
  service.fail({ on: '/one.1/download', times: 1, status: 500 })
  service.fail({ on: '/two.1/download', times: 1, cut: true })
  expect(await poll(feed)).toMatchObject({ files: 0, waiting: 2 })
  expect(await poll(feed)).toMatchObject({ files: 1, created: 1 })
  expect(await items(feed)).toEqual(['three'])
  now += 40_000
  expect(await poll(feed)).toMatchObject({ files: 2, created: 2, waiting: 0 })
  expect(await items(feed)).toEqual(['one', 'three', 'two'])
  expect((await getFeed(context.db, feed))?.position).toMatchObject({ waiting: [] })
})

test('AP: a rendition that is never there leaves the item as the list told it', async () => {
  const service = await openApService()
  service.add({ id: 'one' })
  const feed = await subscribe('ap-never', ap(service.url), apAuth)
  service.fail({ on: '/one.1/download', times: 9, status: 404 })
  for (let times = 0; times < 4; times++) {
    expect(await poll(feed)).toMatchObject({ files: 0, waiting: 1 })
    now += 1000_000
  }
  expect(await poll(feed)).toMatchObject({ files: 1, created: 1, waiting: 0 })
})

test('AP: a pause in the middle of a page keeps what is done, and the page is gone on with afterwards', async () => {
  const service = await openApService()
  service.add({ id: 'one' }, { id: 'two' })
  const feed = await subscribe('ap-pause', ap(service.url), apAuth)
  service.fail({ on: '/two.1/download', times: 1, status: 429, headers: { 'retry-after': '120' } })
  expect(await poll(feed)).toMatchObject({ outcome: 'failed', created: 1 })
  expect(await nextPoll(feed)).toBeGreaterThanOrEqual(118)
  expect(await poll(feed)).toMatchObject({ files: 1, created: 1 })
  expect(service.asked.filter((line) => line.includes('/one.1/download'))).toHaveLength(1)
})

test('AP: a next page elsewhere is not asked, and the key goes to no other host', async () => {
  const other = await openService(() => ({ status: 200, body: '<nitf/>' }))
  const service = await openService((_, { pathname }) => ({
    status: 200,
    body: JSON.stringify({
      data: {
        items: pathname.includes('elsewhere')
          ? []
          : [
              {
                item: {
                  uri: `${service.url}/x`,
                  altids: { itemid: 'x' },
                  type: 'text',
                  version: 1,
                  headline: 'X',
                  renditions: { nitf: { href: `${other.url}/x.xml` } },
                },
              },
            ],
        next_page: pathname.includes('elsewhere') ? `${other.url}/feed` : `${service.url}/feed?seq=1`,
      },
    }),
  }))
  await poll(await subscribe('ap-elsewhere', `ap+${service.url}/feed`, apAuth))
  expect(other.headers.map((fields) => fields['x-api-key'])).toEqual([undefined])
  const feed = await subscribe('ap-next-elsewhere', `ap+${service.url}/elsewhere/feed`, apAuth)
  expect(await poll(feed)).toMatchObject({ outcome: 'failed', error: expect.stringContaining('not its own') })
  expect(other.asked).toEqual(['GET /x.xml'])
})

test('AP: a recovery asks from a time on again, and what is known makes nothing new', async () => {
  const service = await openApService({ pageSize: 9 })
  service.add({ id: 'one' }, { id: 'two' })
  const feed = await subscribe('ap-recovery', ap(service.url), apAuth)
  await poll(feed)
  await recoverFeed(context.db, feed, new Date('2026-11-21T06:00:00Z'))
  expect(await poll(feed)).toMatchObject({ files: 2, created: 0, changed: 0 })
  expect(service.queries.at(-1)).toBe('(productid:31994) AND mindate:>2026-11-21T06:00:00Z')
  expect((await getFeed(context.db, feed))?.position).toMatchObject({ at: { next: expect.stringContaining('seq=2') } })
})

test('AP: a quota that is used up ends the turn, and its end is waited for', async () => {
  const service = await openService(() => ({
    status: 200,
    headers: { 'x-mediaapi-q-used': '100/100', 'x-mediaapi-q-secondsleft': '45' },
    body: JSON.stringify({
      data: {
        items: [
          {
            item: {
              uri: 'https://api.example/x',
              altids: { itemid: 'x' },
              type: 'text',
              headline: 'X',
              version: 1,
              renditions: { nitf: { href: '/x' } },
            },
          },
        ],
        next_page: '/feed',
      },
    }),
  }))
  const feed = await subscribe('ap-quota', `ap+${service.url}/feed`, apAuth)
  expect(await poll(feed)).toMatchObject({ outcome: 'failed', error: expect.stringContaining('quota') })
  expect(service.asked).toHaveLength(1)
  expect(await nextPoll(feed)).toBeGreaterThanOrEqual(43)
})

const reutersAuth = { auth: { basic: 'env:SERVICE_LOGIN' } } as const

test('Reuters: channels are listed since the last look, items come whole, and a token that has ended is renewed', async () => {
  forgetTokens()
  const service = await openReutersService()
  service.add('TXT', 'tag:reuters.com,2026:one:1', 'tag:reuters.com,2026:two:1')
  const feed = await subscribe('reuters', `reuters+${service.url}`, reutersAuth)
  expect(await poll(feed)).toMatchObject({ files: 2, created: 2 })
  expect(await poll(feed)).toMatchObject({ outcome: 'unchanged', files: 0 })
  service.endTokens()
  service.add('TXT', 'tag:reuters.com,2026:three:1', 'tag:reuters.com,2026:one:2')
  expect(await poll(feed)).toMatchObject({ files: 2, created: 1, changed: 1 })
  expect(service.asked.filter((line) => line.includes('/login'))).toHaveLength(2)
  const kept = await context.db.$client.query('SELECT * FROM ingest.feed WHERE id = $1', [feed])
  expect(JSON.stringify([kept.rows, await archived(feed)])).not.toMatch(/token\+|token%2B|pass/)
})

test('Reuters: what a package names comes with the next turn, and is not asked for twice', async () => {
  const service = await openReutersService()
  service.add('TXT', 'tag:reuters.com,2026:one:1')
  service.addPackage('TXT', 'tag:reuters.com,2026:pack', 'tag:reuters.com,2026:one:1', 'tag:reuters.com,2026:inner')
  const feed = await subscribe('reuters-package', `reuters+${service.url}/rmd/rest/xml?channel=TXT`, reutersAuth)
  expect(await poll(feed)).toMatchObject({ files: 2 })
  expect(await poll(feed)).toMatchObject({ files: 1, created: 1 })
  expect(service.asked.filter((line) => line.includes('/item?'))).toHaveLength(3)
})

test('Reuters: a login that is refused is told without the password', async () => {
  process.env.SERVICE_WRONG = 'desk:another word'
  const service = await openReutersService()
  const feed = await subscribe('reuters-wrong', `reuters+${service.url}`, { auth: { basic: 'env:SERVICE_WRONG' } })
  const outcome = await poll(feed)
  expect(outcome).toMatchObject({ outcome: 'failed', error: expect.stringContaining('refuses the login: The login is not known') })
  expect(JSON.stringify(outcome)).not.toContain('another word')
  delete process.env.SERVICE_WRONG
})

const ninjs = (id: string, version = 1) => ({
  uri: `tag:a.example,2026:${id}`,
  version: String(version),
  type: 'text',
  pubstatus: 'usable',
  headline: `Headline of ${id}`,
  body_text: `The story ${id} is told here.`,
  number: 1,
})

test('a paged API in JSON: pages are followed, the time of the last look is asked for, and what is known ends the walk', async () => {
  let listed = [ninjs('three'), ninjs('two'), ninjs('one')]
  const service = await openService((_, { searchParams }) => {
    const page = Number(searchParams.get('page') ?? 1)
    const shown = listed.slice((page - 1) * 2, page * 2)
    return {
      status: 200,
      body: JSON.stringify({ data: { items: shown }, ...(page * 2 < listed.length ? { next_page: `/list?page=${page + 1}` } : {}) }),
    }
  })
  const api = { items: '/data/items', next: '/next_page', since: 'updated_since', id: '/uri' }
  const feed = await subscribe('api-json', `${service.url}/list`, { api })
  expect(await poll(feed)).toMatchObject({ files: 3, created: 3 })
  expect(service.asked).toEqual(['GET /list', 'GET /list?page=2'])
  listed = [ninjs('two', 2), ...listed]
  expect(await poll(feed)).toMatchObject({ files: 1, created: 0, changed: 1 })
  expect(service.asked[2]).toMatch(/^GET \/list\?updated_since=20\d\d-\d\d-\d\dT/)
})

test('a paged API in XML, its next page in the header and its documents apart: each is fetched once, also after a crash', async () => {
  const documents = new Map(['one', 'two', 'three'].map((name) => [`/doc/${name}`, name]))
  const service = await openService((_, { pathname, searchParams }) => {
    const name = documents.get(pathname)
    if (name)
      return {
        status: 200,
        body: `<nitf><head><docdata><doc-id id-string="${name}"/></docdata></head><body><body.head><hedline><hl1>Headline of ${name}</hl1></hedline></body.head><body.content><p>It is told here.</p></body.content></body></nitf>`,
      }
    const second = searchParams.has('p')
    const entries = (second ? ['three'] : ['one', 'two']).map((one) => `<item><key>${one}</key><file href="doc/${one}"/></item>`).join('')
    return {
      status: 200,
      headers: second ? {} : { link: '</list?p=2>; rel="next"' },
      body: `<?xml version="1.0"?><answer><list>${entries}</list></answer>`,
    }
  })
  const api = { items: '/answer/list/item', next: 'header:Link', id: '/key', detail: '/file/@href' } as const
  const feed = await subscribe('api-xml', `${service.url}/list`, { api })
  service.fail({ on: '/doc/two', times: 1, status: 500 })
  expect(await poll(feed)).toMatchObject({ files: 2, created: 2, waiting: 1 })
  now += 40_000
  expect(await poll(feed)).toMatchObject({ files: 1, created: 1, waiting: 0 })
  expect(await poll(feed)).toMatchObject({ outcome: 'unchanged', files: 0 })
  expect(service.asked.filter((line) => line.includes('/doc/'))).toHaveLength(4)
})
