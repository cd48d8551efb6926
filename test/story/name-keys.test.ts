/**
 * Keys by which the stories that a notice may speak of are found.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameKeysNamed, nameKeysOf } from '#src/story/signals/name-keys.ts'
import { type Nameable, type References, speaksOf } from '#src/story/signals/notice.ts'

const references = (over: Partial<References>): References => ({ uris: [], items: [], headlines: [], ...over })

/** Does the notice lead to the story by its keys? */
function leadsTo(named: References, story: Nameable): boolean {
  const { keys, beginnings } = nameKeysNamed(named)
  return nameKeysOf(story).some((key) => keys.includes(key) || beginnings.some((beginning) => key.startsWith(beginning)))
}

describe('a notice leads to', () => {
  const story = { uri: 'tag:agency,2026:item0123', headline: 'UPDATE 1-Potter sues city over kiln' }
  test.each<[string, Partial<References>, Nameable]>([
    ['its uri', { uris: ['tag:agency,2026:item0123'] }, story],
    ['a uri that ends with one letter', { uris: ['https://a.example/1/'] }, { ...story, uri: 'https://a.example/1/' }],
    ['its number', { items: ['0123'] }, story],
    ['its number with its letters', { items: ['item0123'] }, story],
    ['its number with what stands before', { items: ['2026:item0123'] }, story],
    ['a number that begins again each day', { items: ['0123'] }, { ...story, uri: 'iptc7901:dpa:0123:2026-11-27' }],
    ['its source and number', { items: ['DPA0123'] }, { ...story, uri: 'iptc7901:dpa:0123:2026-11-27' }],
    ['a uri with its day', { uris: ['iptc7901:dpa:0123:2026-11-27'] }, { ...story, uri: 'iptc7901:dpa:0123:2026-11-27' }],
    ['its number with marks behind it', { items: ['9 /'] }, { ...story, uri: 'w9 /' }],
    ['its slug', { items: ['BC-Potter-Kiln'] }, { ...story, slugline: 'potter/kiln' }],
    ['its slug as a headline', { headlines: ['Potter kiln'] }, { ...story, slugline: 'BC-Potter-Kiln' }],
    ['its headline', { headlines: ['POTTER SUES CITY OVER KILN'] }, story],
    ['its headline with its marker', { headlines: ['Update 1: Potter sues city over kiln'] }, story],
    ['the beginning of its headline', { headlines: ['Potter sues city over k…'] }, story],
    ['the beginning in ideographs', { headlines: ['火灾报道的第'] }, { uri: 'x', headline: '火灾报道的第二天' }],
    ['a headline of 300 letters', { headlines: ['long '.repeat(60)] }, { uri: 'x', headline: 'Long '.repeat(60) }],
    ['the beginning of a headline of 400', { headlines: ['long '.repeat(60)] }, { uri: 'x', headline: 'Long '.repeat(80) }],
  ])('%s', (_, named, of) => {
    expect(speaksOf(references(named), of)).toBeDefined()
    expect(leadsTo(references(named), of)).toBe(true)
  })

  test.each<[string, Partial<References>]>([
    ['another number', { items: ['123'] }],
    ['another uri', { uris: ['tag:agency,2026:item0124'] }],
    ['another headline', { headlines: ['Potter sues state over kiln'] }],
    ['a beginning that is too short to tell', { headlines: ['Potter sues'] }],
    ['no name at all', { headlines: ['…'], items: ['- /'] }],
  ])('no story by %s', (_, named) => {
    expect(speaksOf(references(named), { ...story, uri: `${story.uri}- /` })).toBeUndefined()
    expect(leadsTo(references(named), story)).toBe(false)
  })
})

test('a story has a key for each of its names, each once', () => {
  expect(nameKeysOf({ uri: 'tag:a:item0123', headline: 'KILL: Potter sues', slugline: 'BC-Potter-Kiln' })).toEqual([
    'headline potter sues',
    'headline kill potter sues',
    'slug potter-kiln',
    'item item0123',
    'item 0123',
  ])
  expect(nameKeysOf({ uri: 'x12', headline: '', slugline: null })).toEqual(['item x12', 'item 12'])
  expect(nameKeysOf({ uri: '---', headline: '…' })).toEqual(['item '])
})

test('a name that would fill an index is cut, and numbers in one word are counted from its end', () => {
  expect(nameKeysOf({ uri: 'x', headline: 'Word '.repeat(500) }).map((key) => key.length)).toEqual([200, 6])
  const tails = nameKeysOf({ uri: 'a1'.repeat(200), headline: '' })
  expect(tails).toHaveLength(33)
  expect(tails).toContain('item 1a1')
})

test('whatever a notice speaks of shares a key with it', () => {
  const word = fc.constantFrom('potter', 'Sues', 'CITY', 'över', 'кмет', '火灾', '0123', 'w9', 'a2870', 'UPDATE 1', 'KILL', 'BC')
  const mark = fc.constantFrom(' ', '-', '/', ': ', ', ', ' - ', '…', '')
  const text = fc.array(fc.tuple(word, mark), { maxLength: 7 }).map((parts) => parts.flat().join(''))
  const uri = fc.tuple(text, fc.constantFrom('', ':2026-11-27', '/', ':item0123', ':7')).map((parts) => parts.join(''))
  const named = fc.record({ uri, headline: text, slugline: fc.option(text) })
  const cut = fc.tuple(named, fc.nat({ max: 40 }), fc.constantFrom('', '…', '-')).chain(([of, at, end]) =>
    fc.record({
      of: fc.constant(of),
      given: fc.record({
        uris: fc.constantFrom<string[][]>([], [of.uri]),
        items: fc.constantFrom<string[][]>([], [of.uri.slice(-at)], [of.slugline ?? of.headline]),
        headlines: fc.constantFrom<string[][]>([], [of.headline], [of.headline.slice(0, at) + end], [of.slugline ?? '']),
      }),
    }),
  )
  let spoken = 0
  fc.assert(
    fc.property(cut, ({ of, given }) => {
      if (!speaksOf(given, of)) return
      spoken++
      expect(leadsTo(given, of)).toBe(true)
    }),
    { numRuns: 3_000 },
  )
  expect(spoken).toBeGreaterThan(1_000)
})
