// Ends with 0 when this worker may do no more than workers have to.
import { Redis } from 'ioredis'
import pg from 'pg'

const client = new pg.Client(process.env.DATABASE_URL)
await client.connect()
const { rows } = await client.query(`SELECT current_user AS who, rolsuper, rolcreaterole, rolcreatedb,
  (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid AND relnamespace IN ('ingest'::regnamespace, 'wire'::regnamespace)) AS owns FROM pg_roles r WHERE rolname = current_user`)
await client.end()
const wanted = { who: 'telex_worker', rolsuper: false, rolcreaterole: false, rolcreatedb: false, owns: 0 }
if (JSON.stringify(rows[0]) !== JSON.stringify(wanted)) {
  console.error(rows[0])
  process.exit(1)
}

const url = new URL(process.env.REDIS_URL)
url.password = ''
const redis = new Redis(url.href, { retryStrategy: () => null, maxRetriesPerRequest: 0, enableReadyCheck: false })
redis.on('error', () => undefined)
const refused = await redis.ping().then(
  () => false,
  (error) => error.message.startsWith('NOAUTH'),
)
redis.disconnect()
process.exit(refused ? 0 : 1)
