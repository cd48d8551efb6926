/**
 * Copies that one agency has sent under several names: what is ruled of one of them is meant of all.
 */
import { compare, prepare } from '../compare/index.ts'
import { textOf } from '../decide/translation.ts'
import { nothingCommon } from '../print/common.ts'
import { fingerprint } from '../print/index.ts'
import type { Story } from '../story.ts'

/** Moved down, a follow-up is killed with the story that it follows; moved up, a copy of a killed story stays readable. */
const rules = { share: 0.8, words: 12, headlineWords: 4 }

/** Is one story of a cluster the other again: the same text, or the same headline? */
export function isCopyOf(one: Story, other: Story): boolean {
  if (one.agency !== other.agency) return false
  const a = fingerprint(textOf(one))
  const b = fingerprint(textOf(other))
  if (a.headline.length >= rules.headlineWords && a.headline.join() === b.headline.join()) return true
  if (Math.min(a.words.length, b.words.length) < rules.words) return false
  const { aInB, bInA } = compare(prepare(a, nothingCommon), b)
  return a.bodyHash === b.bodyHash || Math.min(aInB, bInA) >= rules.share
}
