/**
 * Wires played by hand: what a feed lists at each poll is given as items, read, noted and worked off by the worker's own code, without a network.
 */
import type { FeedId, ItemId, StoryId } from '#src/brand.ts'
import { toSettings } from '#src/commands/feed-settings.ts'
import { readCommand } from '#src/commands/index.ts'
import type { Context } from '#src/context.ts'
import type { Outcome } from '#src/ingest/outcome.ts'
import { makeStory } from '#src/ingest/story.ts'
import { ingest, ingestPush, readDocument } from '#src/ingest/take.ts'
import { pack } from '#src/store/archive.ts'
import { identityLock } from '#src/store/candidates.ts'
import { getFeed, upsertFeed } from '#src/store/feeds.ts'
import { rss } from './site.ts'
import { oneTurn } from './turn.ts'

export type Listed = Parameters<typeof rss>[0][number]

/** What a feed lists of one agency, with a page each; `at` says when a minute of the test is. */
export const listing =
  (at: (minute: number) => string) =>
  (guid: string, title: string, minute: number, content?: string): Listed => ({
    guid,
    title,
    link: `https://agency.example/${guid}`,
    pubDate: at(minute),
    ...(content ? { content } : {}),
  })

/** Words of an embargo that ends three weeks after a time, and its end. */
export function threeWeeksFrom(began: number): { end: Date; until: string } {
  const end = new Date(new Date(began + 21 * 86_400_000).setUTCHours(23, 0, 0, 0))
  const month = end.toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' })
  return { end, until: `EMBARGOED UNTIL 23:00 GMT ${end.getUTCDate()} ${month} ${end.getUTCFullYear()}` }
}

export interface StoryRow {
  id: StoryId
  uri: string
  version: number
  pub_status: string
  body_text: string | null
  headline: string
  cluster_id: string
  relation: string
  embargoed_until: Date | null
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
  const poll = (...items: Listed[]): Promise<void> => pollXml(rss(items))
  const pollXml = async (document: string): Promise<void> => {
    const row = (await getFeed(context.db, feed))!
    const packed = await pack({ feed, kind: 'feed', url: row.url, status: 200, headers: {}, bytes: Buffer.from(document) })
    await ingestPush(context, row, packed, await readDocument(context.reader, row, packed), context.clock())
  }
  /** A poll whose answer is on its way: it was asked for now, and is noted when the function that comes back is called. */
  const ask = async (...items: Listed[]): Promise<() => Promise<Outcome>> => {
    const row = (await getFeed(context.db, feed))!
    const packed = await pack({ feed, kind: 'feed', url: row.url, status: 200, headers: {}, bytes: Buffer.from(rss(items)) })
    const document = await readDocument(context.reader, row, packed)
    return () => ingest(context, row, packed, document, { kind: 'success', changed: true, nextPollAt: context.clock() })
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
    ask,
    work,
    /** Poll, and work off what is new. */
    list: async (...items: Listed[]): Promise<void> => {
      await poll(...items)
      for (const one of await work()) await makeStory(context, one)
    },
    /** The same with a document of any format. */
    listXml: async (document: string): Promise<void> => {
      await pollXml(document)
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
      return (await read.command.run(context, read.args, oneTurn)).counts
    },
  }
}

/**
 * Do things in the same moment: each is begun and stands before the agency's stories, then all may go on.
 * @param agency whose stories they store
 */
export async function atOnce(context: Context, agency: string, things: (() => Promise<unknown>)[]): Promise<void> {
  const barrier = await context.db.$client.connect()
  try {
    await barrier.query('BEGIN')
    await barrier.query('SELECT pg_advisory_xact_lock($1::bigint)', [String(identityLock('notices', agency))])
    const { rows } = await barrier.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    const done = Promise.all(things.map((thing) => thing()))
    const waiting = async () =>
      (
        await barrier.query<{ n: number }>(
          "SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND $1 = ANY(pg_blocking_pids(pid))",
          [rows[0]!.pid],
        )
      ).rows[0]!.n
    while ((await waiting()) < things.length) await new Promise((resolve) => setTimeout(resolve, 2))
    await barrier.query('ROLLBACK')
    await done
  } finally {
    barrier.release()
  }
}

export type Wire = Awaited<ReturnType<typeof openWire>>
