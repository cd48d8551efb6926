/** What PostgreSQL's clock has been set back from lies in the future, and is due all the same. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { FeedId, ItemId, Sha256 } from '#src/brand.ts'
import { toSettings } from '#src/commands/feed-settings.ts'
import { pollFeed } from '#src/ingest/poll.ts'
import { reconcile } from '#src/ingest/upkeep.ts'
import { upsertFeed } from '#src/store/feeds.ts'
import { setHostPace, takePollSlot, takeSlot } from '#src/store/hosts.ts'
import { recordItems } from '#src/store/items.ts'
import { forgetPlans } from '#src/store/set-back.ts'
import { takeTurn } from '#src/store/turns.ts'
import { takeRun } from '#src/store/upkeep.ts'
import { openContext } from '../support/context.ts'
import { openSite, rss } from '../support/site.ts'

let context: Awaited<ReturnType<typeof openContext>>
beforeAll(async () => {
  context = await openContext()
})
const query = async (sql: string, ...values: unknown[]) => (await context.db.$client.query(sql, values)).rows

test('a task of the upkeep that last ran in the future runs now, and then at its pace', async () => {
  const often = { everyMs: 600_000 }
  expect(await takeRun(context.db, 'sweep', often)).toBe(true)
  await query("UPDATE ingest.upkeep SET ran_at = now() + interval '1 hour' WHERE task = 'sweep'")
  expect([await takeRun(context.db, 'sweep', often), await takeRun(context.db, 'sweep', often)]).toEqual([true, false])
})

test('feeds, hosts, places, commands and items wait for no time that only a wrong clock could have named; all other waits stay', async () => {
  const items = async (feed: string, pages: (string | null)[]) => {
    await upsertFeed(context.db, toSettings({ id: feed as FeedId, agency: feed, url: `http://${feed}.example/` }), 'command')
    const entries = pages.map((pageUrl, n) => ({
      identity: `${feed} ${n}`,
      entry: { headline: `${n}` } as never,
      ...(pageUrl ? { pageUrl } : {}),
    }))
    const { pending } = await context.db.transaction((tx) => recordItems(tx, feed as FeedId, 'f'.repeat(64) as Sha256, entries))
    return pending.map(({ item }) => item)
  }
  const set = (item: number, columns: string) => query(`UPDATE ingest.item_revision SET ${columns} WHERE item_id = $1`, item)
  const wait = (time: string) => `holder = NULL, lease_until = NULL, retry_at = now() + ${time}, due_at = now() + ${time}`
  const [retries, leased, soon, paces, pacesLong] = await items('wrong', [null, null, null, null, null])
  const [pauses, waits] = await items('right', ['http://pausing.example/1', 'http://free.example/1'])
  await set(retries!, wait("interval '1 hour'"))
  await set(leased!, "holder = 'worker', lease_until = now() + interval '1 hour', due_at = now() + interval '1 hour'")
  await set(soon!, wait("interval '2 minutes'"))
  const since = (time: string) => `paced = jsonb_build_object('story', gen_random_uuid(), 'since', now() + ${time})`
  await set(paces!, `${wait("interval '2 minutes'")}, ${since("interval '1 minute'")}`)
  await set(pacesLong!, `${wait("interval '50 minutes'")}, ${since("interval '-10 minutes'")}`)
  await set(pauses!, wait("interval '20 hours'"))
  await set(waits!, wait("interval '1 hour'"))
  await query(
    "UPDATE ingest.feed SET last_poll_at = now() + interval '1 hour', next_poll_at = now() + interval '61 minutes', due_at = now() + interval '61 minutes' WHERE id = 'wrong'",
  )
  await query(
    "UPDATE ingest.feed SET last_poll_at = now(), next_poll_at = now() + interval '3 hours', due_at = now() + interval '3 hours' WHERE id = 'right'",
  )
  for (const id of ['in-queue', 'new'])
    await upsertFeed(context.db, toSettings({ id: id as FeedId, agency: id, url: `http://${id}.example/` }), 'command')
  await query("UPDATE ingest.feed SET due_at = now(), queued_at = now() + interval '1 hour' WHERE id = 'in-queue'")
  await query("UPDATE ingest.feed SET due_at = now() + interval '1 hour' WHERE id = 'new'")
  // Polls that the database kept from a result, or their host: only their next time was noted then.
  for (const [id, host] of [
    ['failed', 'failed'],
    ['put-off', 'free'],
    ['paused-by-host', 'pausing'],
  ])
    await upsertFeed(context.db, toSettings({ id: id as FeedId, agency: id!, url: `http://${host}.example/${id}` }), 'command')
  await query(
    "UPDATE ingest.feed SET last_poll_at = now() - interval '40 seconds', next_poll_at = now() + interval '20 seconds', due_at = now() + interval '1 hour' WHERE id = 'failed'",
  )
  await query(
    "UPDATE ingest.feed SET last_poll_at = now() - interval '40 seconds', next_poll_at = now() + interval '1 hour', due_at = now() + interval '1 hour' WHERE id IN ('put-off', 'paused-by-host')",
  )
  await query(`INSERT INTO ingest.host_slot (host, next_free_at, next_poll_at, interval_ms, backoff_until, updated_at) VALUES
    ('pausing.example', now(), now(), 250, now() + interval '20 hours', now()),
    ('free.example', now() + interval '1 hour', now() + interval '1 hour', 250, NULL, now() + interval '1 hour')`)
  const turn = await takeTurn(context.db, 'file:///spool')
  await query("UPDATE ingest.turn SET until = until + interval '30 seconds'")

  const running = (id: number, lease: string) =>
    query(
      `INSERT INTO ingest.command (job_id, name, arguments, queued_at, state, lane, lease_until) VALUES ($1, 'retention.run', '{}', now(), 'running', 'long', now() + ${lease})`,
      `c${id}`,
    )
  await running(1, "interval '1 hour'")
  await running(2, "interval '20 seconds'")

  await reconcile(context)
  const due = async (table: string, name: string, time: string) =>
    (await query(`SELECT ${name} AS name FROM ingest.${table} WHERE ${time} <= clock_timestamp() ORDER BY 1`)).map((row) => row.name)
  expect(await due('item_revision', 'item_id::int', 'due_at')).toEqual([retries, leased, paces, waits])
  expect(await due('feed', 'id', 'next_poll_at')).toEqual(['put-off', 'wrong'])
  expect(
    await query("SELECT id FROM ingest.feed WHERE due_at > now() + interval '80 seconds' OR queued_at IS NOT NULL ORDER BY id"),
  ).toEqual([{ id: 'paused-by-host' }, { id: 'right' }])
  expect(await due('host_slot', 'host', 'greatest(next_free_at, next_poll_at, backoff_until)')).toEqual(['free.example'])
  expect(await due('command', 'job_id', 'lease_until')).toEqual(['c1'])
  await using again = await takeTurn(context.db, 'file:///spool')
  expect(again).toBeDefined()
  await turn![Symbol.asyncDispose]()
})

test('what a host was noted with under a wrong clock is known by that, though it is asked again before anybody looks', async () => {
  const host = 'asked.example'
  await upsertFeed(context.db, toSettings({ id: 'asked' as FeedId, agency: 'asked', url: `http://${host}/` }), 'command')
  await query(
    "INSERT INTO ingest.host_slot (host, next_free_at, next_poll_at, interval_ms, updated_at) SELECT $1, at, at, 250, at FROM (SELECT now() + interval '1 hour' AS at) a",
    host,
  )
  expect((await takePollSlot(context.db, host, 'asked' as FeedId)).waitMs).toBeGreaterThan(3_000_000)
  await takeSlot(context.db, host, 1 as ItemId)
  await setHostPace(context.db, host, { intervalMs: 500, backoffUntil: null })
  await reconcile(context)
  expect((await takePollSlot(context.db, host, 'asked' as FeedId)).waitMs).toBeLessThan(2_000)
})

test('a feed whose cron was read under a wrong clock is polled at its next time, and what its agency put off waits', async () => {
  for (const id of ['hourly', 'hourly-later'])
    await upsertFeed(
      context.db,
      toSettings({ id: id as FeedId, agency: id, url: `http://${id}.example/`, cron: '0 * * * *', timezone: 'UTC' }),
      'command',
    )
  const inHours = (hours: number) => `date_trunc('hour', now()) + interval '${hours} hours'`
  await query(`UPDATE ingest.feed SET last_poll_at = now() - interval '40 seconds', due_at = ${inHours(3)}, next_poll_at =
    CASE id WHEN 'hourly' THEN now() ELSE ${inHours(3)} - interval '5 minutes' END WHERE id IN ('hourly', 'hourly-later')`)
  await reconcile(context)
  const hours = "round(extract(epoch FROM due_at - date_trunc('hour', now())) / 3600)::int AS hours"
  expect(await query(`SELECT id, ${hours} FROM ingest.feed WHERE id IN ('hourly', 'hourly-later') ORDER BY id`)).toEqual([
    { id: 'hourly', hours: 1 },
    { id: 'hourly-later', hours: 3 },
  ])
})

describe('a process that learns of it later', () => {
  const add = (id: string, times: Record<string, string>) =>
    upsertFeed(context.db, toSettings({ id: id as FeedId, agency: id, url: `http://${id}.example/` }), 'command').then(() =>
      query(
        `UPDATE ingest.feed SET ${Object.entries(times)
          .map(([name, time]) => `${name} = now() + interval '${time}'`)
          .join(', ')} WHERE id = $1`,
        id,
      ),
    )
  const planless = async () =>
    (await query('SELECT id FROM ingest.feed WHERE due_at IS NULL AND next_poll_at IS NULL ORDER BY id')).map(({ id }) => id)

  test('has noted times that lie as far ahead: feeds that wait for them are planned anew, others wait', async () => {
    await query('DELETE FROM ingest.feed')
    // Asked for under the wrong clock, noted under the right one.
    await add('begun-before', { last_poll_at: '-5 seconds', next_poll_at: '59 minutes 58 seconds', due_at: '1 hour' })
    await add('soon', { last_poll_at: '-5 seconds', next_poll_at: '40 seconds', due_at: '50 seconds' })
    await add('fresh', { last_poll_at: '-5 seconds', next_poll_at: '30 minutes', due_at: '30 minutes' })
    await forgetPlans(context.db, 3_600_000)
    expect(await planless()).toEqual(['begun-before'])
    expect(await query('SELECT id FROM ingest.feed WHERE due_at > now() ORDER BY id')).toEqual([{ id: 'fresh' }, { id: 'soon' }])
  })

  test('has perhaps a poll under way that began before: its feed is planned anew when it ends', async () => {
    await query('DELETE FROM ingest.feed')
    const site = await openSite()
    let ahead = 3_600_000
    const clock = () => new Date(Date.now() + ahead)
    site.set('/rss', (_request, response) => {
      ahead = 0
      response.setHeader('content-type', 'application/xml').end(rss([]))
    })
    await upsertFeed(context.db, toSettings({ id: 'under-way' as FeedId, agency: 'a', url: `${site.url}/rss` }), 'command')
    await pollFeed({ ...context, clock }, 'under-way' as FeedId, {})
    const [feed] = await query(
      "SELECT coalesce(greatest(next_poll_at, due_at) < now() + interval '2 minutes', true) AS soon, last_poll_at <= now() AS past FROM ingest.feed",
    )
    expect(feed).toEqual({ soon: true, past: true })
  })
})
