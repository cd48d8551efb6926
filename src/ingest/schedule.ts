/**
 * The feeds table → BullMQ job schedulers. Run at start, twice a minute, and when a feed is changed: schedules that were lost
 * come back, those of feeds that are gone go.
 */
import { createHash } from 'node:crypto'
import type { JobSchedulerJson, Queue } from 'bullmq'
import type { Context } from '#src/context.ts'
import { queueNames } from '#src/queue/names.ts'
import { type Feed, listFeeds, listTimings } from '#src/store/feeds.ts'
import { wrongWithCron } from './cron.ts'

const prefix = 'feed-'
/** A tick that is late for so long (milliseconds) is looked for: its job may have been lost. */
const lateMs = 10_000
/** Schedules that are made at once. */
const atOnce = 16

/** `every` fires all feeds at the same moment; a hash of the name spreads them over the interval (BullMQ has no jitter). */
export function offsetOf(feed: string, everyMs: number): number {
  return createHash('sha256').update(feed).digest().readUInt32BE(0) % everyMs
}

type Timing = { every: number; offset: number } | { pattern: string; tz: string }

function timingOf(feed: Feed): Timing {
  if (feed.cron) return { pattern: feed.cron, tz: feed.timezone ?? 'UTC' }
  const every = (feed.everySeconds ?? 60) * 1000
  return { every, offset: offsetOf(feed.id, every) }
}

export interface Reconciled {
  upserted: string[]
  removed: string[]
  /** Feeds that have no schedule, and why not; they hold up no other. */
  refused: { feed: string; problem: string }[]
}

/** Make the schedules be those of the active feeds, each with its next job. */
export async function reconcileSchedules({ db, queues, clock }: Pick<Context, 'db' | 'queues' | 'clock'>): Promise<Reconciled> {
  const queue = queues.queue(queueNames.polls)
  const feeds = (await listFeeds(db)).filter(({ state }) => state === 'active')
  const there = new Map((await queue.getJobSchedulers(0, -1)).map((scheduler) => [scheduler.key, scheduler]))
  const result: Reconciled = { upserted: [], removed: [], refused: [] }
  const one = async (feed: Feed) => {
    const key = prefix + feed.id
    const scheduler = there.get(key)
    there.delete(key)
    try {
      const problem = feed.cron ? wrongWithCron(feed.cron, feed.timezone ?? 'UTC') : undefined
      if (problem) throw new Error(`cron "${feed.cron}" ${problem}`)
      if (await schedule(queue, feed, scheduler, clock())) result.upserted.push(feed.id)
    } catch (error) {
      result.refused.push({ feed: feed.id, problem: error instanceof Error ? error.message : String(error) })
    }
  }
  for (let from = 0; from < feeds.length; from += atOnce) await Promise.all(feeds.slice(from, from + atOnce).map(one))
  for (const key of there.keys()) {
    if (!key.startsWith(prefix)) continue
    await queue.removeJobScheduler(key)
    result.removed.push(key.slice(prefix.length))
  }
  return result
}

/** @returns whether the feed's schedule was not what it should be, and was made */
async function schedule(queue: Queue, feed: Feed, scheduler: JobSchedulerJson | undefined, now: Date): Promise<boolean> {
  const key = prefix + feed.id
  const timing = timingOf(feed)
  if (isSame(scheduler, timing)) {
    if (!(await lostItsNext(queue, scheduler!, now))) return false
    await queue.removeJobScheduler(key)
  }
  await queue.upsertJobScheduler(key, timing, { name: 'poll', data: { feed: feed.id } })
  // Neither the first poll nor one that is late waits for the next tick.
  const data = { feed: feed.id }
  if (!feed.lastPollAt) await queue.add('poll', data, { jobId: `first-${feed.id}-${feed.updatedAt.getTime()}` })
  else if (isLate(feed, now)) await queue.add('poll', data, { jobId: `late-${feed.id}-${feed.lastPollAt.getTime()}` })
  return true
}

function isLate({ everySeconds, lastPollAt, nextPollAt }: Feed, now: Date): boolean {
  const due = Math.max((lastPollAt?.getTime() ?? 0) + (everySeconds ?? 0) * 1000, nextPollAt?.getTime() ?? 0)
  return everySeconds !== null && due < now.getTime()
}

/** Each tick's job makes the one after it: where a job is lost, no other comes. */
async function lostItsNext(queue: Queue, { key, next, every }: JobSchedulerJson, now: Date): Promise<boolean> {
  // A worker whose clock was ahead has made the next one for a time that is far away.
  if (next && every && next > now.getTime() + 2 * Number(every) + lateMs) return true
  if (next && next > now.getTime() - lateMs) return false
  const state = next ? await queue.getJobState(`repeat:${key}:${next}`) : 'unknown'
  return ['unknown', 'completed', 'failed'].includes(state)
}

function isSame(scheduler: JobSchedulerJson | undefined, timing: Timing): boolean {
  if (!scheduler) return false
  return 'every' in timing
    ? Number(scheduler.every) === timing.every && Number(scheduler.offset ?? 0) === timing.offset
    : scheduler.pattern === timing.pattern && scheduler.tz === timing.tz
}

/** The feeds that have a schedule in the queue. */
export async function scheduledFeeds(queues: Context['queues']): Promise<Set<string>> {
  const there = await queues.queue(queueNames.polls).getJobSchedulers(0, -1)
  return new Set(there.flatMap(({ key }) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : [])))
}

/** How many active feeds have no schedule in the queue though they could. */
export async function missingSchedules({ db, queues }: Pick<Context, 'db' | 'queues'>): Promise<number> {
  const [feeds, there] = await Promise.all([listTimings(db), queues.queue(queueNames.polls).getJobSchedulersCount()])
  const wanted = feeds.filter(({ cron, timezone }) => !cron || !wrongWithCron(cron, timezone ?? 'UTC'))
  return Math.max(0, wanted.reduce((sum, { count }) => sum + count, 0) - there)
}
