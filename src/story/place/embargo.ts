/**
 * An embargo holds until its time, until its agency names another, or until it says in words that it is lifted: that a later state of the story,
 * or a copy of it, does not speak of it is no word.
 */
import type { Story } from '../story.ts'

/** The end of an embargo that holds a story though what it says now does not name it; null where the one that it names is lifted. */
export const keptEmbargo = ({ unruled, embargoedUntil }: Story): string | null | undefined =>
  unruled?.embargoedUntil === undefined ? undefined : (embargoedUntil ?? null)

/**
 * The end of the embargo that holds when a state of a story has come.
 * @param before what stands, and the agency's copies of it
 * @param at when the state came: an embargo that was over by then holds nothing
 * @returns undefined where none holds but the one that the state itself names
 */
export function embargoOn(story: Story, before: readonly Story[], at: Date): string | undefined {
  if (story.embargoLifted || story.embargoedUntil) return undefined
  return latest(
    before.flatMap(({ embargoedUntil }) => (embargoedUntil && Date.parse(embargoedUntil) > at.getTime() ? [embargoedUntil] : [])),
  )
}

/** An older state of the story has come late, and it names an embargo: what stands is held by it, unless it has been lifted since. */
export function embargoOfLate(late: Story, standing: Story, at: Date): string | undefined {
  const { embargoedUntil } = late
  if (!embargoedUntil || standing.embargoLifted || Date.parse(embargoedUntil) <= at.getTime()) return undefined
  return standing.embargoedUntil ? undefined : embargoedUntil
}

const latest = (times: readonly string[]): string | undefined => times.toSorted((one, other) => Date.parse(other) - Date.parse(one))[0]
