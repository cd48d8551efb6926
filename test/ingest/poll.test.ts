import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FeedId } from '#src/brand.ts'
import { toSettings } from '#src/commands/feed-settings.ts'
import type { Context } from '#src/context.ts'
import { fetchPage } from '#src/ingest/page.ts'
import { pollFeed } from '#src/ingest/poll.ts'
import { makeStory } from '#src/ingest/story.ts'
import { getFeed, upsertFeed } from '#src/store/feeds.ts'
import { openContext } from '../support/context.ts'
import { openSite, rss, type Site, text } from '../support/site.ts'

let now = new Date('2026-11-23T12:00:00Z')
let context: Context
let site: Site
let feed: FeedId
let number = 0

beforeAll(async () => {
  context = await openContext({ clock: () => now })
})

beforeEach(async () => {
  site = await openSite()
  now = new Date('2026-11-23T12:00:00Z')
  feed = `feed-${++number}` as FeedId
  await upsertFeed(
    context.db,
    toSettings({ id: feed, agency: `Agency ${number}`, url: `${site.url}/rss`, every: 60, articles: 'missing' }),
    'command',
  )
})

const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000)
}
const state = async () => (await getFeed(context.db, feed))!
const events = async () =>
  (await context.db.$client.query("SELECT type FROM wire.event WHERE subject = $1 OR data->>'feed' = $1 ORDER BY seq", [feed])).rows.map(
    ({ type }) => type,
  )
/** Work off what the last poll found, as the workers would. */
const workOff = async () => {
  for (const pending of ['page', 'ready'] as const) {
    const { rows } = await context.db.$client.query<{ item: number; revision: number }>(
      'SELECT r.item_id::int AS item, r.revision FROM ingest.item_revision r JOIN ingest.item i ON i.id = r.item_id WHERE i.feed_id = $1 AND r.state = $2 ORDER BY 1, 2',
      [feed, pending],
    )
    for (const row of rows) {
      const job = row as never
      if (pending === 'page') await fetchPage(context, job)
      else await makeStory(context, job)
    }
  }
}

describe('a poll', () => {
  test('sends the validators it was given, and takes a 304 for an answer', async () => {
    site.set('/rss', (request, response) => {
      if (request.headers['if-none-match'] === '"one"') response.writeHead(304).end()
      else
        response
          .setHeader('etag', '"one"')
          .setHeader('content-type', 'application/rss+xml')
          .end(rss([{ guid: 'a', title: 'A' }]))
    })
    expect(await pollFeed(context, feed)).toMatchObject({ outcome: 'read', created: 1 })
    later(60)
    expect(await pollFeed(context, feed)).toMatchObject({ outcome: 'unchanged' })
    expect(site.requests.at(-1)!.headers['if-none-match']).toBe('"one"')
    expect((await state()).etag).toBe('"one"')
  })

  test('comes at once after the feed’s settings were changed', async () => {
    site.set('/rss', rss([{ guid: 'a', title: 'A' }]))
    const settings = { id: feed, agency: `Agency ${number}`, url: `${site.url}/rss` }
    await upsertFeed(context.db, toSettings({ ...settings, every: 3600 }), 'command')
    await pollFeed(context, feed)
    later(30)
    expect(await pollFeed(context, feed)).toEqual({ outcome: 'not-due' })
    await upsertFeed(context.db, toSettings({ ...settings, every: 10 }), 'command')
    expect(await pollFeed(context, feed)).toMatchObject({ outcome: 'unchanged' })
  })

  test('is not made before it is due, and waits longer where the answer is fresh for longer', async () => {
    site.set('/rss', (_, response) => void response.setHeader('cache-control', 'max-age=300').end(rss([{ guid: 'a', title: 'A' }])))
    await pollFeed(context, feed)
    later(60)
    expect(await pollFeed(context, feed)).toEqual({ outcome: 'not-due' })
    later(240)
    expect(await pollFeed(context, feed)).toMatchObject({ outcome: 'unchanged' })
  })

  test('backs off from a feed that fails, keeps what it knew, and announces failing and recovery once each', async () => {
    site.set('/rss', (_, response) => void response.setHeader('etag', '"kept"').end(rss([{ guid: 'a', title: 'A' }])))
    await pollFeed(context, feed)
    site.set('/rss', (_, response) => void response.writeHead(500).end('down'))
    const waits: number[] = []
    for (let n = 0; n < 5; n++) {
      now = new Date((await state()).nextPollAt!)
      await pollFeed(context, feed)
      waits.push(((await state()).nextPollAt!.getTime() - now.getTime()) / 1000)
    }
    expect(waits).toEqual([60, 120, 240, 480, 960].map((wait) => Math.min(wait, waits.at(-1)!)))
    const failing = await state()
    expect(failing).toMatchObject({ consecutiveFailures: 5, etag: '"kept"' })
    expect(failing.lastError).toContain('500')
    site.set(
      '/rss',
      rss([
        { guid: 'a', title: 'A' },
        { guid: 'b', title: 'B' },
      ]),
    )
    now = new Date(failing.nextPollAt!)
    expect(await pollFeed(context, feed)).toMatchObject({ outcome: 'read', created: 1 })
    expect(await state()).toMatchObject({ consecutiveFailures: 0, lastError: null })
    expect(await events()).toEqual(['feed.failing', 'feed.recovered'])
  })

  test('keeps to Retry-After', async () => {
    site.set('/rss', (_, response) => void response.writeHead(429, { 'retry-after': '1800' }).end())
    await pollFeed(context, feed)
    expect((await state()).nextPollAt!.getTime() - now.getTime()).toBe(1_800_000)
  })

  test('follows a permanent redirect for good, a temporary one only this time', async () => {
    site.set('/moved', rss([{ guid: 'a', title: 'A' }]))
    site.set('/rss', (_, response) => void response.writeHead(302, { location: '/moved' }).end())
    await pollFeed(context, feed)
    expect((await state()).url).toBe(`${site.url}/rss`)
    site.set('/rss', (_, response) => void response.writeHead(301, { location: '/moved' }).end())
    later(60)
    await pollFeed(context, feed)
    expect(await state()).toMatchObject({ url: `${site.url}/moved`, configuredUrl: `${site.url}/rss` })
  })

  test('stops at a 410, and says so', async () => {
    site.set('/rss', (_, response) => void response.writeHead(410).end())
    expect(await pollFeed(context, feed)).toMatchObject({ outcome: 'gone' })
    expect((await state()).state).toBe('gone')
    expect(await pollFeed(context, feed)).toEqual({ outcome: 'gone' })
    expect(site.requests).toHaveLength(1)
    expect(await events()).toEqual(['feed.gone'])
  })

  test('calls an HTML page in place of the feed a failure, and archives it', async () => {
    site.set('/rss', '<!doctype html><html><body><h1>Maintenance</h1></body></html>')
    expect(await pollFeed(context, feed)).toMatchObject({ outcome: 'failed' })
    const { rows } = await context.db.$client.query('SELECT sha256 FROM ingest.retrieval WHERE feed_id = $1', [feed])
    expect(rows).toHaveLength(1)
  })
})

describe('what a feed says again', () => {
  const body = { content: text('alpha') }
  const versions = async () =>
    (
      await context.db.$client.query(
        'SELECT v.version, v.change FROM wire.story_version v JOIN wire.story s ON s.id = v.story_id WHERE feed_id = $1 ORDER BY version',
        [feed],
      )
    ).rows

  test('an unchanged item changes nothing, a changed one makes a version and one event', async () => {
    site.set('/rss', rss([{ guid: 'a', title: 'Halls open', ...body }]))
    await pollFeed(context, feed)
    await workOff()
    later(60)
    site.set('/rss', rss([{ guid: 'a', title: 'Halls  open', ...body }]))
    await pollFeed(context, feed)
    await workOff()
    expect(await versions()).toEqual([{ version: 1, change: 'created' }])
    later(60)
    site.set('/rss', rss([{ guid: 'a', title: 'Halls open at last', ...body }]))
    await pollFeed(context, feed)
    await workOff()
    expect(await versions()).toEqual([
      { version: 1, change: 'created' },
      { version: 2, change: 'updated' },
    ])
    expect(await events()).toEqual(['story.created', 'story.updated'])
  })

  test('a re-sent item with a new guid and the same text makes no event', async () => {
    const other = { content: text('beta') }
    site.set('/rss', rss([{ guid: 'first', title: 'Orchard sold', ...other }]))
    await pollFeed(context, feed)
    await workOff()
    later(60)
    site.set('/rss', rss([{ guid: 'second', title: 'Orchard sold', ...other }]))
    await pollFeed(context, feed)
    await workOff()
    expect(await events()).toEqual(['story.created'])
  })

  test('a kill takes the text out of wire.story; only words that lift it bring it back', async () => {
    const other = { content: text('gamma') }
    site.set('/rss', rss([{ guid: 'k', title: 'Minister resigns', ...other }]))
    await pollFeed(context, feed)
    await workOff()
    later(60)
    site.set('/rss', rss([{ guid: 'k', title: 'KILL - Minister resigns', ...other }]))
    await pollFeed(context, feed)
    await workOff()
    const story = async () =>
      (await context.db.$client.query('SELECT pub_status, body_text, body_html, ninjs FROM wire.story WHERE feed_id = $1', [feed])).rows[0]
    expect(await story()).toMatchObject({ pub_status: 'canceled', body_text: null, body_html: null })
    expect(JSON.stringify((await story()).ninjs)).not.toContain('<p>')
    later(60)
    site.set('/rss', rss([{ guid: 'k', title: 'Minister resigns', ...other }]))
    await pollFeed(context, feed)
    await workOff()
    expect(await story()).toMatchObject({ pub_status: 'canceled', body_text: null })
    later(60)
    site.set('/rss', rss([{ guid: 'k', title: 'KILL LIFTED: Minister resigns', ...other }]))
    await pollFeed(context, feed)
    await workOff()
    expect((await story()).body_text).toContain('.')
    expect((await events()).filter((type) => type !== 'story.updated')).toEqual(['story.created', 'story.killed', 'story.restored'])
  })

  test('a page that cannot be had leaves a story of what the feed said, with the reason', async () => {
    site.set('/rss', rss([{ guid: 'p', title: 'Teaser only', link: `${site.url}/missing.html`, description: 'Two lines of teaser.' }]))
    await pollFeed(context, feed)
    await workOff()
    await workOff()
    const { rows } = await context.db.$client.query('SELECT headline, summary FROM wire.story WHERE feed_id = $1', [feed])
    expect(rows).toEqual([{ headline: 'Teaser only', summary: 'Two lines of teaser.' }])
    const { rows: items } = await context.db.$client.query(
      'SELECT page_problem FROM ingest.item_revision r JOIN ingest.item i ON i.id = r.item_id WHERE i.feed_id = $1',
      [feed],
    )
    expect(items[0].page_problem).toContain('404')
  })
})
