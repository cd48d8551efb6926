/**
 * Where events go. A sink gets them in order, and may get one again after a crash: it has to tell by the number.
 */
import type { NumberedEvent } from '#src/store/events.ts'

export interface Sink {
  /** Under which the relay remembers how far it got. */
  name: string
  /** Hand over a batch; when it returns, all of it has arrived. */
  deliver(events: readonly NumberedEvent[]): Promise<void>
}
