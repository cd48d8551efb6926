/**
 * Work that PostgreSQL holds → jobs. A job that is lost here is made again by the sweep.
 */
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
  const stories = queues.queue(queueNames.stories)
  const ready = items
    .filter(({ state }) => state === 'ready')
    .map((pending) => ({ name: 'story', data: payload(pending), opts: { jobId: itemJobId(pending) } }))
  // To add many at once, BullMQ makes two tables each time in PostgreSQL: for one job that takes three times as long.
  if (ready.length === 1) await stories.add(ready[0]!.name, ready[0]!.data, ready[0]!.opts)
  if (ready.length > 1) await stories.addBulk(ready)
  for (const pending of items) {
    if (pending.state !== 'page' || !pending.pageUrl) continue
    // One address that cannot be read would keep all others here: its own job says so.
    const at = await takeSlot(db, URL.parse(pending.pageUrl)?.host ?? 'unreadable', pending.item)
    const delay = Math.max(0, at.getTime() - clock().getTime())
    if (delay > (queueLeaseSeconds * 1000) / 2) await delayItem(db, pending, at)
    await queues.queue(queueNames.pages).add('page', payload(pending), { jobId: itemJobId(pending), delay })
  }
}

const payload = ({ item, revision, job }: PendingItem) => ({ item, revision, job })
