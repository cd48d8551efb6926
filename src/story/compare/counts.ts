/**
 * How many, and which in a row, written in letters: a second blaze is not a third one, though all other words are the same.
 */
import { languages, words as wordsOf } from '#src/languages/index.ts'
import type { Language } from '#src/languages/language.ts'
import type { Fingerprint } from '../print/index.ts'
import { words } from '../print/words.ts'
import type { Slot } from './align.ts'
import type { Comparison } from './comparison.ts'

/** A slot of more words is a sentence of its own, and what it counts is something else. */
const slotWords = 3

/** What a word counts, by its hash without its kind; the figures 2 to 10 are the same as their words. Made when the first two texts are asked. */
let counts: Map<number, string> | undefined

function readCounts(): Map<number, string> {
  const out = new Map<number, string>()
  const anyText = new Set(wordsOf('functionWords'))
  const add = (count: string, list: readonly string[]): void => {
    for (const word of words(list.filter((one) => !anyText.has(one)).join(' ')).packed) if (!out.has(word >>> 2)) out.set(word >>> 2, count)
  }
  for (const { cardinals = '', ordinals = '' } of Object.values<Language>(languages)) {
    for (const [at, line] of cardinals.split('\n').entries()) add(String(at + 2), [String(at + 2), ...line.split(' ')])
    for (const [at, line] of ordinals.split('\n').entries()) add(`${at + 2}.`, line.split(' '))
  }
  add('another', wordsOf('another'))
  return out
}

/**
 * Does the one count otherwise than the other, between words that both share?
 * @param inserted also where only one of them counts
 */
export const countsOtherwise = ({ slots }: Comparison, a: Fingerprint, b: Fingerprint, inserted: boolean): boolean =>
  slots.some((slot) => isOtherCount(slot, a, b, inserted))

function isOtherCount({ a, aEnd, b, bEnd }: Slot, one: Fingerprint, other: Fingerprint, inserted: boolean): boolean {
  if (Math.max(aEnd - a, bEnd - b) > slotWords * (one.shingle / 3)) return false
  const here = countsIn(one.words, a, aEnd)
  const there = countsIn(other.words, b, bEnd)
  if (here.size > 0 && there.size > 0) return here.isDisjointFrom(there)
  return inserted && here.size + there.size > 0
}

function countsIn(list: Uint32Array, from: number, to: number): Set<string> {
  counts ??= readCounts()
  const out = new Set<string>()
  for (let at = from; at < to; at++) {
    const count = counts.get(list[at]! >>> 2)
    if (count !== undefined) out.add(count)
  }
  return out
}
