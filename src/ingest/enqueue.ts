/**
 * Work that PostgreSQL holds → jobs. A job that is lost here is made again by the sweep.
 */
import type { Queue } from 'bullmq'
import type { Context } from '#src/context.ts'
import { itemJobId, queueNames } from '#src/queue/names.ts'
import { takeSlot } from '#src/store/hosts.ts'
import { queueLeaseSeconds } from '#src/store/item-state.ts'
import { delay as delayItem, type PendingItem } from '#src/store/item-steps.ts'

/** Add the next hop's job for each item: its page, when one is wanted, at the time of a free slot of its host; else its story. */
export async function enqueueItems(
  { db, queues, clock }: Pick<Context, 'db' | 'queues' | 'clock'>,
  items: readonly PendingItem[],
): Promise<void> {
  const ready = items
    .filter(({ state }) => state === 'ready')
    .map((pending) => ({ name: 'story', data: payload(pending), opts: { jobId: itemJobId(pending) } }))
  await addAll(queues.queue(queueNames.stories), ready)
  const pages = items.flatMap((pending) => (pending.state === 'page' && pending.pageUrl ? [{ pending, url: pending.pageUrl }] : []))
  // One address that cannot be read would keep all others here: its own job says so.
  const slots = await Promise.all(pages.map(({ pending, url }) => takeSlot(db, URL.parse(url)?.host ?? 'unreadable', pending.item)))
  const delayed: Jobs = []
  for (const [n, { pending }] of pages.entries()) {
    const at = slots[n]!
    const delay = Math.max(0, at.getTime() - clock().getTime())
    if (delay > (queueLeaseSeconds * 1000) / 2) await delayItem(db, pending, at)
    delayed.push({ name: 'page', data: payload(pending), opts: { jobId: itemJobId(pending), delay } })
  }
  await addAll(queues.queue(queueNames.pages), delayed)
}

/** Which of the items, whose time has come, have a job that somebody will do soon, or does. */
export async function findQueued(
  { queues, clock }: Pick<Context, 'queues' | 'clock'>,
  items: readonly PendingItem[],
): Promise<(item: PendingItem) => 'there' | 'lost' | undefined> {
  const lost = await Promise.all(
    items.map(async (item) => {
      const [queue, id] = [queues.queue(queueOf(item)), itemJobId(item)]
      const state = await queue.getJobState(id)
      if (state !== 'delayed') return ended.has(state)
      // One for a later time was added under a clock that was set back since.
      const job = await queue.getJob(id)
      return !job || job.timestamp + job.delay > clock().getTime() + queueLeaseSeconds * 1000
    }),
  )
  const found = new Map(items.map((item, n) => [itemJobId(item), lost[n] ? 'lost' : 'there'] as const))
  return (item) => found.get(itemJobId(item))
}
/** States of jobs that nobody will do. */
const ended: ReadonlySet<string> = new Set(['completed', 'failed', 'unknown'])
const queueOf = ({ state }: PendingItem) => (state === 'page' ? queueNames.pages : queueNames.stories)

type Jobs = Parameters<Queue['addBulk']>[0]

/** To add many at once, BullMQ makes two tables each time in PostgreSQL: for one job that takes three times as long. */
async function addAll(queue: Queue, jobs: Jobs): Promise<void> {
  if (jobs.length === 1) await queue.add(jobs[0]!.name, jobs[0]!.data, jobs[0]!.opts)
  if (jobs.length > 1) await queue.addBulk(jobs)
}

const payload = ({ item, revision, job }: PendingItem) => ({ item, revision, job })
