/**
 * A feed's turn: fetch it if it changed, archive the bytes, read the entries, note what is new. The bytes, the items and
 * the feed's own state are one transaction; the jobs that follow are only hints.
 */
import { pathToFileURL } from 'node:url'
import type { FeedId } from '#src/brand.ts'
import type { Context } from '#src/context.ts'
import { nextPoll } from '#src/net/backoff.ts'
import { resolveCredential } from '#src/net/credentials.ts'
import type { FetchOutcome } from '#src/net/outcome.ts'
import { listSpool, moveToDone, moveToFailed, readSpoolFile } from '#src/net/spool.ts'
import { archive, type Pack, pack } from '#src/store/archive.ts'
import type { Tx } from '#src/store/db.ts'
import { type Feed, getFeed, type PollResult, recordPoll } from '#src/store/feeds.ts'
import { type NewItem, recordItems } from '#src/store/items.ts'
import { isPushed, noteHub, notePush } from '#src/store/subscriptions.ts'
import { identityOf, wantedPage } from '#src/story/compose.ts'
import type { WireDocument, WireFormat } from '#src/wire/document.ts'
import { enqueueItems } from './enqueue.ts'
import { hubOf } from './hub.ts'
import type { Outcome } from './outcome.ts'
import type { Reader } from './reader.ts'

type Parts = Pick<Context, 'config' | 'db' | 'net' | 'queues' | 'clock' | 'metrics' | 'reader'>

/** A tick that comes this little too early is not turned away. */
const slackMs = 1500

/**
 * Poll a feed.
 * @param options.force whether to poll although it is not due, and to take the bytes although they are unchanged
 */
export async function pollFeed(
  parts: Parts,
  id: FeedId,
  { force = false, signal }: { force?: boolean; signal?: AbortSignal | undefined } = {},
): Promise<Outcome> {
  const feed = await getFeed(parts.db, id)
  if (!feed) return { outcome: 'no-feed' }
  if (feed.state !== 'active' && !force) return { outcome: feed.state }
  const now = parts.clock()
  if (!force && feed.nextPollAt && feed.nextPollAt.getTime() > now.getTime() + slackMs) return { outcome: 'not-due' }

  if (feed.url.startsWith('file:')) return pollSpool(parts, feed, signal)

  const credential = feed.auth ? await resolveCredential(feed.auth, process.env) : undefined
  if (credential && !credential.ok)
    return settle(parts, feed, { kind: 'failure', message: credential.message, nextPollAt: retryAt(feed, now) })
  const started = performance.now()
  const fetched = await parts.net.fetch(
    {
      url: feed.url,
      accept: 'feed',
      ...(feed.etag && !force ? { etag: feed.etag } : {}),
      ...(feed.lastModified && !force ? { lastModified: feed.lastModified } : {}),
      ...(credential ? { auth: credential.credential } : {}),
    },
    signal,
  )
  parts.metrics.fetched('feed', fetched.kind, (performance.now() - started) / 1000, fetched.kind === 'fetched' ? fetched.bytes.length : 0)
  if (fetched.kind === 'fetched') return take(parts, feed, fetched, { force })
  return settle(parts, feed, resultOf(feed, fetched, now, await intervalOf(parts, feed, now)))
}

/** Seconds between two polls: while a hub pushes the feed, polls only make sure that nothing was missed. */
async function intervalOf({ config, db }: Pick<Parts, 'config' | 'db'>, feed: Feed, now: Date): Promise<number> {
  const every = everySeconds(feed)
  return config.publicUrl && (await isPushed(db, feed.id, now)) ? Math.max(every, Math.min(every * 10, 3600)) : every
}

/** What a fetch without bytes means for the feed. */
function resultOf(feed: Feed, fetched: Exclude<FetchOutcome, { kind: 'fetched' }>, now: Date, every: number): PollResult {
  const nextPollAt = nextPoll(
    { everySeconds: fetched.kind === 'unchanged' ? every : everySeconds(feed), consecutiveFailures: feed.consecutiveFailures },
    fetched,
    now,
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
      return { kind: 'failure', message: `the host asks for a pause (${fetched.status})`, nextPollAt }
    case 'refused':
    case 'failed':
      return { kind: 'failure', message: fetched.message, nextPollAt }
    default:
      return fetched satisfies never
  }
}

/** Bytes have come: read them and note what they list. */
async function take(
  parts: Parts,
  feed: Feed,
  fetched: Extract<FetchOutcome, { kind: 'fetched' }>,
  { force }: { force: boolean },
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
    nextPollAt: nextPoll({ everySeconds: every, consecutiveFailures: 0, ttlSeconds }, fetched, now),
  })
  if (whole && !force && packed.sha256 === feed.lastSha256) return settle(parts, feed, success(false, true), { bytes: packed.bytes.length })

  const document = await readDocument(parts.reader, feed, packed)
  // A beginning without one whole entry is no answer either: an outage that sends garbage goes on.
  if (!document.format || (document.partial && document.entries.length === 0)) {
    const reason = document.problems.at(-1)?.message ?? 'the bytes are no feed format that is known'
    const result: PollResult = { kind: 'failure', message: reason, nextPollAt: retryAt(feed, now) }
    return settle(parts, feed, result, { bytes: packed.bytes.length }, packed)
  }
  const hub = parts.config.publicUrl ? hubOf(fetched, document.feed) : undefined
  return ingest(parts, feed, packed, document, success(true, whole && !document.partial, document.feed.ttlSeconds), hub)
}

/** Parse a feed document by the feed's settings: the same call for a poll and for a re-ingest from the archive. */
export function readDocument(
  reader: Reader,
  feed: Feed,
  { bytes, headers, url }: Pick<Pack, 'bytes' | 'headers' | 'url'>,
): Promise<WireDocument> {
  return reader.parse({
    bytes,
    headers,
    url,
    ...(feed.format === 'auto' ? {} : { format: feed.format as WireFormat }),
    ...(feed.timezone ? { timezone: feed.timezone } : {}),
  })
}

/** One transaction: bytes, items, the feed's state and its hub. Then the jobs. */
async function ingest(
  parts: Pick<Parts, 'config' | 'db' | 'queues' | 'clock'>,
  feed: Feed,
  packed: Pack,
  document: WireDocument,
  result: PollResult,
  hub?: { hub: string; topic: string } | undefined,
): Promise<Outcome> {
  return note(parts, feed, packed, document, async (tx, changed) => {
    await recordPoll(tx, feed.id, { ...result, ...(result.kind === 'success' ? { changed } : {}) }, parts.clock())
    if (parts.config.publicUrl) await noteHub(tx, feed.id, hub, parts.clock())
  })
}

/** The same for what a hub has pushed: the feed's own validators and its next poll stay as they are. */
export function ingestPush(
  parts: Pick<Parts, 'db' | 'queues' | 'clock'>,
  feed: Feed,
  packed: Pack,
  document: WireDocument,
  now: Date,
): Promise<Outcome> {
  return note(parts, feed, packed, document, (tx, changed) => notePush(tx, feed.id, changed, now))
}

async function note(
  parts: Pick<Parts, 'db' | 'queues' | 'clock'>,
  feed: Feed,
  packed: Pack,
  document: WireDocument,
  record: (tx: Tx, changed: boolean) => Promise<void>,
): Promise<Outcome> {
  const listed = newItems(feed, document)
  const { created, changed, pending } = await parts.db.transaction(async (tx) => {
    await archive(tx, packed)
    const recorded = await recordItems(tx, feed.id, packed.sha256, listed)
    await record(tx, recorded.pending.length > 0)
    return recorded
  })
  await enqueueItems(parts, pending)
  return {
    outcome: 'read',
    entries: document.entries.length,
    created,
    changed,
    problems: document.problems.length,
    bytes: packed.bytes.length,
  }
}

/** A document's entries as items, oldest first, so that an item's revisions are in their order. */
export function newItems(feed: Pick<Feed, 'articles' | 'language'>, document: WireDocument): NewItem[] {
  const entries = document.entries.map((entry) =>
    entry.language || !document.feed.language ? entry : { ...entry, language: document.feed.language },
  )
  const time = (entry: (typeof entries)[number]) => entry.updated ?? entry.published ?? ''
  return entries
    .map((entry, position) => ({ entry, position }))
    .sort((a, b) => (time(a.entry) < time(b.entry) ? -1 : time(a.entry) > time(b.entry) ? 1 : b.position - a.position))
    .map(({ entry }) => {
      const pageUrl = wantedPage(entry, feed.articles)
      return { identity: identityOf(entry), entry, ...(pageUrl ? { pageUrl } : {}) }
    })
}

async function settle(
  { db, clock }: Pick<Parts, 'db' | 'clock'>,
  feed: Feed,
  result: PollResult,
  more: Record<string, unknown> = {},
  packed?: Pack,
): Promise<Outcome> {
  await db.transaction(async (tx) => {
    if (packed) await archive(tx, packed)
    await recordPoll(tx, feed.id, result, clock())
  })
  if (result.kind === 'failure') return { outcome: 'failed', error: result.message, ...more }
  return { outcome: result.kind === 'gone' ? 'gone' : 'unchanged', ...more }
}

/** A spool folder's turn: each whole file is a document; it is moved away when what it says is committed. */
async function pollSpool(parts: Parts, feed: Feed, signal: AbortSignal | undefined): Promise<Outcome> {
  const listing = await listSpool(feed.url, signal ? { signal } : {})
  if (listing.kind === 'failed')
    return settle(parts, feed, { kind: 'failure', message: listing.message, nextPollAt: retryAt(feed, parts.clock()) })
  const counts = { files: 0, entries: 0, created: 0, changed: 0, failed: 0 }
  const again: PollResult = {
    kind: 'success',
    changed: false,
    nextPollAt: new Date(parts.clock().getTime() + (listing.more ? 0 : everySeconds(feed) * 1000)),
  }
  for (const file of listing.files) {
    signal?.throwIfAborted()
    const read = await readSpoolFile(file)
    if (read.kind === 'changed') continue
    const reason = read.kind === 'read' ? await takeFile(parts, feed, file.path, read.bytes, again, counts) : read.message
    const moved = reason === undefined ? await moveToDone(file) : await moveToFailed(file, reason)
    if (reason !== undefined) counts.failed++
    if (moved.kind === 'failed')
      return settle(parts, feed, { kind: 'failure', message: moved.message, nextPollAt: retryAt(feed, parts.clock()) }, counts)
    counts.files++
  }
  return { ...(await settle(parts, feed, again)), outcome: counts.files > 0 ? 'read' : 'unchanged', ...counts }
}

/** Take in one spool file. A reason comes back when it is of no use. */
async function takeFile(
  parts: Parts,
  feed: Feed,
  path: string,
  bytes: Uint8Array,
  result: PollResult,
  counts: Record<'entries' | 'created' | 'changed', number>,
): Promise<string | undefined> {
  const packed = await pack({ feed: feed.id, kind: 'feed', url: pathToFileURL(path).href, headers: {}, bytes })
  const document = await readDocument(parts.reader, feed, packed)
  if (!document.format || document.entries.length === 0) return document.problems[0]?.message ?? 'the file is no wire format that is known'
  const { entries, created, changed } = (await ingest(parts, feed, packed, document, result)) as Outcome & typeof counts
  counts.entries += entries
  counts.created += created
  counts.changed += changed
  return undefined
}

const everySeconds = (feed: Feed) => feed.everySeconds ?? 60

function retryAt(feed: Feed, now: Date): Date {
  return nextPoll(
    { everySeconds: everySeconds(feed), consecutiveFailures: feed.consecutiveFailures },
    { kind: 'failed', code: 'http', message: '', ms: 0 },
    now,
  )
}
