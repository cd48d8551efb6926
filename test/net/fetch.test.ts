import { createServer } from 'node:net'
import zlib from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { decodeBody } from '#src/net/decode.ts'
import { version } from '#src/version.ts'
import { net, serve, text } from './server.ts'

const feed = `<rss>${'<item>words of the agency</item>'.repeat(500)}</rss>`

describe('answers', () => {
  test('bytes, fields and validators of a 200; cookies are not kept', async () => {
    const site = await serve({
      '/feed': (_, response) =>
        response
          .writeHead(200, {
            etag: 'W/"7"',
            'last-modified': 'Mon, 23 Nov 2026 10:00:00 GMT',
            'cache-control': 'public, max-age=90',
            age: '30',
            'x-robots-tag': ['noindex', 'noarchive'],
            'set-cookie': 'a=b',
          })
          .end('<rss/>'),
    })
    const outcome = await net().fetch({ url: `${site.origin}/feed#top`, accept: 'feed' })
    expect(outcome).toMatchObject({
      kind: 'fetched',
      status: 200,
      url: `${site.origin}/feed`,
      etag: 'W/"7"',
      lastModified: 'Mon, 23 Nov 2026 10:00:00 GMT',
      cacheControlMaxAgeSeconds: 60,
      headers: { 'x-robots-tag': 'noindex, noarchive' },
      ms: expect.any(Number),
    })
    expect(outcome).not.toHaveProperty('truncated')
    expect(outcome).not.toHaveProperty('permanentUrl')
    expect(outcome).not.toHaveProperty(['headers', 'set-cookie'])
    expect(outcome.kind === 'fetched' && text(outcome.bytes)).toBe('<rss/>')
    expect(site.requests[0]?.headers).toMatchObject({
      'user-agent': `Telex/${version} (+https://telex.example)`,
      accept: expect.stringContaining('application/rss+xml'),
      'accept-encoding': 'gzip, deflate, br, zstd',
    })
  })

  test('validators are sent as they came; a 304 is "unchanged" and keeps those that it does not repeat', async () => {
    const site = await serve({
      '/': (request, response) =>
        response.writeHead(request.headers['if-none-match'] === 'W/"7"' ? 304 : 200, { 'last-modified': 'later' }).end(),
    })
    const outcome = await net().fetch({ url: site.origin, etag: 'W/"7"', lastModified: 'Mon, 23 Nov 2026 10:00:00 GMT' })
    expect(outcome).toMatchObject({ kind: 'unchanged', etag: 'W/"7"', lastModified: 'later' })
    expect(site.requests[0]?.headers['if-modified-since']).toBe('Mon, 23 Nov 2026 10:00:00 GMT')
  })

  test.each([
    [304, { kind: 'failed', code: 'http' }],
    [204, { kind: 'failed', code: 'http', status: 204 }],
    [401, { kind: 'failed', code: 'http', status: 401, message: expect.stringContaining("set the feed's auth") }],
    [404, { kind: 'failed', code: 'http', status: 404 }],
    [410, { kind: 'gone', status: 410 }],
    [429, { kind: 'throttled', status: 429, retryAfterSeconds: 120 }],
    [503, { kind: 'throttled', status: 503, retryAfterSeconds: 120 }],
    [500, { kind: 'failed', code: 'http', status: 500, retryAfterSeconds: 120 }],
  ])('status %i', async (status, expected) => {
    const site = await serve({ '/': (_, response) => response.writeHead(status, { 'retry-after': '120' }).end() })
    expect(await net().fetch({ url: site.origin })).toMatchObject(expected)
  })
})

describe('redirects', () => {
  const to = (status: number, location: string) => (_: unknown, response: import('node:http').ServerResponse) =>
    response.writeHead(status, { location }).end('moved')

  test('only when all of them are permanent is there a permanent URL, for 200 and for 304', async () => {
    const site = await serve({
      '/old': to(301, '/newer?a=1#part'),
      '/newer': to(308, 'newest'),
      '/mixed': to(301, '/temporary'),
      '/temporary': to(302, '/newest'),
      '/newest': (request, response) => response.writeHead(request.headers['if-none-match'] ? 304 : 200).end('here'),
    })
    const permanentUrl = `${site.origin}/newest`
    expect(await net().fetch({ url: `${site.origin}/old` })).toMatchObject({ kind: 'fetched', url: permanentUrl, permanentUrl })
    expect(await net().fetch({ url: `${site.origin}/old`, etag: '"1"' })).toMatchObject({ kind: 'unchanged', permanentUrl })
    const mixed = await net().fetch({ url: `${site.origin}/mixed` })
    expect(mixed).toMatchObject({ kind: 'fetched', url: permanentUrl })
    expect(mixed).not.toHaveProperty('permanentUrl')
  })

  test('circles, endless ways and ways to nowhere end as failures', async () => {
    const site = await serve((request, response) => {
      const n = Number(/\/n(\d+)/.exec(request.url ?? '')?.[1] ?? Number.NaN)
      if (request.url === '/circle') response.writeHead(302, { location: '/circle' }).end()
      else if (request.url === '/nowhere') response.writeHead(302, { location: 'http://[' }).end()
      else if (Number.isNaN(n)) response.writeHead(404).end()
      else response.writeHead(302, { location: `/n${n + 1}` }).end()
    })
    for (const path of ['/circle', '/nowhere', '/n0'])
      expect(await net().fetch({ url: site.origin + path })).toMatchObject({ kind: 'failed', code: 'redirect' })
    expect(site.requests.filter(({ url }) => url?.startsWith('/n')).length).toBeLessThan(12)
  })

  test('a site that sets a cookie and sends back to the same page gets it back; another origin does not', async () => {
    const other = await serve({ '/': (_, response) => response.end('other') })
    const site = await serve({
      '/wall': (request, response) =>
        request.headers.cookie === 'seen=yes'
          ? response.end('article')
          : response.writeHead(302, { location: '/wall', 'set-cookie': 'seen=yes; Path=/' }).end(),
      '/away': (_, response) => response.writeHead(302, { location: other.origin, 'set-cookie': 'seen=yes' }).end(),
    })
    const desk = net()
    expect(await desk.fetch({ url: `${site.origin}/wall` })).toMatchObject({ kind: 'fetched' })
    await desk.fetch({ url: `${site.origin}/away` })
    expect(other.requests[0]?.headers.cookie).toBeUndefined()
    await desk.fetch({ url: `${site.origin}/wall` })
    expect(site.requests.at(-2)?.headers.cookie).toBeUndefined()
  })
})

describe('content codings', () => {
  const bytes = Buffer.from(feed)
  test.each([
    ['gzip', zlib.gzipSync(bytes)],
    ['x-gzip', zlib.gzipSync(bytes)],
    ['deflate', zlib.deflateSync(bytes)],
    ['deflate', zlib.deflateRawSync(bytes)],
    ['br', zlib.brotliCompressSync(bytes)],
    ['zstd', zlib.zstdCompressSync(bytes)],
    ['gzip, br', zlib.brotliCompressSync(zlib.gzipSync(bytes))],
    ['identity', bytes],
    ['utf-8', bytes],
    ['gzip', bytes],
    ['gzip', Buffer.concat([zlib.gzipSync(bytes), Buffer.from('rubbish behind it')])],
    ['', zlib.gzipSync(bytes)],
  ])('%s, one case of it', async (coding, body) => {
    const site = await serve({ '/': (_, response) => response.writeHead(200, coding ? { 'content-encoding': coding } : {}).end(body) })
    const outcome = await net().fetch({ url: site.origin })
    expect(outcome).toMatchObject({ kind: 'fetched' })
    expect(outcome).not.toHaveProperty('truncated')
    expect(outcome.kind === 'fetched' && text(outcome.bytes)).toBe(feed)
  })

  // noise, so that every coder has put something out by half-way
  const noise = Buffer.from(Array.from({ length: 60_000 }, (_, n) => ((n * 2_654_435_761) >>> 7) % 251))
  test.each([
    ['gzip', zlib.gzipSync(noise)],
    ['deflate', zlib.deflateRawSync(noise)],
    ['br', zlib.brotliCompressSync(noise, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 } })],
  ])('%s that breaks off is kept as far as it goes, without validators', async (coding, body) => {
    const site = await serve({
      '/': (_, response) =>
        response.writeHead(200, { 'content-encoding': coding, etag: '"1"', 'last-modified': 'x' }).end(body.subarray(0, body.length * 0.8)),
    })
    const outcome = await net().fetch({ url: site.origin })
    expect(outcome).toMatchObject({ kind: 'fetched', truncated: true })
    expect(outcome).not.toHaveProperty('etag')
    expect(outcome).not.toHaveProperty('lastModified')
    const got = outcome.kind === 'fetched' ? outcome.bytes : new Uint8Array()
    expect(got.length).toBeGreaterThan(0)
    expect(Buffer.compare(got, noise.subarray(0, got.length))).toBe(0)
  })

  test('a coding that cannot be undone is a failure', async () => {
    const site = await serve({
      '/': (_, response) => response.writeHead(200, { 'content-encoding': 'br' }).end(Buffer.from([0xff, 0xfe, 0x00, 0x81])),
    })
    expect(await net().fetch({ url: site.origin })).toMatchObject({ kind: 'failed', code: 'encoding' })
  })

  test.each([
    ['gzip', zlib.gzipSync(Buffer.alloc(50 * 1024 * 1024))],
    ['br', zlib.brotliCompressSync(Buffer.alloc(50 * 1024 * 1024), { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 } })],
    ['zstd', zlib.zstdCompressSync(Buffer.alloc(50 * 1024 * 1024))],
    ['gzip, gzip', zlib.gzipSync(zlib.gzipSync(Buffer.alloc(50 * 1024 * 1024)))],
  ])('a %s bomb is refused', async (coding, bomb) => {
    expect(bomb.length).toBeLessThan(200_000)
    const site = await serve({ '/': (_, response) => response.writeHead(200, { 'content-encoding': coding }).end(bomb) })
    expect(await net({ limits: { pageBytes: 1024 * 1024 } }).fetch({ url: site.origin })).toMatchObject({
      kind: 'refused',
      reason: 'too-large',
    })
  })
})

test('what unpacks to hundreds of times its length is refused long before it has filled the bound', async () => {
  const bound = 64 * 1024 * 1024
  for (const [coding, bomb] of [
    ['gzip', zlib.gzipSync(Buffer.alloc(40 * 1024 * 1024))],
    ['br', zlib.brotliCompressSync(Buffer.alloc(40 * 1024 * 1024), { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 } })],
    ['zstd', zlib.zstdCompressSync(Buffer.alloc(40 * 1024 * 1024))],
  ] as const)
    expect(await decodeBody(bomb, coding, bound)).toMatchObject({ ok: false, message: expect.stringContaining('times its length') })
  const feed = Buffer.from(
    `<rss>${Array.from({ length: 400_000 }, (_, n) => `<item><title>Story ${n} of this year</title></item>`).join('')}</rss>`,
  )
  expect(feed.length).toBeGreaterThan(16 * 1024 * 1024)
  expect(await decodeBody(zlib.gzipSync(feed), 'gzip', bound)).toMatchObject({ ok: true, truncated: false })
})

describe('limits', () => {
  test('an answer that is too long is refused: said beforehand, or only seen while it comes', async () => {
    let sent = 0
    const site = await serve({
      '/said': (_, response) => response.writeHead(200, { 'content-length': 10_000_000 }).write('x'),
      '/unsaid': (_, response) => {
        const more = () => {
          while (!response.destroyed && response.write(Buffer.alloc(65_536))) sent += 65_536
        }
        response.on('drain', more)
        more()
      },
    })
    const small = net({ limits: { pageBytes: 100_000 } })
    expect(await small.fetch({ url: `${site.origin}/said` })).toMatchObject({ kind: 'refused', reason: 'too-large' })
    expect(await small.fetch({ url: `${site.origin}/unsaid` })).toMatchObject({ kind: 'refused', reason: 'too-large' })
    expect(await net().fetch({ url: `${site.origin}/unsaid`, maxBytes: 1000 })).toMatchObject({ kind: 'refused', reason: 'too-large' })
    expect(sent).toBeLessThan(20_000_000)
  })

  test('a server that never answers, one that sends its header byte by byte, and one that sends its body so', async () => {
    const site = await serve({
      '/silent': () => {},
      '/drip': (_, response) => {
        response.writeHead(200)
        const drip = setInterval(() => response.write('x'), 20)
        response.on('close', () => clearInterval(drip))
      },
    })
    const loris = createServer((socket) => {
      socket.on('error', () => {})
      socket.write('HTTP/1.1 200 OK\r\nX-Slow: ')
      const drip = setInterval(() => socket.write('x'), 20)
      socket.on('close', () => clearInterval(drip))
    })
    await new Promise<void>((done) => loris.listen(0, '127.0.0.1', done))
    onTestFinished(() => void loris.close())
    const { port } = loris.address() as import('node:net').AddressInfo
    const get = (url: string, limits: object = { firstByteMs: 150 }) => net({ limits }).fetch({ url, robots: 'ignore' })
    expect(await get(`${site.origin}/silent`)).toMatchObject({
      kind: 'failed',
      code: 'timeout-first-byte',
      message: expect.stringContaining('0.15 s'),
    })
    expect(await get(`http://127.0.0.1:${port}/`)).toMatchObject({ kind: 'failed', code: 'timeout-first-byte' })
    expect(await get(`${site.origin}/drip`, { totalMs: 400 })).toMatchObject({ kind: 'failed', code: 'timeout-total' })
  })

  test('a connection that breaks before the header, and one that breaks in the body', async () => {
    const site = await serve({
      '/before': (request) => request.socket.destroy(),
      '/within': (_, response) => {
        response.writeHead(200, { 'content-length': 100, etag: '"1"' }).write('half', () => response.destroy())
      },
      '/chunked': (_, response) => void response.writeHead(200, { etag: '"1"' }).write('half', () => response.destroy()),
    })
    const get = (path: string) => net().fetch({ url: site.origin + path })
    expect(await get('/before')).toMatchObject({ kind: 'failed', code: 'reset' })
    for (const path of ['/within', '/chunked']) {
      const outcome = await get(path)
      expect(outcome).toMatchObject({ kind: 'fetched', truncated: true, bytes: Buffer.from('half') })
      expect(outcome).not.toHaveProperty('etag')
    }
  })

  test('something that is not HTTP, and a header without end', async () => {
    const odd = createServer((socket) => {
      socket.on('error', () => {})
      socket.once('data', (asked) => {
        if (asked.includes('/not-http')) return socket.end('220 mail.example ESMTP\r\n')
        socket.write(`HTTP/1.1 200 OK\r\nX-Long: ${'x'.repeat(200_000)}\r\n\r\n`)
      })
    })
    await new Promise<void>((done) => odd.listen(0, '127.0.0.1', done))
    onTestFinished(() => void odd.close())
    const { port } = odd.address() as import('node:net').AddressInfo
    for (const path of ['/not-http', '/long']) {
      expect(await net().fetch({ url: `http://127.0.0.1:${port}${path}`, robots: 'ignore' })).toMatchObject({
        kind: 'failed',
        code: 'http',
      })
    }
  })

  test('an abort by the caller is thrown, at once, and only that', async () => {
    const site = await serve({ '/': () => {} })
    const abort = new AbortController()
    setTimeout(() => abort.abort(new Error('stopping')), 30)
    await expect(net().fetch({ url: site.origin }, abort.signal)).rejects.toThrow('stopping')
    await expect(net().fetch({ url: site.origin }, AbortSignal.abort(new Error('stopped before')))).rejects.toThrow('stopped before')
  })

  test('closing breaks off what is under way', async () => {
    const site = await serve({ '/': () => {} })
    const desk = net()
    const pending = desk.fetch({ url: site.origin, robots: 'ignore' })
    await expect.poll(() => site.requests.length).toBe(1)
    await desk.close()
    expect(await pending).toMatchObject({ kind: 'failed', code: 'reset' })
  })
})
