/**
 * Captions told from the credits printed with them.
 */
import { forms } from '#src/agencies/index.ts'
import { patterns } from '#src/languages/index.ts'
import type { Credit } from './credit.ts'
import { asCredit, labelOf, longest, type Own, type Standing } from './credit-line.ts'

export { parseCreditLine } from './credit-line.ts'

export interface CaptionParts {
  caption?: string
  /** As printed, without the word that labels it (`Photo:`, `Foto:`, `©`) and without the brackets around. */
  creditLine?: string
  credit?: Credit
}

/** Before what a label may stand, and what says without one that a credit follows. */
const labelMark = new RegExp(`[:：=]|(?:^|[\\s(\\[/|–—•-])(?:(?:${patterns('creditedBy')})\\s|©|\\(c\\)\\s)`, 'giu')
/** Characters of the longest label. */
const longestLabel = 48

/** Where a label or a sign of rights stands in a text: at most a dozen. */
function labelsIn(text: string): number[] {
  const found: number[] = []
  for (const match of text.matchAll(labelMark)) {
    if (found.length === 12) break
    if (!/^[:：=]$/.test(match[0])) {
      found.push(match.index)
      continue
    }
    const start = Math.max(0, match.index - longestLabel)
    const before = text.slice(start, match.index)
    for (const { index } of before.matchAll(/(?:^|(?<=[\s(（[【/|–—•.-]))[\p{L}]/gu)) {
      if (index === 0 && start > 0) continue
      const label = labelOf(text.slice(start + index))
      if (label !== '' && label.trimEnd().length === match.index + 1 - start - index) {
        found.push(start + index)
        break
      }
    }
  }
  return found
}

const tidyCaption = (text: string) =>
  text
    .replace(/(?<![\s/|–—•([-])[\s/|–—•([-]+$/u, '')
    .replace(/^[\s/|–—•-]+/u, '')
    .replace(/\s+/g, ' ')
    .trim()

/** Most lines of a caption that are looked at one by one. */
const mostLines = 12

/** The lines of a caption without those that another one has whole: an alternative text is often printed again. */
function ownLines(text: string): string[] {
  const lines = text
    .split('\n')
    .slice(0, mostLines)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return lines.filter(
    (line, at) =>
      !lines.some(
        (other, index) =>
          index !== at &&
          other.startsWith(line) &&
          (other.length > line.length ? !/^[\p{L}\p{N}]/u.test(other.slice(line.length)) : index < at),
      ),
  )
}

/**
 * Tells a caption from the credit printed with it: `Jens Stoltenberg / Photo: EPA-EFE / KENZO TRIBOUILLARD / POOL` is the caption
 * `Jens Stoltenberg` with the credit line `EPA-EFE / KENZO TRIBOUILLARD / POOL`. The label (`Photo:`) says what follows and is
 * not part of the credit line. A text in which no credit is sure comes back whole as the caption. Line ends in it are those of the page.
 * `own`: the outlets whose page it stands on.
 */
export function splitCaption(text: string, own: Own = []): CaptionParts {
  const lines = ownLines(text)
  const at = lines.length > 1 ? lines.findLastIndex((line) => asCredit(line, false, 'line', own)) : -1
  const line = lines[at]
  if (line !== undefined) {
    const caption = tidyCaption(lines.toSpliced(at, 1).join(' '))
    const found = asCredit(line, false, 'line', own)!
    // the caption has a credit of its own, or the same again
    const inner = splitLine(caption, own)
    return { ...(inner.caption !== undefined && { caption: inner.caption }), ...found }
  }
  return splitLine(lines.join('\n'), own)
}

function splitLine(whole: string, own: Own): CaptionParts {
  if (!whole) return {}
  const alone = asCredit(whole, false, 'break', own)
  if (alone) return alone
  const tail = whole.slice(-longest * 2)
  const offset = whole.length - tail.length
  for (const cut of cuts(tail)) {
    const found = asCredit(tail.slice(cut.at, cut.end), cut.label, cut.standing, own)
    if (!found) continue
    const caption = tidyCaption(`${whole.slice(0, offset + cut.at)} ${tail.slice(cut.end)}`)
    return caption ? { caption, ...found } : found
  }
  return { caption: whole.replace(/\s+/g, ' ') }
}

interface Cut {
  at: number
  end: number
  label: boolean
  standing: Standing
}

/** Between a caption and the credit behind it. */
const creditBreaks = new RegExp(
  `\\n|[.!?»”"]\\s+|\\s[/|–—•-]\\s+|\\s{2,}|\\s(?=(?:${forms('creditHeads').join('|')}|\\p{Lu}{3}[\\p{Lu}-]*|${forms('lowerCaseAlone').join('|')})\\s?\\/)|\\s(?=(?:\\p{Lu}[\\p{L}\\p{M}'’-]+|\\p{Lu}\\.)\\s(?!\\p{Lu}{3,}\\s?\\/|Photo)\\p{Lu}[\\p{L}\\p{M}'’-]+(?:\\sI{2,3})?\\/)`,
  'gu',
)

/** Where a credit may begin, the surest first. At most a dozen of each kind are tried. */
function cuts(tail: string): Cut[] {
  const found: Cut[] = []
  const end = tail.length
  // `Florion Goga (REUTERS)`, `Jane Doe/Copyright 2024 The AP`: a name goes with the agency after it
  const name = /(?:^|[.!?»”"]\s+)((?:\p{Lu}[\p{L}\p{M}.'’-]*\s+){2,4})[([][^()[\]]{2,60}[)\]]\s*\.?$/u.exec(tail)
  if (name?.[1]) found.push({ at: name.index + name[0].indexOf(name[1]), end, label: false, standing: 'break' })
  const bracket = /[([（【][^()[\]（）【】]{2,150}[)\]）】]\s*\.?$/.exec(tail)
  if (bracket) {
    const behind = /[.!?。！？»”"]\s*$/u.test(tail.slice(0, bracket.index))
    const within = bracket[0].slice(1, -1)
    const standing = behind ? 'bracket' : /^[^/|]+[/|][^/|]+$/.test(within) ? 'sentence' : 'break'
    found.push({ at: bracket.index, end, label: labelsIn(bracket[0]).length > 0, standing })
  }
  for (const at of labelsIn(tail)) found.push({ at, end, label: true, standing: 'break' })
  const breaks = [...tail.matchAll(creditBreaks)].slice(-12)
  for (const match of breaks) {
    const standing = match[0] === '\n' ? 'line' : /^[.!?»”"]/u.test(match[0]) ? 'sentence' : 'break'
    found.push({ at: match.index + match[0].length, end, label: false, standing })
  }
  return found
}
