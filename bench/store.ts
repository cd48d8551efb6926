/**
 * What a story costs from its page's bytes to its event, apart from fetching and reading: processor time of this process and of PostgreSQL, which says more
 * than stories a second where others work on the machine.
 *
 *   node --disable-warning=ExperimentalWarning bench/store.ts [--stories 400] [--at-once 8] [--corpus DIR] [--statements]
 *
 * Real pages of the corpus are read first, one after the other (the second round counts: code is compiled in the first). Then their items, noted as by polls,
 * are each worked off as by a job, with an answer in place of the network and of the reading threads; a quarter of them to warm up. Last, they are indexed.
 */
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import pg from 'pg'
import { pino } from 'pino'
import type { FeedId } from '#src/brand.ts'
import { toSettings } from '#src/commands/feed-settings.ts'
import { readConfig } from '#src/config.ts'
import type { Context } from '#src/context.ts'
import { createMetrics } from '#src/http/metrics.ts'
import { bringStory } from '#src/ingest/story.ts'
import { migrateQueues, openQueues } from '#src/queue/backend.ts'
import { type ComposedStory, compose } from '#src/reading/thread.ts'
import { archive, pack } from '#src/store/archive.ts'
import { addFingerprintDays } from '#src/store/candidates.ts'
import { openDb } from '#src/store/db.ts'
import { startEmbedded } from '#src/store/embedded.ts'
import { upsertFeed } from '#src/store/feeds.ts'
import type { PendingItem } from '#src/store/item-steps.ts'
import { recordItems } from '#src/store/items.ts'
import { migrateStore } from '#src/store/migrate.ts'
import { indexWaiting } from '#src/store/search-index.ts'
import { CommonSketch } from '#src/story/print/common.ts'
import { tellStatements, threadSeconds, usage } from './support/machine.ts'

const { values } = parseArgs({
  options: {
    stories: { type: 'string', default: '400' },
    'at-once': { type: 'string', default: '8' },
    corpus: { type: 'string' },
    statements: { type: 'boolean', default: false },
  },
})
const feeds = 20
const headers = { 'content-type': 'text/html; charset=utf-8' }
const root = resolve(values.corpus ?? process.env.CORPUS_DIR ?? '../shared/corpus', 'articles')
if (!existsSync(root))
  throw new Error(`no pages: --corpus or CORPUS_DIR names a folder with articles/**/*.html.gz; there is none at ${root}`)
const rank = (path: string) => createHash('sha256').update(path).digest('hex')
const files = globSync('**/*.html.gz', { cwd: root })
  .sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
  .slice(0, Number(values.stories))
const pages = files.map((file, n) => ({
  feed: `feed-${n % feeds}` as FeedId,
  url: `http://127.1.0.${(n % 250) + 1}/page/${n}`,
  bytes: gunzipSync(readFileSync(resolve(root, file))),
  entry: { id: `story-${n}`, url: `http://127.1.0.${(n % 250) + 1}/page/${n}`, headline: `Story ${n} of the wire` },
}))

/** What the reading threads would answer, by address. */
const made = new Map<string, ComposedStory>()
for (let round = 0; round < 2; round++) {
  const before = process.cpuUsage()
  for (const [task, { feed, url, bytes, entry }] of pages.entries())
    made.set(
      url,
      await compose({
        task,
        input: {
          feed: { id: feed, agency: feed },
          entry,
          page: { bytes, headers, url },
          identity: entry.id,
          seen: '2026-11-28T00:00:00.000Z',
        },
      }),
    )
  const { user, system } = process.cpuUsage(before)
  const kilobytes = pages.reduce((sum, { bytes }) => sum + bytes.length, 0) / pages.length / 1024
  if (round > 0)
    console.log(
      `a page, read        ${((user + system) / 1000 / pages.length).toFixed(1)} ms (${pages.length} of ${kilobytes.toFixed(0)} kB each)`,
    )
}

const folder = await mkdtemp(join(tmpdir(), 'telex-store-'))
const state = join(folder, 'state')
const first = await startEmbedded(state)
await first.close()
await appendFile(join(state, 'postgres/postgresql.conf'), "shared_preload_libraries = 'pg_stat_statements'\n")
const { url: databaseUrl, close } = await startEmbedded(state)
await migrateStore(databaseUrl)
await migrateQueues({ databaseUrl })
const onError = (error: Error) => {
  throw error
}
const read = readConfig({ TELEX_HTTP_PORT: '0', DATABASE_URL: databaseUrl }, { cwd: '/', terminal: false })
if (!read.ok) throw new Error(JSON.stringify(read.problems))
const db = openDb(databaseUrl, { max: 16, onError })
const queues = await openQueues({ databaseUrl, redisUrl: undefined, workers: 6, onError })
const byUrl = new Map(pages.map((page) => [page.url, page]))
const parts = {
  config: read.config,
  db,
  queues,
  clock: () => new Date(),
  log: pino({ level: 'silent' }),
  metrics: createMetrics(),
  common: new CommonSketch(),
  net: {
    fetch: async ({ url }: { url: string }) => ({ kind: 'fetched', status: 200, url, bytes: byUrl.get(url)!.bytes, headers, ms: 1 }),
  } as unknown as Context['net'],
  reader: { compose: async ({ entry }) => made.get(entry.url!)! } as Pick<Context['reader'], 'compose'> as Context['reader'],
}

const pending: PendingItem[] = []
await addFingerprintDays(db)
for (let n = 0; n < feeds; n++) {
  const id = `feed-${n}` as FeedId
  await upsertFeed(db, toSettings({ id, agency: id, url: `http://127.0.0.1:9/${n}` }), 'command')
  const listed = pages.filter(({ feed }) => feed === id).map(({ entry, url }) => ({ identity: entry.id, entry, pageUrl: url }))
  const packed = await pack({ feed: id, kind: 'feed', url: 'http://127.0.0.1:9/', headers: {}, bytes: Buffer.from(id) })
  const noted = await db.transaction(async (tx) => {
    await archive(tx, packed)
    return recordItems(tx, id, packed.sha256, listed)
  })
  pending.push(...noted.pending)
}
async function work(items: readonly PendingItem[]): Promise<void> {
  const left = [...items]
  const one = async () => {
    for (let next = left.pop(); next; next = left.pop()) await bringStory(parts, next)
  }
  await Promise.all(Array.from({ length: Number(values['at-once']) }, one))
}

const client = new pg.Client({ connectionString: databaseUrl })
await client.connect()
const warm = Math.round(pending.length / 4)
const told = pending.length - warm
const self = process as unknown as Parameters<typeof usage>[0]
await work(pending.slice(0, warm))
await client.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements; SELECT pg_stat_statements_reset()')
const [before, threads, began] = [await usage(self, folder), threadSeconds(process.pid), performance.now()]
await work(pending.slice(warm))
const took = performance.now() - began
const [after, threadsAfter] = [await usage(self, folder), threadSeconds(process.pid)]
const each = (from: number, to: number) => `${(((to - from) * 1000) / told).toFixed(1)} ms`
console.log(
  `a story, stored     main thread ${each(threads.main, threadsAfter.main)}, all threads ${each(before.worker, after.worker)}, PostgreSQL ${each(before.postgres, after.postgres)} (${told}, ${((told * 1000) / took).toFixed(0)} a second)`,
)
if (values.statements) await tellStatements(client, told, 'story')
let indexed = 0
for (let some = 1; some > 0; indexed += some) some = await indexWaiting(db)
console.log(`a story, indexed    PostgreSQL ${((((await usage(self, folder)).postgres - after.postgres) * 1000) / indexed).toFixed(1)} ms`)
await client.end()
await queues.close()
await db.$client.end()
await close()
await rm(folder, { recursive: true, force: true })
