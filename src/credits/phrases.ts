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
export const outletNouns = patterns('outletNouns')
export const fillers = patterns('fillers')

const nameMonths = words('nameMonths')
/** Days and months where they have a capital. */
export const capitalisedDates: readonly string[] = Object.values(languages)
  .filter((language) => language.weekdays !== undefined)
  .flatMap((language) => [...words('weekdays', language), ...(lines('months', language)[0]?.split(' ') ?? [])])
  .filter((word) => !nameMonths.includes(word))
