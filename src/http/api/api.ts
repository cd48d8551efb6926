/**
 * The HTTP API, `/api/v1`: who may ask, how much at once, and how it is told what was wrong.
 */
import swagger from '@fastify/swagger'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '#src/context.ts'
import { errorFields } from '#src/store/cause.ts'
import { sqlState } from '#src/store/db.ts'
import { ReadBusy, ReadTooLong } from '#src/store/read-only.ts'
import { version } from '#src/version.ts'
import { openAccess } from './access.ts'
import { registerCommands } from './commands.ts'
import { registerEvents } from './events.ts'
import { type ApiParts, apiPath } from './parts.ts'
import { Problem, sendProblem } from './problem.ts'
import { registerStories } from './stories.ts'

/** Requests that are answered at once; more are told to come back. */
const mostAtOnce = 64
/** Bytes of a command. */
const bodyLimit = 256 * 1024

export async function registerApi(server: FastifyInstance, parts: ApiParts): Promise<void> {
  const access = openAccess(parts)
  let now = 0
  await server.register(
    async (scope) => {
      await scope.register(swagger, {
        openapi: {
          openapi: '3.1.0',
          info: { title: 'Telex', description: 'Stories, events and commands of a Telex installation: docs/newsroom.md', version },
          components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
          security: [{ token: [] }],
        },
      })
      scope.addHook('onRequest', async (request) => {
        if (now >= mostAtOnce) throw new Problem(503, `${mostAtOnce} requests are being answered: come back`)
        now++
        counted.add(request)
        const { scope: needed } = request.routeOptions.config
        if (needed === 'open') return
        request.caller = await access(request.headers.authorization)
        if (needed === 'admin' && request.caller.scope !== 'admin')
          throw new Problem(403, `the token ${request.caller.name} may read, and this asks for one with the scope admin`)
      })
      const counted = new WeakSet<FastifyRequest>()
      const done = (request: FastifyRequest) => {
        if (counted.delete(request)) now--
      }
      scope.addHook('onResponse', async (request) => done(request))
      // What is streamed is bounded by itself.
      scope.addHook('onRequestAbort', async (request) => done(request))
      scope.setErrorHandler(async (error: FastifyError, request, reply) => answerError(parts, error, request, reply))
      scope.setNotFoundHandler(async (request, reply) =>
        sendProblem(
          reply,
          new Problem(404, `there is no ${request.method} ${request.url.split('?')[0]}: ${apiPath}/openapi.json has all that there is`),
          request.url,
        ),
      )
      scope.get('/openapi.json', { config: { scope: 'open' }, schema: { hide: true } }, async () => scope.swagger())
      registerStories(scope, parts)
      registerEvents(scope, parts, done)
      registerCommands(scope, parts)
    },
    { prefix: apiPath, bodyLimit },
  )
}

function answerError({ log }: Pick<Context, 'log'>, error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error)
  if (problem.status === 500) log.error({ route: request.routeOptions.url, ...errorFields(error) }, 'http')
  return sendProblem(reply, problem, request.url.split('?')[0]!)
}

/** PostgreSQL, appendix A: what is wrong with a value that was given. */
const wrongValue = /^22/

function problemOf(error: FastifyError): Problem {
  if (error instanceof Problem) return error
  if (error instanceof ReadBusy) return new Problem(503, 'all connections for reading are in use: come back')
  if (error instanceof ReadTooLong) return new Problem(503, `${error.message}: ask for less, or with fewer filters`)
  if (error.validation) {
    const errors = error.validation.map(({ instancePath, message, params }) => {
      const unknown = (params as { additionalProperty?: string }).additionalProperty
      const missing = (params as { missingProperty?: string }).missingProperty
      const allowed = (params as { allowedValues?: unknown[] }).allowedValues
      return {
        at: `${error.validationContext ?? 'request'}${instancePath}${unknown ? `/${unknown}` : missing ? `/${missing}` : ''}`,
        detail: unknown
          ? 'there is no such parameter'
          : missing
            ? 'it is missing'
            : `${message}${allowed ? `: ${allowed.join(', ')}` : ''}`,
      }
    })
    return new Problem(400, errors.map(({ at, detail }) => `${at}: ${detail}`).join('; '), { errors })
  }
  const { statusCode = 500 } = error
  if (statusCode >= 400 && statusCode < 500) return new Problem(statusCode, error.message)
  if (wrongValue.test(sqlState(error) ?? '')) return new Problem(400, error.message)
  return new Problem(500, 'the request failed; the log says why')
}
