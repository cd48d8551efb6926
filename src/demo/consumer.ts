/**
 * A consumer of events as any newsroom system may be one: plain SQL with a cursor, `wire.poll_events` and `wire.ack_events`.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '#src/store/db.ts'
import { ackEvents, pollEvents } from '#src/store/events.ts'
import type { CloudEvent } from '#src/story/event.ts'

const atOnce = 100
const pauseMs = 200

/**
 * Hand on every event in order until told to stop; an event counts as delivered when `take` has returned.
 * @param take told of each event
 * @returns when stopped, or when the database fails (then it throws)
 */
export async function consume(db: Db, name: string, take: (event: CloudEvent) => void, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const events = await pollEvents(db, name, atOnce)
    for (const event of events) take(event)
    const last = events.at(-1)
    if (last) await ackEvents(db, name, last)
    else await sleep(pauseMs, undefined, { signal: stop }).catch(() => undefined)
  }
}
