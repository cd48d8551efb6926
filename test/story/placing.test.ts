/**
 * Where a story is placed among those that it is compared with: which are compared, who has a say, and how it stands to those of its cluster.
 */
import { describe, expect, test } from 'vitest'
import { decide, revises, withPassages } from '#src/story/decide/index.ts'
import type { MatchStory } from '#src/story/decide/judgement.ts'
import type { Candidate } from '#src/story/decide/match.ts'
import { fingerprint } from '#src/story/print/index.ts'
import { text } from '../support/prose.ts'
import { bridge, harvest } from './texts.ts'

interface Facts extends Partial<MatchStory> {
  headline?: string
  hour?: number
}
const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour)).toISOString()
const story = (
  id: string,
  paragraphs: string[],
  { headline = 'Old bridge over the Treska closes to cars', hour, ...facts }: Facts = {},
): MatchStory => {
  const bodyText = paragraphs.join('\n\n')
  return {
    id,
    bodyText,
    print: fingerprint({ headline, bodyText }),
    source: 'MIA',
    ...(hour === undefined ? {} : { published: at(hour) }),
    ...facts,
  }
}
const stored = (
  id: string,
  paragraphs: string[],
  { cluster = `cluster of ${id}`, ...facts }: Facts & { cluster?: string } = {},
): Candidate => ({
  ...story(id, paragraphs, facts),
  cluster,
})
const paragraphs = (seed: string, count: number): string[] =>
  text(seed, count)
    .replace(/^<p>|<\/p>$/g, '')
    .split('</p><p>')
const paper = { source: 'Gazette', headline: 'Bridge shut' }

test('what calls itself another state of a story, and what does not', () => {
  for (const signal of ['update', 'correction', 'clarification', 'writethru', 'lead', 'add', 'kill', 'withhold'] as const)
    expect(revises([signal])).toBe(true)
  expect(revises(['repeat', 'update'])).toBe(true)
  expect(revises(['repeat', 'advisory', 'embargo'])).toBe(false)
  expect(revises([])).toBe(false)
})

describe('the evidence', () => {
  const cut = story('new', bridge.slice(0, 4), paper)

  test('says what it was compared with and how alike they are, to three places, with passages where both texts are at hand', () => {
    const { similarity, evidence } = decide(cut, [stored('whole', bridge)])
    expect(evidence).toMatchObject([
      { counterpart: 'whole', similarity, rule: 'same-words', reason: expect.stringContaining('nearly every word') },
    ])
    expect(String(similarity)).toMatch(/^0\.\d{1,3}$/)
    expect(String(evidence[0]!.containment)).toMatch(/^(?:0\.\d{1,3}|1)$/)
    expect(evidence[0]!.containment).toBeGreaterThan(similarity)
    expect(evidence[0]!.shown!.matching.join(' ')).toContain('two of its seven arches')
  })
  test('has no passages where one text is not at hand; they can be shown afterwards', () => {
    const whole = stored('whole', bridge)
    const { bodyText: _, ...blind } = cut
    const { bodyText: __, ...unread } = whole
    for (const [one, other] of [
      [blind, whole],
      [cut, unread],
    ] as const)
      expect(decide(one, [other as Candidate]).evidence[0]).not.toHaveProperty('shown')
    const [bare] = decide(blind, [whole]).evidence
    const shown = withPassages(bare!, { print: cut.print, bodyText: cut.bodyText! }, { print: whole.print, bodyText: whole.bodyText! })
    expect(shown).toEqual(decide(cut, [whole]).evidence[0])
  })
  test('is of the likest where it is distinct, and none where hardly a word is shared', () => {
    const others = [stored('far', harvest), stored('near', [bridge[2]!.slice(0, 70), ...harvest])]
    const match = decide(story('new', [...paragraphs('else', 2), bridge[2]!.slice(0, 70)], paper), others)
    expect(match).toMatchObject({ kind: 'distinct', evidence: [{ counterpart: 'near', rule: 'little-shared' }] })
    expect(decide(story('new', paragraphs('else', 2), paper), others)).toEqual({ kind: 'distinct', similarity: 0, evidence: [] })
  })
  test('is of the likest where it is related to several', () => {
    const others = [stored('less', [...harvest, bridge[3]!]), stored('more', [...harvest, bridge[3]!, bridge[4]!, bridge[5]!])]
    const match = decide(story('new', [...paragraphs('else', 3), bridge[3]!, bridge[4]!, bridge[5]!], paper), others)
    expect(match).toMatchObject({ kind: 'related', of: 'more', evidence: [{ counterpart: 'more' }] })
    expect(match.similarity).toBe(match.evidence[0]!.similarity)
  })
})

describe('the same item', () => {
  const other = (facts: Partial<Candidate>) => [{ ...stored('item', harvest), ...facts }]

  test.each<[string, Partial<MatchStory>, Partial<Candidate>]>([
    ['guid', { guid: 'g' }, { guid: 'g' }],
    ['address', { canonicalUrl: 'https://mia.example/1' }, { canonicalUrl: 'https://mia.example/1' }],
    ['address under another guid', { guid: 'g', canonicalUrl: 'u' }, { guid: 'h', canonicalUrl: 'u' }],
  ])('is what its source sent under the same %s', (_, own, facts) => {
    expect(decide(story('new', bridge, own), other(facts))).toEqual({
      kind: 'version',
      of: 'item',
      cluster: 'cluster of item',
      similarity: expect.any(Number),
      evidence: [expect.objectContaining({ rule: 'same-item', reason: 'the source sent it under the same identity', counterpart: 'item' })],
    })
  })
  test.each<[string, Partial<MatchStory>, Partial<Candidate>]>([
    ['of another source', { guid: 'g', canonicalUrl: 'u' }, { guid: 'g', canonicalUrl: 'u', source: 'Gazette' }],
    ['under another name', { guid: 'g', canonicalUrl: 'u' }, { guid: 'h', canonicalUrl: 'v' }],
    ['without a name', {}, {}],
  ])('is none %s', (_, own, facts) => {
    expect(decide(story('new', bridge, own), other(facts)).kind).toBe('distinct')
  })
  test('is told before a likelier copy, with its own similarity', () => {
    const copy = stored('copy', bridge, paper)
    const match = decide(story('new', bridge, { guid: 'g' }), [copy, ...other({ guid: 'g' })])
    expect(match).toMatchObject({ kind: 'version', of: 'item' })
    expect(match.similarity).toBeLessThan(0.2)
  })
})

describe('of what is found is compared', () => {
  const strangers = (count: number) => Array.from({ length: count }, (_, n) => stored(`stranger ${n}`, paragraphs(`stranger ${n}`, 1)))
  const copy = stored('copy', bridge)
  const reprint = story('new', bridge.slice(0, 5), paper)

  test('sixteen clusters, and the item’s own beyond them', () => {
    expect(decide(reprint, [...strangers(15), copy]).kind).toBe('reprint')
    expect(decide(reprint, [...strangers(16), copy]).kind).toBe('distinct')
    expect(decide({ ...reprint, source: 'MIA', guid: 'g' }, [...strangers(20), { ...copy, guid: 'g' }])).toMatchObject({
      kind: 'version',
      of: 'copy',
    })
  })
  test('of each cluster four, its origin, what says the same, and the item', () => {
    const cluster = 'c'
    const members = strangers(4).map((one) => ({ ...one, cluster, published: at(8) }))
    const fifth = (facts: Partial<Candidate>) => decide(reprint, [...members, { ...copy, cluster, published: at(9), ...facts }]).kind
    expect(fifth({})).toBe('distinct')
    expect(fifth({ published: at(7) })).toBe('reprint')
    expect(decide(reprint, [...members.slice(1), { ...copy, cluster, published: at(9) }]).evidence[0]?.counterpart).toBe('copy')
    const whole = story('new', bridge, paper)
    expect(decide(whole, [...members, { ...copy, cluster, published: at(9) }]).kind).toBe('reprint')
    expect(decide({ ...reprint, source: 'MIA', guid: 'g' }, [...members, { ...copy, cluster, published: at(9), guid: 'g' }])).toMatchObject(
      {
        kind: 'version',
        of: 'copy',
      },
    )
  })
})

describe('in its cluster it is', () => {
  const cluster = 'c'
  const agency = stored('agency', bridge, { cluster, hour: 7 })
  const printed = stored('printed', bridge.slice(0, 5), { ...paper, cluster, hour: 9 })

  test('a reprint of what another source sent, the likest first', () => {
    expect(decide(story('new', bridge, { source: 'Globe', hour: 10 }), [printed, agency])).toMatchObject({
      kind: 'reprint',
      of: 'agency',
      cluster,
    })
    expect(decide(story('new', bridge.slice(0, 5), { ...paper, source: 'Globe', hour: 10 }), [agency, printed])).toMatchObject({
      kind: 'reprint',
      of: 'printed',
    })
  })
  test('the same again of its own source, though another’s copy is likelier', () => {
    const again = story('new', bridge.slice(0, 5), { ...paper, hour: 10 })
    expect(decide(again, [agency, printed])).toMatchObject({ kind: 'duplicate', of: 'printed', cluster })
    expect(decide({ ...again, revises: true }, [agency, printed])).toMatchObject({ kind: 'revision', of: 'printed' })
  })
  test('a version of that of its own which it goes on from, not of the likest', () => {
    const own = stored('own', [...bridge.slice(0, 5), harvest[1]!], { cluster, hour: 8 })
    const again = decide(story('new', [...bridge, harvest[1]!], { hour: 9 }), [agency, own])
    expect(again).toMatchObject({ kind: 'revision', of: expect.stringMatching(/^(?:own|agency)$/) })
    const next = story('new', bridge, { hour: 50 })
    expect(decide(next, [stored('early', bridge.slice(0, 4), { cluster, hour: 49 }), { ...agency, published: at(48) }])).toMatchObject({
      kind: 'duplicate',
      of: 'agency',
    })
  })
  test('more of the same news where its own source’s is the origin', () => {
    expect(decide(story('new', bridge.slice(0, 5), { hour: 10 }), [printed, agency])).toMatchObject({
      kind: 'same-news',
      of: 'agency',
      cluster,
    })
  })
  test('a reprint where another source’s is the origin, though its own source printed it, too', () => {
    const late = { ...agency, published: at(7) }
    const turned = story('new', [bridge[0]!, bridge[1]!, bridge[3]!, bridge[2]!], {
      ...paper,
      headline: 'Cars must go from the old bridge',
      hour: 30,
    })
    expect(decide(turned, [printed, late])).toMatchObject({ kind: 'reprint', of: 'agency', cluster })
  })
})

describe('who has a say', () => {
  const cluster = 'c'
  const founder = stored('founder', [harvest[0]!, ...bridge.slice(2)], { cluster, hour: 7 })
  const whole = (id: string, hour: number) => stored(id, bridge, { cluster, hour })
  const cut = (paragraphs = bridge.slice(0, 3)) => story('new', paragraphs, { ...paper, hour: 10 })

  test('the earliest of the cluster, wherever it stands among those found', () => {
    expect(decide(cut(), [founder, whole('a', 8)]).kind).not.toBe('reprint')
    expect(decide(cut(), [whole('a', 8), founder]).kind).not.toBe('reprint')
    expect(decide(cut(), [whole('a', 6), founder]).kind).toBe('reprint')
  })
  test('most of the cluster before it', () => {
    expect(decide(cut(), [founder, whole('a', 8), whole('b', 9)]).kind).toBe('reprint')
    const another = stored('another', [harvest[1]!, ...bridge.slice(2)], { cluster, hour: 8 })
    expect(decide(cut(), [founder, whole('a', 8), whole('b', 9), another]).kind).not.toBe('reprint')
  })
  test('nobody where both texts are nearly the same', () => {
    expect(decide(cut(bridge.slice(0, 5)), [founder, whole('a', 8)]).kind).toBe('reprint')
  })
  test('not a flash of less than a third, which says too little', () => {
    const flash = stored('flash', [harvest[0]!], { cluster, hour: 6 })
    const first = stored('first', bridge, { cluster, hour: 7 })
    expect(decide(cut(), [flash, first]).kind).toBe('reprint')
    const longer = stored('longer', harvest.slice(0, 3), { cluster, hour: 6 })
    expect(decide(cut(), [longer, first]).kind).not.toBe('reprint')
  })
  test('not what was published after it: a copy of two stories brings the one into the cluster of the other no more', () => {
    const both = stored('both', [...harvest.slice(0, 4), ...bridge.slice(0, 4)], { cluster, hour: 14, source: 'Courier' })
    const other = stored('other', harvest, { cluster, hour: 22, source: 'Ledger' })
    const late = story('new', bridge.slice(0, 5), { ...paper, hour: 11 })
    expect(decide(late, [both]).kind).toBe('reprint')
    expect(decide(late, [both, other]).kind).not.toBe('reprint')
    expect(decide({ ...late, published: at(15) }, [both, other]).kind).toBe('reprint')
  })
})

describe('a text of three stories', () => {
  const parts = ['alpha', 'beta', 'gamma', 'delta'].map((seed) => paragraphs(seed, 2))
  const seen = parts.map((own, n) => stored(`part ${n}`, own, { headline: `Story ${n}`, source: 'MIA' }))
  const brief = (of: string[][], facts: Facts = {}) => story('new', of.flat(), { source: 'Gazette', headline: 'News in brief', ...facts })

  test('joins none of them, and says that it is a round-up', () => {
    const match = decide(brief(parts.slice(0, 3)), seen.slice(0, 3))
    expect(match).toMatchObject({
      kind: 'distinct',
      evidence: [
        { rule: 'round-up', reason: expect.stringContaining('three or more stories'), counterpart: expect.stringContaining('part') },
      ],
    })
  })
  test('joins the one that makes most of it', () => {
    const long = stored('long', paragraphs('long', 7), { headline: 'Long' })
    const text = [paragraphs('long', 7), parts[0]!.slice(0, 1), parts[1]!.slice(0, 1)]
    expect(decide(brief(text), [long, seen[0]!, seen[1]!])).toMatchObject({ kind: 'reprint', of: 'long' })
  })
  test('of two it is none', () => {
    expect(decide(brief(parts.slice(0, 2)), seen.slice(0, 2))).not.toMatchObject({ evidence: [{ rule: 'round-up' }] })
  })
  test('three clusters that hold the same part of it are one part', () => {
    const copies = ['a', 'b', 'c'].map((id) => stored(id, parts[0]!, { headline: `Copy ${id}` }))
    expect(decide(brief([parts[0]!, paragraphs('own', 2)]), copies)).not.toMatchObject({ evidence: [{ rule: 'round-up' }] })
  })
})
