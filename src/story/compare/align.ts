/**
 * Two texts laid side by side: which passages of one stand in the other, in whatever order, and what was put in place of what.
 */
import type { Fingerprint } from '../print/index.ts'
import { shinglesOf } from '../print/shingles.ts'
import { wordKind } from '../print/words.ts'

/** A passage found in both: `length` words from `a` in the first and from `b` in the second. */
export interface Block {
  a: number
  b: number
  length: number
}

/** Between two blocks that follow each other closely in both texts: words of one side that stand for words of the other. */
export interface Slot {
  a: number
  aEnd: number
  b: number
  bEnd: number
}

/** Passages of both texts that are the same but for small edits. Ends exclusive; `matched`: words that are the same. */
export interface Passage {
  a: number
  aEnd: number
  b: number
  bEnd: number
  matched: number
}

export interface Alignment {
  /** In the order of the second text. */
  passages: Passage[]
  /** Edits inside passages: what stands for what. */
  slots: Slot[]
  /** How many of the slots, from the first on, stand before all passages. */
  openingSlots: number
  /** Longer stretches between two passages in order, where each text has something else. */
  replaced: Slot[]
  /** 1 for each word of the first text that stands in the second at a like place. */
  inA: Uint8Array
  inB: Uint8Array
}

/** Longest stretch on either side that still counts as an edit inside a passage. */
const slotLimit = 24
/** Most words with which two texts may begin differently and still begin with the same passage. */
const openingLimit = 20
const textStart: Block = { a: 0, b: 0, length: 0 }
/** Longest stretch on either side that counts as one thing put for another. */
const replacedLimit = 200
/** Most words behind the last passage that are asked for what stands for what. */
const closingLimit = 20
/** Of so many words there one has to be the same. */
const closingShare = 3
/** A passage of fewer words, with nothing else of the same order around it, is a turn of phrase. */
const passageLeast = 6
/** A shingle that stands this often in one text says nothing of its place. */
const repeatLimit = 8

/** Where each shingle of a text stands; made once and used against every candidate. An open hash table. */
export interface ShingleIndex {
  of: Fingerprint
  /** Shingle by position. */
  shingles: Uint32Array
  /** 1 + the first place of a shingle, or 0. */
  first: Int32Array
  /** Of each place 1 + the next one of the same shingle, or 0. */
  next: Int32Array
}

export function indexShingles(f: Fingerprint): ShingleIndex {
  const shingles = shinglesOf(f)
  const first = new Int32Array(1 << (33 - Math.clz32(shingles.length + 4)))
  const index = { of: f, shingles, first, next: new Int32Array(shingles.length) }
  // from the end, so that the places of a shingle come in order
  for (let at = shingles.length - 1; at >= 0; at--) {
    const slot = slotOf(index, shingles[at]!)
    index.next[at] = first[slot]!
    first[slot] = at + 1
  }
  return index
}

/** Where a shingle's first place lies in the table, or would. */
function slotOf({ shingles, first }: ShingleIndex, shingle: number): number {
  const mask = first.length - 1
  let slot = shingle & mask
  while (first[slot] !== 0 && shingles[first[slot]! - 1] !== shingle) slot = (slot + 1) & mask
  return slot
}

/** Align `b` to the text of `index`. Linear in the words of both, but for repeated shingles, which are bounded. */
export function align(index: ShingleIndex, b: Fingerprint, bShingles: Uint32Array): Alignment {
  const aWords = index.of.words
  const bWords = b.words
  const inA = new Uint8Array(aWords.length)
  const inB = new Uint8Array(bWords.length)
  const blocks: Block[] = []
  let expected = -1
  for (let at = 0; at < bShingles.length; ) {
    const from = choose(index, bShingles[at]!, expected, inA)
    if (from < 0) {
      at++
      continue
    }
    let length = 0
    while (from + length < aWords.length && at + length < bWords.length && !inA[from + length]) {
      if (aWords[from + length]! >>> 2 !== bWords[at + length]! >>> 2) break
      length++
    }
    if (length < index.of.shingle) {
      at++
      continue
    }
    inA.fill(1, from, from + length)
    inB.fill(1, at, at + length)
    blocks.push({ a: from, b: at, length })
    at += length
    expected = from + length
  }
  return settle(blocks, index.of, b, inA, inB)
}

/** Blocks to passages: turns of phrase that stand alone are dropped, small gaps are bridged. */
function settle(blocks: Block[], a: Fingerprint, b: Fingerprint, inA: Uint8Array, inB: Uint8Array): Alignment {
  const unit = a.shingle / 3
  const limit = slotLimit * unit
  const least = Math.min(passageLeast * unit, Math.max(a.shingle, Math.min(a.words.length, b.words.length) / 4))
  const kept: Block[] = []
  for (const group of chains(blocks, limit)) {
    if (group.reduce((sum, block) => sum + block.length, 0) >= least) kept.push(...group)
    else
      for (const block of group) {
        inA.fill(0, block.a, block.a + block.length)
        inB.fill(0, block.b, block.b + block.length)
      }
  }
  const passages: Passage[] = []
  const slots: Slot[] = []
  const replaced: Slot[] = []
  let last: Passage | undefined
  let openingSlots = 0
  for (const group of chains(kept, limit)) {
    // `In Kassel …` and `In Jena …`: too few words before the first passage to be found, but they stand for each other
    const { a: aEnd, b: bEnd } = group[0]!
    if (last === undefined && Math.max(aEnd, bEnd) <= openingLimit * unit) {
      bridge(textStart, group[0]!, a.words, b.words, inA, inB, slots)
      openingSlots = slots.length
    }
    for (let i = 1; i < group.length; i++) bridge(group[i - 1]!, group[i]!, a.words, b.words, inA, inB, slots)
    const first = group[0]!
    const end = group.at(-1)!
    const passage = { a: first.a, aEnd: end.a + end.length, b: first.b, bEnd: end.b + end.length, matched: 0 }
    for (let i = passage.a; i < passage.aEnd; i++) passage.matched += inA[i]!
    if (last !== undefined) {
      const aGap = passage.a - last.aEnd
      const bGap = passage.b - last.bEnd
      if (aGap > 0 && bGap > 0 && aGap <= replacedLimit * unit && bGap <= replacedLimit * unit)
        replaced.push({ a: last.aEnd, aEnd: passage.a, b: last.bEnd, bEnd: passage.b })
    }
    passages.push(passage)
    last = passage
  }
  if (last !== undefined) close(last, a, b, inA, inB, slots)
  return { passages, slots, openingSlots, replaced, inA, inB }
}

/**
 * What stands behind the last passage, to the ends of the paragraphs: `… of 1.2 billion euros` has too few words after its number to be found. A third of the
 * shorter rest has to be the same, or it is another sentence; and only facts count, as an editor puts his own words there.
 */
function close({ aEnd: aFrom, bEnd: bFrom }: Passage, a: Fingerprint, b: Fingerprint, inA: Uint8Array, inB: Uint8Array, out: Slot[]): void {
  const limit = closingLimit * (a.shingle / 3)
  const gap = { a: aFrom, aEnd: endOf(aFrom, a, inA, limit), b: bFrom, bEnd: endOf(bFrom, b, inB, limit) }
  const shorter = Math.min(gap.aEnd - gap.a, gap.bEnd - gap.b)
  if (shorter === 0 || commonWords(gap, a.words, b.words) * closingShare < shorter) return
  const found: Slot[] = []
  cutAt(gap, a.words, b.words, inA, inB, found)
  for (const slot of found)
    if (slot.aEnd < gap.aEnd && slot.bEnd < gap.bEnd && hasFact(a.words, slot.a, slot.aEnd) && hasFact(b.words, slot.b, slot.bEnd))
      out.push(slot)
}

/** Where the paragraph ends, or what stands elsewhere begins. */
function endOf(from: number, { words, paragraphs }: Fingerprint, taken: Uint8Array, limit: number): number {
  let end = Math.min(words.length, from + limit)
  for (const start of paragraphs) if (start >= from && start < end) end = start
  for (let at = from; at < end; at++) if (taken[at]) return at
  return end
}

function hasFact(list: Uint32Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const kind = list[at]! & 3
    if (kind === wordKind.number || kind === wordKind.name) return true
  }
  return false
}

/** Runs of blocks that follow each other in both texts with gaps of at most `limit` words. */
function chains(blocks: Block[], limit: number): Block[][] {
  const out: Block[][] = []
  let last: Block | undefined
  for (const block of blocks) {
    const aGap = last === undefined ? -1 : block.a - last.a - last.length
    const bGap = last === undefined ? -1 : block.b - last.b - last.length
    if (aGap >= 0 && aGap <= limit && bGap <= limit) out.at(-1)!.push(block)
    else out.push([block])
    last = block
  }
  return out
}

/** The place nearest after the last block's end; otherwise the first that is free. */
function choose(index: ShingleIndex, shingle: number, expected: number, taken: Uint8Array): number {
  let place = index.first[slotOf(index, shingle)]! - 1
  let best = -1
  let least = Number.POSITIVE_INFINITY
  for (let seen = 0; place >= 0 && seen < repeatLimit; seen++) {
    if (!taken[place]) {
      const far = expected < 0 || place < expected ? 1e6 + place : place - expected
      if (far < least) {
        least = far
        best = place
      }
    }
    place = index.next[place]! - 1
  }
  return best
}

function bridge(
  before: Block,
  after: Block,
  aWords: Uint32Array,
  bWords: Uint32Array,
  inA: Uint8Array,
  inB: Uint8Array,
  out: Slot[],
): void {
  const a = before.a + before.length
  const b = before.b + before.length
  if (after.a - a + after.b - b > 0) cutSlot({ a, aEnd: after.a, b, bEnd: after.b }, aWords, bWords, inA, inB, out)
}

/** Table of the longest common subsequence, big enough for a slot of either script; used by one call at a time. */
const scratch = new Uint8Array((2 * slotLimit + 1) ** 2)

/** Words that both sides of a gap share in order are no edit: the longest common subsequence cuts the gap into smaller slots. */
function cutSlot(gap: Slot, aWords: Uint32Array, bWords: Uint32Array, inA: Uint8Array, inB: Uint8Array, out: Slot[]): void {
  const least = Math.min(gap.aEnd - gap.a, gap.bEnd - gap.b)
  // long stretches that share only their small words are no edit of each other
  if (least === 0 || (commonWords(gap, aWords, bWords) * 4 < least && least >= 8)) out.push(gap)
  else cutAt(gap, aWords, bWords, inA, inB, out)
}

/** How many words both sides of a gap share in order; leaves the table for {@link cutAt}. */
function commonWords(gap: Slot, aWords: Uint32Array, bWords: Uint32Array): number {
  const n = gap.aEnd - gap.a
  const m = gap.bEnd - gap.b
  const table = scratch.fill(0, 0, (n + 1) * (m + 1))
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--) {
      const same = aWords[gap.a + i]! >>> 2 === bWords[gap.b + j]! >>> 2
      const down = table[(i + 1) * (m + 1) + j]!
      const right = table[i * (m + 1) + j + 1]!
      table[i * (m + 1) + j] = same ? table[(i + 1) * (m + 1) + j + 1]! + 1 : Math.max(down, right)
    }
  return table[0]!
}

/** Cut a gap at the words that both sides share, after {@link commonWords} of the same gap. */
function cutAt(gap: Slot, aWords: Uint32Array, bWords: Uint32Array, inA: Uint8Array, inB: Uint8Array, out: Slot[]): void {
  const n = gap.aEnd - gap.a
  const m = gap.bEnd - gap.b
  const table = scratch
  let i = 0
  let j = 0
  let open: Slot = { a: gap.a, aEnd: gap.a, b: gap.b, bEnd: gap.b }
  const put = (): void => {
    if (open.aEnd > open.a || open.bEnd > open.b) out.push(open)
  }
  while (i < n && j < m) {
    if (aWords[gap.a + i]! >>> 2 === bWords[gap.b + j]! >>> 2) {
      inA[gap.a + i] = 1
      inB[gap.b + j] = 1
      open.aEnd = gap.a + i
      open.bEnd = gap.b + j
      put()
      i++
      j++
      open = { a: gap.a + i, aEnd: gap.a + i, b: gap.b + j, bEnd: gap.b + j }
    } else if (table[(i + 1) * (m + 1) + j]! >= table[i * (m + 1) + j + 1]!) i++
    else j++
  }
  open.aEnd = gap.aEnd
  open.bEnd = gap.bEnd
  put()
}
