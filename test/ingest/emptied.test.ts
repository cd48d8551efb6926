/**
 * A queue that loses its keys while the program runs.
 */
import type { Queue } from 'bullmq'
import { Redis } from 'ioredis'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import type { FeedId, Sha256 } from '#src/brand.ts'
import { toSettings } from '#src/commands/feed-settings.ts'
import type { Context } from '#src/context.ts'
import { startHttp } from '#src/http/server.ts'
import { enqueueItems } from '#src/ingest/enqueue.ts'
import { planFeeds, queuePolls } from '#src/ingest/schedule.ts'
import { sweep } from '#src/ingest/upkeep.ts'
import { startCommandWorker } from '#src/jobs/commands.ts'
import { startUpkeep } from '#src/jobs/upkeep.ts'
import { startWorkers } from '#src/jobs/workers.ts'
import { upsertFeed } from '#src/store/feeds.ts'
import { recordItems, takeRevision } from '#src/store/items.ts'
import { sinceRuns } from '#src/store/upkeep.ts'
import { afterFile } from '../support/after.ts'
import { openContext } from '../support/context.ts'
import { eventually } from '../support/program.ts'
import { openSite, rss, type Site, text } from '../support/site.ts'

const server = inject('redisUrl')
const redisUrl = `${server}/6`

describe.skipIf(!server)('a Redis that loses', () => {
  let context: Context
  let redis: Redis
  let site: Site
  let polls: Queue
  let url: string

  beforeAll(async () => {
    redis = new Redis(redisUrl)
    await redis.flushdb()
    context = await openContext({ redisUrl })
    site = await openSite()
    site.set('/rss', rss([{ guid: 'one', title: 'One', content: text('one') }]))
    for (const id of ['first', 'second'])
      await upsertFeed(context.db, toSettings({ id: id as FeedId, agency: id, url: `${site.url}/rss?${id}`, every: 1 }), 'command')
    site.set('/rss?first', rss([{ guid: 'one', title: 'One', content: text('one') }]))
    site.set('/rss?second', rss([{ guid: 'one', title: 'One', content: text('one') }]))
    polls = context.queues.queue('telex.polls')
    const workers = [...startWorkers(context, new Set(['poll', 'fetch'])), startCommandWorker(context)]
    const upkeep = startUpkeep(context, {
      polls: { recurrence: null, lookMs: 100 },
      search: { recurrence: null, lookMs: 100 },
      release: { recurrence: { everyMs: 200 }, lookMs: 100 },
      sweep: { recurrence: { everyMs: 200 }, lookMs: 100 },
      backlogs: { recurrence: { everyMs: 200 }, lookMs: 100 },
      reconcile: { recurrence: { everyMs: 200 }, lookMs: 100 },
      retention: { recurrence: { everyMs: 200 }, lookMs: 100 },
    })
    const http = await startHttp(context)
    url = http.url
    afterFile(async () => {
      await http.close()
      await upkeep.close()
      await Promise.all(workers.map((worker) => worker.close()))
      await redis.quit()
    })
    await polledAgain()
  })

  const asked = (feed: string) => site.requests.filter(({ path }) => path === `/rss?${feed}`).length
  /** Both feeds are asked, more than once from now on: a poll that ran already does not count. */
  const polledAgain = async () => {
    const before = { first: asked('first'), second: asked('second') }
    await eventually(
      async () => ({ first: asked('first') - before.first, second: asked('second') - before.second }),
      ({ first, second }) => first >= 3 && second >= 3,
    )
  }

  test.each([
    ['a job that waits polls its feeds again', async (id: string) => redis.lrem('telex:telex.polls:wait', 0, id)],
    ['a job, but not its place, polls its feeds again', async (id: string) => redis.del(`telex:telex.polls:${id}`)],
  ])('%s', async (_, lose) => {
    // While nobody takes jobs, one waits.
    await polls.pause()
    const id = await eventually(
      // One that polls one feed, or both, whichever was due first.
      async () => (await polls.getJobs(['waiting', 'paused' as never])).map((job) => job?.id).find((one) => one !== undefined),
      (one) => one !== undefined,
      { everyMs: 20 },
    )
    expect(await lose(id!)).toBe(1)
    await polls.resume()
    await polledAgain()
  })

  test('all its keys polls all feeds again, sweeps and drops what is old, and /readyz is ready again', async () => {
    await redis.flushdb()
    await polledAgain()
    const since = await sinceRuns(context.db)
    for (const task of ['release', 'sweep', 'reconcile', 'retention'] as const) expect(since[task]).toBeLessThan(30)
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
  })

  test('all its keys, and starts again to count its jobs, keeps the record of the commands before', async () => {
    const run = async (reason: string) => {
      const { id } = await context.queues.queue('telex.commands').add('feed.poll', { feed: 'first', reason })
      await eventually(
        () => context.queues.queue('telex.commands').getJobState(id!),
        (state) => state === 'completed',
      )
      return id
    }
    await redis.flushdb()
    const id = await run('before')
    await redis.flushdb()
    expect(await run('after')).toBe(id)
    const { rows } = await context.db.$client.query('SELECT reason, state FROM ingest.command WHERE job_id = $1 ORDER BY id', [id])
    expect(rows).toEqual([
      { reason: 'before', state: 'done' },
      { reason: 'after', state: 'done' },
    ])
  })
})

describe.skipIf(!server)('items of a Redis that was emptied', () => {
  test('are handed out again by the next sweep, once, and what a worker has that is gone soon after', async () => {
    const redis = new Redis(`${server}/8`)
    await redis.flushdb()
    const context = await openContext({ redisUrl: `${server}/8` })
    afterFile(() => redis.quit())
    await upsertFeed(context.db, toSettings({ id: 'wire' as FeedId, agency: 'wire', url: 'http://127.0.0.1:9/' }), 'command')
    const entries = ['queued', 'taken', 'waits'].map((identity) => ({ identity, entry: { headline: identity } as never }))
    const { pending } = await context.db.transaction((tx) => recordItems(tx, 'wire' as FeedId, 'f'.repeat(64) as Sha256, entries))
    await enqueueItems(context, pending)
    const [queued, taken, waits] = pending.map(({ item }) => item)
    await takeRevision(context.db, { item: taken!, revision: 1 }, { stage: 'ready' })
    await context.db.$client.query(
      "UPDATE ingest.item_revision SET holder = NULL, lease_until = NULL, retry_at = now() + interval '1 hour', due_at = now() + interval '1 hour' WHERE item_id = $1",
      [waits],
    )
    // A Redis that nobody has swept before is as one that was emptied.
    await sweep(context)
    await redis.flushdb()
    expect(await sweep(context)).toMatchObject({ outcome: 'swept', queued: 1 })
    expect(await sweep(context)).toEqual({ outcome: 'idle' })
    const jobs = await context.queues.queue('telex.stories').getJobs(['wait', 'prioritized', 'delayed'])
    expect(jobs.map(({ data }) => data)).toEqual([{ item: queued, revision: 1, job: 3 }])
    const { rows } = await context.db.$client.query(
      'SELECT item_id::int AS item, holder, job, round(extract(epoch FROM due_at - now()) / 10)::int * 10 AS due FROM ingest.item_revision ORDER BY 1',
    )
    expect(rows).toEqual([
      { item: queued, holder: 'queue', job: 3, due: 60 },
      { item: taken, holder: 'worker', job: 1, due: 40 },
      { item: waits, holder: null, job: 1, due: 3600 },
    ])
  })
})

describe.skipIf(!server)('/readyz', () => {
  test('says that feeds are due, and that nobody adds their polls or that those were lost', async () => {
    const redis = new Redis(`${server}/7`)
    await redis.flushdb()
    const context = await openContext({ redisUrl: `${server}/7` })
    const http = await startHttp(context)
    afterFile(async () => {
      await http.close()
      await redis.quit()
    })
    const add = (id: string, timing: object) =>
      upsertFeed(context.db, { ...toSettings({ id: id as FeedId, agency: id, url: 'http://127.0.0.1:9/' }), ...timing }, 'command')
    await add('every', {})
    await add('cron', { cron: '0 5 * * *', everySeconds: null })
    await add('wrong', { cron: '61 * * * *', everySeconds: null })
    const ago = (what: string) => context.db.$client.query(`UPDATE ingest.feed SET ${what} = now() - interval '31 s'`)
    const ready = async () => {
      const answer = await fetch(`${http.url}/readyz`)
      return { status: answer.status, schedules: ((await answer.json()) as { checks: { schedules: string } }).checks.schedules }
    }
    expect(await ready()).toEqual({ status: 200, schedules: 'ok' })
    await ago('updated_at')
    expect(await ready()).toMatchObject({ status: 503, schedules: expect.stringContaining('2 feeds are due') })
    expect(await planFeeds(context)).toEqual({
      planned: expect.arrayContaining(['every', 'cron']),
      refused: [{ feed: 'wrong', problem: expect.stringContaining('61') }],
    })
    expect(await ready()).toEqual({ status: 200, schedules: 'ok' })
    await context.db.$client.query("UPDATE ingest.feed SET due_at = now() - interval '31 s' WHERE id <> 'wrong'")
    expect(await ready()).toMatchObject({ status: 503, schedules: expect.stringContaining('2 feeds are due') })
    const late = { ...context, clock: () => new Date(Date.now() - 31_000) }
    await context.db.$client.query("UPDATE ingest.feed SET due_at = now() - interval '32 s' WHERE id <> 'wrong'")
    expect(await queuePolls(late)).toEqual({ outcome: 'queued', queued: 2 })
    expect(await ready()).toEqual({ status: 200, schedules: 'ok' })
    await redis.flushdb()
    expect(await ready()).toMatchObject({ status: 503, schedules: expect.stringContaining('2 feeds are due') })
  })
})
