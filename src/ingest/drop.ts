/**
 * The turn of a feed whose agency leaves files or mail, or has a service of its own: each whole one is a document; it is put away when what it says is committed, and not before.
 * One process at a time is at a place, so that each file is taken once.
 */
import { resolveCredential } from '#src/net/credentials.ts'
import type { DropFile, Failure, Opened } from '#src/net/sources/drop.ts'
import { isService, openDrop } from '#src/net/sources/index.ts'
import { GivenUpError } from '#src/reading/reader.ts'
import { archive, type Pack, pack } from '#src/store/archive.ts'
import type { Feed, PollResult } from '#src/store/feeds.ts'
import { takeTurn } from '#src/store/turns.ts'
import type { WireDocument } from '#src/wire/document.ts'
import { askAtPace } from './host.ts'
import type { Outcome } from './outcome.ts'
import { notAllowed } from './secrets.ts'
import { outsideRoots } from './spool.ts'
import { everySeconds, ingest, type Parts, readDocument, retryAt, settle } from './take.ts'

/** For how long a file that breaks off may be one whose transfer stands still, in milliseconds since it was last written. */
const stallMs = 120_000
/** Reasons in one log line. */
const mostReasons = 5

interface Counts {
  files: number
  entries: number
  created: number
  changed: number
  failed: number
  /** Files that break off and may yet go on, and documents that cannot be had for now. */
  waiting: number
  /** Why the first of the failed were of no use. */
  reasons?: string[]
}

/** A service may ask for a pause of up to a day. */
const longestPauseMs = 24 * 3600_000

interface Turning {
  stop?: AbortSignal | undefined
  force?: boolean
}

export async function pollDrop(parts: Parts, feed: Feed, { stop, force = false }: Turning): Promise<Outcome> {
  await using turn = await takeTurn(parts.db, placeOf(feed))
  if (!turn) return { outcome: 'elsewhere' }
  const signal = stop ? AbortSignal.any([stop, turn.lost]) : turn.lost
  const fail = (
    code: string,
    { message, retryAfterSeconds = 0 }: Omit<Failure, 'kind'>,
    more: Record<string, unknown> = {},
    position?: unknown,
  ) => {
    const now = parts.clock()
    const pauseMs = Math.min(longestPauseMs, retryAfterSeconds * 1000)
    const nextPollAt = new Date(Math.max(retryAt(feed, now).getTime(), now.getTime() + pauseMs))
    return settle(parts, feed, { kind: 'failure', code, message, nextPollAt, ...(position === undefined ? {} : { position }) }, more)
  }

  const opened = await openFor(parts, feed, { signal, force })
  if (opened.kind === 'failed') return fail(opened.code, opened)
  const { drop } = opened
  const atPlace = (failure: Failure, counts?: Counts) =>
    fail(failure.status === undefined ? 'place' : `http-${failure.status}`, failure, { ...counts }, drop.position?.())
  try {
    const listing = await drop.list()
    if (listing.kind === 'failed') return await atPlace(listing)
    const counts: Counts = { files: 0, entries: 0, created: 0, changed: 0, failed: 0, waiting: 0 }
    const again: PollResult = {
      kind: 'success',
      changed: false,
      nextPollAt: new Date(parts.clock().getTime() + (listing.more ? 0 : (listing.againSeconds ?? everySeconds(feed)) * 1000)),
      ...(isService(feed) && (listing.more || (listing.againSeconds !== undefined && !feed.cron)) ? { exactly: true } : {}),
    }
    for (const file of listing.files) {
      signal.throwIfAborted()
      const asked = performance.now()
      const read = await drop.read(file)
      parts.metrics.fetched('feed', read.kind, (performance.now() - asked) / 1000, read.kind === 'read' ? read.bytes.length : 0)
      if (read.kind === 'changed') continue
      if (read.kind === 'later') {
        counts.waiting++
        continue
      }
      // The place failed, not the file: it stays where it is.
      if (read.kind === 'failed') return await atPlace(read, counts)
      const verdict: Verdict =
        read.kind === 'read' ? await takeFile(parts, feed, { file, ...read }, again, counts) : { put: 'failed', reason: read.message }
      if (verdict.put === 'nowhere') {
        counts.waiting++
        continue
      }
      // It goes from the place for good: what could not be read is there to be looked at.
      if (verdict.put === 'failed' && drop.keepsNothing && verdict.unread) await parts.db.transaction((tx) => archive(tx, verdict.unread!))
      const put = verdict.put === 'done' ? await drop.done(file) : await drop.failed(file, verdict.reason)
      if (put.kind === 'failed') return await atPlace(put, counts)
      counts.files++
      if (verdict.put === 'failed') {
        counts.failed++
        if (counts.failed <= mostReasons) counts.reasons = [...(counts.reasons ?? []), `${file.name}: ${verdict.reason}`.slice(0, 300)]
      }
    }
    const trouble = drop.trouble?.()
    if (trouble) return await atPlace(trouble, counts)
    const position = drop.position?.()
    const settled = await settle(parts, feed, {
      ...again,
      ...(position === undefined || isSame(position, feed.position) ? {} : { position }),
    })
    return { ...settled, outcome: counts.files > 0 ? 'read' : 'unchanged', ...counts }
  } finally {
    await drop.close()
  }
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

type NotOpened = { kind: 'failed'; code: 'outside-roots' | 'secret-not-allowed' | 'secret-missing' | 'place'; message: string }

/** Open a feed's place, where this installation may. */
async function openFor(
  parts: Pick<Parts, 'config' | 'metrics' | 'db' | 'net' | 'clock'>,
  feed: Feed,
  { signal, force }: { signal: AbortSignal; force: boolean },
): Promise<Extract<Opened, { kind: 'opened' }> | NotOpened> {
  const outside = await outsideRoots(feed.url, parts.config.spoolRoots)
  if (outside) return { kind: 'failed', code: 'outside-roots', message: outside }
  const refused = feed.auth && notAllowed(feed.auth, parts.config.secrets)
  if (refused) return { kind: 'failed', code: 'secret-not-allowed', message: refused }
  const credential = feed.auth ? await resolveCredential(feed.auth, process.env) : undefined
  if (credential && !credential.ok) return { kind: 'failed', code: 'secret-missing', message: credential.message }
  const started = performance.now()
  const opened = await openDrop(feed.url, {
    allowNetworks: parts.config.allowNetworks,
    contact: parts.config.contact,
    ...(credential ? { credential: credential.credential } : {}),
    signal,
    ...(isService(feed)
      ? {
          service: {
            fetch: askAtPace(parts, feed, { force }),
            send: parts.net.send,
            now: parts.clock,
            position: feed.position,
            api: feed.api,
          },
        }
      : {}),
  })
  if (opened.kind === 'opened') return opened
  parts.metrics.fetched('feed', 'failed', (performance.now() - started) / 1000, 0)
  return { kind: 'failed', message: opened.message, code: 'place' }
}

/** Feeds whose URLs differ in how they are let in alone are at the same place; what a service is asked for is another place. */
function placeOf(feed: Pick<Feed, 'url' | 'api'>): string {
  const { protocol, host, pathname, search } = new URL(feed.url)
  return `${protocol}//${host}${pathname.replace(/(?<!\/)\/+$/, '')}${isService(feed) ? search : ''}`
}

/** Where a file that was read is to go. */
type Verdict = { put: 'done' } | { put: 'failed'; reason: string; unread?: Pack } | { put: 'nowhere' }

/** A file with what it holds. */
interface Held {
  file: DropFile
  bytes: Uint8Array
  headers?: Record<string, string>
}

async function takeFile(
  parts: Parts,
  feed: Feed,
  { file, bytes, headers = {} }: Held,
  result: PollResult,
  counts: Counts,
): Promise<Verdict> {
  const packed = await pack({ feed: feed.id, kind: 'feed', url: file.url, headers, bytes })
  const document = await readFile(parts, feed, file, packed)
  if ('put' in document) return document.put === 'failed' ? { ...document, unread: packed } : document
  const { entries, created, changed } = (await ingest(parts, feed, packed, document, result)) as Outcome &
    Pick<Counts, 'entries' | 'created' | 'changed'>
  counts.entries += entries
  counts.created += created
  counts.changed += changed
  if (document.partial)
    return { put: 'failed', reason: `${entries} entries were taken, then: ${problemOf(document)?.message ?? 'the file breaks off'}` }
  return { put: 'done' }
}

const problemOf = ({ problems }: WireDocument) => problems.find(({ code }) => code === 'truncated' || code === 'too-many') ?? problems[0]

/** A file's document, where it is to be taken; else where the file is to go. */
async function readFile(
  parts: Pick<Parts, 'reader' | 'clock'>,
  feed: Feed,
  { modified, whole }: DropFile,
  read: Pick<Pack, 'bytes' | 'headers' | 'url'>,
): Promise<WireDocument | Verdict> {
  let document: WireDocument
  try {
    document = await readDocument(parts.reader, feed, read)
  } catch (error) {
    if (error instanceof GivenUpError) return { put: 'failed', reason: error.message }
    throw error
  }
  if (document.partial && !whole && Math.abs(parts.clock().getTime() - modified.getTime()) < stallMs) return { put: 'nowhere' }
  if (document.format && document.entries.length > 0) return document
  return { put: 'failed', reason: problemOf(document)?.message ?? 'the file is of no format that is known' }
}

/** What a poll would take from its place now: the files stay where they are. */
export async function lookAtDrop(parts: Parts, feed: Feed, stop: AbortSignal | undefined): Promise<WireDocument[]> {
  await using turn = await takeTurn(parts.db, placeOf(feed))
  if (!turn) return []
  const signal = stop ? AbortSignal.any([stop, turn.lost]) : turn.lost
  const opened = await openFor(parts, feed, { signal, force: false })
  if (opened.kind === 'failed') return []
  const { drop } = opened
  try {
    const listing = await drop.list()
    const documents: WireDocument[] = []
    for (const file of listing.kind === 'listed' ? listing.files : []) {
      signal.throwIfAborted()
      const read = await drop.read(file)
      if (read.kind === 'failed') break
      if (read.kind !== 'read') continue
      const document = await readFile(parts, feed, file, { bytes: read.bytes, headers: read.headers ?? {}, url: file.url })
      if (!('put' in document)) documents.push(document)
    }
    return documents
  } finally {
    await drop.close()
  }
}
