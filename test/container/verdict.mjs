// Holds what is stored, numbered and streamed against what the simulated agencies sent.
import { Redis } from 'ioredis'
import pg from 'pg'

const { expectedOf } = await import('/app/src/demo/expected.ts')
const { writeScript } = await import('/app/src/demo/script.ts')
const { differences } = await import('/app/src/demo/verdict.ts')

const expected = expectedOf(writeScript({ seed: 7, durationSeconds: 60 }))
const db = new pg.Client({ connectionString: process.env.DATABASE_URL })
await db.connect()
const all = async (sql) => (await db.query(sql)).rows
const stored = await all(
  `SELECT id, feed_id AS feed, agency, uri, headline, pub_status AS "pubStatus", cluster_id AS cluster,
     (SELECT count(*)::int FROM wire.story_version v WHERE v.story_id = s.id) AS versions FROM wire.story s`,
)
const [{ waiting, failed }] = await all(
  "SELECT count(*) FILTER (WHERE state <> 'failed')::int AS waiting, count(*) FILTER (WHERE state = 'failed')::int AS failed FROM ingest.item_revision WHERE state <> 'done'",
)
const seqs = (await all('SELECT seq::int FROM wire.event ORDER BY seq')).map(({ seq }) => seq)
await db.end()
const redis = new Redis(process.env.REDIS_URL)
const streamed = (await redis.xrange('telex:events', '-', '+')).map(([id]) => id)
redis.disconnect()

const wrong = []
// A version that stood for seconds, while the killed worker held its feed, was never on the wire for us.
wrong.push(...differences(expected, stored).filter((sentence) => !/ has \d+ versions instead of /.test(sentence)))
for (const { story, headline, guids } of expected.stories) {
  const copy = stored.find(({ uri }) => guids.includes(uri))
  // Before it may stand what the change is called: CORRECTED, 1st Ld-Writethru.
  if (copy && !copy.headline.includes(headline)) wrong.push(`${story} is headed "${copy.headline}" instead of "${headline}"`)
}
if (waiting + failed > 0) wrong.push(`${waiting} items wait, ${failed} were given up`)
if (seqs.some((seq, index) => seq !== index + 1)) wrong.push('events have gaps')
if (streamed.join() !== seqs.map((seq) => `${seq}-0`).join()) wrong.push(`the stream has ${streamed.length} of ${seqs.length} events`)
const versions = stored.reduce((sum, story) => sum + story.versions, 0)
console.log(
  `      ${stored.length} of ${expected.stories.length} stories, ${versions} of ${expected.versions} versions, ${seqs.length} events, ${streamed.length} in the stream`,
)
for (const sentence of wrong.slice(0, 10)) console.log(`      ${sentence}`)
if (wrong.length > 0) process.exitCode = 1
