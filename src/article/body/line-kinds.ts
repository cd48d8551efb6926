/**
 * Lines that their shape gives away as the page's own: when it was printed, by whom, how long ago, which picture of how many; a
 * label that comes again and again; and where the readers' comments begin.
 */

import { patterns } from '#src/languages/index.ts'
import { solarHijriMonths } from '#src/text/calendars.ts'
import { monthNames } from '#src/text/months.ts'

/** What a date or a byline is made of besides numbers, months and names. */
const beside = new RegExp(`^(?:utc|gmt|[ap]\\.?m|[a-z]{3,4}t|${patterns('besideDates')})$`, 'iu')
const year = /(?<!\d)(?:19|20)\d\d(?!\d)/
const numericDate = /(?<!\d)\d{1,2}[./-] ?\d{1,2}[./-] ?(?:\d{4}|\d{2})(?!\d)|\d{4}-\d{2}-\d{2}|\d{4}年\d{1,2}月\d{1,2}日/
const ended = /[.!?…。！？]["”»’)]*$/u

const isMonth = (word: string): boolean => monthNames.has(word.toLowerCase()) || solarHijriMonths.has(word)

/** "Monday November 18, 2019 7:45 am PST by Joe Rossignol": a date, and at most four words that are neither date nor clock. */
export function isDateLine(text: string): boolean {
  if (text.length > 80 || !/\d/.test(text) || ended.test(text)) return false
  const words = (text.match(/\p{L}[\p{L}\p{M}.’'-]*/gu) ?? []).map((word) => word.replace(/\.$/, ''))
  const months = words.filter(isMonth)
  if (!numericDate.test(text) && !(months.length === 1 && year.test(text))) return false
  // what is left are names, and names have capitals
  const others = words.filter((word) => !beside.test(word) && !isMonth(word))
  return others.length <= 4 && others.every((word) => !/^\p{Ll}/u.test(word))
}

const ages = new RegExp(
  `^[^\\p{L}\\d]{0,3}(?:(?:${patterns('ago')}|${patterns('agoOpens')}) )?\\d{1,2} ?(?:${patterns('timeUnits')})\\.?(?=[^\\p{L}]|$)`,
  'iu',
)
const agoWord = new RegExp(`(?:^|[^\\p{L}])(?:${patterns('ago')})(?!\\p{L})`, 'iu')

/** "2 hours ago", "vor 3 Std.", with a clock or a name behind it. */
export const isAge = (text: string): boolean => text.length < 45 && ages.test(text) && agoWord.test(text)

const counter = new RegExp(`^(?:(?:${patterns('pictureNouns')}) )?\\d{1,3} ?(?:${patterns('outOf')}|/)(?: ?/)? ?\\d{1,3}$`, 'iu')
/** "Image 1 of 9", "3 / 12". */
export const isCounter = (text: string): boolean => text.length < 30 && counter.test(text)

const byWord = new RegExp(`^(?:${patterns('by')}|${patterns('bylineLabels')})\\s+`, 'iu')
/** "by Finian Cunningham": a word for "by" and two to four words that all have capitals. */
export function isByline(text: string): boolean {
  if (text.length > 60 || !byWord.test(text) || ended.test(text)) return false
  const names = text.replace(byWord, '').split(/[\s,]+/)
  return names.length >= 2 && names.length <= 6 && names.every((name) => /^\p{Lu}|^(?:and|und|et|y|e|de|von|van|der|di|da)$/u.test(name))
}

const commentsHeading = new RegExp(
  `^(?:(?:top rated |latest |all |show |view |reader )?(?:\\d+ )?(?:${patterns('commentHeadings')})|${patterns('commentCalls')})(?: ?\\(?\\d*\\)?)?:?$`,
  'iu',
)
/** The heading over what readers say. */
export const isCommentsHeading = (text: string): boolean => text.length < 50 && commentsHeading.test(text)

const commentHead = new RegExp(
  `(?:\\d{1,2}[:.h]\\d\\d|(?<!\\d)(?:19|20)\\d\\d(?!\\d)).{0,12}(?:${patterns('commentSays')}|${patterns('commentWrites')}):?$|^.{2,60} (?:${patterns('commentSays')}):$`,
  'iu',
)
/** "Ann Bee on September 12, 2018 at 4:47 pm said:": the line over one reader's words. */
export const isCommentHead = (text: string): boolean => text.length < 120 && commentHead.test(text)
