/**
 * The ninjs document of each version: what the views show of it is what was made and checked when the version was.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import type { FeedId, ItemId, Sha256, StoryId } from '#src/brand.ts'
import type { Db } from '#src/store/db.ts'
import { makeDocuments, refusedDocuments, withBodies } from '#src/store/documents.ts'
import { setPubStatus } from '#src/store/pub-status.ts'
import { storeStory } from '#src/store/stories.ts'
import { compose } from '#src/story/compose.ts'
import { type Ninjs, ninjsOf } from '#src/story/documents/ninjs.ts'
import { ninjsProblem } from '#src/story/documents/valid.ts'
import { CommonSketch } from '#src/story/print/common.ts'
import type { Story } from '#src/story/story.ts'
import type { WireEntry } from '#src/wire/document.ts'
import { freshDb } from '../support/database.ts'
import { text } from '../support/prose.ts'

let db: Db
beforeAll(async () => {
  db = await freshDb()
})

const now = new Date('2026-11-23T12:00:00Z')
const common = new CommonSketch()
let items = 0

async function tell(entry: Partial<WireEntry>, over: Partial<Story> = {}, item = ++items): Promise<StoryId> {
  const body = text(`story ${entry.id}`)
    .replace(/<\/?p>/g, '\n')
    .trim()
  const composed = compose({
    feed: { id: 'agency' as FeedId, agency: 'Agency' },
    entry: { headline: `About ${entry.id}`, summary: 'In short.', bodyText: body, published: '2026-11-23T10:00:00.000Z', ...entry },
  })
  const from = { item: item as ItemId, itemRevision: 1, rawSha256: '0'.repeat(64) as Sha256, pageSha256: null, arrivedAt: now }
  return (await storeStory(db, { ...composed, ...over }, from, { common, now })).story
}
const rows = async (sql: string, ...values: unknown[]) => (await db.$client.query(sql, values)).rows
const shown = async (id: StoryId) =>
  (await rows('SELECT * FROM wire.story WHERE id = $1', id))[0] as { ninjs: Ninjs | null; [column: string]: unknown }
const content = async (id: StoryId) => (await rows('SELECT content FROM ingest.story WHERE id = $1', id))[0].content as Story
const media = [{ type: 'picture' as const, url: 'https://agency.example/1.jpg', caption: 'A dam.', creditLine: 'Bob Ray/EXA' }]

describe('wire.story.ninjs', () => {
  test('is the document that the version’s content makes, text, pictures and all', async () => {
    const id = await tell({ id: 'tag:agency,whole', media, keywords: ['dams'] })
    const { ninjs } = await shown(id)
    expect(ninjs).toEqual(ninjsOf(await content(id), { id, version: 1, firstSeenAt: now, createdAt: now, ruled: false }))
    expect(ninjs).toMatchObject({
      bodies: [{ contentType: 'text/html' }, { contentType: 'text/plain' }],
      associations: [{ name: 'picture-1' }],
    })
    expect(ninjsProblem(ninjs!)).toBeUndefined()
  })

  test('follows the versions, each of which keeps its own', async () => {
    const item = ++items
    const id = await tell({ id: 'tag:agency,told', headline: 'Dam holds' }, {}, item)
    await tell({ id: 'tag:agency,told', headline: 'Dam holds, engineers say', updated: '2026-11-23T11:00:00.000Z' }, {}, item)
    const versions = await rows('SELECT version, ninjs FROM wire.story_version WHERE story_id = $1 ORDER BY version', id)
    expect(versions.map(({ ninjs }) => [ninjs.version, ninjs.headlines[0].value, ninjs.versionCreated, ninjs.bodies.length])).toEqual([
      ['1', 'Dam holds', '2026-11-23T10:00:00.000Z', 2],
      ['2', 'Dam holds, engineers say', '2026-11-23T11:00:00.000Z', 2],
    ])
    expect((await shown(id)).ninjs).toEqual(versions[1].ninjs)
    const [told] = await rows("SELECT data FROM wire.event WHERE story_id = $1 AND type = 'story.updated'", id)
    expect(told.data.changes).toEqual({ fields: ['headline', 'updated'], wordsAdded: 2, wordsRemoved: 0 })
  })

  test('of a killed story has no text, also in what was told before', async () => {
    const id = await tell({ id: 'tag:agency,killed', media })
    await setPubStatus(db, id, 'canceled', now, { actor: 'ana', reason: 'wrong dam' })
    expect((await shown(id)).ninjs).toMatchObject({ pubStatus: 'canceled', version: '2', representationType: 'partial' })
    for (const { ninjs } of await rows('SELECT ninjs FROM wire.story_version WHERE story_id = $1', id)) {
      expect(Object.keys(ninjs)).not.toEqual(expect.arrayContaining([expect.stringMatching(/bodies|descriptions|associations/)]))
      expect(ninjsProblem(ninjs)).toBeUndefined()
    }
    await setPubStatus(db, id, 'usable', now, { actor: 'ana', reason: 'right dam' })
    expect((await shown(id)).ninjs).toMatchObject({ pubStatus: 'usable', bodies: expect.any(Array), associations: expect.any(Array) })
  })

  test('of an embargoed story says until when, and has its text when that is over', async () => {
    const id = await tell({ id: 'tag:agency,embargoed', media, embargoedUntil: '2999-01-01T00:00:00.000Z' })
    const { ninjs } = await shown(id)
    expect(ninjs).toMatchObject({ embargoedUntil: '2999-01-01T00:00:00.000Z', representationType: 'partial' })
    for (const part of ['bodies', 'descriptions', 'associations']) expect(ninjs).not.toHaveProperty(part)
    expect(ninjsProblem(ninjs!)).toBeUndefined()
    await rows("UPDATE ingest.story SET embargoed_until = now() - interval '1 minute' WHERE id = $1", id)
    expect((await shown(id)).ninjs).toMatchObject({
      representationType: 'full',
      bodies: expect.any(Array),
      associations: expect.any(Array),
    })
  })

  test('that the schema refuses is not shown: what is wrong is said, and the story is there', async () => {
    const id = await tell({ id: 'tag:agency,refused' }, { located: 5 as never })
    expect(await shown(id)).toMatchObject({
      ninjs: null,
      ninjs_problem: '/located must be string',
      headline: 'About tag:agency,refused',
      body_text: expect.any(String),
    })
    expect(await refusedDocuments(db)).toEqual({ count: 1, newest: { story: id, problem: '/located must be string' } })
    const [kept] = await rows('SELECT ninjs FROM ingest.story_version WHERE story_id = $1', id)
    expect(kept.ninjs).toMatchObject({ located: 5 })
  })

  test('is made for versions of the version before, the newest first, once', async () => {
    const ids = [await tell({ id: 'tag:agency,before-1' }), await tell({ id: 'tag:agency,before-2' })]
    const before = await Promise.all(ids.map(shown))
    await rows('UPDATE ingest.story_version SET ninjs = NULL WHERE story_id = ANY ($1)', ids)
    await rows("UPDATE ingest.story_version SET created_at = created_at - interval '1 hour' WHERE story_id = $1", ids[0])
    expect((await shown(ids[1]!)).ninjs).toBeNull()
    expect(await makeDocuments(db, 1)).toBe(1)
    expect((await shown(ids[1]!)).ninjs).toEqual(before[1]!.ninjs)
    expect((await shown(ids[0]!)).ninjs).toBeNull()
    expect(await makeDocuments(db, 10)).toBe(1)
    expect(await makeDocuments(db, 10)).toBe(0)
    expect((await shown(ids[0]!)).ninjs).toEqual(before[0]!.ninjs)
  })
})

test('a document and its bodies, kept apart, are one again', async () => {
  const id = await tell({ id: 'tag:agency,apart' })
  const [{ ninjs }] = (await rows('SELECT ninjs FROM ingest.story_version WHERE story_id = $1', id)) as [{ ninjs: Ninjs }]
  expect(ninjs).not.toHaveProperty('bodies')
  expect(withBodies(ninjs, await content(id))).toEqual((await shown(id)).ninjs)
})
