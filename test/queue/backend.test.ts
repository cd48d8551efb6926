/**
 * One suite for both kinds of queues: what the product asks of a queue holds on either.
 */
import { randomUUID } from 'node:crypto'
import { describe, expect, inject, test } from 'vitest'
import { openQueues } from '#src/queue/backend.ts'
import type { Queues } from '#src/queue/queues.ts'
import { afterFile } from '../support/after.ts'
import { freshDatabase } from '../support/database.ts'
import { eventually } from '../support/program.ts'

const redis = inject('redisUrl')
const backends = ['postgres', ...(redis ? ['redis'] : [])] as const

describe.each(backends)('queues in %s', (kind) => {
  const errors: string[] = []
  const open = async (): Promise<Queues> => {
    const queues = await openQueues({
      databaseUrl: await freshDatabase(),
      redisUrl: kind === 'redis' ? `${redis}/4` : undefined,
      workers: 4,
      locks: { lockDuration: 1_000, stalledInterval: 400, maxStalledCount: 3 },
      onError: (error) => errors.push(error.message),
    })
    afterFile(() => queues.close())
    return queues
  }
  const name = () => `test.${randomUUID()}`

  test('answer when they are asked whether they take jobs', async () => {
    const queues = await open()
    expect(queues.kind).toBe(kind)
    await eventually(
      () => queues.check(),
      (problem) => problem === undefined,
    )
  })

  test('run a job once, though it is added twice under its id', async () => {
    const queues = await open()
    const queue = queues.queue(name())
    const ran: string[] = []
    await queue.add('item', { n: 1 }, { jobId: 'item-1-1' })
    await queue.add('item', { n: 2 }, { jobId: 'item-1-1' })
    const worker = queues.worker(queue.name, async (job) => {
      ran.push(JSON.stringify(job.data))
    })
    await eventually(
      async () => ran.length,
      (n) => n >= 1,
    )
    await queue.add('item', { n: 3 }, { jobId: 'item-1-1' })
    await queue.add('last', {}, { jobId: 'last' })
    await eventually(
      () => queue.getJobCounts('completed'),
      ({ completed }) => completed === 2,
    )
    expect(ran).toEqual(['{"n":1}', '{}'])
    await worker.close()
  })

  test('hold a job back until its delay is over', async () => {
    const queues = await open()
    const queue = queues.queue(name())
    const { promise, resolve } = Promise.withResolvers<number>()
    const worker = queues.worker(queue.name, async () => resolve(performance.now()))
    const added = performance.now()
    await queue.add('later', {}, { delay: 700 })
    expect((await promise) - added).toBeGreaterThan(650)
    await worker.close()
  })

  test('give a job of a worker that is gone to another', async () => {
    const queues = await open()
    const queue = queues.queue(name())
    let first = 0
    const dead = queues.worker(queue.name, () => {
      first++
      return new Promise(() => undefined)
    })
    await queue.add('stuck', {})
    await eventually(
      async () => first,
      (n) => n === 1,
    )
    await dead.close(true)
    const { promise, resolve } = Promise.withResolvers<void>()
    const worker = queues.worker(queue.name, async () => resolve())
    await promise
    await worker.close()
  })

  test('fire a schedule again and again, at its offset, and not after it is removed', async () => {
    const queues = await open()
    const queue = queues.queue(name())
    const fired: number[] = []
    const worker = queues.worker(queue.name, async ({ id }) => {
      // `repeat:feed-a:TIME`: when it was to fire; when it did is the machine's affair
      fired.push(Number(id!.split(':').at(-1)))
    })
    await queue.upsertJobScheduler('feed-a', { every: 500, offset: 120 }, { name: 'poll', data: {} })
    await eventually(
      async () => fired.length,
      (n) => n >= 4,
    )
    const phases = fired.slice(1).map((at) => at % 500)
    for (const phase of phases) expect(phase).toBe(120)
    await queue.removeJobScheduler('feed-a')
    await eventually(
      () => queue.getJobCountByTypes('waiting', 'delayed', 'active'),
      (n) => n === 0,
    )
    const count = fired.length
    await new Promise((done) => setTimeout(done, 1100))
    expect(fired.length).toBe(count)
    await worker.close()
  })

  test('count the workers that listen', async () => {
    const queues = await open()
    const queue = queues.queue(name())
    expect(await queue.getWorkersCount()).toBe(0)
    const worker = queues.worker(queue.name, async () => undefined)
    await worker.waitUntilReady()
    await eventually(
      () => queue.getWorkersCount(),
      (n) => n === 1,
    )
    await worker.close()
    await eventually(
      () => queue.getWorkersCount(),
      (n) => n === 0,
    )
    expect(errors).toEqual([])
  })
})
