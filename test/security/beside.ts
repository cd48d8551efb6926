/** Hostile feeds beside innocent ones in one worker: these are polled on time, the event loop goes on, memory stays bounded; then attacks on its port. */
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { hostileFeeds } from './hostile-feeds.ts'
import type { Row } from './row.ts'
import { type Running, startWorker, withDatabase } from './worker.ts'

const part = 'beside'
const innocents = 10
const everySeconds = 5
const seconds = Number(process.env.SECURITY_SECONDS ?? 90)
/** Milliseconds that the event loop may be late, beside what this machine makes an idle process late. */
const mostDelayMs = 200
const mostMegabytes = 2048

const megabytes = (pid: number): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

export function beside(): Promise<Row[]> {
  return withDatabase(async (folder, databaseUrl) => {
    const asked = new Map<string, number[]>()
    const hostile = Object.values(hostileFeeds)
    const server = createServer((request, response) => {
      const [, kind, at = ''] = /^\/(hostile|innocent)\/(\d+)/.exec(request.url ?? '') ?? []
      if (kind === 'hostile') return hostile[Number(at)]!(request, response)
      if (kind !== 'innocent') return response.writeHead(404).end()
      const times = asked.get(at) ?? []
      asked.set(at, [...times, performance.now()])
      const guid = `${at}-${times.length}`
      return response
        .writeHead(200, { 'content-type': 'application/rss+xml' })
        .end(
          `<rss version="2.0"><channel><title>I</title><item><guid>${guid}</guid><title>News of ${guid}</title><description>Words of ${guid} stand here.</description></item></channel></rss>`,
        )
    })
    await new Promise<void>((done) => server.listen(0, '0.0.0.0', done))
    const { port } = server.address() as AddressInfo
    // Each has a host of its own.
    const feed = (kind: string, at: number, host: string) => ({
      id: `${kind}-${at}`,
      agency: `${kind} ${at}`,
      url: `http://${host}:${port}/${kind}/${at}`,
      every: `${everySeconds}s`,
      articles: 'never',
    })
    const feeds = [
      ...hostile.map((_, at) => feed('hostile', at, `127.0.1.${at + 1}`)),
      ...Array.from({ length: innocents }, (_, at) => feed('innocent', at, `127.0.2.${at + 1}`)),
    ]
    await writeFile(join(folder, 'feeds.yaml'), JSON.stringify({ feeds }))
    const worker = await startWorker(folder, {
      DATABASE_URL: databaseUrl,
      TELEX_ALLOW_NETWORKS: '127.0.0.0/8',
      TELEX_PUBLIC_URL: 'http://127.0.0.1:1',
    })
    try {
      return [...(await watched(worker, asked, databaseUrl)), ...(await attacked(worker))]
    } finally {
      await worker.stop()
      server.closeAllConnections()
      server.close()
    }
  })
}

async function watched({ url, child }: Running, asked: Map<string, number[]>, databaseUrl: string): Promise<Row[]> {
  const idle = monitorEventLoopDelay({ resolution: 10 })
  idle.enable()
  const delays: number[] = []
  let most = 0
  const began = performance.now()
  while (performance.now() - began < seconds * 1000) {
    await sleep(2_000)
    most = Math.max(most, megabytes(child.pid!))
    const text = await (await fetch(`${url}/metrics`)).text()
    delays.push(Number(/telex_event_loop_delay_seconds\{quantile="1"\} (\S+)/.exec(text)?.[1]) * 1000)
  }
  const late: string[] = []
  let polls = 0
  for (const [at, times] of asked) {
    const all = [...times, performance.now()]
    polls += times.length
    for (let n = 1; n < all.length; n++) {
      const gap = all[n]! - all[n - 1]!
      if (gap > 2 * everySeconds * 1000) late.push(`innocent ${at}: ${Math.round(gap)} ms between two polls`)
    }
  }
  const noise = Math.round(idle.max / 1e6)
  // The first reading has the start in it.
  const longest = Math.round(Math.max(...delays.slice(1)))
  const client = new pg.Client(databaseUrl)
  await client.connect()
  const { rows } = await client.query<{ failing: string; stories: string }>(`
    SELECT (SELECT count(*) FROM ingest.feed WHERE id LIKE 'innocent%' AND consecutive_failures > 0) AS failing,
      (SELECT count(*) FROM ingest.story WHERE feed_id LIKE 'innocent%') AS stories`)
  await client.end()
  const { failing, stories } = rows[0]!
  const told = [
    ...(asked.size < innocents ? [`${innocents - asked.size} were never polled`] : []),
    ...(failing === '0' ? [] : [`${failing} fail`]),
  ]
  return [
    {
      part,
      what: `polls of ${innocents} innocent feeds beside ${Object.keys(hostileFeeds).length} hostile ones, on time`,
      tried: polls,
      wrong: [...told, ...late],
      note: `${polls - late.length} of ${polls}, ${stories} stories, ${seconds} s`,
    },
    {
      part,
      what: 'the event loop goes on',
      tried: delays.length,
      wrong: longest <= mostDelayMs + noise ? [] : [`it was late by ${longest} ms`],
      note: `at most ${longest} ms late; an idle process here: ${noise} ms`,
    },
    {
      part,
      what: 'memory of the worker stays bounded',
      tried: 1,
      wrong: most <= mostMegabytes ? [] : [`${Math.round(most)} MB`],
      note: `at most ${Math.round(most)} MB`,
    },
  ]
}

async function attacked({ url, child }: Running): Promise<Row[]> {
  const port = Number(new URL(url).port)
  const before = megabytes(child.pid!)
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, megabytes(child.pid!))
  }, 100)
  const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => pushTo(port, `/websub/${'x'.repeat(20)}${at}`, 32 * 1024 * 1024)))
  clearInterval(timer)
  const taken = answers.filter((status) => status !== 410 && status !== 0)
  const paths = [
    '/websub/%00',
    '/websub/%ff',
    "/websub/'%20OR%201=1--",
    `/websub/${'x'.repeat(10_000)}`,
    '/websub/..%2f..%2fetc',
    '/%00',
    '/metrics/%00',
    '/websub/%E0%A4%A',
    '/?a=%00',
    '/healthz/../../x',
  ]
  const internal: string[] = []
  for (const path of paths)
    for (const method of ['GET', 'POST']) {
      const answer = await fetch(`${url}${path}`, { method })
      const text = await answer.text()
      if (answer.status >= 500 || /select|syntax|postgres|ingest\.|\/src\/|node_modules|at .*:\d+:\d+/i.test(text))
        internal.push(`${method} ${path}: ${answer.status} ${text.slice(0, 200)}`)
      if (answer.headers.get('x-content-type-options') !== 'nosniff' || !answer.headers.get('content-security-policy'))
        internal.push(`${method} ${path}: without nosniff or CSP`)
    }
  const grown = Math.round(most - before)
  return [
    {
      part,
      what: 'twenty pushes of 32 MB without a token',
      tried: 20,
      wrong: [...taken.map((status) => `status ${status}`), ...(grown < 200 ? [] : [`${grown} MB more`])],
      note: `${Math.max(0, grown)} MB more`,
    },
    { part, what: 'answers of its port without internals', tried: 2 * paths.length, wrong: internal },
  ]
}

/** Push so many bytes as fast as they are taken; the status, or 0 where the connection was closed without one. */
function pushTo(port: number, path: string, bytes: number): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0)))
    socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/xml\r\nContent-Length: ${bytes}\r\n\r\n`)
    const chunk = Buffer.alloc(256 * 1024, 120)
    let left = bytes
    const more = () => {
      while (left > 0 && !socket.destroyed) {
        left -= chunk.length
        if (!socket.write(chunk)) return void socket.once('drain', more)
      }
      if (!socket.destroyed) socket.end()
    }
    more()
  })
}
