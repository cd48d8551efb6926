/**
 * Texts that tell several stories.
 */
import { describe, expect, test } from 'vitest'
import { isRoundUp } from '#src/story/decide/round-up.ts'
import { type Laid, laid } from './laid-beside.ts'

/** A cluster that holds the words from here to there of a text of 200. */
const part = (cluster: string, a: number, aEnd: number, more: Laid = {}): Laid => ({
  cluster,
  aInB: (aEnd - a) / 200,
  shared: aEnd - a,
  passages: [{ a, aEnd, b: 0, bEnd: aEnd - a, matched: aEnd - a }] as never,
  ...more,
})
const three = [part('a', 0, 40), part('b', 40, 80), part('c', 80, 120)]
const isOne = (parts: Laid[], length = 200) => {
  const judged = parts.map(laid)
  return isRoundUp(judged, judged[0]!, length)
}

describe('a round-up has', () => {
  test('passages of three clusters, each in a part of its own', () => {
    expect(isOne(three)).toBe(true)
    expect(isOne(three.slice(0, 2))).toBe(false)
    expect(isOne([part('a', 0, 40), part('b', 40, 80), part('b', 80, 120)])).toBe(false)
    expect(isOne([part('a', 0, 120), part('b', 0, 100), part('c', 20, 90)])).toBe(false)
  })
  test('of each twelve words at least that no other has, and six in a hundred of a long text', () => {
    const short = (words: number) => [part('a', 0, 40), part('b', 40, 80), part('c', 80, 80 + words)]
    expect(isOne(short(12))).toBe(true)
    expect(isOne(short(11))).toBe(false)
    expect(isOne(short(12), 300)).toBe(false)
    expect(isOne(short(18), 300)).toBe(true)
    expect(isOne(short(17), 300)).toBe(false)
    expect(isOne([part('a', 0, 40), part('b', 40, 80), part('c', 69, 91)])).toBe(false)
    expect(isOne([part('a', 0, 40), part('b', 40, 80), part('c', 69, 92)])).toBe(true)
  })
  test('eight own words of each', () => {
    expect(isOne([...three.slice(0, 2), part('c', 80, 120, { shared: 8 })])).toBe(true)
    expect(isOne([...three.slice(0, 2), part('c', 80, 120, { shared: 7 })])).toBe(false)
  })
  test('no cluster that makes most of it', () => {
    expect(
      isOne([part('a', 0, 100, { aInB: 0.62 }), ...three.slice(1).map((one) => ({ ...one, passages: part('x', 100, 120).passages! }))]),
    ).toBe(false)
    const most = (aInB: number) => isOne([part('a', 0, 40), part('b', 40, 80, { aInB }), part('c', 80, 120)])
    expect(most(0.62)).toBe(true)
    expect(most(0.63)).toBe(false)
  })
  test('of a cluster the part that holds most, whichever of its stories came first', () => {
    const small = part('c', 80, 90)
    expect(isOne([...three.slice(0, 2), small, part('c', 80, 120)])).toBe(true)
    expect(isOne([...three.slice(0, 2), part('c', 80, 120), small])).toBe(true)
    expect(isOne([...three.slice(0, 2), small])).toBe(false)
  })
  test('its parts counted from the greatest on: what a small one has of a great one is not its own', () => {
    expect(isOne([part('a', 0, 15), part('b', 0, 60), part('c', 60, 100)])).toBe(false)
    expect(isOne([part('c', 60, 100), part('b', 0, 60), part('a', 0, 15)])).toBe(false)
  })
})

describe('a story that stands in it whole and makes most of it is its host', () => {
  const host = (more: Laid = {}) => part('a', 0, 100, { bInA: 0.81, aInB: 0.41, ...more })
  const beside = (leads: number) => [
    part('b', 100, 130, { bLeadInA: leads > 0 ? 0.5 : 0.49 }),
    part('c', 130, 160, { bLeadInA: leads > 1 ? 0.5 : 0.49 }),
  ]
  test('unless the leads of two others stand there', () => {
    expect(isOne([host(), ...beside(0)])).toBe(false)
    expect(isOne([host(), ...beside(1)])).toBe(false)
    expect(isOne([host(), ...beside(2)])).toBe(true)
    expect(isOne([host({ bLeadInA: 1 }), ...beside(1)])).toBe(false)
  })
  test('and not where it stands there in part, or is a part of it', () => {
    expect(isOne([host({ bInA: 0.8 }), ...beside(0)])).toBe(true)
    expect(isOne([host({ aInB: 0.4 }), ...beside(0)])).toBe(true)
  })
  test('by the lead of the earliest of each other cluster', () => {
    const later = (one: Laid) => ({ ...one, at: 9, bLeadInA: 0 })
    expect(isOne([host(), ...beside(2), ...beside(2).map(later)])).toBe(true)
    expect(isOne([host(), ...beside(2).map(later), ...beside(2)])).toBe(true)
    expect(isOne([host(), ...beside(2).map((one) => ({ ...one, at: 9 })), ...beside(0)])).toBe(false)
  })
})
