/**
 * BullMQ over Redis or over PostgreSQL behind one factory: the rest of the product asks for a queue or a worker and does
 * not know which it got.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { createPostgresBackend, type Processor, Queue, QueueEvents, runMigrations, Worker, type WorkerOptions, withBackend } from 'bullmq'
import { Cluster, Redis } from 'ioredis'
import pg from 'pg'
import { answers, listenAlways } from '#src/store/db.ts'
import { atMost } from './at-most.ts'

/** Finished jobs that are kept for whoever looks: by age (seconds) and count. */
const keep = { removeOnComplete: { age: 3600, count: 1000 }, removeOnFail: { age: 7 * 86_400, count: 5000 } }

/** A job whose worker has not renewed its lock for so long (ms) is given to another: what a killed process held, or a broken connection lost, goes on soon. */
export type Locks = Required<Pick<WorkerOptions, 'lockDuration' | 'stalledInterval' | 'maxStalledCount'>>
const usualLocks: Locks = { lockDuration: 10_000, stalledInterval: 4_000, maxStalledCount: 3 }

/** A worker whose server refused a connection asks again after so long: milliseconds (BullMQ's own 15 s outlast most restarts). */
const runRetryDelay = 1_000

/** A connection that was just opened gets this long before a check says that there is none. */
const connectMs = 2_000
const closeMs = 1_000

export interface Queues {
  readonly kind: 'redis' | 'postgres'
  queue(name: string): Queue
  worker(name: string, processor: Processor, options?: Pick<WorkerOptions, 'concurrency' | 'maxStalledCount'>): Worker
  /** For following one job to its end. */
  events(name: string): QueueEvents
  /** The Redis behind it, for the event stream; absent on PostgreSQL. */
  readonly redis?: Redis | Cluster
  /** Can it take jobs now? A sentence when not. */
  check(): Promise<string | undefined>
  close(): Promise<void>
}

interface Options {
  databaseUrl: string
  redisUrl?: string | undefined
  /** How many workers this process will run: each holds one listening connection on PostgreSQL. */
  workers: number
  locks?: Locks
  onError: (error: Error, where: string) => void
}

/** Bring the queues' schema to this version; Redis has none. */
export async function migrateQueues({ databaseUrl, redisUrl }: Pick<Options, 'databaseUrl' | 'redisUrl'>): Promise<void> {
  if (redisUrl) return
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

export async function openQueues(options: Options): Promise<Queues> {
  return options.redisUrl ? openRedis(options.redisUrl, options) : openPostgres(options)
}

async function openRedis(url: string, { onError, locks = usualLocks }: Options): Promise<Queues> {
  const cluster = url.startsWith('redis+cluster:')
  const connect = (): Redis | Cluster => {
    const connection = cluster
      ? new Cluster([url.replace('redis+cluster:', 'redis:')], { redisOptions: { maxRetriesPerRequest: null } })
      : new Redis(url, { maxRetriesPerRequest: null })
    connection.on('error', (error) => {
      lastError = error.message
      onError(error, 'redis')
    })
    return connection
  }
  let lastError: string | undefined
  const connection = connect()
  const prefix = cluster ? '{telex}' : 'telex'
  const open: (Queue | QueueEvents)[] = []
  const queues = new Map<string, Queue>()
  return {
    kind: 'redis',
    redis: connection,
    queue: (name) => getOrAdd(queues, name, () => watch(new Queue(name, { connection, prefix, defaultJobOptions: keep }), open, onError)),
    worker: (name, processor, workerOptions) => {
      const worker = new Worker(name, processor, {
        connection,
        prefix,
        ...keep,
        ...locks,
        runRetryDelay,
        ...workerOptions,
        metrics: { maxDataPoints: 60 },
      })
      worker.on('error', (error) => onError(error, name))
      return worker
    },
    events: (name) => watch(new QueueEvents(name, { connection: connect(), prefix }), open, onError),
    check: () => checkRedis(connection, () => lastError),
    close: async () => {
      // A Redis that is away would be waited for.
      await atMost(closeMs, Promise.all(open.map((queue) => queue.close())))
      connection.disconnect()
    },
  }
}

/** A Redis that throws keys away when it is full would throw jobs away. */
async function checkRedis(connection: Redis | Cluster, lastError: () => string | undefined): Promise<string | undefined> {
  for (let waited = 0; connection.status !== 'ready' && waited < connectMs; waited += 50) await sleep(50)
  if (connection.status !== 'ready') {
    const why = lastError() ?? connection.status
    return /NOAUTH|WRONGPASS/.test(why) ? 'Redis refuses the login of REDIS_URL' : `Redis does not answer: ${why}`
  }
  const memory = await connection.info('memory')
  const policy = /maxmemory_policy:(\S+)/.exec(memory)?.[1]
  return policy && policy !== 'noeviction' ? `Redis may evict jobs: maxmemory-policy is ${policy}, set it to noeviction` : undefined
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

async function openPostgres({ databaseUrl, workers, locks = usualLocks, onError }: Options): Promise<Queues> {
  // A pool of ours, since the driver cannot be loaded by name from an ES module; its connections find the queues by search_path.
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: workers + 8,
    options: '-c search_path=bullmq',
    application_name: 'telex queues',
    keepAlive: true,
  })
  listenAlways(pool)
  pool.on('error', (error) => onError(error, 'queues'))
  // Each queue and worker listens for the pool's errors.
  pool.setMaxListeners(0)
  // biome-ignore lint/suspicious/noExplicitAny: bullmq's own pool type and pg's differ in name only
  const connection = pool as any
  const open: (Queue | QueueEvents)[] = []
  const queues = new Map<string, Queue>()
  return {
    kind: 'postgres',
    queue: (name) =>
      getOrAdd(queues, name, () =>
        watch(new onPostgres.Queue(name, { connection, defaultJobOptions: keep }) as unknown as Queue, open, onError),
      ),
    worker: (name, processor, workerOptions) => {
      const worker = new onPostgres.Worker(name, processor, { connection, ...keep, ...locks, runRetryDelay, ...workerOptions })
      worker.on('error', (error) => onError(error, name))
      return worker as unknown as Worker
    },
    events: (name) => watch(new onPostgres.QueueEvents(name, { connection }) as unknown as QueueEvents, open, onError),
    check: async () => {
      await answers(pool)
      return undefined
    },
    close: async () => {
      await Promise.all(open.map((queue) => queue.close()))
      await pool.end()
    },
  }
}

function watch<T extends Queue | QueueEvents>(queue: T, open: (Queue | QueueEvents)[], onError: Options['onError']): T {
  ;(queue as Queue).on('error', (error) => onError(error, queue.name))
  open.push(queue)
  return queue
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const there = map.get(key)
  if (there) return there
  const made = make()
  map.set(key, made)
  return made
}
