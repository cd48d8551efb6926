import { z } from 'zod'
import { consumerOfSink, eventQueueName } from '#src/queue/names.ts'
import { kindOf } from '#src/store/consumers.ts'
import { keptEvents, replayFrom, seqSince } from '#src/store/events.ts'
import { type CommandContext, CommandRefused, type CommandResult, command } from './command.ts'

type Parts = Pick<CommandContext, 'db' | 'queues'>

/** Let a consumer have the events from a number on once more. */
async function replay({ db, queues }: Parts, { consumer, from }: { consumer: string; from: number }): Promise<CommandResult> {
  const kind = await kindOf(db, consumer)
  if (kind === 'stream' || consumer === 'stream') {
    throw new CommandRefused(
      'consumer: a Redis stream cannot go back; its readers can, to any id that it still holds (XREAD … STREAMS telex:events SEQ-0)',
    )
  }
  const { oldest, newest } = await keptEvents(db)
  if (from > newest + 1) throw new CommandRefused(`from: the newest event is ${newest}`)
  if (from < oldest)
    throw new CommandRefused(`from: the events before ${oldest} were dropped by retention: give a number from ${oldest} to ${newest + 1}`)
  const queue = kind === 'queue' ? consumer : consumerOfSink(consumer)
  if (queue) {
    // Finished jobs keep their ids, and the same id is not added twice.
    for (const state of ['completed', 'failed'] as const) await queues.queue(eventQueueName(queue)).clean(0, 0, state)
  }
  const done = await replayFrom(db, consumer, from)
  if (done === 'absent') throw new CommandRefused(`consumer: there is none named ${consumer}`)
  if (done === 'busy')
    throw new CommandRefused(`consumer: ${consumer} is in the middle of a transaction that polled or acknowledged: end it, and ask again`)
  return { ok: true, summary: `${consumer} gets the events from ${from} on again`, counts: { events: newest - from + 1 } }
}

export const eventsReplay = command({
  name: 'events.replay',
  schema: z.strictObject({ consumer: z.string().min(1), from: z.coerce.number().int().min(1) }),
  run: replay,
})

const place = "an event's number from 1, or a time such as 2026-11-01T06:00:00Z"

/** The same, also by a time: from the first event that is not older. */
export const consumerRewind = command({
  name: 'consumer.rewind',
  lane: 'urgent',
  schema: z.strictObject({
    consumer: z.string().min(1),
    from: z.union([z.coerce.number().int().min(1), z.iso.datetime({ offset: true }).transform((text) => new Date(text))], place),
  }),
  run: async (parts: Parts, { consumer, from }) => {
    if (!(from instanceof Date)) return replay(parts, { consumer, from })
    const { oldest, oldestAt } = await keptEvents(parts.db)
    if (oldest > 1 && oldestAt && from < oldestAt)
      throw new CommandRefused(`from: the events before ${oldestAt.toISOString()} were dropped by retention: give a time from then on`)
    return replay(parts, { consumer, from: await seqSince(parts.db, from) })
  },
})
