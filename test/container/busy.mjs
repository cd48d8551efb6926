// Is there work under way, in the middle of the news? Says what.
import pg from 'pg'

const db = new pg.Client({ connectionString: process.env.DATABASE_URL })
await db.connect()
const { rows } = await db.query(
  "SELECT (SELECT count(*)::int FROM ingest.story) AS stories, (SELECT count(*)::int FROM ingest.item_revision WHERE state IN ('page', 'ready')) AS waiting",
)
await db.end()
const { stories, waiting } = rows[0]
console.log(`      ${stories} stories stored, ${waiting} items in work`)
if (!(stories >= 5 && waiting >= 2)) process.exitCode = 1
