/**
 * Events over HTTP: pages of JSON, or server-sent events that go on.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { readEvents, readNewest, readOldest } from '#src/store/api-reads.ts'
import { sqlState } from '#src/store/db.ts'
import type { EventFilter } from '#src/story/event.ts'
import type { ApiParts } from './parts.ts'
import { Problem } from './problem.ts'

const mostAtOnce = 1_000

interface Query {
  after?: number
  limit: number
  types?: string
  agencies?: string
  languages?: string
  subjects?: string
  urgency?: number
}

const list = (of: string) => ({ type: 'string', minLength: 1, maxLength: 2_000, description: `${of}, with commas` })

export function registerEvents(scope: FastifyInstance, { read, streams }: ApiParts, letGo: (request: FastifyRequest) => void): void {
  scope.get<{ Querystring: Query; Headers: { 'last-event-id'?: string } }>(
    '/events',
    {
      schema: {
        summary: 'Events in the order of their commits',
        description:
          'As JSON: those after a number; ask again with after=next. With Accept: text/event-stream: server-sent events that go on, after Last-Event-ID, after, or from now on. Kills pass each filter.',
        produces: ['application/json', 'text/event-stream'],
        querystring: {
          type: 'object',
          additionalProperties: false,
          properties: {
            after: { type: 'integer', minimum: 0, description: 'the last one that was had; without it, pages begin with the oldest' },
            limit: { type: 'integer', minimum: 1, maximum: mostAtOnce, default: 100 },
            types: list('types; story.* is all that begin so'),
            agencies: list('agencies'),
            languages: list('languages'),
            subjects: list('codes of subjects'),
            urgency: { type: 'integer', minimum: 1, maximum: 9 },
          },
        },
      },
    },
    async (request, reply) => {
      const { after, limit } = request.query
      const filter = filterOf(request.query)
      if (!/\btext\/event-stream\b/.test(request.headers.accept ?? '')) {
        const from = after ?? (await readOldest(read))
        return readEvents(read, { after: from, limit, filter }).catch(explain)
      }
      const last = request.headers['last-event-id']
      if (last !== undefined && !/^\d{1,15}$/.test(last)) throw new Problem(400, 'headers/last-event-id: give the number of an event')
      const from = last === undefined ? (after ?? (await readNewest(read))) : Number(last)
      // What is wrong with it is told before the stream begins.
      await readEvents(read, { after: from, limit: 1, filter: null }).catch(explain)
      const take = streams.admit()
      if (!take) throw new Problem(503, 'as many streams are open as may be: come back')
      reply.hijack()
      letGo(request)
      take(reply.raw, { after: from, filter, fields: reply.getHeaders() as Record<string, string> })
      return reply
    },
  )
}

function filterOf({ types, agencies, languages, subjects, urgency }: Query): EventFilter | null {
  const split = (text: string | undefined) =>
    text
      ?.split(',')
      .map((one) => one.trim())
      .filter(Boolean)
  const given = { types: split(types), agencies: split(agencies), languages: split(languages), subjects: split(subjects), urgency }
  const filter = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  return Object.keys(filter).length > 0 ? filter : null
}

/** PostgreSQL, appendix A: `invalid_parameter_value`. */
const wrongNumber = '22023'

function explain(error: Error): never {
  if (sqlState(error) !== wrongNumber) throw error
  throw new Problem(/dropped by retention/.test(error.message) ? 410 : 400, `after: ${error.message}`)
}
