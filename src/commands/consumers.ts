/**
 * What admins do with those who take events.
 */
import { z } from 'zod'
import { streamKeyOf } from '#src/events/sinks/redis-stream.ts'
import { consumerOfSink, eventQueueName } from '#src/queue/names.ts'
import { pauseConsumer, removeConsumer, setBounds, setFilter } from '#src/store/consumers.ts'
import { enableWebhook } from '#src/store/webhooks.ts'
import { type CommandContext, CommandRefused, type CommandResult, command } from './command.ts'
import { filterOf, filterParts } from './consumer-add.ts'
import { bounds, spread } from './consumer-arguments.ts'

const consumer = z.string().min(1)
/** Forget a consumer: its cursor, its bounds, and what waits in its queue. Nothing is kept for it any more. */
export const consumerRemove = command({
  name: 'consumer.remove',
  lane: 'urgent',
  schema: z.strictObject({ consumer }),
  run: async ({ db, queues, config }, { consumer: name }) => {
    const queue = consumerOfSink(name)
    if (queue && config.eventQueues.includes(queue))
      throw new CommandRefused(`consumer: TELEX_EVENT_QUEUES names ${queue}: take it out there, start the workers anew, and ask again`)
    if (name === 'stream' && queues.redis) throw new CommandRefused('consumer: the stream is there as long as REDIS_URL is')
    const kind = await removeConsumer(db, name)
    if (!kind) throw new CommandRefused(`consumer: there is none named ${name}`)
    const emptied = kind === 'queue' ? name : queue
    if (emptied) await queues.queue(eventQueueName(emptied)).obliterate({ force: true })
    if (kind === 'stream') await queues.redis?.del(streamKeyOf(name))
    return told(`${name} was removed`)
  },
})

/** Give a consumer nothing until it is resumed: its events wait in the log, as far as its bounds allow. */
export const consumerPause = command({
  name: 'consumer.pause',
  lane: 'urgent',
  schema: z.strictObject({ consumer }),
  run: ({ db }, { consumer: name }) => setPaused(db, name, true),
})

/** Go on from where it was. */
export const consumerResume = command({
  name: 'consumer.resume',
  lane: 'urgent',
  schema: z.strictObject({ consumer }),
  run: ({ db }, { consumer: name }) => setPaused(db, name, false),
})

async function setPaused(db: CommandContext['db'], name: string, paused: boolean): Promise<CommandResult> {
  if (!(await pauseConsumer(db, name, paused))) throw new CommandRefused(`consumer: there is none named ${name}`)
  if (!paused) await enableWebhook(db, name)
  return told(paused ? `${name} gets no events until it is resumed` : `${name} gets its events again, from where it was`)
}

/** Bounds of a consumer's own: how much it may leave, how old, and what happens beyond. */
export const consumerLimit = command({
  name: 'consumer.limit',
  lane: 'urgent',
  schema: z
    .strictObject({ consumer, ...bounds })
    .refine(({ policy, events, days }) => [policy, events, days].some((given) => given !== undefined), 'give policy, events or days'),
  run: async ({ db }: Pick<CommandContext, 'db'>, { consumer: name, ...given }) => {
    if (!(await setBounds(db, name, spread(given)))) throw new CommandRefused(`consumer: there is none named ${name}`)
    return told(`the bounds of ${name} were set`)
  },
})

/** Other events from now on, or all. */
export const consumerFilter = command({
  name: 'consumer.filter',
  lane: 'urgent',
  schema: z.strictObject({ consumer, ...filterParts }),
  run: async ({ db }, { consumer: name, ...given }) => {
    const filter = filterOf(given)
    if (!(await setFilter(db, name, filter))) throw new CommandRefused(`consumer: there is none named ${name}`)
    return told(filter ? `${name} gets events that pass ${JSON.stringify(filter)}, and all kills` : `${name} gets all events`)
  },
})

const told = (summary: string): CommandResult => ({ ok: true, summary, counts: { consumers: 1 } })
