/**
 * Where events go. A sink gets them in order, and may get one again after a crash: it has to tell by the number.
 */
import type { Context } from '#src/context.ts'
import type { NumberedEvent } from '#src/store/events.ts'
import { advance, nextFor, noteTaken, type Relayed, setBack } from '#src/store/relayed.ts'

export interface Sink {
  /** Under which the relay remembers how far it got. */
  name: string
  /** How many events it may still be given, where what was handed over waits with it; `most`: of its own, where it has a bound of its own. */
  room?(most: number | undefined): Promise<number>
  /**
   * Look what it still has of all that was handed over: it lies with servers that may lose it.
   * @param thoroughly whether also up to where it was taken, which may take long
   */
  look?(handed: Handed, thoroughly: boolean): Promise<Kept>
  /** Hand over a batch; when it returns, all of it has arrived. @throws where that was lost since `look` which came before it */
  deliver(events: readonly NumberedEvent[]): Promise<void>
}

/** What the relay remembers of a sink. */
export interface Handed {
  /** The last event that it was handed. */
  given: number
  /** All up to this one was taken from where it waits; null: not known. */
  taken: number | null
}

export interface Kept {
  /** It has lost of what was handed over: all after this event has to come again. */
  lostAfter?: number
  /** All up to this one is now taken. */
  taken?: number
}

/** A way to a consumer that keeps its own account of what has arrived. */
export interface Courier {
  name: string
  /**
   * Take one step with what has not arrived.
   * @param to the consumer as it stands, and the newest event
   * @returns whether there is more to do at once
   * @throws what keeps it from all, in words for an admin: it is called again after a while
   */
  step(to: Relayed & { newest: number }, stop: AbortSignal): Promise<boolean>
  /** Whether it may have something to do though it has had all events. */
  isOwed?(): Promise<boolean>
}

/** Events handed to a sink at once. */
const batch = 200
/** A look that takes long comes less often: of a queue that nobody empties, all is looked through. */
const lookShare = 0.02

/** Hands a sink its events batch by batch. @param keptMs from one look to the next whether it still has what it was handed */
export function courierOf({ db, log, metrics }: Pick<Context, 'db' | 'log' | 'metrics'>, sink: Sink, keptMs = 5_000): Courier {
  let lookAt = 0
  /** @returns whether it was set back */
  const look = async (to: Relayed & { newest: number }): Promise<boolean> => {
    const since = performance.now()
    const thoroughly = since >= lookAt
    if (!sink.look || (to.seq >= to.newest && !thoroughly)) return false
    const { lostAfter, taken } = await sink.look(to, thoroughly)
    const now = performance.now()
    if (thoroughly) lookAt = now + Math.max(keptMs, (now - since) / lookShare)
    // Not before its beginning.
    const kept = lostAfter === undefined ? to.seq : Math.max(lostAfter, to.taken ?? 0)
    if (kept < to.seq) {
      if (await setBack(db, to, kept))
        log.warn({ sink: sink.name, from: kept + 1, to: to.seq }, 'a sink has lost events that it was handed; they are handed over again')
      return true
    }
    if (taken !== undefined && taken !== to.taken) await noteTaken(db, to, taken)
    return false
  }
  return {
    name: sink.name,
    ...(sink.look ? { isOwed: async () => performance.now() >= lookAt } : {}),
    step: async (to) => {
      if (await look(to)) return true
      // What its queue has no room for waits in the log, where `telex status` shows it.
      const room = (await sink.room?.(to.mostEvents ?? undefined)) ?? batch
      if (room <= 0) return false
      const { events, reached } = await nextFor(db, to, { newest: to.newest, limit: Math.min(batch, room) })
      if (reached === to.seq) return false
      if (events.length > 0) await sink.deliver(events)
      const last = events.at(-1)?.seq
      await advance(db, to, { reached, ...(last === undefined ? {} : { given: last }) })
      metrics.delivered(sink.name, events)
      return true
    },
  }
}
