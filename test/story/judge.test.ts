/**
 * What the measures of two texts come to, at each bound and just beyond it. Measures made by hand: which texts have them, decide.test.ts shows.
 */
import { describe, expect, test } from 'vitest'
import { type Comparison, nothingShared } from '#src/story/compare/comparison.ts'
import { isRevised, judge } from '#src/story/decide/judge.ts'
import type { MatchStory } from '#src/story/decide/judgement.ts'
import { printOf } from './measures.ts'

/** What was measured of two texts, and the texts themselves: so many words under a title of so many. */
type Pair = Partial<Comparison> & {
  words?: number
  title?: number
  otherTitle?: number
  shingle?: number
  source?: 'one' | 'two'
  revises?: true
}

const long = 200
const enough = 100

/** The second is by the house `two`. */
function judged({ words = long, title = 6, otherTitle = 0, shingle = 3, source = 'one', revises, ...measured }: Pair) {
  const print = printOf({ words, title, shingle })
  const story: MatchStory = { id: 'story', print, source, ...(revises ? { revises } : {}) }
  const other: MatchStory = { id: 'other', print: printOf({ words, title, shingle, titleFrom: otherTitle }), source: 'two' }
  return judge({ ...nothingShared, order: 0, shared: enough, ...measured }, story, other)
}
const ruleOf = (pair: Pair) => judged(pair).rule

type Bound = [what: string, at: Pair, beyond: Pair[], otherwise?: string]

function holdsAtItsBounds(rule: string, bounds: Bound[]): void {
  test.each(bounds)(`${rule}: %s`, (_, at, beyond, otherwise = 'shared-background') => {
    expect(ruleOf(at)).toBe(rule)
    for (const pair of beyond) expect([pair, ruleOf({ ...at, ...pair })]).toEqual([pair, otherwise])
  })
}

describe('two texts are the same', () => {
  holdsAtItsBounds('same-text', [
    [
      'word for word, and not so short that others say it, too',
      { identical: true, shared: 0, words: 25, otherTitle: 50 },
      [{ words: 24 }, { identical: false }],
      'little-shared',
    ],
    [
      'where each character is a word, twice as many',
      { identical: true, shared: 0, shingle: 6, words: 50, otherTitle: 50 },
      [{ words: 49 }],
      'little-shared',
    ],
    [
      'a flash word for word under one headline of three words',
      { identical: true, shared: 0, words: 3, title: 3 },
      [{ title: 2 }],
      'little-shared',
    ],
  ])
  holdsAtItsBounds('same-words', [
    ['nearly every word of both stands in the other, in any order', { aInB: 0.85, bInA: 0.85 }, [{ aInB: 0.84 }, { bInA: 0.84 }]],
    ['most words, in order', { aInB: 0.75, bInA: 0.75, order: 0.5 }, [{ aInB: 0.74 }, { bInA: 0.74 }, { order: 0.49 }]],
    ['most words, and both begin alike', { aInB: 0.75, bInA: 0.75, start: 0.4 }, [{ start: 0.39 }]],
    ['one text in more than half of the other, in order', { aInB: 0.9, bInA: 0.55, order: 0.5 }, [{ aInB: 0.89 }, { bInA: 0.54 }]],
    ['eight words of their own are enough to be told by', { aInB: 1, bInA: 1, shared: 8 }, [{ shared: 7.9 }], 'little-shared'],
    ['of an unspaced script, sixteen', { aInB: 1, bInA: 1, shared: 16, shingle: 6 }, [{ shared: 15.9 }], 'little-shared'],
    ['unless most of it stands in many stories', { aInB: 1, bInA: 1, commonShare: 0.65 }, [{ commonShare: 0.66 }], 'common-text'],
    ['unless the facts in one form differ', { aInB: 1, bInA: 1, agreeing: 5, conflicting: 1.9 }, [{ conflicting: 2 }], 'template'],
    [
      'of one source, where they open alike, or share a headline, or little of a house’s own text',
      { aInB: 0.9, bInA: 0.9, source: 'two', opening: 0.34 },
      [{ opening: 0.33 }],
      'house-text',
    ],
    ['of one source under one headline', { aInB: 0.9, bInA: 0.9, source: 'two', headline: 0.7 }, [{ headline: 0.69 }], 'house-text'],
    ['of one source, as far as they are short', { aInB: 0.9, bInA: 0.9, source: 'two', shared: 24.9 }, [{ shared: 25 }], 'house-text'],
    [
      'of an unspaced script, twice as far',
      { aInB: 0.9, bInA: 0.9, source: 'two', shared: 49.9, shingle: 6 },
      [{ shared: 50 }],
      'house-text',
    ],
    ['of one source that calls it an update', { aInB: 0.9, bInA: 0.9, source: 'two', revises: true }, []],
  ])
  holdsAtItsBounds('same-headline', [
    [
      'its source sent both under one headline, and one holds the other',
      { aInB: 0.15, bInA: 0.85, source: 'two', opening: 0.4, headline: 0.6 },
      [{ headline: 0.59 }, { bInA: 0.84 }, { aInB: 0.14 }, { source: 'one' }],
    ],
    [
      'its source calls it an update, and much was kept',
      { aInB: 0.3, bInA: 0.4, source: 'two', revises: true, headline: 0.6 },
      [{ headline: 0.59 }, { aInB: 0.29 }, { bInA: 0.39 }],
    ],
    [
      'its source calls it an update of a headline that stayed, and half was kept',
      { aInB: 0.1, bInA: 0.5, source: 'two', revises: true, headline: 0.8 },
      [{ headline: 0.79 }, { bInA: 0.49 }],
    ],
    [
      'likewise with the beginning as it was, and a quarter',
      { aInB: 0.1, bInA: 0.25, source: 'two', revises: true, headline: 0.8, start: 0.4 },
      [{ bInA: 0.24 }, { start: 0.39 }],
    ],
  ])
  holdsAtItsBounds('same-start', [
    ['they begin alike, and one holds the other', { aInB: 0.85, bInA: 0.1, start: 0.4 }, [{ aInB: 0.84 }, { start: 0.39 }]],
    [
      'they begin alike and share most of one text, in order',
      { aInB: 0.55, bInA: 0.5, start: 0.4, order: 0.5 },
      [{ aInB: 0.54 }, { bInA: 0.49 }, { start: 0.39 }, { order: 0.49 }],
    ],
    ['in any order, where it is most of one', { aInB: 0.75, bInA: 0.3, start: 0.4 }, [{ aInB: 0.74, bInA: 0.31 }]],
    ['in any order, where it is long', { aInB: 0.55, bInA: 0.5, start: 0.4, shared: 400 }, [{ shared: 399 }]],
    ['in any order, of an unspaced script', { aInB: 0.55, bInA: 0.5, start: 0.4, shared: 800, shingle: 6 }, [{ shared: 799 }]],
    ['a short text is shared wholly or not', { aInB: 0.55, bInA: 0.5, start: 0.4, order: 0.5, words: 100 }, [{ words: 99 }]],
    [
      'so is a short one in an unspaced script',
      { aInB: 0.55, bInA: 0.5, start: 0.4, order: 0.5, shingle: 6, words: 200 },
      [{ words: 199 }],
    ],
    [
      'less is enough under one headline, with little else between',
      { aInB: 0.5, bInA: 0.4, start: 0.4, order: 0.5, headline: 0.6, betweenA: 0.19 },
      [{ headline: 0.59 }, { betweenA: 0.2 }, { bInA: 0.39 }, { aInB: 0.49, bInA: 0.49 }],
    ],
    [
      'a teaser under the full text’s headline',
      { aInB: 0.6, bInA: 0.05, words: 60, title: 5, headline: 0.8, start: 0.6, order: 0.9 },
      [{ title: 4 }, { headline: 0.79 }, { start: 0.59 }, { order: 0.89 }, { aInB: 0.59 }, { conflicting: 0.1 }],
    ],
    [
      'more than a third of it, whatever the other has beside',
      { aInB: 0.35, bInA: 0.85, start: 0.4 },
      [{ aInB: 0.34 }, { aInB: 0.49, betweenA: 0.13 }],
    ],
    ['with next to nothing between', { aInB: 0.49, bInA: 0.85, start: 0.4, betweenA: 0.12 }, []],
    ['half of it, with something between', { aInB: 0.5, bInA: 0.85, start: 0.4, betweenA: 0.13 }, []],
    ['under half of a headline', { aInB: 0.34, bInA: 0.85, start: 0.4, headline: 0.5 }, [{ headline: 0.49 }]],
  ])
  const sequel: Pair = { aInB: 0.3, bInA: 0.9, start: 0.4, source: 'two', opening: 0.5, headline: 0.29, aLeadInB: 0.19, shared: 25 }
  test.each<[string, Pair]>([
    ['under a headline that has much of the old one', { headline: 0.3 }],
    ['with a lead that has some of the old one', { aLeadInB: 0.2 }],
    ['with little of the old text', { shared: 24.9 }],
    ['with little of the old text in an unspaced script', { shared: 49.9, shingle: 6 }],
    ['that calls itself an update', { revises: true }],
  ])('a source’s longer text over an older one of its own is a follow-up, but none %s', (_, but) => {
    expect(ruleOf(sequel)).toBe('shared-background')
    expect(ruleOf({ ...sequel, shared: 50, shingle: 6 })).toBe('shared-background')
    expect(ruleOf({ ...sequel, ...but })).toBe('same-start')
  })
  for (const [side, inside] of [
    ['the story’s', { aLeadInB: 0.5, orderFromA: 0.6, aInB: 0.75, bInA: 0.3 }],
    ['the other’s', { bLeadInA: 0.5, orderFromB: 0.6, aInB: 0.35, bInA: 0.75 }],
  ] as [string, Pair][])
    holdsAtItsBounds('lead-inside', [
      [
        `${side} lead and most of it stand in the other, in order`,
        inside,
        [
          { aLeadInB: 0.49, bLeadInA: 0.49 },
          { orderFromA: 0.59, orderFromB: 0.59 },
        ],
      ],
    ])
  holdsAtItsBounds('lead-inside', [
    ['half of the one that is set in', { aLeadInB: 0.5, orderFromA: 0.6, aInB: 0.5, bInA: 0.74 }, [{ aInB: 0.49, bInA: 0.75 }]],
    ['half of the other that is set in', { bLeadInA: 0.5, orderFromB: 0.6, aInB: 0.74, bInA: 0.5 }, [{ aInB: 0.75, bInA: 0.49 }]],
    [
      'a third of the host',
      { aLeadInB: 0.5, orderFromA: 0.6, aInB: 0.8, bInA: 0.3 },
      [{ bInA: 0.29 }, { betweenB: 0.21 }, { betweenA: 0.21 }],
    ],
    [
      'with something between, half of the host',
      { aLeadInB: 0.5, orderFromA: 0.6, aInB: 0.6, bInA: 0.5, betweenB: 0.21 },
      [{ bInA: 0.49 }],
    ],
    ['a fifth between is little', { aLeadInB: 0.5, orderFromA: 0.6, aInB: 0.8, bInA: 0.3, betweenB: 0.2 }, []],
    [
      'with much between under one headline, a third',
      { aLeadInB: 0.5, orderFromA: 0.6, aInB: 0.8, bInA: 0.3, betweenB: 0.5, headline: 0.6 },
      [{ headline: 0.59 }],
    ],
    ['both together more than one text', { aLeadInB: 0.5, orderFromA: 0.6, aInB: 0.75, bInA: 0.3 }, [{ aInB: 0.74 }]],
    ['under one headline as much as one text', { aLeadInB: 0.5, orderFromA: 0.6, aInB: 0.55, bInA: 0.45, headline: 0.6 }, [{ bInA: 0.44 }]],
    [
      'set whole in one piece, as much as one text',
      { aLeadInB: 0.5, orderFromA: 0.6, aInB: 0.6, bInA: 0.4, order: 0.95, words: 100 },
      [{ order: 0.94 }, { betweenA: 0.02 }, { betweenB: 0.02 }, { words: 99 }, { bInA: 0.39 }],
    ],
  ])
  const passage = { a: 0, aEnd: 0, b: 0, bEnd: 0, matched: 0 }
  holdsAtItsBounds('condensed', [
    [
      'it is made of the other’s sentences',
      { aInB: 0.85, bInA: 0.15, order: 0.9, betweenA: 0.15, shared: 60, passages: [passage, passage, passage] },
      [{ passages: [passage, passage] }, { aInB: 0.84 }, { bInA: 0.14 }, { order: 0.89 }, { betweenA: 0.16 }, { shared: 59 }],
    ],
    [
      'of an unspaced script',
      { aInB: 0.85, bInA: 0.15, order: 0.9, shared: 120, shingle: 6, passages: [passage, passage, passage] },
      [{ shared: 119 }],
    ],
  ])
  holdsAtItsBounds('same-body', [
    ['most of both, in order', { aInB: 0.75, bInA: 0.6, order: 0.7 }, [{ aInB: 0.74 }, { bInA: 0.59 }, { order: 0.69 }]],
  ])
})

describe('two texts that are not the same', () => {
  test('fill one form where half of their numbers are others, more than one in 25 words, or in fifty characters of an unspaced script', () => {
    const filled = { numbersConflicting: 3, numbersAgreeing: 3, conflicting: 3, agreeing: 9 }
    expect(ruleOf({ ...filled, shared: 74, aInB: 0.9, bInA: 0.9 })).toBe('template')
    expect(ruleOf({ ...filled, shared: 75, aInB: 0.9, bInA: 0.9 })).not.toBe('template')
    expect(ruleOf({ ...filled, shared: 149, aInB: 0.9, bInA: 0.9, shingle: 6 })).toBe('template')
    expect(ruleOf({ ...filled, shared: 150, aInB: 0.9, bInA: 0.9, shingle: 6 })).not.toBe('template')
  })

  test('are related by 25 words of their own, in an unspaced script by fifty', () => {
    expect(judged({ shared: 25, aInB: 0.05 })).toMatchObject({ verdict: 'related', rule: 'shared-background' })
    expect(judged({ shared: 24.9, aInB: 0.05 })).toMatchObject({ verdict: 'distinct', rule: 'little-shared' })
    expect(ruleOf({ shared: 50, aInB: 0.05, shingle: 6 })).toBe('shared-background')
    expect(ruleOf({ shared: 49, aInB: 0.05, shingle: 6 })).toBe('little-shared')
  })

  test('are related only where those are a twentieth of either: a long page has some words of any', () => {
    expect(ruleOf({ shared: 25, bInA: 0.05 })).toBe('shared-background')
    expect(ruleOf({ shared: 25, aInB: 0.049, bInA: 0.004 })).toBe('little-shared')
  })

  test('are related by fewer where one is a longer text that quotes the other', () => {
    expect(ruleOf({ shared: 20, aInB: 0.3, bInA: 0.31 })).toBe('shared-background')
    expect(ruleOf({ shared: 20, aInB: 0.3, bInA: 0.3 })).toBe('little-shared')
  })

  test('are told apart by their script before all else', () => {
    const story: MatchStory = { id: 'story', print: printOf({ words: 90, shingle: 3 }) }
    const other: MatchStory = { id: 'other', print: printOf({ words: 90, shingle: 6 }) }
    expect(judge({ ...nothingShared, identical: true }, story, other)).toMatchObject({ verdict: 'distinct', rule: 'other-script' })
  })
})

test('the more of a story stands in another, and the more alike they begin and are headed, the likelier is that one', () => {
  const score = (pair: Pair) => judged(pair).score
  expect(score({ aInB: 1, bInA: 1, start: 1, headline: 1 })).toBeCloseTo(1.4)
  expect(score({ aInB: 0.5, bInA: 0 })).toBeCloseTo(0.3)
  expect(score({ aInB: 0, bInA: 0.5 })).toBeCloseTo(0.2)
  expect(score({ start: 0.4 })).toBeCloseTo(0.2)
  expect(score({ start: 0.39 })).toBe(0)
  expect(score({ headline: 0.5 })).toBeCloseTo(0.1)
})

describe('a story is another state of one that was sent before', () => {
  const story = (over: Partial<MatchStory>): MatchStory => ({ id: 'a', print: printOf({ words: 10 }), source: 'MIA', ...over })
  const [morning, noon] = ['2026-03-02T07:00:00Z', '2026-03-02T12:00:00Z']
  test('when it says so itself, or when what came later than it does', () => {
    expect(isRevised(story({}), story({}))).toBe(false)
    expect(isRevised(story({ revises: true }), story({}))).toBe(true)
    expect(isRevised(story({ published: morning }), story({ published: noon, revises: true }))).toBe(true)
    expect(isRevised(story({ published: noon }), story({ published: morning, revises: true }))).toBe(false)
    expect(isRevised(story({}), story({ published: noon, revises: true }))).toBe(true)
    expect(isRevised(story({ published: noon }), story({ revises: true }))).toBe(true)
    expect(isRevised(story({ published: noon }), story({ published: noon, revises: true }))).toBe(true)
  })
  test('of another source never', () => {
    expect(isRevised(story({ revises: true }), story({ source: 'Gazette' }))).toBe(false)
  })
})
