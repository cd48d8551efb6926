/**
 * The feeds table → BullMQ job schedulers. Run at start, each minute, and when a feed is changed: schedules that were lost
 * come back, those of feeds that are gone go.
 */
import { createHash } from 'node:crypto'
import type { JobSchedulerJson } from 'bullmq'
import type { Context } from '#src/context.ts'
import { queueNames } from '#src/queue/names.ts'
import { type Feed, listFeeds } from '#src/store/feeds.ts'

const prefix = 'feed-'

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

/** Make the schedules be those of the active feeds. */
export async function reconcileSchedules({
  db,
  queues,
}: Pick<Context, 'db' | 'queues'>): Promise<{ upserted: string[]; removed: string[] }> {
  const queue = queues.queue(queueNames.polls)
  const feeds = (await listFeeds(db)).filter(({ state }) => state === 'active')
  const there = new Map((await queue.getJobSchedulers(0, -1)).map((scheduler) => [scheduler.key, scheduler]))
  const result = { upserted: [] as string[], removed: [] as string[] }
  for (const feed of feeds) {
    const key = prefix + feed.id
    const timing = timingOf(feed)
    if (!isSame(there.get(key), timing)) {
      await queue.upsertJobScheduler(key, timing, { name: 'poll', data: { feed: feed.id } })
      // The first poll does not wait for the first tick.
      if (!feed.lastPollAt) await queue.add('poll', { feed: feed.id }, { jobId: `first-${feed.id}-${feed.updatedAt.getTime()}` })
      result.upserted.push(feed.id)
    }
    there.delete(key)
  }
  for (const key of there.keys()) {
    if (!key.startsWith(prefix)) continue
    await queue.removeJobScheduler(key)
    result.removed.push(key.slice(prefix.length))
  }
  return result
}

function isSame(scheduler: JobSchedulerJson | undefined, timing: Timing): boolean {
  if (!scheduler) return false
  return 'every' in timing
    ? Number(scheduler.every) === timing.every && Number(scheduler.offset ?? 0) === timing.offset
    : scheduler.pattern === timing.pattern && scheduler.tz === timing.tz
}
