/**
 * Short matter compared without order: what a flash, a table or a bulletin has in common with another is facts, not passages.
 */
import type { Fingerprint } from '../print/index.ts'
import type { Comparison } from './comparison.ts'

/** Share of the shorter headline's words that stand in the other; 1 where a story has none. */
export function holdsHeadline(a: Fingerprint, b: Fingerprint): number {
  if (Math.min(a.headline.length, b.headline.length) === 0) return 1
  return held(new Set(bare(a.headline)), new Set(bare(b.headline)))
}

/** Does the longer headline have each number of the shorter as often? `13 cts vs 12 cts` and `12 cts vs 12 cts` have the same words but for one. */
export function holdsNumbers(a: Fingerprint, b: Fingerprint): boolean {
  const [shorter, longer] = [a.headline, b.headline]
    .sort((x, y) => x.length - y.length)
    .map((list) => bare(list.filter((word) => (word & 3) === 1)))
  const times = (list: Uint32Array, number: number): number => list.filter((other) => other === number).length
  return shorter!.every((number) => times(longer!, number) >= times(shorter!, number))
}

/** Share of the shorter text's words that stand in the other at all. */
export function shareOfWords(a: Fingerprint, b: Fingerprint): number {
  return held(new Set(bare(a.words)), new Set(bare(b.words)))
}

/** Share of the numbers of the text that has fewer of them that stand in the other; 1 where it has fewer than `least`. */
export function shareOfNumbers(a: Fingerprint, b: Fingerprint, least: number): number {
  const one = numbersOf(a.words)
  const other = numbersOf(b.words)
  return Math.min(one.size, other.size) < least ? 1 : held(one, other)
}

function held(a: Set<number>, b: Set<number>): number {
  const least = Math.min(a.size, b.size)
  return least === 0 ? 0 : a.intersection(b).size / least
}

/** Words without their kind: a name in capitals is the same word. */
const bare = (list: Uint32Array): Uint32Array => list.map((word) => word >>> 2)

const numbersOf = (list: Uint32Array): Set<number> => new Set(bare(list.filter((word) => (word & 3) === 1)))

/** Places in shared passages where one thing stands for another, be it a number written in letters. */
export const replaced = (c: Comparison): number => c.slots.filter((slot) => slot.aEnd > slot.a && slot.bEnd > slot.b).length

/** Words among a text's first that stand for others, on the side that has fewer of them. */
export function replacedIn(c: Comparison, first: number): number {
  let out = 0
  for (const { a, aEnd, b, bEnd } of c.slots) if (Math.min(a, b) < first) out += Math.min(aEnd - a, bEnd - b)
  return out
}
