/**
 * Clusters: which stories are copies of one, and which of them is the agency's own.
 */
import { randomUUID } from 'node:crypto'
import { and, eq, inArray, or, sql } from 'drizzle-orm'
import type { ClusterId, StoryId } from '#src/brand.ts'
import { chooseOrigin, creditedAmong } from '#src/story/decide/origin.ts'
import type { EventData } from '#src/story/event-data.ts'
import type { Relation, Step } from '#src/story/place/plan.ts'
import type { Tx } from './db.ts'
import { explain } from './decisions.ts'
import { emit } from './events.ts'
import { cluster, ruling, story } from './schema.ts'

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
export async function settle(
  tx: Tx,
  clusterId: ClusterId,
  { storyId, data }: { storyId: StoryId; data: Pick<EventData['cluster.changed'], 'added' | 'removed' | 'mergedInto'> },
): Promise<void> {
  await tx.select({ id: cluster.id }).from(cluster).where(eq(cluster.id, clusterId)).for('update')
  const members = await tx
    .select({ id: story.id, content: story.content, firstSeenAt: story.firstSeenAt, relation: story.relation })
    .from(story)
    .where(eq(story.clusterId, clusterId))
    .orderBy(story.id)
  const announce = (more: Pick<EventData['cluster.changed'], 'size' | 'origin'>) =>
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

/** Stories of a cluster that an admin has brought together with another of it: no story takes these out. */
export async function ruledTogether(tx: Tx, ids: readonly StoryId[], clusterId: ClusterId): Promise<ReadonlySet<StoryId>> {
  const { rows } = await tx.execute<{ id: StoryId }>(sql`SELECT s.id FROM unnest(${sql.param([...ids])}::uuid[]) AS s(id)
    WHERE EXISTS (SELECT FROM ingest.ruling r JOIN ingest.story o ON o.id = CASE s.id WHEN r.story_a THEN r.story_b ELSE r.story_a END
      WHERE s.id IN (r.story_a, r.story_b) AND r.verdict = 'together' AND o.cluster_id = ${clusterId})`)
  return new Set(rows.map(({ id }) => id))
}

/** A story has shown that a cluster's stories belong into its own: bring them there, announce it, and say why with each. Both are locked. */
export async function mergeProven(tx: Tx, { into, shownBy, proof }: Extract<Step, { step: 'merge' }>): Promise<void> {
  const from = proof.cluster as ClusterId
  const [evidence] = proof.evidence
  const { rule = 'late-knowledge', reason = '', similarity, containment } = evidence ?? {}
  const moved = await unite(tx, {
    into,
    from,
    of: proof.of as StoryId,
    by: shownBy,
    said: { shownBy, comparedWith: proof.of, rule, reason, similarity, containment },
  })
  const outcome = 'merged'
  await explain(tx, shownBy, { kind: outcome, of: proof.of, similarity: similarity ?? 0, evidence: proof.evidence })
  for (const id of moved)
    await explain(tx, id, { rule, outcome, reason: `the story ${shownBy} showed that its cluster ${from} is one with ${into}: ${reason}` })
}

/** A story has shown that another does not belong into their cluster: take it out, announce it, and say why. Both are locked. */
export async function detachShown(tx: Tx, { from, shownBy, shown }: Extract<Step, { step: 'detach' }>, now: Date): Promise<void> {
  const id = shown.story as StoryId
  await takeOut(tx, id, from, now)
  const [{ similarity = 0 } = {}] = shown.evidence
  await explain(tx, id, {
    kind: 'detached',
    of: shownBy,
    similarity,
    evidence: shown.evidence.map((one) => ({ ...one, counterpart: shownBy })),
  })
}

/** Take a story out of its cluster, which is locked, into one of its own. */
export async function takeOut(tx: Tx, id: StoryId, from: ClusterId, now: Date): Promise<ClusterId> {
  const fresh = randomUUID() as ClusterId
  const [moved] = await tx.update(story).set({ clusterId: fresh }).where(eq(story.id, id)).returning({ firstSeenAt: story.firstSeenAt })
  await tx.insert(cluster).values({ id: fresh, originStoryId: id, size: 1, firstSeenAt: moved!.firstSeenAt, lastSeenAt: now })
  await settle(tx, from, { storyId: id, data: { removed: id } })
  await settle(tx, fresh, { storyId: id, data: { added: id } })
  return fresh
}

/**
 * Bring a cluster's stories into another and announce it. Both are locked.
 * @param joined.of the story whose cluster it is that goes
 * @param joined.by the story that the events are of
 * @param joined.said what the event says of why
 * @returns the stories that moved
 */
export async function unite(
  tx: Tx,
  {
    into,
    from,
    of,
    by,
    said,
  }: {
    into: ClusterId
    from: ClusterId
    of: StoryId
    by: StoryId
    said: Omit<EventData['cluster.merged'], 'cluster' | 'merged' | 'stories'>
  },
): Promise<StoryId[]> {
  const rows = await tx.update(story).set({ clusterId: into }).where(eq(story.clusterId, from)).returning({ id: story.id })
  const moved = rows.map(({ id }) => id)
  const [gone] = await tx.select().from(cluster).where(eq(cluster.id, from))
  const { firstSeenAt, lastSeenAt } = gone!
  await tx
    .update(cluster)
    .set({
      firstSeenAt: sql`least(${cluster.firstSeenAt}, ${firstSeenAt.toISOString()}::timestamptz)`,
      lastSeenAt: sql`greatest(${cluster.lastSeenAt}, ${lastSeenAt.toISOString()}::timestamptz)`,
    })
    .where(eq(cluster.id, into))
  await settle(tx, from, { storyId: by, data: { mergedInto: into } })
  await settle(tx, into, { storyId: by, data: { added: of } })
  await emit(tx, { type: 'cluster.merged', subject: into, storyId: by, data: { cluster: into, merged: from, stories: moved, ...said } })
  return moved
}

/** The stories of a cluster, as a kill names them. */
export async function clusterMembers(
  tx: Tx,
  id: ClusterId,
): Promise<{ story: StoryId; agency: string; url: string | null; relation: Relation }[]> {
  return tx
    .select({ story: story.id, agency: story.agency, url: story.url, relation: story.relation })
    .from(story)
    .where(eq(story.clusterId, id))
    .orderBy(sql`${story.relation} <> 'original'`, story.firstSeenAt)
}
