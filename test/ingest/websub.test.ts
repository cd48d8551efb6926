import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FeedId } from '#src/brand.ts'
import { toSettings } from '#src/commands/feed-settings.ts'
import type { Context } from '#src/context.ts'
import { startHttp } from '#src/http/server.ts'
import { pollFeed } from '#src/ingest/poll.ts'
import { subscribeDue } from '#src/ingest/websub.ts'
import { getFeed, setFeedState, upsertFeed } from '#src/store/feeds.ts'
import { afterFile } from '../support/after.ts'
import { openContext } from '../support/context.ts'
import { openSite, rss, type Site } from '../support/site.ts'

const start = new Date('2026-11-23T12:00:00Z')
let now = start
const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000)
}
let context: Context

/** A hub (W3C WebSub, section 5): it verifies what it is asked for, and pushes with the secret that it was given. */
async function openHub({ lease = 3600, refuse = false } = {}) {
  const asked: Record<string, string>[] = []
  const challenges: { status: number; body: string }[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const form = Object.fromEntries(new URLSearchParams(body))
    asked.push(form)
    if (refuse) return response.writeHead(403).end('no more subscribers')
    response.writeHead(202).end()
    challenges.push(
      await ask(form['hub.callback']!, {
        'hub.mode': 'subscribe',
        'hub.topic': form['hub.topic']!,
        'hub.challenge': 'c42',
        'hub.lease_seconds': String(lease),
      }),
    )
    return
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  afterFile(() => new Promise((done) => server.close(done)))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hub`, asked, challenges }
}

async function ask(callback: string, query: Record<string, string>) {
  const answer = await fetch(`${callback}?${new URLSearchParams(query)}`)
  return { status: answer.status, body: await answer.text() }
}

const push = async (
  { 'hub.callback': callback = '', 'hub.secret': secret = '' }: Record<string, string>,
  body: string,
  signature?: string,
) =>
  (
    await fetch(callback, {
      method: 'POST',
      headers: {
        'content-type': 'application/rss+xml',
        'x-hub-signature': signature ?? `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
      },
      body,
    })
  ).status

beforeAll(async () => {
  context = await openContext({ clock: () => now })
  const free = createServer().listen(0, '127.0.0.1')
  await once(free, 'listening')
  const { port } = free.address() as AddressInfo
  await new Promise((done) => free.close(done))
  context.config.http = { host: '127.0.0.1', port }
  context.config.publicUrl = `http://127.0.0.1:${port}`
  const http = await startHttp(context)
  afterFile(() => http.close())
})

let number = 0
let feed: FeedId
let site: Site
beforeEach(async () => {
  now = start
  site = await openSite()
  feed = `pushed-${++number}` as FeedId
  await upsertFeed(context.db, toSettings({ id: feed, agency: 'Agency', url: `${site.url}/rss`, every: 60, articles: 'never' }), 'command')
})

const items = async () =>
  (
    await context.db.$client.query<{ identity: string }>('SELECT identity FROM ingest.item WHERE feed_id = $1 ORDER BY identity', [feed])
  ).rows.map(({ identity }) => identity)
const subscription = async () => (await context.db.$client.query('SELECT * FROM ingest.subscription WHERE feed_id = $1', [feed])).rows[0]
const item = (guid: string) => rss([{ guid, title: `Story ${guid} of the day`, description: 'Said in short.' }])
const named = (hub: string) => {
  site.set('/rss', (_request, response) =>
    response
      .writeHead(200, { 'content-type': 'application/rss+xml', link: `<${hub}>; rel="hub", <${site.url}/rss>; rel="self"` })
      .end(item('polled')),
  )
}

describe('a feed that names a hub', () => {
  test('is subscribed to, verified, and pushed; a push and a poll do not double a story', async () => {
    const hub = await openHub()
    named(hub.url)
    await pollFeed(context, feed)
    expect(await subscribeDue(context)).toMatchObject({ outcome: 'asked', hubs: 1 })
    expect(hub.asked[0]).toMatchObject({ 'hub.mode': 'subscribe', 'hub.topic': `${site.url}/rss` })
    await expect.poll(() => hub.challenges).toEqual([{ status: 200, body: 'c42' }])

    expect(await push(hub.asked[0]!, item('pushed'))).toBe(202)
    expect(await push(hub.asked[0]!, item('polled'))).toBe(202)
    expect(await items()).toEqual(['polled', 'pushed'])
    const { rows } = await context.db.$client.query(
      'SELECT count(*)::int AS n FROM ingest.item_revision r JOIN ingest.item i ON i.id = r.item_id WHERE i.feed_id = $1',
      [feed],
    )
    expect(rows[0].n).toBe(2)
  })

  test('is polled ten times less often while it is pushed, and as before when the lease has ended', async () => {
    const hub = await openHub({ lease: 3600 })
    named(hub.url)
    await pollFeed(context, feed)
    await subscribeDue(context)
    await expect.poll(async () => (await subscription()).state).toBe('active')
    later(61)
    await pollFeed(context, feed)
    expect((await getFeed(context.db, feed))!.nextPollAt).toEqual(new Date(now.getTime() + 600_000))
    later(3600)
    await pollFeed(context, feed)
    expect((await getFeed(context.db, feed))!.nextPollAt).toEqual(new Date(now.getTime() + 60_000))
  })

  test('is polled as before when a poll finds what the hub should have pushed, until it pushes again', async () => {
    const hub = await openHub({ lease: 36_000 })
    named(hub.url)
    await pollFeed(context, feed)
    await subscribeDue(context)
    await expect.poll(async () => (await subscription()).state).toBe('active')
    const publish = (guid: string) =>
      site.set('/rss', (_request, response) =>
        response
          .writeHead(200, { 'content-type': 'application/rss+xml', link: `<${hub.url}>; rel="hub", <${site.url}/rss>; rel="self"` })
          .end(item(guid)),
      )
    // What came out before the hub was told of us, it need not push.
    publish('before')
    later(61)
    await pollFeed(context, feed)
    expect((await subscription()).state).toBe('active')
    publish('missed')
    later(601)
    await pollFeed(context, feed)
    expect((await subscription()).state).toBe('silent')
    later(601)
    await pollFeed(context, feed)
    expect((await getFeed(context.db, feed))!.nextPollAt).toEqual(new Date(now.getTime() + 60_000))
    expect(await push(hub.asked[0]!, item('pushed'))).toBe(202)
    expect((await subscription()).state).toBe('active')
    expect(await items()).toEqual(['before', 'missed', 'polled', 'pushed'])
  })

  test('keeps its subscription when its document broke off before it named the hub', async () => {
    const hub = await openHub()
    named(hub.url)
    await pollFeed(context, feed)
    site.set('/rss', `${item('half').split('</channel>')[0]}<item><title>Hal`)
    later(61)
    await pollFeed(context, feed)
    expect(await items()).toEqual(['half', 'polled'])
    expect(await subscription()).toMatchObject({ hub: hub.url })
  })

  test('is asked for again before its lease ends, and not before', async () => {
    const hub = await openHub({ lease: 1000 })
    named(hub.url)
    await pollFeed(context, feed)
    await subscribeDue(context)
    await expect.poll(async () => (await subscription()).state).toBe('active')
    later(800)
    await subscribeDue(context)
    expect(hub.asked).toHaveLength(1)
    later(101)
    await subscribeDue(context)
    expect(hub.asked).toHaveLength(2)
    expect(hub.asked[1]).toEqual(hub.asked[0])
  })

  test('a push that is not signed by the hub, or for nobody, is not taken', async () => {
    const hub = await openHub()
    named(hub.url)
    await pollFeed(context, feed)
    await subscribeDue(context)
    await expect.poll(async () => (await subscription()).state).toBe('active')
    const form = hub.asked[0]!
    for (const signature of [
      '',
      'sha256=00',
      `md5=${'0'.repeat(40)}`,
      `sha256=${createHmac('sha256', 'guessed').update(item('forged')).digest('hex')}`,
    ])
      expect(await push(form, item('forged'), signature)).toBe(202)
    expect(await push({ ...form, 'hub.callback': form['hub.callback']!.replace(/[^/]+$/, 'nobody') }, item('forged'))).toBe(410)
    expect(await items()).toEqual(['polled'])
    await setFeedState(context.db, feed, 'paused')
    expect(await push(form, item('late'))).toBe(410)
  })

  test('a path that cannot be read is answered as all others are', async () => {
    for (const path of ['/websub/%ff', '/%E0%A4%A', `/websub/${'x'.repeat(10_000)}`]) {
      const answer = await fetch(`${context.config.publicUrl}${path}`)
      expect(answer.status).toBe(400)
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(await answer.json()).toEqual({ error: 'there is no such path' })
    }
  })

  test('who has no token is not listened to, and is told nothing', async () => {
    for (const token of ['nobody', 'x'.repeat(32), '%00'.repeat(10), `${'x'.repeat(31)}%00`]) {
      const { hostname, port } = new URL(context.config.publicUrl!)
      const socket = connect(Number(port), hostname)
      // Only announced: an answer comes though no byte of it was sent.
      socket.write(`POST /websub/${token} HTTP/1.1\r\nhost: x\r\ncontent-type: text/xml\r\ncontent-length: 30000000\r\n\r\n`)
      const [answer] = (await once(socket, 'data')) as [Buffer]
      socket.destroy()
      expect(answer.toString()).toMatch(/^HTTP\/1\.1 410 /)
      expect(answer.toString()).toMatch(/x-content-type-options: nosniff/i)
      expect(answer.toString()).not.toMatch(/select|query|params/i)
      const asked = await ask(`${context.config.publicUrl}/websub/${token}`, { 'hub.mode': 'subscribe', 'hub.challenge': 'x' })
      expect(asked.status).toBe(404)
      expect(asked.body).not.toMatch(/select|params|token/i)
    }
  })

  test('nobody else can subscribe it, or to another topic', async () => {
    const hub = await openHub()
    named(hub.url)
    await pollFeed(context, feed)
    const callback = `${context.config.publicUrl}/websub/${(await subscription()).token}`
    const challenge = { 'hub.mode': 'subscribe', 'hub.challenge': 'x', 'hub.lease_seconds': '60' }
    expect((await ask(callback, { ...challenge, 'hub.topic': 'https://other.example/rss' })).status).toBe(404)
    expect((await ask(`${callback}x`, { ...challenge, 'hub.topic': `${site.url}/rss` })).status).toBe(404)
    expect((await ask(callback, { ...challenge, 'hub.mode': 'unsubscribe', 'hub.topic': `${site.url}/rss` })).status).toBe(404)
    expect((await subscription()).state).toBe('wanted')
  })

  test('goes on being polled where the hub refuses or denies, and the hub is asked ever less', async () => {
    const hub = await openHub({ refuse: true })
    named(hub.url)
    await pollFeed(context, feed)
    await subscribeDue(context)
    expect(await subscription()).toMatchObject({ state: 'wanted', last_error: expect.stringContaining('403') })
    later(301)
    await subscribeDue(context)
    later(301)
    await subscribeDue(context)
    expect(hub.asked).toHaveLength(2)
    const { token } = await subscription()
    const denied = await ask(`${context.config.publicUrl}/websub/${token}`, {
      'hub.mode': 'denied',
      'hub.topic': `${site.url}/rss`,
      'hub.reason': 'closed',
    })
    expect(denied.status).toBe(200)
    expect(await subscription()).toMatchObject({ state: 'denied', last_error: 'the hub will not push: closed' })
    later(61)
    await pollFeed(context, feed)
    expect((await getFeed(context.db, feed))!.nextPollAt).toEqual(new Date(now.getTime() + 60_000))
  })

  test('names its hub in the document, too', async () => {
    const hub = await openHub()
    site.set(
      '/rss',
      item('polled').replace(
        '<description/>',
        `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="${hub.url}"/><atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="${site.url}/self"/>`,
      ),
    )
    await pollFeed(context, feed)
    expect(await subscription()).toMatchObject({ hub: hub.url, topic: `${site.url}/self`, state: 'wanted' })
    site.set('/rss', item('other'))
    later(61)
    await pollFeed(context, feed)
    expect(await subscription()).toBeUndefined()
  })
})
