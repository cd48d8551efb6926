/**
 * What retention drops and what it keeps. Fingerprints lie in days, their keys in weeks, and both are dropped whole.
 */
import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StoryId } from '#src/brand.ts'
import { saveFingerprint } from '#src/store/candidates.ts'
import { type Db, openDb } from '#src/store/db.ts'
import { beginRetention, foreseeRetention, type RetentionPoint, readKept, retentionStep, runRetention } from '#src/store/retention.ts'
import { fingerprint } from '#src/story/print/index.ts'
import { freshDatabase, freshDb } from '../support/database.ts'
import { text } from '../support/prose.ts'

const day = 86_400_000
const daysAgo = (days: number): Date => new Date(Date.now() - days * day)
let db: Db

beforeAll(async () => {
  db = await freshDb()
})

const partitions = async (parent: string): Promise<string[]> => {
  const { rows } = await db.$client.query<{ name: string }>(
    `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = ('ingest.' || $1)::regclass ORDER BY 1`,
    [parent],
  )
  return rows.map(({ name }) => name.replace(`ingest.${parent}_`, ''))
}
const count = async (table: string): Promise<number> =>
  Number((await db.$client.query(`SELECT count(*) AS n FROM ingest.${table}`)).rows[0].n)

test('a day’s fingerprints and a week’s keys go whole once no copy is looked for that far back; what had no partition goes with them', async () => {
  await db.$client.query("SELECT ingest.add_fingerprint_days((now() AT TIME ZONE 'UTC')::date - 30, 35)")
  // 60 days back there is no partition.
  for (const days of [60, 29, 20, 13, 1])
    await db.transaction((tx) =>
      saveFingerprint(tx, randomUUID() as StoryId, daysAgo(days), {
        print: fingerprint({ headline: `Day ${days}`, bodyText: text(`day ${days}`) }),
        more: [],
        language: 'en',
        revises: false,
      }),
    )
  expect(await count('fingerprint')).toBe(5)
  expect(await count('fingerprint_other')).toBe(1)
  const before = { days: await partitions('fingerprint'), weeks: await partitions('fingerprint_key') }

  expect((await foreseeRetention(db, { days: 30, fingerprintDays: 15 })).fingerprints).toBe(3)
  expect({ days: await partitions('fingerprint'), weeks: await partitions('fingerprint_key') }).toEqual(before)

  expect((await runRetention(db, { days: 30, fingerprintDays: 15 })).fingerprints).toBe(3)
  expect(await count('fingerprint')).toBe(2)
  expect(await count('fingerprint_key_other')).toBe(0)
  const since = daysAgo(15).toISOString().slice(0, 10).replaceAll('-', '')
  expect(await partitions('fingerprint')).toEqual(before.days.filter((name) => name === 'other' || name >= since))
  const { rows } = await db.$client.query<{ week: string }>(
    `SELECT to_char((now() - interval '15 days') AT TIME ZONE 'UTC', 'IYYY"w"IW') AS week`,
  )
  expect(await partitions('fingerprint_key')).toEqual(before.weeks.filter((name) => name === 'other' || name >= rows[0]!.week))
})

describe('what is older than it is kept', () => {
  const sha = (name: string) => name.padEnd(64, '0')
  const ago = (days: number) => `now() - make_interval(days => ${days}, secs => 60)`
  let store: Db
  let url: string
  const ages = { days: 30, fingerprintDays: 15 }
  const run = (dryRun = false) => (dryRun ? foreseeRetention : runRetention)(store, ages)
  const all = async (select: string): Promise<unknown[]> => (await store.$client.query({ text: select, rowMode: 'array' })).rows.flat()
  const insert = (table: string, values: Record<string, string | number>) =>
    store.$client.query(`INSERT INTO ingest.${table} (${Object.keys(values)}) VALUES (${Object.values(values)})`)

  /** Bytes that were first seen, and retrieved, so many days ago. */
  async function bytes(name: string, { seen, retrieved }: { seen: number; retrieved?: number }): Promise<string> {
    const key = `'${sha(name)}'`
    await insert('raw', { sha256: key, zstd: `'x'::bytea`, length: 1, first_seen_at: ago(seen) })
    if (retrieved !== undefined)
      await insert('retrieval', { feed_id: `'f'`, kind: `'feed'`, url: `'${name}'`, headers: `'{}'`, sha256: key, at: ago(retrieved) })
    return key
  }
  const keptBytes = async () => ((await all('SELECT sha256 FROM ingest.raw ORDER BY 1')) as string[]).map((key) => key.replace(/0*$/, ''))

  beforeAll(async () => {
    url = await freshDatabase()
  })
  beforeEach(async () => {
    store = openDb(url, { max: 1, onError: () => undefined })
    await store.$client.query(
      'TRUNCATE ingest.raw, ingest.retrieval, ingest.command, ingest.foreseen, ingest.event, ingest.consumer, ingest.webhook, ingest.delivery, ingest.story_version, ingest.story_name, ingest.item_revision',
    )
    return () => store.$client.end()
  })

  test('goes: retrievals, and bytes that nothing names any more', async () => {
    await bytes('forgotten', { seen: 31 })
    await bytes('retrieved', { seen: 90, retrieved: 31 })
    await bytes('young', { seen: 29 })
    await bytes('again', { seen: 90, retrieved: 29 })
    expect(await run()).toEqual({ raw: 2, retrievals: 1, commands: 0, events: 0, fingerprints: 0, names: 0 })
    expect(await keptBytes()).toEqual(['again', 'young'])
    expect(await all('SELECT url FROM ingest.retrieval')).toEqual(['again'])
  })

  test('stays where a story’s version or an item’s revision was made of it, as document or as page', async () => {
    const version = (story: number, more: Record<string, string>) =>
      insert('story_version', {
        story_id: 'gen_random_uuid()',
        version: story,
        change: `'created'`,
        content: `'{}'`,
        version_hash: `''`,
        text_hash: `''`,
        ...more,
      })
    const revision = (item: number, more: Record<string, string>) =>
      insert('item_revision', { item_id: item, revision: 1, entry: `'{}'`, sha256: `'-'`, state: `'done'`, ...more })
    await version(1, { raw_sha256: await bytes('version', { seen: 90, retrieved: 90 }) })
    await version(2, { page_sha256: await bytes('versionpage', { seen: 90 }) })
    await revision(1, { sha256: await bytes('revision', { seen: 90 }) })
    await revision(2, { page_sha256: await bytes('revisionpage', { seen: 90 }) })
    await bytes('again', { seen: 90, retrieved: 29 })
    await bytes('forgotten', { seen: 90 })
    await bytes('young', { seen: 29 })
    expect(await readKept(store, { days: 30 })).toEqual({
      ...{ rawKeptForVersions: 2, rawKeptForItems: 2, rawKeptForRetrievals: 1, eventsKeptForConsumers: 0 },
    })
    expect(await run()).toMatchObject({ raw: 1, retrievals: 1 })
    expect(await keptBytes()).toEqual(['again', 'revision', 'revisionpage', 'version', 'versionpage', 'young'])
  })

  test('goes when no notice looks back so far, whatever else is kept for how long: the names of stories', async () => {
    for (const hours of [97, 95])
      await insert('story_name', {
        agency: `'Agency'`,
        key: `'headline ${hours}'`,
        story_id: 'gen_random_uuid()',
        at: `now() - make_interval(hours => ${hours})`,
      })
    expect(await run()).toMatchObject({ names: 1 })
    expect(await all('SELECT key FROM ingest.story_name')).toEqual(['headline 95'])
  })

  test('goes when a command has finished that long ago, however long ago it began', async () => {
    const command = (job: string, begun: number, finished?: number) =>
      insert('command', {
        job_id: `'${job}'`,
        name: `'feed.poll'`,
        arguments: `'{}'`,
        state: finished === undefined ? `'running'` : `'done'`,
        started_at: ago(begun),
        finished_at: finished === undefined ? 'NULL' : ago(finished),
      })
    await command('old', 31, 31)
    await command('long', 60, 29)
    await command('running', 60)
    expect(await run()).toMatchObject({ commands: 1 })
    expect(await all('SELECT job_id FROM ingest.command ORDER BY 1')).toEqual(['long', 'running'])
  })

  describe('of events', () => {
    beforeEach(async () => {
      await store.$client.query(
        `INSERT INTO ingest.event (seq, id, type, subject, time, data)
         SELECT n, gen_random_uuid(), 'feed.failing', 's', CASE WHEN n <= 4 THEN ${ago(31)} ELSE ${ago(29)} END, '{}' FROM generate_series(1, 6) n`,
      )
    })
    const left = () => all('SELECT seq::int FROM ingest.event ORDER BY 1')
    const consumer = (name: string, seq: number) => insert('consumer', { name: `'${name}'`, kind: `'sink'`, seq })

    test('goes up to where every consumer has got', async () => {
      await consumer('quick', 6)
      await consumer('slow', 3)
      expect(await readKept(store, { days: 30 })).toMatchObject({ eventsKeptForConsumers: 1, slowest: 'slow' })
      expect(await run()).toMatchObject({ events: 3 })
      expect(await left()).toEqual([4, 5, 6])
      await store.$client.query("UPDATE ingest.consumer SET seq = 6 WHERE name = 'slow'")
      expect(await run()).toMatchObject({ events: 1 })
      expect(await left()).toEqual([5, 6])
    })

    test('stays while nobody has had any', async () => {
      expect(await run()).toMatchObject({ events: 0 })
      expect(await left()).toEqual([1, 2, 3, 4, 5, 6])
    })
  })

  test('is counted and stays in a dry run', async () => {
    await bytes('forgotten', { seen: 31, retrieved: 31 })
    expect(await run(true)).toMatchObject({ raw: 1, retrievals: 1 })
    expect(await keptBytes()).toEqual(['forgotten'])
    expect(await all('SELECT url FROM ingest.retrieval')).toEqual(['forgotten'])
    expect(await run()).toMatchObject({ raw: 1, retrievals: 1 })
    expect(await keptBytes()).toEqual([])
  })

  test('stays from where one part fails, and the next run finds a connection that works', async () => {
    await bytes('forgotten', { seen: 31, retrieved: 31 })
    await store.$client.query('ALTER FUNCTION ingest.drop_fingerprint_days RENAME TO not_now')
    await expect(run()).rejects.toThrow('drop_fingerprint_days')
    await expect(run(true)).rejects.toThrow('drop_fingerprint_days')
    expect(await keptBytes()).toEqual([])
    await store.$client.query('ALTER FUNCTION ingest.not_now RENAME TO drop_fingerprint_days')
    await bytes('later', { seen: 31 })
    expect(await run()).toMatchObject({ raw: 1, retrievals: 0 })
    expect(await keptBytes()).toEqual([])
  })

  test('goes in small steps, each whole or not at all, from wherever the last one was cut off', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) await bytes(name, { seen: 31, retrieved: 31 })
    for (const name of ['ab', 'bc', 'young']) await bytes(name, { seen: name === 'young' ? 29 : 90, retrieved: 29 })
    await store.$client.query(
      `INSERT INTO ingest.event (seq, id, type, subject, time, data)
       SELECT n, gen_random_uuid(), 'feed.failing', 's', ${ago(31)}, '{}' FROM generate_series(1, 3) n`,
    )
    await insert('consumer', { name: `'desk'`, kind: `'sink'`, seq: 3 })
    const foreseen = await run(true)
    expect(foreseen).toEqual({ raw: 5, retrievals: 5, commands: 0, events: 3, fingerprints: 0, names: 0 })

    const left = async () =>
      (await all('SELECT (SELECT count(*)::int FROM ingest.raw), (SELECT count(*)::int FROM ingest.retrieval)')) as number[]
    let point: RetentionPoint = await beginRetention(store, ages)
    const steps: string[] = []
    while (point.stage !== 'done') {
      const before = await left()
      // Cut off in the middle: nothing of it was done.
      await expect(
        store.transaction(async (tx) => {
          await retentionStep(tx, point, ages, 2)
          throw new Error('the worker was lost')
        }),
      ).rejects.toThrow('the worker was lost')
      expect(await left()).toEqual(before)
      steps.push(point.stage)
      // As it is written down and read again.
      const from = JSON.parse(JSON.stringify(point)) as RetentionPoint
      point = await store.transaction((tx) => retentionStep(tx, from, ages, 2))
      const [raw, retrievals] = await left()
      expect(before[0]! - raw!).toBeLessThanOrEqual(2)
      expect(before[1]! - retrievals!).toBeLessThanOrEqual(2)
    }
    expect(point.dropped).toEqual(foreseen)
    expect(await keptBytes()).toEqual(['ab', 'bc', 'young'])
    expect(steps).toEqual([
      ...['retrievals', 'retrievals', 'retrievals'],
      ...['raw', 'raw', 'raw', 'raw'],
      ...['commands', 'events', 'events', 'names', 'fingerprints'],
    ])
  })
})
