/**
 * The feeds: their settings as feeds.yaml or a command gave them, and how their polls went.
 */
import { and, eq, ne, sql } from 'drizzle-orm'
import type { FeedId, Sha256 } from '#src/brand.ts'
import { shownAddress } from '#src/text/address.ts'
import { type Db, type Tx, withoutDisk } from './db.ts'
import { emit } from './events.ts'
import { feed } from './schema.ts'
import { perDatabase, together } from './together.ts'

export type Feed = typeof feed.$inferSelect
/** What a person sets of a feed. */
export type FeedSettings = Pick<
  Feed,
  | 'id'
  | 'agency'
  | 'url'
  | 'everySeconds'
  | 'cron'
  | 'timezone'
  | 'format'
  | 'articles'
  | 'language'
  | 'updatePaceSeconds'
  | 'paceMs'
  | 'auth'
  | 'extract'
  | 'api'
>

/** Feeds that one statement reads or notes at most. */
const atOnce = 100

/** Each poll and each story asks for its feed: those that ask at once do so in one statement, whose text is written once. */
const feedsOf = perDatabase((db: Db) => {
  // Without a name it is no prepared statement of the server's, which poolers lose.
  const prepared = db
    .select()
    .from(feed)
    .where(and(sql`${feed.id} = ANY(${sql.placeholder('ids')}::text[])`, ne(feed.state, 'removed')))
    .prepare('')
  return together(async (ids: FeedId[]) => {
    const there = new Map((await prepared.execute({ ids: [...new Set(ids)] })).map((row) => [row.id, row]))
    return ids.map((id) => there.get(id))
  }, atOnce)
})

export const getFeed = (db: Db, id: FeedId): Promise<Feed | undefined> => feedsOf(db)(id)

/** Its host asked for a pause: no poll before then, and one then. */
export async function putOff(db: Db, id: FeedId, until: Date): Promise<void> {
  await db.update(feed).set({ nextPollAt: until, dueAt: until, queuedAt: null }).where(eq(feed.id, id))
}

export async function listFeeds(db: Db): Promise<Feed[]> {
  return db.select().from(feed).where(ne(feed.state, 'removed')).orderBy(feed.id)
}

/** A statement has at most 65,535 parameters. */
const insertedAtOnce = 500

/** Add a feed or change its settings. A changed URL forgets the old one's validators; a removed or gone feed comes back. */
export async function upsertFeed(
  db: Db | Tx,
  settings: FeedSettings,
  managedBy: Feed['managedBy'],
): Promise<'added' | 'changed' | 'unchanged'> {
  const [old] = await db.select().from(feed).where(eq(feed.id, settings.id))
  if (!old) {
    const { rowCount } = await db.insert(feed).values(asNew(settings, managedBy)).onConflictDoNothing()
    // Another worker that starts has added it in the same moment.
    return rowCount === 1 ? 'added' : upsertFeed(db, settings, managedBy)
  }
  if (isAsWanted(old, settings, managedBy)) return 'unchanged'
  const moved = old.configuredUrl !== settings.url
  const isReadOtherwise = moved || JSON.stringify(old.api) !== JSON.stringify(settings.api)
  await db
    .update(feed)
    .set({
      ...settings,
      url: moved ? settings.url : old.url,
      configuredUrl: settings.url,
      managedBy,
      state: old.state === 'removed' || (moved && old.state === 'gone') ? 'active' : old.state,
      ...(moved
        ? {
            etag: null,
            lastModified: null,
            lastSha256: null,
            consecutiveFailures: 0,
            failingSince: null,
            lastError: null,
            lastErrorCode: null,
            identities: 'kept' as const,
          }
        : {}),
      ...(isReadOtherwise ? { position: null } : {}),
      // New settings count from now on, not from when the old ones let the next poll be.
      nextPollAt: null,
      dueAt: null,
      queuedAt: null,
      updatedAt: sql`now()`,
    })
    .where(eq(feed.id, settings.id))
  return 'changed'
}

const asNew = (settings: FeedSettings, managedBy: Feed['managedBy']) => ({ ...settings, configuredUrl: settings.url, managedBy })

const isAsWanted = (old: Feed, settings: FeedSettings, managedBy: Feed['managedBy']): boolean =>
  old.configuredUrl === settings.url && old.managedBy === managedBy && old.state !== 'removed' && differences(old, settings).length === 0

function differences(old: Feed, settings: FeedSettings): string[] {
  return Object.entries(settings)
    .filter(([key, value]) => key !== 'url' && JSON.stringify(old[key as keyof Feed]) !== JSON.stringify(value))
    .map(([key]) => key)
}

/** Make the feeds that the file manages be those of the file: others of its own that it no longer names are removed. */
export async function reconcileFile(db: Db, wanted: FeedSettings[]): Promise<{ added: FeedId[]; changed: FeedId[]; removed: FeedId[] }> {
  return db.transaction(async (tx) => {
    const result = { added: [] as FeedId[], changed: [] as FeedId[], removed: [] as FeedId[] }
    const there = new Map((await tx.select().from(feed)).map((old) => [old.id, old]))
    const added: FeedSettings[] = []
    const others: FeedSettings[] = []
    // In one order, so that workers that start at once wait for each other, and not in a ring.
    for (const settings of wanted.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      const old = there.get(settings.id)
      there.delete(settings.id)
      if (!old) added.push(settings)
      else if (!isAsWanted(old, settings, 'file')) others.push(settings)
    }
    for (let from = 0; from < added.length; from += insertedAtOnce) {
      const some = added.slice(from, from + insertedAtOnce)
      const rows = some.map((settings) => asNew(settings, 'file'))
      const inserted = new Set((await tx.insert(feed).values(rows).onConflictDoNothing().returning({ id: feed.id })).map(({ id }) => id))
      result.added.push(...inserted)
      if (inserted.size === some.length) continue
      // Another worker that starts has added these in the same moment.
      const missed = new Map(some.filter(({ id }) => !inserted.has(id)).map((settings) => [settings.id, settings]))
      const theirs = await tx
        .select()
        .from(feed)
        .where(sql`${feed.id} = ANY(${sql.param([...missed.keys()])}::text[])`)
      others.push(...theirs.filter((old) => !isAsWanted(old, missed.get(old.id)!, 'file')).map(({ id }) => missed.get(id)!))
    }
    for (const settings of others) if ((await upsertFeed(tx, settings, 'file')) === 'changed') result.changed.push(settings.id)
    for (const { id, managedBy, state } of there.values()) if (managedBy === 'file' && state !== 'removed') result.removed.push(id)
    if (result.removed.length > 0)
      await tx
        .update(feed)
        .set({ state: 'removed', updatedAt: sql`now()` })
        .where(and(eq(feed.managedBy, 'file'), sql`${feed.id} = ANY(${sql.param(result.removed)}::text[])`))
    return result
  })
}

/** A service's list is to be read from this time on again. */
export async function recoverFeed(db: Db, id: FeedId, since: Date): Promise<void> {
  await db
    .update(feed)
    .set({ position: { since: since.toISOString() } })
    .where(eq(feed.id, id))
}

/** Set a feed's state by hand. False when there is no such feed. */
export async function setFeedState(db: Db, id: FeedId, state: 'active' | 'paused' | 'removed'): Promise<boolean> {
  const { rowCount } = await db
    .update(feed)
    .set({ state, dueAt: null, queuedAt: null, ...(state === 'active' ? { nextPollAt: null } : {}), updatedAt: sql`now()` })
    .where(and(eq(feed.id, id), ne(feed.state, 'removed')))
  return (rowCount ?? 0) > 0
}

/**
 * Take the feed for a document that is noted next: until the transaction ends nobody else notes one.
 * @param seen the feed's `listings` when its poll began
 * @returns false where another poll's document was noted meanwhile: this one may be the older, and is not to be noted over it
 */
export async function takeListing(tx: Tx, id: FeedId, seen: number): Promise<boolean> {
  const { rowCount } = await tx
    .update(feed)
    .set({ listings: seen + 1 })
    .where(and(eq(feed.id, id), eq(feed.listings, seen)))
  return rowCount === 1
}

/** Note that a feed's names do not tell its items apart. It stays noted until the feed has another address. */
export async function noteIdentities(tx: Tx, id: FeedId, found: 'repeated' | 'reused'): Promise<void> {
  await tx
    .update(feed)
    .set({ identities: found })
    .where(and(eq(feed.id, id), eq(feed.identities, 'kept')))
}

/** Feeds whose names do not tell their items apart. */
export function feedsWithoutIdentities(db: Db): Promise<Pick<Feed, 'id' | 'identities'>[]> {
  return db
    .select({ id: feed.id, identities: feed.identities })
    .from(feed)
    .where(and(ne(feed.state, 'removed'), ne(feed.identities, 'kept')))
    .orderBy(feed.id)
}

/** What a poll came to. */
export type PollResult =
  | {
      kind: 'success'
      changed: boolean
      etag?: string | undefined
      lastModified?: string | undefined
      /** The bytes' key, when they were new. */
      sha256?: Sha256 | undefined
      /** All redirects on the way were permanent: poll there from now on. */
      permanentUrl?: string | undefined
      nextPollAt: Date
      /** `nextPollAt` is when the place itself wants to be looked at again: no tick is waited for. */
      exactly?: boolean
      /** Where a service's list goes on; as it was when absent. */
      position?: unknown
    }
  | { kind: 'failure'; code: string; message: string; nextPollAt: Date; position?: unknown }
  | { kind: 'gone' }

/** How many failures in a row are announced as `feed.failing`. */
const failuresToAnnounce = 3

/** When a poll was done, and when the next is due by the settings that it read (`updatedAt`). */
export interface PolledAt {
  now: Date
  dueAt: Date | null
  as: Date
}

type Success = Extract<PollResult, { kind: 'success' }>

/** What another transaction holds, as it notes something else of that feed, is left to a poll's own. */
const unchanged = `
  WITH ${withoutDisk}, told AS (
    SELECT * FROM unnest($1::text[], $2::timestamptz[], $3::timestamptz[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::text[], $9::timestamptz[])
      AS t (id, at, next_at, due_at, etag, last_modified, sha256, moved, as_read)),
  free AS (
    SELECT f.id FROM ingest.feed f JOIN told t USING (id), without_disk
    WHERE f.consecutive_failures < ${failuresToAnnounce} AND date_trunc('milliseconds', f.updated_at) = t.as_read FOR UPDATE OF f SKIP LOCKED)
  UPDATE ingest.feed f SET last_poll_at = at, last_success_at = at, next_poll_at = next_at, due_at = t.due_at, queued_at = NULL, etag = t.etag,
    last_modified = t.last_modified, last_sha256 = coalesce(sha256, last_sha256), url = coalesce(moved, url),
    consecutive_failures = 0, failing_since = NULL, last_error = NULL, last_error_code = NULL
  FROM told t JOIN free USING (id) WHERE f.id = t.id RETURNING f.id`

type Unchanged = PolledAt & { id: FeedId; result: Success }
const unchangedOf = perDatabase((db: Db) =>
  together(async (polls: Unchanged[]) => {
    const column = (of: (poll: Unchanged) => string | Date | null | undefined) =>
      polls.map((poll) => {
        const value = of(poll)
        return value instanceof Date ? value.toISOString() : (value ?? null)
      })
    const { rows } = await db.$client.query<{ id: FeedId }>(unchanged, [
      column(({ id }) => id),
      column(({ now }) => now),
      column(({ result }) => result.nextPollAt),
      column(({ dueAt }) => dueAt),
      column(({ result }) => result.etag),
      column(({ result }) => result.lastModified),
      column(({ result }) => result.sha256),
      column(({ result }) => result.permanentUrl),
      column(({ as }) => as),
    ])
    const noted = new Set(rows.map(({ id }) => id))
    return polls.map(({ id }) => noted.has(id))
  }, atOnce),
)

/**
 * Note a poll that brought nothing, beside others in one statement that does not wait for the disk: where a crash loses it, the feed is polled once more.
 * @returns false where a recovery has to be announced, somebody else notes something of the feed, or it was set anew meanwhile: nothing was noted
 */
export const recordUnchanged = (db: Db, id: FeedId, result: Success, at: PolledAt): Promise<boolean> =>
  unchangedOf(db)({ id, result, ...at })

/** Note a poll's result, and announce when a feed begins to fail, recovers or is gone. */
export async function recordPoll(tx: Tx, id: FeedId, result: PollResult, { now, dueAt, as }: PolledAt): Promise<void> {
  const [old] = await tx.select().from(feed).where(eq(feed.id, id)).for('update')
  if (!old) return
  // A feed that was set anew meanwhile is planned by its new settings.
  const next = (nextPollAt: Date) => (old.updatedAt.getTime() === as.getTime() ? { nextPollAt, dueAt } : { nextPollAt: null, dueAt: null })
  const position = 'position' in result && old.updatedAt.getTime() === as.getTime() ? { position: result.position } : {}
  const about = { feed: id, agency: old.agency, url: shownAddress(old.url) }
  switch (result.kind) {
    case 'success':
      await tx
        .update(feed)
        .set({
          lastPollAt: now,
          lastSuccessAt: now,
          ...(result.changed ? { lastChangeAt: now } : {}),
          etag: result.etag ?? null,
          lastModified: result.lastModified ?? null,
          ...(result.sha256 ? { lastSha256: result.sha256 } : {}),
          ...(result.permanentUrl ? { url: result.permanentUrl } : {}),
          ...position,
          ...next(result.nextPollAt),
          queuedAt: null,
          consecutiveFailures: 0,
          failingSince: null,
          lastError: null,
          lastErrorCode: null,
        })
        .where(eq(feed.id, id))
      if (old.consecutiveFailures >= failuresToAnnounce) {
        const data = { ...about, failures: old.consecutiveFailures, failingSince: old.failingSince?.toISOString() }
        await emit(tx, { type: 'feed.recovered', subject: id, data })
      }
      return
    case 'failure': {
      const failures = old.consecutiveFailures + 1
      const failingSince = old.failingSince ?? now
      await tx
        .update(feed)
        .set({
          lastPollAt: now,
          consecutiveFailures: failures,
          failingSince,
          lastError: result.message,
          lastErrorCode: result.code,
          ...position,
          ...next(result.nextPollAt),
          queuedAt: null,
        })
        .where(eq(feed.id, id))
      if (failures === failuresToAnnounce) {
        const data = { ...about, failures, failingSince: failingSince.toISOString(), error: result.message }
        await emit(tx, { type: 'feed.failing', subject: id, data })
      }
      return
    }
    case 'gone':
      await tx
        .update(feed)
        .set({
          lastPollAt: now,
          state: 'gone',
          lastError: 'the publisher says that this feed is gone (410)',
          lastErrorCode: 'http-410',
          nextPollAt: null,
          dueAt: null,
          queuedAt: null,
        })
        .where(eq(feed.id, id))
      if (old.state !== 'gone') await emit(tx, { type: 'feed.gone', subject: id, data: { ...about, error: '410 Gone' } })
      return
    default:
      return result satisfies never
  }
}

/** Active feeds that nothing puts off and that were not polled for a while: those of them that should have been, by their interval or cron, are late. */
export async function perhapsOverdue(
  db: Db,
  now: Date,
): Promise<Pick<Feed, 'id' | 'everySeconds' | 'cron' | 'timezone' | 'lastPollAt' | 'createdAt' | 'nextPollAt'>[]> {
  const { id, everySeconds, cron, timezone, lastPollAt, createdAt, nextPollAt } = feed
  return db
    .select({ id, everySeconds, cron, timezone, lastPollAt, createdAt, nextPollAt })
    .from(feed)
    .where(
      and(
        eq(feed.state, 'active'),
        sql`coalesce(${lastPollAt}, ${createdAt}) < ${now.toISOString()}::timestamptz - interval '60 s'`,
        sql`coalesce(${nextPollAt}, ${createdAt}) < ${now.toISOString()}::timestamptz - interval '60 s'`,
      ),
    )
    .orderBy(feed.id)
}
