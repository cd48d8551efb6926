/**
 * Copies of a story: fingerprints by key, and the locks that make two copies arriving at once meet.
 */
import { createHash } from 'node:crypto'
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { ClusterId, StoryId } from '#src/brand.ts'
import { outshone } from '#src/story/decide/index.ts'
import type { Candidate } from '#src/story/decide/match.ts'
import type { Telling } from '#src/story/decide/translation.ts'
import { decodeFingerprint, encodeFingerprint, type Fingerprint } from '#src/story/print/index.ts'
import { type Db, inOneGo, type Tx } from './db.ts'
import { cluster, fingerprint, fingerprintKey } from './schema.ts'

/** Copies of a story are looked for this many days back. */
export const windowDays = 14
/** An agency translates a story within this time. */
const translationDays = 2
/** Stories of a day that are found by one key: one that more share is no mark of any of them, and a search reads all that are kept. */
const perKey = 32
/** Stories found at most, those that share most keys first. */
const candidateLimit = 48

/** Of an identity, a signed 64-bit number to lock. */
export function identityLock(scheme: string, key: string): bigint {
  return createHash('sha256').update(`${scheme}\u0000${key}`).digest().readBigInt64BE(0)
}

/**
 * Lock what a story could be found by, in one order, until the transaction ends. It has to be a statement of its own,
 * before the search: under READ COMMITTED the search then sees what the transaction before us committed.
 */
export async function lockKeys(tx: Tx, keys: Iterable<bigint>): Promise<void> {
  const sorted = [...new Set(keys)].sort((a, b) => (a < b ? -1 : 1)).map(String)
  await tx.execute(sql`SELECT pg_advisory_xact_lock(key) FROM unnest(${sql.param(sorted)}::bigint[]) AS key`)
}

/**
 * Stories of the window that share keys, and the origins of their clusters.
 * @param fewer how many times fewer keys than the first they may share
 */
export async function findCandidates(
  tx: Tx,
  keys: bigint[],
  fewer = outshone,
): Promise<(Candidate & { id: StoryId; cluster: ClusterId })[]> {
  const rows = await findCopies(tx, keys, windowDays, fewer)
  return rows.map((row) => ({
    id: row.story_id,
    cluster: row.cluster_id,
    print: decodeFingerprint(row.features),
    source: row.agency,
    ...(row.published_at ? { published: new Date(row.published_at).toISOString() } : {}),
    ...(row.language ? { language: row.language } : {}),
    revises: row.revises,
    seen: new Date(row.seen).toISOString(),
  }))
}

/** Stories of the last days that a story may be a translation of, by `translationKeys`. */
export async function findTellings(tx: Tx, keys: bigint[]): Promise<Telling[]> {
  const rows = await findCopies(tx, keys, translationDays)
  return rows.flatMap(({ story_id: id, agency: source, language, features }) =>
    language ? { id, source, language, print: decodeFingerprint(features) } : [],
  )
}

async function findCopies(tx: Tx, keys: bigint[], days: number, fewer = outshone) {
  const { rows } = await tx.execute<{
    story_id: StoryId
    cluster_id: ClusterId
    agency: string
    published_at: string | null
    language: string | null
    revises: boolean
    features: Buffer
    seen: string
  }>(sql`SELECT * FROM ingest.find_copies(${sql.param(keys.map(String))}::bigint[], ${days}, ${candidateLimit}, ${fewer})`)
  return rows
}

/** A story's fingerprint and what else its copies are judged by. */
interface Kept {
  print: Fingerprint
  /** Keys beside those of its text. */
  more: readonly bigint[]
  language: string | undefined
  revises: boolean
}

/**
 * Keep a story's fingerprint, in place of an older one.
 * @param at the story's first sight: it says in which day's partition it lies
 */
export async function saveFingerprint(tx: Tx, id: StoryId, at: Date, kept: Kept): Promise<void> {
  const here = and(eq(fingerprint.storyId, id), eq(fingerprint.at, at))
  const [before] = await tx.select({ keys: fingerprint.keys }).from(fingerprint).where(here)
  if (!before) return insertFingerprint(tx, id, at, kept)
  const row = rowOf(kept)
  await tx.update(fingerprint).set(row).where(here)
  const gone = before.keys.filter((key) => !row.keys.includes(key))
  if (gone.length > 0)
    await tx.delete(fingerprintKey).where(and(inArray(fingerprintKey.key, gone), eq(fingerprintKey.at, at), eq(fingerprintKey.storyId, id)))
  const held = new Set(before.keys)
  await addKeys(
    tx,
    id,
    at,
    row.keys.filter((key) => !held.has(key)),
  )
}

/** Keep the fingerprint of a story that has none. */
export async function insertFingerprint(tx: Tx, id: StoryId, at: Date, kept: Kept): Promise<void> {
  const row = rowOf(kept)
  await inOneGo(
    () => tx.insert(fingerprint).values({ storyId: id, at, ...row }),
    () => addKeys(tx, id, at, row.keys),
  )
}

const rowOf = ({ print, more, language, revises }: Kept) => ({
  features: encodeFingerprint(print),
  keys: [...new Set([...print.keys, ...more])],
  language: language ?? null,
  revises,
})

async function addKeys(tx: Tx, id: StoryId, at: Date, keys: readonly bigint[]): Promise<void> {
  if (keys.length === 0) return
  const added = sql.param(keys.map(String))
  await tx.execute(sql`SELECT ingest.add_keys(${id}::uuid, ${at.toISOString()}::timestamptz, ${added}::bigint[], ${perKey})`)
}

/** Have partitions for today and the days to come. */
export async function addFingerprintDays(db: Db): Promise<number> {
  const { rows } = await db.execute<{ made: number }>(sql`SELECT ingest.add_fingerprint_days((now() AT TIME ZONE 'UTC')::date, 4) AS made`)
  return rows[0]!.made
}

/** The newest fingerprints of stories that founded their cluster, from which a process learns what text is common. */
export async function recentFingerprints(db: Db, limit = 5_000): Promise<Fingerprint[]> {
  const rows = await db
    .select({ features: fingerprint.features })
    .from(fingerprint)
    .innerJoin(cluster, eq(cluster.originStoryId, fingerprint.storyId))
    .orderBy(desc(fingerprint.at))
    .limit(limit)
  return rows.map(({ features }) => decodeFingerprint(features))
}
