import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { describe, expect, test, vi } from 'vitest'
import type { AuthReference } from '#src/auth-reference.ts'
import { type Credential, resolveCredential } from '#src/net/credentials.ts'
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
  ] as Array<[AuthReference, string]>)('%j is refused with words', async (auth, words) => {
    expect(await resolveCredential(auth, env)).toEqual({ ok: false, message: expect.stringContaining(words) })
  })

  test('a secret in place of a reference is refused and not repeated', async () => {
    const found = await resolveCredential({ bearer: canary }, env)
    expect(found).toMatchObject({ ok: false })
    expectNoSecret(found)
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
})
