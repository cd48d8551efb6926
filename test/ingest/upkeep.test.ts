/** The upkeep: what each of its tasks does, and what it says of it. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FeedId, ItemId, Sha256 } from '#src/brand.ts'
import { toSettings } from '#src/commands/feed-settings.ts'
import type { Context } from '#src/context.ts'
import { enqueueItems } from '#src/ingest/enqueue.ts'
import { queuePolls } from '#src/ingest/schedule.ts'
import { reconcile, release, retention, sweep } from '#src/ingest/upkeep.ts'
import { startUpkeep } from '#src/jobs/upkeep.ts'
import { windowDays } from '#src/store/candidates.ts'
import { openDb } from '#src/store/db.ts'
import { upsertFeed } from '#src/store/feeds.ts'
import { maxLosses } from '#src/store/item-state.ts'
import { claimOverdue } from '#src/store/item-steps.ts'
import { recordItems } from '#src/store/items.ts'
import { storeStory } from '#src/store/stories.ts'
import { CommonSketch } from '#src/story/print/common.ts'
import { forgetStories, telling } from '../store/telling.ts'
import { bridge } from '../story/texts.ts'
import { openContext } from '../support/context.ts'

let context: Context
let now = new Date()
const logged: { level: string; fields: object; words: string }[] = []

beforeAll(async () => {
  const opened = await openContext({ clock: () => now })
  const level = (level: string) => (fields: object, words: string) => void logged.push({ level, fields, words })
  const log = {
    ...opened.log,
    silent: () => undefined,
    debug: () => undefined,
    info: level('info'),
    warn: level('warn'),
    error: level('error'),
  } as unknown as Context['log']
  context = { ...opened, log, config: { ...opened.config, publicUrl: 'https://telex.example' } }
})
const query = async (sql: string, ...values: unknown[]) => (await context.db.$client.query(sql, values)).rows
beforeEach(async () => {
  await query('TRUNCATE ingest.feed, ingest.item, ingest.item_revision, ingest.subscription, ingest.raw, ingest.host_slot')
  await forgetStories(context.db)
  for (const name of ['telex.polls', 'telex.stories', 'telex.pages']) await context.queues.queue(name).obliterate({ force: true })
  now = new Date()
  logged.length = 0
})
const add = (id: string, more: object = {}) =>
  upsertFeed(context.db, { ...toSettings({ id: id as FeedId, agency: id, url: 'http://127.0.0.1:9/' }), ...more }, 'command')

describe('a sweep', () => {
  /** An item that is due: a wait of its has ended, or a worker of its was lost for the last time. */
  const due = async (identity: string, lost: boolean) => {
    const entry = { identity, entry: { headline: identity } as never }
    const { pending } = await context.db.transaction((tx) => recordItems(tx, 'wire' as FeedId, 'f'.repeat(64) as Sha256, [entry]))
    const id = pending[0]!.item
    const columns = lost
      ? `holder = 'worker', losses = ${maxLosses - 1}, lease_until = now(), due_at = now()`
      : 'holder = NULL, lease_until = NULL, retry_at = now(), due_at = now()'
    await query(`UPDATE ingest.item_revision SET ${columns} WHERE item_id = $1`, id)
    return id
  }
  const jobs = async () => (await context.queues.queue('telex.stories').getJobs(['waiting'])).map(({ data }) => data.item as ItemId)

  test('that finds nothing is idle', async () => {
    expect(await sweep(context)).toEqual({ outcome: 'idle' })
  })

  test('queues what waits no longer, and ends what was lost too often, each counted', async () => {
    const waited = [await due('one', false), await due('two', false)]
    for (const n of [1, 2, 3]) await due(`lost ${n}`, true)
    expect(await sweep(context)).toEqual({ outcome: 'swept', queued: 2, failed: 3 })
    expect((await jobs()).sort()).toEqual(waited)
    expect(await query("SELECT FROM ingest.item_revision WHERE state = 'failed'")).toHaveLength(3)
    expect(await sweep(context)).toEqual({ outcome: 'idle' })
  })

  test('leaves what waits in the queue for its turn there, and adds again what the queue has no more', async () => {
    const entries = ['text', 'page'].map((identity) => ({
      identity,
      entry: { headline: identity } as never,
      ...(identity === 'page' ? { pageUrl: 'http://a.example/1' } : {}),
    }))
    const { pending } = await context.db.transaction((tx) => recordItems(tx, 'wire' as FeedId, 'f'.repeat(64) as Sha256, entries))
    await enqueueItems(context, pending)
    const lapse = () => query('UPDATE ingest.item_revision SET lease_until = now(), due_at = now()')
    const numbers = async () =>
      (await query('SELECT job, requeues FROM ingest.item_revision ORDER BY item_id')).map(({ job, requeues }) => [job, requeues])
    await lapse()
    expect(await sweep(context)).toEqual({ outcome: 'swept', queued: 0, failed: 0, waiting: 2 })
    expect(await numbers()).toEqual([
      [1, 0],
      [1, 0],
    ])
    expect(await sweep(context)).toEqual({ outcome: 'idle' })
    await context.queues.queue('telex.pages').obliterate({ force: true })
    await lapse()
    expect(await sweep(context)).toEqual({ outcome: 'swept', queued: 1, failed: 0, waiting: 1 })
    expect(await numbers()).toEqual(pending.map(({ state }) => (state === 'page' ? [2, 1] : [1, 0])))
    expect(await context.queues.queue('telex.pages').getJobs(['waiting', 'delayed'])).toHaveLength(1)
    expect(await jobs()).toHaveLength(1)
  })

  test('hands out again what the queue is to begin at a time that only a clock which was set back could have named', async () => {
    const entry = { identity: 'page', entry: { headline: 'page' } as never, pageUrl: 'http://a.example/1' }
    const { pending } = await context.db.transaction((tx) => recordItems(tx, 'wire' as FeedId, 'f'.repeat(64) as Sha256, [entry]))
    const ahead = 'now() + interval '
    await query(
      `INSERT INTO ingest.host_slot (host, next_free_at, next_poll_at, interval_ms) VALUES ('a.example', ${ahead}'1 hour', ${ahead}'1 hour', 250)`,
    )
    await enqueueItems(context, pending)
    await query('UPDATE ingest.host_slot SET next_free_at = now()')
    await query('UPDATE ingest.item_revision SET lease_until = now(), due_at = now()')
    expect(await sweep(context)).toEqual({ outcome: 'swept', queued: 1, failed: 0 })
    const delays = (await context.queues.queue('telex.pages').getJobs(['waiting', 'delayed'])).map(({ data, delay }) => [
      data.job,
      delay > 60_000,
    ])
    expect(delays.toSorted()).toEqual([
      [1, true],
      [2, false],
    ])
  })

  test('hands out no job of which the queue was not asked', async () => {
    const entry = { identity: 'one', entry: { headline: 'one' } as never }
    await context.db.transaction((tx) => recordItems(tx, 'wire' as FeedId, 'f'.repeat(64) as Sha256, [entry]))
    await query('UPDATE ingest.item_revision SET lease_until = now(), due_at = now()')
    const none = { handed: [], failed: 0, waiting: 0 }
    expect(await claimOverdue(context.db, { limit: 10, known: () => undefined })).toEqual(none)
    expect(await claimOverdue(context.db, { limit: 10 })).toMatchObject({ handed: [{ job: 2 }] })
  })

  test.each(['queued', 'failed'])('is not idle when it only %s one', async (what) => {
    await due('one', what === 'failed')
    expect(await sweep(context)).toEqual({ outcome: 'swept', queued: 0, failed: 0, [what]: 1 })
  })
})

test('a sweep finds the polls whose jobs are lost, and counts them', async () => {
  await add('wire')
  await queuePolls(context)
  now = new Date(now.getTime() + 16_000)
  expect(await sweep(context)).toEqual({ outcome: 'idle' })
  await context.queues.queue('telex.polls').obliterate({ force: true })
  expect(await sweep(context)).toEqual({ outcome: 'swept', queued: 0, failed: 0, polls: 1 })
  expect(await queuePolls(context)).toEqual({ outcome: 'queued', queued: 1 })
})

describe('a release', () => {
  const embargoed = async () => {
    const { story, from } = telling({ agency: 'Gazette', headline: 'Old bridge closes', paragraphs: bridge, hour: 9, item: 1_000_000 })
    const embargoedUntil = new Date(now.getTime() + 60_000).toISOString()
    await storeStory(context.db, { ...story, embargoedUntil }, from, { common: new CommonSketch(), now })
  }

  test('ends the embargoes whose time has come, each counted, and is idle otherwise', async () => {
    await embargoed()
    expect(await release(context)).toEqual({ outcome: 'idle' })
    now = new Date(now.getTime() + 60_000)
    expect(await release(context)).toEqual({ outcome: 'released', released: 1 })
    expect(await release(context)).toEqual({ outcome: 'idle' })
  })
})

describe('a reconciliation', () => {
  const nothing = { outcome: 'reconciled', refused: 0, overdue: 0, hubs: 0 }

  test('that finds all as it should be is idle, and says nothing', async () => {
    await add('wire')
    expect(await reconcile(context)).toEqual({ outcome: 'idle' })
    expect(logged).toEqual([])
  })

  test('counts the feeds that are never due', async () => {
    await add('wrong', { cron: '61 * * * *', everySeconds: null })
    expect(await reconcile(context)).toEqual({ ...nothing, refused: 1 })
  })

  test('names the feeds that have no schedule, twenty of them, with why', async () => {
    for (let n = 10; n < 31; n++) await add(`feed-${n}`, { cron: '61 * * * *', everySeconds: null })
    expect(await reconcile(context)).toEqual({ ...nothing, refused: 21 })
    const feeds = Array.from({ length: 20 }, (_, n) => ({ feed: `feed-${n + 10}`, problem: expect.stringContaining('61') }))
    expect(logged).toEqual([{ level: 'error', fields: { feeds, count: 21 }, words: 'feeds have no schedule' }])
  })

  test('names the feeds that are not polled in time, twenty of them', async () => {
    for (let n = 10; n < 31; n++) await add(`feed-${n}`)
    await reconcile(context)
    await query("UPDATE ingest.feed SET created_at = now() - interval '1 day'")
    expect(await reconcile(context)).toEqual({ ...nothing, overdue: 21 })
    const [{ level, fields, words }] = logged as [{ level: string; fields: { feeds: string[]; count: number }; words: string }]
    expect({ level, count: fields.count, words }).toEqual({ level: 'warn', count: 21, words: 'feeds are not polled in time' })
    expect(new Set(fields.feeds).size).toBe(20)
  })

  test('asks the hubs whose turn it is', async () => {
    await add('wire')
    await reconcile(context)
    await query(
      `INSERT INTO ingest.subscription (feed_id, hub, topic, token, secret, ask_at) VALUES ('wire', 'http://127.0.0.1:9/', 'http://127.0.0.1:9/', 't', 's', now() - interval '1 min')`,
    )
    expect(await reconcile(context)).toEqual({ ...nothing, hubs: 1 })
    expect(await reconcile(context)).toEqual({ outcome: 'idle' })
  })

  test('keeps days ahead for fingerprints', async () => {
    const [{ tomorrow }] = await query("SELECT to_char((now() AT TIME ZONE 'UTC')::date + 1, '\"fingerprint_\"YYYYMMDD') AS tomorrow")
    await query(`DROP TABLE ingest.${tomorrow}`)
    await reconcile(context)
    expect(await query('SELECT FROM pg_class WHERE relname = $1', tomorrow)).toHaveLength(1)
  })
})

test('the nightly retention drops what is older than it is kept for, fingerprints sooner, and says how much', async () => {
  const { retentionDays } = context.config
  await query(
    "INSERT INTO ingest.raw (sha256, zstd, length, first_seen_at) SELECT id, '', 0, now() - age FROM (VALUES ('a', $1::interval), ('b', $2::interval)) old (id, age)",
    `${retentionDays} days 1 min`,
    `${retentionDays - 1} days 23 hours`,
  )
  await query(
    "INSERT INTO ingest.fingerprint (story_id, at, features) SELECT gen_random_uuid(), now() - make_interval(days => days), '' FROM unnest(ARRAY[$1, $1 + 1]::int[]) days",
    windowDays,
  )
  expect(await retention(context)).toEqual({ outcome: 'dropped', raw: 1, retrievals: 0, commands: 0, events: 0, fingerprints: 1, names: 0 })
  expect(await query('SELECT sha256 FROM ingest.raw')).toEqual([{ sha256: 'b' }])
  expect(await query('SELECT FROM ingest.fingerprint')).toHaveLength(1)
})

test('a task that fails each time says so once in ten seconds, and is counted each time', async () => {
  const closed = openDb(context.config.databaseUrl!, { max: 1, onError: () => undefined })
  await closed.$client.end()
  const idle = { recurrence: { everyMs: 0 }, lookMs: 3600_000 }
  const ended: string[] = []
  const metrics = { ...context.metrics, jobEnded: (_: string, outcome: string) => void ended.push(outcome) } as Context['metrics']
  const pace = {
    polls: { recurrence: null, lookMs: 3600_000 },
    search: { recurrence: null, lookMs: 3600_000 },
    release: { recurrence: { everyMs: 0 }, lookMs: 1 },
    sweep: idle,
    backlogs: idle,
    reconcile: idle,
    retention: idle,
  }
  const upkeep = startUpkeep({ ...context, db: closed, metrics }, pace)
  await expect.poll(() => ended.length).toBeGreaterThan(3)
  await upkeep.close()
  expect(new Set(ended)).toEqual(new Set(['error']))
  expect(logged.filter(({ level }) => level === 'error')).toHaveLength(1)
})
