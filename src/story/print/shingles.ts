/**
 * Shingles: each run of a few words as one number.
 */
import { mix } from './words.ts'

/** A candidate is compared many times: its shingles are remembered as long as its words are. */
const remembered = new WeakMap<Uint32Array, Uint32Array>()

/** 32-bit hash of each shingle of `size` packed words, by its first word's position. */
export function shingleWords(list: Uint32Array, size: number): Uint32Array {
  const held = remembered.get(list)
  if (held !== undefined) return held
  const out = new Uint32Array(Math.max(0, list.length - size + 1))
  for (let at = 0; at < out.length; at++) {
    let h = 0x2545f491
    for (let i = at; i < at + size; i++) h = Math.imul(h ^ (list[i]! >>> 2), 0x01000193) ^ (h >>> 15)
    out[at] = mix(h)
  }
  remembered.set(list, out)
  return out
}

/** What of a fingerprint its shingles are made of (index.ts, `Fingerprint`). */
interface Worded {
  words: Uint32Array
  shingle: number
}

export const shinglesOf = (f: Worded): Uint32Array => shingleWords(f.words, f.shingle)

/** What of a story is counted to know what is common: its shingles and its traits, each once. */
export const countedOf = (f: Worded & { traits: Uint32Array }): Set<number> => new Set([...shinglesOf(f), ...f.traits])
