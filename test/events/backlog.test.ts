/**
 * What consumers have not taken: seen, bounded, and told of, on both kinds of queues.
 */
import { Redis } from 'ioredis'
import { beforeAll, beforeEach, describe, expect, inject, onTestFinished, test } from 'vitest'
import { readCommand } from '#src/commands/index.ts'
import type { Context } from '#src/context.ts'
import { type Backlog, boundBacklogs, readBacklogs } from '#src/events/backlog.ts'
import { startRelay } from '#src/events/relay.ts'
import { bullmqQueueSink } from '#src/events/sinks/bullmq-queue.ts'
import { redisStreamSink } from '#src/events/sinks/redis-stream.ts'
import { startHttp } from '#src/http/server.ts'
import { newestSeq, pollEvents } from '#src/store/events.ts'
import { readRelayed } from '#src/store/relayed.ts'
import { openContext } from '../support/context.ts'
import { makeUpEvents } from '../support/database.ts'
import { patienceMs } from '../support/patience.ts'
import { oneTurn } from '../support/turn.ts'

makeUpEvents()

const server = inject('redisUrl')
const until = (check: () => unknown) => expect.poll(check, { timeout: patienceMs, interval: 5 })
const day = 86_400

describe.each([
  { kind: 'PostgreSQL', redisUrl: undefined },
  { kind: 'Redis', redisUrl: `${server}/10` },
])('with queues in $kind', ({ kind, redisUrl }) => {
  describe.skipIf(kind === 'Redis' && !server)('', () => {
    let context: Context
    const query = async (sql: string, ...values: unknown[]) => (await context.db.$client.query(sql, values)).rows
    const cmsQueue = () => context.queues.queue('telex.events.cms')

    beforeAll(async () => {
      if (redisUrl) {
        const redis = new Redis(redisUrl)
        await redis.flushdb()
        await redis.quit()
      }
      context = await openContext(redisUrl ? { redisUrl } : {})
      context.config.eventQueues = ['cms']
    })
    beforeEach(async () => {
      await query('TRUNCATE ingest.event, ingest.consumer, ingest.webhook, ingest.delivery')
      await query('UPDATE ingest.event_counter SET seq = 0')
      await cmsQueue().obliterate({ force: true })
      context.config.backlog = { policy: 'hold', events: 100, seconds: 7 * day }
    })

    /** Commit so many events, so many seconds ago; returns the last one's number. */
    const happen = async (count: number, secondsAgo = 0): Promise<number> => {
      await query(
        `INSERT INTO ingest.event_intent (type, subject, data, at)
         SELECT 'feed.failing', 's' || n, '{}', now() - make_interval(secs => $2) FROM generate_series(1, $1::int) n`,
        count,
        secondsAgo,
      )
      return newestSeq(context.db)
    }
    const sql = (name: string, acked?: number) =>
      query(`SELECT count(*) FROM wire.poll_events($1, 1000)`, name).then(() =>
        acked === undefined ? undefined : query('SELECT wire.ack_events($1, $2)', name, acked),
      )
    const relay = (most: number) => {
      const { close } = startRelay(context, [bullmqQueueSink(context.queues, 'cms', most)], { idleMs: 5, standbyMs: 20 })
      onTestFinished(close)
      return close
    }
    const of = async (name: string): Promise<Backlog> => (await readBacklogs(context)).find((one) => one.name === name)!
    const waiting = async () => (await cmsQueue().getJobs(['waiting'], 0, -1, true)).map(({ id }) => id)
    const dropped = async () =>
      (await query("SELECT data FROM wire.event WHERE type = 'consumer.dropped' ORDER BY seq")).map(({ data }) => data)

    test('a cursor’s backlog has a depth and an age, and a bound that it is over is named', async () => {
      await happen(3, 900)
      await happen(2)
      await sql('desk', 1)
      expect(await of('desk')).toMatchObject({
        kind: 'cursor',
        seq: 1,
        lag: 4,
        queued: 0,
        events: 4,
        ackedAt: expect.any(Date),
        lastError: null,
      })
      expect((await of('desk')).seconds).toBeGreaterThanOrEqual(900)
      expect((await of('desk')).seconds).toBeLessThan(900 + 600)
      expect((await of('desk')).over).toBeUndefined()
      context.config.backlog = { policy: 'hold', events: 3, seconds: 800 }
      expect((await of('desk')).over).toBe('more than 3 events and older than 800 s')
      context.config.backlog = { policy: 'hold', events: 4, seconds: 2 * day }
      expect((await of('desk')).over).toBeUndefined()
      await sql('desk', 5)
      expect(await of('desk')).toMatchObject({ events: 0, seconds: 0 })
    })

    test('what waits in a queue counts, the queue takes no more than its bound, and the rest follows as it is taken', async () => {
      await happen(5, 600)
      relay(3)
      await until(waiting).toEqual(['evt-1', 'evt-2', 'evt-3'])
      await happen(1)
      await until(() => of('queue:cms')).toMatchObject({ kind: 'queue', seq: 3, lag: 3, queued: 3, events: 6 })
      expect((await of('queue:cms')).seconds).toBeGreaterThanOrEqual(600)
      await cmsQueue().remove('evt-1')
      await until(waiting).toEqual(['evt-2', 'evt-3', 'evt-4'])
      await until(() => of('queue:cms')).toMatchObject({ seq: 4, lag: 2, queued: 3, events: 5 })
      await query("UPDATE ingest.consumer SET most_events = 4 WHERE name = 'queue:cms'")
      await until(waiting).toEqual(['evt-2', 'evt-3', 'evt-4', 'evt-5'])
    })

    test('what is on hold stays; what is over the bounds of a policy to drop goes, the oldest first, and an event says so', async () => {
      await happen(5, 10 * day)
      await happen(5)
      for (const name of ['held', 'many', 'old']) await sql(name)
      expect(await boundBacklogs(context)).toEqual([])
      await query("UPDATE ingest.consumer SET policy = 'drop', most_events = 3, most_seconds = $1 WHERE name = 'many'", 100 * day)
      await query("UPDATE ingest.consumer SET policy = 'drop' WHERE name = 'old'")
      const expected = [
        { consumer: 'many', reason: 'too-many', from: 1, to: 7 },
        { consumer: 'old', reason: 'too-old', from: 1, to: 5 },
      ]
      expect(await boundBacklogs(context)).toEqual(expected)
      expect(await dropped()).toEqual([
        { ...expected[0], events: 7 },
        { ...expected[1], events: 5 },
      ])
      const next = async (name: string) => (await pollEvents(context.db, name, 100)).map(({ sequence }) => Number(sequence))
      expect(await next('many')).toEqual([8, 9, 10, 11, 12])
      expect((await next('old'))[0]).toBe(6)
      expect((await next('held'))[0]).toBe(1)
      await query("UPDATE ingest.consumer SET most_events = 100 WHERE name = 'many'")
      expect(await boundBacklogs(context)).toEqual([])
    })

    test('what waits in a queue for too long leaves it where the policy is to drop', async () => {
      await happen(3, 10 * day)
      await happen(2)
      const close = relay(100)
      await until(waiting).toHaveLength(5)
      await close()
      expect(await boundBacklogs(context)).toEqual([])
      await query("UPDATE ingest.consumer SET policy = 'drop' WHERE name = 'queue:cms'")
      expect(await boundBacklogs(context)).toEqual([{ consumer: 'queue:cms', reason: 'too-old', from: 1, to: 3 }])
      expect(await waiting()).toEqual(['evt-4', 'evt-5'])
      expect(await dropped()).toEqual([{ consumer: 'queue:cms', reason: 'too-old', from: 1, to: 3, events: 3 }])
    })

    test('a name that never acknowledged anything holds retention no longer than its days, and an event says so', async () => {
      await happen(4)
      await sql('tpyo')
      await sql('young')
      await sql('typo', 2)
      await readRelayed(context.db, ['queue:cms'])
      await query("UPDATE ingest.consumer SET created_at = now() - interval '8 days' WHERE name <> 'young'")
      context.config.consumerDays = 9
      expect(await boundBacklogs(context)).toEqual([])
      context.config.consumerDays = 7
      expect(await boundBacklogs(context)).toEqual([{ consumer: 'tpyo', reason: 'never-acknowledged', from: 1, to: 4 }])
      expect((await readBacklogs(context)).map(({ name }) => name)).toEqual(['queue:cms', 'typo', 'young'])
      expect(await dropped()).toEqual([{ consumer: 'tpyo', reason: 'never-acknowledged', from: 1, to: 4, events: 4 }])
    })

    test('an admin removes a consumer, and sets the bounds of one', async () => {
      const send = async (name: string, data: object) => {
        const read = readCommand(name, data)
        if (!read.ok) return read.message
        return read.command.run(context, read.args, oneTurn).then(
          ({ summary }) => summary,
          ({ message }) => message as string,
        )
      }
      await happen(2)
      await sql('desk', 1)
      expect(await send('consumer.limit', { consumer: 'desk', policy: 'drop', events: '50', days: 2 })).toBe('the bounds of desk were set')
      expect((await of('desk')).bounds).toEqual({ policy: 'drop', events: 50, seconds: 2 * day })
      await send('consumer.limit', { consumer: 'desk', policy: 'default', days: 'default' })
      expect((await of('desk')).bounds).toEqual({ policy: 'hold', events: 50, seconds: 7 * day })
      expect(await send('consumer.limit', { consumer: 'desk' })).toContain('give policy, events or days')
      expect(await send('consumer.limit', { consumer: 'desk', events: 0 })).toContain('events: a whole number')
      expect(await send('consumer.limit', { consumer: 'none', events: 1 })).toBe('consumer: there is none named none')
      expect(await send('consumer.remove', { consumer: 'desk' })).toBe('desk was removed')
      expect(await send('consumer.remove', { consumer: 'desk' })).toBe('consumer: there is none named desk')
      const close = relay(100)
      await until(waiting).toHaveLength(2)
      await close()
      expect(await send('consumer.remove', { consumer: 'queue:cms' })).toContain('TELEX_EVENT_QUEUES names cms')
      context.config.eventQueues = []
      expect(await send('consumer.remove', { consumer: 'queue:cms' })).toBe('queue:cms was removed')
      context.config.eventQueues = ['cms']
      expect(await waiting()).toEqual([])
      expect(await readBacklogs(context)).toEqual([])
    })

    test('a consumer that is paused gets nothing, loses nothing, and goes on from where it was; one that is rewound has it once more', async () => {
      const send = async (name: string, data: Record<string, unknown>) => {
        const read = readCommand(name, data)
        if (!read.ok) return read.message
        return read.command.run(context, read.args, oneTurn).then(
          ({ summary }) => summary,
          (error: Error) => error.message,
        )
      }
      const polled = async () => (await query("SELECT seq::int FROM wire.poll_events('desk', 100)")).map(({ seq }) => seq)
      const state = async (name: string) =>
        (await query('SELECT state, lag_events::int AS lag FROM wire.consumer_status WHERE name = $1', name))[0]
      await happen(1, 7200)
      await happen(1)
      await sql('desk', 1)
      const others: number[] = []
      const other = {
        name: 'other',
        deliver: async (events: readonly { seq: number }[]) => void others.push(...events.map(({ seq }) => seq)),
      }
      const { close } = startRelay(context, [bullmqQueueSink(context.queues, 'cms', 100), other], { idleMs: 5, standbyMs: 20 })
      onTestFinished(close)
      await until(waiting).toEqual(['evt-1', 'evt-2'])

      expect(await send('consumer.pause', { consumer: 'desk' })).toBe('desk gets no events until it is resumed')
      await send('consumer.pause', { consumer: 'queue:cms' })
      const since = (await of('desk')).pausedAt
      expect(since).toBeInstanceOf(Date)
      await send('consumer.pause', { consumer: 'desk' })
      expect((await of('desk')).pausedAt).toEqual(since)
      await happen(1)
      await until(() => others).toContain(3)
      await happen(1)
      await until(() => others).toContain(4)
      expect(await polled()).toEqual([])
      expect(await state('desk')).toEqual({ state: 'paused', lag: 3 })
      await query("UPDATE ingest.consumer SET created_at = now() - interval '90 days', acked_at = NULL")
      expect(await boundBacklogs(context)).toEqual([])
      expect(await waiting()).toEqual(['evt-1', 'evt-2'])
      expect(await of('queue:cms')).toMatchObject({ seq: 2, lag: 2 })

      expect(await send('consumer.resume', { consumer: 'desk' })).toBe('desk gets its events again, from where it was')
      await send('consumer.resume', { consumer: 'queue:cms' })
      expect(await polled()).toEqual([2, 3, 4])
      await until(waiting).toEqual(['evt-1', 'evt-2', 'evt-3', 'evt-4'])
      expect(await state('desk')).toEqual({ state: 'ok', lag: 3 })
      expect((await of('desk')).pausedAt).toBeNull()

      await sql('desk', 4)
      expect(await send('consumer.rewind', { consumer: 'desk', from: '3' })).toBe('desk gets the events from 3 on again')
      expect(await polled()).toEqual([3, 4])
      expect(await send('consumer.rewind', { consumer: 'desk', from: new Date(Date.now() - 3600_000).toISOString() })).toContain(
        'from 2 on',
      )
      expect(await polled()).toEqual([2, 3, 4])
      expect(await send('consumer.rewind', { consumer: 'desk', from: new Date(Date.now() + 3600_000).toISOString() })).toContain(
        'from 5 on',
      )
      expect(await polled()).toEqual([])
      expect(await send('consumer.rewind', { consumer: 'desk', from: 7 })).toBe('from: the newest event is 4')
      expect(await send('consumer.rewind', { consumer: 'desk', from: 'yesterday' })).toBe(
        "consumer.rewind: from: an event's number from 1, or a time such as 2026-11-01T06:00:00Z",
      )
      for (const name of ['pause', 'resume', 'rewind'])
        expect(await send(`consumer.${name}`, { consumer: 'none', ...(name === 'rewind' ? { from: 1 } : {}) })).toBe(
          'consumer: there is none named none',
        )
    })

    test('/metrics tells depth, age and whether they are over the bounds', async () => {
      await happen(5, 600)
      await sql('desk', 1)
      context.config.backlog = { policy: 'hold', events: 3, seconds: 7 * day }
      const http = await startHttp(context)
      onTestFinished(() => http.close())
      const printed = await (await fetch(`${http.url}/metrics`)).text()
      const gauge = (name: string) => Number(new RegExp(`^telex_consumer_${name}\\{consumer="desk"\\} (\\d+)$`, 'm').exec(printed)?.[1])
      expect([gauge('lag_events'), gauge('backlog_events'), gauge('over_bounds')]).toEqual([4, 4, 1])
      expect(gauge('backlog_seconds')).toBeGreaterThanOrEqual(600)
    })

    test('a queue that does not answer holds up nobody who looks', async () => {
      await happen(2)
      await readRelayed(context.db, ['queue:cms'])
      const never = new Promise<never>(() => undefined)
      const queues = { ...context.queues, queue: () => ({ getJobCounts: () => never }) as never }
      expect(await readBacklogs({ ...context, queues })).toMatchObject([
        { name: 'queue:cms', lag: 2, lastError: 'its queue does not answer' },
      ])
    })

    if (kind === 'Redis')
      test('a group that reads the stream has a backlog of its own', async () => {
        const redis = context.queues.redis!
        await redis.del('telex:events')
        expect(await readBacklogs(context)).toEqual([])
        await happen(5, 600)
        const { close } = startRelay(context, [redisStreamSink(redis, 1000)], { idleMs: 5, standbyMs: 20 })
        onTestFinished(close)
        await until(() => redis.xlen('telex:events')).toBe(5)
        await redis.xgroup('CREATE', 'telex:events', 'web', '0')
        await redis.xreadgroup('GROUP', 'web', 'one', 'COUNT', 2, 'STREAMS', 'telex:events', '>')
        await redis.xack('telex:events', 'web', '1-0')
        await until(async () => (await of('stream')).events).toBe(0)
        expect(await of('stream/web')).toMatchObject({ kind: 'stream group', seq: 2, lag: 3, queued: 1, events: 4 })
        expect((await of('stream/web')).seconds).toBeGreaterThanOrEqual(600)
      })
  })
})
