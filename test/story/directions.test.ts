/**
 * Short matter of two sources: numbers, names and directions tell it apart, a house's dress does not.
 */
import { describe, expect, test } from 'vitest'
import { languages, lines } from '#src/languages/index.ts'
import { saysOpposite } from '#src/story/compare/directions.ts'
import { compare, prepare } from '#src/story/compare/index.ts'
import { decide } from '#src/story/decide/index.ts'
import { nothingCommon } from '#src/story/print/common.ts'
import { fingerprint } from '#src/story/print/index.ts'
import { otherPairs, pairs } from './short-pairs.ts'
import { harvest } from './texts.ts'

const story = (id: string, [headline, bodyText]: [string, string], more: { source?: string; revises?: boolean } = {}) => ({
  id,
  source: id,
  published: '2026-03-02T07:00:00Z',
  print: fingerprint({ headline, bodyText }),
  ...more,
})
const isJoined = (one: [string, string], other: [string, string], more: { source?: string; revises?: boolean } = {}) =>
  'cluster' in decide({ ...story('B', other, more), published: '2026-03-02T08:00:00Z' }, [{ ...story('A', one), cluster: 'c' }])

test.each([...pairs, ...otherPairs])('$language: $what, the same: $same ($other.0)', ({ one, other, same }) => {
  expect(isJoined(one, other)).toBe(same)
  expect(isJoined(other, one)).toBe(same)
})

const rates: [string, string] = [
  'Key rate',
  'The central bank of Norland raised its key interest rate by 25 basis points on Thursday, it said in a statement after a meeting of its board.',
]
const turned = (to: string): [string, string] => [rates[0], rates[1].replace('raised', to)]

describe('what went the other way', () => {
  test.each([
    ['another word for the same way', 'increased', true],
    ['another tense', 'raises', true],
    ['the opposite', 'lowered', false],
    ['the opposite in capitals', 'LOWERED', false],
    ['the opposite of another pair', 'sold', true],
    ['a word that says nothing', 'discussed', true],
    ['both', 'raised and then lowered', true],
  ])('is told by one word: %s', (_, word, joined) => {
    expect(isJoined(rates, turned(word))).toBe(joined)
    expect(isJoined(turned(word), rates)).toBe(joined)
  })
  test('is no other story where its source says that it corrects', () => {
    expect(isJoined(rates, turned('lowered'), { source: 'A' })).toBe(false)
    expect(isJoined(rates, turned('lowered'), { source: 'A', revises: true })).toBe(true)
  })
  test('is an edit in a long text', () => {
    const long = (text: [string, string]): [string, string] => [text[0], [text[1], ...harvest].join('\n\n')]
    expect(isJoined(long(rates), long(turned('lowered')))).toBe(true)
  })
  test('is told only where the one stands for the other', () => {
    const compared = (a: string, b: string) => {
      const [one, other] = [a, b].map((bodyText) => fingerprint({ headline: 'H', bodyText }))
      return saysOpposite(compare(prepare(one!, nothingCommon), other!), one!, other!)
    }
    const rest = 'its key interest rate by 25 basis points on Thursday, it said in a statement after a meeting of its board'
    expect(compared(`The bank raised ${rest}.`, `The bank lowered ${rest}.`)).toBe(true)
    expect(compared(`The bank lowered ${rest}.`, `The bank raised ${rest}.`)).toBe(true)
    expect(compared(`The bank raised ${rest}.`, `The bank ${rest}.`)).toBe(false)
    expect(compared(`The bank raised ${rest} as shares fell.`, `The bank raised ${rest} as shares fell again.`)).toBe(false)
  })
})

test('each line of opposites has two sides, and no word stands on both', () => {
  expect(lines('opposites').length).toBeGreaterThan(30)
  for (const [language, { opposites = '' }] of Object.entries<{ opposites?: string }>(languages))
    for (const line of opposites.split('\n').filter(Boolean)) {
      const sides = line.split('/').map((side) => side.trim().split(/\s+/))
      expect(sides, language).toHaveLength(2)
      expect(new Set(sides[0]).intersection(new Set(sides[1])), language).toEqual(new Set())
    }
})
