/**
 * An identity is what proves to be one: what stands over several items, or over another story each day, names none.
 */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { openContext } from '../support/context.ts'
import { text } from '../support/site.ts'
import { type Listed, openWire, type Wire } from '../support/wire.ts'

let context: Context
let wire: Wire
beforeAll(async () => {
  context = await openContext()
})
beforeEach(async () => {
  wire = await openWire(context)
})

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 10, minute)).toUTCString()
const subjects = ['wreck off Perrin', 'council of Valun', 'wolves near Tresk', 'beekeeper of Omry']
const items = (over: (n: number) => Partial<Listed>): Listed[] =>
  subjects.map((subject, n) => ({
    title: `What became of the ${subject}`.toUpperCase().slice(14),
    pubDate: at(n),
    content: text(subject),
    ...over(n),
  }))
const identities = async () =>
  (await wire.query<{ identities: string }>('SELECT identities FROM wire.feed_status WHERE feed_id = $1', wire.feed))[0]!.identities
const types = async () => (await wire.events()).map(({ type }) => type)

describe('a feed that lists another agency’s page', () => {
  const page = 'https://agency.example/a-1'
  const own: Listed = { guid: 'a-1', title: 'Bank director held over gold', link: page, pubDate: at(1), content: text('gold') }
  const foreign: Listed = {
    guid: 'b-1',
    title: 'Read elsewhere: a bank and its gold',
    link: page,
    pubDate: at(9),
    content: text('comment on gold'),
  }

  test.each<[string, Listed]>([
    ['with a text of its own', foreign],
    ['and says KILL over it', { ...foreign, title: 'KILL: Bank director held over gold' }],
    ['and embargoes it', { ...foreign, title: 'EMBARGOED UNTIL 23:00 GMT 31 December 2999: Bank director held over gold' }],
    ['under the same guid', { ...foreign, guid: 'a-1' }],
  ])('%s changes nothing of that agency’s story, and has one of its own', async (_, listed) => {
    await wire.list(own)
    const before = await wire.stories()
    const other = await openWire(context)
    await other.list(listed)
    expect(await wire.stories()).toEqual(before)
    expect(await types()).toEqual(['story.created'])
    expect(await other.stories()).toHaveLength(1)
  })

  test('word for word has a copy in its cluster, which withdraws and restores nothing of it', async () => {
    await wire.list(own)
    const other = await openWire(context)
    await other.list({ ...own, guid: 'b-1' })
    const [[story], [copy]] = [await wire.stories(), await other.stories()]
    expect(copy).toMatchObject({ cluster_id: story!.cluster_id, relation: 'reprint' })
    await other.list({ guid: 'b-1', title: `KILL: ${own.title}`, link: page, pubDate: at(10) })
    expect((await wire.stories())[0]).toMatchObject({ pub_status: 'usable', version: 1 })
    expect((await other.stories())[0]).toMatchObject({ pub_status: 'canceled' })
  })
})

describe.each<[string, (n: number) => Partial<Listed>]>([
  ['one guid on all items', (n) => ({ guid: 'N/A', link: `https://wire.example/${n}` })],
  ['one guid and one link on all items', () => ({ guid: 'N/A', link: 'https://wire.example/news' })],
  ['one link on all items, and no guid', () => ({ link: 'https://wire.example/news' })],
])('with %s', (_, names) => {
  test('each item is a story, polls and a re-ingest change nothing, an edit is a version of its own story, and the feed is noted', async () => {
    expect(await identities()).toBe('kept')
    const listed = items(names)
    await wire.list(...listed)
    expect(await wire.stories()).toHaveLength(subjects.length)
    expect(await identities()).toBe('repeated')
    await wire.list(...listed.toReversed())
    await wire.list(...listed.slice(1))
    expect((await wire.stories()).map(({ version }) => version)).toEqual([1, 1, 1, 1])
    const counts = await wire.reingest()
    expect(counts).toMatchObject({ created: 0, versions: 0 })
    expect(await types()).toEqual(subjects.map(() => 'story.created'))
    await wire.list(...listed.slice(0, 3), { ...listed[3]!, content: `${text(subjects[3]!)}<p>He is glad.</p>` })
    expect((await wire.stories()).map(({ version }) => version).sort()).toEqual([1, 1, 1, 2])
    expect(await types()).toEqual([...subjects.map(() => 'story.created'), 'story.updated'])
  })
})

test.each([
  ['', (n: number) => `https://wire.example/day-${n}`],
  [' with one link', () => 'https://wire.example/latest'],
])('a guid%s that names another story each day makes a story each day, and the feed is noted', async (_, linkOf) => {
  const days = items((n) => ({ guid: 'latest', link: linkOf(n), pubDate: at(n) }))
  for (const day of days) await wire.list(day)
  expect((await wire.stories()).map(({ version }) => version)).toEqual([1, 1, 1, 1])
  expect(new Set((await wire.stories()).map(({ headline }) => headline)).size).toBe(4)
  expect(await identities()).toBe('reused')
  expect(await wire.reingest()).toMatchObject({ created: 0, versions: 0 })
  await wire.list({ ...days[3]!, content: `${text(subjects[3]!)}<p>He is glad.</p>` })
  expect((await wire.stories()).map(({ version }) => version).sort()).toEqual([1, 1, 1, 2])
})

test('an item whose headline, link or text changes is the same story all the same', async () => {
  const item: Listed = {
    guid: 'a-1',
    title: 'Bank director held over gold',
    link: 'https://wire.example/a-1',
    pubDate: at(1),
    content: text('gold'),
  }
  await wire.list(item)
  await wire.list({ ...item, title: 'Arrest in Kaldor' })
  await wire.list({ ...item, title: 'Arrest in Kaldor', content: text('quite another text') })
  await wire.list({ ...item, title: 'Arrest in Kaldor', content: text('quite another text'), link: 'https://wire.example/arrest' })
  await wire.list({
    ...item,
    title: 'A banker’s day',
    content: `${text('quite another text')}<p>More.</p>`,
    link: 'https://wire.example/3',
  })
  expect(await wire.stories()).toHaveLength(1)
  expect(await identities()).toBe('kept')
})

describe('a house’s line in each text, and small words in each headline, are nothing in common', () => {
  const house =
    'Sign up to our newsletter and get the stories of the day in your inbox every morning, free of charge, from the newsroom of the Observer.'
  const told: [headline: string, body: string][] = [
    [
      'The mayor of Valun resigns',
      'Ana Petrova stepped down on Monday night after eleven years in office. She gave no reasons to reporters at the town hall.',
    ],
    [
      'The trial of a beekeeper opens',
      'Prosecutors told the judges that Marko Dal had poisoned the hives of six neighbours along the river near his house.',
    ],
    [
      'The price of bread is up',
      'A loaf costs nine denars more than in spring, statisticians found, because flour and gas became dearer this winter.',
    ],
    [
      'The wolves are back near Tresk',
      'Hunters counted fourteen animals in the upper forest. Shepherds lost thirty ewes and want dogs paid for by the ministry.',
    ],
  ]
  const item = (n: number, over: Partial<Listed> = {}): Listed => ({
    guid: `g-${n}`,
    title: told[n]![0],
    link: `https://wire.example/n/${n}`,
    pubDate: at(n),
    content: `<p>${told[n]![1]}</p><p>${house}</p>`,
    ...over,
  })
  const all = (over: (n: number) => Partial<Listed>) => told.map((_, n) => item(n, over(n)))
  const versions = async () => (await wire.stories()).map(({ version }) => version)

  test('a guid that names another story each day', async () => {
    for (const day of all(() => ({ guid: 'latest' }))) await wire.list(day)
    expect(await versions()).toEqual([1, 1, 1, 1])
    expect(await identities()).toBe('reused')
  })

  test('the numbers by which two sites of one agency call their items', async () => {
    const site = await wire.secondFeed()
    await wire.list(item(0, { guid: '1' }), item(1, { guid: '2' }))
    await site.list(item(2, { guid: '1' }), item(3, { guid: '2' }))
    expect(await versions()).toEqual([1, 1, 1, 1])
  })

  test.each<[string, (n: number) => Partial<Listed>]>([
    ['one link on items that have guids', () => ({ link: 'https://wire.example/news' })],
    ['links that differ in what other sites count readers by', (n) => ({ link: `https://wire.example/story?ref=${n}` })],
  ])('%s', async (_, over) => {
    const listed = all(over)
    await wire.list(...listed)
    await wire.list(...listed.toReversed())
    expect(await versions()).toEqual([1, 1, 1, 1])
    await wire.list({ ...listed[1]!, content: `${listed[1]!.content}<p>His lawyer wants experts.</p>` })
    expect((await versions()).sort()).toEqual([1, 1, 1, 2])
    expect(await wire.reingest()).toMatchObject({ created: 0, versions: 0 })
  })

  test('a site that changes its name lists nothing anew, though many newspapers print each of its stories', async () => {
    const papers = await Promise.all(Array.from({ length: 6 }, () => openWire(context)))
    const on = (host: string) => all((n) => ({ guid: `https://${host}/${n}`, link: `https://${host}/${n}` }))
    for (const paper of papers) await paper.list(item(0))
    await wire.list(...on('old.example'))
    await wire.list(...on('new.example'))
    expect(await versions()).toEqual([1, 1, 1, 1])
  })
})
