/**
 * A request and its redirects, one by one.
 */
import { conclude, failed, refused } from './conclude.ts'
import { type Credential, credentialHeader, holdsSecret, withCredential, withoutCredential } from './credentials.ts'
import { type Answer, exchange } from './exchange.ts'
import type { Guard } from './guard.ts'
import type { FetchOutcome, Untimed } from './outcome.ts'
import type { InnerRequest, Limits } from './request.ts'
import type { RobotsCache } from './robots-cache.ts'

/** What every request of a process shares. */
export interface Desk {
  guard: Guard
  limits: Limits
  userAgent: string
  robots: RobotsCache
  now: () => Date
}

/**
 * Ask, and follow redirects until there is an answer. A redirect is a new request: its address, its robots.txt and its credential are judged anew.
 * @param control aborts everything; aborted by the caller on total time
 * @param state where it has come to, for the message of an error that is thrown
 * @throws transport errors, for `explainError`
 */
export async function follow(
  desk: Desk,
  { request, start, control, state }: { request: InnerRequest; start: URL; control: AbortController; state: { host: string } },
): Promise<Untimed<FetchOutcome>> {
  const credential = request.auth ?? undefined
  const cookies = new Map<string, Map<string, string>>()
  const seen = new Set<string>()
  let url = withoutCredential(start, credential)
  let permanent = true
  for (let hop = 0; ; hop += 1) {
    state.host = url.host
    const refusal = desk.guard.refusal(url)
    if (refusal) return refused(refusal.reason, refusal.message)
    let crawlDelaySeconds: number | undefined
    if (request.robots === 'obey') {
      const verdict = await interruptible(desk.robots.check(url), control.signal)
      if (verdict.kind === 'disallowed') return refused('robots', `the robots.txt of ${url.host} does not let us fetch this`)
      if (verdict.kind === 'unreachable') return verdict.outcome
      crawlDelaySeconds = verdict.crawlDelaySeconds
    }
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
      const maxBytes = request.maxBytes ?? desk.limits[`${request.accept}Bytes`]
      return conclude(answer, { request, url, moved: hop > 0 && permanent, maxBytes, credential, crawlDelaySeconds, now: desk.now() })
    }
    await answer.discard()
    permanent &&= answer.status === 301 || answer.status === 308
    keepCookies(cookies, url.origin, answer.cookies)
    const target = readUrl(answer.location, url)
    if (!target) return failed('redirect', answer.status, `${url.host} redirects to something that is not a URL`)
    target.username = ''
    target.password = ''
    const next = withoutCredential(target, credential)
    if (next.origin !== start.origin && holdsSecret(next.href, credential)) {
      return refused('credential', `${url.host} redirects elsewhere with the credential in the address; that is not followed`)
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

const acceptFields = {
  feed: 'application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5',
  page: 'text/html, application/xhtml+xml, application/xml;q=0.8, */*;q=0.5',
  service: 'application/json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5',
  robots: 'text/plain, */*;q=0.5',
}

function requestHeaders(
  desk: Desk,
  request: InnerRequest,
  credential: Credential | undefined,
  cookies: Map<string, string> | undefined,
): Record<string, string> {
  const headers: Record<string, string> = {
    accept: acceptFields[request.accept],
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

const isRedirect = (answer: Answer): answer is Answer & { location: string } =>
  [301, 302, 303, 307, 308].includes(answer.status) && answer.location !== undefined

/** Cookies live for one fetch and go back only to the origin that set them: enough for sites that try whether cookies work, and no identity is kept. */
function keepCookies(jar: Map<string, Map<string, string>>, origin: string, fields: string[]): void {
  const own = jar.get(origin) ?? new Map<string, string>()
  for (const field of fields.slice(0, 20)) {
    const [, name, value] = /^\s*([^\s=;,]{1,200})=([^;\r\n]{0,2000})/.exec(field) ?? []
    if (name !== undefined && value !== undefined && own.size < 40) own.set(name, value.trim())
  }
  jar.set(origin, own)
}

/** Wait for what others may wait for too, but no longer than this request may last. */
function interruptible<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

/** @returns undefined for what is no URL, or one longer than any server takes */
export function readUrl(text: string, base?: URL): URL | undefined {
  return text === '' || text.length > 8192 ? undefined : (URL.parse(text, base?.href) ?? undefined)
}
