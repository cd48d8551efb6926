/**
 * Work that PostgreSQL holds → jobs. A job that is lost here is made again by the sweep.
 */
import type { Context } from '#src/context.ts'
import { itemJobId, queueNames } from '#src/queue/names.ts'
import { takeSlot } from '#src/store/hosts.ts'
import { expectBy, leaseSeconds, type PendingItem } from '#src/store/items.ts'

/** Add the next hop's job for each item: its page, when one is wanted, at the time of a free slot of its host; else its story. */
export async function enqueueItems(
  { db, queues, clock }: Pick<Context, 'db' | 'queues' | 'clock'>,
  items: readonly PendingItem[],
): Promise<void> {
  const options = ({ item, revision, attempts }: PendingItem) => ({ jobId: itemJobId({ item, revision }, attempts) })
  const ready = items.filter(({ state }) => state === 'ready')
  if (ready.length > 0) {
    await queues
      .queue(queueNames.stories)
      .addBulk(ready.map((pending) => ({ name: 'story', data: payload(pending), opts: options(pending) })))
  }
  for (const pending of items) {
    if (pending.state !== 'page' || !pending.pageUrl) continue
    const at = await takeSlot(db, new URL(pending.pageUrl).host)
    const delay = Math.max(0, at.getTime() - clock().getTime())
    if (delay > 30_000) await expectBy(db, pending, new Date(at.getTime() + leaseSeconds * 1000))
    await queues.queue(queueNames.pages).add('page', payload(pending), { ...options(pending), delay })
  }
}

const payload = ({ item, revision }: PendingItem) => ({ item, revision })
