import { describe, expect, test } from 'vitest'
import { headline, paragraphs, read, story } from './page.ts'

/** Pages made to cost time or memory, or to break out of a structure. Each is small here; the benchmark has them at full size. */
const pages: Record<string, string> = {
  'a million unclosed elements': '<div>'.repeat(1_000_000),
  '100,000 levels': `${'<b>'.repeat(100_000)}x`,
  'stray end tags over unclosed elements': '<div>'.repeat(200_000) + '</section></span>'.repeat(200_000),
  'a title of separators': `<title>${'a | '.repeat(500_000)}</title>`,
  'five million characters of white space': `<p>${' '.repeat(5_000_000)}x`,
  'an open attribute': `<a href="${'x="'.repeat(500_000)}`,
  'a million attributes': `<p ${'a=b '.repeat(500_000)}>`,
  'JSON-LD of brackets': `<script type="application/ld+json">${'['.repeat(500_000)}</script>`,
  'JSON-LD of spaces': `<script type="application/ld+json">{"a":"${' '.repeat(2_000_000)}}</script>`,
  'a payload that never closes': `<script>${'x={"a":['.repeat(200_000)}</script>`,
  'an endless srcset': `<img srcset="${'a,'.repeat(500_000)}">`,
  'a link of white space': `<a href="/x">${' '.repeat(500_000)}x)</a>`,
  'an author of conjunctions': `<meta name="author" content="${'and '.repeat(500_000)}">`,
  'a keyword list of commas': `<meta name="keywords" content="${' ,'.repeat(500_000)}">`,
  'a class of a million words': `<div class="${'a-b '.repeat(500_000)}">x</div>`,
  'tables in tables': '<table>'.repeat(100_000),
  'a comment that never closes': '<!--'.repeat(500_000),
}

describe('hostile pages', () => {
  test.each(Object.entries(pages))('%s: an article with a problem, or a plain one, and no failure', (_, html) => {
    const article = read(html)
    expect(article.problems.map((problem) => problem.code)).not.toContain('failed')
  })

  const bytesOf = (piece: string): Uint8Array => new TextEncoder().encode(piece.repeat(Math.ceil(5_000_000 / piece.length)))
  const linked = (json: string): string => `<script type="application/ld+json">${json}</script>`
  const around = (inside: Uint8Array): Uint8Array =>
    Buffer.concat([new TextEncoder().encode(`<article><h1>${headline}</h1>${paragraphs}`), inside])
  /** Five megabytes each, of what costs an extractor most: elements, names, text, one block, JSON, pictures, quotes, other encodings. */
  const large: Record<string, () => Uint8Array> = {
    paragraphs: () => around(bytesOf(paragraphs)),
    'one paragraph': () => around(bytesOf(`${story.join(' ')} `)),
    'unclosed elements': () => bytesOf('<div>x'),
    'broken lines': () => around(bytesOf('Some words here.<br><br>')),
    links: () => around(bytesOf('<a href="/x">words of a link</a> ')),
    rows: () => around(bytesOf('<table><tr><td>x')),
    'names that are all different': () =>
      new TextEncoder().encode(
        Array.from({ length: 100_000 }, (_, at) => `<div class="box-${at} related-${at}">text ${at}</div>`).join(''),
      ),
    'inline styles': () => around(bytesOf('<div style="display      ">x</div>')),
    headings: () => bytesOf('<h1>a | b</h1><h2>a - b</h2>'),
    'a title': () => new TextEncoder().encode(`<title>${'a | '.repeat(1_250_000)}`),
    bylines: () => bytesOf('<span class="byline">by Ann Bee and Cy Dee</span>'),
    'bylines in bylines': () => bytesOf('<div class="author-box recommend-recommend"><i class="byline">by Ann'),
    'branches that are made otherwise': () =>
      new TextEncoder().encode(`${`<div><p>${story[0]!} </p><ul><li>${story[1]!}</li></ul>`.repeat(15_000)}<h1>${headline}</h1>`),
    scripts: () => bytesOf('<script>x={"a":1}</script>'),
    'a payload': () => new TextEncoder().encode(`<script type="application/json">${'[{"content":"'.repeat(380_000)}`),
    'JSON-LD that nests': () => new TextEncoder().encode(linked('{"a":['.repeat(830_000))),
    'JSON-LD of 100,000 authors': () =>
      new TextEncoder().encode(
        linked(JSON.stringify({ '@type': 'NewsArticle', author: Array.from({ length: 100_000 }, (_, at) => ({ name: `Ann Bee ${at}` })) })),
      ),
    'bad escapes': () => new TextEncoder().encode(linked(`{"a":"${'\\x'.repeat(2_500_000)}"}`)),
    pictures: () => around(bytesOf('<figure><img src=/picture-large.jpg><figcaption>Foto: Ana Kova/dpa</figcaption></figure>')),
    quotes: () => around(bytesOf('<p>"The bridge is old", said Ann Bee of the Associated Press, Reuters reported.</p>')),
    'drawings in drawings': () => bytesOf('<svg><g><svg><text>x</text></svg>'),
    entities: () => around(bytesOf('&amp;&lt;')),
    'Cyrillic in windows-1251': () =>
      Buffer.concat([
        Buffer.from('<meta charset=windows-1251><article>'),
        Buffer.from('<p>\xd1\xee\xe2\xe5\xf2 \xe4\xe0</p>'.repeat(320_000), 'latin1'),
      ]),
    'UTF-16': () => Buffer.concat([Uint8Array.of(0xff, 0xfe), Buffer.from(paragraphs.repeat(6000), 'utf16le')]),
    'letters that are no UTF-8': () => new Uint8Array(5_000_000).fill(0xe4),
  }
  test.each(Object.entries(large))('five megabytes of %s take less than a second', (_, bytes) => {
    const page = bytes()
    // CPU time: what else the machine does is not the page's fault
    const before = process.cpuUsage()
    const article = read('', { bytes: page })
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1000).toBeLessThan(1000)
    expect(article.problems.map((problem) => problem.code)).not.toContain('failed')
    expect(article.problems).not.toEqual([])
  })

  test('what is deep or too much is reported', () => {
    expect(read(pages['a million unclosed elements']!).problems.map((problem) => problem.code)).toEqual(
      expect.arrayContaining(['too-many-elements', 'too-deep']),
    )
  })

  test('a story before a bomb is still read', () => {
    expect(read(`<article><h1>${headline}</h1>${paragraphs}</article>${'<div>'.repeat(200_000)}`).paragraphs).toEqual(story)
  })

  test('of a page the first eight megabytes are read, scripts among them', () => {
    const behind = (megabytes: number) =>
      read(`<script>${'x'.repeat(megabytes * 1024 * 1024)}</script><article><h1>${headline}</h1>${paragraphs}</article>`)
    expect(behind(7).paragraphs).toEqual(story)
    const cut = behind(9)
    expect(cut.paragraphs).toEqual([])
    expect(cut.problems.map(({ code }) => code)).toContain('truncated')
  })

  test('keys of JSON that name the prototype change nothing', () => {
    read(
      `<script type="application/ld+json">{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"@type":"NewsArticle"}</script>${paragraphs}`,
    )
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  test('binary and random bytes are no page', () => {
    const bytes = Uint8Array.from({ length: 200_000 }, (_, at) => (Math.imul(at, 2654435761) >>> 13) & 255)
    expect(() => read('', { bytes })).not.toThrow()
    expect(read('', { bytes: new Uint8Array(100_000) }).problems[0]).toMatchObject({ code: 'not-html' })
  })
})
