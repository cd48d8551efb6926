/**
 * Items that were given up, in an admin's hands.
 */
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { FeedId, ItemId, Sha256 } from '#src/brand.ts'
import { readCommand } from '#src/commands/index.ts'
import type { Context } from '#src/context.ts'
import { listItems, showItem } from '#src/store/item-admin.ts'
import { recordItems } from '#src/store/items.ts'
import { openContext } from '../support/context.ts'
import { oneTurn } from '../support/turn.ts'

let context: Context

beforeAll(async () => {
  context = await openContext()
})
beforeEach(async () => {
  await context.db.$client.query('TRUNCATE ingest.item, ingest.item_revision RESTART IDENTITY')
  const listed = ['A', 'B', 'C'].map((headline) => ({ identity: headline, entry: { headline } as never }))
  await context.db.transaction((tx) => recordItems(tx, 'desk' as FeedId, 'f'.repeat(64) as Sha256, listed))
  await context.db.$client.query(
    `UPDATE ingest.item_revision SET state = 'failed', holder = NULL, lease_until = NULL, attempts = 5, error = 'it broke',
      error_code = CASE item_id WHEN 1 THEN 'pg-23505' WHEN 2 THEN 'pg-23505' END`,
  )
})

async function send(name: string, data: Record<string, unknown>) {
  const read = readCommand(name, data)
  return read.ok ? read.command.run(context, read.args, oneTurn) : read.message
}
const states = async () =>
  (await context.db.$client.query('SELECT state, attempts FROM ingest.item_revision ORDER BY item_id')).rows.map(
    ({ state, attempts }) => `${state} ${attempts}`,
  )

test('are listed by state and cause, the newest first, and shown with all that is known of them', async () => {
  const ids = async (state: 'failed' | 'waiting', cause?: string) =>
    (await listItems(context.db, { state, cause, limit: 10 })).map(({ item, cause }) => `${item} ${cause?.code}`)
  expect(await ids('failed')).toEqual(['3 unknown', '2 pg-23505', '1 pg-23505'])
  expect(await ids('failed', 'pg-23505')).toEqual(['2 pg-23505', '1 pg-23505'])
  expect(await ids('failed', 'unknown')).toEqual(['3 unknown'])
  expect(await ids('waiting')).toEqual([])
  expect(await showItem(context.db, { item: 1 as ItemId })).toMatchObject([
    {
      feed: 'desk',
      headline: 'A',
      stage: 'failed',
      attempts: 5,
      requeues: 0,
      cause: { code: 'pg-23505', message: 'it broke' },
      rawSha256: 'f'.repeat(64),
    },
  ])
})

test('are tried again by item, by revision and by cause: with all attempts, and a job for each', async () => {
  expect(await send('item.retry', { item: 3 })).toMatchObject({ counts: { items: 1 } })
  expect(await states()).toEqual(['failed 5', 'failed 5', 'ready 0'])
  expect(await send('item.retry', { cause: 'pg-23505' })).toMatchObject({ summary: '2 items will be tried again' })
  expect(await states()).toEqual(['ready 0', 'ready 0', 'ready 0'])
  expect(await context.queues.queue('telex.stories').getJob('item-1.1.2')).toBeDefined()
  await context.db.$client.query("UPDATE ingest.item_revision SET state = 'failed', holder = NULL, lease_until = NULL")
  expect(await send('item.retry', { item: '2.1' })).toMatchObject({ summary: '1 item will be tried again' })
})

test('are dropped, and retried all the same; a done one is neither', async () => {
  expect(await send('item.drop', { cause: 'pg-23505' })).toMatchObject({ counts: { items: 2 } })
  expect(await states()).toEqual(['dropped 5', 'dropped 5', 'failed 5'])
  expect(await send('item.retry', { item: '1' })).toMatchObject({ counts: { items: 1 } })
  await context.db.$client.query("UPDATE ingest.item_revision SET state = 'done', holder = NULL, lease_until = NULL")
  await expect(send('item.retry', { item: 1 })).rejects.toThrow('it is done')
  await expect(send('item.drop', { item: 1 })).rejects.toThrow('it is done')
  await expect(send('item.retry', { item: 99 })).rejects.toThrow('there is no such item')
})

test('have to be named, in one way', async () => {
  for (const data of [{}, { item: 1, cause: 'dns' }, { item: 'x' }, { item: '1.0' }, { item: -1 }])
    expect(await send('item.retry', data), JSON.stringify(data)).toMatch(/^item\.retry: (item|arguments): /)
})
