/**
 * How many stories a second the whole program takes from a poll to a delivered event, and what one costs.
 *
 *   npm run bench:end-to-end -- [--stories 1200] [--feeds 20] [--hosts 300] [--corpus DIR] [--only postgres,redis] [--seconds 20] [--without-peers]
 *     [--profile FOLDER]
 *
 * Agencies on so many loopback addresses list real pages (end-to-end/site.ts), a quarter to warm up and then the others, all at once: stories a second until the last event. Then, with
 * `--seconds`, as many again at half of that: time from publication to event. The worker is the program as operators start it, on an embedded PostgreSQL of
 * its own, with the queues there and then in a Redis of its own (`redis-server` on the PATH). Events are taken by SQL, with Redis from its stream. In the
 * same run and on the same pages: a peer that does much less, and the floor, which fetches and stores bytes alone (end-to-end/peer.ts).
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { migrateQueues } from '#src/queue/backend.ts'
import { startEmbedded } from '#src/store/embedded.ts'
import { ended, startRedis, startWorker, tellStatements, threadSeconds, usage } from './support/machine.ts'
import { tellStages } from './support/stages.ts'

const { values } = parseArgs({
  options: {
    stories: { type: 'string', default: '1200' },
    feeds: { type: 'string', default: '20' },
    hosts: { type: 'string', default: '300' },
    corpus: { type: 'string' },
    only: { type: 'string', default: 'postgres,redis' },
    seconds: { type: 'string', default: '20' },
    'without-peers': { type: 'boolean', default: false },
    profile: { type: 'string' },
  },
})
const [stories, feeds, seconds] = [values.stories, values.feeds, values.seconds].map(Number) as [number, number, number]
/** Before anything is measured: threads start, modules load and code is compiled with the first stories, and connections plan their statements. */
const warmUp = Math.round(stories / 4)
type Kind = 'postgres' | 'redis'

/** The second part publishes no more than the first, and each story is another. */
const half = (perSecond: number) => Math.min(stories, Math.round((perSecond / 2) * seconds))

for (const kind of values.only.split(',') as Kind[]) await measure(kind)

async function measure(kind: Kind): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'telex-end-to-end-'))
  const state = join(folder, 'state')
  const site = await startSite()
  const redis = kind === 'redis' ? await startRedis(folder) : undefined
  const made = await startEmbedded(state)
  await made.close()
  await appendFile(join(state, 'postgres/postgresql.conf'), "shared_preload_libraries = 'pg_stat_statements'\n")
  const database = await startEmbedded(state)
  try {
    console.log(
      `\nqueues in ${kind === 'redis' ? 'Redis' : 'PostgreSQL'}; ${stories} stories of ${site.sources} pages, ${(site.bytes / (stories * 2) / 1024).toFixed(0)} kB each`,
    )
    await measureTelex({ folder, state, site, redis, url: database.url })
    if (values['without-peers']) return
    for (const name of ['peer', 'floor'] as const) {
      const again = await startSite()
      await measurePeer(name, { folder, site: again, redis, url: database.url })
      again.child.disconnect()
    }
  } finally {
    await database.close()
    await redis?.stop()
    site.child.disconnect()
    await rm(folder, { recursive: true, force: true })
  }
}

interface Site {
  child: ChildProcess
  port: number
  sources: number
  bytes: number
}

/** All stories of both parts. */
async function startSite(): Promise<Site> {
  const args = [
    '--stories',
    String(stories * 2),
    '--feeds',
    values.feeds,
    '--hosts',
    values.hosts,
    ...(values.corpus ? ['--corpus', values.corpus] : []),
  ]
  const child = spawn(process.execPath, [...process.execArgv, join(import.meta.dirname, 'end-to-end/site.ts'), ...args], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [told] = (await once(child, 'message')) as [Omit<Site, 'child'>]
  return { child, ...told }
}

async function ask<T>(child: ChildProcess): Promise<T> {
  const answer = once(child, 'message')
  child.send({})
  return (await answer)[0] as T
}

interface Parts {
  folder: string
  site: Site
  redis: Awaited<ReturnType<typeof startRedis>> | undefined
  url: string
}

async function measureTelex({ folder, state, site, redis, url }: Parts & { state: string }): Promise<void> {
  const list = Array.from(
    { length: feeds },
    (_, n) =>
      `  - { id: feed-${n}, agency: Agency ${n}, url: "http://127.0.0.1:${site.port}/feed/${n}", every: 2s, pace: 50/s, articles: always }`,
  )
  await writeFile(join(folder, 'feeds.yaml'), `feeds:\n${list.join('\n')}\n`)
  const { child: worker, ready } = await startWorker({ folder, state, redisUrl: redis?.url, profile: values.profile })
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await ready()
    const arrivals = takeEvents(client, redis)
    const warm = warmUp
    site.child.send({ publish: warm })
    await arrivals.until(warm)
    await client.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements; SELECT pg_stat_statements_reset()')
    const before = await usage(worker, folder, redis)
    const threadsBefore = threadSeconds(worker.pid!)
    const began = performance.now()
    site.child.send({ publish: stories - warm })
    await arrivals.until(stories)
    const took = (performance.now() - began) / 1000
    const told = stories - warm
    const after = await usage(worker, folder, redis)
    const threads = threadSeconds(worker.pid!)
    const ms = (from: number, to: number) => `${(((to - from) * 1000) / told).toFixed(1)} ms`
    console.log(`Telex               ${(told / took).toFixed(1)} stories/s (${told} in ${took.toFixed(1)} s)`)
    console.log(
      `CPU a story         Node's main thread ${ms(threadsBefore.main, threads.main)}, reading threads ${ms(threadsBefore.readers, threads.readers)}, others of its threads ${ms(threadsBefore.others, threads.others)}, PostgreSQL ${ms(before.postgres, after.postgres)}${redis ? `, Redis ${ms(before.redis, after.redis)}` : ''}`,
    )
    console.log(`memory              ${after.memoryMb} MB, at most ${after.peakMb} MB`)
    if (redis) console.log(`a story, Redis      ${((after.commands - before.commands) / told).toFixed(1)} commands`)
    await tellStatements(client, told, 'story')
    if (seconds > 0) {
      const rate = told / took / 2
      const more = half(told / took)
      site.child.send({ publish: more, perSecond: rate })
      await arrivals.until(stories + more)
      const { published } = await ask<{ published: number[] }>(site.child)
      const late = published.flatMap((at, n) => (n < stories ? [] : [arrivals.at.get(n)! - at])).sort((a, b) => a - b)
      const at = (share: number) => ((late[Math.floor(late.length * share)] ?? 0) / 1000).toFixed(2)
      console.log(
        `\nat ${rate.toFixed(1)} stories/s      publication to event: p50 ${at(0.5)} s, p95 ${at(0.95)} s, p99 ${at(0.99)} s (a feed is polled each 2 s)`,
      )
    }
    arrivals.stop()
  } finally {
    await client.end()
    await ended(worker)
  }
  if (values.profile) tellStages(values.profile, worker.pid!, stories)
}

/** The moments at which stories' events came, by the number of the story. */
function takeEvents(client: pg.Client, redis: Parts['redis']) {
  const at = new Map<number, number>()
  let stopped = false
  const note = (event: { type: string; data: { url?: string } }) => {
    const n = /\/page\/(\d+)$/.exec(event.data.url ?? '')?.[1]
    if (n !== undefined && !at.has(Number(n))) at.set(Number(n), Date.now())
  }
  const bySql = async () => {
    await client.query("SELECT wire.begin_events('bench', 'all')").catch(() => undefined)
    while (!stopped) {
      const { rows } = await client.query<{ seq: string; cloudevent: Parameters<typeof note>[0] }>(
        "SELECT seq, cloudevent FROM wire.poll_events('bench', 500)",
      )
      for (const { cloudevent } of rows) note(cloudevent)
      if (rows.length > 0) await client.query("SELECT wire.ack_events('bench', $1)", [rows.at(-1)!.seq])
      else await sleep(50)
    }
  }
  const byStream = async () => {
    const reader = redis!.client.duplicate()
    let last = '0'
    while (!stopped) {
      const [stream] = (await reader.xread('COUNT', 500, 'BLOCK', 500, 'STREAMS', 'telex:events', last)) ?? []
      for (const [id, fields] of stream?.[1] ?? []) {
        last = id
        note(JSON.parse(fields[fields.indexOf('event') + 1]!))
      }
    }
    reader.disconnect()
  }
  const taking = redis ? byStream() : bySql()
  return {
    at,
    until: async (wanted: number) => {
      while (at.size < wanted) await Promise.race([sleep(50), taking.then(() => Promise.reject(new Error('events came no more')))])
    },
    stop: () => {
      stopped = true
    },
  }
}

async function measurePeer(name: 'peer' | 'floor', { folder, site, redis, url }: Parts): Promise<void> {
  await migrateQueues({ databaseUrl: url })
  const args = [
    '--database',
    url,
    '--port',
    String(site.port),
    '--feeds',
    values.feeds,
    ...(redis ? ['--redis', redis.url] : []),
    ...(name === 'floor' ? ['--floor'] : []),
  ]
  const child = spawn(process.execPath, [...process.execArgv, join(import.meta.dirname, 'end-to-end/peer.ts'), ...args], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  try {
    await once(child, 'message')
    const until = async (wanted: number) => {
      for (;;) {
        const { done, lost } = await ask<{ done: number; lost: number }>(child)
        if (done >= wanted) return lost
        await sleep(50)
      }
    }
    const warm = warmUp
    site.child.send({ publish: warm })
    await until(warm)
    const before = await usage(child, folder, redis)
    const began = performance.now()
    site.child.send({ publish: stories - warm })
    const lost = await until(stories)
    const took = (performance.now() - began) / 1000
    const after = await usage(child, folder, redis)
    const told = stories - warm
    const ms = (of: 'worker' | 'postgres' | 'redis') => (((after[of] - before[of]) * 1000) / told).toFixed(1)
    console.log(
      `\n${name.padEnd(20)}${(told / took).toFixed(1)} stories/s; CPU a story: Node ${ms('worker')} ms, PostgreSQL ${ms('postgres')} ms${redis ? `, Redis ${ms('redis')} ms` : ''}${lost > 0 ? `; ${lost} of ${stories} it cannot read` : ''}`,
    )
  } finally {
    await ended(child)
  }
}
