/**
 * Admin commands over HTTP, and how far they are.
 */
import type { FastifyInstance } from 'fastify'
import { commandNames } from '#src/commands/index.ts'
import { type CommandRow, cancelCommand, findCommand, listCommands } from '#src/store/commands.ts'
import { takeSecret } from '#src/store/webhooks.ts'
import { askFor } from '../asked.ts'
import { type ApiParts, apiPath } from './parts.ts'
import { Problem } from './problem.ts'

const admin = { scope: 'admin' } as const
const row = { type: 'object', additionalProperties: true } as const
const byNumber = { type: 'object', properties: { id: { type: 'integer', minimum: 1, maximum: 2 ** 53 - 1 } }, required: ['id'] } as const
const most = 200

interface Asked {
  name: string
  arguments: Record<string, unknown>
  actor?: string
  reason?: string
}

export function registerCommands(scope: FastifyInstance, { db }: ApiParts): void {
  scope.post<{ Body: Asked }>(
    '/commands',
    {
      config: admin,
      schema: {
        summary: 'Give a command: docs/commands.md has all',
        body: {
          type: 'object',
          additionalProperties: false,
          required: ['name'],
          properties: {
            name: { type: 'string', enum: [...commandNames] },
            arguments: { ...row, default: {} },
            actor: { type: 'string', minLength: 1, maxLength: 200, description: 'who asks for it; without it, the token’s name' },
            reason: { type: 'string', maxLength: 2_000 },
          },
        },
        response: { 202: row },
      },
    },
    async (request, reply) => {
      const { name, arguments: args, reason } = request.body
      const actor = request.body.actor ?? request.caller!.name
      const asked = await askFor(db, { name, arguments: args, actor, reason })
      if (!asked.ok) throw new Problem(400, `body/arguments: ${asked.message}`)
      const { entered } = asked
      return reply.code(202).header('location', `${apiPath}/commands/${entered.id}`).send(shown(entered))
    },
  )
  scope.get<{ Querystring: { all: boolean; limit: number } }>(
    '/commands',
    {
      config: admin,
      schema: {
        summary: 'Commands that wait or run, the newest first',
        querystring: {
          type: 'object',
          additionalProperties: false,
          properties: {
            all: { type: 'boolean', default: false, description: 'those that have ended, too' },
            limit: { type: 'integer', minimum: 1, maximum: most, default: 50 },
          },
        },
        response: { 200: { type: 'object', properties: { commands: { type: 'array', items: row } } } },
      },
    },
    async ({ query }) => ({ commands: (await listCommands(db, query)).map(shown) }),
  )
  scope.get<{ Params: { id: number } }>(
    '/commands/:id',
    { config: admin, schema: { summary: 'How far a command is', params: byNumber, response: { 200: row } } },
    async ({ params: { id } }) => shown((await findCommand(db, id)) ?? noCommand(id)),
  )
  scope.delete<{ Params: { id: number } }>(
    '/commands/:id',
    { config: admin, schema: { summary: 'Cancel a command; what it has done stays', params: byNumber, response: { 200: row } } },
    async ({ params: { id }, caller }) => {
      const asked = await cancelCommand(db, id, caller!.name)
      if (asked.kind === 'refused' && asked.state === 'none') noCommand(id)
      if (asked.kind === 'refused')
        throw new Problem(409, `command ${id} is ${asked.state}: only one that waits, runs or is paused is cancelled`)
      return shown((await findCommand(db, id)) ?? noCommand(id))
    },
  )
  scope.post<{ Params: { name: string } }>(
    '/consumers/:name/secret',
    {
      config: admin,
      schema: {
        summary: 'The secret of a webhook, which is shown once',
        params: { type: 'object', properties: { name: { type: 'string', maxLength: 63 } }, required: ['name'] },
        response: { 200: row },
      },
    },
    async ({ params: { name } }) => {
      const taken = await takeSecret(db, name)
      if (taken === 'absent') throw new Problem(404, `there is no webhook named ${name}`)
      if (taken === 'shown') throw new Problem(409, `the secret of ${name} was shown before: the command consumer.rotate makes another`)
      return { consumer: name, ...taken }
    },
  )
}

function noCommand(id: number): never {
  throw new Problem(404, `there is no command ${id}`)
}

function shown({
  id,
  name,
  state,
  lane,
  arguments: args,
  actor,
  reason,
  progress,
  result,
  error,
  queuedAt,
  startedAt,
  finishedAt,
}: CommandRow) {
  return { id, name, state, lane, arguments: args, actor, reason, progress, result, error, queuedAt, startedAt, finishedAt }
}
