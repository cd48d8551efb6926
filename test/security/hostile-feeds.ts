/** Feeds that are made to cost time and memory, or to break something: what each answers, by its name. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

let polls = 0
const rss = (items: string) =>
  `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>T</title>${items}</channel></rss>`
const item = (guid: string, rest: string) => `<item><guid isPermaLink="false">${guid}</guid><title>Matter of ${guid}</title>${rest}</item>`
const times = (n: number, write: (at: number) => string) => Array.from({ length: n }, (_, at) => write(at)).join('')
const xml =
  (body: () => string | Buffer): Answer =>
  (_request, response) =>
    response.writeHead(200, { 'content-type': 'application/xml; charset=utf-8' }).end(body())
const json =
  (body: () => string): Answer =>
  (_request, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(body())
const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, 32))

export const hostileFeeds: Record<string, Answer> = {
  'a dateline of hyphens': xml(() => rss(item(`h${polls++}`, `<description>${'A-'.repeat(27)} de (AFP) Words stand here.</description>`))),
  'a place of a megabyte': json(() =>
    JSON.stringify({
      uri: `urn:${polls++}`,
      type: 'text',
      pubstatus: 'usable',
      headline: 'x',
      body_text: 'Words.',
      located: '. '.repeat(500_000),
    }),
  ),
  doctypes: xml(() => `${'<!DOCTYPE '.repeat(400_000)}${rss(item('d', ''))}`),
  'blanks in dates': xml(() => rss(times(300, (at) => item(`b${at}`, `<pubDate>Mon, 02${' '.repeat(20_000)}x</pubDate>`)))),
  'ten megabytes of markup': xml(() =>
    rss(
      times(4_000, (at) =>
        item(`m${polls}-${at}`, `<description>${'&lt;p&gt;Some words, &lt;b&gt;bold&lt;/b&gt;.&lt;/p&gt;'.repeat(45)}</description>`),
      ),
    ),
  ),
  'a text of five megabytes that changes': xml(() =>
    rss(item('long', `<description>${`Some words of poll ${polls++}, and others that stay. `.repeat(100_000)}</description>`)),
  ),
  'twenty thousand items': xml(() => rss(times(20_000, (at) => item(`t${polls}-${at}`, '')))),
  'twenty thousand pictures, names and subjects': xml(() =>
    rss(
      item(
        `p${polls++}`,
        times(
          20_000,
          (at) => `<media:content url="http://a.example/${at}.jpg" width="1e300"/><category>c${at}</category><author>a${at}</author>`,
        ),
      ),
    ),
  ),
  'brackets in brackets': json(() => `{"version":"https://jsonfeed.org/version/1.1","items":${'['.repeat(2_000_000)}`),
  'elements in elements': xml(() => rss(item('e', `<description>${'<a>'.repeat(1_000_000)}</description>`))),
  'numbers beyond all measure': json(() =>
    JSON.stringify({
      uri: 'urn:n',
      type: 'text',
      headline: 'Numbers',
      body_text: 'Words.',
      urgency: -1,
      priority: 99,
      wordcount: 1,
    }).replace('-1', '1e300'),
  ),
  'an answer without an end': (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/xml' })
    const timer = setInterval(() => response.write(' '), 500)
    response.on('close', () => clearInterval(timer))
  },
  'an answer that never begins': () => undefined,
  'two hundred megabytes, packed': (_request, response) =>
    response.writeHead(200, { 'content-type': 'application/xml', 'content-encoding': 'gzip' }).end(bomb),
  'redirects in a circle': (request, response) => response.writeHead(302, { location: `${request.url}?${polls++}` }).end(),
  'escape sequences and NUL': json(() =>
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: '\x1b]0;x\x07',
      items: [{ id: `\0\x1b${polls++}`, title: '\x9b2J\u202e \0', content_text: '\ud800' }],
    }),
  ),
}
