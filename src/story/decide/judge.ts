/**
 * Two stories that were compared → the same story, related, or two. The numbers come from bench/dedupe.ts; docs/matching.md has them.
 */

import type { Comparison } from '../compare/comparison.ts'
import { holdsHeadline, holdsNumbers } from '../compare/flash.ts'
import { isForm, template } from '../compare/form.ts'
import type { Judgement, MatchStory, Say } from './judgement.ts'
import {
  haveOtherSubjects,
  isOneFlash,
  isUnderOneHeadline,
  nameOtherSubjects,
  oneHeadline,
  otherFacts,
  otherNews,
  othersNews,
  tellOpposites,
  tellOtherCounts,
} from './news.ts'
import { isLater } from './time.ts'

/** Same, related or distinct: by what two texts share and where, and of one source's by their headlines, their facts and the time between as well. */
export function judge(c: Comparison, story: MatchStory, other: MatchStory): Judgement {
  const judged = judgeTexts(c, story, other)
  const say: Say = (verdict, rule, reason) => ({ ...judged, verdict, rule, reason })
  if (judged.verdict === 'same' && haveOtherSubjects(c, story, other))
    return say('distinct', 'other-subject', 'neither text tells what the headline of the other says')
  if (isRevised(story, other)) return judged
  if (judged.verdict === 'same' && tellOpposites(c, story, other))
    return say('distinct', otherFacts, 'of the same thing, the one says the opposite')
  if (judged.verdict === 'same' && tellOtherCounts(c, story, other))
    return say('distinct', otherFacts, 'the one tells of so many, or of one more, and the other does not')
  if (judged.verdict === 'same' && nameOtherSubjects(story, other))
    return say('distinct', otherFacts, 'their headlines are of one form, and each names something else in it')
  if (story.source !== other.source) {
    if (judged.verdict === 'same') return othersNews(c, story, other, say) ?? judged
    return isOneFlash(c, story, other) ? say('same', 'one-flash', 'the same few words under one headline within hours') : judged
  }
  const told = (judged.verdict === 'same' ? otherNews(c, story, other, say) : undefined) ?? judged
  if (told.verdict === 'same' || !isUnderOneHeadline(c, story, other)) return told
  return say('same', oneHeadline, 'the source sent both under one headline within hours')
}

/** Of a text that another shares background with, at least: a long page has some words of any other. */
const leastBackground = 0.05

function judgeTexts(c: Comparison, story: MatchStory, other: MatchStory): Judgement {
  const unit = story.print.shingle / 3
  const started = c.start >= 0.4
  const score = 0.6 * c.aInB + 0.4 * c.bInA + (started ? 0.2 : 0) + 0.2 * c.headline
  const say: Say = (verdict, rule, reason) => ({ verdict, rule, reason, score })
  if (story.print.shingle !== other.print.shingle) return say('distinct', 'other-script', 'the texts are in different scripts')
  const short = Math.min(story.print.words.length, other.print.words.length) / unit
  if (c.identical && (short >= 25 || isOneHeadline(story, other))) return say('same', 'same-text', 'the texts are the same, word for word')
  const revised = isRevised(story, other)
  if (c.shared < 8 * unit) return say('distinct', 'little-shared', 'they share too little that is their own')
  if (isForm(c, unit, short, revised)) return say('distinct', template.rule, template.reason)
  if (c.commonShare > 0.65) return say('distinct', 'common-text', 'what they share stands in many unrelated stories')
  const most = Math.max(c.aInB, c.bInA)
  const least = Math.min(c.aInB, c.bInA)
  const sameSource = story.source === other.source
  const background = (): Judgement => say('related', 'shared-background', 'they share passages, but neither is the other retold')
  if (sameSource && !revised && c.opening < 0.34 && c.headline < 0.7 && c.shared >= 25 * unit)
    return say(
      'related',
      'house-text',
      'one source sent both, under other headlines and with other beginnings: what they share may be its own',
    )
  // edited as well as told in another order, it is another text
  const inOrder = started || c.order >= 0.5
  if (least >= 0.85 || (inOrder && (least >= 0.75 || (most >= 0.9 && least >= 0.55))))
    return say('same', 'same-words', 'nearly every word of both stands in the other')
  const grown = most >= 0.85 && least >= 0.15
  const rewritten = revised && ((most >= 0.4 && least >= 0.3) || (c.headline >= 0.8 && most >= (started ? 0.25 : 0.5)))
  if (sameSource && c.headline >= 0.6 && (grown || rewritten))
    return say('same', 'same-headline', 'the source sent both under one headline, and one holds most of the other')
  if (c.headline < 0.5 && quotes(c) && (!sameSource || (!revised && isFollowUp(c, unit)))) return background()
  // a short text is shared wholly or not at all; a long one may have lost much and won much
  const needed = short < 100 ? 1.3 : c.headline >= 0.6 && c.betweenA < 0.2 ? 0.9 : 1.05
  if (started && (most >= 0.85 || (most >= 0.5 && most + least >= needed && (c.order >= 0.5 || most >= 0.75 || c.shared >= 400 * unit))))
    return say('same', 'same-start', 'they begin alike and share most of one text')
  // a teaser: the beginning under the full text's headline
  const teaser = story.print.headline.length >= 5 && c.headline >= 0.8 && c.start >= 0.6 && c.order >= 0.9
  if (teaser && most >= 0.6 && c.conflicting === 0) return say('same', 'same-start', 'they begin alike under one headline')
  const host = least >= (Math.max(c.betweenA, c.betweenB) > 0.2 && c.headline < 0.6 ? 0.5 : 0.3)
  const inside = (c.aLeadInB >= 0.5 && c.aInB >= 0.5 && c.orderFromA >= 0.6) || (c.bLeadInA >= 0.5 && c.bInA >= 0.5 && c.orderFromB >= 0.6)
  // one text set whole after another lead, with nothing between
  const unbroken = c.order >= 0.95 && Math.max(c.betweenA, c.betweenB) < 0.02 && short >= 100
  if (inside && host && most + least >= (unbroken ? 1 : Math.max(1, needed)))
    return say('same', 'lead-inside', 'the lead and most of one text stand in the other, in order')
  if (c.passages.length >= 3 && c.aInB >= 0.85 && c.bInA >= 0.15 && c.order >= 0.9 && c.betweenA <= 0.15 && c.shared >= 60 * unit)
    return say('same', 'condensed', 'it is made of sentences of the other, in their order')
  if (most >= 0.75 && least >= 0.6 && c.order >= 0.7) return say('same', 'same-body', 'most of both texts is the same, in order')
  if (c.shared >= 25 * unit && most >= leastBackground) return background()
  return say('distinct', 'little-shared', 'they share too little that is their own')
}

/** Of a text that says little, or of none, the headline says it. */
const isOneHeadline = (story: MatchStory, other: MatchStory): boolean =>
  Math.min(story.print.headline.length, other.print.headline.length) >= 3 &&
  holdsHeadline(story.print, other.print) === 1 &&
  holdsNumbers(story.print, other.print)

/** The same source sent both, and calls the later one another state of the earlier. */
export const isRevised = (story: MatchStory, other: MatchStory): boolean =>
  story.source === other.source && (story.revises === true || (other.revises === true && !isLater(story, other)))

/** A longer text that came later: an update, or another story that quotes this one between its own paragraphs. */
const quotes = (c: Comparison): boolean => (c.aInB < 0.35 || (c.betweenA > 0.12 && c.aInB < 0.5)) && c.bInA > c.aInB

/** It has a lead and a headline of its own. */
const isFollowUp = (c: Comparison, unit: number): boolean => c.headline < 0.3 && c.aLeadInB < 0.2 && c.shared >= 25 * unit
