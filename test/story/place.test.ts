/**
 * Where a story belongs, branch by branch: no database, no clock.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ClusterId, ItemId, Sha256, StoryId } from '#src/brand.ts'
import { versionHash } from '#src/story/change.ts'
import { compose } from '#src/story/compose.ts'
import type { Match } from '#src/story/decide/index.ts'
import { textOf } from '#src/story/decide/translation.ts'
import { earlierNames, namesOf } from '#src/story/place/identity.ts'
import { isNamed, matchedStory, place, withdrawsAnother } from '#src/story/place/index.ts'
import type { Arrival, Found, Standing, Step } from '#src/story/place/plan.ts'
import { decree, withdraw } from '#src/story/place/status.ts'
import { fingerprint } from '#src/story/print/index.ts'
import type { Story } from '#src/story/story.ts'

const now = new Date('2026-11-23T12:00:00Z')
const fresh = { id: 'new' as StoryId, clusterId: 'new-cluster' as ClusterId, now }
const at = (minute: number) => `2026-11-23T10:${String(minute).padStart(2, '0')}:00Z`

const composed = compose({
  feed: { id: 'wire' as never, agency: 'Agency' },
  entry: {
    id: 'tag:1',
    url: 'https://agency.example/1',
    headline: 'Bridge closed for repairs',
    bodyText: 'The bridge is closed.',
    published: at(1),
  },
})
const story = (over: Partial<Story> = {}): Story => ({ ...composed, ...over })
const notice = (over: Partial<Story> = {}): Story =>
  story({
    uri: 'tag:k',
    headline: 'KILL: Bridge closed for repairs',
    bodyText: '',
    pubStatus: 'canceled',
    signals: ['kill'],
    refersTo: { uris: [], items: [], headlines: ['Bridge closed for repairs'] },
    ...over,
  })
const arrive = (of: Story, from: { item?: number; itemRevision?: number } = {}): Arrival => ({
  story: of,
  print: fingerprint(textOf(of)),
  from: { item: (from.item ?? 7) as ItemId, itemRevision: from.itemRevision ?? 1, rawSha256: 'raw' as Sha256, pageSha256: null },
  names: namesOf(of),
  earlier: earlierNames(of),
})
const standing = (content: Story, over: Partial<Standing> = {}): Standing => ({
  id: 'old' as StoryId,
  clusterId: 'old-cluster' as ClusterId,
  relation: 'original',
  firstSeenAt: now,
  releasedAt: now,
  version: 1,
  content,
  hash: versionHash(content),
  byAdmin: false,
  history: [{ version: 1, hash: versionHash(content), item: 1 as ItemId, itemRevision: 1 }],
  ...over,
})
const distinct: Match = { kind: 'distinct', similarity: 0, evidence: [] }
const like = (kind: 'duplicate' | 'revision' | 'version' | 'reprint' | 'same-news'): Match => ({
  kind,
  of: 'old',
  cluster: 'old-cluster',
  similarity: 1,
  evidence: [],
})
const kinds = (steps: readonly Step[]) => steps.map(({ step }) => step)

describe('what is looked for', () => {
  test('the story that a notice withdraws, unless the notice came under that story’s own uri', () => {
    expect(withdrawsAnother(arrive(notice()), {})).toBe(true)
    expect(withdrawsAnother(arrive(notice()), { known: { standing: standing(story()), by: 'url' } })).toBe(true)
    expect(withdrawsAnother(arrive(notice({ uri: 'tag:1' })), { known: { standing: standing(story()), by: 'uri' } })).toBe(false)
    expect(withdrawsAnother(arrive(story()), {})).toBe(false)
  })

  test('texts that are like it, only when no name says where it belongs', () => {
    expect(isNamed(arrive(story()), {})).toBe(false)
    expect(isNamed(arrive(story()), { known: { standing: standing(story()), by: 'uri' } })).toBe(true)
    expect(isNamed(arrive(notice()), { referred: standing(story()) })).toBe(true)
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
    const waiting = [
      { id: 'n1' as StoryId, told: held },
      { id: 'n2' as StoryId, told: notice() },
      { id: 'n3' as StoryId, told: notice({ uri: 'tag:k3' }) },
    ]
    const { stored, steps } = place(arrive(story()), { match: distinct, waiting }, fresh)
    expect(stored.kind).toBe('created')
    expect(kinds(steps)).toEqual(['create', 'name', 'explain', 'apply', 'version', 'explain', 'version', 'explain'])
    expect(steps[3]).toEqual({ step: 'apply', notices: ['n1', 'n2', 'n3'], to: 'new' })
    const versions = steps.flatMap((step) => (step.step === 'version' ? [step] : []))
    expect(versions.map(({ version, change, content }) => [version, change, content.pubStatus])).toEqual([
      [2, 'killed', 'withheld'],
      [3, 'killed', 'canceled'],
    ])
    expect(versions[0]!.of).toMatchObject({ clusterId: 'new-cluster', relation: 'original', firstSeenAt: now, releasedAt: now })
  })

  test('that is embargoed is not released by its withdrawal', () => {
    const embargoed = story({ embargoedUntil: '2026-11-23T12:00:01Z' })
    const { steps } = place(arrive(embargoed), { match: distinct, waiting: [{ id: 'n' as StoryId, told: notice() }] }, fresh)
    expect(steps.find(({ step }) => step === 'version')).toMatchObject({ of: { releasedAt: null } })
  })
})

describe('a notice', () => {
  test('withdraws the story that it speaks of, and leaves that its text for the history', () => {
    const { stored, steps } = place(arrive(notice({ edNote: 'It is wrong.' })), { referred: standing(story()) }, fresh)
    expect(stored).toEqual({ kind: 'version', story: 'old', version: 2, change: 'killed' })
    expect(kinds(steps)).toEqual(['version', 'explain'])
    expect(steps[0]).toMatchObject({
      change: 'killed',
      content: { pubStatus: 'canceled', bodyText: 'The bridge is closed.', edNote: 'It is wrong.', signals: ['kill'] },
    })
    expect(steps[1]).toMatchObject({ why: { rule: 'notice', outcome: 'killed' } })
  })

  test('withdraws what it came under the name of, when nothing else is meant', () => {
    const known = { standing: standing(story()), by: 'url' as const }
    expect(place(arrive(notice()), { known }, fresh).stored).toMatchObject({ kind: 'version', story: 'old', change: 'killed' })
  })

  test('changes nothing of what is canceled, nor of what it holds back already', () => {
    for (const status of ['canceled', 'withheld'] as const) {
      const told = notice({ pubStatus: status })
      const there = standing(story({ pubStatus: status }))
      expect(place(arrive(told), { referred: there }, fresh)).toEqual({ stored: { kind: 'unchanged', story: 'old' }, steps: [] })
    }
    const canceled = standing(story({ pubStatus: 'canceled' }))
    expect(place(arrive(notice({ pubStatus: 'withheld' })), { referred: canceled }, fresh).stored.kind).toBe('unchanged')
  })

  test('whose story is not there is kept, and waits', () => {
    const told = notice()
    const { stored, steps } = place(arrive(told), { match: distinct }, fresh)
    expect(stored).toMatchObject({ kind: 'created' })
    expect(steps.at(-1)).toEqual({ step: 'await', notice: 'new', told })
  })

  test('under the story’s own uri is a version of it', () => {
    const known = { standing: standing(story()), by: 'uri' as const }
    const { stored, steps } = place(arrive(notice({ uri: 'tag:1' })), { known }, fresh)
    expect(stored).toMatchObject({ kind: 'version', change: 'killed' })
    expect(kinds(steps)).toEqual(['name', 'version'])
  })
})

describe('a story that comes again', () => {
  const known = (over: Partial<Standing> = {}, by: NonNullable<Found['known']>['by'] = 'item') => ({
    known: { standing: standing(story(), over), by },
  })

  test('is unchanged when it says the same, and has its names all the same', () => {
    const arrival = arrive(story({ url: 'https://agency.example/moved', canonicalUrl: 'https://agency.example/moved' }))
    const { stored, steps } = place(arrival, known(), fresh)
    expect(stored).toEqual({ kind: 'unchanged', story: 'old' })
    expect(steps).toEqual([{ step: 'name', story: 'old', names: arrival.names }])
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
    expect(place(corrected, { known: { standing: again, by: 'item' } }, fresh).stored).toMatchObject({ change: 'updated' })
  })

  test('only by its page’s address, with the same text, is nothing new', () => {
    const found = known({}, 'url')
    expect(place(arrive(story({ headline: 'A bridge, closed' })), found, fresh).stored.kind).toBe('unchanged')
    expect(place(arrive(story({ bodyText: 'The bridge is open.' })), found, fresh).stored.kind).toBe('version')
  })

  test('in an older state goes into the history once, not on top', () => {
    const late = arrive(story({ headline: 'Bridge to close', updated: at(0) }), { item: 1 })
    const { stored, steps } = place(late, known(), fresh)
    expect(stored).toEqual({ kind: 'version', story: 'old', version: 2, change: 'late' })
    expect(kinds(steps)).toEqual(['name', 'history', 'explain'])
    const there = standing(story())
    const past = { version: 2, hash: versionHash(late.story), item: 1 as ItemId, itemRevision: 1 }
    const again = place(late, { known: { standing: { ...there, history: [...there.history, past] }, by: 'item' } }, fresh)
    expect(again.stored).toEqual({ kind: 'unchanged', story: 'old' })
  })

  test('in an older revision of the item that stands goes into the history, whatever it says of its time', () => {
    const there = standing(story())
    const history = [{ ...there.history[0]!, item: 7 as ItemId, itemRevision: 3 }]
    const late = arrive(story({ headline: 'Bridge open', updated: at(9) }), { item: 7, itemRevision: 2 })
    expect(place(late, known({ history }), fresh).stored).toMatchObject({ change: 'late' })
    expect(place({ ...late, from: { ...late.from, itemRevision: 3 } }, known({ history }), fresh).stored).toMatchObject({
      change: 'updated',
    })
  })

  test('keeps the status that an admin gave', () => {
    const killed = known({ byAdmin: true, content: story({ pubStatus: 'canceled' }), hash: versionHash(story({ pubStatus: 'canceled' })) })
    expect(place(arrive(story()), killed, fresh).stored.kind).toBe('unchanged')
    const { steps } = place(arrive(story({ headline: 'Bridge open' })), killed, fresh)
    expect(steps[1]).toMatchObject({ step: 'version', change: 'updated', content: { pubStatus: 'canceled' } })
  })

  test('as another item with the same text goes on in the story that is there', () => {
    const arrival = arrive(story({ uri: 'tag:2', headline: 'Bridge shut' }))
    const same = place(arrival, { match: like('duplicate'), matched: standing(story()) }, fresh)
    expect(same.stored).toEqual({ kind: 'unchanged', story: 'old' })
    expect(kinds(same.steps)).toEqual(['name', 'explain'])
    const revised = place(arrival, { match: like('revision'), matched: standing(story()) }, fresh)
    expect(revised.stored).toMatchObject({ kind: 'version', story: 'old' })
    expect(kinds(revised.steps)).toEqual(['name', 'explain', 'version'])
  })
})

describe('an admin’s word', () => {
  test('kills and restores, each once', () => {
    const killed = decree(standing(story()), 'canceled')
    if (killed === 'unchanged') throw new Error('the story was not killed')
    expect(killed.standing).toMatchObject({ version: 2, content: { pubStatus: 'canceled' } })
    expect(kinds(killed.steps)).toEqual(['version', 'explain'])
    expect(decree(killed.standing, 'canceled')).toBe('unchanged')
    const restored = decree(killed.standing, 'usable')
    if (restored === 'unchanged') throw new Error('the story was not restored')
    expect(restored.steps[0]).toMatchObject({ change: 'restored', version: 3 })
    expect(restored.standing.hash).toBe(versionHash(story()))
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
      const arrival = arrive(a.notice ? notice({ ...over, uri: 'tag:k' }) : story(over), { itemRevision: a.revision })
      const there = standing(story({ pubStatus: a.before }), { byAdmin: a.byAdmin })
      const match = a.match === 'distinct' ? distinct : like(a.match)
      const found: Found = {
        known: a.by && { standing: there, by: a.by },
        referred: a.referred ? there : undefined,
        match,
        matched: matchedStory({ match }) && !a.gone ? there : undefined,
        waiting: a.waits ? [{ id: 'n' as StoryId, told: notice() }] : [],
      }
      const { stored, steps } = place(arrival, found, fresh)
      const id = stored.story
      expect(id === 'new').toBe(stored.kind === 'created')
      let last = stored.kind === 'created' ? 0 : 1
      for (const one of steps) {
        if (one.step === 'create' || one.step === 'version' || one.step === 'history') {
          expect(one.step === 'version' ? one.of.id : one.step === 'history' ? one.of : one.id).toBe(id)
          const version = one.step === 'create' ? 1 : one.version
          expect(version).toBe(last + 1)
          last = version
        } else if (one.step === 'name' || one.step === 'explain') expect(one.story).toBe(id)
      }
      if (stored.kind === 'version') expect(last).toBe(stored.version)
      if (stored.kind === 'unchanged') expect(steps.every(({ step }) => step === 'name' || step === 'explain')).toBe(true)
      const writesText = steps.flatMap((one) => (one.step === 'version' ? [one] : []))
      for (const { content, of } of writesText) if (of.byAdmin && !a.notice) expect(content.pubStatus).toBe(of.content.pubStatus)
    }),
    { numRuns: 2_000 },
  )
})

test('what was placed and comes again is unchanged', () => {
  fc.assert(
    fc.property(arrivals, (a) => {
      const arrival = arrive(story({ headline: a.headline, bodyText: a.body, pubStatus: a.status }), { itemRevision: a.revision })
      const there = standing(story({ pubStatus: a.before }))
      const { steps } = place(arrival, { known: { standing: there, by: a.by ?? 'item' } }, fresh)
      const version = steps.find((one) => one.step === 'version')
      if (!version) return
      const hash = versionHash(version.content)
      const past = { version: version.version, hash, item: arrival.from.item, itemRevision: a.revision }
      const then = { ...there, version: version.version, content: version.content, hash, history: [...there.history, past] }
      expect(place(arrival, { known: { standing: then, by: 'item' } }, fresh).stored).toEqual({ kind: 'unchanged', story: 'old' })
      expect(withdraw({ ...then, content: { ...then.content, pubStatus: 'canceled' } }, notice(), undefined)).toBe('unchanged')
    }),
    { numRuns: 500 },
  )
})
