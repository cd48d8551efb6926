/**
 * One time as a page writes it: ISO 8601 in the ways of publishers, RFC 5322, epoch numbers, and written-out dates in the languages
 * of the press. All come out as ISO 8601 in UTC; what carries no zone is read in the one that is given, or as UTC.
 */

import { patterns } from '#src/languages/index.ts'
import { midnightOf, solarHijriMonths } from '#src/text/calendars.ts'
import { monthNames } from '#src/text/months.ts'
import { zoneMinutes } from '#src/text/zones.ts'

/** How a date is read that leaves something open. */
export interface DateReading {
  /** The IANA zone of what carries none. */
  timezone?: string | undefined
  /** 04/05/2026 is in April. */
  monthFirst?: boolean | undefined
  /** The page's language, BCP 47, for names that are two months in two languages. */
  language?: string | undefined
}

const iso =
  /^\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:(?:\s*[Tt,]\s*|\s+|\s*-\s*)(\d{1,2})[:.](\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(.*)$/
const compact = /^(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2}):?(\d{2})(?::?(\d{2}))?)?(Z|[+-]\d{2}:?\d{2})?$/
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
  const midnight = midnightOf(year, month, day)
  if (midnight === undefined || hour > 24 || minute > 59 || second > 60) return undefined
  const local = midnight + ((hour * 60 + minute) * 60 + second) * 1000 + millis
  const time = local - (offset ?? zoneOffset(local, timezone)) * 60_000
  return isoOf(time)
}

const isoOf = (time: number): string => new Date(time).toISOString().replace('.000Z', 'Z')

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

/** ISO 8601 in UTC, or undefined. */
export function parseDate(value: string | undefined, reading: DateReading = {}): string | undefined {
  if (value === undefined || value.length < 8 || value.length > 120) return undefined
  const text = value.trim()
  const { timezone } = reading
  const parts = iso.exec(text)
  if (parts !== null) {
    const [, year, month, day, hour, minute, second, fraction, rest] = parts
    // a clock that is written otherwise, and not at once behind the day
    if (hour === undefined && /\d:\d\d/.test(rest ?? '')) return written(text, reading)
    const pm = pmAfter.test(rest ?? '') && Number(hour) < 12 ? 12 : 0
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
  const epoch = /^\/Date\((\d{12,13})[+-]?\d*\)\/$/.exec(text)?.[1] ?? /^1\d{12}$/.exec(text)?.[0]
  if (epoch !== undefined) return isoOf(Number(epoch))
  if (/^1\d{9}(?:\.\d{1,9})?$/.test(text)) return isoOf(Math.floor(Number(text) * 1000))
  return written(text, reading)
}

/** A zone's letters that mean winter and summer time alike, as the American press writes them. */
const seasonal: Readonly<Record<string, string>> = {
  et: 'America/New_York',
  ct: 'America/Chicago',
  mt: 'America/Denver',
  pt: 'America/Los_Angeles',
}

/** Where a script's decimal digits begin (Unicode, Nd): Arabic, Persian, Devanagari, Bengali, Thai, full-width. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10]

/** Japanese eras by the year before their first. */
const eras: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988 }

/** Digits of any script as ASCII, eras as years, months that take two words (Arabic of the Levant) or a number (Vietnamese) as one. */
export function plainDate(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text
  return text
    .replace(/[^\P{Nd}0-9]/gu, (digit) => {
      const code = digit.codePointAt(0)!
      const zero = zeros.find((at) => code >= at && code < at + 10)
      return zero === undefined ? digit : String(code - zero)
    })
    .replace(/(令和|平成)\s?(元|\d{1,2})\s?年/u, (_, era: string, year: string) => `${eras[era]! + (year === '元' ? 1 : Number(year))}年`)
    .replace(/كانون (?:ال)?ثاني?/u, 'يناير')
    .replace(/كانون (?:ال)?[أا]ول/u, 'ديسمبر')
    .replace(/تشرين (?:ال)?[أا]ول/u, 'أكتوبر')
    .replace(/تشرين (?:ال)?ثاني?/u, 'نوفمبر')
    .replace(/(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm|,)?\s+(\d{4})/iu, '$1/$2/$3')
}

/** Halves of the day, before a clock and behind it. */
const pmBefore = new RegExp(`(?:${patterns('pm')})[^\\p{L}\\d]{0,3}$`, 'iu')
const amBefore = new RegExp(`(?:${patterns('am')})[^\\p{L}\\d]{0,3}$`, 'iu')
const pmAfter = new RegExp(`^\\s*(?:${patterns('pm')}|${patterns('pmBehind')})`, 'iu')
const amAfter = new RegExp(`^\\s*(?:${patterns('am')}|${patterns('amBehind')})`, 'iu')

/** "2 pm", "14 Uhr" */
const fullHour = /(?<![\d.,:])(\d{1,2})(?=\s?(?:[ap]\.?m(?!\p{L})|Uhr))()()/iu

/** The clock in what is left of a date; its zone where one follows. */
function clockIn(rest: string, local: number, timezone: string | undefined): Clock {
  const clock = /(?<!\d)(\d{1,2})\s?[:.h時시点點]\s?(\d{2})(?::(\d{2}))?(?!\d)/i.exec(rest) ?? fullHour.exec(rest)
  if (clock === null) return { offset: undefined }
  const [head, tail] = [rest.slice(0, clock.index), rest.slice(clock.index + clock[0].length)]
  let hour = Number(clock[1])
  if (hour < 12 && (pmBefore.test(head) || pmAfter.test(tail))) hour += 12
  else if (hour === 12 && (amBefore.test(head) || amAfter.test(tail))) hour = 0
  const found = { hour, minute: number(clock[2]), second: number(clock[3]) }
  const season = seasonal[/(?<!\p{L})([ecmp]t)(?!\p{L})/iu.exec(tail)?.[1]?.toLowerCase() ?? '']
  const offset = season === undefined ? offsetOf(tail) : zoneOffset(local + hour * 3_600_000, season)
  return { ...found, offset: offset ?? (timezone === undefined ? undefined : zoneOffset(local + hour * 3_600_000, timezone)) }
}

interface Day {
  year: number
  month: number
  day: number
  /** The text without it: where the clock stands. */
  rest: string
}

/** A day of numbers, the year first: `2024年4月28日`, `입력 2024.04.28`. */
function yearFirst(text: string): Day | undefined {
  const found = /(?<!\d)(\d{4})\s?[年년./-]\s?(\d{1,2})\s?[月월./-]\s?(\d{1,2})(?!\d)\s?[日일]?\.?/u.exec(text)
  if (found === null) return undefined
  // the clock stands behind the date, unless nothing does
  const rest = text.slice(found.index + found[0].length)
  return {
    year: Number(found[1]),
    month: Number(found[2]),
    day: Number(found[3]),
    rest: /\d/.test(rest) ? rest : text.slice(0, found.index),
  }
}

/** A day of numbers, the year last: `28.04.2024`. */
function yearLast(text: string, monthFirst: boolean): Day | undefined {
  const found = /(?<!\d)(\d{1,2})[./-]\s?(\d{1,2})[./-]\s?(\d{4}|\d{2}(?!\s?[:h]\s?\d|\.\d))(?!\d)/.exec(text)
  if (found === null) return undefined
  let [day, month, year] = [Number(found[1]), Number(found[2]), Number(found[3])]
  if (year < 100) year += 2000
  if (month > 12 || (monthFirst && day <= 12)) [day, month] = [month, day]
  return { year, month, day, rest: `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}` }
}

/** Languages in which `listopad` is October; in Polish and Czech it is November. */
const western = /^(?:hr|bs|sr|sh)(?![a-z])/i
/** The month of a name. Where no language is known, Croatian alone puts a stop between the day and `listopada`. */
function monthOf(name: string, head: string, language: string | undefined): number | undefined {
  if (
    /^listopada?$/.test(name) &&
    (western.test(language ?? '') || (name === 'listopada' && !/^pl/i.test(language ?? '') && /\.\s*$/.test(head)))
  )
    return 10
  return monthNames.get(name)
}

/** A day with the month's name: the day's number stands beside it, the year somewhere. */
function named(text: string, language: string | undefined): Day | undefined {
  for (const match of text.matchAll(/\p{L}[\p{L}\p{M}.]*/gu)) {
    const name = match[0].toLowerCase().replace(/\.$/, '')
    const hijri = solarHijriMonths.get(name.replaceAll('ي', 'ی'))
    const month = hijri ?? monthOf(name, text.slice(0, match.index), language)
    if (month === undefined) continue
    const [head, tail] = [text.slice(0, match.index), text.slice(match.index + match[0].length)]
    const left = /(?<![\d:.])(\d{1,2})(?:st|nd|rd|th|er|re|º|ª)?[\s.,-]*(?:de\s|of\s|d['’]|ta['’]\s)?\s*$/iu.exec(head)
    const right = /^[\s.,-]*(\d{1,2})(?!\d|:\d)(?:st|nd|rd|th)?/iu.exec(tail)
    const day = left ?? right
    if (day === null) continue
    const years = (hijri === undefined ? /(?<!\d)((?:19|20|25)\d{2})(?!\d)/ : /(?<!\d)(1[34]\d{2})(?!\d)/).exec(text)
    // "28 Apr 24"
    const short = years === null && left !== null ? /^[\s.,-]*['’]?(\d{2})(?![\d:])/.exec(tail) : null
    if (years === null && short === null) continue
    const rest =
      left === null
        ? `${head} ${tail.slice(day[0].length)}`
        : `${head.slice(0, left.index)} ${short === null ? tail : tail.slice(short[0].length)}`
    return {
      // two digits of a Thai year are the Buddhist one's
      year: years === null ? (/\p{Script=Thai}/u.test(name) ? 2500 : 2000) + Number(short![1]) : Number(years[1]),
      month,
      day: Number(day[1]),
      rest: years === null ? rest : rest.replace(years[0], ' '),
    }
  }
  return undefined
}

/** "28 April 2024, 9:36 Uhr", "April 28, 2024 at 9:36 am ET", "28.04.2024 - 09:36", "2024年4月28日 9時36分". */
function written(raw: string, { timezone, monthFirst = false, language }: DateReading): string | undefined {
  const text = plainDate(raw)
  const found = yearFirst(text) ?? yearLast(text, monthFirst) ?? named(text, language)
  if (found === undefined) return undefined
  const local = midnightOf(found.year, found.month, found.day)
  return local === undefined ? undefined : instant(found.year, found.month, found.day, clockIn(found.rest, local, timezone), timezone)
}
