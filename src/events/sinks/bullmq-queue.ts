/**
 * A BullMQ queue a consumer. A job's id is made from the event's number, so that one that is still known is not added again.
 */

import { eventQueueName, queueSinkName } from '#src/queue/names.ts'
import type { Queues } from '#src/queue/queues.ts'
import { roomIn } from '../backlog.ts'
import type { Sink } from '../sink.ts'

/** @param most events that may wait in the queue: the rest waits in the log */
export function bullmqQueueSink(queues: Queues, consumer: string, most: number): Sink {
  const queue = queues.queue(eventQueueName(consumer))
  return {
    name: queueSinkName(consumer),
    room: (own) => roomIn(queues, consumer, own ?? most),
    deliver: async (events) => {
      await queue.addBulk(events.map(({ seq, cloudevent }) => ({ name: cloudevent.type, data: cloudevent, opts: { jobId: `evt-${seq}` } })))
    },
  }
}
