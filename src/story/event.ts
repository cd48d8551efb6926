/**
 * What is announced to newsroom systems. The names are the contract's.
 */
export const eventTypes = [
  'story.created',
  'story.updated',
  'story.corrected',
  'story.killed',
  'story.restored',
  'story.released',
  'story.withheld',
  'cluster.changed',
  'cluster.merged',
  'kill.unmatched',
  'lift.unmatched',
  'feed.failing',
  'feed.recovered',
  'feed.gone',
  'consumer.dropped',
  'consumer.disabled',
] as const
export type EventType = (typeof eventTypes)[number]

/** Which events a consumer gets: those for which each part that is there holds, and each `story.killed`. */
export interface EventFilter {
  /** Names of types; `story.*` is all that begin so. */
  types?: string[]
  /** As the event says them, in small letters or not. */
  agencies?: string[]
  /** `pt` has `pt-BR` in it. */
  languages?: string[]
  /** A code, or one with its scheme: `medtop:20000065`, as the event's `subjects` has them, broader topics among them. */
  subjects?: string[]
  /** At most this: 1 is the most urgent. */
  urgency?: number
}

/** A CloudEvents 1.0 document (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md), as every sink carries it. */
export interface CloudEvent {
  specversion: '1.0'
  id: string
  source: string
  type: EventType
  subject: string
  /** RFC 3339, UTC. */
  time: string
  datacontenttype: 'application/json'
  /** The event's number, as the CloudEvents sequence extension writes it: digits of equal length, so that order is text order. */
  sequence: string
  data: Record<string, unknown>
}
