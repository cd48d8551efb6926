/**
 * What admins do with webhooks beside what they do with all consumers.
 */
import { z } from 'zod'
import { enableWebhook, reviveDead, rotateSecret } from '#src/store/webhooks.ts'
import { CommandRefused, command } from './command.ts'
import { newSecret } from './consumer-add.ts'

const hoursForm = 'a whole number of hours from 0 to 720'

/** Sign with a new secret, and for a while with the one before, too. The new one is shown by `telex consumers secret`, once, and nothing is sent before. */
export const consumerRotate = command({
  name: 'consumer.rotate',
  lane: 'urgent',
  schema: z.strictObject({
    consumer: z.string().min(1),
    hours: z.coerce.number(hoursForm).int(hoursForm).min(0, hoursForm).max(720, hoursForm).default(24),
  }),
  run: async ({ db }, { consumer, hours }) => {
    if (!(await rotateSecret(db, consumer, { secret: newSecret(), hours })))
      throw new CommandRefused(`consumer: there is no webhook named ${consumer}`)
    return {
      ok: true,
      summary: `${consumer} has a new secret (npx telex consumers secret ${consumer} shows it, once); the one before signs as well for ${hours} h`,
      counts: { consumers: 1 },
    }
  },
})

const numbers = 'numbers of events, with commas'
const seqs = z
  .union(
    [
      z.array(z.coerce.number(numbers).int(numbers).min(1, numbers)),
      z.coerce
        .number(numbers)
        .int(numbers)
        .min(1, numbers)
        .transform((one) => [one]),
      z.string().transform((text) => text.split(',').map(Number)),
    ],
    numbers,
  )
  .refine((list) => list.length > 0 && list.length <= 1000 && list.every((one) => Number.isInteger(one) && one > 0), numbers)

/** Send events again that were given up. */
export const consumerReplay = command({
  name: 'consumer.replay',
  lane: 'urgent',
  schema: z.strictObject({ consumer: z.string().min(1), events: seqs.optional() }),
  run: async ({ db }, { consumer, events }) => {
    const count = await reviveDead(db, consumer, events)
    if (count === 0)
      throw new CommandRefused(
        `${events ? 'events' : 'consumer'}: none of ${consumer}'s dead events ${events ? 'has such a number' : 'is there'}: npx telex consumers dead ${consumer}`,
      )
    await enableWebhook(db, consumer)
    return { ok: true, summary: `${count} dead events of ${consumer} are sent again`, counts: { events: count } }
  },
})
