import type { LookupAddress } from 'node:dns'
import { readFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { request } from 'undici'
import { describe, expect, onTestFinished, test } from 'vitest'
import { isReachable, readNetworks } from '#src/net/address.ts'
import { createGuard, type ResolveAll } from '#src/net/guard.ts'
import { patienceMs } from '../support/patience.ts'
import { net, serve } from './server.ts'

const names =
  (answers: Record<string, string[]>): ResolveAll =>
  (hostname, _options, callback) => {
    const found = (answers[hostname] ?? []).map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 }))
    callback(null, found)
  }

describe('addresses', () => {
  const none = readNetworks([])

  test.each([
    '93.184.215.14',
    '8.8.8.8',
    '2606:2800:21f:cb07:6820:80da:af6b:8b2c',
    '::ffff:8.8.8.8',
    // NAT64, as hosts on networks with IPv6 only see the whole of IPv4
    '64:ff9b::8.8.8.8',
  ])('%s is public', (address) => {
    expect(isReachable(address, none)).toBe(true)
  })

  test.each([
    '127.0.0.1',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '192.0.0.8',
    '192.0.2.1',
    '198.18.0.1',
    '203.0.113.5',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fe80::1%eth0',
    'fd00:ec2::254',
    'fec0::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:0:127.0.0.1',
    '::127.0.0.1',
    '64:ff9b::127.0.0.1',
    '64:ff9b::10.0.0.1',
    '64:ff9b:1::8.8.8.8',
    '2002:7f00:1::',
    '2002:808:808::',
    '2001:0:53aa:64c::1',
    '2001:db8::1',
    '3fff::1',
    '100::1',
    '4000::1',
    'localhost',
    '',
  ])('%s is not', (address) => {
    expect(isReachable(address, none)).toBe(false)
  })

  test('an allowed network adds its addresses, however they are spelled, and no others', () => {
    const allowed = readNetworks(['127.0.0.0/8', 'fd00::/8'])
    for (const address of ['127.1.2.3', '::ffff:127.0.0.1', '64:ff9b::7f00:1', 'fd00::5']) expect(isReachable(address, allowed)).toBe(true)
    for (const address of ['10.0.0.1', '::1', 'fe80::1']) expect(isReachable(address, allowed)).toBe(false)
  })
})

describe('what a fetch may reach', () => {
  test('loopback is refused unless its network is allowed', async () => {
    const site = await serve({ '/': (_, response) => response.end('inside') })
    expect(await net({ allowNetworks: [] }).fetch({ url: site.origin })).toMatchObject({ kind: 'refused', reason: 'blocked-address' })
    expect(site.requests).toHaveLength(0)
    expect(await net().fetch({ url: site.origin })).toMatchObject({ kind: 'fetched' })
  })

  test.each([
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://[::ffff:7f00:1]/',
    'http://[::1]/',
    'http://0/',
  ])('another spelling of loopback, %s, is refused', async (url) => {
    expect(await net({ allowNetworks: [] }).fetch({ url })).toMatchObject({ kind: 'refused', reason: 'blocked-address' })
  })

  test('a name that stands for an inner address is refused', async () => {
    const site = await serve({})
    const outside = net({ allowNetworks: [], resolveAll: names({ 'news.example': ['127.0.0.1', '::1', '169.254.169.254'] }) })
    const outcome = await outside.fetch({ url: `http://news.example:${site.port}/` })
    expect(outcome).toMatchObject({
      kind: 'refused',
      reason: 'blocked-address',
      message: 'news.example is not a public address, and no network in TELEX_ALLOW_NETWORKS has it',
    })
    expect(site.requests).toHaveLength(0)
  })

  test('of a name with several addresses only the allowed ones are connected to', async () => {
    const site = await serve({ '/': (_, response) => response.end('ok') })
    const mixed = net({ resolveAll: names({ 'news.example': ['10.0.0.1', '127.0.0.1', '::1'] }) })
    expect(await mixed.fetch({ url: `http://news.example:${site.port}/` })).toMatchObject({ kind: 'fetched' })
  })

  test('a name that changes its address after the first look (DNS rebinding) gains nothing', async () => {
    const site = await serve({ '/': (_, response) => response.writeHead(200, { connection: 'close' }).end('ok') })
    let looks = 0
    const rebinding = net({
      resolveAll: (_hostname, _options, callback) => {
        looks += 1
        callback(null, [{ address: looks === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }])
      },
    })
    const url = `http://news.example:${site.port}/`
    expect(await rebinding.fetch({ url, robots: 'ignore' })).toMatchObject({ kind: 'fetched' })
    // one look for one connection: what was checked is what was connected to
    expect(looks).toBe(1)
    expect(await rebinding.fetch({ url, robots: 'ignore' })).toMatchObject({ kind: 'refused', reason: 'blocked-address' })
    expect(site.requests).toHaveLength(1)
  })

  test('a redirect to an inner address is refused, by literal and by name', async () => {
    const inner = await serve({ '/secret': (_, response) => response.end('secret') })
    const site = await serve({
      '/literal': (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end(),
      '/name': (_, response) => response.writeHead(301, { location: `http://inner.example:${inner.port}/secret` }).end(),
      '/scheme': (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    })
    // 127.0.0.1 is allowed as one address, 127.0.0.2 is not
    const one = net({ allowNetworks: ['127.0.0.1/32'], resolveAll: names({ 'inner.example': ['127.0.0.2'] }) })
    expect(await one.fetch({ url: `${site.origin}/literal` })).toMatchObject({ kind: 'refused', reason: 'blocked-address' })
    expect(await one.fetch({ url: `${site.origin}/name` })).toMatchObject({ kind: 'refused', reason: 'blocked-address' })
    expect(await one.fetch({ url: `${site.origin}/scheme` })).toMatchObject({ kind: 'refused', reason: 'bad-url' })
    expect(inner.requests).toHaveLength(0)
  })

  test.each([
    ['ftp://agency.example/feed', 'bad-url'],
    ['data:text/xml,<rss/>', 'bad-url'],
    ['not a url', 'bad-url'],
    ['', 'bad-url'],
    ['http://user:password@agency.example/', 'bad-url'],
    ['http://agency.example:25/', 'blocked-port'],
  ])('%s is refused as %s', async (url, reason) => {
    const outcome = await net().fetch({ url })
    expect(outcome).toMatchObject({ kind: 'refused', reason })
    expect(JSON.stringify(outcome)).not.toContain('password@')
  })

  test('a host that is not in DNS, and one that takes no connections, are failures with words', async () => {
    const failing = net({
      resolveAll: (hostname, _options, callback) => callback(Object.assign(new Error('queryA'), { code: 'ENOTFOUND', hostname }), []),
    })
    expect(await failing.fetch({ url: 'http://nowhere.example/' })).toMatchObject({
      kind: 'failed',
      code: 'dns',
      message: expect.stringContaining('nowhere.example was not found in DNS (ENOTFOUND)'),
    })
    const site = await serve({})
    const tls = await net().fetch({ url: `https://127.0.0.1:${site.port}/`, accept: 'feed' })
    expect(tls).toMatchObject({ kind: 'failed', code: 'tls' })
    expect(await net().fetch({ url: 'http://127.0.0.1:9/x' })).toMatchObject({ kind: 'refused', reason: 'blocked-port' })
    expect(await net().fetch({ url: 'http://127.0.0.1:2/x', accept: 'feed' })).toMatchObject({ kind: 'failed', code: 'connect' })
  })

  test('an address is tried after another that takes no connections', async () => {
    const site = await serve({ '/': (_, response) => response.end('ok') })
    const several = net({ resolveAll: names({ 'news.example': ['127.0.0.2', '127.0.0.1'] }) })
    expect(await several.fetch({ url: `http://news.example:${site.port}/`, robots: 'ignore' })).toMatchObject({ kind: 'fetched' })
  })

  test('what a refusal says of the URL', async () => {
    const outcomes = ['gopher://agency.example/', 'https://agency.example:6667/', 'http://10.0.0.1:8080/', 'http://[fd00::1]/'].map((url) =>
      net({ allowNetworks: [] }).fetch({ url }),
    )
    expect((await Promise.all(outcomes)).map((outcome) => outcome.kind === 'refused' && [outcome.reason, outcome.message])).toEqual([
      ['bad-url', 'gopher: is not fetched, only http: and https:'],
      ['blocked-port', 'port 6667 belongs to another protocol than HTTP (Fetch standard, "bad port")'],
      ['blocked-address', '10.0.0.1 is not a public address, and no network in TELEX_ALLOW_NETWORKS has it'],
      ['blocked-address', 'fd00::1 is not a public address, and no network in TELEX_ALLOW_NETWORKS has it'],
    ])
    expect(await net().fetch({ url: `${'x'.repeat(500)}:` })).toMatchObject({
      message: `${'x'.repeat(20)} is not fetched, only http: and https:`,
    })
  })
})

describe('the sockets themselves', () => {
  const guard = (allowNetworks: string[], resolveAll?: ResolveAll) => {
    const made = createGuard({ allowNetworks, connectTimeoutMs: 5_000, resolveAll })
    onTestFinished(() => made.close())
    return made
  }
  const blocked = { name: 'Error', code: 'TELEX_BLOCKED_ADDRESS' }

  test('go to no address that is not allowed, though nobody has looked at the URL', async () => {
    const site = await serve({ '/': (_, response) => response.end('inside') })
    for (const url of [site.origin, 'http://[::1]/', 'https://10.0.0.1/'])
      await expect(request(url, { dispatcher: guard([]).dispatcher })).rejects.toMatchObject(blocked)
    expect(site.requests).toHaveLength(0)
    const answer = await request(site.origin, { dispatcher: guard(['127.0.0.1/32']).dispatcher })
    expect(await answer.body.text()).toBe('inside')
  })

  test('are closed before a word is said when they have got elsewhere than the name’s checked address', async () => {
    let said = ''
    let ended = false
    const inner = createServer((socket) => {
      socket.on('data', (bytes) => {
        said += bytes
      })
      socket.on('close', () => {
        ended = true
      })
      socket.on('error', () => undefined)
    })
    await new Promise<void>((done) => inner.listen(0, '127.0.0.2', done))
    onTestFinished(() => void inner.close())
    // An address that reads 127.0.0.1 when it is checked, and 127.0.0.2 when it is connected to.
    let reads = 0
    const shifting = guard(['127.0.0.1/32'], (_hostname, _options, callback) =>
      callback(null, [
        {
          family: 4,
          get address() {
            reads += 1
            return reads === 1 ? '127.0.0.1' : '127.0.0.2'
          },
        },
      ]),
    )
    const { port } = inner.address() as AddressInfo
    await expect(request(`http://news.example:${port}/`, { dispatcher: shifting.dispatcher })).rejects.toMatchObject(blocked)
    await expect.poll(() => ended, { timeout: patienceMs }).toBe(true)
    expect(said).toBe('')
  })

  test('of a name lead to the addresses that the system’s own resolver gives, all of them looked at', async () => {
    const site = await serve({ '/': (_, response) => response.end('ok') })
    const answer = await request(`http://localhost:${site.port}/`, { dispatcher: guard(['127.0.0.0/8']).dispatcher })
    expect(await answer.body.text()).toBe('ok')
  })

  test('are broken off when the guard closes', async () => {
    const site = await serve({ '/': () => undefined })
    const closing = guard(['127.0.0.0/8'])
    const asking = request(site.origin, { dispatcher: closing.dispatcher }).catch((error: Error) => error)
    await expect.poll(() => site.requests.length, { timeout: patienceMs }).toBe(1)
    await closing.close()
    expect(await asking).toMatchObject({ code: 'UND_ERR_DESTROYED' })
  })

  test('are not needed to refuse an address that stands in the URL', () => {
    for (const host of ['10.0.0.1', '[fd00::1]', '[::ffff:127.0.0.1]', '2130706433'])
      expect(guard([]).refusal(new URL(`http://${host}/`)), host).toMatchObject({ reason: 'blocked-address' })
    expect(guard(['fd00::/8']).refusal(new URL('http://[fd00::1]/'))).toBeUndefined()
  })

  test('offer HTTP/1.1 and nothing else', async () => {
    const offered: string[][] = []
    const tls = createTlsServer({
      key: await readFile(new URL('../fixtures/tls/key.pem', import.meta.url)),
      cert: await readFile(new URL('../fixtures/tls/cert.pem', import.meta.url)),
      ALPNCallback: ({ protocols }) => {
        offered.push(protocols)
        return undefined
      },
    }).on('tlsClientError', () => undefined)
    await new Promise<void>((done) => tls.listen(0, '127.0.0.1', done))
    onTestFinished(() => void tls.close())
    const { port } = tls.address() as AddressInfo
    expect(await net().fetch({ url: `https://127.0.0.1:${port}/`, robots: 'ignore' })).toMatchObject({ kind: 'failed', code: 'tls' })
    expect(offered).toEqual([['http/1.1']])
  })

  test('take a header of 60 KB, and no longer one than 64 KB', async () => {
    const site = await serve((request, response) =>
      response.writeHead(200, { 'x-long': 'x'.repeat(Number(request.url?.slice(1)) * 1024) }).end(),
    )
    const get = (kilobytes: number) => net().fetch({ url: `${site.origin}/${kilobytes}`, robots: 'ignore' })
    expect(await get(60)).toMatchObject({ kind: 'fetched' })
    expect(await get(66)).toMatchObject({ kind: 'failed', code: 'http' })
  })
})
