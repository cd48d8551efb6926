/**
 * Filling columns of stories that were there before the columns were, in small steps between two migrations: a table of any size stays open
 * meanwhile, and what was done so far is done when it is cut off.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'

/** The migration that wants them filled, whatever its number. */
export const filledBefore = '_story_indexes'

/** Told how many stories are done; the next step waits for it. */
export type Tell = (done: number) => void | Promise<void>

/** Rows that one step locks and writes: a few tens of milliseconds. */
const atOnce = 500

/** A story's own triggers fill its columns. What a worker is writing at the moment is left for the next round: nobody waits for the other. */
const step = `
  WITH taken AS (
    SELECT id, first_seen_at FROM ingest.story
    WHERE has_picture IS NULL AND (first_seen_at, id) > (coalesce($1::timestamptz, '-infinity'), coalesce($2::uuid, '00000000-0000-0000-0000-000000000000'))
    ORDER BY first_seen_at, id LIMIT ${atOnce} FOR UPDATE SKIP LOCKED
  ), filled AS (
    UPDATE ingest.story s SET content = s.content FROM taken WHERE s.id = taken.id
  )
  SELECT first_seen_at::text AS at, id, count(*) OVER ()::int AS n FROM taken ORDER BY first_seen_at DESC, id DESC LIMIT 1`

/**
 * Fill what is not filled.
 * @param tell called after each step with how many stories are done
 * @returns how many stories were filled
 */
export async function fileStories(client: pg.Client, tell: Tell = () => undefined): Promise<number> {
  await client.query('SET synchronous_commit = off')
  let done = 0
  for (;;) {
    let after: { at: string; id: string } | undefined
    for (;;) {
      const { rows } = await client.query<{ at: string; id: string; n: number }>(step, [after?.at ?? null, after?.id ?? null])
      after = rows[0]
      if (!after) break
      done += rows[0]!.n
      await tell(done)
    }
    const { rowCount } = await client.query('SELECT FROM ingest.story WHERE has_picture IS NULL LIMIT 1')
    if (!rowCount) break
    await sleep(500)
  }
  if (done > 0) await client.query('ANALYZE ingest.story, ingest.quote, ingest.citation')
  await client.query('RESET synchronous_commit')
  return done
}
