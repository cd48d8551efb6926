/**
 * When two spellings are one name.
 */
import { nameKey } from './agency.ts'

/** Whether one insertion, deletion, substitution or swap of neighbours makes `a` into `b` (Damerau 1964, at most one edit): linear. */
function withinOneEdit(a: string, b: string): boolean {
  if (a === b) return true
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  if (short.length !== long.length) return short.slice(at) === long.slice(at + 1)
  if (short.slice(at + 1) === long.slice(at + 1)) return true
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
}

/** Whether two printings are one name: the same letters, or one slip apart when long enough that a slip is likelier than another name. */
export function sameName(one: string, other: string): boolean {
  const [a, b] = [nameKey(one), nameKey(other)]
  return a === b || (Math.min(a.length, b.length) >= 5 && withinOneEdit(a, b))
}
