/** The page of an item: what is made of each answer, and what is noted of its host. */
import { createHash } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FeedId, ItemId } from '#src/brand.ts'
import { toSettings } from '#src/commands/feed-settings.ts'
import type { Context } from '#src/context.ts'
import { fetchPage, lookAtPage, refetchPage } from '#src/ingest/page.ts'
import { pollFeed } from '#src/ingest/poll.ts'
import { bringStory, store } from '#src/ingest/story.ts'
import { upsertFeed } from '#src/store/feeds.ts'
import { maxAttempts } from '#src/store/item-state.ts'
import { getRevision } from '#src/store/items.ts'
import { openContext } from '../support/context.ts'
import { openSite, rss, type Site, text } from '../support/site.ts'

describe('a page', () => {
  let context: Context
  let site: Site
  let number = 0
  const measured: unknown[][] = []

  beforeAll(async () => {
    context = await openContext()
    site = await openSite()
    const { metrics } = context
    context = { ...context, metrics: { ...metrics, fetched: (...what) => void measured.push(what) } }
  })
  beforeEach(async () => {
    await context.db.$client.query('TRUNCATE ingest.item, ingest.item_revision, ingest.host_slot')
    measured.length = 0
  })

  /** An item of a feed of its own that wants this page. */
  async function listed(path: string): Promise<{ item: ItemId; revision: number }> {
    const feed = `page-${++number}` as FeedId
    site.set(`/${feed}`, rss([{ guid: feed, title: 'With a page', link: site.url + path }]))
    await upsertFeed(context.db, toSettings({ id: feed, agency: feed, url: `${site.url}/${feed}` }), 'command')
    await pollFeed(context, feed, { force: true })
    measured.length = 0
    return (await context.db.$client.query('SELECT item_id::int AS item, revision FROM ingest.item_revision')).rows[0]
  }
  const query = async (sql: string) => (await context.db.$client.query(sql)).rows
  const row = async () => (await query('SELECT * FROM ingest.item_revision'))[0]
  const host = () =>
    query('SELECT interval_ms, extract(epoch FROM backoff_until - now())::int AS pause FROM ingest.host_slot').then((rows) => rows[0])
  const archived = (sha256: string) => query(`SELECT kind, url FROM ingest.retrieval WHERE sha256 = '${sha256}'`)
  const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex')

  test('that comes is archived in one step with its item, under the address after redirects', async () => {
    site.set('/moved', (_, response) => void response.writeHead(302, { location: '/here.html' }).end())
    site.set('/here.html', '<p>The page</p>')
    const ref = await listed('/moved')
    const bytes = '<p>The page</p>'.length
    expect(await fetchPage(context, ref)).toEqual({ outcome: 'fetched', bytes, url: `${site.url}/moved` })
    expect(await row()).toMatchObject({ state: 'ready', page_sha256: sha256Of('<p>The page</p>'), page_final_url: `${site.url}/here.html` })
    expect(await archived((await row()).page_sha256)).toEqual([{ kind: 'page', url: `${site.url}/here.html` }])
    expect(measured).toEqual([['page', 'fetched', expect.any(Number), bytes]])
    expect(measured[0]![2]).toBeLessThan(60)
  })

  describe('whose worker goes on with its story', () => {
    const html = `<!doctype html><title>T</title><article><h1>Halls open</h1>${text('page')}</article>`
    const wanted = async () => {
      const path = `/story-${++number}.html`
      site.set(path, html.replace('page', `page ${number}`))
      return { ...(await listed(path)), job: 1 }
    }
    beforeEach(() => context.queues.queue('telex.stories').obliterate({ force: true }))
    const storyJobs = () => context.queues.queue('telex.stories').getJobCountByTypes('waiting', 'delayed', 'active')

    test('is archived, and told by the same job, as it is told from the archive', async () => {
      const ref = await wanted()
      expect(await bringStory(context, ref)).toMatchObject({ outcome: 'fetched', came: 'created', story: expect.any(String) })
      expect(await row()).toMatchObject({ state: 'done', job: 1, attempts: 0, losses: 0 })
      expect(await archived((await row()).page_sha256)).toHaveLength(1)
      expect(await storyJobs()).toBe(0)
      const from = (await getRevision(context.db, ref.item, ref.revision))!
      expect(await store(context, from, from.entry)).toMatchObject({ kind: 'unchanged' })
      expect(await bringStory(context, ref)).toEqual({ outcome: 'done' })
    })

    test('and is lost is told by the job that comes again, from the archive; a job that is not its own tells nothing', async () => {
      const ref = await wanted()
      const reached = Promise.withResolvers<void>()
      void fetchPage(context, ref, undefined, () => () => {
        reached.resolve()
        return new Promise(() => undefined)
      })
      await reached.promise
      expect(await row()).toMatchObject({ state: 'ready', holder: 'worker', job: 1 })
      expect(await bringStory(context, { ...ref, job: 2 })).toEqual({ outcome: 'other-stage' })
      expect(await row()).toMatchObject({ state: 'ready', holder: 'worker', job: 1, losses: 0 })
      site.requests.length = 0
      expect(await bringStory(context, ref)).toMatchObject({ outcome: 'created' })
      expect(await row()).toMatchObject({ state: 'done' })
      expect(site.requests).toEqual([])
    })

    test('fails by its story: the page is not fetched again for that', async () => {
      const ref = await wanted()
      const failing = { ...context, reader: { ...context.reader, compose: () => Promise.reject(new Error('as planned')) } }
      await expect(bringStory(failing, ref)).rejects.toThrow('as planned')
      expect(await row()).toMatchObject({ state: 'ready', holder: null, attempts: 1, error: 'as planned' })
    })

    test('and stops meanwhile gives it back, and nothing is counted', async () => {
      const ref = await wanted()
      const stop = new AbortController()
      const compose = () => {
        stop.abort()
        return Promise.reject(new Error('stopped'))
      }
      await expect(bringStory({ ...context, reader: { ...context.reader, compose } }, ref, stop.signal)).rejects.toThrow('stopped')
      expect(await row()).toMatchObject({ state: 'ready', holder: null, attempts: 0, losses: 0 })
    })

    test('has a job added for its story where it cannot be had', async () => {
      const ref = { ...(await listed('/nowhere-at-all')), job: 1 }
      expect(await bringStory(context, ref)).toMatchObject({ outcome: 'no-page' })
      expect(await row()).toMatchObject({ state: 'ready', holder: 'queue', job: 2 })
      expect(await storyJobs()).toBe(1)
    })
  })

  test('that is not there gives its item up with the reason, and measures no bytes', async () => {
    const ref = await listed('/nowhere')
    expect(await fetchPage(context, ref)).toMatchObject({ outcome: 'no-page', problem: expect.stringContaining('404') })
    expect(await row()).toMatchObject({ state: 'ready', page_problem: expect.stringContaining('404') })
    expect(measured).toEqual([['page', 'failed', expect.any(Number), 0]])
  })

  test('of a host that asks for patience is asked for again no sooner than that, and the host is slowed', async () => {
    site.set('/busy', (_, response) => void response.writeHead(429, { 'retry-after': '1000' }).end())
    const ref = await listed('/busy')
    expect(await fetchPage(context, ref)).toMatchObject({ outcome: 'throttled', again: true })
    const { interval_ms, pause } = await host()
    expect(interval_ms).toBe(1000)
    expect(pause).toBeGreaterThan(900)
    expect(await row()).toMatchObject({ attempts: 1, error_code: 'http-429', holder: null })
    expect(await query('SELECT retry_at = backoff_until AS same FROM ingest.item_revision, ingest.host_slot')).toEqual([{ same: true }])
  })

  test('of a host that has come to ask for patience waits for the end of the pause, unasked', async () => {
    const ref = await listed('/patience.html')
    const [{ until }] = await query(
      "UPDATE ingest.host_slot SET backoff_until = now() + interval '1000 s' RETURNING backoff_until AS until",
    )
    expect(await fetchPage({ ...context, clock: () => new Date(until.getTime() - 1) }, ref)).toEqual({
      outcome: 'host-pauses',
      until: until.toISOString(),
    })
    expect(await row()).toMatchObject({ state: 'page', holder: null, retry_at: until, attempts: 0 })
    expect(site.requests.filter(({ path }) => path === '/patience.html')).toEqual([])
  })

  test('of a host whose pause ends now is fetched', async () => {
    site.set('/now.html', '<p>Now</p>')
    const ref = await listed('/now.html')
    const [{ until }] = await query(
      "UPDATE ingest.host_slot SET backoff_until = now() + interval '1000 s' RETURNING backoff_until AS until",
    )
    expect(await fetchPage({ ...context, clock: () => until }, ref)).toMatchObject({ outcome: 'fetched' })
    expect(site.requests.at(-1)).toMatchObject({ headers: { accept: expect.stringMatching(/^text\/html/) } })
  })

  test('of a host of which nothing is known is fetched, and asked for again when it fails', async () => {
    site.set('/unknown', (_, response) => void response.writeHead(500).end())
    const ref = await listed('/unknown')
    await query('TRUNCATE ingest.host_slot')
    expect(await fetchPage(context, ref)).toMatchObject({ outcome: 'failed', again: true })
    expect(await host()).toBeUndefined()
  })

  test('that fails leaves its host as slow as it is', async () => {
    const ref = await listed('/slow-and-not-there')
    await query('UPDATE ingest.host_slot SET interval_ms = 10000')
    await fetchPage(context, ref)
    expect(await host()).toMatchObject({ interval_ms: 10_000 })
  })

  test('that comes from a slow host makes it a little faster', async () => {
    site.set('/fine.html', '<p>Fine</p>')
    const ref = await listed('/fine.html')
    await query('UPDATE ingest.host_slot SET interval_ms = 10000')
    await fetchPage(context, ref)
    expect(await host()).toMatchObject({ interval_ms: 9000 })
  })

  test('that fails the last time is given up, and that is said', async () => {
    site.set('/broken', (_, response) => void response.writeHead(500).end())
    const ref = await listed('/broken')
    await query(`UPDATE ingest.item_revision SET attempts = ${maxAttempts - 1}`)
    const outcome = await fetchPage(context, ref)
    expect(outcome).toMatchObject({ outcome: 'failed', error: expect.stringContaining('500'), givenUp: true })
    expect(outcome).not.toHaveProperty('again')
  })

  test('without an address is given up', async () => {
    const ref = await listed('/any')
    await query('UPDATE ingest.item_revision SET page_url = NULL')
    expect(await fetchPage(context, ref)).toEqual({ outcome: 'no-page' })
    expect(await row()).toMatchObject({ state: 'ready', page_problem: 'it has no address' })
  })

  test('whose host’s pause is over is fetched', async () => {
    site.set('/over.html', '<p>Over</p>')
    const ref = await listed('/over.html')
    await query("UPDATE ingest.host_slot SET backoff_until = now() - interval '1 s'")
    expect(await fetchPage(context, ref)).toMatchObject({ outcome: 'fetched' })
  })

  describe('that is fetched for a re-ingest', () => {
    const of = async (ref: { item: ItemId; revision: number }) => (await getRevision(context.db, ref.item, ref.revision))!

    test('takes the place of the one before; one that is only looked at is not kept', async () => {
      site.set('/anew.html', '<p>First</p>')
      const ref = await listed('/anew.html')
      await fetchPage(context, ref)
      site.set('/anew.html', '<p>Second</p>')
      expect(await lookAtPage(context, await of(ref))).toEqual({
        bytes: Buffer.from('<p>Second</p>'),
        headers: expect.objectContaining({ 'content-type': 'text/html; charset=utf-8' }),
        url: `${site.url}/anew.html`,
      })
      expect((await row()).page_sha256).toBe(sha256Of('<p>First</p>'))
      expect(await archived(sha256Of('<p>Second</p>'))).toEqual([])
      expect(await refetchPage(context, await of(ref))).toEqual({ outcome: 'fetched', bytes: '<p>Second</p>'.length })
      expect((await row()).page_sha256).toBe(sha256Of('<p>Second</p>'))
      expect(await archived(sha256Of('<p>Second</p>'))).toHaveLength(1)
    })

    test('and does not come whole leaves the one before', async () => {
      site.set('/gone.html', '<p>First</p>')
      const ref = await listed('/gone.html')
      await fetchPage(context, ref)
      site.set('/gone.html', (_, response) => void response.writeHead(404).end())
      for (const again of [refetchPage, lookAtPage])
        expect(await again(context, await of(ref))).toEqual({ outcome: 'failed', problem: expect.stringContaining('404') })
      site.set('/gone.html', (_, response) => {
        response.writeHead(200, { 'content-length': '1000', 'content-type': 'text/html' }).write('<p>Half')
        setImmediate(() => response.destroy())
      })
      expect(await refetchPage(context, await of(ref))).toEqual({ outcome: 'truncated', problem: 'the page broke off' })
      expect((await row()).page_sha256).toBe(sha256Of('<p>First</p>'))
      expect(await refetchPage(context, { ...(await of(ref)), pageUrl: null })).toEqual({
        outcome: 'no-page',
        problem: 'no page is wanted for it',
      })
    })
  })
})
