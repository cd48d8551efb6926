/**
 * What a whole database holds, small enough to be read at once: for the demo, which holds it against what was sent.
 */
import type { Db } from './db.ts'

export interface Counted {
  id: string
  feed: string
  agency: string
  uri: string
  /** How many versions ever stood. */
  versions: number
  pubStatus: string
  cluster: string
}

/** Every story, and how many versions it has had. */
export async function countStories(db: Db): Promise<Counted[]> {
  const { rows } = await db.$client.query<Counted>(
    `SELECT s.id, s.feed_id AS feed, s.agency, s.uri, s.pub_status AS "pubStatus", s.cluster_id AS cluster,
       (SELECT count(*)::int FROM ingest.story_version v WHERE v.story_id = s.id) AS versions FROM ingest.story s`,
  )
  return rows
}

/** The clusters with most copies: the origin, and which other agencies printed it. */
export async function largestClusters(
  db: Db,
  limit: number,
): Promise<{ story: string; headline: string; agency: string; printedBy: string[] }[]> {
  const { rows } = await db.$client.query(
    `SELECT c.origin_story_id AS story, o.headline, o.agency, array_agg(DISTINCT s.agency) FILTER (WHERE s.id <> o.id) AS "printedBy"
     FROM wire.cluster c JOIN wire.story o ON o.id = c.origin_story_id JOIN wire.story s ON s.cluster_id = c.id
     WHERE c.size > 1 GROUP BY 1, 2, 3, c.size ORDER BY c.size DESC, 2 LIMIT $1`,
    [limit],
  )
  return rows
}

export async function countItems(db: Db): Promise<number> {
  return (await db.$client.query<{ items: number }>('SELECT count(*)::int AS items FROM ingest.item')).rows[0]!.items
}

/** Does the database hold stories, or feeds other than those whose ids begin so? Also asked of one that was never migrated. */
export async function isOccupied(db: Db, { exceptFeeds }: { exceptFeeds: string }): Promise<boolean> {
  const { rows: found } = await db.$client.query<{ there: boolean }>("SELECT to_regclass('ingest.feed') IS NOT NULL AS there")
  if (!found[0]!.there) return false
  const { rows } = await db.$client.query<{ taken: boolean }>(
    'SELECT EXISTS (SELECT 1 FROM ingest.story) OR EXISTS (SELECT 1 FROM ingest.feed WHERE NOT starts_with(id, $1)) AS taken',
    [exceptFeeds],
  )
  return rows[0]!.taken
}
