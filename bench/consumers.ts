/**
 * How many events a second each kind of consumer is told, and how long after the commit; beside them a poller of a `bigserial`, which loses events.
 *
 *   node bench/consumers.ts [--seconds N] [--backlog N]
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Worker } from 'bullmq'
import { Redis } from 'ioredis'
import pg from 'pg'
import { pino } from 'pino'
import { startApp } from '#src/app.ts'
import type { CommandRun } from '#src/commands/command.ts'
import { readCommand } from '#src/commands/index.ts'
import { readConfig } from '#src/config.ts'
import { takeSecret } from '#src/store/webhooks.ts'
import { openPostgres, openRedis } from '../test/chaos/servers.ts'

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '15' }, backlog: { type: 'string', default: '10000' } } })
const seconds = Number(values.seconds)
const backlog = Number(values.backlog)
const folder = mkdtempSync(join(tmpdir(), 'telex-bench-'))
const postgres = await openPostgres(folder)
const redis = await openRedis(folder)
const token = 'the token of the benchmark'
const env = {
  ...{ DATABASE_URL: postgres.url, REDIS_URL: redis.url, TELEX_ADMIN_TOKEN: token, TELEX_HTTP_PORT: '0' },
  ...{ TELEX_ALLOW_NETWORKS: '127.0.0.0/8', TELEX_BACKLOG_EVENTS: '1000000', TELEX_STATE_DIR: folder },
}
const read = readConfig(env, { cwd: folder, terminal: false })
if (!read.ok) throw new Error(JSON.stringify(read.problems))
const log = pino({ level: 'silent' })
const roles = new Set(['relay', 'http'] as const)
const app = await startApp({ config: read.config, log, roles })
const once: CommandRun = { checkpoint: undefined, step: async () => {}, mayGoOn: () => {}, signal: new AbortController().signal }
const add = async (args: Record<string, unknown>) => {
  const asked = readCommand('consumer.add', args)
  if (!asked.ok) throw new Error(asked.message)
  await asked.command.run(app.context, asked.args, once)
}

/** When each event's commit was answered, by its id; and what each consumer was told, when. */
const committed = new Map<string, number>()
const told = new Map<string, Map<string, number>>()
const take = (consumer: string, id: string) => {
  const own = told.get(consumer) ?? new Map<string, number>()
  if (!own.has(id)) own.set(id, performance.now())
  told.set(consumer, own)
}
const stop = new AbortController()
const follow = (name: string, step: () => Promise<unknown>) =>
  void (async () => {
    told.set(name, new Map())
    while (!stop.signal.aborted) await step().catch(() => sleep(200))
  })()

const hook = createServer(async (request, response) => {
  const body = Buffer.concat(await request.toArray())
  response.writeHead(204).end()
  take('webhook', JSON.parse(String(body)).id)
})
await new Promise<void>((done) => hook.listen(0, '127.0.0.1', done))

/** Begin all kinds with the next event. */
async function begin(round: string): Promise<void> {
  await add({ consumer: `cursor-${round}`, kind: 'cursor' })
  await add({ consumer: `queue-${round}`, kind: 'queue' })
  await add({ consumer: `stream-${round}`, kind: 'stream' })
  await add({ consumer: `webhook-${round}`, kind: 'webhook', url: `http://127.0.0.1:${(hook.address() as AddressInfo).port}/` })
  await takeSecret(app.context.db, `webhook-${round}`)
}
await begin('a')

const listener = new pg.Client(postgres.url)
await listener.connect()
await listener.query('LISTEN wire_event')
let woken = Promise.withResolvers<void>()
listener.on('notification', () => woken.resolve())
follow('cursor', async () => {
  woken = Promise.withResolvers()
  const { rows } = await postgres.pool.query("SELECT seq, id FROM wire.poll_events('cursor-a', 500)")
  for (const { id } of rows) take('cursor', id)
  if (rows.length > 0) await postgres.pool.query("SELECT wire.ack_events('cursor-a', $1)", [rows.at(-1).seq])
  else await Promise.race([woken.promise, sleep(1000)])
})
const reader = new Redis(redis.url, { maxRetriesPerRequest: null })
let last = '0-0'
follow('stream', async () => {
  const got = await reader.xread('COUNT', 500, 'BLOCK', 1000, 'STREAMS', 'telex:events:stream-a', last)
  for (const [id, fields] of got?.[0]?.[1] ?? []) {
    take('stream', JSON.parse(fields[fields.indexOf('event') + 1]!).id)
    last = id
  }
})
const queue = new Worker('telex.events.queue-a', async ({ data }) => take('queue', data.id), {
  connection: { url: redis.url, maxRetriesPerRequest: null },
  prefix: 'telex',
  concurrency: 8,
})
queue.on('error', () => undefined)
told.set('queue', new Map()).set('webhook', new Map()).set('server-sent events', new Map())
void (async () => {
  const headers = { accept: 'text/event-stream', authorization: `Bearer ${token}` }
  const response = await fetch(`${app.http!.url}/api/v1/events`, { headers, signal: stop.signal })
  let rest = ''
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + chunk).split('\n\n')
    rest = blocks.pop()!
    for (const block of blocks) {
      const data = /^data: (.*)$/m.exec(block)?.[1]
      if (data) take('server-sent events', JSON.parse(data).id)
    }
  }
})().catch(() => undefined)

// A poller as many are written: what has a higher number than the last one seen.
await postgres.pool.query('CREATE TABLE naive (seq bigserial PRIMARY KEY, id uuid)')
let seen = 0
follow('bigserial poller', async () => {
  const { rows } = await postgres.pool.query('SELECT seq, id FROM naive WHERE seq > $1 ORDER BY seq LIMIT 500', [seen])
  for (const { id } of rows) take('bigserial poller', id)
  if (rows.length > 0) seen = Number(rows.at(-1).seq)
  else await sleep(20)
})

async function write(writer: number, until: number): Promise<void> {
  const client = new pg.Client(postgres.url)
  await client.connect()
  for (let n = 0; performance.now() < until; n++) {
    const id = randomUUID()
    const story = `story-${(n * 8 + writer) % 200}`
    await client.query('BEGIN')
    await client.query('INSERT INTO naive (id) VALUES ($1)', [id])
    await client.query("INSERT INTO ingest.event_intent (id, type, subject, data) VALUES ($1, 'story.updated', $2, $3)", [
      id,
      story,
      { story },
    ])
    if (n % 5 === writer % 5) await sleep(writer * 4)
    const kept = n % 9 !== 8
    await client.query(kept ? 'COMMIT' : 'ROLLBACK')
    if (kept) committed.set(id, performance.now())
    await sleep(10)
  }
  await client.end()
}

const waitFor = async (ids: Iterable<string>, names: string[], withinMs = 120_000): Promise<void> => {
  const wanted = [...ids]
  const deadline = performance.now() + withinMs
  while (performance.now() < deadline && !names.every((name) => wanted.every((id) => told.get(name)!.has(id)))) await sleep(100)
}

const kinds = ['cursor', 'queue', 'stream', 'webhook', 'server-sent events']
const end = performance.now() + seconds * 1000
await Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer, end)))
await waitFor(committed.keys(), kinds)
await sleep(500)

// A backlog, committed at once: how long each takes until it has had all.
const { rows } = await postgres.pool.query(
  "INSERT INTO ingest.event_intent (type, subject, data) SELECT 'story.updated', 's' || n % 500, jsonb_build_object('story', 's' || n % 500) FROM generate_series(1, $1::int) n RETURNING id",
  [backlog],
)
const since = performance.now()
const many = rows.map(({ id }) => id as string)
await waitFor(many, kinds, 300_000)

const at = (sorted: number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
process.stdout.write(`${committed.size} events of 8 writers in ${seconds} s; then ${backlog} at once\n`)
process.stdout.write('consumer                lost   p50 ms   p99 ms   events/s of the backlog\n')
for (const name of [...kinds, 'bigserial poller']) {
  const own = told.get(name)!
  const delays = [...committed].flatMap(([id, when]) => (own.has(id) ? [Math.max(0, own.get(id)! - when)] : [])).sort((a, b) => a - b)
  const lost = [...committed.keys()].filter((id) => !own.has(id)).length
  const ends = many.flatMap((id) => own.get(id) ?? [])
  const rate =
    ends.length === many.length
      ? Math.round(
          many.length /
            ((Math.max(
              ...ends.slice(0, 1),
              ends.reduce((a, b) => Math.max(a, b), 0),
            ) -
              since) /
              1000),
        )
      : '-'
  process.stdout.write(
    `${name.padEnd(20)}${String(lost).padStart(8)}${at(delays, 0.5).toFixed(0).padStart(9)}${at(delays, 0.99).toFixed(0).padStart(9)}   ${rate}\n`,
  )
}
stop.abort()
await app.close()
reader.disconnect()
await queue.close(true)
hook.closeAllConnections()
hook.close()
await listener.end()
await redis.close()
await postgres.close()
process.exit(0)
