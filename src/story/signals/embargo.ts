/**
 * Embargoes in words: `EMBARGOED UNTIL 23:00 GMT: …`, `Sperrfrist: Freitag, 10.00 Uhr`, `Sous embargo jusqu'au 27 novembre à 18h`. What a format
 * says in a field of its own goes before (NITF `embargo`, NewsML-G2 `embargoed`); this reads what stands in headlines, notes and first lines.
 *
 * One rule stands over all: never early. A time without a day is the next such time after the story was sent; one without a zone is in the
 * feed's zone, or else in the most western that agencies of its language write from; what cannot be read holds the story until somebody says more.
 */

import { patterns } from '#src/languages/index.ts'
import { monthNames } from '#src/text/months.ts'
import { embargoWords } from './embargo-words.ts'
import { beginsWithMoment, type MomentContext, readMoment } from './moment.ts'
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
const closings = embargoWords.flatMap((words) => words.closings ?? [])
/** Behind an everyday word, words that make it one that ends. */
const untilWords = new RegExp(`^(?:${embargoWords.flatMap(({ until = [] }) => until).join('|')})(?!\\p{L})`, 'u')
const untilBehindParticiple = new RegExp(`^(?:${embargoWords.flatMap(({ untilParticiple = [] }) => untilParticiple).join('|')})`, 'u')

/** What may stand before an opening: signs, brackets, a call for attention. */
const before = new RegExp(
  `^[\\s*+=#>«»"“”!()[\\]{}【】〔〕（）<＜>＞:–—-]{0,12}(?:(?:${patterns('attention')}|${patterns('noteHeads')}|${patterns('embargoCalls')})\\s?[:!.–—-]{0,3}\\s{0,3})?`,
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

/** Does a line lift it? In a text, nothing else may stand in that line. */
function isReleased(line: string, where: EmbargoLine['where']): boolean {
  const release = readRelease(line)
  return release?.of === 'embargo' && (release.rest === '' || (where !== 'body' && where !== 'summary'))
}

/** A note is read sentence by sentence, what else there is by lines. */
function sentencesOf(line: string, where: EmbargoLine['where']): string[] {
  const text = line.slice(0, 2000)
  if (where !== 'edNote' && where !== 'usageTerms') return [text]
  // `7 a.m. EST Monday` is one sentence, and so is `Samstag, 28. November`
  return text.split(/[;!\n]+|(?<![\s.]\p{L}|\d)\.(?=\s+\p{Lu})/u)
}

function openingIn(line: string, where: EmbargoLine['where']): { rest: string; lifted: boolean; sure: boolean } | undefined {
  if (line.length > longestLine && where === 'body' && !/^[\s*+]{0,4}[([]/u.test(line)) return undefined
  const text = line.slice(0, 400)
  const lower = text.toLowerCase()
  const start = before.exec(lower)![0].length
  if (liftings.some((words) => startsAt(lower, words, start))) return { rest: '', lifted: true, sure: true }
  for (const words of openings) {
    const at = where === 'body' || where === 'summary' ? start : placeOf(lower, words)
    if (at === undefined || !startsAt(lower, words, at)) continue
    const rest = lower.slice(at + words.length)
    const printed = text.slice(at, at + words.length)
    if (liftings.some((lifting) => lower.startsWith(lifting, at))) return { rest: '', lifted: true, sure: true }
    const said = speaksOfText(words, printed, rest, where)
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
    if (at === 0 || at > furthest || inNotes.has(words)) continue
    const rest = lower.slice(at + words.length)
    const behind = rest.trim().slice(0, reach)
    const timed = namesTime(behind, embargoWords)
    const plain = everyday.has(words) && !words.includes(' ')
    const until = untilWords.test(behind) || (!plain && !participles.has(words) && beginsWithMoment(behind, embargoWords))
    const dated = /\d/.test(behind.replace(/(?<!\d)(?:19|20)\d{2}(?!\d)/gu, ''))
    if (until && (timed || (dated && !plain))) return { rest, lifted: false, sure: !plain }
  }
  return undefined
}

/** `28 Kasım 2026 saat 10:00'a kadar ambargoludur`: the moment stands before. */
function closingIn(lower: string): { rest: string; lifted: boolean; sure: boolean } | undefined {
  const line = lower.replace(/[\s.!)\]。]{1,8}$/u, '')
  const words = closings.find((closing) => line.endsWith(closing) && line.length <= longestLine)
  if (words === undefined) return undefined
  const rest = line.slice(0, -words.length)
  return { rest, lifted: false, sure: /\p{Lo}/u.test(words) && /\d/.test(rest) }
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

/** Does the opening speak of this text? `Embargo: Cuba 60 years on` and `Embargo on oil ends` do not; `Embargo: 18.00` does if a moment can be read. */
function speaksOfText(words: string, printed: string, rest: string, where: EmbargoLine['where']): 'sure' | 'with-a-moment' | undefined {
  const behind = rest.replace(/^(?:ed)?[\s:：–—-]{0,4}/u, '')
  const capitals = printed === printed.toUpperCase() && printed !== printed.toLowerCase()
  const marker = where === 'headline' && !capitals ? headlinesMarker(words, rest) : 'maybe'
  if (marker !== 'maybe') return marker
  if ((where === 'body' || where === 'summary') && !capitals && isProse(words, rest)) return undefined
  if (
    participles.has(words) &&
    !/^[\s.]{0,3}(?:[:–—!)\]*+,]|-\s|$)/u.test(rest) &&
    !untilWords.test(behind) &&
    !untilBehindParticiple.test(behind)
  ) {
    return beginsWithMoment(behind.split(/[,]/u, 1)[0]!.split(' ', 1)[0]!, embargoWords) ? 'with-a-moment' : undefined
  }
  if (where === 'headline' && !capitals && inNotes.has(words)) return undefined
  // `Sperrfrist: Winzer dürfen ab 3. Dezember ernten` names no moment at once.
  if (where === 'headline' && !capitals && atOnce.has(words) && !beginsWithMoment(behind.split(/\s/u, 1)[0]!, embargoWords))
    return undefined
  if (!everyday.has(words)) return 'sure'
  const until = untilWords.exec(behind)
  if ((where === 'edNote' || capitals) && (until || /^\s{0,3}(?:[:–—!)\]*+]|-\s|$)/u.test(rest))) return 'sure'
  const moment = until ? behind.slice(until[0].length) : behind.split(/[\s,]/u, 1)[0]!
  const short = where !== 'headline' && (rest.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) <= mostWordsOfTime
  return beginsWithMoment(moment, embargoWords) || (short && namesTime(behind, embargoWords)) ? 'with-a-moment' : undefined
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
  segment.split(/[\s,]+/u).some((word) => isPartOfMoment(word, embargoWords) && (/\d/.test(segment) || !monthNames.has(word.toLowerCase())))

/** Words of a line that says nothing but its embargo, without a time of day. */
const mostWordsOfLine = 8
/** With one. */
const mostWordsOfTime = 12

/** A sentence that begins with an everyday word and names no time of day: `Embargado hasta el viernes, el club no puede fichar.` */
function isProse(words: string, rest: string): boolean {
  if (!everyday.has(words) && !participles.has(words) && !inNotes.has(words)) return false
  return !namesTime(rest.slice(0, reach), embargoWords) && (rest.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) + 1 > mostWordsOfLine
}
