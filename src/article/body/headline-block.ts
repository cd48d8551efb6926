/**
 * Where the headline stands on the page, and what stands around it.
 */

import { keyOf } from '../page/text.ts'
import type { Block } from './blocks.ts'

/** The headline as it stands in the page: a heading (or at least a block) that says what the metadata says, else the first <h1>. */
export function findHeadline(blocks: readonly Block[], keys: ReadonlySet<string>): Block | undefined {
  const lengths = [...keys].map((key) => key.length)
  const [shortest, longest] = [Math.min(...lengths), Math.max(0, ...lengths)]
  const open = blocks.filter((block) => block.text.length < Math.min(600, 2 * longest + 60) && block.linked < 0.5 * block.text.length)
  const own = open.filter((block) => !isForeign(block))
  const named = own.filter((block) => block.text.length >= shortest && keys.has(keyOf(block.text)))
  return (
    named.find((block) => block.level === 1) ??
    named.find((block) => block.kind === 'heading') ??
    own.find((block) => block.level === 1) ??
    named[0] ??
    // all that the page shows of it stands in what is called furniture: then that is none
    open.find((block) => block.text.length >= shortest && keys.has(keyOf(block.text)) && !isSurelyMarked(block))
  )
}

function isSurelyMarked(block: Block): boolean {
  for (let mark = block.mark; mark !== undefined; mark = mark.outer) if (mark.strength === 'sure') return true
  return false
}

function isForeign(block: Block): boolean {
  for (let mark = block.mark; mark !== undefined; mark = mark.outer)
    if (mark.strength === 'foreign' || mark.strength === 'sure') return true
  return false
}

/** How many blocks before and after the headline its byline and its date may stand. */
const [reachBefore, reachAfter] = [4, 12]

/** The short lines around the headline; none where the page does not show it. */
export function linesNear(blocks: readonly Block[], headlines: readonly string[]): string[] {
  const headline = findHeadline(blocks, new Set(headlines.map(keyOf)))
  if (headline === undefined) return []
  return blocks
    .slice(Math.max(0, headline.order - reachBefore), headline.order + reachAfter)
    .filter((block) => block !== headline && block.text.length <= 160 && !isForeign(block))
    .map(({ text }) => text)
}

/** A line of a name has no more letters, a first paragraph no fewer. */
const [nameSize, paragraphSize] = [40, 80]

/** Short lines in bold, with nothing of the page in them, right over a paragraph: where a small newsroom signs. */
export function linesOver(blocks: readonly Block[]): string[] {
  return blocks
    .filter(({ text, stressed, linked, kind, order }) => {
      const next = blocks[order + 1]
      const isBold = kind === 'paragraph' && text.length <= nameSize && linked === 0 && stressed >= 0.9 * text.length
      return isBold && next !== undefined && next.text.length >= paragraphSize && next.linked === 0 && !isForeign(next)
    })
    .slice(0, 1)
    .map(({ text }) => text)
}
