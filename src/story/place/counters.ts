/**
 * What changes at every poll and tells a reader nothing: view counts, clocks, "updated 3 min ago". A state that differs from the one that stands
 * in nothing else is no version.
 *
 * Only short lines are looked at, never prose or headlines: a toll that rises in a sentence is news. A line that says what it counts is known at
 * once, if it says nothing else: "Updated 14:32" is none as "Update: 12 dead", nor "12 votes". Prices, clocks and temperatures are learned: they
 * have to change in those numbers `rules.learnAfter` times, and each of those is a version. Whole numbers are never learned: a toll rises in a line
 * of its own, too, and beside a clock.
 */
import { languages, patterns, words } from '#src/languages/index.ts'
import { zoneMinutes } from '#src/text/zones.ts'
import { toldHash } from '../change.ts'
import type { Story } from '../story.ts'

/** Moved up, a price in a line of its own is a version more often; moved down, two corrections of one figure silence the third. */
const rules = { mostWords: 8, learnAfter: 3, most: 40 }

/** How often a line of this shape has changed in its numbers alone. */
export type Counters = Record<string, number>

const ofNoWord = (alternation: string, flags = 'giu') => new RegExp(`(?<![\\p{L}\\p{M}])(?:${alternation})(?![\\p{L}\\p{M}])`, flags)

/** What is counted, or how long it takes to read: nothing else has to be said. */
const counted = ofNoWord(
  `${patterns('counted')}|${patterns('readingTime')}|(?:${patterns('advertising')})(?= # (?:${patterns('outOf')}) #$)`,
)
/** When: only beside a clock or a unit of time. */
const timed = ofNoWord(`${patterns('ago')}|${patterns('agoOpens')}|${patterns('dateChanged')}|${patterns('datePublished')}`)
/** Readers at the moment. */
const readers = ofNoWord(patterns('countedNow'))
const besideCount = new RegExp(`^(?:k|m|${patterns('countedBeside')}|${patterns('outOf')})$`, 'iu')
const unit = new RegExp(`^(?:${patterns('unitsAgo')}|${patterns('timeUnits')}|${patterns('minutes')}|h)$`, 'iu')
const besideTime = new RegExp(
  `^(?:${[patterns('besideDates'), patterns('pm'), patterns('am'), patterns('pmBehind'), patterns('amBehind')].join('|')}|${[...words('months'), ...words('weekdays')].join('|')})$`,
  'iu',
)
const isBesideTime = (word: string): boolean => besideTime.test(word) || zoneMinutes.has(word)
const clock = /(?<!\p{Nd})\p{Nd}{1,2} ?[:.hч] ?\p{Nd}{2}(?!\p{Nd})/u
/** In scripts without spaces words stand beside any other letter. */
const unspaced = (field: 'counted' | 'ago' | 'dateChanged' | 'countedBeside' | 'countedNow' | 'unitsAgo') =>
  new RegExp(
    [languages.ja, languages.ko, languages.zh]
      .flatMap(({ [field]: list }) => list?.split('|') ?? [])
      .sort((a, b) => b.length - a.length)
      .join('|'),
    'gu',
  )
const unspacedWords = {
  counts: unspaced('counted'),
  now: unspaced('countedNow'),
  times: unspaced('ago'),
  changed: unspaced('dateChanged'),
  units: unspaced('unitsAgo'),
  beside: unspaced('countedBeside'),
}
const unspacedLetter = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** A price (`82.31`, `1.0834`), a clock, a temperature: what moves on without being news. */
const moving = /(?<!\p{Nd})\p{Nd}{1,2}:\p{Nd}{2}(?!\p{Nd})|\p{Nd}[\p{Nd}.,]{0,12}[.,]\p{Nd}{2}(?:\p{Nd}{2})?(?!\p{Nd})|\p{Nd}{1,3} ?°/gu

/** A line as it is compared. */
const plain = (line: string): string => line.slice(0, 200).normalize('NFKC').toLowerCase()

/** A line without its numbers, if it can be a counter: short, and with a number in it. */
function shapeOf(line: string): string | undefined {
  const text = plain(line)
  if (!/\p{Nd}/u.test(text) || (text.match(/[\p{L}\p{Nd}]+/gu)?.length ?? 0) > rules.mostWords * 2) return undefined
  const shape = text.replace(/\p{Nd}+(?:[.,:\u00a0\u202f' ]\p{Nd}+)*/gu, '#').replace(/\s+/g, ' ')
  return (shape.match(/[\p{L}#]+/gu)?.length ?? 0) > rules.mostWords ? undefined : shape
}

/** Does the line count readers, or tell when it was made, and say nothing else? */
export function isCounter(line: string): boolean {
  const shape = shapeOf(line)
  if (shape === undefined) return false
  if (unspacedLetter.test(shape)) return isUnspacedCounter(shape, line)
  const counts = shape.search(counted) >= 0 || shape.search(readers) >= 0
  const times = shape.search(timed) >= 0
  if (!counts && !times) return false
  const rest =
    shape
      .replace(counted, ' ')
      .replace(timed, ' ')
      .match(/[\p{L}\p{M}]+/gu) ?? []
  const isTimed = clock.test(plain(line)) || rest.some((word) => unit.test(word))
  return (counts || isTimed) && rest.every((word) => unit.test(word) || (counts ? besideCount.test(word) : isBesideTime(word)))
}

function isUnspacedCounter(shape: string, line: string): boolean {
  const { counts, now, times, changed, units, beside } = unspacedWords
  const says = shape.search(counts) >= 0 || shape.search(now) >= 0
  const isTimed = shape.search(changed) >= 0 ? clock.test(plain(line)) : shape.search(times) >= 0 && shape.search(units) >= 0
  const rest = [counts, now, changed, beside, times, units].reduce((text, known) => text.replace(known, ' '), shape)
  return (says || isTimed) && !/\p{L}/u.test(rest)
}

/** Do two lines differ in nothing but what moves on? */
const moves = (one: string, other: string): boolean =>
  one.search(moving) >= 0 && plain(one).replace(moving, '#') === plain(other).replace(moving, '#')

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** Lines that each have and the other has not, in order. */
function changedLines(before: string, after: string): [string[], string[]] {
  const [a, b] = [linesOf(before), linesOf(after)]
  const [inA, inB] = [new Set(a), new Set(b)]
  return [a.filter((line) => !inB.has(line)), b.filter((line) => !inA.has(line))]
}

/**
 * Lay a story's new state beside the one that stands.
 * @returns whether only counters differ, and how often each line has now changed, to be kept with the new state
 */
export function countersBetween(before: Story, after: Story): { onlyCounters: boolean; counters: Counters } {
  const counters: Counters = { ...before.counters }
  const shapes: { shape: string; silent: boolean }[] = []
  let only = true
  for (const field of ['bodyText', 'summary'] as const) {
    const [gone, come] = changedLines(before[field] ?? '', after[field] ?? '')
    if (gone.length !== come.length) only = false
    for (const [at, line] of come.entries()) {
      const old = gone.length === come.length ? gone[at]! : ''
      const [was, shape] = [shapeOf(old), shapeOf(line)]
      const counts = isCounter(old) && isCounter(line)
      if (shape === undefined || (was !== shape && !counts)) only = false
      else shapes.push({ shape, silent: counts || (moves(old, line) && (counters[shape] ?? 0) >= rules.learnAfter) })
    }
  }
  const known = shapes.every(({ silent }) => silent)
  for (const { shape } of shapes) counters[shape] = (counters[shape] ?? 0) + 1
  const same =
    only && known && shapes.length > 0 && toldHash({ ...after, bodyText: before.bodyText, ...summaryOf(before) }) === toldHash(before)
  const kept = Object.entries(counters).sort(([, a], [, b]) => b - a)
  return { onlyCounters: same, counters: Object.fromEntries(kept.slice(0, rules.most)) }
}

const summaryOf = ({ summary }: Story): Pick<Story, 'summary'> => (summary === undefined ? {} : { summary })
