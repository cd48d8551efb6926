/**
 * A consumer of events as any newsroom system may be one: plain SQL with a cursor, `wire.poll_events` and `wire.ack_events`.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '#src/store/db.ts'
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
    const { rows } = await db.$client.query<{ cloudevent: CloudEvent }>('SELECT cloudevent FROM wire.poll_events($1, $2)', [name, atOnce])
    for (const { cloudevent } of rows) take(cloudevent)
    const last = rows.at(-1)
    if (last) await db.$client.query('SELECT wire.ack_events($1, $2)', [name, Number(last.cloudevent.sequence)])
    else await sleep(pauseMs, undefined, { signal: stop }).catch(() => undefined)
  }
}
