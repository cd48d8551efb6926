/**
 * What newsrooms filter by stands in columns, whoever writes, and for stories that were there before the columns were.
 */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '#src/store/db.ts'
import { migrateStore } from '#src/store/migrate.ts'
import { releaseEmbargoes } from '#src/store/pub-status.ts'
import { freshDatabase, freshDb, query } from '../support/database.ts'
import { migrationsUpTo } from '../support/earlier.ts'

const told = {
  uri: 'tag:agency.example,2026:1',
  feed: 'agency-en',
  agency: 'Agency',
  pubStatus: 'usable',
  signals: ['correction'],
  headline: 'Ash closes the airport',
  bodyText: 'Ash from Etna closed the airport, the minister said.',
  bodyHtml: '<p>Ash from Etna closed the airport, the minister said.</p>',
  language: 'en',
  urgency: 2,
  subjects: [{ scheme: 'medtop', code: '20000139', name: 'disaster' }],
  keywords: ['Etna', 'airport'],
  media: [{ type: 'picture', url: 'https://agency.example/1.jpg' }],
  quotes: [
    { text: 'It is closed.', speaker: 'Ann Lee', role: 'minister', kind: 'direct', cue: 'said', confidence: 0.9, start: 3, end: 16 },
    { text: 'It was loud.' },
  ],
  citedSources: [{ name: 'ANSA', spellings: ['Ansa', 'ANSA'], sentence: 'Ansa reported it.' }],
}

/** Write a story's row as any version of the worker does: without the columns that are filled. */
async function insert(client: pg.Pool | pg.Client, content: object, row: Record<string, unknown> = {}): Promise<string> {
  const all: Record<string, unknown> = {
    id: randomUUID(),
    uri: told.uri,
    agency: told.agency,
    feed_id: told.feed,
    version: 1,
    pub_status: 'usable',
    headline: told.headline,
    content: JSON.stringify(content),
    version_hash: 'v',
    text_hash: 't',
    cluster_id: randomUUID(),
    relation: 'original',
    ...row,
  }
  const names = Object.keys(all)
  await client.query(`INSERT INTO ingest.story (${names}) VALUES (${names.map((_, n) => `$${n + 1}`)})`, Object.values(all))
  return String(all.id)
}

describe('a story that is written', () => {
  let db: Db
  const one = async (sql: string, ...values: unknown[]) => (await db.$client.query(sql, values)).rows[0]
  const all = async (sql: string, ...values: unknown[]) => (await db.$client.query(sql, values)).rows
  beforeAll(async () => {
    db = await freshDb()
  })

  test('is found by what its content says, also after it said something else', async () => {
    const id = await insert(db.$client, told)
    const filed = 'SELECT language, urgency, subjects, keywords, signals, has_picture, usable FROM wire.story WHERE id = $1'
    expect(await one(filed, id)).toEqual({
      language: 'en',
      urgency: 2,
      subjects: told.subjects,
      keywords: told.keywords,
      signals: told.signals,
      has_picture: true,
      usable: true,
    })
    await db.$client.query('UPDATE ingest.story SET content = $2 WHERE id = $1', [
      id,
      { headline: 'x', urgency: 'soon', media: [{ type: 'video' }] },
    ])
    expect(await one(filed, id)).toEqual({
      language: null,
      urgency: null,
      subjects: [],
      keywords: [],
      signals: [],
      has_picture: false,
      usable: true,
    })
  })

  test('gives its quotes and the sources that it cites, those of the version that stands', async () => {
    const id = await insert(db.$client, told)
    expect(await all("SELECT * FROM wire.quote WHERE speaker = 'Ann Lee' AND story_id = $1", id)).toEqual([
      {
        story_id: id,
        position: 0,
        text: 'It is closed.',
        speaker: 'Ann Lee',
        role: 'minister',
        kind: 'direct',
        cue: 'said',
        confidence: expect.closeTo(0.9),
        start_offset: 3,
        end_offset: 16,
        first_seen_at: expect.any(Date),
        agency: 'Agency',
        language: 'en',
      },
    ])
    expect(await all('SELECT position, speaker, kind FROM wire.quote WHERE story_id = $1 ORDER BY position', id)).toEqual([
      { position: 0, speaker: 'Ann Lee', kind: 'direct' },
      { position: 1, speaker: null, kind: null },
    ])
    expect(
      await all("SELECT position, name, sentence, place, spellings FROM wire.citation WHERE name = 'ANSA' AND story_id = $1", id),
    ).toEqual([{ position: 0, name: 'ANSA', sentence: 'Ansa reported it.', place: null, spellings: ['Ansa', 'ANSA'] }])
    const later = { ...told, quotes: [{ text: 'It is open.', speaker: 'Bo Ek' }], citedSources: [] }
    await db.$client.query('UPDATE ingest.story SET content = $2 WHERE id = $1', [id, later])
    expect(await all('SELECT speaker FROM wire.quote WHERE story_id = $1', id)).toEqual([{ speaker: 'Bo Ek' }])
    expect(await all('SELECT FROM wire.citation WHERE story_id = $1', id)).toEqual([])
  })

  test.each([
    ['killed', "pub_status = 'canceled'"],
    ['withheld', "pub_status = 'withheld'"],
    ['embargoed', "embargoed_until = now() + interval '1 hour'"],
  ])('shows nobody what was said in it while it is %s', async (_, held) => {
    const id = await insert(db.$client, told)
    await db.$client.query(`UPDATE ingest.story SET ${held} WHERE id = $1`, [id])
    expect(await one('SELECT usable FROM wire.story WHERE id = $1', id)).toEqual({ usable: false })
    for (const view of ['quote', 'citation', 'media'])
      expect(await all(`SELECT FROM wire.${view} WHERE story_id = $1`, id), view).toEqual([])
    await db.$client.query("UPDATE ingest.story SET pub_status = 'usable', embargoed_until = now() - interval '1 minute' WHERE id = $1", [
      id,
    ])
    expect(await one('SELECT usable FROM wire.story WHERE id = $1', id)).toEqual({ usable: true })
    for (const view of ['quote', 'citation']) expect(await all(`SELECT FROM wire.${view} WHERE story_id = $1`, id), view).not.toEqual([])
  })

  test.each([
    ['killed', { pub_status: 'canceled' }],
    ['withheld', { pub_status: 'withheld' }],
    ['embargoed', { embargoed_until: new Date(Date.now() + 3_600_000) }],
  ])('shows nothing while it is %s, also to a function that looks at rows before a view has left them out', async (_, held) => {
    const secret = randomUUID()
    const said = {
      ...{ ...told, bodyText: secret, summary: secret, bodyHtml: secret },
      quotes: [{ text: secret, speaker: secret }],
      citedSources: [{ name: secret, sentence: secret, spellings: [secret] }],
    }
    const id = await insert(db.$client, said, held)
    await db.$client.query("INSERT INTO ingest.media (story_id, position, type, caption) VALUES ($1, 0, 'picture', $2)", [id, secret])
    await db.$client.query(
      "INSERT INTO ingest.story_version (story_id, version, change, content, version_hash, text_hash) VALUES ($1, 1, 'created', $2, 'v', 't')",
      [id, said],
    )
    const client = new pg.Client(db.$client.options.connectionString)
    await client.connect()
    const seen: string[] = []
    client.on('notice', ({ message }) => void seen.push(message ?? ''))
    await client.query('SET ROLE telex_reader')
    await client.query(
      "CREATE FUNCTION pg_temp.sees(t text) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 AS $$ BEGIN RAISE NOTICE '%', coalesce(t, ''); RETURN true; END $$",
    )
    const { rows: columns } = await client.query<{ view: string; name: string }>(
      "SELECT table_name AS view, column_name AS name FROM information_schema.columns WHERE table_schema = 'wire'",
    )
    const views = Map.groupBy(columns, ({ view }) => view)
    for (const [view, of] of views)
      await client.query(`SELECT FROM wire.${view} WHERE ${of.map(({ name }) => `pg_temp.sees(${name}::text)`).join(' AND ')}`)
    await client.query('SELECT FROM wire.search($1) WHERE pg_temp.sees(headline) AND pg_temp.sees(snippet)', [secret])
    await client.end()
    expect(seen).toContain(id)
    expect(seen.filter((line) => line.includes(secret))).toEqual([])
  })

  test('shows its quotes when its embargo has ended', async () => {
    const id = await insert(db.$client, told, { embargoed_until: new Date(Date.now() + 300) })
    expect(await all('SELECT FROM wire.quote WHERE story_id = $1', id)).toEqual([])
    await expect.poll(() => releaseEmbargoes(db, new Date()), { timeout: 30_000 }).toContain(id)
    await expect.poll(() => all('SELECT position FROM wire.quote WHERE story_id = $1', id), { timeout: 30_000 }).toHaveLength(2)
  })

  test('has changed when its cluster or its relation has', async () => {
    const id = await insert(db.$client, told)
    const at = 'SELECT changed_at FROM wire.story WHERE id = $1'
    const { changed_at: first } = await one(at, id)
    await db.$client.query("UPDATE ingest.story SET relation = 'reprint' WHERE id = $1", [id])
    expect((await one(at, id)).changed_at.getTime()).toBeGreaterThan(first.getTime())
    expect(await all('SELECT id FROM wire.story WHERE changed_at > $1 AND id = $2', first, id)).toEqual([{ id }])
  })

  test('is stored whatever its words are like', async () => {
    const long = 'x'.repeat(10_000)
    const odd = {
      language: long,
      urgency: 2 ** 40,
      subjects: [{ name: long }],
      keywords: [long],
      signals: [long],
      quotes: [{ speaker: long }],
      citedSources: [{ name: long }, { place: 'X' }],
      media: 'none',
    }
    const id = await insert(db.$client, odd)
    expect(await one('SELECT urgency, has_picture FROM wire.story WHERE id = $1', id)).toEqual({ urgency: null, has_picture: false })
    await insert(db.$client, { keywords: null, quotes: null, citedSources: null })
  })
})

describe('stories that were there before the columns were', () => {
  let url: string
  let client: pg.Client
  beforeAll(async () => {
    url = await freshDatabase('template1')
    await migrateStore(url, await migrationsUpTo('0032_consumer_beginnings'))
    client = new pg.Client(url)
    await client.connect()
  })
  afterAll(() => client.end())

  test('are filled while workers of the version before go on, and have not changed by that', async () => {
    const stored = new Date('2026-01-02T03:04:05Z')
    const first = await insert(client, told, { stored_at: stored, first_seen_at: stored })
    await client.query(
      `INSERT INTO ingest.story SELECT (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid()))).* FROM ingest.story s, generate_series(1, 1000) WHERE id = $1`,
      [first],
    )
    const columns = 'SELECT to_jsonb(s) AS row FROM wire.story s ORDER BY id'
    const before = (await client.query(columns)).rows
    const worker = new pg.Client(url)
    await worker.connect()
    const held = before.at(-1)!.row.id
    const steps: number[] = []
    let later: string | undefined
    let committed: Promise<unknown> | undefined
    await migrateStore(url, undefined, async (filled) => {
      steps.push(filled)
      if (filled === 500) {
        await worker.query('BEGIN')
        await worker.query("UPDATE ingest.story SET relation = 'same-news' WHERE id = $1", [held])
        later = await insert(worker, { ...told, language: 'de' })
      }
      // What is locked is passed over, and waited for when the rest is done.
      if (filled === 1_000) committed = worker.query('COMMIT')
    })
    await committed
    expect(steps).toEqual([500, 1_000, 1_001])
    await worker.end()

    expect(await query(url, 'SELECT DISTINCT language FROM wire.story ORDER BY 1').then(({ rows }) => rows)).toEqual([
      { language: 'de' },
      { language: 'en' },
    ])
    const after = (await client.query(columns)).rows.filter(({ row }) => row.id !== later)
    for (const [n, { row }] of after.entries()) {
      // Documents of the version before are made later, by the upkeep.
      const { usable, has_picture, changed_at, ninjs, ninjs_problem, ...known } = row
      const { ninjs: _, ...was } = before[n]!.row
      if (row.id === held) continue
      expect(known).toEqual(was)
      expect([usable, has_picture, Date.parse(changed_at), ninjs, ninjs_problem]).toEqual([true, true, stored.getTime(), null, null])
    }
    expect((await query(url, 'SELECT count(*)::int AS n FROM wire.quote')).rows).toEqual([{ n: 2 * 1_002 }])
  })
})
