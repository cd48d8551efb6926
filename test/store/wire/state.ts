/**
 * What the database holds of the wires: as it is stored, and as readers see it.
 */
import type pg from 'pg'
import { marksIn } from './matters.ts'

export interface StoredStory {
  id: string
  agency: string
  version: number
  pubStatus: string
  embargoedUntil: string | null
  releasedAt: string | null
  headline: string
  marks: string[]
  cluster: string
  relation: string
  hash: string
}

export interface StoredVersion {
  story: string
  version: number
  change: string
  marks: string[]
  headline: string
  hash: string
  raw: string | null
}

export interface StoredEvent {
  seq: number
  type: string
  story: string | null
  agency: string | null
  version: number | null
}

export interface State {
  stories: StoredStory[]
  versions: StoredVersion[]
  events: StoredEvent[]
  clusters: { id: string; origin: string; size: number }[]
  /** Raw bytes that are kept; revisions and versions whose bytes are not; fingerprints that say other than their story; events without a number. */
  kept: { raws: number; lost: number; stale: number; unnumbered: number; waiting: number }
}

const sql = `SELECT json_build_object(
  'stories', (SELECT coalesce(json_agg(json_build_object('id', id, 'agency', agency, 'version', version, 'pubStatus', pub_status,
     'embargoedUntil', embargoed_until, 'releasedAt', released_at, 'headline', headline, 'text', content->>'bodyText', 'cluster', cluster_id,
     'relation', relation, 'hash', version_hash) ORDER BY first_seen_at, id), '[]') FROM ingest.story),
  'versions', (SELECT coalesce(json_agg(json_build_object('story', story_id, 'version', version, 'change', change, 'text', content->>'bodyText',
     'headline', content->>'headline', 'hash', version_hash, 'raw', raw_sha256) ORDER BY story_id, version), '[]') FROM ingest.story_version),
  'events', (SELECT coalesce(json_agg(json_build_object('seq', seq, 'type', type, 'story', story_id, 'agency', data->>'agency',
     'version', (data->>'version')::int) ORDER BY seq), '[]') FROM ingest.event),
  'clusters', (SELECT coalesce(json_agg(json_build_object('id', id, 'origin', origin_story_id, 'size', size) ORDER BY id), '[]') FROM ingest.cluster),
  'kept', json_build_object(
     'raws', (SELECT count(*) FROM ingest.raw),
     'lost', (SELECT count(*) FROM (SELECT sha256 FROM ingest.item_revision UNION SELECT raw_sha256 FROM ingest.story_version WHERE item_id IS NOT NULL) used
        WHERE NOT EXISTS (SELECT FROM ingest.raw r WHERE r.sha256 = used.sha256)),
     'stale', (SELECT count(*) FROM ingest.fingerprint f JOIN ingest.story s ON s.id = f.story_id
        WHERE (f.agency, f.published_at, f.cluster_id, f.relation) IS DISTINCT FROM (s.agency, s.published_at, s.cluster_id, s.relation)),
     'unnumbered', (SELECT count(*) FROM ingest.event_intent),
     'waiting', (SELECT count(*) FROM ingest.item_revision WHERE state IN ('page', 'ready', 'failed'))
  )) AS state`

export async function readState(pool: pg.Pool): Promise<State> {
  const { rows } = await pool.query<{ state: State & { stories: { text: string }[]; versions: { text: string }[] } }>(sql)
  const { state } = rows[0]!
  const marked = <T extends { text: string }>({ text, ...rest }: T) => ({ ...rest, marks: marksIn(text ?? '') })
  return { ...state, stories: state.stories.map(marked) as never, versions: state.versions.map(marked) as never }
}

/** All that a newsroom's own role may read, view by view: `view: row`. */
export async function readAsReader(pool: pg.Pool): Promise<string[]> {
  const client = await pool.connect()
  try {
    const views = await client.query<{ name: string }>("SELECT viewname AS name FROM pg_views WHERE schemaname = 'wire' ORDER BY 1")
    const all = views.rows.map(({ name }) => `SELECT '${name}: ' || to_jsonb(v)::text AS line FROM wire.${name} v`)
    await client.query('BEGIN')
    await client.query('SET LOCAL ROLE telex_reader')
    const { rows } = await client.query<{ line: string }>(all.join(' UNION ALL '))
    await client.query('ROLLBACK')
    return rows.map(({ line }) => line)
  } finally {
    client.release()
  }
}

/** Leave the database as it was before the first story. */
export async function emptyAll(pool: pg.Pool): Promise<void> {
  const tables =
    'item_revision item retelling story story_identity story_version media cluster ruling status_ruling notice decision fingerprint fingerprint_key event event_intent retrieval raw consumer feed'
  await pool.query(
    `${tables
      .split(' ')
      .map((table) => `DELETE FROM ingest.${table}`)
      .join(';')};UPDATE ingest.event_counter SET seq = 0`,
  )
}
