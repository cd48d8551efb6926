import { Command } from 'commander'
import { within } from '#src/doctor/within.ts'
import { readBacklogs } from '#src/events/backlog.ts'
import { queueNames } from '#src/queue/names.ts'
import type { Queues } from '#src/queue/queues.ts'
import { readHealth } from '#src/store/health.ts'
import { listFeedStatus } from '#src/store/wire-views.ts'
import { version } from '#src/version.ts'
import { printBacklogs } from './consumers.ts'
import { action, WorkFailed } from './outcome.ts'
import { printJson, printTable, withApp } from './session.ts'

export function statusCommand(): Command {
  return new Command('status')
    .description('how it is doing')
    .option('--json', 'print JSON')
    .action(
      action(async ({ json }: { json?: boolean }) => {
        await withApp(async ({ context }) => {
          const { db, queues } = context
          const read = await within(
            async () => ({
              health: await readHealth(db),
              feeds: await listFeedStatus(db),
              consumers: await readBacklogs(context),
            }),
            20_000,
          )
          if ('problem' in read) throw new WorkFailed(`PostgreSQL: ${read.problem}`)
          const { health, feeds, consumers } = read.answer
          const queued = await within(() => readQueues(queues))
          if ('problem' in queued) process.exitCode = 1
          const { workers, jobs } = 'answer' in queued ? queued.answer : { workers: null, jobs: null }
          const queuesProblem = 'problem' in queued ? { queuesProblem: queued.problem } : {}
          if (json)
            return printJson({ version, queues: queues.kind, ...queuesProblem, workers, ...health, consumers, jobs, feedStatus: feeds })
          const { pending } = health
          const running =
            workers === null ? 'which do not answer' : workers === 0 ? 'no worker runs' : `${workers} worker${workers === 1 ? '' : 's'}`
          process.stdout.write(`Telex ${version}, queues in ${queues.kind}, ${running}\n`)
          if ('problem' in queued) process.stdout.write(`QUEUES: ${queued.problem}\n`)
          process.stdout.write(
            `${health.stories} stories in ${health.versions} versions and ${health.clusters} clusters, ${health.events} events\n`,
          )
          process.stdout.write(`waiting: ${pending.page} pages, ${pending.ready} stories; given up: ${pending.failed}\n`)
          if (health.killsUnmatched > 0)
            process.stdout.write(
              `KILLS WITHOUT A STORY: ${health.killsUnmatched} named none that is here, and wait for it; npx telex events tail shows them as kill.unmatched\n`,
            )
          if (health.embargoesTimeless > 0)
            process.stdout.write(
              `EMBARGOES WITHOUT A TIME: ${health.embargoesTimeless} stories are withheld until their agency or an admin says otherwise; npx telex events tail shows them as story.withheld\n`,
            )
          process.stdout.write('\n')
          if (feeds.length === 0)
            return void process.stdout.write('there are no feeds: copy feeds.example.yaml to feeds.yaml, or run npx telex feeds add URL\n')
          const time = (at: Date | null) => at?.toISOString().slice(0, 19).replace('T', ' ') ?? '-'
          printTable(
            ['feed', 'agency', 'state', 'last success', 'next poll', 'error'],
            feeds.map((feed) => [
              feed.feed_id,
              feed.agency,
              feed.state,
              time(feed.last_success_at),
              time(feed.next_poll_at),
              feed.last_error,
            ]),
          )
          if (consumers.length > 0) {
            process.stdout.write('\n')
            printBacklogs(consumers)
          }
        })
      }),
    )
}

/** @throws when the queues' server cannot be used, with why */
async function readQueues(queues: Queues) {
  const unfit = await queues.check()
  if (unfit) throw new WorkFailed(unfit.problem)
  const counts = async (name: string) => [name, await queues.queue(name).getJobCounts('waiting', 'active', 'delayed', 'failed')]
  return {
    jobs: Object.fromEntries(await Promise.all(Object.values(queueNames).map(counts))),
    workers: await queues.queue(queueNames.polls).getWorkersCount(),
  }
}
