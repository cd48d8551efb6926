/**
 * Is it the same news? What one source sends is told apart by its headline, its facts and the time between, before its words count:
 * an agency fills one form every hour and prints one headline every week.
 */
import type { Comparison } from '../compare/comparison.ts'
import { countsOtherwise } from '../compare/counts.ts'
import { saysOpposite } from '../compare/directions.ts'
import { holdsHeadline, holdsNumbers, replaced, replacedIn, shareOfNumbers, shareOfWords } from '../compare/flash.ts'
import { nameOthers } from '../compare/headlines.ts'
import { toldIn } from '../compare/subject.ts'
import { edits } from '../compare/wording.ts'
import type { Fingerprint } from '../print/index.ts'
import type { Judgement, MatchStory, Say } from './judgement.ts'
import { hoursBetween } from './time.ts'

/** Each bound with what moving it costs, as measured on a year's wire of one agency (docs/matching.md). */
export const newsRules = {
  /** Texts of fewer words are judged by their facts. Up: follow-ups of one lead part; down: bulletins join. */
  shortWords: 100,
  /** Of fewer words than this the headline is half of the facts. */
  flashWords: 40,
  /** A text of fewer words that comes again another day word for word is news again: a rate that was left as it is, a bridge that opens. */
  repeatWords: 25,
  /** Within so many hours one headline is one piece of news. Up: the daily bulletin joins yesterday's; down: the morning's repeat of the night's story parts. */
  closeHours: 12,
  /** After so many hours only long texts that are the same are one. */
  farHours: 36,
  /** A headline of fewer words is no sign: "Weather", "In brief". */
  headlineWords: 4,
  /** A headline's words in scripts without spaces have so many characters at most: Thai, two in Chinese. */
  charactersAWord: 4,
  /** Of the shorter text's words, or numbers, that stand in the other where one headline is all they share in order; of two long texts, which share small words anyway, the likeness. */
  sameHeadline: { words: 0.3, numbers: 0.34, leastNumbers: 3, similarity: 0.3 },
  /** Figures that all moved within so many hours, in a text that is the same otherwise: a market's report, brought up to date. */
  moved: { hours: 1, words: 0.85, length: 40 },
  /** Words of the lead that were put for others under another headline: what was reported first is not what is reported now. */
  newLead: { within: 30, words: 6, headline: 0.8 },
  /** Names and numbers that may stand against others in texts that did not come within those hours, however long: two issues of bonds read alike. */
  dayConflicts: 1.5,
  /** Of a headline's words, that stand in a text which tells of it. Up: stories under new headlines part; down: notices to readers join. */
  told: 0.5,
  /** Both ways, of texts a day apart, or short ones; under one headline. */
  sameText: 0.9,
  sameTextUnderHeadline: 0.8,
  /** Of one of them, where no time is known. */
  whole: 0.85,
  /** Words to one that may stand for another: numbers are written in letters, too. */
  wordsAReplacement: 50,
  /** Between two sources, that edit what they print. Up: bulletins of one form join; down: edited copies part. */
  elsewhere: {
    /** Names and numbers that may stand against others in a text that is short, and no flash; numbers in a long one, past the close hours. */
    conflicts: 1.5,
    longConflicts: 3,
    /** Of all names and numbers of a long one, and so many at least, past the close hours: two banks' bonds of one kind. */
    otherNames: { conflicts: 4, share: 0.15 },
    /** Of its numbers so many have to agree to one that does not. Up: copies with a number put right part; down: bulletins of many figures join. */
    numbersAConflict: 3,
    /** Words to one that may stand for another; of a text that shares so many numbers and names of its own that no other matter has them. */
    wordsAReplacement: 25,
    wordsAReplacementOfMany: 14,
    wordsAnEdit: 7,
    agreeing: 3,
    /** What fewer words say is news again after so many hours. */
    flashHours: 18,
    /** Words of a headline under which two flashes are one, and the share of the shorter one's that stands in the other. */
    headlineWords: 5,
    flash: 0.85,
    /** Under one headline of as many words, within so many hours: the shorter text's words, and numbers, that stand in the other. */
    told: { hours: 4, words: 0.5, numbers: 0.75, leastNumbers: 1 },
    /** What has no headline and so many words, and comes from another within so many hours word for word, was passed on. */
    passedOn: { hours: 1, words: 6 },
  },
}

/** Its texts need not be alike. */
export const oneHeadline = 'one-headline'

/** They are alike but for what they tell. */
export const otherFacts = 'other-facts'

/** One headline within hours, and the texts, if there are any, of the same facts. */
export function isUnderOneHeadline(c: Comparison, story: MatchStory, other: MatchStory): boolean {
  const { print: a } = story
  const { print: b } = other
  if (!(hoursBetween(story, other) <= newsRules.closeHours)) return false
  if (isUntold(story, other) || holdsHeadline(a, b) < 1 || !holdsNumbers(a, b)) return false
  if (Math.min(a.words.length, b.words.length) === 0) return true
  const { sameHeadline, moved } = newsRules
  if (shorterOf(a, b) >= newsRules.shortWords && c.similarity < sameHeadline.similarity) return false
  const words = shareOfWords(a, b)
  if (words < sameHeadline.words) return false
  if (shareOfNumbers(a, b, sameHeadline.leastNumbers) >= sameHeadline.numbers) return true
  return hoursBetween(story, other) <= moved.hours && words >= moved.words && shorterOf(a, b) >= moved.length
}

/**
 * Neither text tells what the other's headline says: what they share is a notice to readers (to pay, to log in, on cookies), or a form. A source's later
 * state of a story tells of the earlier headline, a flash that is passed on of what it was passed on under; a newspaper's headline may be its own.
 */
export function haveOtherSubjects(c: Comparison, story: MatchStory, other: MatchStory): boolean {
  const { print: a } = story
  const { print: b } = other
  if (story.source !== other.source && shorterOf(a, b) >= newsRules.flashWords) return false
  if (c.headline >= newsRules.told || holdsHeadline(a, b) >= newsRules.told) return false
  return Math.max(toldIn(a.headline, b.words) ?? 1, toldIn(b.headline, a.words) ?? 1) < newsRules.told
}

/** Short matter of two sources under one headline within hours: a flash and who passed it on, each with a line of its own behind it, or the flash and the story of it. */
export function isOneFlash(c: Comparison, story: MatchStory, other: MatchStory): boolean {
  const { print: a } = story
  const { print: b } = other
  const { closeHours, shortWords, flashWords, elsewhere } = newsRules
  const hours = hoursBetween(story, other)
  const length = shorterOf(a, b)
  if (!(hours <= closeHours) || length >= shortWords) return false
  if (c.identical && hours <= elsewhere.passedOn.hours && length >= elsewhere.passedOn.words && a.headline.length + b.headline.length === 0)
    return true
  if (Math.min(a.headline.length, b.headline.length) < elsewhere.headlineWords * (a.shingle / 3)) return false
  if (holdsHeadline(a, b) < 1 || !holdsNumbers(a, b)) return false
  const words = shareOfWords(a, b)
  if (length < flashWords && words >= elsewhere.flash && shareOfNumbers(a, b, 1) === 1 && replaced(c) === 0) return true
  const { told } = elsewhere
  if (hours > told.hours || words < told.words || c.conflicting > 0) return false
  if (saysOpposite(c, a, b) || countsOtherwise(c, a, b, length < flashWords)) return false
  return shareOfNumbers(a, b, told.leastNumbers) >= told.numbers
}

/** What one source's texts that are alike are to each other, or undefined where their likeness stands. */
export function otherNews(c: Comparison, story: MatchStory, other: MatchStory, say: Say): Judgement | undefined {
  const { flashWords, shortWords, repeatWords, closeHours, farHours, sameText, sameTextUnderHeadline, whole, wordsAReplacement, newLead } =
    newsRules
  const hours = hoursBetween(story, other)
  const words = shorterOf(story.print, other.print)
  const short = words < shortWords
  const least = Math.min(c.aInB, c.bInA)
  const headline = holdsHeadline(story.print, other.print)
  const isFlash = words < flashWords
  if (short && (c.conflicting > 0 || (isFlash && headline < 1) || (isUntold(story, other) && replaced(c) > 0)))
    return say('distinct', otherFacts, 'one source sent both, and the names and numbers in them are not the same')
  if (hours > closeHours && c.conflicting > newsRules.dayConflicts)
    return say('related', otherFacts, `one source sent both, not within ${closeHours} hours, and names or numbers in them are not the same`)
  if (headline < newLead.headline && replacedIn(c, newLead.within * (story.print.shingle / 3)) >= newLead.words)
    return say('related', 'follow-up', 'one source sent both, the later under another headline and with another lead')
  if (hours > farHours && (short || least < sameText || c.numbersConflicting > 0))
    return say(
      short ? 'distinct' : 'related',
      'another-day',
      `one source sent both, more than ${farHours} hours apart, and they are not the same text`,
    )
  if (hours <= closeHours || !short || (c.identical && words >= repeatWords)) return undefined
  // where nobody says when, a text that stands whole in the other under its headline was sent beside it
  if (Number.isNaN(hours) && headline === 1 && c.containment >= whole) return undefined
  if (least >= (headline === 1 ? sameTextUnderHeadline : sameText) && replaced(c) * wordsAReplacement <= words) return undefined
  return say('distinct', 'another-day', `one source sent both, more than ${closeHours} hours apart, and they are short`)
}

/** What two sources' texts that are alike are to each other, or undefined where their likeness stands: a short one is copied with its facts. */
export function othersNews(c: Comparison, story: MatchStory, other: MatchStory, say: Say): Judgement | undefined {
  const { flashWords, shortWords, repeatWords, closeHours, farHours, sameText, elsewhere } = newsRules
  const hours = hoursBetween(story, other)
  const words = shorterOf(story.print, other.print)
  const facts = (): Judgement => say('distinct', otherFacts, 'two sources sent them, and the names and numbers in them are not the same')
  if (words >= shortWords) return hours > closeHours && areOthers(c) ? facts() : undefined
  if (c.conflicting >= (words < flashWords ? 1 : elsewhere.conflicts) || areEdited(c, story, other, words)) return facts()
  if (c.numbersConflicting * elsewhere.numbersAConflict > c.numbersAgreeing) return facts()
  const again =
    words < repeatWords ? hours > elsewhere.flashHours : hours > farHours && (Math.min(c.aInB, c.bInA) < sameText || replaced(c) > 0)
  return again ? say('distinct', 'another-day', `two sources sent them on other days, and they are short`) : undefined
}

/** A long text of another day, in which other numbers stand, or names and numbers one in seven of which is another. */
function areOthers({ conflicting, agreeing, numbersConflicting }: Comparison): boolean {
  const { longConflicts, otherNames } = newsRules.elsewhere
  if (numbersConflicting >= longConflicts) return true
  return conflicting >= otherNames.conflicts && conflicting > otherNames.share * (conflicting + agreeing)
}

/**
 * Have more words been put for others than an editor puts? One word more may be an editor's, but for a text so short that each is a fact. Where names
 * and numbers agree that no other matter has, or a headline that says what it is about, the rest is wording.
 */
function areEdited(c: Comparison, { print: a }: MatchStory, { print: b }: MatchStory, words: number): boolean {
  const { repeatWords, flashWords, elsewhere } = newsRules
  const edited = edits(c, a, b)
  if (words < flashWords && !hasCapitals(a)) return edited > 0
  if (words < repeatWords || !hasCapitals(a)) return edited * elsewhere.wordsAReplacement > words
  const headlined =
    c.headline >= elsewhere.flash && Math.min(a.headline.length, b.headline.length) >= elsewhere.headlineWords * (a.shingle / 3)
  const few = words < flashWords ? elsewhere.wordsAReplacement : elsewhere.wordsAReplacementOfMany
  return (edited - 1) * (headlined || c.agreeing >= elsewhere.agreeing ? elsewhere.wordsAnEdit : few) > words
}

/** Has it capitals? In a script without, no word is seen to be a name, and each that is put for another may be one. */
const hasCapitals = ({ words }: Fingerprint): boolean => words.some((word) => (word & 2) !== 0)

/** A short text that counts otherwise: of a flash also one that counts where the other does not. */
export function tellOtherCounts(c: Comparison, story: MatchStory, other: MatchStory): boolean {
  const words = shorterOf(story.print, other.print)
  return words < newsRules.shortWords && countsOtherwise(c, story.print, other.print, words < newsRules.flashWords)
}

/** A short text that says of the same thing that it went the other way. */
export const tellOpposites = (c: Comparison, story: MatchStory, other: MatchStory): boolean =>
  shorterOf(story.print, other.print) < newsRules.shortWords && saysOpposite(c, story.print, other.print)

/** Short texts of one form, whose headlines name what each is about. */
export const nameOtherSubjects = (story: MatchStory, other: MatchStory): boolean =>
  shorterOf(story.print, other.print) < newsRules.shortWords && nameOthers(story.print, other.print)

/** Either has no headline that could tell it from the other: none, or a standing one. */
export const isUntold = ({ print: a }: MatchStory, { print: b }: MatchStory): boolean =>
  Math.min(a.headline.length, b.headline.length) < newsRules.headlineWords * (a.shingle === 3 ? 1 : newsRules.charactersAWord)

const shorterOf = (a: Fingerprint, b: Fingerprint): number => Math.min(a.words.length, b.words.length) / (a.shingle / 3)
