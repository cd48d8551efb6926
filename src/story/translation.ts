/**
 * The same story in another language, by what survives translation: numbers, and names brought to the consonants that all spellings
 * of them share. Precision goes first: what two stories of one agency have in common by trade (a minister, a club, a form) is not enough.
 */
import { createHash } from 'node:crypto'
import type { Match } from './decide.ts'

/** What of a story is the same in every language: each trait once, with its weight. */
export type Traits = ReadonlyMap<string, number>

interface TranslationInput {
  headline: string
  bodyText: string
}

/** Characters that are looked at: who and how much stands at the beginning. */
const readLength = 6_000
/** Consonants of a name that are compared: endings of cases and articles come behind them. */
const skeletonLength = 5

const namePattern = /\p{Lu}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*/gu
const numberPattern = /(?<![\p{L}\p{N}])\p{Nd}+(?:[.,:-]\p{Nd}+)*/gu

/** Names and numbers of a story. */
export function traitsOf({ headline, bodyText }: TranslationInput): Traits {
  const text = `${headline}\n${bodyText}`.slice(0, readLength)
  const out = new Map<string, number>()
  for (const [written] of text.matchAll(numberPattern)) {
    const value = numberOf(written)
    if (value !== undefined) out.set(`# ${value}`, numberWeight(value))
  }
  for (const [name] of text.matchAll(namePattern))
    for (const part of name.split(/['’-]/)) {
      const bones = skeleton(part)
      if (bones.length >= 3) out.set(`n ${bones}`, 1)
    }
  return out
}

/** `4,6` and `4.6`, `1.700` and `1,700` are the same; a single digit says too little. */
function numberOf(written: string): string | undefined {
  const ascii = written.normalize('NFKC')
  const plain = /^\d{1,3}(?:[.,]\d{3})+$/.test(ascii) ? ascii.replace(/[.,]/g, '') : ascii.replace(',', '.')
  return plain.length < 2 ? undefined : plain
}

/** Years and round numbers are everywhere. */
function numberWeight(value: string): number {
  if (/^(?:19|20)\d\d$/.test(value)) return 0.3
  if (/^\d?0+$/.test(value)) return 0.4
  return /\D/.test(value) || value.length > 2 ? 1.5 : 0.8
}

const letters: [RegExp, string][] = [
  [/[ЃГҐΓ]|GJ|DJ|Đ|Ѓ/g, 'G'],
  [/SH|SCH|Ш|Щ|Š|Ž|ZH|Ж|Ş|Σ|Ψ|TS|ΤΣ|ΤΖ|Ц|DZ|Ѕ|Џ|XH|TZ|[СЗЅZX]/g, 'S'],
  [/TCH|CH|[ЧЌКΚΧQCÇĆČ]/g, 'K'],
  [/LL|[ЛЉΛ]/g, 'L'],
  [/RR|[РΡ]/g, 'R'],
  [/NJ|[НЊΝ]/g, 'N'],
  [/[МΜ]/g, 'M'],
  [/TH|[ТΤΘ]/g, 'T'],
  [/DH|[ДΔ]/g, 'D'],
  [/PH|[ФΦ]/g, 'F'],
  [/[ПΠ]/g, 'P'],
  [/[БΒ]/g, 'B'],
  [/[ВW]/g, 'V'],
]

/** Of a name the consonants, in the spelling that the scripts of Europe share. Vowels, h, j and w/v at the end are where spellings differ. */
export function skeleton(name: string): string {
  let bones = known.get(name)
  if (bones === undefined) {
    if (known.size > 50_000) known = new Map()
    bones = bonesOf(name)
    known.set(name, bones)
  }
  return bones
}

/** A language's press has few names: remembered, and forgotten whole when too many. */
let known = new Map<string, string>()

function bonesOf(name: string): string {
  let out = name.toUpperCase()
  for (const [written, common] of letters) out = out.replace(written, common)
  out = out
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^BDFGKLMNPRSTV]/g, '')
    .replace(/(.)\1+/g, '$1')
  return out.slice(0, skeletonLength)
}

export interface Likeness {
  /** 0 to 1: how much of the lesser one's traits the other has, by weight. */
  share: number
  /** The names, as skeletons, and the numbers that both have. */
  names: string[]
  numbers: string[]
  /** One of them has no number at all. */
  numberless: boolean
}

/** Compare what two stories name. */
export function likeness(a: Traits, b: Traits): Likeness {
  const total = (traits: Traits) => [...traits.values()].reduce((sum, weight) => sum + weight, 0)
  const shared = [...a.keys()].filter((trait) => b.has(trait))
  const least = Math.min(total(a), total(b))
  const hasNumbers = (traits: Traits) => [...traits.keys()].some((trait) => trait.startsWith('#'))
  return {
    share: least === 0 ? 0 : shared.reduce((sum, trait) => sum + a.get(trait)!, 0) / least,
    names: shared.filter((trait) => trait.startsWith('n')).map((trait) => trait.slice(2)),
    numbers: shared.filter((trait) => trait.startsWith('#')).map((trait) => trait.slice(2)),
    numberless: !hasNumbers(a) || !hasNumbers(b),
  }
}

/** Is it the same story in another language? Names alone do not say so where both have numbers: bulletins and matches repeat their names. */
export function isTranslation({ share, names, numbers, numberless }: Likeness): boolean {
  if (numberless) return share >= 0.75 && names.length >= 8
  return share >= 0.5 && numbers.length >= 1 && names.length >= 2 && names.length + numbers.length >= 5
}

export interface Telling {
  id: string
  /** Who sent it: only one agency's own stories are compared. */
  source: string
  language: string
  headline: string
  bodyText: string
}

/** Languages by their primary subtag (RFC 5646, section 2.2.1). */
export const sameLanguage = (a: string, b: string): boolean => a.split('-', 1)[0]!.toLowerCase() === b.split('-', 1)[0]!.toLowerCase()

/** The story among these that tells the same in another language, with what says so. */
export function translationOf(story: Telling, candidates: readonly Telling[]): { match: Match & { kind: 'related' } } | undefined {
  const own = traitsOf(story)
  let best: { of: Telling; like: Likeness } | undefined
  for (const of of candidates) {
    if (of.source !== story.source || sameLanguage(of.language, story.language)) continue
    const like = likeness(own, traitsOf(of))
    if (isTranslation(like) && like.share > (best?.like.share ?? 0)) best = { of, like }
  }
  if (!best) return undefined
  const { of, like } = best
  const similarity = Math.round(like.share * 1000) / 1000
  const named = [like.numbers.length > 0 && `the numbers ${like.numbers.slice(0, 6).join(', ')}`, `${like.names.length} names`]
    .filter(Boolean)
    .join(' and ')
  const reason = `${story.source} tells the same in ${of.language}: both have ${named}`
  return { match: { kind: 'related', of: of.id, similarity, evidence: [{ rule: 'translation', reason, counterpart: of.id, similarity }] } }
}

/** Keys that a story has. */
const keyCount = 8

/** Where to look for a story's translations: its weightiest numbers and longest names, with its agency. Signed 64-bit values. */
export function translationKeys(source: string, traits: Traits): bigint[] {
  return [...traits]
    .sort(([a, x], [b, y]) => y * b.length - x * a.length || (a < b ? -1 : 1))
    .sort(([, x], [, y]) => Number(y > 1) - Number(x > 1))
    .slice(0, keyCount)
    .map(([trait]) => createHash('sha256').update(`translation\u0000${source}\u0000${trait}`).digest().readBigInt64BE(0))
}
