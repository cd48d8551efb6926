/**
 * A BullMQ queue a consumer. A job's id is made from the event's number, so that one that is still known is not added again.
 *
 * A Redis may lose what lies in it: all, or what came last before it crashed. Beside the queue stands the number that it was given last, which is lost
 * with it, and is written only where it stands as it was. The relay remembers up to where its consumer has taken the events, and hands over all that
 * came after.
 */
import type { Queue } from 'bullmq'
import { eventQueueName, queueSinkName } from '#src/queue/names.ts'
import type { Queues } from '#src/queue/queues.ts'
import { roomIn } from '../backlog.ts'
import type { Handed, Kept, Sink } from '../sink.ts'

/** BullMQ's states of a job that its consumer has not done. */
const unread = ['wait', 'prioritized', 'delayed', 'active', 'waiting-children'] as const

const jobIdOf = (seq: number) => `evt-${seq}`
const seqOf = (id: string): number | undefined => (/^evt-\d+$/.test(id) ? Number(id.slice(4)) : undefined)

/**
 * @param most events that may wait in the queue: the rest waits in the log
 * @param name under which it is known beside other consumers
 */
export function bullmqQueueSink(queues: Queues, consumer: string, most: number, name = queueSinkName(consumer)): Sink {
  const queue = queues.queue(eventQueueName(consumer))
  const { marks } = queues
  /** As it stood at the last look. */
  let mark: number | undefined
  return {
    name,
    room: (own) => roomIn(queues, consumer, own ?? most),
    ...(marks
      ? {
          look: async (handed, thoroughly) => {
            mark = await marks.get(name)
            const kept = keptBy(mark, handed)
            if (kept !== undefined) return { lostAfter: kept }
            if (!thoroughly) return {}
            const found = await takenFrom(queue, handed)
            // Emptied while it was looked through: all seemed to be taken.
            return (await marks.get(name)) === mark ? found : {}
          },
        }
      : {}),
    deliver: async (events) => {
      await queue.addBulk(events.map(({ seq, cloudevent }) => ({ name: cloudevent.type, data: cloudevent, opts: { jobId: jobIdOf(seq) } })))
      if (!marks) return
      const last = events.at(-1)!.seq
      if (!(await marks.move(name, mark, last))) throw new Error('the queue was emptied while it was given events')
      mark = last
    },
  }
}

/** Up to which event the queue has, or its consumer has had, all; undefined: nothing is lost, or nothing is known of it. */
function keptBy(mark: number | undefined, { given, taken }: Handed): number | undefined {
  const nothing = mark === undefined ? taken === null : mark >= given
  return nothing ? undefined : Math.max(taken ?? 0, mark ?? 0)
}

/** Up to which event all is taken. Jobs that are in no list of the queue any more are lost: they leave it, so that they can be added again. */
async function takenFrom(queue: Queue, { given, taken }: Handed): Promise<Kept> {
  if (taken === given) return {}
  const waiting = ((await queue.getRanges([...unread], 0, -1)) as string[]).flatMap((id) => seqOf(id) ?? [])
  const before = taken ?? 0
  const now = waiting.length > 0 ? waiting.reduce((least, seq) => Math.min(least, seq)) - 1 : given
  if (now <= before || taken === null) return { taken: now }
  if (!(await isOrphan(queue, now))) return { taken: now }
  for (let seq = before + 1; seq <= now; seq++) if (await isOrphan(queue, seq)) await queue.remove(jobIdOf(seq))
  return { lostAfter: before }
}

/** Its job is there, and in no list. */
async function isOrphan(queue: Queue, seq: number): Promise<boolean> {
  const id = jobIdOf(seq)
  return (await queue.getJob(id)) !== undefined && (await queue.getJobState(id)) === 'unknown' && (await queue.getJob(id)) !== undefined
}
