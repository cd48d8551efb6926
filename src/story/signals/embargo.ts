/**
 * Embargoes in words: `EMBARGOED UNTIL 23:00 GMT: …`, `Sperrfrist: Freitag, 10.00 Uhr`, `Sous embargo jusqu'au 27 novembre à 18h`. What a format
 * says in a field of its own goes before (NITF `embargo`, NewsML-G2 `embargoed`); this reads what stands in headlines, notes and first lines.
 *
 * One rule stands over all: never early. A time without a day is the next such time after the story was sent; one without a zone is in the
 * feed's zone, or else in the most western that agencies of its language write from; what cannot be read holds the story until somebody says more.
 */

import { patterns } from '#src/languages/index.ts'
import { embargoWords } from './embargo-words.ts'
import { isDayBefore, monthOf } from './locale.ts'
import { asciiDigits, beginsWithMoment, type MomentContext, readMoment, timeIn } from './moment.ts'
import { isMomentOnly, isPartOfMoment, namesTime } from './moment-words.ts'
import { namesEmbargo, readRelease } from './release.ts'

/** Where a line stands: an embargo is a line's subject in a note or headline, and only a line's beginning in a text. */
export interface EmbargoLine {
  text: string
  where: 'headline' | 'slugline' | 'edNote' | 'usageTerms' | 'summary' | 'body'
}

export interface EmbargoInput {
  lines: readonly EmbargoLine[]
  /** ISO 8601: when the story was sent; times without a day are after it. */
  sent?: string | undefined
  /** IANA zone of times that name none. */
  timezone?: string | undefined
  /** BCP 47. */
  language?: string | undefined
}

export type Embargo = { text: string; where: EmbargoLine['where'] } & (
  | { kind: 'until'; until: string }
  /** It says that there is an embargo, and not until when in words that can be read. */
  | { kind: 'unknown' }
  /** It says that there is none, or none any more. */
  | { kind: 'lifted' }
)

/** A line of a text that is longer is prose. */
const longestLine = 140
/** Words beyond this many characters behind the opening are not about its time. */
const reach = 140

const openings = embargoWords
  .flatMap(({ openings: list }) => list)
  .filter((words, at, all) => all.indexOf(words) === at)
  .sort((a, b) => b.length - a.length)
const liftings = embargoWords.flatMap(({ lifted = [] }) => lifted)
/** An embargo on oil is none on a text. */
const everyday = new Set(embargoWords.flatMap((words) => words.everyday ?? []))
/** Goods, houses and countries are under embargo, too: of a text they say so only at a line's end, before a mark, or with until when. */
const participles = new Set(embargoWords.flatMap((words) => words.participles ?? []))
/** A headline says them of roads and films. */
const inNotes = new Set(embargoWords.flatMap((words) => words.inNotes ?? []))
/** A headline says them of driving licences: there a moment follows at once. */
const atOnce = new Set(embargoWords.flatMap((words) => words.atOnce ?? []))
const inCapitals = new Set(embargoWords.flatMap((words) => words.inCapitals ?? []))
const strictness = embargoWords.flatMap(({ strictly = [] }) => strictly).join('|')
const strictlyBehind = new RegExp(`^\\s(?:${strictness})(?!\\p{L})`, 'u')
/** Ends with a word that makes the time behind it none that is settled. */
const expectedBefore = new RegExp(
  `(?<!\\p{L})(?:${embargoWords.flatMap(({ expected = [] }) => expected).join('|')})(?!\\p{L}).{0,24}$`,
  'u',
)
const closings = embargoWords.flatMap((words) => words.closings ?? [])
/** Behind an everyday word, words that make it one that ends. */
const untilWords = new RegExp(`^(?:${embargoWords.flatMap(({ until = [] }) => until).join('|')})(?!\\p{L})`, 'u')
/** Such a word, wherever it stands. */
const untilWord = new RegExp(`(?<![\\p{L}\\p{M}])(?:${embargoWords.flatMap(({ until = [] }) => until).join('|')})(?![\\p{L}\\p{M}])`, 'gu')
const untilBehindParticiple = new RegExp(`^(?:${embargoWords.flatMap(({ untilParticiple = [] }) => untilParticiple).join('|')})`, 'u')

/** What may stand before an opening: signs, brackets, a call for attention. */
const before = new RegExp(
  `^[\\s*+=#>※◎○●■□◆◇▲△▼▽★☆→«»"“”!()[\\]{}【】〔〕（）<＜>＞:–—-]{0,12}(?:(?:${patterns('attention')}|${patterns('noteHeads')}|${patterns('embargoCalls')})\\s?[:!.–—-]{0,3}\\s{0,3})?(?:(?:${strictness})\\s)?`,
  'iu',
)

/** Read the first embargo that the lines name; undefined where none does. Linear in the lines' length. */
export function readEmbargo({ lines, sent, timezone, language }: EmbargoInput): Embargo | undefined {
  let unknown: Embargo | undefined
  let until: (Embargo & { kind: 'until' }) | undefined
  for (const { text: line, where } of lines) {
    for (const text of sentencesOf(line, where)) {
      const found = isReleased(text, where) ? { rest: '', lifted: true, sure: true } : openingIn(text, where)
      if (found === undefined) continue
      const said = { text: text.slice(0, 160).trim(), where }
      if (found.lifted) return { kind: 'lifted', ...said }
      if (isExpected(found.rest) || isDayOrYear(found.rest)) {
        unknown ??= { kind: 'unknown', ...said }
        continue
      }
      const at = momentBehind(found.rest.slice(0, reach), where, { sent, timezone, language, words: embargoWords })
      if (at === undefined && !found.sure) continue
      if (at === undefined) unknown ??= { kind: 'unknown', ...said }
      // Of two times the later one: no text is out before the last that its agency names.
      else if (until === undefined || at > until.until) until = { kind: 'until', until: at, ...said }
    }
  }
  return until ?? unknown
}

/**
 * The moment behind an opening. What a headline closes with is its story's: `EMBARGOED UNTIL 23:00 GMT: Poll for Sunday's vote`. A line of a text
 * may go on with a dateline, of which the day may be over; of the two readings the later one counts.
 */
function momentBehind(rest: string, where: EmbargoLine['where'], context: MomentContext): string | undefined {
  const all = rest.replace(closedMarker, '').split(markEnd)
  const isOfMoment = (part: string): boolean => namesTime(part, embargoWords) || isMomentOnly(part, embargoWords)
  const isHeadline = where === 'headline' || where === 'slugline'
  const own = all.filter((part, at) => at === 0 || (isHeadline && at < all.length - 1) || isOfMoment(part))
  const read = readMoment(own.join(' - '), context)
  if (isHeadline && read) return read
  const moments = [read, readMoment(rest, context)].filter((at) => at !== undefined)
  return moments.sort().at(-1)
}

/** Is its time one that is only expected (`until delivery, expected about 11 a.m.`)? */
function isExpected(rest: string): boolean {
  const time = timeIn(asciiDigits(rest.slice(0, reach)), embargoWords)
  return time !== undefined && expectedBefore.test(rest.slice(0, time.from))
}

/** `Sa 2000` is a Saturday's evening or a word and a year. */
const isDayOrYear = (rest: string): boolean =>
  /^\s{0,2}[:：]?\s{0,2}\p{L}{2}[.,]{0,2}\s{1,2}(?:19|20)[0-5]\d\s?(?:[^\p{L}\p{N}\s]|$)/u.test(rest) &&
  isDayBefore(rest.replace(/^[\s:：]{1,4}/u, ''))

/** Does a line lift it? In a text, nothing else may stand in that line. */
function isReleased(line: string, where: EmbargoLine['where']): boolean {
  const release = readRelease(line)
  // `解禁:16日午前0時` says when it ends.
  if (release === undefined || (/\p{Lo}/u.test(line) && /\d/.test(release.rest) && namesTime(release.rest, embargoWords))) return false
  return release.of === 'embargo' && (release.rest === '' || (where !== 'body' && where !== 'summary'))
}

/** A note is read sentence by sentence, what else there is by lines. */
function sentencesOf(line: string, where: EmbargoLine['where']): string[] {
  const text = line.slice(0, 2000)
  if (where !== 'edNote' && where !== 'usageTerms') return [text]
  // `7 a.m. EST Monday` is one sentence, and so is `Samstag, 28. November`
  return text.split(/[;!\n]+|(?<![\s.]\p{L}|\d)\.(?=\s+\p{Lu})/u)
}

/** `S p e r r f r i s t` is one word. */
const together = (line: string): string =>
  line.replace(/(?<!\p{L})(?:\p{L} ){4,20}\p{L}(?!\p{L})/gu, (spaced) => spaced.replaceAll(' ', ''))

function openingIn(printedLine: string, where: EmbargoLine['where']): { rest: string; lifted: boolean; sure: boolean } | undefined {
  const line = together(printedLine.slice(0, 2000))
  if (line.length > longestLine && where === 'body' && !/^[\s*+]{0,4}[([]/u.test(line)) return undefined
  const text = line.slice(0, 400)
  const lower = text.toLowerCase()
  const start = before.exec(lower)![0].length
  if (liftings.some((words) => startsAt(lower, words, start))) return { rest: '', lifted: true, sure: true }
  for (const words of openings) {
    const at = where === 'body' || where === 'summary' ? start : placeOf(lower, words)
    if (at === undefined || !startsAt(lower, words, at)) continue
    const rest = lower.slice(at + words.length).replace(strictlyBehind, '')
    const printed = text.slice(at, at + words.length)
    if (inCapitals.has(words) && printed !== printed.toUpperCase() && !/[([【（]\s{0,3}$/u.test(lower.slice(0, at))) continue
    if (liftings.some((lifting) => lower.startsWith(lifting, at))) return { rest: '', lifted: true, sure: true }
    // `EMBARGOED Survey shows rise in rents`, and not `EMBARGOED OIL ARRIVES`
    const shouted =
      where === 'headline' && participles.has(words) && isUpper(printed) && /^\s["“«]?\p{Lu}\p{Ll}/u.test(text.slice(at + words.length))
    const said = shouted ? 'sure' : speaksOfText(words, printed, rest, where)
    if (said) return { rest, lifted: false, sure: said === 'sure' }
  }
  return where === 'headline' || where === 'slugline' ? undefined : (toldOf(lower) ?? closingIn(lower))
}

/** As far from a line's beginning what it speaks of may stand: `This report is embargoed until …`, `Please do not publish before …`. */
const furthest = 60

/** A sentence that tells when a text may be published: until when follows at once, with more than a year. */
function toldOf(lower: string): { rest: string; lifted: boolean; sure: boolean } | undefined {
  if (lower.length > longestLine) return undefined
  for (const words of openings) {
    const at = lower.indexOf(` ${words} `) + 1
    if (at === 0 || at > furthest || inNotes.has(words) || inCapitals.has(words)) continue
    const rest = lower.slice(at + words.length)
    const behind = rest.trim().slice(0, reach)
    const timed = namesTime(behind, embargoWords)
    const plain = everyday.has(words) && !words.includes(' ')
    const until = untilWords.test(behind) || (!plain && !participles.has(words) && beginsWithMoment(behind, embargoWords))
    const dated = /\d/.test(behind.replace(/(?<!\d)(?:19|20)\d{2}(?!\d)/gu, ''))
    // `nach der Sperrfrist von einem Jahr darf er am 29. November …` names no moment at once.
    const atOnce = beginsWithMoment(behind.replace(untilWords, ''), embargoWords)
    // `The game is for release on Friday, July 17, on all consoles.` says more than when.
    const phrase = everyday.has(words) && !plain
    const ends = !phrase || isMomentOnly(behind, embargoWords)
    if (until && (timed || (dated && !plain && atOnce && ends))) return { rest, lifted: false, sure: !plain }
  }
  return undefined
}

const numeral = '[\\p{Nd}一二三四五六七八九十]'
const unit = '[年月日時时点點分半]'
/** Nothing but a day or an hour, in digits of any width or in ideographs: `（十二日午前五時`. */
const dayAlone = new RegExp(`^[^\\p{L}\\p{N}]{0,8}(?:${numeral}{1,4}${unit}|午前|午後|正午){1,8}[^\\p{L}\\p{N}]{0,8}$`, 'u')

/** `28 Kasım 2026 saat 10:00'a kadar ambargoludur`: the moment stands before. */
function closingIn(lower: string): { rest: string; lifted: boolean; sure: boolean } | undefined {
  const line = lower.replace(/[\s.!)\]）］】〕。]{1,8}$/u, '')
  const words = closings.find((closing) => line.endsWith(closing) && line.length <= longestLine)
  if (words === undefined) return undefined
  const rest = line.slice(0, -words.length)
  return { rest, lifted: false, sure: /\p{Lo}/u.test(words) && (/\d/.test(rest) || dayAlone.test(rest)) }
}

/** In a note, a headline or a slug an opening may stand behind a dash, a bracket or a bar, too. */
function placeOf(lower: string, words: string): number | undefined {
  for (let at = lower.indexOf(words); at !== -1; at = lower.indexOf(words, at + 1)) {
    const head = lower.slice(Math.max(0, at - 40), at)
    if (at === 0 || /(?:^|[([{【（|/,;:.!*+=»"“–—-])\s{0,3}$/u.test(head) || before.exec(lower)![0].length === at) return at
  }
  return undefined
}

/** Whole words alone, where the script has spaces between them. */
function startsAt(lower: string, words: string, at: number): boolean {
  if (!lower.startsWith(words, at)) return false
  const next = lower[at + words.length] ?? ' '
  return !/[\p{L}\p{N}]/u.test(next) || /[\p{Lo}]/u.test(words.at(-1)!)
}

const isUpper = (text: string): boolean => text === text.toUpperCase() && text !== text.toLowerCase()

/** Does the opening speak of this text? `Embargo: Cuba 60 years on` and `Embargo on oil ends` do not; `Embargo: 18.00` does if a moment can be read. */
function speaksOfText(words: string, printed: string, rest: string, where: EmbargoLine['where']): 'sure' | 'with-a-moment' | undefined {
  const behind = rest.replace(/^(?:ed)?[\s:：–—-]{0,4}/u, '')
  const capitals = isUpper(printed)
  const marker = where === 'headline' && !capitals ? headlinesMarker(words, rest) : 'maybe'
  if (marker !== 'maybe') return marker
  if ((where === 'body' || where === 'summary') && !capitals && isProse(words, rest)) return undefined
  if (
    participles.has(words) &&
    !/^[\s.]{0,3}(?:[:–—!)\]*+,]|-\s|$)/u.test(rest) &&
    !untilWords.test(behind) &&
    !untilBehindParticiple.test(behind)
  ) {
    // `EMBARGOED COPY, check with the desk`: a note is about its story
    if (capitals && where === 'edNote') return 'sure'
    return beginsWithMoment(behind.split(/[,]/u, 1)[0]!.split(' ', 1)[0]!, embargoWords) ? 'with-a-moment' : undefined
  }
  if (where === 'headline' && !capitals && inNotes.has(words)) return undefined
  // `Sperrfrist: Winzer dürfen ab 3. Dezember ernten` names no moment at once.
  const atOnceBehind = behind.replace(untilWords, '').trimStart()
  const momentAtOnce = beginsWithMoment(atOnceBehind.split(/\s/u, 1)[0]!, embargoWords) || isDayBefore(atOnceBehind)
  if (where === 'headline' && !capitals && atOnce.has(words) && !momentAtOnce) return undefined
  if (!everyday.has(words)) return 'sure'
  // `EMBARGO LĪDZ 16. JŪLIJAM PLKST. 10.00`: a short line that names a time, in whatever words.
  const isLine = where !== 'headline' && where !== 'slugline' && (rest.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) <= mostWordsOfTime
  if (
    isLine &&
    (capitals || where === 'edNote') &&
    !words.includes(' ') &&
    namesEmbargo(words) &&
    (namesTime(rest.slice(0, reach), embargoWords) || (rest.search(untilWord) !== -1 && dated.test(rest)))
  )
    return 'sure'
  const until = untilWords.exec(behind)
  if ((where === 'edNote' || capitals) && (until || /^\s{0,3}(?:[:–—!)\]*+]|-\s|$)/u.test(rest))) return 'sure'
  const moment = until ? behind.slice(until[0].length) : behind.split(/[\s,]/u, 1)[0]!
  const short = where !== 'headline' && (rest.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) <= mostWordsOfTime
  return beginsWithMoment(moment, embargoWords) || isDayBefore(behind) || (short && isNear(behind)) ? 'with-a-moment' : undefined
}

/** `EMBARGO keskiviikkoon 11.3. kello 18 asti`: it ends some time, and no year is meant. */
const dated = /(?<![\d.])\d{1,2}(?![\d%])/u

/** Words that may stand between an everyday word and its time: `Not before time, the council reopens the baths at 9 a.m.` has more. */
const mostWordsBetween = 3

/** Is the time of day that is named near? */
function isNear(behind: string): boolean {
  const time = timeIn(asciiDigits(behind.slice(0, 200)), embargoWords)
  if (time === undefined) return false
  const between = behind.slice(0, time.from)
  // `für Freitagausgaben, online ab Donnerstag 18 Uhr`: until when stands before it, with its day.
  const last = [...between.matchAll(untilWord)].at(-1)
  if (last && isMomentOnly(between.slice(last.index + last[0].length), embargoWords)) return true
  return isMomentOnly(between, embargoWords) || (between.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) <= mostWordsBetween
}

/** What ends a headline's marker: no colon of a clock, no hyphen of a word. */
const markEnd = /[:：](?!\d)|\s[–—-]{1,3}\s|[|)\]】）]/u
/** What closes an opening at once. */
const closedMarker = /^\s?(?:[:：]|[–—-]\s|[)\]】）!*+])\s{0,3}/u

/**
 * Is what follows an opening in a headline's small letters a marker's: closed, or with a time of day? `Embargo bis 2030: EU streitet` and
 * `Embargada hasta el lunes la cuenta` tell of other embargoes, `No publicar antes de los 18: …` of other things.
 */
function headlinesMarker(words: string, rest: string): 'sure' | 'maybe' | undefined {
  if (inNotes.has(words) || (everyday.has(words) && words.includes(' '))) return undefined
  const closed = closedMarker.exec(rest)
  const behind = rest.slice(closed?.[0].length ?? 0)
  const end = markEnd.exec(behind)
  const segment = behind.slice(0, end?.index ?? 80)
  if (namesTime(segment, embargoWords)) return 'maybe'
  if (!everyday.has(words) && isDayOrYear(rest)) return 'sure'
  if (/^\D*(?:19|20)\d{2}\D*$/u.test(segment)) return undefined
  if (closed) return namesEmbargo(words) || !/[ \p{Lo}]/u.test(words) ? 'maybe' : undefined
  if (!end) return rest.trim() === '' ? 'maybe' : undefined
  const begins = segment.trim().split(/[\s,]/u, 1)[0]!
  // `Embargo from Monday: …` is another one's.
  const ends = !everyday.has(words) || untilWords.test(segment.trim()) || /^\d/.test(begins) || isPartOfMoment(begins, embargoWords)
  if (isMomentOnly(segment, embargoWords)) return ends && namesPart(segment) ? 'sure' : undefined
  return !/\d/.test(segment) && !everyday.has(words) ? 'maybe' : undefined
}

/** A day, a month or an hour's word, and not a number alone: that may be an age. */
const namesPart = (segment: string): boolean =>
  segment
    .split(/[\s,]+/u)
    .some((word) => isPartOfMoment(word, embargoWords) && (/\d/.test(segment) || monthOf(word.toLowerCase()) === undefined))

/** Words of a line that says nothing but its embargo, without a time of day. */
const mostWordsOfLine = 8
/** With one. */
const mostWordsOfTime = 12

/** A sentence that begins with an everyday word and names no time of day: `Embargado hasta el viernes, el club no puede fichar.` */
function isProse(words: string, rest: string): boolean {
  if (!everyday.has(words) && !participles.has(words) && !inNotes.has(words)) return false
  // `Under embargo until the minister has finished speaking` is a line and no sentence: nothing ends it.
  if (participles.has(words) && untilWords.test(rest.trim()) && !/[.,;!?。]/u.test(rest)) return false
  return !namesTime(rest.slice(0, reach), embargoWords) && (rest.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) + 1 > mostWordsOfLine
}
