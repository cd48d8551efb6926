/**
 * The raw archive: bytes as they came, kept once however often they come, so that a story can be made again without
 * asking the agency.
 */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import { and, eq, sql } from 'drizzle-orm'
import type { FeedId, ItemId, Sha256 } from '#src/brand.ts'
import { type Db, inOneGo, type Tx } from './db.ts'
import { item, itemRevision, raw, retrieval } from './schema.ts'
import { storable } from './storable.ts'

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)

export interface Retrieved {
  feed: FeedId
  kind: 'feed' | 'page'
  /** Where the bytes came from, after redirects. */
  url: string
  status?: number
  headers: Record<string, string>
  bytes: Uint8Array
}

/** Bytes ready to be archived: compressing is done before the transaction opens, so that no lock waits for it. */
export interface Pack extends Retrieved {
  sha256: Sha256
  zstd: Buffer
}

export async function pack(retrieved: Retrieved): Promise<Pack> {
  const sha256 = createHash('sha256').update(retrieved.bytes).digest('hex') as Sha256
  return { ...retrieved, sha256, zstd: await compress(retrieved.bytes) }
}

/** Keep the bytes, and note this retrieval of them. */
export async function archive(tx: Tx, packed: Pack): Promise<void> {
  const { sha256, zstd, bytes, feed, kind, url, status, headers } = packed
  await inOneGo(
    () => tx.insert(raw).values({ sha256, zstd, length: bytes.length }).onConflictDoNothing(),
    () => tx.insert(retrieval).values({ feedId: feed, kind, url, status: status ?? null, headers: storable(headers), sha256 }),
  )
}

/** The bytes under a key; undefined when retention has dropped them. */
export async function readRaw(db: Db | Tx, sha256: Sha256): Promise<Buffer | undefined> {
  const [row] = await db.select({ zstd: raw.zstd }).from(raw).where(eq(raw.sha256, sha256))
  return row ? decompress(row.zstd) : undefined
}

/**
 * The retrieval that a revision was read from: the same bytes may have come to another feed, too, or to this one before and afterwards, from another
 * address and with other header fields.
 * @returns undefined when retention has dropped all of them; the nearest that is left when it has dropped only this one
 */
export async function readRetrieval(
  db: Db | Tx,
  { itemId, revision }: { itemId: ItemId; revision: number },
): Promise<{ id: number; url: string; headers: Record<string, string> } | undefined> {
  const [row] = await db
    .select({ id: retrieval.id, url: retrieval.url, headers: retrieval.headers })
    .from(itemRevision)
    .innerJoin(item, eq(item.id, itemRevision.itemId))
    .innerJoin(retrieval, and(eq(retrieval.sha256, itemRevision.sha256), eq(retrieval.feedId, item.feedId), eq(retrieval.kind, 'feed')))
    .where(and(eq(itemRevision.itemId, itemId), eq(itemRevision.revision, revision)))
    // Both were written in one transaction, which gives them one time: what came later is not what was read.
    .orderBy(sql`${retrieval.at} > ${itemRevision.createdAt}`, sql`abs(extract(epoch FROM ${retrieval.at} - ${itemRevision.createdAt}))`)
    .limit(1)
  return row
}
