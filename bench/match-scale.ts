/**
 * One story matched against many in PostgreSQL: how the time grows with what lies in the 14-day window.
 *
 *   node bench/match-scale.ts [--most 1000000] [--searches 300] [--plot FILE.svg]
 *
 * An embedded PostgreSQL of its own, set up like an operator's (2 GB of shared buffers), is filled with generated signatures, 22 keys a story as
 * real ones have: 19 of its own and three that it shares with a dozen others between them, which came in the same six hours; all spread evenly
 * over the window. Each search is the worker's own: the locks as a statement of their own, the search over all days, the fingerprints of what was
 * found, and the comparison, in a transaction that is rolled back. What is searched is a copy of one of the last two days' stories, each time
 * another. As many searches go before those that count, and the index was read once: a worker at work has it in memory.
 */
import { createReadStream, globSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { findCandidates, lockKeys, windowDays } from '#src/store/candidates.ts'
import { openDb } from '#src/store/db.ts'
import { startEmbedded } from '#src/store/embedded.ts'
import { migrateStore } from '#src/store/migrate.ts'
import { decide } from '#src/story/decide.ts'
import { encodeFingerprint, fingerprint } from '#src/story/fingerprint.ts'

const option = (name: string, preset: number): number => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? preset : Number(process.argv[at + 1])
}
const most = option('most', 1_000_000)
const searches = option('searches', 300)
/** Stories a key that is not one's own is shared by. */
const sharing = 4
/** Shared buffers as on a server of 8 GB; the rest makes filling fast and says nothing of searching. */
const settings = {
  shared_buffers: '2GB',
  maintenance_work_mem: '1GB',
  max_wal_size: '16GB',
  checkpoint_timeout: '1h',
  wal_level: 'minimal',
  max_wal_senders: '0',
  fsync: 'off',
  autovacuum: 'off',
}

const words = Array.from(
  { length: 450 },
  (_, n) => `${(n * 7919).toString(36).replace(/\d/g, (digit) => 'aeiouywxzk'[Number(digit)]!)}s`,
).join(' ')
const print = fingerprint({ headline: 'A generated story', bodyText: words })
const features = encodeFingerprint(print)

/** Key number `k` of story number `n` among so many: most are its own. The same for filling and for searching. */
const keyOf = (size: number) =>
  `CASE WHEN k < 19 THEN hashint8extended(n::bigint * 32 + k, 1)
   ELSE hashint8extended(n / ${near(size)}::bigint * ${near(size)} + (hashint8extended(n::bigint * 32 + k, 2) & 9223372036854775807) % ${Math.ceil((near(size) * 3) / sharing)}, 3) END`
/** Stories of six hours. */
const near = (size: number) => Math.max(1, Math.floor(size / windowDays / 4))
/** They come one by one, the last now. */
const made = (size: number) => `
  SELECT n, md5(n::text)::uuid AS id, now() - make_interval(secs => (${size} - n) * ${(windowDays * 86_400 - 3_600) / size}) AS at
  FROM generate_series(0, ${size - 1}) n`

const folder = await mkdtemp(join(tmpdir(), 'telex-scale-'))
let server = await startEmbedded(folder)
try {
  await migrateStore(server.url)
  const admin = new pg.Client(server.url)
  await admin.connect()
  for (const [name, value] of Object.entries(settings)) await admin.query(`ALTER SYSTEM SET ${name} = '${value}'`)
  await admin.end()
  await server.close()
  server = await startEmbedded(folder)
  const db = openDb(server.url, {
    max: 4,
    onError: (error) => {
      throw error
    },
  })
  const sql = (text: string, values: unknown[] = []) => db.$client.query(text, values)
  const { rows: indexes } = await sql(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
     WHERE indrelid = ANY (ARRAY['ingest.story', 'ingest.fingerprint', 'ingest.fingerprint_key']::regclass[]) AND NOT indisprimary`,
  )
  const rows: { stories: number; median: number; p99: number; database: number; candidates: number; size: string; fill: number }[] = []
  console.log('stories      search ms: median    p99   with comparison: median    p99   candidates   tables')
  for (let size = 10_000; size <= most; size *= 10) {
    const began = performance.now()
    // Emptied and filled in one transaction, which writes no log, with the indexes made afterwards: ten million stories within the hour.
    const filling = await db.$client.connect()
    await filling.query('BEGIN')
    await filling.query('TRUNCATE ingest.story, ingest.fingerprint, ingest.fingerprint_key CASCADE')
    for (const { name } of indexes) await filling.query(`DROP INDEX ${name}`)
    await filling.query(
      `INSERT INTO ingest.story (id, uri, agency, feed_id, version, pub_status, headline, first_seen_at, content, version_hash, text_hash, cluster_id, relation)
       SELECT id, n::text, 'Agency ' || n % 50, 'bench', 1, 'usable', 'Story ' || n, at, '{}', n::text, n::text, id, 'original' FROM (${made(size)}) made`,
    )
    await filling.query(
      `INSERT INTO ingest.fingerprint (story_id, features, at, language) SELECT id, $1, at, 'en' FROM (${made(size)}) made`,
      [features],
    )
    await filling.query(
      `INSERT INTO ingest.fingerprint_key (key, story_id, at) SELECT ${keyOf(size)}, id, at FROM (${made(size)}) made, generate_series(0, 21) k`,
    )
    for (const { definition } of indexes) await filling.query(definition.replace(' ON ONLY ', ' ON '))
    await filling.query('COMMIT')
    filling.release()
    await sql('ANALYZE ingest.fingerprint_key')
    await sql('ANALYZE ingest.fingerprint')
    await sql('ANALYZE ingest.story')
    const fill = (performance.now() - began) / 1000
    await readIndex(sql)
    const times: number[] = []
    const whole: number[] = []
    let found = 0
    for (let n = -searches; n < searches; n++) {
      const { rows: keys } = await sql(`SELECT ${keyOf(size)} AS key FROM (SELECT $1::int AS n) one, generate_series(0, 21) k`, [
        size - 1 - Math.floor((Math.random() * size * 2) / windowDays),
      ])
      const wanted = (keys as { key: string }[]).map(({ key }) => BigInt(key))
      const started = performance.now()
      const rollback = new Error('rollback')
      let searched = 0
      await db
        .transaction(async (tx) => {
          await lockKeys(tx, wanted)
          const candidates = await findCandidates(tx, wanted)
          searched = performance.now() - started
          decide({ id: '', print, source: 'Bench' }, candidates)
          if (n >= 0) found += candidates.length
          throw rollback
        })
        .catch((error) => {
          if (error !== rollback) throw error
        })
      if (n < 0) continue
      times.push(searched)
      whole.push(performance.now() - started)
    }
    const at = (list: number[], share: number) =>
      list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))]!
    const { rows: sizes } = await sql(
      "SELECT pg_size_pretty(sum(pg_total_relation_size(i.inhrelid))) AS size FROM pg_inherits i WHERE i.inhparent IN ('ingest.fingerprint'::regclass, 'ingest.fingerprint_key'::regclass)",
    )
    const row = {
      stories: size,
      median: at(times, 0.5),
      p99: at(times, 0.99),
      database: at(whole, 0.5),
      candidates: found / searches,
      size: sizes[0].size,
      fill,
    }
    rows.push(row)
    console.log(
      `${String(size).padEnd(12)} ${row.median.toFixed(1).padStart(17)} ${row.p99.toFixed(1).padStart(6)} ${row.database.toFixed(1).padStart(24)} ${at(whole, 0.99).toFixed(1).padStart(6)} ${row.candidates.toFixed(1).padStart(12)}   ${row.size} (filled in ${fill.toFixed(0)} s)`,
    )
  }
  const plot = process.argv.indexOf('--plot')
  if (plot > 0) await writeFile(process.argv[plot + 1]!, drawn(rows))
  await db.$client.end()
} finally {
  await server.close()
  await rm(folder, { recursive: true, force: true })
}

/** Read what lies on disk of the keys' index. */
async function readIndex(sql: (text: string) => Promise<{ rows: { path: string }[] }>): Promise<void> {
  const { rows } = await sql(
    "SELECT current_setting('data_directory') || '/' || pg_relation_filepath(relid) AS path FROM pg_partition_tree('ingest.fingerprint_key_key') WHERE isleaf",
  )
  for (const { path } of rows)
    for (const part of globSync(`${path}*`)) for await (const _ of createReadStream(part, { highWaterMark: 1 << 20 }));
}

/** Median and 99th percentile over the number of stories, both axes in powers of ten. */
function drawn(rows: { stories: number; median: number; p99: number }[]): string {
  const x = (stories: number) => 60 + (Math.log10(stories) - 4) * 150
  const y = (ms: number) => 240 - (Math.log10(ms) + 0) * 110
  const line = (of: 'median' | 'p99') => rows.map((row) => `${x(row.stories)},${y(Math.max(1, row[of])).toFixed(1)}`).join(' ')
  const label = (text: string, left: number, top: number, anchor = 'middle') =>
    `<text x="${left}" y="${top}" text-anchor="${anchor}" font-family="sans-serif" font-size="12">${text}</text>`
  const ticks = [1, 5, 10, 20, 100]
    .map((ms) => `<line x1="60" x2="530" y1="${y(ms)}" y2="${y(ms)}" stroke="#ddd"/>${label(`${ms} ms`, 52, y(ms) + 4, 'end')}`)
    .join('')
  const columns = [4, 5, 6, 7].map((power) => label(`10<tspan dy="-5" font-size="9">${power}</tspan>`, x(10 ** power), 262)).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 560 280" role="img"><title>Milliseconds to find a story's copies, over the number of stories in the window</title><rect width="560" height="280" fill="#fff"/>${ticks}${columns}<polyline fill="none" stroke="#1a5fb4" stroke-width="2" points="${line('median')}"/><polyline fill="none" stroke="#c01c28" stroke-width="2" stroke-dasharray="5 3" points="${line('p99')}"/>${label('median', x(rows.at(-1)!.stories) + 6, y(Math.max(1, rows.at(-1)!.median)) + 4, 'start')}${label('p99', x(rows.at(-1)!.stories) + 6, y(Math.max(1, rows.at(-1)!.p99)) + 4, 'start')}${label('stories in the window of 14 days', 295, 278)}</svg>
`
}
