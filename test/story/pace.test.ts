/**
 * Which version waits for its story's pace, and until when.
 */
import { describe, expect, test } from 'vitest'
import type { ItemId, StoryId } from '#src/brand.ts'
import { place } from '#src/story/place/index.ts'
import { pacedUntil, succeeds, takesPlace, waitsForStory, withReplaced } from '#src/story/place/pace.ts'
import type { Past, Plan, Standing, Step } from '#src/story/place/plan.ts'
import type { Story } from '#src/story/story.ts'
import { arrive, at, byAdmin, distinct, fresh, long, notice, past, standing, story } from './stories.ts'

const now = new Date(at(30))
const soon = new Date(now.getTime() + 20_000)
const minute = { everySeconds: 60 }

/** A story with so many versions, one in each of the last minutes before 10:30. */
const running = (versions: number, over: Partial<Past> = {}): Standing => ({
  ...standing(story()),
  version: versions,
  history: Array.from({ length: versions }, (_, n) =>
    past(story(), { version: n + 1, told: `t${n}`, madeAt: new Date(at(30 - versions + n + 1)), ...over }),
  ),
})
/** What becomes of it when its item says something else. */
const edit = (there: Standing, over: Partial<Story> = {}): Plan =>
  place(
    arrive(story({ bodyText: `${story().bodyText} More is known now.`, ...over }), { item: 1, itemRevision: 50 }),
    { known: [{ standing: there, by: 'item' }] },
    { ...fresh, now },
  )

describe('an update', () => {
  test('waits where its story has had more than six versions in ten minutes, until one pace after the last', () => {
    expect(pacedUntil(edit(running(7)), minute, soon)).toEqual(new Date(at(31)))
    expect(pacedUntil(edit(running(6)), minute, soon)).toBeUndefined()
    expect(pacedUntil(edit(running(7)), minute, new Date(at(31)))).toBeUndefined()
    expect(pacedUntil(edit(running(7)), { everySeconds: 0 }, soon)).toBeUndefined()
  })

  test('waits for what items told and stood: not for the history, nor for what an admin or a notice made', () => {
    for (const over of [{ stood: false }, { told: null }, { madeAt: undefined }, { madeAt: new Date(at(18)) }])
      expect(pacedUntil(edit(running(9, over)), minute, soon)).toBeUndefined()
  })

  test('waits on where one pace is as long as the time in which versions are counted', () => {
    const slow = {
      ...running(7),
      history: running(7).history.map((one, n) => ({ ...one, madeAt: new Date(now.getTime() - (6 - n) * 600_000) })),
    }
    expect(pacedUntil(edit(slow), { everySeconds: 600 }, soon)).toEqual(new Date(now.getTime() + 600_000))
    expect(pacedUntil(edit(slow), minute, soon)).toBeUndefined()
  })

  test('waits no longer than a pace from when the first of those came whose place it takes', () => {
    const since = new Date(now.getTime() - 30_000)
    expect(pacedUntil(edit(running(7)), { ...minute, since }, soon)).toEqual(new Date(since.getTime() + 60_000))
    expect(pacedUntil(edit(running(7)), { ...minute, since: soon }, soon)).toEqual(new Date(at(31)))
  })

  test('does not wait for a time that comes once more, the clock having been set back', () => {
    const ahead = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
    expect(pacedUntil(edit(running(9, { madeAt: ahead(60) })), minute, soon)).toBeUndefined()
    const before = running(7)
    const both = { ...before, history: [...before.history, past(story(), { version: 8, told: 't8', madeAt: ahead(60) })] }
    expect(pacedUntil(edit(both), { ...minute, since: ahead(61) }, soon)).toEqual(new Date(at(31)))
  })

  test('waits also where it brings its story another name', () => {
    expect(pacedUntil(edit(running(7), { url: 'https://agency.example/other' }), minute, soon)).toEqual(new Date(at(31)))
  })

  test('waits also where its feed is to be noted, or its story’s history says something of it', () => {
    const plan = edit(running(7))
    const more: Step[] = [
      { step: 'note', feed: 'wire' as never },
      { step: 'explain', story: 'old' as StoryId, why: distinct },
    ]
    expect(pacedUntil({ ...plan, steps: [...more, ...plan.steps] }, minute, soon)).toEqual(new Date(at(31)))
  })

  test.each<[string, Partial<Story>, Partial<Standing>]>([
    ['corrects', { signals: ['correction'] }, {}],
    ['clarifies', { signals: ['clarification'] }, {}],
    ['kills', { pubStatus: 'canceled', signals: ['kill'] }, {}],
    ['holds', { pubStatus: 'withheld', signals: ['embargo'] }, {}],
    ['embargoes', { embargoedUntil: at(59) }, {}],
    ['embargoes longer', { embargoedUntil: at(59) }, { content: story({ embargoedUntil: at(40) }) }],
    ['frees', { embargoLifted: true }, { content: story({ embargoedUntil: at(40) }) }],
    ['restores', { signals: ['restore'], bodyText: long, wordCount: 40 }, { rulings: [byAdmin('canceled', 20)] }],
  ])('that %s its story waits for nothing', (_, over, there) => {
    expect(pacedUntil(edit({ ...running(7), ...there }, over), minute, soon)).toBeUndefined()
  })

  test('that meets a notice waits for nothing', () => {
    const plan = edit(running(7))
    const version = plan.steps.find(({ step }) => step === 'version') as Extract<Step, { step: 'version' }>
    for (const step of [
      { step: 'apply', notices: [], to: 'old' },
      { step: 'rule', story: 'old', ruling: byAdmin('usable', 1) },
      { ...version, told: null },
      version,
    ] as Step[])
      expect(pacedUntil({ ...plan, steps: [...plan.steps, step] }, minute, soon)).toBeUndefined()
    const ruled = { ...plan, steps: [{ ...version, ruling: byAdmin('usable', 1) }] }
    expect(pacedUntil(ruled, minute, soon)).toBeUndefined()
    expect(pacedUntil({ ...plan, steps: [{ ...version, told: null }] }, minute, soon)).toBeUndefined()
  })
})

describe('a later state of an item', () => {
  const old = 'old' as StoryId
  test('takes the place of one of the same story, unless its source says that it is the older', () => {
    const [early, late] = [
      { story: old, said: at(1) },
      { story: old, said: at(2) },
    ]
    expect([takesPlace(late, early), takesPlace(early, early), takesPlace(early, late)]).toEqual([true, true, false])
    expect([takesPlace({ story: old }, late), takesPlace(early, { story: old })]).toEqual([true, true])
    expect(takesPlace({ ...late, story: 'other' as StoryId }, early)).toBe(false)
  })

  test('is one that stands, or would; a word alone, or what goes into the history, is none', () => {
    const unchanged: Plan = { stored: { kind: 'unchanged', story: old }, steps: [] }
    expect(succeeds(edit(running(7)), story())).toBe(true)
    expect(succeeds(unchanged, story())).toBe(true)
    for (const word of [
      notice(),
      story({ signals: ['restore'] }),
      story({ pubStatus: 'withheld' }),
      story({ refersTo: notice().refersTo! }),
    ])
      expect(succeeds(unchanged, word)).toBe(false)
    const late = edit({ ...running(7), content: story({ updated: at(29) }) }, { updated: at(1) })
    expect(late.steps.map(({ step }) => step)).toContain('history')
    expect(succeeds(late, story())).toBe(false)
    const killed = edit(running(7), { bodyText: '', wordCount: 0, pubStatus: 'canceled', signals: ['kill'] })
    expect([killed.stored, succeeds(killed, notice())]).toEqual([expect.objectContaining({ change: 'killed' }), false])
  })
})

test('a notice whose story is not there may speak of what waits', () => {
  const alone = place(arrive(notice()), { match: distinct }, fresh)
  expect([waitsForStory(alone), waitsForStory(edit(running(7)))]).toEqual([true, false])
})

test('the history names the states whose place a version has taken', () => {
  const plan = edit(running(7))
  const item = 12 as ItemId
  expect(withReplaced(plan, { item, revisions: [] })).toEqual(plan.steps)
  const reasons = [[8], [8, 9]].map((revisions) => withReplaced(plan, { item, revisions }).at(-1))
  expect(reasons).toEqual([
    { step: 'explain', story: 'old', why: { rule: 'pace', outcome: 'replaced', reason: expect.stringMatching(/one state .*: 12\.8$/) } },
    {
      step: 'explain',
      story: 'old',
      why: { rule: 'pace', outcome: 'replaced', reason: expect.stringMatching(/2 states .*: 12\.8, 12\.9$/) },
    },
  ])
})
