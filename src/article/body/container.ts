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
