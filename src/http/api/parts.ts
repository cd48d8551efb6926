/**
 * What the routes of the API share.
 */
import type { Context } from '#src/context.ts'
import type { ReadOnly } from '#src/store/read-only.ts'
import type { Caller } from './access.ts'
import type { EventStreams } from './event-stream.ts'

declare module 'fastify' {
  interface FastifyRequest {
    caller?: Caller
  }
  interface FastifyContextConfig {
    /** Without it, who may read may ask. */
    scope?: 'admin' | 'open'
  }
}

export type ApiParts = Pick<Context, 'config' | 'db' | 'log' | 'clock'> & { read: ReadOnly; streams: EventStreams }

export const apiPath = '/api/v1'
