/**
 * Making stories again: from the archive, with today's code over yesterday's bytes, or from the network. What comes out the
 * same makes no version and no event.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { feedId, type ItemId, storyId } from '#src/brand.ts'
import { lookAtPage, type PageBytes, refetchPage } from '#src/ingest/page.ts'
import { pollFeed } from '#src/ingest/poll.ts'
import { store } from '#src/ingest/story.ts'
import { listedEntries, readDocument } from '#src/ingest/take.ts'
import { readRaw, readRetrieval } from '#src/store/archive.ts'
import { errorFields, isOutage, lostConnection } from '#src/store/cause.ts'
import type { Tx } from '#src/store/db.ts'
import { getFeed } from '#src/store/feeds.ts'
import { takeSlot } from '#src/store/hosts.ts'
import { getRevision, nextInRange, type ReingestRange, type Revision, sizeOfRange } from '#src/store/items.ts'
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
    if (!(await getFeed(context.db, feed))) throw new CommandRefused(`feed: there is no feed ${feed}`)
    // From the network means the feed, too: what it lists now may differ.
    if (from === 'network' && !dryRun && !run.checkpoint) await pollFeed(context, feed, { force: true, signal: run.signal })
    return again(context, { feed, since, until }, { from, dryRun }, run)
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
}

/** Where a re-ingest is: the item that it was at, the last one, and what came of those before. */
const place = z.object({
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
  const foreseen = how.dryRun ? nothingForeseen() : undefined
  let at = run.checkpoint === undefined ? await beginning(context, range) : place.parse(run.checkpoint)
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
      at = await makeAgain({ context, how, run, readings, foreseen }, ref, (count, tx) => step(further(at, ref.item, count), tx))
    }
  }
  const { counts } = at
  await run.step(at, { done: counts.items, total: counts.items, phase: 'done' })
  const would = how.dryRun ? 'would be' : 'were'
  const summary = `${counts.items} items from the ${how.from}: ${counts.versions} ${would} changed, ${counts.created} ${would} created, ${counts.unchanged} unchanged, ${counts.failed} failed`
  if (counts.failed > 0 && counts.failed === counts.items) throw new CommandRefused(summary)
  return { ok: true, summary, counts }
}

async function beginning({ db }: Pick<CommandContext, 'db'>, range: ReingestRange): Promise<Place> {
  const { items, last } = await sizeOfRange(db, range)
  return { after: 0, last, done: 0, counts: { items, created: 0, versions: 0, unchanged: 0, waiting: 0, failed: 0 } }
}

interface Making {
  context: CommandContext
  how: How
  run: CommandRun
  readings: Map<string, Map<string, WireEntry>>
  /** What a dry run has planned in this turn. */
  foreseen?: Foreseen | undefined
}

/** @param step written down in the transaction that stores the story, or alone where none is stored */
async function makeAgain(
  { context, how: { from, dryRun }, run, readings, foreseen }: Making,
  { item, revision }: { item: ItemId; revision: number },
  step: (count?: Count, tx?: Tx) => Promise<Place>,
): Promise<Place> {
  const archived = await getRevision(context.db, item, revision)
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
