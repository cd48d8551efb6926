/**
 * A BullMQ queue a consumer. A job's id is made from the event's number, so that one that is still known is not added again.
 */

import { eventQueueName } from '#src/queue/names.ts'
import type { Queues } from '#src/queue/queues.ts'
import type { Sink } from '../sink.ts'

export function bullmqQueueSink(queues: Queues, consumer: string): Sink {
  const queue = queues.queue(eventQueueName(consumer))
  return {
    name: `queue:${consumer}`,
    deliver: async (events) => {
      await queue.addBulk(events.map(({ seq, cloudevent }) => ({ name: cloudevent.type, data: cloudevent, opts: { jobId: `evt-${seq}` } })))
    },
  }
}
