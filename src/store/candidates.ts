/**
 * Copies of a story: fingerprints by key, and the locks that make two copies arriving at once meet.
 */
import { createHash } from 'node:crypto'
import { and, desc, eq, sql } from 'drizzle-orm'
import type { ClusterId, StoryId } from '#src/brand.ts'
import { type Candidate, revises } from '#src/story/decide.ts'
import { decodeFingerprint, encodeFingerprint, type Fingerprint } from '#src/story/fingerprint.ts'
import type { Telling } from '#src/story/translation.ts'
import type { Signal } from '#src/wire/document.ts'
import type { Db, Tx } from './db.ts'
import { cluster, fingerprint, fingerprintKey } from './schema.ts'

/** Copies of a story are looked for this many days back. */
export const windowDays = 14
/** An agency translates a story within this time. */
const translationDays = 2
/** Stories taken from one key at most: a key that more share is no mark of any of them. */
const perKey = 64
/** Stories compared at most, those that share most keys first. */
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
  const sorted = [...new Set(keys)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)).map(String)
  await tx.execute(sql`SELECT pg_advisory_xact_lock(key) FROM unnest(${sql.param(sorted)}::bigint[]) AS key`)
}

/** Stories of the window that share keys. */
export async function findCandidates(
  tx: Tx,
  keys: bigint[],
  except: StoryId | undefined,
): Promise<(Candidate & { id: StoryId; cluster: ClusterId })[]> {
  const rows = await findCopies(tx, keys, windowDays)
  return rows
    .filter((row) => row.story_id !== except)
    .map((row) => ({
      id: row.story_id,
      cluster: row.cluster_id,
      print: decodeFingerprint(row.features),
      source: row.agency,
      bodyText: row.body_text,
      ...(row.published ? { published: row.published } : {}),
      ...(row.language ? { language: row.language } : {}),
      revises: revises(row.signals),
    }))
}

/** Stories of the last days that a story may be a translation of, by `translationKeys`. */
export async function findTellings(tx: Tx, keys: bigint[]): Promise<Telling[]> {
  const rows = await findCopies(tx, keys, translationDays)
  return rows.flatMap(({ story_id: id, agency: source, language, features }) =>
    language ? { id, source, language, print: decodeFingerprint(features) } : [],
  )
}

async function findCopies(tx: Tx, keys: bigint[], days: number) {
  const { rows } = await tx.execute<{
    story_id: StoryId
    cluster_id: ClusterId
    agency: string
    body_text: string
    published: string | null
    language: string | null
    signals: Signal[]
    features: Buffer
  }>(sql`SELECT * FROM ingest.find_copies(${sql.param(keys.map(String))}::bigint[], ${days}, ${perKey}, ${candidateLimit})`)
  return rows
}

/**
 * Keep a story's fingerprint, in place of an older one.
 * @param at the story's first sight: it says in which day's partition it lies
 * @param more keys beside those of its text
 */
export async function saveFingerprint(tx: Tx, id: StoryId, print: Fingerprint, at: Date, more: readonly bigint[] = []): Promise<void> {
  const features = encodeFingerprint(print)
  await tx
    .insert(fingerprint)
    .values({ storyId: id, features, at })
    .onConflictDoUpdate({ target: [fingerprint.storyId, fingerprint.at], set: { features } })
  await tx.delete(fingerprintKey).where(and(eq(fingerprintKey.storyId, id), eq(fingerprintKey.at, at)))
  await tx
    .insert(fingerprintKey)
    .values([...print.keys, ...more].map((key) => ({ key, storyId: id, at })))
    .onConflictDoNothing()
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
