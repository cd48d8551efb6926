/**
 * The roles of the database: the owner migrates, a worker that owns nothing does all that workers do, readers cannot stop either.
 */
import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type App, startApp } from '#src/app.ts'
import { readConfig } from '#src/config.ts'
import { openDb } from '#src/store/db.ts'
import { takeLead } from '#src/store/lead.ts'
import { migrateStore, SchemaError } from '#src/store/migrate.ts'
import { loginAs, makeRoles } from '#src/store/rights.ts'
import { freshDatabase } from '../support/database.ts'
import { temporaryFolder } from '../support/folder.ts'
import { patienceMs } from '../support/patience.ts'
import { rss } from '../support/site.ts'

// The same in each run: roles belong to the whole server, which two runs may share.
const passwords = { owner: 'the password of the owner', worker: 'the password: of/the@worker' }
let admin: string
let owner: string
let worker: string

async function ask<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const answer = await client.query(sql)
    return (Array.isArray(answer) ? answer.at(-1) : answer).rows as Row[]
  } finally {
    await client.end()
  }
}

async function start(databaseUrl: string, env: Record<string, string> = {}): Promise<App> {
  const cwd = await temporaryFolder()
  const read = readConfig({ TELEX_HTTP_PORT: '0', DATABASE_URL: databaseUrl, ...env }, { cwd, terminal: false })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return startApp({ config: read.config, log: pino({ level: 'silent' }) })
}

beforeAll(async () => {
  // Of a version that had one login: all of it is the administrator's.
  admin = await freshDatabase()
  await makeRoles(admin, passwords)
  owner = loginAs(admin, 'telex_owner', passwords.owner)
  worker = loginAs(admin, 'telex_worker', passwords.worker)
})

test('what one login had made is the owner’s', async () => {
  const others = await ask(
    admin,
    `SELECT relname AS name, relowner::regrole FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
      WHERE nspname IN ('ingest', 'wire', 'bullmq', 'ingest_migrations') AND relowner <> 'telex_owner'::regrole
     UNION ALL SELECT proname, proowner::regrole FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace
      WHERE nspname IN ('ingest', 'wire', 'bullmq', 'ingest_migrations') AND proowner <> 'telex_owner'::regrole`,
  )
  expect(others).toEqual([])
  expect(await ask(admin, "SELECT rolsuper, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname ~ '^telex_(owner|worker)$'")).toEqual(
    Array(2).fill({ rolsuper: false, rolcreaterole: false, rolcreatedb: false }),
  )
})

test('roles are made again with other passwords', async () => {
  await makeRoles(admin, passwords)
  expect(await ask(owner, 'SELECT current_user AS who')).toEqual([{ who: 'telex_owner' }])
})

test('an owner migrates an empty database; a worker is told that it may not', async () => {
  const empty = await freshDatabase('template1')
  await makeRoles(empty, passwords)
  await expect(migrateStore(loginAs(empty, 'telex_worker', passwords.worker))).rejects.toThrow(SchemaError)
  await expect(migrateStore(loginAs(empty, 'telex_worker', passwords.worker))).rejects.toThrow('with the owner’s'.replace('’', "'"))
  expect(await migrateStore(loginAs(empty, 'telex_owner', passwords.owner))).toMatchObject({ owns: true })
})

describe('a worker that owns nothing', () => {
  let app: App
  beforeAll(async () => {
    await (await start(owner, { TELEX_ROLES: 'http' })).close()
    const folder = join(await temporaryFolder(), 'in')
    await mkdir(folder)
    await writeFile(join(folder, 'one.xml'), rss([{ guid: '1', title: 'A headline', description: 'Some words of a story.' }]))
    const feeds = join(folder, '..', 'feeds.yaml')
    await writeFile(feeds, `feeds:\n  - id: folder\n    agency: MIA\n    url: file://${folder}\n    every: 1s\n    articles: never\n`)
    app = await start(worker, { TELEX_FEEDS: feeds, TELEX_SPOOL_ROOTS: folder, TELEX_EVENT_QUEUES: 'cms' })
  })
  afterAll(() => app?.close())

  test('polls, stores and delivers', async () => {
    await expect.poll(() => ask(worker, "SELECT headline FROM wire.story WHERE agency = 'MIA'"), { timeout: patienceMs }).toHaveLength(1)
    await expect
      .poll(() => ask(worker, "SELECT FROM ingest.consumer WHERE name LIKE '%cms' AND seq > 0"), { timeout: patienceMs })
      .toHaveLength(1)
  })

  test('has partitions made and old ones dropped', async () => {
    const [made] = await ask<{ made: number }>(worker, "SELECT ingest.add_fingerprint_days('2020-01-01', 2) AS made")
    expect(made!.made).toBeGreaterThan(0)
    await ask(worker, "SELECT ingest.drop_fingerprint_days('2020-02-01')")
    expect(await ask(admin, "SELECT to_regclass('ingest.fingerprint_20200101')")).toEqual([{ to_regclass: null }])
  })

  test.each([
    ['changes the schema', 'ALTER TABLE ingest.story ADD x int'],
    ['makes a table', 'CREATE TABLE ingest.x (n int)'],
    ['empties the log', 'TRUNCATE ingest.event'],
    ['rewrites an event', "UPDATE ingest.event SET subject = 'x'"],
    ['makes a role', 'CREATE ROLE telex_other'],
    ['takes up the owner’s role', 'SET ROLE telex_owner'],
    ['turns off a trigger', 'ALTER TABLE ingest.event DISABLE TRIGGER ALL'],
    ['reads a file of the server', "SELECT pg_read_file('/etc/passwd')"],
    ['says that it has all migrations', 'DELETE FROM ingest_migrations.applied'],
  ])('is refused where it %s', async (_, sql) => {
    await expect(ask(worker, sql)).rejects.toThrow(/permission denied|must be owner|append-only/)
  })
})

describe('a reader', () => {
  const as = (login: string, sql: string) => ask(admin, `SET SESSION AUTHORIZATION ${login}; ${sql}`)
  beforeAll(() =>
    ask(
      admin,
      `DO $$ BEGIN CREATE ROLE telex_test_reader LOGIN IN ROLE telex_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`,
    ),
  )

  test.each([
    ['reads a table of the product', 'SELECT FROM ingest.story'],
    ['takes the lead of the relay', 'LOCK TABLE ingest.lead IN SHARE MODE'],
    ['holds a lock that workers wait for', 'SELECT pg_advisory_lock(1)'],
    ['holds one for a transaction', 'SELECT pg_try_advisory_xact_lock_shared(1, 2)'],
    ['makes a function of its own', "CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS 'SELECT 1'"],
    ['makes a table', 'CREATE TABLE public.x (n int)'],
    ['makes a schema', 'CREATE SCHEMA x'],
    ['locks a view against all others', 'LOCK TABLE wire.story IN ACCESS EXCLUSIVE MODE'],
    ['locks a table', 'LOCK TABLE ingest.story IN ACCESS SHARE MODE'],
    ['locks rows', 'SELECT id FROM wire.story FOR UPDATE'],
    ['locks the counter of events', 'SELECT seq FROM ingest.event_counter FOR UPDATE'],
    ['writes through a view', "UPDATE wire.event SET subject = 'x'"],
    ['takes up the worker’s role', 'SET ROLE telex_worker'],
    ['indexes stories', 'SELECT ingest.index_stories(1)'],
    ['makes partitions', "SELECT ingest.add_fingerprint_days('2020-01-01', 2)"],
    ['adds a job', 'INSERT INTO bullmq.job DEFAULT VALUES'],
  ])('is refused where it %s', async (_, sql) => {
    await expect(as('telex_test_reader', sql)).rejects.toThrow('permission denied')
  })

  test('reads the views', async () => {
    expect(await as('telex_test_reader', 'SELECT count(*)::int AS n FROM wire.story')).toEqual([{ n: expect.any(Number) }])
  })
})

describe('a cursor', () => {
  const [cms, alerts] = ['cms', 'alerts'].map((name) => `telex_test_${name}_${randomBytes(4).toString('hex')}`) as [string, string]
  const as = (login: string, sql: string) => ask(admin, `SET SESSION AUTHORIZATION ${login}; ${sql}`)

  beforeAll(async () => {
    for (const login of [cms, alerts]) await ask(admin, `CREATE ROLE ${login} LOGIN IN ROLE telex_reader`)
    await as(cms, "SELECT * FROM wire.poll_events('cms', 1)")
  })
  afterAll(async () => {
    for (const login of [cms, alerts]) await ask(admin, `DROP ROLE IF EXISTS ${login}`)
  })

  test.each([
    ['polled', "SELECT * FROM wire.poll_events('cms', 1)", 'it belongs to the login'],
    ['moved', "SELECT wire.ack_events('cms', 0)", 'it belongs to the login'],
    ['taken for a sink’s name', "SELECT * FROM wire.poll_events('stream', 1)", 'the name is taken'],
    ['moved where a sink has it', "SELECT wire.ack_events('queue:cms', 0)", 'the name is taken'],
  ])('is not %s by another login', async (_, sql, why) => {
    await ask(admin, "INSERT INTO ingest.consumer (name, kind) VALUES ('queue:cms', 'sink') ON CONFLICT DO NOTHING")
    await expect(as(alerts, sql)).rejects.toThrow(why)
  })

  test('is its login’s, its members’ and an administrator’s', async () => {
    await as(cms, "SELECT wire.ack_events('cms', 0)")
    await ask(admin, "SELECT wire.ack_events('cms', 0)")
    await ask(admin, `GRANT ${cms} TO ${alerts}`)
    await as(alerts, "SELECT * FROM wire.poll_events('cms', 1)")
    await ask(admin, `REVOKE ${cms} FROM ${alerts}`)
    expect(await as(alerts, "SELECT owner FROM wire.consumer_status WHERE name = 'cms'")).toEqual([{ owner: cms }])
  })

  test('of the version before, or of a login that is gone, is whose poll comes first', async () => {
    await ask(admin, "INSERT INTO ingest.consumer (name, kind, owner) VALUES ('old', 'sql', NULL), ('gone', 'sql', 'telex_test_nobody')")
    for (const name of ['old', 'gone']) await as(alerts, `SELECT * FROM wire.poll_events('${name}', 1)`)
    await expect(as(cms, "SELECT * FROM wire.poll_events('old', 1)")).rejects.toThrow(`it belongs to the login ${alerts}`)
    await expect(as(cms, "SELECT * FROM wire.poll_events('gone', 1)")).rejects.toThrow('it belongs to the login')
  })

  test('is one of at most 32 of its login', async () => {
    for (let n = 1; n < 32; n++) await as(cms, `SELECT * FROM wire.poll_events('cms-${n}', 1)`)
    await expect(as(cms, "SELECT * FROM wire.poll_events('one-more', 1)")).rejects.toThrow('32 others')
    await as(cms, "SELECT * FROM wire.poll_events('cms-31', 1)")
  })
})

test('one leads, the next when it has gone; the lead that stands idle keeps no vacuum from its work', async () => {
  const db = openDb(worker, { max: 4, onError: () => undefined })
  const lead = await takeLead(db)
  expect(lead).toBeDefined()
  expect(await takeLead(db)).toBeUndefined()
  await lead!.confirm()
  const [held] = await ask<object>(
    admin,
    "SELECT backend_xmin, backend_xid FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'",
  )
  expect(held).toEqual({ backend_xmin: null, backend_xid: null })
  await lead![Symbol.asyncDispose]()
  const next = await takeLead(db)
  expect(next).toBeDefined()
  await next![Symbol.asyncDispose]()
  await db.$client.end()
})
