/**
 * The queries that docs/newsroom.md shows: a test runs each and sees which index it goes by, `bench/queries.ts` times them.
 */
export interface DocumentedQuery {
  title: string
  sql: string
  /** What stands for $1, $2. */
  values: string[]
}

const line = 'SELECT id, headline, agency, language, urgency, first_seen_at FROM wire.story'

export const documentedQueries: readonly DocumentedQuery[] = [
  { title: 'The newest stories', sql: `${line} WHERE usable ORDER BY first_seen_at DESC LIMIT 50`, values: [] },
  { title: 'of a language', sql: `${line} WHERE language = $1 AND usable ORDER BY first_seen_at DESC LIMIT 50`, values: ['language'] },
  { title: 'of an agency', sql: `${line} WHERE agency = $1 AND usable ORDER BY first_seen_at DESC LIMIT 50`, values: ['agency'] },
  { title: 'of an urgency', sql: `${line} WHERE urgency <= $1 AND usable ORDER BY first_seen_at DESC LIMIT 50`, values: ['urgency'] },
  {
    title: 'on a subject',
    sql: `${line} WHERE subjects @> jsonb_build_array(jsonb_build_object('code', $1::text)) AND usable ORDER BY first_seen_at DESC LIMIT 50`,
    values: ['subject'],
  },
  {
    title: 'with a keyword',
    sql: `${line} WHERE keywords @> ARRAY[$1] AND usable ORDER BY first_seen_at DESC LIMIT 50`,
    values: ['keyword'],
  },
  {
    title: 'that are corrections',
    sql: `${line} WHERE signals ? 'correction' AND usable ORDER BY first_seen_at DESC LIMIT 50`,
    values: [],
  },
  {
    title: 'of a language with pictures',
    sql: `${line} WHERE language = $1 AND has_picture AND usable ORDER BY first_seen_at DESC LIMIT 50`,
    values: ['language'],
  },
  { title: 'published since', sql: `${line} WHERE published_at > $1 AND usable ORDER BY published_at DESC LIMIT 50`, values: ['since'] },
  {
    title: 'Versions stored since',
    sql: 'SELECT id, version, headline, stored_at FROM wire.story WHERE stored_at > $1 ORDER BY stored_at LIMIT 500',
    values: ['since'],
  },
  {
    title: 'What has changed since',
    sql: 'SELECT id, version, pub_status, cluster_id, changed_at FROM wire.story WHERE changed_at > $1 ORDER BY changed_at LIMIT 500',
    values: ['since'],
  },
  { title: 'The story of a page', sql: 'SELECT id, headline FROM wire.story WHERE url = $1 OR canonical_url = $1', values: ['url'] },
  { title: 'The story of a guid', sql: 'SELECT id, headline FROM wire.story WHERE uri = $1', values: ['uri'] },
  { title: 'A story with all that it has', sql: 'SELECT * FROM wire.story WHERE id = $1', values: ['story'] },
  {
    title: 'The copies of a story',
    sql: 'SELECT agency, relation, headline, url FROM wire.story WHERE cluster_id = $1',
    values: ['cluster'],
  },
  {
    title: 'What somebody said',
    sql: 'SELECT story_id, text, role FROM wire.quote WHERE speaker = $1 ORDER BY first_seen_at DESC LIMIT 50',
    values: ['speaker'],
  },
  {
    title: 'Who cites a source',
    sql: 'SELECT story_id, sentence FROM wire.citation WHERE name = $1 ORDER BY first_seen_at DESC LIMIT 50',
    values: ['source'],
  },
  { title: 'Search: a common word', sql: 'SELECT story_id, headline, snippet FROM wire.search($1)', values: ['common'] },
  {
    title: 'Search: two words in a language',
    sql: "SELECT story_id, headline, snippet FROM wire.search($1, language => 'en')",
    values: ['words'],
  },
  { title: 'Search: a phrase', sql: 'SELECT story_id, headline, snippet FROM wire.search($1)', values: ['phrase'] },
  { title: 'Search: a rare name', sql: 'SELECT story_id, headline, snippet FROM wire.search($1)', values: ['name'] },
  {
    title: 'Search: of an agency since',
    sql: 'SELECT story_id, headline, snippet FROM wire.search($1, agency => $2, since => $3)',
    values: ['common', 'agency', 'since'],
  },
  { title: 'Search: Chinese', sql: 'SELECT story_id, headline, snippet FROM wire.search($1)', values: ['chinese'] },
]
