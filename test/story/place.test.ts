/**
 * Where a story belongs, branch by branch: no database, no clock.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FeedId, ItemId, StoryId } from '#src/brand.ts'
import { toldHash } from '#src/story/change.ts'
import type { Match } from '#src/story/decide/match.ts'
import { nextVersion } from '#src/story/place/history.ts'
import { copiesRuled, isNamed, kinCluster, matchedStory, place, speaksOfAnother } from '#src/story/place/index.ts'
import type { Arrival, Found, Known, Plan, Standing, Step } from '#src/story/place/plan.ts'
import { ownOf, rule, under } from '#src/story/place/status.ts'
import type { Story } from '#src/story/story.ts'
import { runs } from '../support/runs.ts'
import {
  arrive,
  at,
  byAdmin,
  distinct,
  fresh,
  killed,
  kinds,
  like,
  long,
  notice,
  now,
  past,
  standing,
  story,
  waiting,
  word,
} from './stories.ts'

describe('what is looked for', () => {
  test('the story that a notice withdraws, unless the notice came under that story’s own uri', () => {
    expect(speaksOfAnother(arrive(notice()), {})).toBe(true)
    expect(speaksOfAnother(arrive(notice()), { known: [{ standing: standing(story()), by: 'url' }] })).toBe(true)
    expect(speaksOfAnother(arrive(notice({ uri: 'tag:1' })), { known: [{ standing: standing(story()), by: 'uri' }] })).toBe(false)
    expect(speaksOfAnother(arrive(story()), {})).toBe(false)
    // A notice that has waited comes again: its story may be there now.
    expect(speaksOfAnother(arrive(notice()), { known: [{ standing: standing(notice(), { waits: true }), by: 'uri' }] })).toBe(true)
  })

  test('texts that are like it, only when no name says where it belongs', () => {
    expect(isNamed(arrive(story()), {})).toBe(false)
    expect(isNamed(arrive(story()), { known: [{ standing: standing(story()), by: 'uri' }] })).toBe(true)
    expect(isNamed(arrive(notice()), { referred: [standing(story())] })).toBe(true)
    expect(isNamed(arrive(notice()), {})).toBe(false)
  })

  test('the story that its text is a version of; a copy of another source’s is none', () => {
    expect(matchedStory({ match: like('revision') })).toBe('old')
    expect(matchedStory({ match: like('duplicate') })).toBe('old')
    expect(matchedStory({ match: like('version') })).toBe('old')
    expect(matchedStory({ match: like('reprint') })).toBeUndefined()
    expect(matchedStory({ match: like('same-news') })).toBeUndefined()
    expect(matchedStory({ match: distinct })).toBeUndefined()
    expect(matchedStory({})).toBeUndefined()
  })
})

describe('a story that is like none', () => {
  test('founds a cluster of its own', () => {
    const arrival = arrive(story())
    const { stored, steps } = place(arrival, { match: distinct }, fresh)
    expect(stored).toMatchObject({ kind: 'created', story: 'new', match: distinct })
    expect(steps).toMatchObject([
      { step: 'create', id: 'new', cluster: 'new-cluster', founded: true, relation: 'original' },
      { step: 'name', story: 'new', names: arrival.names },
      { step: 'explain', story: 'new', why: distinct },
    ])
  })

  test('joins the cluster of the copy that it reprints, or of the news that its source tells again', () => {
    for (const relation of ['reprint', 'same-news'] as const) {
      const { steps } = place(arrive(story()), { match: like(relation) }, fresh)
      expect(steps[0]).toMatchObject({ step: 'create', cluster: 'old-cluster', founded: false, relation })
    }
  })

  test('is related to one and founds a cluster all the same', () => {
    const match: Match = { kind: 'related', of: 'old', similarity: 0.4, evidence: [] }
    const { steps } = place(arrive(story()), { match }, fresh)
    expect(steps[0]).toMatchObject({ step: 'create', cluster: 'new-cluster', founded: true, relation: 'related' })
  })

  test('is new when the one that its text is a version of is gone', () => {
    const { stored, steps } = place(arrive(story()), { match: like('revision') }, fresh)
    expect(stored.kind).toBe('created')
    expect(steps[0]).toMatchObject({ relation: 'original', founded: true })
  })

  test('is not placed before its text was compared', () => {
    expect(() => place(arrive(story()), {}, fresh)).toThrow('compared')
  })

  test('is withdrawn at once by the notices that waited for it: the first that says more counts', () => {
    const held = notice({ uri: 'tag:h', pubStatus: 'withheld', signals: ['withhold'] })
    const notices = [waiting('n1', held, 21, 1), waiting('n2', notice(), 22, 2), waiting('n3', notice({ uri: 'tag:k3' }), 23, 3)]
    const { stored, steps } = place(arrive(story()), { match: distinct, waiting: notices }, fresh)
    expect(stored.kind).toBe('created')
    expect(kinds(steps)).toEqual(['create', 'name', 'explain', 'apply', 'rule', 'version', 'explain', 'rule', 'version', 'explain', 'rule'])
    expect(steps[3]).toEqual({ step: 'apply', notices: ['n1', 'n2', 'n3'], to: 'new' })
    const versions = steps.flatMap((step) => (step.step === 'version' ? [step] : []))
    expect(versions.map(({ version, change, content }) => [version, change, content.pubStatus])).toEqual([
      [2, 'killed', 'withheld'],
      [3, 'killed', 'canceled'],
    ])
    expect(versions[0]!.of).toMatchObject({ clusterId: 'new-cluster', relation: 'original', firstSeenAt: now, releasedAt: now })
  })

  test('that is withdrawn by a notice that waited for it is so with its copies that were there', () => {
    const kin = [
      killed({}, word('withheld', 20)),
      standing(story({ uri: 'tag:3' }), { id: 'copy' as StoryId }),
      standing(story({ uri: 'tag:4', agency: 'Other' })),
    ]
    const { steps } = place(
      arrive(story({ uri: 'tag:2' })),
      { match: like('same-news'), waiting: [waiting('n', notice(), 21)], kin },
      fresh,
    )
    expect(steps.flatMap((step) => (step.step === 'version' ? [[step.of.id, step.content.pubStatus]] : []))).toContainEqual([
      'copy',
      'canceled',
    ])
    expect(steps.filter((step) => step.step === 'version' && step.of.content.agency === 'Other')).toEqual([])
  })

  test('that is embargoed is not released by its withdrawal', () => {
    const embargoed = story({ embargoedUntil: '2026-11-23T12:00:01Z' })
    const { steps } = place(arrive(embargoed), { match: distinct, waiting: [waiting('n', notice(), 21)] }, fresh)
    expect(steps.find(({ step }) => step === 'version')).toMatchObject({ of: { releasedAt: null } })
  })

  test('is killed at once when it is a copy of one that its agency has killed under another name, whoever has killed that', () => {
    for (const ruling of [word('canceled', 20), byAdmin('canceled', 20)]) {
      const kin = [killed({}, ruling)]
      const arrival = arrive(story({ uri: 'tag:2', headline: 'Bridge closed for repairs', bodyText: long }))
      expect(kinCluster(arrival, { match: like('same-news') })).toBe('old-cluster')
      const { steps } = place(arrival, { match: like('same-news'), kin }, fresh)
      expect(steps.find(({ step }) => step === 'version')).toMatchObject({ change: 'killed', content: { pubStatus: 'canceled' }, ruling })
    }
    const restored = standing(story(), { rulings: [word('canceled', 20), byAdmin('usable', 21)] })
    expect(kinds(place(arrive(story({ uri: 'tag:2' })), { match: like('same-news'), kin: [restored] }, fresh).steps)).not.toContain(
      'version',
    )
    const followUp = arrive(story({ uri: 'tag:2', headline: 'Minister visits the bridge', bodyText: long }))
    expect(kinds(place(followUp, { match: like('same-news'), kin: [killed()] }, fresh).steps)).not.toContain('version')
    const lifting = arrive(story({ uri: 'tag:2', bodyText: long, signals: ['restore'] }))
    expect(kinds(place(lifting, { match: like('same-news'), kin: [killed()] }, fresh).steps)).not.toContain('version')
  })

  test('that comes withdrawn or held withdraws or holds the copies of it that are there, and no follow-up', () => {
    const others = long.replaceAll('word', 'other')
    const followUp = standing(story({ uri: 'tag:4', headline: 'Another day', bodyText: others }), { id: 'follow-up' as StoryId })
    for (const status of ['canceled', 'withheld'] as const) {
      const arrival = arrive(story({ uri: 'tag:2', bodyText: long, pubStatus: status }))
      const { stored, steps } = place(arrival, { match: like('same-news'), kin: [standing(story()), followUp] }, fresh)
      expect(stored).toMatchObject({ kind: 'created', story: 'new' })
      expect(steps.filter(({ step }) => step === 'version')).toMatchObject([{ of: { id: 'old' }, content: { pubStatus: status } }])
    }
    const usable = arrive(story({ uri: 'tag:2', bodyText: long }))
    expect(kinds(place(usable, { match: like('same-news'), kin: [standing(story())] }, fresh).steps)).not.toContain('version')
  })

  test('that comes canceled stays so: the word is kept with it', () => {
    const { stored, steps } = place(arrive(story({ pubStatus: 'canceled' })), { match: distinct }, fresh)
    expect(stored).toMatchObject({ kind: 'created', unmatchedKill: true })
    expect(kinds(steps)).toEqual(['create', 'name', 'explain', 'rule', 'unmatched'])
  })
})

describe('a notice', () => {
  test('withdraws the story that it speaks of, and leaves that its text for the history', () => {
    const { stored, steps } = place(arrive(notice({ edNote: 'It is wrong.' })), { referred: [standing(story())] }, fresh)
    expect(stored).toEqual({ kind: 'version', story: 'old', version: 2, change: 'killed' })
    expect(kinds(steps)).toEqual(['rule', 'version', 'explain'])
    expect(steps[1]).toMatchObject({
      change: 'killed',
      content: { pubStatus: 'canceled', bodyText: 'The bridge is closed.', edNote: 'It is wrong.', signals: ['kill'] },
      told: null,
      from: null,
      ruling: { by: 'agency', actor: 'Agency' },
    })
    expect(steps[2]).toMatchObject({
      why: {
        rule: 'notice',
        outcome: 'killed',
        reason: expect.stringMatching(/^Agency withdrew it: the notice tag:k: “KILL: .* \/ It is wrong\.”$/),
      },
    })
  })

  test('withdraws what it came under the name of, when nothing else is meant', () => {
    const known = { standing: standing(story()), by: 'url' as const }
    expect(place(arrive(notice()), { known: [known] }, fresh).stored).toMatchObject({ kind: 'version', story: 'old', change: 'killed' })
  })

  test('withdraws all that it names, and their copies under other names, but no follow-up', () => {
    const also = standing(story({ uri: 'tag:2' }), { id: 'also' as StoryId })
    const copy = standing(story({ uri: 'tag:3', bodyText: `${long}` }), { id: 'copy' as StoryId })
    const followUp = standing(story({ uri: 'tag:4', headline: 'Another day', bodyText: `${long} more` }), { id: 'follow-up' as StoryId })
    const found = { referred: [standing(story()), also], kin: [copy, followUp] }
    expect(kinCluster(arrive(notice()), found)).toBe('old-cluster')
    const { steps } = place(arrive(notice()), found, fresh)
    expect(steps.flatMap((one) => (one.step === 'version' ? [one.of.id] : []))).toEqual(['old', 'also', 'copy'])
  })

  test('that was heard says nothing again, whatever was ruled since', () => {
    const heard = word('canceled', 30, { item: 7 as ItemId })
    const restored = standing(story(), { rulings: [heard, byAdmin('usable', 40)] })
    expect(place(arrive(notice()), { referred: [restored] }, fresh)).toEqual({ stored: { kind: 'unchanged', story: 'old' }, steps: [] })
    expect(kinCluster(arrive(notice()), { referred: [restored] })).toBeUndefined()
    const anew = place(arrive(notice(), { item: 8, minute: 50 }), { referred: [restored] }, fresh)
    expect(anew.stored).toMatchObject({ kind: 'version', change: 'killed' })
  })

  test('of what is canceled is kept, and changes nothing', () => {
    for (const status of ['canceled', 'withheld'] as const) {
      const { stored, steps } = place(arrive(notice({ pubStatus: status })), { referred: [killed()] }, fresh)
      expect(stored).toEqual({ kind: 'unchanged', story: 'old' })
      expect(kinds(steps)).toEqual(['rule'])
    }
  })

  test('whose story is not there is kept, waits, and is told to somebody', () => {
    const told = notice()
    const { stored, steps } = place(arrive(told), { match: distinct, doubtful: ['a' as StoryId, 'b' as StoryId] }, fresh)
    expect(stored).toMatchObject({ kind: 'created', unmatchedKill: true })
    expect(steps.slice(-2)).toEqual([
      { step: 'await', notice: 'new', told, carriesStory: false },
      { step: 'unmatched', notice: 'new', told, doubtful: ['a', 'b'] },
    ])
    const hold = notice({ pubStatus: 'withheld', signals: ['withhold'] })
    expect(place(arrive(hold), { match: distinct }, fresh).stored).toMatchObject({ unmatchedKill: true })
    // A hold that brings its text is about that.
    const carrying = place(arrive({ ...hold, wordCount: 200 }), { match: distinct }, fresh)
    expect(carrying.stored).toMatchObject({ unmatchedKill: false })
    expect(carrying.steps.at(-1)).toMatchObject({ step: 'await', carriesStory: true })
    const wordy = { ...hold, wordCount: 40, bodyText: 'Editors: please hold the story on the bridge.' }
    expect(place(arrive(wordy), { match: distinct }, fresh).stored).toMatchObject({ unmatchedKill: true })
    expect(place(arrive(story()), { match: distinct }, fresh).stored).toMatchObject({ unmatchedKill: false })
  })

  test('that waited and comes again, its story there now, waits no longer', () => {
    const waits = standing(notice(), { id: 'n' as StoryId, waits: true })
    const { steps } = place(arrive(notice()), { known: [{ standing: waits, by: 'item' }], referred: [standing(story())] }, fresh)
    expect(steps[0]).toEqual({ step: 'apply', notices: ['n'], to: 'old' })
    expect(kinds(steps)).toEqual(['apply', 'rule', 'version', 'explain'])
  })

  test('under the story’s own uri withdraws it: its text stays where the notice has none', () => {
    const known = { standing: standing(story()), by: 'uri' as const }
    const { stored, steps } = place(arrive(notice({ uri: 'tag:1' })), { known: [known] }, fresh)
    expect(stored).toMatchObject({ kind: 'version', change: 'killed' })
    expect(steps.find(({ step }) => step === 'version')).toMatchObject({ content: { bodyText: 'The bridge is closed.' } })
    const full = place(arrive({ ...notice({ uri: 'tag:1', bodyText: long, wordCount: 40 }) }), { known: [known] }, fresh)
    expect(full.steps.find(({ step }) => step === 'version')).toMatchObject({ content: { bodyText: long, pubStatus: 'canceled' } })
  })
})

describe('a kill', () => {
  const known = (there: Standing) => ({ known: [{ standing: there, by: 'item' as const }] })
  const edited = (over: Partial<Story> = {}) => story({ bodyText: 'The bridge is closed until June.', ...over })

  test('stands when the feed lists the story again, edited, re-dated or as another item', () => {
    for (const arrival of [
      arrive(edited(), { item: 1, itemRevision: 2 }),
      arrive(edited({ published: at(40), updated: at(50) }), { item: 9 }),
      arrive(edited({ uri: 'tag:9', feed: 'second' as FeedId, updated: at(50) }), { item: 9 }),
    ]) {
      const { stored, steps } = place(arrival, known(killed()), fresh)
      expect(stored).toMatchObject({ kind: 'version', change: 'updated' })
      expect(steps.find(({ step }) => step === 'version')).toMatchObject({ content: { pubStatus: 'canceled' } })
      expect(steps.at(-1)).toMatchObject({ why: { rule: 'ruling', outcome: 'stays-withdrawn' } })
    }
  })

  test('is lifted by the agency’s words: by a notice with the text as it was, by a text that says so with that text', () => {
    const lift = notice({ pubStatus: 'usable', signals: ['restore'], headline: 'KILL WITHDRAWN: Bridge closed for repairs' })
    const byNotice = place(arrive(lift), { referred: [killed()] }, fresh)
    expect(byNotice.stored).toMatchObject({ change: 'restored' })
    const shown = byNotice.steps.find((one) => one.step === 'version')
    expect(shown).toMatchObject({
      content: { pubStatus: 'usable', bodyText: 'The bridge is closed.', signals: [] },
      ruling: { status: 'usable' },
    })
    expect(shown?.content.edNote).toBeUndefined()
    const corrected = edited({ signals: ['restore', 'correction'], wordCount: 200, updated: at(50) })
    const byText = place(arrive(corrected), known(killed()), fresh)
    expect(byText.steps.find(({ step }) => step === 'version')).toMatchObject({
      change: 'restored',
      content: { pubStatus: 'usable', bodyText: corrected.bodyText },
    })
  })

  test('that an admin gave is lifted by no agency', () => {
    const lift = notice({ pubStatus: 'usable', signals: ['restore'] })
    expect(place(arrive(lift), { referred: [killed({}, byAdmin('canceled', 20))] }, fresh).stored.kind).toBe('unchanged')
  })

  test('of the item’s own that comes in an older revision kills all the same; its text goes into the history', () => {
    const there = standing(edited(), { history: [past(edited(), { item: 7 as ItemId, itemRevision: 3 })] })
    const { stored, steps } = place(arrive(story({ pubStatus: 'canceled', wordCount: 90 }), { itemRevision: 2 }), known(there), fresh)
    expect(stored).toMatchObject({ kind: 'version', version: 3, change: 'killed' })
    expect(kinds(steps)).toEqual(['name', 'rule', 'history', 'explain', 'version', 'explain'])
    expect(steps.find(({ step }) => step === 'version')).toMatchObject({ content: { bodyText: edited().bodyText, pubStatus: 'canceled' } })
  })

  test('holds: a hold ends when its own item comes again without it, and only then', () => {
    const hold = word('withheld', 20, { item: 7 as ItemId })
    const held = killed({}, hold)
    expect(place(arrive(story(), { itemRevision: 2 }), known(held), fresh).stored).toMatchObject({ change: 'restored' })
    expect(place(arrive(story(), { item: 8, itemRevision: 2 }), known(held), fresh).stored.kind).toBe('unchanged')
    expect(place(arrive(story(), { itemRevision: 1 }), known(held), fresh).stored.kind).toBe('unchanged')
  })

  test('reaches the copies by what lifts it, too, but says nothing to those that are usable', () => {
    const usable = standing(story({ uri: 'tag:2' }), { id: 'usable' as StoryId })
    const copy = { ...killed({ uri: 'tag:3' }), id: 'copy' as StoryId }
    const steps = copiesRuled(story(), word('usable', 30), [usable, copy])
    expect(steps.flatMap((one) => (one.step === 'version' ? [[one.of.id, one.content.pubStatus]] : []))).toEqual([['copy', 'usable']])
  })
})

describe('a story that comes again', () => {
  const known = (over: Partial<Standing> = {}, by: Known['by'] = 'item') => ({
    known: [{ standing: standing(story(), over), by }],
  })

  test('is unchanged when it says the same, and has its names all the same', () => {
    const arrival = arrive(story({ url: 'https://agency.example/moved', canonicalUrl: 'https://agency.example/moved' }))
    const { stored, steps } = place(arrival, known(), fresh)
    expect(stored).toEqual({ kind: 'unchanged', story: 'old' })
    expect(steps).toMatchObject([
      { step: 'name', story: 'old', names: arrival.names },
      { step: 'retell', of: 'old', by: { version: 1, item: 7 } },
    ])
  })

  test('is a version when it says something else', () => {
    const { stored, steps } = place(arrive(story({ headline: 'Bridge open' })), known(), fresh)
    expect(stored).toEqual({ kind: 'version', story: 'old', version: 2, change: 'updated' })
    expect(kinds(steps)).toEqual(['name', 'version'])
  })

  test('is corrected when it says so for the first time', () => {
    const corrected = arrive(story({ headline: 'Bridge open', signals: ['correction'] }))
    expect(place(corrected, known(), fresh).stored).toMatchObject({ change: 'corrected' })
    const again = standing(story({ signals: ['correction'] }))
    expect(place(corrected, { known: [{ standing: again, by: 'item' }] }, fresh).stored).toMatchObject({ change: 'updated' })
  })

  test('only by its page’s address, with the same text, is nothing new', () => {
    const found = known({}, 'url')
    expect(place(arrive(story({ headline: 'A bridge, closed' })), found, fresh).stored.kind).toBe('unchanged')
    expect(place(arrive(story({ bodyText: 'The bridge is open.' })), found, fresh).stored.kind).toBe('version')
  })

  test('in an older state goes into the history once, not on top', () => {
    const late = arrive(story({ headline: 'Bridge to close', updated: at(0) }), { item: 1, itemRevision: 2 })
    const { stored, steps } = place(late, known(), fresh)
    expect(stored).toEqual({ kind: 'version', story: 'old', version: 2, change: 'late' })
    expect(kinds(steps)).toEqual(['name', 'history', 'explain'])
    const there = standing(story())
    const kept = past(late.story, { version: 2, stood: false })
    const again = place(late, { known: [{ standing: { ...there, history: [...there.history, kept] }, by: 'item' }] }, fresh)
    expect(again.stored).toEqual({ kind: 'unchanged', story: 'old' })
  })

  test('in an older revision of the item that stands goes into the history, unless it says that it is later', () => {
    const there = standing(story())
    const history = [{ ...there.history[0]!, item: 7 as ItemId, itemRevision: 3 }]
    const late = arrive(story({ headline: 'Bridge open' }), { item: 7, itemRevision: 2 })
    expect(place(late, known({ history }), fresh).stored).toMatchObject({ change: 'late' })
    const later = arrive(story({ headline: 'Bridge open', updated: at(9) }), { item: 7, itemRevision: 2 })
    expect(place(later, known({ history }), fresh).stored).toMatchObject({ change: 'updated' })
    expect(place({ ...late, from: { ...late.from, itemRevision: 3 } }, known({ history }), fresh).stored).toMatchObject({
      change: 'updated',
    })
  })

  test('by another feed of its agency takes the place only of what it says is older, or of a teaser', () => {
    const second = (over: Partial<Story>) =>
      arrive(story({ feed: 'second' as FeedId, bodyText: 'Bridge: closed.', wordCount: 5, ...over }), { item: 9 })
    expect(place(second({}), known(), fresh).stored).toMatchObject({ kind: 'version', change: 'late' })
    expect(place(second({ updated: at(40) }), known(), fresh).stored).toMatchObject({ change: 'updated' })
    expect(place(second({ wordCount: 60 }), known(), fresh).stored).toMatchObject({ change: 'updated' })
    expect(place(second({ signals: ['update'] }), known(), fresh).stored).toMatchObject({ change: 'updated' })
  })

  test('as another item of its feed takes the place of what came before it, not of what came after', () => {
    const other = (minute: number) => arrive(story({ headline: 'Bridge open' }), { item: 9, minute })
    expect(place(other(11), known(), fresh).stored).toMatchObject({ change: 'updated' })
    expect(place(other(9), known(), fresh).stored).toMatchObject({ change: 'late' })
  })

  test('in a state of an item that was worked off before is nothing new, whatever stands since', () => {
    const there = standing(story({ headline: 'Bridge open' }), {
      version: 2,
      history: [past(story()), past(story({ headline: 'Bridge open' }), { version: 2, item: 2 as ItemId })],
    })
    const again = place(arrive(story(), { item: 1 }), { known: [{ standing: there, by: 'item' }] }, fresh)
    expect(again.stored).toEqual({ kind: 'unchanged', story: 'old' })
    // The agency takes its edit back: that is new.
    const back = place(arrive(story(), { item: 1, itemRevision: 2 }), { known: [{ standing: there, by: 'item' }] }, fresh)
    expect(back.stored).toMatchObject({ kind: 'version', change: 'updated' })
  })

  test('as another item with the same text goes on in the story that is there', () => {
    const arrival = arrive(story({ uri: 'tag:2', headline: 'Bridge shut' }))
    const same = place(arrival, { match: like('duplicate'), matched: standing(story()) }, fresh)
    expect(same.stored).toEqual({ kind: 'unchanged', story: 'old' })
    expect(kinds(same.steps)).toEqual(['name', 'explain', 'retell'])
    const revised = place(arrival, { match: like('revision'), matched: standing(story()) }, fresh)
    expect(revised.stored).toMatchObject({ kind: 'version', story: 'old' })
    expect(kinds(revised.steps)).toEqual(['name', 'explain', 'version'])
  })
})

describe('an embargo', () => {
  const until = '2026-11-23T23:00:00Z'
  const embargoed = standing(story({ embargoedUntil: until, published: at(1) }), { releasedAt: null })
  const stands = (arrival: Arrival, there = embargoed) => {
    const plan = place(arrival, { known: [{ standing: there, by: 'item' }] }, fresh)
    const version = plan.steps.find((step) => step.step === 'version')
    return version?.step === 'version' ? version.content : undefined
  }

  test('holds when the story comes again without a word of it, and what comes then says the same again', () => {
    const edited = arrive(story({ bodyText: 'The bridge is shut.', published: at(5) }), { item: 1, itemRevision: 2 })
    const content = stands(edited)!
    expect(content).toMatchObject({ bodyText: 'The bridge is shut.', embargoedUntil: until })
    expect(ownOf(content)).toEqual({ ...edited.story, pubStatus: 'usable' })
    const again = standing(content, { history: [past(edited.story, { itemRevision: 2 })] })
    expect(stands(edited, again)).toBeUndefined()
    expect(stands(arrive(story({ bodyText: 'Reopened.', published: at(9) }), { item: 1, itemRevision: 3 }), again)?.embargoedUntil).toBe(
      until,
    )
  })

  test('gives way to another time, and to words that lift it', () => {
    const later = '2026-11-24T06:00:00Z'
    const retimed = arrive(story({ embargoedUntil: later, published: at(5) }), { item: 1, itemRevision: 2 })
    expect(stands(retimed)?.embargoedUntil).toBe(later)
    const lifted = arrive(story({ embargoLifted: true, published: at(5) }), { item: 1, itemRevision: 2 })
    expect(stands(lifted)?.embargoedUntil).toBeUndefined()
  })

  test('that is over holds nothing', () => {
    const over = standing(story({ embargoedUntil: at(2) }))
    expect(
      stands(arrive(story({ bodyText: 'Reopened.', published: at(5) }), { item: 1, itemRevision: 2 }), over)?.embargoedUntil,
    ).toBeUndefined()
  })

  test('holds through a kill and its lift', () => {
    const edited = standing(stands(arrive(story({ bodyText: 'The bridge is shut.', published: at(5) }), { item: 1, itemRevision: 2 }))!)
    const ruled = rule(edited, byAdmin('canceled', 20)).standing
    expect(rule(ruled, byAdmin('usable', 25)).standing.content).toMatchObject({ pubStatus: 'usable', embargoedUntil: until })
  })

  test('that a state names holds the copies that are there, once, and no follow-up', () => {
    const others = long.replaceAll('word', 'other')
    const followUp = standing(story({ uri: 'tag:4', headline: 'Another day', bodyText: others }), { id: 'follow-up' as StoryId })
    const copy = standing(story({ uri: 'tag:2' }), { id: 'copy' as StoryId })
    const arrival = arrive(story({ updated: at(40), embargoedUntil: '2026-11-24T12:00:00Z' }), { item: 1, itemRevision: 2 })
    const found = { known: [{ standing: standing(story()), by: 'item' as const }], kin: [copy, followUp] }
    expect(kinCluster(arrival, found)).toBe('old-cluster')
    const held = place(arrival, found, fresh).steps.flatMap((one) =>
      one.step === 'version' ? [[one.of.id, one.content.embargoedUntil]] : [],
    )
    expect(held).toEqual([
      ['old', '2026-11-24T12:00:00Z'],
      ['copy', '2026-11-24T12:00:00Z'],
    ])
    const again = place(arrival, { known: [{ ...found.known[0]!, toldBefore: toldHash(arrival.story) }], kin: [copy] }, fresh)
    expect(again).toMatchObject({ stored: { kind: 'unchanged' } })
    expect(kinds(again.steps)).not.toContain('version')
    expect(kinCluster(arrive(story({ updated: at(40) }), { item: 1, itemRevision: 2 }), found)).toBeUndefined()
  })

  const text = { bodyText: long, wordCount: 40, headline: 'Ministers agree on bridge repairs' }
  const [sooner, later] = ['2026-11-24T06:00:00Z', '2026-11-24T09:30:00Z']
  const extended = ({ steps }: Plan) => steps.flatMap((one) => (one.step === 'version' ? [[one.of.id, one.content.embargoedUntil]] : []))

  test('whose later time comes with a copy under another name holds the copies that are there until then, and no lifted one', () => {
    const resent = arrive(story({ ...text, uri: 'tag:2', embargoedUntil: later }))
    const comes = (there: Partial<Story>) =>
      place(resent, { match: like('same-news'), kin: [standing(story({ ...text, ...there }))] }, fresh)
    expect(extended(comes({ embargoedUntil: sooner }))).toEqual([['old', later]])
    expect(extended(comes({}))).toEqual([['old', later]])
    expect(extended(comes({ embargoedUntil: later }))).toEqual([])
    expect(extended(comes({ embargoLifted: true }))).toEqual([])
    const earlier = arrive(story({ ...text, uri: 'tag:2', embargoedUntil: sooner }))
    expect(
      extended(place(earlier, { match: like('same-news'), kin: [standing(story({ ...text, embargoedUntil: later }))] }, fresh)),
    ).toEqual([])
  })

  test('whose later time a copy has named holds though the story names its own again, until it names another', () => {
    const [, , , held] = place(
      arrive(story({ ...text, uri: 'tag:2', embargoedUntil: later })),
      { match: like('same-news'), kin: [standing(story({ ...text, embargoedUntil: sooner }))] },
      fresh,
    ).steps
    const there = standing(held?.step === 'version' ? held.content : story())
    const edited = (embargoedUntil: string) =>
      extended(
        place(
          arrive(story({ ...text, bodyText: `${long} More`, updated: at(40), embargoedUntil }), { item: 1, itemRevision: 2 }),
          { known: [{ standing: there, by: 'item' }], kin: [] },
          fresh,
        ),
      )
    expect(edited(sooner)).toEqual([['old', later]])
    expect(edited('2026-11-24T07:00:00Z')).toEqual([['old', '2026-11-24T07:00:00Z']])
  })

  test('whose time a story moves forward ends so for the copies that go by it, unless one of them names a later time', () => {
    const going = (own: string | null, over: Partial<Story> = {}) =>
      standing(story({ ...text, uri: 'tag:2', embargoedUntil: later, unruled: { signals: [], embargoedUntil: own }, ...over }), {
        id: 'copy' as StoryId,
      })
    const moved = (until: string, kin: Standing[], before: Partial<Story> = {}) =>
      extended(
        place(
          arrive(story({ ...text, bodyText: `${long} More`, updated: at(40), embargoedUntil: until }), { item: 1, itemRevision: 2 }),
          { known: [{ standing: standing(story({ ...text, embargoedUntil: later, ...before })), by: 'item' }], kin },
          fresh,
        ),
      )
    const [earlier, earliest] = ['2026-11-24T07:00:00Z', '2026-11-24T05:00:00Z']
    const eased = ['copy', earlier]
    expect(moved(earlier, [going(null)])).toEqual([['old', earlier], eased])
    expect(moved(earlier, [going(sooner)])).toEqual([['old', earlier], eased])
    // it names a later time itself, or another copy does, or what holds it is another's time
    expect(moved(earliest, [going(sooner)])).toEqual([['old', earliest]])
    const naming = standing(story({ ...text, uri: 'tag:3', embargoedUntil: later }), { id: 'naming' as StoryId })
    expect(moved(earlier, [going(null), naming])).not.toContainEqual(eased)
    expect(moved(earlier, [going(null, { embargoedUntil: '2026-11-24T10:00:00Z' })])).toEqual([['old', earlier]])
    expect(moved(earlier, [going(null)], { unruled: { signals: [], embargoedUntil: null } })).not.toContainEqual(eased)
  })

  test('that is lifted in words is lifted for the copies, with a time or without, once', () => {
    const timed = standing(story({ uri: 'tag:2', embargoedUntil: '2026-11-24T12:00:00Z' }), { id: 'timed' as StoryId })
    const hold = word('withheld', 20, { signals: ['embargo'] })
    const timeless = standing(under(hold, story({ uri: 'tag:3' })), { id: 'timeless' as StoryId, rulings: [hold] })
    const arrival = arrive(story({ updated: at(40), embargoLifted: true }), { item: 1, itemRevision: 2 })
    const found = { known: [{ standing: standing(story()), by: 'item' as const }], kin: [timed, timeless] }
    expect(kinCluster(arrival, found)).toBe('old-cluster')
    const { steps } = place(arrival, found, fresh)
    const free = steps.flatMap((one) =>
      one.step === 'version' && one.of.id !== 'old' ? [[one.of.id, one.content.pubStatus, one.content.embargoedUntil]] : [],
    )
    expect(free).toEqual([
      ['timed', 'usable', undefined],
      ['timeless', 'usable', undefined],
    ])
    const noted = steps.flatMap((one) => (one.step === 'rule' && one.story === 'timed' ? [one.ruling] : []))
    const again = place(arrival, { ...found, kin: [{ ...timed, rulings: noted }] }, fresh)
    expect(again.steps.filter((one) => one.step === 'version' && one.of.id === 'timed')).toEqual([])
  })

  test('that an older state names holds what stands, although that came first', () => {
    const there = standing(story({ bodyText: 'Reopened.', published: at(9) }), {
      history: [past(story({ bodyText: 'Reopened.' }), { itemRevision: 2 })],
    })
    const late = arrive(story({ embargoedUntil: until, published: at(1) }), { item: 1, itemRevision: 1 })
    expect(stands(late, there)).toMatchObject({ bodyText: 'Reopened.', embargoedUntil: until })
  })

  test('holds the copies that its agency sends under other names', () => {
    const text = { bodyText: long, wordCount: 40, headline: 'Ministers agree on bridge repairs' }
    const kin = [standing(story({ ...text, embargoedUntil: until }))]
    const plan = place(arrive(story({ ...text, uri: 'tag:2' })), { match: like('same-news'), kin }, fresh)
    const [created] = plan.steps
    expect(created?.step === 'create' && created.content.embargoedUntil).toBe(until)
  })
})

describe('a name', () => {
  const other = { headline: 'Striker signs for a club abroad', url: 'https://agency.example/9', canonicalUrl: 'https://agency.example/9' }
  const there = standing(story({ bodyText: long, wordCount: 40 }))
  const comes = (over: Partial<Story>, by: Known['by']) => {
    const arrival = arrive(story({ bodyText: 'Nothing that the other says, of quite other people', ...over }), { item: 9 })
    return place(arrival, { known: [{ standing: there, by }], match: distinct }, fresh)
  }

  test('that headline and text have nothing in common with is another story’s now, and the feed is noted', () => {
    for (const by of ['item', 'uri'] as const) {
      const { stored, steps } = comes(other, by)
      expect(stored.kind).toBe('created')
      expect(steps[0]).toEqual({ step: 'note', feed: 'wire' })
      expect(kinds(comes({ ...other, feed: 'second' as FeedId }, by).steps)).not.toContain('note')
      expect(comes({ headline: other.headline }, by).stored.kind, 'one link leads to each in its turn').toBe('created')
    }
    const byAddress = comes({ headline: other.headline }, 'url')
    expect(byAddress.stored.kind).toBe('created')
    expect(kinds(byAddress.steps)).not.toContain('note')
  })

  test('holds by a headline or a text that both have, by the format’s version, and by the source’s own words', () => {
    expect(comes({ ...other, headline: 'Bridge closed' }, 'uri').stored.kind).toBe('version')
    expect(comes({ ...other, bodyText: `${long} and more` }, 'uri').stored.kind).toBe('version')
    expect(comes(other, 'earlier').stored.kind).toBe('version')
    expect(comes({ ...other, pubStatus: 'canceled' }, 'uri').stored.kind).toBe('version')
    const versioned = { known: [{ standing: standing(story({ sourceVersion: '1' })), by: 'uri' as const }], match: distinct }
    expect(place(arrive(story({ ...other, bodyText: 'New.', sourceVersion: '2' })), versioned, fresh).stored.kind).toBe('version')
  })

  test('that proves nothing gives way to the next that does', () => {
    const second = standing(story({ uri: 'tag:9', ...other }), { id: 'second' as StoryId })
    const known: Known[] = [
      { standing: there, by: 'item' },
      { standing: second, by: 'url' },
    ]
    const { stored } = place(arrive(story({ ...other, bodyText: 'Signed.' })), { known, match: distinct }, fresh)
    expect(stored).toMatchObject({ story: 'second' })
  })
})

// What arrives, and how: all that placing may depend on.
const arrivals = fc.record({
  notice: fc.boolean(),
  by: fc.constantFrom('item', 'uri', 'url', 'earlier', undefined),
  headline: fc.constantFrom('Bridge closed for repairs', 'Bridge open', 'A bridge'),
  body: fc.constantFrom('The bridge is closed.', 'The bridge is open.'),
  status: fc.constantFrom('usable', 'withheld', 'canceled'),
  before: fc.constantFrom('usable', 'withheld', 'canceled'),
  minute: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
  revision: fc.integer({ min: 1, max: 3 }),
  byAdmin: fc.boolean(),
  match: fc.constantFrom('duplicate', 'revision', 'version', 'reprint', 'same-news', 'distinct'),
  referred: fc.boolean(),
  gone: fc.boolean(),
  waits: fc.boolean(),
} as const)

test('whatever comes, a plan numbers its versions upwards, writes to one story, and says of it what it does', () => {
  fc.assert(
    fc.property(arrivals, (a) => {
      const over: Partial<Story> = {
        headline: a.headline,
        bodyText: a.body,
        pubStatus: a.status,
        ...(a.minute === undefined ? {} : { updated: at(a.minute) }),
      }
      const match = a.match === 'distinct' ? distinct : like(a.match)
      const arrival = arrive(a.notice ? notice({ ...over, uri: 'tag:k' }) : story(over), { itemRevision: a.revision })
      const ruling = a.before === 'usable' ? undefined : a.byAdmin ? byAdmin('canceled', 5) : word(a.before, 5)
      const there = ruling ? killed({}, ruling) : standing(story())
      const found: Found = {
        known: a.by && [{ standing: there, by: a.by }],
        referred: a.referred ? [there] : undefined,
        match,
        matched: matchedStory({ match }) && !a.gone ? there : undefined,
        waiting: a.waits ? [waiting('n', notice(), 21)] : [],
      }
      const { stored, steps } = place(arrival, found, fresh)
      const id = stored.story
      expect(id === 'new').toBe(stored.kind === 'created')
      let last = stored.kind === 'created' ? 0 : nextVersion(there) - 1
      for (const one of steps) {
        if (one.step === 'create' || one.step === 'version' || one.step === 'history') {
          expect(one.step === 'version' ? one.of.id : one.step === 'history' ? one.of : one.id).toBe(id)
          const version = one.step === 'create' ? 1 : one.version
          expect(version).toBe(last + 1)
          last = version
        } else if (one.step === 'name' || one.step === 'explain' || one.step === 'rule') expect(one.story).toBe(id)
      }
      if (stored.kind === 'version') expect(last).toBe(stored.version)
      if (stored.kind === 'unchanged') expect(kinds(steps)).not.toContain('version')
      // No text brings a withdrawn story back, as nobody has lifted anything here: only a hold's own item may.
      if (ruling?.status === 'canceled')
        for (const one of steps) if (one.step === 'version' && one.of.id === 'old') expect(one.content.pubStatus).toBe('canceled')
    }),
    { numRuns: runs(2_000) },
  )
})

test('whatever two items say of one story, and in whatever order it is worked off, the same state stands at the end', () => {
  const states = fc.uniqueArray(
    fc.record({
      item: fc.integer({ min: 1, max: 2 }),
      itemRevision: fc.integer({ min: 1, max: 3 }),
      body: fc.constantFrom('one', 'two', 'three'),
      updated: fc.option(fc.integer({ min: 40, max: 42 }), { nil: undefined }),
    }),
    { selector: ({ item, itemRevision }) => `${item}-${itemRevision}`, minLength: 2, maxLength: 5 },
  )
  fc.assert(
    fc.property(states, (said) => {
      // One after the other, each as its feed sent it, then all of it again in any order: nothing more comes of it.
      let there = standing(story())
      const arrivals = said.map(({ item, itemRevision, body, updated }, n) => {
        const over = { bodyText: body, ...(updated === undefined ? {} : { updated: at(updated) }) }
        return arrive(story(over), { item: 100 + item, itemRevision, minute: 11 + n })
      })
      for (const arrival of arrivals) there = carriedOut(there, place(arrival, { known: [{ standing: there, by: 'item' }] }, fresh).steps)
      for (const arrival of arrivals.toReversed()) {
        const { stored } = place(arrival, { known: [{ standing: there, by: 'item', toldBefore: toldHash(arrival.story) }] }, fresh)
        expect(stored).toEqual({ kind: 'unchanged', story: 'old' })
      }
    }),
    { numRuns: runs(2_000) },
  )
})

/** A story after what was planned for it. */
function carriedOut(there: Standing, steps: readonly Step[]): Standing {
  let after = there
  for (const one of steps) {
    if (one.step !== 'version' && one.step !== 'history') continue
    const kept = { version: one.version, told: one.told, item: one.from?.item ?? null, itemRevision: one.from?.itemRevision ?? null }
    const where = { feed: one.from ? one.content.feed : null, arrivedAt: one.from?.arrivedAt ?? null }
    const history = [...after.history, { ...kept, ...where, stood: one.step === 'version' }]
    after = one.step === 'version' ? { ...after, version: one.version, content: one.content, history } : { ...after, history }
  }
  return after
}
