/**
 * Two stories compared: what of each stands in the other, weighed by how common it is, and whether the places where they
 * differ are edits or the slots of a template. Pure, and the same in the worker and in `telex dedupe`.
 */
import { type Alignment, align, indexShingles, type ShingleIndex, shinglesOf } from './align.ts'
import type { CommonText } from './common.ts'
import type { Fingerprint } from './fingerprint.ts'

/** A passage of both texts, in word numbers (see `wordOffsets`), ends exclusive. `matched`: words that are the same in both. */
export interface Passage {
  a: number
  aEnd: number
  b: number
  bEnd: number
  matched: number
}

/** What comparing found, all shares between 0 and 1. */
export interface Comparison {
  /** Share of both texts' own words that stands in the other. */
  similarity: number
  /** The larger of the two containments. */
  containment: number
  /** Share of the first text's own words that stands in the second, and the other way round. */
  aInB: number
  bInA: number
  /** Own words (weighed by how uncommon they are) that both share; the smaller side. */
  shared: number
  /** Share of the shared words that is common text. */
  commonShare: number
  /** Share of each lead that stands in the other text at all. */
  aLeadInB: number
  bLeadInA: number
  /** Both begin with the same passage. */
  sameStart: boolean
  /** Share of the shared words that stands in the same order. */
  order: number
  /** Numbers and names inside shared passages that agree, and that stand against another one. */
  agreeing: number
  conflicting: number
  numbersAgreeing: number
  numbersConflicting: number
  /** Overlap of the headlines' words. */
  headline: number
  identical: boolean
  passages: Passage[]
}

/** The new story, prepared once for all its candidates. */
export interface Prepared {
  print: Fingerprint
  index: ShingleIndex
  weights: Float32Array
}

/** Words of a text that are its lead, for all that is decided by it. */
const leadWords = 40

export function prepare(print: Fingerprint, common: CommonText): Prepared {
  const index = indexShingles(print)
  return { print, index, weights: weigh(index.shingles, print, common) }
}

/** What each word is worth: the most that a shingle holding it is worth. */
function weigh(shingles: Uint32Array, print: Fingerprint, common: CommonText): Float32Array {
  const out = new Float32Array(print.words.length)
  for (let at = 0; at < shingles.length; at++) {
    const weight = common.weight(shingles[at]!)
    for (let i = at; i < at + print.shingle; i++) if (weight > out[i]!) out[i] = weight
  }
  if (shingles.length === 0) out.fill(1)
  return out
}

/** Compare the prepared story with one candidate. Linear in the words of both. */
export function compare(story: Prepared, candidate: Fingerprint, common: CommonText): Comparison {
  const a = story.print
  const b = candidate
  const identical = a.bodyHash === b.bodyHash
  const bShingles = shinglesOf(b)
  const found = align(story.index, b, bShingles)
  const bWeights = weigh(bShingles, b, common)
  const ownA = sum(story.weights)
  const ownB = sum(bWeights)
  const sharedA = sum(story.weights, found.inA)
  const sharedB = sum(bWeights, found.inB)
  const rawShared = count(found.inA)
  const passages = joinPassages(found)
  const lead = leadWords * (a.shingle / 3)
  const aInB = ownA === 0 ? 0 : sharedA / ownA
  const bInA = ownB === 0 ? 0 : sharedB / ownB
  return {
    similarity: ownA + ownB === 0 ? 0 : (sharedA + sharedB) / (ownA + ownB),
    containment: Math.max(aInB, bInA),
    aInB,
    bInA,
    shared: Math.min(sharedA, sharedB),
    commonShare: rawShared === 0 ? 0 : 1 - sharedA / rawShared,
    aLeadInB: shareOf(found.inA, lead),
    bLeadInA: shareOf(found.inB, lead),
    sameStart: passages.some((p) => p.a < lead / 2 && p.b < lead / 2 && p.matched >= lead / 4),
    order: inOrder(passages),
    ...specifics(found, a, b, story.weights),
    headline: overlap(a.headline, b.headline),
    identical,
    passages,
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

/** Blocks that follow each other in both texts with small gaps between are one passage. */
function joinPassages(found: Alignment): Passage[] {
  const out: Passage[] = []
  for (const block of found.blocks) {
    const last = out.at(-1)
    const aGap = last === undefined ? -1 : block.a - last.aEnd
    const bGap = last === undefined ? -1 : block.b - last.bEnd
    if (last !== undefined && aGap >= 0 && aGap <= 12 && bGap <= 12) {
      last.aEnd = block.a + block.length
      last.bEnd = block.b + block.length
      last.matched += block.length
    } else out.push({ a: block.a, aEnd: block.a + block.length, b: block.b, bEnd: block.b + block.length, matched: block.length })
  }
  return out
}

/** The heaviest chain of passages that stand in the same order in both, as a share of all; 1 when there are none. */
function inOrder(passages: Passage[]): number {
  const list = passages.slice(0, 200)
  const best = new Float64Array(list.length)
  let heaviest = 0
  let all = 0
  for (let i = 0; i < list.length; i++) {
    const p = list[i]!
    let before = 0
    for (let j = 0; j < i; j++) if (list[j]!.aEnd <= p.a && best[j]! > before) before = best[j]!
    best[i] = before + p.matched
    if (best[i]! > heaviest) heaviest = best[i]!
    all += p.matched
  }
  return all === 0 ? 1 : heaviest / all
}

/** Numbers and names inside shared passages: in a copy nearly all agree, in a template nearly all stand against others. */
function specifics(
  found: Alignment,
  a: Fingerprint,
  b: Fingerprint,
  weights: Float32Array,
): Pick<Comparison, 'agreeing' | 'conflicting' | 'numbersAgreeing' | 'numbersConflicting'> {
  let agreeing = 0
  let numbersAgreeing = 0
  for (let i = 0; i < found.inA.length; i++) {
    const kind = a.words[i]! & 3
    if (!found.inA[i] || kind === 0) continue
    agreeing += weights[i]!
    if (kind === 1) numbersAgreeing++
  }
  let numbersConflicting = 0
  let namesConflicting = 0
  for (const slot of found.slots) {
    const [aNumbers, aNames] = kinds(a.words, slot.a, slot.aEnd)
    const [bNumbers, bNames] = kinds(b.words, slot.b, slot.bEnd)
    numbersConflicting += Math.min(aNumbers, bNumbers)
    namesConflicting += Math.min(aNames, bNames)
  }
  return { agreeing, conflicting: numbersConflicting + namesConflicting, numbersAgreeing, numbersConflicting }
}

function kinds(list: Uint32Array, from: number, to: number): [numbers: number, names: number] {
  let numbers = 0
  let names = 0
  for (let i = from; i < to; i++) {
    const kind = list[i]! & 3
    if (kind === 1) numbers++
    else if (kind === 2) names++
  }
  return [numbers, names]
}

function overlap(a: Uint32Array, b: Uint32Array): number {
  const left = new Set(a.map((w) => w >>> 2))
  const right = new Set(b.map((w) => w >>> 2))
  if (left.size === 0 || right.size === 0) return 0
  return left.intersection(right).size / left.union(right).size
}
