/**
 * What changes at every poll and tells a reader nothing: view counts, clocks, "updated 3 min ago". A state that differs from the one that stands
 * in nothing else is no version.
 *
 * Only short lines are looked at, never prose or headlines: a toll that rises in a sentence is news. A line that says what it counts is known at
 * once; prices and clocks are learned: they have to change in their numbers `rules.learnAfter` times, and each of those is a version. Whole
 * numbers are never learned: a toll rises in a line of its own, too.
 */
import { languages, patterns } from '#src/languages/index.ts'
import { toldHash } from '../change.ts'
import type { Story } from '../story.ts'

/** Moved up, a price or a score in a line of its own is a version more often; moved down, two corrections of one figure silence the third. */
const rules = { mostWords: 8, learnAfter: 3, most: 40 }

/** How often a line of this shape has changed in its numbers alone. */
export type Counters = Record<string, number>

const counted = new RegExp(
  `(?<![\\p{L}])(?:${patterns('counted')}|${patterns('ago')}|${patterns('agoOpens')}|${patterns('dateChanged')})(?![\\p{L}])`,
  'iu',
)
/** In scripts without spaces a counter's word may stand beside any other letter. */
const countedUnspaced = new RegExp(
  [languages.ja, languages.ko, languages.zh].flatMap(({ counted: words, ago }) => [words ?? [], ago ?? []].flat()).join('|'),
  'u',
)

/** A price (`82.31`, `1.0834`) or a clock: what moves on without being news. */
const moving = /(?<!\p{Nd})\p{Nd}{1,2}:\p{Nd}{2}(?!\p{Nd})|[.,]\p{Nd}{2}(?:\p{Nd}{2})?(?!\p{Nd})/u

/** A line without its numbers, if it can be a counter: short, and with a number in it. */
function shapeOf(line: string): string | undefined {
  const text = line.slice(0, 200).normalize('NFKC').toLowerCase()
  if (!/\p{Nd}/u.test(text) || (text.match(/[\p{L}\p{Nd}]+/gu)?.length ?? 0) > rules.mostWords * 2) return undefined
  const shape = text.replace(/\p{Nd}+(?:[.,:\u00a0\u202f' ]\p{Nd}+)*/gu, '#').replace(/\s+/g, ' ')
  return (shape.match(/[\p{L}#]+/gu)?.length ?? 0) > rules.mostWords ? undefined : shape
}

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
  const shapes: { shape: string; moves: boolean }[] = []
  let only = true
  for (const field of ['bodyText', 'summary'] as const) {
    const [gone, come] = changedLines(before[field] ?? '', after[field] ?? '')
    if (gone.length !== come.length) only = false
    for (const [at, line] of come.entries()) {
      const shape = shapeOf(line)
      const was = gone.length === come.length ? shapeOf(gone[at]!) : undefined
      if (shape === undefined || was === undefined || !alike(was, shape)) only = false
      else shapes.push({ shape, moves: moving.test(line) })
    }
  }
  const known = shapes.every(
    ({ shape, moves }) => counted.test(shape) || countedUnspaced.test(shape) || (moves && (counters[shape] ?? 0) >= rules.learnAfter),
  )
  for (const { shape } of shapes) counters[shape] = (counters[shape] ?? 0) + 1
  const same =
    only && known && shapes.length > 0 && toldHash({ ...after, bodyText: before.bodyText, ...summaryOf(before) }) === toldHash(before)
  const kept = Object.entries(counters).sort(([, a], [, b]) => b - a)
  return { onlyCounters: same, counters: Object.fromEntries(kept.slice(0, rules.most)) }
}

const summaryOf = ({ summary }: Story): Pick<Story, 'summary'> => (summary === undefined ? {} : { summary })

/** `# min ago` and `# hours ago` are one counter, `1 view` and `2 views`, too. */
function alike(one: string, other: string): boolean {
  if (one === other) return true
  return (counted.test(one) && counted.test(other)) || (countedUnspaced.test(one) && countedUnspaced.test(other))
}
