/**
 * When clusters become one, what withdraws or embargoes a story reaches its agency's copies in the others; and what stories are locked for never waits in a ring.
 */
import { expect, test } from 'vitest'
import type { StoryId } from '#src/brand.ts'
import { mergeStories, splitStory } from '#src/store/cluster-rulings.ts'
import type { Db } from '#src/store/db.ts'
import { listDecisions } from '#src/store/decisions.ts'
import { setPubStatus } from '#src/store/pub-status.ts'
import { storeStory } from '#src/store/stories.ts'
import { CommonSketch } from '#src/story/print/common.ts'
import type { Story } from '#src/story/story.ts'
import { bridge, harvest } from '../story/texts.ts'
import { freshDb } from '../support/database.ts'
import { telling } from './telling.ts'

interface Sent {
  agency: string
  headline: string
  paragraphs: string[]
  hour: number
  /** Of an item that was sent before: its next revision. */
  item?: number
  revision?: number
  more?: Partial<Story>
  now?: Date
}

let number = 0
async function send(db: Db, { agency, headline, paragraphs, hour, item = ++number, revision = 1, more = {}, now = new Date() }: Sent) {
  const { story, from } = telling({ agency, headline, paragraphs, hour, item, revision })
  const stored = await storeStory(db, { ...story, ...more }, from, { common: new CommonSketch(), now })
  return { item, story: stored.story }
}
const localText = [harvest[0]!, ...bridge.slice(0, 5)]
const growers = { agency: 'Gazette', headline: 'Growers fear for their road', paragraphs: localText, hour: 9 }
const whole = (db: Db, agency = 'MIA', hour = 7) => send(db, { agency, headline: 'Bridge closes', paragraphs: bridge, hour })

/** The Gazette's story in a cluster, and the same under another name in that of the Courier: it began as other words on the matter. */
async function apart(db: Db, more: Partial<Story> = {}) {
  const other = await send(db, { ...growers, headline: 'Bridge shut', paragraphs: bridge.toReversed(), hour: 10 })
  await send(db, { agency: 'Courier', headline: 'The old bridge is shut', paragraphs: bridge.toReversed(), hour: 10 })
  const one = await send(db, { ...growers, more })
  await send(db, { ...growers, headline: 'Bridge shut', hour: 11, item: other.item, revision: 2 })
  return { one: one.story, other: other.story }
}

const rows = async <T>(db: Db, query: string, values: unknown[] = []): Promise<T[]> => (await db.$client.query(query, values)).rows as T[]
const standing = (db: Db, id: StoryId) =>
  rows<{ pub_status: string; body_text: string | null; version: number; cluster_id: string; embargoed_until: Date | null }>(
    db,
    'SELECT pub_status, body_text, version, cluster_id, embargoed_until FROM wire.story WHERE id = $1',
    [id],
  ).then(([row]) => row!)
const events = (db: Db, type: string) =>
  rows<{ data: Record<string, unknown> }>(db, 'SELECT data FROM wire.event WHERE type = $1 ORDER BY seq', [type])
const clusters = (db: Db) => rows<{ size: number; first_seen_at: Date }>(db, 'SELECT size, first_seen_at FROM ingest.cluster')

test('a kill reaches the copies that were in the cluster which turns out to be one with its own', async () => {
  const db = await freshDb()
  const { one, other } = await apart(db)
  await setPubStatus(db, one, 'canceled', new Date(), { actor: 'ana', reason: 'libel' })
  expect(await standing(db, other)).toMatchObject({ pub_status: 'usable' })
  await whole(db)
  expect(await clusters(db)).toMatchObject([{ size: 4 }])
  expect(await standing(db, other)).toMatchObject({ pub_status: 'canceled', body_text: null })
  const killed = (await events(db, 'story.killed')).map(({ data }) => data)
  expect(killed.map(({ story }) => story)).toEqual([one, other])
  expect(killed[1]).toMatchObject({ actor: 'ana', reason: 'libel', cluster: (await standing(db, one)).cluster_id })
  expect(killed[1]!.takeDown).toHaveLength(4)
  expect((await listDecisions(db, other)).at(-1)).toMatchObject({ rule: 'admin', outcome: 'killed' })
})

test('the copies of other agencies stay as they are', async () => {
  const db = await freshDb()
  const { one } = await apart(db)
  await setPubStatus(db, one, 'canceled', new Date())
  await whole(db)
  const left = await rows<{ agency: string }>(db, "SELECT agency FROM wire.story WHERE pub_status = 'usable' ORDER BY agency")
  expect(left).toEqual([{ agency: 'Courier' }, { agency: 'MIA' }])
})

test('an embargo reaches them, too, and what an admin restored stays restored', async () => {
  const db = await freshDb()
  const until = new Date(Date.now() + 3_600_000).toISOString()
  const { one, other } = await apart(db, { embargoedUntil: until })
  await setPubStatus(db, one, 'canceled', new Date())
  await setPubStatus(db, other, 'canceled', new Date())
  await setPubStatus(db, other, 'usable', new Date())
  const before = await standing(db, other)
  expect(before.body_text).not.toBeNull()
  await whole(db)
  const after = await standing(db, other)
  expect(after).toMatchObject({ pub_status: 'usable', body_text: null, version: before.version + 1, embargoed_until: new Date(until) })
  expect((await listDecisions(db, other)).at(-1)).toMatchObject({ rule: 'embargo', outcome: 'embargoed' })
  expect((await events(db, 'story.updated')).at(-1)!.data).toMatchObject({ story: other, embargoedUntil: until })
})

test('an embargo that is over, and a kill that was lifted, reach nothing', async () => {
  const db = await freshDb()
  const { one, other } = await apart(db, { embargoedUntil: new Date(Date.now() - 1_000).toISOString() })
  await setPubStatus(db, one, 'canceled', new Date())
  await setPubStatus(db, one, 'usable', new Date())
  const before = await standing(db, other)
  await whole(db)
  expect(await clusters(db)).toHaveLength(1)
  expect({ ...(await standing(db, other)), cluster_id: before.cluster_id }).toEqual(before)
})

test('a story that goes on in the one that shows it is withdrawn in its new state', async () => {
  const db = await freshDb()
  const { one, other } = await apart(db)
  await setPubStatus(db, other, 'canceled', new Date(), { reason: 'libel' })
  const update = await send(db, { ...growers, headline: 'UPDATE 1-Growers fear for their road', paragraphs: bridge, hour: 12 })
  expect(update.story).toBe(one)
  expect(await clusters(db)).toMatchObject([{ size: 3 }])
  expect(await standing(db, one)).toMatchObject({ pub_status: 'canceled', body_text: null, version: 3 })
  const versions = await rows<{ version: number; change: string }>(
    db,
    'SELECT version, change FROM ingest.story_version WHERE story_id = $1 ORDER BY version',
    [one],
  )
  expect(versions.map(({ change }) => change)).toEqual(['created', 'updated', 'killed'])
})

test('an admin who merges clusters brings a kill to the copies, and the event says who', async () => {
  const db = await freshDb()
  const [early, late] = [new Date(Date.now() - 7_200_000), new Date()]
  const one = await send(db, { ...growers, now: late })
  const other = await send(db, { ...growers, hour: 60, paragraphs: harvest, now: early })
  await setPubStatus(db, other.story, 'canceled', new Date(), { actor: 'bo', reason: 'libel' })
  const into = (await standing(db, one.story)).cluster_id
  const merged = (await standing(db, other.story)).cluster_id
  expect(await mergeStories(db, one.story, other.story, new Date(), { actor: 'ana', reason: 'one road' })).toEqual({
    cluster: into,
    moved: 1,
  })
  expect(await standing(db, one.story)).toMatchObject({ pub_status: 'canceled', body_text: null })
  const said = { cluster: into, merged, stories: [other.story], comparedWith: one.story, rule: 'admin', reason: 'one road', actor: 'ana' }
  expect((await events(db, 'cluster.merged')).map(({ data }) => data)).toEqual([said])
  expect(await clusters(db)).toEqual([{ size: 2, first_seen_at: early }])
})

test('kills, restores, merges and splits of the same stories at once all end, and a killed story has no copy that may be used', async () => {
  const db = await freshDb()
  const { one, other } = await apart(db)
  for (let round = 0; round < 8; round++) {
    const work: Promise<unknown>[] = [
      mergeStories(db, one, other, new Date()),
      setPubStatus(db, one, 'canceled', new Date()),
      mergeStories(db, other, one, new Date()),
      setPubStatus(db, other, 'canceled', new Date()),
      splitStory(db, one, other, new Date()),
      whole(db, `Agency ${round}`),
      send(db, {
        agency: 'Gazette',
        headline: 'KILL: Growers fear for their road',
        paragraphs: [],
        hour: 12,
        more: { pubStatus: 'canceled' },
      }),
    ]
    await Promise.all(work)
    await setPubStatus(db, one, 'usable', new Date())
    await setPubStatus(db, other, 'usable', new Date())
    await mergeStories(db, one, other, new Date())
    await setPubStatus(db, other, 'canceled', new Date())
    expect(await standing(db, one)).toMatchObject({ pub_status: 'canceled' })
    await setPubStatus(db, one, 'usable', new Date())
  }
})
