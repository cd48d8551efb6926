/**
 * Rows of schema `wire`, as newsroom systems read them: the columns' names are the contract's, and `SELECT *` takes those that are added.
 */
import type { ClusterId, StoryId } from '#src/brand.ts'
import type { Db } from './db.ts'

// biome-ignore lint/suspicious/noExplicitAny: a row of a view, shown as it is
type Row = Record<string, any>

/** All feeds and their health, by id. */
export async function listFeedStatus(db: Db): Promise<Row[]> {
  return (await db.$client.query('SELECT * FROM wire.feed_status ORDER BY feed_id')).rows
}

/** A story as it stands, with all its versions, oldest first, and its media. */
export async function readStory(db: Db, id: StoryId): Promise<{ story: Row; versions: Row[]; media: Row[] } | undefined> {
  const ask = async (statement: string): Promise<Row[]> => (await db.$client.query(statement, [id])).rows
  const [story] = await ask('SELECT * FROM wire.story WHERE id = $1')
  if (!story) return undefined
  return {
    story,
    versions: await ask('SELECT * FROM wire.story_version WHERE story_id = $1 ORDER BY version'),
    media: await ask('SELECT * FROM wire.media WHERE story_id = $1 ORDER BY position'),
  }
}

/** What one line says of a story. */
export interface StoryLine {
  id: StoryId
  agency: string
  headline: string
  pub_status: string
  relation: string
}

const line = 'SELECT id, agency, headline, pub_status, relation FROM wire.story'

/** Those of these stories that are there. */
export async function storyLines(db: Db, ids: readonly StoryId[]): Promise<StoryLine[]> {
  return (await db.$client.query<StoryLine>(`${line} WHERE id = ANY($1)`, [ids])).rows
}

/** A cluster's stories, by relation and first sight. */
export async function clusterLines(db: Db, cluster: ClusterId): Promise<StoryLine[]> {
  return (await db.$client.query<StoryLine>(`${line} WHERE cluster_id = $1 ORDER BY relation, first_seen_at`, [cluster])).rows
}
