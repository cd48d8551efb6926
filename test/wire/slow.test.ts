/** Texts made to cost time: twice the length may cost twice the time, never its square. Each is far below the limit, or far above it. */
import { describe, expect, test } from 'vitest'
import { feedId } from '#src/brand.ts'
import { readCredits } from '#src/credits/index.ts'
import { compose } from '#src/story/compose.ts'
import { textOf } from '#src/story/decide/translation.ts'
import { fingerprint } from '#src/story/print/index.ts'
import { parse } from '#src/wire/index.ts'

/** Milliseconds of this process's own time, so that what runs beside does not count. */
const limit = 1500
const rss = (item: string, before = '') =>
  `${before}<rss version="2.0"><channel><title>t</title><item><guid>1</guid><title>x</title>${item}</item></channel></rss>`
const nitf = (dateline: string) =>
  `<nitf><head><title>x</title></head><body><body.head><hedline><hl1>x</hl1></hedline><dateline>${dateline}</dateline></body.head><body.content><p>Words.</p></body.content></body></nitf>`
const ninjs = (fields: object) => JSON.stringify({ uri: 'urn:x:1', type: 'text', headline: 'x', body_html: '<p>x</p>', ...fields })

const wire = (text: string, slug = 'Matter/') => `\x01eca062 4 i 211 ccccb   dpa 061\r\n${slug}\r\n\x02${text}`

const mail = (html: string) =>
  `From: a@a.example\r\nSubject: x\r\nDate: Tue, 03 Mar 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nWords.\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Words ${html}</p>\r\n--b--\r\n`

const documents: [string, string][] = [
  ['a dateline of capitals and hyphens', rss(`<description>${'B-'.repeat(30)} de (AFP) Words stand here.</description>`)],
  ['a dateline of capitals, hyphens and commas', rss(`<description>${'É-, '.repeat(20)} de (AFP) Words.</description>`)],
  ['a dateline of shouted hyphens', rss(`<description>(ANSA) - ${'AB-'.repeat(20)}x - Words.</description>`)],
  ['hyphens before a dash', rss(`<description>${'A-'.repeat(33)}1 – Words.</description>`)],
  ['a place of full stops', ninjs({ located: '. '.repeat(40_000) })],
  ['a place of hyphens', ninjs({ located: `A${'-'.repeat(80_000)}x` })],
  ['a place of blanks', ninjs({ located: `Rome 1${' '.repeat(80_000)}x` })],
  ['a byline of blanks', ninjs({ byline: `By${' '.repeat(80_000)}x` })],
  ['doctypes before the root', rss('', '<!DOCTYPE '.repeat(1900))],
  ['declarations before the root', rss('', '<?xml '.repeat(3000))],
  ['comments before the root', rss('', '<!-- '.repeat(3000))],
  ['a doctype of brackets', rss('', `<!DOCTYPE ${'['.repeat(19_000)}`)],
  ['entities that do not end', rss('', `<!DOCTYPE x [${'<!ENTITY a "'.repeat(1500)}`)],
  ['blanks in a tag', rss(`<description${' '.repeat(80_000)}"/>`)],
  ['line ends in a tag', rss(`<description a${'\n'.repeat(80_000)}"/>`)],
  ['quotes in a tag', rss(`<description ${`a="' `.repeat(20_000)}/>`)],
  ['blanks in a date', rss(`<pubDate>Mon, 02${' '.repeat(80_000)}x</pubDate>`)],
  ['brackets in a date', rss(`<pubDate>Mon, 02 ${'('.repeat(80_000)}x</pubDate>`)],
  ['hyphens in a dateline', nitf(`x${'-'.repeat(80_000)}x`)],
  ['full stops in a dateline', nitf(`x${'.'.repeat(80_000)}x`)],
  ['capitals and hyphens in a text', rss(`<description>${'A-'.repeat(20_000)}</description>`)],
  ['hyphens in a word of a text', rss(`<description>a${'-'.repeat(40_000)}x</description>`)],
  ['commas in a quote', rss(`<description>“Words of it${' ,'.repeat(20_000)}x”, she said.</description>`)],
  [
    'hyphens in a caption',
    ninjs({ associations: { a: { type: 'picture', href: 'http://a.example/a.jpg', description_text: `x${'-'.repeat(80_000)}x` } } }),
  ],
  ['digits in a source', ninjs({ infosources: [{ name: `x${' 1'.repeat(40_000)}x` }] })],
  ['slashes in an address', rss(`<link>http://a.example/${'/'.repeat(80_000)}x</link>`)],
  ['equals signs in a wire text', wire(`${'='.repeat(80_000)}x`)],
  ['slashes in a slug', wire('Words.', `a${'/'.repeat(80_000)}x`)],
  ['blanks at the end of a wire text', wire(`Words.${'\n          '.repeat(8_000)}x`)],
  ['blanks in a link', rss(`<description>&lt;a href="x${' '.repeat(80_000)}x"&gt;y&lt;/a&gt;</description>`)],
  ['a link without an end in a mail of two parts', mail(`<a href="${'@'.repeat(100_000)}"`)],
  ['commas and blanks in a dateline', nitf(`x${' ,'.repeat(40_000)}x`)],
]

describe('a text made to cost time is read in time', () => {
  test.each(documents)('%s', async (_, text) => {
    const before = process.cpuUsage().user
    const { entries } = await parse({ bytes: new TextEncoder().encode(text) })
    for (const entry of entries) fingerprint(textOf(compose({ feed: { id: feedId.parse('f'), agency: 'MIA' }, entry })))
    expect(entries).toHaveLength(1)
    expect((process.cpuUsage().user - before) / 1000).toBeLessThan(limit)
  })
})

test('places with hyphens, particles and commas are read as before', () => {
  const placed = (line: string) => readCredits({ headline: 'x', paragraphs: [line], feedAgency: 'MIA' }).located
  expect(placed('Aix-en-Provence, 3 mars (AFP) - Des mots.')).toBe('Aix-en-Provence')
  expect(placed('PORT-AU-PRINCE (AP) — Words.')).toBe('PORT-AU-PRINCE')
  expect(placed('Frankfurt am Main (dpa) - Wörter.')).toBe('Frankfurt am Main')
  expect(placed('(ANSA) - REGGIO CALABRIA, 12 MAR - Parole.')).toBe('REGGIO CALABRIA')
})

test.each([
  ['an item', '<item><guid>2</guid><title>y</title></item>'],
  ['an entry of another kind', '<entry><id>2</id></entry>'],
  ['a second document', '<rss><channel><item><guid>2</guid></item></channel></rss>'],
])('%s after the end of a document costs nothing that stands in it, and it is said', async (_, after) => {
  const { format, entries, problems } = await parse({ bytes: new TextEncoder().encode(rss('') + after) })
  expect(format).toBe('rss')
  expect(entries.map(({ id }) => id)).toEqual(['1'])
  expect(problems.map(({ code }) => code)).toEqual(['after-root'])
})
