/**
 * What the hops of an item share: how a worker takes it, and what it reports when the work did not end as it should.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from '#src/context.ts'
import type { ItemPayload } from '#src/queue/names.ts'
import { causeOf, errorFields, isOutage, lostConnection } from '#src/store/cause.ts'
import { failWork, giveBack, type Stepped } from '#src/store/item-steps.ts'
import { type Revision, takeRevision } from '#src/store/items.ts'
import { enqueueItems } from './enqueue.ts'
import type { Outcome } from './outcome.ts'

type Parts = Pick<Context, 'db' | 'queues' | 'clock' | 'log'>

/** What work came to, and the step that it took where the item has not been finished with it. */
export interface Worked {
  outcome: Outcome
  stepped?: Stepped
  /** The same worker goes on with it at once. */
  next?: { from: Revision; work: Work }
}
export type Work = (from: Revision) => Promise<Worked>

/** Seconds until the next try, where the database took nothing. */
const outageSeconds = 15

/** A worker waits so long for a database that does not let it take an item, or note what came of it: milliseconds. Else a lease would have to run out first. */
const patienceMs = 60_000

async function patiently<T>(signal: AbortSignal | undefined, ask: () => Promise<T>): Promise<T> {
  const until = performance.now() + patienceMs
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      const passes = isOutage(error) || lostConnection(error)
      if (!passes || signal?.aborted || performance.now() > until) throw error
    }
    // A worker that stops asks once more.
    await sleep(1000, undefined, signal ? { signal } : {}).catch(() => undefined)
  }
}

/**
 * Take an item, do its work, and add the job that follows. Work that throws is a failure of the item's, unless this worker stops or the database
 * is away.
 */
export async function withItem(
  parts: Parts,
  { item, revision, job }: ItemPayload,
  stage: 'page' | 'ready',
  work: Work,
  signal?: AbortSignal | undefined,
): Promise<Outcome> {
  const ref = { item, revision }
  const taken = await patiently(signal, () => takeRevision(parts.db, ref, { stage, job }))
  if (taken.kind !== 'taken') {
    // Run again after a crash between a step and the job that it asks for: a job that is there already is not added twice.
    await enqueueItems(
      parts,
      taken.kind === 'stepped' ? taken.handed : taken.queued.filter(({ state }) => state === 'ready' && stage === 'page'),
    )
    return { outcome: taken.kind === 'stepped' ? 'given-up' : taken.reason }
  }
  return attempt(parts, taken.revision, work, signal)
}

async function attempt(parts: Parts, from: Revision, work: Work, signal: AbortSignal | undefined): Promise<Outcome> {
  let worked: Worked
  try {
    worked = await work(from)
  } catch (error) {
    await patiently(signal, () => noteFailure(parts, from, error, signal)).catch((cause: unknown) =>
      parts.log.warn(
        { item: from.itemId, revision: from.revision, ...errorFields(cause) },
        'a failure cannot be noted; the item is tried again when its lease has run out',
      ),
    )
    throw error
  }
  const { outcome, stepped, next } = worked
  if (next) {
    const { outcome: came, ...then } = await attempt(parts, next.from, next.work, signal)
    return { ...outcome, came, ...then }
  }
  if (stepped?.kind === 'stepped') await enqueueItems(parts, stepped.handed)
  return stepped?.kind === 'refused' ? { ...outcome, outcome: stepped.reason } : outcome
}

async function noteFailure(parts: Parts, from: Revision, error: unknown, signal: AbortSignal | undefined): Promise<void> {
  const ref = { item: from.itemId, revision: from.revision }
  const stepped = signal?.aborted
    ? await giveBack(parts.db, ref, from, 0)
    : isOutage(error)
      ? await giveBack(parts.db, ref, from, outageSeconds)
      : await failWork(parts.db, ref, from, { cause: causeOf(error) })
  if (stepped.kind === 'stepped') await enqueueItems(parts, stepped.handed)
}
