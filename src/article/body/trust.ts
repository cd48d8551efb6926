/**
 * Whether what was found can be the page's text: where more prose was left than taken, something on the page was misread.
 */
import { isInLink } from '../page/placement.ts'
import { keyOf } from '../page/text.ts'
import type { Block } from './blocks.ts'
import { isFurnitureText } from './phrases.ts'
import { isSentence } from './prose.ts'
import { neverText } from './refute.ts'

/** A text that is so much of the page's prose, or more, is taken for the page's. */
const enough = 0.5
/** A paragraph has so many letters, and a text so many of them. */
const [paragraphSize, leastLeft] = [80, 800]

/** A paragraph that could be a text's: sentences without links, and neither a reader's nor the page's own. */
function isOpenProse({ text, linked, element, kind, mark }: Block): boolean {
  if (text.length < paragraphSize || kind === 'heading' || linked > 0.2 * text.length || !isSentence(text)) return false
  for (let at = mark; at !== undefined; at = at.outer)
    if (at.strength === 'sure' || at.strength === 'foreign' || at.strength === 'article' || neverText.test(at.reason)) return false
  return !isInLink(element) && !isFurnitureText(text, 0)
}

/** Less than half of the page's prose is in its text. */
export function isDoubtful(blocks: readonly Block[], kept: readonly Block[], why: ReadonlyMap<Block, string>): boolean {
  const own = new Set(kept)
  const seen = new Set<string>()
  let [left, taken] = [0, 0]
  for (const block of blocks) {
    const key = keyOf(block.text.slice(0, 120))
    if (!isOpenProse(block) || seen.has(key)) continue
    seen.add(key)
    if (own.has(block)) taken += block.text.length
    else if (why.get(block) !== 'comments' && why.get(block) !== 'caption') left += block.text.length
  }
  return left >= leastLeft && taken < enough * (left + taken)
}
