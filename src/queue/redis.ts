/**
 * The queues in Redis, or in a cluster of it (`redis+cluster:`).
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { Queue, QueueEvents, Worker } from 'bullmq'
import { Cluster, Redis } from 'ioredis'
import { atMost } from './at-most.ts'
import { getOrAdd, keep, type QueueOptions, type Queues, runRetryDelay, usualLocks, watch } from './queues.ts'

/** A connection that was just opened gets this long before a check says that there is none. */
const connectMs = 2_000
const closeMs = 1_000

export function openRedis(url: string, { onError, locks = usualLocks }: Pick<QueueOptions, 'onError' | 'locks'>): Queues {
  const cluster = url.startsWith('redis+cluster:')
  const connections: (Redis | Cluster)[] = []
  const connect = (): Redis | Cluster => {
    const connection = cluster
      ? new Cluster([url.replace('redis+cluster:', 'redis:')], { redisOptions: { maxRetriesPerRequest: null } })
      : new Redis(url, { maxRetriesPerRequest: null })
    connection.on('error', (error) => {
      lastError = error.message
      onError(error, 'redis')
    })
    connections.push(connection)
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
      // BullMQ leaves those open that it was given.
      for (const one of connections) one.disconnect()
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
