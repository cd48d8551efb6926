/**
 * States that wait for their story's pace. Several of an item wait only where its source says of a newer one that it is the older.
 */
import { and, eq, inArray, isNotNull, or, sql } from 'drizzle-orm'
import { type ItemStateTold, takesPlace } from '#src/story/place/pace.ts'
import type { Tx } from './db.ts'
import { type Lease, type Paced, paced, replaced, unpaced } from './item-state.ts'
import { type RevisionRef, step, stepAll } from './item-steps.ts'
import { ItemDropped } from './items.ts'
import { feed, item, itemRevision } from './schema.ts'

/** What waits of an item, beside one of its revisions. */
export interface PacedQueue {
  /** Another has taken the revision's place: whoever still works on it does so in vain. */
  isReplaced: boolean
  /** Since when it waits, or those do that came before it. */
  since: Date | undefined
  /** The others that wait, by revision. */
  others: { revision: number; paced: Paced }[]
  /** The revisions whose place it has taken so far. */
  replaced: number[]
}

/** What waits of an item whose lock is held (`identityLock('item', …)`): nobody else changes it until the transaction ends. */
export async function lockPaced(tx: Tx, { item: id, revision }: RevisionRef): Promise<PacedQueue> {
  const waits = and(eq(itemRevision.state, 'ready'), isNotNull(itemRevision.paced))
  const rows = await tx
    .select({
      revision: itemRevision.revision,
      paced: itemRevision.paced,
      replacedBy: itemRevision.replacedBy,
      waits: sql<boolean>`${waits}`,
    })
    .from(itemRevision)
    .where(and(eq(itemRevision.itemId, id), or(eq(itemRevision.revision, revision), waits, eq(itemRevision.replacedBy, revision))))
    .orderBy(itemRevision.revision)
  const own = rows.find((row) => row.revision === revision)
  const others = rows.flatMap((row) => (row.waits && row !== own ? [{ revision: row.revision, paced: row.paced! }] : []))
  const earlier = others.filter((other) => other.revision < revision)
  const since = [own?.paced, ...earlier.map((one) => one.paced)].flatMap((one) => (one ? [Date.parse(one.since)] : []))
  return {
    isReplaced: own !== undefined && own.replacedBy !== null,
    since: since.length > 0 ? new Date(Math.min(...since)) : undefined,
    others,
    replaced: rows.flatMap((row) => (row.replacedBy === revision ? [row.revision] : [])),
  }
}

/**
 * Have a state wait, in place of those before it; one that a newer one has overtaken is done.
 * @throws ItemDropped where an admin wants no story of it
 */
export async function wait(
  tx: Tx,
  ref: RevisionRef,
  state: ItemStateTold,
  { queue, lease, until, now }: { queue: PacedQueue; lease: Lease; until: Date; now: Date },
): Promise<void> {
  const newer = queue.others.find((other) => other.revision > ref.revision && takesPlace(other.paced, state))
  if (newer) return replace(tx, ref, newer.revision)
  const known = { ...state, since: (queue.since ?? now).toISOString(), until }
  const stepped = await step(tx, ref, (before) => paced(before, lease, known))
  if (stepped.kind === 'stepped') return takePlaces(tx, ref, state, queue)
  if (stepped.reason === 'dropped') throw new ItemDropped(`item ${ref.item}.${ref.revision} was dropped`)
  // Another worker has it, and does all of this.
}

/** A state is told, or waits: those before it whose place it takes are done. */
export async function takePlaces(tx: Tx, ref: RevisionRef, state: ItemStateTold, { others }: PacedQueue): Promise<void> {
  for (const other of others)
    if (other.revision < ref.revision && takesPlace(state, other.paced))
      await replace(tx, { item: ref.item, revision: other.revision }, ref.revision)
}

/** Those whose place it has taken itself are the other's, too. */
async function replace(tx: Tx, ref: RevisionRef, by: number): Promise<void> {
  await step(tx, ref, (state) => replaced(state, by))
  await tx
    .update(itemRevision)
    .set({ replacedBy: by })
    .where(and(eq(itemRevision.itemId, ref.item), eq(itemRevision.replacedBy, ref.revision)))
}

/** The revisions whose place one has taken. */
export async function replacedBy(tx: Tx, { item: id, revision }: RevisionRef): Promise<number[]> {
  const rows = await tx
    .select({ revision: itemRevision.revision })
    .from(itemRevision)
    .where(and(eq(itemRevision.itemId, id), eq(itemRevision.replacedBy, revision)))
    .orderBy(itemRevision.revision)
  return rows.map((row) => row.revision)
}

/** Have all that waits of an agency told by the next sweep. */
export async function endPaces(tx: Tx, agency: string): Promise<void> {
  const items = tx.select({ id: item.id }).from(item).innerJoin(feed, eq(feed.id, item.feedId)).where(eq(feed.agency, agency))
  const where = and(eq(itemRevision.state, 'ready'), isNotNull(itemRevision.paced), inArray(itemRevision.itemId, items))
  await stepAll(tx, { where, limit: 1000 }, unpaced)
}
