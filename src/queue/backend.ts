/**
 * BullMQ over Redis or over PostgreSQL behind one factory: the rest of the product asks for a queue or a worker and does
 * not know which it got.
 */
import { migratePostgres, openPostgres } from './postgres.ts'
import type { QueueOptions, Queues } from './queues.ts'
import { openRedis } from './redis.ts'

/** Bring the queues' schema to this version; Redis has none. */
export async function migrateQueues({ databaseUrl, redisUrl }: Pick<QueueOptions, 'databaseUrl' | 'redisUrl'>): Promise<void> {
  if (!redisUrl) await migratePostgres(databaseUrl)
}

export async function openQueues(options: QueueOptions): Promise<Queues> {
  return options.redisUrl ? openRedis(options.redisUrl, options) : openPostgres(options)
}
