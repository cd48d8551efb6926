/**
 * Datelines: where a text was written, when, and the agency that sent it, as agencies print them at a text's head.
 */
import { forms } from '#src/agencies/index.ts'
import { patterns, words } from '#src/languages/index.ts'
import { monthNames } from '#src/text/months.ts'
import { type AgencyNames, agencyByInitials, outletNamed } from './agency.ts'

export interface Dateline {
  /** As printed, without the date. */
  place?: string
  agency?: string
  /** The dateline verbatim. */
  evidence: string
}

/** A field (byline part, bracket) that names an agency and nothing else; short lower-case ones only as agencies write themselves (`dpa`), as they may be initials. */
export function fieldAgency(field: string, names: AgencyNames): string | undefined {
  const name = field.trim()
  if (!name || name.length > 60) return undefined
  if (name.length <= 4 && name === name.toLowerCase() && /^[a-z]+$/.test(name) && !names.inText(name)) return agencyByInitials(name)?.name
  const agency = names.named(name)
  return agency && !agency.pictures ? agency.name : undefined
}

export const between = new RegExp(`[/,;|+&]| (?:${patterns('and')}) |\\s[-–—]\\s`, 'u')
const before = new RegExp(`^\\s*(?:${patterns('with')}|${patterns('by')}|via|©|\\(c\\)|copyright)\\s+`, 'iu')

/** Characters of a list of agencies. */
const longestList = 500

export const firstAgency = (list: string, names: AgencyNames): string | undefined => {
  for (const field of list.slice(0, longestList).split(between)) {
    const name = field.replace(before, '')
    // `dpa 0123` ends with a number, and so does `Notizie24`
    const agency = fieldAgency(name, names) ?? fieldAgency(name.replace(/\s*\d[\d.: ]*$/, ''), names)
    if (agency) return agency
  }
  return undefined
}

const open = '(?:[(（【\\[]|(?<=\\s)/)'
const close = '(?:[)）】\\]]|/(?=[\\s.]|$))'
const datelineForm = new RegExp(
  `^[\\s"“]*([^()（）\\n【\\[]{0,90}?)\\s*${open}\\s*([^()（）\\n】\\]]{2,50}?)\\s*${close}\\s*([-–—:.=]*)`,
  'u',
)
const dateWords =
  /[\s,.]*(?<![\p{L}\p{N}])(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\.?\s*(?:de\s+)?(?:[\p{L}\p{M}]{2,12}\.?)?(?:\s*(?:de\s+)?(?:19|20)\d\d\.?)?|\p{L}{3,9}\.?\s+\d{1,2}(?:,?\s*(?:19|20)\d\d)?)\s*(?:h|г\.|год\.)?[\s,.]*$/iu
// A hyphen belongs to the word before it, so that there is one way only to read `A-A-A`.
const placeForm =
  /^[\p{Lu}\p{Lo}][\p{L}\p{M}.'’-]*(?:[\s,/][\s,/-]*(?:[\p{Lu}\p{Lo}][\p{L}\p{M}.'’-]*|(?:de|del|la|le|les|am|an|der|im|of|on|upon|sur|na|u|и|i|du|do|da)(?:-+[\p{Lu}\p{Lo}][\p{L}\p{M}.'’-]*)?)){0,6}$/u
const shoutedPlace = /^\p{Lu}(?:[\p{Lu}\p{M}.'’-]+-\p{Lu}[\p{L}\p{M}.'’-]*|[\p{Lu}\p{M}.'’-]+)(?:[\s,/][\s,/-]*\p{Lu}[\p{L}\p{M}.'’-]*)*$/u
/** No place with its date is longer. */
const longestPlace = 200
const isMonth = (word: string): boolean => monthNames.has(word.toLowerCase())

const regions: ReadonlySet<string> = new Set(words('datelineRegions'))
/** `LA CROSSE, Wis.`, `ALBUQUERQUE, N.M.` */
const endsInRegion = (place: string): boolean => regions.has(place.slice(place.lastIndexOf(' ') + 1))

/** `WASHINGTON, March 3` → `WASHINGTON`, dated; undefined when what is left is no place. */
function placeAndDate(text: string): { place: string; dated: boolean } | undefined {
  let place = text.trim().replace(/\s{2,}/g, ' ')
  if (place.length > longestPlace) return undefined
  const date = dateWords.exec(place)
  const dated = date !== null && (/^[\s,.\d/-]*$/u.test(date[0]) || date[0].split(/[^\p{L}\p{M}]+/u).some(isMonth))
  if (dated) place = place.slice(0, date.index)
  else if (place.endsWith('.') && !/\p{Lu}\.$/u.test(place) && !endsInRegion(place)) return undefined
  // the stop of `Wis.` is the abbreviation's own
  place = place.replace(/[\s,.:–—-]+$/u, (stop) => (stop.startsWith('.') && endsInRegion(`${place.slice(0, -stop.length)}.`) ? '.' : ''))
  return place && place.length <= 60 && placeForm.test(place) ? { place, dated } : undefined
}
export const placeOf = (text: string): string | undefined => placeAndDate(text)?.place

// The agencies on 社 stand in a form of their own.
const cornered = new RegExp(
  `^【([^】\\s]{1,10}?)(${forms('corners')
    .filter((name) => !name.endsWith('社'))
    .join('|')})】`,
  'u',
)

/** `Москва. 27 ноября. INTERFAX.RU -`, `КИЇВ. 3 червня. УНН.` */
function stoppedDateline(head: string, names: AgencyNames): Dateline | undefined {
  const form = /^(\p{Lu}[\p{L}\p{M} -]{1,30})\.\s+\d{1,2}\s(\p{L}{3,12})\.\s+([\p{L}. ]{2,30}?)(?:\.\s|\s?[-–—])/u.exec(head)
  if (!form?.[1] || !form[2] || !form[3] || !isMonth(form[2])) return undefined
  const agency = firstAgency(form[3], names) ?? firstAgency(form[3].replace(/\.\p{Lu}{2}$/u, ''), names)
  return { place: form[1], ...(agency !== undefined && { agency }), evidence: form[0].trim() }
}

/** Words in capitals before a colon that are no place: what urges, shows or is asked. */
const noPlaces = new RegExp(
  `^(?:${patterns('headlineLabels')}|${patterns('creditLabels')}|${patterns('sourceLabels')}|${patterns('pointers')}|${patterns('captionLabels')}|${patterns('authorLabels')}|${patterns('dateChanged')})$`,
  'iu',
)
const noPlace = new RegExp(`(?:${patterns('noPlaceEndings')})(?![\\p{L}])`, 'iu')
/** A text's first sentence behind its dateline is no shorter. */
const shortestLead = 60

/** `BHOPAL: The state continues …` */
function colonDateline(paragraph: string): Dateline | undefined {
  const form = /^(\p{Lu}[\p{Lu}\p{M}’'. -]{2,30}(?:,\s\p{Lu}[\p{L}.]{1,20})?)\s?:\s+(?=\p{Lu})/u.exec(paragraph.slice(0, 80))
  const place = form?.[1]
  if (!form || !place || noPlace.test(place) || paragraph.length < form[0].length + shortestLead || noPlaces.test(place)) return undefined
  return /\p{Lu}{4}/u.test(place) && placeOf(place) === place ? { place, evidence: form[0].trim() } : undefined
}

const cities: ReadonlySet<string> = new Set(words('datelineCities'))

/** `AFP, MANILA`, `LONDON / Reuters`: a line of its own. */
function lineOfItsOwn(line: string, names: AgencyNames): Dateline | undefined {
  if (line.length > 60) return undefined
  const parts = line.split(/[,/|]/).map((part) => part.trim())
  const [first = '', second = ''] = parts
  if (parts.length !== 2) return undefined
  for (const [field, place] of [
    [first, second],
    [second, first],
  ] as const) {
    const agency = fieldAgency(field, names)
    if (agency && !fieldAgency(place, names) && (shoutedPlace.test(place) || cities.has(place)) && placeOf(place) === place)
      return { agency, place, evidence: line.trim() }
  }
  return undefined
}

/** `Gundremmingen - Die beiden Kühltürme des Kernkraftwerks Gundremmingen …`, `Berlin. Die Regierung …`: a place that is known, or that the paragraph names again. */
function plainDateline(paragraph: string): Dateline | undefined {
  const form =
    /^(\p{Lu}[\p{L}\p{M}’'-]{2,24}(?:\s(?:am|an|der|im|of|on|do|de|la|del|sur)(?=\s))?(?:[\s/]\p{Lu}[\p{L}\p{M}’'-]{2,24}){0,2})(\s[-–—]|\.)\s+(?=[\p{Lu}„“"»«])/u.exec(
      paragraph.slice(0, 90),
    )
  const place = form?.[1]
  if (!form || !place || paragraph.length < form[0].length + shortestLead || noPlaces.test(place)) return undefined
  const known = place.split('/').every((one) => cities.has(one))
  // as a word, whatever its ending
  const again = form[2] !== '.' && place.length > 3 && paragraph.indexOf(` ${place}`, form[0].length) > 0
  return known || again ? { place, evidence: form[0].trim() } : undefined
}

/** The dateline at a paragraph's head: `SKOPJE (MIA) –`, `Paris, 3 mars (AFP)`, `(ANSA) - ROMA, 12 MAR -`, `LONDON —`. */
export function readDateline(paragraph: string, names: AgencyNames): Dateline | undefined {
  const head = paragraph.slice(0, 200)
  const form = datelineForm.exec(head)
  if (form) {
    const [evidence, before = '', inside = '', dash = ''] = form
    const agency = firstAgency(inside.replace(/=/g, '/'), names)
    const { place, dated = false } = placeAndDate(before) ?? {}
    const dashed = /[-–—:=]/u.test(dash)
    if (agency && before.trim() === '') {
      const after = /^\s*([^–—\n-]{2,60}?)\s*[–—-]/u.exec(head.slice(evidence.length))
      const placeAfter = after?.[1] && shoutedPlace.test(placeOf(after[1]) ?? '') ? placeOf(after[1]) : undefined
      if (dashed || placeAfter)
        return {
          agency,
          evidence: (evidence + (placeAfter ? (after?.[0] ?? '') : '')).trim(),
          ...(placeAfter ? { place: placeAfter } : {}),
        }
    }
    // 서울=연합뉴스
    const korean = /^([\p{Lo}]{2,10})=(.+)$/u.exec(inside)
    if (korean?.[1] && korean[2] && before.trim() === '' && fieldAgency(korean[2], names))
      return { agency: fieldAgency(korean[2], names)!, place: korean[1], evidence: evidence.trim() }
    if (place && agency && (dashed || shoutedPlace.test(place) || dated)) return { agency, place, evidence: evidence.trim() }
    // an agency that is not in the list: only in the strictest form
    if (
      place &&
      !agency &&
      /^[–—-]/.test(dash) &&
      shoutedPlace.test(place.split(',')[0] ?? '') &&
      /^\p{Lu}{2,8}$/u.test(inside) &&
      !outletNamed(inside)
    ) {
      return { agency: inside, place, evidence: evidence.trim() }
    }
  }
  const chinese =
    /^[（(【]?([\p{Script=Han}]{2,4}社)(?:[记記]者[\p{Script=Han}]{2,3})?([\p{Script=Han}]{2,8}?)(?:\d{1,2}月)?\d{1,2}日[综綜]?[合]?[专專]?[电電讯訊]/u.exec(
      head,
    ) ?? cornered.exec(head)
  if (chinese?.[1] && chinese[2]) {
    const [first, second] = [fieldAgency(chinese[1], names), fieldAgency(chinese[2], names)]
    if (first) return { agency: first, place: chinese[2], evidence: chinese[0] }
    if (second) return { agency: second, place: chinese[1], evidence: chinese[0] }
  }
  const stopped = lineOfItsOwn(paragraph, names) ?? stoppedDateline(head, names) ?? colonDateline(paragraph)
  if (stopped) return stopped
  const bare = /^[\s"“]*([^–—()\n]{3,70}?)\s*(?:[–—]|\s--?\s)/u.exec(head)
  const { place, dated = false } = (bare?.[1] && placeAndDate(bare[1])) || {}
  if (bare && place) {
    const named = /^(.+?),\s*(\S+)$/u.exec(place)
    if (named?.[1] && named[2] && names.inText(named[2]) && !/\s/.test(named[1]))
      return { agency: names.inText(named[2])!.name, place: named[1], evidence: bare[0].trim() }
    if (names.inText(place)) return undefined
    const first = place.split(/[,/]/)[0] ?? ''
    if (shoutedPlace.test(first) && first.length > 3 && /\p{Lu}{4}/u.test(first)) return { place, evidence: bare[0].trim() }
    if (dated && place.split(' ').length <= 3) return { place, evidence: bare[0].trim() }
  }
  return plainDateline(paragraph)
}
