/**
 * Text to words, folded so that two printings of one text give the same words: case, punctuation, quote marks, accents
 * and the Cyrillic or Latin dress of one language make no difference here (they do in `contentHash`, see fingerprint.ts).
 */
import { characterClasses, widthAt } from './characters.ts'

/** The words of a text in order, in arrays: a text has too many for an object each. */
export interface Words {
  /** Of each word the 30-bit hash of its folded spelling and, in the lowest two bits, its kind (`wordKind`). */
  packed: Uint32Array
  /** Where each word starts and ends in the text: pairs, UTF-16. */
  offsets: Uint32Array
  /** Index of each paragraph's first word; the first is 0. */
  paragraphs: Uint32Array
}

/** What a template varies: numbers and names; all else is a word, or one with the capital of the sentence that it begins. */
export const wordKind = { word: 0, number: 1, name: 2, opening: 3 } as const

/** Scripts written without spaces: each character is a word of its own. */
const unspacedClass =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\u30fc'
/** Letters of spaced scripts, with the invisible characters that may stand inside a word. */
const lettered = new RegExp(`^[[\\p{L}\\p{M}\\p{Nl}\\p{No}\\u00ad\\u200b-\\u200d\\u2060\\ufeff]--[${unspacedClass}]]`, 'v')
const unspaced = new RegExp(`^[${unspacedClass}]`, 'v')
/** What a character is to a word. A stop may stand inside a number, and ends a sentence elsewhere. */
const is = { other: 0, unspaced: 1, digit: 2, letter: 3, apostrophe: 4, separator: 5, stop: 6, ending: 7, newline: 8 } as const

const classAt = characterClasses((character) => {
  if (unspaced.test(character)) return is.unspaced
  if (digit.test(character)) return is.digit
  if (lettered.test(character)) return is.letter
  if (/^['’ʼ`´]/u.test(character)) return is.apostrophe
  if (/^[.:]/.test(character)) return is.stop
  if (character === '\n') return is.newline
  if (/^[!?;…。！？»"“”„«]/u.test(character)) return is.ending
  return /^[,\u066b\u066c]/u.test(character) ? is.separator : is.other
})

const kindAt = characterClasses((character) =>
  digit.test(character) ? wordKind.number : upper.test(character) ? wordKind.name : wordKind.word,
)

/** Where a run of digits ends, with single signs inside it: `1,234.5`. */
function endOfNumber(text: string, start: number): number {
  let end = start
  for (;;) {
    while (end < text.length && classAt(text, end) === is.digit) end += widthAt(text, end)
    if (end + 1 >= text.length || classAt(text, end + 1) !== is.digit) return end
    const sign = classAt(text, end)
    if (sign !== is.separator && sign !== is.stop) return end
    end++
  }
}

/** Where a run of letters ends, with single apostrophes inside it: `council's`. */
function endOfLetters(text: string, start: number): number {
  let end = start
  for (;;) {
    while (end < text.length && classAt(text, end) === is.letter) end += widthAt(text, end)
    if (end + 1 >= text.length || classAt(text, end) !== is.apostrophe || classAt(text, end + 1) !== is.letter) return end
    end++
  }
}

const upper = /^[\p{Lu}\p{Lt}]/u
const digit = /^\p{Nd}/u
/** Characters that a reader does not see, and apostrophes, which printers vary. */
const invisible = /^[\u00ad\u200b-\u200d\u2060\ufeff'’ʼ`´]/u

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
 * A character in its folded spelling: NFKD, lower case, accents dropped, Cyrillic in Latin letters; of numbers the value of the digit and
 * one sign for all separators, so that `1,234`, `1.234` and `１２３４` differ only in dress and 7.2 is not 72.
 * Macedonian ќ and ѓ lose their accent in NFKD and fold as к and г.
 */
function foldCharacter(character: string): string {
  if (invisible.test(character)) return ''
  if (/^[.,:\u066b\u066c]/.test(character)) return '.'
  const plain = character
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/\p{Nd}/gu, digitValue)
  let out = ''
  for (const c of plain) out += latin.get(c) ?? c
  return out
}

/** Decimal digits of every script stand in runs of ten that start at a code point divisible by 16, or 6 after it. */
function digitValue(c: string): string {
  const code = c.codePointAt(0)!
  if (code >= 48 && code <= 57) return c
  let zero = code
  while (code - zero < 9 && digit.test(String.fromCodePoint(zero - 1))) zero--
  return String(code - zero)
}

/** Folded spelling of each UTF-16 unit, read once: the unit itself where it is one, else `nothing` or `several`, which lie in a list. */
const folded = new Int32Array(65_536)
const nothing = -1
const several = -2
const foldedTo = new Map<number, string>()

function readFolded(code: number): number {
  const spelling = foldCharacter(String.fromCharCode(code))
  if (spelling.length > 1) foldedTo.set(code, spelling)
  folded[code] = spelling.length === 1 ? spelling.charCodeAt(0) : spelling === '' ? nothing : several
  return folded[code]!
}

const finalSigma = 0x3c2

/** FNV-1a of the folded spelling of a word: `hash32(fold(word))`, with no string made of it. */
function hashFolded(text: string, start: number, end: number): number {
  let h = 0x811c9dc5
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0xd800 && code < 0xe000) {
      const width = widthAt(text, at)
      h = hashOn(h, foldCharacter(text.slice(at, at + width)))
      at += width - 1
      continue
    }
    let unit = folded[code]!
    if (unit === 0) unit = readFolded(code)
    // Unicode's lower case of Σ at the end of a word
    if (code === 0x3a3 && at + 1 === end && end - start > 1) unit = finalSigma
    if (unit > 0) h = Math.imul(h ^ unit, 0x01000193)
    else if (unit === several) h = hashOn(h, foldedTo.get(code)!)
  }
  return mix(h)
}

function hashOn(from: number, text: string): number {
  let h = from
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h
}

/** FNV-1a over UTF-16 units with murmur3's final mix: 32 bits, unsigned. */
export function hash32(text: string): number {
  return mix(hashOn(0x811c9dc5, text))
}

export function mix(h: number): number {
  let x = h
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}

/** Where words are put while a text is read; used by one call at a time. */
let packing = new Uint32Array(8_192)
let placing = new Uint32Array(16_384)

function grow(): void {
  const wider = new Uint32Array(packing.length * 2)
  wider.set(packing)
  packing = wider
  const places = new Uint32Array(placing.length * 2)
  places.set(placing)
  placing = places
}

/**
 * The words of a text. A capitalised word is a name when it stands inside a sentence, or when the same word does elsewhere
 * in this text; at a sentence's start alone it says nothing.
 */
export function words(text: string, limit = Number.POSITIVE_INFINITY): Words {
  const names = new Set<number>()
  const unsure: number[] = []
  const paragraphs: number[] = []
  let count = 0
  let sentence = true
  let paragraph = true
  for (let start = 0; start < text.length && count < limit; ) {
    const what = classAt(text, start)
    if (what !== is.unspaced && what !== is.digit && what !== is.letter) {
      if (what >= is.stop) sentence = true
      if (what === is.newline) paragraph = true
      start += widthAt(text, start)
      continue
    }
    const end =
      what === is.unspaced ? start + widthAt(text, start) : what === is.digit ? endOfNumber(text, start) : endOfLetters(text, start)
    const hash = hashFolded(text, start, end) >>> 2
    const kind = kindAt(text, start)
    if (kind === wordKind.name) {
      if (sentence) unsure.push(count)
      else names.add(hash)
    }
    if (paragraph) paragraphs.push(count)
    if (count === packing.length) grow()
    packing[count] = (hash << 2) | kind
    placing[2 * count] = start
    placing[2 * count + 1] = end
    count++
    sentence = false
    paragraph = false
    start = end
  }
  for (const at of unsure) if (!names.has(packing[at]! >>> 2)) packing[at] = packing[at]! | wordKind.opening
  return { packed: packing.slice(0, count), offsets: placing.slice(0, 2 * count), paragraphs: Uint32Array.from(paragraphs) }
}

/** true when most of a text's first words are single characters of a script without spaces (Chinese, Japanese, Thai …). */
export function isUnspaced(text: string, { offsets }: Words): boolean {
  const first = Math.min(offsets.length / 2, 500)
  let single = 0
  for (let i = 0; i < first; i++) if (classAt(text, offsets[2 * i]!) === is.unspaced) single++
  return single * 2 > first
}
