/**
 * A story's fingerprint: what is kept of a story to find and judge its copies, without its text. About 4 bytes a word, so
 * that the comparison can align two texts word by word instead of guessing from samples.
 */

import { readSignals } from '../signals/index.ts'
import { keysOf } from './anchors.ts'
import { shingleWords } from './shingles.ts'
import { readTraits, type TraitInput } from './traits.ts'
import { visibleHashes } from './visible.ts'
import { isUnspaced, words } from './words.ts'

/** Words beyond this are not compared: a longer text's first 4,000 decide. */
const wordLimit = 4000
const headlineLimit = 60

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

/**
 * The fingerprint of a story's text. Pure: the same text gives the same fingerprint on every machine. Its traits are read when they are
 * first asked for: most copies are found without.
 * @param headlineText the headline without its markers, where they were read already
 */
export function fingerprint(
  story: FingerprintInput,
  headlineText: string = readSignals({ headline: story.headline }).headline,
): Fingerprint {
  const headlined = withoutTickers(headlineText)
  const body = words(story.bodyText, wordLimit)
  const headline = words(headlined, headlineLimit)
  const shingle = isUnspaced(story.bodyText, body) ? 6 : 3
  const hashes = visibleHashes(story.headline, story.bodyText)
  let traits: Uint32Array | undefined
  return {
    ...hashes,
    keys: keysOf(body.packed, shingleWords(body.packed, shingle), headline.packed, hashes.bodyHash, shingle),
    words: body.packed,
    headline: headline.packed,
    paragraphs: body.paragraphs,
    offsets: body.offsets,
    shingle,
    get traits() {
      traits ??= Uint32Array.from(readTraits({ ...story, headline: headlined }, body, headline), ({ trait }) => trait)
      return traits
    },
  }
}

/** A flash names the company, its story the company and how it is listed: `SEARS <S> …`, `Volvo (VOLV.ST) …`. A name alone in brackets is longer, or in small letters. */
const withoutTickers = (headline: string): string => headline.replace(/[<(][\p{Lu}\d][\p{Lu}\d.:]{0,9}[>)]/gu, ' ')

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
  return words(bodyText, wordLimit).offsets
}
