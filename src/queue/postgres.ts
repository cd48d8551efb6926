/**
 * The queues in the product's own PostgreSQL, schema `bullmq`.
 */
import { createPostgresBackend, type Queue, type QueueEvents, runMigrations, type Worker, withBackend } from 'bullmq'
import pg from 'pg'
import { answers, listenAlways } from '#src/store/db.ts'
import { hintQueues } from './names.ts'
import { getOrAdd, keep, type QueueOptions, type Queues, runRetryDelay, usualLocks, watch } from './queues.ts'

/** Bring the queues' schema to this version. */
export async function migratePostgres(databaseUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 })
  listenAlways(pool)
  pool.on('error', () => undefined)
  try {
    const client = await pool.connect()
    try {
      await runMigrations(client, 'bullmq')
    } finally {
      client.release()
    }
  } finally {
    await pool.end()
  }
}

/** A worker that waits looks for jobs itself after so long: seconds. */
const longestWait = 5

/**
 * BullMQ's own backend waits for up to an hour, as it relies on notifications. A connection that ends in the moment it began to listen is taken for
 * one that listens, and no job was found any more.
 */
const createBackend: typeof createPostgresBackend = (...options) => {
  const backend = createPostgresBackend(...options)
  const waitForJob = backend.waitForJob.bind(backend)
  backend.waitForJob = async (seconds) => {
    const until = performance.now() + longestWait * 1000
    const marker = await waitForJob(Math.min(seconds, longestWait))
    // Not where the wait was cut short: whoever did that is closing it.
    if (!marker && performance.now() >= until) await backend.reconnectBlocking()
    return marker
  }
  return backend
}

const onPostgres = withBackend(createBackend)

/**
 * To keep the last thousand, BullMQ sorts them each time that a job ends; to keep an hour's, workers wait for each other's deletions. What a hint came to
 * is in the log and in the tables.
 */
const keepHints = { ...keep, removeOnComplete: true }
/** Connections for what is asked at once, beside those that listen: of hints, and of all others. */
const askedAtOnce = { hints: 5, others: 3 }

export function openPostgres({ databaseUrl, workers, locks = usualLocks, onError }: Omit<QueueOptions, 'redisUrl'>): Queues {
  const openPool = (max: number, settings = '') => {
    // A pool of ours, since the driver cannot be loaded by name from an ES module; its connections find the queues by search_path.
    const pool = new pg.Pool({
      connectionString: databaseUrl,
      max,
      options: `-c search_path=bullmq ${settings}`,
      application_name: 'telex queues',
      keepAlive: true,
    })
    listenAlways(pool)
    pool.on('error', (error) => onError(error, 'queues'))
    // Each queue and worker listens for the pool's errors.
    pool.setMaxListeners(0)
    return pool
  }
  const pool = openPool(Math.max(1, workers - hintQueues.size) + askedAtOnce.others)
  // Notifications go out one commit after another: each would wait for the disk alone.
  const hintPool = openPool(hintQueues.size + askedAtOnce.hints, '-c synchronous_commit=off')
  const settingsOf = (name: string) => {
    const isHint = hintQueues.has(name)
    // biome-ignore lint/suspicious/noExplicitAny: bullmq's own pool type and pg's differ in name only
    return { connection: (isHint ? hintPool : pool) as any, kept: isHint ? keepHints : keep }
  }
  const open: (Queue | QueueEvents)[] = []
  const queues = new Map<string, Queue>()
  return {
    kind: 'postgres',
    queue: (name) =>
      getOrAdd(queues, name, () => {
        const { connection, kept } = settingsOf(name)
        return watch(new onPostgres.Queue(name, { connection, defaultJobOptions: kept }) as unknown as Queue, open, onError)
      }),
    worker: (name, processor, workerOptions) => {
      const { connection } = settingsOf(name)
      const worker = new onPostgres.Worker(name, processor, { connection, ...keep, ...locks, runRetryDelay, ...workerOptions })
      worker.on('error', (error) => onError(error, name))
      return worker as unknown as Worker
    },
    events: (name) =>
      watch(new onPostgres.QueueEvents(name, { connection: settingsOf(name).connection }) as unknown as QueueEvents, open, onError),
    hasMark: async () => true,
    leaveMark: async () => undefined,
    check: async () => {
      await answers(pool)
      return undefined
    },
    close: async () => {
      await Promise.all(open.map((queue) => queue.close()))
      await Promise.all([pool.end(), hintPool.end()])
    },
  }
}
