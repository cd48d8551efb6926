/**
 * A story's fingerprint: what is kept of a story to find and judge its copies, without its text. About 4 bytes a word, so
 * that the comparison can align two texts word by word instead of guessing from samples.
 */
import { createHash } from 'node:crypto'
import { characterClasses, widthAt } from './characters.ts'
import { readSignals } from './signals.ts'
import { readTraits, type TraitInput } from './traits.ts'
import { isUnspaced, mix, type Word, words } from './words.ts'

/** Words beyond this are not compared: a longer text's first 4,000 decide. */
const wordLimit = 4000
const headlineLimit = 60
/** Anchors a story has at most, beside the ones of its whole text and headline. */
const anchorCount = 20
const leadAnchors = 8
/** One anchor is chosen in each window of so many words. */
const anchorWindow = 12

export interface Fingerprint {
  /** SHA-256 (hex) of headline and body as a reader reads them: case, whitespace, punctuation and quote marks make no difference, accents do. */
  contentHash: string
  /** The same of the body alone. */
  bodyHash: string
  /**
   * Where to look for copies: signed 64-bit values, the body's hash first, then anchors from the lead on. Sorted by nothing else.
   * Only on a fingerprint just made: stored, they are what it is found by.
   */
  keys: bigint[]
  /** The body's words in order: 30 bits hash, 2 bits kind (0 word, 1 number, 2 name). */
  words: Uint32Array
  /** The headline's words, likewise. */
  headline: Uint32Array
  /** Index of each paragraph's first word; the first is 0. */
  paragraphs: Uint32Array
  /** Where each word starts and ends in the body's text (pairs, UTF-16): only on a fingerprint just made, never stored. */
  offsets?: Uint32Array
  /** Words that make one shingle: 3, or 6 where each character is a word. */
  shingle: number
  /** What a translation has in common with it, see traits.ts. */
  traits: Uint32Array
}

/** What a fingerprint is made of. Marker segments of the headline (`UPDATE 2-`, signals.ts) count in `contentHash` only. */
export type FingerprintInput = TraitInput

/** The fingerprint of a story's text. Pure: the same text gives the same fingerprint on every machine. */
export function fingerprint(story: FingerprintInput): Fingerprint {
  const body = words(story.bodyText, wordLimit)
  const packed = pack(body)
  const shingle = isUnspaced(story.bodyText, body) ? 6 : 3
  const visibleBody = visible(story.bodyText)
  const bodyHash = sha256(visibleBody)
  const headlineText = readSignals({ headline: story.headline }).headline
  const headlineWords = words(headlineText, headlineLimit)
  const headline = pack(headlineWords)
  return {
    contentHash: sha256(`${visible(story.headline)}\n${visibleBody}`),
    bodyHash,
    keys: keysOf(packed, headline, bodyHash, shingle),
    words: packed,
    headline,
    paragraphs: paragraphStarts(story.bodyText, body),
    offsets: offsetsOf(body),
    shingle,
    traits: Uint32Array.from(readTraits({ ...story, headline: headlineText }, body, headlineWords), ({ trait }) => trait),
  }
}

function offsetsOf(list: readonly Word[]): Uint32Array {
  const out = new Uint32Array(list.length * 2)
  for (let i = 0; i < list.length; i++) {
    out[2 * i] = list[i]!.start
    out[2 * i + 1] = list[i]!.end
  }
  return out
}

/** What a character is to a reader: between words, in a word, not seen. */
const is = { between: 0, inWord: 1, unseen: 2 } as const

const classAt = characterClasses((character) => {
  if (/^[\u00ad\u200b-\u200d\u2060\ufeff'’ʼ`´]/u.test(character)) return is.unseen
  return /^[\p{L}\p{M}\p{N}%€$£+]/u.test(character) ? is.inWord : is.between
})

/** What a reader would call the same: letters and digits in order, lower case, one space between words. */
function visible(text: string): string {
  const lower = text.normalize('NFKC').toLowerCase()
  let out = ''
  let from = 0
  let due = false
  for (let at = 0; at <= lower.length; ) {
    const kind = at < lower.length ? classAt(lower, at) : is.between
    const next = at + widthAt(lower, at)
    if (kind !== is.inWord) {
      if (at > from) {
        out += due && out !== '' ? ` ${lower.slice(from, at)}` : lower.slice(from, at)
        due = false
      }
      if (kind === is.between) due = true
      from = next
    }
    at = next
  }
  return out
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function pack(list: Word[]): Uint32Array {
  const out = new Uint32Array(list.length)
  for (let i = 0; i < list.length; i++) out[i] = ((list[i]!.hash << 2) | list[i]!.kind) >>> 0
  return out
}

function paragraphStarts(text: string, body: Word[]): Uint32Array {
  const starts: number[] = []
  let last = 0
  for (let i = 0; i < body.length; i++) {
    if (i === 0 || text.slice(last, body[i]!.start).includes('\n')) starts.push(i)
    last = body[i]!.end
  }
  return Uint32Array.from(starts)
}

/** 32-bit hash of the shingle of `size` words at `at`. */
export function shingleHash(list: Uint32Array, at: number, size: number): number {
  let h = 0x2545f491
  for (let i = at; i < at + size; i++) h = Math.imul(h ^ (list[i]! >>> 2), 0x01000193) ^ (h >>> 15)
  return mix(h)
}

function keysOf(list: Uint32Array, headline: Uint32Array, bodyHash: string, size: number): bigint[] {
  const keys: bigint[] = [BigInt.asIntN(64, BigInt(`0x${bodyHash.slice(0, 16)}`))]
  if (headline.length >= 4) keys.push(wide(headline, 0, headline.length, 0x68656164))
  const anchors = winnow(list, size)
  const lead = anchors.slice(0, leadAnchors)
  const rest = anchors.slice(leadAnchors).sort((a, b) => a.rank - b.rank)
  for (const a of [...lead, ...rest.slice(0, anchorCount - lead.length)]) keys.push(wide(list, a.at, size, 0x616e6368))
  return [...new Set(keys)]
}

/**
 * The least shingle of each sliding window: the same passage gives the same anchors wherever it stands (winnowing:
 * Schleimer, Wilkerson, Aiken, SIGMOD 2003, https://doi.org/10.1145/872757.872770).
 */
function winnow(list: Uint32Array, size: number): { at: number; rank: number }[] {
  const ranks = new Float64Array(Math.max(0, list.length - size + 1))
  for (let at = 0; at < ranks.length; at++) ranks[at] = mix(shingleHash(list, at, size) ^ 0x5bd1e995)
  const window = size > 3 ? anchorWindow * 2 : anchorWindow
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

/** Layout 1 had no traits. */
const layout = 2

/** Keys stood here once; a count of none is what every version reads. */
const noKeys = Buffer.alloc(4)

/** A fingerprint as bytes, for storage beside its keys, which are not in it. Little-endian; the first byte is the layout's version. */
export function encodeFingerprint(f: Fingerprint): Buffer {
  const head = Buffer.alloc(2 + 64)
  head[0] = layout
  head[1] = f.shingle
  head.write(f.contentHash, 2, 'hex')
  head.write(f.bodyHash, 34, 'hex')
  return Buffer.concat([head, noKeys, list32(f.words), list32(f.headline), list32(f.paragraphs), list32(f.traits)])
}

function list32(list: Uint32Array): Buffer {
  const out = Buffer.alloc(4 + 4 * list.length)
  out.writeUInt32LE(list.length, 0)
  for (let i = 0; i < list.length; i++) out.writeUInt32LE(list[i]!, 4 + 4 * i)
  return out
}

/** The fingerprint that {@link encodeFingerprint} wrote, without its keys. Throws a RangeError on bytes that are none. */
export function decodeFingerprint(bytes: Buffer): Fingerprint {
  const written = bytes[0]!
  if (written < 1 || written > layout) throw new RangeError(`fingerprint layout ${written} is not known`)
  let at = 70 + 8 * bytes.readUInt32LE(66)
  const read = (): Uint32Array => {
    const length = bytes.readUInt32LE(at)
    at += 4
    if (at + 4 * length > bytes.length) throw new RangeError('fingerprint broke off')
    const out = new Uint32Array(length)
    for (let i = 0; i < length; i++, at += 4) out[i] = bytes.readUInt32LE(at)
    return out
  }
  return {
    shingle: bytes[1]!,
    contentHash: bytes.toString('hex', 2, 34),
    bodyHash: bytes.toString('hex', 34, 66),
    keys: [],
    words: read(),
    headline: read(),
    paragraphs: read(),
    traits: written < 2 ? new Uint32Array() : read(),
  }
}

/** A body's word offsets, for showing passages of a story whose fingerprint was read from storage. */
export function wordOffsets(bodyText: string): Uint32Array {
  return offsetsOf(words(bodyText, wordLimit))
}
