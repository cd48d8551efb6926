/**
 * Whether a story may be used: an admin's kills and restores, and embargoes that end.
 */
import { eq, sql } from 'drizzle-orm'
import type { StoryId } from '#src/brand.ts'
import { decree } from '#src/story/place/status.ts'
import type { PubStatus } from '#src/story/story.ts'
import { announce } from './announce.ts'
import type { Db } from './db.ts'
import { emit } from './events.ts'
import { carryOut } from './plans.ts'
import { story } from './schema.ts'
import { lockStanding } from './versions.ts'

/** An admin kills or restores a story; from then on feeds do not change its status. */
export async function setPubStatus(
  db: Db,
  id: StoryId,
  pubStatus: Extract<PubStatus, 'usable' | 'canceled'>,
  now: Date,
): Promise<'no-story' | 'unchanged' | { version: number }> {
  return db.transaction(async (tx) => {
    const standing = await lockStanding(tx, id)
    if (!standing) return 'no-story'
    await tx
      .update(story)
      .set({ pubStatusBy: pubStatus === 'usable' ? 'feed' : 'admin' })
      .where(eq(story.id, id))
    const change = decree(standing, pubStatus)
    if (change === 'unchanged') return 'unchanged'
    await carryOut(tx, change.steps, now)
    return { version: change.standing.version }
  })
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
