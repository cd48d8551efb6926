/**
 * One wire story all the way: as the agency sent it, and as a newspaper printed it.
 */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { extract } from '#src/article/extract.ts'
import type { FeedId } from '#src/brand.ts'
import { toSettings } from '#src/commands/feed-settings.ts'
import type { Context } from '#src/context.ts'
import { fetchPage } from '#src/ingest/page.ts'
import { pollFeed } from '#src/ingest/poll.ts'
import { makeStory } from '#src/ingest/story.ts'
import { upsertFeed } from '#src/store/feeds.ts'
import { setPubStatus } from '#src/store/pub-status.ts'
import { openContext } from '../support/context.ts'
import { openSite, rss, type Site } from '../support/site.ts'

const page = readFileSync(new URL('../fixtures/seed/newspaper.html', import.meta.url))
let context: Context
let site: Site

async function ingest(feed: string, agency: string): Promise<void> {
  await upsertFeed(context.db, toSettings({ id: feed as FeedId, agency, url: `${site.url}/${feed}`, language: 'en' }), 'command')
  await pollFeed(context, feed as FeedId)
  for (const state of ['page', 'ready']) {
    const { rows } = await context.db.$client.query(
      'SELECT r.item_id::int AS item, r.revision FROM ingest.item_revision r JOIN ingest.item i ON i.id = r.item_id WHERE i.feed_id = $1 AND r.state = $2',
      [feed, state],
    )
    for (const row of rows) await (state === 'page' ? fetchPage(context, row) : makeStory(context, row))
  }
}
const story = async (feed: string) => (await context.db.$client.query('SELECT * FROM wire.story WHERE feed_id = $1', [feed])).rows[0]

beforeAll(async () => {
  context = await openContext()
  site = await openSite()
  const { paragraphs, headline } = extract({ bytes: page })
  site.set('/vesnik/stoltenberg.html', (_, response) => void response.setHeader('content-type', 'text/html').end(page))
  site.set(
    '/vesnik',
    rss([{ guid: 'v1', title: headline!, link: `${site.url}/vesnik/stoltenberg.html`, pubDate: 'Sun, 19 Nov 2023 14:05:00 +0100' }]),
  )
  // The agency's own item: full text, dateline, its own word for the place; the newspaper's copy came to us first.
  const own = [
    `Belgrade, 19 November 2023 (MIA) – ${paragraphs[0]!.replace(', the MIA correspondent from Belgrade reported', '')}`,
    ...paragraphs.slice(1),
  ]
  site.set(
    '/mia',
    rss([
      {
        guid: 'mia-4711',
        title: headline!,
        content: own.map((text) => `<p>${text}</p>`).join(''),
        pubDate: 'Sun, 19 Nov 2023 12:40:00 +0100',
      },
    ]),
  )
  await ingest('vesnik', 'Vesnik')
  await ingest('mia', 'MIA')
})

describe('the newspaper’s copy', () => {
  test('has headline and body, without furniture', async () => {
    const { headline, body_text } = await story('vesnik')
    expect(headline).toBe('Stoltenberg: NATO and Serbia are close partners, in Kosovo all parties should avoid unilateral actions')
    expect(body_text.split('\n\n')).toHaveLength(4)
    expect(body_text).not.toMatch(/Video of the day|Photo:|^Jens Stoltenberg$/m)
  })

  test('has one photo, its caption, its credit line as printed and taken apart', async () => {
    const { id } = await story('vesnik')
    const { rows } = await context.db.$client.query('SELECT caption, credit_line, credit, alt_text FROM wire.media WHERE story_id = $1', [
      id,
    ])
    expect(rows).toEqual([
      {
        caption: 'Jens Stoltenberg',
        credit_line: 'EPA-EFE / KENZO TRIBOUILLARD / POOL',
        credit: { agency: 'EPA-EFE', photographer: 'Kenzo Tribouillard', pool: true },
        alt_text: 'Jens Stoltenberg',
      },
    ])
  })

  test('came from MIA, from Belgrade, and cites Vijesti under one spelling', async () => {
    const { credits } = await story('vesnik')
    expect(credits.origin).toMatchObject({ agency: 'MIA', place: 'Belgrade' })
    expect(credits.citedSources).toEqual([
      expect.objectContaining({ name: 'Vijesti', place: 'Podgorica', spellings: ['Vijesti', 'Vjesti'] }),
    ])
  })

  test('quotes its speaker, with his office', async () => {
    const { credits } = await story('vesnik')
    // what it tells without marks stands beside them
    const quotes = credits.quotes.filter(({ kind }: { kind: string }) => kind !== 'indirect')
    expect(quotes).toHaveLength(2)
    for (const quote of quotes) expect(quote).toMatchObject({ speaker: 'Jens Stoltenberg', role: 'NATO Secretary General' })
    expect(quotes[0].text).toMatch(/^NATO and Serbia are close and long-standing partners\./)
  })
})

test('both are one cluster, with MIA’s own copy as its origin though it came later, and the page as a reprint', async () => {
  const [mia, vesnik] = [await story('mia'), await story('vesnik')]
  expect(vesnik.cluster_id).toBe(mia.cluster_id)
  const { rows } = await context.db.$client.query('SELECT origin_story_id, size FROM wire.cluster WHERE id = $1', [mia.cluster_id])
  expect(rows).toEqual([{ origin_story_id: mia.id, size: 2 }])
  expect([mia.relation, vesnik.relation]).toEqual(['original', 'reprint'])
  const { rows: events } = await context.db.$client.query('SELECT type FROM wire.event ORDER BY seq')
  expect(events.map(({ type }) => type)).toEqual(['story.created', 'story.created', 'cluster.changed'])
})

test('the decision says why, with the passages, until one of the two is killed', async () => {
  const { id } = await story('mia')
  const evidence = async () =>
    JSON.stringify((await context.db.$client.query('SELECT evidence FROM wire.decision WHERE story_id = $1', [id])).rows)
  expect(await evidence()).toContain('"shown"')
  await setPubStatus(context.db, (await story('vesnik')).id, 'canceled', new Date())
  expect(await evidence()).not.toContain('"shown"')
  expect(await evidence()).toContain('same')
})
