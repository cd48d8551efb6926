/**
 * The places that events are handed to, each on the real thing.
 */
import { Redis } from 'ioredis'
import { beforeEach, describe, expect, inject, onTestFinished, test } from 'vitest'
import { bullmqQueueSink } from '#src/events/sinks/bullmq-queue.ts'
import { redisStreamSink } from '#src/events/sinks/redis-stream.ts'
import { openQueues } from '#src/queue/backend.ts'
import type { NumberedEvent } from '#src/store/events.ts'
import { freshDatabase } from '../support/database.ts'

const redisUrl = inject('redisUrl')

const numbered = (seq: number): NumberedEvent => ({
  seq,
  cloudevent: {
    specversion: '1.0',
    id: `id-${seq}`,
    source: '/telex',
    type: seq % 2 === 0 ? 'story.updated' : 'story.created',
    subject: `story-${seq}`,
    time: '2026-11-23T10:00:00.000Z',
    datacontenttype: 'application/json',
    sequence: String(seq).padStart(20, '0'),
    data: { headline: `Nº ${seq}` },
  } as NumberedEvent['cloudevent'],
})
const events = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => numbered(from + n))

describe.skipIf(!redisUrl)('the Redis stream', () => {
  let redis: Redis
  beforeEach(async () => {
    redis = new Redis(`${redisUrl}/5`)
    onTestFinished(() => redis.disconnect())
    await redis.flushdb()
  })
  const stream = () => redis.xrange('telex:events', '-', '+')

  test('has each event as type and JSON, under the event’s number', async () => {
    const sink = redisStreamSink(redis, 1000)
    expect(sink.name).toBe('stream')
    await sink.deliver(events(1, 2))
    expect(await stream()).toEqual([
      ['1-0', ['type', 'story.created', 'event', JSON.stringify(numbered(1).cloudevent)]],
      ['2-0', ['type', 'story.updated', 'event', JSON.stringify(numbered(2).cloudevent)]],
    ])
  })

  test('takes again what it was given before, in part or whole, and has each once', async () => {
    const sink = redisStreamSink(redis, 1000)
    await sink.deliver(events(1, 3))
    await sink.deliver(events(1, 3))
    await sink.deliver(events(2, 12))
    await sink.deliver(events(5, 13))
    expect((await stream()).map(([id]) => id)).toEqual(events(1, 13).map(({ seq }) => `${seq}-0`))
  })

  test('keeps about as many entries as it is told, the newest', async () => {
    const sink = redisStreamSink(redis, 100)
    await sink.deliver(events(1, 700))
    const kept = await stream()
    expect(kept.length).toBeGreaterThanOrEqual(100)
    expect(kept.length).toBeLessThan(300)
    expect(kept.at(-1)?.[0]).toBe('700-0')
  })

  test('fails when Redis does not take one, so that the relay gives it again', async () => {
    await redis.set('telex:events', 'no stream')
    await expect(redisStreamSink(redis, 100).deliver(events(1, 1))).rejects.toThrow('WRONGTYPE')
  })
})

describe.each(['postgres', 'redis'])('a queue of events on %s', (kind) => {
  test.skipIf(kind === 'redis' && !redisUrl)('has a job for each event, in order, and none twice', async () => {
    if (kind === 'redis') {
      const redis = new Redis(`${redisUrl}/5`)
      await redis.flushdb()
      redis.disconnect()
    }
    const queues = await openQueues({
      databaseUrl: await freshDatabase(),
      redisUrl: kind === 'redis' ? `${redisUrl}/5` : undefined,
      workers: 1,
      onError: (error) => {
        throw error
      },
    })
    onTestFinished(() => queues.close())
    const sink = bullmqQueueSink(queues, 'cms', 1000)
    expect(sink.name).toBe('queue:cms')
    await sink.deliver(events(1, 3))
    await sink.deliver(events(2, 4))
    const jobs = await queues.queue('telex.events.cms').getJobs(['waiting'], 0, -1, true)
    expect(jobs.map(({ id, name, data }) => ({ id, name, data }))).toEqual(
      events(1, 4).map(({ seq, cloudevent }) => ({ id: `evt-${seq}`, name: cloudevent.type, data: cloudevent })),
    )
  })
})
