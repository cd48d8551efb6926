/**
 * Bytes of a page into text, as the HTML standard does it (WHATWG HTML, 13.2.3.2 "Determining the character encoding"): byte
 * order mark, then the HTTP header's charset, then the page's own `meta`, then UTF-8 when the bytes are valid UTF-8, then
 * what the letters are spelt in, then windows-1252. Two departures, both for pages that lie: a declared encoding that breaks the text
 * gives way to valid UTF-8, and what carries no encoding falls back to the legacy one of its declared language (the standard's table
 * in the same section).
 */
import { Buffer, isAscii, isUtf8 } from 'node:buffer'
import type { Problem } from '#src/wire/document.ts'
import { guessCharset, mixedUtf8 } from './charset.ts'
import { withoutCode } from './scripts.ts'

/** The bytes that are looked at: a news page has 0.1 to 2 MB. */
const maxBytes = 8 * 1024 * 1024
/** What is left of it without code; the largest of 221 real pages has 0.6 MB. */
const maxMarkup = 1.5 * 1024 * 1024
/** Where a page's charset must stand: 1,024 bytes by the standard; real pages put scripts before it. */
const prescanBytes = 4096

const legacyByLanguage: Readonly<Record<string, string>> = {
  ar: 'windows-1256',
  ba: 'windows-1251',
  be: 'windows-1251',
  bg: 'windows-1251',
  cs: 'windows-1250',
  el: 'iso-8859-7',
  et: 'windows-1257',
  fa: 'windows-1256',
  he: 'windows-1255',
  hr: 'windows-1250',
  hu: 'iso-8859-2',
  ja: 'shift_jis',
  kk: 'windows-1251',
  ko: 'euc-kr',
  ku: 'windows-1254',
  lt: 'windows-1257',
  lv: 'windows-1257',
  mk: 'windows-1251',
  pl: 'iso-8859-2',
  ru: 'windows-1251',
  sk: 'windows-1250',
  sl: 'iso-8859-2',
  sr: 'windows-1251',
  th: 'windows-874',
  tr: 'windows-1254',
  uk: 'windows-1251',
  vi: 'windows-1258',
  'zh-cn': 'gb18030',
  'zh-tw': 'big5',
}

/** First bytes of what is no page, whatever type the server claims. */
const signatures: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF'],
  ['\x89PNG', 'a PNG picture'],
  ['\xff\xd8\xff', 'a JPEG picture'],
  ['GIF8', 'a GIF picture'],
  ['RIFF', 'a RIFF file (WebP, WAV, AVI)'],
  ['PK\x03\x04', 'a ZIP archive'],
  ['\x1f\x8b', 'gzip-compressed bytes'],
  ['OggS', 'an Ogg file'],
  ['ID3', 'an MP3 file'],
  ['\x7fELF', 'a program'],
]

export interface DecodedPage {
  html: string
  /** The WHATWG name of the encoding that was used. */
  encoding: string
  /** Scripts that were cut out before decoding, as bytes (see scripts.ts). */
  scripts: readonly Uint8Array[]
  problems: Problem[]
}

const latin1 = (bytes: Uint8Array, length: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, length)).toString('latin1')

/** An encoding that the first bytes give away: a byte order mark, or in UTF-16 without one the zeros of its ASCII. */
function encodingOfHead(bytes: Uint8Array): 'utf-8' | 'utf-16be' | 'utf-16le' | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  const [a, b, c, d] = bytes
  if (a === 0x3c && b === 0 && c !== 0 && d === 0) return 'utf-16le'
  if (a === 0 && b === 0x3c && c === 0 && d !== 0) return 'utf-16be'
  return undefined
}

/** The decoder for a label, or undefined for a label that WHATWG's Encoding standard does not know. */
function decoderFor(label: string): InstanceType<typeof TextDecoder> | undefined {
  try {
    return new TextDecoder(label)
  } catch {
    return undefined
  }
}

function binaryKind(head: string): string | undefined {
  for (const [signature, kind] of signatures) if (head.startsWith(signature)) return kind
  // control characters that no text has, in any encoding: ISO-2022 needs the escape, and UTF-16 was asked for before
  let controls = 0
  for (let i = 0; i < head.length; i++) {
    const code = head.charCodeAt(i)
    if (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0c && code !== 0x0d && code !== 0x1b) controls++
  }
  return controls > head.length / 50 ? 'binary bytes' : undefined
}

/** One character in so many beyond ASCII may be lost: a system cut a text inside one. With more the declared encoding is not the page's. */
const cutOneIn = 25

function isBroken(text: string): boolean {
  let lost = 0
  for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) lost++
  return lost * 2000 > text.length && lost * cutOneIn > (text.match(/[\u0080-\uffff]/g)?.length ?? 0)
}

/** Text of a page's bytes. `contentType` is the HTTP header's value. Never throws; what was wrong is in `problems`. */
export function decodePage(all: Uint8Array, contentType: string | undefined): DecodedPage {
  const problems: Problem[] = []
  let bytes = all
  if (all.byteLength > maxBytes) {
    bytes = all.subarray(0, maxBytes)
    problems.push({ code: 'truncated', message: `the page has ${all.byteLength} bytes; the first ${maxBytes} were read` })
  }
  const mark = encodingOfHead(bytes)
  if (mark === 'utf-16le' || mark === 'utf-16be')
    return { html: new TextDecoder(mark).decode(bytes.subarray(0, 2 * maxMarkup)), encoding: mark, scripts: [], problems }

  const head = latin1(bytes, prescanBytes)
  const binary = binaryKind(head)
  if (binary !== undefined) {
    problems.push({ code: 'not-html', message: `the bytes are ${binary}, not a page` })
    return { html: '', encoding: 'binary', scripts: [], problems }
  }
  const fromHttp = /charset\s*=\s*["']?([\w.:-]{2,40})/i.exec(contentType ?? '')?.[1]
  const fromMeta = /<meta[^>]{1,500}?charset\s*=\s*(?:["']\s*)?([\w.:-]{2,40})/i.exec(head)?.[1]
  const valid = isUtf8(bytes)
  // in every encoding that comes this far but ISO-2022 `<` is one byte
  const { bytes: lean, scripts } = withoutCode(bytes)
  if (lean.byteLength > maxMarkup)
    problems.push({ code: 'truncated', message: `the page has ${lean.byteLength} bytes of markup; the first ${maxMarkup} were read` })
  const markup = Buffer.from(lean.buffer, lean.byteOffset, Math.min(lean.byteLength, maxMarkup))
  const decodedAs = (html: string, encoding: string): DecodedPage => ({ html, encoding, scripts, problems })
  // Node's own reader: several times faster than TextDecoder
  const asUtf8 = (): DecodedPage => decodedAs(markup.toString('utf8'), 'utf-8')
  if (mark === 'utf-8') return asUtf8()
  for (const label of [fromHttp, fromMeta]) {
    if (label === undefined) continue
    // the standard: a page that could be read for its `meta` is not UTF-16
    const decoder = decoderFor(/^utf-?16/i.test(label) ? 'utf-8' : label)
    if (decoder === undefined) {
      problems.push({ code: 'unknown-charset', message: `no encoding is called "${label}"` })
      continue
    }
    if (valid) {
      // valid UTF-8 beyond ASCII is never anything else: it only reads as "Ã¶" and the like
      if (decoder.encoding !== 'utf-8' && !decoder.encoding.startsWith('iso-2022') && !isAscii(bytes))
        problems.push({ code: 'wrong-charset', message: `declared ${decoder.encoding}, but the bytes are UTF-8` })
      if (!decoder.encoding.startsWith('iso-2022')) return asUtf8()
    }
    const html = decoder.decode(decoder.encoding.startsWith('iso-2022') ? bytes.subarray(0, maxMarkup) : markup)
    if (!isBroken(html)) return decodedAs(html, decoder.encoding)
    problems.push({ code: 'wrong-charset', message: `declared ${decoder.encoding}, but the bytes are not` })
  }
  if (valid) return asUtf8()
  const language = /<html[^>]{0,500}?\slang\s*=\s*["']?([a-z]{2}(?:-[a-z]{2})?)/i.exec(head)?.[1]?.toLowerCase() ?? ''
  const usual = legacyByLanguage[language] ?? legacyByLanguage[language.slice(0, 2)]
  // mostly UTF-8 with broken places reads better than the whole of it in another encoding
  const mixed = mixedUtf8(markup, usual ?? 'windows-1252')
  if (mixed !== undefined) return decodedAs(mixed, 'utf-8')
  // a language's usual encoding only where the page can be in it: many a template says `en` of every page
  const byLanguage = usual === undefined || isBroken(new TextDecoder(usual).decode(markup)) ? undefined : usual
  const legacy = byLanguage ?? guessCharset(markup) ?? 'windows-1252'
  return decodedAs(new TextDecoder(legacy).decode(markup), legacy)
}
