/**
 * The version before this one knew of an item's revision only `state`, `attempts`, `error` and `due_at`. Its rows are carried over, and its workers
 * go on beside those of this version for a while.
 */
import pg from 'pg'
import { beforeEach, expect, test } from 'vitest'
import type { ItemId } from '#src/brand.ts'
import { claimOverdue } from '#src/store/item-steps.ts'
import { takeRevision } from '#src/store/items.ts'
import { migrateStore } from '#src/store/migrate.ts'
import { afterFile } from '../support/after.ts'
import { freshDatabase, freshDb } from '../support/database.ts'
import { migrationsUpTo } from '../support/earlier.ts'

/** The last migration that the version before had. */
const before = '0011_feed_identities'

/** A row as the version before writes it; what it does not know keeps its default. */
const insert = (item: number, columns: Record<string, string>) => {
  const named = { item_id: String(item), revision: '1', entry: "'{}'", sha256: "'f'", ...columns }
  return `INSERT INTO ingest.item_revision (${Object.keys(named).join(', ')}) VALUES (${Object.values(named).join(', ')})`
}

test('a database of the version before comes up: waiting that was counted is no failure, and each time goes on', async () => {
  const url = await freshDatabase('template1')
  await migrateStore(url, await migrationsUpTo(before))
  const client = new pg.Client(url)
  await client.connect()
  afterFile(() => client.end())
  const soon = "timestamptz '2099-01-01 00:00:00Z'"
  await client.query(insert(1, { state: "'ready'", attempts: '4', due_at: soon }))
  await client.query(
    insert(2, { state: "'page'", page_url: "'http://host.example/'", attempts: '9', error: "'it answered 500'", due_at: soon }),
  )
  await client.query(insert(3, { state: "'failed'", attempts: '5', error: "'it broke'" }))
  await client.query(insert(4, { state: "'done'", attempts: '1' }))
  await migrateStore(url)
  const { rows } = await client.query(
    `SELECT item_id::int AS item, state, holder, attempts, requeues, losses, job, error, lease_until = ${soon} AS leased, retry_at = ${soon} AS waits
     FROM ingest.item_revision ORDER BY 1`,
  )
  expect(rows).toMatchObject([
    { item: 1, state: 'ready', holder: 'queue', attempts: 0, requeues: 4, job: 5, error: null, leased: true, waits: null },
    { item: 2, state: 'page', holder: null, attempts: 4, requeues: 0, job: 10, error: 'it answered 500', leased: null, waits: true },
    { item: 3, state: 'failed', holder: null, attempts: 5, error: 'it broke', leased: null, waits: null },
    { item: 4, state: 'done', holder: null, attempts: 1, leased: null, waits: null },
  ])
})

const db = await freshDb()
const ref = { item: 1 as ItemId, revision: 1 }
const row = async () => (await db.$client.query('SELECT * FROM ingest.item_revision')).rows[0]
const overdue = () => db.$client.query("UPDATE ingest.item_revision SET due_at = now() - interval '1 second'")

beforeEach(async () => {
  await db.$client.query('TRUNCATE ingest.item, ingest.item_revision')
  await db.$client.query("INSERT INTO ingest.item (id, feed_id, identity, revision, entry_hash) VALUES (1, 'f', 'i', 1, 'h')")
  await db.$client.query(insert(1, { state: "'ready'", due_at: "now() + interval '1 minute'" }))
})

test('what a worker of the version before has noted can be taken, and is swept when its job is lost', async () => {
  expect((await claimOverdue(db, { limit: 10 })).handed).toEqual([])
  expect(await takeRevision(db, ref, { stage: 'ready' })).toMatchObject({ kind: 'taken' })
  await db.$client.query('UPDATE ingest.item_revision SET lease_until = NULL, holder = NULL')
  await overdue()
  expect((await claimOverdue(db, { limit: 10 })).handed).toMatchObject([{ item: 1, revision: 1, job: 1 }])
  expect(await row()).toMatchObject({ attempts: 0, requeues: 1, holder: 'queue' })
})

test('what a worker of the version before has put off is left alone until then, and swept then', async () => {
  await takeRevision(db, ref, { stage: 'ready' })
  // As its failed attempt, its sweep and its pause of a host write it.
  await db.$client.query("UPDATE ingest.item_revision SET attempts = attempts + 1, error = 'it broke', due_at = now() + interval '1 hour'")
  await db.$client.query("UPDATE ingest.item_revision SET lease_until = now() - interval '1 minute'")
  expect((await claimOverdue(db, { limit: 10 })).handed).toEqual([])
  await overdue()
  expect((await claimOverdue(db, { limit: 10 })).handed).toMatchObject([{ item: 1, job: 1 }])
})

test('a worker of the version before can finish what one of this version has noted or taken', async () => {
  await takeRevision(db, ref, { stage: 'ready' })
  await db.$client.query("UPDATE ingest.item_revision SET state = 'done', error = NULL, done_at = now()")
  await overdue()
  expect((await claimOverdue(db, { limit: 10 })).handed).toEqual([])
  expect(await takeRevision(db, ref, { stage: 'ready' })).toMatchObject({ kind: 'refused', reason: 'done' })
})
