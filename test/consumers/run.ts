/**
 * Each program of `examples/` follows the events that eight writers commit, while worker, PostgreSQL and Redis are killed in turn. None may miss one.
 *
 *   npm run test:consumers -- [--seconds N]
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { openPostgres, openRedis } from '../chaos/servers.ts'
import { freePort } from '../support/servers.ts'
import { type Told, verdictOn } from './verdict.ts'

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '30' } } })
const seconds = Number(values.seconds)
const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'telex-consumers-'))
const adminToken = 'the token of the test of consumers'
/** All that is started here, to be ended. */
const children = new Set<ChildProcess>()

const postgres = await openPostgres(folder)
const redis = await openRedis(folder)
const port = await freePort()
const api = `http://127.0.0.1:${port}`
const until = async <T>(look: () => Promise<T | undefined | false>, what: string, withinMs = 240_000): Promise<T> => {
  const deadline = performance.now() + withinMs
  for (;;) {
    const seen = await look().catch(() => undefined)
    if (seen) return seen
    if (performance.now() > deadline) throw new Error(`waited ${withinMs / 1000} s in vain: ${what}`)
    await sleep(200)
  }
}

/** A process that is started again when it ends, as an operator's supervisor does. */
function keep(name: string, [command, ...args]: [string, ...string[]], env: Record<string, string>, onLine: (line: string) => void) {
  const log = openSync(join(folder, `${name}.log`), 'a')
  let over = false
  let child: ChildProcess
  const launch = () => {
    child = spawn(command, args, {
      cwd: root,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
      stdio: ['ignore', 'pipe', log],
    })
    children.add(child)
    let rest = ''
    child.stdout!.on('data', (chunk) => {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop()!
      lines.forEach(onLine)
    })
    child.on('exit', () => {
      children.delete(child)
      if (!over) setTimeout(launch, 300)
    })
  }
  launch()
  return {
    kill: (signal: NodeJS.Signals) => void child.kill(signal),
    end: () => {
      over = true
      child.kill('SIGKILL')
    },
  }
}

const worker = keep(
  'worker',
  [process.execPath, 'src/main.ts', 'start'],
  {
    ...{ DATABASE_URL: postgres.url, REDIS_URL: redis.url, TELEX_ADMIN_TOKEN: adminToken, TELEX_HTTP_PORT: String(port) },
    ...{ TELEX_ALLOW_NETWORKS: '127.0.0.0/8', TELEX_STATE_DIR: join(folder, 'state'), LOG_FORMAT: 'json' },
  },
  () => undefined,
)

const ask = async (path: string, body?: object) => {
  const headers = { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' }
  const init = body ? { method: 'POST', body: JSON.stringify(body), headers } : { headers }
  const response = await fetch(`${api}/api/v1${path}`, { ...init, signal: AbortSignal.timeout(10_000) })
  // biome-ignore lint/suspicious/noExplicitAny: whatever the answer is
  const answer = (await response.json()) as any
  if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`)
  return answer
}
const command = async (args: Record<string, string>) => {
  const { id } = await ask('/commands', { name: 'consumer.add', arguments: { from: 'first', ...args } })
  const done = await until(async () => {
    const { state, error } = await ask(`/commands/${id}`)
    if (state === 'failed') throw new Error(error)
    return state === 'done'
  }, `consumer.add ${args.consumer}`)
  return done
}

const told = new Map<string, Told>()
function example(name: string, program: [string, ...string[]], env: Record<string, string>, ordered: Told['ordered']) {
  const one: Told = { events: [], ordered }
  told.set(name, one)
  return keep(
    name.replace('/', '-'),
    program,
    {
      DATABASE_URL: postgres.url,
      REDIS_URL: redis.url,
      TELEX_URL: api,
      TELEX_TOKEN: adminToken,
      STATE: join(folder, `${name.replace('/', '-')}.state`),
      ...env,
    },
    (line) => {
      const [seq, , story] = line.split(' ')
      if (/^\d+$/.test(seq ?? '')) one.events.push({ seq: Number(seq), story: story ?? '' })
    },
  )
}

/** Commit events of forty stories from eight connections, of which some roll back. */
async function write(stop: AbortSignal, writer: number): Promise<void> {
  for (let n = 0; !stop.aborted; n++) {
    const client = new pg.Client({ connectionString: postgres.url, connectionTimeoutMillis: 3_000, query_timeout: 10_000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      for (; !stop.aborted; n++) {
        const story = `story-${(n * 8 + writer) % 40}`
        await client.query('BEGIN')
        await client.query("INSERT INTO ingest.event_intent (type, subject, data) VALUES ('story.updated', $1, $2)", [story, { story, n }])
        await client.query(n % 4 === 3 ? 'ROLLBACK' : 'COMMIT')
        await sleep(20 + ((n * 7 + writer * 13) % 60))
      }
    } catch {
      await sleep(200)
    } finally {
      await client.end().catch(() => undefined)
    }
  }
}

/** `sql/cursor.sql` as it stands, again and again. */
async function followBySql(stop: AbortSignal): Promise<void> {
  const statement = readFileSync(join(root, 'examples/sql/cursor.sql'), 'utf8')
  while (!stop.aborted) {
    await postgres.pool.query(statement).catch(() => undefined)
    await sleep(200)
  }
}

let failed = true
let bySqlOver: Promise<void> | undefined
const stopWriting = new AbortController()
const stopAll = new AbortController()
try {
  mkdirSync(join(folder, 'state'), { recursive: true })
  await until(async () => (await fetch(`${api}/readyz`)).ok, 'the worker is ready')
  const hookPorts = [await freePort(), await freePort()] as const
  await command({ consumer: 'cms-sql', kind: 'cursor' })
  await command({ consumer: 'cms', kind: 'cursor' })
  await command({ consumer: 'cms-queue', kind: 'queue' })
  await command({ consumer: 'cms-stream', kind: 'stream' })
  const secrets: string[] = []
  for (const [n, hookPort] of hookPorts.entries()) {
    await command({ consumer: `hook-${n}`, kind: 'webhook', url: `http://127.0.0.1:${hookPort}/`, timeout: '5', attempts: '50' })
    secrets.push((await ask(`/consumers/hook-${n}/secret`, {})).secret)
  }
  const node = process.execPath
  const running = [
    example('typescript/cursor', [node, 'examples/typescript/cursor.ts'], { CONSUMER: 'cms' }, 'all'),
    example('typescript/queue', [node, 'examples/typescript/queue.ts'], { CONSUMER: 'cms-queue' }, 'none'),
    example('typescript/stream', [node, 'examples/typescript/stream.ts'], { STREAM: 'telex:events:cms-stream' }, 'all'),
    example(
      'typescript/webhook',
      [node, 'examples/typescript/webhook.ts'],
      { PORT: String(hookPorts[0]), WEBHOOK_SECRET: secrets[0]! },
      'story',
    ),
    example('typescript/api', [node, 'examples/typescript/api.ts'], {}, 'all'),
    example(
      'python/webhook',
      ['python3', 'examples/python/webhook.py'],
      { PORT: String(hookPorts[1]), WEBHOOK_SECRET: secrets[1]! },
      'story',
    ),
    example('python/stream', ['python3', 'examples/python/stream.py'], {}, 'all'),
    example('python/api', ['python3', 'examples/python/api.py'], {}, 'all'),
    example('curl/api', ['sh', 'examples/curl/api.sh'], {}, 'all'),
  ]
  await until(
    async () => postgres.pool.query('CREATE TABLE IF NOT EXISTS cms_event (seq bigint PRIMARY KEY, type text, data jsonb)'),
    'a table',
  )
  bySqlOver = followBySql(stopAll.signal)
  const writing = Array.from({ length: 8 }, (_, writer) => write(stopWriting.signal, writer))

  const kills: [string, () => Promise<void>][] = [
    ['worker', async () => worker.kill('SIGKILL')],
    [
      'PostgreSQL',
      async () => {
        postgres.signal('SIGQUIT')
        await sleep(500)
        await postgres.start()
      },
    ],
    [
      'Redis',
      async () => {
        await redis.stop('SIGKILL', 'kept')
        await sleep(500)
        await redis.start()
      },
    ],
    [
      'Redis, with what it held',
      async () => {
        await redis.stop('SIGKILL', 'lost')
        await redis.start()
      },
    ],
    ['programs', async () => void running.map(({ kill }) => kill('SIGKILL'))],
  ]
  for (const [what, kill] of kills) {
    await sleep((seconds * 1000) / (kills.length + 1))
    process.stderr.write(`${what} killed\n`)
    await kill()
  }
  await sleep((seconds * 1000) / (kills.length + 1))
  stopWriting.abort()
  await Promise.all(writing)
  const newest = await until(
    async () => Number((await postgres.pool.query("SELECT max(seq) AS seq FROM wire.event WHERE type = 'story.updated'")).rows[0].seq),
    'events',
  )
  await until(
    async () => [...told.values()].every(({ events }) => events.some(({ seq }) => seq === newest)),
    'all programs are told the last event',
    120_000,
  ).catch((error) => process.stderr.write(`${error.message}\n`))
  // What a queue lost with its Redis comes again after what came later.
  await sleep(6_000)
  const { rows } = await postgres.pool.query(
    "SELECT seq::int, data->>'story' AS story FROM wire.event WHERE type = 'story.updated' ORDER BY seq",
  )
  const bySql = await until(async () => {
    const got = (await postgres.pool.query("SELECT seq::int, data->>'story' AS story FROM cms_event ORDER BY seq")).rows
    return got.at(-1)?.seq >= newest && got
  }, 'sql/cursor.sql has all')
  told.set('sql/cursor', { events: bySql, ordered: 'all' })
  failed = !verdictOn(rows, told, (line) => process.stdout.write(`${line}\n`))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\nlogs are in ${folder}\n`)
} finally {
  stopWriting.abort()
  stopAll.abort()
  await bySqlOver
  for (const child of children) child.removeAllListeners('exit').kill('SIGKILL')
  await redis.close()
  await postgres.close()
  if (!failed) rmSync(folder, { recursive: true, force: true })
}
process.exit(failed ? 1 : 0)
