/**
 * Looks after an embedded server while somebody works with it: one that ends is started again, where it was.
 */
import { setTimeout as sleep } from 'node:timers/promises'

/** From one look, or one try, to the next: milliseconds. */
const lookMs = 1_000

/** What happened to the server: told once each time. */
export type ServerNews = { kind: 'ended' } | { kind: 'back' } | { kind: 'refused'; error: unknown }

interface Server {
  lives(): Promise<boolean>
  /** Start it again. @throws why not; it is tried again */
  revive(stop: AbortSignal): Promise<void>
}

/** @returns how to stop looking; what is being started is stopped again */
export function watchServer({ lives, revive }: Server, onNews: (news: ServerNews) => void): () => Promise<void> {
  const stop = new AbortController()
  const watch = async () => {
    while (!stop.signal.aborted) {
      await sleep(lookMs, undefined, { signal: stop.signal, ref: false }).catch(() => undefined)
      if (stop.signal.aborted || (await lives())) continue
      onNews({ kind: 'ended' })
      while (!stop.signal.aborted) {
        try {
          await revive(stop.signal)
          onNews({ kind: 'back' })
          break
        } catch (error) {
          if (!stop.signal.aborted) onNews({ kind: 'refused', error })
          // What fails at once would fail a thousand times a second.
          await sleep(lookMs, undefined, { signal: stop.signal, ref: false }).catch(() => undefined)
        }
      }
    }
  }
  const watching = watch()
  return async () => {
    stop.abort()
    await watching
  }
}
