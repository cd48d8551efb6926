/**
 * Text to words, folded so that two printings of one text give the same words: case, punctuation, quote marks, accents
 * and the Cyrillic or Latin dress of one language make no difference here (they do in `contentHash`, see fingerprint.ts).
 */
import { characterClasses, widthAt } from './characters.ts'

/** A word as the matcher sees it. `kind` is what a template varies: 1 a number, 2 a name, 0 all else. */
export interface Word {
  /** 30-bit hash of the folded word. */
  hash: number
  kind: 0 | 1 | 2
  /** Offsets into the text (UTF-16). */
  start: number
  end: number
}

/** Scripts written without spaces: each character is a word of its own. */
const unspacedClass =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\u30fc'
/** Letters of spaced scripts, with the invisible characters that may stand inside a word. */
const lettered = new RegExp(`^[[\\p{L}\\p{M}\\p{Nl}\\p{No}\\u00ad\\u200b-\\u200d\\u2060\\ufeff]--[${unspacedClass}]]`, 'v')
const unspaced = new RegExp(`^[${unspacedClass}]`, 'v')
/** What a character is to a word. */
const is = { other: 0, unspaced: 1, digit: 2, letter: 3, apostrophe: 4, separator: 5 } as const

const classAt = characterClasses((character) => {
  if (unspaced.test(character)) return is.unspaced
  if (digit.test(character)) return is.digit
  if (lettered.test(character)) return is.letter
  if (/^['’ʼ`´]/u.test(character)) return is.apostrophe
  return /^[.,:\u066b\u066c]/u.test(character) ? is.separator : is.other
})

/** Where a run of digits or letters ends, with single signs inside it: `1,234.5`, `council's`. */
function endOfRun(text: string, start: number, kind: number, sign: number): number {
  let end = start
  for (;;) {
    while (end < text.length && classAt(text, end) === kind) end += widthAt(text, end)
    if (end + 1 >= text.length || classAt(text, end) !== sign || classAt(text, end + 1) !== kind) return end
    end++
  }
}

const upper = /^[\p{Lu}\p{Lt}]/u
const digit = /^\p{Nd}/u
/** Characters that a reader does not see, and apostrophes, which printers vary. */
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff'’ʼ`´]/gu

/** Cyrillic (Serbian, Macedonian, Bulgarian, Russian, Ukrainian) to the Latin letters left after accents are dropped. */
const latin = new Map<string, string>(
  Object.entries({
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    ґ: 'g',
    д: 'd',
    ђ: 'dj',
    е: 'e',
    є: 'e',
    ж: 'z',
    з: 'z',
    ѕ: 'dz',
    и: 'i',
    і: 'i',
    ј: 'j',
    к: 'k',
    л: 'l',
    љ: 'lj',
    м: 'm',
    н: 'n',
    њ: 'nj',
    о: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    ћ: 'c',
    у: 'u',
    ф: 'f',
    х: 'h',
    ц: 'c',
    ч: 'c',
    џ: 'dz',
    ш: 's',
    щ: 'sc',
    ъ: 'a',
    ы: 'y',
    ь: '',
    э: 'e',
    ю: 'ju',
    я: 'ja',
    đ: 'dj',
    ß: 'ss',
    ø: 'o',
    æ: 'ae',
    œ: 'oe',
    ł: 'l',
    ı: 'i',
    þ: 'th',
    ð: 'd',
  }),
)

/**
 * A word in its folded spelling: NFKD, lower case, accents dropped, Cyrillic in Latin letters, number separators as one sign.
 * Macedonian ќ and ѓ lose their accent in NFKD and fold as к and г.
 */
export function fold(word: string): string {
  const plain = word.replace(invisible, '').normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '')
  if (digit.test(plain)) return foldNumber(plain)
  let out = ''
  for (const c of plain) out += latin.get(c) ?? c
  return out
}

/** `1,234`, `1.234` and `１２３４` differ only in dress; the separator stays as a mark so that 7.2 is not 72. */
function foldNumber(number: string): string {
  return number.replace(/\p{Nd}/gu, digitValue).replace(/[.,:\u066b\u066c]/gu, '.')
}

/** Decimal digits of every script stand in runs of ten that start at a code point divisible by 16, or 6 after it. */
function digitValue(c: string): string {
  const code = c.codePointAt(0)!
  if (code >= 48 && code <= 57) return c
  let zero = code
  while (code - zero < 9 && digit.test(String.fromCodePoint(zero - 1))) zero--
  return String(code - zero)
}

interface Folded {
  hash: number
  kind: 0 | 1 | 2
}

/** Folding is the costly part, and a language has few words: remembered, and forgotten whole when too many. */
let folded = new Map<string, Folded>()

function look(word: string): Folded {
  let f = folded.get(word)
  if (f === undefined) {
    if (folded.size > 200_000) folded = new Map()
    const kind = digit.test(word) ? 1 : upper.test(word) ? 2 : 0
    f = { hash: hash32(fold(word)) >>> 2, kind }
    folded.set(word, f)
  }
  return f
}

/** FNV-1a over UTF-16 units with murmur3's final mix: 32 bits, unsigned. */
export function hash32(text: string, seed = 0x811c9dc5): number {
  let h = seed
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return mix(h)
}

export function mix(h: number): number {
  let x = h
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}

const sentenceEnd = /[.!?:;…。！？»"“”„«\n]/u

/**
 * The words of a text. A capitalised word is a name when it stands inside a sentence, or when the same word does elsewhere
 * in this text; at a sentence's start alone it says nothing.
 */
export function words(text: string, limit = Number.POSITIVE_INFINITY): Word[] {
  const out: Word[] = []
  const names = new Set<number>()
  const unsure: Word[] = []
  let last = 0
  for (let start = 0; start < text.length && out.length < limit; ) {
    const what = classAt(text, start)
    if (what !== is.unspaced && what !== is.digit && what !== is.letter) {
      start += widthAt(text, start)
      continue
    }
    const end =
      what === is.unspaced ? start + widthAt(text, start) : endOfRun(text, start, what, what === is.digit ? is.separator : is.apostrophe)
    const f = look(text.slice(start, end))
    const word: Word = { hash: f.hash, kind: f.kind, start, end }
    if (f.kind === 2) {
      if (out.length === 0 || sentenceEnd.test(text.slice(last, start))) unsure.push(word)
      else names.add(f.hash)
    }
    last = end
    start = end
    out.push(word)
  }
  for (const word of unsure) if (!names.has(word.hash)) word.kind = 0
  return out
}

/** true when most of a text's first words are single characters of a script without spaces (Chinese, Japanese, Thai …). */
export function isUnspaced(text: string, list: readonly Word[]): boolean {
  const first = Math.min(list.length, 500)
  let single = 0
  for (let i = 0; i < first; i++) {
    const at = list[i]!.start
    // the first of these scripts, Thai, starts at U+0E00
    if (text.charCodeAt(at) >= 0x0e00 && unspaced.test(text.slice(at, list[i]!.end))) single++
  }
  return single * 2 > first
}
