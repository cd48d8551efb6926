/**
 * Which stories a story is compared with, what is kept for that, and the locks that make copies meet.
 */
import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ClusterId, StoryId } from '#src/brand.ts'
import {
  addFingerprintDays,
  findCandidates,
  findTellings,
  identityLock,
  lockKeys,
  recentFingerprints,
  saveFingerprint,
} from '#src/store/candidates.ts'
import type { Db } from '#src/store/db.ts'
import { cluster, story } from '#src/store/schema.ts'
import { fingerprint } from '#src/story/print/index.ts'
import { freshDb } from '../support/database.ts'
import { patienceMs } from '../support/patience.ts'
import { text } from '../support/prose.ts'

const keys = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => BigInt(from + n))
const now = new Date()
const daysAgo = (days: number, minutes = 0) => new Date(now.getTime() - days * 86_400_000 - minutes * 60_000)

let db: Db
beforeAll(async () => {
  db = await freshDb()
})
beforeEach(async () => {
  await db.$client.query('TRUNCATE ingest.story, ingest.cluster, ingest.fingerprint, ingest.fingerprint_key')
})

interface Held {
  published?: Date
  at?: Date
  language?: string
  revises?: boolean
  more?: bigint[]
  cluster?: ClusterId
  id?: StoryId
}
const prints = new Map<string, ReturnType<typeof fingerprint>>()
const printOf = (agency: string, held: bigint[]) => {
  if (!prints.has(agency)) prints.set(agency, fingerprint({ headline: 'Headline', bodyText: text(agency, 3) }))
  return { ...prints.get(agency)!, keys: held }
}
async function save(id: StoryId, agency: string, held: bigint[], { at = now, language, revises = false, more = [] }: Held = {}) {
  await db.transaction((tx) => saveFingerprint(tx, id, at, { print: printOf(agency, held), more, language, revises }))
}
async function keep(agency: string, held: bigint[], of: Held = {}): Promise<StoryId> {
  const id = of.id ?? (randomUUID() as StoryId)
  const clusterId = of.cluster ?? (randomUUID() as ClusterId)
  const content = {} as never
  await db.insert(story).values({
    id,
    uri: id,
    agency,
    feedId: 'wire' as never,
    version: 1,
    pubStatus: 'usable',
    headline: 'Headline',
    publishedAt: of.published ?? null,
    firstSeenAt: of.at ?? now,
    content,
    versionHash: '',
    textHash: '',
    clusterId,
    relation: of.cluster ? 'reprint' : 'original',
  })
  if (!of.cluster) await db.insert(cluster).values({ id: clusterId, originStoryId: id, size: 1 })
  await save(id, agency, held, of)
  return id
}
const clusterOf = async (id: StoryId) => (await db.select().from(story)).find((one) => one.id === id)!.clusterId
const found = (searched: bigint[]) => db.transaction((tx) => findCandidates(tx, searched))
const ids = (list: { id: string }[]) => list.map(({ id }) => id)
/** The keys by which a story is found. */
const heldKeys = async (id: StoryId): Promise<bigint[]> =>
  (await db.$client.query<{ key: string }>('SELECT key FROM ingest.fingerprint_key WHERE story_id = $1 ORDER BY key', [id])).rows.map(
    ({ key }) => BigInt(key),
  )

describe('a story is compared with', () => {
  test('those that share a key, unless another shares thirteen, the likest first', async () => {
    const copy = await keep('Copy', keys(0, 22))
    const kin = await keep('Kin', keys(20, 30))
    const passing = await keep('Passing', keys(0, 1))
    await keep('Stranger', keys(100, 122))
    expect(ids(await found(keys(0, 22)))).toEqual([copy, kin])
    expect(ids(await found(keys(0, 12)))).toEqual([copy, passing])
    expect(ids(await found(keys(0, 13)))).toEqual([copy])
    expect(await found([])).toEqual([])
  })

  test('what they are judged by, as far as it is known', async () => {
    const published = new Date('2026-11-24T10:00:00Z')
    const full = await keep('Full', keys(0, 5), { published, language: 'mk', revises: true, at: daysAgo(1) })
    const bare = await keep('Bare', keys(0, 4))
    expect(await found(keys(0, 5))).toEqual([
      {
        id: full,
        cluster: await clusterOf(full),
        print: expect.objectContaining({ bodyHash: printOf('Full', []).bodyHash }),
        source: 'Full',
        published: '2026-11-24T10:00:00.000Z',
        language: 'mk',
        revises: true,
        seen: daysAgo(1).toISOString(),
      },
      {
        id: bare,
        cluster: await clusterOf(bare),
        print: expect.objectContaining({ bodyHash: printOf('Bare', []).bodyHash }),
        source: 'Bare',
        revises: false,
        seen: now.toISOString(),
      },
    ])
  })

  test('those of fourteen days', async () => {
    const young = await keep('Young', keys(0, 5), { at: daysAgo(14, -1) })
    await keep('Old', keys(0, 5), { at: daysAgo(14, 1) })
    expect(ids(await found(keys(0, 5)))).toEqual([young])
  })

  test('the origin of a copy’s cluster, too, though it shares no key', async () => {
    const origin = await keep('Origin', keys(50, 60))
    const copy = await keep('Copy', keys(0, 5), { cluster: await clusterOf(origin) })
    expect(ids(await found(keys(0, 5)))).toEqual([copy, origin])
  })

  test('forty-eight at most, of a day’s thirty-two by one key', async () => {
    for (let n = 0; n < 40; n++) await keep('Agency', keys(0, 1), { at: daysAgo(2) })
    for (let n = 0; n < 40; n++) await keep('Agency', keys(0, 1), { at: daysAgo(3) })
    const rows = await db.$client.query('SELECT count(*)::int AS n FROM ingest.fingerprint_key')
    expect(rows.rows[0].n).toBe(64)
    expect(await found(keys(0, 1))).toHaveLength(48)
  })
})

test('translations are looked for two days back, where a language is known', async () => {
  const own = await keep('Agency', keys(0, 2), { language: 'en', at: daysAgo(2, -1), more: keys(10, 12) })
  await keep('Agency', [], { language: 'en', at: daysAgo(2, 1), more: keys(10, 12) })
  await keep('Agency', [], { more: keys(10, 12) })
  const tellings = await db.transaction((tx) => findTellings(tx, keys(11, 12)))
  expect(tellings).toEqual([{ id: own, source: 'Agency', language: 'en', print: expect.objectContaining({ shingle: 3 }) }])
})

describe('a fingerprint that is saved again', () => {
  test('takes the place of the older, and is found by its new keys alone', async () => {
    const id = await keep('Agency', keys(0, 4), { more: keys(10, 12), language: 'en' })
    expect(await heldKeys(id)).toEqual([...keys(0, 4), ...keys(10, 12)])
    await save(id, 'Other', keys(2, 6), { more: keys(3, 5), language: 'sq', revises: true })
    expect(await heldKeys(id)).toEqual(keys(2, 6))
    expect(await found(keys(0, 2))).toEqual([])
    const [now] = await found(keys(5, 6))
    expect(now).toMatchObject({ id, language: 'sq', revises: true, print: { bodyHash: printOf('Other', []).bodyHash } })
    const { rows } = await db.$client.query('SELECT keys FROM ingest.fingerprint')
    expect(rows).toEqual([{ keys: ['2', '3', '4', '5'] }])
  })

  test('loses its language where none is said any more', async () => {
    const id = await keep('Agency', keys(0, 4), { language: 'en' })
    await save(id, 'Agency', keys(0, 4))
    expect((await found(keys(0, 1)))[0]).not.toHaveProperty('language')
  })

  test('leaves another story’s keys, and its own of another day', async () => {
    const id = await keep('Agency', keys(0, 4))
    const other = await keep('Other', keys(0, 4))
    await save(id, 'Agency', keys(0, 4), { at: daysAgo(1) })
    await save(id, 'Agency', keys(2, 4))
    expect(await heldKeys(other)).toEqual(keys(0, 4))
    expect(await heldKeys(id)).toEqual([0n, 1n, 2n, 2n, 3n, 3n])
  })
})

describe('locks', () => {
  test('of names are numbers of 64 bits, the same in every version, and tell what belongs to the scheme', () => {
    expect(identityLock('uri', 'Agency\ntag:1')).toBe(-6_295_716_758_354_576_007n)
    expect(identityLock('a', 'bc')).not.toBe(identityLock('ab', 'c'))
    expect(BigInt.asIntN(64, identityLock('url', 'x'))).toBe(identityLock('url', 'x'))
  })

  /** The keys that a session holds or waits for, as numbers. */
  const locks = async (granted: boolean): Promise<bigint[]> =>
    (
      await db.$client.query<{ key: string }>(
        `SELECT ((classid::bigint << 32) | objid::bigint)::text AS key FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1
           AND granted = $1 AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) ORDER BY 1`,
        [granted],
      )
    ).rows.map(({ key }) => BigInt(key))

  test('are taken from the least on, each once, and given back at the end', async () => {
    const other = await db.$client.connect()
    await other.query('SELECT pg_advisory_lock(5)')
    const taken = db.transaction((tx) => lockKeys(tx, [2n, 7n, -3n, 7n, 5n]))
    await vi.waitUntil(async () => (await locks(false)).length > 0, { timeout: patienceMs })
    expect(await locks(false)).toEqual([5n])
    expect(await locks(true)).toEqual([-3n, 2n, 5n].sort((a, b) => (String(a) < String(b) ? -1 : 1)))
    await other.query('SELECT pg_advisory_unlock(5)')
    other.release()
    await taken
    expect(await locks(true)).toEqual([])
  })

  test('of nothing are none', async () => {
    await db.transaction(async (tx) => {
      await lockKeys(tx, [])
      expect(await locks(true)).toEqual([])
    })
  })
})

test('the days to come have their partitions, once', async () => {
  await db.$client.query("SELECT ingest.add_fingerprint_days((now() AT TIME ZONE 'UTC')::date, 4)")
  expect(await addFingerprintDays(db)).toBe(0)
  const { rows } = await db.$client.query<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = 'ingest.fingerprint'::regclass AND right(c.relname, 8) = to_char((now() AT TIME ZONE 'UTC')::date + 3, 'YYYYMMDD')`,
  )
  expect(rows).toHaveLength(1)
  await db.$client.query(`DROP TABLE ${rows[0]!.name}`)
  expect(await addFingerprintDays(db)).toBe(1)
  expect(await addFingerprintDays(db)).toBe(0)
})

test('the newest fingerprints of stories that founded their cluster tell what text is common', async () => {
  const first = await keep('First', keys(0, 2), { at: daysAgo(2) })
  await keep('Copy', keys(0, 2), { cluster: await clusterOf(first) })
  await keep('Second', keys(0, 2), { at: daysAgo(1) })
  await keep('Third', keys(0, 2), { at: daysAgo(3) })
  const hashes = (list: { bodyHash: string }[]) => list.map(({ bodyHash }) => bodyHash)
  const wanted = ['Second', 'First', 'Third'].map((agency) => printOf(agency, []))
  expect(hashes(await recentFingerprints(db))).toEqual(hashes(wanted))
  expect(hashes(await recentFingerprints(db, 2))).toEqual(hashes(wanted.slice(0, 2)))
})
