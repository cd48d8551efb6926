/**
 * Notices in the store: which of an agency's stories they mean, and which of them wait for a story that has come.
 */
import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ItemId, Sha256, StoryId } from '#src/brand.ts'
import type { Db } from '#src/store/db.ts'
import { addNames } from '#src/store/identities.ts'
import { applyNotices, awaitStory, findReferred, findWaiting, lockNotices, withOrder } from '#src/store/notices.ts'
import { addRuling } from '#src/store/rulings.ts'
import { insertVersion } from '#src/store/versions.ts'
import { namesOf } from '#src/story/place/identity.ts'
import { fingerprint } from '#src/story/print/index.ts'
import type { References } from '#src/story/signals/notice.ts'
import type { Story } from '#src/story/story.ts'
import { story as composed, notice, word } from '../story/stories.ts'
import { freshDb } from '../support/database.ts'

const now = new Date('2026-11-27T12:00:00Z')
const hoursAgo = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000)

let db: Db
beforeAll(async () => {
  db = await freshDb()
})
beforeEach(async () => {
  for (const table of ['story', 'story_version', 'story_name', 'story_identity', 'status_ruling', 'notice', 'item', 'item_revision'])
    await db.$client.query(`DELETE FROM ingest.${table}`)
})

interface Kept {
  agency?: string
  /** When its item came: null where nothing says that. */
  arrived?: Date | null
  seen?: Date
  uri?: string
  slugline?: string
}
/** A story that stands under the last of these headlines, and stood under those before. */
async function keep(headlines: readonly string[], { agency = 'Agency', arrived = hoursAgo(2), seen = hoursAgo(1), ...names }: Kept = {}) {
  const id = randomUUID() as StoryId
  const of = (headline: string): Story => composed({ uri: `tag:${id}`, ...names, agency, headline })
  const content = of(headlines.at(-1)!)
  await db.$client.query(
    `INSERT INTO ingest.story (id, uri, agency, feed_id, version, pub_status, headline, first_seen_at, content, version_hash, text_hash, cluster_id, relation)
     VALUES ($1, $2, $3, 'wire', 1, 'usable', $4, $5, $6, '', '', $1, 'original')`,
    [id, content.uri, agency, content.headline, seen, content],
  )
  const from = arrived && {
    item: await itemOf(id, arrived),
    itemRevision: 1,
    rawSha256: 'raw' as Sha256,
    pageSha256: null,
    arrivedAt: arrived,
  }
  await db.transaction(async (tx) => {
    await addNames(tx, id, namesOf(content).slice(0, 1))
    for (const [n, headline] of headlines.entries()) {
      const made = { content: of(headline), print: fingerprint({ headline, bodyText: '' }), told: 'told', from: n === 0 ? from : null, now }
      const named = { id, version: n + 1, change: n === 0 ? ('created' as const) : ('updated' as const), firstSeenAt: now }
      await insertVersion(tx, named, made)
    }
  })
  return id
}
async function itemOf(story: StoryId | null, at: Date): Promise<ItemId> {
  const { rows } = await db.$client.query<{ id: ItemId }>(
    `INSERT INTO ingest.item (feed_id, identity, revision, entry_hash, story_id) VALUES ('wire', $1, 1, '', $2) RETURNING id::int AS id`,
    [randomUUID(), story],
  )
  await db.$client.query(
    `INSERT INTO ingest.item_revision (item_id, revision, entry, sha256, state, created_at) VALUES ($1, 1, '{}', '', 'done', $2)`,
    [rows[0]!.id, at],
  )
  return rows[0]!.id
}
const naming = (over: Partial<References>, told: Partial<Story> = {}): Story =>
  notice({ refersTo: { uris: [], items: [], headlines: [], ...over }, ...told })
const referred = (told: Story, { arrivedAt = now, again = false }: { arrivedAt?: Date; again?: boolean } = {}) =>
  db.transaction((tx) => findReferred(tx, told, { arrivedAt, again }, now))
const meant = async (...args: Parameters<typeof referred>) => (await referred(...args)).meant
/** Have a story that stands be a notice, too. */
const wait = (
  id: StoryId,
  { told = notice(), carriesStory = false, at = hoursAgo(1) }: { told?: Story; carriesStory?: boolean; at?: Date } = {},
) => db.transaction((tx) => awaitStory(tx, { step: 'await', notice: id, told, carriesStory }, at))

const [sues, wins, city] = ['Potter sues city over kiln', 'Potter wins against the city', 'Potter sues city council']

describe('a notice means', () => {
  test('the story of its agency that has its headline, and nothing where it names none', async () => {
    const story = await keep([sues])
    await keep([sues], { agency: 'Agence' })
    await keep(['Zebra escapes from the zoo'])
    expect(await referred(naming({ headlines: [sues] }))).toEqual({ meant: [story], doubtful: [] })
    const { refersTo: _, ...silent } = notice()
    expect(await referred(silent)).toEqual({ meant: [], doubtful: [] })
    expect(await referred(naming({ headlines: ['A headline of nobody at all'] }))).toEqual({ meant: [], doubtful: [] })
  })

  test('the story that has the identity it names, whatever its age and whatever else has its headline', async () => {
    const [old, other] = [await keep([wins], { uri: 'urn:1', arrived: hoursAgo(900), seen: hoursAgo(900) }), await keep([sues])]
    expect(await meant(naming({ uris: ['urn:1'], headlines: [sues] }))).toEqual([old])
    expect(await meant(naming({ items: ['urn:1'] }))).toEqual([old])
    expect(await meant(naming({ uris: ['urn:2'], headlines: [sues] }))).toEqual([other])
    await keep([wins], { uri: 'urn:3', agency: 'Agence' })
    expect(await meant(naming({ uris: ['urn:3'] }))).toEqual([])
    const pages = [{ scheme: 'url' as const, key: 'Agency\nurn:4' }]
    await db.transaction((tx) => addNames(tx, other, pages))
    expect(await meant(naming({ uris: ['urn:4'] })), 'a page’s address is no item’s identity').toEqual([])
  })

  test('stories of the last three days alone', async () => {
    await keep([sues], { arrived: hoursAgo(73), seen: hoursAgo(73) })
    expect(await meant(naming({ headlines: [sues] }))).toEqual([])
    const story = await keep([sues], { arrived: hoursAgo(71), seen: hoursAgo(71) })
    expect(await meant(naming({ headlines: [sues] }))).toEqual([story])
  })

  test('a story that has the headline before one that had it, which it means where none has it', async () => {
    const had = await keep([sues, wins])
    expect(await meant(naming({ headlines: [sues] }))).toEqual([had])
    const has = await keep([sues])
    expect(await meant(naming({ headlines: [sues] }))).toEqual([has])
  })

  test('a story by the slug or number that it has, or had', async () => {
    const story = await keep([sues], { uri: 'tag:agency:item0471', slugline: 'BC-Potter-Kiln' })
    expect(await meant(naming({ items: ['0471'] }))).toEqual([story])
    expect(await meant(naming({ items: ['potter-kiln'] }))).toEqual([story])
    await db.$client.query("UPDATE ingest.story SET uri = 'tag:x', content = content - 'slugline' WHERE id = $1", [story])
    expect(await meant(naming({ items: ['0471'] }))).toEqual([story])
    expect(await meant(naming({ items: ['potter-kiln'] }))).toEqual([story])
  })

  test('none of several that a cut headline fits: they are named, the newest first', async () => {
    const older = await keep([sues], { seen: hoursAgo(3) })
    const newer = await keep([city], { seen: hoursAgo(1) })
    expect(await referred(naming({ headlines: ['Potter sues city…'] }))).toEqual({ meant: [], doubtful: [newer, older] })
  })

  test('what came before it, and what came later only where nothing did, and not when it is worked off again', async () => {
    const later = await keep([sues], { arrived: hoursAgo(1) })
    const told = naming({ headlines: [sues] })
    expect(await meant(told, { arrivedAt: hoursAgo(2) })).toEqual([later])
    expect(await meant(told, { arrivedAt: hoursAgo(2), again: true })).toEqual([])
    expect(await meant(told, { arrivedAt: hoursAgo(1), again: true })).toEqual([later])
    const before = await keep([sues], { arrived: hoursAgo(3) })
    expect(await meant(told, { arrivedAt: hoursAgo(2) })).toEqual([before])
  })

  test('one of several of which it may mean each, where these came before it, though one alone came later', async () => {
    const [one, other] = [
      await keep([sues], { arrived: hoursAgo(5), seen: hoursAgo(5) }),
      await keep([city], { arrived: hoursAgo(4), seen: hoursAgo(4) }),
    ]
    await keep(['Potter sues city…'], { arrived: hoursAgo(1) })
    expect(await referred(naming({ headlines: ['Potter sues city…'] }), { arrivedAt: hoursAgo(2) })).toEqual({
      meant: [],
      doubtful: [other, one],
    })
  })

  test('a story since the first of its states came, and since it was first seen where nothing says that', async () => {
    const told = naming({ headlines: [sues] })
    const story = await keep([sues, sues], { arrived: hoursAgo(5) })
    const item = await itemOf(story, hoursAgo(1))
    await db.$client.query('UPDATE ingest.story_version SET item_id = $2, item_revision = 1 WHERE story_id = $1 AND version = 2', [
      story,
      item,
    ])
    expect(await meant(told, { arrivedAt: hoursAgo(4), again: true })).toEqual([story])
    expect(await meant(told, { arrivedAt: hoursAgo(6), again: true })).toEqual([])
    const undated = await keep([city], { arrived: null, seen: hoursAgo(3) })
    expect(await meant(naming({ headlines: [city] }), { arrivedAt: hoursAgo(2), again: true })).toEqual([undated])
    expect(await meant(naming({ headlines: [city] }), { arrivedAt: hoursAgo(4), again: true })).toEqual([])
  })

  test('no notice that waits or has found another story, but one that brings the story, or was that story', async () => {
    const other = await keep(['Zebra escapes from the zoo'])
    const waits = await keep([sues], { uri: 'urn:1' })
    const byName = () => meant(naming({ headlines: [sues] }))
    const byUri = () => meant(naming({ uris: ['urn:1'] }))
    await wait(waits)
    expect([await byName(), await byUri()]).toEqual([[], []])
    await db.transaction((tx) => applyNotices(tx, [waits], other))
    expect([await byName(), await byUri()]).toEqual([[], []])
    await db.transaction((tx) => applyNotices(tx, [waits], waits))
    expect([await byName(), await byUri()]).toEqual([[waits], [waits]])
    const brings = await keep([wins], { uri: 'urn:2' })
    await wait(brings, { carriesStory: true })
    expect([await meant(naming({ headlines: [wins] })), await meant(naming({ uris: ['urn:2'] }))]).toEqual([[brings], [brings]])
  })
})

describe('words that may be an order', () => {
  const perhaps: Story['perhaps'] = { signal: 'kill', refersTo: { uris: [], items: [], headlines: [sues], exact: true } }
  const told = composed({ uri: 'tag:order', headline: `Cancel: ${sues}`, perhaps })
  const read = (of: Story, item: ItemId, arrivedAt = now) =>
    db.transaction((tx) => withOrder(tx, of, { item, itemRevision: 1, arrivedAt }, now))

  test('are one where the story is there, and was when they came', async () => {
    const item = await itemOf(null, hoursAgo(1))
    expect(await read(told, item)).toEqual(told)
    await keep([sues])
    const order = await read(told, item)
    expect(order).toMatchObject({ pubStatus: 'canceled', signals: ['kill'], refersTo: { headlines: [sues] } })
    expect(order.perhaps).toBeUndefined()
    expect(await read(told, 0 as ItemId), 'also when their item is gone').toMatchObject({ pubStatus: 'canceled' })
    expect(await read(told, item, hoursAgo(3)), 'before the story came').toEqual(told)
    expect(await read(composed(), item)).toEqual(composed())
  })

  test('stay what they were when their item is worked off again: an order that was heard, or a headline', async () => {
    const story = await keep([told.headline])
    const item = await itemOf(story, hoursAgo(1))
    expect(await read(told, item)).toEqual(told)
    await db.transaction((tx) => addRuling(tx, story, word('canceled', 1, { item: 999 as ItemId })))
    expect(await read(told, item), 'another’s word is not theirs').toEqual(told)
    await db.transaction((tx) => addRuling(tx, story, word('canceled', 1, { item })))
    expect(await read(told, item)).toMatchObject({ pubStatus: 'canceled' })
  })

  test('are one where they stand over the very item whose story had the headline behind them', async () => {
    const item = await itemOf(await keep([sues]), hoursAgo(1))
    expect(await read(told, item)).toMatchObject({ pubStatus: 'canceled', refersTo: { headlines: [sues] } })
  })
})

describe('for a story that comes', () => {
  const waitingFor = (next: Story) => db.transaction((tx) => findWaiting(tx, next, now))
  const named = naming({ headlines: [sues] })
  const next = composed({ uri: 'tag:next', headline: sues })

  test('wait the notices of its agency that name it, in the order in which they came', async () => {
    const [second, first] = [await keep(['KILL'], { arrived: hoursAgo(3) }), await keep(['HOLD'], { arrived: hoursAgo(4) })]
    await wait(second, { told: named })
    await wait(first, { told: named })
    await wait(await keep(['KILL']), { told: naming({ headlines: [city] }) })
    const foreign = await keep(['KILL'], { agency: 'Agence' })
    await wait(foreign, { told: { ...named, agency: 'Agence' } })
    const waiting = await waitingFor(next)
    expect(waiting).toMatchObject([
      { id: first, told: named, from: { itemRevision: 1, arrivedAt: hoursAgo(4) } },
      { id: second, told: named, from: { itemRevision: 1, arrivedAt: hoursAgo(3) } },
    ])
    const { rows } = await db.$client.query('SELECT item_id::int AS item FROM ingest.story_version WHERE story_id = ANY($1)', [
      [first, second],
    ])
    expect(new Set(waiting.map(({ from }) => from.item))).toEqual(new Set(rows.map(({ item }) => item)))
  })

  test('wait those of the last three days that have not found theirs', async () => {
    const story = await keep(['Zebra escapes from the zoo'])
    const [old, young, met] = [await keep(['KILL']), await keep(['KILL']), await keep(['KILL'])]
    await wait(old, { told: named, at: hoursAgo(73) })
    await wait(young, { told: named, at: hoursAgo(71) })
    await wait(met, { told: named })
    await db.transaction((tx) => applyNotices(tx, [met], story))
    expect((await waitingFor(next)).map(({ id }) => id)).toEqual([young])
  })

  test('waits a notice once, as it first came, since when it was stored where its item is gone', async () => {
    const id = await keep(['KILL'])
    await wait(id, { told: named, at: hoursAgo(5) })
    await wait(id, { told: naming({ headlines: [city] }), at: hoursAgo(1) })
    await db.$client.query('DELETE FROM ingest.item_revision')
    expect(await waitingFor(next)).toMatchObject([{ id, told: named, from: { arrivedAt: hoursAgo(5) } }])
  })
})

test('a notice is stored alone of its agency, stories beside each other', async () => {
  const story = composed()
  const tries = async (held: Story, next: Story) =>
    db.transaction(async (tx) => {
      await lockNotices(tx, held)
      return db
        .transaction(async (other) => {
          await other.execute("SET LOCAL lock_timeout = '50ms'")
          await lockNotices(other, next)
          return 'beside'
        })
        .catch(() => 'after')
    })
  expect(await tries(story, story)).toBe('beside')
  expect(await tries(notice(), story)).toBe('after')
  expect(await tries(story, notice())).toBe('after')
  expect(await tries(notice(), notice({ agency: 'Agence' }))).toBe('beside')
})
