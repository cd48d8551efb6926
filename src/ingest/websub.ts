/**
 * WebSub (https://www.w3.org/TR/websub/): a feed that names a hub is pushed instead of being waited for. The hub is asked once the
 * feed has been read, again before each lease ends; while it pushes, the feed is polled ten times less often, and when it ceases to, as before.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Context } from '#src/context.ts'
import { pack } from '#src/store/archive.ts'
import { getFeed } from '#src/store/feeds.ts'
import { activate, byToken, claimDue, deny, noteAsked, type Subscription } from '#src/store/subscriptions.ts'
import type { Outcome } from './outcome.ts'
import { ingestPush, readDocument } from './take.ts'

type Parts = Pick<Context, 'config' | 'db' | 'net' | 'queues' | 'clock' | 'reader' | 'log'>

/** Seconds of a lease that hubs are asked for; what they grant is theirs to say. */
const wantedLeaseSeconds = 10 * 86_400
/** Leases are taken within these bounds, so that none is asked for each minute, and none is trusted for years. */
const [shortestLease, longestLease] = [300, 90 * 86_400]

export const callbackPath = '/websub'

/** Ask the hubs whose turn it is. */
export async function subscribeDue(parts: Parts): Promise<Outcome> {
  const { config, db, net, clock, log } = parts
  if (!config.publicUrl) return { outcome: 'idle' }
  const due = await claimDue(db, clock())
  for (const { feedId, hub, topic, token, secret } of due) {
    const answer = await net.post(hub, {
      'hub.mode': 'subscribe',
      'hub.topic': topic,
      'hub.callback': `${config.publicUrl}${callbackPath}/${token}`,
      'hub.secret': secret,
      'hub.lease_seconds': String(wantedLeaseSeconds),
    })
    const problem =
      answer.kind === 'failed'
        ? answer.message
        : answer.status >= 200 && answer.status < 300
          ? undefined
          : `the hub ${new URL(hub).host} refuses (${answer.status}): ${answer.body.replace(/\s+/g, ' ').slice(0, 200)}`
    await noteAsked(db, feedId, problem)
    log[problem ? 'warn' : 'info']({ feed: feedId, hub, ...(problem ? { error: problem } : {}) }, 'the hub was asked to push')
  }
  return due.length > 0 ? { outcome: 'asked', hubs: due.length } : { outcome: 'idle' }
}

/** Is it the address that some hub was given? */
export const isCallback = async (db: Parts['db'], token: string): Promise<boolean> => (await byToken(db, token)) !== undefined

export interface Verification {
  mode?: string | undefined
  topic?: string | undefined
  challenge?: string | undefined
  leaseSeconds?: string | undefined
  reason?: string | undefined
}

/**
 * The hub asks whether we meant it (WebSub, section 5.3), or says that it will not push (section 5.2).
 * @returns the challenge to answer with; undefined for what was not asked for
 */
export async function verify(
  { db, clock, log }: Pick<Parts, 'db' | 'clock' | 'log'>,
  token: string,
  { mode, topic, challenge, leaseSeconds, reason }: Verification,
): Promise<string | undefined> {
  const found = await byToken(db, token)
  if (!found || topic !== found.topic) return undefined
  if (mode === 'denied') {
    log.warn({ feed: found.feedId, hub: found.hub, reason }, 'the hub will not push')
    await deny(db, found.feedId, reason ? `the hub will not push: ${reason.slice(0, 200)}` : 'the hub will not push', clock())
    return ''
  }
  if (mode !== 'subscribe' || !challenge) return undefined
  const granted = Number(leaseSeconds ?? wantedLeaseSeconds)
  if (!Number.isFinite(granted)) return undefined
  const lease = Math.round(Math.min(longestLease, Math.max(shortestLease, granted)))
  await activate(db, found.feedId, lease, clock())
  log.info({ feed: found.feedId, hub: found.hub, leaseSeconds: lease }, 'the hub pushes')
  return challenge
}

export type Pushed = 'unknown' | 'ignored' | 'taken'

/** States of a subscription that the hub has verified. */
const pushing = new Set<Subscription['state']>(['active', 'silent'])

/**
 * What a hub has pushed, taken in like a poll's answer: archived, read and committed when this ends. What is not signed with the
 * subscription's secret is not the hub's and is ignored (WebSub, section 7.1).
 */
export async function takePush(
  parts: Parts,
  token: string,
  { bytes, headers }: { bytes: Uint8Array; headers: Record<string, string> },
): Promise<Pushed> {
  const { db, clock, log, reader } = parts
  const found = await byToken(db, token)
  if (!found) return 'unknown'
  const feed = await getFeed(db, found.feedId)
  if (!feed) return 'unknown'
  if (!pushing.has(found.state) || !isSigned(found, bytes, headers['x-hub-signature'])) {
    log.warn(
      { feed: feed.id, state: found.state, signature: headers['x-hub-signature']?.split('=')[0] },
      'a push without its signature was ignored',
    )
    return 'ignored'
  }
  const kept = Object.fromEntries(
    ['content-type', 'content-language', 'link'].flatMap((name) => (headers[name] ? [[name, headers[name]]] : [])),
  )
  const packed = await pack({ feed: feed.id, kind: 'feed', url: feed.url, status: 200, headers: kept, bytes })
  const document = await readDocument(reader, feed, packed)
  const outcome = await ingestPush(parts, feed, packed, document, clock())
  log.info({ feed: feed.id, ...outcome }, 'a hub pushed')
  return 'taken'
}

const methods = ['sha1', 'sha256', 'sha384', 'sha512']

function isSigned({ secret }: Subscription, bytes: Uint8Array, signature: string | undefined): boolean {
  const [, method = '', hex = ''] = /^\s*(sha\d{1,3})=([0-9a-f]{40,128})\s*$/i.exec(signature ?? '') ?? []
  if (!methods.includes(method.toLowerCase())) return false
  const wanted = createHmac(method.toLowerCase(), secret).update(bytes).digest()
  const given = Buffer.from(hex, 'hex')
  return wanted.length === given.length && timingSafeEqual(wanted, given)
}
