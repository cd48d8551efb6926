/**
 * What newsroom systems rely on: it is described, and nothing of it is taken away.
 */
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { migrateStore } from '#src/store/migrate.ts'
import { broken, type Contract, columnMarks, columnTables, readColumns, readContract } from '../../docs/contract.ts'
import { freshDatabase, freshDb, query } from '../support/database.ts'

const docs = new URL('../../docs/', import.meta.url)
const db = await freshDb()
const now = await readContract(db.$client)

test('each table, view and column of wire and ingest has a comment', async () => {
  const { rows } = await db.$client.query<{ name: string }>(
    `SELECT format('%s.%s', c.oid::regclass, a.attname) AS name FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum >= 0 AND NOT a.attisdropped
     WHERE c.relnamespace IN ('wire'::regnamespace, 'ingest'::regnamespace) AND c.relkind IN ('r', 'p', 'v', 'c') AND NOT c.relispartition
       AND coalesce(col_description(c.oid, a.attnum), '') = ''
     UNION ALL
     SELECT c.oid::regclass::text FROM pg_class c
     WHERE c.relnamespace IN ('wire'::regnamespace, 'ingest'::regnamespace) AND c.relkind IN ('r', 'p', 'v') AND NOT c.relispartition AND obj_description(c.oid, 'pg_class') IS NULL
     UNION ALL
     SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'wire'::regnamespace AND obj_description(oid, 'pg_proc') IS NULL`,
  )
  expect(rows.map(({ name }) => name)).toEqual([])
})

test('newsroom.md has each column and its type as the database says', async () => {
  const text = await readFile(new URL('newsroom.md', docs), 'utf8')
  const said = text.slice(text.indexOf(columnMarks[0]) + columnMarks[0].length, text.indexOf(columnMarks[1]))
  // As the formatter lays tables out.
  const flat = (markdown: string) =>
    markdown
      .replace(/-+/g, '-')
      .replace(/[ \n]+/g, ' ')
      .trim()
  expect(flat(said), 'npm run refresh:contract').toBe(flat(columnTables(await readColumns(db.$client))))
})

describe('what the last release offered', () => {
  test('is there: each view, column, function and event, as it was', async () => {
    const before = JSON.parse(await readFile(new URL('contract.json', docs), 'utf8')) as Contract
    expect(Object.keys(before.views).length).toBeGreaterThan(10)
    expect(broken(before, now)).toEqual([])
  })

  const without = <T>(record: Record<string, T>, key: string): Record<string, T> =>
    Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))
  const killed = now.events['story.killed'] as { properties: Record<string, object>; required: string[] }
  const poll = Object.keys(now.functions).find((name) => name.startsWith('poll_events'))!
  test.each<[string, Contract, string]>([
    ['a view is gone', { ...now, views: without(now.views, 'media') }, 'wire.media.story_id was uuid, and is not there'],
    [
      'a column is gone',
      { ...now, views: { ...now.views, story: without(now.views.story!, 'urgency') } },
      'wire.story.urgency was integer',
    ],
    ['a column has another type', { ...now, views: { ...now.views, story: { ...now.views.story, urgency: 'text' } } }, 'and is text'],
    ['a function takes something else', { ...now, functions: without(now.functions, poll) }, 'is not there'],
    ['an event is gone', { ...now, events: without(now.events, 'story.killed') }, 'the event story.killed is not there'],
    [
      'a member is gone',
      { ...now, events: { ...now.events, 'story.killed': { ...killed, properties: without(killed.properties, 'takeDown') } } },
      'story.killed.takeDown is not there',
    ],
    [
      'a member need not be there',
      { ...now, events: { ...now.events, 'story.killed': { ...killed, required: killed.required.filter((name) => name !== 'story') } } },
      'story.killed.story was always there',
    ],
    [
      'a member is of another kind',
      {
        ...now,
        events: { ...now.events, 'story.killed': { ...killed, properties: { ...killed.properties, version: { type: 'string' } } } },
      },
      'story.killed.version: type was "integer"',
    ],
  ])('is missed where %s', (_, changed, words) => {
    expect(broken(now, changed).join('\n')).toContain(words)
  })

  test('may be more', () => {
    const more = { ...now, views: { ...now.views, story: { ...now.views.story, later: 'text' }, x: { y: 'text' } } }
    expect(broken(now, more)).toEqual([])
  })
})

test('wire.schema_version says how many migrations have run, and when', async () => {
  const url = await freshDatabase('template1')
  const before = new Date(Date.now() - 60_000)
  const { total } = await migrateStore(url)
  const { rows } = await query(url, 'SELECT * FROM wire.schema_version')
  expect(rows).toEqual([{ version: total, migrated_at: expect.any(Date) }])
  expect(rows[0].migrated_at > before).toBe(true)
})
