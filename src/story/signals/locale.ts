/**
 * What the Unicode CLDR knows of languages and zones, by Intl: names of weekdays, zones of a language's countries, cities that zones are named after.
 */
import { monthNames } from '#src/text/months.ts'
import { embargoWords, zonesByLanguage } from './embargo-words.ts'

let days: ReadonlyMap<string, number> | undefined

/** Names of weekdays in all languages that embargoes are read in, long first; 0 is Sunday. */
export function namesOfDays(): ReadonlyMap<string, number> {
  if (days) return days
  const names = new Map<string, number>()
  for (const weekday of ['long', 'short'] as const)
    for (const { language } of embargoWords)
      for (let day = 0; day < 7; day++) {
        // 4 January 1970 was a Sunday.
        const name = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' })
          .format((3 + day) * 86_400_000)
          .toLowerCase()
          .replace(/\.$/, '')
        if (name.length > 2 || /\p{Script=Han}|\p{Script=Hangul}/u.test(name)) names.set(name, names.get(name) ?? day)
      }
  // One sign or syllable is a weekday only as a whole word with its suffix, which the long form has.
  days = new Map([...names].filter(([name]) => name.length > 1).sort(([a], [b]) => b.length - a.length))
  return days
}

/** Capitals are often printed without their accents (`ΤΕΤΑΡΤΗ`, `MIERCOLES`). */
const unaccented = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')

/** A name this short is another word without its accents (`mån`). */
const leastUnaccented = 4

const unaccentedNames = (names: ReadonlyMap<string, number>): ReadonlyMap<string, number> =>
  new Map(
    [...names].map(([name, at]) => [unaccented(name), at] as const).filter(([name]) => name.length >= leastUnaccented && !names.has(name)),
  )

let plainMonths: ReadonlyMap<string, number> | undefined

/** A month by its name, with or without its accents. */
export function monthOf(word: string): number | undefined {
  plainMonths ??= unaccentedNames(monthNames)
  return monthNames.get(word) ?? plainMonths.get(unaccented(word))
}

/** Languages whose names of weekdays change their ends: `nedelje`, `torstaihin`. In others what begins like one is another word (`Montana`, `Sonnenberg`). */
const inflecting = new Set('be bg cs el et fi hr hu hy ka lt lv mk pl ro ru sk sl sq sr tr uk'.split(' '))

let forms: readonly { name: string; day: number; inflects: boolean }[] | undefined

/** A weekday by a word that is a form of its name. */
export function weekdayOf(word: string): number | undefined {
  if (!forms) {
    const names = new Map<string, { name: string; day: number; inflects: boolean }>()
    for (const { language } of embargoWords)
      for (let day = 0; day < 7; day++) {
        const name = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format((3 + day) * 86_400_000).toLowerCase()
        const inflects = inflecting.has(language) || names.get(name)?.inflects === true
        if (name.length >= 5 && !name.includes(' '))
          for (const printed of [name, unaccented(name)])
            names.set(printed, { name: printed, day: names.get(printed)?.day ?? day, inflects })
      }
    forms = [...names.values()].sort((a, b) => b.name.length - a.name.length)
  }
  return forms.find(({ name, inflects }) => {
    if (word.startsWith(name)) return word.length <= name.length + 4
    return inflects && word.startsWith(name.slice(0, Math.max(4, name.length - 2))) && word.length <= name.length + 3
  })?.day
}

let shortDays: ReadonlyMap<string, number> | undefined

/** A weekday by two letters, which are a word elsewhere: only before a number (`Sa 2000`, `su 29.11.`); several languages may mean several by them. */
const dayBefore = /(?<![\p{L}\p{M}])(\p{L}{2})[.,]{0,2}\s{1,2}(?=\d)/gu

/** The weekday that two letters before a number name in a language, or in any of those that embargoes are read in. */
export function weekdayBefore(text: string, language: string | undefined): number | undefined {
  shortDays ??= new Map(
    embargoWords.flatMap(({ language: tag }) =>
      Array.from({ length: 7 }, (_, day): [string, number] => [
        `${tag} ${new Intl.DateTimeFormat(tag, { weekday: 'short', timeZone: 'UTC' })
          .format((3 + day) * 86_400_000)
          .toLowerCase()
          .replace(/\.$/, '')}`,
        day,
      ]).filter(([name]) => /^\w+ \p{L}{2}$/u.test(name) && !/\p{Lo}/u.test(name)),
    ),
  )
  const tag = (language ?? '').split('-')[0]!.toLowerCase()
  for (const [, word] of text.matchAll(dayBefore)) {
    const day = shortDays.get(`${tag} ${word}`)
    if (day !== undefined) return day
  }
  return undefined
}

/** Does a text begin with two letters that name a weekday somewhere, before a number? */
export function isDayBefore(text: string): boolean {
  const word = /^(\p{L}{2})[.,]{0,2}\s{1,2}\d/u.exec(text)?.[1]
  return word !== undefined && embargoWords.some(({ language }) => weekdayBefore(`${word} 1`, language) !== undefined)
}

/** The zones that a time of this language without a zone may be in. */
export function zonesOfLanguage(language: string | undefined): string[] {
  const [primary = 'en', ...rest] = (language ?? 'en').split('-')
  const own = rest.length === 0 ? zonesByLanguage[primary.toLowerCase()] : undefined
  if (own) return [...own]
  try {
    const locale = new Intl.Locale(language ?? 'en').maximize() as Intl.Locale & { getTimeZones?: () => string[]; timeZones?: string[] }
    const zones = locale.getTimeZones?.() ?? locale.timeZones ?? []
    return zones.length > 0 ? zones.slice(0, 12) : ['UTC']
  } catch {
    return ['UTC']
  }
}

let cities: ReadonlyMap<string, string> | undefined

/** The zone of a city whose time a line names: `London time`, `heure de Paris`, `hora de Madrid`. */
export function cityZone(text: string, timeOf: readonly string[]): string | undefined {
  cities ??= new Map(
    Intl.supportedValuesOf('timeZone').map((zone) => [
      zone
        .slice(zone.lastIndexOf('/') + 1)
        .replaceAll('_', ' ')
        .toLowerCase(),
      zone,
    ]),
  )
  const behind = /(\p{L}{3,15}(?: \p{L}{3,12})?) time(?!\p{L})/u.exec(text)?.[1]
  const named = behind && (cities.get(behind) ?? cities.get(behind.slice(behind.indexOf(' ') + 1)))
  if (named) return named
  for (const words of timeOf) {
    const at = text.indexOf(`${words} `)
    const city = at === -1 ? undefined : /^\p{L}{3,15}(?: \p{L}{3,12})?/u.exec(text.slice(at + words.length + 1))?.[0]
    const zone = city && (cities.get(city) ?? cities.get(city.split(' ')[0]!))
    if (zone) return zone
  }
  return undefined
}
