/**
 * Turns at places that files are taken from: one process at a time, told by a short lease that is renewed while the turn lasts. A process that dies
 * leaves its place to others within half a minute.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { and, eq, lt, sql } from 'drizzle-orm'
import type { Db } from './db.ts'
import { turn } from './schema.ts'

export const leaseMs = 30_000
const renewMs = 10_000
/** The database's clock, which all processes share. */
const end = sql`clock_timestamp() + ${`${leaseMs} milliseconds`}::interval`

export interface Turn extends AsyncDisposable {
  /** Aborted when the lease was lost: others may be at the place. */
  lost: AbortSignal
}

async function again(giveBack: () => Promise<unknown>): Promise<void> {
  const until = performance.now() + leaseMs
  let given = false
  while (!given && performance.now() < until) {
    await sleep(1000, undefined, { ref: false })
    given = await giveBack().then(
      () => true,
      () => false,
    )
  }
}

/** @returns undefined when another has its turn at the place */
export async function takeTurn(db: Db, place: string): Promise<Turn | undefined> {
  const holder = randomUUID()
  const mine = and(eq(turn.place, place), eq(turn.holder, holder))
  const { rowCount } = await db
    .insert(turn)
    .values({ place, holder, until: end })
    .onConflictDoUpdate({ target: turn.place, set: { holder, until: end }, setWhere: lt(turn.until, sql`clock_timestamp()`) })
  if (rowCount === 0) return undefined
  const control = new AbortController()
  let held = performance.now()
  let renewing = Promise.resolve()
  const renew = async () => {
    const asked = performance.now()
    const renewed = await db
      .update(turn)
      .set({ until: end })
      .where(mine)
      // A database that is away says nothing of the lease, until it must have ended.
      .catch(() => undefined)
    if (renewed?.rowCount) held = asked
    else if (renewed || asked - held > leaseMs) control.abort(new Error(`the turn at ${place} has gone to another`))
  }
  const timer = setInterval(() => {
    renewing = renewing.then(renew)
  }, renewMs)
  return {
    lost: control.signal,
    async [Symbol.asyncDispose]() {
      clearInterval(timer)
      await renewing
      const giveBack = () => db.delete(turn).where(mine)
      // Where the database is away it is tried again, until the lease ends by itself.
      await giveBack().catch(() => void again(giveBack))
    },
  }
}
