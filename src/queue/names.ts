/**
 * The queues and what their jobs carry. A job is a hint: what it is about lies in PostgreSQL, and the sweep can make it again.
 */
import { z } from 'zod'
import { feedId, itemId } from '#src/brand.ts'

export const queueNames = {
  polls: 'telex.polls',
  pages: 'telex.pages',
  stories: 'telex.stories',
  commands: 'telex.commands',
} as const

/** Whose jobs PostgreSQL can make again: what a crash of the queues' server loses of them costs a moment. */
export const hintQueues: ReadonlySet<string> = new Set([queueNames.polls, queueNames.pages, queueNames.stories])

/** A consumer's queue of events. */
export const eventQueueName = (consumer: string) => `telex.events.${consumer}`
/** The name under which such a consumer is known beside others, and back. */
export const queueSinkName = (consumer: string) => `queue:${consumer}`
export const consumerOfSink = (sink: string): string | undefined => /^queue:(.+)$/.exec(sink)?.[1]

export const payloads = {
  /**
   * `queuedAt` says which of the feed's jobs it is (milliseconds since 1970); those that the version before makes beside this one say none. `others` are
   * feeds that it polls, too.
   */
  poll: z.object({
    feed: feedId,
    queuedAt: z.number().int().optional(),
    others: z.array(feedId).optional(),
    force: z.boolean().optional(),
  }),
  /** `job` is its number; jobs of the version before have none. */
  item: z.object({ item: itemId, revision: z.number().int().positive(), job: z.number().int().positive().optional() }),
}
export type PollPayload = z.output<typeof payloads.poll>
export type ItemPayload = z.output<typeof payloads.item>

/** The id that keeps one job of an item's revision from being queued twice. */
export const itemJobId = ({ item, revision, job }: Required<ItemPayload>) => `item-${item}.${revision}.${job}`
