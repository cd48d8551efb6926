/**
 * Who has a say in whether a story joins a cluster.
 */
import { describe, expect, test } from 'vitest'
import { isVetoed } from '#src/story/decide/veto.ts'
import { hour, type Laid, laid, printOf } from './laid-beside.ts'

const story = (at = 10, words = 100, more: { revises?: boolean; shingle?: number } = {}) => {
  const { shingle, ...facts } = more
  return { id: 'new', print: printOf(words, shingle), published: hour(at), ...facts }
}
/** Is the first kept out, with the others compared, too? */
const isKeptOut = (first: Laid, others: Laid[] = [], of = story()) => {
  const j = laid(first)
  return isVetoed(j, [...others.map(laid), j], of)
}
const other: Laid = { verdict: 'related', at: 7 }

describe('what is the same as a member joins', () => {
  test('where that is alone', () => {
    expect(isKeptOut({})).toBe(false)
  })
  test('not where an earlier one is something else', () => {
    expect(isKeptOut({}, [other])).toBe(true)
    expect(isKeptOut({ at: 6 }, [other])).toBe(false)
    expect(isKeptOut({}, [{ ...other, verdict: 'distinct' }])).toBe(true)
  })
  test('whatever is in other clusters', () => {
    expect(
      isKeptOut({}, [
        { ...other, cluster: 'd' },
        { ...other, cluster: 'e', words: 1_000 },
      ]),
    ).toBe(false)
  })
  test('where more than half of them are the same', () => {
    expect(isKeptOut({}, [other, {}])).toBe(false)
    expect(isKeptOut({}, [other, {}, other])).toBe(true)
  })
  test('under one headline, whatever the others are', () => {
    expect(isKeptOut({ rule: 'one-headline' }, [other, other])).toBe(false)
  })
  test('where seven words in ten of both are the other’s', () => {
    expect(isKeptOut({ aInB: 0.7, bInA: 0.7 }, [other])).toBe(false)
    expect(isKeptOut({ aInB: 0.69, bInA: 1 }, [other])).toBe(true)
    expect(isKeptOut({ aInB: 1, bInA: 0.69 }, [other])).toBe(true)
  })
  test('whatever a flash of less than a third of the longest says', () => {
    expect(isKeptOut({ words: 300 }, [{ ...other, words: 99 }])).toBe(false)
    expect(isKeptOut({ words: 300 }, [{ ...other, words: 100 }])).toBe(true)
    expect(
      isKeptOut({ words: 300 }, [
        { ...other, words: 1, cluster: 'd' },
        { ...other, words: 100 },
      ]),
    ).toBe(true)
  })
  test('not where the one that lets it in came after it, and others are something else', () => {
    expect(isKeptOut({ at: 7 }, [{ ...other, at: 9 }], story(6))).toBe(true)
    expect(isKeptOut({ at: 7 }, [{ ...other, at: 9 }], story(8))).toBe(false)
    expect(isKeptOut({ at: 7 }, [], story(6))).toBe(false)
    expect(isKeptOut({ at: 8 }, [{ at: 7 }, other, { ...other, at: 9 }, { ...other, at: 9 }], story(6))).toBe(false)
    expect(isKeptOut({ at: 9 }, [{ at: 8 }, { ...other, at: 10 }, { ...other, at: 10 }], story(7))).toBe(false)
  })
})

describe('a flash is kept out where as many others tell other facts', () => {
  const facts: Laid = { verdict: 'distinct', rule: 'other-facts', at: 9 }
  const near: Laid = { aInB: 1, bInA: 1 }
  const flash = story(10, 39)

  test('as are the same', () => {
    expect(isKeptOut(near, [facts], flash)).toBe(true)
    expect(isKeptOut(near, [facts, {}], flash)).toBe(false)
    expect(isKeptOut(near, [facts, facts, {}], flash)).toBe(true)
  })
  test('and not where none does', () => {
    expect(isKeptOut(near, [], flash)).toBe(false)
    expect(isKeptOut({ ...near, verdict: 'related' }, [{ ...other, ...near }], flash)).toBe(false)
    expect(isKeptOut(near, [{ ...facts, cluster: 'd' }], flash)).toBe(false)
    expect(isKeptOut(near, [{ ...facts, rule: 'another-day' }], flash)).toBe(false)
  })
  test('but a text of forty words is not, and no update or correction, nor for one', () => {
    expect(isKeptOut(near, [facts], story(10, 40))).toBe(false)
    expect(isKeptOut(near, [facts], story(10, 79, { shingle: 6 }))).toBe(true)
    expect(isKeptOut(near, [facts], story(10, 80, { shingle: 6 }))).toBe(false)
    expect(isKeptOut(near, [facts], story(10, 39, { revises: true }))).toBe(false)
    expect(isKeptOut(near, [{ ...facts, revises: true }], flash)).toBe(false)
    expect(isKeptOut(near, [{ ...facts, revises: false }], flash)).toBe(true)
  })
})
