/**
 * The relay hands committed events to the sinks, in order, and remembers for each how far it got. Of all processes one leads; when it goes, another
 * takes over from the remembered place.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { backoff } from '#src/backoff.ts'
import type { Context } from '#src/context.ts'
import { advanceSink, eventsAfter, newestSeq, noteSinkError, noteTaken, notifyNewest, setBackSink, sinkCursor } from '#src/store/events.ts'
import { type Lead, takeLead } from '#src/store/lead.ts'
import type { Sink } from './sink.ts'

type Parts = Pick<Context, 'db' | 'log' | 'metrics'>

/**
 * How long a relay that found nothing to hand on waits before it looks again, one that does not lead before it tries to, and from one look to the next
 * whether a sink still has what it was handed: milliseconds.
 */
export interface Pace {
  idleMs: number
  standbyMs: number
  keptMs: number
}

const usualPace: Pace = { idleMs: 200, standbyMs: 2_000, keptMs: 5_000 }
/** A look that takes long comes less often: of a queue that nobody empties, all is looked through. */
const lookShare = 0.02
/** Events handed to a sink at once. */
const batch = 200
/** Milliseconds from one try to hand a sink its events to the next. */
const retry = { base: 1000, factor: 2, cap: 60_000 }

export interface Relay {
  /** Stop; what is being handed over is finished first. */
  close(): Promise<void>
}

export function startRelay(parts: Parts, sinks: readonly Sink[], given: Partial<Pace> = {}): Relay {
  const stop = new AbortController()
  const pace = { ...usualPace, ...given }
  const running = run(parts, sinks, pace, stop.signal)
  return {
    close: async () => {
      stop.abort()
      await running
    },
  }
}

async function run(parts: Parts, sinks: readonly Sink[], pace: Pace, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    try {
      await using lead = await takeLead(parts.db)
      if (lead) await handOn(parts, sinks, pace, stop, lead)
    } catch (error) {
      parts.log.error({ error: messageOf(error) }, 'the relay lost its connection')
    }
    await pause(pace.standbyMs, stop)
  }
}

interface Progress {
  sink: Sink
  failures: number
  notBefore: number
  /** When to look next whether it has what it was handed. */
  lookAt: number
}

/**
 * Hand on until told to stop.
 * @throws when the lead is lost
 */
async function handOn(parts: Parts, sinks: readonly Sink[], pace: Pace, stop: AbortSignal, lead: Lead): Promise<void> {
  const progress: Progress[] = sinks.map((sink) => ({ sink, failures: 0, notBefore: 0, lookAt: 0 }))
  let notified = 0
  while (!stop.aborted) {
    await lead.confirm()
    const newest = await newestSeq(parts.db)
    if (newest > notified) {
      await notifyNewest(parts.db, newest)
      notified = newest
    }
    const more = await Promise.all(progress.map((one) => advance(parts, one, newest, pace.keptMs)))
    if (!more.includes(true)) await pause(pace.idleMs, stop)
  }
}

/** Hand one batch to one sink. A sink that fails waits longer each time, and holds up no other. */
async function advance({ db, log, metrics }: Parts, one: Progress, newest: number, keptMs: number): Promise<boolean> {
  if (performance.now() < one.notBefore) return false
  const { sink } = one
  try {
    const { seq: from, mostEvents, paused, ...handed } = await sinkCursor(db, sink.name)
    if (paused) return false
    const since = performance.now()
    const thoroughly = since >= one.lookAt
    if (sink.look && (from < newest || thoroughly)) {
      const { lostAfter, taken } = await sink.look(handed, thoroughly)
      const now = performance.now()
      if (thoroughly) one.lookAt = now + Math.max(keptMs, (now - since) / lookShare)
      if (lostAfter !== undefined && lostAfter < from) {
        if (await setBackSink(db, sink.name, from, lostAfter))
          log.warn(
            { sink: sink.name, from: lostAfter + 1, to: from },
            'a sink has lost events that it was handed; they are handed over again',
          )
        return true
      }
      if (taken !== undefined && taken !== handed.taken) await noteTaken(db, sink.name, from, taken)
    }
    if (from >= newest) return false
    // What its queue has no room for waits in the log, where `telex status` shows it.
    const room = (await sink.room?.(mostEvents ?? undefined)) ?? batch
    if (room <= 0) return false
    const events = await eventsAfter(db, from, Math.min(batch, room))
    if (events.length === 0) return false
    await sink.deliver(events)
    await advanceSink(db, sink.name, from, events.at(-1)!.seq)
    metrics.delivered(sink.name, events.length)
    one.failures = 0
    return true
  } catch (error) {
    const message = messageOf(error)
    one.notBefore = performance.now() + backoff(one.failures, retry)
    one.failures++
    log.error({ sink: sink.name, error: message, failures: one.failures }, 'a sink does not take events')
    await noteSinkError(db, sink.name, message).catch((cause) => log.error({ error: String(cause) }, 'cannot note it'))
    return false
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

const pause = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }).catch(() => undefined)
