/** The queues in Redis: what they are told, what a check says of their server, and what is left when they are closed. */
import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { Redis } from 'ioredis'
import { describe, expect, inject, test } from 'vitest'
import { openQueues } from '#src/queue/backend.ts'
import type { QueueOptions } from '#src/queue/queues.ts'
import { afterFile } from '../support/after.ts'
import { eventually } from '../support/program.ts'
import { freePort, redisAt } from '../support/servers.ts'

const server = inject('redisUrl')
const ignored = async () => undefined

describe.skipIf(!server)('queues in Redis', () => {
  const open = async (options: Partial<QueueOptions> = {}) => {
    const errors: [string, string][] = []
    const queues = await openQueues({
      databaseUrl: '',
      redisUrl: `${server}/8`,
      workers: 1,
      onError: (error, where) => errors.push([where, error.message]),
      ...options,
    })
    return { queues, errors }
  }
  const fresh = () => `test.${randomUUID()}`

  test('keep finished jobs for a while, by age and count, under a prefix of theirs', async () => {
    const { queues } = await open()
    const queue = queues.queue('test.settings')
    expect(queue.opts).toMatchObject({
      prefix: 'telex',
      defaultJobOptions: { removeOnComplete: { age: 3600, count: 1000 }, removeOnFail: { age: 604_800, count: 5000 } },
    })
    expect(queues.queue('test.settings')).toBe(queue)
    expect(queues.queue('test.other')).not.toBe(queue)
    await queues.close()
  })

  test('give a worker’s job to another soon after its worker was lost, unless told otherwise', async () => {
    const usual = await open()
    const worker = usual.queues.worker(fresh(), ignored, { concurrency: 7 })
    expect(worker.opts).toMatchObject({
      prefix: 'telex',
      concurrency: 7,
      lockDuration: 10_000,
      stalledInterval: 4_000,
      maxStalledCount: 3,
      runRetryDelay: 1_000,
      removeOnComplete: { age: 3600, count: 1000 },
      removeOnFail: { age: 604_800, count: 5000 },
      metrics: { maxDataPoints: 60 },
    })
    const other = await open({ locks: { lockDuration: 500, stalledInterval: 100, maxStalledCount: 1 } })
    const quick = other.queues.worker(fresh(), ignored)
    expect(quick.opts).toMatchObject({ lockDuration: 500, stalledInterval: 100, maxStalledCount: 1 })
    await Promise.all([worker.close(), quick.close()])
    await Promise.all([usual.queues.close(), other.queues.close()])
  })

  test('tell the errors of each part, and where they were', async () => {
    const { queues, errors } = await open()
    const name = fresh()
    const [queue, events, worker] = [queues.queue(name), queues.events(name), queues.worker(fresh(), ignored)]
    for (const [n, part] of [queue, events, worker].entries())
      (part as { emit(event: string, error: Error): boolean }).emit('error', new Error(`${n}`))
    queues.redis!.emit('error', new Error('connection'))
    // BullMQ's parts tell those of their connection, too.
    expect(errors.slice(0, 4)).toEqual([
      [name, '0'],
      [name, '1'],
      [worker.name, '2'],
      ['redis', 'connection'],
    ])
    await worker.close()
    await queues.close()
  })

  test('leave no connection when they are closed, whoever followed a job', async () => {
    const admin = new Redis(server!)
    const { queues } = await open({ redisUrl: `${server}/9` })
    const connections = async () => String(await admin.client('LIST')).match(/ db=9 /g)?.length ?? 0
    const queue = queues.queue(fresh())
    const events = queues.events(fresh())
    await events.waitUntilReady()
    expect(await connections()).toBeGreaterThanOrEqual(2)
    await queues.close()
    expect([queue.closing, events.closing].every(Boolean)).toBe(true)
    await eventually(connections, (n) => n === 0, { withinMs: 20_000, everyMs: 20 })
    await admin.quit()
  })

  test('take jobs where the server keeps all that it has', async () => {
    const { queues } = await open()
    expect(queues.kind).toBe('redis')
    expect(await queues.check()).toBeUndefined()
    const took: number[] = []
    for (let times = 0; times < 5; times++) {
      const again = performance.now()
      expect(await queues.check()).toBeUndefined()
      took.push(performance.now() - again)
    }
    // No wait for a connection that is there: a busy machine takes long for one, not for each.
    expect(Math.min(...took)).toBeLessThan(1_900)
    await queues.close()
  })

  test.each([
    ['is away', () => 'redis://127.0.0.1:9', 'Redis does not answer: connect ECONNREFUSED 127.0.0.1:9'],
    ['refuses the login', () => server!.replace('redis://', 'redis://nobody:wrong@'), 'Redis refuses the login of REDIS_URL'],
  ])('say that their server %s', async (_, url, problem) => {
    const { queues } = await open({ redisUrl: url() })
    expect((await queues.check())?.problem).toBe(problem)
    await queues.close()
  })
})

describe('a server that', () => {
  /** It answers as one with this policy does (RESP 2): none here may set it on the server that other tests use. */
  const withPolicy = async (policy: string) => {
    const info = `# Memory\r\nused_memory:1\r\nmaxmemory_policy:${policy}\r\n`
    const sockets = createServer((socket) => {
      socket
        .on('error', () => undefined)
        .on('data', (asked) => {
          for (const _ of String(asked).matchAll(/\*\d+\r\n/g)) socket.write(`$${info.length}\r\n${info}\r\n`)
        })
    })
    await new Promise<void>((done) => sockets.listen(0, '127.0.0.1', done))
    afterFile(() => new Promise((done) => sockets.close(done)))
    return `redis://127.0.0.1:${(sockets.address() as AddressInfo).port}`
  }

  test.each([
    ['may throw jobs away', 'allkeys-lru', 'Redis may evict jobs: maxmemory-policy is allkeys-lru, set it to noeviction'],
    ['may throw away what ends some day', 'volatile-ttl', 'Redis may evict jobs: maxmemory-policy is volatile-ttl, set it to noeviction'],
    ['keeps all', 'noeviction', undefined],
  ])('%s', async (_, policy, problem) => {
    const queues = await openQueues({ databaseUrl: '', redisUrl: await withPolicy(policy), workers: 0, onError: () => undefined })
    expect((await queues.check())?.problem).toBe(problem)
    await queues.close()
  })
})

/** A cluster of one node, where there is a redis-server to make it of. */
const cluster = await clusterOfOne()
async function clusterOfOne(): Promise<string | undefined> {
  const port = await freePort()
  const node = await redisAt(port, ['--cluster-enabled', 'yes', '--cluster-announce-ip', '127.0.0.1'])
  if (typeof node === 'string') return undefined
  afterFile(node.stop)
  const admin = new Redis(node.url)
  await admin.cluster('ADDSLOTSRANGE', 0, 16_383)
  await eventually(
    async () => String(await admin.cluster('INFO')),
    (info) => info.includes('cluster_state:ok'),
    { everyMs: 50 },
  )
  await admin.quit()
  return node.url.replace('redis:', 'redis+cluster:')
}

test.skipIf(!cluster)('in a cluster the keys of all queues lie in one slot, and jobs run', async () => {
  const queues = await openQueues({ databaseUrl: '', redisUrl: cluster!, workers: 1, onError: () => undefined })
  expect(await queues.check()).toBeUndefined()
  const queue = queues.queue('test.cluster')
  const { promise, resolve } = Promise.withResolvers<string>()
  const worker = queues.worker(queue.name, async ({ name }) => resolve(name))
  await queue.add('ran', {})
  expect(await promise).toBe('ran')
  expect([queue.opts.prefix, worker.opts.prefix]).toEqual(['{telex}', '{telex}'])
  await worker.close()
  await queues.close()
})
