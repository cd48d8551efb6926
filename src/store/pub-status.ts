/**
 * Whether a story may be used: an admin's kills and restores, and embargoes that end.
 */
import { sql } from 'drizzle-orm'
import type { StoryId } from '#src/brand.ts'
import { copiesRuled } from '#src/story/place/index.ts'
import { decree, rule } from '#src/story/place/status.ts'
import type { PubStatus } from '#src/story/story.ts'
import { announce } from './announce.ts'
import type { Ruler } from './cluster-rulings.ts'
import { clustersOf } from './clusters.ts'
import type { Db, Tx } from './db.ts'
import { emit } from './events.ts'
import { inOrder } from './locks.ts'
import { carryOut } from './plans.ts'
import { story } from './schema.ts'
import { lockKin, lockStandings } from './versions.ts'

/**
 * An admin kills or restores a story and the agency's copies of it: see `story/place/status.ts` for what holds from then on.
 * @returns the story's version that says so; `unchanged` where the story has that status already
 */
export function setPubStatus(
  db: Db,
  id: StoryId,
  status: Extract<PubStatus, 'usable' | 'canceled'>,
  now: Date,
  by: Ruler = {},
): Promise<'no-story' | 'unchanged' | { version: number }> {
  return inOrder(db, async (tx, locks) => {
    await locks.clusters([...(await clustersOf(tx, [id])).values()])
    const [standing] = await lockStandings(tx, locks, [id])
    if (!standing) return 'no-story'
    // Kept also where it changes nothing: a kill that has come already, and is worked off later, is a word that came before it.
    const kin = await lockKin(tx, locks, standing.clusterId, standing.content.agency, [id])
    const word = decree(status, { ...by, at: await clockOf(tx) })
    const ruled = rule(standing, word)
    await carryOut(tx, [...ruled.steps, ...copiesRuled(standing.content, word, kin)], now)
    return ruled.standing.version === standing.version ? 'unchanged' : { version: ruled.standing.version }
  })
}

/** The database's own clock, by which items come, too. */
async function clockOf(tx: Tx): Promise<Date> {
  const { rows } = await tx.execute<{ at: string }>(sql`SELECT clock_timestamp()::text AS at`)
  return new Date(rows[0]!.at)
}

/** Announce the embargoes that have ended. */
export async function releaseEmbargoes(db: Db, now: Date): Promise<StoryId[]> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .update(story)
      .set({ releasedAt: now })
      .where(sql`${story.embargoedUntil} <= ${now.toISOString()}::timestamptz AND ${story.releasedAt} IS NULL`)
      .returning()
    for (const row of rows.filter(({ pubStatus }) => pubStatus === 'usable')) {
      await emit(tx, {
        type: 'story.released',
        subject: row.id,
        storyId: row.id,
        data: await announce(tx, row, row.version, 'updated', row.content),
      })
    }
    return rows.map(({ id }) => id)
  })
}
