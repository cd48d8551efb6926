/**
 * What an agency says of its own story in headline, slugline and editors' note: UPDATE 2-, (KORREKTUR), 1st Ld-Writethru,
 * `Eds: Corrects …`. The formats' own fields go first; this reads only the conventions of prose (docs/signals.md).
 */
import type { Signal } from '#src/wire/document.ts'
import { type Marker, markers, noteOpenings } from './markers.ts'

export interface SignalInput {
  headline?: string
  edNote?: string
  slugline?: string
  summary?: string
}

export interface FoundSignal {
  signal: Signal
  /** The words that said so, as printed. */
  text: string
  where: 'headline' | 'slugline' | 'edNote' | 'summary'
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
}

const ordinal = '(?:\\d{1,2}(?:st|nd|rd|th|er|e|ème|\\.|ª|º)?|first|second|third|fourth|fifth)'
const source = (m: Marker): string => m.words.replace(/(?<![\p{L}])ord(?![\p{L}])/gu, ordinal).replaceAll('#', '\\d{1,3}')
const open = '[\\s*+=#>«»"“”!\\u0007\']{0,12}[(\\[{【〔（［<]?\\s{0,3}'
const shut = '\\s{0,3}[)\\]}】〕）］>]'

interface Compiled {
  signal: Signal
  caps: boolean
  start: RegExp
  end: RegExp
  whole: RegExp
}

/** Made when the first headline with a marker comes: the patterns are many, and most runs of the program read none. */
let made: Compiled[] | undefined

const compile = (): Compiled[] =>
  markers.map((m) => {
    const words = `(?<marker>${source(m)})`
    return {
      signal: m.signal,
      caps: m.caps === true,
      // then a closing bracket, a dash, colon or bar; a comma or slash only where another marker follows, see `segments`
      start: new RegExp(`^${open}${words}(?<close>${shut}|[\\s*!]{0,4}(?<mark>[-–—:：|/,=»]|\\*{2,}|\\.{2,}))[\\s*:=–—-]{0,6}`, 'iu'),
      end: new RegExp(`(?<mark>[-–—:|/,=]\\s{0,3}|(?<close>[(\\[{【（［]\\s{0,3}))${words}[\\s)\\]}】）］*+=!.]{0,8}$`, 'iu'),
      whole: new RegExp(`^${open}${words}[\\s)\\]}】）］*+=!.:'\\u0007-]{0,24}$`, 'iu'),
    }
  })

/** Nearly every headline has no marker: one pass over its lower case says so (folding inside the pattern takes V8 long to compile). */
const anyWords = `(?:${markers.map(source).join('|')})`
const any = [
  new RegExp(`^${open}${anyWords}(?:${shut}|[\\s*!]{0,4}(?:[-–—:：|/,=»]|\\*{2,}|\\.{2,})|[\\s)\\]}】）］*+=!.:'\\u0007-]{0,24}$)`),
  new RegExp(`(?:[-–—:|/,=]\\s{0,3}|[(\\[{【（［]\\s{0,3})${anyWords}[\\s)\\]}】）］*+=!.]{0,8}$`),
]

const notes = noteOpenings.map((m) => ({ signal: m.signal, opening: new RegExp(`^(?:${source(m)})`, 'iu') }))

/** Read the signals of one story. Nothing found: no signals and the headline as it was. */
export function readSignals(story: SignalInput): SignalsRead {
  const found: FoundSignal[] = []
  const headline = strip(story.headline ?? '', 'headline', found)
  if (story.slugline !== undefined) strip(story.slugline, 'slugline', found)
  if (story.edNote !== undefined) readNote(story.edNote, 'edNote', found)
  if (story.summary !== undefined && /^\W{0,6}(?:eds|editors|ed note|редакци)/iu.test(story.summary))
    readNote(story.summary, 'summary', found)
  const signals = [...new Set(found.map((f) => f.signal))]
  const numbers = found
    .flatMap((f) => ((f.where === 'headline' || f.where === 'slugline') && f.signal !== 'embargo' ? (f.text.match(/\d{1,3}/gu) ?? []) : []))
    .map(Number)
  const notice = signals.some((s) => s === 'kill' || s === 'withhold' || s === 'elimination' || s === 'advisory' || s === 'correction')
  return {
    signals,
    headline,
    found,
    ...(numbers.length > 0 ? { sequence: Math.max(...numbers) } : {}),
    ...(notice ? { refersTo: references([story.headline, story.edNote, story.summary].filter((t) => t !== undefined).join('\n')) } : {}),
  }
}

/** Take marker segments off both ends, one at a time: `CORRECTED-UPDATE 1-…` has two. */
function strip(line: string, where: FoundSignal['where'], found: FoundSignal[]): string {
  let rest = line.trim().slice(0, 1000)
  for (let round = 0; round < 6; round++) {
    const next = stripOne(rest, where, found)
    if (next === undefined) break
    rest = next
  }
  return rest === '' ? line.trim() : rest
}

function stripOne(line: string, where: FoundSignal['where'], found: FoundSignal[]): string | undefined {
  const lower = line.toLowerCase()
  if (!any.some((pattern) => pattern.test(lower))) return undefined
  made ??= compile()
  for (const c of made) {
    const whole = c.whole.exec(line)
    if (whole !== null && (!c.caps || isCapital(whole.groups!.marker!))) {
      found.push({ signal: c.signal, text: whole.groups!.marker!, where })
      return ''
    }
    const start = c.start.exec(line)
    if (start !== null && stands(c, start.groups!, line.slice(start[0].length), start[0])) {
      found.push({ signal: c.signal, text: start.groups!.marker!, where })
      return line.slice(start[0].length).trim()
    }
    const end = c.end.exec(line)
    if (end !== null && endStands(c, end.groups!, where)) {
      found.push({ signal: c.signal, text: end.groups!.marker!, where })
      return line.slice(0, end.index).trim()
    }
  }
  return undefined
}

/** `UPDATE 2-Stocks`, `Correction: Stocks`, `(Korrektur) …` are markers; `update-averse`, `corrections, please` are not. */
function stands(c: Compiled, g: Record<string, string>, rest: string, matched: string): boolean {
  const marker = g.marker!
  const bracketed = /[)\]}】〕）］>]/u.test(g.close ?? '')
  const capital = isCapital(marker)
  if (c.caps && !capital && !bracketed) return false
  if (bracketed) return true
  if (g.mark === ',' || g.mark === '/') return capital && (made ?? []).some((other) => other.start.test(rest) || other.whole.test(rest))
  if (g.mark === '-' && !/-\s/u.test(matched)) return capital || /\d/u.test(marker) || /^[\p{Lu}\p{Lo}\d"“«]/u.test(rest)
  return true
}

/** At the end of a headline a marker needs brackets, capitals or a number; sluglines put theirs after commas. */
function endStands(c: Compiled, g: Record<string, string>, where: FoundSignal['where']): boolean {
  if (where === 'slugline') return !c.caps || isCapital(g.marker!) || /,/u.test(g.mark ?? '')
  if (g.close !== undefined) return true
  if (c.caps && !isCapital(g.marker!)) return false
  return isCapital(g.marker!) || /\d/u.test(g.marker!)
}

function isCapital(marker: string): boolean {
  return marker === marker.toUpperCase() && (marker !== marker.toLowerCase() || /\p{Lo}/u.test(marker))
}

const noteStart =
  /^\W{0,8}(?:(?:eds?|editors?|ed note|editors?[’']? note|note to editors|redaktioner|redaktion|à la rédaction)\b\W{0,4})?/iu

function readNote(note: string, where: FoundSignal['where'], found: FoundSignal[]): void {
  for (const raw of note.slice(0, 4000).split(/[.;!\n()]+\s*/u)) {
    const sentence = raw.replace(noteStart, '')
    for (const n of notes) {
      const m = n.opening.exec(sentence)
      if (m !== null) found.push({ signal: n.signal, text: sentence.slice(0, 120).trim(), where })
    }
  }
  strip(note.split('\n', 1)[0]!, where, found)
}

/** Headlines in quotation marks (at least two words) and item numbers (`dpa 157`, `item 0123`, `L1N14N0FF`, `urn:…`). */
function references(text: string): { headlines: string[]; items: string[] } {
  const capped = text.slice(0, 8000)
  const headlines: string[] = []
  for (const m of capped.matchAll(/["“„«»「『‘]([^"“”„«»「」『』\n]{6,300})["”“»«」』’]/gu)) {
    const quoted = m[1]!.trim()
    if (/\s/u.test(quoted) || /^\p{Lo}{4,}/u.test(quoted)) headlines.push(quoted)
  }
  const items: string[] = []
  const numbered = /\b(?:item|story|no\.?|nr\.?|number|dpa|id|usn|slug|вест|број)\s{0,2}[:#]?\s{0,2}([A-Z]{0,3}\d{2,12})\b/giu
  for (const m of capped.matchAll(numbered)) items.push(m[1]!)
  for (const m of capped.matchAll(
    /\b(?:[A-Z]\d[A-Z]\d[A-Z0-9]{5}|[A-Z]{1,3}\d{5,}[A-Z0-9]*|urn:[a-z0-9][\w.:~-]{6,200}|tag:[\w.:,~/-]{6,200})/gu,
  ))
    items.push(m[0])
  return { headlines: [...new Set(headlines)].slice(0, 8), items: [...new Set(items)].slice(0, 16) }
}
