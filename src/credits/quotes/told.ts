/**
 * Speech that is told without marks: "Nair said that nobody had priced in the sea", `Es gehe um Vertrauen, betonte Vogt.`
 */
import type { Speech } from '../speech.ts'
import type { Attribution, Stretch } from './speaker.ts'

/** Fewer words are no statement. */
const fewest = 3
/** Characters between a verb of saying and the "that" of what is said. */
const longestBetween = 70

const words = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

/** What stands between, without blanks, commas and the stop of its sentence. */
function trimmed(text: string, start: number, end: number): Stretch | undefined {
  let [from, to] = [start, end]
  while (from < to && /[\s,،:–—-]/u.test(text[from]!)) from++
  while (to > from && /[\s,،.:;–—-]/u.test(text[to - 1]!)) to--
  return words(text.slice(from, to)) >= fewest ? { start: from, end: to } : undefined
}

/** Where a sentence has what it says that somebody said; undefined where that is not plain. */
export function toldIn(
  sentence: string,
  { cueAt, sourceAt, subject, nominal }: Attribution,
  { that, thatless, inMood }: Speech,
): Stretch | undefined {
  if (cueAt === undefined || /\?\s*$/.test(sentence)) return undefined
  const first = Math.min(cueAt.start, sourceAt?.start ?? cueAt.start)
  const last = Math.max(cueAt.end, sourceAt?.end ?? cueAt.end)
  const ahead = sentence.slice(0, first)
  // "Trump reacted at once, saying he was ashamed of it"
  if (thatless && subject.kind === 'implied' && sourceAt && sourceAt.start > cueAt.start && words(sentence.slice(last)) >= fewest)
    return trimmed(sentence, sourceAt.start, sentence.length)
  // `…, sagte Berg`
  if (/[,،]\s*$/u.test(ahead) && subject.kind !== 'unknown' && sourceAt !== undefined) return trimmed(sentence, 0, first)
  const rest = sentence.slice(last)
  if (that) {
    that.lastIndex = 0
    const found = that.exec(rest.slice(0, longestBetween))
    // "told lawmakers that", and no verb of another clause between
    if (found && !/[,;:.]\s+\S.*[,;:.]/u.test(rest.slice(0, found.index)))
      return trimmed(sentence, last + found.index + found[0].length, sentence.length)
  }
  if (sourceAt === undefined) return undefined
  if (thatless?.test(rest)) return trimmed(sentence, last, sentence.length)
  // `Laut Baum soll …`, "According to Marsh, …"
  if (nominal && cueAt.start < sourceAt.start && ahead.trim() === '') return trimmed(sentence, last, sentence.length)
  // `Berg sagte, der Plan sei gut`
  return /^\s*,/u.test(rest) && inMood(rest) ? trimmed(sentence, last, sentence.length) : undefined
}
