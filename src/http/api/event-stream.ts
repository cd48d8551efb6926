/**
 * Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html): an `id` an event, its number. Each stream reads for itself, and no
 * further than its client does; one look for new events serves all.
 */
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { readEvents, readNewest } from '#src/store/api-reads.ts'
import { errorFields } from '#src/store/cause.ts'
import type { ReadOnly } from '#src/store/read-only.ts'
import type { EventFilter } from '#src/story/event.ts'

interface Asked {
  after: number
  filter: EventFilter | null
  /** Header fields that each answer has. */
  fields: Record<string, string>
}

export interface EventStreams {
  /** A place for one more stream; undefined where there is none. */
  admit(): ((to: ServerResponse, asked: Asked) => void) | undefined
  close(): void
}

export interface StreamBounds {
  /** Streams that this process serves. */
  most: number
  /** From one look for new events to the next, and from one sign of life to the next: milliseconds. */
  lookMs: number
  aliveMs: number
  /** A client that reads nothing for so long is let go: milliseconds. */
  stuckMs: number
}

const usual: StreamBounds = { most: 100, lookMs: 250, aliveMs: 15_000, stuckMs: 30_000 }
const batch = 100

export function openEventStreams(read: ReadOnly, log: Logger, { most, lookMs, aliveMs, stuckMs } = usual): EventStreams {
  const stop = new AbortController()
  let open = 0
  /** As of the last look. */
  let newest = 0
  let come = Promise.withResolvers<void>()
  let looking = false

  const look = async () => {
    if (looking) return
    looking = true
    while (open > 0 && !stop.signal.aborted) {
      try {
        const seq = await readNewest(read)
        if (seq > newest) {
          newest = seq
          come.resolve()
          come = Promise.withResolvers()
        }
      } catch (error) {
        log.debug(errorFields(error), 'streams wait for the database')
      }
      await sleep(lookMs, undefined, { signal: stop.signal }).catch(() => undefined)
    }
    looking = false
  }

  /** @returns whether the client still reads */
  const write = async (to: ServerResponse, text: string): Promise<boolean> => {
    if (to.destroyed || to.writableEnded) return false
    if (to.write(text)) return true
    const read = await once(to, 'drain', { signal: AbortSignal.any([stop.signal, AbortSignal.timeout(stuckMs)]) }).then(
      () => true,
      () => false,
    )
    if (!read) to.destroy()
    return read
  }

  const serve = async (to: ServerResponse, { after, filter, fields }: Asked, gone: AbortSignal) => {
    to.writeHead(200, { ...fields, 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' })
    if (!(await write(to, 'retry: 2000\n\n'))) return
    let at = after
    let failures = 0
    while (!gone.aborted) {
      let more = false
      // One that waits for what comes is woken by what comes after this.
      const next = come.promise
      try {
        const page = await readEvents(read, { after: at, limit: batch, filter })
        failures = 0
        const text = page.events
          .map((event) => `id: ${Number(event.sequence)}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
          .join('')
        if (text && !(await write(to, text))) return
        more = page.next > at
        at = page.next
      } catch (error) {
        log.debug(errorFields(error), 'a stream waits for the database')
        if (++failures > 20) return
        await sleep(Math.min(5_000, 100 * 2 ** failures), undefined, { signal: gone }).catch(() => undefined)
        continue
      }
      if (more) continue
      const alive = sleep(aliveMs, 'alive', { signal: gone, ref: false }).catch(() => 'gone')
      if ((await Promise.race([next.then(() => 'come'), alive])) === 'alive' && !(await write(to, ': alive\n\n'))) return
    }
  }

  return {
    admit: () => {
      if (open >= most || stop.signal.aborted) return undefined
      open++
      return (to, asked) => {
        const left = new AbortController()
        to.on('close', () => left.abort())
        to.on('error', () => left.abort())
        void look()
        void serve(to, asked, AbortSignal.any([left.signal, stop.signal])).finally(() => {
          open--
          to.end()
        })
      }
    },
    close: () => stop.abort(),
  }
}
