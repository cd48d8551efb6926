/**
 * An admin's word on a story: what it changes, what it is locked with; and embargoes that end.
 */
import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { StoryId } from '#src/brand.ts'
import type { Db } from '#src/store/db.ts'
import { releaseEmbargoes, setPubStatus } from '#src/store/pub-status.ts'
import { storeStory } from '#src/store/stories.ts'
import { CommonSketch } from '#src/story/print/common.ts'
import type { Story } from '#src/story/story.ts'
import { bridge, harvest } from '../story/texts.ts'
import { freshDb } from '../support/database.ts'
import { eventually } from '../support/program.ts'
import { forgetStories, type Told, telling } from './telling.ts'

let db: Db
let number = 0
beforeAll(async () => {
  db = await freshDb()
})
beforeEach(() => forgetStories(db))

const rows = async (query: string, ...values: unknown[]) => (await db.$client.query(query, values)).rows
const told = { agency: 'Gazette', headline: 'Old bridge closes for repairs', paragraphs: bridge, hour: 9 }

async function send(fields: Partial<Told> = {}, more: Partial<Story> = {}, now = new Date()): Promise<StoryId> {
  const { story, from } = telling({ ...told, item: ++number, ...fields })
  return (await storeStory(db, { ...story, ...more }, from, { common: new CommonSketch(), now })).story
}

/** A story, and another of its agency that has come to tell the same; each in a cluster of its own. */
async function twice(): Promise<{ one: StoryId; copy: StoryId }> {
  const item = ++number
  const other = { item, headline: 'Bridge shut', hour: 60 }
  const copy = await send({ ...other, paragraphs: harvest })
  const one = await send()
  expect(await send({ ...other, revision: 2 })).toBe(copy)
  return { one, copy }
}
const intoClusterOf = 'UPDATE ingest.story SET cluster_id = (SELECT cluster_id FROM ingest.story WHERE id = $2) WHERE id = $1'
const statusOf = async (id: StoryId) => (await rows('SELECT pub_status, version FROM ingest.story WHERE id = $1', id))[0]
const rulings = (id: StoryId) => rows('SELECT status, by, actor, reason FROM ingest.status_ruling WHERE story_id = $1 ORDER BY id', id)

test('a story is killed and restored by versions that say so', async () => {
  const one = await send()
  expect(await setPubStatus(db, one, 'canceled', new Date(), { actor: 'ana', reason: 'libel' })).toEqual({ version: 2 })
  expect(await statusOf(one)).toEqual({ pub_status: 'canceled', version: 2 })
  expect(await setPubStatus(db, one, 'usable', new Date(), { actor: 'bo', reason: 'cleared' })).toEqual({ version: 3 })
  expect(await statusOf(one)).toEqual({ pub_status: 'usable', version: 3 })
  expect(await rulings(one)).toEqual([
    { status: 'canceled', by: 'admin', actor: 'ana', reason: 'libel' },
    { status: 'usable', by: 'admin', actor: 'bo', reason: 'cleared' },
  ])
})

test('the cluster of a story is locked before the story, so that no first run is in vain', async () => {
  const one = await send()
  let runs = 0
  const counting: Pick<Db, 'transaction'> = {
    transaction: (...work) => {
      runs++
      return db.transaction(...work)
    },
  }
  await setPubStatus(counting as Db, one, 'canceled', new Date())
  expect(runs).toBe(1)
})

test('a word that changes nothing is kept, and makes no version', async () => {
  const one = await send()
  expect(await setPubStatus(db, one, 'usable', new Date())).toBe('unchanged')
  expect((await rulings(one)).map(({ status }) => status)).toEqual(['usable'])
  await setPubStatus(db, one, 'canceled', new Date(), { actor: 'ana' })
  expect(await setPubStatus(db, one, 'canceled', new Date(), { actor: 'bo' })).toBe('unchanged')
  expect((await rulings(one)).map(({ actor }) => actor)).toEqual(['an admin', 'ana', 'bo'])
  expect(await statusOf(one)).toEqual({ pub_status: 'canceled', version: 2 })
  expect(await setPubStatus(db, randomUUID() as StoryId, 'canceled', new Date())).toBe('no-story')
})

test('a word has the time of the database, by which items come, and a version the time that is handed in', async () => {
  const one = await send()
  const [{ at: before }] = await rows('SELECT clock_timestamp() AS at')
  await setPubStatus(db, one, 'canceled', new Date('2001-01-01'))
  const [{ at }] = await rows('SELECT at FROM ingest.status_ruling')
  const [{ at: after }] = await rows('SELECT clock_timestamp() AS at')
  expect(at >= before && at <= after).toBe(true)
  expect(await rows('SELECT created_at FROM ingest.story_version WHERE version = 2')).toEqual([{ created_at: new Date('2001-01-01') }])
})

test('a word reaches the agency’s copies of the story, and no other story', async () => {
  const { one, copy } = await twice()
  const courier = await send({ agency: 'Courier' })
  const apart = await send({ headline: 'Farmers hope for rain', paragraphs: harvest, hour: 100 })
  for (const id of [copy, courier, apart]) await db.$client.query(intoClusterOf, [id, one])
  await setPubStatus(db, one, 'canceled', new Date())
  const now = async () => Promise.all([one, copy, courier, apart].map(async (id) => (await statusOf(id)).pub_status))
  expect(await now()).toEqual(['canceled', 'canceled', 'usable', 'usable'])
  await setPubStatus(db, one, 'usable', new Date())
  expect(await now()).toEqual(['usable', 'usable', 'usable', 'usable'])
})

test('a word waits for a copy that is coming into the story’s cluster, and reaches it', async () => {
  const { one, copy } = await twice()
  const client = await db.$client.connect()
  await client.query('BEGIN')
  await client.query('SELECT FROM ingest.cluster WHERE id = (SELECT cluster_id FROM ingest.story WHERE id = $1) FOR UPDATE', [one])
  await client.query(intoClusterOf, [copy, one])
  let ended = false
  const kill = setPubStatus(db, one, 'canceled', new Date()).finally(() => {
    ended = true
  })
  const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
  await eventually(
    async () => ended || (await rows(waiting)).length > 0,
    (met) => met,
    { everyMs: 5 },
  )
  await client.query('COMMIT')
  client.release()
  expect(await kill).toEqual({ version: 2 })
  expect(await statusOf(copy)).toMatchObject({ pub_status: 'canceled' })
})

test('an embargo that has ended is announced once, with what stands', async () => {
  const until = (seconds: number) => ({ embargoedUntil: new Date(Date.UTC(2026, 2, 2, 12, 0, seconds)).toISOString() })
  const before = new Date(Date.UTC(2026, 2, 2, 11))
  const over = await send({}, until(30), before)
  const later = await send({ headline: 'Farmers hope for rain', paragraphs: harvest }, until(31), before)
  await send({ agency: 'Courier', headline: 'No embargo here', paragraphs: harvest.toReversed() }, {}, before)
  const at = new Date(Date.UTC(2026, 2, 2, 12, 0, 30))
  expect(await releaseEmbargoes(db, new Date(at.getTime() - 1))).toEqual([])
  expect(await releaseEmbargoes(db, at)).toEqual([over])
  expect(await releaseEmbargoes(db, at)).toEqual([])
  const released = await rows("SELECT subject, story_id, data FROM ingest.event WHERE type = 'story.released'")
  expect(released).toEqual([
    {
      subject: over,
      story_id: over,
      data: expect.objectContaining({ story: over, version: 1, change: 'updated', headline: told.headline }),
    },
  ])
  expect(await rows('SELECT released_at FROM ingest.story WHERE id = $1', over)).toEqual([{ released_at: at }])
  expect(await rows('SELECT released_at FROM ingest.story WHERE id = $1', later)).toEqual([{ released_at: null }])
})

test('of a story that was killed meanwhile the embargo ends in silence', async () => {
  const one = await send({}, { embargoedUntil: new Date(Date.now() + 3_600_000).toISOString() })
  await setPubStatus(db, one, 'canceled', new Date())
  const later = new Date(Date.now() + 7_200_000)
  expect(await releaseEmbargoes(db, later)).toEqual([one])
  expect(await rows('SELECT released_at FROM ingest.story')).toEqual([{ released_at: later }])
  expect(await rows("SELECT FROM ingest.event WHERE type = 'story.released'")).toEqual([])
})
