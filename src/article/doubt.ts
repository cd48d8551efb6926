/**
 * Doubt about marks: what is named like furniture and holds the article after all.
 */
import type { Block, Mark } from './blocks.ts'
import type { Scored } from './prose.ts'

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
    else if (mark.strength === 'likely') mark.cancelled = mark.prose > 0.5 * total
    else if (mark.strength === 'article')
      mark.cancelled = around.has(mark) || (!hasOwnArticle && (mark.prose > 0.3 * total || articles > 0.6 * total))
  }
}
