/**
 * What charset a file is in that does not say so and is no UTF-8: by its marks where it has any, else by what its letters spell. An agency's
 * language is not known here; where nothing is certain the caller takes windows-1252, which is what most such files are.
 */
import iconv from 'iconv-lite'
import { patterns } from '#src/languages/index.ts'

/** Bytes that are looked at. */
const sample = 60_000
/** So many letters at least, or the guess is none. */
const fewest = 12

/** By UTF-32's and UTF-16's marks, or by where their zeros stand in XML and in text; undefined for one byte a character. */
export function wideCharset(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes
  if (a === 0 && b === 0 && ((c === 0xfe && d === 0xff) || (c === 0 && isAscii(d)))) return 'utf-32be'
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (isAscii(a) && b === 0 && c === 0 && d === 0)) return 'utf-32le'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0 && isAscii(b) && c === 0 && isAscii(d)) return 'utf-16be'
  if (isAscii(a) && b === 0 && isAscii(c) && d === 0) return 'utf-16le'
  return undefined
}

const isAscii = (byte: number | undefined): boolean => byte !== undefined && byte >= 9 && byte < 127

/** The most frequent letters of what each charset is used for: a wrong charset shows rare ones, other scripts, or capitals inside words. */
const telling: [charset: string, letters: RegExp][] = [
  ['windows-1251', /[оеаинтсрвл]/g],
  ['koi8-r', /[оеаинтсрвл]/g],
  ['iso-8859-5', /[оеаинтсрвл]/g],
  ['windows-1253', /[αοιετσνηυρ]/g],
]
/** The same in the East, and the share of all high bytes that they are at least: one in so many. */
const eastern: [charset: string, letters: RegExp, oneIn: number][] = [
  ['shift_jis', /[\u3040-\u30ff]/g, 8],
  ['euc-jp', /[\u3040-\u30ff]/g, 8],
  ['euc-kr', /[이다는을의에가고지하은로를한도사서]/g, 16],
  ['gb18030', /[的一是不了在人有中和国年为这日大上个来到时地]/g, 30],
  ['big5', /[的一是不了在人有中和國年為這日大上個來到時地]/g, 30],
]
/** Small words of languages whose letters windows-1252 shows as others. */
const smallWords = new RegExp(`(?<!\\p{L})(?:${patterns('smallWords')})(?!\\p{L})`, 'gu')
const central: [charset: string, words: RegExp][] = [
  ['iso-8859-2', smallWords],
  ['windows-1250', smallWords],
]

/** The charset of text that is no UTF-8; undefined where nothing speaks for another than windows-1252. */
export function narrowCharset(bytes: Uint8Array): string | undefined {
  const part = bytes.subarray(0, sample)
  const high = part.reduce((count, byte) => count + Number(byte >= 0x80), 0)
  if (high === 0) return undefined
  const text = iconv.decode(part, 'windows-1252')
  const latin = count(text.replace(/<[^<>]*>/g, ''), /[A-Za-z]/g)
  const best = (candidates: (readonly [string, RegExp, number?])[]) =>
    candidates
      .map(([charset, letters, oneIn = 3]) => ({ charset, found: count(iconv.decode(part, charset), letters) * oneIn }))
      .reduce((a, b) => (b.found > a.found ? b : a))
  if (high >= fewest && high * 2 > latin) {
    const readable = eastern.filter(([charset]) => count(iconv.decode(part, charset), /[\ufffd\ue000-\uf8ff]/g) * 100 <= high)
    const other = best([...readable, ...telling])
    if (other.found > high) return other.charset
  }
  const words = best(central)
  const asLatin1 = count(text, smallWords)
  return words.found >= 6 && words.found > asLatin1 * 3 ? words.charset : undefined
}

const count = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0
