/**
 * A story that shows two clusters to be one joins them in the store, as it does in memory.
 */
import { expect, test } from 'vitest'
import { splitStory } from '#src/store/cluster-rulings.ts'
import type { Db } from '#src/store/db.ts'
import { listDecisions } from '#src/store/decisions.ts'
import { storeStory } from '#src/store/stories.ts'
import { Clusters } from '#src/story/decide/clusters.ts'
import { CommonSketch } from '#src/story/print/common.ts'
import { bridge, harvest } from '../story/texts.ts'
import { freshDb } from '../support/database.ts'
import { telling } from './telling.ts'

let number = 0
function store(db: Db, agency: string, headline: string, hour: number, paragraphs: string[]) {
  const { story, from } = telling({ agency, headline, paragraphs, hour, item: ++number })
  return storeStory(db, story, from, { common: new CommonSketch(), now: new Date() })
}
const local = (db: Db, agency = 'Gazette') => store(db, agency, 'Growers fear for their road', 9, [harvest[0]!, ...bridge.slice(0, 5)])
const turned = (db: Db, agency = 'Courier') => store(db, agency, 'Bridge shut', 10, bridge.toReversed())
const whole = (db: Db, agency: string) => store(db, agency, 'Bridge closes', 7, bridge)
const clusters = async (db: Db) =>
  (
    await db.$client.query<{ id: string; size: number; n: number }>(
      'SELECT c.id, c.size, (SELECT count(*)::int FROM ingest.story s WHERE s.cluster_id = c.id) AS n FROM ingest.cluster c ORDER BY size',
    )
  ).rows
const merges = async (db: Db) =>
  (await db.$client.query<{ data: Record<string, unknown> }>("SELECT data FROM wire.event WHERE type = 'cluster.merged' ORDER BY seq")).rows

test('a story that holds the same of two clusters makes them one, announces it and says why', async () => {
  const db = await freshDb()
  const [one, two] = [await local(db), await turned(db)]
  const [a, b] = await clusters(db)
  expect([a, b]).toMatchObject([{ size: 1 }, { size: 1 }])
  const shown = await whole(db, 'MIA')
  expect(await clusters(db)).toMatchObject([{ size: 3, n: 3 }])
  const [merged] = await merges(db)
  const gone = [a!.id, b!.id].find((id) => id === merged!.data.merged)
  const [left] = await clusters(db)
  expect(merged!.data).toMatchObject({ cluster: left!.id, merged: gone, shownBy: shown.story, rule: 'late-knowledge' })
  const moved = (merged!.data.stories as string[])[0]!
  expect([one.story, two.story]).toContain(moved)
  expect((await listDecisions(db, shown.story)).map(({ outcome, rule }) => [outcome, rule])).toContainEqual(['merged', 'late-knowledge'])
  expect((await listDecisions(db, moved as never)).map(({ outcome }) => outcome)).toEqual(['distinct', 'merged'])
})

test('what an admin has taken apart again no later story joins', async () => {
  const db = await freshDb()
  await local(db)
  await turned(db)
  await whole(db, 'MIA')
  const [merged] = await merges(db)
  const moved = (merged!.data.stories as never[])[0]!
  const other = (await db.$client.query('SELECT id FROM ingest.story WHERE id <> $1 ORDER BY first_seen_at LIMIT 1', [moved])).rows[0].id
  await splitStory(db, moved, other, new Date(), { actor: 'ana', reason: 'two bridges' })
  await whole(db, 'Agency')
  expect(await merges(db)).toHaveLength(1)
  expect((await clusters(db)).map(({ size, n }) => [size, n])).toEqual([
    [1, 1],
    [3, 3],
  ])
})

test('several that show it at once end in one cluster', async () => {
  const db = await freshDb()
  for (let round = 0; round < 5; round++) {
    await db.$client.query('TRUNCATE ingest.story, ingest.cluster, ingest.fingerprint, ingest.fingerprint_key, ingest.story_identity')
    await local(db)
    await turned(db)
    await Promise.all(['MIA', 'Agency', 'Wire', 'Herald'].map((agency) => whole(db, agency)))
    expect(await clusters(db)).toMatchObject([{ size: 6, n: 6 }])
  }
})

test.each([true, false])(
  'a newspaper gives its origin to an agency that no list has, whichever came first (the newspaper: %s)',
  async (first) => {
    const db = await freshDb()
    const paper = () => store(db, 'Gazette', 'Bridge shut', 8, [...bridge.slice(0, -1), `${bridge.at(-1)} (Ognena Vest)`])
    const agency = () => store(db, 'Ognena Vest', 'Bridge closes', 9, bridge)
    if (first) await paper()
    await agency()
    if (!first) await paper()
    const { rows } = await db.$client.query('SELECT agency, relation FROM wire.story ORDER BY relation')
    expect(rows).toEqual([
      { agency: 'Ognena Vest', relation: 'original' },
      { agency: 'Gazette', relation: 'reprint' },
    ])
    const { rows: origins } = await db.$client.query('SELECT s.agency FROM wire.cluster c JOIN wire.story s ON s.id = c.origin_story_id')
    expect(origins).toEqual([{ agency: 'Ognena Vest' }])
  },
)

const told: [agency: string, headline: string, hour: number, paragraphs: string[]][] = [
  ['MIA', 'Bridge closes', 7, bridge],
  ['Herald', 'Hail ruins vines', 8, harvest],
  ['Gazette', 'Growers fear for their road', 9, [harvest[0]!, ...bridge.slice(0, 5)]],
  ['Courier', 'Bridge shut', 10, bridge.toReversed()],
  ['Ledger', 'Vines lost to hail', 11, harvest.slice(0, -1)],
]
const groups = (clusterOf: (agency: string) => string) =>
  [
    ...Map.groupBy(
      told.map(([agency]) => agency),
      clusterOf,
    ).values(),
  ]
    .map((one) => one.sort().join())
    .sort()

test.each([
  ['in order', told],
  ['from the last to the first', told.toReversed()],
  ['mixed', [2, 4, 3, 0, 1].map((n) => told[n]!)],
])('the store makes the clusters that telex dedupe makes, %s', async (_, list) => {
  const db = await freshDb()
  const clusters = new Clusters()
  for (const [source, headline, hour, paragraphs] of list) {
    await store(db, source, headline, hour, paragraphs)
    const published = new Date(Date.UTC(2026, 2, 2, hour)).toISOString()
    clusters.add({ id: source, source, headline, bodyText: paragraphs.join('\n\n'), published })
  }
  const { rows } = await db.$client.query<{ agency: string; cluster_id: string }>('SELECT agency, cluster_id FROM wire.story')
  const stored = new Map(rows.map(({ agency, cluster_id }) => [agency, cluster_id]))
  const placed = new Map([...clusters.placed()].map(({ id, cluster }) => [id, cluster]))
  expect(groups((agency) => stored.get(agency)!)).toEqual(groups((agency) => placed.get(agency)!))
  expect(groups((agency) => stored.get(agency)!)).toEqual(['Courier,Gazette,MIA', 'Herald,Ledger'])
})
