/**
 * What the running program does when its PostgreSQL goes away and comes back.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { migrateQueues, openQueues } from '#src/queue/backend.ts'
import { openDb } from '#src/store/db.ts'
import { startEmbedded } from '#src/store/embedded.ts'
import { migrateStore } from '#src/store/migrate.ts'
import { afterFile } from '../support/after.ts'
import { freshDatabase, query } from '../support/database.ts'
import { temporaryFolder } from '../support/folder.ts'
import { eventually, startProgram } from '../support/program.ts'
import { openSite, rss, text } from '../support/site.ts'

const feeds = (url: string) =>
  `feeds:\n${Array.from({ length: 4 }, (_, n) => `  - { id: feed-${n}, agency: A, url: '${url}/rss?${n}', every: 1s }\n`).join('')}`

test('the loss of a connection that someone has fails its statement, and not the process', async () => {
  const databaseUrl = await freshDatabase()
  const onError = () => undefined
  const db = openDb(databaseUrl, { max: 2, onError })
  const queues = await openQueues({ databaseUrl, workers: 1, onError })
  afterFile(() => Promise.all([queues.close(), db.$client.end()]))
  const client = await db.$client.connect()
  await query(
    databaseUrl,
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'telex'",
  )
  await expect(
    eventually(
      () => client.query('SELECT 1'),
      () => false,
      { withinMs: 5_000, everyMs: 20 },
    ),
  ).rejects.toThrow()
  client.release(true)
  expect((await db.$client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
})

test('three that start at once on an empty database all find it at this version', async () => {
  const databaseUrl = await freshDatabase('template1')
  const start = async () => {
    const { total } = await migrateStore(databaseUrl)
    await migrateQueues({ databaseUrl })
    return total
  }
  const [first, ...others] = await Promise.all([start(), start(), start()])
  expect(others).toEqual([first, first])
})

describe('a worker whose PostgreSQL', () => {
  test('ends its connections, crashes and recovers goes on polling', { timeout: 900_000 }, async () => {
    const folder = await temporaryFolder()
    const server = await startEmbedded(folder)
    afterFile(() => server.close())
    const site = await openSite()
    for (let n = 0; n < 4; n++) site.set(`/rss?${n}`, rss([{ guid: `g${n}`, title: `Story ${n}`, content: text(`story ${n}`) }]))
    const program = await startProgram(await temporaryFolder(), { DATABASE_URL: server.url }, feeds(site.url))
    await program.ready
    /** Every feed is asked twice from now on. It takes seconds; a worker that waits for what does not come takes much longer. */
    const polledAgain = async () => {
      const before = site.requests.length
      const since = async () => site.requests.slice(before).map(({ path }) => path)
      await eventually(since, (paths) => [0, 1, 2, 3].every((n) => paths.filter((path) => path === `/rss?${n}`).length >= 2), {
        withinMs: 300_000,
        everyMs: 50,
      })
    }
    await polledAgain()
    for (let round = 0; round < 10; round++)
      await query(
        server.url,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'",
      )
    await polledAgain()
    // A backend that is killed makes the server start again, through "the database system is starting up".
    const { rows } = await query(
      server.url,
      "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend' LIMIT 1",
    )
    process.kill(rows[0].pid, 'SIGKILL')
    await polledAgain()
    expect(await readFile(join(folder, 'postgres.log'), 'utf8')).toContain('was terminated by signal 9')
    expect(await program.end('SIGTERM')).toMatchObject({ code: 0 })
  })
})
