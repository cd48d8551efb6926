/**
 * Late knowledge: a story that shows two clusters to be one. Each was founded by a part of a text, or by another form of it, and what
 * came between was like neither enough; the story that comes now holds the same passages of both.
 */
import type { Comparison } from '../compare/comparison.ts'

/** What proves it. Down: stories that open alike, or that one newspaper set together, are brought together; up: halves of one text stay apart. */
export const lateRules = {
  /** Of the other cluster's story, and of the one joined, that stands in the story that proves it. */
  held: 0.5,
  /** Likeness of the proving story to either. A follow-up over old background is like a reordered copy to 75 %. */
  similarity: 0.8,
  /** The same where it was published before all that it is compared with: the origin that came late. */
  originSimilarity: 0.65,
  /** Of the shorter of the two parts of the proving story, that is held by both. */
  common: 0.5,
  /** Own words that both hold: a paragraph is quoted by many. */
  words: 40,
}

/**
 * Do two stories hold the same of a third?
 * @param third its length in words, the words that one of a spaced script is worth, and whether it was published before both
 */
export function holdTheSame(
  one: Comparison,
  two: Comparison,
  { length, unit, first }: { length: number; unit: number; first: boolean },
): boolean {
  const { held, similarity, originSimilarity } = lateRules
  if (Math.min(one.bInA, two.bInA) < held) return false
  if (Math.min(one.similarity, two.similarity) < (first ? originSimilarity : similarity)) return false
  const a = covered(one, length)
  const b = covered(two, length)
  let both = 0
  for (let i = 0; i < length; i++) both += a[i]! & b[i]!
  const least = Math.min(count(a), count(b))
  return both >= lateRules.words * unit && both >= lateRules.common * least
}

function covered({ passages }: Comparison, length: number): Uint8Array {
  const out = new Uint8Array(length)
  for (const p of passages) out.fill(1, p.a, p.aEnd)
  return out
}

function count(where: Uint8Array): number {
  let out = 0
  for (let i = 0; i < where.length; i++) out += where[i]!
  return out
}
