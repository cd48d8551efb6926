/**
 * What encoding the bytes of a page are in that says nothing, or nothing that is true: what the WHATWG leaves to browsers (HTML
 * standard, 13.2.3.2, "autodetection"). Each candidate shows its own letters, and a wrong one shows rare ones, capitals inside words,
 * signs between letters, or nothing.
 */
import { Buffer } from 'node:buffer'

/** Bytes beyond ASCII, with the words around them, that are looked at. */
const sampleBytes = 24_000
/** So many bytes beyond ASCII at least, or there is nothing to tell by. */
const fewest = 8

/** Frequent letters of what an encoding is used for, and how many of its letters they are usually: one in so many. */
interface Candidate {
  readonly label: string
  readonly letters: RegExp
  readonly oneIn: number
}
const cyrillic = /[оеаинтсрвлкмдпуі]/g
const candidates: readonly Candidate[] = [
  { label: 'gb18030', letters: /[的一是不了在人有中和国年为这日大上个来到时地会以要们生对发经说后出就委员市新部]/g, oneIn: 5 },
  { label: 'big5', letters: /[的一是不了在人有中和國年為這日大上個來到時地會以要們生對發經說後出就委員市新部]/g, oneIn: 5 },
  { label: 'shift_jis', letters: /[\u3041-\u30ff、。]/g, oneIn: 1.8 },
  { label: 'euc-jp', letters: /[\u3041-\u30ff、。]/g, oneIn: 1.8 },
  { label: 'euc-kr', letters: /[이다는을의에가고지하은로를한도사서기시자대정인과있했일전주들해]/g, oneIn: 2.2 },
  { label: 'windows-1251', letters: cyrillic, oneIn: 1.25 },
  { label: 'koi8-r', letters: cyrillic, oneIn: 1.25 },
  { label: 'iso-8859-5', letters: cyrillic, oneIn: 1.25 },
  { label: 'windows-1253', letters: /[αοιετσνηυρπκάίόέήώλμς]/g, oneIn: 1.15 },
  { label: 'windows-1256', letters: /[اليمونترهبدةعكسفقحأ]/g, oneIn: 1.15 },
  { label: 'windows-1255', letters: /[יוהלאמרתבשנםכדקפעח]/g, oneIn: 1.15 },
  { label: 'windows-874', letters: /[านรกเงมยลวดทสตอะัี่้ิป]/g, oneIn: 1.15 },
]

/** Latin letters of the encodings that share windows-1252's places, with letters that only their languages have often. */
const latin: readonly (readonly [label: string, letters: RegExp])[] = [
  ['windows-1252', /[äöüßéèàçñáíóúêôâãõåøæîûëï]/gi],
  ['windows-1250', /[ąćęłńóśźżěščřžýáíéúůťďőűâăţşđ]/gi],
  ['iso-8859-2', /[ąćęłńóśźżěščřžýáíéúůťďőűâăţşđ]/gi],
  ['windows-1254', /[ışğçöüİâ]/gi],
  ['windows-1257', /[āčēģīķļņšūžėįųąęõäöü]/gi],
]
/** Small words that tell Turkish from what else windows-1254's bytes may be. */
const turkish = /(?<!\p{L})(?:ve|bir|bu|için|ile|olarak|da|de)(?!\p{L})/gu

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
const decode = (label: string, bytes: Uint8Array): string => new TextDecoder(label).decode(bytes)

/** Text outside tags and scripts, as bytes, the first of it that has bytes beyond ASCII. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = []
  let size = 0
  for (const piece of piecesOf(bytes)) {
    if (piece[0] === 0x3c || !piece.some((byte) => byte >= 0x80)) continue
    parts.push(piece)
    size += piece.length + 1
    if (size > sampleBytes) break
  }
  return Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')])).subarray(0, sampleBytes)
}

/** Tags, and what stands between two of them, by lines. */
export function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  let from = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    const end = byte === 0x3c ? at : byte === 0x3e || byte === 0x0a ? at + 1 : from
    if (end === from) continue
    yield bytes.subarray(from, end)
    from = end
  }
  if (from < bytes.length) yield bytes.subarray(from)
}

/** The encoding that a page's letters are spelt in; undefined where windows-1252 is as good as any. */
export function guessCharset(bytes: Uint8Array): string | undefined {
  const sample = sampleOf(bytes)
  const high = sample.reduce((sum, byte) => sum + Number(byte >= 0x80), 0)
  if (high < fewest) return undefined
  const ascii = sample.reduce((sum, byte) => sum + Number((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a), 0)
  return (high > ascii ? byScript(sample) : undefined) ?? byLatin(sample)
}

/** Most of the text is beyond ASCII: another script. */
function byScript(sample: Uint8Array): string | undefined {
  let best: string | undefined
  let bestShare = 0.4
  for (const { label, letters, oneIn } of candidates) {
    const text = decode(label, sample)
    const strange = count(text, /[\u0080-\u{10ffff}]/gu)
    if (strange === 0 || count(text, /[\ufffd\u0080-\u009f\ue000-\uf8ff\uff61-\uff9f]/g) > 0.04 * strange) continue
    const within = count(text, /\p{Ll}\p{Lu}/gu)
    const share = (count(text, letters) * oneIn - 2 * within) / strange
    if (share > bestShare) {
      best = label
      bestShare = share
    }
  }
  return best
}

/** Most of the text is ASCII: Latin letters with marks on some. A wrong encoding puts signs between letters. */
function byLatin(sample: Uint8Array): string | undefined {
  let best = 'windows-1252'
  let bestScore = Number.NEGATIVE_INFINITY
  for (const [label, letters] of latin) {
    const text = decode(label, sample)
    const signs = count(text, /(?<=\p{L})[^\p{L}\p{M}\s\p{P}\d\u00ad](?=\p{L})|[\u0080-\u009f\ufffd]|(?<=\p{Ll})\p{Lu}/gu)
    const score = count(text, letters) - 3 * signs + (label === 'windows-1254' && count(text, turkish) > 2 ? 2 : 0)
    if (score > bestScore) {
      best = label
      bestScore = score
    }
  }
  return best === 'windows-1252' ? undefined : best
}

const strict = new TextDecoder('utf-8', { fatal: true })
function utf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}

/** Other bytes than UTF-8's, for each of which a page of UTF-8 has so many of its own at least. */
const ownPerStranger = 0.5

/**
 * A page of UTF-8 into which pieces in another encoding were pasted, or of which characters are cut: each piece between two tags or
 * lines is read for itself, and one cut character costs that character. Undefined for a page of another encoding.
 * @param other the encoding of what is no UTF-8, where its own letters do not tell
 */
export function mixedUtf8(bytes: Uint8Array, other: string): string | undefined {
  const pieces: { bytes: Uint8Array; text: string | undefined }[] = []
  let [own, strangers] = [0, 0]
  for (const piece of piecesOf(bytes)) {
    const text = utf8(piece)
    pieces.push({ bytes: piece, text })
    const high = piece.reduce((sum, byte) => sum + Number(byte >= 0x80), 0)
    if (text !== undefined) own += high
    else {
      const lost = count(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('utf8'), /\ufffd/g)
      own += Math.max(0, high - 2 * lost)
      strangers += Math.min(high, lost)
    }
  }
  if (own < ownPerStranger * strangers || own === 0) return undefined
  const foreign = pieces.filter((piece) => piece.text === undefined && !/[\u0080-\ufffc]/.test(decode('utf-8', piece.bytes)))
  const label = foreign.length === 0 ? other : (guessCharset(Buffer.concat(foreign.map((piece) => piece.bytes))) ?? other)
  const isForeign = new Set(foreign)
  return pieces.map((piece) => piece.text ?? decode(isForeign.has(piece) ? label : 'utf-8', piece.bytes)).join('')
}
