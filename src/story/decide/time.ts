/**
 * The time of a story, and between two.
 */
import type { MatchStory } from './judgement.ts'

type Timed = Pick<MatchStory, 'published' | 'seen'>

/** When a story was published or, where it does not say, first seen: milliseconds, NaN when that is not known. */
export function instantOf({ published, seen }: Timed): number {
  const said = Date.parse(published ?? '')
  return Number.isNaN(said) ? Date.parse(seen ?? '') : said
}

/** Hours between two stories by when they were published or, where either does not say, first seen; NaN when that is not known. */
export function hoursBetween(story: Timed, other: Timed): number {
  return Math.abs(apart(story, other)) / 3_600_000
}

/** Was it published after the other, or, where either does not say, seen after it? Not where that is not known. */
export const isLater = (story: Timed, other: Timed): boolean => apart(story, other) > 0

/** Milliseconds from the other to the story, or NaN. */
const apart = (story: Timed, other: Timed): number =>
  between(story.published, other.published) ?? between(story.seen, other.seen) ?? Number.NaN

function between(one: string | undefined, two: string | undefined): number | undefined {
  const ms = Date.parse(one ?? '') - Date.parse(two ?? '')
  return Number.isNaN(ms) ? undefined : ms
}
