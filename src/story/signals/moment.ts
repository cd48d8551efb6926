/**
 * A moment as a line names it in any order: a time of day, a day, a zone (`0600 GMT Friday`, `am 27. November um 18.00 Uhr`, `11月27日 午後6時`).
 * Made for embargoes: what is left open is read as late as it can be meant.
 */
import type { EmbargoWords } from '#src/languages/language.ts'
import { zoneMinutes } from '#src/text/zones.ts'
import { type Day, dayOfMonth, namedDay, namesNoDay, numericDay } from './day.ts'
import { zonesInWords } from './embargo-words.ts'
import { cityZone, monthOf, namesOfDays, weekdayBefore, weekdayOf, zonesOfLanguage } from './locale.ts'

/** What a language says beside digits and the names of months and weekdays. */
export type MomentWords = Pick<
  EmbargoWords,
  'until' | 'today' | 'tomorrow' | 'noon' | 'midnight' | 'hours' | 'morning' | 'afternoon' | 'timeOf'
> & {
  language: string
}

export interface MomentContext {
  /** ISO 8601: the moment that is named lies after it. */
  sent?: string | undefined
  /** IANA zone of a time that names none. */
  timezone?: string | undefined
  /** BCP 47. */
  language?: string | undefined
  words: readonly MomentWords[]
}

interface TimeOfDay {
  /** Minutes after midnight, to 1440. */
  minutes: number
  /** Where it stands in the line. */
  from: number
  to: number
  /** A number that nothing says to be an hour: only beside a day is it one. */
  bare?: boolean
}

/** A zone as a number of minutes east of UTC, or by its IANA name. */
type Zone = { east: number } | { iana: string }

const dayMs = 86_400_000

/**
 * Read a line's moment.
 * @returns ISO 8601 in UTC; undefined where it names none, or one that cannot be told without knowing when it was sent
 */
export function readMoment(line: string, { sent, timezone, language, words }: MomentContext): string | undefined {
  const text = asciiDigits(line.slice(0, 200)).toLowerCase()
  const clock = timeIn(text, words)
  const time = clock ?? bareHour(text, words, language)
  if (time === 'unsure') return undefined
  // Without its time, `27.11.` is no clock, and the time is no date.
  const rest = time ? `${text.slice(0, time.from)} ${text.slice(time.to)}` : text
  const zones = zonesFor(time ? text.slice(time.from) : text, text, { timezone, language, words })
  // A day that no calendar has is none that can be told.
  if (namesNoDay(rest)) return undefined
  const sentAt = sent === undefined ? Number.NaN : Date.parse(sent)
  const minutes = time?.minutes ?? 0
  const read = zones.map((zone) => {
    const day = dayIn(
      rest,
      words,
      Number.isNaN(sentAt) ? undefined : { sentAt, zone, minutes, language, timed: time !== undefined, line: text },
    )
    if (day) return instant(day, minutes, zone)
    // An hour alone, or behind a word that may name a day, is of no day that can be told.
    if (!time || time.bare || Number.isNaN(sentAt) || namesUnreadDay(text.slice(0, time.from), words) || numbersUnreadDay(rest, words))
      return undefined
    return nextAfter(sentAt, minutes, zone)
  })
  const moments = read.filter((at) => at !== undefined)
  return moments.length > 0 ? new Date(Math.max(...moments)).toISOString() : undefined
}

/** Where a script's decimal digits begin (Unicode, Nd): Arabic, Persian, Devanagari, Bengali, Thai, full-width. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10]

export const asciiDigits = (text: string): string =>
  text.replace(/[^\P{Nd}0-9]/gu, (digit) => {
    const code = digit.codePointAt(0)!
    const zero = zeros.find((at) => code >= at && code < at + 10)
    return zero === undefined ? digit : String(code - zero)
  })

/** A kind of words, of all languages. */
export const all = (words: readonly MomentWords[], what: Exclude<keyof MomentWords, 'language' | 'until'>): string[] =>
  words.flatMap((one) => [...(one[what] ?? [])])

/** Is the word there, as a word where the script has spaces? Its place, or -1. */
function placeOf(text: string, word: string): number {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (/\p{Lo}/u.test(word[0]!)) return at
    if (!/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(text[at + word.length] ?? ' ')) return at
  }
  return -1
}

/** Half of the day, by what stands at an hour: `午後6時`, `6 de la tarde`. */
function inHalf(hour: number, head: string, tail: string, words: readonly MomentWords[]): number {
  const near = `${head.slice(-6)}|${tail.slice(0, 16)}`
  const stands = (list: string[]) =>
    list.some(
      (word) =>
        (tail.trimStart().startsWith(word) && !/\p{L}/u.test(tail.trimStart()[word.length] ?? ' ')) ||
        (/\p{Lo}/u.test(word[0]!) && near.includes(word)),
    )
  if (hour < 12 && stands(all(words, 'afternoon'))) return hour + 12
  if (hour === 12 && stands(all(words, 'morning'))) return 0
  return hour
}

const unlessDates =
  /(?<!\d)(?:\d{4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}|\d{1,2}\s?[./-]\s?\d{1,2}(?:\s?[./-]\s?\d{2,4})?|\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]|20\d{2})(?!\d)/gu

/** The one number beside a day that can be its hour (`søndag kl. 18`); `unsure` where several can. */
function bareHour(text: string, words: readonly MomentWords[], language: string | undefined): TimeOfDay | 'unsure' | undefined {
  const begins = Math.max(0, text.search(/[\p{L}\d]/u))
  const ends = text.slice(begins).search(/[:|]\s|\s[–—-]\s/u)
  const line = ends === -1 ? text : text.slice(0, begins + ends)
  const blank = (found: string) => ' '.repeat(found.length)
  const undated = line
    .replace(unlessDates, blank)
    .replace(/\p{L}[\p{L}\p{M}]{2,15}/gu, (word) => (monthOf(word) !== undefined ? '#'.repeat(word.length) : word))
  const hours = [...undated.matchAll(/(?<![\d#])(\d{1,2})(?![\d#])/gu)].filter(({ 0: number, index }) => {
    const [head, tail] = [undated.slice(Math.max(0, index - 5), index), undated.slice(index + number.length, index + number.length + 12)]
    return !/#[\s.,]{0,3}$/u.test(head) && !/^(?:st|nd|rd|th|er|º|ª|-го|-е)?[\s.,]{0,3}(?:(?:de|of|d['’]|di|ta['’])\s?)?#/u.test(tail)
  })
  const [hour, ...more] = hours
  if (!hour) return undefined
  if (more.length > 0 || Number(hour[1]) > 24) return 'unsure'
  const to = hour.index + hour[0].length
  const said = inHalf(Number(hour[1]), text.slice(0, hour.index), text.slice(to), words)
  // Six of twelve hours, without its half, is the later six.
  const late = said === Number(hour[1]) && said < 12 && /^en(?:-|$)/i.test(language ?? 'en')
  return { minutes: (late ? said + 12 : said) * 60, from: hour.index, to, bare: said === Number(hour[1]) }
}

/** Words of this many letters before a time, that are none of those that stand there, may be a day's. */
const wordOfDay = 6

function namesUnreadDay(head: string, words: readonly MomentWords[]): boolean {
  const known = new Set([
    ...words.flatMap(({ until = '' }) => until.split('|')),
    ...all(words, 'hours'),
    ...all(words, 'today'),
    ...all(words, 'timeOf'),
  ])
  return [...head.matchAll(/\p{L}[\p{L}\p{M}]*/gu)].some(([word]) => word.length >= wordOfDay && !known.has(word))
}

/** A number before a word that is no month we know is a day all the same: `16. jūlijam`. */
const numbersUnreadDay = (rest: string, words: readonly MomentWords[]): boolean =>
  [...rest.matchAll(/(?<![\d:.,/-])(\d{1,2})(?:\.\s?|(?:-?\p{L}{1,3}|º|ª)?\s)(?:(?:de|of|di|ta['’])\s)?(\p{L}[\p{L}\p{M}]{3,15})/gu)].some(
    ([, day, word]) => Number(day) >= 1 && Number(day) <= 31 && !all(words, 'hours').includes(word!),
  )

/** `23:00`, `18h30`, `18.00 Uhr`, `0600 GMT`, `6 p.m.`, `noon`, `午後6時30分`. */
export function timeIn(text: string, words: readonly MomentWords[]): TimeOfDay | undefined {
  const made = (from: number, to: number, hour: number, minute: number): TimeOfDay | undefined =>
    hour > 24 || minute > 59 || hour * 60 + minute > 1440
      ? undefined
      : { minutes: inHalf(hour, text.slice(0, from), text.slice(to), words) * 60 + minute, from, to }
  const hours = all(words, 'hours')
  const spellsHour = (tail: string): boolean =>
    hours.some(
      (word) => tail.trimStart().startsWith(word) && (/\p{Lo}/u.test(word) || !/\p{L}/u.test(tail.trimStart()[word.length] ?? ' ')),
    )
  const candidates: (TimeOfDay & { sure: number })[] = []
  for (const found of text.matchAll(/(?<![\d:.,/])(\d{1,2})\s?([:.h時시点點])\s?(\d{2})(?![\d/])(?!\.\d)/gu)) {
    const [whole, hour, mark, minute] = found
    const to = found.index + whole.length
    const time = made(found.index, to, Number(hour), Number(minute))
    if (!time) continue
    // `27.11.` and `10.11` may be days; `18.00 Uhr` is none
    const dotted = mark === '.'
    if (dotted && text[to] === '.' && !/[ap]\.?m/.test(text.slice(to, to + 5))) continue
    candidates.push({ ...time, sure: dotted ? (spellsHour(text.slice(to)) || zoneAt(text.slice(to)) !== undefined ? 3 : 1) : 3 })
  }
  for (const found of text.matchAll(/(?<![\d:.,/])(\d{1,2})(?![\d:.,/]?\d)/gu)) {
    const to = found.index + found[0].length
    const tail = text.slice(to)
    const named = /^\s?[ap]\.?\s?m(?!\p{L})/u.test(tail) || spellsHour(tail)
    const time = named ? made(found.index, to, Number(found[1]), 0) : undefined
    if (time) candidates.push({ ...time, sure: 2 })
  }
  for (const found of text.matchAll(/(?<![\d:.,/-])([01]\d|2[0-4])([0-5]\d)(?![\d:./-])/gu)) {
    const to = found.index + found[0].length
    const tail = text.slice(to)
    const year = /^(?:19|20)/.test(found[0]) && !spellsHour(tail) && zoneAt(tail) === undefined
    const time = year ? undefined : made(found.index, to, Number(found[1]), Number(found[2]))
    if (time) candidates.push({ ...time, sure: 2 })
  }
  const [best] = candidates.sort((a, b) => b.sure - a.sure || a.from - b.from)
  if (best) return best
  for (const [what, minutes] of [
    ['noon', 720],
    ['midnight', 1440],
  ] as const)
    for (const word of all(words, what)) {
      const at = placeOf(text, word)
      if (at !== -1) return { minutes, from: at, to: at + word.length }
    }
  return undefined
}

/** American zones whose letters mean summer and winter time alike. */
const seasonal: Readonly<Record<string, string>> = {
  et: 'America/New_York',
  ct: 'America/Chicago',
  mt: 'America/Denver',
  pt: 'America/Los_Angeles',
}

/** The zone that follows at once: `GMT`, `UTC+2`, `+01:00`, `(CET)`, `ET`. */
function zoneAt(tail: string): Zone | undefined {
  const found =
    /^\s{0,2}(?:hrs?|hours?|h|uhr|[ap]\.?\s?m\.?)?\s{0,2}[([]?\s?(?:(gmt|utc|z)?\s?([+-]\d{1,2})(?::?(\d{2}))?(?!\d)|([a-zа-я]{1,5})(?![\p{L}]))/u.exec(
      tail,
    )
  if (!found) return undefined
  if (found[2] !== undefined) {
    const sign = found[2].startsWith('-') ? -1 : 1
    const hours = Math.abs(Number(found[2]))
    // `18:00-19:00` is no zone
    return hours > 14 || (found[1] === undefined && found[3] === undefined)
      ? undefined
      : { east: sign * (hours * 60 + Number(found[3] ?? 0)) }
  }
  const name = found[4]!
  if (seasonal[name]) return { iana: seasonal[name] }
  const east = zoneMinutes.get(name)
  return east === undefined ? undefined : { east }
}

/** The zones that may be meant: the one that is named, else the feed's, else those of the language. */
function zonesFor(fromTime: string, text: string, { timezone, language, words }: Omit<MomentContext, 'sent'>): Zone[] {
  const behind = fromTime.replace(/^[\d:.h時시点點\s]{1,12}/u, '')
  const named = zoneAt(` ${behind}`) ?? zoneWord(text)
  if (named) return [named]
  const city = cityZone(text, all(words, 'timeOf'))
  if (city) return [{ iana: city }]
  if (timezone) return [{ iana: timezone }]
  return zonesOfLanguage(language).map((iana) => ({ iana }))
}

/** A zone in words, or its name of three letters or more, anywhere in the line. */
function zoneWord(text: string): Zone | undefined {
  for (const [words, zone] of zonesInWords)
    if (placeOf(text, words) !== -1) return typeof zone === 'number' ? { east: zone } : { iana: zone }
  for (const [word] of text.matchAll(/(?<![\p{L}\p{N}])[a-z]{3,5}(?![\p{L}])/gu)) {
    const east = zoneMinutes.get(word)
    // `west` and `met` are words, too
    if (east !== undefined && !['west', 'met', 'cat', 'eat', 'art', 'est', 'wat', 'ist'].includes(word)) return { east }
  }
  return undefined
}

/** Does the line's beginning name a moment or a part of one: a number, a weekday, `tomorrow`? */
export function beginsWithMoment(line: string, words: readonly MomentWords[]): boolean {
  const text = asciiDigits(line.slice(0, 60)).toLowerCase()
  const head = text
    .split(/[\s,]+/u)
    .filter(Boolean)
    .slice(0, 4)
  if (head.some((word) => /^[(]?\d/.test(word))) return true
  const near = head.join(' ')
  return [
    ...all(words, 'today'),
    ...all(words, 'tomorrow'),
    ...all(words, 'noon'),
    ...all(words, 'midnight'),
    ...namesOfDays().keys(),
  ].some((word) => placeOf(near, word) !== -1)
}

interface SentContext {
  sentAt: number
  zone: Zone
  minutes: number
  language: string | undefined
  /** Has a time of day been read? */
  timed: boolean
  /** With its time. */
  line: string
}

/** `27 November 2026`, `November 27`, `27.11.`, `27/11/2026`, `2026-11-27`, `11月27日`, `Friday`, `tomorrow`. */
function dayIn(text: string, words: readonly MomentWords[], context: SentContext | undefined): Day | undefined {
  const written = numericDay(text, context?.language) ?? namedDay(text)
  if (written) return written.year !== undefined ? written : context && withYear(written, context)
  if (!context) return undefined
  const { sentAt, zone, minutes, timed } = context
  const local = new Date(sentAt + eastOf(zone, sentAt) * 60_000)
  const dayAfter = (days: number): Day => {
    const at = new Date(local.getTime() + days * dayMs)
    return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() }
  }
  // `Sat` and `sun` are words, too, where no time of day stands with them.
  const weekday = weekdayIn(text, timed ? 1 : 4) ?? weekdayBefore(context.line, context.language)
  const ahead = weekday === undefined ? undefined : (weekday - local.getUTCDay() + 7) % 7
  // On that very day, after that time: a week later.
  const isPast = ahead === 0 && local.getUTCHours() * 60 + local.getUTCMinutes() >= (minutes || 1440)
  const byName = ahead === undefined ? undefined : dayAfter(isPast ? 7 : ahead)
  const byNumber = inMonth(
    local,
    dayOfMonth(text, (word) => weekdayIn(word) !== undefined),
  )
  if (byName || byNumber) return laterDay(byName, byNumber)
  if (all(words, 'tomorrow').some((word) => placeOf(text, word) !== -1)) return dayAfter(1)
  if (all(words, 'today').some((word) => placeOf(text, word) !== -1)) return minutes === 0 ? dayAfter(1) : dayAfter(0)
  return undefined
}

/** A month's day that a line can still mean, though it is past. */
const mostDaysPast = 3

/** The next day of this number; one that is just past is over. */
function inMonth(local: Date, day: number | undefined): Day | undefined {
  if (day === undefined) return undefined
  for (let ahead = -mostDaysPast; ahead <= 62; ahead++) {
    const at = new Date(local.getTime() + ahead * dayMs)
    if (at.getUTCDate() === day) return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day }
  }
  return undefined
}

const laterDay = (one: Day | undefined, other: Day | undefined): Day | undefined =>
  one && other ? (ordinalOf(one) > ordinalOf(other) ? one : other) : (one ?? other)
const ordinalOf = ({ year = 0, month, day }: Day): number => (year * 12 + month) * 31 + day

/** A weekday by its name, else by the beginning of one: `nedelje`, `воскресенья`. */
export function weekdayIn(text: string, letters = 1): number | undefined {
  const isLong = (name: string) => name.length >= letters || /\p{Lo}/u.test(name)
  for (const [name, day] of namesOfDays()) if (isLong(name) && placeOf(text, name) !== -1) return day
  for (const [word] of text.matchAll(/\p{L}[\p{L}\p{M}]{4,19}/gu)) {
    const day = weekdayOf(word)
    if (day !== undefined) return day
  }
  return undefined
}

/** The year in which a day without one comes next; a day shortly past is this year's: the embargo is over. */
function withYear(day: Day, { sentAt, zone, minutes }: SentContext): Day {
  const year = new Date(sentAt + eastOf(zone, sentAt) * 60_000).getUTCFullYear()
  const at = instant({ ...day, year }, minutes, zone)
  return { ...day, year: at !== undefined && at < sentAt - 60 * dayMs ? year + 1 : year }
}

function instant({ year, month, day }: Day, minutes: number, zone: Zone): number | undefined {
  const midnight = Date.UTC(year!, month - 1, day)
  // 30 February is no day
  if (new Date(midnight).getUTCDate() !== day) return undefined
  return instantAt(midnight + minutes * 60_000, zone)
}

/** The instant of a local time. One that a change of the clocks brings twice is the later one, one that it leaves out comes after the change. */
function instantAt(local: number, zone: Zone): number {
  const around = [local - dayMs, local + dayMs].map((at) => eastOf(zone, at))
  const read = around.map((east) => local - east * 60_000)
  const there = read.filter((at, which) => eastOf(zone, at) === around[which])
  return Math.max(...(there.length > 0 ? there : read))
}

/** The first such time of day after an instant. */
function nextAfter(sentAt: number, minutes: number, zone: Zone): number {
  const local = sentAt + eastOf(zone, sentAt) * 60_000
  const midnight = Math.floor(local / dayMs) * dayMs
  const at = midnight + minutes * 60_000
  const next = at > local ? at : at + dayMs
  return instantAt(next, zone)
}

/** Minutes east of UTC in a zone at an instant; 0 for a zone that is not known. */
function eastOf(zone: Zone, instant: number): number {
  if ('east' in zone) return zone.east
  try {
    const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone.iana, timeZoneName: 'longOffset' }).formatToParts(instant)
    const found = /([+-])(\d{2}):?(\d{2})?/.exec(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '')
    return found ? (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3] ?? 0)) : 0
  } catch {
    return 0
  }
}
