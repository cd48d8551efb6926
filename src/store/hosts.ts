/**
 * When a host may be asked again, agreed among all workers: a slot is taken in the database before the request is queued,
 * and its time becomes the job's delay.
 */
import { eq, sql } from 'drizzle-orm'
import { defaultIntervalMs, type HostState } from '#src/net/politeness.ts'
import type { Db } from './db.ts'
import { hostSlot } from './schema.ts'

/**
 * Take the next free slot of a host.
 * @returns when the request may go out
 */
export async function takeSlot(db: Db, host: string): Promise<Date> {
  const { rows } = await db.$client.query<{ at: Date }>(
    `INSERT INTO ingest.host_slot AS h (host, next_free_at, interval_ms) VALUES ($1, now() + make_interval(secs => $2 / 1000.0), $2)
     ON CONFLICT (host) DO UPDATE SET
       next_free_at = greatest(h.next_free_at, now(), coalesce(h.backoff_until, now())) + make_interval(secs => h.interval_ms / 1000.0),
       updated_at = now()
     RETURNING next_free_at - make_interval(secs => interval_ms / 1000.0) AS at`,
    [host, defaultIntervalMs],
  )
  return rows[0]!.at
}

export async function getHost(db: Db, host: string): Promise<HostState | undefined> {
  const [row] = await db.select().from(hostSlot).where(eq(hostSlot.host, host))
  return row
}

/** A host asked for a pause, or is back to normal. */
export async function setHostPace(
  db: Db,
  host: string,
  { intervalMs, backoffUntil }: { intervalMs: number; backoffUntil: Date | null },
): Promise<void> {
  await db
    .insert(hostSlot)
    .values({ host, nextFreeAt: backoffUntil ?? new Date(0), intervalMs, backoffUntil })
    .onConflictDoUpdate({ target: hostSlot.host, set: { intervalMs, backoffUntil, updatedAt: sql`now()` } })
}
