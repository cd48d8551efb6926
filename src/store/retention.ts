/**
 * What is dropped in time: raw bytes that no version needs, finished commands, old events that every consumer has had.
 * Stories, their versions and decisions are never dropped.
 */
import { type SQL, sql, TransactionRollbackError } from 'drizzle-orm'
import type { Db, Tx } from './db.ts'
import { noticeHours } from './notices.ts'

export interface Dropped {
  raw: number
  retrievals: number
  commands: number
  events: number
  fingerprints: number
  names: number
}

/** In this order: what a retrieval kept may go after it. */
const stages = ['retrievals', 'raw', 'commands', 'events', 'names', 'fingerprints'] as const

/** How far a run has got: it goes on from here, in whatever process. */
export interface RetentionPoint {
  stage: (typeof stages)[number] | 'done'
  /** Documents are gone through by their keys; this is the last that was looked at. */
  after: string
  /** What is older goes: a time by the database's clock, the same for the whole run. */
  before: string
  dropped: Dropped
}

interface Ages {
  days: number
  fingerprintDays: number
}

/** Rows that one step drops, or looks at: it holds its locks for a moment. */
const batch = 2_000

export async function beginRetention(db: Db | Tx, { days }: Ages): Promise<RetentionPoint> {
  const { rows } = await db.execute<{ before: string }>(sql`SELECT (now() - make_interval(days => ${days}::int))::text AS before`)
  const dropped = { raw: 0, retrievals: 0, commands: 0, events: 0, fingerprints: 0, names: 0 }
  return { stage: stages[0], after: '', before: rows[0]!.before, dropped }
}

/** How many stages are behind it, of how many. */
export const retentionProgress = ({ stage }: RetentionPoint) => ({
  done: stage === 'done' ? stages.length : stages.indexOf(stage),
  total: stages.length,
  phase: stage,
})

/**
 * Drop some of what is old, and say from where to go on. Fingerprints and names go when no copy, and nothing that a notice means, is looked for that far
 * back; events only up to where every consumer has got; raw bytes stay as long as a story's version names them.
 */
export async function retentionStep(tx: Tx, point: RetentionPoint, { fingerprintDays }: Ages, rowsAtOnce = batch): Promise<RetentionPoint> {
  const { stage, after, before, dropped } = point
  const old = sql`${before}::timestamptz`
  const ended = (rows: number): RetentionPoint => ({
    ...point,
    ...next(stage),
    dropped: { ...dropped, [stage]: dropped[stage as keyof Dropped] + rows },
  })
  const some = async (table: string, key: string, where: SQL): Promise<RetentionPoint> => {
    const [name, id] = [sql.raw(table), sql.raw(key)]
    const { rowCount } = await tx.execute(
      sql`DELETE FROM ${name} WHERE ${id} = ANY (ARRAY(SELECT ${id} FROM ${name} WHERE ${where} ORDER BY ${id} LIMIT ${rowsAtOnce}))`,
    )
    const gone = ended(rowCount ?? 0)
    return (rowCount ?? 0) < rowsAtOnce ? gone : { ...gone, stage, after: '' }
  }
  switch (stage) {
    case 'retrievals':
      return some('ingest.retrieval', 'id', sql`at < ${old}`)
    case 'raw': {
      const { rows } = await tx.execute<{ last: string | null; seen: number; gone: number }>(sql`
        WITH looked AS (SELECT sha256 FROM ingest.raw WHERE first_seen_at < ${old} AND sha256 > ${after} ORDER BY sha256 LIMIT ${rowsAtOnce}),
        gone AS (DELETE FROM ingest.raw r USING looked l WHERE r.sha256 = l.sha256
          AND NOT EXISTS (SELECT FROM ingest.retrieval t WHERE t.sha256 = r.sha256)
          AND NOT EXISTS (SELECT FROM ingest.story_version v WHERE v.raw_sha256 = r.sha256 OR v.page_sha256 = r.sha256)
          AND NOT EXISTS (SELECT FROM ingest.item_revision i WHERE i.sha256 = r.sha256 OR i.page_sha256 = r.sha256) RETURNING 1)
        SELECT (SELECT max(sha256) FROM looked) AS last, (SELECT count(*)::int FROM looked) AS seen, (SELECT count(*)::int FROM gone) AS gone`)
      const { last, seen, gone } = rows[0]!
      return seen < rowsAtOnce ? ended(gone) : { ...ended(gone), stage, after: last! }
    }
    case 'commands':
      return some('ingest.command', 'id', sql`finished_at < ${old}`)
    case 'events':
      return some('ingest.event', 'seq', sql`time < ${old} AND seq <= coalesce((SELECT min(least(seq, taken)) FROM ingest.consumer), 0)`)
    case 'names':
      // A day more than a notice looks back: it may have waited to be worked off.
      return some('ingest.story_name', 'ctid', sql`at < now() - make_interval(hours => ${noticeHours + 24}::int)`)
    case 'fingerprints': {
      const { rows } = await tx.execute<{ n: string }>(
        sql`SELECT ingest.drop_fingerprint_days(now() - make_interval(days => ${fingerprintDays}::int)) AS n`,
      )
      return ended(Number(rows[0]!.n))
    }
    case 'done':
      return point
    default:
      return stage satisfies never
  }
}

const next = (stage: RetentionPoint['stage']): Pick<RetentionPoint, 'stage' | 'after'> => ({
  stage: stages[stages.indexOf(stage as (typeof stages)[number]) + 1] ?? 'done',
  after: '',
})

/** The whole of it, in small transactions: what was dropped stays so whatever ends it. */
export async function runRetention(db: Db, ages: Ages): Promise<Dropped> {
  let point = await beginRetention(db, ages)
  while (point.stage !== 'done') point = await db.transaction((tx) => retentionStep(tx, point, ages))
  return point.dropped
}

/** What a run would drop. */
export async function foreseeRetention(db: Db, ages: Ages): Promise<Dropped> {
  let point = await beginRetention(db, ages)
  await db
    .transaction(async (tx) => {
      while (point.stage !== 'done') point = await retentionStep(tx, point, ages)
      tx.rollback()
    })
    .catch((error) => {
      if (!(error instanceof TransactionRollbackError)) throw error
    })
  return point.dropped
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
     slowest AS (SELECT name, least(seq, taken) AS seq FROM ingest.consumer ORDER BY 2 LIMIT 1)
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
