/**
 * Versions that are said again: by which items, and how late.
 */
import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { StoryId } from '#src/brand.ts'
import type { Retelling, Step } from '#src/story/place/plan.ts'
import type { Tx } from './db.ts'
import { nameVersion } from './names.ts'
import { item, retelling } from './schema.ts'

/** Who has said again what a version of a story says. */
export async function listRetellings(tx: Tx, story: StoryId, version: number): Promise<Retelling[]> {
  const rows = await tx
    .select({ told: retelling, feed: item.feedId })
    .from(retelling)
    .innerJoin(item, eq(item.id, retelling.itemId))
    .where(and(eq(retelling.storyId, story), eq(retelling.version, version)))
    .orderBy(retelling.itemId)
  return rows.map(({ told: { itemId, itemRevision, arrivedAt, said }, feed }) => ({
    version,
    item: itemId,
    itemRevision,
    feed,
    arrivedAt,
    ...(said ? { said: said.toISOString() } : {}),
  }))
}

/** Of one item only how late it said so is kept: a feed that dates its entries anew at each poll says so for ever. */
export async function noteRetelling(tx: Tx, { of, by, named }: Extract<Step, { step: 'retell' }>, now: Date): Promise<void> {
  const { version, item: itemId, itemRevision, arrivedAt, said } = by
  const names = named && { uri: named.uri, headline: named.headline, slugline: named.slugline ?? null }
  if (named) await nameVersion(tx, of, named, now)
  await tx
    .insert(retelling)
    .values({ storyId: of, version, itemId, itemRevision, arrivedAt, said: said ? new Date(said) : null, ...names })
    .onConflictDoUpdate({
      target: [retelling.storyId, retelling.version, retelling.itemId],
      set: {
        itemRevision: sql`greatest(${retelling.itemRevision}, excluded.item_revision)`,
        arrivedAt: sql`greatest(${retelling.arrivedAt}, excluded.arrived_at)`,
        said: sql`greatest(${retelling.said}, excluded.said)`,
        ...names,
      },
    })
}

/** What items that said again what stories say call these. */
export async function namesAgain(tx: Tx, ids: readonly StoryId[]) {
  const rows = await tx
    .select({
      id: retelling.storyId,
      uri: retelling.uri,
      headline: retelling.headline,
      slugline: retelling.slugline,
      arrivedAt: retelling.arrivedAt,
    })
    .from(retelling)
    .where(and(inArray(retelling.storyId, [...ids]), isNotNull(retelling.uri), isNotNull(retelling.headline)))
  return rows.map(({ uri, headline, ...row }) => ({ ...row, uri: uri!, headline: headline! }))
}
