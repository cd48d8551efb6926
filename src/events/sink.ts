/**
 * Where events go. A sink gets them in order, and may get one again after a crash: it has to tell by the number.
 */
import type { NumberedEvent } from '#src/store/events.ts'

export interface Sink {
  /** Under which the relay remembers how far it got. */
  name: string
  /** How many events it may still be given, where what was handed over waits with it; `most`: of its own, where it has a bound of its own. */
  room?(most: number | undefined): Promise<number>
  /** Hand over a batch; when it returns, all of it has arrived. */
  deliver(events: readonly NumberedEvent[]): Promise<void>
}
