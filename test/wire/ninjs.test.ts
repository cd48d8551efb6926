import { describe, expect, test } from 'vitest'
import { agencyFile, only, parsed } from './agency.ts'

test.each([
  ['2.1', 'ninjs-2.json'],
  ['3.1, in camel case,', 'ninjs-3.json'],
])('ninjs %s with its lists of headlines, descriptions, bodies and associations', async (_, file) => {
  const entry = await only(agencyFile(file))
  expect(entry).toMatchObject({
    id: 'urn:newsml:agency.example:20260105:n31',
    version: '2',
    pubStatus: 'canceled',
    signals: ['kill'],
    headline: 'Dams hold',
    headlines: [{ role: 'short', value: 'Dams' }],
    summary: 'They held.',
    bodyHtml: '<p>Dams held.</p><p>All of <b>th</b>em.</p>',
    bodyText: 'Dams held.\n\nAll of them.',
    by: 'Jane Doe',
    slugline: 'dams',
    located: 'Riverton',
    copyrightHolder: 'Example Agency',
    usageTerms: 'No archives',
    edNote: 'Kill: wrong dam',
    expires: '2026-02-05T09:00:00.000Z',
    infoSources: ['Example Wire'],
    genres: ['Current'],
    people: [{ name: 'Ann Lee' }],
    organisations: [{ name: 'Water Board' }],
    links: [{ rel: 'evolvedFrom', url: 'urn:newsml:agency.example:20260105:n30' }],
  })
  expect(entry.subjects).toEqual([
    { scheme: 'medtop', code: '15000000', name: 'sport' },
    { scheme: 'http://agency.example/topics/', code: 'dams', name: 'dams' },
  ])
  expect(entry.media?.[0]).toMatchObject({
    url: 'https://media.agency.example/l.jpg',
    caption: 'A dam.',
    creditLine: 'Bob Ray/EXA',
    credit: { photographer: 'Bob Ray' },
    renditions: [{ role: 'large' }, { role: 'small' }],
  })
})

describe('ninjs 1 with a Swedish agency’s own words', () => {
  const entry = () => only(agencyFile('ninjs-swedish.json'))

  test('the body in body_html5, the headline without its markup', async () => {
    expect(await entry()).toMatchObject({ headline: 'Bron stängs', bodyText: 'Bron stängs\n\nBron stängs i dag.\n\nMer text.' })
  })

  test('an embargo, the slug, notes, products, the sector, and what it replaces', async () => {
    const { subjects, links, ...rest } = await entry()
    expect(rest).toMatchObject({
      embargoedUntil: '2026-01-05T09:00:00.000Z',
      slugline: 'stambul-10245',
      edNote: 'Nytt: uttalande',
      services: [
        { code: 'TTINR', name: 'TT Inrikes' },
        { code: 'TTUTR', name: 'TT Utrikes' },
      ],
      signalCodes: ['updatetype:UV'],
      located: 'Göteborg',
    })
    expect(subjects).toContainEqual({ scheme: 'sector', code: 'INR' })
    expect(links).toContainEqual({ rel: 'replaces', url: 'http://tt.example/media/text/260105-stambul-10244' })
  })

  test('the reporter by name, the line as printed; numbered renditions by what they are', async () => {
    const { by, authors, media } = await entry()
    expect({ by, authors }).toEqual({ by: 'Karin Karlsson/TT', authors: [{ name: 'Karin Karlsson' }] })
    expect(media?.[0]?.renditions?.map(({ role }) => role)).toEqual(['Normal', 'Thumbnail'])
  })
})

test('items in a service’s envelope are found; an identity without the query’s tokens is preferred', async () => {
  const item = {
    uri: 'https://api.example/c/1?token=9',
    altids: { itemid: '1' },
    type: 'text',
    versioncreated: '2026-01-05T10:00:00Z',
    headline: 'H',
  }
  const { entries, format } = await parsed(
    JSON.stringify({ data: { items: [{ meta: {}, item }, { item: { ...item, altids: { itemid: '2' } } }] } }),
  )
  expect(format).toBe('ninjs')
  expect(entries.map(({ id }) => id)).toEqual(['1', '2'])
})

test('JSON that is no news is no ninjs', async () => {
  expect((await parsed('{"requests":{"a":1}}')).problems[0]?.code).toBe('unknown-format')
})

test('a date that is none is a problem, and the item is kept', async () => {
  const { entries, problems } = await parsed('{"uri":"u:1","type":"text","pubstatus":"usable","versioncreated":"yesterday","headline":"H"}')
  expect(entries).toHaveLength(1)
  expect(problems).toEqual([{ code: 'bad-date', message: expect.stringContaining('versioncreated'), entry: 0 }])
})

test('ninjs 3: an embargo, the agency’s own identities, literals as codes, and links that say how far to trust it', async () => {
  const entry = await only(
    JSON.stringify({
      uri: 'urn:x:1',
      standard: { name: 'ninjs', version: '3.1' },
      type: 'text',
      embargoedUntil: '2026-01-05T12:00:00+01:00',
      altIds: [{ role: 'desk', value: 'D-17' }],
      headlines: [{ value: 'Dams hold' }],
      subjects: [{ literal: 'DAM', name: 'Our dams' }],
      trustIndicators: [
        { role: 'http://cv.iptc.org/newscodes/trustindicator/ethicsPolicy', title: 'Ethics', href: 'https://agency.example/ethics' },
      ],
    }),
  )
  expect(entry).toMatchObject({
    embargoedUntil: '2026-01-05T11:00:00.000Z',
    signals: ['embargo'],
    altIds: [{ scheme: 'desk', id: 'D-17' }],
    headline: 'Dams hold',
    subjects: [{ code: 'DAM', name: 'Our dams' }],
    links: [{ rel: 'trustIndicator', url: 'https://agency.example/ethics', title: 'Ethics' }],
  })
})

test('ninjs 2: of bodies in several forms the HTML is read, not the agency’s own XML, wherever it stands', async () => {
  const entry = await only(
    JSON.stringify({
      uri: 'urn:x:1',
      bodies: [
        { role: 'ownxml', contenttype: 'application/xml', value: '<TXT><RUBRIK>Dammen</RUBRIK><P>Den h&ouml;ll.</P></TXT>' },
        { role: 'html5', contenttype: 'text/html', value: '<article><p>Dammen höll.</p></article>' },
      ],
    }),
  )
  expect(entry.bodyHtml).toBe('<article><p>Dammen höll.</p></article>')
})

test('a clip’s address is a clip’s, however large its stills are', async () => {
  const entry = await only(
    JSON.stringify({
      uri: 'urn:x:1',
      type: 'video',
      renditions: [
        { name: 'preview', href: 'https://m.example/still.jpg', contenttype: 'image/jpeg', width: 1920, height: 1080 },
        { name: 'main', href: 'https://m.example/clip.mp4', contenttype: 'video/mp4', width: 640, height: 360 },
      ],
    }),
  )
  expect(entry.media?.[0]).toMatchObject({ type: 'video', url: 'https://m.example/clip.mp4', mimeType: 'video/mp4' })
  expect(entry.media?.[0]?.renditions).toHaveLength(2)
})

test('an agency’s digital wire: urn, article_html, teaser, kicker, ranked categories by type, and a notepad that stays out of the body', async () => {
  const entry = await only(
    JSON.stringify({
      urn: 'urn:newsml:agency.example:20260105:91',
      version: 3,
      pubstatus: 'usable',
      version_created: '2026-01-05T10:00:00+01:00',
      headline: 'Der Damm hält',
      kicker: 'Hochwasser',
      teaser: 'Er hat gehalten.',
      byline: 'Von Jana Doe, exa',
      article_html: '<section class="main"><p>Der Damm hat gehalten.</p></section>',
      dateline: 'Grimma (exa) -',
      signals: ['correction'],
      categories: [
        { type: 'dnltype:exasubject', qcode: 'exasubject:103', name: 'Wasser', rank: 1 },
        { type: 'dnltype:geosubject', qcode: 'geo:77', name: 'Grimma', rank: 1 },
        { type: 'dnltype:keyword', qcode: 'kw:1', name: 'Damm', rank: 1 },
        { type: 'dnltype:genre', qcode: 'genre:2', name: 'Überblick', rank: 1 },
        { type: 'dnltype:desk', qcode: 'desk:4', name: 'Landesdienst', rank: 1 },
      ],
      notepad: { public_html: '<p>Internet: wasser.example</p>', nonpublic_html: '<p>Autorin: Jana Doe, +49 30 1</p>' },
      associations: [
        {
          urn: 'urn:pic:1',
          type: 'image',
          caption: 'Der Damm.',
          creditline: 'Bob Ray/exa',
          renditions: [{ type: 'highres', url: 'https://m.example/d.jpg', mimetype: 'image/jpeg' }],
        },
      ],
    }),
  )
  expect(entry).toMatchObject({
    id: 'urn:newsml:agency.example:20260105:91',
    version: '3',
    updated: '2026-01-05T09:00:00.000Z',
    headline: 'Der Damm hält',
    headlines: [{ value: 'Hochwasser', role: 'kicker' }],
    summary: 'Er hat gehalten.',
    bodyText: 'Der Damm hat gehalten.',
    located: 'Grimma',
    signals: ['correction'],
    subjects: [{ scheme: 'exasubject', code: '103', name: 'Wasser' }],
    places: [{ scheme: 'geo', code: '77', name: 'Grimma' }],
    keywords: ['Damm'],
    genres: ['Überblick'],
    services: [{ scheme: 'desk', code: '4', name: 'Landesdienst' }],
    edNote: 'Internet: wasser.example\nAutorin: Jana Doe, +49 30 1',
    media: [{ id: 'urn:pic:1', url: 'https://m.example/d.jpg', caption: 'Der Damm.', creditLine: 'Bob Ray/exa' }],
  })
})

test('terms of use in a description are no summary; products are services; an association is what its rel says', async () => {
  const entry = await only(
    JSON.stringify({
      uri: 'urn:x:1',
      pubstatus: 'usable',
      description_usage: 'Ej arkiv',
      product: [{ code: 'EXABREDD', name: 'Exa Bredd' }],
      associations: { a001: { uri: 'urn:x:2', type: 'text', rel: 'seealso', headline: 'Fakta' } },
    }),
  )
  expect(entry).toMatchObject({
    usageTerms: 'Ej arkiv',
    services: [{ code: 'EXABREDD', name: 'Exa Bredd' }],
    links: [{ rel: 'seealso', url: 'urn:x:2', title: 'Fakta' }],
  })
  expect(entry.summary).toBeUndefined()
})
