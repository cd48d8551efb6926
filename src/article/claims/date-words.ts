/**
 * Lines that date a text: which part of them says when it was published, and which when it was changed.
 */

import { patterns } from '#src/languages/index.ts'
import { isDateLine } from '../body/line-kinds.ts'
import { plainDate } from './date-text.ts'

const words = new RegExp(
  `(?<!\\p{L})(?:(${patterns('dateChanged')})|(${patterns('datePublished')}))(?!\\p{Script=Latin}|\\p{Script=Cyrillic})`,
  'giu',
)
const numbers = /\d{1,4}[./年-]\s?\d{1,2}[./月-]\s?\d{1,4}/
const otherScript = /[^\P{L}\p{Script=Latin}]/u

/** Says what of a line: that it was published then, changed then, or, of a mere date, nothing. */
export type DateKind = 'published' | 'changed' | 'date'

/** Whether words beside a date say that it is of a change, or of the publication; the last of them counts, which stands beside it. */
export function kindByWords(text: string): DateKind {
  const [last] = [...text.matchAll(words)].slice(-1)
  return last === undefined ? 'date' : last[1] === undefined ? 'published' : 'changed'
}

/** The dates in a line around the headline, each with what its words say of it; none in a line that says something else too. */
export function datesOfLine(line: string): { kind: DateKind; text: string }[] {
  if (line.length > 160 || /©|\(c\)|copyright/i.test(line)) return []
  const found = [...line.matchAll(words)]
  const parts: { kind: DateKind; text: string }[] = [{ kind: 'date', text: line.slice(0, found[0]?.index) }]
  for (const [at, match] of found.entries())
    parts.push({
      kind: match[1] === undefined ? 'published' : 'changed',
      text: line.slice(match.index + match[0].length, found[at + 1]?.index).replace(/^\s*[:：.,|–—-]+/, ''),
    })
  return parts.flatMap(({ kind, text }) =>
    isDate(plainDate(text).trim(), kind !== 'date') ? [{ kind, text: text.trim() }] : datedPieceOf(text, kind),
  )
}

/** What divides a line of a date, a name and a reading time: `December 18, 2025 ・ 3 min read`. */
const dividers = /[|·•・⋅∙●]|\s[-–—]\s|(?<=\p{L}) \/ /u

/** The piece of a divided line that is a whole date. */
function datedPieceOf(text: string, kind: DateKind): { kind: DateKind; text: string }[] {
  const pieces = text.split(dividers).map((piece) => piece.trim())
  const dated = pieces.length > 1 ? pieces.find((piece) => isDateLine(plainDate(piece).trim())) : undefined
  return dated === undefined ? [] : [{ kind, text: dated }]
}

const isDate = (text: string, labelled: boolean): boolean =>
  /\d/.test(text) && (isDateLine(text) || (text.length < 50 && (labelled || numbers.test(text) || otherScript.test(text))))
