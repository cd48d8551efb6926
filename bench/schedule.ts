/**
 * Whether one worker keeps the schedules of very many feeds, and what that costs.
 *
 *   node bench/schedule.ts [--feeds 10000] [--every 60] [--hosts 500] [--unchanged 0.95] [--minutes 3] [--redis redis://HOST:6379]
 *
 * A site on so many loopback addresses answers each poll: most with 304, the others with a document that has one new entry. The worker is the program as
 * operators start it, in a process of its own, on an embedded PostgreSQL of its own and with its queues there, or in the Redis that is given. Measured
 * once every feed was polled, for so many minutes: how late each poll reached the site after its tick, and processor time and memory by process.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { offsetOf } from '#src/ingest/schedule.ts'

const { values } = parseArgs({
  options: {
    feeds: { type: 'string', default: '10000' },
    every: { type: 'string', default: '60' },
    hosts: { type: 'string', default: '500' },
    unchanged: { type: 'string', default: '0.95' },
    minutes: { type: 'string', default: '3' },
    redis: { type: 'string' },
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
    polled.add(n)
    number++
    if (request.headers['if-none-match'] && Math.random() < Number(values.unchanged)) response.writeHead(304).end()
    else
      response
        .writeHead(200, { 'content-type': 'application/rss+xml', etag: `"${number}"` })
        .end(
          `<rss version="2.0"><channel><title>Feed ${n}</title><item><guid>${n}-${number}</guid><title>Headline ${number} of ${n}</title></item></channel></rss>`,
        )
  })
  process.on('message', () => {
    process.send!({ late: late.sort((a, b) => a - b), polled: polled.size })
    late = []
  })
  process.on('disconnect', () => process.exit())
  server.listen(0, '0.0.0.0', () => process.send!({ port: (server.address() as { port: number }).port }))
}

interface Told {
  late: number[]
  polled: number
}

async function bench(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'telex-schedule-'))
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
  const list = Array.from({ length: feeds }, (_, n) => {
    const host = n % hosts
    return `  - { id: ${idOf(n)}, agency: Agency ${host}, url: "http://127.1.${host >> 8}.${host & 255 || 255}:${port}/${n}", every: ${every}s, articles: never }`
  })
  await writeFile(join(folder, 'feeds.yaml'), `feeds:\n${list.join('\n')}\n`)
  const began = performance.now()
  const worker = spawn(process.execPath, [join(import.meta.dirname, '../src/main.ts'), 'start'], {
    cwd: folder,
    env: {
      ...process.env,
      ...{
        TELEX_ALLOW_NETWORKS: '127.0.0.0/8',
        TELEX_HTTP_PORT: '0',
        TELEX_STATE_DIR: join(folder, 'state'),
        LOG_LEVEL: 'warn',
        LOG_FORMAT: 'json',
      },
      ...(values.redis ? { REDIS_URL: values.redis } : {}),
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  try {
    while ((await ask()).polled < feeds) await sleep(500)
    console.log(`${feeds} feeds were polled once ${Math.round((performance.now() - began) / 1000)} s after the start`)
    // Polls that were late for the start are made up for within an interval.
    await sleep(everyMs)
    await ask()
    const before = usage(worker, folder)
    const from = performance.now()
    await sleep(minutes * 60_000)
    const seconds = (performance.now() - from) / 1000
    const after = usage(worker, folder)
    const { late } = await ask()
    const at = (share: number) => ((late[Math.floor(late.length * share)] ?? 0) / 1000).toFixed(1)
    console.log(`polls               ${late.length} (${(late.length / seconds).toFixed(0)}/s; wanted ${(feeds / every).toFixed(0)}/s)`)
    console.log(`late, s             median ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, worst ${((late.at(-1) ?? 0) / 1000).toFixed(1)}`)
    const share = (of: 'worker' | 'postgres') => `${(((after[of] - before[of]) / seconds) * 100).toFixed(0)} % of a core`
    console.log(`processor           worker ${share('worker')}, PostgreSQL ${share('postgres')}`)
    console.log(`worker's memory     ${after.memoryMb} MB, at most ${after.peakMb} MB`)
  } finally {
    await ended(worker)
    here.disconnect()
    await rm(folder, { recursive: true, force: true })
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

/** Seconds of processor time so far, and memory (Linux, proc(5)). */
function usage({ pid }: ChildProcess, folder: string) {
  const ticks = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))
  const seconds = (of: string | number) => {
    const fields = readFileSync(`/proc/${of}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    // User and system, also of children that have ended.
    return [11, 12, 13, 14].reduce((sum, field) => sum + Number(fields[field]), 0) / ticks
  }
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const megabytes = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)![1]) / 1024)
  const server = readFileSync(join(folder, 'state/postgres/postmaster.pid'), 'utf8').split('\n')[0]!
  const backends = execFileSync('pgrep', ['-P', server], { encoding: 'utf8' }).trim().split('\n')
  return {
    worker: seconds(pid!),
    postgres: [server, ...backends].reduce((sum, of) => sum + seconds(of), 0),
    memoryMb: megabytes('VmRSS'),
    peakMb: megabytes('VmHWM'),
  }
}
