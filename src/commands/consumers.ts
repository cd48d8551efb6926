/**
 * What admins do with those who take events.
 */
import { z } from 'zod'
import { consumerOfSink, eventQueueName } from '#src/queue/names.ts'
import { pauseConsumer, removeConsumer, setBounds } from '#src/store/consumers.ts'
import { type CommandContext, CommandRefused, type CommandResult, command } from './command.ts'

const consumer = z.string().min(1)
const whole = 'a whole number from 1, or default'
/** A bound, or `default` for that of the settings. */
const bound = z
  .literal('default')
  .transform(() => null)
  .or(z.coerce.number(whole).int(whole).min(1, whole))
  .optional()

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
    if (!(await removeConsumer(db, name))) throw new CommandRefused(`consumer: there is none named ${name}`)
    if (queue) await queues.queue(eventQueueName(queue)).obliterate({ force: true })
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
  return told(paused ? `${name} gets no events until it is resumed` : `${name} gets its events again, from where it was`)
}

/** Bounds of a consumer's own: how much it may leave, how old, and what happens beyond. */
export const consumerLimit = command({
  name: 'consumer.limit',
  lane: 'urgent',
  schema: z
    .strictObject({ consumer, policy: z.enum(['hold', 'drop', 'default'], 'hold, drop or default').optional(), events: bound, days: bound })
    .refine(({ policy, events, days }) => [policy, events, days].some((given) => given !== undefined), 'give policy, events or days'),
  run: async ({ db }: Pick<CommandContext, 'db'>, { consumer: name, policy, events, days }) => {
    const bounds = {
      ...(policy === undefined ? {} : { policy: policy === 'default' ? null : policy }),
      ...(events === undefined ? {} : { mostEvents: events }),
      ...(days === undefined ? {} : { mostSeconds: days === null ? null : days * 86_400 }),
    }
    if (!(await setBounds(db, name, bounds))) throw new CommandRefused(`consumer: there is none named ${name}`)
    return told(`the bounds of ${name} were set`)
  },
})

const told = (summary: string): CommandResult => ({ ok: true, summary, counts: { consumers: 1 } })
