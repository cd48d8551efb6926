/**
 * A feed's turn: fetch it if it changed, archive the bytes, read the entries, note what is new. The bytes, the items and
 * the feed's own state are one transaction; the jobs that follow are only hints.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { FeedId } from '#src/brand.ts'
import { resolveCredential } from '#src/net/credentials.ts'
import { nextPoll } from '#src/net/next-poll.ts'
import { type FetchOutcome, failureCode } from '#src/net/outcome.ts'
import { isDrop } from '#src/net/sources/index.ts'
import { GivenUpError } from '#src/reading/reader.ts'
import { pack } from '#src/store/archive.ts'
import { isOutage, lostConnection } from '#src/store/cause.ts'
import { setDue } from '#src/store/due.ts'
import { type Feed, getFeed, type PollResult, putOff } from '#src/store/feeds.ts'
import { takePollSlot } from '#src/store/hosts.ts'
import { forgetPlans } from '#src/store/set-back.ts'
import { isPushed } from '#src/store/subscriptions.ts'
import type { WireDocument } from '#src/wire/document.ts'
import { lookAtDrop, pollDrop } from './drop.ts'
import { fetchFrom, longestWaitMs } from './host.ts'
import { hubOf } from './hub.ts'
import type { Outcome } from './outcome.ts'
import type { PollShare } from './poll-share.ts'
import { nextDue, slackMs } from './schedule.ts'
import { notAllowed } from './secrets.ts'
import { everySeconds, ingest, type Parts, readDocument, retryAt, settle } from './take.ts'

/** What found no place, or no database, comes again after so long. */
const againMs = 5000

/** Clocks differ by less than this, where none was set: milliseconds. */
const clockSlackMs = 5000

interface PollOptions {
  force?: boolean
  queuedAt?: number
  signal?: AbortSignal | undefined
  share?: PollShare
}

/**
 * Poll a feed.
 * @param options.force whether to poll although it is not due or its host pauses, and to take the bytes although they are unchanged
 * @param options.queuedAt which job of the feed asks for it (milliseconds since 1970): only the newest polls, which a job that was taken for lost is not, and one of another version neither
 * @param options.share who may be polled beside whom in this process
 */
export async function pollFeed(parts: Parts, id: FeedId, options: PollOptions = {}): Promise<Outcome> {
  const { force = false, queuedAt, share } = options
  const feed = await getFeed(parts.db, id)
  if (!feed) return { outcome: 'no-feed' }
  if (!force && queuedAt !== undefined && feed.queuedAt?.getTime() !== queuedAt) return { outcome: 'replaced' }
  const now = parts.clock()
  if (feed.state !== 'active' && !force) return { outcome: feed.state }
  if (!force && feed.nextPollAt && feed.nextPollAt.getTime() > now.getTime() + slackMs) {
    await passOn(parts, feed)
    return { outcome: 'not-due' }
  }

  const leave = share?.enter({ feed: id, host: new URL(feed.url).host || id, failing: feed.consecutiveFailures > 0 })
  if (leave === 'crowded') await setDue(parts.db, id, new Date(now.getTime() + againMs))
  // The one that is under way says when the next is due.
  if (leave === 'crowded' || leave === 'under-way') return { outcome: leave }
  const begun = performance.now()
  try {
    const outcome = await pollNow(parts, feed, options)
    if (isWithoutResult(outcome)) await passOn(parts, feed)
    // A time that was worked out from one before, under a clock that was set back meanwhile.
    const setBackMs = performance.now() - begun - (parts.clock().getTime() - now.getTime())
    if (setBackMs > clockSlackMs) await forgetPlans(parts.db, setBackMs, id)
    return outcome
  } catch (error) {
    // What the database or this process is to blame for is done again soon; where that cannot be noted, its job is found lost.
    const isOurs = options.signal?.aborted || isOutage(error) || lostConnection(error)
    const noted = isOurs ? setDue(parts.db, id, new Date(parts.clock().getTime() + againMs)) : passOn(parts, feed)
    await noted.catch(() => undefined)
    throw error
  } finally {
    leave?.()
  }
}

/** Another took the feed's place, or its document was overtaken: nothing is noted of this poll. */
const isWithoutResult = ({ outcome }: Outcome) => outcome === 'elsewhere' || outcome === 'overtaken'

/** Its next tick is the next poll. */
const passOn = ({ db, clock }: Pick<Parts, 'db' | 'clock'>, feed: Feed) =>
  setDue(db, feed.id, nextDue(feed, clock(), feed.nextPollAt) ?? null)

async function pollNow(parts: Parts, feed: Feed, { force = false, signal }: PollOptions): Promise<Outcome> {
  signal?.throwIfAborted()
  if (isDrop(feed)) return pollDrop(parts, feed, { stop: signal, force })

  const now = parts.clock()
  const refused = feed.auth && notAllowed(feed.auth, parts.config.secrets)
  if (refused) return settle(parts, feed, { kind: 'failure', code: 'secret-not-allowed', message: refused, nextPollAt: retryAt(feed, now) })
  const credential = feed.auth ? await resolveCredential(feed.auth, process.env) : undefined
  if (credential && !credential.ok)
    return settle(parts, feed, { kind: 'failure', code: 'secret-missing', message: credential.message, nextPollAt: retryAt(feed, now) })
  const { host } = new URL(feed.url)
  const { waitMs, state } = await takePollSlot(parts.db, host, feed.id)
  const pauseMs = state.backoffUntil ? state.backoffUntil.getTime() - now.getTime() : 0
  if (!force && Math.max(pauseMs, waitMs - longestWaitMs) > 0) {
    const later = Math.max(pauseMs, waitMs)
    const until = new Date(now.getTime() + later)
    await putOff(parts.db, feed.id, until)
    return { outcome: 'host-pauses', until: until.toISOString() }
  }
  if (waitMs > 0) await sleep(waitMs, undefined, { signal })
  const begun = countsFrom(feed, parts.clock(), force)
  const known = force
    ? {}
    : { ...(feed.etag ? { etag: feed.etag } : {}), ...(feed.lastModified ? { lastModified: feed.lastModified } : {}) }
  const request = { url: feed.url, accept: 'feed' as const, ...known, ...(credential ? { auth: credential.credential } : {}) }
  const fetched = await fetchFrom(parts, { host, state }, request, signal)
  if (fetched.kind === 'fetched') return take(parts, feed, fetched, { force, begun })
  const times = { now: parts.clock(), begun }
  return settle(parts, feed, resultOf(feed, fetched, times, await intervalOf(parts, feed, begun)))
}

/** What a poll was late for lies here: its interval counts from its tick, but for one that is late by half of it. */
function countsFrom(feed: Feed, begun: Date, force: boolean): Date {
  const lateMs = feed.dueAt ? begun.getTime() - feed.dueAt.getTime() : 0
  return !force && feed.dueAt && lateMs > 0 && lateMs < everySeconds(feed) * 500 ? feed.dueAt : begun
}

/**
 * What a forced poll of a feed would bring now, for a dry run: it is read as a poll reads it, and nothing of it is noted.
 * @returns the documents, in order; none where a poll would fail
 */
export async function lookAtFeed(parts: Parts, feed: Feed, signal?: AbortSignal): Promise<WireDocument[]> {
  if (isDrop(feed)) return lookAtDrop(parts, feed, signal)
  if (feed.auth && notAllowed(feed.auth, parts.config.secrets)) return []
  const credential = feed.auth ? await resolveCredential(feed.auth, process.env) : undefined
  if (credential && !credential.ok) return []
  const { host } = new URL(feed.url)
  const { waitMs, state } = await takePollSlot(parts.db, host, feed.id)
  if (waitMs > 0) await sleep(waitMs, undefined, { signal })
  const request = { url: feed.url, accept: 'feed' as const, ...(credential ? { auth: credential.credential } : {}) }
  const fetched = await fetchFrom(parts, { host, state }, request, signal)
  if (fetched.kind !== 'fetched') return []
  try {
    const document = await readDocument(parts.reader, feed, fetched)
    return isNoAnswer(document) ? [] : [document]
  } catch (error) {
    if (error instanceof GivenUpError) return []
    throw error
  }
}

/** A beginning without one whole entry is no answer either: an outage that sends garbage goes on. */
const isNoAnswer = (document: WireDocument): boolean => !document.format || (document.partial === true && document.entries.length === 0)

/** Seconds between two polls: while a hub pushes the feed, polls only make sure that nothing was missed. */
async function intervalOf({ config, db }: Pick<Parts, 'config' | 'db'>, feed: Feed, now: Date): Promise<number> {
  const every = everySeconds(feed)
  return config.publicUrl && (await isPushed(db, feed.id, now)) ? Math.max(every, Math.min(every * 10, 3600)) : every
}

/** What a fetch without bytes means for the feed. */
function resultOf(
  feed: Feed,
  fetched: Exclude<FetchOutcome, { kind: 'fetched' }>,
  { now, begun }: { now: Date; begun: Date },
  every: number,
): PollResult {
  const nextPollAt = nextPoll(
    { everySeconds: fetched.kind === 'unchanged' ? every : everySeconds(feed), consecutiveFailures: feed.consecutiveFailures },
    fetched,
    now,
    begun,
  )
  switch (fetched.kind) {
    case 'unchanged':
      return {
        kind: 'success',
        changed: false,
        etag: fetched.etag ?? feed.etag ?? undefined,
        lastModified: fetched.lastModified ?? feed.lastModified ?? undefined,
        nextPollAt,
      }
    case 'gone':
      return { kind: 'gone' }
    case 'throttled':
      return { kind: 'failure', code: failureCode(fetched), message: `the host asks for a pause (${fetched.status})`, nextPollAt }
    case 'refused':
    case 'failed':
      return { kind: 'failure', code: failureCode(fetched), message: fetched.message, nextPollAt }
    default:
      return fetched satisfies never
  }
}

/** Bytes have come: read them and note what they list. */
async function take(
  parts: Parts,
  feed: Feed,
  fetched: Extract<FetchOutcome, { kind: 'fetched' }>,
  { force, begun }: { force: boolean; begun: Date },
): Promise<Outcome> {
  const now = parts.clock()
  const every = await intervalOf(parts, feed, now)
  const packed = await pack({
    feed: feed.id,
    kind: 'feed',
    url: fetched.url,
    status: fetched.status,
    headers: fetched.headers,
    bytes: fetched.bytes,
  })
  const whole = !fetched.truncated
  const success = (changed: boolean, complete: boolean, ttlSeconds?: number): PollResult => ({
    kind: 'success',
    changed,
    // What broke off is fetched again whole: its validators are not taken.
    ...(complete ? { etag: fetched.etag, lastModified: fetched.lastModified, sha256: packed.sha256 } : {}),
    permanentUrl: fetched.permanentUrl,
    nextPollAt: nextPoll({ everySeconds: every, consecutiveFailures: 0, ttlSeconds }, fetched, now, begun),
  })
  if (whole && !force && packed.sha256 === feed.lastSha256) return settle(parts, feed, success(false, true), { bytes: packed.bytes.length })

  let document: WireDocument
  try {
    document = await readDocument(parts.reader, feed, packed)
  } catch (error) {
    if (!(error instanceof GivenUpError)) throw error
    const result: PollResult = { kind: 'failure', code: 'unreadable', message: error.message, nextPollAt: retryAt(feed, now) }
    return settle(parts, feed, result, { bytes: packed.bytes.length }, packed)
  }
  if (isNoAnswer(document)) {
    const reason = document.problems.at(-1)?.message ?? 'the bytes are no feed format that is known'
    const result: PollResult = { kind: 'failure', code: 'no-format', message: reason, nextPollAt: retryAt(feed, now) }
    return settle(parts, feed, result, { bytes: packed.bytes.length }, packed)
  }
  const complete = whole && !document.partial
  // What broke off does not say that there is no hub.
  const hub = hubOf(fetched, document.feed) ?? (complete ? null : undefined)
  return ingest(parts, feed, packed, document, success(true, complete, document.feed.ttlSeconds), hub)
}
