/**
 * `/schemas/`: what events say, as JSON Schema, for whoever asks.
 */
import type { FastifyInstance } from 'fastify'
import { schemaDocuments } from '#src/story/event-schema.ts'

export function registerSchemas(server: FastifyInstance): void {
  let documents: ReturnType<typeof schemaDocuments> | undefined
  const all = () => {
    documents ??= schemaDocuments()
    return documents
  }
  server.get('/schemas/', async () => ({ schemas: Object.keys(all()).map((name) => `/schemas/${name}`) }))
  server.get<{ Params: { name: string } }>('/schemas/:name', async ({ params: { name } }, reply) => {
    const found = Object.hasOwn(all(), name) ? all()[name] : undefined
    if (!found) return reply.code(404).send({ error: `there is no schema ${name}`, see: ['/schemas/'] })
    return reply.type('application/schema+json').send(JSON.stringify(found))
  })
}
