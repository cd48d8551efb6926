/**
 * What comparing two stories finds: the measures that all decisions are made of.
 */
import type { Passage, Slot } from './align.ts'

/** What comparing found, all shares between 0 and 1. */
export interface Comparison {
  /** Share of both texts' own words that stands in the other. */
  similarity: number
  /** The larger of the two containments. */
  containment: number
  /** Share of the first text's own words that stands in the second, and the other way round. */
  aInB: number
  bInA: number
  /** Own words (weighed by how uncommon they are) that both share; the smaller side. */
  shared: number
  /** Share of the shared words that is common text. */
  commonShare: number
  /** Share of each lead that stands in the other text at all. */
  aLeadInB: number
  bLeadInA: number
  /** Share of the first few words of either that stand in the other; the larger one. */
  opening: number
  /** Both begin with the same words, or nearly: share of one lead that stands in the other text's first part. */
  start: number
  /** Share of the shared words that stands in the same order. */
  order: number
  /** The same, counted from the first text's lead on, and from the second's: a text that was set after another lead. */
  orderFromA: number
  orderFromB: number
  /** Share of the first text that is its own and stands between shared passages, and likewise the second's. */
  betweenA: number
  betweenB: number
  /** Stretches where each text has something else between the same passages, and their share of the words there. */
  replacements: number
  replacedShare: number
  /** Numbers and names inside shared passages that agree, and that stand against another one. */
  agreeing: number
  conflicting: number
  numbersAgreeing: number
  numbersConflicting: number
  /** Overlap of the headlines' words. */
  headline: number
  identical: boolean
  passages: Passage[]
  slots: Slot[]
}

/** Two texts that share no passage: most candidates of a template are none, so they are done with early. */
export const nothingShared: Comparison = {
  similarity: 0,
  containment: 0,
  aInB: 0,
  bInA: 0,
  shared: 0,
  commonShare: 0,
  aLeadInB: 0,
  bLeadInA: 0,
  opening: 0,
  start: 0,
  order: 1,
  orderFromA: 0,
  orderFromB: 0,
  betweenA: 0,
  betweenB: 0,
  replacements: 0,
  replacedShare: 0,
  agreeing: 0,
  conflicting: 0,
  numbersAgreeing: 0,
  numbersConflicting: 0,
  headline: 0,
  identical: false,
  passages: [],
  slots: [],
}
