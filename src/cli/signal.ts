/**
 * Ctrl-C and SIGTERM: once to stop in order, twice to stop at once; and never longer than the deadline, in whatever phase.
 */
import type { Logger } from 'pino'

const deadlineMs = 9_500
/** Ctrl-C reaches every process of a terminal, and npm passes on what it gets: within this time they are one. */
const onePressMs = 250

type Log = Pick<Logger, 'info' | 'error'>

export interface Stopping {
  received: Promise<void>
  aborted: AbortSignal
  /** All is closed: nothing holds the process any more. */
  done(): void
}

/** @param toldTo where the stop is logged; may come later, so that signals are heard before there is a log */
export function untilSignal(toldTo?: Log | (() => Log | undefined)): Stopping {
  const log = () => (typeof toldTo === 'function' ? toldTo() : toldTo)
  const stop = new AbortController()
  const { promise, resolve } = Promise.withResolvers<void>()
  let deadline: NodeJS.Timeout | undefined
  let first = 0
  const onSignal = (signal: NodeJS.Signals) => {
    if (stop.signal.aborted) {
      if (performance.now() - first < onePressMs) return
      log()?.error({ signal }, 'stopped at once')
      process.exit(1)
    }
    log()?.info({ signal }, 'telex is stopping')
    first = performance.now()
    stop.abort()
    deadline = setTimeout(() => {
      log()?.error('stopping took too long; what was under way will be done again at the next start')
      process.exit(1)
    }, deadlineMs)
    deadline.unref()
    resolve()
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  return {
    received: promise,
    aborted: stop.signal,
    done: () => {
      clearTimeout(deadline)
      process.exit(process.exitCode ?? 0)
    },
  }
}

/** SIGHUP: call back, one at a time; those that come meanwhile are one more. */
export function onHangUp(reload: () => Promise<void>): void {
  let running = false
  let again = false
  process.on('SIGHUP', async () => {
    again = true
    if (running) return
    running = true
    while (again) {
      again = false
      await reload()
    }
    running = false
  })
}
