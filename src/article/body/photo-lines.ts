/**
 * Captions and credits that stand in the text's own markup: paragraphs behind a picture, or where one was.
 */
import { longestLine, photoLine, surePhotoLine } from '#src/credits/photo-line.ts'
import { remembered } from '#src/text/remembered.ts'
import { keyOf, squeeze } from '../page/text.ts'
import type { Block, Embedded } from './blocks.ts'
import type { Scored } from './prose.ts'
import { filterInPlace } from './trim.ts'

/** How many lines behind a picture its caption and credit are. */
const mostLines = 3
/** More pictures than that no article has. */
const mostPictures = 200
/** The lines at a picture: its alternative text alone, then caption and credit. */
function linesAt(near: readonly Scored[], alt: string, closing: Block | undefined, read: typeof photoLine): Scored[] {
  const credited = near.findIndex(({ block }) => {
    const kind = read(block.text)?.kind
    return kind === 'sure' || (kind === 'named' && block !== closing)
  })
  const before = credited < 0 ? [] : near.slice(0, credited)
  if (credited >= 0 && before.every(({ block, size }) => size <= longestLine / 2 && block.kind === 'paragraph'))
    return near.slice(0, credited + 1)
  const [first] = near
  return first !== undefined && alt.length > 3 && keyOf(first.block.text) === keyOf(alt) ? [first] : []
}

/**
 * Takes out the lines behind pictures that caption and credit them. A line that credits a picture by its label, with the agency it names, is
 * one wherever it stands; so is the line before it that it begins with.
 */
export function dropPhotoLines(inside: Scored[], images: readonly Embedded[], why: Map<Block, string>): void {
  const taken = new Set<Block>()
  // Pictures in a row have the same lines behind them.
  const read = remembered(photoLine)
  const closing = inside.at(-1)?.block
  let from = 0
  for (const { element, order } of images.slice(0, mostPictures)) {
    if (element.tag !== 'img' && element.tag !== 'amp-img') continue
    while (from < inside.length && inside[from]!.block.order < order) from++
    const near = inside.slice(from, from + mostLines).filter(({ block }) => block.order < order + mostLines)
    for (const { block } of linesAt(near, squeeze(element.attribs.alt ?? ''), closing, read)) taken.add(block)
  }
  for (const [at, { block }] of inside.entries()) {
    const line = taken.has(block) || block.kind !== 'paragraph' ? undefined : surePhotoLine(block.text, read)
    if (line === undefined) continue
    const { caption } = line
    taken.add(block)
    const above = inside[at - 1]?.block
    if (above && caption !== undefined && keyOf(above.text) === keyOf(caption)) taken.add(above)
  }
  filterInPlace(inside, ({ block }) => {
    if (!taken.has(block)) return true
    why.set(block, 'caption')
    return false
  })
}
