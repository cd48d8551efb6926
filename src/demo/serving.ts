/**
 * The HTTP of the simulated network: conditional requests (RFC 9110 §13), Cache-Control, gzip, Retry-After, slow answers, and
 * a log of what was served when.
 */
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { type OutletName, outlets } from './outlets.ts'
import { type Answer, answer, type Moment } from './site.ts'

/** A request as it was answered. */
export interface Served {
  /** Seconds since the script's start. */
  offset: number
  outlet: OutletName
  path: string
  status: number
  /** Milliseconds until the answer. */
  ms: number
  /** Of the body, as sent. */
  bytes: number
  userAgent: string
  retryAfterSeconds?: number
  location?: string
  /** 200, but no feed. */
  garbled?: true
}

/** A log is for a demo of minutes, not for a server of months. */
const longestLog = 50_000

export interface Desk {
  moment: () => Moment
  clock: () => number
  log: Served[]
  /** Aborted when the network closes: slow answers end at once. */
  closing: AbortSignal
}

interface Reply {
  status: number
  headers: Record<string, string>
  body: string | Buffer
}

/** A handler of one outlet's requests. */
export function serveOutlet(
  desk: Desk,
): (outlet: OutletName, path: string, request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const taken = new Map<OutletName, number[]>()
  return async (outlet, path, request, response) => {
    const began = desk.clock()
    const moment = desk.moment()
    const found = request.method === 'GET' || request.method === 'HEAD' ? answer(moment, outlet, path) : undefined
    const reply = found ? replyTo(request, found, outlet, began, taken) : { status: 405, headers: { allow: 'GET, HEAD' }, body: '' }
    if (found?.kind === 'document' && reply.status === 200 && found.delayMs > 0) {
      await sleep(found.delayMs, undefined, { signal: desk.closing, ref: false }).catch(() => {})
      if (desk.closing.aborted) return void response.destroy()
    }
    const packed = pack(request, reply)
    response.writeHead(packed.status, packed.headers).end(request.method === 'HEAD' ? undefined : packed.body)
    if (desk.log.length >= longestLog) desk.log.splice(0, longestLog / 10)
    desk.log.push({
      offset: Math.round(moment.offset * 1000) / 1000,
      outlet,
      path,
      status: packed.status,
      ms: desk.clock() - began,
      bytes: packed.body.length,
      userAgent: request.headers['user-agent'] ?? '',
      ...(packed.headers['retry-after'] ? { retryAfterSeconds: Number(packed.headers['retry-after']) } : {}),
      ...(packed.headers.location ? { location: packed.headers.location } : {}),
      ...(found?.kind === 'garbled' ? { garbled: true } : {}),
    })
  }
}

function replyTo(request: IncomingMessage, found: Answer, outlet: OutletName, now: number, taken: Map<OutletName, number[]>): Reply {
  switch (found.kind) {
    case 'moved':
      return { status: 301, headers: { location: found.to, 'content-type': 'text/plain' }, body: `Moved to ${found.to}\n` }
    case 'trouble':
      return { status: found.status, headers: { 'content-type': 'text/plain', 'cache-control': 'no-store' }, body: found.body }
    case 'garbled':
      return { status: 200, headers: { 'content-type': found.contentType, 'cache-control': 'no-store' }, body: found.body }
    case 'document': {
      if (found.counts && isTooFast(outlet, now, taken))
        return { status: 429, headers: { 'retry-after': '2', 'content-type': 'text/plain' }, body: 'Slow down, please.\n' }
      const headers: Record<string, string> = {
        'content-type': found.contentType,
        'cache-control': `max-age=${found.maxAgeSeconds}`,
        ...(found.withEtag ? { etag: etagOf(found.body) } : {}),
        ...(found.lastModified ? { 'last-modified': found.lastModified.toUTCString() } : {}),
      }
      return isUnchanged(request, headers) ? { status: 304, headers, body: '' } : { status: 200, headers, body: found.body }
    }
    default:
      return found satisfies never
  }
}

/** A window of one second that refused requests do not fill. */
function isTooFast(outlet: OutletName, now: number, taken: Map<OutletName, number[]>): boolean {
  const most = outlets[outlet].pagesPerSecond
  if (most === undefined) return false
  const recent = (taken.get(outlet) ?? []).filter((at) => at > now - 1000)
  taken.set(outlet, recent)
  if (recent.length >= most) return true
  recent.push(now)
  return false
}

const etagOf = (body: string | Buffer) => `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`

/** If-None-Match goes first, and where it is given If-Modified-Since is not looked at (RFC 9110 §13.2.2). */
function isUnchanged({ headers: asked }: IncomingMessage, { etag, 'last-modified': lastModified }: Record<string, string>): boolean {
  const tags = asked['if-none-match']
  if (tags !== undefined) return etag !== undefined && tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
  const since = asked['if-modified-since']
  return since !== undefined && lastModified !== undefined && Date.parse(since) >= Date.parse(lastModified)
}

function pack(
  request: IncomingMessage,
  { status, headers, body }: Reply,
): { status: number; headers: Record<string, string>; body: Buffer } {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body)
  if (status === 304) return { status, headers, body: Buffer.alloc(0) }
  const gzip = bytes.length > 1000 && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  const sent = gzip ? gzipSync(bytes) : bytes
  return {
    status,
    headers: {
      ...headers,
      vary: 'accept-encoding',
      'content-length': String(sent.length),
      ...(gzip ? { 'content-encoding': 'gzip' } : {}),
    },
    body: sent,
  }
}
