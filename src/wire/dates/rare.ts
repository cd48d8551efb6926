/**
 * Spellings of dates that few write, in the form that all do (ISO 8601, extended): W3C-DTF's year and month alone, ordinal days and the
 * forms without a century of ISO 8601:1988, and what Korean and Hungarian software and Perforce make.
 */
import { monthNames } from '#src/text/months.ts'

const forms: [RegExp, (...parts: string[]) => string | undefined][] = [
  [/^(19\d\d|20\d\d)$/, (year) => `${year}-01-01`],
  [/^(\d{4})-(0[1-9]|1[0-2])$/, (year, month) => `${year}-${month}-01`],
  [/^(\d{4})-?([0-3]\d\d)$/, (year, day) => ordinal(year, day)],
  [/^(\d\d)-?([0-3]\d\d)$/, (year, day) => ordinal(withCentury(year), day)],
  // seconds or milliseconds since 1970; in 2001 both have got the digits that they have today
  [/^(\d{10}|\d{13})$/, (count) => new Date(Number(count) * (count!.length === 10 ? 1000 : 1)).toISOString()],
  // without its sign it may as well be day, month and year
  [/^-(\d\d)-(\d\d)-(\d\d)$/, (year, month, day) => `${withCentury(year)}-${month}-${day}`],
  [/^(\d\d)(\d\d)(\d\d)$/, (year, month, day) => `${withCentury(year)}-${month}-${day}`],
  [/^-(\d\d)-?(\d\d)$/, (year, month) => `${withCentury(year)}-${month}-01`],
  // 2004년 5월 28일 오후 10:31:49
  [
    /^(\d{4})(?:년|[-./]) ?(\d{1,2})(?:월|[-./]) ?(\d{1,2})일?\s{1,3}(오전|오후) ?(\d{1,2}):(\d\d)(?::(\d\d))?$/,
    (year, month, day, half, hour, minute, second = '00') =>
      `${year}-${two(month)}-${two(day)}T${two(String((Number(hour) % 12) + (half === '오후' ? 12 : 0)))}:${minute}:${second}+09:00`,
  ],
  // 2004-július-13T9:15-05:00
  [
    /^(\d{4})-(\p{L}{3,12})-(\d{1,2})T(\d{1,2}):(\d\d)(?::(\d\d))?(.{0,6})$/u,
    (year, name, day, hour, minute, second = '00', zone = '') => {
      const month = monthNames.get(name!.toLowerCase())
      return month ? `${year}-${two(String(month))}-${two(day)}T${two(hour)}:${minute}:${second}${zone}` : undefined
    },
  ],
  // Fri, 2006/09/15 08:19:53 EDT
  [/^\p{L}{2,4},? (\d{4})\/(\d\d)\/(\d\d) (.{5,20})$/u, (year, month, day, rest) => `${year}-${month}-${day} ${rest}`],
]

/** The same date in ISO 8601; undefined for what is none of these. */
export function plainDate(given: string): string | undefined {
  for (const [form, write] of forms) {
    const found = form.exec(given)
    if (found) return write(...found.slice(1))
  }
  return undefined
}

const two = (digits: string | undefined): string => (digits ?? '').padStart(2, '0')

/** RFC 2822, section 4.3, has 50 for the border; feeds are younger than 1970. */
const withCentury = (year: string | undefined): string => `${Number(year) < 70 ? 20 : 19}${year}`

function ordinal(year: string | undefined, day: string | undefined): string | undefined {
  const at = new Date(Date.UTC(Number(year), 0, Number(day)))
  return Number(day) > 0 && at.getUTCFullYear() === Number(year) ? at.toISOString().slice(0, 10) : undefined
}
