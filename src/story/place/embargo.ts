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
  if (story.embargoLifted || (story.embargoedUntil && !before.some((one) => namedThat(one, story.embargoedUntil)))) return undefined
  return latestOf(before, at)
}

/** Did a story name this very end, and is held until another that a copy of it has named? To name its own again is no word on that. */
const namedThat = (story: Story, until: string | undefined): boolean =>
  typeof keptEmbargo(story) === 'string' && story.unruled?.embargoedUntil === until

/**
 * The end of the embargo that holds a story when copies of it by its agency have come: where they name a later end than it does, that.
 * @returns undefined where its own holds as long, or none does
 */
export function embargoByCopies(story: Story, copies: readonly Story[], at: Date): string | undefined {
  const until = latestOf(copies, at)
  if (!until || story.embargoLifted) return undefined
  return story.embargoedUntil && Date.parse(story.embargoedUntil) >= Date.parse(until) ? undefined : until
}

/**
 * Does a copy go by the end that a story has named, and the story now names an earlier one in its own words? Then the copy may be read as early,
 * where none of them names a later end: the text is out with the story.
 * @param others all copies that there are, this one among them
 */
export function isEased(before: Story, story: Story, copy: Story, others: readonly Story[]): boolean {
  const [was, until] = [before.embargoedUntil, story.embargoedUntil]
  if (!was || !until || keptEmbargo(before) !== undefined || keptEmbargo(story) !== undefined) return false
  if (Date.parse(until) >= Date.parse(was) || keptEmbargo(copy) !== was) return false
  return others.every((one) => {
    const named = one.unruled?.embargoedUntil === undefined ? one.embargoedUntil : one.unruled.embargoedUntil
    return !named || Date.parse(named) <= Date.parse(until)
  })
}

/** An older state of the story has come late, and it names an embargo: what stands is held by it, unless it has been lifted since. */
export function embargoOfLate(late: Story, standing: Story, at: Date): string | undefined {
  const { embargoedUntil } = late
  if (!embargoedUntil || standing.embargoLifted || Date.parse(embargoedUntil) <= at.getTime()) return undefined
  return standing.embargoedUntil ? undefined : embargoedUntil
}

/** The last end of the embargoes that are not over. */
const latestOf = (stories: readonly Story[], at: Date): string | undefined =>
  stories
    .flatMap(({ embargoedUntil }) => (embargoedUntil && Date.parse(embargoedUntil) > at.getTime() ? [embargoedUntil] : []))
    .toSorted((one, other) => Date.parse(other) - Date.parse(one))[0]
