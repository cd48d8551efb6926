/**
 * Captions by their place: text that shares a small box with a picture, whatever the box is called.
 */

import type { Element } from '../page/tree.ts'
import type { Block, Embedded } from './blocks.ts'
import { isSentence, type Scored, within } from './prose.ts'
import { filterInPlace } from './trim.ts'

/** How far above a picture, and above a text, the box is looked for that holds both. */
const [abovePicture, aboveText] = [6, 4]
/** The same above a line that may be the lead, whose page has not yet come to its text. */
const aboveLead = 3
/** A box with more text than that is part of the article, with a picture in it. */
const boxSize = 400
const boxBlocks = 3

/** The elements around each picture, as far up as one box for it and its caption may be. */
export function pictureBoxes(images: readonly Embedded[]): Set<Element> {
  const boxes = new Set<Element>()
  for (const { element } of images) {
    if (element.tag !== 'img' && element.tag !== 'amp-img') continue
    let at = element.parent
    for (let i = 0; i < abovePicture && at !== undefined; i++, at = at.parent) boxes.add(at)
  }
  return boxes
}

/** The text stands in <p>: then what shares a box with a picture and stands in none is not of it, however long. */
export function isInParagraphs(inside: readonly Scored[]): boolean {
  let [all, own] = [0, 0]
  for (const { block, prose } of inside) {
    all += prose
    if (block.element.tag === 'p') own += prose
  }
  return own > 0.7 * all
}

/** Takes out short text that shares a small box with a picture and nothing else. */
export function dropCaptions(inside: Scored[], boxes: ReadonlySet<Element>, why: Map<Block, string>): void {
  const under = new Map<Element, { count: number; size: number }>()
  for (const { block, size } of inside) {
    let at: Element | undefined = block.element
    for (let i = 0; i <= aboveText && at !== undefined; i++, at = at.parent) {
      const sum = under.get(at) ?? { count: 0, size: 0 }
      sum.count++
      sum.size += size
      under.set(at, sum)
    }
  }
  const paragraphs = isInParagraphs(inside)
  filterInPlace(inside, ({ block, size }) => {
    const longest = paragraphs && block.element.tag !== 'p' ? boxSize : isSentence(block.text) ? 110 : 200
    if (size > longest || block.kind !== 'paragraph') return true
    let at = block.element.tag === 'p' ? block.element.parent : block.element
    for (let i = 0; i < aboveText && at !== undefined; i++, at = at.parent) {
      const sum = under.get(at)
      if (sum === undefined || sum.count > boxBlocks || sum.size > boxSize) return true
      if (boxes.has(at)) {
        why.set(block, 'caption')
        return false
      }
    }
    return true
  })
}

/** Whether a block above the text shares a box with a picture that does not hold the headline too. */
export function standsByPicture(block: Block, boxes: ReadonlySet<Element>, headline: Block | undefined): boolean {
  let at: Element | undefined = block.element
  for (let i = 0; i < aboveLead && at !== undefined; i++, at = at.parent) {
    if (headline !== undefined && within(headline.element, at)) return false
    if (boxes.has(at)) return true
  }
  return false
}
