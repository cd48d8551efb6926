/**
 * What a fetch can come to, and what a person is told about it. Nothing here holds a credential.
 */
import { BlockedAddressError } from './guard.ts'

/** What an answer says beside its bytes; what is absent was not said. */
export interface Hints {
  etag?: string
  lastModified?: string
  /** For how many seconds from now the answer is fresh (Cache-Control, Age, Expires). */
  cacheControlMaxAgeSeconds?: number
  retryAfterSeconds?: number
  /** All redirects on the way were permanent (301, 308): ask here from now on. */
  permanentUrl?: string
  /** The site's Crawl-delay for us, when robots.txt was read and has one. */
  crawlDelaySeconds?: number
}

export interface Fetched extends Hints {
  kind: 'fetched'
  status: number
  /** Where the bytes came from, after redirects. */
  url: string
  /** The body, content codings undone. */
  bytes: Uint8Array
  /** By lower-case name; repeated fields joined with ", "; without Set-Cookie, and with credentials that the server repeated as ***. */
  headers: Record<string, string>
  /** The body broke off: these bytes are only its beginning. Such an answer carries no validators, so that the next poll gets it whole. */
  truncated?: true
  ms: number
}

/** 304: nothing new since the validators that were sent. Validators that the answer did not repeat are those that were sent. */
interface Unchanged extends Hints {
  kind: 'unchanged'
  status: 304
  url: string
  headers: Record<string, string>
  ms: number
}

/** 410: taken away for good. */
interface Gone {
  kind: 'gone'
  status: 410
  url: string
  message: string
  ms: number
}

/** 429 or 503: the server asks for patience. */
export interface Throttled {
  kind: 'throttled'
  status: 429 | 503
  url: string
  retryAfterSeconds?: number
  message: string
  ms: number
}

/** Not fetched by a rule of ours or of the site; asking again gives the same until something is changed. */
export interface Refused {
  kind: 'refused'
  reason: RefusalReason
  message: string
  ms: number
}

type RefusalReason = 'bad-url' | 'blocked-address' | 'blocked-port' | 'too-large' | 'robots' | 'credential'

/** It went wrong; it may go right another time. */
export interface Failed {
  kind: 'failed'
  code: FailureCode
  /** The HTTP status, when there was one. */
  status?: number
  retryAfterSeconds?: number
  message: string
  ms: number
}

type FailureCode =
  | 'timeout-connect'
  | 'timeout-first-byte'
  | 'timeout-total'
  | 'dns'
  /** No connection: refused, or no route. */
  | 'connect'
  | 'tls'
  /** The connection broke before the answer was there. */
  | 'reset'
  /** An answer with a status that is of no use, or that is not HTTP. */
  | 'http'
  /** The content coding could not be undone. */
  | 'encoding'
  /** A loop, too many, or one that leads nowhere. */
  | 'redirect'
  /** robots.txt could not be had, which means "disallowed" until it can (RFC 9309 §2.3.1.4). */
  | 'robots'

export type FetchOutcome = Fetched | Unchanged | Gone | Throttled | Refused | Failed

/** What kept bytes from coming, as a code: `http-503`, or the kind of failure or refusal. */
export function failureCode(outcome: Throttled | Refused | Failed): string {
  if (outcome.kind === 'refused') return outcome.reason
  return outcome.kind === 'throttled' || outcome.status !== undefined ? `http-${outcome.status}` : outcome.code
}

/** An outcome before its time is measured. */
export type Untimed<T> = T extends { ms: number } ? Omit<T, 'ms'> : never

/** A limit of ours ran out; the reason that a request is aborted with. */
export class TimeLimit extends Error {
  readonly limit: 'timeout-first-byte' | 'timeout-total'
  constructor(limit: 'timeout-first-byte' | 'timeout-total', message: string) {
    super(message)
    this.limit = limit
  }
}

/**
 * A transport error as an outcome.
 * @param host for the message; the URL is kept out of it
 * @returns undefined for an error that is no transport error but a fault in the program
 */
export function explainError(error: unknown, host: string): Omit<Refused, 'ms'> | Omit<Failed, 'ms'> | undefined {
  if (error instanceof BlockedAddressError) return { kind: 'refused', reason: 'blocked-address', message: error.message }
  if (error instanceof TimeLimit) return { kind: 'failed', code: error.limit, message: `${host} ${error.message}` }
  if (!(error instanceof Error)) return undefined
  // several addresses were tried: the first one's error speaks for all
  if (error instanceof AggregateError && error.errors.length > 0) return explainError(error.errors[0], host)
  // undici gives its parser's errors a code only sometimes
  const code = (error as NodeJS.ErrnoException).code ?? (error.name === 'HTTPParserError' ? 'HPE_INVALID' : undefined)
  if (typeof code !== 'string') return error.cause === undefined ? undefined : explainError(error.cause, host)
  const known = codes.find(([pattern]) => pattern.test(code))
  if (!known) return { kind: 'failed', code: 'http', message: `${host} could not be asked (${code})` }
  const [, failure, words] = known
  return { kind: 'failed', code: failure, message: `${host} ${words} (${code})` }
}

const codes: Array<[RegExp, FailureCode, string]> = [
  [/^(?:UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/, 'timeout-connect', 'did not take the connection in time'],
  [/^UND_ERR_HEADERS_TIMEOUT$/, 'timeout-first-byte', 'did not begin to answer in time'],
  [/^UND_ERR_BODY_TIMEOUT$/, 'timeout-total', 'stopped in the middle of its answer'],
  [/^(?:ENOTFOUND|ENODATA|EAI_\w+|ESERVFAIL|EREFUSED)$/, 'dns', 'was not found in DNS'],
  [/^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL|EACCES|EINVAL)$/, 'connect', 'does not take connections'],
  [/^CERT_HAS_EXPIRED$/, 'tls', 'has a certificate that has expired'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'tls', 'has a certificate for another name'],
  [/^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN)$/, 'tls', 'has a certificate that it signed itself'],
  [/^(?:UNABLE_TO_|CERT_)/, 'tls', 'has a certificate that cannot be verified'],
  [/^(?:EPROTO|ERR_SSL|ERR_TLS|ERR_OSSL)/, 'tls', 'could not agree on a secure connection'],
  [/^(?:ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET|UND_ERR_CLOSED|UND_ERR_DESTROYED)$/, 'reset', 'broke the connection off'],
  [/^(?:HPE_|UND_ERR_HEADERS_OVERFLOW)/, 'http', 'gave an answer that is not proper HTTP'],
]
