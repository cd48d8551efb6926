/**
 * The way of a request through its redirects: what is followed, what is carried along, and where it ends.
 */
import type { ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { resolveCredential } from '#src/net/credentials.ts'
import { patienceMs } from '../support/patience.ts'
import { net, serve, text } from './server.ts'

type Handler = (request: import('node:http').IncomingMessage, response: ServerResponse) => void

const to =
  (location: string, status = 302, headers: Record<string, string | string[]> = {}): Handler =>
  (_, response) =>
    response.writeHead(status, { location, ...headers }).end('moved')
const page: Handler = (_, response) => response.end('page')

describe('a redirect', () => {
  test.each([301, 302, 303, 307, 308])('with status %i is followed', async (status) => {
    const site = await serve({ '/from': to('/to', status), '/to': page })
    const outcome = await net().fetch({ url: `${site.origin}/from` })
    expect(outcome).toMatchObject({ kind: 'fetched', url: `${site.origin}/to` })
    expect('permanentUrl' in outcome).toBe(status === 301 || status === 308)
  })

  test.each([300, 305])('is not what a status %i makes, though it names another address', async (status) => {
    const site = await serve({ '/from': to('/to', status), '/to': page })
    expect(await net().fetch({ url: `${site.origin}/from` })).toMatchObject({ kind: 'failed', code: 'http', status })
    expect(site.requests).toHaveLength(1)
  })

  test.each([
    ['no address', {}, 'http'],
    ['an empty one', { location: '' }, 'redirect'],
    ['what is no URL', { location: 'http://[' }, 'redirect'],
    ['one that no server takes', { location: `/${'x'.repeat(8192)}` }, 'redirect'],
  ] as Array<[string, Record<string, string>, string]>)('with %s goes nowhere', async (_, headers, code) => {
    const site = await serve((_request, response) => response.writeHead(302, headers).end())
    const outcome = await net().fetch({ url: site.origin, robots: 'ignore' })
    expect(outcome).toMatchObject({ kind: 'failed', code, status: 302 })
    if (code === 'redirect') expect(outcome).toHaveProperty('message', `127.0.0.1:${site.port} redirects to something that is not a URL`)
    expect(site.requests).toHaveLength(1)
  })

  test('may be 8,192 characters long', async () => {
    const long = `/${'x'.repeat(8191)}`
    const site = await serve({ '/from': to(long), [long]: page })
    expect(await net().fetch({ url: `${site.origin}/from` })).toMatchObject({ kind: 'fetched' })
  })

  test('is followed as often as the limits allow, and no more', async () => {
    const site = await serve({ '/0': to('/1'), '/1': to('/2'), '/2': to('/3'), '/3': page })
    const twice = net({ limits: { redirects: 2 } })
    expect(await twice.fetch({ url: `${site.origin}/1` })).toMatchObject({ kind: 'fetched', url: `${site.origin}/3` })
    expect(await twice.fetch({ url: `${site.origin}/0` })).toMatchObject({
      kind: 'failed',
      code: 'redirect',
      status: 302,
      message: `127.0.0.1:${site.port} redirects more than 2 times`,
    })
  })

  test('in a circle is seen when it comes to the same place again, with the same cookies', async () => {
    const site = await serve({ '/self': to('/self'), '/a': to('/b', 302, { 'set-cookie': 'same=1' }), '/b': to('/a') })
    const circle = { kind: 'failed', code: 'redirect', status: 302, message: `127.0.0.1:${site.port} redirects in a circle` }
    expect(await net().fetch({ url: `${site.origin}/self` })).toMatchObject(circle)
    expect(site.requests).toHaveLength(2)
    expect(await net().fetch({ url: `${site.origin}/a` })).toMatchObject(circle)
    expect(site.requests.slice(2).map(({ url }) => url)).toEqual(['/a', '/b', '/a'])
  })

  test('that sends a body without end is hung up on, and the way goes on', async () => {
    let closed = false
    const site = await serve({
      '/from': (_, response) => {
        response.writeHead(302, { location: '/to' })
        const more = () => {
          while (!response.destroyed && response.write(Buffer.alloc(65_536)));
        }
        response.on('drain', more).on('close', () => {
          closed = true
        })
        more()
      },
      '/to': page,
    })
    const desk = net()
    const outcome = await desk.fetch({ url: `${site.origin}/from`, robots: 'ignore' })
    expect(outcome.kind === 'fetched' && text(outcome.bytes)).toBe('page')
    await expect.poll(() => closed, { timeout: patienceMs }).toBe(true)
  })

  test('to a host that takes no connections names that host, not the one that sent there', async () => {
    const site = await serve({ '/': to('http://127.0.0.1:2/gone') })
    expect(await net().fetch({ url: site.origin, robots: 'ignore' })).toMatchObject({
      kind: 'failed',
      code: 'connect',
      message: expect.stringMatching(/^127\.0\.0\.1:2 /),
    })
  })
})

describe('robots.txt on the way', () => {
  const robots =
    (lines: string): Handler =>
    (_, response) =>
      response.end(`User-agent: *\n${lines}`)

  test('says in its refusal which site has it', async () => {
    const site = await serve({ '/robots.txt': robots('Disallow: /') })
    expect(await net().fetch({ url: site.origin })).toMatchObject({
      kind: 'refused',
      reason: 'robots',
      message: `the robots.txt of 127.0.0.1:${site.port} does not let us fetch this`,
    })
  })

  test('asks for a delay for its own site alone', async () => {
    const quick = await serve({ '/': page })
    const slow = await serve({ '/robots.txt': robots('Crawl-delay: 5'), '/here': to('/end'), '/away': to(quick.origin), '/end': page })
    expect(await net().fetch({ url: `${slow.origin}/here` })).toMatchObject({ kind: 'fetched', crawlDelaySeconds: 5 })
    expect(await net().fetch({ url: `${slow.origin}/away` })).not.toHaveProperty('crawlDelaySeconds')
  })

  test('that does not come holds nobody up who has stopped waiting', async () => {
    const asked = Promise.withResolvers<void>()
    const site = await serve({ '/robots.txt': () => asked.resolve() })
    const stop = new AbortController()
    const fetching = net().fetch({ url: site.origin }, stop.signal)
    await asked.promise
    stop.abort(new Error('stopping'))
    await expect(fetching).rejects.toThrow('stopping')
    expect(site.requests).toHaveLength(0)
  })
})

describe('cookies on the way', () => {
  /** What a site is sent back that has set these, redirect by redirect. */
  async function returned(...steps: string[][]): Promise<string | undefined> {
    const site = await serve((request, response) => {
      const step = Number(request.url?.slice(1))
      const fields = steps[step]
      if (!fields) return response.end('page')
      response.writeHead(302, { location: `/${step + 1}`, 'set-cookie': fields }).end()
    })
    await net().fetch({ url: `${site.origin}/0`, robots: 'ignore' })
    return site.requests.at(-1)?.headers.cookie
  }

  test('go back as name and value, the last value of each, and what is no cookie does not', async () => {
    expect(
      await returned(
        ['session=a b; Path=/; HttpOnly', 'padded= x ; Path=/', ' spaced = x ', 'empty=', 'no cookie', '=x', 'two words=x'],
        ['session=new'],
      ),
    ).toBe('session=new; padded=x; empty=')
    expect(await returned([])).toBeUndefined()
  })

  test('are at most twenty of an answer and forty of a site', async () => {
    const many = (from: number, count: number) => Array.from({ length: count }, (_, n) => `c${from + n}=1`)
    expect(await returned(many(0, 21))).toBe(many(0, 20).join('; '))
    expect(await returned(many(0, 20), many(20, 20), many(40, 1))).toBe(many(0, 40).join('; '))
  })

  test('that change with each step are no circle', async () => {
    const site = await serve({
      '/wall': (request, response) => {
        const next = { '': 'a=1', 'a=1': 'b=2' }[request.headers.cookie ?? '']
        if (next === undefined) return response.end('article')
        response.writeHead(302, { location: '/wall', 'set-cookie': next }).end()
      },
    })
    expect(await net().fetch({ url: `${site.origin}/wall` })).toMatchObject({ kind: 'fetched' })
    expect(site.requests.map(({ headers }) => headers.cookie)).toEqual([undefined, 'a=1', 'a=1; b=2'])
  })
})

describe('what is asked', () => {
  const sent = async (request: { etag?: string; lastModified?: string; accept?: 'feed' | 'page' }) => {
    const site = await serve({ '/': page })
    await net().fetch({ url: site.origin, robots: 'ignore', ...request })
    return site.requests[0]!.headers
  }

  test('names what is wanted: a feed, a page, a robots.txt', async () => {
    expect((await sent({ accept: 'feed' })).accept).toMatch(/^application\/atom\+xml, .*\*\/\*;q=0\.5$/)
    expect((await sent({ accept: 'page' })).accept).toMatch(/^text\/html, .*\*\/\*;q=0\.5$/)
    let accept: string | undefined
    const site = await serve({
      '/robots.txt': (request, response) => {
        accept = request.headers.accept
        response.end()
      },
      '/': page,
    })
    await net().fetch({ url: site.origin })
    expect(accept).toBe('text/plain, */*;q=0.5')
  })

  test('has validators where there are any that a header field can hold', async () => {
    const none = await sent({})
    expect([none['if-none-match'], none['if-modified-since'], none.cookie]).toEqual([undefined, undefined, undefined])
    const both = await sent({ etag: '"é 1"', lastModified: 'then' })
    expect([both['if-none-match'], both['if-modified-since']]).toEqual(['"é 1"', 'then'])
    for (const value of ['', 'a\nb', '\nb', 'a\n', '€']) {
      const headers = await sent({ etag: value, lastModified: value })
      expect([headers['if-none-match'], headers['if-modified-since']], JSON.stringify(value)).toEqual([undefined, undefined])
    }
  })

  test('may be as long as its kind may be', async () => {
    const site = await serve({ '/': (_, response) => response.end('x'.repeat(2000)) })
    const desk = net({ limits: { feedBytes: 3000, pageBytes: 1000 } })
    expect(await desk.fetch({ url: site.origin, accept: 'feed' })).toMatchObject({ kind: 'fetched' })
    expect(await desk.fetch({ url: site.origin, accept: 'page' })).toMatchObject({ kind: 'refused', reason: 'too-large' })
    expect(await desk.fetch({ url: site.origin, accept: 'page', maxBytes: 3000 })).toMatchObject({ kind: 'fetched' })
  })
})

describe('a credential on the way', () => {
  const secret = 'open-sesame'
  const query = async () => {
    const found = await resolveCredential({ query: { name: 'key', value: 'env:KEY' } }, { KEY: secret })
    if (!found.ok) throw new Error(found.message)
    return found.credential
  }

  test('takes the place of one that stands in the feed’s address', async () => {
    const site = await serve({ '/': page })
    expect(await net().fetch({ url: `${site.origin}/?key=old&a=1`, auth: await query(), robots: 'ignore' })).toMatchObject({
      url: `${site.origin}/?a=1`,
    })
    expect(site.requests[0]?.url).toBe(`/?a=1&key=${secret}`)
  })

  test('may stand in the address that its own site redirects to, and in no other’s', async () => {
    const other = await serve({})
    const site = await serve({ '/own': to(`/${secret}`), [`/${secret}`]: page, '/leak': to(`${other.origin}/${secret}`) })
    expect(await net().fetch({ url: `${site.origin}/own`, auth: await query() })).toMatchObject({ kind: 'fetched' })
    expect(await net().fetch({ url: `${site.origin}/leak`, auth: await query() })).toMatchObject({
      kind: 'refused',
      reason: 'credential',
      message: `127.0.0.1:${site.port} redirects elsewhere with the credential in the address; that is not followed`,
    })
    expect(other.requests).toHaveLength(0)
  })
})
