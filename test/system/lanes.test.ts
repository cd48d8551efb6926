/**
 * Admin commands beside long ones, and long ones whose workers stop or die: the running program, on both kinds of queues.
 */
import { Redis } from 'ioredis'
import pg from 'pg'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { openQueues } from '#src/queue/backend.ts'
import type { Queues } from '#src/queue/queues.ts'
import { afterFile } from '../support/after.ts'
import { freshDatabase } from '../support/database.ts'
import { temporaryFolder } from '../support/folder.ts'
import { eventually, type Program, startProgram } from '../support/program.ts'

const server = inject('redisUrl')

/** Items that were worked off, as far as the tables say, and have no story: a re-ingest makes one of each. */
const addItems = `
  WITH feeds AS (
    INSERT INTO ingest.feed (id, agency, url, configured_url, managed_by, state)
    SELECT id, id, 'http://127.0.0.1:9/', 'http://127.0.0.1:9/', 'command', 'paused' FROM unnest($1::text[]) id RETURNING id
  ), items AS (
    INSERT INTO ingest.item (feed_id, identity, revision, entry_hash) SELECT id, id || n, 1, 'x' FROM feeds, generate_series(1, $2::int) n RETURNING id, identity
  )
  INSERT INTO ingest.item_revision (item_id, revision, entry, sha256, state)
  SELECT id, 1, jsonb_build_object('id', identity, 'headline', md5(identity), 'bodyHtml',
      (SELECT '<p>' || string_agg(md5(identity || k), ' ') || '</p>' FROM generate_series(1, 60) k)), repeat('0', 64), 'done' FROM items`

describe.each([
  { kind: 'PostgreSQL', redisUrl: undefined },
  { kind: 'Redis', redisUrl: `${server}/9` },
])('with queues in $kind', ({ kind, redisUrl }) => {
  describe.skipIf(kind === 'Redis' && !server)('', () => {
    let env: Record<string, string>
    let pool: pg.Pool
    let queues: Queues
    const rows = async (text: string, values: unknown[] = []) => (await pool.query(text, values)).rows
    const record = async (jobId: string) => (await rows('SELECT * FROM ingest.command WHERE job_id = $1', [jobId]))[0]
    const commands = () => queues.queue('telex.commands')
    const start = async (): Promise<Program> => {
      const program = await startProgram(await temporaryFolder(), env)
      await program.ready
      return program
    }
    const ended = async (jobId: string) =>
      eventually(
        async () => ({ state: await commands().getJobState(jobId), result: (await commands().getJob(jobId))?.returnvalue }),
        ({ state }) => state === 'completed' || state === 'failed',
        { everyMs: 20 },
      )
    const doneOf = (jobId: string, atLeast: number) =>
      eventually(
        () => record(jobId),
        (row) => (row?.progress?.done ?? 0) >= atLeast,
        { everyMs: 10 },
      )

    beforeAll(async () => {
      const databaseUrl = await freshDatabase()
      env = { DATABASE_URL: databaseUrl, TELEX_ROLES: 'command,http', ...(redisUrl ? { REDIS_URL: redisUrl } : {}) }
      if (redisUrl) {
        const redis = new Redis(redisUrl)
        await redis.flushdb()
        await redis.quit()
      }
      pool = new pg.Pool({ connectionString: databaseUrl })
      queues = await openQueues({ databaseUrl, redisUrl, workers: 0, onError: () => undefined })
      afterFile(() => Promise.all([queues.close(), pool.end()]))
    })

    test('a kill, a pause and a cancel are done while any number of re-ingests run and wait', async () => {
      const feeds = ['one', 'two', 'three', 'four', 'five', 'six']
      await rows(addItems, [feeds, 2000])
      const program = await start()
      const long = await Promise.all(
        feeds.map(async (feed) => (await commands().add('reingest.feed', { feed, from: 'archive' })).id as string),
      )
      const [story] = await eventually(
        () => rows('SELECT id FROM wire.story LIMIT 1'),
        ({ length }) => length > 0,
        { everyMs: 10 },
      )
      const { id: kill } = await commands().add('story.kill', { story: story.id })
      expect(await ended(kill!)).toMatchObject({ state: 'completed', result: { counts: { versions: 1 } } })
      const { id: pause } = await commands().add('feed.pause', { feed: 'one' })
      expect(await ended(pause!)).toMatchObject({ state: 'completed' })
      const records = await Promise.all(long.map(record))
      expect(records.map(({ state }) => state).filter((state) => state !== 'queued' && state !== 'running')).toEqual([])
      for (const { id } of records) {
        const { id: cancel } = await commands().add('command.cancel', { command: id, actor: 'ana' })
        expect(await ended(cancel!)).toMatchObject({ state: 'completed' })
      }
      for (const jobId of long) expect(await ended(jobId)).toMatchObject({ state: 'failed' })
      const after = await Promise.all(long.map(record))
      for (const row of after) expect(row).toMatchObject({ state: 'cancelled', error: 'cancelled by ana', finished_at: expect.any(Date) })
      const [{ count }] = await rows('SELECT count(*)::int FROM wire.story')
      expect(count).toBe(after.reduce((sum, { checkpoint }) => sum + (checkpoint?.counts.created ?? 0), 0))
      expect(count).toBeLessThan(6 * 2000)
      expect(await program.end('SIGTERM')).toMatchObject({ code: 0 })
    })

    test('a re-ingest goes on where it was after SIGTERM and after kill -9, and takes each item once', async () => {
      await rows(addItems, [['again'], 240])
      let program = await start()
      const { id } = await commands().add('reingest.feed', { feed: 'again', from: 'archive' })
      await doneOf(id!, 30)
      expect(await program.end('SIGTERM')).toMatchObject({ code: 0 })
      const stopped = await record(id!)
      expect(stopped).toMatchObject({ state: 'queued', lease_until: null, finished_at: null })
      expect(stopped.progress.done).toBeLessThan(240)
      expect(await commands().getJobState(id!)).toBe('waiting')
      program = await start()
      await doneOf(id!, stopped.progress.done + 30)
      await program.end('SIGKILL')
      const killed = await record(id!)
      expect(killed).toMatchObject({ state: 'running', finished_at: null })
      expect(killed.progress.done).toBeLessThan(240)
      program = await start()
      const counts = { items: 240, created: 240, versions: 0, unchanged: 0, waiting: 0, failed: 0 }
      expect(await ended(id!)).toMatchObject({ state: 'completed', result: { ok: true, counts } })
      expect(await record(id!)).toMatchObject({ state: 'done', result: { counts }, progress: { done: 240, total: 240, phase: 'done' } })
      expect(await program.end('SIGTERM')).toMatchObject({ code: 0 })
      const made = await rows(
        "SELECT count(*)::int AS events, count(DISTINCT story_id)::int AS stories FROM wire.event WHERE data->>'agency' = 'again'",
      )
      expect(made).toEqual([{ events: 240, stories: 240 }])
    })
  })
})
