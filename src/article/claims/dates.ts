/**
 * When an article was first published and last changed: the claims of its page in the order of their worth.
 */
import type { SiteRules } from '../article.ts'
import { meta, type Survey } from '../page/survey.ts'
import { type DateClaim, type DateSources, printedClaims, statedClaims } from './date-claims.ts'
import { type DateReading, parseDate } from './date-text.ts'
import type { DateKind } from './date-words.ts'

/** A text names an hour, not only a day. */
const hasTime = (value: string): boolean =>
  /[T ]\d{1,2}:?\d{2}|\d:\d\d/.test(value) || /^\d{10,13}$/.test(value) || value.startsWith('/Date(')
const zone = /(?:(?<!\s)\s+)?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})\s*$/

/**
 * The first claim that is a time, or else a day. A time is worth more than a mere day, where both name the same one; and where another
 * claim names the same hour with a zone, that is its zone.
 */
function firstDate(claims: readonly string[], reading: DateReading): string | undefined {
  let day: string | undefined
  let zoneless: string | undefined
  for (const claim of claims) {
    const date = parseDate(claim, reading)
    if (date === undefined) continue
    if (zoneless !== undefined) {
      if (zone.test(claim) && parseDate(claim.replace(zone, ''), reading) === zoneless) return date
    } else if (!hasTime(claim)) day ??= date
    else if (day !== undefined && Math.abs(Date.parse(day) - Date.parse(date)) >= 36 * 3_600_000) return day
    else if (zone.test(claim) || !isoClock.test(claim)) return date
    else zoneless = date
  }
  return zoneless ?? day
}
/** Claims in this form can be compared without their zone. */
const isoClock = /^\s*\d{4}-\d\d-\d\d[T ]\d\d:\d\d/

/** A printed clock with a zone: without one it is worth no more than its day. */
const isInstant = (claim: string): boolean =>
  hasTime(claim) &&
  /^\d{10,13}$|\dZ$|(?<!\p{L})(?:[ECMP]T|[A-Z]{1,3}[SD]T|CES?T|ME[SZ]{1,2}|UTC|GMT|WI[BT]|[HJK]ST|MSK)(?!\p{L})|[+-]\d\d:?\d\d/u.test(claim)

/** `2024/04/28`, `2024-04-28` or `20240428` in an address. */
function dateInAddress(url: string | undefined): string | undefined {
  const found = /(?<!\d)(20\d\d)([/-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/.exec(url ?? '')
  return found === null ? undefined : `${found[1]}-${found[3]}-${found[4]}`
}

/** Two numbers that may both be the day and the month. */
const ambiguous = /(?<!\d)(0?[1-9]|1[0-2])[./-](0?[1-9]|1[0-2])[./-](?:\d{4}|\d{2})(?!\d)/

/**
 * Whether `04/05/2026` is in April on this page: where another claim or the address names the one day and not the other, it is that;
 * else only American pages, and clocks in American zones, write the month first.
 */
function isMonthFirst(survey: Survey, claims: readonly DateClaim[], url: string | undefined): boolean {
  const american = /^en[-_]us/i.test(survey.html?.attribs.lang ?? meta(survey, 'og:locale') ?? '')
  const texts = claims.map(({ text }) => text)
  const open = texts.find((text) => ambiguous.test(text))
  if (open === undefined) return american
  const usual = american || americanZone.test(open)
  const days = [...texts.filter((text) => isoDay.test(text)), dateInAddress(url)].flatMap((claim) => parseDate(claim) ?? [])
  const distance = (monthFirst: boolean): number =>
    Math.min(...days.map((day) => Math.abs(Date.parse(day) - Date.parse(parseDate(open, { monthFirst }) ?? ''))))
  const [asMonth, asDay] = [distance(true), distance(false)]
  if (Math.min(asMonth, asDay) > 2 * 86_400_000 || asMonth === asDay) return usual
  return asMonth < asDay
}
const americanZone = /(?<!\p{L})[ECMP][SD]?T(?!\p{L})/u
const isoDay = /^\s*\d{4}-\d\d-\d\d/

interface Reading extends DateSources {
  /** The page's own address, which often says the day. */
  url: string | undefined
  /** The date that a site's rules point at, and the order of its numbers. */
  rules: { published?: string | undefined; dates?: SiteRules['dates'] | undefined }
  /** IANA zone of dates that carry none. */
  timezone: string | undefined
  /** BCP 47. */
  language: string | undefined
}

/** When the article was first published, and when last changed. */
export function readDates({ url, rules, timezone, language, ...sources }: Reading): { published?: string; modified?: string } {
  const [stated, printed] = [statedClaims(sources), printedClaims(sources)]
  const monthFirst = rules.dates === undefined ? isMonthFirst(sources.survey, [...stated, ...printed], url) : rules.dates === 'month-first'
  const reading: DateReading = { timezone, monthFirst, language }
  const textsOf = (claims: readonly DateClaim[], ...kinds: DateKind[]): string[] =>
    kinds.flatMap((kind) => claims.filter((claim) => claim.kind === kind).map(({ text }) => text))
  const modified = firstDate(textsOf(stated, 'changed'), reading)
  const shown = textsOf(printed, 'published', 'date')
  const published =
    parseDate(rules.published, reading) ??
    firstDate([...textsOf(stated, 'published'), ...shown.filter(isInstant)], reading) ??
    firstDate(shown, reading) ??
    parseDate(dateInAddress(url)) ??
    modified ??
    firstDate(textsOf(printed, 'changed'), reading)
  return { ...(published !== undefined && { published }), ...(modified !== undefined && { modified }) }
}
