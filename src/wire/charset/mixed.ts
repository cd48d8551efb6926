/**
 * Files of two charsets: a system pastes a text in windows-1252 into a feed in UTF-8, cuts one inside a character, or declares what the bytes are not.
 */
import iconv from 'iconv-lite'
import { narrowCharset } from './guess.ts'

const strict = new TextDecoder('utf-8', { fatal: true })
const loose = new TextDecoder('utf-8', { ignoreBOM: true })

/** Undefined for what is no UTF-8. */
export function utf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}

export interface Mixed {
  text: string
  /** Characters that could not be read. */
  broken: number
  /** What the pieces were read in that are no UTF-8; undefined where there are none. */
  other: string | undefined
}

/** A file is taken for UTF-8 with others in it, and not for one of another charset, where one in so many of its high bytes stands in a piece that is UTF-8. */
const oneIn = 10

/**
 * Read each piece between two marks of markup or lines for itself: what is UTF-8 stays so, a piece that has no character of it is read in another
 * charset, and what is broken is a character that cannot be read (U+FFFD).
 * @returns undefined where hardly any piece is UTF-8 beyond ASCII
 */
export function mixedText(bytes: Uint8Array): Mixed | undefined {
  const pieces: { bytes: Uint8Array; text: string; foreign?: true }[] = []
  const begins = new Set<number>()
  let whole = 0
  let strange = 0
  for (const piece of piecesOf(bytes)) {
    const text = utf8(piece)
    pieces.push({ bytes: piece, text: text ?? loose.decode(piece) })
    if (text === undefined) strange += high(piece)
    else if (text.length < piece.length) {
      whole += piece.length - text.length
      for (const byte of piece) if (byte >= 0xc2) begins.add(byte)
    }
  }
  if (whole === 0 || whole * oneIn < strange) return undefined
  let broken = 0
  for (const piece of pieces) {
    const lost = piece.text.match(/\ufffd/g)?.length ?? 0
    if (lost === 0) continue
    if (isForeign(piece.bytes, piece.text, begins)) piece.foreign = true
    else broken += lost
  }
  const foreign = pieces.filter((piece) => piece.foreign)
  const strangers = Buffer.concat(foreign.map((piece) => piece.bytes))
  const known = pieces.flatMap((piece) => (piece.foreign ? [] : piece.text)).join('')
  const other = foreign.length > 0 ? (narrowCharset(strangers) ?? charsetLike(known, strangers)) : undefined
  const text = pieces.map((piece) => (piece.foreign && other ? iconv.decode(piece.bytes, other) : piece.text)).join('')
  return { text, broken, other }
}

/** Of single bytes, the usual one first. */
const singles = ['windows-1252', 'windows-1250', 'windows-1254', 'windows-1257']

/** The charset in which bytes show most of the letters that a text of their neighbours has: one feed is mostly in one language. */
function charsetLike(text: string, bytes: Uint8Array): string {
  const letters = new Set(text.toLowerCase().match(/(?![\u0000-\u007f])\p{L}/gu))
  const shown = (charset: string) => [...iconv.decode(bytes, charset).toLowerCase()].filter((letter) => letters.has(letter)).length
  return singles.reduce((best, charset) => (shown(charset) > shown(best) ? charset : best))
}

/** No character of UTF-8 is in it, nor the beginning of one of its own kind that was cut. */
function isForeign(bytes: Uint8Array, text: string, begins: ReadonlySet<number>): boolean {
  if (/[\u0080-\ufffc]/.test(text)) return false
  const at = text.indexOf('\ufffd')
  const cut = bytes.subarray(at)
  const isCut = at === text.length - 1 && (cut.length > 1 || begins.has(cut[0]!))
  return !isCut
}

/** Pieces that end before `<`, behind `>` and behind a line. */
function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
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

const high = (bytes: Uint8Array): number => bytes.reduce((count, byte) => count + Number(byte >= 0x80), 0)

/** Charsets in which two bytes that follow each other are often UTF-8 by chance. */
const inPairs = /^(?:gb|hz|big5|shift|sjis|euc|ks_?c|cp9\d\d|windows-9|ms9)/
/** What UTF-8 makes of accents and of dashes, which nobody writes on purpose: `Ã©`, `â€“`. */
const classic = /^[\u0080-\u00ff\u2010-\u203a\u20ac]+$/

/**
 * Text that is UTF-8 though it is said to be in another charset of single or double bytes; undefined where that may be chance.
 */
export function utf8After(bytes: Uint8Array, declared: string): string | undefined {
  const text = utf8(bytes)
  const found = text?.match(/[\u0080-\u{10ffff}]/gu) ?? []
  if (found.length === 0) return undefined
  if (found.length >= (inPairs.test(declared) ? 4 : 2)) return text
  return declared === 'windows-1252' && classic.test(found.join('')) ? text : undefined
}

/**
 * Characters that windows-1252 has where Unicode has controls: they came by a system that took one for the other. What begins a terminal's sequence
 * (ECMA-48, section 5.4) stays a control.
 */
export function withoutC1(text: string): string {
  if (!/[\u0080-\u009f]/.test(text)) return text
  return text.replace(/(?!\u009b[\d;?]{0,12}[A-Za-z])[\u0080-\u009f]/g, (control) =>
    iconv.decode(Buffer.of(control.charCodeAt(0)), 'windows-1252').replace('\ufffd', control),
  )
}
