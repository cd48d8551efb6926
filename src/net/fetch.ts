/**
 * Bytes from outside, with manners: guarded addresses, limits on everything, conditional requests, redirects followed one by one with
 * credentials kept to the origin they belong to. What can be expected to happen is a value; only an abort by the caller is thrown.
 */
import { performance } from 'node:perf_hooks'
import { type Credential, credentialHeader, holdsSecret, redact, withCredential, withoutCredential } from './credentials.ts'
import { decodeBody } from './decode.ts'
import { type Answer, exchange } from './exchange.ts'
import { freshSeconds, retryAfterSeconds } from './fields.ts'
import { createGuard, type Guard, type ResolveAll } from './guard.ts'
import { explainError, type Failed, type FetchOutcome, type Refused, TimeLimit } from './outcome.ts'

export interface FetchRequest {
  /** http: or https:, without user and password in it. */
  url: string
  /** Validators of the last answer, as they came. */
  etag?: string | null | undefined
  lastModified?: string | null | undefined
  /** From `resolveCredential`, looked up for this request; sent to this URL's origin only. */
  auth?: Credential | null | undefined
  /** What is wanted: chooses the Accept field and the size limit. `page` when absent. */
  accept?: 'feed' | 'page' | undefined
  /** In place of the limit for its kind; counts for the bytes sent and for the bytes unpacked. */
  maxBytes?: number | undefined
}

export interface Limits {
  /** Milliseconds until a connection (and TLS) stands. */
  connectMs: number
  /** Milliseconds from asking to the end of the answer's header, for each redirect anew. */
  firstByteMs: number
  /** Milliseconds for everything, redirects included: what ends a server that sends a byte a second. */
  totalMs: number
  redirects: number
  feedBytes: number
  pageBytes: number
}

export const defaultLimits: Limits = {
  connectMs: 10_000,
  firstByteMs: 20_000,
  totalMs: 60_000,
  redirects: 8,
  feedBytes: 32 * 1024 * 1024,
  pageBytes: 8 * 1024 * 1024,
}

export interface NetOptions {
  /** CIDRs that may be reached beside public addresses. */
  allowNetworks: readonly string[]
  userAgent: string
  limits?: Partial<Limits> | undefined
  now: () => Date
  /** Instead of the system's resolver; its answers are checked all the same. */
  resolveAll?: ResolveAll | undefined
}

export interface Net {
  /**
   * Fetch one URL.
   * @throws the signal's reason when the caller aborts, and nothing else
   */
  fetch(request: FetchRequest, signal?: AbortSignal): Promise<FetchOutcome>
  /** Break off what is under way and close all connections. */
  close(): Promise<void>
}

export function createNet(options: NetOptions): Net {
  const limits = { ...defaultLimits, ...options.limits }
  const guard = createGuard({ allowNetworks: options.allowNetworks, connectTimeoutMs: limits.connectMs, resolveAll: options.resolveAll })
  const desk = { guard, limits, userAgent: options.userAgent, now: options.now }
  return {
    fetch: (request, signal) => fetchOne(desk, request, signal),
    close: () => guard.close(),
  }
}

interface Desk {
  guard: Guard
  limits: Limits
  userAgent: string
  now: () => Date
}

type Untimed<T> = T extends { ms: number } ? Omit<T, 'ms'> : never

async function fetchOne(desk: Desk, request: FetchRequest, signal: AbortSignal | undefined): Promise<FetchOutcome> {
  const began = performance.now()
  const timed = (outcome: Untimed<FetchOutcome>) => ({ ...outcome, ms: Math.round(performance.now() - began) }) as FetchOutcome
  signal?.throwIfAborted()

  const url = readUrl(request.url)
  if (!url) return timed(refused('bad-url', 'this is not a URL'))
  if (url.username || url.password) {
    return timed(refused('bad-url', 'a URL with a user and password in it is not fetched; give them as auth: { basic: env:NAME }'))
  }
  const credential = request.auth ?? undefined

  const control = new AbortController()
  const onAbort = () => control.abort(signal?.reason)
  signal?.addEventListener('abort', onAbort, { once: true })
  const timer = setTimeout(
    () => control.abort(new TimeLimit('timeout-total', `was not done within ${desk.limits.totalMs / 1000} s`)),
    desk.limits.totalMs,
  )
  const state = { host: url.host }
  try {
    return timed(await follow(desk, request, url, credential, control, state))
  } catch (error) {
    if (signal?.aborted) throw signal.reason
    const outcome = explainError(error, state.host)
    if (!outcome) throw error
    return timed(outcome)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
  }
}

async function follow(
  desk: Desk,
  request: FetchRequest,
  start: URL,
  credential: Credential | undefined,
  control: AbortController,
  state: { host: string },
): Promise<Untimed<FetchOutcome>> {
  const cookies = new Map<string, Map<string, string>>()
  const seen = new Set<string>()
  let url = withoutCredential(start, credential)
  let permanent = true
  for (let hop = 0; ; hop += 1) {
    state.host = url.host
    const refusal = desk.guard.refusal(url)
    if (refusal) return refused(refusal.reason, refusal.message)
    const own = url.origin === start.origin ? credential : undefined
    const asked = withCredential(url, own)
    const answer = await exchange(
      desk.guard.dispatcher,
      asked,
      requestHeaders(desk, request, own, cookies.get(url.origin)),
      control,
      desk.limits,
    )
    if (!isRedirect(answer)) {
      const permanentUrl = hop > 0 && permanent ? withoutFragment(url) : undefined
      return conclude(desk, request, answer, { url: withoutFragment(url), permanentUrl, credential })
    }
    await answer.discard()
    permanent &&= answer.status === 301 || answer.status === 308
    keepCookies(cookies, url.origin, answer.cookies)
    const target = readUrl(answer.location ?? '', url)
    if (!target) return failed('redirect', answer.status, `${url.host} redirects to something that is not a URL`)
    target.username = ''
    target.password = ''
    const next = withoutCredential(target, credential)
    if (next.origin !== start.origin && holdsSecret(next.href, credential)) {
      return refused('credential', `${url.host} redirects to ${next.host} with the credential in the address; that is not followed`)
    }
    // a page may send back to itself once, to see whether the cookie it set is kept
    const step = `${next.href} ${[...(cookies.get(next.origin) ?? [])].join(';')}`
    if (seen.has(step)) return failed('redirect', answer.status, `${url.host} redirects in a circle`)
    seen.add(step)
    if (hop >= desk.limits.redirects)
      return failed('redirect', answer.status, `${start.host} redirects more than ${desk.limits.redirects} times`)
    url = next
  }
}

async function conclude(
  desk: Desk,
  request: FetchRequest,
  answer: Answer,
  { url, permanentUrl, credential }: { url: string; permanentUrl: string | undefined; credential: Credential | undefined },
): Promise<Untimed<FetchOutcome>> {
  const { status, fields } = answer
  const host = new URL(url).host
  const retryAfter = retryAfterSeconds(fields, desk.now())
  const fresh = freshSeconds(fields, desk.now())
  const headers = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, redact(value, credential)]))
  const hints = {
    ...(retryAfter === undefined ? {} : { retryAfterSeconds: retryAfter }),
    ...(fresh === undefined ? {} : { cacheControlMaxAgeSeconds: fresh }),
    ...(permanentUrl === undefined ? {} : { permanentUrl }),
  }
  const validators = (etag: string | null | undefined, lastModified: string | null | undefined) => ({
    ...(etag ? { etag } : {}),
    ...(lastModified ? { lastModified } : {}),
  })
  if (status >= 200 && status < 300 && status !== 204 && status !== 205) {
    const maxBytes = request.maxBytes ?? (request.accept === 'feed' ? desk.limits.feedBytes : desk.limits.pageBytes)
    const body = Number(fields['content-length'] ?? 0) > maxBytes ? undefined : await answer.body(maxBytes)
    if (!body || body.end === 'too-large') {
      if (!body) await answer.discard()
      return refused('too-large', `${host} sends more than ${maxBytes} bytes`)
    }
    const decoded = await decodeBody(body.bytes, fields['content-encoding'], maxBytes)
    if (!decoded.ok)
      return decoded.reason === 'too-large'
        ? refused('too-large', `${host}: ${decoded.message}`)
        : failed('encoding', status, `${host}: ${decoded.message}`)
    const truncated = body.end === 'broken' || decoded.truncated || status === 206
    const own = truncated ? {} : validators(headers.etag, headers['last-modified'])
    return { kind: 'fetched', status, url, bytes: decoded.bytes, headers, ...own, ...hints, ...(truncated ? { truncated } : {}) }
  }
  await answer.discard()
  const pause = retryAfter === undefined ? {} : { retryAfterSeconds: retryAfter }
  switch (status) {
    case 304:
      if (!request.etag && !request.lastModified)
        return failed('http', status, `${host} says "not modified" (304) though nothing was compared`)
      return {
        kind: 'unchanged',
        status,
        url,
        headers,
        ...validators(headers.etag ?? request.etag, headers['last-modified'] ?? request.lastModified),
        ...hints,
      }
    case 410:
      return { kind: 'gone', status, url, message: `${host} says that this is gone for good (410)` }
    case 429:
    case 503:
      return { kind: 'throttled', status, url, message: `${host} asks for a pause (${status})`, ...pause }
    default:
      return { ...failed('http', status, `${host} ${explainStatus(status, request.auth != null)}`), ...pause }
  }
}

function explainStatus(status: number, withCredential: boolean): string {
  switch (status) {
    case 401:
    case 407:
      return withCredential ? `does not accept the credential (${status})` : `wants a credential (${status}): set the feed's auth`
    case 402:
      return 'wants to be paid (402)'
    case 403:
      return 'does not let us in (403)'
    case 404:
      return 'has nothing there (404)'
    case 451:
      return 'may not show this for legal reasons (451)'
    default:
      if (status === 204 || status === 205) return `answers with nothing (${status})`
      return status >= 500 ? `has a fault of its own (${status})` : `answers with status ${status}`
  }
}

const acceptFields = {
  feed: 'application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5',
  page: 'text/html, application/xhtml+xml, application/xml;q=0.8, */*;q=0.5',
}

function requestHeaders(
  desk: Desk,
  request: FetchRequest,
  credential: Credential | undefined,
  cookies: Map<string, string> | undefined,
): Record<string, string> {
  const headers: Record<string, string> = {
    accept: acceptFields[request.accept ?? 'page'],
    'accept-encoding': 'gzip, deflate, br, zstd',
    'user-agent': desk.userAgent,
  }
  if (isFieldValue(request.etag)) headers['if-none-match'] = request.etag
  if (isFieldValue(request.lastModified)) headers['if-modified-since'] = request.lastModified
  if (cookies?.size) headers.cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const field = credential && credentialHeader(credential)
  if (field) headers[field[0]] = field[1]
  return headers
}

const isFieldValue = (value: string | null | undefined): value is string => !!value && /^[\t\x20-\x7e\x80-\xff]+$/.test(value)

const isRedirect = ({ status, location }: Answer) => [301, 302, 303, 307, 308].includes(status) && location !== undefined

/** Cookies live for one fetch and go back only to the origin that set them: enough for sites that try whether cookies work, and no identity is kept. */
function keepCookies(jar: Map<string, Map<string, string>>, origin: string, fields: string[]): void {
  const own = jar.get(origin) ?? new Map<string, string>()
  for (const field of fields.slice(0, 20)) {
    const [, name, value] = /^\s*([^\s=;,]{1,200})=([^;\r\n]{0,2000})/.exec(field) ?? []
    if (name !== undefined && value !== undefined && own.size < 40) own.set(name, value.trim())
  }
  jar.set(origin, own)
}

function readUrl(text: string, base?: URL): URL | undefined {
  return text.trim() === '' || text.length > 8192 ? undefined : (URL.parse(text, base?.href) ?? undefined)
}

function withoutFragment(url: URL): string {
  const bare = new URL(url)
  bare.hash = ''
  return bare.href
}

const refused = (reason: Refused['reason'], message: string): Omit<Refused, 'ms'> => ({ kind: 'refused', reason, message })
const failed = (code: Failed['code'], status: number, message: string): Omit<Failed, 'ms'> => ({ kind: 'failed', code, status, message })
