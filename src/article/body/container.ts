/**
 * The element that holds the text: from the top, the heaviest branch for as long as it has nearly all that its parent has.
 */

import type { Element } from '../page/tree.ts'
import type { Block } from './blocks.ts'
import { type Scored, within } from './prose.ts'

/** A branch with this share of its parent's prose is the text's container; the rest is what stands around it. */
const nearlyAll = 0.8
/** For a branch with the headline in it this is enough, where the others are made otherwise. */
const withHeadline = 0.5
/** Prose in other branches that is made as the text is, measured by the text: with more of it the text is cut in pieces. */
const alike = 0.15

/** Branches are compared at no more levels: each time takes all of the page's blocks. */
const mostCompared = 8

/** `free`: the blocks that no mark stands on. `branches`: whether other branches are compared with the headline's. */
export function findContainer(free: readonly Scored[], headline: Block | undefined, branches: boolean): Element | undefined {
  const sums = new Map<Element, number>()
  const best = new Map<Element, Element>()
  let top: Element | undefined
  for (const { block, prose } of free) {
    if (prose === 0) continue
    let below: Element | undefined
    for (let at: Element | undefined = block.element; at !== undefined; at = at.parent) {
      const sum = (sums.get(at) ?? 0) + prose
      sums.set(at, sum)
      if (below !== undefined) {
        const leader = best.get(at)
        if (leader === undefined || sums.get(leader)! <= sums.get(below)!) best.set(at, below)
      }
      below = at
      top = at
    }
  }
  let root = top
  let compared = 0
  while (root !== undefined) {
    const next = best.get(root)
    // one long paragraph is not the container
    if (next === undefined || next.tag === 'p' || next.tag === 'li' || next.tag === 'td') break
    const own = headline === undefined || within(headline.element, next) ? undefined : branchOf(headline.element, root)
    if (own !== undefined && (sums.get(own) ?? 0) > leastOwn && isRecords(free, next)) {
      root = own
      continue
    }
    const share = sums.get(next)! / sums.get(root)!
    if (share < nearlyAll) {
      const isOwn =
        branches && compared++ < mostCompared && share >= withHeadline && headline !== undefined && within(headline.element, next)
      if (!isOwn || !isMadeOtherwise(free, root, next)) break
    }
    root = next
  }
  return root
}

/** The child of `root` that an element stands in. */
function branchOf(element: Element, root: Element): Element | undefined {
  let at: Element | undefined = element
  while (at !== undefined && at.parent !== root) at = at.parent
  return at
}

/** Prose in the headline's branch that is a text by itself. */
const leastOwn = 250
/** Entries made alike, of which so many are a list of them. */
const leastRecords = 3
/** A name or a date over what one person says has fewer letters. */
const labelSize = 60

/** What stands under an element are entries made alike, each with a short line over it: what readers say, not a text in pieces. */
function isRecords(free: readonly Scored[], element: Element): boolean {
  const inside = free.filter(({ block }) => within(block.element, element))
  let box = element
  for (;;) {
    const [only, second] = box.children.filter((child): child is Element => typeof child !== 'string')
    if (only === undefined || second !== undefined) break
    box = only
  }
  const firsts = new Map<Element, Block>()
  let [all, headed] = [0, 0]
  for (const { block, prose } of inside) {
    all += prose
    const entry = branchOf(block.element, box)
    if (entry === undefined) continue
    if (!firsts.has(entry)) firsts.set(entry, block)
    if (firsts.get(entry)!.text.length < labelSize && firsts.get(entry)!.kind !== 'heading') headed += prose
  }
  const kinds = Map.groupBy(firsts.keys(), ({ tag, attribs }) => `${tag}.${attribs.class ?? ''}`)
  return headed > 0.8 * all && [...kinds.values()].some((alike) => alike.length >= leastRecords && alike.length > 0.6 * firsts.size)
}

/** The prose of `root` outside its branch `own` stands in other elements than most of that within. */
function isMadeOtherwise(free: readonly Scored[], root: Element, own: Element): boolean {
  const inside = new Map<string, number>()
  const outside = new Map<string, number>()
  for (const { block, prose } of free) {
    if (prose === 0) continue
    let path = ''
    let at: Element | undefined = block.element
    for (; at !== undefined && at.parent !== root; at = at.parent) path += ` ${at.tag}`
    if (at === undefined) continue
    const sums = at === own ? inside : outside
    sums.set(path, (sums.get(path) ?? 0) + prose)
  }
  const [[path, sum] = ['', 0]] = [...inside].sort(([, a], [, b]) => b - a)
  return (outside.get(path) ?? 0) < alike * sum
}
