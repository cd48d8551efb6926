/**
 * A form shows where it is filled in: at a place where three stories say three things, one of them other news than the rest, each is a fact.
 */
import type { Slot } from '../compare/align.ts'
import type { Fingerprint } from '../print/index.ts'
import type { Judged } from './judged.ts'
import type { MatchStory } from './judgement.ts'
import { newsRules, oneHeadline } from './news.ts'

/** What another story that fills the form has of this one, and how many facts of its own, at least. Up: forms are known later; down: a copy that was edited shows a form. */
const formRules = { share: 0.5, conflicting: 1 }

/** Does a short story differ from the candidate where it differs from stories of other clusters, too, and these from the candidate? */
export function isFilledIn(j: Judged, judged: readonly Judged[], { print }: MatchStory): boolean {
  if (j.rule === oneHeadline) return false
  if (Math.min(print.words.length, j.candidate.print.words.length) / (print.shingle / 3) >= newsRules.shortWords) return false
  const places = j.comparison.slots.filter(isReplaced)
  return (
    places.length > 0 &&
    judged.some((other) => isOtherNews(other, j) && other.comparison.slots.some((slot) => fills(slot, places, other, j)))
  )
}

const isOtherNews = ({ verdict, candidate, comparison }: Judged, j: Judged): boolean =>
  verdict === 'distinct' &&
  candidate.cluster !== j.candidate.cluster &&
  comparison.aInB >= formRules.share &&
  comparison.conflicting >= formRules.conflicting

const isReplaced = ({ a, aEnd, b, bEnd }: Slot): boolean => aEnd > a && bEnd > b

/** Is it a place of both, where each says another thing? */
const fills = (slot: Slot, places: readonly Slot[], other: Judged, j: Judged): boolean =>
  isReplaced(slot) &&
  places.some((place) => place.a < slot.aEnd && slot.a < place.aEnd && !isAlike(place, j.candidate.print, slot, other.candidate.print))

function isAlike(place: Slot, one: Fingerprint, slot: Slot, other: Fingerprint): boolean {
  if (place.bEnd - place.b !== slot.bEnd - slot.b) return false
  for (let i = 0; i < slot.bEnd - slot.b; i++) if (one.words[place.b + i]! >>> 2 !== other.words[slot.b + i]! >>> 2) return false
  return true
}
