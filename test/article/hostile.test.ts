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

  test('what is deep or too much is reported', () => {
    expect(read(pages['a million unclosed elements']!).problems.map((problem) => problem.code)).toEqual(
      expect.arrayContaining(['too-many-elements', 'too-deep']),
    )
  })

  test('a story before a bomb is still read', () => {
    expect(read(`<article><h1>${headline}</h1>${paragraphs}</article>${'<div>'.repeat(200_000)}`).paragraphs).toEqual(story)
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
