/**
 * What stands in the container and is not the text: each function takes its kind out of `inside` and notes in `why` that it did.
 */
import { agencyInText } from '#src/credits/agency.ts'
import { keyOf } from '../page/text.ts'
import type { Element } from '../page/tree.ts'
import type { Block } from './blocks.ts'
import { isAge, isByline, isCounter, isDateLine } from './line-kinds.ts'
import { isRelatedHeading } from './phrases.ts'
import { isSentence, type Scored } from './prose.ts'

/** Why a block that is all link is not text: a heading or in its link, or a line by itself. */
export const allLink = { title: 'a link to elsewhere', line: 'links only' } as const

/** What stands above the headline is the page's, unless most of the text does (a headline repeated below). */
export function dropBeforeHeadline(inside: Scored[], headline: Block | undefined, why: Map<Block, string>): Scored[] {
  if (headline === undefined) return inside
  const before = inside.filter(({ block }) => block.order < headline.order)
  const sum = (list: readonly Scored[]): number => list.reduce((total, { size }) => total + size, 0)
  if (sum(before) * 2 > sum(inside)) return inside
  for (const { block } of before) why.set(block, 'above the headline')
  return inside.slice(before.length)
}

/** Lines of the page by their shape; dates and names only around the text, where a text's own would not stand. */
export function dropByShape(inside: Scored[], why: Map<Block, string>): void {
  const last = inside.length - 3
  let at = -1
  filterInPlace(inside, ({ block }) => {
    at++
    const { text, kind } = block
    if (text.length > 80 || kind === 'quote' || isCell(block)) return true
    const around = at < 4 || at >= last
    if (!isAge(text) && !isCounter(text) && !(around && (isDateLine(text) || isByline(text)))) return true
    why.set(block, 'a line of the page by its shape')
    return false
  })
}

/** A table's own cell, not prose in a table that lays out the page. */
const isCell = ({ element: { tag } }: Block): boolean => tag === 'td' || tag === 'th'

/** Lines without an end that follow the last sentence: labels of what came below. An agency's name there is its credit, and stays. */
export function dropTrailingLabels(inside: Scored[], why: Map<Block, string>): void {
  let end = inside.length
  while (end > 0) {
    const { block, size } = inside[end - 1]!
    const short = size < 50 && (block.kind === 'paragraph' || block.kind === 'heading') && !isSentence(block.text)
    if (!short || agencyInText(block.text) !== undefined) break
    end--
  }
  const last = inside[end - 1]
  if (end < 3 || end === inside.length || last === undefined || last.size < 80 || !isSentence(last.block.text)) return
  dropFrom(inside, end, 'a label at the end', why)
}

export function dropFrom(inside: Scored[], from: number, reason: string, why: Map<Block, string>): void {
  if (from === -1) return
  for (const { block } of inside.splice(from)) why.set(block, reason)
}
/** Texts that a page carries twice (for print, for small screens, for reading aloud, the whole in one piece) count once. */
export function dropRepeats(inside: Scored[], why: Map<Block, string>): void {
  const openings = inside
    .filter(({ size }) => size > 100)
    .slice(0, 200)
    .map(({ block }) => block.text.slice(0, 60))
  if (openings.length > 4) {
    filterInPlace(inside, ({ block }) => {
      if (block.text.length < 1500 || openings.filter((opening) => block.text.includes(opening)).length < 0.5 * openings.length) return true
      why.set(block, 'the whole again')
      return false
    })
  }
  const seen = new Set<string>()
  filterInPlace(inside, ({ block, size }) => {
    if (size < 60) return true
    const key = keyOf(block.text)
    if (!seen.has(key)) {
      seen.add(key)
      return true
    }
    why.set(block, 'repeated')
    return false
  })
}

/** "Jane Doe is a reporter in Skopje" at the end. */
export function dropBiographies(inside: Scored[], authors: readonly string[], why: Map<Block, string>): void {
  const names = authors.filter((name) => name.includes(' '))
  const from = inside.length - 4
  let at = 0
  filterInPlace(inside, ({ block, size }) => {
    if (at++ < from || at < 4 || size > 600 || !names.some((name) => block.text.slice(0, 60 + name.length).includes(name))) return true
    why.set(block, 'biography')
    return false
  })
}

/** What follows "Read also" and the like: link blocks up to the next prose. */
export function dropRelated(inside: Scored[], why: Map<Block, string>): void {
  let related = false
  filterInPlace(inside, (one) => {
    if (isRelatedHeading(one.block.text)) {
      related = true
      why.set(one.block, 'related heading')
      return false
    }
    if (related && (one.density > 0.6 || (one.block.kind === 'heading' && one.density > 0.3))) {
      why.set(one.block, 'under related heading')
      return false
    }
    related = false
    return true
  })
}

/** A teaser has less text than this, and at most that many blocks of it. */
const teaserSize = 400
const teaserBlocks = 3

/**
 * A card for another story, whatever it is called: its title is a link, and what follows in the same small box is its teaser. Where
 * much of the text stands so, it is a list of things with a link each, and the text itself.
 */
export function dropTeasers(scored: readonly Scored[], inside: Scored[], root: Element, why: Map<Block, string>): void {
  const titles = scored.filter(
    ({ block, size }) =>
      size >= 20 && (why.get(block) === allLink.title || why.get(block) === allLink.line) && !/^https?:\S+$/.test(block.text),
  )
  if (titles.length === 0) return
  const under = sumsUnder(inside, root)
  const cards = new Map<Element, number>()
  for (const { block } of titles) {
    let card: Element | undefined
    for (let at: Element | undefined = block.element; at !== undefined && at !== root; at = at.parent) {
      const sum = under.get(at)
      if (sum !== undefined && (sum.size > teaserSize || sum.count > teaserBlocks)) break
      if (sum !== undefined) card = at
    }
    if (card !== undefined && !cards.has(card)) cards.set(card, block.order)
  }
  const teasers = new Set<Block>()
  let [all, size] = [0, 0]
  for (const one of inside) {
    all += one.size
    for (let at: Element | undefined = one.block.element; at !== undefined && at !== root; at = at.parent) {
      if (one.block.order < (cards.get(at) ?? Number.POSITIVE_INFINITY)) continue
      teasers.add(one.block)
      size += one.size
      break
    }
  }
  if (size > 0.3 * all) return
  filterInPlace(inside, ({ block }) => {
    if (!teasers.has(block)) return true
    why.set(block, 'a teaser')
    return false
  })
}

/** How many of the blocks stand under each element below `root`, and how much text they have. */
function sumsUnder(inside: readonly Scored[], root: Element): Map<Element, { count: number; size: number }> {
  const under = new Map<Element, { count: number; size: number }>()
  for (const { block, size } of inside) {
    for (let at: Element | undefined = block.element; at !== undefined && at !== root; at = at.parent) {
      const sum = under.get(at) ?? { count: 0, size: 0 }
      sum.count++
      sum.size += size
      under.set(at, sum)
    }
  }
  return under
}

/** Lists whose items are all links are navigation. */
export function dropLinkLists(inside: Scored[], why: Map<Block, string>): void {
  const lists = new Map<Element, { size: number; linked: number; prose: boolean }>()
  for (const { block, size, density } of inside) {
    if (block.list === undefined) continue
    const list = lists.get(block.list) ?? { size: 0, linked: 0, prose: false }
    list.size += size
    list.linked += size * density
    lists.set(block.list, list)
  }
  filterInPlace(inside, (one) => {
    const list = one.block.list === undefined ? undefined : lists.get(one.block.list)
    if (list === undefined || list.linked < 0.6 * list.size) return true
    why.set(one.block, 'list of links')
    return false
  })
}

/** At the end: headings, and lines with a link that announce something with a colon. What they stood over was none of the text. */
export function dropHeadingsOverNothing(inside: Scored[], why: Map<Block, string>): void {
  for (let last = inside.at(-1); last !== undefined; last = inside.at(-1)) {
    if (last.block.kind !== 'heading' && !(last.size < 160 && last.density > 0 && /[:：]$/.test(last.block.text))) break
    why.set(inside.pop()!.block, 'heading over nothing')
  }
}

/** A list at the end whose items all lead elsewhere and none of which is a sentence: other stories, though only a part of each line is the link. */
export function dropStoryList(inside: Scored[], why: Map<Block, string>): void {
  const isStory = ({ block, size, density }: Scored): boolean =>
    block.kind === 'item' && size < 160 && density > 0.1 && !/[.!…。！]$/.test(block.text)
  const from = inside.findLastIndex((one) => !isStory(one)) + 1
  if (inside.length - from >= 3 && from > 0) dropFrom(inside, from, 'a list of stories', why)
}

export function filterInPlace<T>(list: T[], keep: (item: T) => boolean): void {
  let length = 0
  for (const item of list) if (keep(item)) list[length++] = item
  list.length = length
}
