/**
 * What has come, taken in: read by the feed's settings, archived, noted item by item, in one transaction with the feed's own state. The jobs that
 * follow are only hints.
 */
import type { Context } from '#src/context.ts'
import { nextPoll } from '#src/net/next-poll.ts'
import { isDrop } from '#src/net/sources/index.ts'
import type { Reader } from '#src/reading/reader.ts'
import { archive, type Pack } from '#src/store/archive.ts'
import { inOneGo, type Tx } from '#src/store/db.ts'
import { type Feed, noteIdentities, type PolledAt, type PollResult, recordPoll, recordUnchanged, takeListing } from '#src/store/feeds.ts'
import { type NewItem, recordItems } from '#src/store/items.ts'
import { noteHub, notePush, noteSilence } from '#src/store/subscriptions.ts'
import { wantedPage } from '#src/story/compose.ts'
import { identify, type Listed } from '#src/story/place/listed.ts'
import type { WireDocument, WireEntry, WireFormat } from '#src/wire/document.ts'
import { enqueueItems } from './enqueue.ts'
import type { Outcome } from './outcome.ts'
import { nextDue } from './schedule.ts'

export type Parts = Pick<Context, 'config' | 'db' | 'net' | 'queues' | 'clock' | 'metrics' | 'reader'>

/** Parse a feed document by the feed's settings: the same call for a poll and for a re-ingest from the archive. */
export function readDocument(
  reader: Reader,
  feed: Feed,
  { bytes, headers, url }: Pick<Pack, 'bytes' | 'headers' | 'url'>,
): Promise<WireDocument> {
  return reader.parse(
    {
      bytes,
      headers,
      url,
      ...(feed.format === 'auto' ? {} : { format: feed.format as WireFormat }),
      ...(feed.timezone ? { timezone: feed.timezone } : {}),
    },
    feed.id,
  )
}

/**
 * One transaction: bytes, items, the feed's state and its hub. Then the jobs.
 * @param hub null: it names none; undefined: it does not say
 */
export async function ingest(
  parts: Pick<Parts, 'config' | 'db' | 'queues' | 'clock'>,
  feed: Feed,
  packed: Pack,
  document: WireDocument,
  result: PollResult,
  hub?: { hub: string; topic: string } | null,
): Promise<Outcome> {
  return note(parts, feed, packed, document, { polled: !isDrop(feed) }, async (tx, changed) => {
    await recordPoll(tx, feed.id, { ...result, ...(result.kind === 'success' ? { changed } : {}) }, polledAt(feed, result, parts.clock()))
    if (!parts.config.publicUrl || hub === undefined) return
    if (changed && feed.lastSuccessAt) await noteSilence(tx, feed.id, feed.lastSuccessAt)
    await noteHub(tx, feed.id, hub, parts.clock())
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
  return note(parts, feed, packed, document, { polled: false }, (tx, changed) => notePush(tx, feed.id, changed, now))
}

async function note(
  parts: Pick<Parts, 'db' | 'queues' | 'clock'>,
  feed: Feed,
  packed: Pack,
  document: WireDocument,
  { polled }: { polled: boolean },
  record: (tx: Tx, changed: boolean) => Promise<void>,
): Promise<Outcome> {
  const { items, repeated } = newItems(feed, document)
  const noted = await parts.db.transaction(async (tx) => {
    if (polled && !(await takeListing(tx, feed.id, feed.listings))) return undefined
    const [, recorded] = await inOneGo(
      () => archive(tx, packed),
      () => recordItems(tx, feed.id, packed.sha256, items),
    )
    if (repeated.length > 0) await noteIdentities(tx, feed.id, 'repeated')
    await record(tx, recorded.pending.length > 0)
    return recorded
  })
  // What this poll fetched may be what the feed listed before that of the other poll: the next one brings what it has more.
  if (!noted) return { outcome: 'overtaken', bytes: packed.bytes.length }
  const { created, changed, pending } = noted
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

/** A document's entries with what they are called, in the language of the whole where they say none: the same for a poll and for a re-ingest. */
export function listedEntries(document: WireDocument): Listed {
  const { language } = document.feed
  return identify(document.entries.map((entry) => (entry.language || !language ? entry : { ...entry, language })))
}

/** A document's entries as items, oldest first, so that an item's revisions are in their order. */
export function newItems(feed: Pick<Feed, 'articles'>, document: WireDocument): { items: NewItem[]; repeated: string[] } {
  const { entries, repeated } = listedEntries(document)
  const time = ({ updated, published }: WireEntry) => updated ?? published ?? ''
  const items = entries
    .map((listed, position) => ({ ...listed, position, time: time(listed.entry) }))
    .sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : b.position - a.position))
    .map(({ identity, entry }) => {
      const pageUrl = wantedPage(entry, feed.articles)
      return { identity, entry, ...(pageUrl ? { pageUrl } : {}) }
    })
  return { items, repeated }
}

/** Note a poll that brought no items. */
export async function settle(
  { db, clock }: Pick<Parts, 'db' | 'clock'>,
  feed: Feed,
  result: PollResult,
  more: Record<string, unknown> = {},
  packed?: Pack,
): Promise<Outcome> {
  const at = polledAt(feed, result, clock())
  if (packed || result.kind !== 'success' || result.position !== undefined || !(await recordUnchanged(db, feed.id, result, at))) {
    await db.transaction(async (tx) => {
      if (packed) await archive(tx, packed)
      await recordPoll(tx, feed.id, result, at)
    })
  }
  if (result.kind === 'failure') return { outcome: 'failed', error: result.message, ...more }
  return { outcome: result.kind === 'gone' ? 'gone' : 'unchanged', ...more }
}

const polledAt = (feed: Feed, result: PollResult, now: Date): PolledAt => ({
  now,
  dueAt: dueAfter(feed, result, now),
  as: feed.updatedAt,
})

/** Its next tick, or the very moment that the place asks for. */
function dueAfter(feed: Feed, result: PollResult, now: Date): Date | null {
  if (result.kind === 'gone') return null
  if (result.kind === 'success' && result.exactly) return result.nextPollAt
  return nextDue(feed, now, result.nextPollAt) ?? null
}

export const everySeconds = (feed: Feed) => feed.everySeconds ?? 60

export function retryAt(feed: Feed, now: Date): Date {
  return nextPoll(
    { everySeconds: everySeconds(feed), consecutiveFailures: feed.consecutiveFailures },
    { kind: 'failed', code: 'http', message: '', ms: 0 },
    now,
  )
}
