/**
 * Doubt about what names and weight say: furniture that holds the article after all, prose that is the readers'.
 */
import type { Block, Mark } from './blocks.ts'
import type { Scored } from './prose.ts'
import { commentHeads } from './repeats.ts'

/** What readers say may be longer than the text: below the first of several lines that say who wrote when, prose counts for this much. */
const readersShare = 0.1

/** Makes light of what stands below the first reader's name, where there are more of them. */
export function lightenComments(scored: readonly Scored[]): void {
  const [first, second] = commentHeads(scored)
  if (first === undefined || second === undefined) return
  for (const one of scored.slice(first + 1)) one.prose *= readersShare
}

/** Takes back marks on elements that must hold the article itself: its headline, its known text, or most of the prose. */
export function cancelMarks(scored: readonly Scored[], marks: readonly Mark[], headline: Block | undefined): void {
  let total = 0
  let aligned = 0
  const alignedIn = new Map<Mark, number>()
  for (const { block, prose, aligned: is } of scored) {
    total += prose
    if (is) aligned += prose
    for (let mark = block.mark; mark !== undefined; mark = mark.outer) {
      mark.prose += prose
      if (is) alignedIn.set(mark, (alignedIn.get(mark) ?? 0) + prose)
    }
  }
  const around = new Set<Mark>()
  for (let mark = headline?.mark; mark !== undefined; mark = mark.outer) around.add(mark)
  const hasOwnArticle = [...around].some((mark) => mark.strength === 'article')
  let articles = 0
  for (const { block, prose } of scored)
    for (let mark = block.mark; mark !== undefined; mark = mark.outer) {
      if (mark.strength === 'article') {
        articles += prose
        break
      }
    }
  for (const mark of marks) {
    if (mark.strength === 'sure') continue
    if (around.has(mark) && mark.prose > 0.2 * total) mark.cancelled = true
    else if (aligned > 0 && (alignedIn.get(mark) ?? 0) > 0.3 * aligned) mark.cancelled = true
    else if (mark.strength === 'likely' || mark.strength === 'slight') mark.cancelled = mark.prose > 0.5 * total
    else if (mark.strength === 'article')
      mark.cancelled =
        around.has(mark) || (!hasOwnArticle && (mark.prose > 0.3 * total || (articles > 0.6 * total && !isWithinArticle(mark))))
  }
}

/** An <article> in an <article>: a card in the text of the outer one. */
function isWithinArticle(mark: Mark): boolean {
  for (let at = mark.outer; at !== undefined; at = at.outer) if (at.strength === 'article') return true
  return false
}
