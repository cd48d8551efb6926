/**
 * Blocks weighed: how much of a text each is, and what still speaks against it.
 */

import { keyOf } from '../page/text.ts'
import type { Element } from '../page/tree.ts'
import type { Block, Mark } from './blocks.ts'

/** Ideographs and syllables say about as much as 2.5 letters. */
const dense = /[\u0e00-\u0e7f\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]/g
function sizeOf(text: string): number {
  // ideographs stand alone in nearly all of a text or in none of it: its beginning tells
  const sample = text.length > 200 ? text.slice(0, 200) : text
  return text.length * (1 + (1.5 * (sample.match(dense)?.length ?? 0)) / sample.length)
}

export interface Scored {
  block: Block
  size: number
  density: number
  prose: number
  aligned: boolean
}

/** The same block's part of the body seen from its text alone: long, few links. */
export function score(block: Block, bodyKey: string, headline: Block | undefined): Scored {
  const size = sizeOf(block.text)
  const density = block.linked / block.text.length
  const aligned = bodyKey !== '' && size >= 40 && bodyKey.includes(keyOf(block.text.slice(0, 160)).slice(0, 80))
  let prose = 0
  if (block.kind !== 'heading' && density < 0.5 && size >= 30) {
    prose = size * (1 - density)
    if (block.kind === 'item' || block.kind === 'cell') prose *= 0.5
    if (size < 80) prose *= 0.5
    if (block.inBody) prose *= 2
    if (aligned) prose *= 3
    else if (headline !== undefined && block.order < headline.order) prose *= 0.3
  }
  return { block, size, density, prose, aligned }
}

export function isMarked(block: Block): Mark | undefined {
  for (let mark = block.mark; mark !== undefined; mark = mark.outer) if (!mark.cancelled) return mark
  return undefined
}

export const isSentence = (text: string): boolean => /[.!?…。！？؟।»"”’'):]\s*$/.test(text)

export const within = (element: Element, root: Element): boolean => {
  for (let at: Element | undefined = element; at !== undefined; at = at.parent) if (at === root) return true
  return false
}
