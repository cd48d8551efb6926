/**
 * Whether a story may be used: each word, what it is kept as, and what holds of all of them.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ItemId } from '#src/brand.ts'
import { decree, inForce, lifts, ownOf, rule, saidOf, statusOf, under, wordOf } from '#src/story/place/status.ts'
import type { Story } from '#src/story/story.ts'
import { arrive, at, byAdmin, killed, notice, standing, story, word } from './stories.ts'

const heard = (of: Story, from: Parameters<typeof arrive>[1] = {}, rulings = [word('canceled', 20)]) =>
  wordOf(of, arrive(of, from).from, rulings)

describe('what holds', () => {
  test('is the last word, but an agency’s against an admin’s kill, and a hold against a kill', () => {
    expect(statusOf([])).toBe('usable')
    expect(statusOf([word('canceled', 1), word('usable', 2)])).toBe('usable')
    expect(statusOf([byAdmin('canceled', 1), word('usable', 2)])).toBe('canceled')
    expect(statusOf([byAdmin('canceled', 1), word('usable', 2), byAdmin('usable', 3)])).toBe('usable')
    expect(statusOf([word('canceled', 1), word('withheld', 2)])).toBe('canceled')
    expect(statusOf([word('canceled', 1), byAdmin('usable', 2), word('canceled', 3)])).toBe('canceled')
  })

  test('is the same in whatever order the words were worked off', () => {
    const words = fc.uniqueArray(
      fc.record({
        status: fc.constantFrom('usable', 'withheld', 'canceled'),
        minute: fc.integer({ min: 0, max: 59 }),
        admin: fc.boolean(),
      }),
      { selector: ({ minute }) => minute, maxLength: 8 },
    )
    fc.assert(
      fc.property(words, fc.func(fc.integer()), (said, shuffle) => {
        const rulings = said.map(({ status, minute, admin }) =>
          admin && status !== 'withheld' ? byAdmin(status, minute) : word(status, minute, { item: minute as ItemId }),
        )
        const other = rulings.toSorted((a, b) => shuffle(a) - shuffle(b))
        expect(inForce(other)).toEqual(inForce(rulings))
        let there = standing(story())
        for (const one of other) there = rule(there, one).standing
        expect(there.content.pubStatus).toBe(statusOf(rulings))
        expect(ownOf(there.content)).toEqual({ ...story(), pubStatus: there.content.pubStatus })
      }),
    )
  })
})

describe('words that came at one moment', () => {
  const item = (number: number, revision: number, status: 'usable' | 'canceled') =>
    word(status, 10, { item: number as ItemId, itemRevision: revision })
  test('count in the order of their items, and of an item in the order of its revisions', () => {
    for (const [first, last] of [
      [item(8, 3, 'canceled'), item(9, 1, 'usable')],
      [item(8, 1, 'canceled'), item(8, 2, 'usable')],
    ] as const) {
      expect(inForce([first, last])).toBe(last)
      expect(inForce([last, first])).toBe(last)
    }
  })
  test('an agency’s counts after the admin’s, who has no item', () => {
    const [admin, agency] = [byAdmin('usable', 10), item(1, 1, 'canceled')]
    expect(inForce([admin, agency])).toBe(agency)
    expect(inForce([agency, admin])).toBe(agency)
  })
})

describe('what a story that has come says', () => {
  test('is nothing where it is usable, unless it lifts something', () => {
    expect(heard(story())).toBeUndefined()
    expect(heard(story(), {}, [])).toBeUndefined()
    expect(lifts(story({ signals: ['restore'] }))).toBe(true)
    expect(lifts(story({ signals: ['restore'], pubStatus: 'canceled' }))).toBe(false)
    expect(lifts(story())).toBe(false)
  })

  test('of its own status is kept with the item that said it and the words', () => {
    expect(heard(story({ pubStatus: 'withheld', signals: ['withhold'] }), { item: 9, itemRevision: 3 })).toEqual({
      status: 'withheld',
      by: 'agency',
      actor: 'Agency',
      reason: '“Bridge closed for repairs”',
      note: 'Bridge closed for repairs',
      signals: ['withhold'],
      item: 9,
      itemRevision: 3,
      at: new Date(at(30)),
    })
  })

  test('in a notice is kept with the notice’s name and its note to editors', () => {
    expect(heard(notice({ edNote: 'It is wrong.' }))).toMatchObject({
      status: 'canceled',
      reason: 'the notice tag:k: “KILL: Bridge closed for repairs / It is wrong.”',
      note: 'It is wrong.',
    })
  })

  test('of many words is kept by its first four hundred letters', () => {
    expect(heard(notice({ headline: 'K'.repeat(500) }))!.reason).toBe(`the notice tag:k: “${'K'.repeat(400)}”`)
  })

  test('to lift a kill is kept with its words, and puts no note nor signal on the story', () => {
    const lift = notice({ pubStatus: 'usable', signals: ['restore'], headline: 'KILL WITHDRAWN: Bridge', edNote: 'It is right.' })
    expect(heard(lift)).toMatchObject({
      status: 'usable',
      reason: 'the notice tag:k: “KILL WITHDRAWN: Bridge / It is right.”',
      note: null,
      signals: [],
    })
  })

  test('is heard once: the same item in another revision says it anew, and so does the same revision where it says more', () => {
    const before = [word('withheld', 20, { item: 7 as ItemId, itemRevision: 1 })]
    const hold = story({ pubStatus: 'withheld' })
    expect(heard(hold, { itemRevision: 1 }, before)).toBeUndefined()
    expect(heard(hold, { itemRevision: 1 }, [...before, word('usable', 25)])).toBeUndefined()
    expect(heard(hold, { itemRevision: 2 }, before)).toMatchObject({ status: 'withheld', itemRevision: 2 })
    expect(heard(hold, { item: 8, itemRevision: 1 }, before)).toMatchObject({ status: 'withheld', item: 8 })
    expect(heard(story({ pubStatus: 'canceled' }), { itemRevision: 1 }, before)).toMatchObject({ status: 'canceled' })
  })
})

describe('the item that was held, sent again without its hold', () => {
  const hold = word('withheld', 20, { item: 7 as ItemId, itemRevision: 1 })
  test('releases its story', () => {
    expect(heard(story(), { itemRevision: 2 }, [hold])).toMatchObject({
      status: 'usable',
      reason: 'the item was sent again without its hold',
      note: null,
      signals: ['withhold'],
    })
  })
  test('lifts no kill that came in between and is heard after it', () => {
    const again = heard(story(), { itemRevision: 2 }, [hold])!
    const kill = word('canceled', 25)
    expect(statusOf([hold, { ...again, at: new Date(at(30)) }])).toBe('usable')
    expect(statusOf([hold, { ...again, at: new Date(at(30)) }, kill])).toBe('canceled')
    expect(statusOf([hold, { ...again, at: new Date(at(30)) }, kill, word('usable', 40)])).toBe('usable')
  })
  test('lifts no kill where an embargo without a time ends with it, which is named now or lifted', () => {
    const timeless = { ...hold, signals: ['embargo' as const] }
    for (const over of [{ embargoedUntil: at(59) }, { embargoLifted: true as const }]) {
      const again = heard(story(over), { itemRevision: 2 }, [timeless])!
      expect(again).toMatchObject({ status: 'usable' })
      expect(statusOf([timeless, { ...again, at: new Date(at(30)) }, word('canceled', 25)])).toBe('canceled')
    }
  })
  test('holds again where a hold comes after it', () => {
    const again = { ...heard(story(), { itemRevision: 2 }, [hold])!, at: new Date(at(30)) }
    expect(statusOf([hold, again, { ...hold, itemRevision: 3, at: new Date(at(35)) }])).toBe('withheld')
    expect(statusOf([hold, again, byAdmin('canceled', 25)])).toBe('canceled')
  })
  test('releases nothing that was killed, that an admin ruled, that another item held, or that it was sent before', () => {
    for (const [rulings, from] of [
      [[word('canceled', 20, { item: 7 as ItemId })], { itemRevision: 2 }],
      [[hold, byAdmin('canceled', 25)], { itemRevision: 2 }],
      [[hold], { item: 8, itemRevision: 2 }],
      [[hold], { itemRevision: 1 }],
      [[{ ...hold, itemRevision: 3 }], { itemRevision: 2 }],
    ] as const)
      expect(heard(story(), from, [...rulings])).toBeUndefined()
  })
})

test('an admin’s ruling has a name and a reason also where none was given', () => {
  const on = new Date(at(5))
  expect(decree('canceled', { at: on })).toEqual({
    status: 'canceled',
    by: 'admin',
    actor: 'an admin',
    reason: 'no reason was given',
    note: null,
    signals: [],
    item: null,
    itemRevision: null,
    at: on,
  })
  expect(decree('usable', { actor: 'ana', reason: 'I looked', at: on })).toMatchObject({ actor: 'ana', reason: 'I looked' })
})

test.each([
  [word('canceled', 1), { rule: 'notice', outcome: 'killed', reason: 'Agency withdrew it: its words' }],
  [word('withheld', 1), { rule: 'notice', outcome: 'killed', reason: 'Agency holds it back: its words' }],
  [word('usable', 1), { rule: 'notice', outcome: 'restored', reason: 'Agency restored it: its words' }],
  [byAdmin('usable', 1), { rule: 'admin', outcome: 'restored', reason: 'ana restored it: I looked' }],
])('a ruling is explained in one sentence: $reason', (ruling, sentence) => {
  expect(saidOf(ruling)).toEqual(sentence)
})

describe('what a story says itself', () => {
  const ruling = word('canceled', 20, { note: 'It is wrong.', signals: ['kill', 'correction'] })
  test.each<[string, Partial<Story>]>([
    ['with no note of its own', {}],
    ['with a note of its own', { edNote: 'Adds quotes.' }],
    ['with signals of its own', { signals: ['update', 'correction'] }],
    ['with an embargo of its own', { embargoedUntil: at(50) }],
  ])('is kept behind a kill, and is the same when that is lifted: %s', (_, over) => {
    const own = story(over)
    for (const embargo of [undefined, at(55)]) {
      const ruled = under(ruling, own, embargo)
      expect(ruled).toMatchObject({ pubStatus: 'canceled', edNote: 'It is wrong.' })
      expect(ruled.embargoedUntil).toBe(embargo ?? own.embargoedUntil)
      expect(ruled.signals).toEqual([...new Set([...own.signals, 'kill', 'correction'])])
      expect(ownOf(ruled)).toStrictEqual({ ...own, pubStatus: 'canceled' })
    }
  })

  test('stands alone where nothing holds: neither a word that lifted a kill nor one that was never said leaves a trace', () => {
    const lifting = word('usable', 25, { note: 'It is right.', signals: ['restore'] })
    for (const holds of [undefined, lifting])
      expect(under(holds, story({ edNote: 'Adds quotes.' }))).toStrictEqual(story({ edNote: 'Adds quotes.' }))
    expect(ownOf(story())).toStrictEqual(story())
  })

  test('is laid under an embargo that it does not name, and its signals and note stay', () => {
    const own = story({ edNote: 'Adds quotes.', signals: ['update'] })
    expect(under(undefined, own, at(50))).toMatchObject({
      embargoedUntil: at(50),
      edNote: 'Adds quotes.',
      signals: ['update'],
      pubStatus: 'usable',
    })
  })

  test('keeps its own note where the word that withdraws it has none', () => {
    expect(under(word('canceled', 20), story({ edNote: 'Adds quotes.' })).edNote).toBe('Adds quotes.')
  })
})

describe('a word on a story that stands', () => {
  test('makes a version where it changes what holds, which says what changed', () => {
    const kill = rule(standing(story()), word('canceled', 20))
    expect(kill.steps).toMatchObject([
      { step: 'rule', story: 'old' },
      { step: 'version', version: 2, change: 'killed', content: { pubStatus: 'canceled' }, told: null, from: null },
      { step: 'explain', story: 'old', why: { rule: 'notice', outcome: 'killed' } },
    ])
    const lift = rule(kill.standing, word('usable', 25))
    expect(lift.steps).toMatchObject([{ step: 'rule' }, { step: 'version', version: 3, change: 'restored' }, { step: 'explain' }])
    expect(lift.standing).toMatchObject({ version: 3, content: { pubStatus: 'usable' } })
    expect(lift.standing.history.map(({ version, stood, told }) => [version, stood, told === null])).toEqual([
      [1, true, false],
      [2, true, true],
      [3, true, true],
    ])
  })

  test('is only kept where the same holds as before', () => {
    const again = rule(killed(), word('canceled', 25))
    expect(again.steps).toEqual([{ step: 'rule', story: 'old', ruling: word('canceled', 25) }])
    expect(again.standing.version).toBe(2)
    expect(statusOf(again.standing.rulings)).toBe('canceled')
  })
})

describe('an embargo without a readable time', () => {
  const hold = { ...word('withheld', 20, { item: 7 as ItemId, itemRevision: 2 }), signals: ['embargo' as const] }
  const says = (over: Partial<Story>, from: Parameters<typeof arrive>[1]) => heard(story(over), from, [hold])?.reason

  test('ends when its agency names a time or says that it is lifted, and not by silence', () => {
    expect(says({}, { itemRevision: 3 })).toBeUndefined()
    expect(says({}, { item: 8, minute: 40 })).toBeUndefined()
    expect(says({ embargoLifted: true }, { itemRevision: 3, minute: 10 })).toBe('it says that its embargo is lifted')
    expect(says({ embargoedUntil: at(50) }, { item: 8, minute: 40 })).toBe(`its embargo ends at ${at(50)}`)
  })
  test('is not ended by what came before it', () => {
    expect(says({ embargoLifted: true }, { itemRevision: 1, minute: 10 })).toBeUndefined()
    expect(says({ embargoLifted: true }, { item: 8, minute: 10 })).toBeUndefined()
    expect(says({ embargoLifted: true }, { item: 8, minute: 20 })).toBeUndefined()
  })
  test('is told when it begins, and a hold without it, or a kill, is not', () => {
    const told = (one: typeof hold) => rule(standing(story()), one).steps.filter(({ step }) => step === 'withheld')
    expect(told(hold)).toMatchObject([{ of: standing(story()).id, ruling: hold }])
    expect(told({ ...hold, signals: [] })).toEqual([])
    expect(told({ ...hold, status: 'canceled' })).toEqual([])
  })
})
