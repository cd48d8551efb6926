/**
 * What doctor and status say of broken installations: in time, what is wrong, where, what would be right, and what to do.
 */
import { execFile, spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Redis } from 'ioredis'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { diagnose } from '#src/cli/doctor.ts'
import { readConfig } from '#src/config.ts'
import { type Finding, linesOf } from '#src/doctor/finding.ts'
import { afterFile } from '../support/after.ts'
import { freshDatabase, makeUpEvents, query } from '../support/database.ts'
import { temporaryFolder } from '../support/folder.ts'
import { eventually, runCommand, startProgram } from '../support/program.ts'
import { freePort, redisAt } from '../support/servers.ts'
import { openSite, rss, text } from '../support/site.ts'

makeUpEvents()

type Findings = { findings: Finding[] }

const doctor = async (env: Record<string, string>) => {
  const { code, stdout } = await runCommand(await temporaryFolder(), env, ['doctor', '--json'])
  const { findings } = JSON.parse(stdout) as Findings
  return { code, of: (check: string) => findings.find((finding) => finding.check === check) }
}
const status = async (env: Record<string, string>) => runCommand(await temporaryFolder(), env, ['status', '--json'])

/** A server that takes connections and never says a word. */
async function silent(): Promise<number> {
  const server = createServer(() => undefined).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  afterFile(() => server.close())
  return (server.address() as { port: number }).port
}

// At once: each waits for what does not come.
describe.concurrent('doctor and status end, with a verdict,', { timeout: 300_000 }, () => {
  test('when Redis is down', async () => {
    const env = { DATABASE_URL: await freshDatabase(), REDIS_URL: 'redis://127.0.0.1:1' }
    const { code, of } = await doctor(env)
    expect(code).toBe(1)
    expect(of('queues')).toMatchObject({ ok: false, found: expect.stringContaining('Redis does not answer: connect ECONNREFUSED') })
    expect(of('workers')).toMatchObject({ ok: false, found: 'not known: the queues do not answer', mend: 'mend the queues first' })
    expect(of('migrations')).toMatchObject({ ok: true })
    const told = await status(env)
    expect(told.code).toBe(1)
    expect(JSON.parse(told.stdout)).toMatchObject({ queuesProblem: expect.stringContaining('ECONNREFUSED'), workers: null, stories: 0 })
  })

  test('when Redis wants another password', async ({ skip }) => {
    const port = await freePort()
    const server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--requirepass', 'right'], {
      stdio: 'pipe',
    })
    afterFile(() => server.kill())
    const there = await new Promise<boolean>((resolve) => server.on('error', () => resolve(false)).on('spawn', () => resolve(true)))
    skip(!there, 'no redis-server on the PATH')
    let said = ''
    server.stdout.on('data', (chunk) => {
      said += chunk
    })
    await eventually(
      async () => said,
      (log) => log.includes('Ready to accept connections'),
      { everyMs: 20 },
    )
    const env = { DATABASE_URL: await freshDatabase(), REDIS_URL: `redis://:wrong@127.0.0.1:${port}` }
    expect((await doctor(env)).of('queues')).toMatchObject({ ok: false, found: 'Redis refuses the login of REDIS_URL' })
    expect((await status(env)).code).toBe(1)
  })

  test('when PostgreSQL is down', async () => {
    const env = { DATABASE_URL: 'postgres://telex:secret@127.0.0.1:1/telex', REDIS_URL: 'redis://127.0.0.1:1' }
    const { code, of } = await doctor(env)
    expect(code).toBe(1)
    expect(of('PostgreSQL')).toMatchObject({ ok: false, found: expect.stringContaining('nothing answers at 127.0.0.1:1') })
    expect(of('queues')).toMatchObject({ ok: false })
    expect(await status(env)).toMatchObject({ code: 1, stderr: expect.stringContaining('nothing answers at 127.0.0.1:1') })
  })

  test('when PostgreSQL takes connections and never answers', async () => {
    const env = { DATABASE_URL: `postgres://telex:secret@127.0.0.1:${await silent()}/telex` }
    expect((await doctor(env)).of('PostgreSQL')).toMatchObject({ ok: false, found: expect.stringContaining('does not answer') })
    expect((await status(env)).code).toBe(1)
  })
})

const run = promisify(execFile)

/** What doctor finds, in this process. */
async function look(env: Record<string, string>): Promise<Record<string, Finding>> {
  const read = readConfig({ TELEX_STATE_DIR: await temporaryFolder(), ...env }, { cwd: '/', terminal: false })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  // A check that a busy machine cuts off is made again.
  const findings = await eventually(
    () => diagnose(read.config),
    (all) => all.every(({ found }) => !found.includes('no answer within')),
    { everyMs: 100 },
  )
  return Object.fromEntries(findings.map((finding) => [finding.check, finding]))
}
const wrongIn = (findings: Record<string, Finding>) =>
  Object.values(findings)
    .filter(({ ok }) => !ok)
    .map(({ check }) => check)
    .sort()

/** All that it finds, once these are what is wrong: a check that a busy machine cuts off is made again. */
const wrong = (env: Record<string, string>, checks: string[]) =>
  eventually(
    () => look(env),
    (found) => wrongIn(found).join() === checks.join(),
    { withinMs: 120_000, everyMs: 100 },
  )

/** No worker runs, and nothing is wrong beside that. */
const idle = ['schedules', 'workers']

describe('of a database doctor finds that it', () => {
  /** Functions of its own that stand before PostgreSQL's in each new session. */
  const saying = async (functions: string): Promise<string> => {
    const url = await freshDatabase()
    const { database } = (await query(url, 'SELECT current_database() AS database')).rows[0]
    await query(
      url,
      `CREATE SCHEMA said; SET search_path = said; ${functions}; ALTER DATABASE ${database} SET search_path = said, pg_catalog, public`,
    )
    return url
  }

  test('is read-only, or follows another', async () => {
    const url = await freshDatabase()
    await wrong({ DATABASE_URL: url }, idle)
    const { database } = (await query(url, 'SELECT current_database() AS database')).rows[0]
    await query(url, `ALTER DATABASE ${database} SET default_transaction_read_only = on`)
    const found = await wrong({ DATABASE_URL: url }, ['PostgreSQL', ...idle])
    expect(found.PostgreSQL).toMatchObject({
      found: expect.stringMatching(/^[\d.]+ is read-only$/),
      where: expect.stringMatching(/^[^@ ]+:\d+\/telex_\w+ \(DATABASE_URL\)$/),
      expected: 'a database that takes writes',
      mend: expect.stringContaining('default_transaction_read_only = off'),
    })
    const standby = await saying('CREATE FUNCTION pg_is_in_recovery() RETURNS bool LANGUAGE sql AS $$ SELECT true $$')
    expect((await look({ DATABASE_URL: standby })).PostgreSQL).toMatchObject({
      found: expect.stringContaining('follows another server'),
      expected: 'the primary',
    })
  })

  test('is too old, and asks it for nothing more', async () => {
    const url = await saying(`CREATE FUNCTION current_setting(name text) RETURNS text LANGUAGE sql AS $$
      SELECT CASE name WHEN 'server_version' THEN '13.14' WHEN 'server_version_num' THEN '130014' ELSE pg_catalog.current_setting(name) END $$`)
    const found = await wrong({ DATABASE_URL: url }, ['PostgreSQL'])
    expect(found.PostgreSQL).toMatchObject({ ok: false, found: '13.14 is too old', expected: 'PostgreSQL 14 or later' })
  })

  test.each([
    ['behind', -90, '90.0 s behind'],
    ['ahead', 90, '90.0 s ahead of'],
  ])('has a clock that is %s', async (_, seconds, words) => {
    const url = await saying(`CREATE FUNCTION clock_timestamp() RETURNS timestamptz LANGUAGE sql AS $$
      SELECT pg_catalog.clock_timestamp() + interval '${seconds} s' $$`)
    const { clock } = await look({ DATABASE_URL: url })
    expect(clock).toMatchObject({
      ok: false,
      found: expect.stringMatching(`^the database's is (${words.slice(0, 2)}|8)\\d?.* ${words.slice(7)} this machine's$`),
    })
    expect(clock!.mend).toContain('NTP')
  })

  test('has no room left', async () => {
    const url = await freshDatabase()
    expect((await look({ DATABASE_URL: url }))['room for data']).toMatchObject({ ok: true, found: '1 MB could be written' })
    expect((await query(url, 'SELECT count(*)::int AS n FROM ingest.raw')).rows).toEqual([{ n: 0 }])
    await query(
      url,
      `CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         RAISE disk_full USING MESSAGE = 'could not extend file "base/5/16384": No space left on device'; END $$;
       CREATE TRIGGER no_room BEFORE INSERT ON ingest.raw FOR EACH ROW EXECUTE FUNCTION no_room()`,
    )
    const found = await wrong({ DATABASE_URL: url }, ['room for data', ...idle])
    expect(found['room for data']).toMatchObject({
      found: 'PostgreSQL has no room left: could not extend file "base/5/16384": No space left on device',
      expected: 'room for 1 MB',
      mend: expect.stringMatching(/^make room on the disk of PostgreSQL's data/),
    })
  })

  test('was never migrated, or by a newer version, and changes nothing of it', async () => {
    const url = await freshDatabase('template1')
    const found = await look({ DATABASE_URL: url })
    expect(wrongIn(found)).toContain('migrations')
    expect(found.migrations).toMatchObject({
      found: expect.stringMatching(/^\d+ missing$/),
      mend: expect.stringContaining('npx telex migrate'),
    })
    expect((await query(url, "SELECT to_regclass('ingest.feed') AS made")).rows).toEqual([{ made: null }])
    const newer = await freshDatabase()
    await query(newer, "INSERT INTO ingest_migrations.applied (hash, created_at) VALUES ('later', 9e12)")
    expect((await look({ DATABASE_URL: newer })).migrations).toMatchObject({
      found: '1 that this version does not know: a newer Telex was here',
      mend: 'start the newer version',
    })
  })

  test('is not there yet, where it would be an embedded one, and makes none', async () => {
    const folder = await temporaryFolder()
    const found = await look({ TELEX_STATE_DIR: join(folder, 'state') })
    expect(found.PostgreSQL).toMatchObject({
      ok: false,
      found: 'there is no database yet',
      mend: expect.stringContaining('npx telex start'),
    })
    await expect(run('ls', [join(folder, 'state')])).rejects.toThrow()
  })
})

describe.skipIf(!inject('redisUrl'))('of a whole installation doctor finds', () => {
  /** A server that answers as this one does, but for what it says its version is. */
  async function older(port: number): Promise<number> {
    const server = createServer((socket) => {
      const there = connect(port, '127.0.0.1')
      there.on('data', (bytes) =>
        socket.write(Buffer.from(bytes.toString('latin1').replace(/redis_version:\d/, 'redis_version:5'), 'latin1')),
      )
      socket.on('data', (bytes) => there.write(bytes))
      for (const [one, other] of [
        [socket, there],
        [there, socket],
      ] as const)
        one.on('error', () => undefined).on('close', () => other.destroy())
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    onTestFinished(() => void server.close())
    return (server.address() as { port: number }).port
  }

  test('nothing that is wrong while it works; then what is lost with its workers, its Redis, its consumers and its feeds', {
    timeout: 300_000,
  }, async () => {
    const port = await freePort()
    const redis = await redisAt(port)
    if (typeof redis === 'string') throw new Error(`redis-server is ${redis}`)
    onTestFinished(redis.stop)
    const admin = new Redis(redis.url)
    onTestFinished(() => admin.disconnect())
    const site = await openSite()
    site.set('/one', rss([{ guid: 'a', title: 'Story', content: text('story') }]))
    site.set('/two', rss([{ guid: 'b', title: 'Other', content: text('other') }]))
    const env = { DATABASE_URL: await freshDatabase(), REDIS_URL: redis.url }
    const feed = (id: string) => `  - { id: ${id}, agency: A, url: '${site.url}/${id}', every: 1h }\n`
    const program = await startProgram(await temporaryFolder(), env, `feeds:\n${feed('one')}${feed('two')}`)
    await program.ready
    const works = await eventually(
      () => look(env),
      (found) => wrongIn(found).length === 0,
      { everyMs: 100 },
    )
    expect(Object.keys(works)).toEqual(
      expect.arrayContaining([
        'Node',
        'PostgreSQL',
        'migrations',
        'queues',
        'role telex_reader',
        'clock',
        'room for data',
        'workers',
        'schedules',
        'feeds',
        'agencies',
        'feed identities',
        'embargoes',
        'items given up',
        'consumers',
        'disk',
      ]),
    )
    expect(works.workers!.found).toBe('1 poll feeds, 1 fetch pages, 1 run commands, one hands events on')
    expect(works.feeds!.found).toBe('2 active')
    for (const finding of Object.values(works)) expect(finding).not.toHaveProperty('mend')
    // Both were polled, their stories are there, and events were taken.
    await eventually(
      async () =>
        (
          await query(
            env.DATABASE_URL,
            'SELECT (SELECT count(*)::int FROM wire.story) AS stories, (SELECT seq::int FROM ingest.consumer) AS taken',
          )
        ).rows[0],
      ({ stories, taken }) => stories === 2 && taken === 2,
      { everyMs: 50 },
    )
    await program.end('SIGTERM')

    // PostgreSQL ends the connection of a process that is gone in its own time.
    const without = await eventually(
      async () => (await look(env)).workers,
      (workers) => workers?.found.includes('relay') === true,
      { everyMs: 100 },
    )
    expect(without).toMatchObject({
      ok: false,
      found:
        'nobody polls feeds (role poll), fetches pages and stores stories (role fetch), hands events on (role relay), runs commands (role command)',
      expected: 'a process for each role',
      mend: expect.stringContaining('npx telex start'),
    })

    await admin.config('SET', 'maxmemory-policy', 'allkeys-lru')
    expect((await look(env)).queues).toMatchObject({
      found: 'Redis may evict jobs: maxmemory-policy is allkeys-lru, set it to noeviction',
      where: `127.0.0.1:${port} (REDIS_URL)`,
      expected: 'maxmemory-policy noeviction',
      mend: expect.stringContaining('CONFIG SET maxmemory-policy noeviction'),
    })
    await admin.config('SET', 'maxmemory-policy', 'noeviction')
    await admin.config('SET', 'maxmemory', '1')
    expect((await look(env)).queues).toMatchObject({
      found: 'Redis is full: it has reached its maxmemory, and takes no jobs',
      mend: expect.stringContaining('raise maxmemory'),
    })
    await admin.config('SET', 'maxmemory', '0')
    await admin.replicaof('127.0.0.1', 1)
    expect((await look(env)).queues).toMatchObject({ found: 'Redis is a replica, and takes no jobs', expected: 'the primary' })
    await admin.replicaof('NO', 'ONE')
    await admin.acl('SETUSER', 'reader', 'on', '>word', '~telex:*', '+@all', '-set')
    expect((await look({ ...env, REDIS_URL: `redis://reader:word@127.0.0.1:${port}` })).queues!.found).toBe(
      'Redis does not let the login of REDIS_URL write',
    )
    expect((await look({ ...env, REDIS_URL: `redis://127.0.0.1:${await older(port)}` })).queues).toMatchObject({
      found: expect.stringMatching(/^Redis 5[\d.]+ is too old$/),
      expected: 'Redis 6.2 or later, or Valkey',
    })

    // However long the above took.
    const swept = (ago: string) => query(env.DATABASE_URL, `UPDATE ingest.upkeep SET ran_at = now() - interval '${ago}'`)
    await swept('1 s')
    await query(env.DATABASE_URL, "UPDATE ingest.feed SET queued_at = NULL, due_at = now() + interval '1 day'")
    expect((await look(env)).schedules).toMatchObject({ ok: true })
    await swept('1 s')
    const due = (id: string) =>
      query(
        env.DATABASE_URL,
        `UPDATE ingest.feed SET queued_at = NULL, due_at = CASE id WHEN '${id}' THEN now() - interval '1 min' ELSE now() + interval '1 day' END`,
      )
    await due('two')
    expect((await look(env)).schedules).toMatchObject({
      ok: false,
      found: expect.stringMatching(/^1 of 2 feeds are due, and their polls in no queue: two; swept \d+ s ago$/),
    })
    await query(
      env.DATABASE_URL,
      "UPDATE ingest.feed SET last_poll_at = now() - interval '1 day', next_poll_at = now() - interval '23 hours'",
    )
    expect((await look(env)).feeds).toMatchObject({
      ok: false,
      found: expect.stringMatching(/^one: not polled since [-\d: ]+: no worker polls feeds; two: .*no worker polls feeds$/),
    })
    await admin.flushall()
    await swept('10 min')
    expect((await look(env)).schedules).toMatchObject({
      found: expect.stringMatching(
        /^nothing of what was there is in the queues: they were emptied, or REDIS_URL names another server.*; swept 1\d min ago$/,
      ),
      mend: expect.stringContaining('gives consumers again what they had not taken'),
    })

    await query(
      env.DATABASE_URL,
      `UPDATE ingest.feed SET last_poll_at = now(), next_poll_at = now() + interval '1 hour', consecutive_failures = 3, failing_since = now(),
         last_error = CASE id WHEN 'one' THEN 'agency.example answered 503' ELSE 'the environment has no LOGIN' END,
         last_error_code = CASE id WHEN 'one' THEN 'http-503' ELSE 'secret-missing' END, identities = 'repeated';
       SELECT count(*) FROM wire.poll_events('cms', 2); SELECT wire.ack_events('cms', 2);
       INSERT INTO ingest.event_intent (type, subject, data, at) SELECT 'feed.failing', 's', '{}', now() - interval '3 days' FROM generate_series(1, 10001)`,
    )
    const found = await look({ ...env, TELEX_BACKLOG_DAYS: '2' })
    expect(found.agencies).toMatchObject({
      ok: false,
      found: expect.stringMatching(/^one: agency\.example answered 503 \(3 times since [-\d: ]+, next at [-\d: ]+\)$/),
      mend: expect.stringContaining('npx telex feeds check'),
    })
    expect(found.feeds).toMatchObject({
      ok: false,
      found: expect.stringMatching(/^two: the environment has no LOGIN \(3 times/),
      mend: expect.stringContaining('this installation'),
    })
    expect(found['feed identities']).toMatchObject({
      ok: true,
      found: expect.stringMatching(/^one \(repeated\), two \(repeated\): one guid or link/),
    })
    expect(found.consumers).toMatchObject({
      ok: false,
      found: expect.stringMatching(/^cms has not taken 10001 events, the oldest 3 d old, older than 2 days, policy hold; stream/),
      mend: expect.stringContaining('consumers remove'),
    })
    expect(linesOf(found.consumers!)).toEqual([
      expect.stringMatching(/^WRONG {2}consumers: cms/),
      expect.stringMatching(/^ {9}expected each/),
      expect.stringMatching(/^ {9}next {5}see to/),
    ])
  })
})

test('a disk that is nearly full is named, with where it is', async ({ skip }) => {
  const folder = join(await temporaryFolder(), 'state')
  await mkdir(folder)
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'telex-test', folder]).then(
    () => true,
    () => false,
  )
  skip(!mounted, 'a small disk wants a user who may mount one')
  onTestFinished(() => run('umount', [folder]).then(() => undefined))
  const url = await freshDatabase()
  expect((await look({ DATABASE_URL: url, TELEX_STATE_DIR: folder })).disk).toEqual({
    ...{ check: 'disk', ok: false, where: folder, found: '0.0 GB free', expected: 'more than 1 GB', mend: 'make room on it' },
  })
})
