/**
 * What comes again and again on a page: labels, the heads of a live blog's entries, what readers say; and how each is told from a
 * text that has the same words.
 */
import { namesByline } from '../page/class-names.ts'
import type { Element } from '../page/tree.ts'
import type { Block } from './blocks.ts'
import { isCommentHead, isCommentsHeading } from './line-kinds.ts'
import { isRelatedHeading } from './phrases.ts'
import { isSentence, type Scored, within } from './prose.ts'
import { allLink, dropFrom, filterInPlace } from './trim.ts'

/** Short lines that come more than once are the page's: "Article content", "More stories like this one". */
export function dropLabels(inside: Scored[], why: Map<Block, string>): void {
  const places = new Map<string, number[]>()
  const isLabel = ({ block, size }: Scored): boolean =>
    size < 60 && (block.kind === 'paragraph' || block.kind === 'heading') && !isSentence(block.text)
  for (const [at, one] of inside.entries()) {
    if (!isLabel(one)) continue
    const before = places.get(one.block.text)
    if (before === undefined) places.set(one.block.text, [at])
    else before.push(at)
  }
  for (const [text, at] of places) if (at.length < 2) places.delete(text)
  const machinery = new Set([...places.keys()].slice(0, mostLabels).filter((text) => !isSubheading(text, places, inside)))
  filterInPlace(inside, (one) => {
    if (!isLabel(one) || !machinery.has(one.block.text)) return true
    why.set(one.block, 'a label')
    return false
  })
}

/** More labels that come again no page has. */
const mostLabels = 200

/**
 * A sub-heading that comes again: under each of several larger headings ("Morning" under each day), or in turn with others as often as
 * itself. A label of the page's machinery comes alone.
 */
function isSubheading(text: string, places: ReadonlyMap<string, readonly number[]>, all: readonly Scored[]): boolean {
  const own = places.get(text)!
  const isHead = (at: number): boolean => {
    const { kind, stressed, text: words } = all[at]!.block
    return kind === 'heading' || stressed > 0.9 * words.length
  }
  if (!own.every(isHead) || isRelatedHeading(text)) return false
  const isUnderLarger = own.every((at, i) => {
    const { level } = all[at]!.block
    return i === 0 || all.slice(own[i - 1]! + 1, at).some(({ block }) => block.kind === 'heading' && block.level < level)
  })
  if (isUnderLarger) return true
  return [...places].some(
    ([other, at]) =>
      other !== text &&
      at.length === own.length &&
      !isRelatedHeading(other) &&
      at.every((place, i) => isHead(place) && (own[i]! < place ? place < (own[i + 1] ?? all.length) : own[i]! < (at[i + 1] ?? all.length))),
  )
}

/** The element in which a block's neighbours stand. */
const homeOf = ({ element, kind }: Block): Element | undefined => (kind === 'paragraph' && element.tag !== 'p' ? element : element.parent)

/** The element with the most of the prose. */
function homeOfProse(scored: readonly Scored[]): Element | undefined {
  const sums = new Map<Element | undefined, number>()
  for (const { block, prose } of scored) if (prose > 0) sums.set(homeOf(block), (sums.get(homeOf(block)) ?? 0) + prose)
  return [...sums].sort(([, a], [, b]) => b - a)[0]?.[0]
}

/**
 * The places of lines over what one reader says. One without a date that stands among the text's own paragraphs ("A spokeswoman said:")
 * is the text's.
 */
export function commentHeads(scored: readonly Scored[]): number[] {
  const heads = scored.flatMap(({ block }, at) => (isCommentHead(block.text) ? [at] : []))
  if (heads.length < 2) return []
  const home = homeOfProse(scored.slice(0, heads[0]))
  return heads.filter((at) => /\d/.test(scored[at]!.block.text) || home === undefined || homeOf(scored[at]!.block) !== home)
}

/** What readers say begins with its heading, below the text. */
export function dropComments(inside: Scored[], why: Map<Block, string>): void {
  const total = inside.reduce((sum, { prose }) => sum + prose, 0)
  let before = 0
  const from = inside.findIndex(({ block, prose }, at) => {
    before += prose
    return before > 0.2 * total && before > 250 && isCommentsHeading(block.text) && !goesOn(inside, at)
  })
  dropFrom(inside, from, 'comments', why)
  // without a heading: lines that say who wrote when, more than one of them
  const heads = commentHeads(inside)
  if (heads.length > 1 && heads[0]! > 0) dropFrom(inside, heads[0]!, 'comments', why)
  const own = new Set(inside.flatMap(({ block }, at) => (isCommentsHeading(block.text) && goesOn(inside, at) ? [block] : [])))
  filterInPlace(inside, ({ block }) => {
    if (!isCommentsHeading(block.text) || own.has(block)) return true
    why.set(block, 'comments')
    return false
  })
}

/** Below the heading at `at` the text goes on as before, in the same element ("Response", over what a minister answered). */
function goesOn(inside: readonly Scored[], at: number): boolean {
  const { block } = inside[at]!
  const home = homeOfProse(inside.slice(0, at))
  if (home === undefined || block.kind !== 'heading' || /\d/.test(block.text) || homeOf(block) !== home) return false
  const after = inside.slice(at + 1)
  const prose = after.filter((one) => one.prose > 0)
  return prose.length > 0 && prose.every((one) => homeOf(one.block) === home) && !after.some((one) => isCommentHead(one.block.text))
}

/** Heads of a live blog's entries: short lines made alike that say when and by whom, three of them or more. */
export function dropEntryHeads(inside: Scored[], why: Map<Block, string>): void {
  const heads = new Map<string, Block[]>()
  for (const { block, size } of inside) {
    if (size > 80 || block.kind === 'heading' || isSentence(block.text) || !saysWhenOrWho(block)) continue
    const made = `${block.element.tag}.${block.element.attribs.class ?? ''}`
    const alike = heads.get(made)
    if (alike === undefined) heads.set(made, [block])
    else alike.push(block)
  }
  const dropped = new Set([...heads.values()].filter((blocks) => blocks.length > 2).flat())
  if (dropped.size === 0) return
  filterInPlace(inside, ({ block }) => {
    if (!dropped.has(block)) return true
    why.set(block, 'head of an entry')
    return false
  })
}

/** A short line has no more parts. */
const mostParts = 20

const saysWhenOrWho = ({ element }: Block): boolean =>
  namesByline(element) ||
  element.children.slice(0, mostParts).some((child) => typeof child !== 'string' && (child.tag === 'time' || namesByline(child)))

/** Reasons of blocks that are links to elsewhere. */
const linkedAway: ReadonlySet<string | undefined> = new Set<string>([
  ...Object.values(allLink),
  'list of links',
  'under related heading',
  'a teaser',
])

/** How far above a heading the box is that it heads. */
const boxReach = 3

/** What stands over links in one small box, and over nothing else, goes with them, whatever its language. */
export function dropHeadingsOverLinks(scored: readonly Scored[], inside: Scored[], why: Map<Block, string>): void {
  const own = new Set(inside.map(({ block }) => block))
  const isOwnIn = (at: number, box: Element): boolean => {
    const block = scored[at]?.block
    return block !== undefined && own.has(block) && within(block.element, box)
  }
  filterInPlace(inside, ({ block, size, density }) => {
    if (size > 60 || density > 0.5 || (block.kind !== 'heading' && block.kind !== 'paragraph') || isSentence(block.text)) return true
    const next = scored[block.order + 1]?.block
    if (next === undefined || !linkedAway.has(why.get(next))) return true
    let box: Element | undefined = block.element
    for (let i = 0; i < boxReach && box !== undefined && !within(next.element, box); i++) box = box.parent
    if (box === undefined || !within(next.element, box) || isOwnIn(block.order - 1, box)) return true
    for (let at = block.order + 1; at < scored.length && within(scored[at]!.block.element, box); at++) if (isOwnIn(at, box)) return true
    why.set(block, 'heading over links')
    return false
  })
}
