/**
 * Headlines compared, which are what an editor thought a story is about.
 */
import { isDirection } from './directions.ts'
import { isWording } from './wording.ts'

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

/** Of the longer headline's words, that stand in order in the other where both are filled in. */
const filledShare = 0.5

/**
 * Are the headlines one form with another subject in each? A word that stands for another, where either is told in the text under it alone, or neither in any text:
 * `X Insured sets payout`, `X High-Yield sets payout`. A headline that is its text's beginning says nothing beside it.
 */
export function nameOthers(a: Headlined, b: Headlined): boolean {
  if (beginsText(a) && beginsText(b)) return false
  const [own, others] = substituted(a.headline, b.headline).map((words) => words.filter(isTelling))
  if (!own?.length || !others?.length) return false
  const [ownHere, ownThere] = [stands(own, a.words), stands(own, b.words)]
  const [othersHere, othersThere] = [stands(others, a.words), stands(others, b.words)]
  return (ownHere && !ownThere) || (othersThere && !othersHere) || !(ownHere || ownThere || othersHere || othersThere)
}

const isTelling = (word: number): boolean => !isWording(word) && !isDirection(word)

interface Headlined {
  headline: Uint32Array
  words: Uint32Array
}

const beginsText = ({ headline, words }: Headlined): boolean => headline.every((word, at) => word >>> 2 === words[at]! >>> 2)

const stands = (some: readonly number[], text: Uint32Array): boolean =>
  some.some((word) => text.some((other) => other >>> 2 === word >>> 2))

/** Words that each has instead of the other's between, before or behind the same words; none where one only has more words, or where they are not alike. */
function substituted(a: Uint32Array, b: Uint32Array): [readonly number[], readonly number[]] {
  let start = 0
  while (start < Math.min(a.length, b.length) && a[start]! >>> 2 === b[start]! >>> 2) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end]! >>> 2 === b[b.length - 1 - end]! >>> 2) end++
  if (start + end < filledShare * Math.max(a.length, b.length)) return [[], []]
  return [[...a.subarray(start, a.length - end)], [...b.subarray(start, b.length - end)]]
}
