/** What each login of the database must not do, tried as that login; and what it is for. */
import pg from 'pg'
import { migrateQueues } from '#src/queue/backend.ts'
import { migrateStore } from '#src/store/migrate.ts'
import { grantWorker, loginAs, makeRoles } from '#src/store/rights.ts'
import type { Row } from './row.ts'
import { withDatabase } from './worker.ts'

const passwords = { owner: 'of the owner', worker: 'of the worker' }
const refusal =
  /permission denied|must be (?:owner|superuser|able to SET ROLE)|append-only|only roles|belongs to the login|the name is taken|32 others|not permitted|Only roles/i

/** Statements that nobody but an administrator of the server may run. */
const ofAdministrators = [
  'CREATE ROLE telex_security_x SUPERUSER',
  'CREATE DATABASE telex_security_x',
  'ALTER SYSTEM SET work_mem = 1',
  "SELECT pg_read_file('/etc/passwd')",
  "SELECT pg_ls_dir('/')",
  "COPY (SELECT 1) TO '/tmp/telex-security'",
  "COPY (SELECT 1) TO PROGRAM 'true'",
  'CREATE EXTENSION dblink',
  "CREATE FUNCTION public.x() RETURNS int LANGUAGE c AS 'libc', 'system'",
  "SELECT lo_import('/etc/passwd')",
  'SELECT pg_reload_conf()',
  'SELECT * FROM pg_authid',
  'SELECT passwd FROM pg_shadow',
]
/** What a worker has no need of. */
const ofTheOwner = [
  'ALTER TABLE ingest.story ADD x int',
  'DROP TABLE ingest.story',
  'DROP VIEW wire.story',
  'DROP SCHEMA ingest CASCADE',
  'CREATE TABLE ingest.x (n int)',
  'CREATE TABLE public.x (n int)',
  'CREATE TABLE wire.x (n int)',
  'CREATE SCHEMA x',
  "CREATE OR REPLACE FUNCTION wire.ack_events(consumer text, seq bigint) RETURNS void LANGUAGE sql AS ''",
  'CREATE RULE x AS ON SELECT TO wire.story DO INSTEAD NOTHING',
  'TRUNCATE ingest.event',
  "UPDATE ingest.event SET subject = 'x'",
  'ALTER TABLE ingest.event DISABLE TRIGGER ALL',
  'SET session_replication_role = replica',
  'SET ROLE telex_owner',
  'SET SESSION AUTHORIZATION telex_owner',
  'GRANT telex_owner TO telex_worker',
  'ALTER ROLE telex_worker SUPERUSER',
  "ALTER ROLE telex_owner PASSWORD 'x'",
  'DELETE FROM ingest_migrations.applied',
  'INSERT INTO ingest_migrations.applied DEFAULT VALUES',
]
/** What a reader has no need of. */
const ofTheWorker = [
  ...[
    'story',
    'story_version',
    'item',
    'item_revision',
    'raw',
    'feed',
    'event',
    'consumer',
    'command',
    'lead',
    'host',
    'subscription',
    'media',
    'fingerprint',
  ].map((name) => `SELECT FROM ingest.${name}`),
  "INSERT INTO ingest.consumer (name, kind) VALUES ('x', 'sink')",
  'UPDATE ingest.consumer SET seq = 0',
  'DELETE FROM ingest.consumer',
  "UPDATE wire.story SET headline = 'x'",
  'DELETE FROM wire.story',
  'DELETE FROM wire.consumer_status',
  'INSERT INTO bullmq.job DEFAULT VALUES',
  'SELECT FROM bullmq.job',
  'BEGIN; LOCK TABLE ingest.lead IN SHARE MODE; COMMIT',
  'SELECT pg_advisory_lock(1)',
  'SELECT pg_advisory_lock(1, 2)',
  'SELECT pg_try_advisory_lock(1)',
  'SELECT pg_advisory_xact_lock(1)',
  'SELECT pg_try_advisory_xact_lock_shared(1, 2)',
  'SELECT pg_advisory_lock_shared(1)',
  "CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
  'CREATE TEMPORARY TABLE x (n int)',
  'SET ROLE telex_worker',
  "SELECT ingest.add_fingerprint_days('2020-01-01', 2)",
  "SELECT ingest.drop_fingerprint_days('2020-01-01')",
  "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'telex_worker' LIMIT 1",
]
/** Of another's cursor, and of a sink's. */
const ofOthers = [
  "SELECT * FROM wire.poll_events('cms', 1)",
  "SELECT wire.ack_events('cms', 0)",
  "SELECT * FROM wire.poll_events('stream', 1)",
  "SELECT wire.ack_events('stream', 0)",
  "SELECT wire.ack_events('queue:cms', 0)",
]

async function ask(url: string, sql: string): Promise<{ refused?: string; rows: number }> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const found = await client.query(sql)
    return { rows: (Array.isArray(found) ? found.at(-1) : found).rowCount ?? 0 }
  } catch (error) {
    return { refused: (error as Error).message, rows: 0 }
  } finally {
    await client.end()
  }
}

export function roles(): Promise<Row[]> {
  return withDatabase(async (_folder, server) => {
    const admin = server.replace(/\/[^/]*$/, '/security')
    await ask(server, 'CREATE DATABASE security')
    await makeRoles(admin, passwords)
    const owner = loginAs(admin, 'telex_owner', passwords.owner)
    const worker = loginAs(admin, 'telex_worker', passwords.worker)
    await migrateStore(owner)
    await migrateQueues({ databaseUrl: owner, redisUrl: undefined })
    await grantWorker(owner)
    for (const name of ['cms', 'alerts', 'nobody']) await ask(admin, `CREATE ROLE telex_security_${name} LOGIN PASSWORD 'x'`)
    for (const name of ['cms', 'alerts']) await ask(admin, `GRANT telex_reader TO telex_security_${name}`)
    const [cms, alerts, nobody] = ['cms', 'alerts', 'nobody'].map((name) => loginAs(admin, `telex_security_${name}`, 'x')) as [
      string,
      string,
      string,
    ]
    // Its log is append-only: there has to be a line that could be changed.
    await ask(
      admin,
      "INSERT INTO ingest.event (seq, id, type, subject, time, data) VALUES (1, gen_random_uuid(), 'feed.failing', 'x', now(), '{}')",
    )
    const rows: Row[] = []
    const refused = async (what: string, login: string, statements: readonly string[]) => {
      const wrong: string[] = []
      for (const sql of statements) {
        const { refused: why, rows: seen } = await ask(login, sql)
        if (why === undefined && seen > 0) wrong.push(`${sql}: was done`)
        else if (why !== undefined && !refusal.test(why)) wrong.push(`${sql}: failed, but for "${why}"`)
        else if (why === undefined && !sql.startsWith('SELECT pg_terminate')) wrong.push(`${sql}: was taken`)
      }
      rows.push({ part: 'roles', what, tried: statements.length, wrong })
    }
    const allowed = async (what: string, login: string, statements: readonly string[]) => {
      const wrong: string[] = []
      for (const sql of statements) {
        const { refused: why } = await ask(login, sql)
        if (why !== undefined) wrong.push(`${sql}: ${why}`)
      }
      rows.push({ part: 'roles', what, tried: statements.length, wrong })
    }
    await allowed('telex_reader reads its views and moves its cursor', cms, [
      ...['story', 'story_version', 'media', 'cluster', 'feed_status', 'event', 'consumer_status'].map(
        (view) => `SELECT * FROM wire.${view} LIMIT 1`,
      ),
      "SELECT * FROM wire.poll_events('cms', 1)",
      "SELECT wire.ack_events('cms', 0)",
    ])
    await ask(admin, "INSERT INTO ingest.consumer (name, kind) VALUES ('queue:cms', 'sink'), ('stream', 'sink') ON CONFLICT DO NOTHING")
    await refused('telex_owner is no administrator of the server', owner, ofAdministrators)
    await refused('telex_worker is no administrator, and owns nothing', worker, [...ofAdministrators, ...ofTheOwner])
    await refused('telex_reader only reads, and takes no lock', cms, [...ofAdministrators, ...ofTheOwner, ...ofTheWorker])
    await refused("a reader's cursor is its login's", alerts, ofOthers)
    await refused('a login without a role sees nothing', nobody, [
      ...['story', 'media', 'event', 'feed_status', 'quote'].map((view) => `SELECT FROM wire.${view}`),
      ...ofOthers.map((sql) => sql.replace('cms', 'mine')),
      ...ofTheWorker,
    ])
    const claimed: string[] = []
    for (let at = 0; at < 40; at++)
      if ((await ask(alerts, `SELECT * FROM wire.poll_events('many-${at}', 1)`)).refused === undefined) claimed.push(`many-${at}`)
    rows.push({
      part: 'roles',
      what: 'a login has at most 32 cursors',
      tried: 40,
      wrong: claimed.length === 32 ? [] : [`${claimed.length} were made`],
    })
    const { rows: open } = await ask(
      admin,
      `SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace, aclexplode(relacl) acl
        WHERE nspname IN ('ingest', 'bullmq', 'ingest_migrations') AND (grantee = 0 OR grantee = 'telex_reader'::regrole)`,
    )
    rows.push({
      part: 'roles',
      what: 'no table is open to all, or to readers',
      tried: 1,
      wrong: open === 0 ? [] : [`${open} rights are given`],
    })
    return rows
  })
}
