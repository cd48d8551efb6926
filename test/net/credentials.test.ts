import { readFile, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { type AddressInfo, createServer as createPortServer } from 'node:net'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { AuthReference } from '#src/auth-reference.ts'
import {
  type Credential,
  credentialHeader,
  holdsSecret,
  redact,
  resolveCredential,
  withCredential,
  withoutCredential,
} from '#src/net/credentials.ts'
import { trustServers } from '../support/drops.ts'
import { temporaryFolder } from '../support/folder.ts'
import { net, serve } from './server.ts'

const canary = 'Kanarienvogel+7/?&='
const env = { LOGIN: `desk:${canary}`, TOKEN: canary, EMPTY: '', TWO_LINES: 'a\nb' }

async function credential(auth: AuthReference): Promise<Credential> {
  const found = await resolveCredential(auth, env)
  if (!found.ok) throw new Error(found.message)
  return found.credential
}

const kinds: Array<[string, AuthReference]> = [
  ['basic', { basic: 'env:LOGIN' }],
  ['bearer', { bearer: 'env:TOKEN' }],
  ['header', { header: { name: 'X-Api-Key', value: 'env:TOKEN' } }],
  ['query', { query: { name: 'key', value: 'env:TOKEN' } }],
]

/** Every form that the canary is sent in. */
const forms = [canary, encodeURIComponent(canary), Buffer.from(canary).toString('base64'), Buffer.from(env.LOGIN).toString('base64')]

function expectNoSecret(...shown: unknown[]): void {
  for (const value of shown) {
    const all = `${JSON.stringify(value)} ${inspect(value, { depth: 10, showHidden: true })} ${String(value)}`
    for (const form of forms) expect(all.toLowerCase()).not.toContain(form.toLowerCase())
  }
}

describe('references', () => {
  test('a file is read when it is asked for, its last line break left out', async () => {
    const path = join(await temporaryFolder(), 'token')
    await writeFile(path, 'one\n')
    const first = await resolveCredential({ bearer: `file:${path}` }, {})
    await writeFile(path, 'two\n')
    const second = await resolveCredential({ bearer: `file://${path}` }, {})
    expect([first, second].map((found) => found.ok && found.credential.secret.reveal())).toEqual(['one', 'two'])
  })

  test.each([
    [{ bearer: 'env:MISSING' }, 'the environment has no MISSING'],
    [{ bearer: 'env:EMPTY' }, 'the environment has no EMPTY'],
    [{ bearer: 'env:TWO_LINES' }, 'more than one line'],
    [{ basic: 'env:TOKEN' }, 'should hold user:password'],
    [{ bearer: 'file:relative' }, 'an absolute path'],
    [{ bearer: 'file:/no/such/file' }, 'cannot be read (ENOENT)'],
    [{ header: { name: 'Host', value: 'env:TOKEN' } }, 'cannot be Host'],
    [{ header: { name: 'X Y', value: 'env:TOKEN' } }, 'not a header field name'],
    [{ query: { name: '', value: 'env:TOKEN' } }, 'auth.query.name is missing'],
    [{ query: 'env:TOKEN' }, 'auth.query.name is missing'],
    [{ digest: 'env:TOKEN' }, 'auth knows basic, bearer, header and query, not digest'],
    [{}, 'should be a reference'],
    [{ bearer: 'env:1TOKEN' }, 'should be a reference'],
    [{ bearer: 'env:TOKEN ' }, 'should be a reference'],
  ] as Array<[AuthReference, string]>)('%j is refused with words', async (auth, words) => {
    expect(await resolveCredential(auth, env)).toEqual({ ok: false, message: expect.stringContaining(words) })
  })

  test('a file that is empty, or whose end is far away, is refused with words; the longest that is taken is sent whole', async () => {
    const path = join(await temporaryFolder(), 'token')
    const of = async (text: string) => {
      await writeFile(path, text)
      return resolveCredential({ bearer: `file:${path}` }, {})
    }
    for (const empty of ['', ' \n']) expect(await of(empty)).toEqual({ ok: false, message: expect.stringContaining('is empty') })
    const longest = 16 * 1024
    expect(await of('x'.repeat(longest + 1))).toEqual({ ok: false, message: expect.stringContaining(`more than ${longest} characters`) })
    expect(await of('x'.repeat(longest))).toMatchObject({ ok: true })
  })

  test('two slashes before the path belong to file:, two within are the path’s own', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'token'), 'one')
    expect(await resolveCredential({ bearer: `file://${folder}//token` }, {})).toMatchObject({ ok: true })
    expect(await resolveCredential({ bearer: 'file:/no//such' }, {})).toMatchObject({ message: expect.stringContaining('/no//such,') })
  })

  test('a secret in place of a reference is refused and not repeated', async () => {
    const found = await resolveCredential({ bearer: canary }, env)
    expect(found).toMatchObject({ ok: false })
    expectNoSecret(found)
  })
})

describe('a credential', () => {
  test('shows itself to nobody who does not ask for it', async () => {
    const { secret } = await credential({ bearer: 'env:TOKEN' })
    expect([`${secret}`, JSON.stringify({ secret }), inspect({ secret })]).toEqual(['***', '{"secret":"***"}', '{ secret: *** }'])
  })

  test('goes into the field that its kind says: what is not ASCII as UTF-8', async () => {
    const umlaut = { LOGIN: 'büro:grün', TOKEN: 'grün' }
    const field = async (auth: AuthReference) => {
      const found = await resolveCredential(auth, umlaut)
      return found.ok ? credentialHeader(found.credential) : found.message
    }
    expect(await Promise.all(kinds.map(([, auth]) => field(auth)))).toEqual([
      ['authorization', `Basic ${Buffer.from('büro:grün').toString('base64')}`],
      ['authorization', 'Bearer grün'],
      ['x-api-key', 'gr\u00c3\u00bcn'],
      undefined,
    ])
  })

  test('of the query is written behind what the address has, spelled as it is, and taken out again', async () => {
    const key = await credential({ query: { name: 'k y', value: 'env:TOKEN' } })
    const asked = (url: string, own: Credential | undefined = key) => withCredential(new URL(url), own).href
    const spelled = `k%20y=${encodeURIComponent(canary)}`
    expect(asked('https://a.example/feed')).toBe(`https://a.example/feed?${spelled}`)
    expect(asked('https://a.example/feed?b=%7e+c')).toBe(`https://a.example/feed?b=%7e+c&${spelled}`)
    expect(asked('https://a.example/feed', await credential({ bearer: 'env:TOKEN' }))).toBe('https://a.example/feed')
    expect(withoutCredential(new URL(asked('https://a.example/feed?b=1')), key).href).toBe('https://a.example/feed?b=1')
    expect(withoutCredential(new URL('https://a.example/feed?b=%7e'), key).href).toBe('https://a.example/feed?b=%7e')
  })
})

describe('a text that may repeat a credential', () => {
  const of = (auth: AuthReference, text: string) =>
    resolveCredential(auth, { IT: text }).then((found) => (found.ok ? found.credential : expect.unreachable()))

  test('has each form that it is sent in replaced, whole, in capitals or not', async () => {
    const key = await of({ bearer: 'env:IT' }, 'Grün & blau!')
    const utf8 = Buffer.from('Grün & blau!')
    const sent = ['Grün & blau!', 'Gr%C3%BCn%20%26%20blau!', 'Gr%C3%BCn+%26+blau%21', utf8.toString('base64'), utf8.toString('latin1')]
    for (const form of sent) {
      for (const text of [form, form.toUpperCase(), form.toLowerCase()]) {
        expect(redact(`before ${text} after`, key)).toBe('before *** after')
        expect(holdsSecret(text, key)).toBe(true)
      }
    }
    expect([holdsSecret('Grün & blau?', key), holdsSecret('anything', undefined)]).toEqual([false, false])
  })

  test('has the longer form replaced before the shorter one that begins it', async () => {
    const key = await of({ basic: 'env:IT' }, 'desk:desk:d')
    expect(redact('desk:desk:d', key)).toBe('***')
    expect(redact('login desk:d', key)).toBe('login ***')
  })

  test('keeps what follows a colon that parts no login, and whatever is too short to be told from other words', async () => {
    const token = await of({ bearer: 'env:IT' }, 'name:secret')
    expect([redact('a secret', token), redact('name:secret', token)]).toEqual(['a secret', '***'])
    const login = await of({ basic: 'env:IT' }, 'desk:abc')
    expect(redact('abc desk:abc', login)).toBe('abc ***')
    const four = await of({ basic: 'env:IT' }, 'desk:abcd')
    expect(redact('abcd', four)).toBe('***')
  })
})

describe('the canary', () => {
  test.each(kinds)('%s: arrives, and is seen nowhere else, though the server repeats it wherever it can', async (_, auth) => {
    const site = await serve((request, response) => {
      const sent = `${request.url} ${request.headers.authorization} ${request.headers['x-api-key']}`
      const status = Number(/status=(\d+)/.exec(request.url ?? '')?.[1] ?? 200)
      if (request.url?.includes('break')) return request.socket.destroy()
      if (request.url?.startsWith('/move'))
        return response.writeHead(301, { location: `/${encodeURIComponent(canary)}?key=${encodeURIComponent(canary)}` }).end()
      response.writeHead(status, {
        etag: `"${canary}"`,
        'x-echo': sent.replace(/[^\x20-\x7e]/g, ''),
        'content-location': `/feed?key=${encodeURIComponent(canary)}`,
        'retry-after': '5',
        'set-cookie': `session=${canary}`,
      })
      response.end('ok')
    })
    const written: unknown[] = []
    const spies = [process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, 'write').mockImplementation((chunk) => written.push(chunk) > 0),
    )
    const given = await credential(auth)
    const shown: unknown[] = [given]
    try {
      for (const path of ['/', '/?a=1', '/move', '/?status=401', '/?status=410', '/?status=429', '/?status=500', '/break']) {
        shown.push(await net().fetch({ url: `${site.origin}${path}`, accept: 'feed', auth: given }))
      }
      const abort = new AbortController()
      const aborted = net().fetch({ url: site.origin, auth: given }, abort.signal)
      abort.abort(new Error('stopping'))
      shown.push(await aborted.catch((error: unknown) => error))
    } finally {
      for (const spy of spies) spy.mockRestore()
    }
    const [first, second] = site.requests
    const arrived = `${first?.url} ${first?.headers.authorization} ${first?.headers['x-api-key']}`
    expect(forms.some((form) => arrived.includes(form))).toBe(true)
    if ('query' in auth) expect(second?.url).toBe(`/?a=1&key=${encodeURIComponent(canary)}`)
    expectNoSecret(...shown, written.join(''))
  })

  test.each(kinds)('%s: never crosses to another origin, and is sent again when the way leads back', async (_, auth) => {
    const other = await serve({
      '/elsewhere': (_request, response) => response.end('other'),
      '/back': (_request, response) => response.writeHead(302, { location: `${site.origin}/end` }).end(),
    })
    const site = await serve({
      '/away': (request, response) =>
        response
          .writeHead(302, { location: `http://127.0.0.1:${other.port}/elsewhere${new URL(request.url ?? '', 'http://x').search}` })
          .end(),
      '/round': (_request, response) => response.writeHead(302, { location: `${other.origin}/back` }).end(),
      '/near': (_request, response) => response.writeHead(302, { location: '/end' }).end(),
      '/leak': (_request, response) =>
        response.writeHead(302, { location: `${other.origin}/elsewhere/${encodeURIComponent(canary)}` }).end(),
      '/userinfo': (_request, response) => response.writeHead(302, { location: `http://a:b@127.0.0.1:${other.port}/elsewhere` }).end(),
      '/end': (_request, response) => response.end('end'),
    })
    const given = await credential(auth)
    const get = (path: string) => net().fetch({ url: `${site.origin}${path}`, auth: given })
    const carried = ({ url, headers }: { url?: string | undefined; headers: Record<string, unknown> }) =>
      `${url} ${headers.authorization} ${headers['x-api-key']} ${headers.cookie} ${headers.referer}`

    expect(await get('/away')).toMatchObject({ kind: 'fetched', url: `${other.origin}/elsewhere` })
    expect(await get('/userinfo')).toMatchObject({ kind: 'fetched', url: `${other.origin}/elsewhere` })
    expect(await get('/round')).toMatchObject({ kind: 'fetched', url: `${site.origin}/end` })
    expect(await get('/near')).toMatchObject({ kind: 'fetched', url: `${site.origin}/end` })
    const leak = await get('/leak')
    expect(leak).toMatchObject({ kind: 'refused', reason: 'credential' })
    expectNoSecret(leak)

    expect(other.requests.map(({ url }) => url)).toEqual(['/elsewhere', '/elsewhere', '/back'])
    for (const request of other.requests) {
      expectNoSecret(carried(request))
      expect(request.headers.authorization).toBeUndefined()
    }
    for (const request of site.requests) expect(forms.some((form) => carried(request).includes(form))).toBe(true)
  })

  test('is not for http where it was given for https, though host and port are the same, nor the other way', async () => {
    const asked: [string, string | undefined][] = []
    const answer = (scheme: string, other: string) => (request: IncomingMessage, response: ServerResponse) => {
      asked.push([`${scheme}${request.url}`, request.headers.authorization])
      if (request.url !== '/away') return response.end('end')
      return response.writeHead(302, { location: `${other}://localhost:${port()}/end` }).end()
    }
    const tls = (name: string) => readFile(new URL(`../fixtures/tls/${name}.pem`, import.meta.url))
    const secure = createSecureServer({ key: await tls('key'), cert: await tls('cert') }, answer('https', 'http'))
    const plain = createServer(answer('http', 'https'))
    // The first byte of TLS is that of a handshake.
    const both = createPortServer((socket) =>
      socket.once('readable', () => {
        const first: Buffer | null = socket.read()
        if (first === null) return
        socket.unshift(first)
        ;(first[0] === 0x16 ? secure : plain).emit('connection', socket)
      }),
    )
    await new Promise<void>((done) => both.listen(0, '127.0.0.1', done))
    const port = () => (both.address() as AddressInfo).port
    onTestFinished(() => {
      secure.closeAllConnections()
      plain.closeAllConnections()
      both.close()
    })
    using _trusted = trustServers(true)
    const auth = await credential({ bearer: 'env:TOKEN' })
    for (const scheme of ['https', 'http'])
      expect(await net().fetch({ url: `${scheme}://localhost:${port()}/away`, auth, accept: 'feed' })).toMatchObject({ kind: 'fetched' })
    expect(asked).toEqual([
      ['https/away', `Bearer ${canary}`],
      ['http/end', undefined],
      ['http/away', `Bearer ${canary}`],
      ['https/end', undefined],
    ])
  })
})
