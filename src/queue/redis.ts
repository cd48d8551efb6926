/**
 * The queues in Redis, or in a cluster of it (`redis+cluster:`).
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { Queue, QueueEvents, Worker } from 'bullmq'
import { Cluster, Redis } from 'ioredis'
import { atMost } from './at-most.ts'
import { getOrAdd, keep, type QueueOptions, type Queues, runRetryDelay, type Unfit, usualLocks, watch } from './queues.ts'

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
    marks: {
      get: async (name) => {
        const mark = await connection.get(`${prefix}:mark:${name}`)
        return mark === null ? undefined : Number(mark)
      },
      move: async (name, from, to) => (await connection.eval(moveMark, 1, `${prefix}:mark:${name}`, from ?? '', to)) === 1,
    },
    hasMark: async () => (await connection.exists(`${prefix}:mark`)) === 1,
    leaveMark: async () => void (await connection.set(`${prefix}:mark`, '1')),
    check: () => checkRedis(connection, prefix, () => lastError),
    close: async () => {
      // A Redis that is away would be waited for.
      await atMost(closeMs, Promise.all(open.map((queue) => queue.close())))
      // BullMQ leaves those open that it was given.
      for (const one of connections) one.disconnect()
    },
  }
}

/** A key that is not there is compared as an empty string. */
const moveMark = `
  if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then return 0 end
  redis.call('SET', KEYS[1], ARGV[2])
  return 1`

/** Whatever else is wrong with a Redis shows when it is asked to write. */
async function checkRedis(connection: Redis | Cluster, prefix: string, lastError: () => string | undefined): Promise<Unfit | undefined> {
  for (let waited = 0; connection.status !== 'ready' && waited < connectMs; waited += 50) await sleep(50)
  if (connection.status !== 'ready') {
    const why = lastError() ?? connection.status
    const refused = /NOAUTH|WRONGPASS/.test(why)
    const known = refused
      ? unfit(
          'Redis refuses the login of REDIS_URL',
          'a login that it knows',
          'correct user and password in REDIS_URL: redis://USER:PASSWORD@HOST:PORT',
        )
      : unfit(
          `Redis does not answer: ${why}`,
          'an answer',
          'start it, or correct host and port in REDIS_URL; jobs are made again from PostgreSQL when it is back',
        )
    return { ...known, silent: true }
  }
  const wrong = wrongWithRedis(await connection.info())
  if (wrong) return wrong
  try {
    await connection.set(`${prefix}:probe`, '1', 'PX', 1000)
    return undefined
  } catch (error) {
    return refusal(error instanceof Error ? error.message : String(error))
  }
}

const unfit = (problem: string, expected: string, mend: string): Unfit => ({ problem, expected, mend })
/** BullMQ's scripts want what came with it. */
const oldest = [6, 2] as const

/** A Redis that is too old, or that throws keys away when it is full, and jobs with them. @param said its answer to INFO */
export function wrongWithRedis(said: string): Unfit | undefined {
  const of = (name: string) => new RegExp(`^${name}:(\\S+)`, 'm').exec(said)?.[1]
  const version = of('redis_version')
  const [major = 0, minor = 0] = (version ?? '').split('.').map(Number)
  if (version && (major < oldest[0] || (major === oldest[0] && minor < oldest[1])))
    return unfit(
      `Redis ${version} is too old`,
      `Redis ${oldest.join('.')} or later, or Valkey`,
      'upgrade it, or take REDIS_URL out: then the queues lie in PostgreSQL',
    )
  const policy = of('maxmemory_policy')
  if (policy && policy !== 'noeviction')
    return unfit(
      `Redis may evict jobs: maxmemory-policy is ${policy}, set it to noeviction`,
      'maxmemory-policy noeviction',
      'run redis-cli CONFIG SET maxmemory-policy noeviction, and write it into its configuration; a cache that evicts needs a Redis of its own',
    )
  return undefined
}

/** What it says to a write. */
function refusal(message: string): Unfit {
  const known = refusals.find(([pattern]) => pattern.test(message))
  return known ? known[1] : unfit(`Redis refuses to write: ${message}`, 'that it takes jobs', 'see its log')
}

const refusals: [RegExp, Unfit][] = [
  [
    /^OOM/,
    unfit(
      'Redis is full: it has reached its maxmemory, and takes no jobs',
      'room below maxmemory',
      'raise maxmemory (redis-cli CONFIG SET maxmemory …), or see what fills it: npx telex consumers list, redis-cli --bigkeys; Telex goes on by itself',
    ),
  ],
  [
    /^MISCONF/,
    unfit(
      'Redis refuses to write: it could not save its data to disk (MISCONF)',
      'saves that succeed',
      "make room on its disk, or mend its folder's rights; its log says which; Telex goes on by itself",
    ),
  ],
  [
    /^READONLY/,
    unfit('Redis is a replica, and takes no jobs', 'the primary', 'let REDIS_URL name the primary; after a failover, the new one'),
  ],
  [
    /^NOPERM/,
    unfit('Redis does not let the login of REDIS_URL write', 'all commands on telex:*', 'run redis-cli ACL SETUSER NAME +@all ~telex:*'),
  ],
]
