/**
 * What a story shows of those that came before it, though it was published first.
 */
import { describe, expect, test } from 'vitest'
import { Clusters } from '#src/story/decide/clusters.ts'
import { proofs } from '#src/story/decide/hindsight.ts'
import { decide } from '#src/story/decide/index.ts'
import type { MatchStory } from '#src/story/decide/judgement.ts'
import type { Candidate } from '#src/story/decide/match.ts'
import { nothingCommon } from '#src/story/print/common.ts'
import { fingerprint } from '#src/story/print/index.ts'
import { hour, type Laid, laid, printOf } from './laid-beside.ts'
import { behindAnother, bridge, followedUp, harvest, ofTwo, type Sent } from './texts.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour)).toISOString()
const storyOf = ([source, headline, hour, paragraphs]: Sent): MatchStory => {
  const bodyText = paragraphs.join('\n\n')
  return { id: source, source, published: at(hour), bodyText, print: fingerprint({ headline, bodyText }) }
}
const candidateOf = (sent: Sent, cluster: string): Candidate => ({ ...storyOf(sent), cluster })

function orders<T>(list: readonly T[]): T[][] {
  return list.length === 0 ? [[]] : list.flatMap((one, n) => orders(list.toSpliced(n, 1)).map((rest) => [one, ...rest]))
}
function groups(sent: readonly Sent[]): string[] {
  const clusters = new Clusters()
  for (const [source, headline, hour, paragraphs] of sent)
    clusters.add({ id: source, source, headline, bodyText: paragraphs.join('\n\n'), published: at(hour) })
  const placed = [...clusters.placed()]
  return [...Map.groupBy(placed, ({ cluster }) => cluster).values()]
    .map((own) =>
      own
        .map(({ id }) => id)
        .sort()
        .join(),
    )
    .sort()
}

describe('in whatever order they come', () => {
  test('a follow-up on a copy is no copy', () => {
    for (const order of orders(followedUp)) expect(groups(order)).toEqual(['Courier,MIA', 'Globe'])
  })
  test('a copy behind the beginning of another story is its origin’s', () => {
    for (const order of orders(behindAnother)) expect(groups(order)).toEqual(['Courier,Gazette,MIA'])
  })
})

test('a text that holds two stories brings them into no cluster where a copy of either came first', () => {
  for (const order of orders(ofTwo).filter(([first]) => first![0] !== 'Courier')) {
    const of = (source: string) => groups(order).find((group) => group.includes(source))
    expect(of('Ledger')).not.toEqual(of('MIA'))
  }
})

test('the copies that stay are told from their origin, and what is taken out founds a cluster and says why', () => {
  const clusters = new Clusters()
  for (const [source, headline, hour, paragraphs] of followedUp.toReversed())
    clusters.add({ id: source, source, headline, bodyText: paragraphs.join('\n\n'), published: at(hour) })
  expect([...clusters.placed()].map(({ id, cluster, relation, of, evidence }) => [id, cluster, relation, of, evidence[0]?.rule])).toEqual([
    ['Globe', 'Globe', 'related', 'MIA', 'late-origin'],
    ['Courier', 'MIA', 'reprint', 'MIA', 'same-start'],
    ['MIA', 'MIA', 'original', null, 'same-words'],
  ])
  // what comes afterwards finds both
  clusters.add({ id: 'again', source: 'Herald', headline: 'Bridge', bodyText: bridge.join('\n\n'), published: at(21) })
  clusters.add({ id: 'bakers', source: 'Herald', headline: 'Bakers', bodyText: followedUp[2]![3].join('\n\n'), published: at(22) })
  expect([...clusters.placed()].map(({ id, cluster }) => [id, cluster]).slice(3)).toEqual([
    ['again', 'MIA'],
    ['bakers', 'Globe'],
  ])
})

describe('an origin that comes late takes out', () => {
  const [mia, courier, globe] = followedUp as [Sent, Sent, Sent]
  const taken = (members: Candidate[], origin = storyOf(mia)) => {
    const match = decide(origin, members)
    expect(match).toMatchObject({ cluster: 'c' })
    return (match.detached ?? []).map(({ story }) => story)
  }
  const copy = candidateOf(courier, 'c')

  test('what is no copy of it', () => {
    const match = decide(storyOf(mia), [copy, candidateOf(globe, 'c')])
    expect(match.detached).toMatchObject([
      {
        story: 'Globe',
        evidence: [{ rule: 'late-origin', counterpart: 'Globe', reason: expect.stringContaining('no more than background') }],
      },
    ])
    expect(match.detached![0]!.evidence[0]!.shown!.matching).not.toEqual([])
  })
  test('nothing where all are copies', () => {
    expect(decide(storyOf(mia), [copy])).not.toHaveProperty('detached')
  })
  test('nothing from another cluster', () => {
    expect(taken([copy, candidateOf(globe, 'other')])).toEqual([])
  })
  test('nothing where one of the cluster was published before it, or at the same time', () => {
    for (const hour of [6, 7])
      expect(taken([copy, candidateOf(globe, 'c'), candidateOf(['Tagesbote', 'Bridge shut', hour, bridge], 'c')])).toEqual([])
  })
  test('nothing that its own source sent', () => {
    expect(taken([copy, { ...candidateOf(globe, 'c'), source: 'MIA', id: 'Globe' }])).toEqual([])
  })
  test('nothing that most of the cluster are the same as', () => {
    const alike = ['Herald', 'Ledger', 'Tagesbote'].map((name) => candidateOf([name, 'Bakers ask for money', 21, globe[3]], 'c'))
    expect(taken([copy, candidateOf(globe, 'c'), ...alike])).toEqual([])
    expect(taken([copy, candidateOf(['Vesnik', 'Bridge', 11, bridge], 'c'), candidateOf(globe, 'c'), alike[0]!])).toEqual([
      'Globe',
      'Herald',
    ])
  })
  test('nothing that stands in it nearly whole, however it is judged', () => {
    const piece = candidateOf(['Globe', 'Bakers fear', 20, [bridge[5]!, bridge[3]!]], 'c')
    expect(taken([copy, piece])).toEqual([])
  })
  test('also when it comes as an item that is known', () => {
    const [told, known] = [
      { ...storyOf(mia), guid: 'g' },
      { ...candidateOf(['MIA', 'Bridge closes', 9, bridge], 'c'), guid: 'g' },
    ]
    expect(decide(told, [known, copy, candidateOf(globe, 'c')])).toMatchObject({ kind: 'version', detached: [{ story: 'Globe' }] })
  })
})

describe('an origin that comes late brings in', () => {
  const [mia, gazette, courier] = behindAnother as [Sent, Sent, Sent]
  const shown = (members: Candidate[], origin = storyOf(mia)) => (decide(origin, members).proven ?? []).map(({ of }) => of)
  const alone = candidateOf(gazette, 'other')
  const copy = candidateOf(courier, 'c')

  test('a copy that is alone in its cluster, and says why', () => {
    expect(decide(storyOf(mia), [copy, alone]).proven).toMatchObject([
      {
        cluster: 'other',
        of: 'Gazette',
        evidence: [{ rule: 'late-knowledge', counterpart: 'Gazette', reason: expect.stringContaining('published before') }],
      },
    ])
  })
  test('none where it was published after one of them', () => {
    expect(shown([copy, alone], { ...storyOf(mia), published: at(10) })).toEqual([])
  })
  test('none that has company', () => {
    expect(shown([copy, alone, candidateOf(['Ledger', 'Vines lost', 12, harvest], 'other')])).toEqual([])
  })
  test('none that is less like it', () => {
    const little = candidateOf(['Gazette', 'Growers fear', 9, [...harvest, bridge[0]!, bridge[1]!, bridge[2]!]], 'other')
    expect(shown([copy, little])).toEqual([])
  })
  test('none where its source told them apart', () => {
    const [one, two] = [
      { ...copy, source: 'Herald' },
      { ...alone, source: 'Herald' },
    ]
    expect(shown([one, two])).toEqual([])
  })
})

describe('what one story shows of another cluster', () => {
  const origin = (at = 6): MatchStory => ({ id: 'new', source: 'MIA', print: printOf(100), published: hour(at) })
  const passages = (a: number, aEnd: number) => [{ a, aEnd, b: a, bEnd: aEnd, matched: aEnd - a }] as never
  const there: Laid = { cluster: 'there', similarity: 0.5 }
  const shown = (others: Laid[], { joined = {}, at = 6 }: { joined?: Laid; at?: number } = {}) => {
    const own = laid(joined)
    return (proofs(own, [own, ...others.map(laid)], origin(at), nothingCommon).proven ?? []).map(({ cluster }) => cluster)
  }

  test('is asked where it joins by its text', () => {
    expect(shown([there])).toEqual(['there'])
    expect(shown([there], { joined: { verdict: 'related' } })).toEqual([])
    expect(shown([there], { joined: { rule: 'one-headline' } })).toEqual([])
  })
  test('is none of its own, and one of each other', () => {
    expect(shown([{ ...there, cluster: 'c' }])).toEqual([])
    expect(shown([there, { ...there, cluster: 'where' }])).toEqual(['there', 'where'])
    const held: Laid = { ...there, similarity: 0.9, bInA: 0.9, passages: passages(0, 60) }
    expect(shown([held, held], { joined: { similarity: 0.9, bInA: 0.9, passages: passages(0, 60) } })).toEqual(['there'])
  })
  test('is that it is the same, by its text, and kept out by none', () => {
    expect(shown([{ ...there, verdict: 'related' }])).toEqual([])
    expect(shown([{ ...there, rule: 'one-headline' }])).toEqual([])
    const held: Laid = { ...there, similarity: 0.9, bInA: 0.9, aInB: 0.6, passages: passages(0, 60) }
    const joined: Laid = { similarity: 0.9, bInA: 0.9, passages: passages(0, 60) }
    const company: Laid = { cluster: 'there', verdict: 'related', at: 7 }
    expect(shown([held, company], { joined })).toEqual([])
    expect(shown([held, { ...company, cluster: 'where' }], { joined })).toEqual(['there'])
  })
  test('is half of it at least, where it is alone, and was published after it as all that are the same', () => {
    expect(shown([{ ...there, similarity: 0.49 }])).toEqual([])
    expect(shown([there, { cluster: 'there', verdict: 'related', at: 9 }])).toEqual([])
    expect(shown([there, { cluster: 'where', at: 5, verdict: 'related' }])).toEqual(['there'])
    expect(shown([there, { cluster: 'where', at: 5 }])).toEqual([])
    expect(shown([there], { at: 8 })).toEqual([])
  })
  test('is not where one source sent to both what is not the same', () => {
    const apart: Laid = { cluster: 'c', source: 'Herald', verdict: 'distinct' }
    expect(shown([apart, there])).toEqual(['there'])
    const same = { print: fingerprint({ headline: 'Bridge', bodyText: bridge.join(' ') }) }
    const [one, two, three] = [laid({ source: 'Herald' }), laid({ ...there, source: 'Herald' }), laid({ source: 'Globe' })]
    Object.assign(one.candidate, same)
    Object.assign(two.candidate, same)
    expect(proofs(one, [one, two, three], origin(), nothingCommon).proven).toHaveLength(1)
    Object.assign(two.candidate, { print: fingerprint({ headline: 'Hail', bodyText: harvest.join(' ') }) })
    expect(proofs(one, [one, two, three], origin(), nothingCommon)).toEqual({})
    expect(proofs(one, [three, one, two], origin(), nothingCommon)).toEqual({})
  })
})
