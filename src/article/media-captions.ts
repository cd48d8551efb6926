/**
 * Which of a page's lines are a picture's caption and credit.
 */
import { splitCaption } from '#src/credits/media-credit.ts'
import type { Block, Embedded } from './body/blocks.ts'
import type { Body } from './body/index.ts'
import { isMarked, within } from './body/prose.ts'
import { keyOf } from './page/text.ts'
import type { Element } from './page/tree.ts'

const creditNames = /credit|copyright|photographer|fotograf|nachweis|urheber|source|quelle|kredit|firma|agency/i
const captionNames =
  /caption|bildunterschrift|bildtext|legend|leyenda|didascalia|epigrafe|(?:^|[^a-z])pie(?![a-z])|(?:image|photo|picture|img|media|slide|figure|foto|bild|info|gallery)[\w-]*desc|bildinfo|billedtekst|bildetekst|podpis|popisek|fotobeskrivning/i

export interface CaptionBlock {
  block: Block
  credit: boolean
}

const nameOf = (element: Element): string => `${element.tag} ${element.attribs.class ?? ''} ${element.attribs.itemprop ?? ''}`

/** How many blocks before and after a picture its caption may stand. */
const [reachBefore, reachAfter] = [3, 7]
/** No caption is longer. */
const longestCaption = 1200

/** The first line of a text that is a picture's alternative text again tells a caption; a shorter one says too little. */
const shortestAlt = 12

/** Whether a line that no name marks is a caption by its words: it says what the picture's alternative text says, or credits a picture. */
function saysCaption(block: Block, near: readonly Embedded[]): boolean {
  if (block.text.length > longestCaption / 2 || block.linked > block.text.length / 2) return false
  const key = keyOf(block.text)
  for (const { element } of near) {
    const alt = keyOf(element.attribs.alt ?? '')
    if (alt.length >= shortestAlt && key.startsWith(alt)) return true
  }
  const { creditLine, credit } = splitCaption(block.text)
  return creditLine !== undefined && (credit?.agency ?? credit?.photographer) !== undefined
}

/** Blocks near pictures that a page (or the body finder) takes for captions or credits. */
export function captionBlocks(blocks: readonly Block[], pictures: readonly Embedded[], body: Body): CaptionBlock[] {
  const found: CaptionBlock[] = []
  const text = new Set(body.blocks)
  let next = 0
  for (const block of blocks) {
    while (next < pictures.length && pictures[next]!.order + reachAfter < block.order) next++
    if (next === pictures.length) break
    // what is the article's text is no caption, whatever its box is called
    if (block.order < pictures[next]!.order - reachBefore || block.text.length > longestCaption || text.has(block)) continue
    if (block === body.headline) continue
    let caption = block.kind === 'caption' || body.why.get(block) === 'caption'
    let credit = false
    // an inline element's name stands in its mark alone
    const mark = isMarked(block)
    if (mark !== undefined && creditNames.test(mark.reason)) credit = true
    if (mark !== undefined && captionNames.test(mark.reason)) caption = true
    let at: Element | undefined = block.element
    for (let i = 0; i < 4 && at !== undefined; i++, at = at.parent) {
      const name = nameOf(at)
      if (creditNames.test(name) && i < 2) credit = true
      if (captionNames.test(name)) caption = true
    }
    const near = pictures.slice(next, next + 4).filter(({ order }) => order - 1 <= block.order && block.order <= order + reachAfter)
    if (caption || (credit && mark !== undefined) || (near.length > 0 && saysCaption(block, near))) found.push({ block, credit })
  }
  return found.slice(0, 400)
}

/** How far above a picture, and above the figure it stands in, its caption is looked for. */
const [abovePicture, aboveFigure] = [7, 2]

/** A block's text with its line breaks. */
const linesOf = ({ pieces }: Block): string =>
  pieces
    .map(({ text }) => (text === '\n' ? text : text.replace(/\s+/g, ' ')))
    .join('')
    .trim()

/** Which of many pictures a caption says it is of: `[1/5] …`. */
function numberOf({ text }: Block): number | undefined {
  const found = /^[[(](\d{1,2})\s?\/\s?\d{1,2}[\])]/.exec(text)
  return found ? Number(found[1]) : undefined
}

/** Whether another picture stands between a picture and a line. */
function isBetween(picture: Embedded, block: Block, others: readonly Embedded[]): boolean {
  const behind = block.order >= picture.order
  return others.some((other) =>
    behind
      ? other.order >= picture.order && other.order <= block.order && others.indexOf(other) > others.indexOf(picture)
      : other.order <= picture.order && other.order > block.order && others.indexOf(other) < others.indexOf(picture),
  )
}

const isOnlyCredit = (text: string): boolean => {
  const { caption, creditLine } = splitCaption(text)
  return caption === undefined && creditLine !== undefined
}

/** Lines between a picture and its credit, in their box, that are no text of the article's: its caption, whatever they are called. */
function besides(
  picture: Embedded,
  credits: readonly CaptionBlock[],
  box: Element,
  blocks: readonly Block[],
  text: ReadonlySet<Block>,
): string {
  const last = credits.at(-1)!.block.order
  if (last < picture.order || last - picture.order > 3) return ''
  return blocks
    .slice(picture.order, last)
    .filter(
      (block) =>
        !text.has(block) &&
        !credits.some((one) => one.block === block) &&
        within(block.element, box) &&
        block.text.length <= longestCaption / 2,
    )
    .map((block) => `${linesOf(block)}\n`)
    .join('')
}

const inFigure = ({ parent }: Element): boolean => {
  let at = parent
  for (let steps = 0; at !== undefined && at.tag !== 'figure' && steps < abovePicture; steps++) at = at.parent
  return at?.tag === 'figure'
}

/**
 * The caption's and the credit's text in the smallest box around the picture that has any, a line a block. `pictures`: all that the page
 * shows, each once. `text`: the article's.
 */
export function captionFor(
  picture: Embedded,
  captions: readonly CaptionBlock[],
  pictures: readonly Embedded[],
  blocks: readonly Block[],
  text: ReadonlySet<Block>,
): { caption: string; credit: string } {
  let box: Element | undefined = picture.element.parent
  let above = 0
  let held: { caption: string; credit: string } | undefined
  for (let i = 0; i < abovePicture && box !== undefined && above <= aboveFigure; i++, box = box.parent) {
    const inside = box
    const figure = inside.tag === 'figure'
    const near = captions.filter(
      ({ block }) =>
        block.order >= picture.order - reachBefore && block.order <= picture.order + reachAfter && within(block.element, inside),
    )
    const others = pictures.filter((other) => other !== picture && within(other.element, inside))
    const own = figure || others.length === 0 ? near : near.filter(({ block }) => !isBetween(picture, block, pictures))
    const behind = own.filter(({ block }) => block.order >= picture.order)
    const numbered = behind.find(({ block }) => numberOf(block) !== undefined)
    if (numbered !== undefined && others.length > 0) {
      const group = pictures.filter((one) => within(one.element, inside))
      if (group.indexOf(picture) + 1 === numberOf(numbered.block)) return { caption: linesOf(numbered.block), credit: '' }
    }
    const chosen = others.length > 0 && !figure && behind.length > 0 ? behind : own
    if (chosen.length > 0) {
      const texts = (credit: boolean): string =>
        [...new Set(chosen.filter((one) => one.credit === credit).map((one) => linesOf(one.block)))].join('\n')
      const caption = texts(false)
      const found = {
        caption: caption === '' || isOnlyCredit(caption) ? `${besides(picture, chosen, inside, blocks, text)}${caption}` : caption,
        credit: texts(true),
      }
      // a credit over the picture, in the figure that has the caption
      if (figure || !inFigure(inside) || (found.caption !== '' && !isOnlyCredit(found.caption))) return found
      held ??= found
    }
    if (figure || above > 0) above++
  }
  return held ?? { caption: '', credit: '' }
}
