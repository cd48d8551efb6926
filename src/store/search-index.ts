/**
 * What `wire.search` finds by. A story's words are looked up a moment after it is stored, as that takes longer than to store it; until then it is found as it
 * stands, while few wait.
 */
import { sql } from 'drizzle-orm'
import type { Db } from './db.ts'

/** Stories of one transaction: a version of one of them waits for it, some fifty milliseconds. */
const atOnce = 25

/**
 * Index stories that wait, the newest first, for about so long. Several processes may at once.
 * @returns how many were indexed
 */
export async function indexWaiting(db: Db, forMs = 500): Promise<number> {
  const until = performance.now() + forMs
  let indexed = 0
  for (;;) {
    const { rows } = await db.execute<{ n: number }>(sql`SELECT ingest.index_stories(${atOnce}::int) AS n`)
    indexed += rows[0]!.n
    if (rows[0]!.n < atOnce || performance.now() > until) return indexed
  }
}
