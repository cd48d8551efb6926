/**
 * What lifts an embargo or a hold: `EMBARGO LIFTED: …`, `Sperrfrist aufgehoben – …`, `… (libre de publicación)`, `RELEASE: …`. It has to be a segment of
 * its own at a line's beginning or end, and short: a sentence that tells of an embargo lifts none.
 */
import { embargoWords } from './embargo-words.ts'

export interface Release {
  /** What the words speak of; those that only say that a text is free speak of an embargo. */
  of: 'embargo' | 'hold'
  /** As printed. */
  text: string
  /** The line without it. */
  rest: string
}

const patterns = embargoWords.flatMap(({ lifting }) => lifting ?? [])
const anyOf = (sources: readonly (string | undefined)[]): string => sources.filter(Boolean).join('|')
/** Letters of scripts that set words apart. */
const letter = '[[\\p{L}\\p{N}]--[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}]]'
const word = (source: string): RegExp => new RegExp(`(?<!${letter})(?:${source})`, 'v')
const embargoes = word(anyOf(patterns.map(({ embargo }) => embargo)))
const holds = word(`(?:${anyOf(patterns.map(({ hold }) => hold))})(?!${letter})`)
const lifted = word(anyOf(patterns.map(({ lifted: words }) => words)))
const free = new RegExp(`^(?:${anyOf(patterns.map(({ free: words }) => words))})$`, 'u')
/** Nothing is lifted yet, or nothing at all. */
const unlifted = word(`(?:${anyOf(patterns.map(({ unlifted: words }) => words))})(?!${letter})`)
/** Nearly every line has none of these words: one pass says so, whatever stands around them. */
const some = new RegExp(anyOf(patterns.flatMap(({ embargo, hold, free: words }) => [embargo, hold, words])), 'v')

const longestSegment = 70
const mostWords = 9
/** A line that is nothing else has no more. */
const mostWordsOfWhole = 4

/** Is an embargo named? */
export const namesEmbargo = (lower: string): boolean => embargoes.test(lower)

/** Does a segment say that what held a text is lifted? A time in it is when that will be. */
export function saysReleased(segment: string): Release['of'] | undefined {
  const lower = segment.toLowerCase()
  if (lower.length > longestSegment || /[\p{Nd}?？]|[一二三四五六七八九十][日時时点點分]/u.test(lower) || unlifted.test(lower))
    return undefined
  if ((lower.match(/[\p{L}\p{M}]+/gu)?.length ?? 0) > mostWords) return undefined
  const parts = lower.split(/\s?[,;/&+]\s?|\s[–—-]\s/u).map((part) => part.replace(/^[^\p{L}]{1,12}|[^\p{L}\p{M}]{1,12}$/gu, ''))
  if (parts.some((part) => isLifted(part, embargoes))) return 'embargo'
  if (parts.some((part) => isLifted(part, holds))) return 'hold'
  return parts.every((part) => free.test(part)) ? 'embargo' : undefined
}

/** Does it name what is lifted, and that it is? `Suspension` alone holds. */
function isLifted(part: string, what: RegExp): boolean {
  const named = what.exec(part)
  return named !== null && lifted.test(`${part.slice(0, named.index)} ${part.slice(named.index + named[0].length)}`)
}

/** What closes a segment at a line's beginning. */
const mark = /\s?[:：|!.。»*=]{1,6}\s{0,3}|\s{1,3}[–—-]{1,3}\s{1,3}|[)\]】）］]\s?[:：.–—-]?\s{0,3}/gu
/** What a line may begin with. */
const signs = /^[\s*+=#>«»"“”!()[\]{}【】（）［］<>:–—-]{1,12}/u

/**
 * Read what a line lifts.
 * @param line a headline or slugline; only its first 300 characters are read
 */
export function readRelease(line: string): Release | undefined {
  const text = line.slice(0, 300)
  if (!some.test(text.toLowerCase())) return undefined
  const begins = signs.exec(text)?.[0].length ?? 0
  const all = text.slice(begins).trim()
  const marks = [...text.slice(begins, begins + longestSegment + 10).matchAll(mark)].slice(0, 4)
  for (const { index, 0: closing } of marks) {
    const segment = text.slice(begins, begins + index)
    const of = saysReleased(segment)
    const rest = text.slice(begins + index + closing.length).trim()
    if (of && rest !== '' && !saysReleased(rest)) return { of, text: segment, rest }
  }
  const end = /^(.{4,}?)(?:\s{0,3}[([（［【]\s?|\s[–—|-]{1,3}\s|[:：]\s?)([^([（［【:：|]{4,70})$/u.exec(
    text.trim().replace(/[\s)\]）］】.!*+=]{1,8}$/u, ''),
  )
  const atEnd = end ? saysReleased(end[2]!) : undefined
  if (atEnd) return { of: atEnd, text: end![2]!, rest: end![1]!.trim() }
  const whole = all.split(/\s/u).length <= mostWordsOfWhole ? saysReleased(all) : undefined
  return whole ? { of: whole, text: all, rest: '' } : undefined
}
