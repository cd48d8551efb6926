/** The schedules of the feeds: which there are, with which timing, and what is made of one that has lost its next job. */
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { FeedId } from '#src/brand.ts'
import { toSettings } from '#src/commands/feed-settings.ts'
import type { Context } from '#src/context.ts'
import { missingSchedules, offsetOf, reconcileSchedules } from '#src/ingest/schedule.ts'
import { type FeedSettings, setFeedState, upsertFeed } from '#src/store/feeds.ts'
import { openContext } from '../support/context.ts'

let context: Context
let now = new Date()

beforeAll(async () => {
  context = await openContext({ clock: () => now })
})
const polls = () => context.queues.queue('telex.polls')
beforeEach(async () => {
  await context.db.$client.query('TRUNCATE ingest.feed')
  await polls().obliterate({ force: true })
  now = new Date()
})

/** A feed that is polled each minute, unless it says otherwise. */
const add = (id: string, fields: Partial<FeedSettings> = {}) =>
  upsertFeed(context.db, { ...toSettings({ id: id as FeedId, agency: id, url: 'http://127.0.0.1:9/' }), ...fields }, 'command')
const cron = (pattern: string, timezone: string | null = null) => ({ cron: pattern, timezone, everySeconds: null })
const polled = (id: string, last: Date, next: Date | null = null) =>
  context.db.$client.query('UPDATE ingest.feed SET last_poll_at = $2, next_poll_at = $3 WHERE id = $1', [id, last, next])
const schedulers = async () =>
  new Map(
    (await polls().getJobSchedulers(0, -1)).map(({ key, every, offset, pattern, tz }) => [
      key,
      pattern ? { pattern, tz } : { every: Number(every), offset: Number(offset ?? 0) },
    ]),
  )
/** The jobs that are not of a schedule: those added at once. */
const atOnce = async () =>
  (await polls().getJobs(['waiting', 'delayed', 'prioritized']))
    .filter(({ id }) => !id?.startsWith('repeat:'))
    .map(({ id, name, data }) => ({ id, name, data }))
const next = async (key: string) => (await polls().getJobScheduler(key))!.next!
const none = { upserted: [], removed: [], refused: [] }

test('each feed’s offset lies within its interval and is always the same; many feeds spread over it', () => {
  const offsets = Array.from({ length: 200 }, (_, n) => offsetOf(`feed-${n}`, 60_000))
  expect(offsetOf('feed-7', 60_000)).toBe(offsets[7])
  for (const offset of offsets) expect(offset >= 0 && offset < 60_000).toBe(true)
  for (let tenth = 0; tenth < 10; tenth++)
    expect(offsets.filter((offset) => Math.floor(offset / 6_000) === tenth).length).toBeGreaterThan(5)
  // Every process of the program has to come to the same.
  expect(offsetOf('reuters', 60_000)).toBe(5_891)
})

describe('the schedules', () => {
  test('of a feed whose next job a worker has made for a time far ahead, its clock being so, are made anew', async () => {
    await add('ahead', { everySeconds: 90 })
    const real = Date.now()
    vi.useFakeTimers({ toFake: ['Date'], now: real + 7_200_000 })
    await reconcileSchedules(context)
    vi.useRealTimers()
    expect(await next('feed-ahead')).toBeGreaterThan(real + 7_000_000)
    expect(await reconcileSchedules(context)).toMatchObject({ upserted: ['ahead'] })
    expect(await next('feed-ahead')).toBeLessThan(real + 200_000)
    expect(await reconcileSchedules(context)).toEqual(none)
  })

  test('are those of the active feeds: by interval, or by cron in its zone', async () => {
    await add('every', { everySeconds: 90 })
    await add('unsaid', { everySeconds: null })
    await add('cron', cron('0 5 * * *'))
    await add('zone', cron('0 6 * * *', 'Europe/Paris'))
    await add('paused')
    await setFeedState(context.db, 'paused' as FeedId, 'paused')
    const { upserted, ...rest } = await reconcileSchedules(context)
    expect({ upserted: upserted.sort(), ...rest }).toEqual({ ...none, upserted: ['cron', 'every', 'unsaid', 'zone'] })
    expect(await schedulers()).toEqual(
      new Map<string, object>([
        ['feed-every', { every: 90_000, offset: offsetOf('every', 90_000) }],
        ['feed-unsaid', { every: 60_000, offset: offsetOf('unsaid', 60_000) }],
        ['feed-cron', { pattern: '0 5 * * *', tz: 'UTC' }],
        ['feed-zone', { pattern: '0 6 * * *', tz: 'Europe/Paris' }],
      ]),
    )
    const jobs = await polls().getJobs(['delayed', 'waiting'])
    const ofSchedule = jobs.filter(({ id }) => id?.startsWith('repeat:feed-every'))
    expect(ofSchedule.map(({ name, data }) => ({ name, data }))).toEqual([{ name: 'poll', data: { feed: 'every' } }])
    expect(await reconcileSchedules(context)).toEqual(none)
  })

  test('are made anew for a feed whose timing is another, and go with a feed that is polled no more', async () => {
    for (const id of ['interval', 'pattern', 'zone', 'kind', 'gone'])
      await add(id, id === 'pattern' || id === 'zone' ? cron('0 5 * * *') : {})
    await reconcileSchedules(context)
    await polls().upsertJobScheduler('of-another', { every: 1000 })
    await add('interval', { everySeconds: 120 })
    await add('pattern', cron('0 6 * * *'))
    await add('zone', cron('0 5 * * *', 'Asia/Tokyo'))
    await add('kind', cron('0 7 * * *'))
    await setFeedState(context.db, 'gone' as FeedId, 'removed')
    const { upserted, ...rest } = await reconcileSchedules(context)
    expect({ upserted: upserted.sort(), ...rest }).toEqual({
      upserted: ['interval', 'kind', 'pattern', 'zone'],
      removed: ['gone'],
      refused: [],
    })
    expect(await schedulers()).toEqual(
      new Map<string, object>([
        ['feed-interval', { every: 120_000, offset: offsetOf('interval', 120_000) }],
        ['feed-pattern', { pattern: '0 6 * * *', tz: 'UTC' }],
        ['feed-zone', { pattern: '0 5 * * *', tz: 'Asia/Tokyo' }],
        ['feed-kind', { pattern: '0 7 * * *', tz: 'UTC' }],
        ['of-another', { every: 1000, offset: expect.any(Number) }],
      ]),
    )
    await polls().removeJobScheduler('of-another')
    expect(await reconcileSchedules(context)).toEqual(none)
  })

  test('are set right where only the offset is another', async () => {
    await add('one')
    await polls().upsertJobScheduler('feed-one', { every: 60_000, offset: offsetOf('one', 60_000) + 1 })
    expect((await reconcileSchedules(context)).upserted).toEqual(['one'])
    expect(await schedulers()).toEqual(new Map([['feed-one', { every: 60_000, offset: offsetOf('one', 60_000) }]]))
  })

  test('of many feeds are made though one of them cannot be', async () => {
    for (let n = 0; n < 40; n++) await add(`feed-${String(n).padStart(2, '0')}`, n === 3 ? cron('61 * * * *') : {})
    const { upserted, refused } = await reconcileSchedules(context)
    expect(upserted).toHaveLength(39)
    expect(refused).toEqual([{ feed: 'feed-03', problem: 'cron "61 * * * *" has 61 where only 0-59 is allowed' }])
    expect(await polls().getJobSchedulersCount()).toBe(39)
  })

  test('that are missing are counted, but not those of crons that cannot be read, nor any below none', async () => {
    await add('one')
    await add('two')
    await add('cron', cron('0 5 * * *'))
    await add('zone', cron('0 5 * * *', 'Nowhere/Land'))
    await add('wrong', cron('61 * * * *'))
    expect(await missingSchedules(context)).toBe(3)
    await reconcileSchedules(context)
    expect(await missingSchedules(context)).toBe(0)
    await setFeedState(context.db, 'one' as FeedId, 'paused')
    expect(await missingSchedules(context)).toBe(0)
  })
})

describe('a job at once', () => {
  test('is added for a feed that was never polled, as it is set now', async () => {
    await add('fresh')
    await reconcileSchedules(context)
    const [{ updated_at: updated }] = (await context.db.$client.query('SELECT updated_at FROM ingest.feed')).rows
    expect(await atOnce()).toEqual([{ id: `first-fresh-${updated.getTime()}`, name: 'poll', data: { feed: 'fresh' } }])
  })

  const minute = 60_000
  test.each([
    ['whose interval is over', { last: -minute - 1 }, true],
    ['whose interval ends now', { last: -minute }, false],
    ['whose publisher asked for a later poll', { last: -2 * minute, next: 1 }, false],
    ['whose later poll is over, too', { last: -2 * minute, next: -1 }, true],
    ['with a cron, which says itself when', { last: -24 * 60 * minute, cron: true }, false],
  ])('%s: %o → %s', async (_, { last, next, cron: byCron }: { last: number; next?: number; cron?: boolean }, late) => {
    await add('one', byCron ? cron('0 5 * * *') : {})
    const lastAt = new Date(now.getTime() + last)
    await polled('one', lastAt, next === undefined ? null : new Date(now.getTime() + next))
    await reconcileSchedules(context)
    expect(await atOnce()).toEqual(late ? [{ id: `late-one-${lastAt.getTime()}`, name: 'poll', data: { feed: 'one' } }] : [])
  })
})

describe('the next job of a schedule', () => {
  /** A feed whose schedule is as it should be; its next job is so many milliseconds late. */
  const lateBy = async (ms: number) => {
    await add('one')
    await polled('one', new Date())
    await reconcileSchedules(context)
    const at = await next('feed-one')
    now = new Date(at + ms)
    return { at, job: (await polls().getJob(`repeat:feed-one:${at}`))! }
  }

  test('that is late but there is waited for', async () => {
    await lateBy(60_000)
    expect(await reconcileSchedules(context)).toEqual(none)
  })

  test('that is gone is not looked for before it is ten seconds late, and then made again', async () => {
    const { at, job } = await lateBy(9_999)
    await context.db.$client.query('DELETE FROM bullmq.job WHERE id = $1', [job.id])
    expect(await reconcileSchedules(context)).toEqual(none)
    now = new Date(at + 10_000)
    expect((await reconcileSchedules(context)).upserted).toEqual(['one'])
    expect(await polls().getJobState(`repeat:feed-one:${await next('feed-one')}`)).toBe('delayed')
  })

  test.each(['completed', 'failed'])('that has %s without another is made again', async (state) => {
    const { job } = await lateBy(60_000)
    const ended = await context.db.$client.query('UPDATE bullmq.job SET state = $2 WHERE id = $1', [job.id, state])
    expect(ended.rowCount).toBe(1)
    expect((await reconcileSchedules(context)).upserted).toEqual(['one'])
  })
})
