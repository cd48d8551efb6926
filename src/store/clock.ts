/**
 * One clock for all workers: PostgreSQL's. What one writes another compares with its own time (polls, pauses of hosts, embargoes, rulings), so that a
 * machine whose clock is wrong, or is set, would stop feeds for hours or tell an embargoed story.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from './db.ts'

/** How often the clock is compared with PostgreSQL's: milliseconds. Between, the processor's own count goes on, which nobody sets. */
const usualEveryMs = 5_000
/** An answer that was longer on its way (milliseconds) is taken only where it proves the clock wrong. */
const mostOnTheWayMs = 500

type OnSetBack = (byMs: number) => Promise<unknown>

export interface Clock {
  now(): Date
  close(): Promise<void>
}

/** PostgreSQL's clock is taken for set back where it tells so much (milliseconds) less than it should. */
const setBackMs = 2_000

/**
 * Tells the machine's time until PostgreSQL has answered, and goes on from its last answer while it is away.
 * @param onSetBack called, until it ends well, when PostgreSQL's clock was set back by so many milliseconds: what this process noted since then is wrong
 */
export async function openClock(
  db: Db,
  { everyMs = usualEveryMs, onSetBack }: { everyMs?: number; onSetBack?: OnSetBack } = {},
): Promise<Clock> {
  let ahead = Date.now() - performance.now()
  let known = false
  let owed = 0
  const compare = async () => {
    const asked = performance.now()
    const { rows } = await db.$client.query<{ ms: number }>('SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms')
    const onTheWay = performance.now() - asked
    const told = rows[0]!.ms - (asked + onTheWay / 2)
    if (known && onTheWay > mostOnTheWayMs && Math.abs(told - ahead) <= onTheWay / 2) return
    if (known && ahead - told > setBackMs) owed = Math.max(owed, ahead - told)
    ahead = told
    known = true
    if (owed === 0) return
    await onSetBack?.(owed)
    owed = 0
  }
  const stop = new AbortController()
  const repeat = async () => {
    while (!stop.signal.aborted) {
      await sleep(everyMs, undefined, { signal: stop.signal, ref: false }).catch(() => undefined)
      // Where it is away, others say so.
      if (!stop.signal.aborted) await compare().catch(() => undefined)
    }
  }
  await compare().catch(() => undefined)
  void repeat()
  return {
    now: () => new Date(performance.now() + ahead),
    close: async () => stop.abort(),
  }
}
