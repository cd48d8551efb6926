/**
 * What was said of whether a story may be used: each word once, never changed.
 */
import { eq } from 'drizzle-orm'
import type { StoryId } from '#src/brand.ts'
import type { StatusRuling } from '#src/story/place/plan.ts'
import type { Tx } from './db.ts'
import { statusRuling } from './schema.ts'
import { storable } from './storable.ts'

/** All that was said of a story. */
export function listRulings(tx: Tx, story: StoryId): Promise<StatusRuling[]> {
  const { status, by, actor, reason, note, signals, item, itemRevision, at } = statusRuling
  return tx
    .select({ status, by, actor, reason, note, signals, item, itemRevision, at })
    .from(statusRuling)
    .where(eq(statusRuling.storyId, story))
    .orderBy(statusRuling.id)
}

export async function addRuling(tx: Tx, storyId: StoryId, ruling: StatusRuling): Promise<void> {
  await tx.insert(statusRuling).values({ ...storable({ ...ruling, at: undefined }), storyId, at: ruling.at })
}
