/**
 * The words by which agencies say that a text must not be published yet, of all languages that have them.
 */
import { languages } from '#src/languages/index.ts'
import type { EmbargoWords, Language } from '#src/languages/language.ts'

const table = Object.entries<Language>(languages)

/** A row a language, with its BCP 47 subtag. */
export const embargoWords: readonly (EmbargoWords & { language: string })[] = table.flatMap(([language, { embargo }]) =>
  embargo ? [{ language, ...embargo }] : [],
)

/** IANA zones of a language whose agencies write from several. */
export const zonesByLanguage: Readonly<Record<string, readonly string[] | undefined>> = Object.fromEntries(
  table.map(([language, { zones }]) => [language, zones]),
)

/** Zones by names that are no abbreviations, in minutes east of UTC or by IANA name. */
export const zonesInWords: ReadonlyMap<string, number | string> = new Map(
  table.flatMap(([, { zoneNames }]) => Object.entries(zoneNames ?? {})),
)
