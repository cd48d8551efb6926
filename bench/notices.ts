/**
 * What a notice costs: the search for the stories that it speaks of, among all that one agency sent in the last three days.
 *
 *   node bench/notices.ts [--least 20000] [--most 200000] [--notices 200]
 *
 * An embedded PostgreSQL of its own, filled with stories of generated headlines in which one word in three is among the twelve commonest, a slug and a number of
 * their own each. Notices name a story by its headline, by a cut one, by its number, or by a headline that none has; the first twenty of each are not counted.
 */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { FeedId } from '#src/brand.ts'
import { type Db, openDb } from '#src/store/db.ts'
import { startEmbedded } from '#src/store/embedded.ts'
import { migrateStore } from '#src/store/migrate.ts'
import { findReferred, noticeHours } from '#src/store/notices.ts'
import { compose } from '#src/story/compose.ts'
import { nameKeysOf } from '#src/story/signals/name-keys.ts'
import type { Story } from '#src/story/story.ts'

const { values: options } = parseArgs({
  options: {
    least: { type: 'string', default: '20000' },
    most: { type: 'string', default: '200000' },
    notices: { type: 'string', default: '200' },
  },
})
const count = Number(options.notices)
const unmeasured = 20
const agency = 'Agency'
const common = ['minister', 'says', 'government', 'police', 'city', 'over', 'after', 'court', 'new', 'in', 'to', 'of']
const vocabulary = Array.from({ length: 4_000 }, (_, n) =>
  ((n + 40) * 7_919).toString(36).replace(/\d/g, (digit) => 'aeiouywxzk'[Number(digit)]!),
)

/** The same words for the same number, whenever it is asked. */
const wordOf = (n: number, place: number): string => {
  const mixed = Math.imul((n + 1) * 31 + place, 0x9e3779b1) >>> 0
  return place % 3 === 0 ? common[mixed % common.length]! : vocabulary[mixed % vocabulary.length]!
}
const headlineOf = (n: number): string => Array.from({ length: 8 }, (_, place) => wordOf(n, place)).join(' ')
const uriOf = (n: number): string => `tag:agency,2026:item${String(n).padStart(7, '0')}`

const ways: Record<string, (n: number) => { headline: string; edNote?: string }> = {
  'its headline': (n) => ({ headline: `KILL: ${headlineOf(n)}` }),
  'a cut headline': (n) => ({ headline: `KILL: ${headlineOf(n).slice(0, 28)}…` }),
  'its number': (n) => ({ headline: 'KILL', edNote: `Editors: please kill item ${uriOf(n).slice(-7)}` }),
  'none that is there': (n) => ({ headline: `KILL: Zebra ${headlineOf(n)}` }),
}

const told = (n: number, said: { headline: string; edNote?: string }): Story =>
  compose({ feed: { id: 'bench' as FeedId, agency }, entry: { id: `notice:${n}`, ...said } })

console.log(
  `stories     ${Object.keys(ways)
    .map((way) => way.padStart(20))
    .join('')}   (ms: median, p99)`,
)
for (let size = Number(options.least); size <= Number(options.most); size *= 10) {
  const folder = await mkdtemp(join(tmpdir(), 'telex-notices-'))
  const server = await startEmbedded(folder)
  try {
    await migrateStore(server.url)
    const onError = (error: unknown) => {
      throw error
    }
    const db = openDb(server.url, { max: 2, onError })
    await fill(db, size)
    const columns: string[] = []
    for (const say of Object.values(ways)) columns.push(await measure(db, size, say))
    console.log(`${String(size).padEnd(12)}${columns.map((column) => column.padStart(20)).join('')}`)
    await db.$client.end()
  } finally {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function fill(db: Db, size: number): Promise<void> {
  const step = 2_000
  for (let from = 0; from < size; from += step) {
    const made = Array.from({ length: Math.min(step, size - from) }, (_, i) => ({
      id: randomUUID(),
      uri: uriOf(from + i),
      headline: headlineOf(from + i),
      slugline: `${wordOf(from + i, 1)}-${wordOf(from + i, 2)}`,
      at: new Date(Date.now() - (noticeHours - 1) * 3_600_000 * (1 - (from + i) / size)).toISOString(),
    }))
    const rows = JSON.stringify(made)
    const names = JSON.stringify(made.flatMap((one) => nameKeysOf(one).map((key) => ({ id: one.id, at: one.at, key }))))
    await db.$client.query(
      `INSERT INTO ingest.story (id, uri, agency, feed_id, version, pub_status, headline, first_seen_at, content, version_hash, text_hash, cluster_id, relation)
       SELECT r.id, r.uri, $2, 'bench', 1, 'usable', r.headline, r.at, to_jsonb(r), '', r.id::text, r.id, 'original'
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, uri text, headline text, slugline text, at timestamptz)`,
      [rows, agency],
    )
    await db.$client.query(
      `INSERT INTO ingest.story_version (story_id, version, change, content, version_hash, text_hash, created_at, named)
       SELECT r.id, 1, 'created', to_jsonb(r), '', '', r.at, true
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, uri text, headline text, slugline text, at timestamptz)`,
      [rows],
    )
    await db.$client.query(
      `INSERT INTO ingest.story_name (agency, key, story_id, at)
       SELECT $2, r.key, r.id, r.at FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, key text, at timestamptz)`,
      [names, agency],
    )
  }
  await db.$client.query('ANALYZE')
}

async function measure(db: Db, size: number, say: (n: number) => { headline: string; edNote?: string }): Promise<string> {
  const took: number[] = []
  let found = 0
  for (let n = -unmeasured; n < count; n++) {
    const notice = told(n, say(Math.floor(Math.random() * size)))
    const began = performance.now()
    const { meant, doubtful } = await db.transaction((tx) => findReferred(tx, notice, { arrivedAt: new Date(), again: false }, new Date()))
    found += meant.length + doubtful.length > 0 ? 1 : 0
    if (n >= 0) took.push(performance.now() - began)
  }
  const all = say === ways['none that is there'] ? 0 : count + unmeasured
  if (found !== all) throw new Error(`${found} notices found a story, not ${all}`)
  took.sort((a, b) => a - b)
  return `${took[Math.floor(count / 2)]!.toFixed(1)} ${took[Math.floor(count * 0.99)]!.toFixed(1).padStart(6)}`
}
