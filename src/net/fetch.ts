/**
 * Bytes from outside, with manners: guarded addresses, limits on everything, conditional requests, robots.txt, redirects followed one by one with
 * credentials kept to the origin they belong to. What can be expected to happen is a value; only an abort by the caller is thrown.
 *
 * Proxies from the environment are not used. HTTP/1.1 only.
 */
import { performance } from 'node:perf_hooks'
import { refused } from './conclude.ts'
import { redact } from './credentials.ts'
import { type Desk, follow, readUrl } from './follow.ts'
import { createGuard, type ResolveAll } from './guard.ts'
import { explainError, type FetchOutcome, TimeLimit, type Untimed } from './outcome.ts'
import { patient } from './patience.ts'
import { type PostOutcome, postForm } from './post.ts'
import { defaultLimits, type FetchRequest, type InnerRequest, type Limits } from './request.ts'
import { createRobotsCache } from './robots-cache.ts'
import { type Sending, type SendOutcome, send } from './send.ts'
import { productToken, userAgent } from './user-agent.ts'

export interface NetOptions {
  /** CIDRs that may be reached beside public addresses. */
  allowNetworks: readonly string[]
  /** Where the operator can be reached, a URI: agencies see it in the User-Agent. */
  contact?: string | undefined
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
  /** Send a form to a server that a feed names. */
  post(url: string, form: Record<string, string>): Promise<PostOutcome>
  /**
   * Send a document to a webhook.
   * @throws the signal's reason when the caller aborts, and nothing else
   */
  send(sending: Sending, signal?: AbortSignal): Promise<SendOutcome>
  /** Why an address may not be asked for, as far as it shows by itself. */
  refusal(url: string): string | undefined
  /** Break off what is under way and close all connections. */
  close(): Promise<void>
}

export function createNet({ allowNetworks, contact, limits: given, now, resolveAll }: NetOptions): Net {
  const limits = { ...defaultLimits, ...given }
  const guard = createGuard({ allowNetworks, connectTimeoutMs: limits.connectMs, resolveAll })
  const getRobots = (url: string) => fetchOne(desk, { url, accept: 'robots', robots: 'ignore' })
  const desk: Desk = {
    guard,
    limits,
    userAgent: userAgent(contact),
    now,
    robots: createRobotsCache({ token: productToken, get: getRobots, now }),
  }
  return {
    fetch: ({ accept = 'page', robots = accept === 'page' ? 'obey' : 'ignore', ...rest }, signal) =>
      fetchOne(desk, { ...rest, accept, robots }, signal),
    post: (url, form) => postForm(desk, url, form),
    send: (sending, signal) => send(desk, sending, signal),
    refusal: (url) => (URL.canParse(url) ? guard.refusal(new URL(url))?.message : 'this is not a URL'),
    close: () => guard.close(),
  }
}

async function fetchOne(usual: Desk, request: InnerRequest, signal?: AbortSignal): Promise<FetchOutcome> {
  const desk = request.timeouts ? { ...usual, limits: patient(usual.limits, request.timeouts) } : usual
  const began = performance.now()
  // last of all, so that no path to an outcome goes around it
  const finish = (outcome: Untimed<FetchOutcome>) =>
    ({ ...withoutSecrets(outcome, request), ms: Math.round(performance.now() - began) }) as FetchOutcome
  signal?.throwIfAborted()

  const start = readUrl(request.url)
  if (!start) return finish(refused('bad-url', 'this is not a URL'))
  if (start.username || start.password) {
    return finish(refused('bad-url', 'a URL with a user and password in it is not fetched; give them as auth: { basic: env:NAME }'))
  }
  const control = new AbortController()
  const onAbort = () => control.abort(signal?.reason)
  signal?.addEventListener('abort', onAbort, { once: true })
  const { totalMs } = desk.limits
  const timer = setTimeout(() => control.abort(new TimeLimit('timeout-total', `was not done within ${totalMs / 1000} s`)), totalMs)
  const state = { host: start.host }
  try {
    return finish(await follow(desk, { request, start, control, state }))
  } catch (error) {
    if (signal?.aborted) throw signal.reason
    const outcome = explainError(error, state.host)
    if (!outcome) throw error
    return finish(outcome)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
  }
}

/** A server may repeat a credential where it likes; what is written down or shown has `***` there. The bytes are the agency's own and stay. */
function withoutSecrets(outcome: Untimed<FetchOutcome>, { auth }: InnerRequest): Untimed<FetchOutcome> {
  if (!auth) return outcome
  const clean = { ...outcome }
  if ('message' in clean) clean.message = redact(clean.message, auth)
  if ('url' in clean) clean.url = redact(clean.url, auth)
  // with *** in it, it would be no address
  if ('permanentUrl' in clean && clean.permanentUrl !== redact(clean.permanentUrl ?? '', auth)) delete clean.permanentUrl
  return clean
}
