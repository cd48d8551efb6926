/**
 * The last answer of a fetch → its outcome: which statuses bring bytes, which mean "nothing new", "gone", "wait", and what a person is told of the rest.
 */
import { type Credential, redact } from './credentials.ts'
import { decodeBody } from './decode.ts'
import type { Answer } from './exchange.ts'
import { freshSeconds, retryAfterSeconds } from './fields.ts'
import type { Failed, FetchOutcome, Hints, Refused, Untimed } from './outcome.ts'
import type { InnerRequest } from './request.ts'

export interface Conclusion {
  request: InnerRequest
  /** Where the answer came from. */
  url: URL
  /** There were redirects, and all of them were permanent. */
  moved: boolean
  maxBytes: number
  credential: Credential | undefined
  crawlDelaySeconds: number | undefined
  now: Date
}

export async function conclude(
  answer: Answer,
  { request, url, moved, maxBytes, credential, crawlDelaySeconds, now }: Conclusion,
): Promise<Untimed<FetchOutcome>> {
  const { status, fields } = answer
  const place = new URL(url)
  place.hash = ''
  const headers = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, redact(value, credential)]))
  const retryAfter = retryAfterSeconds(fields, now)
  const pause = retryAfter === undefined ? {} : { retryAfterSeconds: retryAfter }
  const fresh = freshSeconds(fields, now)
  const hints: Hints = {
    ...pause,
    ...(fresh === undefined ? {} : { cacheControlMaxAgeSeconds: fresh }),
    ...(moved ? { permanentUrl: place.href } : {}),
    ...(crawlDelaySeconds === undefined ? {} : { crawlDelaySeconds }),
  }
  const about = { url: place.href, headers }
  if (status >= 200 && status < 300 && status !== 204 && status !== 205)
    return fetched(answer, { ...about, hints, host: url.host, maxBytes, head: request.accept === 'robots' })
  await answer.discard()
  switch (status) {
    case 304:
      if (!request.etag && !request.lastModified)
        return failed('http', status, `${url.host} says "not modified" (304) though nothing was compared`)
      return {
        kind: 'unchanged',
        status,
        ...about,
        ...validators(headers.etag ?? request.etag, headers['last-modified'] ?? request.lastModified),
        ...hints,
      }
    case 410:
      return { kind: 'gone', status, url: place.href, message: `${url.host} says that this is gone for good (410)` }
    case 429:
    case 503:
      return { kind: 'throttled', status, url: place.href, message: `${url.host} asks for a pause (${status})`, ...pause }
    default:
      return { ...failed('http', status, `${url.host} ${explainStatus(status, credential !== undefined)}`), ...pause }
  }
}

async function fetched(
  answer: Answer,
  {
    url,
    headers,
    hints,
    host,
    maxBytes,
    head,
  }: { url: string; headers: Record<string, string>; hints: Hints; host: string; maxBytes: number; head: boolean },
): Promise<Untimed<FetchOutcome>> {
  const { status, fields } = answer
  if (!head && Number(fields['content-length'] ?? 0) > maxBytes) {
    await answer.discard()
    return refused('too-large', `${host} sends ${fields['content-length']} bytes, more than the ${maxBytes} that are taken`)
  }
  const body = await answer.body(maxBytes)
  if (!head && body.end === 'too-large') return refused('too-large', `${host} sends more than the ${maxBytes} bytes that are taken`)
  const decoded = await decodeBody(body.bytes, fields['content-encoding'], maxBytes)
  if (!decoded.ok) {
    return decoded.reason === 'too-large'
      ? refused('too-large', `${host}: ${decoded.message}`)
      : failed('encoding', status, `${host}: ${decoded.message}`)
  }
  const truncated = body.end !== 'whole' || decoded.truncated || status === 206
  return {
    kind: 'fetched',
    status,
    url,
    bytes: decoded.bytes,
    headers,
    ...(truncated ? { truncated } : validators(headers.etag, headers['last-modified'])),
    ...hints,
  }
}

function validators(etag: string | null | undefined, lastModified: string | null | undefined): Hints {
  return { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) }
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

export const refused = (reason: Refused['reason'], message: string): Omit<Refused, 'ms'> => ({ kind: 'refused', reason, message })
export const failed = (code: Failed['code'], status: number, message: string): Omit<Failed, 'ms'> => ({
  kind: 'failed',
  code,
  status,
  message,
})
