/**
 * One story matched against many in PostgreSQL: how the time grows with what lies in the 14-day window.
 *
 *   node bench/match-scale.ts [--least 10000] [--most 1000000] [--searches 300] [--keep FOLDER] [--plot FILE.svg]
 *
 * An embedded PostgreSQL of its own for each size, set up like an operator's (a quarter of the memory as shared buffers, as PostgreSQL's manual
 * advises), is filled with generated signatures, 30 keys a story, the most that a worker writes: 22 of the text, 19 of them its own and three that it shares with a
 * dozen others between them, which came in the same six hours, and eight by which translations are found, five its own and three shared in the same way; all spread
 * evenly over the window. With --keep the databases stay in the folder, and a later run takes them
 * from there. Each search is the worker's own: the locks as a statement of their own, the search over all days, the fingerprints of what was found, and
 * the comparison, in a transaction that is rolled back. What is searched is a copy of one of the last two days' stories, each time another; then of one
 * of any day; then a story that is no copy and shares three keys with a dozen of the last two days, and is looked for among translations, too. A worker at work has the keys' index and what it
 * wrote in the last two days in memory: these are read once before, and as many searches go before those that count.
 */
import { execFile } from 'node:child_process'
import { createReadStream, globSync, statSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import pg from 'pg'
import { findCandidates, findTellings, lockKeys, windowDays } from '#src/store/candidates.ts'
import { type Db, openDb } from '#src/store/db.ts'
import { startEmbedded } from '#src/store/embedded.ts'
import { migrateStore } from '#src/store/migrate.ts'
import { decide } from '#src/story/decide/index.ts'
import { encodeFingerprint, fingerprint } from '#src/story/print/index.ts'

const { values: options } = parseArgs({
  options: {
    least: { type: 'string', default: '10000' },
    most: { type: 'string', default: '1000000' },
    searches: { type: 'string', default: '300' },
    keep: { type: 'string' },
    plot: { type: 'string' },
  },
})
const searches = Number(options.searches)
/** Keys of a text, by which copies are looked for, and those that lie beside them, by which translations are. */
const textKeys = 22
const allKeys = 30
/** Stories a key that is not one's own is shared by. */
const sharing = 4
/** A quarter of the memory as shared buffers (PostgreSQL 18, 19.4.1); the rest makes filling fast and says nothing of searching. */
const settings = {
  shared_buffers: `${Math.floor(totalmem() / 4 / 2 ** 20)}MB`,
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

/** Key number `k` of story number `n` among so many: most are its own, which is number `own`. The same for filling and for searching. */
const keyOf = (size: number, own = 'n') =>
  `CASE WHEN k < 19 OR k >= 25 THEN hashint8extended((${own})::bigint * 32 + k, 1)
   ELSE hashint8extended(n / ${near(size)}::bigint * ${near(size)} + (hashint8extended(n::bigint * 32 + k, 2) & 9223372036854775807) % ${Math.ceil((near(size) * 3) / sharing)}, CASE WHEN k < ${textKeys} THEN 3 ELSE 4 END) END`
/** Stories of six hours. */
const near = (size: number) => Math.max(1, Math.floor(size / windowDays / 4))
/** They come one by one, the last now. */
const made = (size: number) => `
  SELECT n, md5(n::text)::uuid AS id, now() - make_interval(secs => (${size} - n) * ${(windowDays * 86_400 - 3_600) / size}) AS at
  FROM generate_series(0, ${size - 1}) n`

interface Times {
  median: number
  p99: number
}

interface Row {
  stories: number
  /** Milliseconds of locks, search and fingerprints of a copy of the last two days' stories. */
  recent: Times
}

const folder = options.keep ?? (await mkdtemp(join(tmpdir(), 'telex-scale-')))
const rows: Row[] = []
try {
  const both = (name: string) => name.padStart(16)
  console.log(
    `stories     ${both('last two days')}${both('+ comparison')}${both('any day')}${both('no copy')}   tables   (ms: median, p99)`,
  )
  for (let size = Number(options.least); size <= Number(options.most); size *= 10) {
    rows.push(await measure(size))
    if (!options.keep) await rm(join(folder, String(size)), { recursive: true, force: true })
  }
} finally {
  if (!options.keep) await rm(folder, { recursive: true, force: true })
}
if (options.plot) await writeFile(options.plot, drawn(rows))

async function measure(size: number): Promise<Row> {
  const place = join(folder, String(size))
  let server = await startEmbedded(place)
  try {
    await migrateStore(server.url)
    const admin = new pg.Client(server.url)
    await admin.connect()
    for (const [name, value] of Object.entries(settings)) await admin.query(`ALTER SYSTEM SET ${name} = '${value}'`)
    await admin.end()
    await server.close()
    server = await startEmbedded(place)
    const db = openDb(server.url, {
      max: 4,
      onError: (error) => {
        throw error
      },
    })
    const began = performance.now()
    const { rows: held } = await db.$client.query<{ there: boolean }>('SELECT EXISTS (SELECT FROM ingest.story) AS there')
    if (!held[0]!.there) await fill(db, size)
    const filled = `${held[0]!.there ? 'kept' : 'filled'}, ${((performance.now() - began) / 1000).toFixed(0)} s`
    await readRecent(db)
    const recent = await search(db, size, 2)
    const any = await search(db, size, windowDays)
    const none = await search(db, size, 2, `n + ${size}`)
    const { rows: sizes } = await db.$client.query<{ size: string }>(
      "SELECT pg_size_pretty(sum(pg_total_relation_size(i.inhrelid))) AS size FROM pg_inherits i WHERE i.inhparent IN ('ingest.fingerprint'::regclass, 'ingest.fingerprint_key'::regclass)",
    )
    const say = ({ median, p99 }: Times) => `${median.toFixed(1)} ${p99.toFixed(1).padStart(6)}`.padStart(16)
    console.log(
      `${String(size).padEnd(12)}${say(recent.found)}${say(recent.compared)}${say(any.found)}${say(none.found)}   ${sizes[0]!.size} (${filled})`,
    )
    await db.$client.end()
    return { stories: size, recent: recent.found }
  } finally {
    await server.close()
  }
}

/** In one transaction on empty tables, which writes no log, with the indexes made afterwards: ten million stories within the hour. */
async function fill(db: Db, size: number): Promise<void> {
  const { rows: indexes } = await db.$client.query<{ name: string; definition: string }>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
     WHERE indrelid = ANY (ARRAY['ingest.story', 'ingest.fingerprint', 'ingest.fingerprint_key']::regclass[]) AND NOT indisprimary`,
  )
  const filling = await db.$client.connect()
  await filling.query('BEGIN')
  await filling.query('TRUNCATE ingest.story, ingest.fingerprint, ingest.fingerprint_key CASCADE')
  for (const { name } of indexes) await filling.query(`DROP INDEX ${name}`)
  await filling.query(
    `INSERT INTO ingest.story (id, uri, agency, feed_id, version, pub_status, headline, first_seen_at, content, version_hash, text_hash, cluster_id, relation)
     SELECT id, n::text, 'Agency ' || n % 50, 'bench', 1, 'usable', 'Story ' || n, at, '{}', n::text, n::text, id, 'original' FROM (${made(size)}) made`,
  )
  await filling.query(
    `INSERT INTO ingest.fingerprint (story_id, features, at, language, agency, cluster_id, relation)
     SELECT id, $1, at, 'en', 'Agency ' || n % 50, id, 'original' FROM (${made(size)}) made`,
    [features],
  )
  await filling.query(
    // The keys of a story one after another, as a worker writes them: a join may come key by key.
    `INSERT INTO ingest.fingerprint_key (key, story_id, at)
     SELECT ${keyOf(size)}, id, at FROM (SELECT n, id, at, generate_series(0, ${allKeys - 1}) AS k FROM (${made(size)}) made) each`,
  )
  for (const { definition } of indexes) await filling.query(definition.replace(' ON ONLY ', ' ON '))
  await filling.query('COMMIT')
  filling.release()
  await db.$client.query('VACUUM ANALYZE ingest.fingerprint_key, ingest.fingerprint, ingest.story')
  // What a server at work has written long ago is not still to be written while it is measured.
  await db.$client.query('CHECKPOINT')
  await promisify(execFile)('sync')
}

/**
 * Search for copies of stories of the last days, each time another; as many searches go before those that count.
 * @param own an expression of the number whose keys the story has as its own: that of a story that is not there makes it no copy
 */
async function search(db: Db, size: number, days: number, own?: string): Promise<{ found: Times; compared: Times }> {
  const found: number[] = []
  const compared: number[] = []
  for (let n = -searches; n < searches; n++) {
    const story = size - 1 - Math.floor((Math.random() * size * days) / windowDays)
    const { rows: keys } = await db.$client.query<{ key: string }>(
      `SELECT ${keyOf(size, own)} AS key FROM (SELECT $1::int AS n) one, generate_series(0, ${allKeys - 1}) k ORDER BY k`,
      [story],
    )
    const every = keys.map(({ key }) => BigInt(key))
    const wanted = every.slice(0, textKeys)
    const rollback = new Error('rollback')
    const began = performance.now()
    let searched = 0
    await db
      .transaction(async (tx) => {
        await lockKeys(tx, wanted)
        const copies = await findCandidates(tx, wanted)
        if (own) await findTellings(tx, every.slice(textKeys))
        searched = performance.now() - began
        decide({ id: '', print, source: 'Bench' }, copies)
        throw rollback
      })
      .catch((error) => {
        if (error !== rollback) throw error
      })
    if (n < 0) continue
    found.push(searched)
    compared.push(performance.now() - began)
  }
  return { found: times(found), compared: times(compared) }
}

function times(list: number[]): Times {
  const sorted = list.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
  return { median: at(0.5), p99: at(0.99) }
}

/**
 * Read what a server at work has in memory: of the tables what the last two days wrote, and all of the keys' index, of which each search
 * reads some seventy leaves, wherever they fall.
 */
async function readRecent(db: Db): Promise<void> {
  const { rows: files } = await db.$client.query<{ path: string; share: number }>(
    `WITH bound AS (
       SELECT c.oid, (regexp_match(pg_get_expr(c.relpartbound, c.oid), 'FROM \\(''(.*?)''\\)'))[1]::timestamptz AS since,
         least(now(), (regexp_match(pg_get_expr(c.relpartbound, c.oid), 'TO \\(''(.*?)''\\)'))[1]::timestamptz) AS until
       FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent IN ('ingest.fingerprint'::regclass, 'ingest.fingerprint_key'::regclass)
     ), recent AS (
       SELECT oid, extract(epoch FROM until - greatest(since, now() - interval '2 days')) / extract(epoch FROM until - since) AS share FROM bound
       WHERE until > greatest(since, now() - interval '2 days')
     ), known AS (
       SELECT oid, share FROM recent
       UNION ALL SELECT indexrelid, 1.0 FROM pg_index WHERE indrelid IN (SELECT oid FROM recent)
     )
     SELECT current_setting('data_directory') || '/' || pg_relation_filepath(oid) AS path, share::float8 AS share FROM known`,
  )
  for (const { path, share } of files) {
    const parts = globSync(`${path}{,.[0-9]*}`).map((part) => ({
      part,
      bytes: statSync(part).size,
      order: Number(/\.(\d+)$/.exec(part)?.[1] ?? 0),
    }))
    let left = share * parts.reduce((sum, { bytes }) => sum + bytes, 0)
    // A table's newest rows lie at its end.
    for (const { part, bytes } of parts.toSorted((a, b) => b.order - a.order)) {
      if (left <= 0) break
      const start = Math.max(0, Math.floor(bytes - left))
      for await (const _ of createReadStream(part, { start, highWaterMark: 1 << 20 }));
      left -= bytes
    }
  }
  await db.$client.query('SET enable_seqscan = off; SELECT count(key) FROM ingest.fingerprint_key; RESET enable_seqscan')
}

/** Median and 99th percentile over the number of stories, both axes in powers of ten. */
function drawn(rows: Row[]): string {
  const x = (stories: number) => 60 + (Math.log10(stories) - 4) * 150
  const y = (ms: number) => 240 - (Math.log10(ms) + 0) * 110
  const line = (of: 'median' | 'p99') =>
    rows.map(({ stories, recent }) => `${x(stories)},${y(Math.max(1, recent[of])).toFixed(1)}`).join(' ')
  const label = (text: string, left: number, top: number, anchor = 'middle') =>
    `<text x="${left}" y="${top}" text-anchor="${anchor}" font-family="sans-serif" font-size="12">${text}</text>`
  const ticks = [1, 5, 10, 20, 100]
    .map((ms) => `<line x1="60" x2="530" y1="${y(ms)}" y2="${y(ms)}" stroke="#ddd"/>${label(`${ms} ms`, 52, y(ms) + 4, 'end')}`)
    .join('')
  const columns = [4, 5, 6, 7].map((power) => label(`10<tspan dy="-5" font-size="9">${power}</tspan>`, x(10 ** power), 262)).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 560 280" role="img"><title>Milliseconds to find a story's copies, over the number of stories in the window</title><rect width="560" height="280" fill="#fff"/>${ticks}${columns}<polyline fill="none" stroke="#1a5fb4" stroke-width="2" points="${line('median')}"/><polyline fill="none" stroke="#c01c28" stroke-width="2" stroke-dasharray="5 3" points="${line('p99')}"/>${label('median', x(rows.at(-1)!.stories) + 6, y(Math.max(1, rows.at(-1)!.recent.median)) + 4, 'start')}${label('p99', x(rows.at(-1)!.stories) + 6, y(Math.max(1, rows.at(-1)!.recent.p99)) + 4, 'start')}${label('stories in the window of 14 days', 295, 278)}</svg>
`
}
