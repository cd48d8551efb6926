/**
 * Clusters that become one: what holds a story in one of them holds its agency's copies in the other.
 */
import { describe, expect, test } from 'vitest'
import type { ClusterId, FeedId, ItemId, StoryId } from '#src/brand.ts'
import { toldHash } from '#src/story/change.ts'
import { embargoed, heldUntil, ruledByMerge, after as stateAfter } from '#src/story/place/merged.ts'
import type { Retelling, Standing, StatusRuling, Step } from '#src/story/place/plan.ts'
import { inForce, under } from '#src/story/place/status.ts'
import type { Story } from '#src/story/story.ts'
import { arrive, at, byAdmin, kinds, long, now, past, standing, story, word } from './stories.ts'

const into = 'one' as ClusterId
const text = { headline: 'Bridge closed for repairs', bodyText: long, wordCount: 40 }
/** A story of the agency with the same text, under a name of its own; with a word on it, it stands under that. */
function one(id: string, over: Partial<Story> = {}, rulings: StatusRuling[] = []): Standing {
  const own = story({ uri: `tag:${id}`, ...text, ...over })
  return standing(under(inForce(rulings), own), { id: id as StoryId, rulings })
}
const merge = (...clusters: Standing[][]) => ruledByMerge(clusters, into, now)
/** Which stories have new versions, and how they stand then. */
const became = (steps: Step[]) =>
  steps.flatMap((step) => (step.step === 'version' ? [[step.of.id, step.content.pubStatus, step.content.embargoedUntil ?? null]] : []))
/** Minutes after the clock's now. */
const until = (minutes: number) => ({ embargoedUntil: new Date(now.getTime() + minutes * 60_000).toISOString() })
const kill = word('canceled', 20, { signals: ['kill'] })
const hold = word('withheld', 20, { signals: ['withhold'] })

describe('when clusters become one, a word on a story', () => {
  test.each([
    ['a kill', kill, 'canceled'],
    ['a hold', hold, 'withheld'],
    ['an admin’s kill', byAdmin('canceled', 20), 'canceled'],
  ])('%s is meant of its agency’s copies in the others', (_, said, status) => {
    const steps = merge([one('a', {}, [said])], [one('b')], [one('c')])
    expect(became(steps)).toEqual([
      ['b', status, null],
      ['c', status, null],
    ])
    expect(kinds(steps)).toEqual(['rule', 'version', 'explain', 'rule', 'version', 'explain'])
    expect(steps[0]).toMatchObject({ story: 'b', ruling: said })
    expect(steps[1]).toMatchObject({ of: { id: 'b', clusterId: into } })
  })

  test('is not meant of another agency’s copies, of other texts, nor of those in its own cluster', () => {
    expect(merge([one('a', {}, [kill])], [one('b', { agency: 'Another' })])).toEqual([])
    const other = { headline: 'Harvest fails in the south', bodyText: long.replaceAll('word', 'other') }
    expect(merge([one('a', {}, [kill])], [one('b', other)])).toEqual([])
    expect(merge([one('a', {}, [kill]), one('b')])).toEqual([])
  })

  test('that makes it usable reaches nobody', () => {
    expect(merge([one('a', {}, [kill, byAdmin('usable', 30)])], [one('b')])).toEqual([])
    expect(merge([one('a')], [one('b')])).toEqual([])
  })

  test('is heard once by each: the same word, of the same item and time', () => {
    expect(merge([one('a', {}, [kill])], [one('b', {}, [kill])])).toEqual([])
    const [later, another, anew] = [
      { ...kill, at: new Date(at(21)) },
      { ...kill, item: 51 as ItemId },
      { ...kill, itemRevision: 2 },
    ]
    for (const said of [later, another, anew]) {
      // Each hears the other's: both are withdrawn already, and only keep the word.
      expect(kinds(merge([one('a', {}, [kill])], [one('b', {}, [said])]))).toEqual(['rule', 'rule'])
    }
    const held = { ...kill, status: 'withheld' as const }
    expect(became(merge([one('a', {}, [kill])], [one('b', {}, [held])]))).toEqual([['b', 'canceled', null]])
  })

  test('that an admin lifted of the copy after it, leaves it restored', () => {
    const steps = merge([one('a', {}, [kill])], [one('b', {}, [byAdmin('usable', 30)])])
    expect(became(steps)).toEqual([])
    expect(kinds(steps)).toEqual(['rule'])
  })

  test('of two is heard from each, in turn', () => {
    const steps = merge([one('a', {}, [hold]), one('c', {}, [{ ...kill, item: 51 as ItemId, at: new Date(at(25)) }])], [one('b')])
    expect(became(steps)).toEqual([
      ['b', 'withheld', null],
      ['b', 'canceled', null],
    ])
    expect(steps.flatMap((step) => (step.step === 'version' ? [step.version] : []))).toEqual([2, 3])
  })

  test('an embargo that runs holds the copies, and one that is over does not', () => {
    expect(became(merge([one('a', until(30))], [one('b')]))).toEqual([['b', 'usable', until(30).embargoedUntil]])
    expect(merge([one('a', until(0))], [one('b')])).toEqual([])
    expect(merge([one('a', until(-1))], [one('b')])).toEqual([])
  })

  test('an embargo and a kill hold both', () => {
    const steps = merge([one('a', until(30), [kill])], [one('b')])
    expect(became(steps)).toEqual([
      ['b', 'usable', until(30).embargoedUntil],
      ['b', 'canceled', until(30).embargoedUntil],
    ])
  })
})

describe('a story that is held until a time that a copy names', () => {
  const { embargoedUntil: end } = until(30) as { embargoedUntil: string }

  test('has a version that says so, and that nothing new was told', () => {
    const there = one('b')
    const { standing: then, steps } = embargoed(there, [one('a', until(30))], now)
    expect(steps).toMatchObject([
      { step: 'version', of: there, version: 2, change: 'updated', told: null, from: null, content: { embargoedUntil: end } },
      { step: 'explain', story: 'b', why: { rule: 'embargo', outcome: 'embargoed', reason: `a copy of it is embargoed until ${end}` } },
    ])
    expect(then).toMatchObject({ version: 2, content: { embargoedUntil: end, unruled: { embargoedUntil: null } } })
    expect(then.history.map(({ version }) => version)).toEqual([1, 2])
  })

  test('stays as it is where no copy names one', () => {
    const there = one('b')
    expect(embargoed(there, [one('a')], now)).toEqual({ standing: there, steps: [] })
  })

  test('stays withdrawn where it was, and keeps the words that it had itself', () => {
    const { standing: then, steps } = heldUntil(one('b', { edNote: 'Its own' }, [{ ...kill, note: 'Withdrawn' }]), end, 'so it is')
    expect(then.content).toMatchObject({ pubStatus: 'canceled', embargoedUntil: end, edNote: 'Withdrawn', unruled: { edNote: 'Its own' } })
    expect(steps[1]).toMatchObject({ why: { reason: 'so it is' } })
  })
})

describe('a story when steps have been written', () => {
  const there = standing(story(), { rulings: [kill], retold: [retold(3), retold(4)] })
  function retold(item: number, version = 1): Retelling {
    return { version, item: item as ItemId, itemRevision: 1, feed: 'wire' as FeedId, arrivedAt: new Date(at(5)) }
  }
  const said = { content: story({ headline: 'Bridge open' }), print: null as never, from: null }
  const version = (over: object = {}): Step =>
    ({ step: 'version', of: there, version: 2, change: 'updated', told: toldHash(said.content), ...said, ...over }) as Step
  const other = { ...there, id: 'another' as StoryId }

  test('stands by its last version, and what said the one before again is over', () => {
    const then = stateAfter(there, [version()])
    expect(then).toMatchObject({ version: 2, content: { headline: 'Bridge open' }, retold: [], rulings: [kill] })
    expect(then.history.map((one) => [one.version, one.stood])).toEqual([
      [1, true],
      [2, true],
    ])
  })

  test('keeps what said it again where the version tells nothing new', () => {
    expect(stateAfter(there, [version({ told: null })]).retold).toEqual(there.retold)
  })

  test('has a word more, and an earlier state more that never stood', () => {
    const then = stateAfter(there, [
      { step: 'rule', story: there.id, ruling: hold },
      { step: 'history', of: there.id, version: 2, told: toldHash(said.content), ...said, from: arrive(said.content).from } as Step,
    ])
    expect(then).toMatchObject({ version: 1, content: there.content, rulings: [kill, hold] })
    expect(then.history.map((one) => [one.version, one.stood])).toEqual([
      [1, true],
      [2, false],
    ])
  })

  test('was said again by an item in its last words only', () => {
    const then = stateAfter(there, [{ step: 'retell', of: there.id, by: retold(3, 7) } as Step])
    expect(then.retold.map(({ item, version }) => [item, version])).toEqual([
      [4, 1],
      [3, 7],
    ])
  })

  test('is untouched by what is written of another', () => {
    const steps = [
      version({ of: other }),
      { step: 'rule', story: other.id, ruling: hold },
      { step: 'history', of: other.id, version: 9, told: 'x', ...said },
      { step: 'retell', of: other.id, by: retold(5) },
      { step: 'explain', story: there.id, why: { rule: 'notice', outcome: 'killed', reason: 'x' } },
    ] as Step[]
    expect(stateAfter(there, steps)).toEqual(there)
  })

  test('leaves the one that it was made of as it was', () => {
    stateAfter(there, [version(), { step: 'rule', story: there.id, ruling: hold }])
    expect(there).toMatchObject({ version: 1, rulings: [kill] })
    expect(there.history).toHaveLength(1)
    expect(past(story()).version).toBe(1)
  })
})
