/** The queues in PostgreSQL: their schema, what they are told, and what is left when they are closed. */
import { randomUUID } from 'node:crypto'
import type { Queue } from 'bullmq'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { migrateQueues, openQueues } from '#src/queue/backend.ts'
import { queueNames } from '#src/queue/names.ts'
import type { QueueOptions } from '#src/queue/queues.ts'
import { afterFile } from '../support/after.ts'
import { freshDatabase } from '../support/database.ts'
import { eventually } from '../support/program.ts'

let databaseUrl: string
let admin: pg.Client
beforeAll(async () => {
  databaseUrl = await freshDatabase()
  admin = new pg.Client(databaseUrl)
  await admin.connect()
})
afterAll(() => admin.end())

const ignored = async () => undefined
const fresh = () => `test.${randomUUID()}`
const open = async (options: Partial<QueueOptions> = {}) => {
  const errors: [string, string][] = []
  const queues = await openQueues({ databaseUrl, workers: 1, onError: (error, where) => errors.push([where, error.message]), ...options })
  return { queues, errors }
}
const connections = async () =>
  (await admin.query("SELECT FROM pg_stat_activity WHERE application_name = 'telex queues' AND datname = current_database()")).rowCount

test('their schema is made, and made again, without a trace; with a Redis none is', async () => {
  const empty = await freshDatabase('template1')
  const look = new pg.Client(empty)
  await look.connect()
  const schemas = async () => (await look.query("SELECT FROM pg_namespace WHERE nspname = 'bullmq'")).rowCount
  const others = async () =>
    (await look.query('SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()')).rowCount
  await migrateQueues({ databaseUrl: empty, redisUrl: 'redis://127.0.0.1:9' })
  expect(await schemas()).toBe(0)
  for (let times = 0; times < 2; times++) await migrateQueues({ databaseUrl: empty })
  expect(await schemas()).toBe(1)
  // Sooner than an idle connection is closed by itself.
  await vi.waitUntil(async () => (await others()) === 0, { timeout: 8_000 })
  await look.end()
})

test('where the schema cannot be made, that is told', async () => {
  await expect(migrateQueues({ databaseUrl: 'postgres://telex@127.0.0.1:9/telex' })).rejects.toThrow(/ECONNREFUSED/)
})

test('they keep finished jobs for a while, and give a worker’s job to another soon after its worker was lost', async () => {
  const { queues } = await open()
  const queue = queues.queue('test.settings')
  const kept = { removeOnComplete: { age: 3600, count: 1000 }, removeOnFail: { age: 604_800, count: 5000 } }
  expect(queue.opts).toMatchObject({ defaultJobOptions: kept })
  expect(queues.queue('test.settings')).toBe(queue)
  expect(queues.queue('test.other')).not.toBe(queue)
  const worker = queues.worker(fresh(), ignored, { concurrency: 7 })
  expect(worker.opts).toMatchObject({
    ...kept,
    concurrency: 7,
    lockDuration: 10_000,
    stalledInterval: 4_000,
    maxStalledCount: 3,
    runRetryDelay: 1_000,
  })
  await worker.close()
  await queues.close()
})

test('hints wait for no disk and are gone when they are done; commands and events wait for it, and stay for a while', async () => {
  const { queues } = await open({ workers: 4 })
  // Whatever the server of the tests does: whether it is told not to.
  const told = "SELECT source = 'client' AND setting = 'off' AS told FROM pg_settings WHERE name = 'synchronous_commit'"
  for (const [name, isHint] of [
    [queueNames.polls, true],
    [queueNames.stories, true],
    [queueNames.pages, true],
    [queueNames.commands, false],
    ['telex.events.desk', false],
  ] as const) {
    const queue = queues.queue(name)
    const { pool } = (queue as unknown as { backend: { connection: { pool: pg.Pool } } }).backend.connection
    expect((await pool.query(told)).rows).toEqual([{ told: isHint }])
    const { promise: done, resolve } = Promise.withResolvers<void>()
    const worker = queues.worker(name, ignored).on('completed', () => resolve())
    const { id } = await queue.add('one', {})
    await done
    expect(await queue.getJobState(id!)).toBe(isHint ? 'unknown' : 'completed')
    await worker.close()
  }
  await queues.close()
})

test('they tell the errors of each part, and where they were', async () => {
  const { queues, errors } = await open()
  const name = fresh()
  const worker = queues.worker(fresh(), ignored)
  for (const [n, part] of [queues.queue(name), queues.events(name), worker].entries())
    (part as { emit(event: string, error: Error): boolean }).emit('error', new Error(`${n}`))
  expect(errors.slice(0, 3)).toEqual([
    [name, '0'],
    [name, '1'],
    [worker.name, '2'],
  ])
  await worker.close()
  await queues.close()
})

test('a connection of theirs that the server ends is told, and another takes its place', async () => {
  const { queues, errors } = await open()
  expect(await queues.check()).toBeUndefined()
  await admin.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'telex queues' AND datname = current_database()",
  )
  await vi.waitUntil(() => errors.length > 0, { timeout: 20_000 })
  expect(errors[0]).toEqual(['queues', expect.stringMatching(/terminat/)])
  expect(await queues.check()).toBeUndefined()
  await queues.close()
})

test('a connection that breaks while it is asked costs that answer alone', async () => {
  const { queues } = await open()
  const queue = queues.queue(fresh())
  await queue.waitUntilReady()
  // Not the connection that looks: within a transaction the activity of others stays what it was at the first look.
  const locks = new pg.Client(databaseUrl)
  await locks.connect()
  await locks.query('BEGIN; LOCK TABLE bullmq.job IN ACCESS EXCLUSIVE MODE')
  let ended: unknown
  void queue.add('one', {}).then(
    () => {
      ended = 'added'
    },
    (error: unknown) => {
      ended = error
    },
  )
  // Whatever of the queue waits for the table: the answer that breaks may be asked after another.
  const broken = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'telex queues' AND datname = current_database() AND wait_event_type = 'Lock'`
  try {
    await vi.waitUntil(async () => (await admin.query(broken)) && ended !== undefined, { timeout: 60_000 })
  } finally {
    await locks.end()
  }
  expect(ended).toBeInstanceOf(Error)
  await queue.add('two', {})
  expect((await queue.getWaiting()).map(({ name }) => name)).toEqual(['two'])
  await queues.close()
})

test('there are as many connections as workers listen, five for all hints and three for all else that is asked at once', async () => {
  const { queues } = await open({ workers: 5 })
  const queue = queues.queue(queueNames.polls)
  const add = (to: Queue) => Promise.all(Array.from({ length: 40 }, (_, n) => to.add('one', {}, { jobId: `one-${n}` })))
  await add(queue)
  expect(await connections()).toBeLessThanOrEqual(8)
  expect(await connections()).toBeGreaterThan(5)
  await add(queues.queue(fresh()))
  expect(await connections()).toBeLessThanOrEqual(8 + 5)
  await queues.close()
  expect(queue.closing).toBeDefined()
  await vi.waitUntil(async () => (await connections()) === 0, { timeout: 8_000 })
})

test('many parts of one pool raise no warning', async () => {
  const warned: string[] = []
  const note = ({ name }: Error) => void warned.push(name)
  process.on('warning', note)
  const { queues } = await open()
  for (let n = 0; n < 20; n++) queues.queue(fresh())
  await new Promise((done) => setImmediate(done))
  process.off('warning', note)
  expect(warned).toEqual([])
  await queues.close()
})

test('a check fails where the server does', async () => {
  const { queues } = await open({ databaseUrl: 'postgres://telex@127.0.0.1:9/telex' })
  await expect(queues.check()).rejects.toThrow(/ECONNREFUSED/)
  await queues.close()
})

describe('a worker', () => {
  const start = async () => {
    const databaseUrl = await freshDatabase()
    const queues = await openQueues({ databaseUrl, workers: 1, onError: () => undefined })
    const admin = new pg.Client(databaseUrl)
    await admin.connect()
    afterFile(async () => {
      await worker.close()
      await queues.close()
      await admin.end()
    })
    const queue = queues.queue(`test.${randomUUID()}`)
    const ran: string[] = []
    const worker = queues.worker(queue.name, async (job) => {
      ran.push(job.name)
    })
    return { queue, admin, ran }
  }
  const listens =
    "SELECT max(query_start) AS at FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%LISTEN bullmq_jobs%' AND pid <> pg_backend_pid()"

  test('that waits for a job that is far off finds one that no notification told of, and listens again', { timeout: 60_000 }, async () => {
    const { queue, admin, ran } = await start()
    await queue.add('far', {}, { delay: 3_600_000, jobId: 'far' })
    await queue.add('now', {})
    await eventually(
      async () => ran,
      ([first]) => first === 'now',
    )
    const listening = async () => (await admin.query<{ at: Date | null }>(listens)).rows[0]!.at
    const since = await eventually(listening, (at) => at !== null)
    await admin.query("UPDATE bullmq.job SET process_at_ms = 1 WHERE id = 'far'")
    await eventually(
      async () => ran,
      (all) => all.includes('far'),
      { withinMs: 30_000 },
    )
    await eventually(listening, (at) => at! > since!, { withinMs: 30_000 })
  })
})
