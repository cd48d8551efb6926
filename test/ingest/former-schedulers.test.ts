/** Feeds that workers of the version before go on giving job schedulers, while those of this one run beside them: each tick polls once. */
import { Redis } from 'ioredis'
import { beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import type { FeedId } from '#src/brand.ts'
import { toSettings } from '#src/commands/feed-settings.ts'
import type { Context } from '#src/context.ts'
import { pollFeed } from '#src/ingest/poll.ts'
import { queuePolls } from '#src/ingest/schedule.ts'
import { sweep } from '#src/ingest/upkeep.ts'
import { startWorkers } from '#src/jobs/workers.ts'
import { getFeed, upsertFeed } from '#src/store/feeds.ts'
import { openContext } from '../support/context.ts'
import { patienceMs } from '../support/patience.ts'
import { openSite, rss, type Site } from '../support/site.ts'

const server = inject('redisUrl')

describe.each([
  { kind: 'PostgreSQL', redisUrl: undefined },
  { kind: 'Redis', redisUrl: `${server}/12` },
])('with queues in $kind', ({ kind, redisUrl }) => {
  describe.skipIf(kind === 'Redis' && !server)('', () => {
    let context: Context
    let site: Site
    const outcomes: string[] = []
    const polls = () => context.queues.queue('telex.polls')
    const wire = 'wire' as FeedId

    beforeAll(async () => {
      if (redisUrl) {
        const redis = new Redis(redisUrl)
        await redis.flushdb()
        await redis.quit()
      }
      const opened = await openContext(redisUrl ? { redisUrl } : {})
      const metrics = { ...opened.metrics, jobEnded: (_: string, outcome: string) => void outcomes.push(outcome) } as Context['metrics']
      context = { ...opened, metrics }
      site = await openSite()
      site.set('/rss', rss([]))
    })
    beforeEach(async () => {
      await context.db.$client.query('TRUNCATE ingest.feed')
      await polls().obliterate({ force: true })
      await upsertFeed(context.db, toSettings({ id: wire, agency: 'Wire', url: `${site.url}/rss` }), 'command')
      outcomes.length = 0
      site.requests.length = 0
    })
    /** As the version before makes them for each feed: a scheduler with its next job, and one for the first poll. */
    const schedule = async () => {
      await polls().upsertJobScheduler('feed-wire', { every: 60_000, offset: 5_000 }, { name: 'poll', data: { feed: wire } })
      await polls().add('poll', { feed: wire }, { jobId: 'first-wire-1795830000000' })
    }
    /** Workers of this version do all that there is to do now. @param jobs so many */
    const work = async (jobs: number) => {
      const workers = startWorkers(context, new Set(['poll']))
      await expect.poll(() => outcomes.length, { timeout: patienceMs, interval: 5 }).toBe(jobs)
      await Promise.all(workers.map((worker) => worker.close()))
    }
    const asked = () => site.requests.filter(({ path }) => path === '/rss').length

    test('a job of the version before polls nothing, beside the one that is the feed’s', async () => {
      await schedule()
      await (await polls().getJob((await polls().getJobs(['delayed']))[0]!.id!))!.promote()
      await queuePolls(context)
      await work(3)
      expect(outcomes.sort()).toEqual(['read', 'replaced', 'replaced'])
      expect(asked()).toBe(1)
    })

    test('what a worker of the version before has polled is not polled again, and is due at the next tick', async () => {
      await queuePolls(context)
      // It knows nothing of what is due.
      const next = new Date(Date.now() + 60_000)
      await context.db.$client.query('UPDATE ingest.feed SET last_poll_at = now(), next_poll_at = $1', [next])
      await work(1)
      expect(outcomes).toEqual(['not-due'])
      expect(asked()).toBe(0)
      const { dueAt, queuedAt } = (await getFeed(context.db, wire))!
      expect(dueAt!.getTime()).toBeGreaterThan(next.getTime() - 2_000)
      expect(queuedAt).toBeNull()
    })

    test('each sweep takes the schedulers away, with their jobs, as often as they are made again, and no others', async () => {
      await polls().upsertJobScheduler('of-another', { every: 60_000 })
      for (let again = 0; again < 2; again++) {
        await schedule()
        expect(await sweep(context)).toEqual({ outcome: 'swept', queued: 0, failed: 0, schedulers: 1 })
        expect((await polls().getJobSchedulers(0, -1)).map(({ key }) => key)).toEqual(['of-another'])
        const left = (await polls().getJobs(['waiting', 'delayed'])).map(({ id }) => id!.replace(/:\d+$/, ''))
        expect(left.sort()).toEqual(['first-wire-1795830000000', 'repeat:of-another'])
        await polls().remove('first-wire-1795830000000')
      }
      expect(await sweep(context)).toEqual({ outcome: 'idle' })
      await polls().removeJobScheduler('of-another')
    })

    test('a job that was taken for lost, and was replaced, polls nothing', async () => {
      await queuePolls(context)
      const { queuedAt } = (await getFeed(context.db, wire))!
      await context.db.$client.query('UPDATE ingest.feed SET queued_at = NULL')
      expect(await pollFeed(context, wire, { queuedAt: queuedAt!.getTime() })).toEqual({ outcome: 'replaced' })
      await context.db.$client.query('UPDATE ingest.feed SET queued_at = $1', [new Date(queuedAt!.getTime() + 1)])
      expect(await pollFeed(context, wire, { queuedAt: queuedAt!.getTime() })).toEqual({ outcome: 'replaced' })
      expect(asked()).toBe(0)
      expect(await pollFeed(context, wire, { queuedAt: queuedAt!.getTime() + 1 })).toMatchObject({ outcome: 'read' })
    })
  })
})
