/**
 * Two stories compared: what of each stands in the other, weighed by how common it is, and whether the places where they
 * differ are edits or the slots of a template. Pure, and the same in the worker and in `telex dedupe`.
 */

import type { CommonText } from '../print/common.ts'
import type { Fingerprint } from '../print/index.ts'
import { shinglesOf } from '../print/shingles.ts'
import { align, indexShingles, type ShingleIndex } from './align.ts'
import { type Comparison, nothingShared } from './comparison.ts'
import { factsOf, nameWorth } from './facts.ts'
import { overlap } from './headlines.ts'
import { between, inOrder, orderFrom, replaced, startShare } from './placement.ts'

/** The new story, prepared once for all its candidates. */
export interface Prepared {
  print: Fingerprint
  index: ShingleIndex
  weights: Float32Array
  /** Their sum. */
  own: number
  /** What a capitalised word says beside a number: less where most words are capitalised (German nouns, capitals throughout). */
  nameWorth: number
}

/** Words that are a text's opening: no more than its first clause. */
const openingWords = 12
/** Words of a text that are its lead, for all that is decided by it. */
const leadWords = 40

export function prepare(print: Fingerprint, common: CommonText): Prepared {
  const index = indexShingles(print)
  const weights = weigh(index.shingles, print, common)
  return { print, index, weights, own: sum(weights), nameWorth: nameWorth(print.words) }
}

/** What each word is worth: the most that a shingle holding it is worth. */
function weigh(shingles: Uint32Array, print: Fingerprint, common: CommonText): Float32Array {
  const out = new Float32Array(print.words.length)
  if (shingles.length === 0) return out.fill(1)
  for (let at = 0; at < shingles.length; at++) {
    const weight = common.weight(shingles[at]!)
    for (let i = at; i < at + print.shingle; i++) if (weight > out[i]!) out[i] = weight
  }
  return out
}

/** Compare the prepared story with one candidate. Linear in the words of both. */
export function compare(story: Prepared, candidate: Fingerprint): Comparison {
  const a = story.print
  const b = candidate
  const identical = a.bodyHash === b.bodyHash
  const bShingles = shinglesOf(b)
  const found = align(story.index, b, bShingles)
  if (found.passages.length === 0) return { ...nothingShared, headline: overlap(a.headline, b.headline), identical }
  const ownA = story.own
  const shared = sum(story.weights, found.inA)
  const rawShared = count(found.inA)
  // what both share is worth the same in both; what only the candidate has counts in full
  const ownB = b.words.length - count(found.inB) + shared
  const { passages } = found
  const lead = leadWords * (a.shingle / 3)
  const aInB = ownA === 0 ? 0 : shared / ownA
  const bInA = ownB === 0 ? 0 : shared / ownB
  const { replacements, replacedShare } = replaced(found)
  const { agreeing, conflicting, numbersAgreeing, numbersConflicting } = factsOf(found, a, b, story)
  return {
    similarity: ownA + ownB === 0 ? 0 : (2 * shared) / (ownA + ownB),
    containment: Math.max(aInB, bInA),
    aInB,
    bInA,
    shared,
    commonShare: rawShared === 0 ? 0 : 1 - shared / rawShared,
    aLeadInB: shareOf(found.inA, lead),
    bLeadInA: shareOf(found.inB, lead),
    opening: Math.max(shareOf(found.inA, openingWords * (a.shingle / 3)), shareOf(found.inB, openingWords * (a.shingle / 3))),
    start: startShare(found, lead),
    order: inOrder(passages),
    orderFromA: orderFrom(passages, 'a', lead),
    orderFromB: orderFrom(passages, 'b', lead),
    betweenA: between(found.inA, passages, 'a'),
    betweenB: between(found.inB, passages, 'b'),
    replacements,
    replacedShare,
    agreeing,
    conflicting,
    numbersAgreeing,
    numbersConflicting,
    headline: overlap(a.headline, b.headline),
    identical,
    passages,
    slots: found.slots,
  }
}

function sum(weights: Float32Array, where?: Uint8Array): number {
  let out = 0
  for (let i = 0; i < weights.length; i++) if (where === undefined || where[i]) out += weights[i]!
  return out
}

function count(where: Uint8Array): number {
  let out = 0
  for (let i = 0; i < where.length; i++) out += where[i]!
  return out
}

function shareOf(where: Uint8Array, first: number): number {
  const n = Math.min(first, where.length)
  let out = 0
  for (let i = 0; i < n; i++) out += where[i]!
  return n === 0 ? 0 : out / n
}
