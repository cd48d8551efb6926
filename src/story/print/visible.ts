/**
 * A text as a reader reads it: letters and digits in order, lower case, one space between words.
 */
import { hash } from 'node:crypto'
import { characterClasses, widthAt } from './characters.ts'

/** What a character is to a reader: between words, in a word, not seen. */
const is = { between: 0, inWord: 1, unseen: 2 } as const

function classOf(character: string): number {
  if (/^[\u00ad\u200b-\u200d\u2060\ufeff'’ʼ`´]/u.test(character)) return is.unseen
  return /^[\p{L}\p{M}\p{N}%€$£+]/u.test(character) ? is.inWord : is.between
}

const classAt = characterClasses(classOf)
/** Of ASCII, which most of a text is in most languages. */
const ascii = Uint8Array.from({ length: 0x80 }, (_, code) => classOf(String.fromCharCode(code)))

/** UTF-8 is written here; used by one call at a time. */
let written = Buffer.alloc(65_536)

/** Write a text as it is seen, in UTF-8. Returns where it ends. */
function writeVisible(text: string, from: number): number {
  const lower = text.normalize('NFKC').toLowerCase()
  // three bytes a UTF-16 unit at most, of which a space may stand before it
  if (written.length < from + 4 * lower.length) written = Buffer.concat([written, Buffer.alloc(from + 4 * lower.length)])
  const out = written
  let end = from
  let due = false
  for (let at = 0; at < lower.length; ) {
    const code = lower.charCodeAt(at)
    const isAscii = code < 0x80
    const width = isAscii ? 1 : widthAt(lower, at)
    const kind = isAscii ? ascii[code]! : classAt(lower, at)
    if (kind === is.between) due = true
    else if (kind === is.inWord) {
      if (due && end > from) out[end++] = 32
      due = false
      if (isAscii) out[end++] = code
      else end = writeCharacter(out, end, width === 2 ? lower.codePointAt(at)! : code)
    }
    at += width
  }
  return end
}

function writeCharacter(out: Buffer, at: number, code: number): number {
  let end = at
  if (code < 0x80) out[end++] = code
  else if (code < 0x800) {
    out[end++] = 0xc0 | (code >> 6)
    out[end++] = 0x80 | (code & 63)
  } else {
    if (code < 0x10000) out[end++] = 0xe0 | (code >> 12)
    else {
      out[end++] = 0xf0 | (code >> 18)
      out[end++] = 0x80 | ((code >> 12) & 63)
    }
    out[end++] = 0x80 | ((code >> 6) & 63)
    out[end++] = 0x80 | (code & 63)
  }
  return end
}

/** SHA-256 (hex) of a headline and a body, and of the body alone, as a reader reads them. */
export function visibleHashes(headline: string, body: string): { contentHash: string; bodyHash: string } {
  const headlineEnd = writeVisible(headline, 0)
  const bodyEnd = writeVisible(body, headlineEnd + 1)
  written[headlineEnd] = 10
  return { contentHash: hash('sha256', written.subarray(0, bodyEnd)), bodyHash: hash('sha256', written.subarray(headlineEnd + 1, bodyEnd)) }
}
