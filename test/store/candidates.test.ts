/**
 * Which stories a story is compared with.
 */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { StoryId } from '#src/brand.ts'
import { findCandidates, saveFingerprint } from '#src/store/candidates.ts'
import { fingerprint } from '#src/story/print/index.ts'
import { freshDb } from '../support/database.ts'
import { text } from '../support/prose.ts'

const keys = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => BigInt(from + n))

test('a story that shares one key is compared unless another shares thirteen, and comes with what it is judged by', async () => {
  const db = await freshDb()
  const now = new Date()
  const keep = async (agency: string, held: bigint[], published: Date | null = null): Promise<StoryId> => {
    const id = randomUUID() as StoryId
    await db.$client.query(
      `INSERT INTO ingest.story (id, uri, agency, feed_id, version, pub_status, headline, published_at, first_seen_at, content, version_hash, text_hash, cluster_id, relation)
       VALUES ($1, $6, $2, 'wire', 1, 'usable', 'Headline', $3, $4, '{}', '', '', $5, 'original')`,
      [id, agency, published, now, randomUUID(), id],
    )
    const print = { ...fingerprint({ headline: 'Headline', bodyText: text(agency, 3) }), keys: held }
    await db.transaction((tx) => saveFingerprint(tx, id, now, { print, more: [], language: 'en', revises: false }))
    return id
  }
  const copy = await keep('Copy', keys(0, 22), new Date('2026-11-24T10:00:00Z'))
  const kin = await keep('Kin', keys(20, 30))
  const passing = await keep('Passing', keys(0, 1))
  await keep('Stranger', keys(100, 122))

  const found = (searched: bigint[]) => db.transaction((tx) => findCandidates(tx, searched))
  const beside = await found(keys(0, 22))
  expect(beside.map(({ id }) => id)).toEqual([copy, kin])
  expect(beside[0]).toMatchObject({
    source: 'Copy',
    published: '2026-11-24T10:00:00.000Z',
    language: 'en',
    revises: false,
    seen: now.toISOString(),
  })
  expect((await found(keys(0, 12))).map(({ id }) => id)).toEqual([copy, passing])
  expect((await found(keys(0, 13))).map(({ id }) => id)).toEqual([copy])
})
