/**
 * The same item, or the same news? A version takes the place of the text that stood before: only what is plainly the same
 * item may. All else that one source tells of the same news is a story of its own in the cluster.
 */
import type { Comparison } from '../compare/comparison.ts'
import { holdsHeadline, replaced } from '../compare/flash.ts'
import type { MatchStory } from './judgement.ts'
import { isUntold } from './news.ts'
import { hoursBetween } from './time.ts'

/** Each rule's reach. To move one up overwrites stories that say something else; to move one down shows a story's states as several stories. */
export const itemRules = {
  /** The same text again, word for word: nothing is lost. Of a short one the same may be news again another day. */
  resent: { withinHours: 36, words: 25, longWords: 100 },
  /** A few words edited, no fact among them: in a short text, or under a standing headline, put in or left out. Two bulletins of one form differ in facts, two reports of one matter in more words. */
  edited: { withinHours: 12, share: 0.85, headline: 0.5, longWords: 100 },
  /** The later text holds the earlier one whole, under its headline: a flash and its story, a page that grows. Nothing is lost. */
  grown: { withinHours: 12, share: 0.85, headline: 0.8 },
  /** The source calls it an update or a correction and it tells the same: agencies update for a day or so and correct for longer. */
  said: { withinHours: 36, share: 0.85 },
}

/** What a story is to an earlier one of its source: the same item, sent again or revised, or other words on the same news. */
export function itemOf(c: Comparison, story: MatchStory, other: MatchStory): 'duplicate' | 'revision' | undefined {
  if (story.source !== other.source) return undefined
  const { resent, edited, grown, said } = itemRules
  const hours = hoursBetween(story, other)
  const unit = story.print.shingle / 3
  const short = Math.min(story.print.words.length, other.print.words.length) / unit
  const least = Math.min(c.aInB, c.bInA)
  if (c.identical && !(hours > resent.withinHours && short < resent.longWords))
    return c.headline >= 0.8 && !story.revises ? 'duplicate' : 'revision'
  if (short < edited.longWords && meansAnother(c, story, other, hours)) return undefined
  if (story.revises && (!(hours > said.withinHours) || least >= said.share)) return 'revision'
  // a flash is its headline, and the story under it holds that
  const flash = other.print.words.length === 0 && story.print.words.length > 0 && holdsHeadline(story.print, other.print) === 1
  if (flash && hours <= grown.withinHours) return 'revision'
  if (c.conflicting > 0) return undefined
  // where no script or spelling shows which words are names, one put for another may be a fact
  if (replaced(c) > 0 && (short < edited.longWords || isUntold(story, other))) return undefined
  if (c.bInA >= grown.share && c.headline >= grown.headline && !(hours > grown.withinHours)) return 'revision'
  if (least < edited.share || c.headline < edited.headline) return undefined
  return hours <= edited.withinHours || (Number.isNaN(hours) && short >= edited.longWords) ? 'revision' : undefined
}

/** An update of which the story has not come: of another bulletin under one standing headline, or of another day's. A correction puts one thing right. */
const meansAnother = (c: Comparison, story: MatchStory, other: MatchStory, hours: number): boolean =>
  isUntold(story, other) ? c.conflicting > 0 || replaced(c) > 0 : hours > itemRules.edited.withinHours && replaced(c) > 1
