/**
 * Whom the console lets in, and as whom: decided from a request alone.
 */
import { describe, expect, test } from 'vitest'
import { type Asking, openGate } from '#src/http/console/access.ts'
import { html, outside } from '#src/http/console/markup.ts'
import { chooseTexts } from '#src/http/console/texts/index.ts'

const now = new Date('2026-11-28T06:00:00Z')
const adminToken = 'an admin token of the settings'
type Settings = Parameters<typeof openGate>[0]
const closed: Settings = { console: { proxies: [], admins: [] } }
const token: Settings = { ...closed, adminToken }
const proxied: Settings = { console: { userHeader: 'x-forwarded-user', proxies: ['10.0.0.5/32', 'fd00::/8'], admins: ['anna'] } }
const asking = (headers: Record<string, string>, remoteAddress = '127.0.0.1', httpVersion = '1.1'): Asking => ({
  headers,
  remoteAddress,
  httpVersion,
})
const local = { host: 'localhost:8080' }
const visit = (settings: Settings, one: Asking) => openGate(settings, 'secret').visit(one, now)
const reader = { kind: 'visitor', visitor: { admin: false, session: false } }

describe('the machine itself', () => {
  test.each(['localhost', 'localhost:8080', '127.0.0.1:8080', '127.9.9.9', '[::1]:8080', 'telex.localhost:80'])('reads as %s', (host) => {
    for (const from of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
      const seen = visit(token, asking({ host }, from))
      expect(seen).toMatchObject(reader)
      expect(seen).not.toHaveProperty('visitor.user')
    }
  })

  test.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'evil.example:8080',
    '192.168.1.5',
    '',
    '[::1',
    'localhost:8080@evil.example',
  ])('reads nothing as %j, a name that anybody can bind to it', (host) => {
    expect(visit(token, asking({ host }))).toEqual({ kind: 'refused', why: 'host' })
  })

  test('is no longer it where a proxy passes on what others ask', () => {
    for (const [field, value] of [
      ['x-forwarded-for', '203.0.113.9'],
      ['forwarded', 'for=x'],
      ['via', '1.0 x'],
      ['x-real-ip', '203.0.113.9'],
    ] as const)
      expect(visit(token, asking({ ...local, [field]: value }))).toEqual({ kind: 'stranger' })
    expect(visit(token, asking(local, '127.0.0.1', '1.0'))).toEqual({ kind: 'stranger' })
    expect(visit({ ...token, publicUrl: 'https://telex.example' }, asking(local))).toEqual({ kind: 'stranger' })
    expect(visit({ ...token, publicUrl: 'https://telex.example' }, asking({ host: 'telex.example' }))).toEqual({ kind: 'stranger' })
    expect(visit(proxied, asking(local))).toEqual({ kind: 'refused', why: 'no-token' })
  })
})

test.each(['203.0.113.9', '10.0.0.5', '192.168.1.1', 'fe80::1%eth0', '::ffff:10.1.1.1', 'nonsense'])(
  '%s reads nothing without a login',
  (from) => {
    expect(visit(closed, asking({ host: 'localhost' }, from))).toEqual({ kind: 'refused', why: 'no-token' })
    expect(visit(token, asking({ host: 'localhost' }, from))).toEqual({ kind: 'stranger' })
  },
)

describe('a user whom a proxy names', () => {
  const named = (value: string, from: string, host = 'telex.example') => visit(proxied, asking({ host, 'x-forwarded-user': value }, from))

  test('reads, and changes things where the operator says so', () => {
    expect(named('anna', '10.0.0.5')).toMatchObject({ visitor: { user: 'anna', admin: true } })
    expect(named('ben', '::ffff:10.0.0.5')).toMatchObject({ visitor: { user: 'ben', admin: false } })
    expect(named('anna', 'fd00::7')).toMatchObject({ visitor: { admin: true } })
    expect(visit({ console: { ...proxied.console, admins: ['*'] } }, asking({ 'x-forwarded-user': 'ben' }, '10.0.0.5'))).toMatchObject({
      visitor: { admin: true },
    })
  })

  test('is believed from that proxy alone, and where it has named one', () => {
    for (const from of ['10.0.0.6', '127.0.0.1', '203.0.113.9', 'fe80::1'])
      expect(named('anna', from, 'localhost')).toEqual({ kind: 'refused', why: 'no-token' })
    for (const value of ['anna, ben', '', '  ']) expect(named(value, '10.0.0.5')).toEqual({ kind: 'refused', why: 'no-token' })
    expect(visit(token, asking({ ...local, 'x-forwarded-user': 'anna' }))).toMatchObject(reader)
  })

  test('is nobody whom a page names that was bound to the proxy’s own machine', () => {
    const here = { console: { ...proxied.console, proxies: ['127.0.0.1/32'] } }
    expect(visit(here, asking({ host: 'evil.example', 'x-forwarded-user': 'anna' }))).toEqual({ kind: 'refused', why: 'host' })
    expect(visit(here, asking({ host: '127.0.0.1:8080', 'x-forwarded-user': 'anna' }))).toMatchObject({ visitor: { user: 'anna' } })
  })
})

describe('a session', () => {
  const cookie = (value: string) => asking({ host: 'telex.example', cookie: `a=b; telex_session=${value}` }, '203.0.113.9')
  const session = openGate(token, 'secret').open(adminToken, ' Night\u202edesk ', now)!

  test('is an admin’s for twelve hours, under the name that they gave', () => {
    expect(visit(token, cookie(session))).toMatchObject({ kind: 'visitor', visitor: { user: 'Nightdesk', admin: true, session: true } })
    const later = (hours: number) => openGate(token, 'secret').visit(cookie(session), new Date(now.getTime() + hours * 3_600_000))
    expect(later(11.9)).toMatchObject({ kind: 'visitor' })
    expect(later(12)).toEqual({ kind: 'stranger' })
  })

  test('is opened by the token alone, and ends with it', () => {
    const gate = openGate(token, 'secret')
    for (const wrong of ['', 'an admin token of the setting', `${adminToken} `]) expect(gate.open(wrong, 'x', now)).toBeUndefined()
    expect(openGate(closed, 'secret').open('', 'x', now)).toBeUndefined()
    expect(visit({ ...token, adminToken: 'another token of the settings' }, cookie(session))).toEqual({ kind: 'stranger' })
    expect(visit(closed, cookie(session))).toEqual({ kind: 'refused', why: 'no-token' })
    for (const forged of [`${session}x`, session.slice(1), `${session.split('.')[0]}.`, 'a.b', '.'])
      expect(visit(token, cookie(forged))).toEqual({ kind: 'stranger' })
  })

  test('has forms of its own, which another’s cannot be sent for', () => {
    const gate = openGate(token, 'secret')
    const form = gate.formToken('session a')
    expect(gate.isFormToken(form, 'session a')).toBe(true)
    for (const [one, binding] of [
      [form, 'session b'],
      ['', 'session a'],
      [`${form}x`, 'session a'],
    ] as const)
      expect(gate.isFormToken(one, binding)).toBe(false)
    expect(openGate(closed, 'one').isFormToken(openGate(closed, 'other').formToken('user a'), 'user a')).toBe(false)
  })
})

test.each([
  [{ origin: 'http://localhost:8080', host: 'localhost:8080' }, true],
  [{ host: 'localhost:8080' }, true],
  [{ host: 'localhost:8080', 'sec-fetch-site': 'same-origin' }, true],
  [{ host: 'localhost:8080', 'sec-fetch-site': 'same-site' }, false],
  [{ origin: 'https://telex.example', host: '10.0.0.7' }, true],
  [{ origin: 'http://telex.example', host: '10.0.0.7' }, false],
  [{ origin: 'http://localhost:3000', host: 'localhost:8080' }, false],
  [{ origin: 'null', host: 'localhost:8080' }, false],
])('a form that comes with %j is ours: %s', (headers, ours) => {
  expect(
    openGate({ ...token, publicUrl: 'https://telex.example' }, 'secret').fromHere(asking(headers as unknown as Record<string, string>)),
  ).toBe(ours)
})

test('what html is given is text, wherever it stands', () => {
  expect(html`<p title="${'"><script>'}">${['<b>', 1, null, undefined, false, html`<i>${'&'}</i>`]}</p>`.text).toBe(
    '<p title="&quot;&gt;&lt;script&gt;">&lt;b&gt;1<i>&amp;</i></p>',
  )
  expect(html`${'a\u202eb\u0000\u001b[31mc'}`.text).toBe('ab[31mc')
  for (const address of ['javascript:alert(1)', ' java\nscript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', null])
    expect(outside(address, 'words').text).toBe('words')
  expect(outside('https://agency.example/a"b', 'words').text).toBe(
    '<a href="https://agency.example/a&quot;b" rel="noreferrer noopener nofollow">words</a>',
  )
})

test.each([
  ['de', 'de'],
  ['de-AT,de;q=0.9,en;q=0.8', 'de'],
  ['en;q=0.5,de;q=0.9', 'de'],
  ['fr,de;q=0', 'en'],
  ['*', 'en'],
  ['', 'en'],
  ['__proto__,constructor', 'en'],
])('a browser that likes %j reads %s', (accepted, language) => {
  expect(chooseTexts(accepted).language).toBe(language)
})
