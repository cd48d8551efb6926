/**
 * A ready item → a story. What was fetched lies in the archive: this is also how a re-ingest makes a story again, from the
 * same bytes by the same code.
 */
import type { Context } from '#src/context.ts'
import type { ItemPayload } from '#src/queue/names.ts'
import type { ComposedStory } from '#src/reading/thread.ts'
import { readRaw } from '#src/store/archive.ts'
import { type Feed, getFeed } from '#src/store/feeds.ts'
import { ItemDropped, type Revision } from '#src/store/items.ts'
import { storeStory, type Telling, type Within } from '#src/store/stories.ts'
import type { Foreseen } from '#src/story/place/foreseen.ts'
import type { Stored } from '#src/story/place/plan.ts'
import { countedOf } from '#src/story/print/shingles.ts'
import type { WireEntry } from '#src/wire/document.ts'
import type { Outcome } from './outcome.ts'
import { fetchPage, type PageBytes } from './page.ts'
import { type Work, withItem } from './take-item.ts'

type Parts = Pick<Context, 'config' | 'db' | 'queues' | 'clock' | 'common' | 'metrics' | 'reader' | 'log'>

export const makeStory = (parts: Parts, payload: ItemPayload, signal?: AbortSignal): Promise<Outcome> =>
  withItem(parts, payload, 'ready', making(parts), signal)

/** Fetch an item's page and make its story of it at once; where the page cannot be had, a job is added for a story of what its feed said. */
export async function bringStory(parts: Parts & Pick<Context, 'net'>, payload: ItemPayload, signal?: AbortSignal): Promise<Outcome> {
  const fetched = await fetchPage(parts, payload, signal, (page) => making(parts, page))
  if (fetched.outcome !== 'other-stage') return fetched
  // The worker that had this very job was lost when the page was there already.
  const made = await makeStory(parts, payload, signal)
  return made.outcome === 'superseded' ? fetched : made
}

/** @param page as it came just now, in place of the archived one */
const making =
  (parts: Parts, page?: PageBytes): Work =>
  async (from) => {
    try {
      const stored = await store(parts, from, from.entry, { page, pace: { everySeconds: parts.config.updatePaceSeconds, lease: from } })
      const version = stored.kind === 'version' ? { version: stored.version, change: stored.change } : {}
      return { outcome: { outcome: stored.kind, story: stored.story, ...version } }
    } catch (error) {
      if (error instanceof ItemDropped) return { outcome: { outcome: 'dropped' } }
      throw error
    }
  }

/**
 * Compose an item's story from the archive and store it.
 * @param options.dryRun what a dry run has planned so far: nothing is written
 * @param options.pace how often its story is told where it changes often, unless its feed has a pace of its own; absent: each state is told
 * @param options.page its page as it came just now, in place of the archived one
 * @param options.within what is done in the same transaction; not in a dry run
 */
export async function store(
  parts: Pick<Parts, 'db' | 'clock' | 'common' | 'metrics' | 'reader' | 'log'>,
  from: Revision,
  entry: WireEntry,
  { dryRun, page, pace, within }: { dryRun?: Foreseen | undefined; page?: PageBytes | undefined; pace?: Telling; within?: Within } = {},
): Promise<Stored> {
  const feed = await getFeed(parts.db, from.feedId)
  if (!feed) throw new Error(`feed ${from.feedId} was removed`)
  const { story, print, leftOut, doubtful } = await composeFrom(parts, feed, from, entry, page ?? (await archivedPage(parts.db, from)))
  const provenance = {
    item: from.itemId,
    itemRevision: from.revision,
    rawSha256: from.sha256,
    pageSha256: from.pageSha256,
    arrivedAt: from.createdAt,
  }
  const telling = pace && { ...pace, everySeconds: feed.updatePaceSeconds ?? pace.everySeconds }
  const how = { common: parts.common, now: parts.clock(), print, dryRun, pace: telling, within }
  const stored = await storeStory(parts.db, story, provenance, how)
  if (leftOut.length > 0 && !dryRun)
    parts.log.warn(
      { feed: feed.id, item: from.itemId, story: stored.story, leftOut: leftOut.slice(0, 20) },
      'parts of a story cannot be stored and were left out',
    )
  if (!dryRun) {
    parts.metrics.stored(stored.kind)
    if (doubtful) parts.metrics.textDoubted()
    if (stored.kind === 'created' && stored.unmatchedKill) parts.metrics.killUnmatched()
    if (stored.kind === 'created') parts.common.note(countedOf(stored.print))
  }
  return stored
}

async function archivedPage(db: Parts['db'], { pageSha256, pageHeaders, pageFinalUrl }: Revision): Promise<PageBytes | undefined> {
  const bytes = pageSha256 ? await readRaw(db, pageSha256) : undefined
  return bytes && { bytes, headers: pageHeaders ?? {}, ...(pageFinalUrl ? { url: pageFinalUrl } : {}) }
}

function composeFrom(
  { reader }: Pick<Parts, 'reader'>,
  feed: Feed,
  from: Revision,
  entry: WireEntry,
  came: PageBytes | undefined,
): Promise<ComposedStory> {
  const page = came && { ...came, ...(feed.extract ? { rules: feed.extract } : {}) }
  return reader.compose({
    feed: {
      id: feed.id,
      agency: feed.agency,
      ...(feed.language ? { language: feed.language } : {}),
      ...(feed.timezone ? { timezone: feed.timezone } : {}),
    },
    entry,
    ...(page ? { page } : {}),
    identity: from.identity,
    seen: from.createdAt.toISOString(),
  })
}
