/**
 * What a plan says beside where a story belongs: notices that it meets, copies that its words reach, what it shows of clusters.
 */
import { describe, expect, test } from 'vitest'
import type { ClusterId, FeedId, ItemId, StoryId } from '#src/brand.ts'
import type { Match } from '#src/story/decide/match.ts'
import { copiesRuled, isNamed, isOfNotice, kinCluster, place } from '#src/story/place/index.ts'
import type { Found, Known, Standing, Step } from '#src/story/place/plan.ts'
import type { Story } from '#src/story/story.ts'
import { arrive, at, byAdmin, distinct, fresh, killed, kinds, like, long, notice, past, standing, story, waiting, word } from './stories.ts'

const by = (there: Standing, over: Partial<Known> = {}): Found => ({ known: [{ standing: there, by: 'item', ...over }] })
const versions = (steps: readonly Step[]) =>
  steps.flatMap((one) => (one.step === 'version' ? [[one.of.id, one.change, one.content.pubStatus]] : []))
const copy = (id: string, over: Partial<Story> = {}) => standing(story({ uri: `tag:${id}`, ...over }), { id: id as StoryId })
/** A text of its own beside the marker. */
const full = { bodyText: long, wordCount: 40 }

/** Words that may be an order, without a text. */
const order = {
  bodyText: '',
  wordCount: 0,
  perhaps: { signal: 'kill' as const, refersTo: { uris: [], items: [], headlines: [story().headline], exact: true as const } },
}

describe('what is like a notice alone', () => {
  test.each<[string, Story, Story, boolean]>([
    ['a story', story(), notice(), true],
    ['a notice that says the same', notice(), notice(), false],
    ['a notice that says another thing', notice({ pubStatus: 'withheld' }), notice(), true],
    ['a notice that lifts', notice({ pubStatus: 'usable', signals: ['restore'] }), notice({ pubStatus: 'usable' }), true],
    ['a notice with the story’s text', notice(full), notice(), true],
    ['anything, of a notice with the story’s text', story(), notice(full), false],
    ['anything, of a story', notice(), story(), false],
    ['the story that an order names', story(), story({ headline: 'cancel: Bridge', ...order }), true],
    ['a story that an order does not name', story({ headline: 'Rain' }), story({ headline: 'cancel: Bridge', ...order }), false],
    ['the story that an order over a text names', story(), story({ ...order, ...full }), false],
  ])('is of its name alone: %s', (_, one, matched, of) => {
    expect(isOfNotice(one, matched)).toBe(of)
  })
})

describe('a story that comes under a new name', () => {
  const renamed = arrive(story({ headline: 'Ferry sinks off Omry' }), { item: 1, itemRevision: 2 })
  const speaks = (of: string, over: Partial<Story> = {}) => notice({ refersTo: { uris: [], items: [], headlines: [of] }, ...over })
  const met = waiting('n', speaks('Ferry sinks off Omry'), 60, 40)

  test('meets the notice that has waited for that: it is ruled, and its copies', () => {
    const found = { ...by(standing(story())), waiting: [met], kin: [copy('copy'), copy('other', { headline: 'Rain', ...full })] }
    expect(kinCluster(renamed, found)).toBe('old-cluster')
    const { stored, steps } = place(renamed, found, fresh)
    expect(stored).toEqual({ kind: 'version', story: 'old', version: 2, change: 'killed' })
    expect(kinds(steps).slice(0, 3)).toEqual(['name', 'apply', 'rule'])
    expect(steps[1]).toEqual({ step: 'apply', notices: ['n'], to: 'old' })
    expect(versions(steps)).toEqual([
      ['old', 'killed', 'canceled'],
      ['copy', 'killed', 'canceled'],
    ])
  })

  test('meets an order over its own text, which came under another name before', () => {
    const shouted = standing(story({ headline: 'ANULADO: Ferry sinks off Omry' }))
    const refersTo = { uris: [], items: [], headlines: ['Ferry sinks off Omry'], exact: true as const }
    const own = (item: number) => ({ ...by(shouted), waiting: [waiting('old', notice({ refersTo }), item, 1)] })
    expect(versions(place(renamed, own(60), fresh).steps)).toEqual([['old', 'killed', 'canceled']])
    expect(kinds(place(renamed, own(1), fresh).steps)).not.toContain('rule')
  })

  test('does not meet what speaks of a name that it had, itself, or nothing that speaks of another', () => {
    const had = waiting('n', speaks('Bridge closed for repairs'), 60, 40)
    const itself = waiting('old', speaks('Ferry sinks off Omry'), 60, 40)
    const { refersTo: _, ...unnamed } = notice()
    for (const one of [had, itself, waiting('n', unnamed, 60, 40)]) {
      const found = { ...by(standing(story())), waiting: [one] }
      expect(kinCluster(renamed, found)).toBeUndefined()
      expect(kinds(place(renamed, found, fresh).steps)).toEqual(['name', 'version', 'retell'])
    }
  })
})

test('a notice that waited, and comes again as the story that it speaks of, waits no longer', () => {
  const waits = standing(story(), { waits: true })
  const { steps } = place(arrive(story()), by(waits), fresh)
  expect(kinds(steps)).toEqual(['name', 'apply', 'retell'])
  expect(steps[1]).toEqual({ step: 'apply', notices: ['old'], to: 'old' })
  expect(kinds(place(arrive(story()), by(standing(story())), fresh).steps)).toEqual(['name', 'retell'])
})

test('a notice that waited meets its story with nothing new to say, and waits no longer', () => {
  const waits = standing(notice(), { id: 'n' as StoryId, waits: true })
  const heard = standing(story(), { rulings: [word('canceled', 30, { item: 7 as ItemId })] })
  const { stored, steps } = place(arrive(notice()), { known: [{ standing: waits, by: 'item' }], referred: [heard] }, fresh)
  expect([stored, steps]).toEqual([{ kind: 'unchanged', story: 'old' }, [{ step: 'apply', notices: ['n'], to: 'old' }]])
  const still = place(arrive(notice()), { known: [{ standing: waits, by: 'item' }] }, fresh)
  expect(kinds(still.steps)).not.toContain('apply')
})

describe('what was worked off before', () => {
  const there = standing(story({ headline: 'Bridge open' }), { history: [past(story({ headline: 'Bridge open' }), { item: 2 as ItemId })] })
  const again = arrive(story(), { item: 1 })

  test('is known by the item, and says nothing of another story', () => {
    const toldBefore = place(arrive(story(), { item: 1 }), by(standing(story())), fresh) && past(story()).told
    expect(place(again, by(there, { toldBefore }), fresh).stored.kind).toBe('unchanged')
    expect(place(again, by(there, { toldBefore: 'else' }), fresh).stored.kind).toBe('version')
  })
})

describe('words that come with a story', () => {
  const kin = [copy('copy', full), { ...killed({ uri: 'tag:k2', ...full }, word('withheld', 20)), id: 'held' as StoryId }]
  const hold = word('withheld', 20, { item: 1 as ItemId, signals: ['embargo'] })
  const held = killed(full, hold)
  const comes = (over: Partial<Story>) =>
    place(arrive(story({ ...full, ...over }), { item: 1, itemRevision: 2 }), { ...by(held), kin }, fresh)

  test('free its copies when they say that its embargo is over, and only set them a time when its own has one now', () => {
    expect(versions(comes({ embargoLifted: true }).steps)).toEqual([
      ['old', 'restored', 'usable'],
      ['held', 'restored', 'usable'],
    ])
    expect(versions(comes({ embargoedUntil: at(59) }).steps)).toEqual([
      ['old', 'restored', 'usable'],
      ['copy', 'updated', 'usable'],
      ['held', 'updated', 'withheld'],
    ])
  })

  test('kill its copies, each once', () => {
    const { steps } = comes({ pubStatus: 'canceled' })
    expect(versions(steps).map(([id]) => id)).toEqual(['old', 'copy', 'held'])
  })
})

test('an agency’s lift says nothing to a copy that is free, and is heard by one under an embargo; an admin’s is kept with both', () => {
  const free = copy('free')
  const embargoed = copy('embargoed', { embargoedUntil: at(59) })
  const heard = (of: Parameters<typeof copiesRuled>[1]) =>
    copiesRuled(story(), of, [free, embargoed]).flatMap((one) => (one.step === 'rule' ? [one.story] : []))
  expect(heard(word('usable', 30))).toEqual(['embargoed'])
  expect(heard(byAdmin('usable', 30))).toEqual(['free', 'embargoed'])
  expect(heard(word('canceled', 30))).toEqual(['free', 'embargoed'])
})

describe('what is only a word', () => {
  const there = by(standing(story()), { by: 'uri' })
  test('of a lift: a text that comes with it is the story’s next version', () => {
    const lift = notice({ uri: 'tag:1', pubStatus: 'usable', signals: ['restore'] })
    const bare = place(arrive(lift), by(killed(), { by: 'uri' }), fresh)
    expect(kinds(bare.steps)).not.toContain('name')
    const text = place(arrive({ ...lift, ...full }), by(killed(), { by: 'uri' }), fresh)
    expect(text.steps.find(({ step }) => step === 'version')).toMatchObject({ content: { bodyText: long } })
  })

  test('of a release: a feed of headlines lists the story itself so', () => {
    const free = story({ signals: ['release'], embargoLifted: true })
    expect(kinds(place(arrive({ ...free, headline: 'Bridge closed for ever' }), there, fresh).steps)).toContain('name')
    const known = by(standing(story({ bodyText: long, wordCount: 40 })), { by: 'uri' })
    expect(kinds(place(arrive(free), known, fresh).steps)).not.toContain('name')
    expect(kinds(place(arrive({ ...free, uri: 'tag:9' }), there, fresh).steps)).not.toContain('name')
  })

  test('of a kill: with the story’s text it is its next version, and about another story it is a word all the same', () => {
    const kill = story({ pubStatus: 'canceled', ...full })
    expect(kinds(place(arrive(kill), there, fresh).steps)).toContain('name')
    expect(kinds(place(arrive({ ...kill, wordCount: 25 }), there, fresh).steps)).not.toContain('name')
    expect(kinds(place(arrive({ ...kill, wordCount: 26 }), there, fresh).steps)).toContain('name')
    const about = place(arrive(notice(full)), { referred: [standing(story())] }, fresh)
    expect(kinds(about.steps)).not.toContain('name')
  })
})

describe('a story that shows something of clusters', () => {
  const proof = { cluster: 'third', of: 'x', evidence: [] }
  const shown = { story: 'wrong', evidence: [] }
  const heldThere = { ...killed({ uri: 'tag:h', ...full }), id: 'held' as StoryId, clusterId: 'third' as ClusterId }
  const freeHere = { ...copy('here', full), clusterId: 'old-cluster' as ClusterId }
  const wanted = [
    { step: 'detach', from: 'old-cluster', shownBy: 'S', shown },
    { step: 'merge', into: 'old-cluster', shownBy: 'S', proof },
  ]
  const show = (match: Match, matched?: Standing) =>
    place(arrive(story({ uri: 'tag:2', headline: 'Bridge shut', ...full })), { match, matched, merging: [[freeHere], [heldThere]] }, fresh)
  const of = (steps: readonly Step[], id: string) =>
    steps
      .filter(({ step }) => step === 'detach' || step === 'merge')
      .map((one) => ({ ...one, shownBy: one.step === 'detach' || one.step === 'merge' ? (one.shownBy === id ? 'S' : one.shownBy) : '' }))

  test('as a new one, or as a version, brings them together, sends out what does not belong there, and has what holds a copy hold the other', () => {
    const created = show({ ...like('same-news'), proven: [proof], detached: [shown] })
    expect(of(created.steps, 'new')).toEqual(wanted)
    expect(versions(created.steps)).toEqual([['here', 'killed', 'canceled']])
    const revised = show({ ...like('revision'), proven: [proof], detached: [shown] }, standing(story()))
    expect(of(revised.steps, 'old')).toEqual(wanted)
    expect(versions(revised.steps).at(-1)).toEqual(['here', 'killed', 'canceled'])
  })

  test('that shows nothing brings nothing together, and one that only sends out rules none', () => {
    expect(versions(show(like('same-news')).steps)).toEqual([])
    const leaving = show({ ...like('same-news'), detached: [shown] })
    expect([of(leaving.steps, 'new'), versions(leaving.steps)]).toEqual([[wanted[0]], []])
    expect(of(show({ ...like('same-news'), proven: [proof] }).steps, 'new')).toEqual([wanted[1]])
    expect(kinds(show(distinct).steps)).toEqual(['create', 'name', 'explain'])
  })
})

describe('a notice whose story is not there', () => {
  test('in everyday words may be a story of its own, and waits as an order', () => {
    const perhaps = { signal: 'kill' as const, refersTo: { uris: [], items: [], headlines: ['Bridge closed'] } }
    const { stored, steps } = place(arrive(story({ perhaps })), { match: distinct }, fresh)
    expect(stored).toMatchObject({ unmatchedKill: false })
    expect(steps.at(-1)).toMatchObject({
      step: 'await',
      notice: 'new',
      carriesStory: true,
      told: { pubStatus: 'canceled', refersTo: perhaps.refersTo },
    })
  })

  test('that lifts is told to somebody, unless it brings the text', () => {
    const lift = notice({ pubStatus: 'usable', signals: ['restore'] })
    const alone = place(arrive(lift), { match: distinct }, fresh)
    expect([alone.stored, kinds(alone.steps).slice(-2)]).toEqual([
      expect.objectContaining({ unmatchedKill: false }),
      ['await', 'unmatched'],
    ])
    expect(alone.steps.at(-1)).toMatchObject({ doubtful: [] })
    expect(kinds(place(arrive({ ...lift, ...full }), { match: distinct }, fresh).steps)).not.toContain('unmatched')
    const { refersTo: _, ...unnamed } = lift
    expect(kinds(place(arrive(unnamed), { match: distinct }, fresh).steps)).not.toContain('unmatched')
  })
})

describe('a new story inherits of its copies', () => {
  const plan = (over: Partial<Story>, ruling = word('withheld', 20)) =>
    place(arrive(story({ uri: 'tag:2', ...full, ...over })), { match: like('same-news'), kin: [killed(full, ruling)] }, fresh)

  test('what holds them, unless it says itself that that is lifted', () => {
    expect(versions(plan({}).steps)).toEqual([['new', 'killed', 'withheld']])
    expect(versions(plan({ signals: ['release'] }).steps)).toEqual([])
    expect(versions(plan({ signals: ['release'] }, word('canceled', 20)).steps)).toEqual([['new', 'killed', 'canceled']])
    const timeless = word('withheld', 20, { signals: ['embargo'] })
    expect(versions(plan({}, timeless).steps)).toEqual([['new', 'killed', 'withheld']])
    expect(versions(plan({ embargoLifted: true }, timeless).steps)).toEqual([])
    expect(versions(plan({ embargoLifted: true }).steps)).toEqual([['new', 'killed', 'withheld']])
  })

  test('no word twice: not what it lifts itself, nor what was lifted before', () => {
    const rules = ({ steps }: { steps: readonly Step[] }) => steps.filter(({ step }) => step === 'rule').length
    expect(rules(plan({ signals: ['restore'] }, word('canceled', 20)))).toBe(1)
    expect(rules(plan({ signals: ['release'] }))).toBe(1)
    const restored = standing(story(full), { rulings: [word('canceled', 20), byAdmin('usable', 21)] })
    expect(rules(place(arrive(story({ uri: 'tag:2', ...full })), { match: like('same-news'), kin: [restored] }, fresh))).toBe(0)
  })

  test('nothing where it says more itself, and stands as it came', () => {
    const told = story({ pubStatus: 'canceled', signals: ['kill'] })
    const hold = waiting('n', notice({ pubStatus: 'withheld', signals: ['withhold'] }), 60, 40)
    const { steps } = place(arrive(told), { match: distinct, waiting: [hold] }, fresh)
    expect(versions(steps)).toEqual([])
    expect(steps[0]).toMatchObject({ step: 'create', content: told })
    expect(steps[0]?.step === 'create' && steps[0].content.unruled).toBeUndefined()
  })

  test('and is told to somebody where it comes under an embargo without a time', () => {
    const { steps } = place(arrive(story({ pubStatus: 'withheld', signals: ['embargo'] })), { match: distinct }, fresh)
    expect(kinds(steps)).toEqual(['create', 'name', 'explain', 'rule', 'withheld'])
  })
})

test('a notice is named by what it speaks of before what it came as, and a story by what it came as alone', () => {
  const [one, other] = [standing(story()), standing(story(), { id: 'other' as StoryId })]
  const at2 = (found: Found) => place(arrive(notice()), found, fresh).stored.story
  expect(at2({ known: [{ standing: one, by: 'url' }], referred: [other] })).toBe('other')
  const listed = place(arrive(story({ feed: 'wire' as FeedId })), { known: [{ standing: one, by: 'url' }], referred: [other] }, fresh)
  expect(listed.stored.story).toBe('old')
  expect(isNamed(arrive(story()), { referred: [other] })).toBe(false)
})
