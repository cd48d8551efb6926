/**
 * What admins decide about clusters: which stories belong together, and which do not.
 */
import { inArray } from 'drizzle-orm'
import type { ClusterId, StoryId } from '#src/brand.ts'
import { ruledByMerge } from '#src/story/place/merged.ts'
import { clustersOf, takeOut, unite } from './clusters.ts'
import type { Db, Tx } from './db.ts'
import { inOrder, type Locks } from './locks.ts'
import { carryOut } from './plans.ts'
import { decision, ruling, story } from './schema.ts'
import { lockMerging } from './versions.ts'

export type Ruled = 'no-story' | 'no-other' | 'already' | { cluster: ClusterId; moved: number }

/** Who rules, and why, for those who ask later. */
export interface Ruler {
  actor?: string | undefined
  reason?: string | undefined
}

/** Take a story out of the cluster that it shares with another, into one of its own. */
export function splitStory(db: Db, id: StoryId, from: StoryId, now: Date, by: Ruler = {}): Promise<Ruled> {
  return rule(db, { id, other: from, verdict: 'apart', now, by }, async (tx, locks, one, other) => {
    if (one.clusterId !== other.clusterId) return 'already'
    await locks.stories([id, from])
    return { cluster: await takeOut(tx, id, other.clusterId, now), moved: 1 }
  })
}

/** Bring the cluster of another story into this story's; what is ruled of a story in either reaches its copies in the other. */
export function mergeStories(db: Db, id: StoryId, from: StoryId, now: Date, by: Ruler = {}): Promise<Ruled> {
  return rule(db, { id, other: from, verdict: 'together', now, by }, async (tx, locks, one, other) => {
    if (one.clusterId === other.clusterId) return 'already'
    const merging = await lockMerging(tx, locks, [one.clusterId, other.clusterId], now)
    const said = { comparedWith: id, rule: 'admin', reason: by.reason ?? null, actor: by.actor ?? null }
    const moved = await unite(tx, { into: one.clusterId, from: other.clusterId, of: from, by: from, said })
    await carryOut(tx, ruledByMerge(merging, one.clusterId, now), now)
    return { cluster: one.clusterId, moved: moved.length }
  })
}

type Place = { id: StoryId; clusterId: ClusterId; firstSeenAt: Date }

async function rule(
  db: Db,
  { id, other, verdict, now, by }: { id: StoryId; other: StoryId; verdict: 'apart' | 'together'; now: Date; by: Ruler },
  work: (tx: Tx, locks: Locks, one: Place, other: Place) => Promise<Ruled>,
): Promise<Ruled> {
  return inOrder(db, async (tx, locks) => {
    const before = await clustersOf(tx, [id, other])
    await locks.clusters([...before.values()])
    const rows = await tx
      .select({ id: story.id, clusterId: story.clusterId, firstSeenAt: story.firstSeenAt })
      .from(story)
      .where(inArray(story.id, [id, other]))
    if (rows.some((row) => row.clusterId !== before.get(row.id))) locks.again()
    const one = rows.find((row) => row.id === id)
    const two = rows.find((row) => row.id === other)
    if (!one) return 'no-story'
    if (!two || id === other) return 'no-other'
    const outcome = await work(tx, locks, one, two)
    const [a, b] = [id, other].sort() as [StoryId, StoryId]
    const said = { verdict, actor: by.actor ?? null, reason: by.reason ?? null, at: now }
    await tx
      .insert(ruling)
      .values({ storyA: a, storyB: b, ...said })
      .onConflictDoUpdate({ target: [ruling.storyA, ruling.storyB], set: said })
    if (typeof outcome === 'object') {
      const reason = `${by.actor ?? 'an admin'} ${verdict === 'apart' ? 'took it out of the cluster of' : 'brought together'} ${verdict === 'apart' ? other : `it and ${other}`}${by.reason ? `: ${by.reason}` : ''}`
      for (const [subject, counterpart] of [
        [id, other],
        [other, id],
      ] as const)
        await tx.insert(decision).values({
          storyId: subject,
          rule: 'admin',
          outcome: verdict === 'apart' ? 'split' : 'merged',
          counterpart,
          similarity: null,
          evidence: [{ rule: 'admin', reason, counterpart }],
        })
    }
    return outcome
  })
}
