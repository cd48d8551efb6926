/**
 * The parts of the program without its workers, for tests of one part against real servers.
 */
import { pino } from 'pino'
import { readConfig } from '#src/config.ts'
import type { Context } from '#src/context.ts'
import { createMetrics } from '#src/http/metrics.ts'
import { createNet } from '#src/net/fetch.ts'
import { openQueues } from '#src/queue/backend.ts'
import { openReader } from '#src/reading/reader.ts'
import { openDb } from '#src/store/db.ts'
import { CommonSketch } from '#src/story/print/common.ts'
import { afterFile } from './after.ts'
import { freshDatabase } from './database.ts'

/** Open everything on a database of its own, queues in PostgreSQL (or in the Redis given). */
export async function openContext({
  redisUrl,
  clock = () => new Date(),
}: {
  redisUrl?: string
  clock?: () => Date
} = {}): Promise<Context> {
  const databaseUrl = await freshDatabase()
  let closing = false
  const onError = (error: Error) => {
    if (!closing) throw error
  }
  const read = readConfig(
    { TELEX_ALLOW_NETWORKS: '127.0.0.0/8', TELEX_HTTP_PORT: '0', DATABASE_URL: databaseUrl },
    { cwd: '/', terminal: false },
  )
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const db = openDb(databaseUrl, { max: 16, onError })
  const queues = await openQueues({ databaseUrl, redisUrl, workers: 6, onError })
  const net = createNet({ allowNetworks: read.config.allowNetworks, now: clock })
  const reader = openReader({ threads: 1 })
  afterFile(async () => {
    closing = true
    await reader.close()
    await net.close()
    await queues.close()
    await db.$client.end()
  })
  return {
    config: read.config,
    db,
    net,
    queues,
    reader,
    clock,
    log: pino({ level: 'silent' }),
    metrics: createMetrics(),
    common: new CommonSketch(),
  }
}
