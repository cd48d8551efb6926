/** When feeds are due, and that each that is due is polled once, whatever the queue loses. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FeedId } from '#src/brand.ts'
import { toSettings } from '#src/commands/feed-settings.ts'
import type { Context } from '#src/context.ts'
import { pollFeed } from '#src/ingest/poll.ts'
import { findLostPolls, firstDue, nextDue, offsetOf, planFeeds, pollsOf, queuePolls, unservedFeeds } from '#src/ingest/schedule.ts'
import { setDue } from '#src/store/due.ts'
import { type FeedSettings, getFeed, setFeedState, upsertFeed } from '#src/store/feeds.ts'
import { openContext } from '../support/context.ts'
import { openSite, rss } from '../support/site.ts'

let context: Context
let now = new Date()

beforeAll(async () => {
  context = await openContext({ clock: () => now })
})
const polls = () => context.queues.queue('telex.polls')
const query = async (sql: string, ...values: unknown[]) => (await context.db.$client.query(sql, values)).rows
beforeEach(async () => {
  await query('TRUNCATE ingest.feed, ingest.host_slot')
  await polls().obliterate({ force: true })
  now = new Date()
})

const add = (id: string, fields: Partial<FeedSettings> = {}) =>
  upsertFeed(context.db, { ...toSettings({ id: id as FeedId, agency: id, url: 'http://127.0.0.1:9/' }), ...fields }, 'command')
const cron = (pattern: string, timezone: string | null = null) => ({ cron: pattern, timezone, everySeconds: null })
const jobs = async () =>
  (await polls().getJobs(['waiting'])).flatMap(({ name, data }) => pollsOf(data).map(({ feed }) => [name, feed])).sort()
const feed = async (id: string) => (await getFeed(context.db, id as FeedId))!
const later = (ms: number) => {
  now = new Date(now.getTime() + ms)
}
const minute = 60_000

test('each feed’s offset lies within its interval and is always the same; many feeds spread over it', () => {
  const offsets = Array.from({ length: 200 }, (_, n) => offsetOf(`feed-${n}`, 60_000))
  expect(offsetOf('feed-7', 60_000)).toBe(offsets[7])
  for (const offset of offsets) expect(offset >= 0 && offset < 60_000).toBe(true)
  for (let tenth = 0; tenth < 10; tenth++)
    expect(offsets.filter((offset) => Math.floor(offset / 6_000) === tenth).length).toBeGreaterThan(5)
  // Every process of the program has to come to the same.
  expect(offsetOf('reuters', 60_000)).toBe(5_891)
})

describe('the next tick', () => {
  const wire = { id: 'wire' as FeedId, everySeconds: 60, cron: null, timezone: null }
  const hour = Date.parse('2026-11-27T10:00:00Z')
  const offset = offsetOf('wire', minute)
  const at = (ms: number) => new Date(hour + offset + ms)

  test.each([
    ['is the one after now', 1, null, minute],
    ['is not the one of now', 0, null, minute],
    ['is the one that comes in a moment', -1, null, 0],
    ['is not before a time that was asked for', 0, 150_000, 3 * minute],
    ['is one that comes a little before that', 0, 2 * minute + 1500, 2 * minute],
    ['is none that comes longer before that', 0, 2 * minute + 1501, 3 * minute],
    ['looks at no time that is over', 0, -150_000, minute],
  ])('%s', (_, from, notBefore, due) => {
    expect(nextDue(wire, at(from), notBefore === null ? null : at(notBefore))).toEqual(at(due))
  })

  test('of a feed without an interval comes each minute, and of others as often as they say', () => {
    expect(nextDue({ ...wire, everySeconds: null }, at(0), null)).toEqual(at(minute))
    const day = { ...wire, everySeconds: 86_400 }
    const first = nextDue(day, at(0), null)!
    expect(nextDue(day, first, null)!.getTime() - first.getTime()).toBe(86_400_000)
  })

  test('of a cron is in its zone, and there is none of one that cannot be read', () => {
    const from = new Date('2026-11-27T10:00:00Z')
    const of = (timing: ReturnType<typeof cron>, notBefore: Date | null = null) =>
      nextDue({ ...wire, ...timing }, from, notBefore)?.toISOString()
    expect(of(cron('0 5 * * *'))).toBe('2026-11-28T05:00:00.000Z')
    expect(of(cron('0 6 * * *', 'Europe/Paris'))).toBe('2026-11-28T05:00:00.000Z')
    expect(of(cron('0 11 * * *', 'Europe/Paris'))).toBe('2026-11-28T10:00:00.000Z')
    expect(of(cron('*/5 * * * *'), new Date('2026-11-27T10:05:01Z'))).toBe('2026-11-27T10:05:00.000Z')
    expect(of(cron('*/5 * * * *'), new Date('2026-11-27T10:05:02Z'))).toBe('2026-11-27T10:10:00.000Z')
    expect(of(cron('61 * * * *'))).toBeUndefined()
  })
})

describe('a feed that is new or was set anew is due', () => {
  const timing = { id: 'one' as FeedId, everySeconds: 60, cron: null, timezone: null, lastPollAt: null, nextPollAt: null }
  const ago = (ms: number) => new Date(now.getTime() - ms)

  test.each([
    ['now, if it was never polled', {}, true],
    ['now, if its interval is over', { lastPollAt: minute + 1 }, true],
    ['at its tick, if its interval ends now', { lastPollAt: minute }, false],
    ['at its tick, if its publisher asked for a later poll', { lastPollAt: 2 * minute, nextPollAt: -1 }, false],
    ['now, if that later poll is over, too', { lastPollAt: 2 * minute, nextPollAt: 1 }, true],
  ])('%s', (_, times: { lastPollAt?: number; nextPollAt?: number }, atOnce) => {
    const one = { ...timing, ...Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, ago(ms)])) }
    expect(firstDue(one, now)).toEqual(atOnce ? now : nextDue(one, now, one.nextPollAt))
  })

  test('with a cron: now, if it was never polled; else when that says', () => {
    const daily = { ...timing, ...cron('0 5 * * *') }
    expect(firstDue(daily, now)).toEqual(now)
    expect(firstDue({ ...daily, lastPollAt: ago(7 * 24 * 60 * minute) }, now)).toEqual(nextDue(daily, now, null))
    expect(firstDue({ ...timing, ...cron('61 * * * *') }, now)).toBeUndefined()
  })

  test('each for itself: of one whose cron cannot be read is said why, and none is held up', async () => {
    for (let n = 0; n < 40; n++) await add(`feed-${String(n).padStart(2, '0')}`, n === 3 ? cron('61 * * * *') : {})
    await add('paused')
    await setFeedState(context.db, 'paused' as FeedId, 'paused')
    const { planned, refused } = await planFeeds(context)
    expect(planned).toHaveLength(39)
    expect(refused).toEqual([{ feed: 'feed-03', problem: 'cron "61 * * * *" has 61 where only 0-59 is allowed' }])
    expect((await planFeeds(context)).planned).toEqual([])
  })

  test('by its new settings, also when they come while it is planned by the old ones, or polled', async () => {
    await add('wire', { everySeconds: 86_400 })
    await query("UPDATE ingest.feed SET last_poll_at = now() - interval '1 min'")
    const { db } = context
    const slow = new Proxy(db.$client, {
      get: (client, name) =>
        name === 'query'
          ? async (sql: string, values: unknown[]) => {
              await add('wire', { everySeconds: 30 })
              return client.query(sql, values)
            }
          : Reflect.get(client, name),
    })
    await planFeeds({ ...context, db: Object.assign(Object.create(db), { $client: slow }) })
    expect((await feed('wire')).dueAt).toBeNull()
    await planFeeds(context)
    expect((await feed('wire')).dueAt!.getTime() - now.getTime()).toBeLessThanOrEqual(30_000)

    const site = await openSite()
    await add('wire', { everySeconds: 86_400, url: `${site.url}/rss` })
    for (const [everySeconds, outcome, body] of [
      [40, 'read', rss([{ guid: 'a', title: 'A' }])],
      [50, 'unchanged', undefined],
    ] as const) {
      site.set('/rss', async (_, response) => {
        await add('wire', { everySeconds, url: `${site.url}/rss` })
        response.writeHead(body ? 200 : 304, { etag: '"1"', 'content-type': 'application/rss+xml' }).end(body)
      })
      expect(await pollFeed(context, 'wire' as FeedId)).toMatchObject({ outcome })
      expect(await feed('wire')).toMatchObject({ dueAt: null, nextPollAt: null, etag: '"1"' })
    }
  })
})

describe('polls', () => {
  test('are added once for each feed that is due, whoever looks at the same time', async () => {
    for (let n = 0; n < 1100; n++)
      await query(
        `INSERT INTO ingest.feed (id, agency, url, configured_url, every_seconds, managed_by, due_at) VALUES ($1, 'a', 'u', 'u', 60, 'file', $2)`,
        `feed-${n}`,
        new Date(now.getTime() + (n < 1050 ? 0 : 1)),
      )
    const outcomes = await Promise.all([queuePolls(context), queuePolls(context), queuePolls(context)])
    expect(outcomes.reduce((sum, { queued = 0 }) => sum + Number(queued), 0)).toBe(1050)
    expect(new Set((await jobs()).map(([, id]) => id)).size).toBe(1050)
    expect(await queuePolls(context)).toEqual({ outcome: 'idle' })
    later(1)
    expect(await queuePolls(context)).toEqual({ outcome: 'queued', queued: 50 })
    expect(await jobs()).toHaveLength(1100)
  })

  test('come ten in a job, which is lost for all of them or for none', async () => {
    for (let n = 0; n < 23; n++) await add(`feed-${n}`)
    await queuePolls(context)
    const sizes = (await polls().getJobs(['waiting'])).map(({ data }) => pollsOf(data).length)
    expect(sizes.sort()).toEqual([10, 10, 3].sort())
    const [lost] = await polls().getJobs(['waiting'])
    const feeds = pollsOf(lost!.data).map(({ feed }) => feed)
    await lost!.remove()
    later(15_001)
    expect(await findLostPolls(context)).toBe(feeds.length)
    expect((await query('SELECT id FROM ingest.feed WHERE queued_at IS NULL ORDER BY id')).map(({ id }) => id)).toEqual(feeds.sort())
  })

  test('are not added of feeds that are paused, gone or removed', async () => {
    for (const [id, state] of [
      ['paused', 'paused'],
      ['gone', 'gone'],
      ['removed', 'removed'],
      ['active', 'active'],
    ] as const) {
      await add(id)
      await planFeeds(context)
      await query('UPDATE ingest.feed SET state = $2 WHERE id = $1', id, state)
    }
    await queuePolls(context)
    expect(await jobs()).toEqual([['poll', 'active']])
    await setFeedState(context.db, 'paused' as FeedId, 'active')
    await queuePolls(context)
    expect(await jobs()).toEqual([
      ['poll', 'active'],
      ['poll', 'paused'],
    ])
  })

  test('that the queue does not take are due as before', async () => {
    await add('wire')
    const queues = { ...context.queues, queue: () => ({ addBulk: () => Promise.reject(new Error('OOM')) }) as never }
    await expect(queuePolls({ ...context, queues })).rejects.toThrow('OOM')
    expect(await queuePolls(context)).toEqual({ outcome: 'queued', queued: 1 })
  })

  test('are looked for after fifteen seconds, and added again where they are in no queue', async () => {
    for (const id of ['lost', 'waits', 'runs', 'failed']) {
      await add(id)
      await queuePolls(context)
    }
    await query("UPDATE bullmq.job SET state = 'active' WHERE id LIKE 'poll-runs-%'")
    await query("UPDATE bullmq.job SET state = 'failed' WHERE id LIKE 'poll-failed-%'")
    await query("DELETE FROM bullmq.job WHERE id LIKE 'poll-lost-%'")
    later(15_000)
    expect(await findLostPolls(context)).toBe(0)
    later(1)
    expect(await findLostPolls(context)).toBe(2)
    expect(await queuePolls(context)).toEqual({ outcome: 'queued', queued: 2 })
    expect(await findLostPolls(context)).toBe(0)
    expect(await jobs()).toEqual([
      ['poll', 'failed'],
      ['poll', 'lost'],
      ['poll', 'waits'],
    ])
  })

  test('that end, and are due anew, while they are looked for are not lost', async () => {
    await add('wire')
    await queuePolls(context)
    later(15_001)
    const getJobs = async () => {
      await setDue(context.db, 'wire' as FeedId, now)
      await queuePolls(context)
      return []
    }
    const queues = { ...context.queues, queue: () => ({ getJobs }) as never }
    await findLostPolls({ ...context, queues })
    expect((await feed('wire')).queuedAt).toEqual(now)
  })

  test('are looked for at once in a queue that was emptied', async () => {
    let mark = false
    const leaveMark = async () => {
      mark = true
    }
    const queues = { ...context.queues, hasMark: async () => mark, leaveMark }
    await add('wire')
    await queuePolls(context)
    later(1)
    expect(await findLostPolls({ ...context, queues })).toBe(0)
    await polls().obliterate({ force: true })
    expect(await findLostPolls({ ...context, queues })).toBe(0)
    mark = false
    expect(await findLostPolls({ ...context, queues })).toBe(1)
    expect(mark).toBe(true)
  })

  test('that nobody adds, and those that are lost, are named after half a minute; a cron that cannot be read never', async () => {
    await add('planless')
    await add('wrong', cron('61 * * * *'))
    for (const id of ['waiting', 'lost', 'queued', 'soon']) await add(id)
    const [old, young] = ["now() - interval '31 s'", "now() - interval '20 s'"]
    await query(`UPDATE ingest.feed SET updated_at = ${old}`)
    await query(`UPDATE ingest.feed SET due_at = ${old} WHERE id IN ('waiting', 'lost', 'queued')`)
    await query(`UPDATE ingest.feed SET due_at = ${young} WHERE id = 'soon'`)
    const [{ at }] = await query(
      "UPDATE ingest.feed SET queued_at = date_trunc('milliseconds', now() - interval '40 s') WHERE id IN ('lost', 'queued') RETURNING queued_at AS at",
    )
    await polls().add('poll', { feed: 'another', queuedAt: at.getTime(), others: ['queued'] })
    await polls().add('poll', { feed: 'lost', queuedAt: at.getTime() - 1 })
    expect(await unservedFeeds(context)).toEqual(new Set(['planless', 'waiting', 'lost']))
  })
})

describe('a poll', () => {
  const openFeed = async (fields: Partial<FeedSettings> = {}) => {
    const site = await openSite()
    site.set('/rss', rss([{ guid: 'a', title: 'A' }]))
    await add('wire', { url: `${site.url}/rss`, ...fields })
    return site
  }
  const poll = () => pollFeed(context, 'wire' as FeedId)
  /** It was due so long ago, and its job lies in the queue. */
  const due = async (ms: number) => {
    const tick = nextDue(await feed('wire'), now, null)!
    await query('UPDATE ingest.feed SET due_at = $1, queued_at = $1, next_poll_at = NULL', tick)
    now = new Date(tick.getTime() + ms)
    return tick
  }

  test('that was late counts from its tick: the one after is not left out', async () => {
    await openFeed()
    const tick = await due(20_000)
    expect((await poll()).outcome).toBe('read')
    expect(await feed('wire')).toMatchObject({
      dueAt: new Date(tick.getTime() + minute),
      nextPollAt: new Date(tick.getTime() + minute),
      queuedAt: null,
    })
    const unchanged = await due(20_000)
    expect((await poll()).outcome).toBe('unchanged')
    expect(await feed('wire')).toMatchObject({ dueAt: new Date(unchanged.getTime() + minute), queuedAt: null })
  })

  test('that was late by half its interval counts from when it was made', async () => {
    await openFeed()
    const tick = await due(30_000)
    await poll()
    expect((await feed('wire')).dueAt).toEqual(new Date(tick.getTime() + 2 * minute))
  })

  test('that comes too early, fails, or finds its feed gone says when the next is due, too', async () => {
    const site = await openFeed()
    await due(0)
    await query('UPDATE ingest.feed SET next_poll_at = $1', new Date(now.getTime() + 90_000))
    expect((await poll()).outcome).toBe('not-due')
    expect(await feed('wire')).toMatchObject({ dueAt: nextDue(await feed('wire'), now, new Date(now.getTime() + 90_000)), queuedAt: null })
    site.set('/rss', (_, response) => void response.writeHead(500).end())
    await due(0)
    expect((await poll()).outcome).toBe('failed')
    const failed = await feed('wire')
    expect(failed).toMatchObject({ dueAt: nextDue(failed, now, failed.nextPollAt), queuedAt: null })
    site.set('/rss', (_, response) => void response.writeHead(410).end())
    await due(0)
    expect((await poll()).outcome).toBe('gone')
    expect(await feed('wire')).toMatchObject({ dueAt: null, queuedAt: null })
  })

  test('that cannot be noted is due again in five seconds if the database is to blame, else at the next tick', async () => {
    await openFeed()
    const failWith = (code: string) =>
      query(`CREATE OR REPLACE FUNCTION public.no_items() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '${code}'; END $$;
        CREATE OR REPLACE TRIGGER no_items BEFORE INSERT ON ingest.raw FOR EACH ROW EXECUTE FUNCTION public.no_items()`)
    await failWith('53100')
    await due(0)
    await expect(poll()).rejects.toThrow()
    expect(await feed('wire')).toMatchObject({ dueAt: new Date(now.getTime() + 5_000), queuedAt: null })
    await failWith('22023')
    const tick = await due(0)
    await expect(poll()).rejects.toThrow()
    expect(await feed('wire')).toMatchObject({ dueAt: new Date(tick.getTime() + minute), queuedAt: null })
    await query('DROP TRIGGER no_items ON ingest.raw')
  })

  test('whose worker stops is due again', async () => {
    await openFeed()
    await due(0)
    await expect(pollFeed(context, 'wire' as FeedId, { signal: AbortSignal.abort() })).rejects.toThrow()
    expect(await feed('wire')).toMatchObject({ dueAt: new Date(now.getTime() + 5_000), queuedAt: null })
    await setDue(context.db, 'wire' as FeedId, null)
  })
})
