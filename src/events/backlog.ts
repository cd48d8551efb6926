/**
 * How much each consumer has not taken, wherever that waits: in the log behind its cursor, in its BullMQ queue, in the Redis stream behind a group. And
 * what is done about too much of it.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Queue } from 'bullmq'
import type { BacklogBounds } from '#src/config.ts'
import type { Context } from '#src/context.ts'
import { consumerOfSink, eventQueueName } from '#src/queue/names.ts'
import {
  ageAfter,
  announceDropped,
  type ConsumerRow,
  type DroppedBacklog,
  dropBacklogs,
  expireConsumers,
  listConsumers,
} from '#src/store/consumers.ts'
import { dropDead } from '#src/store/webhooks.ts'
import type { CloudEvent, EventFilter } from '#src/story/event.ts'
import { streamGroups } from './sinks/redis-stream.ts'

export interface Backlog {
  name: string
  kind: 'cursor' | 'queue' | 'stream' | 'webhook' | 'stream group'
  /** Whose cursor it is. */
  owner: string | null
  /** Which events it gets; null: all. */
  filter: EventFilter | null
  state: 'ok' | 'failing' | 'paused' | 'disabled'
  /** The last event that it has had, or that was handed on to it. */
  seq: number
  /** Events in the log that it has not had, or that were not handed on to it. */
  lag: number
  /** Seconds since the oldest of them. */
  lagSeconds: number
  /** Events that were handed on and that it has not taken; those that a webhook is sent again. */
  queued: number
  /** Those that were given up: `telex consumers dead`. */
  dead: number
  /** All of these, and the seconds since the oldest of them. */
  events: number
  seconds: number
  bounds: BacklogBounds
  /** Which bound it is over, in words. */
  over?: string
  ackedAt: Date | null
  /** Since when it gets nothing, by an admin's word. */
  pausedAt: Date | null
  lastError: string | null
}

type Parts = Pick<Context, 'db' | 'queues' | 'config'>

export async function readBacklogs({ db, queues, config }: Parts): Promise<Backlog[]> {
  const rows = await listConsumers(db)
  const own = await Promise.all(rows.map((row) => backlogOf(queues, row, config.backlog)))
  const groups = (queues.redis && (await inTime(streamGroups(queues.redis)))) ?? []
  const newest = rows.length > 0 ? Math.max(...rows.map(({ seq, lag }) => seq + lag)) : 0
  const behind = await Promise.all(
    groups.map(async ({ name, seq, pending }) => {
      const lag = Math.max(0, newest - seq)
      const seconds = lag + pending === 0 ? 0 : await ageAfter(db, seq)
      const counts = { seq, lag, lagSeconds: lag > 0 ? seconds : 0, queued: pending, events: lag + pending, seconds }
      return judged({
        name: `stream/${name}`,
        kind: 'stream group',
        ...counts,
        ...{ owner: null, filter: null, state: 'ok' as const, dead: 0 },
        bounds: { ...config.backlog, policy: 'drop' },
        ackedAt: null,
        pausedAt: null,
        lastError: null,
      })
    }),
  )
  return [...own, ...behind]
}

async function backlogOf(queues: Parts['queues'], row: ConsumerRow, usual: BacklogBounds): Promise<Backlog> {
  const { name, seq, lag, ackedAt, pausedAt, lastError } = row
  const bounds = {
    policy: row.policy ?? usual.policy,
    events: row.mostEvents ?? usual.events,
    seconds: row.mostSeconds ?? usual.seconds,
  }
  const queue = queueOf(row)
  const read = queue ? await inTime(waitsIn(queues, queue)) : nothing
  const waits = row.kind === 'webhook' ? { queued: row.waiting, seconds: 0 } : (read ?? nothing)
  const counts = {
    seq,
    lag,
    lagSeconds: row.seconds,
    queued: waits.queued,
    events: lag + waits.queued,
    seconds: Math.max(row.seconds, waits.seconds),
  }
  const { way: kind, owner, filter, state, dead } = row
  return judged({
    name,
    kind,
    owner,
    filter,
    state,
    dead,
    ...counts,
    bounds,
    ackedAt,
    pausedAt,
    lastError: lastError ?? (read ? null : 'its queue does not answer'),
  })
}

/** The queue that it takes its events from. */
const queueOf = ({ name, kind }: Pick<ConsumerRow, 'name' | 'kind'>): string | undefined => (kind === 'queue' ? name : consumerOfSink(name))

const nothing = { queued: 0, seconds: 0 }
/** A server that does not answer holds up nobody who looks. */
const patienceMs = 2_000

/** An answer; nothing when it does not come in time, or not at all. */
const inTime = <T>(work: Promise<T>): Promise<T | undefined> =>
  Promise.race([work.catch(() => undefined), sleep(patienceMs, undefined, { ref: false })])

function judged(backlog: Backlog): Backlog {
  const { events, seconds, bounds } = backlog
  const over = [
    events > bounds.events ? `more than ${bounds.events} events` : '',
    seconds > bounds.seconds ? `older than ${days(bounds.seconds)}` : '',
  ].filter(Boolean)
  return over.length > 0 ? { ...backlog, over: over.join(' and ') } : backlog
}

const days = (seconds: number) => (seconds % 86_400 === 0 ? `${seconds / 86_400} days` : `${seconds} s`)

const unread = ['waiting', 'prioritized', 'delayed', 'active'] as const

async function queuedIn(queue: Queue): Promise<number> {
  const counts = await queue.getJobCounts(...unread)
  return unread.reduce((sum, state) => sum + (counts[state] ?? 0), 0)
}

async function waitsIn(queues: Parts['queues'], consumer: string): Promise<{ queued: number; seconds: number }> {
  const queue = queues.queue(eventQueueName(consumer))
  const queued = await queuedIn(queue)
  const [oldest] = await queue.getJobs(['waiting'], 0, 0, true)
  const since = Date.parse((oldest?.data as CloudEvent | undefined)?.time ?? '')
  return { queued, seconds: Number.isNaN(since) ? 0 : Math.max(0, Math.round((Date.now() - since) / 1000)) }
}

/** How many events a consumer's queue may still be given. */
export async function roomIn(queues: Parts['queues'], consumer: string, most: number): Promise<number> {
  return most - (await queuedIn(queues.queue(eventQueueName(consumer))))
}

/** Jobs that leave a queue at once. */
const batch = 1000

/** Where the policy is to drop, drop what is over the bounds; forget who never acknowledged anything. Each is told as an event. */
export async function boundBacklogs(parts: Parts): Promise<DroppedBacklog[]> {
  const { db, queues, config } = parts
  const dropped = [...(await expireConsumers(db, config.consumerDays)), ...(await dropBacklogs(db, config.backlog))]
  await dropDead(db, config.retentionDays)
  for (const row of await listConsumers(db)) {
    const consumer = queueOf(row)
    if (!consumer || (row.policy ?? config.backlog.policy) !== 'drop') continue
    const old = await dropOld(queues, consumer, row.mostSeconds ?? config.backlog.seconds)
    if (!old) continue
    const one: DroppedBacklog = { consumer: row.name, reason: 'too-old', ...old }
    await announceDropped(db, one)
    dropped.push(one)
  }
  return dropped
}

/** What waits in a queue for longer leaves it, the oldest first. */
async function dropOld(queues: Parts['queues'], consumer: string, seconds: number): Promise<{ from: number; to: number } | undefined> {
  const queue = queues.queue(eventQueueName(consumer))
  const before = Date.now() - seconds * 1000
  const waiting = await queue.getJobs(['waiting'], 0, batch - 1, true)
  const old = waiting.filter((job) => Date.parse((job.data as CloudEvent).time) < before)
  const gone: number[] = []
  for (const job of old) {
    // One that its consumer has taken meanwhile is not to be removed.
    if ((await queue.remove(job.id!)) === 1) gone.push(Number((job.data as CloudEvent).sequence))
  }
  return gone.length > 0 ? { from: Math.min(...gone), to: Math.max(...gone) } : undefined
}
