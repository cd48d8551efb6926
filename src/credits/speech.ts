/**
 * How a language says who said what: its words, made ready once a language. Where a text's language is not known, it is found by its words.
 */
import { languages, lines, patterns, words } from '#src/languages/index.ts'
import type { Language } from '#src/languages/language.ts'
import { detectLanguage } from '#src/text/language.ts'
import { remembered } from '#src/text/remembered.ts'
import { type Gender, isGivenName } from './given-names.ts'

const table: Readonly<Record<string, Language>> = languages
const { en } = languages

/** Standards that share their words with another, which comes first. */
const families: Readonly<Record<string, readonly string[]>> = {
  sr: ['sr', 'hr'],
  hr: ['sr', 'hr'],
  bs: ['sr', 'hr'],
  sh: ['sr', 'hr'],
  cnr: ['sr', 'hr'],
  nb: ['no'],
  nn: ['no'],
  iw: ['he'],
}
/** Languages that the detector takes for each other: a claim decides. */
const near: readonly (readonly string[])[] = [
  ['no', 'da', 'sv'],
  ['cs', 'sk'],
  ['sr', 'hr', 'bs', 'sh', 'cnr', 'mk', 'bg', 'sl'],
  ['ru', 'uk', 'be', 'bg'],
  ['es', 'pt', 'gl', 'ca'],
  ['ar', 'fa', 'ur'],
  ['nl', 'af'],
]

const baseOf = (tag: string): string => {
  const base = tag.toLowerCase().split(/[-_]/)[0] ?? ''
  return base === 'nb' || base === 'nn' ? 'no' : base === 'iw' ? 'he' : base
}

/** Characters that tell a text's language. */
const telling = 600

/** The primary subtag of a text's language, and English where nothing tells it. */
export const speechCode = (paragraphs: readonly string[], claim?: string): string => spokenIn(paragraphs, claim) ?? 'en'

/** The primary subtag of a text's language: the claim's, unless the words plainly say another. */
export function spokenIn(paragraphs: readonly string[], claim?: string): string | undefined {
  const claimed = claim === undefined ? undefined : baseOf(claim)
  let sample = ''
  for (const paragraph of paragraphs) {
    if (sample.length >= telling) break
    sample += `${paragraph.slice(0, telling)} `
  }
  const found = detectLanguage(sample.slice(0, telling))?.language
  if (found === undefined || found === claimed) return claimed
  if (claimed === undefined) return found
  return sample.length < 120 || near.some((group) => group.includes(claimed) && group.includes(found)) ? claimed : found
}

/** A language's words as the reading of quotes takes them. */
export interface Speech {
  readonly code: string
  /** Whether a word in lower case is a verb of saying. */
  says(word: string): boolean
  /** Whether it stands before whom it speaks of: `diyen Aydın`. */
  saysOf(word: string): boolean
  /** "According to", before whoever says it. */
  readonly attributedBefore: RegExp | undefined
  /** Whether a small word stands before whoever says it: `selon`, `по словам`. */
  attributes(word: string): boolean
  /** The same of somebody spoken of before: "in her words". */
  readonly attributedToOne: RegExp | undefined
  /** The same behind. */
  readonly attributedBehind: RegExp | undefined
  /** Whether a word in lower case is an office's head. */
  isOffice(word: string, capital: boolean): boolean
  /** Whether a word stands for the person that is spoken of: `36-åringen`. */
  isPerson(word: string): boolean
  readonly officeEnd: RegExp
  /** Whether a word in lower case says that whoever speaks is a woman, or a man: `sie`, `сказала`, `Ministerin`. */
  genderOf(word: string): Gender | undefined
  /** Whether an office is one that speaks for a body: "spokesman". */
  speaksForABody(word: string): boolean
  /** Whether a noun's ending says that it is a person's: `le médecin`. */
  isPersonNoun(word: string): boolean
  /** Whether a verb of saying has several for its subject. */
  saysOfMany(word: string): boolean
  /** Verbs in the mood of speech that is told: `habe`. */
  readonly reported: RegExp | undefined
  /** "That", before speech that is told. */
  readonly that: RegExp | undefined
  /** What may follow a verb of saying at once where "that" is left out. */
  readonly thatless: RegExp | undefined
  /** Whether a clause has a verb in that mood. */
  inMood(clause: string): boolean
  /** Offices by their short forms: `gov`. */
  readonly officeShorts: ReadonlyMap<string, string>
  /** A verb needs no pronoun. */
  readonly prodrop: boolean
  /** Possessors take an s alone: `Rohdes`. */
  readonly genitiveS: boolean
  /** Endings of names behind an apostrophe. */
  readonly nameEnding: RegExp | undefined
  /** Whether words are the name of a body: "Fire Department". Some of the last words are surnames, too: "Kiersten Hall". */
  isBody(words: readonly string[]): boolean
  /** Words by which a body says something: "in a statement". */
  readonly statement: RegExp | undefined
  /** Words that stand for nobody: `hieß es`. */
  readonly impersonal: ReadonlySet<string>
  readonly pronouns: ReadonlySet<string>
  readonly notSubject: ReadonlySet<string>
  readonly beforeNoName: ReadonlySet<string>
  readonly articles: ReadonlySet<string>
  readonly someArticles: ReadonlySet<string>
  readonly addresses: ReadonlySet<string>
  readonly officeLinks: ReadonlySet<string>
  readonly officeModifiers: ReadonlySet<string>
  /** Words with a capital that begin no name. */
  readonly notNames: ReadonlySet<string>
  /** Small words, which are no verbs. */
  readonly small: ReadonlySet<string>
  /** Speech stands behind a dash, too. */
  readonly dialogue: boolean
  readonly definite: string | undefined
}

const list = (of: readonly Language[], field: Parameters<typeof words>[0]): string[] => of.flatMap((language) => words(field, language))
const joined = (
  of: readonly Language[],
  field:
    | 'sayingForms'
    | 'sayingOf'
    | 'attributedBefore'
    | 'attributedBehind'
    | 'attributedToOne'
    | 'personNouns'
    | 'officeEnds'
    | 'statements'
    | 'woman'
    | 'man'
    | 'sayingMany'
    | 'reportedForms'
    | 'thatWords'
    | 'thatless'
    | 'nameEndings'
    | 'organisationTails'
    | 'bodyTails'
    | 'personNounEnds'
    | 'spokesNouns',
) => of.flatMap((language) => language[field] ?? []).join('|')
const whole = (source: string): RegExp | undefined => (source === '' ? undefined : new RegExp(`^(?:${source})$`, 'u'))
const ending = (source: string): RegExp | undefined => (source === '' ? undefined : new RegExp(`(?:${source})$`, 'u'))
const heading = (source: string): RegExp | undefined =>
  source === '' ? undefined : new RegExp(`^\\s+(?:${source}|\\p{Lu}[\\p{L}'’-]+\\s\\p{L})(?![\\p{L}])`, 'u')
const inText = (source: string): RegExp | undefined =>
  source === '' ? undefined : new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'giu')

const nameMonths = new Set(words('nameMonths'))
/** Days and months where they have a capital, of all languages: a text in one names another's. */
const capitalisedDates = Object.values(table)
  .filter((language) => language.weekdays !== undefined)
  .flatMap((language) => [...words('weekdays', language), ...(lines('months', language)[0]?.split(' ') ?? [])])
  .filter((word) => !nameMonths.has(word))

function makeSpeech(code: string): Speech {
  const of = (families[code] ?? [code]).flatMap((name) => table[name] ?? [])
  const verbs = new Set(list(of, 'verbsOfSaying'))
  const forms = whole(joined(of, 'sayingForms'))
  const ofForms = whole(joined(of, 'sayingOf'))
  const listed = list(of, 'offices')
  // `Rektorin`, `Sprecherin`
  const offices = new Set([
    ...listed,
    ...(code === 'de' ? listed.filter((office) => /[^e]$/.test(office)).map((office) => `${office}in`) : []),
  ])
  const stems = list(of, 'officeStems')
  const tails = [...list(of, 'officeTails'), ...(code === 'de' ? [...offices].filter((office) => office.length >= 4) : [])]
  const persons = whole(joined(of, 'personNouns'))
  const woman = whole(joined(of, 'woman'))
  const man = whole(joined(of, 'man'))
  const mood = of.some(({ reportedForms }) => reportedForms !== undefined)
    ? new RegExp(`(?<![\\p{L}])(?:${joined(of, 'reportedForms')})(?![\\p{L}])`, 'u')
    : undefined
  const isTail = remembered((word) => bodyTails?.test(word) === true)
  const before = whole(joined(of, 'attributedBefore'))
  const spokes = whole(joined(of, 'spokesNouns'))
  const personNoun = ending(joined(of, 'personNounEnds'))
  const many = whole(joined(of, 'sayingMany'))
  // names of bodies are English in any language's news
  const bodyTails = whole(['organisationTails', 'bodyTails'].flatMap((field) => joined([...of, en], field as 'bodyTails') || []).join('|'))
  const isOffice = remembered(
    (word) =>
      offices.has(word) || stems.some((stem) => word.startsWith(stem)) || (word.length > 6 && tails.some((tail) => word.endsWith(tail))),
  )
  const small = new Set(
    ['functionWords', 'articles', 'notSubject', 'beforeNoName', 'pronouns', 'by', 'and', 'with', 'onDay', 'noVerbs'].flatMap((field) =>
      list(of, field as 'by'),
    ),
  )
  const articles = new Set(list(of, 'articles'))
  return {
    code,
    says: remembered((word) => verbs.has(word) || forms?.test(word) === true),
    saysOf: remembered((word) => ofForms?.test(word) === true),
    attributedBefore: inText(joined(of, 'attributedBefore')),
    attributes: (word) => before?.test(word) === true,
    attributedToOne: inText(joined(of, 'attributedToOne')),
    attributedBehind: inText(joined(of, 'attributedBehind')),
    isOffice: (word, capital) => isOffice(word) && (capital || code !== 'de' || offices.has(word)),
    isPerson: remembered((word) => persons?.test(word) === true),
    genderOf: (word) => (woman?.test(word) ? 'woman' : man?.test(word) ? 'man' : undefined),
    speaksForABody: (word) => spokes?.test(word) === true,
    isPersonNoun: (word) => word.length > 4 && personNoun?.test(word) === true,
    saysOfMany: (word) => many?.test(word) === true,
    reported: inText(joined(of, 'reportedForms')),
    that: inText(joined(of, 'thatWords')),
    thatless: heading(joined(of, 'thatless')),
    inMood: (clause) => mood?.test(clause) === true,
    officeShorts: new Map(of.flatMap((language) => lines('officeShorts', language)).map((line) => line.split(' ') as [string, string])),
    prodrop: of.some(({ prodrop }) => prodrop === true),
    genitiveS: of.some(({ genitiveS }) => genitiveS === true),
    nameEnding: ending(joined(of, 'nameEndings')),
    isBody: (words) => {
      const last = (words.at(-1) ?? '').toLowerCase()
      return isTail(last) && !isGivenName(words[0] ?? '') && (words.length > 2 || !surnames.has(last))
    },
    officeEnd: new RegExp(`^(?:${joined(of, 'officeEnds') || '(?!)'})$`),
    statement: inText(joined(of, 'statements')),
    impersonal: new Set(list(of, 'impersonal')),
    pronouns: new Set(list(of, 'pronouns')),
    notSubject: new Set(list(of, 'notSubject')),
    beforeNoName: new Set(list(of, 'beforeNoName')),
    articles,
    someArticles: new Set(list(of, 'someArticles')),
    addresses: new Set(list(of, 'addresses')),
    officeLinks: new Set(list(of, 'officeLinks')),
    officeModifiers: new Set(list(of, 'officeModifiers')),
    notNames: new Set([...capitalisedDates, ...list(of, 'openers')]),
    small,
    dialogue: of.some(({ dialogue }) => dialogue === true),
    definite: of.find(({ definite }) => definite !== undefined)?.definite,
  }
}

const made = new Map<string, Speech>()

/** Words that end names of bodies, and are surnames, too. */
const surnames = new Set(words('bodySurnames'))

/** How a language says who said what; by the primary subtag of one that is not known, with English words. */
export function speechOf(code: string): Speech {
  const known = families[code] !== undefined || table[code] !== undefined ? code : 'en'
  const speech = made.get(known) ?? makeSpeech(known)
  made.set(known, speech)
  return speech
}

/** The letters of scripts whose words are told apart by no capitals. */
export const abbreviations = patterns('abbreviations')
