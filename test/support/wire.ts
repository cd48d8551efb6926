/**
 * Wires played by hand: what a feed lists at each poll is given as items, read, noted and worked off by the worker's own code, without a network.
 */
import type { FeedId, ItemId, StoryId } from '#src/brand.ts'
import { toSettings } from '#src/commands/feed-settings.ts'
import { readCommand } from '#src/commands/index.ts'
import type { Context } from '#src/context.ts'
import { makeStory } from '#src/ingest/story.ts'
import { ingestPush, readDocument } from '#src/ingest/take.ts'
import { pack } from '#src/store/archive.ts'
import { getFeed, upsertFeed } from '#src/store/feeds.ts'
import { rss } from './site.ts'

export type Listed = Parameters<typeof rss>[0][number]

export interface StoryRow {
  id: StoryId
  uri: string
  version: number
  pub_status: string
  body_text: string | null
  headline: string
  cluster_id: string
  relation: string
}

/** Item revisions that wait to be worked off, the oldest first. */
export interface Work {
  item: ItemId
  revision: number
}

let number = 0

/** An agency with one feed; `secondFeed` opens another of the same. */
export async function openWire(context: Context, agency = `Agency ${++number}`) {
  const feed = `wire-${++number}` as FeedId
  await upsertFeed(
    context.db,
    toSettings({ id: feed, agency, url: `https://${feed}.example/rss`, every: 60, articles: 'never' }),
    'command',
  )
  const query = async <T>(sql: string, ...values: unknown[]): Promise<T[]> => (await context.db.$client.query(sql, values)).rows as T[]
  /** One poll: note what the feed lists now. */
  const poll = async (...items: Listed[]): Promise<void> => {
    const row = (await getFeed(context.db, feed))!
    const packed = await pack({ feed, kind: 'feed', url: row.url, status: 200, headers: {}, bytes: Buffer.from(rss(items)) })
    await ingestPush(context, row, packed, await readDocument(context.reader, row, packed), context.clock())
  }
  const work = (): Promise<Work[]> =>
    query<Work>(
      "SELECT r.item_id::int AS item, r.revision FROM ingest.item_revision r JOIN ingest.item i ON i.id = r.item_id WHERE i.feed_id = $1 AND r.state = 'ready' ORDER BY 1, 2",
      feed,
    )
  return {
    agency,
    feed,
    query,
    poll,
    work,
    /** Poll, and work off what is new. */
    list: async (...items: Listed[]): Promise<void> => {
      await poll(...items)
      for (const one of await work()) await makeStory(context, one)
    },
    /** The agency's stories as readers see them, by uri. */
    stories: () => query<StoryRow>('SELECT * FROM wire.story WHERE agency = $1 ORDER BY uri', agency),
    events: async () =>
      (
        await query<{ type: string; data: Record<string, unknown> }>(
          "SELECT type, data FROM wire.event WHERE data->>'agency' = $1 ORDER BY seq",
          agency,
        )
      ).map(({ type, data }) => ({ type, data })),
    secondFeed: () => openWire(context, agency),
    /** Run `reingest.feed` to its end. */
    reingest: async (data: Record<string, unknown> = {}): Promise<Record<string, number>> => {
      const read = readCommand('reingest.feed', { feed, from: 'archive', ...data })
      if (!read.ok) throw new Error(read.message)
      const { signal } = new AbortController()
      return (await read.command.run(context, read.args, { signal, progress: async () => {} })).counts
    },
  }
}

export type Wire = Awaited<ReturnType<typeof openWire>>
