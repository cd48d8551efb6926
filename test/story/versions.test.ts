/**
 * A state of a story that has come: on top, into the history, or nothing; and the embargo that it stands under then.
 */
import { describe, expect, test } from 'vitest'
import type { FeedId, ItemId } from '#src/brand.ts'
import { toldHash, versionHash } from '#src/story/change.ts'
import { embargoOfLate, embargoOn, keptEmbargo } from '#src/story/place/embargo.ts'
import { nextVersion, untold } from '#src/story/place/history.ts'
import { after as stateAfter } from '#src/story/place/merged.ts'
import type { Retelling, Standing } from '#src/story/place/plan.ts'
import { under } from '#src/story/place/status.ts'
import { type Coming, revise } from '#src/story/place/versions.ts'
import type { Story } from '#src/story/story.ts'
import { arrive, at, byAdmin, killed, past, standing, story, word } from './stories.ts'

type From = Parameters<typeof arrive>[1]
const comes = (there: Standing, over: Partial<Story>, from: From = {}, how: Partial<Coming> = {}) =>
  revise(there, arrive(story(over), from), { samePlace: true, ...how })
/** What became of it: `updated`, `late` …, or nothing. */
const change = (...args: Parameters<typeof comes>) => {
  const { stored } = comes(...args)
  return stored.kind === 'version' ? stored.change : undefined
}
const open = { headline: 'Bridge open' }
/** A story whose lead was told by an item, in a revision, by a feed, at a time. */
const ledBy = (over: Parameters<typeof past>[1], content: Partial<Story> = {}) =>
  standing(story(content), { history: [past(story(content), over)] })

test('a ruling makes a version, and is nothing that its item has told', () => {
  const [usable, withheld] = [story(open), story({ ...open, pubStatus: 'withheld' })]
  for (const _ of ['asked for', 'asked for again']) {
    expect(toldHash(withheld)).toBe(toldHash(usable))
    expect(versionHash(usable)).toBe(toldHash(usable))
    expect(versionHash(withheld)).not.toBe(toldHash(withheld))
  }
})

describe('a state that takes the place of what stands', () => {
  test('is kept with its item, and what it said', () => {
    const { stored, steps } = comes(standing(story()), open, { item: 9 })
    expect(stored).toEqual({ kind: 'version', story: 'old', version: 2, change: 'updated' })
    expect(steps).toMatchObject([
      {
        step: 'version',
        version: 2,
        content: open,
        told: toldHash(story(open)),
        from: { item: 9 },
        ruling: undefined,
        print: { shingle: 3 },
      },
    ])
  })

  test('is one where it was made of the same item’s same revision in another way: what stands is mended', () => {
    expect(change(standing(story(open), { history: [past(story())] }), {}, { item: 1 })).toBe('updated')
    expect(change(standing(story(open), { history: [past(story())] }), open, { item: 1 })).toBeUndefined()
    expect(change(standing(story(open), { history: [past(story())] }), {}, { item: 2 })).toBeUndefined()
    expect(change(ledBy({}), open, { item: 1 }, { toldBefore: toldHash(story(open)) })).toBe('updated')
  })

  test('is the next revision of the item that stands, however its clock runs', () => {
    expect(change(ledBy({}), open, { item: 1, itemRevision: 2, minute: 5 })).toBe('updated')
    expect(change(ledBy({ itemRevision: null }), open, { item: 1, itemRevision: 1, minute: 5 })).toBe('updated')
  })

  test('is another item that came later, whatever number its revision has', () => {
    expect(change(ledBy({ itemRevision: 3 }), open, { item: 9, itemRevision: 1 })).toBe('updated')
  })

  test('is, of two that came at once, the later item', () => {
    expect(change(ledBy({ item: 8 as ItemId }), open, { item: 9, minute: 10 })).toBe('updated')
    expect(change(ledBy({ item: 12 as ItemId }), open, { item: 9, minute: 10 })).toBe('late')
    expect(change(ledBy({ item: null }), open, { item: 9, minute: 10 })).toBe('updated')
  })

  test('is any, where nobody knows what led before, when it came, or by which feed', () => {
    expect(change(standing(story(), { history: [] }), open)).toBe('updated')
    expect(change(ledBy({ arrivedAt: null }), open)).toBe('updated')
    expect(change(ledBy({ feed: null }), { ...open, feed: 'second' as FeedId })).toBe('updated')
  })

  test('is another feed’s where it is half as long again', () => {
    const second = (wordCount: number) => change(standing(story({ wordCount: 4 })), { ...open, feed: 'second' as FeedId, wordCount })
    expect(second(6)).toBe('updated')
    expect(second(5)).toBe('late')
  })

  test('is another feed’s where that calls itself a later state, unless what stands calls itself the same', () => {
    const second = (own: Partial<Story>, over: Partial<Story>) =>
      change(standing(story(own)), { bodyText: 'The bridge is open.', ...own, feed: 'second' as FeedId, ...over })
    for (const signals of [['update'], ['withhold']] as Story['signals'][]) {
      expect(second({}, { signals })).not.toBe('late')
      expect(second({ signals }, {})).toBe('late')
      expect(second({ signals }, { headline: 'UPDATE 2-Bridge closed' })).not.toBe('late')
      expect(second({ signals }, { edNote: 'Adds the mayor' })).not.toBe('late')
      expect(second({ signals }, { signals: [...signals, 'correction'] })).not.toBe('late')
    }
  })

  test('has learned what changes in numbers alone', () => {
    const there = standing(story({ bodyText: 'The bridge is closed.\nBrent 82' }))
    const { steps } = comes(there, { bodyText: 'The bridge is closed.\nBrent 83' })
    expect(steps).toMatchObject([{ step: 'version', content: { counters: { 'brent #': 1 } } }])
    const [plain] = comes(there, open).steps
    expect(plain).not.toHaveProperty('content.counters')
  })
})

describe('a state that changes nothing', () => {
  const views = (count: number) => ({ bodyText: `The bridge is closed.\nViews: ${count}` })
  test('differs in counters alone', () => {
    expect(change(standing(story(views(1))), views(2))).toBeUndefined()
  })
  test('is the text again, as a copy under another name', () => {
    expect(change(standing(story()), open, {}, { samePlace: false })).toBeUndefined()
    expect(change(standing(story()), { bodyText: 'The bridge is open.' }, {}, { samePlace: false })).toBe('updated')
    expect(change(standing(story(views(1))), { ...views(2), headline: 'Bridge shut' }, {}, { samePlace: false })).toBeUndefined()
  })
  test('was worked off before; the same item’s same revision that says another today was not', () => {
    const there = standing(story(open), {
      history: [past(story(), { item: 9 as ItemId }), past(story(open), { version: 2, item: 2 as ItemId })],
    })
    expect(change(there, {}, { item: 9 })).toBeUndefined()
    expect(change(there, { headline: 'Bridge half open' }, { item: 9 })).toBe('updated')
    expect(change(there, {}, { item: 10 })).toBe('updated')
  })
})

describe('what stands, said again', () => {
  const said = (over: Partial<Retelling> = {}): Retelling => ({
    version: 1,
    item: 1 as ItemId,
    itemRevision: 3,
    feed: 'wire' as FeedId,
    arrivedAt: new Date(at(40)),
    ...over,
  })

  test('is noted with the version that it is, by whom and how late', () => {
    const { steps } = comes(standing(story()), { updated: at(7) }, { item: 9, itemRevision: 4, minute: 31 })
    const by = { version: 1, item: 9, itemRevision: 4, feed: 'wire', arrivedAt: new Date(at(31)), said: at(7) }
    expect(steps).toEqual([{ step: 'retell', of: 'old', by }])
    expect(comes(standing(story()), {}, {}, { toldBefore: toldHash(story()) }).steps).toEqual([])
  })

  test.each<[string, Partial<Retelling>, From, string]>([
    ['a revision between two of its item', {}, { item: 1, itemRevision: 2, minute: 50 }, 'late'],
    ['a revision after both', {}, { item: 1, itemRevision: 4, minute: 35 }, 'updated'],
    ['another item that came between', { item: 8 as ItemId }, { item: 9, minute: 39 }, 'late'],
    ['another item that came after', { item: 8 as ItemId }, { item: 9, minute: 40 }, 'updated'],
    ['another feed’s', { feed: 'second' as FeedId }, { item: 1, itemRevision: 2 }, 'updated'],
  ])('%s: without times', (_, over, from, came) => {
    const bare = story()
    delete bare.updated
    delete bare.published
    const there = standing(bare, { retold: [said(over)] })
    expect(revise(there, arrive({ ...bare, ...open }, from), { samePlace: true }).stored).toMatchObject({ change: came })
  })

  test('is as late as its agency says', () => {
    const there = standing(story({ updated: at(1) }), { retold: [said({ itemRevision: 2, said: at(9) })] })
    expect(change(there, { ...open, updated: at(8) }, { item: 1, itemRevision: 3 })).toBe('late')
    expect(change(there, { ...open, updated: at(10) }, { item: 1, itemRevision: 1 })).toBe('updated')
  })

  test('is forgotten with the version that another takes the place of', () => {
    const there = standing(story(), { retold: [said()] })
    expect(stateAfter(there, comes(there, {}, { item: 9 }).steps).retold).toMatchObject([{ item: 1 }, { item: 9 }])
    expect(stateAfter(there, comes(there, {}, { item: 1 }).steps).retold).toHaveLength(1)
    expect(stateAfter(there, comes(there, { ...open, updated: at(9) }, { item: 1, itemRevision: 4 }).steps).retold).toEqual([])
    expect(stateAfter(there, comes(there, { ...open, updated: at(0) }, { item: 9 }).steps).retold).toHaveLength(1)
  })
})

describe('an edit that keeps its date', () => {
  const first = story({ updated: at(1) })
  const edited = { ...open, updated: at(1) }
  const edit: From = { item: 1, itemRevision: 4, minute: 50 }
  const again: Retelling = {
    version: 1,
    item: 2 as ItemId,
    itemRevision: 1,
    feed: 'wire' as FeedId,
    arrivedAt: new Date(at(40)),
    said: at(5),
  }
  const there = standing(first, { retold: [again] })
  const after = stateAfter(there, comes(there, edited, edit).steps)

  test('counts from when it came: what said before it that what stood is later is over', () => {
    expect(change(there, edited, edit)).toBe('updated')
    expect(change(there, edited, { ...edit, minute: 39 })).toBe('late')
    // Another item's date is what that item says.
    expect(change(there, edited, { ...edit, item: 3 })).toBe('late')
  })

  test('is what stands after it, too, when its item has said again before what stands, with the same date', () => {
    const dated = standing(first, { retold: [again, { ...again, item: 1 as ItemId, itemRevision: 3, said: at(4) }] })
    expect(change(dated, { ...open, updated: at(4) }, edit)).toBe('updated')
    expect(change(dated, { ...open, updated: at(3) }, edit)).toBe('late')
  })

  test('takes the place of what came before it, also where that is worked off after it, with a later date', () => {
    const resend: From = { item: 2, itemRevision: 1, minute: 40 }
    const alone = standing(first)
    const stands = stateAfter(alone, comes(alone, edited, edit).steps)
    expect(comes(stands, { bodyText: first.bodyText, updated: at(5) }, resend)).toMatchObject({ stored: { kind: 'unchanged' } })
    expect(change(stands, { updated: at(5) }, { ...resend, minute: 51 })).toBe('updated')
  })

  test('counts for nothing where it does not stand, though a word that came with it does', () => {
    const { steps } = comes(there, { ...edited, pubStatus: 'canceled' }, { ...edit, minute: 39 })
    expect(steps.map(({ step }) => step)).toEqual(['rule', 'history', 'explain', 'version', 'explain'])
  })

  test('is older than what its own item says is later, whichever came first', () => {
    expect(change(after, { ...open, headline: 'Later', updated: at(2) }, { item: 1, itemRevision: 3, minute: 45 })).toBe('updated')
    expect(change(after, { ...open, headline: 'Older', updated: at(0) }, { item: 1, itemRevision: 5, minute: 55 })).toBe('late')
  })

  test('counts from when it came, also once it has been said again', () => {
    const more = stateAfter(after, comes(after, edited, { item: 1, itemRevision: 5, minute: 55 }).steps)
    expect(more.retold).toHaveLength(1)
    expect(comes(more, { bodyText: first.bodyText, updated: at(5) }, { item: 2, itemRevision: 1, minute: 40 }).stored.kind).toBe(
      'unchanged',
    )
  })
})

describe('a state that comes late', () => {
  test.each<[string, Partial<Story>, From]>([
    ['it is older than the version that stands', { updated: at(0) }, { item: 9 }],
    ['the item has been sent anew since', {}, { item: 1, itemRevision: 2 }],
    ['it came before the version that stands', {}, { item: 9, minute: 9 }],
    ['it does not say that it is later than what the feed wire tells', { feed: 'second' as FeedId }, { item: 9 }],
  ])('goes into the history, with the reason: %s', (reason, over, from) => {
    const { stored, steps } = comes(ledBy({ itemRevision: 3 }), { ...open, ...over }, from)
    expect(stored).toMatchObject({ kind: 'version', change: 'late', version: 2 })
    expect(steps).toMatchObject([
      { step: 'history', of: 'old', version: 2, content: open },
      { step: 'explain', story: 'old', why: { rule: 'late-version', outcome: 'history', reason } },
    ])
  })
})

describe('a word that comes with a state', () => {
  test('makes a version of what stands, which no item told, where its text is not later', () => {
    const there = ledBy({ itemRevision: 3 }, open)
    const { steps } = comes(there, { pubStatus: 'canceled' }, { item: 1, itemRevision: 2 })
    expect(steps.at(-2)).toMatchObject({
      step: 'version',
      version: 3,
      change: 'killed',
      content: { ...open, pubStatus: 'canceled' },
      told: null,
      from: null,
      print: { shingle: 3 },
      ruling: { status: 'canceled', item: 1 },
    })
    expect(steps.at(-1)).toMatchObject({ step: 'explain', why: { rule: 'notice', outcome: 'killed' } })
  })

  test('kills what was only held, and restores what was killed', () => {
    const held = killed({}, word('withheld', 20))
    expect(change(held, { ...open, pubStatus: 'canceled', wordCount: 90 })).toBe('killed')
    expect(change(killed(), { ...open, signals: ['restore'], wordCount: 90 })).toBe('restored')
  })

  test('leaves the embargo that was named before on what stands', () => {
    const there = standing(under(undefined, story(open), at(50)), { history: [past(story(open), { itemRevision: 3 })] })
    const { steps } = comes(there, { pubStatus: 'canceled' }, { item: 1, itemRevision: 2 })
    expect(steps.find(({ step }) => step === 'version')).toMatchObject({ content: { ...open, embargoedUntil: at(50) } })
  })
})

describe('a story that is sent again, edited', () => {
  test('stays withdrawn, and says by whom', () => {
    const { steps } = comes(killed(), open)
    expect(steps.at(-1)).toEqual({
      step: 'explain',
      story: 'old',
      why: {
        rule: 'ruling',
        outcome: 'stays-withdrawn',
        reason: 'it was sent again, edited, and stays withdrawn: Agency withdrew it: its words',
      },
    })
    const restored = standing(story(), { rulings: [word('canceled', 20), byAdmin('usable', 25)] })
    expect(comes(restored, open).steps.map(({ step }) => step)).toEqual(['version'])
  })

  test('stays embargoed, and says until when', () => {
    const { steps } = comes(standing(story({ embargoedUntil: at(50) })), open)
    expect(steps).toMatchObject([{ step: 'version', content: { embargoedUntil: at(50) } }, { step: 'explain' }])
    expect(steps.at(-1)).toEqual({
      step: 'explain',
      story: 'old',
      why: { rule: 'embargo', outcome: 'stays-embargoed', reason: `its embargo until ${at(50)} was named before and has not been lifted` },
    })
  })
})

describe('an embargo', () => {
  const now = new Date(at(30))
  const until = (minute?: number) => story(minute === undefined ? {} : { embargoedUntil: at(minute) })

  test('that was named before holds what does not speak of it, till it is over: of several the last', () => {
    expect(embargoOn(until(), [until(40), until(50), until(45), until()], now)).toBe(at(50))
    expect(embargoOn(until(), [until(31)], now)).toBe(at(31))
    expect(embargoOn(until(), [until(30)], now)).toBeUndefined()
    expect(embargoOn(until(), [], now)).toBeUndefined()
  })

  test('gives way to one that the story names, and to words that lift it', () => {
    expect(embargoOn(until(35), [until(50)], now)).toBeUndefined()
    expect(embargoOn(story({ embargoLifted: true }), [until(50)], now)).toBeUndefined()
  })

  test('that a copy under another name brings holds the same text that stands', () => {
    const { stored, steps } = comes(standing(story()), { uri: 'tag:2', embargoedUntil: at(50) }, { item: 9 }, { samePlace: false })
    expect(stored).toMatchObject({ kind: 'version', version: 2 })
    expect(steps[0]).toMatchObject({ step: 'version', content: { uri: 'tag:1', embargoedUntil: at(50) }, told: null, from: null })
    const lifted = standing(story({ embargoLifted: true }))
    expect(change(lifted, { embargoedUntil: at(50) }, { item: 9 }, { samePlace: false })).toBeUndefined()
    // Worked off before, it says nothing new, whatever stands since.
    const told = toldHash(story({ embargoedUntil: at(50) }))
    expect(change(standing(story()), { embargoedUntil: at(50) }, { item: 9 }, { toldBefore: told })).toBeUndefined()
  })

  test('of an older state holds what stands, unless that was lifted, names its own, or it is over', () => {
    expect(embargoOfLate(until(50), until(), now)).toBe(at(50))
    expect(embargoOfLate(until(31), until(), now)).toBe(at(31))
    expect(embargoOfLate(until(30), until(), now)).toBeUndefined()
    expect(embargoOfLate(until(), until(), now)).toBeUndefined()
    expect(embargoOfLate(until(50), story({ embargoLifted: true }), now)).toBeUndefined()
    expect(embargoOfLate(until(50), until(40), now)).toBeUndefined()
  })

  test('is kept from before where what stands does not name it itself', () => {
    expect(keptEmbargo(under(undefined, until(), at(50)))).toBe(at(50))
    expect(keptEmbargo(under(word('canceled', 20), until(50)))).toBeUndefined()
    expect(keptEmbargo(until(50))).toBeUndefined()
  })
})

test('a version has the number after the highest, also after those that never stood; what no item told stands all the same', () => {
  expect(nextVersion({ history: [past(story(), { version: 4, stood: false }), past(story(), { version: 3 })] })).toBe(5)
  expect(nextVersion({ history: [] })).toBe(1)
  expect(untold(3)).toMatchObject({ version: 3, stood: true, told: null, item: null, arrivedAt: null })
})
