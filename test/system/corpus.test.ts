/**
 * Real pages (see test/support/corpus.ts) through the real program, on both kinds of queues, with a kill in the middle.
 */
import pg from 'pg'
import { describe, expect, inject, test } from 'vitest'
import { afterFile } from '../support/after.ts'
import { readPages, servePages } from '../support/corpus.ts'
import { freshDatabase } from '../support/database.ts'
import { temporaryFolder } from '../support/folder.ts'
import { eventually, runCommand, startProgram } from '../support/program.ts'

const redisUrl = inject('redisUrl')
const backends = [{ queues: 'PostgreSQL', env: {} }, ...(redisUrl ? [{ queues: 'Redis', env: { REDIS_URL: `${redisUrl}/3` } }] : [])]

const loose = (text: string) =>
  (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ')

describe.each(backends)('with queues in $queues', ({ env }) => {
  test('every page becomes one story, once, through a kill -9 and a second full poll', async () => {
    const pages = await readPages()
    expect(pages.length).toBeGreaterThanOrEqual(60)
    const { feedsYaml } = await servePages(pages, { hosts: 12, every: '10m' })
    const databaseUrl = await freshDatabase()
    const db = new pg.Pool({ connectionString: databaseUrl, max: 2 })
    afterFile(() => db.end())
    const count = async (what: string) => (await db.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${what}`)).rows[0]!.n
    const folder = await temporaryFolder()
    const settings = { DATABASE_URL: databaseUrl, ...env }

    const first = await startProgram(folder, settings, feedsYaml)
    await first.ready
    await eventually(
      () => count('wire.story'),
      (n) => n > pages.length / 4,
    )
    expect((await first.end('SIGKILL')).signal).toBe('SIGKILL')
    const atKill = await count('wire.story')
    expect(atKill).toBeLessThan(pages.length)

    const second = await startProgram(folder, settings)
    await second.ready
    await eventually(
      () => count('wire.story'),
      (n) => n >= pages.length,
      { withinMs: 500_000 },
    )
    await eventually(
      () => count("ingest.item_revision WHERE state IN ('page', 'ready')"),
      (n) => n === 0,
    )

    const { rows: feeds } = await db.query<{ feed_id: string }>('SELECT feed_id FROM wire.feed_status')
    const before = await count('wire.event')
    const polled = await runCommand(folder, settings, ['command', 'feed.poll', `feed=${feeds[0]!.feed_id}`])
    expect(polled.stderr).toBe('')
    for (const { feed_id } of feeds.slice(1)) {
      await db.query('UPDATE ingest.feed SET etag = NULL, last_modified = NULL, last_sha256 = NULL, next_poll_at = NULL WHERE id = $1', [
        feed_id,
      ])
    }
    await second.end('SIGTERM')
    const third = await startProgram(folder, settings, feedsYaml.replaceAll('every: 10m', 'every: 2s'))
    await third.ready
    await eventually(
      () => count("wire.feed_status WHERE last_poll_at < now() - interval '20 s'"),
      (n) => n === 0,
    )
    await eventually(
      () => count("ingest.item_revision WHERE state IN ('page', 'ready')"),
      (n) => n === 0,
    )
    expect((await third.end('SIGTERM')).code).toBe(0)

    expect(await count('wire.story')).toBe(pages.length)
    expect(await count("wire.event WHERE type = 'story.created'")).toBe(pages.length)
    expect(await count("(SELECT DISTINCT story_id FROM wire.event WHERE type = 'story.created') s")).toBe(pages.length)
    expect(await count('wire.event')).toBe(before)
    expect(await count("ingest.item_revision WHERE state = 'failed'")).toBe(0)

    const { rows: stories } = await db.query<{ uri: string; headline: string }>('SELECT uri, headline FROM wire.story')
    const headlines = new Map(stories.map(({ uri, headline }) => [uri, headline]))
    const known = pages.filter(({ title }) => title !== undefined)
    const right = known.filter(({ path, title }) => loose(headlines.get(path) ?? '') === loose(title!))
    expect(right.length / known.length).toBeGreaterThan(0.6)
  })
})
