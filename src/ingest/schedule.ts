/**
 * When feeds are polled. PostgreSQL knows of each when it is due, and whether its job lies in the queue: what the queue loses is due again.
 */
import { createHash } from 'node:crypto'
import type { Context } from '#src/context.ts'
import { type PollPayload, queueNames } from '#src/queue/names.ts'
import { lapsed, neglected, plan, type Queued, requeue, type Timing, takeDue, unplanned, waitingForCron } from '#src/store/due.ts'
import { nextTick, wrongWithCron } from './cron.ts'
import type { Outcome } from './outcome.ts'

type Parts = Pick<Context, 'db' | 'queues' | 'clock'>

/** A feed that is asked for this little too early is polled all the same: milliseconds. */
export const slackMs = 1500
/** A job of which nothing was heard for so long is looked for: milliseconds. */
const silentMs = 15_000
/** Feeds whose polls are added at once. */
const atOnce = 500
/** Feeds that one job polls: a job costs the queue more than a poll costs all others, and a process takes no more than it soon has done. */
const feedsOfJob = 10
/** BullMQ's states of a job that somebody will do, or does. */
const there = ['wait', 'prioritized', 'delayed', 'active'] as const
/** Workers of the version before had a job scheduler for each feed, which made each job from the one before. */
const formerPrefix = 'feed-'

/** All feeds of one interval would be due at the same moment; a hash of the name spreads them over it. */
export function offsetOf(feed: string, everyMs: number): number {
  return createHash('sha256').update(feed).digest().readUInt32BE(0) % everyMs
}

/** Its first tick after a time that is not before what was asked for (a pause, a wait after failures, how long it is fresh); none for a cron that cannot be read. */
export function nextDue(
  feed: Pick<Timing, 'id' | 'everySeconds' | 'cron' | 'timezone'>,
  now: Date,
  notBefore: Date | null,
): Date | undefined {
  const after = Math.max(now.getTime(), (notBefore?.getTime() ?? 0) - slackMs - 1)
  if (feed.cron) return nextTick(feed.cron, feed.timezone ?? 'UTC', new Date(after))
  const every = (feed.everySeconds ?? 60) * 1000
  const offset = offsetOf(feed.id, every)
  return new Date((Math.floor((after - offset) / every) + 1) * every + offset)
}

/** When a feed that is new, or was set anew, is due: neither its first poll nor one that is late waits for a tick. */
export function firstDue(feed: Timing, now: Date): Date | undefined {
  if (feed.cron && wrongWithCron(feed.cron, feed.timezone ?? 'UTC')) return undefined
  return !feed.lastPollAt || isLate(feed, now) ? now : nextDue(feed, now, feed.nextPollAt)
}

function isLate({ everySeconds, lastPollAt, nextPollAt }: Timing, now: Date): boolean {
  const due = Math.max((lastPollAt?.getTime() ?? 0) + (everySeconds ?? 0) * 1000, nextPollAt?.getTime() ?? 0)
  return everySeconds !== null && due < now.getTime()
}

export interface Planned {
  planned: string[]
  /** Feeds that are never due, and why not; they hold up no other. */
  refused: { feed: string; problem: string }[]
}

/** Work out when feeds are due that are new, or were set anew. */
export async function planFeeds({ db, clock }: Pick<Parts, 'db' | 'clock'>): Promise<Planned> {
  const now = clock()
  const feeds = (await unplanned(db)).map((feed) => ({ ...feed, dueAt: firstDue(feed, now) }))
  const known = feeds.flatMap(({ id, as, dueAt }) => (dueAt ? [{ id, as, dueAt }] : []))
  await plan(db, known)
  const refused = feeds.flatMap(({ id, cron, timezone, dueAt }) =>
    dueAt ? [] : [{ feed: id, problem: `cron "${cron}" ${wrongWithCron(cron!, timezone ?? 'UTC')}` }],
  )
  return { planned: known.map(({ id }) => id), refused }
}

/**
 * Plan feeds anew that wait for a later time than their cron's next: that one was worked out under a clock that was set back since.
 * @returns how many
 */
export async function mendCronPlans({ db, clock }: Pick<Parts, 'db' | 'clock'>): Promise<number> {
  const now = clock()
  const wrong = (await waitingForCron(db)).flatMap((feed) => {
    const dueAt = nextDue(feed, now, feed.nextPollAt)
    return dueAt && dueAt < feed.dueAt ? [{ id: feed.id, as: feed.as, dueAt, before: feed.dueAt }] : []
  })
  await plan(db, wrong)
  return wrong.length
}

/** Add the polls of all feeds that are due, each once, whoever else does the same. */
export async function queuePolls(parts: Parts): Promise<Outcome> {
  await planFeeds(parts)
  const { db, queues, clock } = parts
  let queued = 0
  for (let took = atOnce; took === atOnce; queued += took) {
    const now = clock()
    const feeds = await takeDue(db, now, atOnce)
    took = feeds.length
    if (took === 0) break
    const given = feeds.map((id) => ({ id, queuedAt: now }))
    try {
      await queues.queue(queueNames.polls).addBulk(jobsOf(given))
    } catch (error) {
      await requeue(db, given)
      throw error
    }
  }
  return queued === 0 ? { outcome: 'idle' } : { outcome: 'queued', queued }
}

const jobsOf = (given: readonly Queued[]) =>
  Array.from({ length: Math.ceil(given.length / feedsOfJob) }, (_, n) => jobOf(given.slice(n * feedsOfJob, (n + 1) * feedsOfJob)))

/** A name of its own for each: what is left of a job that was lost in part would keep another of its name away. */
function jobOf(given: readonly Queued[]) {
  const [{ id: feed, queuedAt }, ...others] = given as [Queued, ...Queued[]]
  const data = { feed, queuedAt: queuedAt.getTime(), ...(others.length > 0 ? { others: others.map(({ id }) => id) } : {}) }
  return { name: 'poll', data, opts: { jobId: `poll-${feed}-${queuedAt.getTime()}`, removeOnComplete: true } }
}

/** The feeds that a job polls, each by itself. */
export const pollsOf = ({ others = [], ...first }: PollPayload): PollPayload[] => [first, ...others.map((feed) => ({ ...first, feed }))]

/** @returns those of the feeds whose jobs are not in the queue */
async function lostOf(queues: Context['queues'], feeds: readonly Queued[]): Promise<Queued[]> {
  if (feeds.length === 0) return []
  const jobs = await queues.queue(queueNames.polls).getJobs([...there])
  // Of a job that was lost in part, its place may be left.
  const polls = jobs.flatMap((job) => (job?.data ? pollsOf(job.data) : []))
  const known = new Set(polls.map(({ feed, queuedAt }) => `${feed} ${queuedAt}`))
  return feeds.filter(({ id, queuedAt }) => !known.has(`${id} ${queuedAt.getTime()}`))
}

/** Make feeds due again whose job is lost. @returns how many */
export async function findLostPolls({ db, queues, clock }: Parts): Promise<number> {
  const emptied = !(await queues.hasMark())
  const lost = await lostOf(queues, await lapsed(db, new Date(clock().getTime() - (emptied ? 0 : silentMs))))
  await requeue(db, lost)
  if (emptied) await queues.leaveMark()
  return lost.length
}

/** Take away the schedulers of the version before. @returns how many */
export async function removeFormerSchedulers({ queues }: Pick<Parts, 'queues'>): Promise<number> {
  const queue = queues.queue(queueNames.polls)
  if ((await queue.getJobSchedulersCount()) === 0) return 0
  const former = (await queue.getJobSchedulers(0, -1)).flatMap(({ key }) => (key.startsWith(formerPrefix) ? [key] : []))
  for (const key of former) await queue.removeJobScheduler(key)
  return former.length
}

/** Active feeds that could be polled and that nobody sees to. */
export async function unservedFeeds({ db, queues }: Pick<Parts, 'db' | 'queues'>): Promise<Set<string>> {
  const { unplanned: fresh, waiting, queued } = await neglected(db)
  const lost = await lostOf(queues, queued)
  const planless = fresh.filter(({ cron, timezone }) => !cron || !wrongWithCron(cron, timezone ?? 'UTC'))
  return new Set([...planless, ...lost].map(({ id }): string => id).concat(waiting))
}
