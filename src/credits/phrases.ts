/**
 * The words that languages use to say where a text came from and who spoke, as one list a purpose. Patterns are alternations without
 * their brackets.
 */
import { languages, lines, patterns, words } from '#src/languages/index.ts'

export const datelineCities: readonly string[] = words('datelineCities')
export const relays = patterns('relays')
export const agencyNouns = patterns('agencyNouns')
export const correspondents = patterns('correspondents')
export const placeWords = patterns('placeWords')
export const reportVerbs = patterns('reportVerbs')
export const spokenTo = patterns('spokenTo')
export const citing = patterns('citing')
export const outletNouns = patterns('outletNouns')
export const fillers = patterns('fillers')

export const speechVerbs: ReadonlySet<string> = new Set(words('verbsOfSaying'))
export const pronouns: ReadonlySet<string> = new Set(words('pronouns'))
export const notSubject: ReadonlySet<string> = new Set(words('notSubject'))

/** English puts no genitive between an office and a name; the others may. */
export const englishRoles: ReadonlySet<string> = new Set(words('offices', languages.en))
export const otherRoles: readonly string[] = Object.values(languages)
  .filter((language) => language !== languages.en)
  .flatMap((language) => words('offices', language))
export const officeLinks: ReadonlySet<string> = new Set(words('officeLinks'))
export const officeModifiers: ReadonlySet<string> = new Set(words('officeModifiers'))
export const addresses: ReadonlySet<string> = new Set(words('addresses'))
export const articles: ReadonlySet<string> = new Set(words('articles'))

const nameMonths = words('nameMonths')
/** Days and months where they have a capital. */
export const capitalisedDates: readonly string[] = Object.values(languages)
  .filter((language) => language.weekdays !== undefined)
  .flatMap((language) => [...words('weekdays', language), ...(lines('months', language)[0]?.split(' ') ?? [])])
  .filter((word) => !nameMonths.includes(word))
/** Words with a capital (a sentence's first, days, months) that begin no name. */
export const notNames: ReadonlySet<string> = new Set([...capitalisedDates, ...words('openers')])
