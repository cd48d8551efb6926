/**
 * Words that an editor puts for others: what stands in any text, and that somebody said something.
 */
import { words as wordsOf } from '#src/languages/index.ts'
import type { Fingerprint } from '../print/index.ts'
import { words } from '../print/words.ts'
import type { Comparison } from './comparison.ts'

/** Hashes without their kind. Made when the first two texts are asked. */
let wording: Set<number> | undefined

const readWording = (): Set<number> =>
  new Set(words([...wordsOf('functionWords'), ...wordsOf('verbsOfSaying')].join(' ')).packed.map((word) => word >>> 2))

/** Places in shared passages where one thing stands for another, but for those where each is wording alone: `said on` for `told`. */
export function edits({ slots }: Comparison, a: Fingerprint, b: Fingerprint): number {
  let out = 0
  for (const slot of slots)
    if (slot.aEnd > slot.a && slot.bEnd > slot.b && !(areWording(a.words, slot.a, slot.aEnd) && areWording(b.words, slot.b, slot.bEnd)))
      out++
  return out
}

function areWording(list: Uint32Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isWording(list[at]!)) return false
  return true
}

/** Is it a word that stands in any text, or a verb of saying? */
export function isWording(word: number): boolean {
  wording ??= readWording()
  return wording.has(word >>> 2)
}
