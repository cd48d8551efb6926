/** Fingerprints by their sizes, for what is decided by measures that a test gives itself. */
import type { Fingerprint } from '#src/story/print/index.ts'

/** Words of a vocabulary, from one on: what begins at another place has other words. */
export const wordsFrom = (from: number, count: number, kind: 0 | 1 | 2 = 0): Uint32Array =>
  Uint32Array.from({ length: count }, (_, n) => ((from + n + 1) << 2) | kind)

/** A print of so many words, the first with a sentence's capital or not, under a title of so many. */
export function printOf(size: {
  words?: number
  wordsFrom?: number
  title?: number
  titleFrom?: number
  shingle?: number
  capital?: boolean
}): Fingerprint {
  const words = wordsFrom(size.wordsFrom ?? 0, size.words ?? 0)
  if (size.capital && words.length > 0) words[0]! |= 3
  return {
    contentHash: '',
    bodyHash: '',
    keys: [],
    words,
    headline: wordsFrom(size.titleFrom ?? 0, size.title ?? 0),
    paragraphs: Uint32Array.of(0),
    shingle: size.shingle ?? 3,
    traits: new Uint32Array(),
  }
}

/** So many words of plain text, each of them another; what begins at another place has other words. */
export const prose = (from: number, count: number): string =>
  Array.from({ length: count }, (_, n) => `w${(from + n).toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)]!)}`).join(' ')
