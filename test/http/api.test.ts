/**
 * The HTTP API against a real database: who may ask, what is never told, and what a reader cannot do to a worker.
 */
import { request as httpRequest } from 'node:http'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { readCommand } from '#src/commands/index.ts'
import type { Context } from '#src/context.ts'
import { openEventStreams } from '#src/http/api/event-stream.ts'
import { startHttp } from '#src/http/server.ts'
import { startCommandWorker } from '#src/jobs/commands.ts'
import { addToken, type Scope } from '#src/store/api-tokens.ts'
import { newestSeq } from '#src/store/events.ts'
import { openReadOnly } from '#src/store/read-only.ts'
import { afterFile } from '../support/after.ts'
import { openContext } from '../support/context.ts'
import { wrongEvents } from '../support/events.ts'
import { patienceMs } from '../support/patience.ts'
import { text } from '../support/site.ts'
import { oneTurn } from '../support/turn.ts'
import { listing, openWire, threeWeeksFrom, type Wire } from '../support/wire.ts'

const adminToken = 'an admin token of the settings'
const tokens: Record<Scope, string> = { read: 'telex_reading', admin: 'telex_ruling' }
const until = (check: () => unknown) => expect.poll(check, { timeout: patienceMs, interval: 10 })
const began = Date.now() - 3_600_000
const item = listing((minute) => new Date(began + minute * 60_000).toUTCString())

let context: Context
let wire: Wire
let base: string
let ids: Record<string, string>
beforeAll(async () => {
  context = await openContext()
  context.config.adminToken = adminToken
  for (const [scope, token] of Object.entries(tokens) as [Scope, string][])
    await addToken(context.db, { name: scope, token, scope, createdBy: null, expiresAt: null })
  await addToken(context.db, { name: 'old', token: 'telex_old', scope: 'read', createdBy: null, expiresAt: new Date(began) })
  wire = await openWire(context, 'MIA')
  await wire.list(
    item('open', 'Harbour opens its new bridge to lorries', 1, text('bridge')),
    item('kill', 'Minister resigns over harvest loans', 2, text('harvest')),
    item('embargo', `${threeWeeksFrom(began).until}: Bank lowers its forecast for growth`, 3, text('forecast')),
    item('late', 'Ash closes the airport of Catania', 4, text('ash')),
    item('last', 'Parliament votes on water prices', 5, text('water')),
  )
  const rows = await wire.query<{ id: string; headline: string }>('SELECT id, headline FROM wire.story')
  const of = (word: string) => rows.find(({ headline }) => headline.includes(word))!.id
  ids = { open: of('bridge'), kill: of('harvest'), embargo: of('forecast'), late: of('Ash') }
  const read = readCommand('story.kill', { story: ids.kill })
  if (!read.ok) throw new Error(read.message)
  await read.command.run(context, read.args, { ...oneTurn, actor: 'desk', reason: 'by phone' })
  const http = await startHttp(context)
  base = `${http.url}/api/v1`
  afterFile(() => http.close())
})

const ask = async (path: string, { token = tokens.read, ...init }: RequestInit & { token?: string | null } = {}) => {
  const headers = { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...(init.headers as Record<string, string>) }
  const response = await fetch(`${base}${path}`, { ...init, headers })
  const body = await response.text()
  // biome-ignore lint/suspicious/noExplicitAny: whatever the answer is
  return { status: response.status, headers: response.headers, body, json: body ? (JSON.parse(body) as any) : undefined }
}
const post = (path: string, body: unknown, token: string = tokens.admin) =>
  ask(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' }, token })
const headlines = (answer: Awaited<ReturnType<typeof ask>>): string[] =>
  answer.json.stories.map(({ headline }: { headline: string }) => headline)

describe('a caller', () => {
  test.each([
    ['without a token', '/stories', null, 401, 'send Authorization: Bearer'],
    ['with one that is unknown', '/stories', 'telex_nobody', 401, 'unknown'],
    ['with one that has expired', '/stories', 'telex_old', 401, 'expired'],
    ['with one for reading, at commands', '/commands', tokens.read, 403, 'the token read may read'],
    ['of a path that is not there', '/storys', tokens.read, 404, 'there is no GET /api/v1/storys'],
    ['of a story that is not there', '/stories/00000000-0000-4000-8000-000000000000', tokens.read, 404, 'there is no story'],
    ['of what is no story', '/stories/42', tokens.read, 400, 'params/id: must match format "uuid"'],
    ['who mistypes a parameter', '/stories?langauge=en', tokens.read, 400, 'querystring/langauge: there is no such parameter'],
    ['who asks for too many', '/stories?limit=201', tokens.read, 400, 'querystring/limit: must be <= 200'],
    ['who gives no cursor', '/stories?cursor=abc', tokens.read, 400, 'this is no cursor'],
    ['who asks for a part that there is not', '/stories?include=all', tokens.read, 400, 'there is no all: give of body'],
    [
      'who narrows a search by what it is not',
      '/stories?q=ash&urgency=3',
      tokens.read,
      400,
      'querystring/urgency: q is narrowed by agency',
    ],
    ['who asks a search for too many', '/stories?q=ash&limit=101', tokens.read, 400, 'querystring/limit: must be <= 100 with q'],
    ['who gives a list’s cursor to a search', '/stories?q=ash&cursor=abc', tokens.read, 400, 'no cursor of a search'],
    ['who narrows a list by what only a search is', '/stories?since=2026-11-01T00:00:00Z', tokens.read, 400, 'since: it narrows a search'],
    ['who asks for events that are not there yet', '/events?after=99999', tokens.read, 400, 'after: seq must be'],
  ])('%s is told so', async (_, path, token, status, words) => {
    const answer = await ask(path, { token })
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(answer.json).toMatchObject({ type: 'about:blank', status, title: expect.any(String), detail: expect.stringContaining(words) })
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer realm="telex"' : null)
  })

  test('is let in by the token of the settings, and by one that was made, of which the database has the hash alone', async () => {
    for (const token of [adminToken, tokens.admin]) expect((await ask('/commands', { token })).status).toBe(200)
    const [{ kept }] = (await wire.query<{ kept: string }>('SELECT string_agg(t::text, chr(10)) AS kept FROM ingest.api_token t')) as [
      { kept: string },
    ]
    expect(kept).toContain('admin')
    for (const token of Object.values(tokens)) expect(kept).not.toContain(token)
  })

  test('reads without a token what the API is', async () => {
    const { json } = await ask('/openapi.json', { token: null })
    expect(json.openapi).toBe('3.1.0')
    expect(Object.keys(json.paths).sort()).toEqual(
      [
        '/api/v1/clusters/{id}',
        '/api/v1/commands',
        '/api/v1/commands/{id}',
        '/api/v1/consumers',
        '/api/v1/consumers/{name}/secret',
        '/api/v1/events',
        '/api/v1/stories',
        '/api/v1/stories/{id}',
        ...['cluster', 'media', 'quotes', 'versions', 'why'].map((part) => `/api/v1/stories/{id}/${part}`),
      ].sort(),
    )
  })
})

describe('stories', () => {
  test('come a page at a time, the newest first, each once, whatever comes meanwhile', async () => {
    const whole = headlines(await ask('/stories'))
    expect(whole).toHaveLength(5)
    const first = await ask('/stories?limit=2')
    await wire.list(item('new', 'Ferry runs aground off the coast', 6, text('ferry')))
    const second = await ask(`/stories?limit=2&cursor=${first.json.next}`)
    const third = await ask(`/stories?limit=2&cursor=${second.json.next}`)
    expect([first, second, third].flatMap(headlines)).toEqual(whole)
    expect(third.json.next).toBeNull()
    expect(headlines(await ask('/stories?limit=1'))).toEqual(['Ferry runs aground off the coast'])
  })

  test('are found by what they are', async () => {
    const { json } = await ask(`/stories/${ids.open}`)
    expect(json).toMatchObject({ id: ids.open, agency: 'MIA', usable: true, body_text: expect.stringContaining(' ') })
    expect((await ask('/stories?agency=MIA&usable=true')).json.stories.every(({ usable }: { usable: boolean }) => usable)).toBe(true)
    expect((await ask('/stories?usable=false')).json.stories.map(({ id }: { id: string }) => id).sort()).toEqual(
      [ids.kill, ids.embargo].sort(),
    )
    for (const nobody of ['agency=AP', 'language=xx', 'subject=medtop:15000000', 'urgency=1'])
      expect(headlines(await ask(`/stories?${nobody}`))).toEqual([])
    await wire.query("UPDATE ingest.story SET language = 'pt', urgency = 2 WHERE id = $1", ids.late)
    for (const one of ['language=pt', 'urgency=2', 'urgency=9'])
      expect(headlines(await ask(`/stories?${one}`))).toEqual(['Ash closes the airport of Catania'])
    const since = encodeURIComponent(json.changed_at)
    const changed = await ask(`/stories?changed_since=${since}&limit=1&include=body`)
    expect(changed.json.stories[0].id).toBe(ids.open)
    expect(changed.json.stories[0].body_text).toBe(json.body_text)
    const next = await ask(`/stories?changed_since=${since}&limit=200&cursor=${changed.json.next}`)
    expect(next.json.stories.map(({ id }: { id: string }) => id)).not.toContain(ids.open)
    expect(next.json.stories.map(({ id }: { id: string }) => id)).toContain(ids.kill)
    expect((await ask(`/stories?cursor=${changed.json.next}`)).json.detail).toContain('another changed_since')
  })

  test('are found by their words, the best first, a page at a time, as they may be shown', async () => {
    const ask1 = async (query: string) => (await ask(`/stories?${query}`)).json
    const [found] = (await ask1('q=bridge')).stories
    expect(found).toMatchObject({ id: ids.open, usable: true, rank: expect.any(Number), agency: 'MIA' })
    expect(found.marked_headline).toBe('Harbour opens its new <mark>bridge</mark> to lorries')
    expect(found.snippet).toEqual(expect.any(String))
    expect(found.body_text).toBeUndefined()
    expect((await ask1('q=bridge&include=body')).stories[0].body_text).toEqual(expect.any(String))
    for (const none of [
      'q=harvest',
      'q=forecast',
      'q=bridge&agency=AP',
      'q=bridge&language=xx',
      'q=bridge&subject=medtop:1',
      'q=bridge&until=2020-01-01T00:00:00Z',
      'q=%22',
    ])
      expect(await ask1(none), none).toEqual({ stories: [], next: null })
    expect((await ask1(`q=bridge&agency=MIA&since=${new Date(began - 86_400_000).toISOString()}`)).stories).toHaveLength(1)

    const words = 'q=bridge%20or%20ash%20or%20water'
    const all = (await ask1(words)).stories.map(({ id }: { id: string }) => id)
    expect(all).toHaveLength(3)
    const first = await ask1(`${words}&limit=2`)
    await wire.list(item('bridge', 'Bridge, bridge, bridge', 61, text('walls')))
    const second = await ask1(`${words}&limit=2&cursor=${first.next}`)
    expect([...first.stories, ...second.stories].map(({ id }) => id)).toEqual(all)
    expect(second.next).toBeNull()
    expect((await ask1('q=bridge')).stories[0].headline).toBe('Bridge, bridge, bridge')
  })

  test.each(['kill', 'embargo'])('of which the text may not be shown have it nowhere: %s', async (which) => {
    const seed = which === 'kill' ? 'harvest' : 'forecast'
    const passage = /<p>([^<]{20,60})/.exec(text(seed))![1]!
    const id = ids[which]
    const paths = ['', '/versions', '/media', '/quotes', '/why', '/cluster'].map((part) => `/stories/${id}${part}`)
    for (const path of [...paths, '/stories?include=body,ninjs,credits', '/events?limit=1000']) {
      const { status, body } = await ask(path)
      expect(status, path).toBe(200)
      expect(body, path).not.toContain(passage)
    }
    const open = /<p>([^<]{20,60})/.exec(text('bridge'))![1]!
    expect((await ask(`/stories/${ids.open}`)).body).toContain(open)
  })

  test('have versions, a cluster and reasons', async () => {
    expect((await ask(`/stories/${ids.kill}/versions`)).json.versions.map(({ change }: { change: string }) => change)).toEqual([
      'created',
      'killed',
    ])
    expect((await ask(`/stories/${ids.open}/cluster`)).json).toMatchObject({ origin_story_id: ids.open, stories: [{ id: ids.open }] })
    const { json } = await ask(`/stories/${ids.open}`)
    expect((await ask(`/clusters/${json.cluster_id}`)).json.id).toBe(json.cluster_id)
    expect((await ask(`/stories/${ids.open}/why`)).json.why.length).toBeGreaterThan(0)
  })
})

describe('events', () => {
  test('are described by schemas, for whoever asks', async () => {
    const get = async (path: string) => {
      const response = await fetch(new URL(path, base))
      // biome-ignore lint/suspicious/noExplicitAny: whatever the answer is
      return { status: response.status, type: response.headers.get('content-type'), json: (await response.json()) as any }
    }
    const { schemas } = (await get('/schemas/')).json
    expect(schemas).toContain('/schemas/cloudevent.json')
    expect(schemas).toContain('/schemas/story.killed.json')
    const killed = await get('/schemas/story.killed.json')
    expect(killed).toMatchObject({ status: 200, type: expect.stringContaining('application/schema+json'), json: { title: 'story.killed' } })
    for (const nothing of ['/schemas/x.json', '/schemas/constructor', '/schemas/..%2fpackage.json'])
      expect((await get(nothing)).status, nothing).toBe(404)
  })

  test('are the documents of the log, a page at a time', async () => {
    const first = (await ask('/events?limit=2')).json
    expect(first.events).toHaveLength(2)
    const all = [...first.events]
    for (let { next } = first; ; ) {
      const page = (await ask(`/events?after=${next}&limit=3`)).json
      all.push(...page.events)
      if (page.events.length < 3) break
      next = page.next
    }
    const log = await wire.query<{ cloudevent: object }>('SELECT cloudevent FROM wire.event ORDER BY seq')
    expect(all).toEqual(log.map(({ cloudevent }) => cloudevent))
    expect(await wrongEvents(context.db.$client)).toEqual([])
    const kills = (await ask('/events?types=story.killed&limit=100')).json
    expect(kills.events.map(({ type }: { type: string }) => type)).toEqual(['story.killed'])
    expect(kills.next).toBe(await newestSeq(context.db))
  })

  test('go on as server-sent events, from where a client was, or from now', async () => {
    const newest = await newestSeq(context.db)
    const resumed = await listen('/events', { 'last-event-id': String(newest - 2) })
    await until(() => resumed.ids()).toEqual([newest - 1, newest])
    const live = await listen('/events?types=story.*')
    await wire.list(item('live', 'Court lifts the ban on night flights', 7, text('court')))
    await until(() => live.said()).toContain('Court lifts the ban on night flights')
    expect(live.ids().every((id) => id > newest)).toBe(true)
    expect(live.said()).not.toContain('event: cluster.')
    await until(() => resumed.ids().at(-1)).toBe(await newestSeq(context.db))
    const ordered = resumed.ids()
    expect(ordered).toEqual(Array.from({ length: ordered.length }, (_, n) => newest - 1 + n))
  })

  test('are refused where they are not there, before a stream begins', async () => {
    const answer = await ask('/events', { headers: { accept: 'text/event-stream', 'last-event-id': '99999' } })
    expect([answer.status, answer.json.detail]).toEqual([400, expect.stringContaining('after: seq must be')])
  })

  test('are streamed to no more than may be, and the place of one that leaves is free', async () => {
    const read = openReadOnly(context.db)
    const streams = openEventStreams(read, context.log, { most: 1, lookMs: 10, aliveMs: 1000, stuckMs: 1000 })
    onTestFinished(async () => {
      streams.close()
      await read.close()
    })
    expect(streams.admit()).toBeDefined()
    expect(streams.admit()).toBeUndefined()
  })

  /** A client that notes what it is told. */
  async function listen(path: string, headers: Record<string, string> = {}) {
    let said = ''
    const client = httpRequest(`${base}${path}`, {
      headers: { accept: 'text/event-stream', authorization: `Bearer ${tokens.read}`, ...headers },
    })
    client.on('error', () => undefined)
    const opened = new Promise<void>((resolve) =>
      client.on('response', (response) => {
        expect(response.headers['content-type']).toBe('text/event-stream; charset=utf-8')
        response.on('data', (chunk) => {
          said += chunk
          resolve()
        })
      }),
    )
    client.end()
    onTestFinished(() => void client.destroy())
    await opened
    return { said: () => said, ids: () => [...said.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id)) }
  }
})

describe('commands', () => {
  test('are done by a worker, without a queue; who asked is noted, and how far they are is told', async () => {
    const worker = startCommandWorker(context, { lookMs: 20, keepMs: 1000, turnMs: 5000 })
    onTestFinished(() => worker.close())
    const given = await post('/commands', { name: 'feed.pause', arguments: { feed: wire.feed }, reason: 'too loud' })
    expect([given.status, given.headers.get('location')]).toEqual([202, `/api/v1/commands/${given.json.id}`])
    const state = async () => (await ask(`/commands/${given.json.id}`, { token: tokens.admin })).json
    await until(async () => (await state()).state).toBe('done')
    expect(await state()).toMatchObject({ name: 'feed.pause', actor: 'admin', reason: 'too loud', result: { ok: true } })
    expect(await wire.query('SELECT state FROM wire.feed_status WHERE feed_id = $1', wire.feed)).toEqual([{ state: 'paused' }])
    expect((await ask(`/commands/${given.json.id}`, { token: tokens.admin, method: 'DELETE' })).json).toMatchObject({
      status: 409,
      detail: `command ${given.json.id} is done: only one that waits, runs or is paused is cancelled`,
    })
  })

  test('that wait are cancelled', async () => {
    const given = await post('/commands', { name: 'retention.run', actor: 'night desk' })
    expect((await ask('/commands', { token: tokens.admin })).json.commands).toMatchObject([
      { id: given.json.id, state: 'queued', actor: 'night desk' },
    ])
    const gone = await ask(`/commands/${given.json.id}`, { token: tokens.admin, method: 'DELETE' })
    expect(gone.json).toMatchObject({ state: 'cancelled', error: 'cancelled by admin' })
  })

  test.each([
    [{ name: 'feed.paws' }, 'body/name: must be equal to one of the allowed values: feed.poll'],
    [{ name: 'feed.pause' }, 'body/arguments: feed.pause: feed:'],
    [{ name: 'feed.pause', args: {} }, 'body/args: there is no such parameter'],
    [
      { name: 'feed.upsert', arguments: { id: 'a', agency: 'A', url: 'https://me:secret-word@a.example/' } },
      'has a user or password in it',
    ],
  ])('%j is refused, and nothing of it is kept', async (body, words) => {
    const answer = await post('/commands', body)
    expect([answer.status, answer.json.detail]).toEqual([400, expect.stringContaining(words)])
    expect(answer.body).not.toContain('secret-word')
    expect(await wire.query("SELECT FROM ingest.command WHERE arguments::text LIKE '%secret-word%'")).toEqual([])
  })

  test('add a webhook, whose secret is shown once', async () => {
    const read = readCommand('consumer.add', { consumer: 'cms', kind: 'webhook', url: 'http://127.0.0.1:9999/' })
    if (!read.ok) throw new Error(read.message)
    await read.command.run(context, read.args, oneTurn)
    expect((await post('/consumers/cms/secret', {}, tokens.read)).status).toBe(403)
    expect((await post('/consumers/cms/secret', {})).json).toEqual({ consumer: 'cms', secret: expect.stringMatching(/^whsec_/) })
    expect((await post('/consumers/cms/secret', {})).json).toMatchObject({
      status: 409,
      detail: expect.stringContaining('consumer.rotate'),
    })
    expect((await post('/consumers/nobody/secret', {})).status).toBe(404)
    const listed = await ask('/consumers')
    expect(listed.json.consumers).toMatchObject([{ name: 'cms', kind: 'webhook' }])
    expect(listed.body).not.toContain('whsec_')
  })
})

describe('what is read', () => {
  test('is read by connections that cannot write, as the readers’ role, and not for long', async () => {
    const read = openReadOnly(context.db, { connections: 1, statementMs: 4000, waitMs: 2000 })
    onTestFinished(() => read.close())
    expect(await read.rows('SELECT current_user AS who')).toEqual([{ who: 'telex_reader' }])
    await expect(read.rows('SELECT * FROM ingest.story')).rejects.toThrow('permission denied')
    await expect(read.rows("SELECT wire.begin_events('x', 'now')")).rejects.toThrow('only reads')
    const [slow, late] = await Promise.allSettled([read.rows('SELECT pg_sleep(60)'), read.rows('SELECT 1')])
    expect([slow, late].map((one) => (one.status === 'rejected' ? (one.reason as Error).message : 'done'))).toEqual([
      'it took longer than 4 s',
      'all connections are in use',
    ])
    expect(await read.rows('SELECT 1 AS one')).toEqual([{ one: 1 }])
  })
})
