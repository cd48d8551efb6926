/**
 * How long a host is waited for. One that was not done in time costs a place each time it is asked: it gets half as long after each time-out in a row, down
 * to a floor. Every fourth time it gets all the time there is, so that one that is slow and not dead is heard; any answer ends it. Pure.
 *
 *   20 s ──► 10 s ──► 5 s ──► 3 s ──► 20 s ──► 3 s ──► 3 s ──► 3 s ──► 20 s …
 */
import type { FetchOutcome } from './outcome.ts'
import type { Limits } from './request.ts'

/** Of the usual time: 3 s of 20. */
const least = 0.15
const fullEach = 4

/** The limits for a host that was not done in time so often in a row. */
export function patient(limits: Limits, timeouts: number): Limits {
  if (timeouts % fullEach === 0) return limits
  const share = Math.max(least, 0.5 ** timeouts)
  return { ...limits, firstByteMs: limits.firstByteMs * share, totalMs: limits.totalMs * share }
}

/** What an answer, or none, makes of a host: it was too slow once more, it answers, or this says nothing of its speed. */
export function speedOf(fetched: FetchOutcome): 'too-slow' | 'answers' | 'unknown' {
  if (fetched.kind === 'failed' && fetched.status === undefined)
    return ['timeout-connect', 'timeout-first-byte', 'timeout-total'].includes(fetched.code) ? 'too-slow' : 'unknown'
  return fetched.kind === 'refused' ? 'unknown' : 'answers'
}
