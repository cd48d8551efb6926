/**
 * The text of an agency's file: byte order mark, then UTF-8 if it plainly is, then the transport's charset, then what the XML declares, then what its
 * letters spell, else windows-1252.
 */
import iconv from 'iconv-lite'
import type { Problem, WireInput } from '../document.ts'
import { narrowCharset, wideCharset } from './guess.ts'
import { mixedText, utf8, utf8After, withoutC1 } from './mixed.ts'

/** iso-8859-1 and us-ascii are read as windows-1252 (WHATWG Encoding); Python writes `utf8`. */
const others: Record<string, string> = {
  utf8: 'utf-8',
  'iso-8859-1': 'windows-1252',
  'iso8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'us-ascii': 'windows-1252',
  ascii: 'windows-1252',
}

export interface AgencyText {
  text: string
  encoding: string
  problems: Problem[]
}

/** @returns the text, and the encoding that it was read in */
export function agencyText(input: Pick<WireInput, 'bytes' | 'headers'>): AgencyText {
  const read = asDeclared(input)
  return { ...read, text: withoutC1(read.text) }
}

function asDeclared({ bytes, headers }: Pick<WireInput, 'bytes' | 'headers'>): AgencyText {
  const problems: Problem[] = []
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : wideCharset(bytes)
  const head = String.fromCharCode(...bytes.subarray(0, 400))
  const declared = /^\s*(?:\xEF\xBB\xBF)?<\?xml[^>]{0,100}?encoding\s{0,4}=\s{0,4}["']([\w.:-]{1,40})["']/i.exec(head)?.[1]
  const sent = /charset\s{0,4}=\s{0,4}"?([\w.:-]{1,40})/i.exec(headers?.['content-type'] ?? '')?.[1]
  for (const named of mark ? [mark] : [sent, declared]) {
    if (!named) continue
    const low = named.toLowerCase()
    const charset = Object.hasOwn(others, low) ? (others[low] ?? low) : low
    if (!iconv.encodingExists(charset)) {
      const text = byStandard(bytes, charset)
      if (text !== undefined) return { text, encoding: charset, problems }
      problems.push({ code: 'unknown-charset', message: `the charset ${named} is not known; the bytes were looked at instead` })
      continue
    }
    if (isWide.test(charset) && !mark && isNarrow(bytes)) {
      problems.push({
        code: 'wrong-charset',
        message: `the bytes are not the ${named} that they are said to be; they were looked at instead`,
      })
      continue
    }
    // more than ASCII under its name is UTF-8 where it can be
    const wider = /^(?:us-)?ascii$/.test(low) ? utf8(bytes) : undefined
    if (wider !== undefined) return { text: wider, encoding: 'utf-8', problems }
    const lied = charset === 'utf-8' || isWide.test(charset) ? undefined : utf8After(bytes, charset)
    if (lied !== undefined) {
      problems.push({
        code: 'wrong-charset',
        message: `the bytes are UTF-8, and not the ${named} that they are said to be; they were read as UTF-8`,
      })
      return { text: lied, encoding: 'utf-8', problems }
    }
    if (charset !== 'utf-8') return { text: iconv.decode(bytes, charset), encoding: charset, problems }
    const text = utf8(bytes)
    if (text !== undefined) return { text, encoding: charset, problems }
    if (mark) return { text: iconv.decode(bytes, charset), encoding: charset, problems }
    const mended = nearlyUtf8(bytes, problems)
    if (mended !== undefined) return { text: mended, encoding: charset, problems }
    const encoding = narrowCharset(bytes) ?? 'windows-1252'
    problems.push({ code: 'wrong-charset', message: `the bytes are not the UTF-8 that they are said to be and were read as ${encoding}` })
    return { text: iconv.decode(bytes, encoding), encoding, problems }
  }
  // JIS X 0202's escapes are ASCII to everything else
  const escaped = /\x1b(?:\$[@B]|\(J)/.test(head) ? byStandard(bytes, 'iso-2022-jp') : undefined
  if (escaped !== undefined) return { text: escaped, encoding: 'iso-2022-jp', problems }
  const text = utf8(bytes) ?? nearlyUtf8(bytes, problems)
  if (text !== undefined) return { text, encoding: 'utf-8', problems }
  const encoding = narrowCharset(bytes) ?? 'windows-1252'
  return { text: iconv.decode(bytes, encoding), encoding, problems }
}

/** UTF-8 with pieces of another charset in it, that was cut inside a character, or has few broken ones among many whole; undefined for what is none. */
function nearlyUtf8(bytes: Uint8Array, problems: Problem[]): string | undefined {
  const mixed = mixedText(bytes)
  if (mixed) {
    if (mixed.other) problems.push({ code: 'wrong-charset', message: `texts in the file that are no UTF-8 were read as ${mixed.other}` })
    if (mixed.broken > 0) problems.push(brokenIn(mixed.broken))
    return mixed.text
  }
  const text = new TextDecoder().decode(bytes)
  const broken = text.match(/\ufffd+/g)?.length ?? 0
  const whole = text.match(/[\u0080-\ufffc]/g)?.length ?? 0
  if (broken * 20 > whole && !(broken === 1 && whole > 0 && text.endsWith('\ufffd'))) return undefined
  problems.push(brokenIn(broken))
  return text
}

const brokenIn = (places: number): Problem => ({
  code: 'broken-characters',
  message: `UTF-8 that is broken in ${places} ${places === 1 ? 'place' : 'places'} was read as \ufffd there`,
})

/** A charset that the WHATWG Encoding Standard has and iconv-lite has not (ISO-2022-JP). */
function byStandard(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return undefined
  }
}

const isWide = /^(?:utf|ucs)[-_]?(?:16|32|2|4)/

/** Markup that begins in single bytes. */
const isNarrow = (bytes: Uint8Array): boolean => bytes[0] === 0x3c && bytes[1]! > 0x20 && bytes[1]! < 0x80
