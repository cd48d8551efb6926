/**
 * A feed's host: it is asked at the pace that all workers agree on, and what it answers makes that pace.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { FetchOutcome } from '#src/net/outcome.ts'
import { speedOf } from '#src/net/patience.ts'
import { paceAfter } from '#src/net/politeness.ts'
import type { FetchRequest } from '#src/net/request.ts'
import type { Feed } from '#src/store/feeds.ts'
import { noteSpeed, setHostPace, takePollSlot } from '#src/store/hosts.ts'
import type { Parts } from './take.ts'

/** A poll waits so long for its slot; for a later one it comes again. */
export const longestWaitMs = 20_000

export type SlotState = Awaited<ReturnType<typeof takePollSlot>>['state']

/** Fetch a feed and note how its host took it: that concerns all its feeds, and its pages. */
export async function fetchFrom(
  { db, net, clock, metrics }: Pick<Parts, 'db' | 'net' | 'clock' | 'metrics'>,
  { host, state }: { host: string; state: SlotState },
  request: FetchRequest,
  signal: AbortSignal | undefined,
): Promise<FetchOutcome> {
  const started = performance.now()
  const fetched = await net.fetch({ ...request, timeouts: state.timeouts }, signal)
  metrics.fetched('feed', fetched.kind, (performance.now() - started) / 1000, fetched.kind === 'fetched' ? fetched.bytes.length : 0)
  const pace = paceAfter(state, fetched, state.crawlDelaySeconds, clock())
  if (pace) await setHostPace(db, host, pace)
  const speed = speedOf(fetched)
  if (speed === 'too-slow' || (speed === 'answers' && state.timeouts > 0)) await noteSpeed(db, host, speed)
  return fetched
}

/** Each question of a service takes its slot at the host that it goes to; a pause of that host, or a long line before it, is the answer. */
export function askAtPace(parts: Pick<Parts, 'db' | 'net' | 'clock' | 'metrics'>, feed: Pick<Feed, 'id'>, { force }: { force: boolean }) {
  return async (request: FetchRequest, signal?: AbortSignal): Promise<FetchOutcome> => {
    const { host } = new URL(request.url)
    const { waitMs, state } = await takePollSlot(parts.db, host, feed.id)
    const pauseMs = state.backoffUntil ? state.backoffUntil.getTime() - parts.clock().getTime() : 0
    const later = Math.max(pauseMs, waitMs > longestWaitMs ? waitMs : 0)
    if (!force && later > 0)
      return {
        kind: 'throttled',
        status: 429,
        url: request.url,
        message: `${host} pauses`,
        retryAfterSeconds: Math.ceil(later / 1000),
        ms: 0,
      }
    if (waitMs > 0) await sleep(Math.min(waitMs, longestWaitMs), undefined, signal ? { signal } : {})
    return fetchFrom(parts, { host, state }, request, signal)
  }
}
