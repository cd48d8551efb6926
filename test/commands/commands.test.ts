/**
 * Admin commands as any BullMQ client sends them.
 */
import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Queue } from 'bullmq'
import { beforeAll, describe, expect, test } from 'vitest'
import type { FeedId, StoryId } from '#src/brand.ts'
import { toSettings } from '#src/commands/feed-settings.ts'
import { commandNames } from '#src/commands/index.ts'
import type { Context } from '#src/context.ts'
import { fetchPage } from '#src/ingest/page.ts'
import { pollFeed } from '#src/ingest/poll.ts'
import { planFeeds } from '#src/ingest/schedule.ts'
import { makeStory } from '#src/ingest/story.ts'
import { startCommandWorker } from '#src/jobs/commands.ts'
import { getFeed, upsertFeed } from '#src/store/feeds.ts'
import { listVersions } from '#src/store/versions.ts'
import { afterFile } from '../support/after.ts'
import { openContext } from '../support/context.ts'
import { eventually } from '../support/program.ts'
import { openSite, rss, type Site, text } from '../support/site.ts'

let context: Context
let queue: Queue
let site: Site

beforeAll(async () => {
  context = await openContext()
  const worker = startCommandWorker(context)
  afterFile(() => worker.close())
  queue = context.queues.queue('telex.commands')
  site = await openSite()
})

/** Send a command and wait for its end. */
async function send(name: string, data: Record<string, unknown>) {
  const { id } = await queue.add(name, data, { attempts: 3 })
  return eventually(
    async () => {
      // The state first: a job read before it ended has no result.
      const state = await queue.getJobState(id!)
      const job = (await queue.getJob(id!))!
      return { state, result: job.returnvalue, error: job.failedReason, attempts: job.attemptsMade, progress: job.progress }
    },
    ({ state }) => state === 'completed' || state === 'failed',
    { everyMs: 30 },
  )
}
const recorded = async () => (await context.db.$client.query('SELECT * FROM ingest.command ORDER BY id DESC LIMIT 1')).rows[0]
const count = async (table: string) => (await context.db.$client.query(`SELECT count(*)::int AS n FROM ${table}`)).rows[0].n

/** A feed of so many full-text stories, ingested. */
async function ingested(feed: string, titles: string[]): Promise<StoryId[]> {
  site.set(`/${feed}`, rss(titles.map((title, n) => ({ guid: `${feed}-${n}`, title, content: text(feed + n) }))))
  return polled(feed)
}

/** The stories of a feed that the site has. */
async function polled(feed: string): Promise<StoryId[]> {
  await upsertFeed(context.db, toSettings({ id: feed as FeedId, agency: feed, url: `${site.url}/${feed}` }), 'command')
  await pollFeed(context, feed as FeedId, { force: true })
  const { rows } = await context.db.$client.query(
    "SELECT r.item_id::int AS item, r.revision FROM ingest.item_revision r JOIN ingest.item i ON i.id = r.item_id WHERE i.feed_id = $1 AND r.state = 'ready' ORDER BY 1",
    [feed],
  )
  for (const row of rows) await makeStory(context, row)
  return (await context.db.$client.query('SELECT id FROM wire.story WHERE feed_id = $1 ORDER BY uri', [feed])).rows.map(({ id }) => id)
}

describe('a command', () => {
  test('is there for each name of the contract', () => {
    for (const name of [
      'feed.poll',
      'feed.pause',
      'feed.resume',
      'feed.upsert',
      'feed.remove',
      'reingest.story',
      'reingest.feed',
      'reingest.range',
      'story.kill',
      'story.restore',
      'story.split',
      'story.merge',
      'events.replay',
      'retention.run',
    ]) {
      expect(commandNames).toContain(name)
    }
  })

  test('that is refused keeps no secret that stood where none belongs, neither in PostgreSQL nor in the queue', async () => {
    const secret = 'my-secret-word'
    const asked: [string, Record<string, unknown>][] = [
      ['feed.explode', { feed: secret }],
      ['feed.upsert', { id: 'f', agency: 'A', url: `https://me:${secret}@a.example/rss`, reason: 'new' }],
      ['feed.upsert', { id: 'f', agency: 'A', url: 'https://a.example/rss', auth: { basic: `me:${secret}` } }],
      ['consumer.add', { consumer: 'cms', kind: 'webhook', url: 'https://a.example/', secret: `whsec_${secret}` }],
      ['consumer.add', { consumer: 'cms', kind: 'webhook', url: `https://me:${secret}@a.example/`, actor: 'me' }],
    ]
    for (const [name, data] of asked) {
      const { state, error } = await send(name, data)
      expect([name, state]).toEqual([name, 'failed'])
      expect(error).not.toContain(secret)
      const { arguments: kept, ...row } = await recorded()
      expect(JSON.stringify([kept, row])).not.toContain(secret)
      expect(Object.keys(kept).sort()).toEqual(Object.keys(data).sort())
    }
    expect((await recorded()).arguments).toEqual({ consumer: 'cms', kind: 'webhook', url: 'https://***@a.example/', actor: 'me' })
    const jobs = await queue.getJobs(['failed'], 0, 20)
    expect(JSON.stringify(jobs.map(({ data }) => data))).not.toContain(secret)
  })

  test('that is unknown or wrong fails at once, unretried, with a message that names the field, and is kept', async () => {
    const unknown = await send('feed.explode', { feed: 'x' })
    expect(unknown).toMatchObject({ state: 'failed', attempts: 1 })
    expect(unknown.error).toContain('there is no command feed.explode')
    const wrong = await send('reingest.feed', { feed: 'Bad Name', from: 'moon', actor: 'ana', reason: 'a try' })
    expect(wrong).toMatchObject({ state: 'failed', attempts: 1 })
    expect(wrong.error).toContain('feed:')
    expect(wrong.error).toContain('from:')
    expect(await recorded()).toMatchObject({ name: 'reingest.feed', actor: 'ana', reason: 'a try', state: 'failed' })
    expect((await send('feed.poll', { feed: 'x', more: 1 })).error).toContain('more')
    expect((await send('feed.pause', { feed: 'nobody' })).error).toBe('feed: there is no feed nobody')
  })

  test('on a story that is not there says so', async () => {
    const id = '3b241101-e2bb-4255-8caf-4136c566a962'
    for (const name of ['story.kill', 'story.restore', 'story.split', 'story.merge'])
      expect((await send(name, { story: id, ...(/split|merge/.test(name) ? { from: id } : {}) })).error).toBe(
        `story: there is no story ${id}`,
      )
  })

  test('adds, changes, pauses, resumes and removes a feed, and its schedule with it', async () => {
    const scheduled = async () => {
      await planFeeds(context)
      const { rows } = await context.db.$client.query("SELECT id FROM ingest.feed WHERE state = 'active' AND due_at IS NOT NULL")
      return rows.map(({ id }) => id)
    }
    const settings = { id: 'fresh', agency: 'Fresh', url: `${site.url}/fresh`, every: '2m' }
    expect(await send('feed.upsert', settings)).toMatchObject({ state: 'completed', result: { ok: true, counts: { added: 1 } } })
    expect(await scheduled()).toContain('fresh')
    expect((await send('feed.upsert', settings)).result.counts).toEqual({ unchanged: 1 })
    await send('feed.pause', { feed: 'fresh' })
    expect(await scheduled()).not.toContain('fresh')
    await send('feed.resume', { feed: 'fresh' })
    expect(await scheduled()).toContain('fresh')
    await send('feed.remove', { feed: 'fresh' })
    expect(await scheduled()).not.toContain('fresh')
    expect(await getFeed(context.db, 'fresh' as FeedId)).toBeUndefined()
    expect((await send('feed.upsert', { ...settings, every: 'sometimes' })).error).toContain('every: a number of seconds')
    expect((await send('feed.upsert', { ...settings, auth: { basic: 'user:hunter2' } })).error).toContain('never the secret itself')
  })

  test('gives no feed a credential that the operator did not mean for its host, and stores nothing of it', async () => {
    const auth = { basic: 'env:WIRE_LOGIN' }
    await upsertFeed(context.db, toSettings({ id: 'wire' as FeedId, agency: 'Wire', url: `${site.url}/wire`, auth }), 'file')
    const stolen = await send('feed.upsert', { id: 'thief', agency: 'Thief', url: 'https://evil.example/rss', auth })
    expect(stolen).toMatchObject({ state: 'failed', attempts: 1 })
    expect(stolen.error).toBe(`auth: env:WIRE_LOGIN is given for ${site.url}, and is not sent to https://evil.example`)
    expect((await send('feed.upsert', { id: 'thief', agency: 'Thief', url: `${site.url}/x`, auth: { basic: 'env:HOME' } })).error).toMatch(
      /^auth: env:HOME is named by no feed of the feeds file/,
    )
    expect(await getFeed(context.db, 'thief' as FeedId)).toBeUndefined()
    expect((await send('feed.upsert', { id: 'wire', agency: 'Wire', url: 'https://evil.example/rss', auth })).error).toMatch(
      /is not sent to/,
    )
    expect((await getFeed(context.db, 'wire' as FeedId))?.url).toBe(`${site.url}/wire`)
    expect((await send('feed.upsert', { id: 'wire-2', agency: 'Wire', url: `${site.url}/wire-2`, auth })).state).toBe('completed')
  })

  test('reads no folder that the operator did not mean, behind a link neither', async () => {
    const root = await mkdtemp(join(tmpdir(), 'telex-root-'))
    const other = await mkdtemp(join(tmpdir(), 'telex-other-'))
    const at = (folder: string) => pathToFileURL(folder).href
    await upsertFeed(context.db, toSettings({ id: 'spool' as FeedId, agency: 'Wire', url: at(root) }), 'file')
    expect((await send('feed.upsert', { id: 'etc', agency: 'Thief', url: 'file:///etc' })).error).toMatch(
      /^url: \/etc lies under no folder of the feeds file/,
    )
    expect((await send('feed.upsert', { id: 'etc', agency: 'Thief', url: `${at(root)}/../../etc` })).error).toMatch(
      /^url: \/etc lies under no folder/,
    )
    expect((await send('feed.upsert', { id: 'etc', agency: 'Thief', url: `${at(root)}-too` })).error).toMatch(/lies under no folder/)
    expect((await send('feed.upsert', { id: 'inner', agency: 'Wire', url: `${at(root)}/inner` })).state).toBe('completed')
    await writeFile(join(other, 'a.xml'), rss([{ guid: 'secret', title: 'Not for us' }]))
    await symlink(other, join(root, 'inner'))
    const bound = { ...context, config: { ...context.config, spoolRoots: [root] } }
    expect(await pollFeed(bound, 'inner' as FeedId, { force: true })).toMatchObject({ outcome: 'failed' })
    expect((await getFeed(context.db, 'inner' as FeedId))?.lastError).toBe(
      `${root}/inner, which is ${other}, lies under none of TELEX_SPOOL_ROOTS (${root})`,
    )
    expect(await readdir(other)).toEqual(['a.xml'])
    await rm(root, { recursive: true })
    await rm(other, { recursive: true })
  })

  test('polls no feed with a credential that TELEX_SECRETS does not list', async () => {
    const settings = toSettings({
      id: 'unlisted' as FeedId,
      agency: 'Wire',
      url: `${site.url}/unlisted`,
      auth: { basic: 'env:WIRE_LOGIN' },
    })
    await upsertFeed(context.db, settings, 'file')
    const listed = { ...context, config: { ...context.config, secrets: ['OTHER_LOGIN'] } }
    expect(await pollFeed(listed, settings.id, { force: true })).toMatchObject({ outcome: 'failed' })
    expect((await getFeed(context.db, settings.id))?.lastError).toMatch(/^env:WIRE_LOGIN is not among .* TELEX_SECRETS$/)
    expect(site.requests.filter(({ path }) => path.includes('/unlisted'))).toEqual([])
  })

  test('polls a feed at once', async () => {
    site.set('/now', rss([{ guid: 'n', title: 'Now' }]))
    await send('feed.upsert', { id: 'now', agency: 'Now', url: `${site.url}/now` })
    expect((await send('feed.poll', { feed: 'now' })).result).toMatchObject({ ok: true, counts: { entries: 1, created: 1 } })
    site.set('/now', (_, response) => void response.writeHead(500).end())
    expect((await send('feed.poll', { feed: 'now' })).error).toContain('500')
  })
})

describe('a re-ingest', () => {
  test('from the archive changes nothing, byte for byte, makes no event and asks nobody', async () => {
    const [story] = await ingested('archive', ['One', 'Two', 'Three'])
    const before = await listVersions(context.db, story!)
    const events = await count('wire.event')
    const asked = site.requests.length
    const done = await send('reingest.feed', { feed: 'archive', from: 'archive' })
    expect(done.result).toMatchObject({ ok: true, counts: { items: 3, unchanged: 3, versions: 0, failed: 0 } })
    expect(done.progress).toEqual({ done: 3, total: 3, phase: 'done' })
    expect(await count('wire.event')).toBe(events)
    expect(site.requests.length).toBe(asked)
    expect(JSON.stringify(await listVersions(context.db, story!))).toBe(JSON.stringify(before))
  })

  test('reads the bytes as they came to each feed: the same ones may have come to another with other header fields', async () => {
    const bytes = Buffer.from(rss([{ guid: 'same', title: 'Kl\u00e8', content: text('same') }]).replace(/^<\?xml.*?\?>/, ''), 'latin1')
    for (const [feed, charset] of Object.entries({ west: 'iso-8859-1', east: 'windows-1250' })) {
      site.set(`/${feed}`, (_, response) => void response.writeHead(200, { 'content-type': `text/xml; charset=${charset}` }).end(bytes))
      await polled(feed)
    }
    const headlines = async () =>
      (await context.db.$client.query("SELECT headline FROM wire.story WHERE feed_id IN ('west', 'east') ORDER BY 1")).rows.map(
        ({ headline }) => headline,
      )
    expect(await headlines()).toEqual(['Kl\u010d', 'Kl\u00e8'].sort())
    const done = await send('reingest.range', { since: '2020-01-01', until: '2099-01-01', from: 'archive' })
    expect(done.result.counts).toMatchObject({ versions: 0, created: 0, failed: 0 })
    expect(await headlines()).toEqual(['Kl\u010d', 'Kl\u00e8'].sort())
  })

  test('mends a story that was stored wrongly, and a dry run only says that it would', async () => {
    const [story] = await ingested('broken', ['Right headline'])
    await context.db.$client.query(
      "UPDATE ingest.story SET version_hash = 'old', content = jsonb_set(content, '{headline}', '\"Wrong\"'), headline = 'Wrong' WHERE id = $1",
      [story],
    )
    const headline = async () => (await context.db.$client.query('SELECT headline FROM wire.story WHERE id = $1', [story])).rows[0].headline
    expect((await send('reingest.story', { story, from: 'archive', dryRun: true })).result.counts).toMatchObject({ versions: 1 })
    expect(await headline()).toBe('Wrong')
    const events = await count('wire.event')
    expect((await send('reingest.story', { story, from: 'archive' })).result.counts).toMatchObject({ versions: 1 })
    expect(await headline()).toBe('Right headline')
    expect(await count('wire.event')).toBe(events + 1)
  })

  test('from the network takes what the feed says now', async () => {
    const [story] = await ingested('network', ['As it was'])
    site.set('/network', rss([{ guid: 'network-0', title: 'As it is', content: text('network0') }]))
    await send('reingest.feed', { feed: 'network', from: 'network' })
    const { rows } = await context.db.$client.query(
      "SELECT r.item_id::int AS item, r.revision FROM ingest.item_revision r JOIN ingest.item i ON i.id = r.item_id WHERE i.feed_id = 'network' AND r.state = 'ready'",
    )
    for (const row of rows) await makeStory(context, row)
    expect((await context.db.$client.query('SELECT headline FROM wire.story WHERE id = $1', [story])).rows[0].headline).toBe('As it is')
  })

  test('from the network says in a dry run what the run then does to pages that have changed, and keeps nothing of it', async () => {
    const page = (paragraphs: string) =>
      `<html><head><title>A page</title></head><body><article><h1>A page</h1>${paragraphs}</article></body></html>`
    site.set('/page.html', page(text('page')))
    site.set('/paged', rss([{ guid: 'paged', title: 'A page', link: `${site.url}/page.html` }]))
    await send('feed.upsert', { id: 'paged', agency: 'Paged', url: `${site.url}/paged`, articles: 'always' })
    await send('feed.poll', { feed: 'paged' })
    const { rows } = await context.db.$client.query(
      "SELECT r.item_id::int AS item, r.revision FROM ingest.item_revision r JOIN ingest.item i ON i.id = r.item_id WHERE i.feed_id = 'paged'",
    )
    await fetchPage(context, rows[0])
    await makeStory(context, rows[0])
    const again = async (dryRun: boolean) => (await send('reingest.feed', { feed: 'paged', from: 'network', dryRun })).result.counts
    expect(await again(true)).toMatchObject({ unchanged: 1, versions: 0 })
    site.set('/page.html', page(`${text('page')}${text('and more', 2)}`))
    const [events, kept] = [await count('wire.event'), await count('ingest.raw')]
    const would = await again(true)
    expect(would).toMatchObject({ versions: 1 })
    expect([await count('wire.event'), await count('ingest.raw')]).toEqual([events, kept])
    expect(await again(false)).toEqual(would)
    expect(await count('wire.event')).toBe(events + 1)
    expect(await again(true)).toMatchObject({ unchanged: 1, versions: 0 })
  })

  test('from the network says in a dry run what the feed brings anew, of what is there and beside it, and notes nothing of it', async () => {
    await ingested('listed', ['Stays', 'Changes', 'Goes'])
    const entry = (n: number, title: string) => ({ guid: `listed-${n}`, title, content: text(`listed${n}`) })
    const times = { since: '2020-01-01', until: '2099-01-01' }
    const again = async (dryRun: boolean, more: object = times) =>
      (await send('reingest.feed', { feed: 'listed', from: 'network', dryRun, ...more })).result.counts
    const ready = async () =>
      (
        await context.db.$client.query(
          "SELECT r.item_id::int AS item, r.revision FROM ingest.item_revision r JOIN ingest.item i ON i.id = r.item_id WHERE i.feed_id = 'listed' AND r.state = 'ready'",
        )
      ).rows
    const listed = [entry(0, 'Stays'), entry(1, 'Has changed'), entry(3, 'Is new')]
    site.set('/listed', rss(listed))
    const kept = [await count('ingest.raw'), await count('ingest.item'), await count('ingest.item_revision')]
    const would = await again(true)
    expect(would).toMatchObject({ items: 4, waiting: 2, unchanged: 2 })
    expect(await again(true, { since: '2020-01-01', until: '2020-01-02' })).toMatchObject({ items: 0, waiting: 0 })
    expect([await count('ingest.raw'), await count('ingest.item'), await count('ingest.item_revision')]).toEqual(kept)
    expect(await ready()).toEqual([])
    expect(await again(false)).toEqual(would)
    for (const row of await ready()) await makeStory(context, row)
    expect(await again(true)).toMatchObject({ items: 4, waiting: 0, unchanged: 4 })
    site.set('/listed', 'is away')
    expect(await again(true)).toEqual(await again(false))
  })

  test('of a range takes what was first seen in it', async () => {
    await ingested('ranged', ['In range'])
    const done = await send('reingest.range', { since: '2020-01-01', until: '2099-01-01', agency: 'ranged', from: 'archive' })
    expect(done.result.counts).toMatchObject({ items: 1, unchanged: 1 })
    expect((await send('reingest.range', { since: '2020-01-01', until: '2020-01-02', from: 'archive' })).result.counts).toMatchObject({
      items: 0,
    })
    expect((await send('reingest.range', { since: 'yesterday', until: '2020-01-02', from: 'archive' })).error).toContain('since:')
  })

  test('stops when someone cancels it', async () => {
    await ingested(
      'slow',
      Array.from({ length: 60 }, (_, n) => `Slow ${n}`),
    )
    const { id } = await queue.add('reingest.feed', { feed: 'slow', from: 'archive' })
    const running = await eventually(recorded, (row) => row.job_id === id && row.progress !== null, { everyMs: 5 })
    expect((await send('command.cancel', { command: Number(running.id), by: 'ana' })).state).toBe('completed')
    const job = await eventually(
      async () => (await queue.getJob(id!))!,
      (one) => one.failedReason !== undefined,
    )
    expect(job.failedReason).toBe('cancelled by ana')
    expect((await context.db.$client.query('SELECT state FROM ingest.command WHERE job_id = $1', [id])).rows[0].state).toBe('cancelled')
  })
})

describe('an admin', () => {
  test('kills and restores a story; what feeds say meanwhile does not bring it back', async () => {
    const [story] = await ingested('killed', ['To be killed'])
    const status = async () =>
      (await context.db.$client.query('SELECT pub_status, body_text, version FROM wire.story WHERE id = $1', [story])).rows[0]
    expect((await send('story.kill', { story, actor: 'desk' })).result.counts).toEqual({ versions: 1 })
    expect(await status()).toMatchObject({ pub_status: 'canceled', body_text: null, version: 2 })
    expect((await send('story.kill', { story })).result.counts).toEqual({ versions: 0 })
    await send('reingest.story', { story, from: 'archive' })
    expect(await status()).toMatchObject({ pub_status: 'canceled' })
    await send('story.restore', { story })
    expect(await status()).toMatchObject({ pub_status: 'usable', version: 3 })
    const { rows } = await context.db.$client.query('SELECT type FROM wire.event WHERE story_id = $1 ORDER BY seq', [story])
    expect(rows.map(({ type }) => type)).toEqual(['story.created', 'story.killed', 'story.restored'])
  })

  test('lets a consumer have events again', async () => {
    await ingested('replay', ['Replay'])
    const poll = async () =>
      (await context.db.$client.query("SELECT seq::int FROM wire.poll_events('again', 1000)")).rows.map(({ seq }) => seq)
    const all = await poll()
    await context.db.$client.query("SELECT wire.ack_events('again', $1)", [all.at(-1)])
    expect(await poll()).toEqual([])
    await send('events.replay', { consumer: 'again', from: all.at(-2) })
    expect(await poll()).toEqual(all.slice(-2))
    expect((await send('events.replay', { consumer: 'nobody', from: 1 })).error).toContain('nobody')
  })

  test('sees what retention would drop, and what it keeps and why, before it does', async () => {
    await ingested('retained', ['Retained'])
    expect((await send('retention.run', { dryRun: true })).result).toMatchObject({
      ok: true,
      summary: expect.stringMatching(/^\d+ rows would be dropped; as old, and kept: no documents$/),
      counts: { raw: 0, rawKeptForVersions: 0, eventsKeptForConsumers: 0 },
    })
    await context.db.$client.query("UPDATE ingest.raw SET first_seen_at = now() - interval '1 year'")
    expect((await send('retention.run', { dryRun: true })).result.summary).toMatch(
      /; as old, and kept: documents \d+ for versions of stories/,
    )
  })
})
