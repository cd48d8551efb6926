/**
 * Bringing a database to another version while workers of the one before are at work.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { expect, test } from 'vitest'
import { migrateStore } from '#src/store/migrate.ts'
import { freshDatabase } from '../support/database.ts'
import { temporaryFolder } from '../support/folder.ts'

/** A folder of migrations, one a statement. */
async function migrations(statements: string[]): Promise<string> {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'meta'))
  const entries = statements.map((_, idx) => ({ idx, version: '7', when: 1_000 + idx, tag: `000${idx}`, breakpoints: true }))
  await writeFile(join(folder, 'meta', '_journal.json'), JSON.stringify({ version: '7', dialect: 'postgresql', entries }))
  for (const [idx, statement] of statements.entries()) await writeFile(join(folder, `000${idx}.sql`), statement)
  return folder
}

test('a migration and a worker that wait for each other both come to their end', async () => {
  const url = await freshDatabase('template1')
  const tables = 'CREATE TABLE one (n int); --> statement-breakpoint\nCREATE TABLE two (n int);'
  expect(await migrateStore(url, await migrations([tables]))).toEqual({ ran: 1, total: 1, owns: true })

  const worker = new pg.Client(url)
  await worker.connect()
  await worker.query('BEGIN; INSERT INTO two VALUES (1)')
  const change = 'ALTER TABLE one ADD m int; --> statement-breakpoint\nALTER TABLE two ADD m int;'
  const migrated = migrateStore(url, await migrations([tables, change]))
  const waits = 'SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE d.datname = current_database() AND NOT l.granted'
  while ((await worker.query(waits)).rowCount === 0) await sleep(10)
  await worker.query('INSERT INTO one VALUES (1); COMMIT')
  expect(await migrated).toEqual({ ran: 1, total: 2, owns: true })
  expect((await worker.query('SELECT one.m AS one, two.m AS two FROM one, two')).rows).toEqual([{ one: null, two: null }])
  await worker.end()
})
