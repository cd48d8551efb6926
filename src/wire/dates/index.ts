/**
 * Instants in agency files: ISO 8601 in both forms, RFC 822, and `13 Nov 2013 11:37 CET`. What carries no zone is in the zone given.
 */
import { monthNames } from '#src/text/months.ts'
import { zoneMinutes } from '#src/text/zones.ts'
import { plainDate } from './rare.ts'

const iso = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ]\s*(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(.{0,12})$/i
/** RFC 822, section 5, with any language's weekday and month; the time may stand first or behind a dash. */
const rfc822 =
  /^(?:\p{L}[\p{L}\p{M}]{1,14}\.?(?:,\s*|\s+))?(\d{1,2})\.?[ -](?:de |d')?([\p{L}\p{M}]{3,15})\.?,?[ -](?:de )?(\d{4}|\d{2})(?:\s?(?:г|р|god|g)\.)?,?(?:\s+(?:-\s+|at\s+|um\s+|à\s+)?(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?)?\s*([ap]\.?m\.?(?![\p{L}]))?\s*(.{0,16})$/iu
/** What nearly every feed writes, `Mon, 23 Nov 2026 10:00:00 +0100`: read in a tenth of the time. */
const usual = /^[A-Z][a-z]{2}, (\d{1,2}) ([A-Z][a-z]{2}) ((?:19|20)\d{2}) (\d{2}):(\d{2}):(\d{2}) (?:GMT|([+-]\d{2})(\d{2}))$/
/** `November 23, 2026, 2:05 PM EST`, `Mon Nov 23 14:05:00 CET 2026`. */
const american =
  /^(?:\p{L}[\p{L}\p{M}]{1,14}\.?,?\s+)?([\p{L}\p{M}]{3,15})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?(?:\s+(\d{4}))?,?(?:\s+(?:-\s+|at\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*([ap]\.?m\.?(?![\p{L}]))?\s*([^\d\s]\S{0,11})?(?:\s+(\d{4}))?$/iu

/** Characters of a date with its comment. */
const longest = 120

/** ISO 8601 in UTC with milliseconds; undefined when the text is no date, or no day of the calendar. `timezone` is an IANA name. */
export function instantOf(text: string, timezone = 'UTC'): string | undefined {
  const whole = text.trim()
  if (whole.length > longest) return undefined
  const given = whole.replace(/(?:(?<!\s)\s+)?\([^)]{0,40}\)$/, '')
  if (given.length > 60) return undefined
  return readUsual(given) ?? readAny(given, timezone)
}

/** Year, month and day, each with all its digits. */
const padded = (_: string, year: string, month: string, day: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`

function readUsual(given: string): string | undefined {
  const found = usual.exec(given)
  if (!found) return undefined
  const month = monthOf(found[2]!)
  const [day, hour, minute, second] = [Number(found[1]), Number(found[4]), Number(found[5]), Number(found[6])]
  // Whatever is not plain is for those who look closer.
  if (!month || found[3] === '1970' || day < 1 || day > 28 || hour > 23 || minute > 59 || second > 59) return undefined
  const east = found[7] ? Number(found[7]) * 60 + (found[7].startsWith('-') ? -1 : 1) * Number(found[8]) : 0
  return new Date(Date.UTC(Number(found[3]), month - 1, day, hour, minute - east, second)).toISOString()
}

function readAny(given: string, timezone: string): string | undefined {
  const ymd = iso.exec(
    given
      .replace(/^(\d{4})[./](\d{1,2})[./](\d{1,2})(?!\d)/, padded)
      .replace(/^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/, padded)
      .replace(/^(\d{2})[.](\d{2})[.](\d{4})/, '$3-$2-$1'),
  )
  const iso8601 = ymd && compose([ymd[1], ymd[2], ymd[3], ymd[4], ymd[5], ymd[6], ymd[7]], ymd[8] ?? '', timezone)
  if (iso8601) return iso8601
  const dmy = rfc822.exec(given)
  if (dmy) {
    const year = dmy[3]!.length === 2 ? String((Number(dmy[3]) < 70 ? 2000 : 1900) + Number(dmy[3])) : dmy[3]
    return written(dmy[2]!, [year, dmy[1], dmy[4], dmy[5], dmy[6]], dmy[7], dmy[8], timezone)
  }
  const mdy = american.exec(given)
  if (mdy) return written(mdy[1]!, [mdy[3] ?? mdy[9], mdy[2], mdy[4], mdy[5], mdy[6]], mdy[7], mdy[8], timezone)
  const plain = plainDate(given)
  return plain === undefined || plain === given ? undefined : readAny(plain, timezone)
}

/** @param parts year, day, hour, minute, second */
function written(
  name: string,
  [year, day, hour, minute, second]: (string | undefined)[],
  half: string | undefined,
  zone = '',
  timezone: string,
): string | undefined {
  const month = monthOf(name)
  if (!month || !year) return undefined
  const hours = half && hour ? String((Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0)) : hour
  return compose([year, String(month), day, hours, minute, second, undefined], zone, timezone)
}

/** 1 to 12; a name may be cut to three letters where that says one month in all languages. */
function monthOf(name: string): number | undefined {
  const low = name.toLowerCase()
  return monthNames.get(low) ?? shortened.get(low.slice(0, 3))
}

const shortened = new Map<string, number | undefined>()
for (const [name, month] of monthNames) {
  const short = name.slice(0, 3)
  shortened.set(
    short,
    (shortened.get(short) ?? month) === month && !(shortened.has(short) && shortened.get(short) === undefined) ? month : undefined,
  )
}

function compose(parts: (string | undefined)[], zone: string, timezone: string): string | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) => Number(part ?? 0))
  const local = Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59), Number((parts[6] ?? '').padEnd(3, '0').slice(0, 3)))
  // at midnight: a day's end may be written as its hour 24
  const check = new Date(Date.UTC(year, month - 1, day))
  if (Number.isNaN(local) || check.getUTCMonth() !== month - 1 || check.getUTCDate() !== day || hour > 24 || minute > 59 || year < 1900)
    return undefined
  const offset = zone.trim() === '' ? zoneOffset(local, timezone) : namedOffset(zone.trim())
  return offset === undefined || isNothing(local) ? undefined : new Date(local - offset * 60_000).toISOString()
}

/** The first day of Unix's time, and the evening before it in the Americas: what software makes of no date at all. */
const isNothing = (ms: number): boolean => ms >= -86_400_000 && ms < 86_400_000

function namedOffset(zone: string): number | undefined {
  const numeric = /^(?:gmt|utc)?\s*([+-])(\d{1,2}):?(\d{2})?$/i.exec(zone)
  if (numeric) return (numeric[1] === '-' ? -1 : 1) * (Number(numeric[2]) * 60 + Number(numeric[3] ?? 0))
  // A plus sign that was taken for a blank, as in addresses.
  const eaten = /^(\d{2}):?([03]0|[14]5)$/.exec(zone)
  if (eaten) return Number(eaten[1]) * 60 + Number(eaten[2])
  const key = zone.toLowerCase()
  return zoneMinutes.get(key) ?? military(key)
}

/** NATO's letters: A to M (without J) east, N to Y west, an hour each. */
function military(letter: string): number | undefined {
  if (!/^[a-ik-y]$/.test(letter)) return undefined
  const east = 'abcdefghiklm'.indexOf(letter)
  return (east >= 0 ? east + 1 : -('nopqrstuvwxy'.indexOf(letter) + 1)) * 60
}

/** Minutes east of UTC of a wall-clock time in a zone; the earlier offset where the clock goes back. */
function zoneOffset(local: number, timezone: string): number {
  if (timezone === 'UTC') return 0
  const at = (instant: number): number => {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone: timezone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    }).formatToParts(instant)
    const of = (type: string) => Number(parts.find((part) => part.type === type)?.value)
    return (Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute')) - Math.floor(instant / 60_000) * 60_000) / 60_000
  }
  try {
    const first = at(local)
    return at(local - first * 60_000)
  } catch {
    return 0
  }
}

/** An instant from a source's words, ISO 8601 in UTC; undefined when they are no date. */
export type ReadDate = (text: string) => string | undefined

/** The reader of dates of one input. `timezone` is an IANA name: the zone of dates that carry none. */
export const dateReader =
  (timezone: string | undefined): ReadDate =>
  (text) =>
    instantOf(text, timezone)
