/**
 * Who looks at the console, and what that opens.
 *
 *   who asks                                          reads   changes
 *   the machine itself, by a name of its own           yes     no
 *   a user whom the operator's proxy names              yes     where TELEX_CONSOLE_ADMINS says so
 *   a session, opened with TELEX_ADMIN_TOKEN            yes     yes
 *   everybody else                                      no      no
 *
 * A page of another site gets nothing: its browser names that site in Host (a name that was bound to this address), in Origin, or in Sec-Fetch-Site, and
 * sends no cookie along.
 */
import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import ipaddr from 'ipaddr.js'
import type { Config } from '#src/config.ts'
import { shownLine } from '#src/text/lines.ts'

/** What is looked at of a request. */
export interface Asking {
  remoteAddress: string | undefined
  headers: IncomingHttpHeaders
  /** `1.1` */
  httpVersion: string
}

/** What is looked at of Fastify's. */
export const askingOf = ({
  socket,
  headers,
  raw,
}: {
  socket: { remoteAddress?: string | undefined }
  headers: IncomingHttpHeaders
  raw: { httpVersion: string }
}): Asking => ({
  remoteAddress: socket.remoteAddress,
  headers,
  httpVersion: raw.httpVersion,
})

export interface Visitor {
  /** Who changes what is changed; absent where nobody has said who they are. */
  user?: string
  admin: boolean
  /** They came by a session, which they can end. */
  session: boolean
  /** What the tokens of their forms are bound to. */
  binding: string
}

export type Visit =
  | { kind: 'visitor'; visitor: Visitor }
  /** Not known yet: a login may change that. */
  | { kind: 'stranger' }
  /** No login changes it. */
  | { kind: 'refused'; why: 'no-token' | 'host' | 'other-site' }

export const sessionCookie = 'telex_session'
export const formCookie = 'telex_form'
/** Hours that a session lasts. */
export const sessionHours = 12
const longestName = 100

type Settings = Pick<Config, 'adminToken' | 'console' | 'publicUrl'>

export interface Gate {
  visit(asking: Asking, now: Date): Visit
  /** Open a session. @returns the cookie's value; undefined for a token that is not the operator's */
  open(token: string, name: string, now: Date): string | undefined
  /** The token of a form of theirs. */
  formToken(binding: string): string
  isFormToken(token: string, binding: string): boolean
  /** Was the form that is sent here one of ours? What a browser says of where it comes from. */
  fromHere(asking: Asking): boolean
  /** Is there a way to log in? */
  hasLogin: boolean
}

/** @param secret what all processes of this installation know, where there is no admin token: forms of one are taken by the others */
export function openGate(config: Settings, secret: string): Gate {
  const { adminToken, publicUrl } = config
  const key = Buffer.from(hkdfSync('sha256', adminToken ?? secret, '', 'telex console', 32))
  const sign = (text: string): string => createHmac('sha256', key).update(text).digest('base64url')
  const isSigned = (text: string, mac: string): boolean => alike(sign(text), mac)
  const publicHost = publicUrl === undefined ? undefined : new URL(publicUrl).host
  const proxies = config.console.proxies.map((one) => ipaddr.parseCIDR(one))

  const visit = (asking: Asking, now: Date): Visit => {
    const { headers, remoteAddress } = asking
    if (fromOtherSite(headers)) return { kind: 'refused', why: 'other-site' }
    const local = isLoopback(remoteAddress)
    if (local && !isOwnName(headers.host) && headers.host !== publicHost) return { kind: 'refused', why: 'host' }
    const user = namedByProxy(asking, config.console.userHeader, proxies)
    if (user !== undefined) {
      const { admins } = config.console
      const admin = admins.includes('*') || admins.includes(user)
      return { kind: 'visitor', visitor: { user, admin, session: false, binding: `user ${user}` } }
    }
    const session = adminToken === undefined ? undefined : readSession(cookieOf(headers, sessionCookie), isSigned, now)
    if (session) return { kind: 'visitor', visitor: { user: session.user, admin: true, session: true, binding: `session ${session.id}` } }
    if (local && !config.console.userHeader && !publicUrl && isDirect(asking) && isOwnName(headers.host))
      return { kind: 'visitor', visitor: { admin: false, session: false, binding: 'reader' } }
    return adminToken === undefined ? { kind: 'refused', why: 'no-token' } : { kind: 'stranger' }
  }
  return {
    visit,
    hasLogin: adminToken !== undefined,
    open: (token, name, now) => {
      if (adminToken === undefined || !alike(token, adminToken)) return undefined
      const user = shownLine(name).trim().slice(0, longestName)
      const until = now.getTime() + sessionHours * 3_600_000
      const text = Buffer.from(JSON.stringify({ user, until, id: randomBytes(12).toString('base64url') })).toString('base64url')
      return `${text}.${sign(`session ${text}`)}`
    },
    formToken: (binding) => sign(`form ${binding}`),
    isFormToken: (token, binding) => isSigned(`form ${binding}`, token),
    fromHere: ({ headers }) => {
      const { origin, host } = headers
      if (origin === undefined) return headers['sec-fetch-site'] === 'same-origin' || headers['sec-fetch-site'] === undefined
      if (!URL.canParse(origin)) return false
      const from = new URL(origin)
      return from.host === host || (publicUrl !== undefined && from.origin === new URL(publicUrl).origin)
    },
  }
}

/** Compared in a time that tells nothing of what differs. */
function alike(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}

/** Fetch Metadata (https://www.w3.org/TR/fetch-metadata/): a link that somebody follows is welcome, nothing else of another site is. */
function fromOtherSite(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site']
  if (site === undefined || site === 'same-origin' || site === 'none') return false
  return !(headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document')
}

const addressOf = (remote: string | undefined): ipaddr.IPv4 | ipaddr.IPv6 | undefined => {
  const written = remote?.split('%', 1)[0]
  return written && ipaddr.isValid(written) ? ipaddr.process(written) : undefined
}

const isLoopback = (remote: string | undefined): boolean => addressOf(remote)?.range() === 'loopback'

/** The names that a machine has for itself, whatever a name server says. */
function isOwnName(host: string | undefined): boolean {
  const [, name] = /^(\[[0-9a-f:]+\]|[^:]+)(?::\d{1,5})?$/i.exec(host ?? '') ?? []
  if (!name) return false
  return /^(?:.+\.)?localhost$/i.test(name) || isLoopback(name.replace(/^\[|\]$/g, ''))
}

/** Header fields of those who ask for somebody else. */
const passedOn = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'x-client-ip',
  'cf-connecting-ip',
]

/** Does it come from a browser here, and not from a proxy on this machine that passes somebody's request on? Some of them say nothing but HTTP/1.0. */
const isDirect = ({ headers, httpVersion }: Asking): boolean =>
  httpVersion !== '1.0' && passedOn.every((name) => headers[name] === undefined)

function namedByProxy(
  { headers, remoteAddress }: Asking,
  field: string | undefined,
  proxies: [ipaddr.IPv4 | ipaddr.IPv6, number][],
): string | undefined {
  const from = addressOf(remoteAddress)
  if (!field || !from) return undefined
  if (!proxies.some(([net, bits]) => net.kind() === from.kind() && from.match(net as ipaddr.IPv4, bits))) return undefined
  const value = headers[field]
  // Two of them: the proxy has added its own to that of whoever asks.
  if (typeof value !== 'string' || value.includes(',')) return undefined
  return shownLine(value).trim().slice(0, longestName) || undefined
}

function readSession(
  value: string | undefined,
  isSigned: (text: string, mac: string) => boolean,
  now: Date,
): { user: string; id: string } | undefined {
  const [text, mac] = value?.split('.') ?? []
  if (!text || !mac || !isSigned(`session ${text}`, mac)) return undefined
  const { user, until, id } = JSON.parse(Buffer.from(text, 'base64url').toString()) as { user: string; until: number; id: string }
  return until > now.getTime() ? { user, id } : undefined
}

/** Undefined, too, where it was sent twice: nobody knows whose the other one is. */
export function cookieOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const values = (headers.cookie ?? '').split(';').flatMap((part) => {
    const at = part.indexOf('=')
    return part.slice(0, at).trim() === name ? [part.slice(at + 1).trim()] : []
  })
  return values.length === 1 ? values[0] : undefined
}

/** Attempts that fail from one address, and in how many milliseconds, before no more are looked at. */
const mostAttempts = 10
const attemptMs = 5 * 60_000
const mostRemembered = 10_000

/** How often somebody may try a token. An address of IPv6 counts with all of its network. */
export function openAttempts(): {
  mayTry(remote: string | undefined, now: Date): boolean
  failed(remote: string | undefined, now: Date): void
} {
  const seen = new Map<string, { n: number; until: number }>()
  const of = (remote: string | undefined): string => {
    const address = addressOf(remote)
    return address?.kind() === 'ipv6' ? (address as ipaddr.IPv6).parts.slice(0, 4).join(':') : String(address)
  }
  return {
    mayTry: (remote, now) => {
      const before = seen.get(of(remote))
      return !before || before.until <= now.getTime() || before.n < mostAttempts
    },
    failed: (remote, now) => {
      const before = seen.get(of(remote))
      if (before && before.until > now.getTime()) before.n++
      else {
        if (seen.size >= mostRemembered) seen.delete(seen.keys().next().value!)
        seen.set(of(remote), { n: 1, until: now.getTime() + attemptMs })
      }
    },
  }
}
