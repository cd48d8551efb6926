/**
 * Where hubs verify what was asked of them (W3C WebSub, section 5.3) and push (section 7).
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Context } from '#src/context.ts'
import { callbackPath, isCallback, takePush, verify } from '#src/ingest/websub.ts'

/** Bytes of a push: as much as a poll would take. */
const bodyLimit = 32 * 1024 * 1024

const tokenForm = /^[\w-]{20,64}$/

type Callback = { Params: { token: string }; Querystring: Record<string, string | undefined> }

export async function registerWebSub(
  server: FastifyInstance,
  parts: Pick<Context, 'config' | 'db' | 'net' | 'queues' | 'clock' | 'reader' | 'log' | 'metrics'>,
): Promise<void> {
  await server.register(async (scope) => {
    // Signed as it was sent: nothing may be parsed before.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body))

    // Who has no token is not listened to.
    scope.addHook<Callback>('onRequest', async (request, reply) => {
      const known = tokenForm.test(request.params.token) && (await isCallback(parts.db, request.params.token))
      if (known) return
      parts.metrics.pushed('unknown')
      // 410 tells a hub that nobody wants this any more (WebSub, section 7).
      reply.header('connection', 'close')
      await (request.method === 'POST' ? reply.code(410).send() : reply.callNotFound())
    })

    scope.get<Callback>(`${callbackPath}/:token`, async ({ params, query }, reply) => {
      const challenge = await verify(parts, params.token, {
        mode: query['hub.mode'],
        topic: query['hub.topic'],
        challenge: query['hub.challenge'],
        leaseSeconds: query['hub.lease_seconds'],
        reason: query['hub.reason'],
      })
      return challenge === undefined ? reply.callNotFound() : reply.type('text/plain').send(challenge)
    })

    scope.post<Callback>(`${callbackPath}/:token`, { bodyLimit }, async (request: FastifyRequest<Callback>, reply) => {
      const headers: Record<string, string> = {}
      for (const [name, value] of Object.entries(request.headers)) if (value !== undefined) headers[name] = String(value)
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const pushed = await takePush(parts, request.params.token, { bytes, headers })
      parts.metrics.pushed(pushed)
      // 410 tells the hub that nobody wants this any more (WebSub, section 7).
      return reply.code(pushed === 'unknown' ? 410 : 202).send()
    })
  })
}
