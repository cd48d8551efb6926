/**
 * Facts of two texts laid side by side: numbers and names that agree, and those that stand against others.
 */

import type { Fingerprint } from '../print/index.ts'
import { wordKind } from '../print/words.ts'
import type { Alignment, Slot } from './align.ts'
import type { Comparison } from './comparison.ts'
import { namesIt } from './headlines.ts'

/** Share of names among the words of news where only names are capitalised, at most. */
const usualNames = 0.2

/** What a capitalised word says beside a number, of a text with so many of them. */
export function nameWorth(list: Uint32Array): number {
  let names = 0
  for (let i = 0; i < list.length; i++) if ((list[i]! & 3) === wordKind.name) names++
  return Math.min(1, (usualNames * list.length) / Math.max(1, names))
}

/** Numbers and names inside shared passages: in a copy nearly all agree, in a template nearly all stand against others. */
export function factsOf(
  found: Alignment,
  a: Fingerprint,
  b: Fingerprint,
  { weights, nameWorth }: { weights: Float32Array; nameWorth: number },
): Pick<Comparison, 'agreeing' | 'conflicting' | 'numbersAgreeing' | 'numbersConflicting'> {
  let agreeing = 0
  let numbersAgreeing = 0
  for (let i = 0; i < found.inA.length; i++) {
    const kind = a.words[i]! & 3
    if (!found.inA[i] || kind === wordKind.word || kind === wordKind.opening) continue
    agreeing += kind === wordKind.number ? weights[i]! : weights[i]! * nameWorth
    if (kind === wordKind.number) numbersAgreeing++
  }
  let numbersConflicting = 0
  let namesConflicting = 0
  let subjects = 0
  for (const slot of found.slots) subjects += subjectsIn(slot, a, b)
  // a dateline that was put in another's place is no sign of a form by itself
  const inText =
    subjects > 0 || found.slots.some((slot, at) => !isDateline(slot, at < found.openingSlots) && conflicts(a.words, b.words, slot) > 0)
  for (const slot of inText ? found.slots : []) {
    const [aNumbers, aNames] = kinds(a.words, slot.a, slot.aEnd)
    const [bNumbers, bNames] = kinds(b.words, slot.b, slot.bEnd)
    numbersConflicting += Math.min(aNumbers, bNumbers)
    namesConflicting += Math.min(aNames, bNames)
  }
  const conflicting = numbersConflicting + namesConflicting * nameWorth + subjects
  return { agreeing, conflicting, numbersAgreeing, numbersConflicting }
}

/** Behind a word that both begin with it is none: `Port X is closed`, `Port Y is closed`. */
const isDateline = ({ a, b }: Slot, opening: boolean): boolean => opening && Math.min(a, b) === 0

/** Words put for others that each text has in its own headline and the other has not: what the story is about is no edit. */
function subjectsIn(slot: Slot, a: Fingerprint, b: Fingerprint): number {
  return Math.min(subjectsOf(a, b, slot.a, slot.aEnd), subjectsOf(b, a, slot.b, slot.bEnd))
}

function subjectsOf(of: Fingerprint, other: Fingerprint, from: number, to: number): number {
  let out = 0
  for (let i = from; i < to; i++) if (namesIt(of.headline, of.words[i]!) && !namesIt(other.headline, of.words[i]!)) out++
  return out
}

function conflicts(a: Uint32Array, b: Uint32Array, slot: Slot): number {
  const [aNumbers, aNames] = kinds(a, slot.a, slot.aEnd)
  const [bNumbers, bNames] = kinds(b, slot.b, slot.bEnd)
  return Math.min(aNumbers, bNumbers) + Math.min(aNames, bNames)
}

function kinds(list: Uint32Array, from: number, to: number): [numbers: number, names: number] {
  let numbers = 0
  let names = 0
  for (let i = from; i < to; i++) {
    const kind = list[i]! & 3
    if (kind === wordKind.number) numbers++
    else if (kind === wordKind.name) names++
  }
  return [numbers, names]
}
