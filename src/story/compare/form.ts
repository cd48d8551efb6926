/**
 * Forms of words: bulletins, notices and results that say the same of something else.
 */
import type { Comparison } from './comparison.ts'

export const template = { rule: 'template', reason: 'they share a form of words; the names and numbers in it differ' }

/**
 * Is what two texts share a form that each fills with its own facts?
 * @param unit words of a spaced script that one shingle's share is worth: 1, or 2 where each character is a word
 * @param words of the shorter text, in such units
 * @param revised the same source sent both, and calls one another state of the other
 */
export function isForm(c: Comparison, unit: number, words: number, revised: boolean): boolean {
  const conflict = c.conflicting / Math.max(1, c.conflicting + c.agreeing)
  const numbers = c.numbersConflicting / Math.max(1, c.numbersConflicting + c.numbersAgreeing)
  if (c.replacements >= 3 && c.replacedShare > 0.3 && !isPatched(c, unit)) return true
  if (isWrittenOtherwise(c, unit)) return false
  if (revised && c.headline >= 0.8 && Math.min(c.aInB, c.bInA) >= 0.85) return false
  if (revised) return c.conflicting >= 3 && conflict > 0.45
  if (c.conflicting >= (words < 40 ? 1.4 : 2) && conflict > 0.28) return true
  return c.numbersConflicting >= 3 && numbers >= 0.5 && c.numbersConflicting * unit > 0.04 * c.shared
}

/** A long text with other words in the same places, be they quotations in another language or letters that were lost, and the same facts. */
function isPatched(c: Comparison, unit: number): boolean {
  if (c.shared < 300 * unit || c.order < 0.9 || c.replacedShare > 0.5) return false
  return c.numbersConflicting === 0 && c.conflicting * unit < 0.05 * c.shared
}

/** Forms are short: of a long text with the same numbers another house has written the names in its way. */
export function isWrittenOtherwise(c: Comparison, unit: number): boolean {
  if (c.shared < 200 * unit) return false
  const numbers = c.numbersConflicting / Math.max(1, c.numbersConflicting + c.numbersAgreeing)
  return numbers <= 0.3 && c.conflicting * unit < (c.numbersConflicting === 0 ? 0.15 : 0.08) * c.shared
}
