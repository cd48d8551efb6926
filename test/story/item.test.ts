/**
 * What two texts of one source are to each other, at each bound of time, facts and likeness and just beyond it. Measures made by hand: which
 * texts have them, news.test.ts shows.
 */
import { describe, expect, test } from 'vitest'
import { type Comparison, nothingShared } from '#src/story/compare/comparison.ts'
import { itemOf } from '#src/story/decide/item.ts'
import { judge } from '#src/story/decide/judge.ts'
import type { Judgement, MatchStory } from '#src/story/decide/judgement.ts'
import { holdTheSame } from '#src/story/decide/late.ts'
import { isOneFlash, isUnderOneHeadline, otherNews, othersNews } from '#src/story/decide/news.ts'
import { hoursBetween, instantOf, isLater } from '#src/story/decide/time.ts'
import { printOf, wordsFrom } from './measures.ts'

const first = Date.UTC(2026, 2, 2, 6)
const hour = (hours: number): string => new Date(first + hours * 3_600_000).toISOString()

/** Two stories of one source: hours between them (undefined: nobody says when), words and titles of each. */
type Pair = Partial<Comparison> & {
  hours?: number | undefined
  words?: number
  otherWords?: number
  title?: number
  otherTitle?: number
  titleFrom?: number
  shingle?: number
  capital?: boolean
  revises?: true
  source?: string
}

function storiesOf({ hours, words = 200, otherWords = words, title = 6, otherTitle = title, titleFrom = 0, shingle = 3, ...facts }: Pair) {
  const { revises, source = 'MIA', capital = true, ...measured } = facts
  const at = hours === undefined ? [{}, {}] : [{ published: hour(hours) }, { published: hour(0) }]
  const print = printOf({ words, title, titleFrom, shingle, capital })
  const story: MatchStory = { id: 'story', print, source, ...at[0], ...(revises ? { revises } : {}) }
  const other: MatchStory = {
    id: 'other',
    print: printOf({ words: otherWords, title: otherTitle, shingle, capital }),
    source: 'MIA',
    ...at[1],
  }
  return [{ ...nothingShared, ...measured }, story, other] as const
}

describe('the time between two stories', () => {
  const at = (published?: string, seen?: string): MatchStory => ({
    id: 'a',
    print: printOf({}),
    ...(published ? { published } : {}),
    ...(seen ? { seen } : {}),
  })
  test('is told by when they were published; where one does not say, or not in a date, by when they were seen', () => {
    expect(hoursBetween(at(hour(5)), at(hour(2)))).toBe(3)
    expect(hoursBetween(at(hour(2)), at(hour(5)))).toBe(3)
    expect(hoursBetween(at(hour(5), hour(7)), at(undefined, hour(6)))).toBe(1)
    expect(hoursBetween(at(undefined, hour(6)), at(hour(5), hour(7)))).toBe(1)
    expect(hoursBetween(at('on Monday', hour(6)), at(hour(5), hour(7)))).toBe(1)
    expect(hoursBetween(at(hour(5)), at())).toBeNaN()
  })
  test('says which is later, where it is known of both in one way', () => {
    expect(isLater(at(hour(5), hour(1)), at(hour(2), hour(3)))).toBe(true)
    expect(isLater(at(hour(2), hour(3)), at(hour(5), hour(1)))).toBe(false)
    expect(isLater(at(hour(2)), at(hour(2)))).toBe(false)
    expect(isLater(at(hour(1), hour(7)), at(undefined, hour(6)))).toBe(true)
    expect(isLater(at(hour(5)), at(undefined, hour(2)))).toBe(false)
  })
  test('is of one story when it was published, or else seen', () => {
    expect(instantOf(at(hour(5), hour(7)))).toBe(Date.parse(hour(5)))
    expect(instantOf(at('on Monday', hour(7)))).toBe(Date.parse(hour(7)))
    expect(instantOf(at())).toBeNaN()
  })
})

describe('one item', () => {
  const of = (pair: Pair) => itemOf(...storiesOf(pair))
  type Bound = [what: string, at: Pair, beyond: Pair[]]
  const edited: Pair = { aInB: 0.85, bInA: 0.85, headline: 0.5, hours: 12 }
  test.each<Bound>([
    [
      'a few words of it were edited within half a day',
      edited,
      [{ aInB: 0.84 }, { bInA: 0.84 }, { headline: 0.49 }, { hours: 12.1 }, { conflicting: 0.1 }],
    ],
    ['nobody says when, and it is long', { ...edited, hours: undefined, words: 100 }, [{ words: 99 }]],
    ['nobody says when, and it is long in an unspaced script', { ...edited, hours: undefined, words: 200, shingle: 6 }, [{ words: 199 }]],
    [
      'it has grown under its headline',
      { aInB: 0.1, bInA: 0.85, headline: 0.8, hours: 12 },
      [{ bInA: 0.84 }, { headline: 0.79 }, { hours: 12.1 }, { conflicting: 0.1 }],
    ],
    ['it has grown, and nobody says when', { aInB: 0.1, bInA: 0.85, headline: 0.8 }, []],
    [
      'it is the story of a flash',
      { otherWords: 0, hours: 12 },
      [{ hours: 12.1 }, { hours: undefined }, { otherWords: 1 }, { words: 0 }, { titleFrom: 1 }],
    ],
    ['it says so', { revises: true, hours: 36 }, [{ hours: 36.1 }]],
    ['it says so, and nobody says when', { revises: true }, []],
    [
      'it says so, days later, of nearly the same text',
      { revises: true, hours: 90, aInB: 0.85, bInA: 0.85 },
      [{ aInB: 0.84 }, { bInA: 0.84 }],
    ],
  ])('is revised where %s', (_, at, beyond) => {
    expect(of(at)).toBe('revision')
    for (const pair of beyond) expect([pair, of({ ...at, ...pair })]).toEqual([pair, undefined])
  })

  test('is a duplicate where it comes again word for word, unless it is short and another day’s', () => {
    const again: Pair = { identical: true, headline: 0.8, hours: 36, words: 99 }
    expect(of(again)).toBe('duplicate')
    expect(of({ ...again, hours: 36.1 })).toBeUndefined()
    expect(of({ ...again, hours: 36.1, words: 100 })).toBe('duplicate')
    expect(of({ ...again, hours: 36.1, words: 199, shingle: 6 })).toBeUndefined()
    expect(of({ ...again, hours: undefined })).toBe('duplicate')
  })

  test('is revised where it comes word for word under another headline, or says so', () => {
    expect(of({ identical: true, headline: 0.79, hours: 1 })).toBe('revision')
    expect(of({ identical: true, headline: 1, hours: 1, revises: true })).toBe('revision')
  })

  test('is none of another source’s', () => {
    expect(of({ identical: true, headline: 1, hours: 1, source: 'Gazette' })).toBeUndefined()
  })
})

describe('one headline within hours', () => {
  const under = (pair: Pair) => isUnderOneHeadline(...storiesOf(pair))
  const table: Pair = { hours: 12, title: 4, words: 60 }
  test('makes one piece of news of texts of the same facts', () => {
    expect(under(table)).toBe(true)
    expect(under({ ...table, hours: 12.1 })).toBe(false)
    expect(under({ ...table, hours: undefined })).toBe(false)
    expect(under({ ...table, title: 3, otherTitle: 9 })).toBe(false)
    expect(under({ ...table, titleFrom: 1 })).toBe(false)
    expect(under({ ...table, otherWords: 0 })).toBe(true)
  })

  test('asks long texts to be alike', () => {
    expect(under({ ...table, words: 100, similarity: 0.3 })).toBe(true)
    expect(under({ ...table, words: 100, similarity: 0.29 })).toBe(false)
    expect(under({ ...table, words: 99, similarity: 0 })).toBe(true)
    expect(under({ ...table, words: 99, otherWords: 400, similarity: 0 })).toBe(true)
    expect(under({ ...table, words: 199, title: 16, shingle: 6, similarity: 0 })).toBe(true)
    expect(under({ ...table, words: 199, title: 15, shingle: 6, similarity: 0 })).toBe(false)
  })

  /** Texts of so many words, of which the last are numbers; the second has so many of the first’s words and numbers. */
  const tables = (words: number, numbers: number, sameWords: number, sameNumbers: number, hours = 5) => {
    const [c, story, other] = storiesOf({ ...table, hours })
    const text = (all: number, figures: number, from: number) =>
      Uint32Array.from([...wordsFrom(from, all), ...wordsFrom(500 + from, figures, 1)])
    story.print.words = text(words, numbers, 0)
    other.print.words = Uint32Array.from([...wordsFrom(words - sameWords, words), ...wordsFrom(500 + numbers - sameNumbers, numbers, 1)])
    return isUnderOneHeadline(c, story, other)
  }
  test('asks for three tenths of the words, and a third of the numbers where there are three', () => {
    expect(tables(50, 0, 15, 0)).toBe(true)
    expect(tables(50, 0, 14, 0)).toBe(false)
    expect(tables(47, 3, 40, 2)).toBe(true)
    expect(tables(47, 3, 40, 1)).toBe(false)
    expect(tables(48, 2, 40, 0)).toBe(true)
    expect(tables(49, 50, 40, 17)).toBe(true)
  })
  test('lets all figures move within the hour where the words stay', () => {
    expect(tables(34, 6, 34, 0, 1)).toBe(true)
    expect(tables(34, 6, 34, 0, 1.1)).toBe(false)
    expect(tables(34, 6, 33, 0, 1)).toBe(false)
    expect(tables(34, 5, 34, 0, 1)).toBe(false)
  })

  test('is why two texts of one source that are not alike are the same', () => {
    const [c, story, other] = storiesOf(table)
    expect(judge(c, story, other)).toEqual({
      verdict: 'same',
      rule: 'one-headline',
      reason: 'the source sent both under one headline within hours',
      score: expect.any(Number),
    })
    expect(judge(c, { ...story, source: 'Gazette' }, other).verdict).toBe('distinct')
    expect(judge(c, { ...story, revises: true }, other).verdict).toBe('distinct')
    const late = { ...story, published: hour(20) }
    expect(judge(c, late, other).verdict).toBe('distinct')
  })
})

describe('texts of one source that are alike', () => {
  const said = (pair: Pair) => {
    const judgement = (verdict: Judgement['verdict'], rule: string, reason: string): Judgement => ({ verdict, rule, reason, score: 0 })
    const told = otherNews(...storiesOf({ aInB: 1, bInA: 1, hours: 1, ...pair }), judgement)
    return told && `${told.verdict} ${told.rule}`
  }
  const slot = (at: number, here: number, there = here) => ({ a: at, aEnd: at + here, b: at, bEnd: at + there })

  test('stay so within hours', () => {
    expect(said({})).toBeUndefined()
    expect(said({ words: 50 })).toBeUndefined()
    expect(said({ words: 50, hours: 12 })).toBeUndefined()
  })

  test('are other news where they are short and a fact differs', () => {
    expect(said({ words: 99, conflicting: 0.1 })).toBe('distinct other-facts')
    expect(said({ words: 100, conflicting: 0.1 })).toBeUndefined()
    expect(said({ words: 199, shingle: 6, conflicting: 0.1 })).toBe('distinct other-facts')
    expect(said({ words: 99, otherWords: 400, conflicting: 0.1 })).toBe('distinct other-facts')
  })

  test('are other news where they are a flash’s length and the headline differs', () => {
    expect(said({ words: 39, titleFrom: 1 })).toBe('distinct other-facts')
    expect(said({ words: 40, titleFrom: 1 })).toBeUndefined()
  })

  test('are related where they did not come within hours and facts differ, however long they are', () => {
    expect(said({ hours: 12.1, conflicting: 1.6 })).toBe('related other-facts')
    expect(said({ hours: 12, conflicting: 1.6 })).toBeUndefined()
    expect(said({ hours: 12.1, conflicting: 1.5 })).toBeUndefined()
  })

  test('are related where the later has another headline and another lead', () => {
    const lead: Pair = { title: 10, titleFrom: 3, slots: [slot(29, 6)] }
    expect(said(lead)).toBe('related follow-up')
    expect(said({ ...lead, titleFrom: 2 })).toBeUndefined()
    expect(said({ ...lead, slots: [slot(30, 6)] })).toBeUndefined()
    expect(said({ ...lead, slots: [slot(29, 5)] })).toBeUndefined()
    expect(said({ ...lead, slots: [slot(10, 2), slot(20, 4, 9)] })).toBe('related follow-up')
    expect(said({ ...lead, shingle: 6, slots: [slot(59, 6)] })).toBe('related follow-up')
    expect(said({ ...lead, shingle: 6, slots: [slot(60, 6)] })).toBeUndefined()
  })

  test('are another day’s after a day and a half, unless they are long and the same', () => {
    const days: Pair = { hours: 36.1, aInB: 0.9, bInA: 0.9 }
    expect(said(days)).toBeUndefined()
    for (const differs of [{ aInB: 0.89 }, { bInA: 0.89 }, { numbersConflicting: 1 }]) {
      expect(said({ ...days, ...differs })).toBe('related another-day')
      expect(said({ ...days, ...differs, hours: 36 })).toBeUndefined()
    }
    expect(said({ ...days, words: 99 })).toBe('distinct another-day')
  })

  test('are another day’s after half a day where they are short and not the same', () => {
    const night: Pair = { hours: 12.1, words: 99, aInB: 0.8, bInA: 0.8 }
    expect(said(night)).toBeUndefined()
    expect(said({ ...night, aInB: 0.79 })).toBe('distinct another-day')
    expect(said({ ...night, titleFrom: 1 })).toBe('distinct another-day')
    expect(said({ ...night, titleFrom: 1, aInB: 0.9, bInA: 0.9 })).toBeUndefined()
    expect(said({ ...night, words: 50, slots: [slot(70, 1)] })).toBeUndefined()
    expect(said({ ...night, words: 99, slots: [slot(50, 1), slot(70, 1)] })).toBe('distinct another-day')
    expect(said({ ...night, words: 49, slots: [slot(40, 1)] })).toBe('distinct another-day')
  })

  test('are the same again word for word from 25 words on', () => {
    const again: Pair = { hours: 20, identical: true, aInB: 0.5, bInA: 0.5 }
    expect(said({ ...again, words: 25 })).toBeUndefined()
    expect(said({ ...again, words: 24 })).toBe('distinct another-day')
  })

  test('were sent beside each other where nobody says when, and one stands whole in the other under its headline', () => {
    const beside: Pair = { hours: undefined, words: 60, aInB: 0.5, bInA: 0.85, containment: 0.85 }
    expect(said(beside)).toBeUndefined()
    expect(said({ ...beside, containment: 0.84 })).toBe('distinct another-day')
    expect(said({ ...beside, titleFrom: 1 })).toBe('distinct another-day')
    expect(said({ ...beside, hours: 20 })).toBe('distinct another-day')
  })

  test('are told apart by their source alone: of two houses the same words are a copy', () => {
    const texts: Pair = { hours: 48, words: 60, aInB: 0.86, bInA: 0.86, shared: 50, headline: 1 }
    expect(judge(...storiesOf(texts))).toMatchObject({ verdict: 'distinct', rule: 'another-day' })
    expect(judge(...storiesOf({ ...texts, source: 'Gazette', hours: 36 }))).toMatchObject({ verdict: 'same', rule: 'same-words' })
    expect(judge(...storiesOf({ ...texts, source: 'Gazette', aInB: 0.9, bInA: 0.9 }))).toMatchObject({
      verdict: 'same',
      rule: 'same-words',
    })
    expect(judge(...storiesOf({ ...texts, source: 'Gazette', aInB: 0.9 }))).toMatchObject({ verdict: 'distinct', rule: 'another-day' })
    expect(judge(...storiesOf({ ...texts, revises: true }))).toMatchObject({ verdict: 'same', rule: 'same-words' })
  })
})

describe('a word put for another under a headline that stands over other things, too', () => {
  const edit = { slots: [{ a: 50, aEnd: 51, b: 50, bEnd: 51 }] }
  const alike: Pair = { ...edit, hours: 2, words: 99, aInB: 0.98, bInA: 0.98, headline: 1 }
  const said = (pair: Pair) => otherNews(...storiesOf(pair), (verdict, rule, reason) => ({ verdict, rule, reason, score: 0 }))?.rule
  test('makes a short text another story', () => {
    expect(said({ ...alike, title: 4 })).toBeUndefined()
    expect(said({ ...alike, title: 3 })).toBe('other-facts')
    expect(said({ ...alike, title: 3, slots: [] })).toBeUndefined()
    expect(said({ ...alike, title: 3, words: 100 })).toBeUndefined()
    expect(said({ ...alike, shingle: 6, words: 198, title: 16 })).toBeUndefined()
    expect(said({ ...alike, shingle: 6, words: 198, title: 15 })).toBe('other-facts')
  })
  test('replaces no text, nor does it under another headline where the text is short', () => {
    const of = (pair: Pair) => itemOf(...storiesOf(pair))
    expect(of({ ...alike, words: 100, title: 4 })).toBe('revision')
    expect(of({ ...alike, words: 100, title: 3 })).toBeUndefined()
    expect(of({ ...alike, words: 99, title: 4 })).toBeUndefined()
    expect(of({ ...alike, words: 99, title: 4, slots: [] })).toBe('revision')
    expect(of({ ...alike, words: 99, title: 3, slots: [] })).toBe('revision')
    expect(of({ ...alike, words: 99, otherWords: 50, aInB: 0.4 })).toBeUndefined()
  })
  test('is no update of it, nor are two of a short text half a day later', () => {
    const of = (pair: Pair) => itemOf(...storiesOf({ ...alike, revises: true, ...pair }))
    expect(of({ title: 3 })).toBeUndefined()
    expect(of({ title: 3, slots: [], conflicting: 1 })).toBeUndefined()
    expect(of({ title: 3, slots: [] })).toBe('revision')
    expect(of({ title: 3, words: 100 })).toBe('revision')
    const two = { title: 4, slots: [...edit.slots, { a: 70, aEnd: 71, b: 70, bEnd: 71 }] }
    expect(of({ ...two, hours: 12 })).toBe('revision')
    expect(of({ ...two, hours: 12.1 })).toBeUndefined()
    expect(of({ ...two, hours: 12.1, slots: edit.slots })).toBe('revision')
    expect(of({ ...two, hours: undefined })).toBe('revision')
  })
})

describe('texts of two sources that are alike', () => {
  const said = (pair: Pair) => {
    const found = othersNews(...storiesOf({ source: 'Gazette', hours: 1, ...pair }), (verdict, rule, reason) => ({
      verdict,
      rule,
      reason,
      score: 0,
    }))
    return found && `${found.verdict} ${found.rule}`
  }
  const edits = (count: number) => Array.from({ length: count }, (_, n) => ({ a: 4 * n, aEnd: 4 * n + 1, b: 4 * n, bEnd: 4 * n + 1 }))
  const facts = 'distinct other-facts'
  test('are two stories’ where names or numbers stand against others: one in a flash, more in a short text, three numbers of another day in a long one', () => {
    expect(said({ words: 39, conflicting: 1 })).toBe(facts)
    expect(said({ words: 39, conflicting: 0.9 })).toBeUndefined()
    expect(said({ words: 40, conflicting: 1.4 })).toBeUndefined()
    expect(said({ words: 99, conflicting: 1.5 })).toBe(facts)
    expect(said({ words: 100, conflicting: 9, numbersConflicting: 9, hours: 12 })).toBeUndefined()
    expect(said({ words: 100, conflicting: 9, numbersConflicting: 3, hours: 12.1 })).toBe(facts)
    expect(said({ words: 199, shingle: 6, conflicting: 2 })).toBe(facts)
  })
  test('are two where one number of four is another, and where of a long text of another day one fact of seven is', () => {
    expect(said({ words: 40, conflicting: 1, numbersConflicting: 1, numbersAgreeing: 2 })).toBe(facts)
    expect(said({ words: 40, conflicting: 1, numbersConflicting: 1, numbersAgreeing: 3 })).toBeUndefined()
    const long: Pair = { words: 100, conflicting: 4, numbersConflicting: 2, hours: 12.1 }
    expect(said({ ...long, agreeing: 22 })).toBe(facts)
    expect(said({ ...long, agreeing: 23 })).toBeUndefined()
    expect(said({ ...long, agreeing: 20, conflicting: 3.9 })).toBeUndefined()
    expect(said({ ...long, agreeing: 22, hours: 12 })).toBeUndefined()
  })
  test('are edited by a word in twenty-five, from forty words on in fourteen, and by one more where there are so many', () => {
    expect(said({ words: 24, slots: edits(1) })).toBe(facts)
    expect(said({ words: 25, slots: edits(2) })).toBeUndefined()
    expect(said({ words: 39, slots: edits(3) })).toBe(facts)
    expect(said({ words: 41, slots: edits(4) })).toBe(facts)
    expect(said({ words: 42, slots: edits(4) })).toBeUndefined()
    expect(said({ words: 100, slots: edits(9) })).toBeUndefined()
  })
  test('without capitals are edited from forty words on, by a word in twenty-five', () => {
    const capital = false
    expect(said({ words: 39, slots: edits(1), capital })).toBe(facts)
    expect(said({ words: 40, slots: edits(1), capital })).toBeUndefined()
    expect(said({ words: 49, slots: edits(2), agreeing: 3, capital })).toBe(facts)
    expect(said({ words: 50, slots: edits(2), capital })).toBeUndefined()
  })
  test('are edited by a word in seven where facts of their own agree, or a headline of five words', () => {
    expect(said({ words: 28, slots: edits(5), agreeing: 3 })).toBeUndefined()
    expect(said({ words: 27, slots: edits(5), agreeing: 3 })).toBe(facts)
    expect(said({ words: 28, slots: edits(5), agreeing: 2.9 })).toBe(facts)
    expect(said({ words: 24, slots: edits(1), agreeing: 3 })).toBe(facts)
    expect(said({ words: 28, slots: edits(5), title: 5, headline: 0.85 })).toBeUndefined()
    expect(said({ words: 28, slots: edits(5), title: 4, headline: 0.85 })).toBe(facts)
    expect(said({ words: 28, slots: edits(5), title: 5, headline: 0.84 })).toBe(facts)
  })
  test('are news again after 18 hours where they say little, after 36 where they are short and not the same', () => {
    expect(said({ words: 24, hours: 18, aInB: 1 })).toBeUndefined()
    expect(said({ words: 24, hours: 18.1, aInB: 1, bInA: 1 })).toBe('distinct another-day')
    expect(said({ words: 25, hours: 36 })).toBeUndefined()
    expect(said({ words: 25, hours: 36.1, aInB: 0.9, bInA: 0.9 })).toBeUndefined()
    expect(said({ words: 25, hours: 36.1, aInB: 0.89, bInA: 0.9 })).toBe('distinct another-day')
    expect(said({ words: 50, hours: 36.1, aInB: 0.9, bInA: 0.9, slots: edits(1) })).toBe('distinct another-day')
    expect(said({ words: 100, hours: 36.1 })).toBeUndefined()
  })
  test('are one flash under one headline of five words within hours', () => {
    const flash: Pair = { source: 'Gazette', words: 6, title: 5, hours: 12 }
    expect(isOneFlash(...storiesOf(flash))).toBe(true)
    for (const no of [{ hours: 12.1 }, { hours: undefined }, { words: 40 }, { title: 4 }, { titleFrom: 1 }, { slots: edits(1) }])
      expect(isOneFlash(...storiesOf({ ...flash, ...no }))).toBe(false)
  })
  test('are a flash and its story within four hours', () => {
    const flash: Pair = { source: 'Gazette', words: 99, title: 5, hours: 4 }
    expect(isOneFlash(...storiesOf(flash))).toBe(true)
    for (const no of [{ hours: 4.1 }, { words: 100 }, { title: 4 }, { conflicting: 1 }])
      expect(isOneFlash(...storiesOf({ ...flash, ...no }))).toBe(false)
  })
})

describe('a third story shows two to be one', () => {
  const holds = (from: number, to: number, more: Partial<Comparison> = {}): Comparison => ({
    ...nothingShared,
    bInA: 0.5,
    similarity: 0.8,
    passages: [{ a: from, aEnd: to, b: 0, bEnd: to - from, matched: to - from }],
    ...more,
  })
  const third = { length: 100, unit: 1, first: false }
  test('where it holds the same forty words of both, half of what it holds of the one that it holds less of', () => {
    expect(holdTheSame(holds(0, 40), holds(0, 100), third)).toBe(true)
    expect(holdTheSame(holds(0, 39), holds(0, 100), third)).toBe(false)
    expect(holdTheSame(holds(0, 80), holds(40, 100), third)).toBe(true)
    expect(holdTheSame(holds(0, 50), holds(10, 50), { ...third, unit: 2 })).toBe(false)
    expect(holdTheSame(holds(0, 80), holds(0, 80), { ...third, unit: 2 })).toBe(true)
    expect(holdTheSame(holds(0, 120), holds(80, 200), { length: 200, unit: 1, first: false })).toBe(false)
    expect(holdTheSame(holds(0, 80), holds(40, 120), { length: 200, unit: 1, first: false })).toBe(true)
  })
  test('where half of both stands in it', () => {
    expect(holdTheSame(holds(0, 90, { bInA: 0.49 }), holds(0, 90), third)).toBe(false)
    expect(holdTheSame(holds(0, 90), holds(0, 90, { bInA: 0.49 }), third)).toBe(false)
  })
  test('where it is like both; less so where it was published before them', () => {
    for (const [least, first] of [
      [0.8, false],
      [0.65, true],
    ] as const) {
      const like = holds(0, 90, { similarity: least })
      const unlike = holds(0, 90, { similarity: least - 0.01 })
      expect(holdTheSame(like, like, { ...third, first })).toBe(true)
      expect(holdTheSame(unlike, like, { ...third, first })).toBe(false)
      expect(holdTheSame(like, unlike, { ...third, first })).toBe(false)
    }
  })
})
