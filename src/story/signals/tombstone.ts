/**
 * What stands in the place of a text that its agency took away, often under the name and headline of the story itself: `This story has been withdrawn.`
 */
import { patterns } from '#src/languages/index.ts'
import { orderIn } from './order.ts'

/** Such a text has no more words. */
const mostWords = 45
/** Between what is taken away and the word for it: `this story has been withdrawn`. */
const mostBetween = 3

const thisStory = new RegExp(`(?<![\\p{L}\\p{M}])(?:${patterns('thisStory')})`, 'u')
/** A dateline or a credit in front. */
const front = /^(?:\S{1,30},?\s){0,4}\([^()]{2,40}\)\s?[-–—]{0,2}\s{0,3}/u

/** The first sentence of a text that is nothing but word that it was taken away. */
export function tombstone({ summary, body }: { summary?: string; body?: string }): string | undefined {
  const text = (body?.trim() || summary || '').trim()
  if (text.length > 600 || (text.match(/\S+/gu)?.length ?? 0) > mostWords) return undefined
  const sentence = text.replace(front, '').split(/[.!;。\n]/u, 1)[0]!
  const lower = sentence.toLowerCase()
  const found = thisStory.exec(lower)
  if (found === null || sentence.length > 200) return undefined
  const words = (part: string): string[] => part.match(/\p{Lo}{2,20}|[\p{L}\p{M}]+/gu) ?? []
  const behind = words(lower.slice(found.index + found[0].length)).slice(0, mostBetween + 1)
  const before = words(lower.slice(0, found.index)).slice(-2)
  const isTaken = [behind, before].some((part) => part.length > 0 && orderIn(part.join(' ')) === 'kill')
  return isTaken ? sentence.slice(0, 120) : undefined
}

/** A line over a text has no more words, and one of a script without spaces no more characters. */
const mostWordsOver = 8
const mostCharactersOver = 40

/** Is a line an order on the text below it: `Bitte diese Meldung nicht verwenden`? */
export function isOrderOver(line: string): boolean {
  if (line.length > 120 || (line.match(/[\p{L}\p{M}]+/gu)?.length ?? 0) > mostWordsOver) return false
  if (/\p{Lo}{12}/u.test(line) && line.length > mostCharactersOver) return false
  return thisStory.test(line.toLowerCase()) && orderIn(line) === 'kill'
}
