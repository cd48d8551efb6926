/**
 * Where to look for a story's copies: keys that a copy is likely to have, too.
 */
import { shingleWords } from './shingles.ts'
import { mix } from './words.ts'

/** Anchors a story has at most, beside the keys of its whole text and headline. */
const anchorCount = 18
const leadAnchors = 8
/** Of a headline's shingles so many: one that was made longer still has one of them, as a rule. */
const headlineAnchors = 2
const headlineShingle = 3
/** One anchor is chosen in each window of so many words. */
const anchorWindow = 12

/**
 * Signed 64-bit keys: the body's hash, the headline's and of its shingles those of least rank, then anchors: the first of the text, and of
 * the others those of least rank. All that have no text would be found by having none: its hash is no key.
 */
export function keysOf(list: Uint32Array, shingles: Uint32Array, headline: Uint32Array, bodyHash: string, size: number): bigint[] {
  const keys: bigint[] = list.length === 0 ? [] : [BigInt.asIntN(64, BigInt(`0x${bodyHash.slice(0, 16)}`))]
  if (headline.length >= 4) keys.push(wide(headline, 0, headline.length, 0x68656164), ...anchorsOf(headline))
  const anchors = winnow(shingles, size > 3 ? anchorWindow * 2 : anchorWindow)
  const lead = anchors.slice(0, leadAnchors)
  const rest = anchors.slice(leadAnchors).sort((a, b) => a.rank - b.rank)
  for (const a of [...lead, ...rest.slice(0, anchorCount - lead.length)]) keys.push(wide(list, a.at, size, 0x616e6368))
  return [...new Set(keys)]
}

function anchorsOf(headline: Uint32Array): bigint[] {
  const ranked = Array.from(shingleWords(headline, headlineShingle), (shingle, at) => ({ at, rank: mix(shingle ^ 0x5bd1e995) }))
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, headlineAnchors)
    .map(({ at }) => wide(headline, at, headlineShingle, 0x6c696e65))
}

/**
 * The least shingle of each sliding window: the same passage gives the same anchors wherever it stands (winnowing:
 * Schleimer, Wilkerson, Aiken, SIGMOD 2003, https://doi.org/10.1145/872757.872770).
 */
function winnow(shingles: Uint32Array, window: number): { at: number; rank: number }[] {
  const ranks = new Uint32Array(shingles.length)
  for (let at = 0; at < ranks.length; at++) ranks[at] = mix(shingles[at]! ^ 0x5bd1e995)
  const out: { at: number; rank: number }[] = []
  let best = -1
  for (let from = 0; from === 0 || from + window <= ranks.length; from++) {
    const end = Math.min(from + window, ranks.length)
    if (best >= from && best < end - 1) {
      if (ranks[end - 1]! > ranks[best]!) continue
      best = end - 1
    } else {
      best = from
      for (let at = from + 1; at < end; at++) if (ranks[at]! <= ranks[best]!) best = at
    }
    if (best < end) out.push({ at: best, rank: ranks[best]! })
  }
  return out
}

/** A 64-bit key of some words: two 32-bit mixes with different seeds. */
function wide(list: Uint32Array, at: number, size: number, seed: number): bigint {
  let h1 = seed
  let h2 = ~seed
  for (let i = at; i < at + size; i++) {
    h1 = Math.imul(h1 ^ (list[i]! >>> 2), 0x01000193) ^ (h1 >>> 15)
    h2 = Math.imul(h2 ^ (list[i]! >>> 2), 0x9e3779b1) ^ (h2 >>> 13)
  }
  return BigInt.asIntN(64, (BigInt(mix(h1)) << 32n) | BigInt(mix(h2)))
}
