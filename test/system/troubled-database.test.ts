/**
 * Workers and a PostgreSQL that is empty when all of them start, or takes nothing for a while.
 */
import pg from 'pg'
import { expect, test } from 'vitest'
import { freshDatabase } from '../support/database.ts'
import { temporaryFolder } from '../support/folder.ts'
import { eventually, startProgram } from '../support/program.ts'
import { openSite, rss, text } from '../support/site.ts'

async function query(url: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return await client.query(statement)
  } finally {
    await client.end()
  }
}

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
