/**
 * A Redis that goes away, forgets, is full, or stands still.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Fault, pick, type Scene } from './fault.ts'

const away = (name: string, signal: NodeJS.Signals, data: 'kept' | 'lost'): Fault => ({
  name,
  of: 'redis',
  seconds: [2, 14],
  begin: async ({ redis, lost }) => {
    await redis.stop(signal, data)
    // An append-only file that is written each second may lack the last.
    if (data === 'lost' || signal === 'SIGKILL') Object.assign(lost, { redis: true, at: Date.now() })
    return { heal: () => redis.start() }
  },
})

const moment = (name: string, act: (scene: Scene, draw: () => number) => Promise<Scene['world']['agencies'] | undefined>): Fault => ({
  name,
  of: 'redis',
  seconds: [0, 0],
  begin: async (scene, draw) => {
    const hits = await act(scene, draw)
    return hits ? { hits } : {}
  },
})

const polls = 'telex:telex.polls'
const agencyOf = ({ world }: Scene, feed: string) => world.agencies.filter(({ feeds }) => feeds.includes(feed))

export const redisFaults: Fault[] = [
  away('Redis: stopped', 'SIGTERM', 'kept'),
  away('Redis: SIGKILL', 'SIGKILL', 'kept'),
  away('Redis: stopped, comes back empty', 'SIGKILL', 'lost'),
  moment('Redis: FLUSHALL', async ({ redis, lost }) => {
    await redis.admin.flushall()
    Object.assign(lost, { redis: true, at: Date.now() })
    return undefined
  }),
  moment('Redis: connections cut', async ({ redis }) => {
    await redis.admin.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes')
    return undefined
  }),
  moment('Redis: waiting polls deleted', async (scene) => {
    // They wait for a moment only.
    const lost = new Set<string>()
    for (const until = Date.now() + 4_000; Date.now() < until && lost.size < 4; await sleep(5))
      for (const id of await scene.redis.admin.lrange(`${polls}:wait`, 0, 3))
        if (id.startsWith('poll-') && (await scene.redis.admin.lrem(`${polls}:wait`, 0, id)) > 0) lost.add(id)
    return [...lost].flatMap((id) => agencyOf(scene, id.replace(/^poll-(.*)-\d+$/, '$1')))
  }),
  moment('Redis: lists of polls deleted', async ({ redis }) => {
    await redis.admin.del(...['wait', 'active', 'delayed', 'meta', 'marker'].map((list) => `${polls}:${list}`))
    return undefined
  }),
  moment('Redis: locks deleted', async ({ redis }) => {
    const locks = await redis.admin.keys('telex:*:lock')
    if (locks.length > 0) await redis.admin.del(...locks)
    return undefined
  }),
  moment('Redis: jobs deleted', async (scene, draw) => {
    // Whole jobs, of all queues but those of commands and events, which nothing can make again.
    const jobs = (await scene.redis.admin.keys('telex:telex.*:*')).filter((key) =>
      /^telex:telex\.(polls|pages|stories):(item-|poll-)[^:]+$/.test(key),
    )
    for (let n = 0; n < 6 && jobs.length > 0; n++) await scene.redis.admin.del(pick(jobs, draw))
    return undefined
  }),
  {
    name: 'Redis: full',
    of: 'redis',
    seconds: [4, 14],
    begin: async ({ redis }) => {
      await redis.admin.config('SET', 'maxmemory', '1')
      return { heal: async () => void (await redis.admin.config('SET', 'maxmemory', '0')) }
    },
  },
  {
    name: 'Redis: stands still (SIGSTOP)',
    of: 'redis',
    seconds: [4, 14],
    begin: ({ redis }) => {
      redis.signal('SIGSTOP')
      return { heal: () => redis.signal('SIGCONT') }
    },
  },
]
