/**
 * The relay hands committed events on, to each consumer in order, and remembers for each how far it got. Of all processes one leads; when it goes,
 * another takes over from the remembered place. Each consumer is served by itself: one that is slow, hangs or fails delays no other.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { backoff } from '#src/backoff.ts'
import type { Context } from '#src/context.ts'
import { atMost } from '#src/queue/at-most.ts'
import { noteSinkError, notifyNewest } from '#src/store/events.ts'
import { type Lead, takeLead } from '#src/store/lead.ts'
import { type Relayed, readOne, readRelayed } from '#src/store/relayed.ts'
import { type Courier, courierOf, type Sink } from './sink.ts'

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
/** Milliseconds from one try to hand a consumer its events to the next. */
const retry = { base: 1000, factor: 2, cap: 60_000 }
/** A step that takes longer is told of: milliseconds. */
const longStepMs = 30_000
/** At the end a step that is under way gets so long: milliseconds. */
const closeMs = 3_000

export interface Relay {
  /** Stop; what is being handed over is finished first, as far as that ends soon. */
  close(): Promise<void>
}

/**
 * @param sinks what the settings name
 * @param courierTo the way to a consumer that was added by command; undefined where this process has none, which `last_error` says
 */
export function startRelay(parts: Parts, sinks: readonly Sink[], given: Partial<Pace> = {}, courierTo?: (to: Relayed) => Courier): Relay {
  const pace = { ...usualPace, ...given }
  const stop = new AbortController()
  const serving = new Map<string, Serving>()
  const running = run(
    { ...parts, named: new Map(sinks.map((sink) => [sink.name, courierOf(parts, sink, pace.keptMs)])), courierTo, serving },
    pace,
    stop.signal,
  )
  return {
    close: async () => {
      stop.abort()
      await running
      await atMost(closeMs, Promise.all([...serving.values()].map(({ work }) => work)))
    },
  }
}

/** A consumer that is being served, or that waits after a failure. */
interface Serving {
  kind: Relayed['kind']
  work: Promise<void> | undefined
  courier: Courier
  failures: number
  notBefore: number
}

interface Relaying extends Parts {
  named: ReadonlyMap<string, Courier>
  courierTo: ((to: Relayed) => Courier) | undefined
  serving: Map<string, Serving>
}

async function run(relaying: Relaying, pace: Pace, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    try {
      await using lead = await takeLead(relaying.db)
      if (lead) await handOn(relaying, pace, stop, lead)
    } catch (error) {
      relaying.log.error({ error: messageOf(error) }, 'the relay lost its connection')
    }
    await pause(pace.standbyMs, stop)
  }
}

/**
 * Hand on until told to stop.
 * @throws when the lead is lost
 */
async function handOn(relaying: Relaying, { idleMs }: Pace, stop: AbortSignal, lead: Lead): Promise<void> {
  const lost = new AbortController()
  const over = AbortSignal.any([stop, lost.signal])
  let notified = 0
  try {
    while (!stop.aborted) {
      await lead.confirm()
      const { newest, relayed } = await readRelayed(relaying.db, [...relaying.named.keys()])
      if (newest > notified) {
        await notifyNewest(relaying.db, newest)
        notified = newest
      }
      for (const to of relayed) serve(relaying, to, newest, over)
      for (const [name, { work }] of relaying.serving) if (!work && !relayed.some((to) => to.name === name)) relaying.serving.delete(name)
      await pause(idleMs, stop)
    }
  } finally {
    lost.abort()
  }
}

/** Begin to serve a consumer that has not had all, and is not being served. */
function serve(relaying: Relaying, to: Relayed, newest: number, stop: AbortSignal): void {
  const { named, courierTo, serving } = relaying
  let one = serving.get(to.name)
  if (!one || (one.kind !== to.kind && !one.work)) {
    const courier = named.get(to.name) ?? (to.kind === 'sink' ? undefined : courierTo?.(to))
    // What the settings named once stays where it was.
    if (!courier) return
    one = { kind: to.kind, work: undefined, courier, failures: 0, notBefore: 0 }
    serving.set(to.name, one)
  }
  if (one.work || to.paused || performance.now() < one.notBefore) return
  if (to.seq >= newest && !one.courier.isOwed) return
  const current = one
  current.work = steps(relaying, current, to.seq < newest, stop).finally(() => {
    current.work = undefined
  })
}

/** Step by step until it has had all. One that fails waits longer each time. */
async function steps({ db, log }: Relaying, one: Serving, isBehind: boolean, stop: AbortSignal): Promise<void> {
  const { name } = one.courier
  const late = setInterval(() => {
    log.warn({ sink: name, seconds: longStepMs / 1000 }, 'a consumer takes long to take events')
    void noteSinkError(db, name, `has not taken its events for ${longStepMs / 1000} s`).catch(() => undefined)
  }, longStepMs)
  late.unref()
  try {
    if (!isBehind && !(await one.courier.isOwed?.())) return
    for (;;) {
      if (stop.aborted) return
      const to = await readOne(db, name)
      if (!to || to.paused) return
      const more = await one.courier.step(to, stop)
      one.failures = 0
      if (!more) return
      late.refresh()
    }
  } catch (error) {
    if (stop.aborted) return
    const message = messageOf(error)
    one.notBefore = performance.now() + backoff(one.failures, retry)
    one.failures++
    log.error({ sink: name, error: message, failures: one.failures }, 'a sink does not take events')
    await noteSinkError(db, name, message).catch((cause) => log.error({ error: String(cause) }, 'cannot note it'))
  } finally {
    clearInterval(late)
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

const pause = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }).catch(() => undefined)
