/**
 * The agencies' conventions for saying what became of a story, as they stand in headlines, sluglines and editors' notes: the words of all
 * languages, a row a signal. docs/signals.md has the sources. Words are compared in lower case without accents' help: as printed.
 */
import { languages } from '#src/languages/index.ts'
import type { Language, Marks } from '#src/languages/language.ts'
import type { Signal } from '#src/wire/document.ts'

export interface Marker {
  signal: Signal
  /** A regular expression's source for the marker's words, lower case. */
  words: string
  /** Counts only in capitals (or in brackets): the word is an everyday one. */
  caps?: true
}

const ordinal = '(?:\\d{1,2}(?:st|nd|rd|th|er|e|ème|\\.|ª|º)?|first|second|third|fourth|fifth)'
/** To the next mark, but for a clock's. */
const upToMark = '(?:[^:|–—-]|(?<=\\d):(?=\\d)){1,60}'

/** The words of all languages for a signal, as a source: `ord`, `#` and `…` filled in. */
function wordsFor(signal: keyof Marks, field: 'markers' | 'markersInCapitals' | 'noteOpenings' | 'orders'): string {
  const patterns = Object.values<Language>(languages).flatMap(({ [field]: marks }) => (marks as Marks | undefined)?.[signal] ?? [])
  return patterns
    .join('|')
    .replace(/(?<![\p{L}])ord(?![\p{L}])/gu, ordinal)
    .replaceAll('#', '(?:\\d{1,3})')
    .replaceAll('…', upToMark)
}

/** Words that rule a story where its headline follows: those that count in capitals alone everywhere, and plain orders. */
export const orders: readonly Marker[] = (['restore', 'kill', 'withhold'] as const).map((signal) => ({
  signal,
  words: [wordsFor(signal, 'markersInCapitals'), wordsFor(signal, 'orders')].join('|'),
}))

/** Lower case with every character in its place: of the few that have a longer one the beginning (İ: i). */
export function lowerInPlace(line: string): string {
  const lower = line.toLowerCase()
  if (lower.length === line.length) return lower
  return Array.from(line, (c) => c.toLowerCase().slice(0, c.length)).join('')
}

/** `KILL KILL KILL Rail union …`: a word of capitals said again and again is a segment of its own, without a mark behind it, and so is one between signs. */
export function withMark(line: string): string {
  const again = /^([^\p{L}\p{N}]{0,8}(\p{Lu}{3,12})(?:[\s!*-]{1,4}\2){1,4})\s{1,3}(?=[\p{L}\p{N}"“«])/u
  const between = /^([*!+#=<>/]{1,5})\s?(\p{Lu}{3,15}(?:\s\p{Lu}{3,15})?)\s?(?:\1|[*!+#=<>/]{1,5})\s{1,3}(?=[\p{L}\p{N}"“«])/u
  return line.replace(again, '$1: ').replace(between, '$2: ')
}

/** In the order in which they are looked for: what takes a kill back stands before the kills, whose words it repeats. */
const ofHeadlines: readonly (keyof Marks)[] = [
  'update',
  'lead',
  'writethru',
  'add',
  'take',
  'correction',
  'clarification',
  'restore',
  'kill',
  'elimination',
  'withhold',
  'embargo',
  'advisory',
  'repeat',
]
const ofNotes: readonly (keyof Marks)[] = [
  'correction',
  'clarification',
  'update',
  'restore',
  'kill',
  'elimination',
  'withhold',
  'embargo',
  'advisory',
  'repeat',
]

/** Markers that stand as a segment of their own: `UPDATE 2-…`, `(KORREKTUR) …`, `…, 1st Ld-Writethru`, `[고침] …`. */
export const markers: readonly Marker[] = ofHeadlines
  .flatMap((signal): Marker[] => [
    { signal, words: wordsFor(signal, 'markers') },
    { signal, words: wordsFor(signal, 'markersInCapitals'), caps: true },
  ])
  .filter(({ words }) => words !== '')

/** What an editors' note's sentence begins with, after `Eds:` and the like. */
export const noteOpenings: readonly Marker[] = ofNotes.map((signal) => ({ signal, words: wordsFor(signal, 'noteOpenings') }))
