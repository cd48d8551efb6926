/**
 * The line or lines between headline and text.
 */

import { keyOf } from '../page/text.ts'
import type { Element } from '../page/tree.ts'
import type { Block } from './blocks.ts'
import { standsByPicture } from './captions.ts'
import { isFurnitureText } from './phrases.ts'
import { isMarked, isSentence, type Scored, within } from './prose.ts'

/**
 * Prose between the headline and the text (whose first block has the order `first`): what says of itself that it is the lead, what the
 * page's description repeats, or simply a sentence in the open. `boxes`: of pictures, where the text is in <p> and so a caption shows.
 */
export function findLeads(
  scored: readonly Scored[],
  headline: Block | undefined,
  first: number,
  description: string | undefined,
  boxes: ReadonlySet<Element> | undefined,
  headlineKeys: ReadonlySet<string>,
  why: Map<Block, string>,
): Block[] {
  const own = ownArticle(scored, first)
  if (headline === undefined && own === undefined) return []
  const descriptionKey = keyOf(description ?? '')
  const leads: Block[] = []
  for (const { block, size, density } of scored) {
    if (block.order <= (headline?.order ?? -1) || block.order >= first || density > 0.5 || size < 30) continue
    if (headline === undefined && !within(block.element, own!)) continue
    const key = keyOf(block.text)
    if (headlineKeys.has(key) || leads.some((lead) => keyOf(lead.text) === key) || isFurnitureText(block.text, density)) continue
    const described =
      descriptionKey.length > 20 && (key === descriptionKey || (key.length > 40 && descriptionKey.startsWith(key.slice(0, 40))))
    const mark = isMarked(block)
    if (mark !== undefined && !(described && mark.strength !== 'sure')) continue
    const isCaption =
      boxes !== undefined && block.kind === 'paragraph' && block.element.tag !== 'p' && standsByPicture(block, boxes, headline)
    const open = size >= 60 && density < 0.3 && isSentence(block.text) && !isCaption
    if (!described && block.lead === undefined && !open) continue
    leads.push(block)
    why.delete(block)
  }
  return leads
}

/** The <article> around the first block of the text. */
function ownArticle(scored: readonly Scored[], first: number): Element | undefined {
  for (let at = scored[first]?.block.element; at !== undefined; at = at.parent) if (at.tag === 'article') return at
  return undefined
}
