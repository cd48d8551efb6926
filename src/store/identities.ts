/**
 * The names that stories have come under.
 */
import { and, eq, or } from 'drizzle-orm'
import type { StoryId } from '#src/brand.ts'
import type { Identity } from '#src/story/place/identity.ts'
import type { Arrival, Known } from '#src/story/place/plan.ts'
import type { Tx } from './db.ts'
import type { Locks } from './locks.ts'
import { item, itemRevision, storyIdentity } from './schema.ts'
import { lockStandings } from './versions.ts'

/** Names are a story's for good: one that another story has stays with that. */
export async function addNames(tx: Tx, id: StoryId, names: readonly Identity[]): Promise<void> {
  if (names.length === 0) return
  await tx
    .insert(storyIdentity)
    .values(names.map((name) => ({ ...name, storyId: id })))
    .onConflictDoNothing()
}

/** The stories that this item, its uri or its page's address belongs to, or that it goes on from; what says so most surely first. */
export async function findKnown(tx: Tx, locks: Locks, { from, names, earlier }: Arrival): Promise<Known[]> {
  const [own] = await tx
    .select({ id: item.storyId, toldBefore: itemRevision.toldHash })
    .from(item)
    .leftJoin(itemRevision, and(eq(itemRevision.itemId, item.id), eq(itemRevision.revision, from.itemRevision)))
    .where(eq(item.id, from.item))
  const named = await findNamed(tx, [...names, ...earlier])
  const by = (wanted: readonly Identity[], scheme: Identity['scheme']) =>
    wanted.filter((one) => one.scheme === scheme).flatMap(({ key }) => named.get(`${scheme} ${key}`) ?? [])
  const ways: [Known['by'], StoryId[]][] = [
    ['item', own?.id ? [own.id] : []],
    ['uri', by(names, 'uri')],
    ['url', by(names, 'url')],
    ['earlier', by(earlier, 'uri')],
  ]
  const standings = new Map((await lockStandings(tx, locks, [...new Set(ways.flatMap(([, ids]) => ids))])).map((one) => [one.id, one]))
  const known = new Map<StoryId, Known>()
  for (const [way, ids] of ways)
    for (const id of ids) {
      const standing = standings.get(id)
      if (standing && !known.has(id)) known.set(id, { standing, by: way, ...(way === 'item' ? { toldBefore: own?.toldBefore } : {}) })
    }
  return [...known.values()]
}

/** Stories by their names, as `scheme key`. */
async function findNamed(tx: Tx, names: readonly Identity[]): Promise<Map<string, StoryId>> {
  if (names.length === 0) return new Map()
  const found = await tx
    .select()
    .from(storyIdentity)
    .where(or(...names.map(({ scheme, key }) => and(eq(storyIdentity.scheme, scheme), eq(storyIdentity.key, key)))))
  return new Map(found.map(({ scheme, key, storyId }) => [`${scheme} ${key}`, storyId]))
}
