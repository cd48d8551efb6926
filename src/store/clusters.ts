/**
 * Clusters: which stories are copies of one, which of them is the agency's own, and what admins have decided about that.
 */
import { randomUUID } from 'node:crypto'
import { and, eq, inArray, or, sql } from 'drizzle-orm'
import type { ClusterId, StoryId } from '#src/brand.ts'
import { chooseOrigin, creditedAmong } from '#src/story/decide/origin.ts'
import type { Step } from '#src/story/place/plan.ts'
import type { Db, Tx } from './db.ts'
import { explain } from './decisions.ts'
import { emit } from './events.ts'
import { cluster, decision, ruling, story } from './schema.ts'

/** A story's place in its cluster: the cluster's size and times, and which copy is the agency's own. */
export async function joinCluster(
  tx: Tx,
  { clusterId, storyId, founded, now }: { clusterId: ClusterId; storyId: StoryId; founded: boolean; now: Date },
): Promise<void> {
  if (founded) {
    await tx.insert(cluster).values({ id: clusterId, originStoryId: storyId, size: 1, firstSeenAt: now, lastSeenAt: now })
    return
  }
  await tx.update(cluster).set({ lastSeenAt: now }).where(eq(cluster.id, clusterId))
  await settle(tx, clusterId, { storyId, data: { added: storyId } })
}

/** Make a cluster's row and its stories' relations be what its stories make of it, and announce it. One without stories goes. */
async function settle(tx: Tx, clusterId: ClusterId, { storyId, data }: { storyId: StoryId; data: Record<string, unknown> }): Promise<void> {
  await tx.select({ id: cluster.id }).from(cluster).where(eq(cluster.id, clusterId)).for('update')
  const members = await tx
    .select({ id: story.id, content: story.content, firstSeenAt: story.firstSeenAt, relation: story.relation })
    .from(story)
    .where(eq(story.clusterId, clusterId))
  const announce = (more: Record<string, unknown>) =>
    emit(tx, { type: 'cluster.changed', subject: clusterId, storyId, data: { cluster: clusterId, ...more, ...data } })
  if (members.length === 0) {
    await tx.delete(cluster).where(eq(cluster.id, clusterId))
    return announce({ size: 0 })
  }
  const agencies = members.map(({ content }) => content.agency)
  const origin = chooseOrigin(
    members.map(({ id, content, firstSeenAt }) => ({
      id,
      agency: content.agency,
      creditedAgency: creditedAmong(content, agencies),
      published: content.published,
      firstSeen: firstSeenAt.toISOString(),
    })),
  )
  await tx.update(cluster).set({ originStoryId: origin, size: members.length }).where(eq(cluster.id, clusterId))
  const agency = members.find(({ id }) => id === origin)!.content.agency
  for (const { id, content, relation } of members) {
    const wanted = id === origin ? 'original' : content.agency === agency ? 'same-news' : 'reprint'
    if (relation !== wanted) await tx.update(story).set({ relation: wanted }).where(eq(story.id, id))
  }
  await announce({ origin, size: members.length })
}

export type Ruled = 'no-story' | 'no-other' | 'already' | { cluster: ClusterId; moved: number }

/** Who rules, and why, for those who ask later. */
export interface Ruler {
  actor?: string | undefined
  reason?: string | undefined
}

/** Take a story out of the cluster that it shares with another, into one of its own. */
export function splitStory(db: Db, id: StoryId, from: StoryId, now: Date, by: Ruler = {}): Promise<Ruled> {
  return rule(db, { id, other: from, verdict: 'apart', now, by }, async (tx, one, other) => {
    if (one.clusterId !== other.clusterId) return 'already'
    const fresh = randomUUID() as ClusterId
    await tx.insert(cluster).values({ id: fresh, originStoryId: id, size: 1, firstSeenAt: one.firstSeenAt, lastSeenAt: now })
    await tx.update(story).set({ clusterId: fresh }).where(eq(story.id, id))
    await settle(tx, other.clusterId, { storyId: id, data: { removed: id } })
    await settle(tx, fresh, { storyId: id, data: { added: id } })
    return { cluster: fresh, moved: 1 }
  })
}

/** Bring the cluster of another story into this story's. */
export function mergeStories(db: Db, id: StoryId, from: StoryId, now: Date, by: Ruler = {}): Promise<Ruled> {
  return rule(db, { id, other: from, verdict: 'together', now, by }, async (tx, one, other) => {
    if (one.clusterId === other.clusterId) return 'already'
    const moved = await tx
      .update(story)
      .set({ clusterId: one.clusterId })
      .where(eq(story.clusterId, other.clusterId))
      .returning({ id: story.id })
    await settle(tx, other.clusterId, { storyId: from, data: { mergedInto: one.clusterId } })
    await settle(tx, one.clusterId, { storyId: from, data: { added: from } })
    return { cluster: one.clusterId, moved: moved.length }
  })
}

type Place = { id: StoryId; clusterId: ClusterId; firstSeenAt: Date }

async function rule(
  db: Db,
  { id, other, verdict, now, by }: { id: StoryId; other: StoryId; verdict: 'apart' | 'together'; now: Date; by: Ruler },
  work: (tx: Tx, one: Place, other: Place) => Promise<Ruled>,
): Promise<Ruled> {
  return db.transaction(async (tx) => {
    await lockClusters(tx, [...(await clustersOf(tx, [id, other])).values()])
    const rows = await tx
      .select({ id: story.id, clusterId: story.clusterId, firstSeenAt: story.firstSeenAt })
      .from(story)
      .where(inArray(story.id, [id, other]))
      .orderBy(story.id)
      .for('update')
    const one = rows.find((row) => row.id === id)
    const two = rows.find((row) => row.id === other)
    if (!one) return 'no-story'
    if (!two || id === other) return 'no-other'
    const outcome = await work(tx, one, two)
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

/** Clusters that an admin has ruled these stories to be no part of: what is like one of them is not brought into those by another. */
export async function ruledApart(tx: Tx, ids: readonly StoryId[]): Promise<ReadonlyMap<StoryId, ReadonlySet<StoryId>>> {
  const out = new Map<StoryId, Set<StoryId>>()
  if (ids.length === 0) return out
  const rows = await tx
    .select()
    .from(ruling)
    .where(and(eq(ruling.verdict, 'apart'), or(inArray(ruling.storyA, [...ids]), inArray(ruling.storyB, [...ids]))))
  for (const { storyA, storyB } of rows)
    for (const [one, other] of [
      [storyA, storyB],
      [storyB, storyA],
    ] as const)
      out.set(one, (out.get(one) ?? new Set()).add(other))
  return out
}

/** Lock clusters in one order, before any of their stories: two that join the same ones wait for each other. */
export async function lockClusters(tx: Tx, ids: readonly ClusterId[]): Promise<void> {
  await tx
    .select({ id: cluster.id })
    .from(cluster)
    .where(inArray(cluster.id, [...new Set(ids)]))
    .orderBy(cluster.id)
    .for('update')
}

/** In which clusters these stories are now. */
export async function clustersOf(tx: Tx, ids: readonly StoryId[]): Promise<ReadonlyMap<StoryId, ClusterId>> {
  const rows = await tx
    .select({ id: story.id, clusterId: story.clusterId })
    .from(story)
    .where(inArray(story.id, [...ids]))
  return new Map(rows.map(({ id, clusterId }) => [id, clusterId]))
}

/** Has an admin told a story of the one cluster apart from one of the other? Then no story joins the two. */
export async function areRuledApart(tx: Tx, one: ClusterId, other: ClusterId): Promise<boolean> {
  const { rows } = await tx.execute(sql`SELECT FROM ingest.ruling r
    JOIN ingest.story a ON a.id = r.story_a JOIN ingest.story b ON b.id = r.story_b
    WHERE r.verdict = 'apart' AND ((a.cluster_id = ${one} AND b.cluster_id = ${other}) OR (a.cluster_id = ${other} AND b.cluster_id = ${one})) LIMIT 1`)
  return rows.length > 0
}

/** A story has shown that a cluster's stories belong into its own: bring them there, announce it, and say why with each. Both are locked. */
export async function mergeProven(tx: Tx, { into, shownBy, proof }: Extract<Step, { step: 'merge' }>): Promise<void> {
  const from = proof.cluster as ClusterId
  const [evidence] = proof.evidence
  const moved = await tx.update(story).set({ clusterId: into }).where(eq(story.clusterId, from)).returning({ id: story.id })
  if (moved.length === 0) return
  const outcome = 'merged'
  const rule = evidence?.rule ?? 'late-knowledge'
  const reason = evidence?.reason ?? ''
  await explain(tx, shownBy, { kind: outcome, of: proof.of, similarity: evidence?.similarity ?? 0, evidence: proof.evidence })
  for (const { id } of moved)
    await explain(tx, id, { rule, outcome, reason: `the story ${shownBy} showed that its cluster ${from} is one with ${into}: ${reason}` })
  await settle(tx, from, { storyId: shownBy, data: { mergedInto: into } })
  await settle(tx, into, { storyId: shownBy, data: { added: moved.map(({ id }) => id) } })
  const { similarity, containment } = evidence ?? {}
  const data = {
    cluster: into,
    merged: from,
    stories: moved.map(({ id }) => id),
    shownBy,
    comparedWith: proof.of,
    rule,
    reason,
    similarity,
    containment,
  }
  await emit(tx, { type: 'cluster.merged', subject: into, storyId: shownBy, data })
}

/** The stories of a cluster, as a kill names them. */
export async function clusterMembers(
  tx: Tx,
  id: ClusterId,
): Promise<{ story: StoryId; agency: string; url: string | null; relation: string }[]> {
  return tx
    .select({ story: story.id, agency: story.agency, url: story.url, relation: story.relation })
    .from(story)
    .where(eq(story.clusterId, id))
    .orderBy(sql`${story.relation} <> 'original'`, story.firstSeenAt)
}
