/**
 * The time between two stories.
 */
import type { MatchStory } from './judgement.ts'

/** Hours between two stories by when they were published or, where either does not say, first seen; NaN when that is not known. */
export function hoursBetween(story: MatchStory, other: MatchStory): number {
  const apart = Math.abs(between(story.published, other.published) ?? between(story.seen, other.seen) ?? Number.NaN)
  return apart / 3_600_000
}

function between(one: string | undefined, two: string | undefined): number | undefined {
  const apart = Date.parse(one ?? '') - Date.parse(two ?? '')
  return Number.isNaN(apart) ? undefined : apart
}
