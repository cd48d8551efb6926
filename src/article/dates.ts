/**
 * Times on pages: ISO 8601 in the ways publishers write it, RFC 5322, epoch numbers, and written-out dates in the languages of
 * the press. All come out as ISO 8601 in UTC; what carries no zone is read as UTC.
 */
import { monthNames } from '#src/wire/months.ts'
import { zoneMinutes } from '#src/wire/zones.ts'
import type { SiteRules } from './article.ts'
import { type LinkedNode, stringOf } from './linked-data.ts'
import { meta, type Survey } from './survey.ts'
import { textOf } from './text.ts'

const iso =
  /^\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:(?:\s*[Tt,]\s*|\s+|\s*-\s*)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(.*)$/
const compact = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(Z|[+-]\d{2}:?\d{2})?$/
/** Minutes east of UTC, or undefined when the text names no zone. */
function offsetOf(text: string): number | undefined {
  const numeric = /([+-])(\d{1,2}):?(\d{2})?\b/.exec(text)
  if (numeric !== null) return (numeric[1] === '-' ? -1 : 1) * (Number(numeric[2]) * 60 + Number(numeric[3] ?? 0))
  for (const word of text.toLowerCase().match(/[a-z]+/g) ?? []) {
    const minutes = zoneMinutes.get(word)
    if (minutes !== undefined) return minutes
  }
  return undefined
}

interface Clock {
  hour?: number
  minute?: number
  second?: number
  millis?: number
  /** Minutes east of UTC, where the text says so. */
  offset?: number | undefined
}

function instant(year: number, month: number, day: number, clock: Clock, timezone: string | undefined): string | undefined {
  const { hour = 0, minute = 0, second = 0, millis = 0, offset } = clock
  if (year < 1970 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60)
    return undefined
  const local = Date.UTC(year, month - 1, day, hour, minute, second, millis)
  const time = local - (offset ?? zoneOffset(local, timezone)) * 60_000
  return new Date(time).toISOString().replace('.000Z', 'Z')
}

/** Minutes east of UTC of an IANA zone at a local time; 0 for none, or for one that is not known. */
function zoneOffset(local: number, timezone: string | undefined): number {
  if (timezone === undefined) return 0
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' })
    const name = format.formatToParts(local).find((part) => part.type === 'timeZoneName')?.value ?? ''
    return offsetOf(name.replace('GMT', '')) ?? 0
  } catch {
    return 0
  }
}

const number = (digits: string | undefined): number => Number(digits ?? 0)
const millisOf = (fraction: string | undefined): number => Number((fraction ?? '').padEnd(3, '0').slice(0, 3))

/** ISO 8601 in UTC, or undefined. `timezone`: the IANA zone of what carries none. `monthFirst`: 04/05/2026 is in April. */
export function parseDate(value: string | undefined, timezone?: string, monthFirst = false): string | undefined {
  if (value === undefined || value.length < 8 || value.length > 120) return undefined
  const text = value.trim()
  const parts = iso.exec(text)
  if (parts !== null) {
    const [, year, month, day, hour, minute, second, fraction, rest] = parts
    const pm = /^p\.?m/i.test(rest ?? '') && Number(hour) < 12 ? 12 : 0
    const clock = {
      hour: number(hour) + pm,
      minute: number(minute),
      second: number(second),
      millis: millisOf(fraction),
      offset: offsetOf(rest ?? ''),
    }
    return instant(Number(year), Number(month), Number(day), clock, timezone)
  }
  const tight = compact.exec(text)
  if (tight !== null) {
    const [, year, month, day, hour, minute, second, zone] = tight
    const clock = { hour: number(hour), minute: number(minute), second: number(second), offset: offsetOf(zone ?? '') }
    return instant(Number(year), Number(month), Number(day), clock, timezone)
  }
  if (/^1\d{9}$/.test(text)) return new Date(Number(text) * 1000).toISOString().replace('.000Z', 'Z')
  if (/^1\d{12}$/.test(text)) return new Date(Number(text)).toISOString().replace('.000Z', 'Z')
  return written(text, timezone, monthFirst)
}

/** "28 April 2024, 9:36 Uhr", "April 28, 2024 at 9:36 am EDT", "28.04.2024 - 09:36", "2024年4月28日 9時36分". */
function written(text: string, timezone: string | undefined, monthFirst: boolean): string | undefined {
  const east = /(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?/.exec(text)
  let year: number, month: number, day: number, rest: string
  const numeric = /(?<!\d)(\d{1,2})[./-]\s?(\d{1,2})[./-]\s?(\d{4}|\d{2})(?!\d)/.exec(text)
  if (east !== null) {
    ;[year, month, day] = [Number(east[1]), Number(east[2]), Number(east[3])]
    rest = text.slice(east.index + east[0].length)
  } else if (numeric !== null) {
    ;[day, month, year] = [Number(numeric[1]), Number(numeric[2]), Number(numeric[3])]
    if (year < 100) year += 2000
    if (month > 12 || (monthFirst && day <= 12)) [day, month] = [month, day]
    rest = text.slice(0, numeric.index) + text.slice(numeric.index + numeric[0].length)
  } else {
    const words = text.toLowerCase().match(/\p{L}[\p{L}\p{M}.]*/gu) ?? []
    const name = words.find((word) => monthNames.has(word.replace(/\.$/, '')))
    if (name === undefined) return undefined
    month = monthNames.get(name.replace(/\.$/, ''))!
    const around = /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?\D{1,16}?(\d{4})(?!\d)/.exec(text) ?? /(?<!\d)(\d{1,2})\D/.exec(text)
    const years = /(?<!\d)((?:19|20)\d{2})(?!\d)/.exec(text)
    if (around === null || years === null) return undefined
    day = Number(around[1])
    year = Number(years[1])
    rest = text.replace(years[0], ' ')
  }
  const clock = /(?<!\d)(\d{1,2})\s?[:.h時시]\s?(\d{2})(?::(\d{2}))?(?!\d)\s*([ap])?\.?m?/i.exec(rest)
  let hour = Number(clock?.[1] ?? 0)
  if (clock?.[4]?.toLowerCase() === 'p' && hour < 12) hour += 12
  if (clock?.[4]?.toLowerCase() === 'a' && hour === 12) hour = 0
  const offset = clock === null ? undefined : offsetOf(rest.slice(clock.index + clock[0].length))
  return instant(year, month, day, { hour, minute: number(clock?.[2]), second: number(clock?.[3]), offset }, timezone)
}

const publishedMetas =
  'article:published_time|og:published_time|og:article:published_time|article:published|datepublished|date published|dc.date.issued|dcterms.created|dcterms.issued|dc.date.created|dcterms.date|dc.date|dcterms.available|date|pubdate|publishdate|publish-date|publish_date|published|publication_date|publicationdate|parsely-pub-date|sailthru.date|cxenseparse:recs:publishtime|cxenseparse:publishtime|article_date_original|citation_publication_date|citation_online_date|originalpublicationdate|last-published|release_date|article.published|article.created|newsdate|displaydate|ptime|eomportal-lastupdate|timestamp|created|datecreated|mediator_published_time|bt:pubdate|shareaholic:article_published_time|rnews:datepublished'.split(
    '|',
  )
const modifiedMetas =
  'article:modified_time|og:updated_time|og:modified_time|og:article:modified_time|article:modified|datemodified|dcterms.modified|dc.date.modified|last-modified|lastmod|modified|article.updated|revised|updated|cxenseparse:recs:articlemodified'.split(
    '|',
  )

function firstDate(values: Iterable<string | undefined>, timezone: string | undefined, monthFirst: boolean): string | undefined {
  let day: string | undefined
  for (const value of values) {
    const date = parseDate(value, timezone, monthFirst)
    if (date === undefined) continue
    // a time is worth more than a mere day, where both name the same one
    if (/[T ]\d{1,2}:?\d{2}/.test(value ?? '') || /^\d{10,13}$/.test(value ?? '') || /\d:\d\d/.test(value ?? '')) {
      if (day === undefined || Math.abs(Date.parse(day) - Date.parse(date)) < 36 * 3_600_000) return date
      return day
    }
    day ??= date
  }
  return day
}

function* publishedClaims(survey: Survey, article: LinkedNode | undefined, nodes: readonly LinkedNode[]): Generator<string | undefined> {
  yield stringOf(article, 'datePublished')
  for (const name of publishedMetas) yield meta(survey, name)
  yield stringOf(article, 'dateCreated')
  for (const node of nodes) yield stringOf(node, 'datePublished')
  for (const element of survey.itemprops.get('datepublished') ?? [])
    yield element.attribs.content ?? element.attribs.datetime ?? textOf(element)
  for (const node of nodes) yield stringOf(node, 'uploadDate')
  for (const element of survey.times)
    if (/pub|entry-date|created/i.test(`${element.attribs.class} ${element.parent?.attribs.class}`)) yield element.attribs.datetime
  for (const element of survey.times.slice(0, 3)) yield element.attribs.datetime ?? textOf(element)
  yield stringOf(article, 'dateModified')
  // "Headline | Site | 28.04.2023"
  yield /\d{1,2}[./]\d{1,2}[./]\d{4}\s*$/.exec(meta(survey, 'og:title') ?? survey.title ?? '')?.[0]
  for (const element of survey.dated.slice(0, 8)) yield textOf(element)
}

/** American pages write the month first. */
const isAmerican = (survey: Survey): boolean => /^en[-_]us/i.test(survey.html?.attribs.lang ?? meta(survey, 'og:locale') ?? '')

/**
 * When the article was first published, and when last changed. `rules`: the date that a site's rules point at, and the order of
 * its numbers.
 */
export function readDates(
  survey: Survey,
  article: LinkedNode | undefined,
  nodes: readonly LinkedNode[],
  timezone?: string,
  rules: { published?: string | undefined; dates?: SiteRules['dates'] | undefined } = {},
): { published?: string; modified?: string } {
  const monthFirst = rules.dates === undefined ? isAmerican(survey) : rules.dates === 'month-first'
  const published =
    parseDate(rules.published, timezone, monthFirst) ?? firstDate(publishedClaims(survey, article, nodes), timezone, monthFirst)
  const modified = firstDate(
    [
      stringOf(article, 'dateModified'),
      ...modifiedMetas.map((name) => meta(survey, name)),
      ...(survey.itemprops.get('datemodified') ?? []).map((element) => element.attribs.content ?? element.attribs.datetime),
    ],
    timezone,
    monthFirst,
  )
  return { ...(published !== undefined && { published }), ...(modified !== undefined && { modified }) }
}
