import { describe, expect, test } from 'vitest'
import { agencyFile, only, parsed } from './agency.ts'

test('ninjs 3.1 with its lists of headlines, descriptions, bodies and associations', async () => {
  const entry = await only(agencyFile('ninjs-3.json'))
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
