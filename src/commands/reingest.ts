/**
 * Making stories again: from the archive, with today's code over yesterday's bytes, or from the network. What comes out the
 * same makes no version and no event.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { feedId, type ItemId, storyId } from '#src/brand.ts'
import { lookAtPage, type PageBytes, refetchPage } from '#src/ingest/page.ts'
import { lookAtFeed, pollFeed } from '#src/ingest/poll.ts'
import { store } from '#src/ingest/story.ts'
import { listedEntries, newItems, readDocument } from '#src/ingest/take.ts'
import { readRaw, readRetrieval } from '#src/store/archive.ts'
import { errorFields, isOutage, lostConnection } from '#src/store/cause.ts'
import type { Tx } from '#src/store/db.ts'
import { type Feed, getFeed } from '#src/store/feeds.ts'
import { forgetForeseen, keepForeseen } from '#src/store/foreseen.ts'
import { takeSlot } from '#src/store/hosts.ts'
import { databaseTime } from '#src/store/item-steps.ts'
import { foreseeItems, getRevision, nextInRange, type ReingestRange, type Revision, sizeOfRange } from '#src/store/items.ts'
import { type Foreseen, nothingForeseen } from '#src/story/place/foreseen.ts'
import type { Stored } from '#src/story/place/plan.ts'
import type { WireEntry } from '#src/wire/document.ts'
import { type CommandContext, CommandRefused, type CommandResult, type CommandRun, command, TurnOver } from './command.ts'

const source = z.enum(['network', 'archive'], 'network or archive')
const time = z.iso
  .datetime({ offset: true, error: 'an instant such as 2026-11-23T00:00:00Z' })
  .or(z.iso.date())
  .transform((text) => new Date(text))
const dryRun = z.union([z.boolean(), z.stringbool()], 'true or false').default(false)

export const reingestStory = command({
  name: 'reingest.story',
  lane: 'long',
  schema: z.strictObject({ story: storyId, from: source, dryRun }),
  run: async (context, { story, from, dryRun }, run) => {
    if ((await sizeOfRange(context.db, { story })).items === 0) throw new CommandRefused(`story: there is no story ${story}`)
    return again(context, { story }, { from, dryRun }, run)
  },
})

export const reingestFeed = command({
  name: 'reingest.feed',
  lane: 'long',
  schema: z.strictObject({ feed: feedId, since: time.optional(), until: time.optional(), from: source, dryRun }),
  run: async (context, { feed, since, until, from, dryRun }, run) => {
    const row = await getFeed(context.db, feed)
    if (!row) throw new CommandRefused(`feed: there is no feed ${feed}`)
    const range = { feed, since, until }
    // From the network means the feed, too: what it lists now may differ.
    const polled = from === 'network' && !run.checkpoint ? await polledAnew(context, row, range, { dryRun, signal: run.signal }) : {}
    return again(context, range, { from, dryRun, polled }, run)
  },
})

export const reingestRange = command({
  name: 'reingest.range',
  lane: 'long',
  schema: z.strictObject({ since: time, until: time, agency: z.string().min(1).optional(), from: source, dryRun }),
  run: async (context, { since, until, agency, from, dryRun }, run) => again(context, { since, until, agency }, { from, dryRun }, run),
})

interface How {
  from: 'network' | 'archive'
  dryRun: boolean
  polled?: Polled
}

/**
 * What the feed brings anew when a re-ingest begins: its stories are being made by whoever takes them, and wait as far as the re-ingest is concerned,
 * however quick that is.
 */
const polled = z.object({
  /** The states that came then or later. */
  since: z.coerce.date().optional(),
  /** In a dry run, which notes nothing: the items of which the feed says something else now, and how many more there would be. */
  items: z.array(z.number()).optional(),
  created: z.number().optional(),
})
type Polled = z.output<typeof polled>

async function polledAnew(
  context: CommandContext,
  feed: Feed,
  { since, until }: ReingestRange,
  { dryRun, signal }: { dryRun: boolean; signal: AbortSignal },
): Promise<Polled> {
  const now = await databaseTime(context.db)
  if (!dryRun) {
    await pollFeed(context, feed.id, { force: true, signal })
    return { since: now }
  }
  const documents = await lookAtFeed(context, feed, signal)
  const { created, changed } = await foreseeItems(
    context.db,
    feed.id,
    documents.map((document) => newItems(feed, document).items),
  )
  const isInRange = (since === undefined || now >= since) && (until === undefined || now < until)
  return { items: changed, created: isInRange ? created : 0 }
}

/** Where a re-ingest is: the item that it was at, the last one, and what came of those before. */
const place = z.object({
  polled: polled.default({}),
  after: z.number(),
  last: z.number(),
  done: z.number(),
  counts: z.object({
    items: z.number(),
    created: z.number(),
    versions: z.number(),
    unchanged: z.number(),
    waiting: z.number(),
    failed: z.number(),
  }),
})
type Place = z.output<typeof place>
type Count = Exclude<keyof Place['counts'], 'items'>

/** One item further; an item that was dropped counts as none. */
export function further(at: Place, item: number, count?: Count): Place {
  const counts = count ? { ...at.counts, [count]: at.counts[count] + 1 } : at.counts
  return { ...at, after: item, done: at.done + 1, counts }
}

/** Items that are looked up at once. */
const batch = 100

async function again(context: CommandContext, range: ReingestRange, how: How, run: CommandRun): Promise<CommandResult> {
  const readings = new Map<string, Map<string, WireEntry>>()
  const foreseen = how.dryRun ? nothingForeseen(run.id) : undefined
  if (run.checkpoint === undefined) await forgetForeseen(context.db, run.id)
  let at = run.checkpoint === undefined ? await beginning(context, range, how.polled) : place.parse(run.checkpoint)
  const step = async (next: Place, tx?: Tx) => {
    await run.step(next, { done: next.done, total: next.counts.items, phase: how.from }, tx)
    return next
  }
  if (run.checkpoint === undefined) await step(at)
  for (;;) {
    const next = await nextInRange(context.db, range, { ...at, limit: batch })
    if (next.length === 0) break
    for (const ref of next) {
      run.mayGoOn()
      at = await makeAgain({ context, how, run, readings, foreseen, at }, ref, (count, tx) => step(further(at, ref.item, count), tx))
    }
  }
  const { counts } = at
  await forgetForeseen(context.db, run.id)
  await run.step(at, { done: counts.items, total: counts.items, phase: 'done' })
  const would = how.dryRun ? 'would be' : 'were'
  const summary = `${counts.items} items from the ${how.from}: ${counts.versions} ${would} changed, ${counts.created} ${would} created, ${counts.unchanged} unchanged, ${counts.failed} failed`
  if (counts.failed > 0 && counts.failed === counts.items) throw new CommandRefused(summary)
  return { ok: true, summary, counts }
}

async function beginning({ db }: Pick<CommandContext, 'db'>, range: ReingestRange, came: Polled = {}): Promise<Place> {
  const { items, last } = await sizeOfRange(db, range)
  const more = came.created ?? 0
  const counts = { items: items + more, created: 0, versions: 0, unchanged: 0, waiting: more, failed: 0 }
  return { polled: came, after: 0, last, done: more, counts }
}

interface Making {
  context: CommandContext
  how: How
  run: CommandRun
  readings: Map<string, Map<string, WireEntry>>
  /** What a dry run has planned. */
  foreseen?: Foreseen | undefined
  at: Place
}

/** Is its newest state one that the feed brings only now? */
const hasCome = ({ polled: { since, items } }: Place, item: ItemId, archived: Revision | undefined): boolean =>
  items?.includes(item) === true || (since !== undefined && archived !== undefined && archived.createdAt >= since)

/** @param step written down in the transaction that stores the story, or alone where none is stored */
async function makeAgain(
  { context, how: { from, dryRun }, run, readings, foreseen, at: begun }: Making,
  { item, revision }: { item: ItemId; revision: number },
  step: (count?: Count, tx?: Tx) => Promise<Place>,
): Promise<Place> {
  const archived = await getRevision(context.db, item, revision)
  if (hasCome(begun, item, archived)) return step('waiting')
  // What an admin has dropped stays dropped.
  if (!archived || archived.state === 'dropped') return step()
  // Its first making is still under way, and will be of the newest.
  if (archived.state === 'page' || archived.state === 'ready') return step('waiting')
  try {
    const { current, page } = from === 'network' ? await refetched(context, archived, dryRun, run.signal) : { current: archived }
    let at: Place | undefined
    const within = async (tx: Tx, stored: Stored) => {
      at = await step(countOf(stored), tx)
    }
    const stored = await store(context, current, await entryOf(context, current, readings), { dryRun: foreseen, page, within })
    if (foreseen) return context.db.transaction((tx) => keepForeseen(tx, foreseen).then(() => step(countOf(stored), tx)))
    return at ?? (await step(countOf(stored)))
  } catch (error) {
    if (error instanceof TurnOver || run.signal.aborted || isOutage(error) || lostConnection(error)) throw error
    context.log.warn({ item, revision, ...errorFields(error) }, 're-ingest of an item failed')
    return step('failed')
  }
}

const countOf = ({ kind }: Stored): Count => (kind === 'created' ? 'created' : kind === 'version' ? 'versions' : 'unchanged')

/** The revision with its page fetched anew; for a dry run the page is handed on and not kept. */
async function refetched(
  context: CommandContext,
  from: Revision,
  dryRun: boolean,
  signal: AbortSignal,
): Promise<{ current: Revision; page?: PageBytes | undefined }> {
  if (!from.pageUrl) return { current: from }
  const at = await takeSlot(context.db, new URL(from.pageUrl).host, from.itemId)
  await sleep(Math.max(0, at.getTime() - context.clock().getTime()), undefined, { signal })
  if (dryRun) {
    const page = await lookAtPage(context, from, signal)
    if ('problem' in page) throw new Error(`${from.pageUrl}: ${page.problem}`)
    return { current: from, page }
  }
  const outcome = await refetchPage(context, from, signal)
  if (outcome.problem) throw new Error(`${from.pageUrl}: ${outcome.problem}`)
  return { current: (await getRevision(context.db, from.itemId, from.revision)) ?? from }
}

/** The entry as today's parser reads it from the archived document; as it was read then, when the bytes are gone. */
async function entryOf(context: CommandContext, from: Revision, readings: Map<string, Map<string, WireEntry>>): Promise<WireEntry> {
  const retrieval = await readRetrieval(context.db, from)
  const reading = `${from.feedId} ${from.sha256} ${retrieval?.id}`
  let entries = readings.get(reading)
  if (!entries) {
    const [feed, bytes] = await Promise.all([getFeed(context.db, from.feedId), readRaw(context.db, from.sha256)])
    if (!feed || !bytes) return from.entry
    const document = await readDocument(context.reader, feed, { bytes, headers: retrieval?.headers ?? {}, url: retrieval?.url ?? feed.url })
    entries = new Map(listedEntries(document).entries.map(({ identity, entry }) => [identity, entry]))
    // A few documents hold most of a range's items; all of a year's would fill the memory.
    if (readings.size > 50) readings.clear()
    readings.set(reading, entries)
  }
  return entries.get(from.identity) ?? from.entry
}
