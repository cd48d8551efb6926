/**
 * What of a story is the same in every language: its numbers, its names by their consonants, its pictures and its address.
 */
import { hash32, type Words, wordKind, words } from './words.ts'

/** What a trait is, in its lowest four bits; the upper 28 are a hash. */
export const traitKind = {
  number1: 0,
  number2: 1,
  number3: 2,
  number4: 3,
  date: 4,
  name: 5,
  person: 6,
  picture: 7,
  address: 8,
  link: 9,
  also: 15,
} as const
export type TraitKind = (typeof traitKind)[keyof typeof traitKind]

/** What is known of a story beside its text. */
export interface TraitInput {
  headline: string
  bodyText: string
  /** BCP 47: says how names end. */
  language?: string
  /** Addresses of its pictures, of itself, and of the pages that it links to. */
  pictures?: readonly string[]
  addresses?: readonly string[]
  links?: readonly string[]
}

/** Words that are read: who and how much stands at the beginning. */
const wordLimit = 1_000
const traitLimit = 400
/** Consonants of a name that are compared: endings of cases and articles come behind them. */
const skeletonLength = 5

export const kindOf = (trait: number): TraitKind => (trait & 15) as TraitKind

const trait = (kind: TraitKind, text: string): number => ((hash32(text) & ~15) | kind) >>> 0

/** A trait with the words that it was read from. */
export interface ReadTrait {
  trait: number
  written: string
}

/**
 * Traits of a story, each once, in the order of the text. One of kind `also` is another reading of the one before it.
 * @param body the words of `bodyText`
 */
export function readTraits(input: TraitInput, body: Words, headline: Words): ReadTrait[] {
  const out = new Map<number, ReadTrait>()
  const add = (kind: TraitKind, readings: readonly string[], written: string): void => {
    const [first, ...others] = readings
    if (first === undefined || out.size >= traitLimit) return
    const one = trait(kind, first)
    if (out.has(one)) return
    out.set(one, { trait: one, written })
    for (const other of others) {
      const also = trait(kind, other)
      if (also !== one) out.set(-out.size - 1, { trait: ((also & ~15) | traitKind.also) >>> 0, written })
    }
  }
  readText(input.headline, headline, input.language, add, false)
  readText(input.bodyText, body, input.language, add, true)
  for (const picture of input.pictures ?? []) {
    const name = fileName(picture)
    if (name) add(traitKind.picture, [name], name)
  }
  for (const address of input.addresses ?? []) add(traitKind.address, [page(address)], address)
  for (const link of (input.links ?? []).slice(0, 60)) add(traitKind.link, [page(link)], link)
  return [...out.values()]
}

/** The same, from the text alone. */
export const readStory = (input: TraitInput): ReadTrait[] =>
  readTraits(input, words(input.bodyText, wordLimit), words(input.headline, wordLimit))

type Add = (kind: TraitKind, readings: readonly string[], written: string) => void

const sentenceEnd = /(?<!\P{L})[^\p{L}.!?:;…。！？\n]*[.!?:;…。！？\n]\P{L}*$/u
const capital = /[\p{Lu}\p{Lt}]/uy
function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128) return code >= 65 && code <= 90
  capital.lastIndex = at
  return capital.test(text)
}
const joined = /^[-–\u00a0\u202f\u2009 ]$/u

function readText(text: string, { packed, offsets }: Words, language: string | undefined, add: Add, isBody: boolean): void {
  const count = Math.min(packed.length, wordLimit)
  const skeletons = nameSkeletons(text, offsets, count, language)
  const opening = isBody ? datelineEnd(text) : 0
  const startOf = (i: number): number => offsets[2 * i]!
  const endOf = (i: number): number => offsets[2 * i + 1]!
  const written = (i: number): string => text.slice(startOf(i), endOf(i))
  const isNumber = (i: number): boolean => i < count && (packed[i]! & 3) === wordKind.number
  for (let i = 0; i < count; i++) {
    if (isNumber(i)) {
      const start = startOf(i)
      let value = written(i)
      // 34 200 and 31-28
      while (isNumber(i + 1)) {
        const gap = text.slice(endOf(i), startOf(i + 1))
        const next = written(i + 1)
        if (!joined.test(gap) || (gap !== '-' && gap !== '–' && !/^\p{Nd}{3}$/u.test(next))) break
        value += next
        i++
      }
      addNumber(value, start < opening, add)
      continue
    }
    const own = skeletons[i]
    if (!own) continue
    add(traitKind.name, own, written(i))
    const next = skeletons[i + 1]
    if (!next || !/^[\s\u00a0]$/u.test(text.slice(endOf(i), startOf(i + 1)))) continue
    const readings = own.flatMap((first) => next.map((second) => `${first} ${second}`))
    add(traitKind.person, [...new Set(readings)].slice(0, 6), `${written(i)} ${written(i + 1)}`)
  }
}

/** Readings of each word that is a name; a word that is capitalised only because a sentence begins there is one when it is elsewhere, too. */
function nameSkeletons(text: string, offsets: Uint32Array, count: number, language: string | undefined): (readonly string[] | undefined)[] {
  const sure = new Set<string>()
  const unsure: number[] = []
  const out = new Array<readonly string[] | undefined>(count)
  for (let i = 0; i < count; i++) {
    const start = offsets[2 * i]!
    if (!isCapital(text, start)) continue
    const written = text.slice(start, offsets[2 * i + 1])
    const readings = skeletonsOf(written, language)
    if (readings[0]!.length < 3) continue
    const before = i === 0 ? '\n' : text.slice(offsets[2 * i - 1], start)
    if (before !== ' ' && sentenceEnd.test(before) && !isCapitals(written)) unsure.push(i)
    else for (const reading of readings) sure.add(reading)
    out[i] = readings
  }
  for (const i of unsure) if (!out[i]!.some((reading) => sure.has(reading))) out[i] = undefined
  return out
}

const isCapitals = (written: string): boolean => written.length > 1 && written === written.toUpperCase()

/** Where a dateline (`SKOPJE, 11 March 2026 (Vardar) -`) ends; its day is every story's. */
function datelineEnd(text: string): number {
  const found = /^[^\n]{3,120}?(?:\)|\p{Nd})\s*[-–—:]\s/u.exec(text.slice(0, 140))
  return found ? found[0].length : 0
}

/**
 * A number by its value: `4,6` and `4.6`, `1.700` and `1,700`, `23:45` and `23.45` are the same; from three figures on by its figures alone, as
 * `11.600 millones` are `11,6 Milliarden`. A single figure says too little. A year, or what stands in the dateline, is a date.
 */
function addNumber(value: string, inDateline: boolean, add: Add): void {
  const ascii = value.normalize('NFKC')
  const figures = ascii.replace(/\D/gu, '').replace(/^0+/, '')
  if (figures.length === 0 || value.length < 2) return
  const significant = figures.replace(/(?<!0)0+$/, '')
  const kinds = [traitKind.number1, traitKind.number2, traitKind.number3, traitKind.number4] as const
  const isYear = /^(?:19|20)\d\d$/.test(value)
  const kind = inDateline || isYear ? traitKind.date : kinds[Math.min(significant.length, 4) - 1]!
  const grouped = /^\d{1,3}(?:[.,]\d{3})+$/.test(ascii)
  add(kind, [isYear || significant.length > 2 ? significant : grouped ? figures : ascii.replace(/[,:]/g, '.')], value)
}

/** Picture files that carry a name of their own, with a number in it. */
function fileName(address: string): string | undefined {
  const name = address
    .replace(/[?#][\s\S]*/, '')
    .replace(/^.*\//, '')
    .replace(/\.\w{2,5}$/, '')
    .replace(/[-_](?:\d{2,4}x\d{2,4}|scaled|thumb|large|small|medium)$/i, '')
  return /\d{3}/.test(name) && name.length >= 6 ? name.toLowerCase() : undefined
}

const page = (address: string): string => address.replace(/^https?:\/\/(?:www\.|m\.)?/, '').replace(/[?#][\s\S]*|\/$/, '')

const common: [RegExp, string][] = [
  [/ДЖ|ЏЖ|DŽ|XH|ΤΖ|DZ|DSCH/g, 'S'],
  [/ЃЌ|[ЃГҐЂĐΓ]|ΓΚ|GJ|DJ/g, 'G'],
  [/ΜΠ/g, 'B'],
  [/TSCH|TCH|CH|[ЧЌЋКΚΧQÇĆČ]/g, 'K'],
  [/SCH|SH|ZH|TS|ΤΣ|TZ|[ШЩŠŽЖŞΣΨЦЅЏСЗZΖ]/g, 'S'],
  [/KH/g, ''],
  [/[ЛЉΛ]/g, 'L'],
  [/[РΡ]/g, 'R'],
  [/[НЊΝ]/g, 'N'],
  [/[МΜ]/g, 'M'],
  [/TH|[ТΤΘ]/g, 'T'],
  [/DH|[ДΔ]/g, 'D'],
  [/PH|[ФΦВВΒWV]/g, 'F'],
  [/[ПΠ]/g, 'P'],
  [/Б/g, 'B'],
  [/Ξ/g, 'KS'],
]

/** A language's press has few names: remembered, and forgotten whole when too many. */
let known = new Map<string, readonly string[]>()

/**
 * Of a name the consonants, in the spelling that the scripts of Europe share: vowels, h and j are where spellings differ. Where a
 * letter is read in several ways (`c`: Mickoski, Carneiro, Cindrić) or an ending belongs to the grammar, there are several readings.
 */
export function skeletonsOf(name: string, language = ''): readonly string[] {
  const ending = endings[language.split('-', 1)[0]!]
  const key = `${ending ? language : ''} ${name}`
  let readings = known.get(key)
  if (readings === undefined) {
    if (known.size > 50_000) known = new Map()
    readings = readName(name, ending)
    known.set(key, readings)
  }
  return readings
}

/** Endings, in consonants, that a case or an article puts to names. */
const endings: Record<string, RegExp> = {
  sq: /[NT]$/,
  ru: /M$/,
  uk: /M$/,
  be: /M$/,
  sr: /M$/,
  hr: /M$/,
  bs: /M$/,
  el: /S$/,
  tr: /N$/,
  pl: /M$/,
  cs: /M$/,
}

function readName(name: string, ending: RegExp | undefined): readonly string[] {
  // what follows an apostrophe in lower case is an ending: Ankara'da, Mickoski's
  let out = name.replace(/(?<=\p{L}{2})['’]\p{Ll}+$/u, '').toUpperCase()
  for (const [written, shared] of common) out = out.replace(written, shared)
  out = out.normalize('NFD').replace(/\p{M}/gu, '')
  const hard = out.replace(/C(?=[EIY])/g, 'S').replace(/C/g, 'K')
  const spellings = /C/.test(out)
    ? [hard, out.replace(/C/g, 'K'), out.replace(/C/g, 'S'), out.replace(/^C/, 'S').replace(/C/g, 'K')]
    : [out]
  const readings = spellings.map((spelling) => bones(spelling.replace(/X/g, 'KS')))
  if (/X/.test(out)) readings.push(...spellings.map((spelling) => bones(spelling.replace(/X/g, 'S'))))
  if (ending) for (const reading of [...readings]) if (reading.length >= 4 && ending.test(reading)) readings.push(reading.slice(0, -1))
  return [...new Set(readings.map((reading) => reading.slice(0, skeletonLength)))]
}

const bones = (spelling: string): string => spelling.replace(/[^BDFGKLMNPRST]/g, '').replace(/(.)\1+/g, '$1')
