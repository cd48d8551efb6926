/**
 * A document sent to an address that an admin named, or something deleted there: the same guarded addresses as for everything that goes out, no redirects, and whatever the answer
 * is, it is read for its status alone.
 */
import { type Credential, credentialHeader, redact, withCredential } from './credentials.ts'
import { exchange } from './exchange.ts'
import { retryAfterSeconds } from './fields.ts'
import { type Desk, readUrl } from './follow.ts'
import { explainError, TimeLimit } from './outcome.ts'

export type SendOutcome =
  | { kind: 'answered'; status: number; retryAfterSeconds?: number; location?: string }
  /** No answer; `message` names the host alone. */
  | { kind: 'failed'; message: string }

export interface Sending {
  url: string
  /** `POST` when absent. */
  method?: 'POST' | 'DELETE'
  headers: Record<string, string>
  body?: string
  /** From `resolveCredential`; sent to this URL's origin only, as no redirect is followed. */
  auth?: Credential | undefined
  /** For all of it, from the first look at DNS to the answer's status. */
  timeoutMs: number
}

/** Send it once. @throws the signal's reason when the caller aborts, and nothing else */
export async function send(
  desk: Desk,
  { url: address, method = 'POST', headers, body, auth, timeoutMs }: Sending,
  signal?: AbortSignal,
): Promise<SendOutcome> {
  const url = readUrl(address)
  if (!url) return { kind: 'failed', message: 'this is not a URL' }
  const refusal = desk.guard.refusal(url)
  if (refusal) return { kind: 'failed', message: refusal.message }
  signal?.throwIfAborted()
  const control = new AbortController()
  const onAbort = () => control.abort(signal?.reason)
  signal?.addEventListener('abort', onAbort, { once: true })
  const timer = setTimeout(() => control.abort(new TimeLimit('timeout-total', `did not answer within ${timeoutMs / 1000} s`)), timeoutMs)
  try {
    const sent = { method, ...(body === undefined ? {} : { body }) }
    const field = auth && credentialHeader(auth)
    const own = { ...headers, 'user-agent': desk.userAgent, ...(field ? { [field[0]]: field[1] } : {}) }
    const answer = await exchange(desk.guard.dispatcher, withCredential(url, auth), own, control, { firstByteMs: timeoutMs + 1 }, sent)
    await answer.discard()
    const pause = retryAfterSeconds(answer.fields, desk.now())
    return {
      kind: 'answered',
      status: answer.status,
      ...(pause === undefined ? {} : { retryAfterSeconds: pause }),
      ...(answer.location === undefined ? {} : { location: redact(answer.location, auth) }),
    }
  } catch (error) {
    if (signal?.aborted) throw signal.reason
    const outcome = explainError(error, url.host)
    if (!outcome) throw error
    return { kind: 'failed', message: redact(outcome.message, auth) }
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
  }
}
