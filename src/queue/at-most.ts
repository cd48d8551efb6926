import { setTimeout as sleep } from 'node:timers/promises'

/** Wait for something that may wait for a server that is away, but no longer than so many milliseconds; the process lives until then. */
export async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  const done = new AbortController()
  const late = sleep(ms, undefined, { signal: done.signal }).catch(() => undefined)
  await Promise.race([work, late]).finally(() => done.abort())
}
