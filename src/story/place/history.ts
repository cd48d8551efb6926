/**
 * A story's versions, by number.
 */
import type { Past, Standing, Step } from './plan.ts'

/** The number after the highest of its versions, also of those that never stood. */
export const nextVersion = ({ history }: Pick<Standing, 'history'>): number => Math.max(0, ...history.map(({ version }) => version)) + 1

/** The newest version that stood and that an item told; what an admin or a notice made of it since tells nothing. */
export const leadOf = (history: readonly Past[]): Past | undefined => history.findLast(({ stood, told }) => stood && told !== null)

/** A version that stands though no item told it: an admin made it, or a notice. */
export const untold = (version: number): Past => ({
  version,
  stood: true,
  told: null,
  item: null,
  itemRevision: null,
  feed: null,
  arrivedAt: null,
})

/** A version that is planned, once it is written. */
export function pastOf({ version, content, told, from }: Extract<Step, { step: 'version' | 'history' }>, stood: boolean): Past {
  if (from === null) return untold(version)
  const { item, itemRevision, arrivedAt } = from
  return { version, stood, told, item, itemRevision, feed: content.feed, arrivedAt }
}
