/**
 * How the installation is doing, read from the database.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import type { Db } from './db.ts'
import { noticeHours } from './notices.ts'

export interface Health {
  feeds: Record<string, number>
  stories: number
  versions: number
  clusters: number
  events: number
  pending: { page: number; ready: number; failed: number }
  /** Seconds since the oldest waiting item came; what waits for the pace of its story is none. */
  oldestPendingSeconds: number
  /** Kill notices that still wait for the story that they speak of. */
  killsUnmatched: number
  /** Stories that an embargo holds back of which nobody can read when it ends. */
  embargoesTimeless: number
}

export async function readHealth(db: Db): Promise<Health> {
  const { rows } = await db.$client.query<{ health: Health }>(`
    SELECT jsonb_build_object(
      'feeds', (SELECT coalesce(jsonb_object_agg(state, n), '{}') FROM (SELECT state, count(*) AS n FROM wire.feed_status GROUP BY state) s),
      'stories', (SELECT count(*) FROM ingest.story),
      'versions', (SELECT count(*) FROM ingest.story_version),
      'clusters', (SELECT count(*) FROM ingest.cluster),
      'events', (SELECT seq FROM ingest.event_counter),
      'pending', (SELECT jsonb_build_object(
        'page', count(*) FILTER (WHERE state = 'page'), 'ready', count(*) FILTER (WHERE state = 'ready'), 'failed', count(*) FILTER (WHERE state = 'failed'))
        FROM ingest.item_revision WHERE state IN ('page', 'ready', 'failed')),
      'oldestPendingSeconds', (SELECT coalesce(round(extract(epoch FROM now() - min(created_at))), 0) FROM ingest.item_revision
        WHERE state IN ('page', 'ready') AND NOT (paced IS NOT NULL AND coalesce(retry_at > now(), false))),
      'killsUnmatched', (SELECT count(*) FROM ingest.notice WHERE applied_to IS NULL AND told->>'pubStatus' <> 'usable'
        AND told->'refersTo'->'exact' IS NULL AND at > now() - make_interval(hours => ${noticeHours})),
      'embargoesTimeless', (SELECT count(*) FROM ingest.story WHERE pub_status = 'withheld' AND content->'signals' ? 'embargo')
    ) AS health`)
  return rows[0]!.health
}

export interface ServerState {
  /** Such as `18.1`, and as a number: 180001. */
  version: string
  number: number
  /** It follows another server, and takes nothing itself. */
  standby: boolean
  readOnly: boolean
}

export async function readServer(db: Db): Promise<ServerState> {
  const { rows } = await db.$client.query<ServerState>(
    `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number,
       pg_is_in_recovery() AS standby, current_setting('transaction_read_only') = 'on' AS "readOnly"`,
  )
  return rows[0]!
}

/**
 * Write so many bytes where documents lie, and take them back.
 * @throws what PostgreSQL says when there is no room for them, or when it takes nothing
 */
export async function tryWrite(db: Db, bytes: number): Promise<void> {
  const client = await db.$client.connect()
  try {
    await client.query('BEGIN')
    await client.query('INSERT INTO ingest.raw (sha256, zstd, length) VALUES ($1, $2, $3)', [randomUUID(), randomBytes(bytes), bytes])
  } finally {
    await client.query('ROLLBACK').catch(() => undefined)
    client.release()
  }
}

/** Does a process lead that hands events on? */
export async function relayLeads(db: Db): Promise<boolean> {
  const held = "relation = 'ingest.lead'::regclass AND mode = 'ShareRowExclusiveLock' AND granted"
  return (await db.$client.query<{ held: boolean }>(`SELECT EXISTS (SELECT FROM pg_locks WHERE ${held}) AS held`)).rows[0]!.held
}

/** PostgreSQL's clock, in seconds since 1970. */
export async function serverClock(db: Db): Promise<number> {
  return (await db.$client.query<{ at: number }>('SELECT extract(epoch FROM clock_timestamp())::float8 AS at')).rows[0]!.at
}

/** Is the role there that newsroom systems read with? */
export async function hasReaderRole(db: Db): Promise<boolean> {
  return (await db.$client.query("SELECT FROM pg_roles WHERE rolname = 'telex_reader'")).rowCount === 1
}
