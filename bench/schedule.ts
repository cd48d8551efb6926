/**
 * Whether one worker keeps the schedules of very many feeds, and what that costs.
 *
 *   node bench/schedule.ts [--feeds 10000] [--every 60] [--hosts 500] [--unchanged 0.95] [--minutes 3] [--redis] [--more 2000] [--statements] [--profile FOLDER]
 *
 * A site on so many loopback addresses answers each poll: the first with an empty list, most others with 304, the rest with a document that has one new entry
 * of prose. The worker is the program as
 * operators start it, in a process of its own, on an embedded PostgreSQL of its own and with its queues there, or in a Redis of its own (`redis-server` on
 * the PATH). Measured once every feed was polled, for so many minutes: how late each poll reached the site after its tick, and processor time and memory
 * by process. Before and after it: how long a start takes until `/readyz` says yes, with all feeds new, and with all known and some more.
 *
 * With --statements also what a poll asks of PostgreSQL (pg_stat_statements, inside of functions too, which costs something itself) and of Redis. With
 * --profile the worker writes a CPU profile there.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { offsetOf } from '#src/ingest/schedule.ts'
import { startEmbedded } from '#src/store/embedded.ts'
import { text } from '../test/support/prose.ts'
import { rss } from '../test/support/rss.ts'
import { ended, startRedis, startWorker, tellStatements, usage, writesOf } from './support/machine.ts'

const { values } = parseArgs({
  options: {
    feeds: { type: 'string', default: '10000' },
    every: { type: 'string', default: '60' },
    hosts: { type: 'string', default: '500' },
    unchanged: { type: 'string', default: '0.95' },
    minutes: { type: 'string', default: '3' },
    more: { type: 'string', default: '2000' },
    redis: { type: 'boolean', default: false },
    statements: { type: 'boolean', default: false },
    profile: { type: 'string' },
    site: { type: 'boolean', default: false },
  },
})
const [feeds, every, hosts, minutes] = [values.feeds, values.every, values.hosts, values.minutes].map(Number) as [
  number,
  number,
  number,
  number,
]
const everyMs = every * 1000
const idOf = (n: number) => `feed-${n}`

if (values.site) site()
else await bench()

/** In a process of its own: answers, and tells when asked how late the polls since the last time were. */
function site(): void {
  let late: number[] = []
  const polled = new Set<number>()
  let number = 0
  const server = createServer((request, response) => {
    const n = Number(request.url!.slice(1))
    const sinceTick = (Date.now() - offsetOf(idOf(n), everyMs)) % everyMs
    if (polled.has(n)) late.push(sinceTick)
    const first = !polled.has(n)
    polled.add(n)
    number++
    if (request.headers['if-none-match'] && Math.random() < Number(values.unchanged)) response.writeHead(304).end()
    else
      response
        .writeHead(200, { 'content-type': 'application/rss+xml', etag: `"${number}"` })
        .end(rss(first ? [] : [{ guid: `${n}-${number}`, title: headline(`${number}`), content: text(`${number}`, 5) }]))
  })
  process.on('message', () => {
    process.send!({ late: late.sort((a, b) => a - b), polled: polled.size })
    late = []
  })
  process.on('disconnect', () => process.exit())
  server.listen(0, '0.0.0.0', () => process.send!({ port: (server.address() as { port: number }).port }))
}

/** Words that no other story has. */
function headline(seed: string): string {
  const words = /<p>(.*?)\./.exec(text(`headline ${seed}`, 1))![1]!
  return words.split(' ').slice(0, 8).join(' ')
}

interface Told {
  late: number[]
  polled: number
}

async function bench(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'telex-schedule-'))
  const state = join(folder, 'state')
  const here = spawn(
    process.execPath,
    [...process.execArgv, import.meta.filename, '--site', '--every', values.every, '--unchanged', values.unchanged],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  )
  const [{ port }] = (await once(here, 'message')) as [{ port: number }]
  const ask = async (): Promise<Told> => {
    const answer = once(here, 'message')
    here.send('tell')
    return (await answer)[0] as Told
  }
  const writeFeeds = (number: number) => {
    const list = Array.from({ length: number }, (_, n) => {
      const host = n % hosts
      return `  - { id: ${idOf(n)}, agency: Agency ${host}, url: "http://127.1.${host >> 8}.${host & 255 || 255}:${port}/${n}", every: ${every}s, articles: never }`
    })
    return writeFile(join(folder, 'feeds.yaml'), `feeds:\n${list.join('\n')}\n`)
  }
  // To have the database there is no matter of the feeds.
  const made = await startEmbedded(state)
  await made.close()
  if (values.statements)
    await appendFile(
      join(state, 'postgres/postgresql.conf'),
      "shared_preload_libraries = 'pg_stat_statements'\npg_stat_statements.track = 'all'\n",
    )
  const redis = values.redis ? await startRedis(folder) : undefined
  const start = () => startWorker({ folder, state, redisUrl: redis?.url, profile: values.profile })
  /** Seconds until it is ready. */
  const readyAfter = async (since: number) => {
    await worker.ready()
    return ((performance.now() - since) / 1000).toFixed(1)
  }
  await writeFeeds(feeds)
  let began = performance.now()
  let worker = await start()
  const end = async () => {
    await ended(worker.child)
    here.disconnect()
    await redis?.stop()
    await rm(folder, { recursive: true, force: true })
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end().then(() => process.exit(1)))
  try {
    console.log(`start               ready after ${await readyAfter(began)} s with ${feeds} new feeds`)
    while ((await ask()).polled < feeds) await sleep(500)
    console.log(`first polls         all done ${((performance.now() - began) / 1000).toFixed(1)} s after the start`)
    // Polls that were late for the start are made up for within an interval.
    await sleep(everyMs)
    const joined = await startEmbedded(state)
    const database = new pg.Client({ connectionString: joined.url })
    await database.connect()
    if (values.statements) await database.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements; SELECT pg_stat_statements_reset()')
    await ask()
    const before = await usage(worker.child, folder, redis)
    const writes = await writesOf(database)
    const from = performance.now()
    await sleep(minutes * 60_000)
    const seconds = (performance.now() - from) / 1000
    const after = await usage(worker.child, folder, redis)
    const { late } = await ask()
    const written = await writesOf(database)
    const at = (share: number) => ((late[Math.floor(late.length * share)] ?? 0) / 1000).toFixed(1)
    console.log(`polls               ${late.length} (${(late.length / seconds).toFixed(0)}/s; wanted ${(feeds / every).toFixed(0)}/s)`)
    console.log(`late, s             median ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, worst ${((late.at(-1) ?? 0) / 1000).toFixed(1)}`)
    const share = (of: 'worker' | 'postgres' | 'redis') =>
      `${(((after[of] - before[of]) / seconds) * 100).toFixed(0)} % (${(((after[of] - before[of]) * 1000) / late.length).toFixed(2)} ms a poll)`
    console.log(`of a core           worker ${share('worker')}, PostgreSQL ${share('postgres')}${redis ? `, Redis ${share('redis')}` : ''}`)
    console.log(`worker's memory     ${after.memoryMb} MB, at most ${after.peakMb} MB`)
    const each = (name: keyof typeof written) => ((written[name] - writes[name]) / late.length).toFixed(2)
    console.log(`a poll, PostgreSQL  ${each('commits')} transactions, ${each('rows')} rows written, ${each('wal')} kB of log`)
    if (redis) console.log(`a poll, Redis       ${((after.commands - before.commands) / late.length).toFixed(1)} commands`)
    if (values.statements) await tellStatements(database, late.length, 'poll')
    await database.end()
    await joined.close()
    await ended(worker.child)
    if (values.more !== '0') {
      await writeFeeds(feeds + Number(values.more))
      began = performance.now()
      worker = await start()
      console.log(`start               ready after ${await readyAfter(began)} s with ${feeds} known feeds and ${values.more} new ones`)
    }
  } finally {
    await end()
  }
}
