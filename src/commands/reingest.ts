/**
 * Making stories again: from the archive, with today's code over yesterday's bytes, or from the network. What comes out the
 * same makes no version and no event.
 */
import { z } from 'zod'
import { feedId, type ItemId, storyId } from '#src/brand.ts'
import { lookAtPage, type PageBytes, refetchPage } from '#src/ingest/page.ts'
import { pollFeed } from '#src/ingest/poll.ts'
import { store } from '#src/ingest/story.ts'
import { listedEntries, readDocument } from '#src/ingest/take.ts'
import { readRaw, readRetrieval } from '#src/store/archive.ts'
import { errorFields } from '#src/store/cause.ts'
import { getFeed } from '#src/store/feeds.ts'
import { takeSlot } from '#src/store/hosts.ts'
import { getRevision, type Revision, selectForReingest } from '#src/store/items.ts'
import type { WireEntry } from '#src/wire/document.ts'
import { type CommandContext, CommandRefused, type CommandResult, type CommandRun, command } from './command.ts'

const source = z.enum(['network', 'archive'], 'network or archive')
const time = z.iso
  .datetime({ offset: true, error: 'an instant such as 2026-11-23T00:00:00Z' })
  .or(z.iso.date())
  .transform((text) => new Date(text))
const dryRun = z.union([z.boolean(), z.stringbool()], 'true or false').default(false)

export const reingestStory = command({
  name: 'reingest.story',
  schema: z.strictObject({ story: storyId, from: source, dryRun }),
  run: async (context, { story, from, dryRun }, run) => {
    const chosen = await selectForReingest(context.db, { story })
    if (chosen.length === 0) throw new CommandRefused(`story: there is no story ${story}`)
    return again(context, chosen, { from, dryRun }, run)
  },
})

export const reingestFeed = command({
  name: 'reingest.feed',
  schema: z.strictObject({ feed: feedId, since: time.optional(), until: time.optional(), from: source, dryRun }),
  run: async (context, { feed, since, until, from, dryRun }, run) => {
    if (!(await getFeed(context.db, feed))) throw new CommandRefused(`feed: there is no feed ${feed}`)
    // From the network means the feed, too: what it lists now may differ.
    if (from === 'network' && !dryRun) await pollFeed(context, feed, { force: true, signal: run.signal })
    return again(context, await selectForReingest(context.db, { feed, since, until }), { from, dryRun }, run)
  },
})

export const reingestRange = command({
  name: 'reingest.range',
  schema: z.strictObject({ since: time, until: time, agency: z.string().min(1).optional(), from: source, dryRun }),
  run: async (context, { since, until, agency, from, dryRun }, run) =>
    again(context, await selectForReingest(context.db, { since, until, agency }), { from, dryRun }, run),
})

interface How {
  from: 'network' | 'archive'
  dryRun: boolean
}

async function again(
  context: CommandContext,
  chosen: { item: ItemId; revision: number }[],
  { from, dryRun }: How,
  run: CommandRun,
): Promise<CommandResult> {
  const counts = { items: chosen.length, created: 0, versions: 0, unchanged: 0, waiting: 0, failed: 0 }
  const readings = new Map<string, Map<string, WireEntry>>()
  for (const [done, { item, revision }] of chosen.entries()) {
    await run.progress({ done, total: chosen.length, phase: from })
    const archived = await getRevision(context.db, item, revision)
    // What an admin has dropped stays dropped.
    if (!archived || archived.state === 'dropped') continue
    // Its first making is still under way, and will be of the newest.
    if (archived.state === 'page' || archived.state === 'ready') {
      counts.waiting++
      continue
    }
    try {
      const { current, page } = from === 'network' ? await refetched(context, archived, dryRun, run.signal) : { current: archived }
      const stored = await store(context, current, await entryOf(context, current, readings), { dryRun, page })
      if (stored.kind === 'created') counts.created++
      else if (stored.kind === 'version') counts.versions++
      else counts.unchanged++
    } catch (error) {
      if (run.signal.aborted) throw error
      counts.failed++
      context.log.warn({ item, revision, ...errorFields(error) }, 're-ingest of an item failed')
    }
  }
  await run.progress({ done: chosen.length, total: chosen.length, phase: 'done' })
  const would = dryRun ? 'would be' : 'were'
  const summary = `${counts.items} items from the ${from}: ${counts.versions} ${would} changed, ${counts.created} ${would} created, ${counts.unchanged} unchanged, ${counts.failed} failed`
  if (counts.failed > 0 && counts.failed === chosen.length) throw new CommandRefused(summary)
  return { ok: true, summary, counts }
}

/** The revision with its page fetched anew; for a dry run the page is handed on and not kept. */
async function refetched(
  context: CommandContext,
  from: Revision,
  dryRun: boolean,
  signal: AbortSignal,
): Promise<{ current: Revision; page?: PageBytes | undefined }> {
  if (!from.pageUrl) return { current: from }
  const at = await takeSlot(context.db, new URL(from.pageUrl).host)
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, at.getTime() - context.clock().getTime())))
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
