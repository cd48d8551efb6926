/**
 * The one port: health, metrics, the API, the console, and the callbacks of hubs.
 */
import type { RequestListener } from 'node:http'
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify'
import type { Context } from '#src/context.ts'
import { type Backlog, readBacklogs } from '#src/events/backlog.ts'
import { unservedFeeds } from '#src/ingest/schedule.ts'
import { errorFields } from '#src/store/cause.ts'
import { readHealth } from '#src/store/health.ts'
import { missingMigrations } from '#src/store/migrate.ts'
import { openReadOnly } from '#src/store/read-only.ts'
import { registerApi } from './api/api.ts'
import { openEventStreams } from './api/event-stream.ts'
import { registerConsole } from './console/console.ts'
import { type Front, openFront, safe } from './front.ts'
import { addGauge } from './metrics.ts'
import { registerSchemas } from './schemas.ts'
import { registerWebSub } from './websub.ts'

type Parts = Pick<Context, 'config' | 'db' | 'net' | 'queues' | 'clock' | 'reader' | 'log' | 'metrics'>

export interface HttpServer {
  url: string
  /** From now on `/readyz` says no: the process is about to stop. */
  retire(): void
  close(): Promise<void>
}

/** Each check has to answer within this time. */
const checkMs = 3_000

/** @param front the port, where it is open already */
export async function startHttp(parts: Parts, front?: Front): Promise<HttpServer> {
  const { config, db, metrics } = parts
  let retiring = false
  const port = front ?? (await openFront(config.http))
  let handler: RequestListener | undefined
  const serverFactory = (handle: RequestListener) => {
    handler = handle
    return port.server
  }
  // What no route takes, such as a path that cannot be decoded, comes by no hook.
  const frameworkErrors = (_error: unknown, _request: unknown, reply: FastifyReply) =>
    void reply.headers(safe).code(400).send({ error: 'there is no such path' })
  const server: FastifyInstance = Fastify({
    logger: false,
    serverFactory,
    frameworkErrors,
    // What is not known is refused, and not left out in silence.
    ajv: { customOptions: { removeAdditional: false } },
  })
  // Before all routes, so that those in scopes of their own have them, too.
  server.addHook('onRequest', async (_request, reply) => void reply.headers(safe))
  server.setNotFoundHandler(async (_request, reply) =>
    reply
      .code(404)
      .send({ error: 'there is nothing here', see: ['/', '/healthz', '/readyz', '/metrics', '/api/v1/openapi.json', '/schemas/'] }),
  )
  server.setErrorHandler(async (error, request, reply) => {
    const { statusCode = 500, message } = error as { statusCode?: number; message: string }
    // What the client did wrong, in the server's own words; what went wrong here is for the log.
    if (statusCode >= 400 && statusCode < 500) return reply.code(statusCode).send({ error: message })
    parts.log.error({ route: request.routeOptions.url, ...errorFields(error) }, 'http')
    return reply.code(500).send({ error: 'the request failed; the log says why' })
  })
  registerGauges(parts)

  server.get('/healthz', async () => ({ status: 'ok' }))
  server.get('/readyz', async (_request, reply) => {
    const checks = { ...(await check(parts)), ...(retiring ? { process: 'is stopping' } : {}) }
    const ready = Object.values(checks).every((outcome) => outcome === 'ok')
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', checks })
  })
  server.get('/metrics', async (_request, reply) => reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()))
  registerSchemas(server)
  // What is read for others is read by a few connections of its own that cannot write.
  const read = openReadOnly(db)
  const streams = openEventStreams(read, parts.log)
  await registerApi(server, { ...parts, read, streams })
  await registerConsole(server, { ...parts, read, streams })
  if (config.publicUrl) await registerWebSub(server, parts)
  await server.ready()
  port.handOver(handler!)
  return {
    url: port.url,
    retire: () => {
      retiring = true
    },
    close: async () => {
      await port.close()
      await server.close()
      streams.close()
      await read.close()
    },
  }
}

/** What the process needs to work: 'ok' each, or a sentence. */
async function check({ db, queues, log }: Parts): Promise<Record<'database' | 'queues' | 'schedules', string>> {
  const within = (work: Promise<string | undefined>) =>
    Promise.race([work, new Promise<string>((resolve) => setTimeout(resolve, checkMs, 'does not answer').unref())]).then(
      (problem) => problem ?? 'ok',
      (error) => {
        log.warn(errorFields(error), 'not ready')
        return 'does not work; the log says why'
      },
    )
  const migrated = async () => {
    const missing = await missingMigrations(db.$client)
    return missing === 0 ? undefined : `${missing} migrations are missing: run telex migrate`
  }
  const scheduled = async () => {
    const { size } = await unservedFeeds({ db, queues })
    return size === 0
      ? undefined
      : `${size} feeds are due, and no poll of theirs is in the queue; a process with the role poll adds them within a minute`
  }
  const [database, queue, schedules] = await Promise.all([
    within(migrated()),
    within(queues.check().then((unfit) => unfit?.problem)),
    within(scheduled()),
  ])
  return { database, queues: queue, schedules }
}

function registerGauges(parts: Parts): void {
  const {
    db,
    metrics: { registry },
  } = parts

  // One reading of the database serves all gauges of a scrape.
  let reading: { at: number; health: ReturnType<typeof readHealth> } | undefined
  const health = () => {
    if (!reading || performance.now() - reading.at > 1000) reading = { at: performance.now(), health: readHealth(db) }
    return reading.health
  }
  const counted = (record: Record<string, number>, label: string) =>
    Object.entries(record).map(([key, value]) => ({ labels: { [label]: key }, value }))
  addGauge(registry, 'telex_feeds', 'Feeds by state', ['state'], async () => counted((await health()).feeds, 'state'))
  addGauge(registry, 'telex_pending_items', 'Items that wait for their page, for their story, or were given up', ['state'], async () =>
    counted((await health()).pending, 'state'),
  )
  addGauge(registry, 'telex_oldest_pending_seconds', 'Age of the oldest waiting item', [], async () => [
    { labels: {}, value: (await health()).oldestPendingSeconds },
  ])
  addGauge(registry, 'telex_stories', 'Stories in the database', [], async () => [{ labels: {}, value: (await health()).stories }])
  addGauge(registry, 'telex_embargoes_timeless', 'Stories withheld by an embargo of which nobody can read when it ends', [], async () => [
    { labels: {}, value: (await health()).embargoesTimeless },
  ])
  addGauge(registry, 'telex_event_seq', 'The newest event', [], async () => [{ labels: {}, value: (await health()).events }])
  let backlogs: { at: number; read: ReturnType<typeof readBacklogs> } | undefined
  const consumers = async (value: (backlog: Backlog) => number) => {
    if (!backlogs || performance.now() - backlogs.at > 1000) backlogs = { at: performance.now(), read: readBacklogs(parts) }
    return (await backlogs.read).map((one) => ({ labels: { consumer: one.name }, value: value(one) }))
  }
  addGauge(registry, 'telex_consumer_lag_events', 'Events that a consumer has not had', ['consumer'], () => consumers(({ lag }) => lag))
  addGauge(registry, 'telex_consumer_lag_seconds', 'Age of the oldest event that a consumer has not had', ['consumer'], () =>
    consumers(({ lagSeconds }) => lagSeconds),
  )
  addGauge(registry, 'telex_consumer_dead_events', 'Events that a webhook did not take, and that are sent no more', ['consumer'], () =>
    consumers(({ dead }) => dead),
  )
  addGauge(
    registry,
    'telex_consumer_backlog_events',
    'Events that a consumer has not taken, those in its queue among them',
    ['consumer'],
    () => consumers(({ events }) => events),
  )
  addGauge(registry, 'telex_consumer_backlog_seconds', 'Age of the oldest event that a consumer has not taken', ['consumer'], () =>
    consumers(({ seconds }) => seconds),
  )
  addGauge(
    registry,
    'telex_consumer_over_bounds',
    'Whether a consumer has more, or older, events to take than its bounds allow',
    ['consumer'],
    () => consumers(({ over }) => (over ? 1 : 0)),
  )
}
