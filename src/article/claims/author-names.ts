/**
 * Persons' names out of the lines that publishers put them in: "By Ana Kova and Jon Brod, Senior Correspondents".
 */
import { agencyNamed } from '#src/credits/agency.ts'
import { looksLikePerson } from '#src/credits/person-name.ts'
import { patterns, words } from '#src/languages/index.ts'
import { keyOf, plain } from '../page/text.ts'

/** "By", in the languages of the press, with the kind of text that may stand before it. */
const by = new RegExp(`^(?:(?:${patterns('bylineKinds')}) )?(?:${patterns('by')}|${patterns('authorLabels')})(?:\\s*[:：]\\s*|\\s+)`, 'iu')
/** "News by Ana Kova": a section, run together with the byline. */
const sectionBy = /^\p{L}[\p{L}&-]{2,20} by\s+(?=\p{Lu}\p{Ll})/u
/** The same, where a page's markup alone kept it apart from the name. */
const byAtOnce = new RegExp(
  `^(?:[Kk]ommentar |[Aa]nalyse |[Oo]pinion )?(?:${words('byGlued')
    .map((word) => `[${word[0]!.toUpperCase()}${word[0]}]${word.slice(1)}`)
    .join('|')})(?=\\p{Lu}\\p{Ll})`,
  'u',
)
/** What follows a name: its office. */
const roles = new RegExp(
  `(?:(?<!\\s)\\s+)?(?:[,|/–—-]\\s*|\\()?(?<!\\p{L})(?:(?:${patterns('newsroomRanks')}) )*(?:${patterns('newsroomOffices')})s?(?!\\p{L}).*$`,
  'iu',
)
/** A clock or a date behind a name, in one line with it. */
const dated = new RegExp(
  `(?<![\\s,|·•–—-])[\\s,|·•–—-]+(?:(?:(?:${patterns('onDay')}) )?(?:${patterns('weekdays').replaceAll(' ', '|')})|(?:twitter|facebook|instagram|follow|${patterns('dateChanged')}|${patterns('datePublished')})(?!\\p{L})|\\d{1,2}[:.]\\d\\d|\\d{1,2}\\.? \\p{L}+ (?:19|20)\\d\\d|\\p{L}+\\.? \\d{1,2}, (?:19|20)\\d\\d|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|(?:19|20)\\d\\d-\\d\\d-\\d\\d).*$`,
  'iu',
)
const between = new RegExp(
  `(?:(?<!\\s)\\s+)?(?:[,;|•·/]|\\s[-–—]\\s|\\s(?:${patterns('and')}|with|mit|avec)\\s|\\((?:with|mit|avec|con|com)\\s|&|、|，)\\s*`,
  'iu',
)
/** Degrees and the like that a comma divides from their name. */
const degree =
  /^(?:m\.?d|ph\.?\s?d|m\.?a|m\.?b\.?a|m\.?s(?:c)?|b\.?a|r\.?n|m\.?p\.?h|d\.?o|j\.?d|esq|r\.?d|cpa|cfa|jr|sr|ii|iii)\.?(?:\s.{0,40})?$/i
const notNames =
  /^(?:https?:|www\.|@|\d+$)|\.(?:html?|php|aspx)$|^(?:admin|administrator|authors?|by|byline|contributors?|editor|name|staff|written by|posted by|published by|reviewed by|login|member login|sign in|staff (?:writer|reporter)|unknown|none|null|undefined|guest|webmaster|root|user|posted|published|anonymous|home|startseite|mehr|more)$/i

/** Degrees and memberships are capitals in one word behind a name (`DVM`, `CEPF®`), and so are agencies, which are authors. */
const isDegree = (part: string): boolean =>
  /^(?:\p{Lu}[\p{Lu}.-]{2,6}|\p{Lu}{2,6}[®™])$/u.test(part.trim()) && agencyNamed(part.trim()) === undefined

/** A key of a content system's texts stands where a name should: `page.head.author`. */
const isTextKey = (name: string): boolean => /^[a-z]+(?:[._][a-z]+){2,}$/.test(name)

/** Names in a string that may hold several; `one`: that holds one, whatever stands in it. */
export function namesOf(value: string, one: boolean): string[] {
  const text = plain(value.slice(0, 600)).replace(by, '').replace(sectionBy, '').replace(byAtOnce, '').replace(dated, '').trim()
  const parts = one ? [text] : text.split(between).filter((part, at) => !degree.test(part) && !(at > 0 && isDegree(part)))
  const names = parts.map(clean).filter((name) => name !== '')
  return names.length > 1 && isPerson(names[0]!) ? names.filter((name) => !isDescription(name)) : names
}

/** What may follow a person's name in one line with it: an office of many small words, or the site. */
const isDescription = (part: string): boolean =>
  /^[\p{L}\d-]+\.[a-z]{2,4}$/iu.test(part) || (part.match(/(?<!\p{L})\p{Ll}{3,}/gu)?.length ?? 0) >= 4

/** "Kova, Ana", as catalogues write it (Dublin Core, Highwire's `citation_author`), and nothing that a newsroom would. */
export const naturalOrder = (value: string): string =>
  value.replace(/^\s*(\p{Lu}[\p{L}'’-]+),\s+(\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*)?)\s*$/u, '$2 $1')

const withoutMail = (word: string): string => (/\.\w/.test(word.slice(word.indexOf('@'))) ? '' : word)

function clean(part: string): string {
  let name = part.replace(/[\u200b\u00ad]/g, '').trim()
  name = name.replace(by, '')
  name = name.replace(/(?<![^\s@])[^\s@]+@[^\s@]+/g, withoutMail).replace(/(?:(?<!\s)\s+)?\([^()]{0,60}\)\s*$/, '')
  const role = roles.exec(name)
  if (role !== null && (role.index > 3 || role.index === 0 || /^\p{Lo}{2}/u.test(name))) name = name.slice(0, role.index)
  name = name.replace(/^(?:and|und|et|og|och)\s+(?=\p{Lu})/u, '').replace(/^[\s,;:|/–—-]+|(?<![\s,;:|/–—-])[\s,;:|/–—-]+$/g, '')
  if (name.includes(')') && !name.includes('(')) name = name.replace(/\)\s*$/, '')
  if (name.length < 2 || name.length > 80 || notNames.test(name) || isTextKey(name) || !/\p{L}/u.test(name)) return ''
  return name
}

/** Each name once, however it is spelt, in the order in which they come. */
export function distinct(names: readonly string[]): string[] {
  const byKey = new Map<string, string>()
  for (const name of names) if (!byKey.has(keyOf(name))) byKey.set(keyOf(name), name)
  return [...byKey.values()].slice(0, 30)
}

/** Each name once, in the order of the lines they stand in. */
export const namesIn = (lines: readonly string[]): string[] => distinct(lines.flatMap((line) => namesOf(line, false)))

/** Two to five words with capitals, or a few characters of a script without: a person's name, as far as its shape tells. */
export const isPerson = (name: string): boolean => looksLikePerson(name) && !/\d/.test(name)
