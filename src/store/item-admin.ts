/**
 * What an admin asks of items: to try them again, or to drop them.
 */
import { and, eq, inArray, isNull, or, type SQL } from 'drizzle-orm'
import type { ItemId } from '#src/brand.ts'
import type { Db } from './db.ts'
import { dropped, type Refusal, retried } from './item-state.ts'
import { type PendingItem, type Stepped, stepAll } from './item-steps.ts'
import { itemRevision } from './schema.ts'

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
