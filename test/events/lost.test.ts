/**
 * What a Redis loses of events that were handed to it is handed over again, and nothing that was taken.
 */
import { Redis } from 'ioredis'
import { pino } from 'pino'
import { beforeAll, beforeEach, describe, expect, inject, onTestFinished, test } from 'vitest'
import { readCommand } from '#src/commands/index.ts'
import type { Context } from '#src/context.ts'
import { courierTo } from '#src/events/couriers.ts'
import { startRelay } from '#src/events/relay.ts'
import type { Sink } from '#src/events/sink.ts'
import { bullmqQueueSink } from '#src/events/sinks/bullmq-queue.ts'
import { redisStreamSink } from '#src/events/sinks/redis-stream.ts'
import { type NumberedEvent, newestSeq, replayFrom } from '#src/store/events.ts'
import { readOne } from '#src/store/relayed.ts'
import { openContext } from '../support/context.ts'
import { makeUpEvents } from '../support/database.ts'
import { patienceMs } from '../support/patience.ts'
import { oneTurn } from '../support/turn.ts'

makeUpEvents()

const server = inject('redisUrl')
const until = (check: () => unknown) => expect.poll(check, { timeout: patienceMs, interval: 5 })

describe.skipIf(!server)('of a Redis that loses', () => {
  let context: Context
  let redis: Redis
  const queue = () => context.queues.queue('telex.events.cms')
  const query = async (sql: string, ...values: unknown[]) => (await context.db.$client.query(sql, values)).rows

  beforeAll(async () => {
    redis = new Redis(`${server}/13`)
    context = await openContext({ redisUrl: `${server}/13` })
    return () => redis.disconnect()
  })
  beforeEach(async () => {
    await redis.flushdb()
    await query('TRUNCATE ingest.event, ingest.consumer, ingest.webhook, ingest.delivery')
    await query('UPDATE ingest.event_counter SET seq = 0')
  })

  const happen = async (count: number): Promise<number> => {
    await query(
      "INSERT INTO ingest.event_intent (type, subject, data) SELECT 'feed.failing', 's' || n, '{}' FROM generate_series(1, $1::int) n",
      count,
    )
    return newestSeq(context.db)
  }
  const sink = () => bullmqQueueSink(context.queues, 'cms', 1000)
  const relay = (of: Sink, keptMs = 5) => {
    const lines: Record<string, unknown>[] = []
    const log = pino({ base: null }, { write: (line: string) => void lines.push(JSON.parse(line)) })
    const { close } = startRelay({ ...context, log }, [of], { idleMs: 5, standbyMs: 20, keptMs })
    onTestFinished(close)
    return { close, told: () => lines.map(({ sink, from, to, error, msg }) => (error ? error : `${sink}: ${from} to ${to}: ${msg}`)) }
  }
  const cursor = (name = 'queue:cms') => readOne(context.db, name).then((row) => row!)
  const waiting = async () => (await queue().getJobs(['waiting'], 0, -1, true)).map(({ id }) => id)
  const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => `evt-${from + n}`)
  const take = async (...ids: string[]) => {
    for (const id of ids) await queue().remove(id)
  }
  const lost = (from: number, to: number) =>
    `queue:cms: ${from} to ${to}: a sink has lost events that it was handed; they are handed over again`

  describe('a queue', () => {
    test('all: what its consumer had not taken comes again, and what it had does not', async () => {
      const { told } = relay(sink())
      await happen(6)
      await until(waiting).toEqual(numbers(1, 6))
      await take('evt-1', 'evt-2')
      await until(async () => (await cursor()).taken).toBe(2)
      await redis.flushdb()
      await until(waiting).toEqual(numbers(3, 6))
      expect(told()).toEqual([lost(3, 6)])
      await happen(1)
      await until(waiting).toEqual(numbers(3, 7))
      await take(...numbers(3, 7))
      await until(async () => (await cursor()).taken).toBe(7)
      await redis.flushdb()
      await happen(1)
      await until(waiting).toEqual(['evt-8'])
      expect(told()).toHaveLength(1)
    })

    test('all, before it was looked how much is taken: all comes again', async () => {
      relay(sink(), 3_600_000)
      await happen(3)
      await until(waiting).toEqual(numbers(1, 3))
      await redis.flushdb()
      await happen(1)
      await until(waiting).toEqual(numbers(1, 4))
    })

    test('what came last: that comes again', async () => {
      const { told } = relay(sink())
      await happen(5)
      await until(waiting).toEqual(numbers(1, 5))
      await until(async () => (await cursor()).taken).toBe(0)
      // As after a crash with appendfsync everysec.
      await redis
        .multi()
        .set('telex:mark:queue:cms', 3)
        .lrem('telex:telex.events.cms:wait', 0, 'evt-4')
        .lrem('telex:telex.events.cms:wait', 0, 'evt-5')
        .del('telex:telex.events.cms:evt-4', 'telex:telex.events.cms:evt-5')
        .exec()
      await until(waiting).toEqual(numbers(1, 5))
      expect(told()).toEqual([lost(4, 5)])
    })

    test('the list of what waits: that comes again', async () => {
      const { told } = relay(sink())
      await happen(4)
      await until(waiting).toEqual(numbers(1, 4))
      await take('evt-1')
      await until(async () => (await cursor()).taken).toBe(1)
      await redis.del('telex:telex.events.cms:wait')
      await until(waiting).toEqual(numbers(2, 4))
      expect(told()).toEqual([lost(2, 4)])
    })

    test('all of a replay: what it had not taken of that comes again', async () => {
      const { close } = relay(sink(), 3_600_000)
      await happen(5)
      await until(waiting).toEqual(numbers(1, 5))
      await close()
      await take(...numbers(1, 5))
      const again = relay(sink(), 3_600_000)
      await until(async () => (await cursor()).taken).toBe(5)
      await replayFrom(context.db, 'queue:cms', 2)
      await until(waiting).toEqual(numbers(2, 5))
      await redis.flushdb()
      await happen(1)
      await until(waiting).toEqual(numbers(2, 6))
      expect(again.told()).toEqual([lost(2, 5)])
    })

    test('nothing: where the version before handed it events, it goes on from there', async () => {
      await happen(5)
      const { close } = relay(sink())
      await until(waiting).toEqual(numbers(1, 5))
      await close()
      await take('evt-1', 'evt-2')
      await redis.del('telex:mark:queue:cms')
      await query('UPDATE ingest.consumer SET given = NULL, taken = NULL')
      const { told } = relay(sink())
      await until(async () => (await cursor()).taken).toBe(2)
      await happen(1)
      await until(waiting).toEqual(numbers(3, 6))
      await until(() => redis.get('telex:mark:queue:cms')).toBe('6')
      expect(new Set(told())).toEqual(new Set([lost(3, 5)]))
    })

    test('all while it is looked through, or given events: that is noticed', async () => {
      await happen(3)
      const { close } = relay(sink())
      await until(waiting).toEqual(numbers(1, 3))
      await close()
      const handed = { given: 3, taken: 0 }
      const emptied = new Proxy(queue(), {
        get: (target, name) =>
          name === 'getRanges'
            ? async (...asked: Parameters<typeof target.getRanges>) => {
                await redis.flushdb()
                return target.getRanges(...asked)
              }
            : Reflect.get(target, name),
      })
      const slow = bullmqQueueSink({ ...context.queues, queue: () => emptied }, 'cms', 1000)
      expect(await slow.look!(handed, true)).toEqual({})
      expect(await slow.look!(handed, true)).toEqual({ lostAfter: 0 })
      await redis.set('telex:mark:queue:cms', 3)
      const one = sink()
      expect(await one.look!(handed, false)).toEqual({})
      await redis.flushdb()
      const event = { seq: 4, cloudevent: { type: 'feed.failing' } } as NumberedEvent
      await expect(one.deliver([event])).rejects.toThrow('emptied while it was given events')
      expect(await redis.get('telex:mark:queue:cms')).toBeNull()
    })
  })

  describe('the stream', () => {
    const stream = async () => (await redis.xrange('telex:events', '-', '+')).map(([id]) => Number(id.split('-')[0]))
    const upTo = (last: number, from = 1) => Array.from({ length: last - from + 1 }, (_, n) => from + n)

    test('all: it holds the same events again', async () => {
      const { told } = relay(redisStreamSink(redis, 1000))
      await happen(5)
      await until(stream).toEqual(upTo(5))
      await redis.flushdb()
      await until(stream).toEqual(upTo(5))
      expect(told()).toEqual(['stream: 1 to 5: a sink has lost events that it was handed; they are handed over again'])
    })

    test('all, where it held a part: it holds about as many', async () => {
      relay(redisStreamSink(redis, 2))
      await happen(5)
      await until(stream).toEqual(upTo(5))
      await redis.flushdb()
      await until(stream).toEqual([4, 5])
    })

    test('what came last: it holds that again', async () => {
      relay(redisStreamSink(redis, 1000))
      await happen(5)
      await until(stream).toEqual(upTo(5))
      // As after a crash: the last id that it knows is another, too.
      const kept = await redis.xrange('telex:events', '-', '3-0')
      const before = redis.multi().del('telex:events')
      for (const [id, fields] of kept) before.xadd('telex:events', id, ...fields)
      await before.exec()
      await until(stream).toEqual(upTo(5))
    })

    test('all while it is given events: that is noticed', async () => {
      const one = redisStreamSink(redis, 1000)
      const events = [1, 2].map((seq) => ({ seq, cloudevent: { type: 'feed.failing' } }) as NumberedEvent)
      await one.deliver(events)
      expect(await one.look!({ given: 2, taken: null }, false)).toEqual({})
      await redis.flushdb()
      await expect(one.deliver([{ ...events[0]!, seq: 3 }])).rejects.toThrow('emptied while it was given events')
      expect(await stream()).toEqual([])
    })
  })

  test('what was added by command has a queue and a stream of its own, and gets nothing again from before its beginning', async () => {
    const ask = async (args: Record<string, unknown>) => {
      const read = readCommand('consumer.add', args)
      if (!read.ok) throw new Error(read.message)
      await read.command.run(context, read.args, oneTurn)
    }
    await happen(3)
    await ask({ consumer: 'cms', kind: 'queue', from: 'now' })
    await ask({ consumer: 'web', kind: 'stream', from: '3', types: ['feed.*'] })
    const entries = async () => (await redis.xrange('telex:events:web', '-', '+')).map(([id]) => id)
    const { close } = startRelay(context, [], { idleMs: 5, standbyMs: 20, keptMs: 5 }, (to) => courierTo(context, to))
    onTestFinished(close)
    await query("INSERT INTO ingest.event_intent (type, subject, data) VALUES ('story.created', 's', '{}')")
    await happen(2)
    await until(waiting).toEqual(numbers(4, 6))
    await until(entries).toEqual(['3-0', '5-0', '6-0'])
    await redis.flushdb()
    await until(waiting).toEqual(numbers(4, 6))
    await until(entries).toEqual(['3-0', '5-0', '6-0'])
    await happen(1)
    await until(waiting).toEqual(numbers(4, 7))
    await until(entries).toEqual(['3-0', '5-0', '6-0', '7-0'])
  })
})
