/**
 * Where events go. A sink gets them in order, and may get one again after a crash: it has to tell by the number.
 */
import type { NumberedEvent } from '#src/store/events.ts'

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
