/**
 * The workers of this process, by its roles.
 */
import type { Worker } from 'bullmq'
import type { Config } from '#src/config.ts'
import type { Context } from '#src/context.ts'
import { pollFeed } from '#src/ingest/poll.ts'
import { PollShare } from '#src/ingest/poll-share.ts'
import { pollsOf } from '#src/ingest/schedule.ts'
import { bringStory, makeStory } from '#src/ingest/story.ts'
import { payloads, queueNames } from '#src/queue/names.ts'
import { startWorker } from './run.ts'

/** They wait for others' servers, most of the time. As many jobs: however many of them hold a poll that takes long, others can be taken. */
const pollsAtOnce = 48
const places = { host: 8, failing: 12 }

export function startWorkers(context: Context, roles: Config['roles']): Worker[] {
  const workers: Worker[] = []
  if (roles.has('fetch')) {
    workers.push(
      startWorker(context, {
        queue: queueNames.stories,
        payload: payloads.item,
        concurrency: Math.max(2, Math.ceil(context.config.concurrency / 2)),
        run: (item, { signal }) => makeStory(context, item, signal),
      }),
      startWorker(context, {
        queue: queueNames.pages,
        payload: payloads.item,
        concurrency: context.config.concurrency,
        run: (item, { signal }) => bringStory(context, item, signal),
      }),
    )
  }
  if (roles.has('poll')) {
    const share = new PollShare(places)
    workers.push(
      startWorker(context, {
        queue: queueNames.polls,
        payload: payloads.poll,
        concurrency: pollsAtOnce,
        several: { of: pollsOf, atOnce: pollsAtOnce },
        run: ({ feed, queuedAt = 0, force = false }, { signal }) => pollFeed(context, feed, { force, queuedAt, signal, share }),
      }),
    )
  }
  return workers
}
