/** What the database does not take is left out of a story; the story is stored. */
import { randomBytes } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { FeedId } from '#src/brand.ts'
import { toSettings } from '#src/commands/feed-settings.ts'
import type { Context } from '#src/context.ts'
import { pollFeed } from '#src/ingest/poll.ts'
import { makeStory } from '#src/ingest/story.ts'
import { upsertFeed } from '#src/store/feeds.ts'
import { storableStory } from '#src/store/storable.ts'
import { openContext } from '../support/context.ts'
import { openSite } from '../support/site.ts'

let context: Context
beforeAll(async () => {
  context = await openContext()
})

const feed = 'odd' as FeedId
/** Of no repetition: it cannot be packed into a row of an index. */
const long = randomBytes(8000).toString('hex')
const picture = (n: number, width: string) => `<media:content url="http://a.example/${n}.jpg" medium="image" width="${width}"/>`
const item = (guid: string, title: string, rest: string) =>
  `<item><guid isPermaLink="false">${guid}</guid><title>${title}</title><description>Some words of ${title}.</description>${rest}</item>`

test('stories with thousands of pictures, a width beyond all measure, a guid or an address of kilobytes are stored', async () => {
  const site = await openSite()
  await upsertFeed(context.db, toSettings({ id: feed, agency: 'Agency', url: `${site.url}/rss`, every: 60, articles: 'never' }), 'command')
  site.set(
    '/rss',
    `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>T</title>${[
      item('many', 'Harbour dredged', Array.from({ length: 20_000 }, (_, n) => picture(n, '100')).join('')),
      item('wide', 'Tunnel flooded', picture(1, '99999999999999')),
      item(long, 'Orchard sold', ''),
      item('addressed', 'Bakery burned', `<link>http://a.example/${long}</link>`),
    ].join('')}</channel></rss>`,
  )
  expect(await pollFeed(context, feed)).toMatchObject({ outcome: 'read', created: 4 })
  const { rows } = await context.db.$client.query<{ item: number; revision: number }>(
    'SELECT r.item_id::int AS item, r.revision FROM ingest.item_revision r JOIN ingest.item i ON i.id = r.item_id WHERE i.feed_id = $1',
    [feed],
  )
  for (const row of rows) expect(await makeStory(context, row as never)).toMatchObject({ outcome: 'created' })
  const stored = await context.db.$client.query<{ headline: string; pictures: number }>(
    'SELECT s.headline, (SELECT count(*)::int FROM wire.media m WHERE m.story_id = s.id) AS pictures FROM wire.story s WHERE feed_id = $1 ORDER BY 1',
    [feed],
  )
  expect(stored.rows.map(({ headline }) => headline)).toEqual(['Bakery burned', 'Harbour dredged', 'Orchard sold', 'Tunnel flooded'])
  expect(stored.rows[1]!.pictures).toBe(200)
  await pollFeed(context, feed, { force: true })
  expect((await context.db.$client.query('SELECT FROM ingest.item WHERE feed_id = $1', [feed])).rowCount).toBe(4)
}, 60_000)

test('what was left out is said', () => {
  const story = {
    uri: 'a',
    feed,
    headline: 'x',
    urgency: 1.5,
    published: '+012026-01-01T00:00:00.000Z',
    media: [{ type: 'picture', url: 'http://a.example/1.jpg', width: 1e300, height: 10 }],
  }
  expect(storableStory(story as never)).toEqual({
    story: { uri: 'a', feed, headline: 'x', media: [{ type: 'picture', url: 'http://a.example/1.jpg', height: 10 }] },
    leftOut: ['urgency 1.5', 'published +012026-01-01T00:00:00.000Z', 'width of picture 0 1e+300'],
  })
})
