/**
 * Two copies that arrive at the same moment on two workers end in one cluster, always.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import pg from 'pg'
import { expect, test } from 'vitest'
import { freshDatabase } from '../support/database.ts'
import { runs } from '../support/runs.ts'

const workers = 8
const pairs = runs(160, 1_000)

test(`${workers} workers that store the two copies of ${pairs} stories at once make ${pairs} clusters of two`, async () => {
  const databaseUrl = await freshDatabase()
  const db = new pg.Pool({ connectionString: databaseUrl, max: 1 })
  // The even workers are the agency, the odd ones the paper: of each story both halves of a pair of workers store one copy.
  const children = Array.from({ length: workers }, (_, worker) =>
    fork(new URL('../support/store-copies.ts', import.meta.url), [databaseUrl, String(worker), String(workers), String(pairs)], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    }),
  )
  await Promise.all(children.map((child) => once(child, 'message')))
  for (const child of children) child.send('go')
  const ends = await Promise.all(children.map((child) => once(child, 'exit')))
  expect(ends.map(([code]) => code)).toEqual(Array(workers).fill(0))

  const { rows } = await db.query<{ size: number; relations: string[]; n: number }>(
    `SELECT size, relations, count(*)::int AS n FROM (
       SELECT c.size, array_agg(s.relation ORDER BY s.relation) AS relations FROM wire.cluster c JOIN wire.story s ON s.cluster_id = c.id GROUP BY c.id, c.size
     ) each GROUP BY 1, 2`,
  )
  expect(rows).toEqual([{ size: 2, relations: ['original', 'reprint'], n: pairs }])
  const { rows: origins } = await db.query('SELECT DISTINCT s.agency FROM wire.cluster c JOIN wire.story s ON s.id = c.origin_story_id')
  expect(origins).toEqual([{ agency: 'Agency' }])
  const { rows: events } = await db.query<{ type: string; n: number; gaps: number }>(
    'SELECT type, count(*)::int AS n, (SELECT max(seq) - count(*) FROM wire.event)::int AS gaps FROM wire.event GROUP BY type ORDER BY type',
  )
  expect(events).toEqual([
    { type: 'cluster.changed', n: pairs, gaps: 0 },
    { type: 'story.created', n: 2 * pairs, gaps: 0 },
  ])
  await db.end()
})
