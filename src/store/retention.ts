/**
 * What is dropped in time: raw bytes that no version needs, finished commands, old events that every consumer has had.
 * Stories, their versions and decisions are never dropped.
 */
import type { Db } from './db.ts'
import { noticeHours } from './notices.ts'

export interface Dropped {
  raw: number
  retrievals: number
  commands: number
  events: number
  fingerprints: number
  names: number
}

/**
 * Drop what is older than `days`. Fingerprints and names go when no copy, and nothing that a notice means, is looked for that far back; events only up to where every
 * consumer has got; raw bytes stay as long as a story's version names them.
 */
export async function runRetention(
  db: Db,
  { days, fingerprintDays, dryRun }: { days: number; fingerprintDays: number; dryRun: boolean },
): Promise<Dropped> {
  const old = `now() - make_interval(days => ${Number(days)})`
  const statements: [keyof Dropped, string][] = [
    ['retrievals', `DELETE FROM ingest.retrieval WHERE at < ${old}`],
    [
      'raw',
      `DELETE FROM ingest.raw r WHERE r.first_seen_at < ${old}
         AND NOT EXISTS (SELECT FROM ingest.retrieval t WHERE t.sha256 = r.sha256)
         AND NOT EXISTS (SELECT FROM ingest.story_version v WHERE v.raw_sha256 = r.sha256 OR v.page_sha256 = r.sha256)
         AND NOT EXISTS (SELECT FROM ingest.item_revision i WHERE i.sha256 = r.sha256 OR i.page_sha256 = r.sha256)`,
    ],
    ['commands', `DELETE FROM ingest.command WHERE finished_at < ${old}`],
    ['events', `DELETE FROM ingest.event WHERE time < ${old} AND seq <= coalesce((SELECT min(seq) FROM ingest.consumer), 0)`],
    // a day more than a notice looks back: it may have waited to be worked off
    ['names', `DELETE FROM ingest.story_name WHERE at < now() - make_interval(hours => ${noticeHours + 24})`],
  ]
  const dropped: Dropped = { raw: 0, retrievals: 0, commands: 0, events: 0, fingerprints: 0, names: 0 }
  const client = await db.$client.connect()
  try {
    await client.query('BEGIN')
    for (const [what, statement] of statements) dropped[what] = (await client.query(statement)).rowCount ?? 0
    const { rows } = await client.query<{ n: string }>('SELECT ingest.drop_fingerprint_days(now() - make_interval(days => $1)) AS n', [
      fingerprintDays,
    ])
    dropped.fingerprints = Number(rows[0]!.n)
    await client.query(dryRun ? 'ROLLBACK' : 'COMMIT')
  } catch (error) {
    // What failed is told; a connection that broke rolls back by itself.
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
  return dropped
}

/** What is as old, and stays all the same, by what keeps it. */
export interface Kept {
  /** Documents and pages that a version of a story was made of, */
  rawKeptForVersions: number
  /** those that only a state of an item was made of, */
  rawKeptForItems: number
  /** and those that only came again since. */
  rawKeptForRetrievals: number
  /** Events that a consumer has not had. */
  eventsKeptForConsumers: number
  /** The consumer that keeps most of them. */
  slowest?: string
}

/** What a run of retention leaves, and why. */
export async function readKept(db: Db, { days }: { days: number }): Promise<Kept> {
  const { rows } = await db.$client.query<Kept & { slowest: string | null }>(
    `WITH old AS (SELECT sha256,
       EXISTS (SELECT FROM ingest.story_version v WHERE v.raw_sha256 = r.sha256 OR v.page_sha256 = r.sha256) AS version,
       EXISTS (SELECT FROM ingest.item_revision i WHERE i.sha256 = r.sha256 OR i.page_sha256 = r.sha256) AS item,
       EXISTS (SELECT FROM ingest.retrieval t WHERE t.sha256 = r.sha256 AND t.at >= now() - make_interval(days => $1::int)) AS retrieval
       FROM ingest.raw r WHERE r.first_seen_at < now() - make_interval(days => $1::int)),
     slowest AS (SELECT name, seq FROM ingest.consumer ORDER BY seq LIMIT 1)
     SELECT (count(*) FILTER (WHERE version))::int AS "rawKeptForVersions",
       (count(*) FILTER (WHERE item AND NOT version))::int AS "rawKeptForItems",
       (count(*) FILTER (WHERE retrieval AND NOT item AND NOT version))::int AS "rawKeptForRetrievals",
       (SELECT count(*)::int FROM ingest.event WHERE time < now() - make_interval(days => $1::int)
         AND seq > coalesce((SELECT seq FROM slowest), 0)) AS "eventsKeptForConsumers",
       (SELECT name FROM slowest) AS slowest FROM old`,
    [days],
  )
  const { slowest, ...counts } = rows[0]!
  return { ...counts, ...(slowest !== null && counts.eventsKeptForConsumers > 0 ? { slowest } : {}) }
}
