/**
 * Headlines compared, which are what an editor thought a story is about.
 */

/** Words that both have, as a share of all, each counted once. Headlines are short: no set is made of them. */
export function overlap(a: Uint32Array, b: Uint32Array): number {
  const left = distinct(a)
  const right = distinct(b)
  if (left === 0 || right === 0) return 0
  let both = 0
  for (let i = 0; i < a.length; i++) if (isFirst(a, i) && holds(b, a[i]!, b.length)) both++
  return both / (left + right - both)
}

function distinct(list: Uint32Array): number {
  let out = 0
  for (let i = 0; i < list.length; i++) if (isFirst(list, i)) out++
  return out
}

/** Does the word stand in the headline? */
export const namesIt = (headline: Uint32Array, word: number): boolean => holds(headline, word, headline.length)

const isFirst = (list: Uint32Array, at: number): boolean => !holds(list, list[at]!, at)

function holds(list: Uint32Array, word: number, before: number): boolean {
  for (let i = 0; i < before; i++) if (list[i]! >>> 2 === word >>> 2) return true
  return false
}
