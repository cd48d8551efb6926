/**
 * Items as an admin sees them: those that wait and those that were given up, by cause; tried again, or dropped.
 */
import { and, desc, eq, inArray, isNull, or, type SQL } from 'drizzle-orm'
import type { FeedId, ItemId, Sha256 } from '#src/brand.ts'
import type { Db } from './db.ts'
import { type Cause, dropped, type ItemState, type Refusal, retried } from './item-state.ts'
import { type PendingItem, type Stepped, stateOf, stepAll } from './item-steps.ts'
import { item, itemRevision } from './schema.ts'

/** An item, all its revisions or one of them; or whatever waits or was given up for a cause. */
export type Which = { item: ItemId; revision?: number | undefined } | { cause: string }

const waiting = inArray(itemRevision.state, ['page', 'ready'])

const becauseOf = (cause: string): SQL => (cause === 'unknown' ? isNull(itemRevision.errorCode) : eq(itemRevision.errorCode, cause))

/** By cause only what nobody has: what a queue or worker has is being tried. */
function chosen(which: Which): SQL | undefined {
  if ('cause' in which) return and(becauseOf(which.cause), or(eq(itemRevision.state, 'failed'), and(waiting, isNull(itemRevision.holder))))
  return and(eq(itemRevision.itemId, which.item), which.revision === undefined ? undefined : eq(itemRevision.revision, which.revision))
}

/** What came of asking for a step with several revisions. */
export interface Asked {
  taken: number
  /** Jobs to add. */
  handed: PendingItem[]
  /** Why others were left as they are. */
  refused: Refusal[]
}

/** Try again from the beginning; at most `limit` revisions. */
export const retryItems = async (db: Db, which: Which, limit: number): Promise<Asked> =>
  asked(
    await db.transaction((tx) =>
      stepAll(tx, { where: chosen(which), limit }, (state, now, row) => {
        const pageMissing = row.pageUrl !== null && row.pageSha256 === null && row.pageProblem === null
        return retried(state, { pageMissing }, now)
      }),
    ),
  )

/** Want no story of them; at most `limit` revisions. */
export const dropItems = async (db: Db, which: Which, limit: number): Promise<Asked> =>
  asked(await db.transaction((tx) => stepAll(tx, { where: chosen(which), limit }, dropped)))

function asked(results: Stepped[]): Asked {
  return {
    taken: results.filter(({ kind }) => kind === 'stepped').length,
    handed: results.flatMap((result) => (result.kind === 'stepped' ? result.handed : [])),
    refused: results.flatMap((result) => (result.kind === 'refused' && result.reason !== 'no-item' ? [result.reason] : [])),
  }
}

/** A revision, as a list shows it. */
export interface ItemView extends Omit<ItemState, 'cause'> {
  item: ItemId
  revision: number
  feed: FeedId
  identity: string
  headline: string | null
  cause: Cause | null
  /** The feed document it stood in, and its page: SHA-256 of the bytes in the archive. */
  rawSha256: Sha256
  pageUrl: string | null
  pageSha256: Sha256 | null
  createdAt: Date
  doneAt: Date | null
}

/** The newest first, at most `limit`. */
export async function listItems(
  db: Db,
  { state, cause, limit }: { state: 'failed' | 'waiting'; cause?: string | undefined; limit: number },
): Promise<ItemView[]> {
  const inState = state === 'failed' ? eq(itemRevision.state, 'failed') : waiting
  return views(db, and(inState, cause === undefined ? undefined : becauseOf(cause)), limit)
}

/** All revisions of an item, the newest first, or one of them; empty when there is none. */
export const showItem = (db: Db, which: { item: ItemId; revision?: number | undefined }): Promise<ItemView[]> =>
  views(db, chosen(which), 1000)

async function views(db: Db, where: SQL | undefined, limit: number): Promise<ItemView[]> {
  const rows = await db
    .select({ revision: itemRevision, feed: item.feedId, identity: item.identity })
    .from(itemRevision)
    .innerJoin(item, eq(item.id, itemRevision.itemId))
    .where(where)
    .orderBy(desc(itemRevision.createdAt), desc(itemRevision.itemId), desc(itemRevision.revision))
    .limit(limit)
  return rows.map(({ revision: row, feed, identity }) => ({
    ...stateOf(row),
    item: row.itemId,
    revision: row.revision,
    feed,
    identity,
    headline: row.entry.headline ?? null,
    rawSha256: row.sha256,
    pageUrl: row.pageUrl,
    pageSha256: row.pageSha256,
    createdAt: row.createdAt,
    doneAt: row.doneAt,
  }))
}
