/**
 * The queries of docs/newsroom.md, timed over many stories, and what it costs to store a story.
 *
 *   node bench/queries.ts [--stories 100000] [--runs 40] [--keep FOLDER] [--plans] [--loading N]
 *
 * An embedded PostgreSQL of its own, set up like an operator's (a quarter of the memory as shared buffers), is filled by SQL: bodies of 300 to 600 words of nine
 * languages, whose words are as common as words are (Zipf), with names that few stories share; subjects, keywords, urgencies, quotes and sources; spread over a year,
 * the last now. With --keep the database stays in the folder, and a later run takes it from there. Each query is asked as `telex_reader`, each time for another
 * language, subject or word. --loading stores N stories one after the other as a worker does and tells how many a second, before anything else.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import type { FeedId, ItemId, Sha256 } from '#src/brand.ts'
import { openDb } from '#src/store/db.ts'
import { startEmbedded } from '#src/store/embedded.ts'
import { migrateStore } from '#src/store/migrate.ts'
import { storeStory } from '#src/store/stories.ts'
import { compose } from '#src/story/compose.ts'
import { CommonSketch } from '#src/story/print/common.ts'
import { documentedQueries } from '../docs/queries.ts'
import { text } from '../test/support/prose.ts'

const { values: options } = parseArgs({
  options: {
    stories: { type: 'string', default: '100000' },
    runs: { type: 'string', default: '40' },
    loading: { type: 'string' },
    keep: { type: 'string' },
    plans: { type: 'boolean', default: false },
  },
})
const stories = Number(options.stories)
/** So many are made; the others are copies of these at other times, as to make each took hours. */
const made = Math.min(stories, 100_000)
const copies = Math.round(stories / made)
const settings = {
  shared_buffers: `${Math.floor(totalmem() / 4 / 2 ** 20)}MB`,
  maintenance_work_mem: '1GB',
  max_wal_size: '16GB',
  checkpoint_timeout: '1h',
  fsync: 'off',
}

/** Words of a language by its letters; of Chinese, characters. Word 0 is the commonest. */
const vocabulary = `
  CREATE UNLOGGED TABLE word (language text, n int, word text, PRIMARY KEY (language, n));
  INSERT INTO word
  SELECT language, n, CASE WHEN language = 'zh' THEN chr(19968 + n % 3000) ELSE
    (SELECT string_agg(syllables[1 + (hashint4extended(n, k) & 1023) % cardinality(syllables)], '') FROM generate_series(1, 2 + n % 3) k) END
  FROM (VALUES
    ('en', '{ba,ce,di,fo,gu,ha,je,ki,lo,mu,na,pe,ri,so,tu,wa,ing,er,tion,st}'::text[]), ('de', '{ab,ein,ge,ver,lich,keit,en,ung,sch,ra,to,li,ma,be}'),
    ('fr', '{la,con,tion,eur,pre,mi,res,ment,aux,po,li,si,vé,né}'), ('es', '{la,ción,es,pre,mi,do,ado,ri,so,pa,ga,te,mo}'), ('it', '{ra,zione,ne,pre,mi,to,ato,ri,so,pa,ga,te,gli}'),
    ('ru', '{пра,ви,тель,ство,но,вы,й,ска,зал,ми,ро,на,ние,ть}'), ('mk', '{пре,те,дател,ски,избор,на,ва,ло,мин,ист,ер,ка,та}'), ('ar', '{ال,حك,ومة,وز,ير,رئ,يس,ان,تخ,اب,ات,مد,ينة}'), ('zh', '{x}')
  ) AS languages(language, syllables), generate_series(0, 19999) n;
  CREATE UNLOGGED TABLE sentence (language text, n int, said text, PRIMARY KEY (language, n));
  INSERT INTO sentence
  SELECT l.language, s.n, (SELECT string_agg(w.word, CASE WHEN l.language = 'zh' THEN '' ELSE ' ' END)
      FROM (SELECT floor(exp(random() * ln(20000)))::int - 1 AS n FROM generate_series(1, 15) WHERE s.n >= 0) drawn JOIN word w ON w.language = l.language AND w.n = drawn.n) || '.'
  FROM (SELECT DISTINCT language FROM word) l, generate_series(0, 9999) s(n);
  ANALYZE word, sentence;
`
/** Stories by number, from and to. Every hundredth is killed, every hundredth embargoed. */
const fill = (from: number, to: number) => `
  WITH drawn AS (
    SELECT n, md5(n::text)::uuid AS id, now() - make_interval(secs => (${made} - n) * ${31_536_000 / made}) AS at,
      ('{en,en,en,en,de,de,fr,es,it,ru,mk,ar,zh}'::text[])[1 + floor(random() * 13)::int] AS language, 1 + n % 200 AS agency
    FROM generate_series(${from}, ${to}) n
  ), told AS (
    SELECT d.*, (SELECT string_agg(s.said, ' ') FROM (SELECT floor(random() * 10000)::int AS k FROM generate_series(1, 20 + d.n % 20)) p JOIN sentence s ON s.language = d.language AND s.n = p.k)
      || ' Name' || d.n / 3 || ' Place' || d.n / 50 || ' Firm' || d.n % 5000 AS body,
      (SELECT said FROM sentence s WHERE s.language = d.language AND s.n = d.n % 10000) AS headline
    FROM drawn d
  )
  INSERT INTO ingest.story (id, uri, agency, feed_id, version, pub_status, headline, url, canonical_url, published_at, embargoed_until, first_seen_at, stored_at, content, version_hash, text_hash, cluster_id, relation)
  SELECT id, 'tag:agency' || agency || '.example,2026:' || n, 'Agency ' || agency, 'agency-' || agency, 1, CASE WHEN n % 100 = 1 THEN 'canceled' ELSE 'usable' END, headline,
    'https://agency' || agency || '.example/news/' || n, 'https://agency' || agency || '.example/news/' || n, at - interval '5 minutes', CASE WHEN n % 100 = 2 THEN now() + interval '1 day' END, at, at,
    jsonb_build_object('headline', headline, 'bodyText', body, 'bodyHtml', '<p>' || replace(body, '. ', '.</p><p>') || '</p>', 'summary', left(body, 200), 'language', language, 'agency', 'Agency ' || agency,
      'urgency', ('{1,2,3,3,4,4,4,5,5,5,6,8}'::int[])[1 + floor(random() * random() * 12)::int], 'pubStatus', 'usable', 'wordCount', 450,
      'subjects', (SELECT jsonb_agg(jsonb_build_object('scheme', 'medtop', 'code', (20000000 + k)::text, 'name', 'topic ' || k)) FROM (SELECT floor(exp(random() * ln(1500)))::int AS k FROM generate_series(1, 4) WHERE n > 0) t),
      'keywords', (SELECT jsonb_agg('word' || k) FROM (SELECT floor(exp(random() * ln(20000)))::int AS k FROM generate_series(1, 5) WHERE n > 0) t),
      'signals', CASE WHEN n % 50 = 0 THEN '["correction"]'::jsonb ELSE '[]' END, 'media', CASE WHEN n % 3 = 0 THEN '[{"type": "picture"}]'::jsonb ELSE '[]' END,
      'quotes', (SELECT jsonb_agg(jsonb_build_object('text', 'It is so.', 'speaker', 'Speaker ' || k, 'role', 'minister')) FROM (SELECT floor(exp(random() * ln(30000)))::int AS k FROM generate_series(1, 1 + n % 4)) t),
      'citedSources', (SELECT jsonb_agg(jsonb_build_object('name', 'Source ' || k, 'spellings', '[]'::jsonb)) FROM (SELECT floor(exp(random() * ln(500)))::int AS k FROM generate_series(1, 1 + n % 2)) t)),
    'v', md5(n::text), id, 'original'
  FROM told`
const columns =
  'agency, feed_id, version, pub_status, headline, content, version_hash, text_hash, relation, language, urgency, subjects, keywords, signals, has_picture, embargoed_until'
/** Each story of these once more, a little later. */
const copied = (k: number) => (from: number, to: number) => {
  const later = `make_interval(secs => ${((31_536_000 / made) * k) / copies})`
  return `
  WITH original AS (SELECT s.*, n, md5(n || '-${k}')::uuid AS fresh, least(now(), s.first_seen_at + ${later}) AS at FROM generate_series(${from}, ${to}) n JOIN ingest.story s ON s.id = md5(n::text)::uuid),
  quotes AS (INSERT INTO ingest.quote (story_id, position, speaker, role, text, first_seen_at) SELECT o.fresh, q.position, q.speaker, q.role, q.text, o.at FROM original o JOIN ingest.quote q ON q.story_id = o.id),
  sources AS (INSERT INTO ingest.citation (story_id, position, name, spellings, first_seen_at) SELECT o.fresh, c.position, c.name, c.spellings, o.at FROM original o JOIN ingest.citation c ON c.story_id = o.id),
  found AS (INSERT INTO ingest.search_document SELECT o.fresh, o.at, d.words || array_to_tsvector(ARRAY[to_char(o.at, '"@d:"YYYYMMDD'), to_char(o.at, '"@w:"IYYYIW'), to_char(o.at, '"@m:"YYYYMM'), to_char(o.at, '"@y:"YYYY')])
    FROM original o JOIN (SELECT story_id, ts_delete(words, ARRAY[to_char(at, '"@d:"YYYYMMDD'), to_char(at, '"@w:"IYYYIW'), to_char(at, '"@m:"YYYYMM'), to_char(at, '"@y:"YYYY')]) AS words FROM ingest.search_document) d ON d.story_id = o.id)
  INSERT INTO ingest.story (id, uri, url, canonical_url, published_at, first_seen_at, stored_at, changed_at, cluster_id, ${columns})
  SELECT fresh, uri || '-${k}', url || '-${k}', url || '-${k}', at - interval '5 minutes', at, at, at, fresh, ${columns} FROM original`
}
const indexed = (from: number, to: number) => `
  INSERT INTO ingest.search_document SELECT id, least(published_at, first_seen_at), ingest.search_document(language, agency, subjects, least(published_at, first_seen_at), content)
  FROM ingest.story WHERE id IN (SELECT md5(n::text)::uuid FROM generate_series(${from}, ${to}) n)`

const folder = options.keep ?? (await mkdtemp(join(tmpdir(), 'telex-queries-')))
const server = await startEmbedded(folder, { name: `stories-${stories}` })
const setUp = new pg.Client(server.url)
await setUp.connect()
if ((await setUp.query("SELECT FROM pg_tables WHERE tablename = 'word'")).rowCount === 0) await prepare()
if (options.loading) await load(Number(options.loading))
await ask()
await setUp.end()
await server.close()
if (!options.keep) await rm(folder, { recursive: true })

async function prepare(): Promise<void> {
  for (const [name, value] of Object.entries(settings)) await setUp.query(`ALTER SYSTEM SET ${name} = '${value}'`)
  await migrateStore(server.url)
  const started = performance.now()
  const since = () => `${Math.round((performance.now() - started) / 1000)} s`
  await setUp.query(vocabulary)
  await setUp.query('DROP INDEX ingest.search_document_words; ALTER TABLE ingest.story DISABLE TRIGGER await_search')
  await inParts(fill)
  process.stderr.write(`${made} stories after ${since()}\n`)
  await inParts(indexed)
  process.stderr.write(`their words after ${since()}\n`)
  // Written by number and not in the order of time: the copies come with their originals.
  await setUp.query('ALTER TABLE ingest.story DISABLE TRIGGER USER')
  for (let k = 1; k < copies; k++) await inParts(copied(k))
  await setUp.query(
    'ALTER TABLE ingest.story ENABLE TRIGGER USER; UPDATE ingest.story SET changed_at = stored_at WHERE changed_at <> stored_at',
  )
  process.stderr.write(`${stories} stories after ${since()}\n`)
  await setUp.query("SET maintenance_work_mem = '1GB'")
  await setUp.query('CREATE INDEX search_document_words ON ingest.search_document USING gin (words) WITH (gin_pending_list_limit = 1024)')
  await setUp.query(
    'ALTER TABLE ingest.story ENABLE TRIGGER await_search; INSERT INTO ingest.search_kind SELECT DISTINCT ingest.search_kind(language) FROM ingest.story',
  )
  await setUp.query('VACUUM ANALYZE')
  process.stderr.write(`ready after ${since()}\n`)
}

/** Two connections, a thousand stories a statement. */
async function inParts(statement: (from: number, to: number) => string): Promise<void> {
  let next = 0
  await Promise.all(
    [1, 2].map(async () => {
      const client = new pg.Client(server.url)
      await client.connect()
      while (next < made) {
        const from = next
        next += 1_000
        await client.query(statement(from, Math.min(made, next) - 1))
      }
      await client.end()
    }),
  )
}

async function load(count: number): Promise<void> {
  const db = openDb(server.url, { max: 4, onError: (error) => process.stderr.write(`${error}\n`) })
  const common = new CommonSketch()
  const run = Date.now()
  const composed = Array.from({ length: count }, (_, n) =>
    compose({
      feed: { id: 'loaded' as FeedId, agency: 'Loaded' },
      entry: {
        id: `tag:loaded.example,${run}:${n}`,
        headline: text(`headline ${run} ${n}`, 1).slice(3, 70),
        language: 'en',
        urgency: 4,
        published: new Date(run).toISOString(),
        subjects: [{ scheme: 'medtop', code: '20000139', name: 'disaster' }],
        keywords: ['one', 'two', 'three'],
        bodyHtml: text(`story ${run} ${n}`, 9),
        bodyText: text(`story ${run} ${n}`, 9)
          .replace(/<[/]?p>/g, '\n')
          .trim(),
      },
    }),
  )
  const started = performance.now()
  for (const [n, story] of composed.entries()) {
    const from = {
      item: (run + n) as ItemId,
      itemRevision: 1,
      rawSha256: '0'.repeat(64) as Sha256,
      pageSha256: null,
      arrivedAt: new Date(),
    }
    await storeStory(db, story, from, { common, now: new Date() })
  }
  process.stdout.write(`${Math.round((count / (performance.now() - started)) * 1000)} stories a second stored, one after the other\n`)
  await db.$client.end()
}

async function ask(): Promise<void> {
  const client = new pg.Client(server.url)
  await client.connect()
  await client.query('SET ROLE telex_reader')
  const draw = (below: number) => Math.floor(Math.random() * below)
  const given = async (): Promise<Record<string, unknown>> => {
    const { rows } = await setUp.query(`SELECT * FROM ingest.story WHERE id = md5($1)::uuid`, [String(draw(made))])
    const words = (n: number) =>
      setUp.query<{ word: string }>("SELECT word FROM word WHERE language = 'en' AND n = $1", [n]).then(({ rows }) => rows[0]!.word)
    const recent = new Date(Date.now() - draw(86_400_000))
    return {
      language: ['en', 'de', 'mk', 'zh', 'xx'][draw(5)],
      urgency: 1 + draw(3),
      agency: `Agency ${1 + draw(200)}`,
      subject: String(20_000_000 + Math.floor(Math.exp(Math.random() * Math.log(1500)))),
      keyword: `word${Math.floor(Math.exp(Math.random() * Math.log(20_000)))}`,
      url: rows[0].url,
      uri: rows[0].uri,
      since: recent,
      speaker: `Speaker ${Math.floor(Math.exp(Math.random() * Math.log(30_000)))}`,
      source: `Source ${Math.floor(Math.exp(Math.random() * Math.log(500)))}`,
      story: rows[0].id,
      cluster: rows[0].cluster_id,
      common: await words(10 + draw(100)),
      words: `${await words(50 + draw(300))} ${await words(100 + draw(2_000))}`,
      phrase: `"${String(rows[0].content.bodyText).split(/[ .]/).slice(4, 7).join(' ')}"`,
      name: `Name${Math.floor(draw(made) / 3)}`,
      chinese: [0, 1].map(() => String.fromCodePoint(19968 + draw(300))).join(''),
    }
  }
  for (const { title, sql, values } of documentedQueries) {
    const times: number[] = []
    let plan = ''
    for (let n = 0; n < Number(options.runs); n++) {
      const all = await given()
      const parameters = values.map((name) => all[name])
      const started = performance.now()
      await client.query(sql, parameters)
      times.push(performance.now() - started)
      if (n === 0 && options.plans) {
        const { rows } = await setUp.query(`EXPLAIN (COSTS OFF) ${sql}`, parameters)
        plan = rows.map((row) => `    ${row['QUERY PLAN']}`).join('\n')
      }
    }
    times.sort((a, b) => a - b)
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(1).padStart(8)
    process.stdout.write(`${title.padEnd(60)} p50 ${at(0.5)} ms  p95 ${at(0.95)} ms\n${plan && `${plan}\n`}`)
  }
  await client.end()
}
