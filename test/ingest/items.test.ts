/**
 * Items whose work goes wrong: what is counted, what is kept of the cause, and what comes of them.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import type { FeedId, ItemId } from '#src/brand.ts'
import { toSettings } from '#src/commands/feed-settings.ts'
import type { Context } from '#src/context.ts'
import { fetchPage } from '#src/ingest/page.ts'
import { pollFeed } from '#src/ingest/poll.ts'
import { makeStory } from '#src/ingest/story.ts'
import { sweep } from '#src/ingest/upkeep.ts'
import { startWorker } from '#src/jobs/run.ts'
import { payloads } from '#src/queue/names.ts'
import { openDb } from '#src/store/db.ts'
import { upsertFeed } from '#src/store/feeds.ts'
import { maxAttempts } from '#src/store/item-state.ts'
import { afterFile } from '../support/after.ts'
import { openContext } from '../support/context.ts'
import { query } from '../support/database.ts'
import { eventually } from '../support/program.ts'
import { openSite, rss, type Site, text } from '../support/site.ts'

let context: Context
let site: Site
let number = 0

beforeAll(async () => {
  context = await openContext()
  site = await openSite()
  await context.db.$client.query(`
    CREATE FUNCTION ingest.refuse_poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      RAISE EXCEPTION 'poison in % bytes: %', length(NEW.content::text), repeat('x', 2000);
    END $$;
    CREATE TRIGGER refuse_poison BEFORE INSERT ON ingest.story FOR EACH ROW WHEN (NEW.headline LIKE 'Poison%') EXECUTE FUNCTION ingest.refuse_poison()`)
})
beforeEach(() => context.db.$client.query('TRUNCATE ingest.item, ingest.item_revision, ingest.host_slot'))

/** One item of a feed of its own, with its text or with a page to be fetched. */
async function listed(entry: { title: string; content?: string; link?: string }): Promise<{ item: ItemId; revision: number }> {
  const feed = `items-${++number}` as FeedId
  site.set(`/${feed}`, rss([{ guid: feed, ...entry }]))
  await upsertFeed(context.db, toSettings({ id: feed, agency: feed, url: `${site.url}/${feed}` }), 'command')
  await pollFeed(context, feed, { force: true })
  const { rows } = await context.db.$client.query(
    'SELECT item_id::int AS item, r.revision FROM ingest.item_revision r JOIN ingest.item i ON i.id = item_id WHERE feed_id = $1',
    [feed],
  )
  return rows[0]
}
const row = async () => (await context.db.$client.query('SELECT * FROM ingest.item_revision')).rows[0]
const overdue = () =>
  context.db.$client.query(
    `UPDATE ingest.item_revision SET due_at = now() - interval '1 s', lease_until = CASE WHEN lease_until IS NOT NULL THEN now() - interval '1 s' END,
      retry_at = CASE WHEN retry_at IS NOT NULL THEN now() - interval '1 s' END`,
  )
const secret = text('poison', 6)

describe('a story that cannot be stored', () => {
  test('is tried as often as an item is, then failed, with PostgreSQL’s words for the cause, cut, and nothing of the story', async () => {
    const ref = await listed({ title: 'Poison A', content: secret })
    for (let n = 1; n <= maxAttempts; n++) {
      await expect(makeStory(context, ref)).rejects.toThrow()
      expect(await row()).toMatchObject({ attempts: n, state: n < maxAttempts ? 'ready' : 'failed', error_code: 'pg-P0001' })
      await overdue()
      await sweep(context)
    }
    const { error } = await row()
    expect(error).toMatch(/^poison in \d+ bytes: x+…$/)
    expect(error).toHaveLength(500)
    expect(await makeStory(context, ref)).toEqual({ outcome: 'failed' })
  })

  test('says no more in the log, nor in the queue', async () => {
    const ref = await listed({ title: 'Poison B', content: secret })
    const lines: Record<string, unknown>[] = []
    const log = Object.assign(Object.create(context.log), { error: (line: Record<string, unknown>) => lines.push(line) })
    const kind = { queue: 'test.items', payload: payloads.item, concurrency: 1, run: (item: never) => makeStory(context, item) }
    const worker = startWorker({ ...context, log }, kind as never)
    afterFile(() => worker.close())
    const queue = context.queues.queue('test.items')
    const { id } = await queue.add('story', ref)
    await eventually(
      async () => queue.getJobState(id!),
      (state) => state === 'failed',
    )
    const job = (await queue.getJob(id!))!
    expect(lines).toMatchObject([{ outcome: 'error', code: 'pg-P0001', error: expect.stringMatching(/^poison in/) }])
    for (const kept of [JSON.stringify(lines), job.failedReason, JSON.stringify(job.stacktrace)]) {
      expect(kept).not.toContain('insert into')
      expect(kept.length).toBeLessThan(10_000)
    }
  })

  test('is not failed for waiting: lost again and again by the queue, then failing once, it has four attempts left', async () => {
    const ref = await listed({ title: 'Poison C', content: secret })
    for (let n = 0; n < 10; n++) {
      await overdue()
      await context.queues.queue('telex.stories').obliterate({ force: true })
      expect(await sweep(context)).toMatchObject({ outcome: 'swept', queued: 1 })
    }
    expect(await row()).toMatchObject({ attempts: 0, requeues: 10 })
    await expect(makeStory(context, ref)).rejects.toThrow()
    expect(await row()).toMatchObject({ state: 'ready', attempts: 1 })
  })

  test('while the database takes nothing is not counted against it', async () => {
    const ref = await listed({ title: 'Nothing wrong', content: text('fine', 6) })
    const readOnly = Object.assign(new Error('cannot execute INSERT in a read-only transaction'), { code: '25006' })
    const clock = () => {
      throw readOnly
    }
    await expect(makeStory({ ...context, clock }, ref)).rejects.toThrow('read-only')
    expect(await row()).toMatchObject({ state: 'ready', holder: null, attempts: 0, losses: 0, error: null })
    await overdue()
    await sweep(context)
    expect(await makeStory(context, ref)).toMatchObject({ outcome: 'created' })
  })
})

describe('a database that takes nothing for a while', () => {
  let away: Context
  beforeAll(() => {
    away = { ...context, db: openDb(`${context.config.databaseUrl}?application_name=away`, { onError: () => undefined }) }
    afterFile(() => away.db.$client.end())
  })
  /** As after a failover: all connections are gone, and new ones may only read. */
  const setReadOnly = async (on: boolean) => {
    const server = inject('databaseUrl')
    const name = new URL(context.config.databaseUrl!).pathname.slice(1)
    await query(server, `ALTER DATABASE ${name} ${on ? 'SET default_transaction_read_only = on' : 'RESET default_transaction_read_only'}`)
    await query(server, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}' AND application_name = 'away'`)
  }

  test('is waited for by who takes an item: no lease has to run out', async () => {
    const ref = await listed({ title: 'Taken late', content: text('late', 6) })
    await setReadOnly(true)
    const made = makeStory(away, ref)
    await Promise.race([made, sleep(1_500)])
    await setReadOnly(false)
    expect(await made).toMatchObject({ outcome: 'created' })
  })

  test('is waited for by who has an item and cannot go on: it is given back as soon as that can be noted', async () => {
    const ref = await listed({ title: 'Given back late', content: text('back', 6) })
    const compose = async () => {
      await setReadOnly(true)
      setTimeout(() => void setReadOnly(false), 1_500)
      throw Object.assign(new Error('cannot execute INSERT in a read-only transaction'), { code: '25006' })
    }
    await expect(makeStory({ ...away, reader: { ...context.reader, compose } }, ref)).rejects.toThrow('read-only')
    expect(await row()).toMatchObject({ state: 'ready', holder: null, attempts: 0, losses: 0 })
  })

  test('is not waited for by a worker that stops', async () => {
    const ref = await listed({ title: 'Stopped', content: text('stop', 6) })
    await setReadOnly(true)
    const stop = new AbortController()
    const made = makeStory(away, ref, stop.signal)
    const stopped = expect(made).rejects.toThrow()
    stop.abort()
    await stopped
    await setReadOnly(false)
    expect(await row()).toMatchObject({ state: 'ready', holder: 'queue' })
  })
})

describe('a page', () => {
  test('that fails is asked for again after a wait, not at once, and given up in the end: the story is what the feed said', async () => {
    site.set('/page', (_, response) => void response.writeHead(500).end())
    const ref = await listed({ title: 'With a page', link: `${site.url}/page` })
    for (let n = 1; n < maxAttempts; n++) {
      expect(await fetchPage(context, ref)).toMatchObject({ outcome: 'failed', again: true })
      expect(await row()).toMatchObject({ state: 'page', attempts: n, error_code: 'http-500', holder: null })
      expect(await fetchPage(context, ref)).toEqual({ outcome: 'not-due' })
      await overdue()
      await sweep(context)
    }
    expect(await fetchPage(context, ref)).toMatchObject({ outcome: 'failed', givenUp: true })
    expect(await row()).toMatchObject({ state: 'ready', holder: 'queue', attempts: 0, page_problem: expect.stringContaining('500') })
    expect(await makeStory(context, ref)).toMatchObject({ outcome: 'created' })
    expect(await row()).toMatchObject({ state: 'done', error: null, error_code: null })
  })

  test('whose host pauses waits for the end of the pause, without a failure', async () => {
    const ref = await listed({ title: 'Paused', link: `${site.url}/paused` })
    await context.db.$client.query("UPDATE ingest.host_slot SET backoff_until = now() + interval '1 hour'")
    expect(await fetchPage(context, ref)).toMatchObject({ outcome: 'host-pauses' })
    const { rows } = await context.db.$client.query(
      "SELECT attempts, retry_at > now() + interval '59 min' AS waits, due_at = retry_at AS due FROM ingest.item_revision",
    )
    expect(rows).toEqual([{ attempts: 0, waits: true, due: true }])
  })

  test('that is being fetched when the worker stops is given back at once', async () => {
    const stop = new AbortController()
    site.set('/slow', () => stop.abort(new Error('telex is stopping')))
    const ref = await listed({ title: 'Stopped', link: `${site.url}/slow` })
    await expect(fetchPage(context, ref, stop.signal)).rejects.toThrow('telex is stopping')
    expect(await row()).toMatchObject({ state: 'page', holder: null, attempts: 0, losses: 0 })
    expect(await sweep(context)).toMatchObject({ queued: 1 })
  })
})

test('two workers that get the same item do its work once', async () => {
  const ref = await listed({ title: 'Once', content: text('once', 6) })
  const outcomes = await Promise.all([makeStory(context, ref), makeStory(context, ref)])
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['created', expect.stringMatching(/^(held|done)$/)])
})
