/**
 * What of a text is of a moment, where the moment itself is not asked for.
 */
import { monthOf } from './locale.ts'
import { all, asciiDigits, type MomentWords, timeIn, weekdayIn } from './moment.ts'

/** Does a text name a time of day? */
export const namesTime = (line: string, words: readonly MomentWords[]): boolean =>
  timeIn(asciiDigits(line.slice(0, 200)).toLowerCase(), words) !== undefined

/** Does a word name a day, a month or a part of a day, or stand at an hour? */
export function isPartOfMoment(word: string, words: readonly MomentWords[]): boolean {
  const lower = word.toLowerCase().replace(/[^\p{L}\p{M}]{1,4}$/u, '')
  const named = (['today', 'tomorrow', 'noon', 'midnight', 'hours'] as const).some((what) => all(words, what).includes(lower))
  return named || monthOf(lower) !== undefined || weekdayIn(lower) !== undefined
}

/** Has a text no words but those of a moment: numbers, names of days and months, `until`, and short ones between them? */
export function isMomentOnly(line: string, words: readonly MomentWords[]): boolean {
  const text = asciiDigits(line.slice(0, 200)).toLowerCase()
  // Articles and prepositions are short, and stand before a number where they have more than two letters.
  const said = text.match(/\p{Lo}{2,}|(?!\p{L}{3,4}[\s.]{1,2}\d)(?<![\p{L}\p{M}])[\p{L}\p{M}]{3,}/gu) ?? []
  const known = new Set([
    ...words.flatMap(({ until = '' }) => until.split(/[|()?: ]/u)),
    ...(['today', 'tomorrow', 'noon', 'midnight', 'hours', 'morning', 'afternoon'] as const).flatMap((what) => all(words, what)),
  ])
  return /[\p{L}\p{N}]/u.test(text) && said.every((word) => known.has(word) || monthOf(word) !== undefined || weekdayIn(word) !== undefined)
}
