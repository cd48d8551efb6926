/**
 * What stands in the place of a text, or over it, to its ends; and words of capitals between signs.
 */
import { describe, expect, test } from 'vitest'
import { withMark } from '#src/story/signals/markers.ts'
import { orderAlone, readOrder } from '#src/story/signals/order.ts'
import { isOrderOver, tombstone } from '#src/story/signals/tombstone.ts'

const more = (count: number) => 'more '.repeat(count).trim()

describe('what stands in the place of a text', () => {
  test('is its first sentence, without a dateline, as far as it is kept', () => {
    expect(tombstone({ body: '  This story has been withdrawn. It was wrong.  ' })).toBe('This story has been withdrawn')
    expect(tombstone({ body: '   ', summary: '  This story was withdrawn.  ' })).toBe('This story was withdrawn')
    expect(tombstone({ body: 'LONDON (Agency) - This story has been withdrawn.' })).toBe('This story has been withdrawn')
    expect(tombstone({ body: `This story has been withdrawn ${'x'.repeat(150)}` })).toHaveLength(120)
    expect(tombstone({})).toBeUndefined()
  })

  test('has no more than so many words and characters', () => {
    const words = (count: number) => tombstone({ body: `This story was withdrawn. ${more(count - 4)}` })
    expect(words(45)).toBeDefined()
    expect(words(46)).toBeUndefined()
    const long = (characters: number) => tombstone({ body: `This story was withdrawn. ${'x'.repeat(characters - 26)}` })
    expect(long(600)).toBeDefined()
    expect(long(601)).toBeUndefined()
    const sentence = (characters: number) => tombstone({ body: `This story was withdrawn ${'x'.repeat(characters - 25)}.` })
    expect(sentence(200)).toBeDefined()
    expect(sentence(201)).toBeUndefined()
  })

  test('has the word for it within four words behind the story, or two before', () => {
    expect(tombstone({ body: 'This story has now been withdrawn.' })).toBeDefined()
    expect(tombstone({ body: 'This story has since then been withdrawn.' })).toBeUndefined()
    expect(tombstone({ body: 'We withdraw this story.' })).toBeDefined()
    expect(tombstone({ body: 'Agency withdraws for now this story.' })).toBeUndefined()
    expect(tombstone({ body: 'The withdrawn medal of which this story tells.' })).toBeUndefined()
    expect(tombstone({ body: 'この記事は取り消されました。' })).toBeDefined()
  })
})

describe('a line over a text', () => {
  test.each([
    ['Please do not use this story', true],
    ['Please do not use this story, it is', true],
    ['Please do not use this story, it is not', false],
    [`Delete this story ${'x'.repeat(102)}`, true],
    [`Delete this story ${'x'.repeat(103)}`, false],
    [`1 2 3 4 5 6 7 8 9 Delete this story`, true],
    [`この記事は取り消し${'あ'.repeat(31)}`, true],
    [`この記事は取り消し${'あ'.repeat(32)}`, false],
    ['This story is new', false],
    ['Delete that story', false],
  ])('orders it away: %s', (line, is) => {
    expect(isOrderOver(line)).toBe(is)
  })
})

describe('an order alone', () => {
  test.each([
    [' Withdrawn ', 'kill'],
    ['null and void', 'kill'],
    ['Withdrawal of it', 'kill'],
    ['Withdrawal of it all', undefined],
    ['Gesperrt', 'withhold'],
    ['wieder freigegeben', 'restore'],
    ['Withdrawn again', undefined],
    [`Withdrawn${' '.repeat(51)}`, 'kill'],
  ])('is all of a sentence: %s', (sentence, signal) => {
    expect(orderAlone(sentence)).toBe(signal)
  })

  test.each([
    ['PLEASE DISREGARD “Potter” sues city', { signal: 'kill', headline: '“Potter” sues city' }],
    ['** KILL -- Potter sues city', { signal: 'kill', headline: 'Potter sues city' }],
    ['KILL potter sues', { signal: 'kill', headline: 'potter sues' }],
    ['The court heard KILL Potter sues', { signal: 'kill', headline: '' }],
    ['12 KILL Potter sues', { signal: 'kill', headline: '' }],
    ['x KILL Potter sues', { signal: 'kill', headline: '' }],
    ['KILL 2 Potters sue', { signal: 'kill', headline: '' }],
  ])('in capitals stands before a headline: %s', (line, order) => {
    expect(readOrder(line)).toEqual(order)
  })
})

test.each([
  ['KILL KILL KILL Potter sues', 'KILL KILL KILL: Potter sues'],
  ['KILL -- KILL  Potter sues', 'KILL -- KILL: Potter sues'],
  ['** KILL KILL 2 potters', '** KILL KILL: 2 potters'],
  ['12 KILL KILL Potter', '12 KILL KILL Potter'],
  ['x KILL KILL Potter', 'x KILL KILL Potter'],
  ['KILL KILL (Potter)', 'KILL KILL (Potter)'],
  ['*KILL* Potter sues', 'KILL: Potter sues'],
  ['+++ KILL NOW +++  2 potters', 'KILL NOW: 2 potters'],
  ['*** KILL // Potter', 'KILL: Potter'],
  ['*** KILL b Potter', '*** KILL b Potter'],
  ['The *** KILL *** Potter', 'The *** KILL *** Potter'],
  ['*** KILL *** (Potter)', '*** KILL *** (Potter)'],
])('a word of capitals again and again, or between signs, is set off: %s', (line, marked) => {
  expect(withMark(line)).toBe(marked)
})
