import { describe, expect, test } from 'vitest'
import { siteRules } from '#src/article/sites/rules.ts'
import { parseSelector, select } from '#src/article/sites/selector.ts'
import { parseTree } from '#src/article/tree.ts'

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
  test.each([{ body: 'div > p' }, { body: 'p:first-child' }, { drop: [''] }, { bdoy: 'p' }])('is refused otherwise: %j', (rules) => {
    expect(siteRules.safeParse(rules).success).toBe(false)
  })
})
