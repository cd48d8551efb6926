/**
 * The raw archive: bytes once, each retrieval of them, and which retrieval a revision was read from.
 */
import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { FeedId, ItemId, Sha256 } from '#src/brand.ts'
import { archive, pack, type Retrieved, readRaw, readRetrieval } from '#src/store/archive.ts'
import type { Db, Tx } from '#src/store/db.ts'
import { recordItems } from '#src/store/items.ts'
import type { WireEntry } from '#src/wire/document.ts'
import { freshDb } from '../support/database.ts'

const [agency, other] = ['agency', 'other'] as FeedId[]
let db: Db
beforeAll(async () => {
  db = await freshDb()
})

const retrieved = (text: string, more: Partial<Retrieved> = {}): Retrieved => ({
  feed: agency!,
  kind: 'feed',
  url: 'http://agency.example/feed',
  headers: {},
  bytes: Buffer.from(text),
  ...more,
})

async function keep(tx: Tx, what: Retrieved): Promise<Sha256> {
  const packed = await pack(what)
  await archive(tx, packed)
  return packed.sha256
}
const kept = (what: Retrieved) => db.transaction((tx) => keep(tx, what))

test('bytes come out as they went in, under their SHA-256, compressed meanwhile', async () => {
  const text = '<rss>words of the agency</rss>'.repeat(1000)
  const sha256 = await kept(retrieved(text))
  expect(sha256).toBe(createHash('sha256').update(text).digest('hex'))
  expect((await readRaw(db, sha256))?.toString()).toBe(text)
  const { rows } = await db.$client.query('SELECT length, octet_length(zstd) AS kept FROM ingest.raw WHERE sha256 = $1', [sha256])
  expect(rows[0].length).toBe(text.length)
  expect(rows[0].kept).toBeLessThan(1000)
})

test('bytes that come again are kept once, and each retrieval is noted with its status, address and fields', async () => {
  const sha256 = await kept(retrieved('again', { status: 200, headers: { etag: '"1"' } }))
  await kept(retrieved('again', { feed: other!, kind: 'page', url: 'http://other.example/page', headers: { 'x-odd': 'a\0b' } }))
  expect((await db.$client.query('SELECT count(*)::int AS n FROM ingest.raw WHERE sha256 = $1', [sha256])).rows).toEqual([{ n: 1 }])
  const { rows } = await db.$client.query(
    'SELECT feed_id, kind, url, status, headers FROM ingest.retrieval WHERE sha256 = $1 ORDER BY id',
    [sha256],
  )
  expect(rows).toEqual([
    { feed_id: 'agency', kind: 'feed', url: 'http://agency.example/feed', status: 200, headers: { etag: '"1"' } },
    { feed_id: 'other', kind: 'page', url: 'http://other.example/page', status: null, headers: { 'x-odd': 'ab' } },
  ])
})

test('what was not committed, or has been dropped, is not there', async () => {
  const packed = await pack(retrieved('half'))
  await expect(
    db.transaction(async (tx) => {
      await archive(tx, packed)
      throw new Error('rolled back on purpose')
    }),
  ).rejects.toThrow('rolled back on purpose')
  expect(await readRaw(db, packed.sha256)).toBeUndefined()
})

describe('the retrieval that a revision was read from', () => {
  /** A poll: the document, and its one item in a new revision. */
  const poll = (what: Retrieved, headline: string): Promise<{ itemId: ItemId; revision: number }> =>
    db.transaction(async (tx) => {
      const sha256 = await keep(tx, what)
      const { pending } = await recordItems(tx, what.feed, sha256, [{ identity: 'one', entry: { headline } as unknown as WireEntry }])
      return { itemId: pending[0]!.item, revision: pending[0]!.revision }
    })
  const from = (name: string) => ({ headers: { 'content-type': name }, url: `http://agency.example/${name}` })

  test('is the one of its own poll, though the same bytes came before, afterwards, to another feed and as a page', async () => {
    const first = await poll(retrieved('flip', from('first')), 'in one charset')
    await kept(retrieved('flip', { ...from('other'), feed: other! }))
    await kept(retrieved('flip', { ...from('page'), kind: 'page' }))
    const second = await poll(retrieved('flip', from('second')), 'in another')
    await kept(retrieved('flip', from('third')))
    await kept(retrieved('not these bytes', from('else')))
    const elsewhere = await poll(retrieved('flip', { ...from('elsewhere'), feed: other! }), 'of another feed')
    expect(await readRetrieval(db, first)).toMatchObject(from('first'))
    expect(await readRetrieval(db, second)).toMatchObject(from('second'))
    expect(await readRetrieval(db, elsewhere)).toMatchObject(from('elsewhere'))
  })

  test('is the nearest that is left when retention has dropped it, and none when it has dropped all', async () => {
    await kept(retrieved('late', from('before')))
    const read = await poll(retrieved('late', from('dropped')), 'late')
    for (const name of ['after', 'long after']) await kept(retrieved('late', from(name)))
    const drop = (name: string) => db.$client.query('DELETE FROM ingest.retrieval WHERE url = $1', [from(name).url])
    await drop('dropped')
    expect(await readRetrieval(db, read)).toMatchObject(from('before'))
    await drop('before')
    expect(await readRetrieval(db, read)).toMatchObject(from('after'))
    await drop('after')
    await drop('long after')
    expect(await readRetrieval(db, read)).toBeUndefined()
    expect(await readRetrieval(db, { itemId: read.itemId, revision: read.revision + 1 })).toBeUndefined()
  })
})
