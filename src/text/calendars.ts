/**
 * Days of the calendars that the press of some countries dates by, as days of the Gregorian one.
 */
import { lines } from '#src/languages/index.ts'

const day = 86_400_000
/** The first day of the Solar Hijri year 979, with which a cycle of 33 years begins. */
const firstOf979 = Date.UTC(1600, 2, 20)

/** Solar Hijri years that are no years of any other calendar on a page: 2011 to 2041. */
const isSolarHijri = (year: number): boolean => year >= 1390 && year < 1420
/** Buddhist years, 543 ahead. */
const isBuddhist = (year: number): boolean => year > 2400 && year < 2700

/** Midnight UTC in milliseconds of the Solar Hijri day (Iran, Afghanistan): months of 31 days, then 30; eight leap years in 33. */
function solarHijri(year: number, month: number, dayOfMonth: number): number | undefined {
  if (dayOfMonth > (month <= 6 ? 31 : 30)) return undefined
  const years = year - 979
  const before = 365 * years + Math.floor(years / 33) * 8 + Math.floor(((years % 33) + 3) / 4)
  return firstOf979 + (before + (month <= 6 ? 31 * (month - 1) : 186 + 30 * (month - 7)) + dayOfMonth - 1) * day
}

/** Midnight UTC in milliseconds of a day of the Gregorian calendar, or by its year of the Solar Hijri or the Buddhist; undefined for a day that never was. */
export function midnightOf(year: number, month: number, dayOfMonth: number): number | undefined {
  if (month < 1 || month > 12 || dayOfMonth < 1) return undefined
  if (isSolarHijri(year)) return solarHijri(year, month, dayOfMonth)
  const christian = isBuddhist(year) ? year - 543 : year
  // the first day of 1970 is what systems say that know no day
  if (christian <= 1970 || christian > 2200) return undefined
  const midnight = Date.UTC(christian, month - 1, dayOfMonth)
  return new Date(midnight).getUTCDate() === dayOfMonth ? midnight : undefined
}

/** Months of the Solar Hijri calendar, 1 to 12; ی and ي, ک and ك are one letter. */
export const solarHijriMonths: ReadonlyMap<string, number> = new Map(
  lines('solarHijriMonths').flatMap((line) => line.split(' ').map((name, at): [string, number] => [name, at + 1])),
)
