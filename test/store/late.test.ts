/**
 * A story that shows two clusters to be one joins them in the store, as it does in memory.
 */
import { describe, expect, test } from 'vitest'
import { mergeStories, splitStory } from '#src/store/cluster-rulings.ts'
import type { Db } from '#src/store/db.ts'
import { listDecisions } from '#src/store/decisions.ts'
import { storeStory } from '#src/store/stories.ts'
import { Clusters } from '#src/story/decide/clusters.ts'
import { CommonSketch } from '#src/story/print/common.ts'
import { behindAnother, bridge, followedUp, harvest, type Sent } from '../story/texts.ts'
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

const told: Sent[] = [
  ['MIA', 'Bridge closes', 7, bridge],
  ['Herald', 'Hail ruins vines', 8, harvest],
  ['Gazette', 'Growers fear for their road', 9, [harvest[0]!, ...bridge.slice(0, 5)]],
  ['Courier', 'Bridge shut', 10, bridge.toReversed()],
  ['Ledger', 'Vines lost to hail', 11, harvest.slice(0, -1)],
]
const groups = (list: Sent[], clusterOf: (source: string) => string) =>
  [
    ...Map.groupBy(
      list.map(([source]) => source),
      clusterOf,
    ).values(),
  ]
    .map((one) => one.sort().join())
    .sort()
async function storeAll(db: Db, list: readonly Sent[]): Promise<void> {
  for (const [source, headline, hour, paragraphs] of list) await store(db, source, headline, hour, paragraphs)
}
async function storedGroups(db: Db, list: Sent[]): Promise<string[]> {
  const { rows } = await db.$client.query<{ agency: string; cluster_id: string }>('SELECT agency, cluster_id FROM wire.story')
  const stored = new Map(rows.map(({ agency, cluster_id }) => [agency, cluster_id]))
  return groups(list, (source) => stored.get(source)!)
}

test.each<[string, Sent[], string[]]>([
  ['copies of two stories', told, ['Courier,Gazette,MIA', 'Herald,Ledger']],
  ['a follow-up on a copy', followedUp, ['Courier,MIA', 'Globe']],
  ['a copy behind another story', behindAnother, ['Courier,Gazette,MIA']],
])('the store makes the clusters that telex dedupe makes, and the same in any order: %s', async (_, sent, expected) => {
  const db = await freshDb()
  for (const list of [sent, sent.toReversed(), [2, 4, 3, 0, 1].flatMap((n) => (sent[n] ? [sent[n]] : []))]) {
    await db.$client.query('TRUNCATE ingest.story, ingest.cluster, ingest.fingerprint, ingest.fingerprint_key, ingest.story_identity')
    await storeAll(db, list)
    const clusters = new Clusters()
    for (const [source, headline, hour, paragraphs] of list) {
      const published = new Date(Date.UTC(2026, 2, 2, hour)).toISOString()
      clusters.add({ id: source, source, headline, bodyText: paragraphs.join('\n\n'), published })
    }
    const placed = new Map([...clusters.placed()].map(({ id, cluster }) => [id, cluster]))
    expect(groups(list, (source) => placed.get(source)!)).toEqual(expected)
    expect(await storedGroups(db, list)).toEqual(expected)
  }
})

describe('a story that an origin shows to be no copy', () => {
  const storyOf = async (db: Db, agency: string) =>
    (await db.$client.query('SELECT id, cluster_id AS cluster, relation FROM wire.story WHERE agency = $1', [agency])).rows[0]

  test('is taken out of the cluster, which is announced and explained', async () => {
    const db = await freshDb()
    await storeAll(db, followedUp.toReversed())
    const [globe, courier, mia] = await Promise.all(['Globe', 'Courier', 'MIA'].map((agency) => storyOf(db, agency)))
    expect([globe.relation, courier.relation, mia.relation]).toEqual(['original', 'reprint', 'original'])
    expect(await clusters(db)).toMatchObject([
      { id: globe.cluster, size: 1, n: 1 },
      { id: mia.cluster, size: 2, n: 2 },
    ])
    const { rows: events } = await db.$client.query("SELECT data FROM wire.event WHERE type = 'cluster.changed' ORDER BY seq DESC LIMIT 2")
    expect(events.map(({ data }) => data)).toMatchObject([
      { cluster: globe.cluster, origin: globe.id, size: 1, added: globe.id },
      { cluster: mia.cluster, origin: mia.id, size: 2, removed: globe.id },
    ])
    expect((await listDecisions(db, globe.id)).at(-1)).toMatchObject({
      outcome: 'detached',
      rule: 'late-origin',
      counterpart: mia.id,
      evidence: [{ counterpart: mia.id }],
    })
  })

  test('is taken out once where several origins show it at once', async () => {
    const db = await freshDb()
    for (let round = 0; round < 2; round++) {
      await db.$client.query('TRUNCATE ingest.story, ingest.cluster, ingest.fingerprint, ingest.fingerprint_key, ingest.story_identity')
      await storeAll(db, followedUp.slice(1).toReversed())
      await Promise.all(['MIA', 'Agency', 'Wire', 'Herald'].map((agency) => whole(db, agency)))
      expect(await clusters(db)).toMatchObject([
        { size: 1, n: 1 },
        { size: 5, n: 5 },
      ])
      expect((await storyOf(db, 'Globe')).cluster).toBe((await clusters(db))[0]!.id)
    }
  })

  test('stays where an admin has brought it', async () => {
    const db = await freshDb()
    const [globe, courier] = [followedUp[2]!, followedUp[1]!]
    await storeAll(db, [globe, courier])
    const [one, other] = [await storyOf(db, 'Globe'), await storyOf(db, 'Courier')]
    await splitStory(db, one.id, other.id, new Date())
    await mergeStories(db, one.id, other.id, new Date(), { actor: 'ana' })
    await storeAll(db, followedUp.slice(0, 1))
    expect(await storedGroups(db, followedUp)).toEqual(['Courier,Globe,MIA'])
  })
})
