/**
 * The console against a real database: what each page shows to whom, what hostile text becomes, and who gets nothing.
 */
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { beforeAll, describe, expect, test } from 'vitest'
import { readCommand } from '#src/commands/index.ts'
import type { Context } from '#src/context.ts'
import { startHttp } from '#src/http/server.ts'
import { findCommand } from '#src/store/commands.ts'
import { afterFile } from '../support/after.ts'
import { openContext } from '../support/context.ts'
import { text } from '../support/site.ts'
import { oneTurn } from '../support/turn.ts'
import { listing, openWire, threeWeeksFrom, type Wire } from '../support/wire.ts'

const adminToken = 'an admin token of the settings'
const began = Date.now() - 3_600_000
const item = listing((minute) => new Date(began + minute * 60_000).toUTCString())
const hostile = `<img src=x onerror=alert(1)> "quoted" & \u202eexe.txt\u0007`

let context: Context
let wire: Wire
let base: string
let ids: Record<'open' | 'kill' | 'embargo' | 'hostile', string>
let session: string

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

/** Ask as a browser does. */
function ask(
  path: string,
  { as, form, headers = {} }: { as?: string | undefined; form?: Record<string, string>; headers?: Record<string, string> } = {},
) {
  const sent = form && new URLSearchParams(form).toString()
  const fields = {
    ...(as ? { cookie: as } : {}),
    ...(sent === undefined
      ? {}
      : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(sent.length), origin: base }),
    ...headers,
  }
  return new Promise<Answer>((resolve, reject) => {
    const asked = httpRequest(
      `${base}${path}`,
      { method: sent === undefined ? 'GET' : 'POST', headers: fields, agent: false },
      (response) => {
        let body = ''
        response.setEncoding('utf8').on('data', (chunk) => {
          body += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body }))
      },
    )
    asked.on('error', reject)
    asked.end(sent)
  })
}

const cookiesOf = ({ headers }: Answer): string => (headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ')
const tokenIn = ({ body }: Answer): string => /name="token" value="([^"]+)"/.exec(body)![1]!

/** Log in with the form. */
async function logIn(secret = adminToken, name = 'Night desk'): Promise<Answer> {
  const page = await ask('/login')
  return ask('/login', { as: cookiesOf(page), form: { token: tokenIn(page), secret, name } })
}

/** Send the form of a page that gives this command, as it stands there, with these values in its fields; what came of it is the command as it was noted. */
async function isAsked(path: string, name: string, args: Record<string, string>): Promise<void> {
  const page = await ask(path, { as: session })
  const form = page.body
    .split('<form ')
    .find((one) => one.includes(`name="do" value="${name}"`) && Object.keys(args).every((field) => one.includes(`name="${field}"`)))
  expect(form, `the form of ${name} on ${path}`).toBeDefined()
  const answer = await ask('/ask', {
    as: session,
    form: { token: tokenIn({ ...page, body: form! }), do: name, ...args, reason: 'the desk said so' },
  })
  expect(answer.status, answer.body).toBe(303)
  const given = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== ''))
  expect(await findCommand(context.db, Number(answer.headers.location!.split('/').at(-1)))).toMatchObject({
    name,
    actor: 'Night desk',
    reason: 'the desk said so',
    arguments: given,
  })
}

beforeAll(async () => {
  context = await openContext()
  context.config.adminToken = adminToken
  wire = await openWire(context, 'MIA')
  await wire.list(
    item('open', 'Harbour opens its new bridge to lorries', 1, text('bridge')),
    item('kill', 'Minister resigns over harvest loans', 2, text('harvest')),
    item('embargo', `${threeWeeksFrom(began).until}: Bank lowers its forecast for growth`, 3, text('forecast')),
    item('hostile', 'Ash closes the quoted airport', 4, text('ash')),
  )
  await wire.list(
    item('open', 'Harbour opens its new bridge to lorries and buses', 5, `${text('bridge')}<p>Buses may use it from Monday.</p>`),
  )
  const rows = await wire.query<{ id: string; headline: string }>('SELECT id, headline FROM wire.story')
  const of = (word: string) => rows.find(({ headline }) => headline.includes(word))!.id
  ids = { open: of('bridge'), kill: of('harvest'), embargo: of('forecast'), hostile: of('quoted') }
  // As a database of a version that let it pass would have it.
  await wire.query(
    "UPDATE ingest.story SET headline = $2, content = content || jsonb_build_object('headline', $2::text, 'byline', $2::text, 'bodyText', $2::text, 'slugline', $2::text) WHERE id = $1",
    ids.hostile,
    hostile,
  )
  const read = readCommand('story.kill', { story: ids.kill })
  if (!read.ok) throw new Error(read.message)
  await read.command.run(context, read.args, { ...oneTurn, actor: 'desk', reason: 'by phone' })
  const http = await startHttp(context)
  base = http.url
  session = cookiesOf(await logIn())
  afterFile(() => http.close())
})

describe('the wire', () => {
  test('shows stories as they come, and what became of them in words', async () => {
    const { status, headers, body } = await ask('/')
    expect(status).toBe(200)
    expect(headers['content-security-policy']).toContain("default-src 'none'; style-src 'self'; script-src 'self'")
    expect(headers['content-security-policy']).not.toContain('unsafe')
    expect(body.length).toBeLessThan(100_000)
    for (const words of ['Harbour opens its new bridge to lorries and buses', 'version 2', 'KILLED', 'EMBARGO until'])
      expect(body).toContain(words)
    expect(body).toContain(`href="/stories/${ids.open}"`)
  })

  test('is filtered, and searched by words', async () => {
    expect((await ask('/?agency=AP')).body).toContain('No stories yet')
    expect((await ask('/?agency=MIA')).body).toContain('Harbour')
    const found = await ask('/?q=bridge')
    expect(found.body).toContain('<mark>bridge</mark>')
    expect(found.body).not.toContain('Minister resigns')
    expect((await ask('/?urgency=ten')).status).toBe(400)
    expect((await ask('/?after=nowhere')).status).toBe(400)
  })

  test('speaks the language that the browser likes', async () => {
    const { body, headers } = await ask('/', { headers: { 'accept-language': 'fr, de-AT;q=0.8, en;q=0.5' } })
    expect(headers['content-language']).toBe('de')
    expect(body).toContain('<html lang="de">')
    expect(body).toContain('ZURÜCKGEZOGEN')
  })
})

describe('a story', () => {
  test('has its text, its versions with what changed by words, and why it stands where it stands', async () => {
    const { body } = await ask(`/stories/${ids.open}`)
    expect(body).toContain('Buses may use it from Monday.')
    expect(body).toMatch(/<ins><span class="unseen">put in: <\/span>[^<]*buses/)
    expect(body).toContain('Why it stands where it stands')
    expect(body).toContain(`/stories/${ids.open}/ninjs`)
    const ninjs = await ask(`/stories/${ids.open}/ninjs`)
    expect(JSON.parse(ninjs.body)).toMatchObject({ headlines: expect.anything() })
  })

  test.each(['kill', 'embargo'] as const)('that may not be shown (%s) has its text for admins alone, marked', async (which) => {
    const words = which === 'kill' ? 'harvest' : 'forecast'
    const paragraph = text(words)
      .replace(/<[^>]+>/g, ' ')
      .trim()
      .slice(0, 40)
    const reader = await ask(`/stories/${ids[which]}`)
    expect(reader.status).toBe(200)
    expect(reader.body).toContain('NOT SHOWN')
    expect(reader.body).not.toContain(paragraph)
    const admin = await ask(`/stories/${ids[which]}`, { as: session })
    expect(admin.body).toContain('NOT FOR USE')
    expect(admin.body).toContain(paragraph)
  })

  test('with hostile text is text', async () => {
    for (const path of ['/', `/stories/${ids.hostile}`, '/?q=onerror']) {
      const { body } = await ask(path)
      expect(body).not.toContain('<img src=x')
      expect(body).toContain('&lt;img src=x onerror=alert(1)&gt;')
      expect(body).not.toMatch(/[\u202a-\u202e\u2066-\u2069\0-\x08\x0b-\x1f\x7f]/)
    }
  })

  test('gives its bytes as they came to admins alone, and no others', async () => {
    const { body } = await ask(`/stories/${ids.open}`, { as: session })
    const path = /href="(\/stories\/[^"]+\/raw\/[^"]+)"/.exec(body)![1]!
    const raw = await ask(path, { as: session })
    expect(raw.body).toContain('<rss')
    expect(raw.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': expect.stringContaining('attachment'),
    })
    expect((await ask(path)).status).toBe(403)
    expect((await ask(`/stories/${ids.open}/raw/${'0'.repeat(64)}`, { as: session })).status).toBe(404)
  })

  test('that is not there is not there', async () => {
    for (const id of ['00000000-0000-4000-8000-000000000000', '42', `'`]) expect((await ask(`/stories/${id}`)).status).toBe(404)
  })

  test('is killed by a form, by whom and why', async () => {
    const page = await ask(`/stories/${ids.open}`, { as: session })
    const form = { token: tokenIn(page), do: 'story.kill', story: ids.open, reason: 'agency, by phone' }
    const answer = await ask('/ask', { as: session, form })
    expect(answer.status).toBe(303)
    const id = Number(/^\/commands\/(\d+)$/.exec(answer.headers.location!)![1])
    expect(await findCommand(context.db, id)).toMatchObject({
      name: 'story.kill',
      actor: 'Night desk',
      reason: 'agency, by phone',
      lane: 'urgent',
    })
  })
})

describe('a form', () => {
  const forms = async () => (await wire.query<{ n: number }>('SELECT count(*)::int AS n FROM ingest.command'))[0]!.n
  const kill = async () => ({
    token: tokenIn(await ask(`/stories/${ids.kill}`, { as: session })),
    do: 'story.restore',
    story: ids.kill,
    reason: 'no',
  })

  test.each([
    ['with another token', async () => ask('/ask', { as: session, form: { ...(await kill()), token: 'x'.repeat(43) } }), 403],
    ['without a token', async () => ask('/ask', { as: session, form: { do: 'retention.run', reason: 'x' } }), 403],
    ['of another site', async () => ask('/ask', { as: session, form: await kill(), headers: { origin: 'https://evil.example' } }), 403],
    ['whose site is hidden', async () => ask('/ask', { as: session, form: await kill(), headers: { origin: 'null' } }), 403],
    ['of a reader', async () => ask('/ask', { form: await kill() }), 403],
    ['with another session', async () => ask('/ask', { as: cookiesOf(await logIn(adminToken, 'Day desk')), form: await kill() }), 403],
    ['without a reason', async () => ask('/ask', { as: session, form: { ...(await kill()), reason: ' ' } }), 400],
    ['with a command that is not there', async () => ask('/ask', { as: session, form: { ...(await kill()), do: 'story.eat' } }), 400],
    ['with a field that the command has not', async () => ask('/ask', { as: session, form: { ...(await kill()), feed: 'x' } }), 400],
  ] as const)('%s changes nothing', async (_, send, status) => {
    const before = await forms()
    expect((await send()).status).toBe(status)
    expect(await forms()).toBe(before)
  })
})

describe('a browser', () => {
  test.each([
    ['at a name that was bound to this machine', { host: 'evil.example' }],
    ['of a page of another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }],
    ['of a frame of another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }],
    ['of another program of this machine', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }],
  ])('%s gets nothing, with a session or without', async (_, headers) => {
    for (const as of [undefined, session])
      for (const path of ['/', `/stories/${ids.open}`, '/console/live', '/login']) {
        const { status, body } = await ask(path, { as, headers })
        expect(status).toBe(403)
        expect(body).not.toMatch(/Harbour|name="secret"/)
      }
  })

  test('behind a proxy is no browser of this machine: it is asked to log in', async () => {
    for (const headers of [{ 'x-forwarded-for': '203.0.113.9' }, { forwarded: 'for=203.0.113.9' }, { via: '1.1 proxy' }])
      expect(await ask('/', { headers })).toMatchObject({ status: 303, headers: { location: '/login' } })
  })

  test('with a session that was forged, or has another end, is a reader', async () => {
    const [payload, mac] = session.replace(/.*telex_session=/, '').split('.') as [string, string]
    const longer = Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(payload, 'base64url').toString()), until: 9e15 })).toString(
      'base64url',
    )
    for (const cookie of [`telex_session=${longer}.${mac}`, 'telex_session=x.y', `${session}; telex_session=x.y`])
      expect((await ask('/', { as: cookie })).body).toContain('Reading only.')
  })

  test('that logs out reads', async () => {
    const page = await ask('/', { as: session })
    const answer = await ask('/logout', { as: session, form: { token: tokenIn(page) } })
    expect(answer.headers['set-cookie']![0]).toMatch(/^telex_session=; .*Max-Age=0/)
    expect((await ask('/logout', { as: session, form: { token: 'x' } })).status).toBe(403)
  })

  test('has a cookie that no script and no other site can use', async () => {
    expect((await logIn()).headers['set-cookie']![0]).toMatch(/^telex_session=[\w.-]+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/)
  })
})

test('style, script and icon are kept by browsers', async () => {
  const { body } = await ask('/')
  for (const [, path] of body.matchAll(/(?:href|src)="(\/console\/[^"]+)"/g)) {
    const { status, headers } = await ask(path!)
    expect(status).toBe(200)
    expect(headers['cache-control']).toContain('immutable')
  }
})

test('what happens is told to pages that are open', async () => {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const asked = httpRequest(`${base}/console/live`, { agent: false }, (response) => {
    let told = ''
    response.setEncoding('utf8').on('data', (chunk) => {
      told += chunk
      if (told.includes('event: story.created')) resolve(told)
      else if (told.includes('retry:')) void wire.list(item('live', 'Ferry runs aground off the coast', 9, text('ferry'))).catch(reject)
    })
  })
  asked.end()
  expect(await promise).toContain('event: story.created')
  asked.destroy()
})

describe('feeds', () => {
  test('are listed with how they are and how often something comes of them', async () => {
    const { body } = await ask('/feeds')
    expect(body).toContain(`href="/feeds/${wire.feed}"`)
    expect(body).toMatch(/aria-label="\d+ stories in the last 24 hours"/)
    expect(body).not.toContain('<form method="post"')
    const one = await ask(`/feeds/${wire.feed}`)
    for (const words of ['MIA', `https://${wire.feed}.example/rss`, 'commands', '/?agency=MIA']) expect(one.body).toContain(words)
    for (const none of ['nobody', 'No Id']) expect((await ask(`/feeds/${encodeURIComponent(none)}`)).status).toBe(404)
  })

  test('that fail come first, with their last error in words', async () => {
    const error = 'no answer within 10 s'
    await wire.query(
      "UPDATE ingest.feed SET consecutive_failures = 3, failing_since = now() - interval '2 hours', last_error = $2 WHERE id = $1",
      wire.feed,
      error,
    )
    for (const path of ['/feeds', `/feeds/${wire.feed}`]) {
      const { body } = await ask(path)
      for (const words of ['failing', error]) expect(body).toContain(words)
    }
    expect((await ask(`/feeds/${wire.feed}`)).body).toContain('3 failures in a row, for 2 hr')
    await wire.query('UPDATE ingest.feed SET consecutive_failures = 0, failing_since = NULL, last_error = NULL WHERE id = $1', wire.feed)
  })

  test.each([
    [
      'feed.upsert',
      { id: 'added', agency: 'AAP', url: 'https://aap.example/rss', every: '2m', articles: 'never', language: '', timezone: '', pace: '' },
    ],
    ['feed.poll', { feed: 'wire' }],
    ['feed.pause', { feed: 'wire' }],
    ['feed.remove', { feed: 'wire' }],
  ])('are changed by forms: %s', async (name, args) => {
    const path = name === 'feed.upsert' ? '/feeds' : `/feeds/${wire.feed}`
    await isAsked(path, name, { ...args, ...('feed' in args ? { feed: wire.feed } : {}) })
  })
})

describe('items', () => {
  test('that were given up are counted by cause, in words, and tried again or dropped by forms', async () => {
    await wire.query(
      "UPDATE ingest.item_revision SET state = 'failed', error_code = 'http-503', error = 'the server answered 503' WHERE item_id = (SELECT min(item_id) FROM ingest.item_revision)",
    )
    const { body } = await ask('/items')
    for (const words of ['http-503', 'the server answered 503', 'Harbour opens']) expect(body).toContain(words)
    expect(body).not.toContain('<form method="post"')
    expect((await ask('/items?state=waiting')).body).toContain('No item waits.')
    expect((await ask('/items?cause=none-such')).status).toBe(200)
    await isAsked('/items?cause=http-503', 'item.retry', { cause: 'http-503' })
    await isAsked('/items?cause=http-503', 'item.drop', { cause: 'http-503' })
    await isAsked('/items', 'item.drop', { item: '1.1' })
  })
})

describe('consumers', () => {
  test('are listed with what they have not taken, and set back by forms', async () => {
    await wire.query("SELECT wire.poll_events('cms', 1)")
    const { body } = await ask('/consumers')
    expect(body).toContain('href="/consumers/cms"')
    const one = await ask('/consumers/cms')
    expect(one.body).toContain('Not taken')
    expect(one.body).not.toContain('<form method="post"')
    expect((await ask('/consumers/nobody')).status).toBe(404)
    await isAsked('/consumers/cms', 'consumer.rewind', { consumer: 'cms', from: '1' })
    await isAsked('/consumers/cms', 'consumer.pause', { consumer: 'cms' })
    await isAsked('/consumers/cms', 'consumer.remove', { consumer: 'cms' })
  })

  test('that are webhooks have their dead letters, sent again by a form', async () => {
    await wire.query("INSERT INTO ingest.consumer (name, kind) VALUES ('hook', 'webhook')")
    await wire.query(
      "INSERT INTO ingest.webhook (consumer, url, secret, timeout_ms, most_attempts) VALUES ('hook', 'https://cms.example/telex', 'whsec_canary', 15000, 12)",
    )
    await wire.query(
      "INSERT INTO ingest.delivery (consumer, seq, key, cloudevent, state, attempts, last_error, dead_at) SELECT 'hook', seq, subject, cloudevent, 'dead', 12, 'it answered 500', now() FROM wire.event ORDER BY seq LIMIT 1",
    )
    const { body } = await ask('/consumers/hook', { as: session })
    for (const words of ['it answered 500', 'story.created']) expect(body).toContain(words)
    expect(body).not.toContain('whsec_canary')
    await isAsked('/consumers/hook', 'consumer.replay', { consumer: 'hook', events: '' })
  })
})

test('health has what doctor says, what is wrong first', async () => {
  const { status, body } = await ask('/health')
  expect(status).toBe(200)
  expect(body).toContain('are wrong')
  expect(body).toContain('nobody polls feeds (role poll)')
  expect(body).toContain('What to do next')
  expect(body.indexOf('WRONG')).toBeLessThan(body.indexOf('right</span>'))
  expect(body).not.toContain(new URL(context.db.$client.options.connectionString!).port)
})

test.each(['/', '/feeds', '/items', '/items?state=waiting', '/commands?all', '/consumers', '/health', '/login'])(
  '%s is small, in each language, and links lead to pages',
  async (path) => {
    for (const language of ['en', 'de']) {
      const { status, body } = await ask(path, { as: session, headers: { 'accept-language': language } })
      expect(status).toBe(200)
      expect(body.length).toBeLessThan(100_000)
      expect(body).toContain(`<html lang="${language}">`)
      expect(body).not.toMatch(/ style=| on[a-z]+="|undefined|\[object|NaN|<script>/)
    }
    const { body } = await ask(path, { as: session })
    for (const [, link] of body.matchAll(/<a [^>]*href="(\/[^"]*)"/g))
      expect((await ask(link!.replaceAll('&amp;', '&'), { as: session })).status, link).toBe(200)
  },
)

test('one who tries tokens is not listened to any more', async () => {
  const page = await ask('/login')
  const attempt = (secret: string) => ask('/login', { as: cookiesOf(page), form: { token: tokenIn(page), secret, name: 'x' } })
  for (let n = 0; n < 10; n++) expect((await attempt(`wrong ${n}`)).status).toBe(403)
  expect((await attempt(adminToken)).status).toBe(429)
})
