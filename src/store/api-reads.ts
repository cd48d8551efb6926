/**
 * What the HTTP API reads: rows of the views of `wire`, a page at a time.
 */
import type { CloudEvent, EventFilter } from '#src/story/event.ts'
import type { ReadOnly } from './read-only.ts'

// biome-ignore lint/suspicious/noExplicitAny: a row of a view, handed on as it is
type Row = Record<string, any>

export interface StoryQuery {
  agency?: string | undefined
  language?: string | undefined
  /** At most this. */
  urgency?: number | undefined
  /** `scheme:code`, or a code. */
  subject?: string | undefined
  usable?: boolean | undefined
  /** Only what changed then or later; these are given the oldest change first. */
  changedSince?: Date | undefined
  limit: number
  /** The place of the last one of the page before. */
  after?: Place | undefined
  /** Columns beside those of each story. */
  include: readonly StoryPart[]
}

export const storyParts = ['body', 'ninjs', 'credits'] as const
export type StoryPart = (typeof storyParts)[number]

/** Where a page ends: an instant to the microsecond, as text, and an id. */
export interface Place {
  at: string
  id: string
}

const columns =
  'id, uri, version, pub_status, usable, headline, slugline, summary, byline, located, language, urgency, published_at, updated_at, first_seen_at, changed_at, embargoed_until, agency, feed_id, url, canonical_url, cluster_id, relation, origin_pub_status, subjects, keywords, signals, has_picture, word_count'
const more: Record<StoryPart, string> = { body: 'body_html, body_text', ninjs: 'ninjs', credits: 'credits' }
const microseconds = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`

/** A page of stories: the newest first, or those that changed since, the oldest change first. What comes meanwhile moves none of the pages that follow. */
export async function readStories(db: ReadOnly, asked: StoryQuery): Promise<{ stories: Row[]; next?: Place }> {
  const values: unknown[] = []
  const value = (one: unknown) => `$${values.push(one)}`
  const changed = asked.changedSince !== undefined
  const order = changed ? 'changed_at' : 'first_seen_at'
  const where = [
    ...(asked.agency === undefined ? [] : [`agency = ${value(asked.agency)}`]),
    ...(asked.language === undefined ? [] : [`language = ${value(asked.language)}`]),
    ...(asked.urgency === undefined ? [] : [`urgency <= ${value(asked.urgency)}`]),
    ...(asked.subject === undefined ? [] : [`subjects @> ${value(subjectPattern(asked.subject))}::jsonb`]),
    ...(asked.usable === undefined ? [] : [`usable = ${value(asked.usable)}`]),
    ...(changed ? [`changed_at >= ${value(asked.changedSince)}`] : []),
    ...(asked.after
      ? [`(${order}, id) ${changed ? '>' : '<'} (${value(asked.after.at)}::timestamptz, ${value(asked.after.id)}::uuid)`]
      : []),
  ]
  const direction = changed ? 'ASC' : 'DESC'
  const found = await db.rows<Row & { place: string }>(
    `SELECT ${[columns, ...asked.include.map((part) => more[part])].join(', ')}, to_char(${order} AT TIME ZONE 'UTC', ${microseconds}) AS place
     FROM wire.story ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}
     ORDER BY ${order} ${direction}, id ${direction} LIMIT ${value(asked.limit + 1)}`,
    values,
  )
  const page = found.slice(0, asked.limit)
  const last = page.at(-1)
  const stories = page.map(({ place: _, ...story }) => story)
  return found.length > asked.limit && last ? { stories, next: { at: last.place, id: last.id } } : { stories }
}

export interface StorySearch {
  query: string
  agency?: string | undefined
  language?: string | undefined
  subject?: string | undefined
  since?: Date | undefined
  /** An instant to the microsecond, as text; now where it is left out. */
  until?: string | undefined
  limit: number
  offset: number
  include: readonly StoryPart[]
}

/**
 * Stories that `wire.search` finds, the best first, with `rank` and what it marked.
 * @returns `until` as it was, or the moment that stood for it: pages with the same one follow each other, whatever newer comes meanwhile
 */
export async function searchStories(db: ReadOnly, asked: StorySearch): Promise<{ stories: Row[]; until: string; more: boolean }> {
  const { query, language, agency, subject, since, until, limit, offset, include } = asked
  const ofStory = [columns, ...include.map((part) => more[part])].join(', ').replace(/\w+/g, 's.$&')
  const found = await db.rows<Row & { until: string }>(
    `WITH bound AS (SELECT coalesce($6::timestamptz, now()) AS until),
      found AS (SELECT f.*, bound.until FROM bound, wire.search($1, language => $2, agency => $3, subject => $4, since => $5, until => bound.until, "limit" => $7, "offset" => $8)
        WITH ORDINALITY AS f(story_id, rank, headline, snippet, agency, language, urgency, published_at, first_seen_at, url, cluster_id, relation, version, n))
     SELECT ${ofStory}, f.rank, f.headline AS marked_headline, f.snippet, to_char(bound.until AT TIME ZONE 'UTC', ${microseconds}) AS until
     FROM bound LEFT JOIN (found f JOIN wire.story s ON s.id = f.story_id) ON true ORDER BY f.n`,
    [query, language ?? null, agency ?? null, subject ?? null, since ?? null, until ?? null, limit, offset],
  )
  const stories = found.filter(({ id }) => id !== null).map(({ until: _, ...story }) => story)
  return { stories, until: found[0]!.until, more: stories.length === limit }
}

function subjectPattern(subject: string): string {
  const [, scheme, code] = /^(.+):([^:]+)$/.exec(subject) ?? []
  return JSON.stringify([scheme && code ? { scheme, code } : { code: subject }])
}

export async function readOneStory(db: ReadOnly, id: string): Promise<Row | undefined> {
  return (await db.rows<Row>('SELECT * FROM wire.story WHERE id = $1', [id]))[0]
}

/** Rows that belong to a story, in their order; `none` where there is no such story. */
export async function readPartOf(
  db: ReadOnly,
  part: 'versions' | 'media' | 'quotes' | 'why',
  id: string,
  limit: number,
): Promise<Row[] | 'none'> {
  const statements = {
    versions: 'SELECT * FROM wire.story_version WHERE story_id = $1 ORDER BY version LIMIT $2',
    media: 'SELECT * FROM wire.media WHERE story_id = $1 ORDER BY position LIMIT $2',
    quotes: 'SELECT * FROM wire.quote WHERE story_id = $1 ORDER BY position LIMIT $2',
    why: 'SELECT * FROM wire.decision WHERE story_id = $1 ORDER BY id LIMIT $2',
  }
  const rows = await db.rows<Row>(statements[part], [id, limit])
  if (rows.length > 0) return rows
  return (await db.rows('SELECT FROM wire.story WHERE id = $1', [id])).length > 0 ? [] : 'none'
}

const lineColumns = 'id, agency, headline, language, pub_status, usable, relation, version, first_seen_at, url'

/** A cluster and its first stories. */
export async function readCluster(db: ReadOnly, id: string, limit: number): Promise<Row | undefined> {
  const [cluster] = await db.rows<Row>('SELECT * FROM wire.cluster WHERE id = $1', [id])
  if (!cluster) return undefined
  const stories = await db.rows<Row>(`SELECT ${lineColumns} FROM wire.story WHERE cluster_id = $1 ORDER BY first_seen_at, id LIMIT $2`, [
    id,
    limit,
  ])
  return { ...cluster, stories }
}

/** The newest event's number, and the oldest that is kept. */
export async function readNewest(db: ReadOnly): Promise<number> {
  const [row] = await db.rows<{ seq: string }>('SELECT wire.newest_seq() AS seq')
  return Number(row!.seq)
}

/** The number before the oldest event that is kept. */
export async function readOldest(db: ReadOnly): Promise<number> {
  const [row] = await db.rows<{ seq: string | null }>('SELECT min(seq) - 1 AS seq FROM wire.event')
  return row?.seq ? Number(row.seq) : readNewest(db)
}

/**
 * Events after a number, and after which to go on.
 * @throws PostgreSQL's error 22023 with words, where they were dropped or are not there yet
 */
export async function readEvents(
  db: ReadOnly,
  { after, limit, filter }: { after: number; limit: number; filter: EventFilter | null },
): Promise<{ events: CloudEvent[]; next: number; newest: number }> {
  const newest = await readNewest(db)
  const rows = await db.rows<{ seq: string; cloudevent: CloudEvent }>('SELECT seq, cloudevent FROM wire.events_after($1, $2, $3)', [
    after,
    limit,
    filter && JSON.stringify(filter),
  ])
  const last = rows.at(-1)
  // Where a filter held some back, what was looked through is done with.
  const next = rows.length < limit ? Math.max(newest, Number(last?.seq ?? 0)) : Number(last!.seq)
  return { events: rows.map(({ cloudevent }) => cloudevent), next, newest }
}

export async function readConsumers(db: ReadOnly): Promise<Row[]> {
  return db.rows<Row>('SELECT * FROM wire.consumer_status ORDER BY name')
}

/** The agencies of all feeds. */
export async function readAgencies(db: ReadOnly): Promise<string[]> {
  const rows = await db.rows<{ agency: string }>('SELECT DISTINCT agency FROM wire.feed_status ORDER BY agency LIMIT 500')
  return rows.map(({ agency }) => agency)
}

/** How each of these stories was placed, as far as its text may be shown. */
export async function readPlacings(db: ReadOnly, ids: readonly string[]): Promise<Row[]> {
  return db.rows<Row>(
    "SELECT * FROM wire.decision WHERE story_id = ANY($1) AND outcome IN ('reprint', 'same-news', 'revision') ORDER BY id",
    [ids],
  )
}
