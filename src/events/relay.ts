/**
 * The relay hands committed events to the sinks, in order, and remembers for each how far it got. Of all processes one
 * leads, by an advisory lock; when it goes, another takes over from the remembered place.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Context } from '#src/context.ts'
import { advanceSink, eventsAfter, newestSeq, noteSinkError, sinkCursor } from '#src/store/events.ts'
import type { Sink } from './sink.ts'

type Parts = Pick<Context, 'db' | 'log' | 'metrics'>

/** Spells TLXR: held by the process that leads. */
const leaderLock = 0x544c5852
const idleMs = 200
const standbyMs = 2_000
const batch = 200
const slowestRetryMs = 60_000

export interface Relay {
  close(): Promise<void>
}

export function startRelay(parts: Parts, sinks: readonly Sink[]): Relay {
  const stop = new AbortController()
  const running = run(parts, sinks, stop.signal)
  return {
    close: async () => {
      stop.abort()
      await running
    },
  }
}

async function run(parts: Parts, sinks: readonly Sink[], stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    let client: pg.PoolClient | undefined
    let broken = false
    try {
      client = await parts.db.$client.connect()
      client.on('error', () => {
        broken = true
      })
      const { rows } = await client.query<{ leads: boolean }>('SELECT pg_try_advisory_lock($1) AS leads', [leaderLock])
      if (rows[0]!.leads) {
        await lead(parts, sinks, stop, client, () => broken)
        if (!broken) await client.query('SELECT pg_advisory_unlock($1)', [leaderLock])
      }
    } catch (error) {
      broken = true
      if (!stop.aborted) parts.log.error({ error: error instanceof Error ? error.message : String(error) }, 'the relay lost its connection')
    } finally {
      client?.release(broken)
    }
    await pause(standbyMs, stop)
  }
}

interface Progress {
  sink: Sink
  failures: number
  notBefore: number
}

/** Lead until told to stop, or until the connection that holds the lock is gone. */
async function lead(parts: Parts, sinks: readonly Sink[], stop: AbortSignal, client: pg.PoolClient, broken: () => boolean): Promise<void> {
  const progress: Progress[] = sinks.map((sink) => ({ sink, failures: 0, notBefore: 0 }))
  let notified = 0
  while (!stop.aborted && !broken()) {
    // Asked on the connection that holds the lock: if it is gone, so is the lead.
    await client.query('SELECT 1')
    const newest = await newestSeq(parts.db)
    if (newest > notified) {
      await client.query("SELECT pg_notify('wire_event', $1)", [String(newest)])
      notified = newest
    }
    const more = await Promise.all(progress.map((one) => advance(parts, one, newest)))
    if (!more.includes(true)) await pause(idleMs, stop)
  }
}

/** Hand one batch to one sink. A sink that fails waits longer each time, and holds up no other. */
async function advance({ db, log, metrics }: Parts, one: Progress, newest: number): Promise<boolean> {
  if (performance.now() < one.notBefore) return false
  const { sink } = one
  try {
    const from = await sinkCursor(db, sink.name)
    if (from >= newest) return false
    const events = await eventsAfter(db, from, batch)
    if (events.length === 0) return false
    await sink.deliver(events)
    await advanceSink(db, sink.name, from, events.at(-1)!.seq)
    metrics.delivered(sink.name, events.length)
    one.failures = 0
    return true
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    one.failures++
    one.notBefore = performance.now() + Math.min(slowestRetryMs, 500 * 2 ** one.failures)
    log.error({ sink: sink.name, error: message, failures: one.failures }, 'a sink does not take events')
    await noteSinkError(db, sink.name, message).catch((cause) => log.error({ error: String(cause) }, 'cannot note it'))
    return false
  }
}

const pause = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }).catch(() => undefined)
