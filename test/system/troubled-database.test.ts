/**
 * Workers and a PostgreSQL that is empty when all of them start, or takes nothing for a while.
 */
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, mkdir, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { diagnose } from '#src/cli/doctor.ts'
import { readConfig } from '#src/config.ts'
import { startEmbedded } from '#src/store/embedded.ts'
import { freshDatabase, query } from '../support/database.ts'
import { temporaryFolder } from '../support/folder.ts'
import { eventually, startProgram } from '../support/program.ts'
import { databaseNamed } from '../support/servers.ts'
import { openSite, rss, text } from '../support/site.ts'

/** A feed that tells of one story more each time it is asked. */
async function openWire() {
  const site = await openSite()
  let told = 0
  site.set('/rss', (_, response) => {
    told += 1
    response.setHeader('content-type', 'application/rss+xml')
    response.end(
      rss(Array.from({ length: Math.min(told, 200) }, (_, n) => ({ guid: `g${n}`, title: `Story ${n}`, content: text(`story ${n}`) }))),
    )
  })
  return { site, feeds: `feeds:\n  - { id: wire, agency: A, url: '${site.url}/rss', every: 1s }\n` }
}
const stories = async (url: string): Promise<number> => (await query(url, 'SELECT count(*)::int AS n FROM wire.story')).rows[0].n

test('three workers that start at once on an empty database all come up, and work', { timeout: 240_000 }, async () => {
  const url = await freshDatabase('template1')
  const { feeds } = await openWire()
  const programs = await Promise.all([1, 2, 3].map(async () => startProgram(await temporaryFolder(), { DATABASE_URL: url }, feeds)))
  for (const ready of await Promise.all(programs.map((program) => program.ready)))
    expect(await (await fetch(`${ready}/readyz`)).json()).toMatchObject({ status: 'ready' })
  await eventually(
    () => stories(url),
    (n) => n >= 3,
    { everyMs: 50 },
  )
  expect((await Promise.all(programs.map((program) => program.end('SIGTERM')))).map(({ code }) => code)).toEqual([0, 0, 0])
})

test('a database that is read-only for a while costs nothing: the worker waits, and goes on', { timeout: 240_000 }, async () => {
  const url = await freshDatabase()
  const { feeds, site } = await openWire()
  const program = await startProgram(await temporaryFolder(), { DATABASE_URL: url }, feeds)
  await program.ready
  await eventually(
    () => stories(url),
    (n) => n >= 2,
    { everyMs: 50 },
  )
  const readOnly = async (on: boolean) => {
    const { database } = (await query(url, 'SELECT current_database() AS database')).rows[0]
    await query(url, `BEGIN READ WRITE; ALTER DATABASE ${database} SET default_transaction_read_only = ${on}; COMMIT`)
    await query(
      url,
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    )
  }
  await readOnly(true)
  // The sweep has found it so, three times.
  const refused = () => program.log.filter((line) => line.includes('read-only transaction'))
  await eventually(
    async () => refused().length,
    (n) => n >= 3,
    { everyMs: 50 },
  )
  const before = await stories(url)
  const asked = site.requests.length
  await readOnly(false)
  await eventually(
    () => stories(url),
    (n) => n >= before + 3,
    { everyMs: 50, withinMs: 90_000 },
  )
  expect(site.requests.length).toBeGreaterThan(asked)
  const { rows } = await query(url, "SELECT count(*)::int AS failed FROM ingest.item_revision WHERE state = 'failed'")
  expect(rows).toEqual([{ failed: 0 }])
  expect(await program.end('SIGTERM')).toMatchObject({ code: 0 })
})

const run = promisify(execFile)

interface Disk {
  url: string
  /** A real one, and not only what PostgreSQL says of one. */
  real: boolean
  fill(): Promise<void>
  free(): Promise<void>
}

/**
 * A database whose disk can be filled: for `npm run test:long` on a small one of its own, where this user may mount one, of a server of its own, since a
 * full disk is felt in all databases of its server.
 */
async function smallDisk(): Promise<Disk> {
  if (!process.env.TEST_LONG) return saidToBeFull(await freshDatabase())
  const folder = await temporaryFolder()
  await chmod(folder, 0o755)
  const disk = join(folder, 'disk')
  await mkdir(disk)
  const name = `telex_small_${randomBytes(4).toString('hex')}`
  const { url: server, close } = await startEmbedded(folder)
  onTestFinished(close)
  const { rows } = await query(server, "SELECT current_setting('data_directory') AS folder")
  const { uid, gid } = await stat(rows[0].folder)
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=64m,mode=0700,uid=${uid},gid=${gid}`, name, disk])
  } catch {
    return saidToBeFull(await freshDatabase())
  }
  onTestFinished(() => run('umount', ['--lazy', disk]).then(() => undefined))
  await query(server, `CREATE TABLESPACE ${name} LOCATION '${disk}'`)
  await query(server, `CREATE DATABASE ${name} TABLESPACE ${name}`)
  const ballast = join(disk, 'ballast')
  return {
    url: databaseNamed(server, name),
    real: true,
    fill: async () => {
      const { bavail, bsize } = await statfs(disk)
      // PostgreSQL takes some of it meanwhile: the rest is full all the same.
      await writeFile(ballast, Buffer.alloc(bavail * bsize)).catch((error) => {
        if (error.code !== 'ENOSPC') throw error
      })
    },
    free: () => rm(ballast),
  }
}

/** PostgreSQL refuses each new row with the very error that a full disk has. */
async function saidToBeFull(url: string): Promise<Disk> {
  const tables = ['raw', 'retrieval', 'item', 'item_revision', 'story', 'story_version', 'event_intent']
  await query(
    url,
    `CREATE FUNCTION public.no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       RAISE disk_full USING MESSAGE = 'could not extend file "base/5/' || TG_RELID || '": No space left on device'; END $$`,
  )
  // One statement a table: a transaction that locked them all would wait for the workers' in a ring.
  const each = async (statement: (table: string) => string) => {
    for (const table of tables) await query(url, statement(table))
  }
  return {
    url,
    real: false,
    fill: () => each((table) => `CREATE TRIGGER no_room BEFORE INSERT ON ingest.${table} FOR EACH ROW EXECUTE FUNCTION public.no_room()`),
    free: () => each((table) => `DROP TRIGGER no_room ON ingest.${table}`),
  }
}

test('a disk that is full and freed costs nothing: the workers wait, say so once in a while, and go on', { timeout: 300_000 }, async () => {
  const disk = await smallDisk()
  const { feeds } = await openWire()
  const program = await startProgram(await temporaryFolder(), { DATABASE_URL: disk.url }, feeds)
  onTestFinished(() => program.end('SIGKILL').then(() => undefined))
  const http = await program.ready
  await eventually(
    () => stories(disk.url),
    (n) => n >= 2,
    { everyMs: 50 },
  )
  expect(program.log.filter((line) => line.includes('53100'))).toEqual([])

  await disk.fill()
  /** Polls that came to nothing, as `/metrics` counts them. */
  const refused = async () =>
    Number(
      /^telex_job_duration_seconds_count\{queue="telex.polls",outcome="error"\} (\d+)/m.exec(
        await (await fetch(`${http}/metrics`)).text(),
      )?.[1] ?? 0,
    )
  await eventually(refused, (n) => n >= 4, { everyMs: 100 })
  const read = readConfig({ DATABASE_URL: disk.url }, { cwd: '/', terminal: false })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  // A check that a busy machine cuts off is made again.
  await eventually(
    async () => (await diagnose(read.config)).find(({ check }) => check === 'room for data'),
    (room) => room?.ok === false && /^PostgreSQL has no room left: could not extend file .* No space left on device/.test(room.found),
    { withinMs: 60_000 },
  )
  const during = await stories(disk.url)

  await disk.free()
  await eventually(
    () => stories(disk.url),
    (n) => n >= during + 3,
    { everyMs: 50, withinMs: 120_000 },
  )
  // Of what had come before the disk was full, and of what came while it was, nothing is missing or given up.
  const lost = await query(
    disk.url,
    "SELECT (SELECT count(*)::int FROM ingest.item_revision WHERE state = 'failed') AS failed, (SELECT max(revision)::int FROM ingest.item) AS revisions",
  )
  expect(lost.rows).toEqual([{ failed: 0, revisions: 1 }])
  await eventually(
    async () => (await query(disk.url, "SELECT count(*)::int AS n FROM ingest.item_revision WHERE state <> 'done'")).rows[0].n,
    (n) => n === 0,
    { everyMs: 20 },
  )
  const told = program.log.filter((line) => line.includes('pg-53100')).map((line) => JSON.parse(line))
  expect(told.length).toBeGreaterThan(0)
  for (const [at, line] of told.entries()) {
    const again = told
      .slice(at + 1)
      .find(({ queue, task, msg, error }) => queue === line.queue && task === line.task && msg === line.msg && error === line.error)
    if (again) expect(Date.parse(again.time) - Date.parse(line.time)).toBeGreaterThan(9_000)
  }
  expect(await program.end('SIGTERM')).toMatchObject({ code: 0 })
})
