/**
 * The text of an agency's file: byte order mark, then the transport's charset, then what the XML declares, then UTF-8 if it is, then windows-1252.
 */
import iconv from 'iconv-lite'
import type { Problem, WireInput } from './document.ts'

/** iso-8859-1 and us-ascii are read as windows-1252 (WHATWG Encoding); Python writes `utf8`. */
const others: Record<string, string> = {
  utf8: 'utf-8',
  'iso-8859-1': 'windows-1252',
  'iso8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'us-ascii': 'windows-1252',
  ascii: 'windows-1252',
}

/** @returns the text, and the encoding that it was read in */
export function agencyText({ bytes, headers }: Pick<WireInput, 'bytes' | 'headers'>): {
  text: string
  encoding: string
  problems: Problem[]
} {
  const problems: Problem[] = []
  const mark =
    bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
      ? 'utf-8'
      : bytes[0] === 0xff && bytes[1] === 0xfe
        ? 'utf-16le'
        : bytes[0] === 0xfe && bytes[1] === 0xff
          ? 'utf-16be'
          : undefined
  const head = String.fromCharCode(...bytes.subarray(0, 400))
  const declared = /^\s*(?:\xEF\xBB\xBF)?<\?xml[^>]{0,100}?encoding\s{0,4}=\s{0,4}["']([\w.:-]{1,40})["']/i.exec(head)?.[1]
  const sent = /charset\s{0,4}=\s{0,4}"?([\w.:-]{1,40})/i.exec(headers?.['content-type'] ?? '')?.[1]
  for (const named of mark ? [mark] : [sent, declared]) {
    if (!named) continue
    const low = named.toLowerCase()
    const charset = Object.hasOwn(others, low) ? (others[low] ?? low) : low
    if (!iconv.encodingExists(charset)) {
      problems.push({ code: 'unknown-charset', message: `the charset ${named} is not known; the bytes were looked at instead` })
      continue
    }
    if (charset !== 'utf-8') return { text: iconv.decode(bytes, charset), encoding: charset, problems }
    const text = utf8(bytes)
    if (text !== undefined) return { text, encoding: charset, problems }
    if (mark) return { text: iconv.decode(bytes, charset), encoding: charset, problems }
    problems.push({ code: 'wrong-charset', message: 'the bytes are not the UTF-8 that they are said to be and were read as windows-1252' })
    return { text: iconv.decode(bytes, 'windows-1252'), encoding: 'windows-1252', problems }
  }
  const text = utf8(bytes)
  return text === undefined
    ? { text: iconv.decode(bytes, 'windows-1252'), encoding: 'windows-1252', problems }
    : { text, encoding: 'utf-8', problems }
}

const strict = new TextDecoder('utf-8', { fatal: true })

/** Undefined for what is no UTF-8. */
function utf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}
