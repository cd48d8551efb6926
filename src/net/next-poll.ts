/**
 * When a feed is polled next. Pure: the same answer for the same state, outcome and time.
 */
import { backoff } from '#src/backoff.ts'
import type { FetchOutcome } from './outcome.ts'

export interface PollState {
  /** The feed's own interval. */
  everySeconds: number
  /** Failures in a row before this outcome. */
  consecutiveFailures: number
  /** What the feed says of itself (`ttl`, `sy:updatePeriod`), when it was read. */
  ttlSeconds?: number | undefined
}

/** A server may say "fresh for a year"; a wire must not sleep on that. It stretches an interval at most tenfold, and to one hour at most. */
const freshnessFactor = 10
const freshnessMaxSeconds = 3600
/** A feed that fails is polled with growing delay, but an agency's outage must not cost hours after it has ended: 64 intervals, within 15 minutes to 6 hours. */
const failureFactor = 64
const failureMinCapSeconds = 15 * 60
const failureMaxCapSeconds = 6 * 3600
/** A Retry-After is kept to, up to a day. */
const retryAfterMaxSeconds = 24 * 3600

/**
 * When to poll again, never earlier than the feed's own interval.
 * - after an answer: the interval from when it was asked for, so that a slow answer costs no tick; later while it is fresh (max-age, Expires, the
 *   feed's ttl; at most ten intervals and one hour)
 * - after a failure, a refusal or a 410: interval × 2^failures, at most 64 intervals and 6 hours
 * - a Retry-After is honoured on top of either, up to a day
 * @param now when the answer was there
 * @param begun when it was asked for
 */
export function nextPoll(state: PollState, outcome: FetchOutcome, now: Date, begun = now): Date {
  const { everySeconds, consecutiveFailures, ttlSeconds = 0 } = state
  const at = (from: Date, seconds: number) => from.getTime() + seconds * 1000
  switch (outcome.kind) {
    case 'fetched':
    case 'unchanged': {
      const fresh = Math.max(outcome.cacheControlMaxAgeSeconds ?? 0, ttlSeconds)
      const bounded = Math.min(fresh, everySeconds * freshnessFactor, freshnessMaxSeconds)
      return new Date(Math.max(at(begun, everySeconds), at(now, Math.max(bounded, asked(outcome.retryAfterSeconds)))))
    }
    case 'throttled':
    case 'failed':
      return new Date(at(now, Math.max(failureWait(everySeconds, consecutiveFailures), asked(outcome.retryAfterSeconds))))
    case 'refused':
    case 'gone':
      return new Date(at(now, failureWait(everySeconds, consecutiveFailures)))
    default:
      return outcome satisfies never
  }
}

const asked = (retryAfter = 0) => Math.min(retryAfter, retryAfterMaxSeconds)

function failureWait(everySeconds: number, consecutiveFailures: number): number {
  const cap = Math.min(failureMaxCapSeconds, Math.max(failureMinCapSeconds, everySeconds * failureFactor))
  return Math.max(everySeconds, backoff(consecutiveFailures, { base: everySeconds, factor: 2, cap }))
}
