/**
 * The names that stories have come under: whose each is, and which story a state of an item is found by.
 */
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { ItemId, StoryId } from '#src/brand.ts'
import type { Db } from '#src/store/db.ts'
import { addNames, findKnown } from '#src/store/identities.ts'
import { inOrder } from '#src/store/locks.ts'
import type { Identity } from '#src/story/place/identity.ts'
import { arrive, story as composed } from '../story/stories.ts'
import { freshDb } from '../support/database.ts'

let db: Db
beforeAll(async () => {
  db = await freshDb()
})

const uri = (key: string): Identity => ({ scheme: 'uri', key })
const url = (key: string): Identity => ({ scheme: 'url', key })

/** A story that stands under these names. */
async function story(...names: Identity[]): Promise<StoryId> {
  const id = randomUUID() as StoryId
  await db.$client.query(
    `INSERT INTO ingest.story (id, uri, agency, feed_id, version, pub_status, headline, first_seen_at, content, version_hash, text_hash, cluster_id, relation)
     VALUES ($1, $3, 'Agency', 'wire', 1, 'usable', 'Headline', now(), '{}', '', '', $2, 'original')`,
    [id, randomUUID(), id],
  )
  await db.transaction((tx) => addNames(tx, id, names))
  return id
}
/** An item whose revisions have become this story, each with what it said when it was worked off. */
async function item(storyId: StoryId | null, ...told: (string | null)[]): Promise<ItemId> {
  const { rows } = await db.$client.query<{ id: ItemId }>(
    `INSERT INTO ingest.item (feed_id, identity, revision, entry_hash, story_id) VALUES ('wire', $1, $2, '', $3) RETURNING id::int AS id`,
    [randomUUID(), told.length, storyId],
  )
  for (const [n, hash] of told.entries())
    await db.$client.query(
      `INSERT INTO ingest.item_revision (item_id, revision, entry, sha256, state, told_hash) VALUES ($1, $2, '{}', '', 'done', $3)`,
      [rows[0]!.id, n + 1, hash],
    )
  return rows[0]!.id
}
interface Came {
  item?: ItemId
  itemRevision?: number
  names?: Identity[]
  earlier?: Identity[]
}
/** Which stories are found, and by what. */
const found = async ({ item = 0 as ItemId, itemRevision = 1, names = [], earlier = [] }: Came) => {
  const known = await inOrder(db, (tx, locks) => findKnown(tx, locks, { ...arrive(composed(), { item, itemRevision }), names, earlier }))
  return known.map(({ standing, ...how }) => [standing.id, how])
}

test('a name is the story’s that had it first, and is no other scheme’s', async () => {
  const first = await story(uri('one'))
  const second = await story(uri('one'), url('two'))
  expect(await found({ names: [uri('one')] })).toEqual([[first, { by: 'uri' }]])
  expect(await found({ names: [url('two')] })).toEqual([[second, { by: 'url' }]])
  expect(await found({ names: [url('one'), uri('two')] })).toEqual([])
})

test('a story that has all its names already gets none', async () => {
  const id = await story(uri('once'))
  await db.transaction((tx) => addNames(tx, id, []))
  await db.transaction((tx) => addNames(tx, id, [uri('once')]))
  expect((await db.$client.query("SELECT FROM ingest.story_identity WHERE key = 'once'")).rowCount).toBe(1)
})

test('the item’s own story comes first, then its uri’s, its page’s, and the one that it goes on from', async () => {
  const [own, byUri, byUrl, before] = [await story(), await story(uri('u')), await story(url('p')), await story(uri('e'))]
  const came = { item: await item(own, 'hash'), names: [url('p'), uri('u')], earlier: [uri('e')] }
  expect(await found(came)).toEqual([
    [own, { by: 'item', toldBefore: 'hash' }],
    [byUri, { by: 'uri' }],
    [byUrl, { by: 'url' }],
    [before, { by: 'earlier' }],
  ])
})

test('a story that is found in more ways than one is there once, by the surest', async () => {
  const id = await story(uri('all'), url('all'))
  expect(await found({ item: await item(id, null), names: [url('all'), uri('all')], earlier: [uri('all')] })).toEqual([
    [id, { by: 'item', toldBefore: null }],
  ])
  expect(await found({ names: [url('all')], earlier: [uri('all')] })).toEqual([[id, { by: 'url' }]])
})

test('what an item said before is what this very revision said', async () => {
  const id = await story()
  const of = await item(id, 'first', 'second')
  expect(await found({ item: of, itemRevision: 1 })).toEqual([[id, { by: 'item', toldBefore: 'first' }]])
  expect(await found({ item: of, itemRevision: 2 })).toEqual([[id, { by: 'item', toldBefore: 'second' }]])
  expect(await found({ item: of, itemRevision: 3 })).toEqual([[id, { by: 'item', toldBefore: null }]])
})

test('an item without a story, or whose story is gone, is found by nothing', async () => {
  expect(await found({ item: await item(null, 'hash') })).toEqual([])
  expect(await found({ item: await item(randomUUID() as StoryId, 'hash') })).toEqual([])
  await db.transaction((tx) => addNames(tx, randomUUID() as StoryId, [uri('gone')]))
  expect(await found({ names: [uri('gone')] })).toEqual([])
})
