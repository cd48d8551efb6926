/**
 * The upkeep: what has to happen though no job says so.
 */
import type { Context } from '#src/context.ts'
import { addFingerprintDays, windowDays } from '#src/store/candidates.ts'
import { makeDocuments } from '#src/store/documents.ts'
import { claimEmptied, claimOverdue, overdueInQueue } from '#src/store/item-steps.ts'
import { releaseEmbargoes } from '#src/store/pub-status.ts'
import { runRetention } from '#src/store/retention.ts'
import { indexWaiting } from '#src/store/search-index.ts'
import { mendSetBack } from '#src/store/set-back.ts'
import { enqueueItems, findQueued } from './enqueue.ts'
import { overdueFeeds } from './late.ts'
import type { Outcome } from './outcome.ts'
import { findLostPolls, mendCronPlans, planFeeds, removeFormerSchedulers } from './schedule.ts'
import { subscribeDue } from './websub.ts'

type Parts = Pick<Context, 'config' | 'db' | 'net' | 'queues' | 'reader' | 'clock' | 'log'>

/** Each two seconds: end embargoes. It waits for nothing else, and for no queue. */
export async function release({ db, clock }: Pick<Parts, 'db' | 'clock'>): Promise<Outcome> {
  const released = await releaseEmbargoes(db, clock())
  return released.length === 0 ? { outcome: 'idle' } : { outcome: 'released', released: released.length }
}

/** Items that one sweep takes up. */
const overdueAtOnce = 500

/**
 * Each few seconds: add the jobs of items whose wait has ended, find those, and the polls, that a crash or an emptied queue lost (what only waits there for
 * its turn is left there, and counted), and take away the
 * schedulers that workers of the version before make again while they run beside this one.
 */
export async function sweep(parts: Parts): Promise<Outcome> {
  const known = await findQueued(parts, await overdueInQueue(parts.db, overdueAtOnce))
  const { handed, failed, waiting } = await claimOverdue(parts.db, { limit: overdueAtOnce, known })
  // Before the queue is marked as seen.
  if (!(await parts.queues.hasMark())) handed.push(...(await claimEmptied(parts.db)))
  await enqueueItems(parts, handed)
  const polls = await findLostPolls(parts)
  const schedulers = await removeFormerSchedulers(parts)
  if (handed.length + failed + waiting + polls + schedulers === 0) return { outcome: 'idle' }
  const more = Object.entries({ waiting, polls, schedulers }).filter(([, count]) => count > 0)
  return { outcome: 'swept', queued: handed.length, failed, ...Object.fromEntries(more) }
}

/** Twice a minute: versions without a document, feeds that are never due, what was noted under another clock, the days that fingerprints are kept by, whether each feed's poll comes when it should, and the hubs whose lease is to be renewed. */
export async function reconcile(parts: Parts): Promise<Outcome> {
  const setBack = (await mendSetBack(parts.db)) + (await mendCronPlans(parts))
  if (setBack > 0) parts.log.warn({ count: setBack }, 'PostgreSQL’s clock was set back: what waited for a time to come is due')
  const { refused } = await planFeeds(parts)
  if (refused.length > 0) parts.log.error({ feeds: refused.slice(0, 20), count: refused.length }, 'feeds have no schedule')
  await addFingerprintDays(parts.db)
  await documentVersions(parts.db)
  const hubs = await subscribeDue(parts)
  const overdue = await overdueFeeds(parts.db, parts.clock())
  if (overdue.length > 0) parts.log.warn({ feeds: overdue.slice(0, 20), count: overdue.length }, 'feeds are not polled in time')
  if (refused.length + overdue.length === 0 && hubs.outcome === 'idle') return { outcome: 'idle' }
  return {
    outcome: 'reconciled',
    refused: refused.length,
    overdue: overdue.length,
    hubs: hubs.hubs ?? 0,
  }
}

const [versionsAtOnce, mostRounds] = [200, 10]

/** Make documents of versions that a worker of the version before wrote: some thousand each time, so that nothing else waits long. */
async function documentVersions(db: Parts['db']): Promise<void> {
  for (let round = 0; round < mostRounds && (await makeDocuments(db, versionsAtOnce)) === versionsAtOnce; round++);
}

/** Each second: look up the words of stories that are new or have changed. */
export async function indexStories({ db }: Pick<Parts, 'db'>): Promise<Outcome> {
  const indexed = await indexWaiting(db)
  return indexed === 0 ? { outcome: 'idle' } : { outcome: 'indexed', indexed }
}

/** Each night: drop what is old. */
export async function retention({ db, config }: Pick<Parts, 'db' | 'config'>): Promise<Outcome> {
  return { outcome: 'dropped', ...(await runRetention(db, { days: config.retentionDays, fingerprintDays: windowDays })) }
}
