/**
 * Copies that one agency has sent under several names: what is ruled of one of them is meant of all.
 */
import type { Comparison } from '../compare/comparison.ts'
import { compare, prepare } from '../compare/index.ts'
import { textOf } from '../decide/translation.ts'
import { nothingCommon } from '../print/common.ts'
import { fingerprint } from '../print/index.ts'
import type { Story } from '../story.ts'

/** Moved down, a follow-up is killed with the story that it follows; moved up, a copy of a killed story stays readable. */
const rules = { share: 0.8, words: 12, headlineWords: 4 }

/**
 * Texts that begin alike under like headlines are states of one text, with less in common: an edited one, or its beginning. A follow-up has a lead of
 * its own.
 */
const states = { words: 40, headline: 1 / 3, edited: { share: 0.6, lead: 0.7 }, cut: { share: 0.9, left: 0.25, lead: 0.8 } }

/** Is one story of a cluster the other again: the same text, or the same headline? */
export function isCopyOf(one: Story, other: Story): boolean {
  if (one.agency !== other.agency) return false
  const a = fingerprint(textOf(one))
  const b = fingerprint(textOf(other))
  if (a.headline.length >= rules.headlineWords && a.headline.join() === b.headline.join()) return true
  const short = Math.min(a.words.length, b.words.length)
  if (short < rules.words) return false
  const compared = compare(prepare(a, nothingCommon), b)
  return compared.identical || Math.min(compared.aInB, compared.bInA) >= rules.share || (short >= states.words && isState(compared))
}

function isState({ aInB, bInA, aLeadInB, bLeadInA, headline }: Comparison): boolean {
  const [least, most, lead] = [Math.min(aInB, bInA), Math.max(aInB, bInA), Math.min(aLeadInB, bLeadInA)]
  const { edited, cut } = states
  const isEdited = least >= edited.share && lead >= edited.lead
  const isCut = most >= cut.share && least >= cut.left && lead >= cut.lead
  return headline >= states.headline && (isEdited || isCut)
}
