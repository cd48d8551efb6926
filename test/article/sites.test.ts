import { describe, expect, test } from 'vitest'
import { parseTree } from '#src/article/page/tree.ts'
import { siteRules } from '#src/article/sites/rules.ts'
import { parseSelector, select } from '#src/article/sites/selector.ts'
import { headline, page, paragraphs, read, story } from './page.ts'

const { root } = parseTree(
  '<main class="page"><div id="story" class="text wide"><p data-kind="a b">one</p><p>two</p></div><div class="text">three</div></main>',
)
const found = (selector: string): string[] =>
  [...select(root, parseSelector(selector)!)].map((element) => element.attribs.id ?? element.tag)

describe('the selectors of site rules', () => {
  test.each([
    ['p', ['p', 'p']],
    ['.text', ['story', 'div']],
    ['div.text.wide', ['story']],
    ['#story p', ['p', 'p']],
    ['main.page [data-kind="a b"]', ['p']],
    ['[data-kind], #story', ['story']],
    ['span p', []],
  ])('%s', (selector, elements) => {
    expect(found(selector)).toEqual(elements)
  })
})

describe("a feed's extract in feeds.yaml", () => {
  test('is taken when its selectors are of the simple kinds', () => {
    expect(siteRules.safeParse({ body: 'div.story', drop: ['.poll', 'aside[role=note]'] }).success).toBe(true)
  })
  test('points at headline, authors, date and next page, where the general way would read others', () => {
    const html = page(
      `<p class="who">Ana Kova and Ben Lum</p><p class="when">04/05/2026 9:30</p>${paragraphs}<a class="on" href="/news/bridge/part-b">On</a>`,
      '<meta name="author" content="Valley News"><meta property="article:published_time" content="2020-01-01T00:00:00Z">',
    ).replace('</article>', '<h3>The old bridge</h3></article>')
    const rules = { headline: 'h3', authors: '.who', published: '.when', dates: 'month-first', next: 'a.on' } as const
    expect(siteRules.parse(rules)).toEqual(rules)
    expect(read(html, { rules, timezone: 'Europe/Skopje' })).toMatchObject({
      headline: 'The old bridge',
      authors: ['Ana Kova', 'Ben Lum'],
      published: '2026-04-05T07:30:00Z',
      nextPageUrl: 'https://valley.example/news/bridge/part-b',
    })
    expect(read(html, { rules: { ...rules, dates: 'day-first' } }).published).toBe('2026-05-04T09:30:00Z')
    expect(read(page(paragraphs), { rules })).toMatchObject({ headline, paragraphs: story })
  })
  test.each([{ dates: 'iso' }, { body: 'div > p' }, { body: 'p:first-child' }, { drop: [''] }, { bdoy: 'p' }])(
    'is refused otherwise: %j',
    (rules) => {
      expect(siteRules.safeParse(rules).success).toBe(false)
    },
  )
})
