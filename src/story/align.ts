/**
 * Two texts laid side by side: which passages of one stand in the other, in whatever order, and what was put in place of what.
 */
import { type Fingerprint, shingleHash } from './fingerprint.ts'

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

export interface Alignment {
  /** In the order of the second text. */
  blocks: Block[]
  slots: Slot[]
  /** 1 for each word of the first text that stands in the second at a like place. */
  inA: Uint8Array
  inB: Uint8Array
}

/** Longest stretch on either side that still counts as an edit inside a passage. */
const slotLimit = 12
/** A shingle that stands this often in one text says nothing of its place. */
const repeatLimit = 8

/** Where each shingle of a text stands; made once and used against every candidate. */
export interface ShingleIndex {
  of: Fingerprint
  /** Shingle by position. */
  shingles: Uint32Array
  places: Map<number, number | number[]>
}

export function shinglesOf(f: Fingerprint): Uint32Array {
  const out = new Uint32Array(Math.max(0, f.words.length - f.shingle + 1))
  for (let at = 0; at < out.length; at++) out[at] = shingleHash(f.words, at, f.shingle)
  return out
}

export function indexShingles(f: Fingerprint): ShingleIndex {
  const shingles = shinglesOf(f)
  const places = new Map<number, number | number[]>()
  for (let at = 0; at < shingles.length; at++) {
    const hash = shingles[at]!
    const held = places.get(hash)
    if (held === undefined) places.set(hash, at)
    else if (typeof held === 'number') places.set(hash, [held, at])
    else if (held.length < repeatLimit) held.push(at)
  }
  return { of: f, shingles, places }
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
    const held = index.places.get(bShingles[at]!)
    const from = held === undefined ? -1 : choose(held, expected, inA)
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
  return { blocks, slots: bridge(blocks, aWords, bWords, inA, inB), inA, inB }
}

/** The place nearest after the last block's end; otherwise the first that is free. */
function choose(held: number | number[], expected: number, taken: Uint8Array): number {
  if (typeof held === 'number') return taken[held] ? -1 : held
  let best = -1
  let least = Number.POSITIVE_INFINITY
  for (const place of held) {
    if (taken[place]) continue
    const far = expected < 0 || place < expected ? 1e6 + place : place - expected
    if (far < least) {
      least = far
      best = place
    }
  }
  return best
}

function bridge(blocks: Block[], aWords: Uint32Array, bWords: Uint32Array, inA: Uint8Array, inB: Uint8Array): Slot[] {
  const slots: Slot[] = []
  for (let i = 1; i < blocks.length; i++) {
    const before = blocks[i - 1]!
    const after = blocks[i]!
    const a = before.a + before.length
    const b = before.b + before.length
    const aGap = after.a - a
    const bGap = after.b - b
    if (aGap < 0 || aGap > slotLimit || bGap > slotLimit || aGap + bGap === 0) continue
    cutSlot({ a, aEnd: after.a, b, bEnd: after.b }, aWords, bWords, inA, inB, slots)
  }
  return slots
}

/** Words that both sides of a gap share in order are no edit: the longest common subsequence cuts the gap into smaller slots. */
function cutSlot(gap: Slot, aWords: Uint32Array, bWords: Uint32Array, inA: Uint8Array, inB: Uint8Array, out: Slot[]): void {
  const n = gap.aEnd - gap.a
  const m = gap.bEnd - gap.b
  if (n === 0 || m === 0) {
    out.push(gap)
    return
  }
  const table = new Uint8Array((n + 1) * (m + 1))
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--) {
      const same = aWords[gap.a + i]! >>> 2 === bWords[gap.b + j]! >>> 2
      const down = table[(i + 1) * (m + 1) + j]!
      const right = table[i * (m + 1) + j + 1]!
      table[i * (m + 1) + j] = same ? table[(i + 1) * (m + 1) + j + 1]! + 1 : down > right ? down : right
    }
  let i = 0
  let j = 0
  let open: Slot = { a: gap.a, aEnd: gap.a, b: gap.b, bEnd: gap.b }
  const close = (): void => {
    if (open.aEnd > open.a || open.bEnd > open.b) out.push(open)
  }
  while (i < n && j < m) {
    if (aWords[gap.a + i]! >>> 2 === bWords[gap.b + j]! >>> 2) {
      inA[gap.a + i] = 1
      inB[gap.b + j] = 1
      open.aEnd = gap.a + i
      open.bEnd = gap.b + j
      close()
      i++
      j++
      open = { a: gap.a + i, aEnd: gap.a + i, b: gap.b + j, bEnd: gap.b + j }
    } else if (table[(i + 1) * (m + 1) + j]! >= table[i * (m + 1) + j + 1]!) i++
    else j++
  }
  open.aEnd = gap.aEnd
  open.bEnd = gap.bEnd
  close()
}
