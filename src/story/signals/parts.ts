/**
 * Orders to editors that speak of a part of a story, or of what stands beside it: a paragraph, a word, a picture. The story itself stands.
 */
import { patterns } from '#src/languages/index.ts'

const parts = new RegExp(`(?<!\\p{L})(?:${patterns('partNouns')})(?!\\p{L})`, 'u')
/** A story as notices call it; what stands in quotation marks or behind a slug is one, too. */
const items = new RegExp(`(?<!\\p{L})(?:${patterns('itemNouns')})(?!\\p{L})|["“„«‘「『《]|(?<!\\p{L})bc-|\\d{3}`, 'u')
/**
 * Does an order name a part before it names a story?
 * @param behind where given, what has to stand before that part, in one piece
 */
export function isOfPart(sentence: string, behind?: (words: string) => unknown): boolean {
  const lower = sentence.toLowerCase().slice(0, 400)
  const part = parts.exec(lower)
  if (part === null) return false
  const item = items.exec(lower)
  if (item !== null && item.index < part.index) return false
  const before = lower.slice(0, part.index).replace(/^[\s,.;:–—-]{1,4}/u, '')
  return behind === undefined || (!/[,;.]\s/u.test(before) && Boolean(behind(before)))
}
