/**
 * What a good engineer writes in an afternoon from the same packages: feeds read by rss-parser, pages by Readability on linkedom, fetched with undici, a row
 * a story through drizzle, a BullMQ job a page and one that tells of the story. No archive, no history, no matching, no credits, no events without gaps. With
 * `--floor` only the fetching: the raw bytes of each page are stored, and nothing is read.
 */
import { parseArgs } from 'node:util'
import { Readability } from '@mozilla/readability'
import { createPostgresBackend, Queue, Worker, withBackend } from 'bullmq'
import { drizzle } from 'drizzle-orm/node-postgres'
import { customType, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { Redis } from 'ioredis'
import { parseHTML } from 'linkedom'
import pg from 'pg'
import RssParser from 'rss-parser'
import { Agent, request } from 'undici'

const { values } = parseArgs({
  options: {
    database: { type: 'string' },
    redis: { type: 'string' },
    port: { type: 'string' },
    feeds: { type: 'string' },
    floor: { type: 'boolean' },
  },
})
const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
const stories = pgTable('peer_story', { guid: text().primaryKey(), url: text(), title: text(), body: text(), words: integer() })
const bytes = pgTable('floor_page', { url: text().primaryKey(), bytes: bytea() })

const pool = new pg.Pool({ connectionString: values.database!, max: 10 })
const db = drizzle(pool)
await pool.query('CREATE TABLE IF NOT EXISTS peer_story (guid text PRIMARY KEY, url text, title text, body text, words int)')
await pool.query('CREATE TABLE IF NOT EXISTS floor_page (url text PRIMARY KEY, bytes bytea)')
const queuePool = new pg.Pool({ connectionString: values.database!, max: 10, options: '-c search_path=bullmq' })
queuePool.setMaxListeners(0)
const redis = values.redis ? new Redis(values.redis, { maxRetriesPerRequest: null }) : undefined
// biome-ignore lint/suspicious/noExplicitAny: bullmq's own pool type and pg's differ in name only
const connection = (redis ?? queuePool) as any
const bull = redis ? { Queue, Worker } : (withBackend(createPostgresBackend) as unknown as { Queue: typeof Queue; Worker: typeof Worker })
const options = { connection, prefix: 'peer' }
const once = { removeOnComplete: true, removeOnFail: true }
const pages = new bull.Queue('peer.pages', { ...options, defaultJobOptions: once })
const events = new bull.Queue('peer.events', { ...options, defaultJobOptions: once })
const dispatcher = new Agent({ allowH2: false })
const parser = new RssParser()
const seen = new Set<string>()

interface Page {
  guid: string
  url: string
  title: string
}
/** `lost`: of those that are done, pages that it cannot read. */
const count = { done: 0, lost: 0 }
const reader = new bull.Worker<Page>(
  'peer.pages',
  async ({ data: { guid, url, title } }) => {
    const { body } = await request(url, { dispatcher })
    if (values.floor) {
      await db
        .insert(bytes)
        .values({ url, bytes: Buffer.from(await body.arrayBuffer()) })
        .onConflictDoNothing()
      count.done++
      return
    }
    const { document } = parseHTML(await body.text())
    const text = new Readability(document as never).parse()?.textContent ?? ''
    const [made] = await db
      .insert(stories)
      .values({ guid, url, title, body: text, words: text.split(/\s+/).length })
      .onConflictDoNothing()
      .returning()
    if (made) await events.add('story.created', { guid, title, url })
  },
  { ...options, concurrency: 16 },
)
reader.on('failed', () => {
  count.done++
  count.lost++
})
if (!values.floor) new bull.Worker('peer.events', async () => void count.done++, options)

async function poll(n: number): Promise<void> {
  const { body } = await request(`http://127.0.0.1:${values.port}/feed/${n}`, { dispatcher })
  const { items } = await parser.parseString(await body.text())
  const fresh = items.filter(({ guid }) => guid && !seen.has(guid))
  for (const { guid } of fresh) seen.add(guid!)
  await pages.addBulk(
    fresh.map(({ guid, link, title }) => ({ name: 'page', data: { guid: guid!, url: link!, title: title! }, opts: { jobId: guid! } })),
  )
}
for (let n = 0; n < Number(values.feeds); n++) {
  const again = () => void poll(n).finally(() => setTimeout(again, 2_000))
  again()
}
process.on('message', () => process.send!(count))
process.on('disconnect', () => process.exit())
process.send!({ ready: true })
