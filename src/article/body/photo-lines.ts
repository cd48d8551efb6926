/**
 * Captions and credits that stand in the text's own markup: paragraphs behind a picture, or where one was.
 */
import { parseCreditLine, splitCaption } from '#src/credits/media-credit.ts'
import { patterns } from '#src/languages/index.ts'
import { keyOf, squeeze } from '../page/text.ts'
import type { Block, Embedded } from './blocks.ts'
import type { Scored } from './prose.ts'
import { filterInPlace } from './trim.ts'

/** How many lines behind a picture its caption and credit are. */
const mostLines = 3
/** More pictures than that no article has. */
const mostPictures = 200
/** A caption with its credit is no longer; one that has no label, half of that. */
const longestLine = 320
const sourceLabel = new RegExp(`^(?:${patterns('sourceLabels')})\\s*[:：]`, 'iu')

/** How a line credits a picture: with a label or a sign ('sure'), or by naming an agency and nothing else ('named'). */
function creditIn(text: string): 'sure' | 'named' | undefined {
  if (text.length > longestLine || sourceLabel.test(text)) return undefined
  const { caption, creditLine, credit } = splitCaption(text)
  if (creditLine === undefined || (credit?.agency ?? credit?.photographer ?? credit?.rightsHolder) === undefined) return undefined
  if (caption !== undefined && text.length > longestLine / 2 && !text.includes(':')) return undefined
  return /[:：=©]|\(c\)/i.test(text.slice(0, text.indexOf(creditLine))) || /photo\W|foto\W/i.test(creditLine) ? 'sure' : 'named'
}

/** The lines at a picture: its alternative text alone, then caption and credit. */
function linesAt(near: readonly Scored[], alt: string, closing: Block | undefined): Scored[] {
  const credited = near.findIndex(({ block }) => {
    const kind = creditIn(block.text)
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
  const closing = inside.at(-1)?.block
  let from = 0
  for (const { element, order } of images.slice(0, mostPictures)) {
    if (element.tag !== 'img' && element.tag !== 'amp-img') continue
    while (from < inside.length && inside[from]!.block.order < order) from++
    const near = inside.slice(from, from + mostLines).filter(({ block }) => block.order < order + mostLines)
    for (const { block } of linesAt(near, squeeze(element.attribs.alt ?? ''), closing)) taken.add(block)
  }
  for (const [at, { block }] of inside.entries()) {
    if (taken.has(block) || block.kind !== 'paragraph' || block.text.length > longestLine) continue
    // cheap to ask first: whatever is sure has a mark
    if (!/[:：=©]|\([cC]\)|photo|foto/i.test(block.text) || creditIn(block.text) !== 'sure') continue
    const { caption } = splitCaption(block.text)
    // a sentence of the text may end with a bracket that has a label in it
    if (caption !== undefined && caption.length > longestLine / 2) continue
    if (parseCreditLine(splitCaption(block.text).creditLine ?? '').agency === undefined) continue
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
