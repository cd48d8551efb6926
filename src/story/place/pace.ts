/**
 * A live page changes again and again: its updates are told at a pace. What is only its next state waits, and a newer one takes its place. What
 * rules, corrects or embargoes a story, or lifts that, waits for nothing.
 */
import type { ItemId, StoryId } from '#src/brand.ts'
import { timeOrder } from '../change.ts'
import type { Story } from '../story.ts'
import type { Plan, Step } from './plan.ts'
import { lifts } from './status.ts'

/**
 * A story changes often that has had more than so many versions in this time, or in this many paces, where those are longer: told at its pace it is
 * to stay at it. Moved up, a running story's updates flood those who read them; moved down, three quick edits of a flash wait.
 */
const rules = { versions: 6, windowMs: 600_000, paces: 12 }

/** How far apart versions are told of a story that changes often. */
interface Pace {
  /** 0 tells each at once. */
  everySeconds: number
  /** Since when this state waits, or those do whose place it would take. */
  since?: Date | undefined
}

/** What is dated so much later than now was noted before the clock was set back: it would be waited for as long as the clock takes to come there again. */
const setBackMs = 5_000

/** What an update that nobody has to know at once consists of. */
const mere: readonly Step['step'][] = ['version', 'name', 'explain', 'note', 'retell']

/** Until when the version waits that a plan makes; undefined where it is to stand now. */
export function pacedUntil({ stored, steps }: Plan, { everySeconds, since }: Pace, now: Date): Date | undefined {
  if (stored.kind !== 'version' || stored.change !== 'updated' || !steps.every(({ step }) => mere.includes(step))) return undefined
  const [made, ...more] = steps.flatMap((step) => (step.step === 'version' ? [step] : []))
  if (!made || more.length > 0 || made.told === null || made.ruling) return undefined
  const { of, content } = made
  if (content.embargoedUntil !== of.content.embargoedUntil || content.embargoLifted !== of.content.embargoLifted) return undefined
  const from = now.getTime() - Math.max(rules.windowMs, rules.paces * everySeconds * 1000)
  const to = now.getTime() + setBackMs
  const recent = of.history.flatMap(({ stood, told, madeAt }) =>
    stood && told !== null && madeAt && madeAt.getTime() > from && madeAt.getTime() <= to ? [madeAt.getTime()] : [],
  )
  if (recent.length <= rules.versions) return undefined
  const waits = since && since.getTime() <= to ? [since.getTime()] : []
  const until = Math.min(Math.max(...recent), ...waits) + everySeconds * 1000
  return until > now.getTime() ? new Date(until) : undefined
}

/** A state of an item, as far as it says whether it takes another's place. */
export interface ItemStateTold {
  /** Whose version it is, or will be. */
  story: StoryId
  /** When its source says that it was last changed. */
  said?: string | undefined
}

/** Does a state take the place of an earlier one of its item? Not where its source says that it is the older one. */
export const takesPlace = (later: ItemStateTold, earlier: ItemStateTold): boolean =>
  later.story === earlier.story && timeOrder(later.said, earlier.said) >= 0

/**
 * Is it the next state of its story, also where it is what stands already? A word on the story's status alone is none: what waits for its pace is
 * placed under that word when its time has come.
 */
export function succeeds({ stored, steps }: Plan, story: Story): boolean {
  if (stored.kind === 'unchanged') return story.pubStatus === 'usable' && story.refersTo === undefined && !lifts(story)
  return steps.some((step) => step.step === 'version' && step.told !== null)
}

/** Has a notice come whose story is not there? It may speak of a state that waits. */
export const waitsForStory = ({ steps }: Plan): boolean => steps.some(({ step }) => step === 'await')

/**
 * The plan's steps, and in the story's history whose place the state has taken.
 * @param replaced revisions of its item, by number
 */
export function withReplaced({ stored, steps }: Plan, { item, revisions }: { item: ItemId; revisions: readonly number[] }): Step[] {
  if (revisions.length === 0) return steps
  const many = revisions.length === 1 ? 'one state' : `${revisions.length} states`
  const which = revisions.map((revision) => `${item}.${revision}`).join(', ')
  const reason = `it took the place of ${many} that came within the pace of its updates; npx telex items show has each: ${which}`
  return [...steps, { step: 'explain', story: stored.story, why: { rule: 'pace', outcome: 'replaced', reason } }]
}
