/**
 * The workers of this process, by its roles.
 */
import type { Worker } from 'bullmq'
import type { Config } from '#src/config.ts'
import type { Context } from '#src/context.ts'
import { fetchPage } from '#src/ingest/page.ts'
import { pollFeed } from '#src/ingest/poll.ts'
import { reconcileSchedules } from '#src/ingest/schedule.ts'
import { makeStory } from '#src/ingest/story.ts'
import { reconcile, sweep } from '#src/ingest/upkeep.ts'
import { payloads, queueNames } from '#src/queue/names.ts'
import { windowDays } from '#src/store/candidates.ts'
import { runRetention } from '#src/store/retention.ts'
import { startWorker } from './run.ts'

const pollsAtOnce = 16
const sweepMs = 5_000
const reconcileMs = 60_000

export async function startWorkers(context: Context, roles: Config['roles']): Promise<Worker[]> {
  const workers: Worker[] = []
  if (roles.has('fetch')) {
    workers.push(
      startWorker(context, {
        queue: queueNames.stories,
        payload: payloads.item,
        concurrency: Math.max(2, Math.ceil(context.config.concurrency / 2)),
        run: (item) => makeStory(context, item),
      }),
      startWorker(context, {
        queue: queueNames.pages,
        payload: payloads.item,
        concurrency: context.config.concurrency,
        run: (item, { signal }) => fetchPage(context, item, signal),
      }),
    )
  }
  if (roles.has('poll')) {
    workers.push(
      startWorker(context, {
        queue: queueNames.polls,
        payload: payloads.poll,
        concurrency: pollsAtOnce,
        run: ({ feed, force }, { signal }) => pollFeed(context, feed, { ...(force ? { force } : {}), signal }),
      }),
      startWorker(context, { queue: queueNames.upkeep, payload: payloads.upkeep, concurrency: 1, run: ({ task }) => tasks[task](context) }),
    )
    await reconcileSchedules(context)
    const upkeep = context.queues.queue(queueNames.upkeep)
    await upkeep.upsertJobScheduler('sweep', { every: sweepMs }, { name: 'sweep', data: { task: 'sweep' } })
    await upkeep.upsertJobScheduler('reconcile', { every: reconcileMs }, { name: 'reconcile', data: { task: 'reconcile' } })
    await upkeep.upsertJobScheduler('retention', { pattern: '40 3 * * *', tz: 'UTC' }, { name: 'retention', data: { task: 'retention' } })
  }
  return workers
}

const tasks = {
  sweep,
  reconcile,
  retention: async ({ db, config }: Context) => ({
    outcome: 'dropped',
    ...(await runRetention(db, { days: config.retentionDays, fingerprintDays: windowDays, dryRun: false })),
  }),
}
