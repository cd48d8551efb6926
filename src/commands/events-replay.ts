import { z } from 'zod'
import { consumerOfSink, eventQueueName } from '#src/queue/names.ts'
import { newestSeq, replayFrom } from '#src/store/events.ts'
import { CommandRefused, command } from './command.ts'

/** Let a consumer have the events from a number on once more. */
export const eventsReplay = command({
  name: 'events.replay',
  schema: z.strictObject({ consumer: z.string().min(1), from: z.coerce.number().int().min(1) }),
  run: async ({ db, queues }, { consumer, from }) => {
    if (consumer === 'stream') {
      throw new CommandRefused(
        'consumer: a Redis stream cannot go back; its readers can, to any id that it still holds (XREAD … STREAMS telex:events SEQ-0)',
      )
    }
    const newest = await newestSeq(db)
    if (from > newest + 1) throw new CommandRefused(`from: the newest event is ${newest}`)
    const queue = consumerOfSink(consumer)
    if (queue) {
      // Finished jobs keep their ids, and the same id is not added twice.
      for (const state of ['completed', 'failed'] as const) await queues.queue(eventQueueName(queue)).clean(0, 0, state)
    }
    if (!(await replayFrom(db, consumer, from))) throw new CommandRefused(`consumer: there is none named ${consumer}`)
    return { ok: true, summary: `${consumer} gets the events from ${from} on again`, counts: { events: newest - from + 1 } }
  },
})
