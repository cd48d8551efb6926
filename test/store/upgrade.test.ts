/**
 * A database of the first version, with what was in it, is brought to this one: nothing of it is lost, and all that came since works on it.
 */
import { randomUUID } from 'node:crypto'
import { zstdCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { openDb } from '#src/store/db.ts'
import { makeDocuments } from '#src/store/documents.ts'
import { migrateStore } from '#src/store/migrate.ts'
import { indexWaiting } from '#src/store/search-index.ts'
import { freshDatabase } from '../support/database.ts'
import { migrationsUpTo } from '../support/earlier.ts'

test('from the first migrations to the newest', async () => {
  const url = await freshDatabase('template1')
  await migrateStore(url, await migrationsUpTo('0001_wire'))
  const db = openDb(url, { max: 4, onError: () => undefined })
  const all = async (sql: string, ...values: unknown[]) => (await db.$client.query(sql, values)).rows
  const id = { open: randomUUID(), killed: randomUUID(), held: randomUUID() }
  const sha256 = 'a'.repeat(64)
  await all('INSERT INTO ingest.raw (sha256, zstd, length) VALUES ($1, $2, 5)', sha256, zstdCompressSync(Buffer.from('<rss>')))
  await all(
    "INSERT INTO ingest.feed (id, agency, url, configured_url, managed_by, every_seconds) VALUES ('mia', 'MIA', 'https://a.example/', 'https://a.example/', 'file', 60)",
  )
  for (const [name, story] of Object.entries(id)) {
    const content = {
      ...{ uri: `tag:${name}`, feed: 'mia', agency: 'MIA', pubStatus: name === 'killed' ? 'canceled' : 'usable', signals: ['update'] },
      ...{
        headline: `Headline of ${name}`,
        bodyText: `Words of the ${name} story.`,
        bodyHtml: '<p>Words.</p>',
        language: 'en',
        urgency: 3,
      },
      ...{ authors: [], genres: [], places: [], media: [], citedSources: [{ name: 'Reuters', sentence: 'Reuters said.', spellings: [] }] },
      ...{ subjects: [{ scheme: 'medtop', code: '11000000', name: 'politics' }], keywords: ['word'], wordCount: 4 },
      quotes: [{ text: 'Words.', start: 0, end: 5, kind: 'direct', speaker: 'Somebody', confidence: 1 }],
      ...(name === 'held' ? { embargoedUntil: '2126-01-01T00:00:00.000Z' } : {}),
    }
    await all(
      `INSERT INTO ingest.story (id, uri, agency, feed_id, version, pub_status, headline, embargoed_until, content, version_hash, text_hash, cluster_id, relation)
       VALUES ($1, $2, 'MIA', 'mia', 1, $3, $4, $5, $6, 'v', 't', $1, 'original')`,
      ...[story, content.uri, content.pubStatus, content.headline, content.embargoedUntil ?? null, content],
    )
    await all(
      "INSERT INTO ingest.story_version (story_id, version, change, content, version_hash, text_hash, raw_sha256) VALUES ($1, 1, 'created', $2, 'v', 't', $3)",
      ...[story, content, sha256],
    )
    await all('INSERT INTO ingest.cluster (id, origin_story_id, size) VALUES ($1, $1, 1)', story)
    await all("INSERT INTO ingest.media (story_id, position, type, caption) VALUES ($1, 0, 'picture', $2)", story, `Picture of ${name}`)
    await all("INSERT INTO ingest.fingerprint (story_id, features, at) VALUES ($1, '\\x00', now())", story)
    await all('INSERT INTO ingest.fingerprint_key (key, story_id, at) VALUES (1, $1, now())', story)
    const data = {
      ...{ story, version: 1, change: 'created', uri: content.uri, headline: content.headline, agency: 'MIA', feed: 'mia' },
      ...{ pubStatus: content.pubStatus, signals: [], cluster: story, relation: 'original' },
    }
    await all(
      "INSERT INTO ingest.event_intent (type, subject, story_id, data) VALUES ('story.created', $1::text, $1::uuid, $2)",
      story,
      data,
    )
  }
  await all("SELECT * FROM wire.poll_events('cms', 2)")
  await all("SELECT wire.ack_events('cms', 2)")

  const { ran, total } = await migrateStore(url)
  expect(ran).toBe(total - 2)
  expect(await migrateStore(url)).toMatchObject({ ran: 0 })
  await makeDocuments(db, 100)
  await indexWaiting(db)

  const shown = await all(
    'SELECT headline, body_text, usable, language, urgency, keywords, ninjs_problem, ninjs IS NOT NULL AS document FROM wire.story ORDER BY headline',
  )
  const same = { language: 'en', urgency: 3, keywords: ['word'], ninjs_problem: null, document: true }
  expect(shown).toEqual([
    { headline: 'Headline of held', body_text: null, usable: false, ...same },
    { headline: 'Headline of killed', body_text: null, usable: false, ...same },
    { headline: 'Headline of open', body_text: 'Words of the open story.', usable: true, ...same },
  ])
  for (const view of ['media', 'quote', 'citation'])
    expect(await all(`SELECT story_id FROM wire.${view}`), view).toEqual([{ story_id: id.open }])
  expect(await all("SELECT story_id FROM wire.search('story', language => 'en')")).toEqual([{ story_id: id.open }])
  expect(await all('SELECT story_id FROM wire.story_version ORDER BY story_id')).toHaveLength(3)
  expect(await all("SELECT seq FROM wire.poll_events('cms', 10)")).toEqual([{ seq: '3' }])
  expect(await all('SELECT seq FROM wire.events_after(0, 10)')).toHaveLength(3)
  expect(await all('SELECT state FROM wire.feed_status')).toEqual([{ state: 'new' }])
  expect(await all("SELECT encode(zstd, 'hex') <> '' AS there FROM ingest.raw")).toEqual([{ there: true }])
  await db.$client.end()
})
