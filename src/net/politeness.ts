/**
 * How often a host is asked. Pure: the store keeps a host's pace, gives out its slots (each one interval after the last, none within a pause), and
 * these say what an answer makes of the pace.
 *
 *   slot free ──► request ──► answer ──► eased: a tenth faster, down to the floor
 *                        └──► 429, 503 ──► slowed: half as fast, and a pause
 *
 * The floor is 250 ms or the site's Crawl-delay. A pause holds back all of the host's slots that are taken after it.
 */
import { backoff } from '#src/backoff.ts'
import type { FetchOutcome } from './outcome.ts'

/** A host's pace, as the table of host slots keeps it. */
export interface Pace {
  /** Milliseconds between two requests. */
  intervalMs: number
  /** Nothing is asked before then. */
  backoffUntil: Date | null
}

export interface HostState extends Pace {
  /** The first time that no request has taken yet. */
  nextFreeAt: Date
  /** Known once a page was fetched. */
  crawlDelaySeconds: number | null
  /** How often in a row it was not done in time. */
  timeouts: number
}

export const defaultIntervalMs = 250
const slowestIntervalMs = 60_000
const firstSlowIntervalMs = 1000
const easing = 0.9
/** A pause when the server names none, and the longest it may name. */
const pauseMs = { shortest: 30_000, longest: 3600_000, asked: 24 * 3600_000 }
/** A Crawl-delay beyond this would starve the stories. */
const maxCrawlDelaySeconds = 60

/**
 * The host said 429 or 503: half as fast from now on, and nothing until its Retry-After (up to a day), or for a while that grows with the interval.
 * Requests that were under way together and are refused together count as one: during a pause only the pause is prolonged.
 */
export function slowed(state: Pace | undefined, { retryAfterSeconds }: { retryAfterSeconds?: number | undefined }, now: Date): Pace {
  const { intervalMs, backoffUntil } = state ?? { intervalMs: defaultIntervalMs, backoffUntil: null }
  const pausing = backoffUntil !== null && backoffUntil > now
  const slower = pausing ? intervalMs : Math.max(firstSlowIntervalMs, backoff(1, { base: intervalMs, factor: 2, cap: slowestIntervalMs }))
  const pause =
    retryAfterSeconds === undefined
      ? Math.min(pauseMs.longest, Math.max(pauseMs.shortest, slower * 10))
      : Math.min(pauseMs.asked, Math.max(slower, retryAfterSeconds * 1000))
  return { intervalMs: slower, backoffUntil: new Date(Math.max(now.getTime() + pause, backoffUntil?.getTime() ?? 0)) }
}

/**
 * The host answered as it should: a tenth faster, down to 250 ms or its Crawl-delay. A pause that still runs, from a request beside this one, stays.
 * @returns undefined when that changes nothing, which is nearly always
 */
export function eased(
  state: Pace | undefined,
  { crawlDelaySeconds = 0 }: { crawlDelaySeconds?: number | undefined },
  now: Date,
): Pace | undefined {
  const old = state ?? { intervalMs: defaultIntervalMs, backoffUntil: null }
  const floor = Math.max(defaultIntervalMs, Math.min(crawlDelaySeconds, maxCrawlDelaySeconds) * 1000)
  const intervalMs = Math.max(floor, Math.round(old.intervalMs * easing))
  const backoffUntil = old.backoffUntil !== null && old.backoffUntil > now ? old.backoffUntil : null
  if (intervalMs === old.intervalMs && backoffUntil?.getTime() === old.backoffUntil?.getTime()) return undefined
  return { intervalMs, backoffUntil }
}

/**
 * What an answer makes of its host's pace; undefined for no change.
 * @param crawlDelaySeconds what its robots.txt asks for, where that was looked at or is known
 */
export function paceAfter(
  state: Pace | undefined,
  fetched: FetchOutcome,
  crawlDelaySeconds: number | null | undefined,
  now: Date,
): Pace | undefined {
  if (fetched.kind === 'throttled') return slowed(state, fetched, now)
  const answered = fetched.kind === 'fetched' || fetched.kind === 'unchanged'
  return answered ? eased(state, { crawlDelaySeconds: crawlDelaySeconds ?? undefined }, now) : undefined
}
