/**
 * What an agency says of its own story in headline, slugline and editors' note: UPDATE 2-, (KORREKTUR), 1st Ld-Writethru,
 * `Eds: Corrects …`. The formats' own fields go first; this reads only the conventions of prose (docs/signals.md).
 */
import { forms } from '#src/agencies/index.ts'
import { patterns } from '#src/languages/index.ts'
import type { Signal } from '#src/wire/document.ts'
import { lowerInPlace, type Marker, markers, noteOpenings, withMark } from './markers.ts'
import { type Order, orderAlone, orderIn, readOrder } from './order.ts'
import { isOfPart } from './parts.ts'
import { references, unnamed } from './references.ts'
import { type Release, readRelease, saysReleased } from './release.ts'
import { isOrderOver, tombstone } from './tombstone.ts'

export interface SignalInput {
  headline?: string
  edNote?: string
  slugline?: string
  summary?: string
  /** The text, a block a line: only notices to editors are read in it, and what its first lines say of the whole. */
  body?: string
}

export interface FoundSignal {
  signal: Signal
  /** The words that said so, as printed. */
  text: string
  where: 'headline' | 'slugline' | 'edNote' | 'summary' | 'body'
  /** What a release lifts. */
  of?: Release['of']
}

export interface SignalsRead {
  /** Each once, in the order found. */
  signals: Signal[]
  /** The headline without its marker segments; as given when nothing else would remain. */
  headline: string
  found: FoundSignal[]
  /** The number a marker carries (`UPDATE 2` → 2, `3rd Ld` → 3): the largest one. */
  sequence?: number
  /** What a notice without a text of its own speaks of: headlines in quotation marks, and item numbers. */
  refersTo?: { headlines: string[]; items: string[] }
  /** An order in everyday words, where nothing else rules: it counts only for a story that is there. */
  order?: { signal: Order['signal']; headlines: string[]; items: string[]; quoted?: true }
}

/** What may stand before a marker: signs, a slug's prefix, a bracket, a call for attention. */
const open = `[\\s*+=#>«»"“”!\\u0007']{0,12}(?:(?:bc|${forms('slugPrefix').join('|')})-)?[(\\[{【〔（［<＜]?\\s{0,3}(?:(?:${patterns('attention')}|${patterns('headlineLabels')})[:!]?\\s{1,2})?`
/** Looked for backwards from the marker: V8 takes four to ten times as long to compile the same forwards, a third of a second for all markers. */
const opened = `(?<=^${open})`
/** A closing bracket, with what was done before it: `(Korrektur: zweiter Absatz)`, `(Zusammenfassung 1400)`. */
const shut = '(?:\\s?[:–-]\\s[^()[\\]]{1,60}|\\s\\d{1,4})?\\s{0,3}[)\\]}】〕）］>＞]'

/** One line of the table, over lower case: to fold case inside the patterns takes V8 several times as long. */
class Convention {
  readonly signal: Signal
  readonly caps: boolean
  readonly #words: string
  readonly #anywhere: RegExp
  #patterns: Record<'start' | 'end' | 'whole', RegExp> | undefined

  constructor(marker: Marker) {
    this.signal = marker.signal
    this.caps = marker.caps === true
    this.#words = marker.words
    this.#anywhere = new RegExp(this.#words)
  }

  /** Where it may stand; undefined where its words do not, which nearly always settles it before the patterns are made. */
  in(lower: string): Record<'start' | 'end' | 'whole', RegExp> | undefined {
    if (!this.#anywhere.test(lower)) return undefined
    const words = `(?<marker>${this.#words})`
    this.#patterns ??= {
      // then a closing bracket, a dash, colon or bar; a comma or slash only where another marker follows, see `stands`
      start: new RegExp(`${opened}${words}(?<close>${shut}|[\\s*+!]{0,4}(?<mark>[-–—:：|/,=»]|[*+]{2,}|\\.{2,}))[\\s*+:=–—-]{0,6}`),
      end: new RegExp(`(?<mark>[-–—:|/,=]\\s{0,3}|(?<close>[(\\[{【（［]\\s{0,3}))${words}[\\s)\\]}】）］*+=!.]{0,8}$`),
      whole: new RegExp(`${opened}${words}[\\s)\\]}】）］*+=!.:'\\u0007-]{0,24}$`),
    }
    return this.#patterns
  }
}

/** Made when the first headline with a marker comes: they are many, and most runs of the program read none. */
let made: Convention[] | undefined

/** Nearly every headline has no marker: one pass over its lower case says so. */
const any = new RegExp(
  `(?<=^${open}|[-–—:|/,=([{【（［]\\s{0,3})(?:${markers.map(({ words }) => words).join('|')})(?:${shut}|[\\s*+!]{0,4}(?:[-–—:：|/,=»]|[*+]{2,}|\\.{2,})|[\\s)\\]}】）］*+=!.:'\\u0007-]{0,24}$)`,
)

const notes = noteOpenings.map((m) => ({ signal: m.signal, opening: new RegExp(`^(?:${m.words})`, 'iu') }))

/** Read the signals of one story. Nothing found: no signals and the headline as it was. */
export function readSignals(story: SignalInput): SignalsRead {
  const found: FoundSignal[] = []
  const headline = strip(story.headline ?? '', 'headline', found)
  if (story.slugline !== undefined) strip(story.slugline, 'slugline', found)
  if (story.edNote !== undefined) readNote(story.edNote, 'edNote', found)
  if (story.summary !== undefined) readText(story.summary, 'summary', found, story.headline)
  if (story.body !== undefined) readText(story.body, 'body', found, story.headline)
  // An order in the headline names what it takes down.
  if (!found.some(({ signal }) => rulings.has(signal)) && !readOrder(story.headline ?? '')?.headline) {
    const text = tombstone(story)
    if (text !== undefined) found.push({ signal: 'kill', text, where: story.body ? 'body' : 'summary' })
    else readOrderOver(story, found)
  }
  // Whatever names the embargo that is lifted names none that holds.
  const isLifted = found.some(({ of }) => of === 'embargo')
  const signals = [...new Set(found.flatMap(({ signal }) => (isLifted && signal === 'embargo' ? [] : [signal])))]
  const numbers = found
    .flatMap((f) => ((f.where === 'headline' || f.where === 'slugline') && f.signal !== 'embargo' ? (f.text.match(/\d{1,3}/gu) ?? []) : []))
    .map(Number)
  const order = signals.some((s) => rulings.has(s)) ? undefined : readOrders(story)
  const notice = signals.some((s) => rulings.has(s) || s === 'advisory' || s === 'correction')
  return {
    signals,
    headline,
    found,
    ...(numbers.length > 0 ? { sequence: Math.max(...numbers) } : {}),
    ...(order ? { order } : {}),
    ...(notice
      ? {
          refersTo: references(
            [story.headline, story.edNote, story.summary, shortNotice(story.body)].filter((t) => t !== undefined).join('\n'),
          ),
        }
      : {}),
  }
}

/** An order on the text that stands below it, in a line of its own, in a description or a note. */
function readOrderOver({ edNote = '', summary = '', body = '' }: SignalInput, found: FoundSignal[]): void {
  const lines = (text: string, where: FoundSignal['where']) =>
    text
      .slice(0, 2000)
      .split('\n')
      .flatMap((line) => (line.trim() ? [{ line: line.trim(), where }] : []))
  const over = [
    ...lines(edNote.replace(/[.!;]\s/gu, '\n'), 'edNote'),
    ...lines(summary, 'summary'),
    ...lines(body, 'body').slice(0, linesOver),
  ]
  const order = over.find(({ line }) => isOrderOver(line))
  if (order) found.push({ signal: 'kill', text: order.line.slice(0, 120), where: order.where })
}

/** The first order that a notice's headline, note or first lines give; what it names stands behind it, in quotation marks, or in the next lines. */
function readOrders({ headline, edNote, summary, body }: SignalInput): SignalsRead['order'] {
  const text = shortNotice(body)
  const lines = [headline, edNote, summary, text]
    .flatMap((part) => (part ?? '').split('\n').slice(0, firstLines))
    .map((line) => line.trim())
  const order = orderOfLines(lines) ?? orderOfSentence(lines)
  return order && lines.some((line) => sentencesIn(line).some(ordersPart)) ? undefined : order
}

function orderOfLines(lines: readonly string[]): SignalsRead['order'] {
  for (const [n, line] of lines.entries()) {
    const order = line === '' ? undefined : readOrder(line)
    if (!order) continue
    const { headlines, items } = references(lines.join('\n'))
    const named = order.headline === '' ? lines.slice(n + 1).filter((next) => next.includes(' ')) : [order.headline]
    const quoted = headlines.length > 0 ? { quoted: true as const } : {}
    return { signal: order.signal, headlines: [...new Set([...headlines, ...named])].slice(0, 8), items, ...quoted }
  }
  return undefined
}

/** An order that stands in a sentence with the headline in quotation marks that it speaks of: `Rogamos anulen la noticia titulada «…»`. */
function orderOfSentence(lines: readonly string[]): SignalsRead['order'] {
  for (const sentence of lines.filter((line) => quote.test(line)).flatMap(sentencesIn)) {
    const { headlines, items } = references(sentence)
    const said = headlines.length === 0 ? undefined : orderIn(unnamed(sentence))
    if (said) return { signal: said, headlines, items, quoted: true }
  }
  return undefined
}

const quote = /["“„«»「『《‘]/u

/** Sentences that are short enough to be orders. */
const sentencesIn = (line: string): string[] =>
  line.split(/(?<=\p{L}{3}[.!?。]["”»’]?)\s+(?=\p{Lu})/u).filter((sentence) => sentence.length <= 400)

/** `Please kill the second paragraph of the story “…”`, `In the story “…” please delete the last line` */
function ordersPart(sentence: string): boolean {
  const behind = /["”»«」』》’]([^"“”„«»「」『』《》]{8,200})$/u.exec(sentence)?.[1]
  return (isOfPart(sentence) && orderIn(unnamed(sentence)) !== undefined) || (behind !== undefined && isOfPart(behind, orderIn))
}

/** What an agency rules of a story: it may not be used, or may again. */
const rulings: ReadonlySet<Signal> = new Set(['kill', 'withhold', 'elimination', 'restore', 'release'])
/** A notice to editors has no more words; what is longer is a story, whatever it speaks of. */
const mostNoticeWords = 150
/** Lines from the beginning that may say what the whole is. */
const firstLines = 4
/** Lines of a text that may be an order on it. */
const linesOver = 2
/** Who such a notice is addressed to, or that it is one. */
const addressed = new RegExp(`^[^\\p{L}\\p{N}]{0,8}(?:${patterns('toEditors')})`, 'iu')

/** The body where it is short enough to be a notice; else what it quotes are quotes. */
function shortNotice(body: string | undefined): string | undefined {
  return body !== undefined && body.length < 3000 && (body.match(/\S+/gu)?.length ?? 0) <= mostNoticeWords ? body : undefined
}

/**
 * Rulings in a text: a line of capitals that is nothing but a marker says it of whatever stands below; a sentence says it only in a short text
 * that is addressed to editors, or that names a story by its headline or number.
 */
function readText(text: string, where: 'summary' | 'body', found: FoundSignal[], headline = ''): void {
  const lines = text
    .slice(0, 4000)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, 12)
  const short = shortNotice(text)
  for (const line of lines.slice(0, firstLines)) {
    if (line.length > 200) continue
    const said: FoundSignal[] = []
    const rest = strip(line, where, said)
    const whole = rest === line || wordCount(rest) === 0
    for (const one of said) if (rulings.has(one.signal) && (whole || short !== undefined)) found.push(one)
  }
  const said: FoundSignal[] = []
  // `(Corrected resend of the killed story; the violin was sold in Graz.)`
  for (const line of lines.slice(0, 2)) if (bracketed.test(line)) readNote(line, where, said)
  found.push(...said.filter(({ signal }) => signal === 'restore'))
  if (short === undefined) return
  const toEditors = [headline, ...lines.slice(0, firstLines)].some((line) => addressed.test(line))
  const { headlines, items } = references(short)
  if (!toEditors && headlines.length + items.length === 0) return
  said.length = 0
  // Where nobody is addressed, only the text's first sentence can be an order to editors: later ones are somebody's words.
  for (const line of toEditors ? lines : lines.slice(0, 1).map((first) => first.split(/[.;!]\s/u, 1)[0]!)) readNote(line, where, said)
  for (const one of said) if (rulings.has(one.signal) && (toEditors || isImperative(one.text))) found.push(one)
}

/** A line that is a bracket: a note on the text. */
const bracketed = /^[([][^()[\]]{8,300}[)\]]$/u

/** Is a text words to editors about a story, and not the story? What a line that is nothing but a marker says is said of the text below it. */
export function isNoticeText(text: string): boolean {
  if (shortNotice(text) === undefined) return false
  const lines = text.split('\n').map((line) => line.trim())
  if (
    lines
      .filter(Boolean)
      .slice(0, firstLines)
      .some((line) => addressed.test(line))
  )
    return true
  const told = lines.filter((line) => line !== '' && !isMarker(line))
  // What a bracket says of the text below it is no notice alone.
  const below = told.every((line) => bracketed.test(line)) ? told : told.filter((line) => !bracketed.test(line))
  return readSignals({ body: below.join('\n') }).signals.some((signal) => rulings.has(signal))
}

/** A line that is nothing but a marker. */
function isMarker(line: string): boolean {
  const said: FoundSignal[] = []
  return strip(line, 'body', said) === line && said.length > 0
}

/** Told to editors, though nobody is addressed: an order, or what became of a report. "Withdrawn by its maker, the drug …" is neither. */
const isImperative = (sentence: string): boolean => !ordersNothing.test(sentence)
const ordersNothing = new RegExp(`^(?:${patterns('noOrders')})(?!\\p{L})`, 'iu')

const wordCount = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0

/** Take marker segments off both ends, one at a time: `CORRECTED-UPDATE 1-…` has two. */
function strip(line: string, where: FoundSignal['where'], found: FoundSignal[]): string {
  let rest = line.trim().slice(0, 1000)
  for (let round = 0; round < 6; round++) {
    const next =
      stripRelease(rest, where, found) ?? stripOne(withMark(rest), where, found) ?? (where === 'headline' ? stripLabel(rest) : undefined)
    if (next === undefined) break
    rest = next
  }
  return rest === '' ? line.trim() : rest
}

/** `+++ EIL +++ …`, `URGENT: …`, `(FLASH) …`, `【速報】…`: how fast it came is no part of what a headline says. */
const label = new RegExp(
  `^[\\s*+=#>]{0,8}(?:[([【〔（［]\\s?)?(?:${patterns('headlineLabels')})(?:\\s?[)\\]】〕）］]\\s?[:：–—-]?|\\s?[:：|!]|\\.(?=\\s)|\\s{1,2}[–—-]{1,2}\\s|(?<hyphen>-)|\\s?[+*]{2,4}|\\s?\\.{3})\\s{0,3}`,
  'u',
)

function stripLabel(line: string): string | undefined {
  const { 0: found, groups } = label.exec(lowerInPlace(line)) ?? { 0: undefined }
  // `URGENT-Bank fails`, and not `urgent-care clinics`
  if (found && groups?.hyphen !== undefined && !isCapital(line.slice(0, found.length))) return undefined
  const rest = found && line.slice(found.length).replace(/[\s+*=]{2,8}$/u, '')
  return rest && /\p{L}/u.test(rest) ? rest : undefined
}

function stripRelease(line: string, where: FoundSignal['where'], found: FoundSignal[]): string | undefined {
  const release = readRelease(line)
  if (release) found.push({ signal: 'release', text: release.text, where, of: release.of })
  return release?.rest
}

function stripOne(line: string, where: FoundSignal['where'], found: FoundSignal[]): string | undefined {
  const lower = lowerInPlace(line)
  if (!any.test(lower)) return undefined
  made ??= markers.map((marker) => new Convention(marker))
  for (const convention of made) {
    const patterns = convention.in(lower)
    if (patterns === undefined) continue
    const took = (text: string, rest: string): string => {
      found.push({ signal: convention.signal, text, where })
      return rest.trim()
    }
    const whole = patterns.whole.exec(lower)
    if (whole !== null) {
      const marker = markerAsPrinted(line, whole)
      if (!convention.caps || isCapital(marker)) return took(marker, '')
    }
    const start = patterns.start.exec(lower)
    if (start !== null) {
      const marker = markerAsPrinted(line, start)
      const rest = line.slice(start.index + start[0].length)
      if (stands(convention, marker, start, rest)) return took(marker, rest)
    }
    const end = patterns.end.exec(lower)
    if (end !== null) {
      const marker = markerAsPrinted(line, end)
      if (endStands(convention, marker, end.groups!, where)) return took(marker, line.slice(0, end.index))
    }
  }
  return undefined
}

function markerAsPrinted(line: string, { index, 0: matched, groups }: RegExpExecArray): string {
  const at = index + matched.indexOf(groups!.marker!)
  return line.slice(at, at + groups!.marker!.length)
}

/** `UPDATE 2-Stocks`, `Correction: Stocks`, `(Korrektur) …` are markers; `update-averse`, `corrections, please` are not. */
function stands(c: Convention, marker: string, { 0: matched, groups: g }: RegExpExecArray, rest: string): boolean {
  const bracketed = /[)\]}】〕）］>＞]/u.test(g!.close ?? '')
  const capital = isCapital(marker)
  if (c.caps && !capital && !bracketed) return false
  if (bracketed) return true
  // AFP's `KILL/Potter sues city`
  if (g!.mark === ',' || g!.mark === '/') return capital && (beginsWithMarker(rest) || (c.signal === 'kill' && !isCapital(rest)))
  if (g!.mark === '-' && !/-\s/u.test(matched)) return capital || /\d/u.test(marker) || /^[\p{Lu}\p{Lo}\d"“«]/u.test(rest)
  return true
}

function beginsWithMarker(line: string): boolean {
  const lower = lowerInPlace(line)
  return (made ?? []).some((other) => {
    const patterns = other.in(lower)
    return patterns !== undefined && (patterns.start.test(lower) || patterns.whole.test(lower))
  })
}

/** At the end of a headline a marker needs brackets, capitals or a number; sluglines put theirs after commas. */
function endStands(c: Convention, marker: string, g: Record<string, string>, where: FoundSignal['where']): boolean {
  if (where === 'slugline') return !c.caps || isCapital(marker) || /,/u.test(g.mark ?? '')
  if (g.close !== undefined) return true
  if (c.caps && !isCapital(marker)) return false
  return isCapital(marker) || /\d/u.test(marker)
}

function isCapital(marker: string): boolean {
  return marker === marker.toUpperCase() && (marker !== marker.toLowerCase() || /\p{Lo}/u.test(marker))
}

/** What stands before an editors' note's first word. */
const noteStart = new RegExp(
  `^[^\\p{L}\\p{N}]{0,8}(?:(?:${patterns('attention')})[:!,]?\\s{1,2})?(?:(?:${patterns('noteHeads')})(?!\\p{L})[^\\p{L}\\p{N}]{0,4})?`,
  'iu',
)
/** `Nr. 0472` is no end of a sentence. */
const numberStop = new RegExp(`(?<!\\p{L})(${patterns('numberAbbreviations')})\\.\\s?(?=\\d)`, 'giu')

/** What takes a story down, and no part of one. */
const takesDown: ReadonlySet<Signal> = new Set(['kill', 'elimination', 'withhold'])
/** What a word that lifts them names, too. */
const holding: ReadonlySet<Signal> = new Set(['withhold', 'embargo'])

function readNote(note: string, where: FoundSignal['where'], found: FoundSignal[]): void {
  const whole = note.slice(0, 4000).replace(numberStop, '$1 ')
  for (const raw of whole.split(/[.;!\n()]+\s*/u)) {
    const sentence = raw.replace(noteStart, '')
    const of = saysReleased(unnamed(sentence))
    for (const n of notes) {
      const m = n.opening.exec(sentence)
      if (m !== null && !(of && holding.has(n.signal)) && !(takesDown.has(n.signal) && isOfPart(sentence)))
        found.push({ signal: n.signal, text: sentence.slice(0, 120).trim(), where })
    }
    if (of) found.push({ signal: 'release', text: sentence.slice(0, 120).trim(), where, of })
    const alone = of ? undefined : orderAlone(sentence)
    if (alone) found.push({ signal: alone, text: sentence.trim(), where })
  }
  strip(note.split('\n', 1)[0]!, where, found)
}
