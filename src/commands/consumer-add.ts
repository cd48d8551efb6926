/**
 * A new consumer: by which way it gets events, which ones, and from where on.
 */
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { queueSinkName } from '#src/queue/names.ts'
import { addConsumer, loginExists, type NewConsumer } from '#src/store/consumers.ts'
import { type EventFilter, eventTypes } from '#src/story/event.ts'
import { type CommandContext, CommandRefused, type CommandResult, command } from './command.ts'
import { beginning, bounds, spread } from './consumer-arguments.ts'

const name = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, '1 to 63 letters, digits, dots, hyphens or underscores')
  .refine((given) => given !== 'stream', 'stream is the name of the stream of all events')

const words = (what: string) =>
  z
    .union([z.array(z.string()), z.string().transform((text) => text.split(','))], what)
    .transform((list) => list.map((one) => one.trim()).filter(Boolean))
    .refine((list) => list.length > 0 && list.length <= 100 && list.every((one) => one.length <= 200), what)

const isType = (one: string) =>
  one.endsWith('.*') ? eventTypes.some((type) => type.startsWith(one.slice(0, -1))) : eventTypes.some((type) => type === one)

/** Which events, as people write it; lists as lists or with commas. */
export const filterParts = {
  types: words('names of event types, with commas: story.created,story.updated, or story.* for all of stories')
    .refine(
      (list) => list.every(isType),
      `names of event types, such as ${eventTypes.slice(0, 3).join(', ')} or story.*: docs/newsroom.md has all`,
    )
    .optional(),
  agencies: words('names of agencies, with commas').optional(),
  languages: words('languages, with commas: en,pt-BR')
    .refine(
      (list) => list.every((one) => /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(one)),
      'languages as in BCP 47, with commas: en,pt-BR',
    )
    .optional(),
  subjects: words('codes of subjects, with commas: medtop:15000000').optional(),
  urgency: z.coerce
    .number('a number from 1 to 9')
    .int('a number from 1 to 9')
    .min(1, 'a number from 1 to 9')
    .max(9, 'a number from 1 to 9')
    .optional(),
}

/** Of what was given; nothing asks for all. */
export function filterOf(given: { [K in keyof typeof filterParts]?: EventFilter[K] | undefined }): EventFilter | null {
  const { types, agencies, languages, subjects, urgency } = given
  const filter = Object.fromEntries(
    Object.entries({ types, agencies, languages, subjects, urgency }).filter(([, value]) => value !== undefined),
  )
  return Object.keys(filter).length > 0 ? filter : null
}

const kinds = ['cursor', 'queue', 'stream', 'webhook'] as const

const schema = z
  .strictObject({
    consumer: name,
    kind: z.enum(kinds, `one of ${kinds.join(', ')}`),
    from: z
      .union([z.string().min(1), z.number()], 'now, first, an event’s number, or a time')
      .transform(String)
      .default('now'),
    owner: z.string().min(1).max(63).optional(),
    url: z
      .url({ protocol: /^https?$/, error: 'an address: https://cms.example/telex' })
      .max(2000)
      .optional(),
    timeout: z.coerce.number('seconds from 1 to 60').min(1, 'seconds from 1 to 60').max(60, 'seconds from 1 to 60').optional(),
    attempts: z.coerce.number('a number from 1 to 50').int().min(1, 'a number from 1 to 50').max(50, 'a number from 1 to 50').optional(),
    ...filterParts,
    ...bounds,
  })
  .superRefine(({ kind, owner, url, timeout, attempts }, { addIssue }) => {
    const wrong = (path: string, message: string) => addIssue({ code: 'custom', path: [path], message })
    if (kind === 'webhook' && url === undefined) wrong('url', 'a webhook needs the address that it is at')
    if (kind !== 'webhook')
      for (const [path, given] of Object.entries({ url, timeout, attempts })) if (given !== undefined) wrong(path, 'only a webhook has one')
    if (kind !== 'cursor' && owner !== undefined) wrong('owner', 'only a cursor has one: the login that polls it')
    if (url && URL.canParse(url) && (new URL(url).username || new URL(url).password))
      wrong('url', 'leave user and password out: what is sent is signed')
  })

export const consumerAdd = command({
  name: 'consumer.add',
  lane: 'urgent',
  schema,
  run: async (context: CommandContext, asked: z.output<typeof schema>): Promise<CommandResult> => {
    const { db, net, queues } = context
    const { consumer, kind, owner, url, timeout = 15, attempts = 12, ...rest } = asked
    if (owner !== undefined && !(await loginExists(db, owner)))
      throw new CommandRefused(`owner: PostgreSQL has no login ${owner}: CREATE ROLE … LOGIN IN ROLE telex_reader makes one`)
    if (kind === 'stream' && !queues.redis)
      throw new CommandRefused('kind: a stream needs a Redis: set REDIS_URL, or choose cursor, queue or webhook')
    const refusal = url === undefined ? undefined : net.refusal(url)
    if (refusal) throw new CommandRefused(`url: ${refusal}`)
    const after = await beginning(db, rest.from)
    const added: NewConsumer = {
      ...{
        name: consumer,
        kind: kind === 'cursor' ? 'sql' : kind,
        seq: after,
        owner: owner ?? null,
        filter: filterOf(rest),
        bounds: spread(rest),
      },
      ...(url === undefined
        ? {}
        : { webhook: { url, secret: newSecret(), timeoutMs: Math.round(timeout * 1000), mostAttempts: attempts } }),
    }
    // The queue's name is made from either.
    if (!(await addConsumer(db, added, kind === 'queue' ? [queueSinkName(consumer)] : [])))
      throw new CommandRefused(`consumer: there is one named ${consumer} already: npx telex consumers list`)
    return {
      ok: true,
      summary: `${consumer} was added: a ${kind} that begins after event ${after}${told[kind](consumer)}`,
      counts: { consumers: 1 },
    }
  },
})

const told: Record<(typeof kinds)[number], (name: string) => string> = {
  cursor: (name) => `, polled with wire.poll_events('${name}', 100)`,
  queue: (name) => `, in the queue telex.events.${name}`,
  stream: (name) => `, in the stream telex:events:${name}`,
  webhook: (name) => `, sent to it once its secret was shown: npx telex consumers secret ${name}`,
}

/** As Standard Webhooks writes them: 32 random bytes. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`
