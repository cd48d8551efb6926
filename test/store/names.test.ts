/**
 * The names by which notices find an agency's stories of the last days.
 */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { StoryId } from '#src/brand.ts'
import { type Db, openDb } from '#src/store/db.ts'
import { migrateStore } from '#src/store/migrate.ts'
import { findByName } from '#src/store/names.ts'
import { insertVersion } from '#src/store/versions.ts'
import { fingerprint } from '#src/story/print/index.ts'
import { nameKeysNamed } from '#src/story/signals/name-keys.ts'
import type { References } from '#src/story/signals/notice.ts'
import { story as composed } from '../story/stories.ts'
import { afterFile } from '../support/after.ts'
import { freshDatabase, freshDb } from '../support/database.ts'
import { migrationsUpTo } from '../support/earlier.ts'

const now = new Date()
const hoursAgo = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000)
const since = hoursAgo(72)
const wholeStory = `INSERT INTO ingest.story (id, uri, agency, feed_id, version, pub_status, headline, first_seen_at, content, version_hash, text_hash, cluster_id, relation)
  VALUES ($1, 'u', $2, 'wire', 1, 'usable', 'Headline', $3, '{}', '', '', $1, 'original')`
const namelessVersion = `INSERT INTO ingest.story_version (story_id, version, change, content, version_hash, text_hash, created_at)
  VALUES ($1, $2, 'created', '{}', '', '', $3)`

let db: Db
beforeAll(async () => {
  db = await freshDb()
})
beforeEach(async () => {
  await db.$client.query('TRUNCATE ingest.story, ingest.story_version, ingest.story_name CASCADE')
})

async function write(id: StoryId, version: number, headline: string, more: { agency: string; at: Date; uri?: string; slugline?: string }) {
  const { at, ...names } = more
  const content = { ...composed(), headline, ...names }
  const made = { content, print: fingerprint({ headline, bodyText: '' }), told: null, from: null, now: at }
  await db.transaction((tx) => insertVersion(tx, { id, version, change: 'created', firstSeenAt: new Date() }, made))
}
async function keep(
  headlines: string[],
  { agency = 'Agency', at = hoursAgo(1), ...more }: { agency?: string; at?: Date; uri?: string; slugline?: string } = {},
): Promise<StoryId> {
  const id = randomUUID() as StoryId
  await db.$client.query(wholeStory, [id, agency, at])
  for (const [n, headline] of headlines.entries()) await write(id, n + 1, headline, { agency, at, ...more })
  return id
}
const find = (named: Partial<References>, most = 100, of = db) =>
  of.transaction((tx) => findByName(tx, 'Agency', nameKeysNamed({ uris: [], items: [], headlines: [], ...named }), { since, most }))

test('a story is found by its headline, a cut one, its slug and its number, the newest first, and none beside', async () => {
  const story = await keep(['Potter sues city over kiln'], { uri: 'tag:agency:item0471', slugline: 'BC-Potter-Kiln', at: hoursAgo(2) })
  const like = await keep(['Potter sues city council'])
  await keep(['Potter sued city council', 'Zebra escapes'], { uri: 'tag:agency:item0472' })
  expect(await find({ headlines: ['POTTER SUES CITY OVER KILN'] })).toEqual([story])
  expect(await find({ headlines: ['Potter sues city…'] })).toEqual([like, story])
  expect(await find({ headlines: ['Potter sues city…'] }, 1)).toEqual([like])
  expect(await find({ items: ['potter-kiln'] })).toEqual([story])
  expect(await find({ items: ['0471'] })).toEqual([story])
  expect(await find({ items: ['471'] })).toEqual([])
  expect(await find({})).toEqual([])
})

test('what begins with the same is told by its bytes, in every script', async () => {
  const story = await keep(['Żółw wygrywa z zającem w biegu'])
  await keep(['Żółwie wygrywają z zającami'])
  await keep(['Zolw wygrywa z zającem w biegu'])
  expect(await find({ headlines: ['Żółw wygrywa z zającem'] })).toEqual([story])
})

test('a name that it had is found, too, in an earlier version or one that never stood', async () => {
  const story = await keep(['Potter sues city over kiln', 'Potter wins against city', 'Potter sues city over oven'])
  expect(await find({ headlines: ['Potter sues city over kiln'] })).toEqual([story])
  expect(await find({ headlines: ['Potter sues city…'] })).toEqual([story])
})

test('no other agency’s is found, and none that came longer ago', async () => {
  await keep(['Potter sues city over kiln'], { agency: 'Agence' })
  await keep(['Potter sues city over kiln'], { at: hoursAgo(73) })
  const story = await keep(['Potter sues city over kiln'], { at: hoursAgo(71) })
  expect(await find({ headlines: ['Potter sues city over kiln'] })).toEqual([story])
  expect(await find({ headlines: ['Potter sues city'] })).toEqual([story])
})

test('a story of which the version before has written a version is found by any name, as that left none', async () => {
  const fresh = await keep([])
  await db.$client.query(namelessVersion, [fresh, 1, hoursAgo(1)])
  const renamed = await keep(['Potter sues city over kiln'], { at: hoursAgo(3) })
  await db.$client.query(namelessVersion, [renamed, 2, hoursAgo(1)])
  const foreign = await keep([], { agency: 'Agence' })
  await db.$client.query(namelessVersion, [foreign, 1, hoursAgo(1)])
  const old = await keep([], { at: hoursAgo(90) })
  await db.$client.query(namelessVersion, [old, 2, hoursAgo(80)])
  await keep(['Zebra escapes'])
  expect(await find({ headlines: ['Another headline of another story'] })).toEqual([fresh, renamed])
})

test('in a database of the version before the stories of the last days are found by any name, and older ones are not looked through', async () => {
  const url = await freshDatabase('template1')
  await migrateStore(url, await migrationsUpTo('0017_notice_carries_story'))
  const client = new pg.Client(url)
  await client.connect()
  const [young, old] = [randomUUID(), randomUUID()]
  for (const [id, hours] of [
    [young, 71],
    [old, 73],
  ] as const) {
    await client.query(wholeStory, [id, 'Agency', hoursAgo(hours)])
    await client.query(namelessVersion, [id, 1, hoursAgo(hours)])
  }
  await migrateStore(url)
  const { rows } = await client.query('SELECT story_id AS id FROM ingest.story_version WHERE NOT named')
  expect(rows).toEqual([{ id: young }])
  await client.end()
  const upgraded = openDb(url, {
    max: 1,
    onError: (error) => {
      throw error
    },
  })
  afterFile(() => upgraded.$client.end())
  expect(await find({ headlines: ['Another headline'] }, 100, upgraded)).toEqual([young])
})
