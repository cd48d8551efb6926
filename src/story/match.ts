/**
 * Two stories compared: what of each stands in the other, weighed by how common it is, and whether the places where they
 * differ are edits or the slots of a template. Pure, and the same in the worker and in `telex dedupe`.
 */
import { type Alignment, align, indexShingles, type Passage, type ShingleIndex, type Slot } from './align.ts'
import type { CommonText } from './common.ts'
import type { Fingerprint } from './fingerprint.ts'
import { shinglesOf } from './shingles.ts'

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
  /** Share of the first few words of either that stand in the other; the larger one. */
  opening: number
  /** Both begin with the same words, or nearly: share of one lead that stands in the other text's first part. */
  start: number
  /** Share of the shared words that stands in the same order. */
  order: number
  /** The same, counted from the first text's lead on, and from the second's: a text that was set after another lead. */
  orderFromA: number
  orderFromB: number
  /** Share of the first text that is its own and stands between shared passages, and likewise the second's. */
  betweenA: number
  betweenB: number
  /** Stretches where each text has something else between the same passages, and their share of the words there. */
  replacements: number
  replacedShare: number
  /** Numbers and names inside shared passages that agree, and that stand against another one. */
  agreeing: number
  conflicting: number
  numbersAgreeing: number
  numbersConflicting: number
  /** Overlap of the headlines' words. */
  headline: number
  identical: boolean
  passages: Passage[]
  slots: Slot[]
}

/** Two texts that share no passage: most candidates of a template are none, so they are done with early. */
const nothing: Comparison = {
  similarity: 0,
  containment: 0,
  aInB: 0,
  bInA: 0,
  shared: 0,
  commonShare: 0,
  aLeadInB: 0,
  bLeadInA: 0,
  opening: 0,
  start: 0,
  order: 1,
  orderFromA: 0,
  orderFromB: 0,
  betweenA: 0,
  betweenB: 0,
  replacements: 0,
  replacedShare: 0,
  agreeing: 0,
  conflicting: 0,
  numbersAgreeing: 0,
  numbersConflicting: 0,
  headline: 0,
  identical: false,
  passages: [],
  slots: [],
}

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
/** Share of names among the words of news where only names are capitalised, at most. */
const usualNames = 0.2
/** Words of a text that are its lead, for all that is decided by it. */
const leadWords = 40

export function prepare(print: Fingerprint, common: CommonText): Prepared {
  const index = indexShingles(print)
  const weights = weigh(index.shingles, print, common)
  return { print, index, weights, own: sum(weights), nameWorth: nameWorth(print.words) }
}

function nameWorth(list: Uint32Array): number {
  let names = 0
  for (let i = 0; i < list.length; i++) if ((list[i]! & 3) === 2) names++
  return Math.min(1, (usualNames * list.length) / Math.max(1, names))
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
  if (found.passages.length === 0) return { ...nothing, headline: overlap(a.headline, b.headline), identical }
  const ownA = story.own
  const shared = sum(story.weights, found.inA)
  const rawShared = count(found.inA)
  // what both share is worth the same in both; what only the candidate has counts in full
  const ownB = b.words.length - count(found.inB) + shared
  const { passages } = found
  const lead = leadWords * (a.shingle / 3)
  const aInB = ownA === 0 ? 0 : shared / ownA
  const bInA = ownB === 0 ? 0 : shared / ownB
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
    orderFromA: inOrder(fromLead(passages, 'a', lead)) * weightFrom(passages, 'a', lead),
    orderFromB: inOrder(fromLead(passages, 'b', lead)) * weightFrom(passages, 'b', lead),
    betweenA: between(found.inA, passages, 'a'),
    betweenB: between(found.inB, passages, 'b'),
    ...replacements(found),
    ...specifics(found, a, b, story),
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

/** How much of one text's lead stands in the other's first part (twice as long); the larger of both ways. */
function startShare(found: Alignment, lead: number): number {
  const far = lead * 2
  let a = 0
  let b = 0
  for (const p of found.passages) {
    if (p.b < far) for (let i = p.a; i < Math.min(p.aEnd, lead); i++) a += found.inA[i]!
    if (p.a < far) for (let i = p.b; i < Math.min(p.bEnd, lead); i++) b += found.inB[i]!
  }
  return Math.max(a / Math.max(1, Math.min(lead, found.inA.length)), b / Math.max(1, Math.min(lead, found.inB.length)))
}

/** The passage that holds a text's lead, and those after it in the other text. */
function fromLead(passages: Passage[], side: 'a' | 'b', lead: number): Passage[] {
  const other = side === 'a' ? 'b' : 'a'
  const first = passages.filter((p) => p[side] < lead).sort((x, y) => y.matched - x.matched)[0]
  return first === undefined ? [] : passages.filter((p) => p[other] >= first[other])
}

function weightFrom(passages: Passage[], side: 'a' | 'b', lead: number): number {
  const all = passages.reduce((sum, p) => sum + p.matched, 0)
  return all === 0 ? 0 : fromLead(passages, side, lead).reduce((sum, p) => sum + p.matched, 0) / all
}

/** Words of a text's own between its first and its last shared passage, as a share of the text. */
function between(where: Uint8Array, passages: Passage[], side: 'a' | 'b'): number {
  if (passages.length < 2) return 0
  const spans = passages.toSorted((x, y) => x[side] - y[side])
  let own = 0
  for (let i = 1; i < spans.length; i++) {
    const end = side === 'a' ? spans[i - 1]!.aEnd : spans[i - 1]!.bEnd
    own += Math.max(0, spans[i]![side] - end)
  }
  return own / Math.max(1, where.length)
}

function replacements(found: Alignment): Pick<Comparison, 'replacements' | 'replacedShare'> {
  let replacements = 0
  let words = 0
  for (const r of [...found.slots, ...found.replaced]) {
    // what stands elsewhere in the other text was moved, not replaced
    const least = Math.min(unmatched(found.inA, r.a, r.aEnd), unmatched(found.inB, r.b, r.bEnd))
    words += least
    if (least >= 4) replacements++
  }
  const matched = found.passages.reduce((sum, p) => sum + p.matched, 0)
  return { replacements, replacedShare: words / Math.max(1, words + matched) }
}

function unmatched(where: Uint8Array, from: number, to: number): number {
  let out = 0
  for (let i = from; i < to; i++) if (!where[i]) out++
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
  { weights, nameWorth }: Prepared,
): Pick<Comparison, 'agreeing' | 'conflicting' | 'numbersAgreeing' | 'numbersConflicting'> {
  let agreeing = 0
  let numbersAgreeing = 0
  for (let i = 0; i < found.inA.length; i++) {
    const kind = a.words[i]! & 3
    if (!found.inA[i] || kind === 0) continue
    agreeing += kind === 1 ? weights[i]! : weights[i]! * nameWorth
    if (kind === 1) numbersAgreeing++
  }
  let numbersConflicting = 0
  let namesConflicting = 0
  // a dateline that was put in another's place is no sign of a form by itself
  const inText = found.slots.slice(found.openingSlots).some((slot) => conflicts(a.words, b.words, slot) > 0)
  for (const slot of inText ? found.slots : []) {
    const [aNumbers, aNames] = kinds(a.words, slot.a, slot.aEnd)
    const [bNumbers, bNames] = kinds(b.words, slot.b, slot.bEnd)
    numbersConflicting += Math.min(aNumbers, bNumbers)
    namesConflicting += Math.min(aNames, bNames)
  }
  return { agreeing, conflicting: numbersConflicting + namesConflicting * nameWorth, numbersAgreeing, numbersConflicting }
}

function conflicts(a: Uint32Array, b: Uint32Array, slot: Slot): number {
  const [aNumbers, aNames] = kinds(a, slot.a, slot.aEnd)
  const [bNumbers, bNames] = kinds(b, slot.b, slot.bEnd)
  return Math.min(aNumbers, bNumbers) + Math.min(aNames, bNames)
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

/** Words that both have, as a share of all, each counted once. Headlines are short: no set is made of them. */
function overlap(a: Uint32Array, b: Uint32Array): number {
  const left = distinct(a)
  const right = distinct(b)
  if (left === 0 || right === 0) return 0
  let both = 0
  for (let i = 0; i < a.length; i++) if (isFirst(a, i) && holds(b, a[i]!, b.length)) both++
  return both / (left + right - both)
}

function distinct(list: Uint32Array): number {
  let out = 0
  for (let i = 0; i < list.length; i++) if (isFirst(list, i)) out++
  return out
}

const isFirst = (list: Uint32Array, at: number): boolean => !holds(list, list[at]!, at)

function holds(list: Uint32Array, word: number, before: number): boolean {
  for (let i = 0; i < before; i++) if (list[i]! >>> 2 === word >>> 2) return true
  return false
}
