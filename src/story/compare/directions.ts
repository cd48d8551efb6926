/**
 * Which way things went: a price that rose is not one that fell, though all other words are the same.
 */
import { lines } from '#src/languages/index.ts'
import type { Fingerprint } from '../print/index.ts'
import { words } from '../print/words.ts'
import type { Slot } from './align.ts'
import type { Comparison } from './comparison.ts'

/** What a word says: numbers of the pairs of opposites in which it stands on the one side, and of those in which it stands on the other. */
type Sides = readonly [one: ReadonlySet<number>, other: ReadonlySet<number>]

/** By the word's hash, without its kind. Made when the first two texts are asked. */
let directions: Map<number, [Set<number>, Set<number>]> | undefined

function readDirections(): Map<number, [Set<number>, Set<number>]> {
  const out = new Map<number, [Set<number>, Set<number>]>()
  for (const [pair, line] of lines('opposites').entries())
    for (const [side, list] of line.split('/').entries())
      for (const word of words(list).packed) {
        const held = out.get(word >>> 2) ?? [new Set(), new Set()]
        held[side as 0 | 1].add(pair)
        out.set(word >>> 2, held)
      }
  return out
}

/** Does a word of the one stand where its opposite stands in the other, between words that both share? */
export const saysOpposite = ({ slots }: Comparison, a: Fingerprint, b: Fingerprint): boolean =>
  slots.some((slot) => isOpposite(slot, a.words, b.words))

/** Does it say which way something went? */
export function isDirection(word: number): boolean {
  directions ??= readDirections()
  return directions.has(word >>> 2)
}

function isOpposite({ a, aEnd, b, bEnd }: Slot, wordsOfA: Uint32Array, wordsOfB: Uint32Array): boolean {
  if (a === aEnd || b === bEnd) return false
  const [up, down] = sidesOf(wordsOfA, a, aEnd)
  const [otherUp, otherDown] = sidesOf(wordsOfB, b, bEnd)
  return isMet(up, otherDown, otherUp, down) || isMet(down, otherUp, otherDown, up)
}

/** A pair of which the one has only this side, and the other only that. */
const isMet = (own: ReadonlySet<number>, against: ReadonlySet<number>, alike: ReadonlySet<number>, both: ReadonlySet<number>): boolean =>
  [...own].some((pair) => against.has(pair) && !alike.has(pair) && !both.has(pair))

function sidesOf(list: Uint32Array, from: number, to: number): Sides {
  directions ??= readDirections()
  const out: [Set<number>, Set<number>] = [new Set(), new Set()]
  for (let at = from; at < to; at++)
    for (const [side, pairs] of directions.get(list[at]! >>> 2)?.entries() ?? []) for (const pair of pairs) out[side as 0 | 1].add(pair)
  return out
}
