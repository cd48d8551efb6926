/**
 * The same story in another language, by what survives translation (traits.ts). Precision goes first: what two stories of one agency have in
 * common by trade (a minister, a club, a form) is not enough, so traits count by how few other stories have them.
 */
import { createHash } from 'node:crypto'
import { type CommonText, nothingCommon } from '../print/common.ts'
import type { Fingerprint } from '../print/index.ts'
import { kindOf, readStory, type TraitInput, type TraitKind, traitKind } from '../print/traits.ts'
import type { Story } from '../story.ts'
import type { Match } from './match.ts'

/** What a trait says where no other story has it. A figure of two digits is worth less than one of four; a date next to nothing. */
const worth: Partial<Record<TraitKind, number>> = {
  [traitKind.number1]: 0.3,
  [traitKind.number2]: 0.8,
  [traitKind.number3]: 1.3,
  [traitKind.number4]: 1.6,
  [traitKind.date]: 0,
  [traitKind.name]: 1,
  [traitKind.person]: 1,
  [traitKind.picture]: 2,
}

export interface Likeness {
  /** Shares of the lesser one's numbers, and of its names, that the other has; by weight, 0 to 1. */
  numberShare: number
  nameShare: number
  /** What both have, by its worth alone: the names, full names twice; the numbers; the pictures. */
  numbers: number
  names: number
  pictures: number
  /** Worth of the numbers that the one with fewer has, and the one with more. */
  leastNumbers: number
  mostNumbers: number
  /** One links to the other. */
  linked: boolean
  /** The traits of the first that the second has. */
  shared: number[]
}

const linkPattern = /<a\s[^>]{0,500}?href="(https?:[^"]{1,2000})"/g

/** What a story's fingerprint is made of. */
export function textOf({ headline, bodyText, bodyHtml, language, url, canonicalUrl, media }: Story): TraitInput {
  const links = [...bodyHtml.slice(0, 200_000).matchAll(linkPattern)].slice(0, 60).map((found) => found[1]!.replaceAll('&amp;', '&'))
  return {
    headline,
    bodyText,
    ...(language ? { language } : {}),
    pictures: media.flatMap((one) => one.url ?? []).slice(0, 20),
    addresses: [...new Set([canonicalUrl, url].flatMap((address) => address ?? []))],
    links,
  }
}

/** Compare the traits of two stories. Linear in their number. */
export function likeness(a: Uint32Array, b: Uint32Array, common: CommonText = nothingCommon): Likeness {
  const ofA = tally(a, b, common)
  const ofB = tally(b, a, common)
  const share = (group: 'numbers' | 'names') => {
    const { all, held } = ofA[group].all < ofB[group].all ? ofA[group] : ofB[group]
    return all === 0 ? 0 : held / all
  }
  return {
    numberShare: share('numbers'),
    nameShare: share('names'),
    numbers: Math.min(ofA.numbers.heldWorth, ofB.numbers.heldWorth),
    names: Math.min(ofA.names.heldWorth, ofB.names.heldWorth),
    pictures: ofA.pictures.heldWorth,
    leastNumbers: Math.min(ofA.numbers.allWorth, ofB.numbers.allWorth),
    mostNumbers: Math.max(ofA.numbers.allWorth, ofB.numbers.allWorth),
    linked: links(a, b) || links(b, a),
    shared: ofA.shared,
  }
}

/** Sums of a group of traits, by weight and by worth alone: what the story has, and what of it the other has, too. */
interface Group {
  all: number
  held: number
  allWorth: number
  heldWorth: number
}

type Tally = Record<'numbers' | 'names' | 'pictures', Group> & { shared: number[] }

const none = (): Group => ({ all: 0, held: 0, allWorth: 0, heldWorth: 0 })

/** A name is there when one of its readings is. */
function tally(own: Uint32Array, other: Uint32Array, common: CommonText): Tally {
  const there = new Set<number>()
  for (const trait of other) there.add(trait >>> 4)
  const out: Tally = { numbers: none(), names: none(), pictures: none(), shared: [] }
  for (let i = 0; i < own.length; i++) {
    const one = own[i]!
    const kind = kindOf(one)
    const value = worth[kind] ?? 0
    if (value === 0) continue
    const group = out[kind <= traitKind.number4 ? 'numbers' : kind === traitKind.picture ? 'pictures' : 'names']
    const weight = value * rarity(one, common)
    group.all += weight
    group.allWorth += value
    let found = there.has(one >>> 4)
    for (let j = i + 1; !found && j < own.length && kindOf(own[j]!) === traitKind.also; j++) found = there.has(own[j]! >>> 4)
    if (!found) continue
    group.held += weight
    group.heldWorth += value
    out.shared.push(one)
  }
  return out
}

/** Of a trait that n stories have: 1 up to two, then falling with the logarithm of n. */
function rarity(trait: number, common: CommonText): number {
  const weight = common.weight(trait)
  return weight >= 1 ? 1 : 1 / (1 + Math.log2(1 / weight))
}

function links(from: Uint32Array, to: Uint32Array): boolean {
  const addresses = new Set(to.filter((trait) => kindOf(trait) === traitKind.address).map((trait) => trait >>> 4))
  return addresses.size > 0 && from.some((trait) => kindOf(trait) === traitKind.link && addresses.has(trait >>> 4))
}

/** Is it the same story in another language? The thresholds are those under which test/story/translations.ts comes out right; docs/matching.md has what others gave. */
export function isTranslation(like: Likeness): boolean {
  const { numberShare, nameShare, numbers, names, pictures, leastNumbers, mostNumbers } = like
  const both = numberShare + nameShare
  if (like.linked) return both >= 0.5
  // a table, a list of results: hardly a name in it that is its own
  if (numbers >= 6 && numberShare >= 0.9) return true
  if (names < 2) return false
  const enough = pictures > 0 ? 0.3 : 0
  if (numbers >= 1.5) return numberShare >= 0.65 && both >= 1.4 - enough
  if (leastNumbers >= 0.3) return names >= 4 && both >= 1.6 - enough
  // where only one tells how many and how much, the other is about something else
  if (mostNumbers >= 1.5) return names >= 8 && nameShare >= 0.9 - enough
  return names >= 5 && nameShare >= 0.65 - enough
}

export interface Telling {
  id: string
  /** Who sent it: only one agency's own stories are compared. */
  source: string
  language: string | undefined
  print: Fingerprint
}

/** Languages by their primary subtag (RFC 5646, section 2.2.1). */
const primary = (language: string): string => language.split('-', 1)[0]!.toLowerCase()

const otherLanguage = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && primary(a) !== primary(b)

/**
 * The story among these that tells the same in another language, with what says so.
 * @param text what the first was read from, for the reason's words
 */
export function translationOf(
  story: Telling,
  candidates: readonly Telling[],
  text: TraitInput,
  common: CommonText = nothingCommon,
): (Match & { kind: 'related' }) | undefined {
  let best: { of: Telling; like: Likeness; score: number } | undefined
  for (const of of candidates) {
    if (of.source !== story.source) continue
    const like = likeness(story.print.traits, of.print.traits, common)
    const score = like.numberShare + like.nameShare + (like.linked ? 1 : 0)
    if (score > (best?.score ?? 0) && isTranslation(like) && otherLanguage(of.language, story.language)) best = { of, like, score }
  }
  if (!best) return undefined
  const { of, like } = best
  const similarity = Math.round((like.leastNumbers < 0.3 ? like.nameShare : (like.numberShare + like.nameShare) / 2) * 1000) / 1000
  const reason = `${story.source} tells the same in ${of.language}: ${shownTraits(like, text)}`
  return { kind: 'related', of: of.id, similarity, evidence: [{ rule: 'translation', reason, counterpart: of.id, similarity }] }
}

const shownLimit = 8

/** `one links to the other; both have the numbers 4.6, 04:17 and the names Zvonko Pekevski, Rusinovo`, full names first. */
function shownTraits({ shared, linked }: Likeness, text: TraitInput): string {
  const written = new Map(readStory(text).map((read) => [read.trait, read.written]))
  const words = (kinds: readonly TraitKind[]) =>
    kinds.flatMap((kind) => shared.flatMap((one) => (kindOf(one) === kind ? (written.get(one) ?? []) : [])))
  const { number1, number2, number3, number4, person, name, picture } = traitKind
  const persons = words([person])
  const names = [...persons, ...words([name]).filter((one) => !persons.some((full) => full.includes(one)))]
  const list = (what: string, of: string[]) => (of.length === 0 ? [] : [`${what} ${of.slice(0, shownLimit).join(', ')}`])
  const both = [
    ...list('the numbers', words([number4, number3, number2, number1])),
    ...list('the names', names),
    ...list('the pictures', words([picture])),
  ]
  return [linked && 'one links to the other', both.length > 0 && `both have ${both.join(' and ')}`].filter(Boolean).join('; ')
}

/** Keys that a story has, and of them for numbers. */
const keyCount = 8
const numberKeys = 3

/**
 * Where to look for a story's translations: its own address or what it links to, its pictures, its numbers of most figures and the full names
 * that come first, with the agency. Signed 64-bit values.
 */
export function translationKeys(source: string, traits: Uint32Array): bigint[] {
  const places = new Map([...traits].map((trait, at) => [trait, at]))
  const of = (...kinds: TraitKind[]) => [...traits].filter((trait) => kinds.includes(kindOf(trait)))
  // another reading of a name is a key as good as the first
  const named = of(traitKind.person).flatMap((trait) => {
    const also = traits[places.get(trait)! + 1]
    return also !== undefined && kindOf(also) === traitKind.also ? [trait, also] : [trait]
  })
  const numbers = [...of(traitKind.number4), ...of(traitKind.number3), ...of(traitKind.number2)].slice(0, numberKeys)
  const first = [...of(traitKind.address).slice(0, 1), ...of(traitKind.link).slice(0, 1), ...of(traitKind.picture).slice(0, 1), ...numbers]
  const chosen = new Set([...first, ...named, ...of(traitKind.name)].map((trait) => trait >>> 4))
  const sourceHash = createHash('sha256').update(`translation\u0000${source}`).digest().readBigUInt64BE(0)
  return [...chosen].slice(0, keyCount).map((hash) => BigInt.asIntN(64, (sourceHash ^ BigInt(hash)) * 0x9e3779b97f4a7c15n))
}
