/**
 * The names that stories have come under.
 */
import { and, desc, eq, isNotNull, lte, or } from 'drizzle-orm'
import type { StoryId } from '#src/brand.ts'
import type { Identity } from '#src/story/place/identity.ts'
import type { Arrival, Known, Provenance } from '#src/story/place/plan.ts'
import { inOneGo, type Tx } from './db.ts'
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

/** A story that a state of an item became part of, and, of this very state, what it said then (`toldHash`). */
interface ToldBy {
  story: StoryId
  hash: string | null
}

/**
 * The story that a state of an item is of, as far as the item says it: its own, when it was worked off before, or that of the states before it; and the
 * one to which the item has gone on since, where that is another.
 */
export async function storiesOfItem(
  tx: Tx,
  { item: id, itemRevision: revision }: Pick<Provenance, 'item' | 'itemRevision'>,
): Promise<ToldBy[]> {
  const [[own], [last]] = await inOneGo(
    () => tx.select({ story: item.storyId }).from(item).where(eq(item.id, id)),
    () =>
      tx
        .select({ revision: itemRevision.revision, story: itemRevision.storyId, hash: itemRevision.toldHash })
        .from(itemRevision)
        .where(and(eq(itemRevision.itemId, id), lte(itemRevision.revision, revision), isNotNull(itemRevision.toldHash)))
        .orderBy(desc(itemRevision.revision))
        .limit(1),
  )
  if (!own?.story) return []
  const newest = { story: own.story, hash: null }
  if (!last) return [newest]
  // Where a worker of the version before did it, the item's own is the best that is known.
  const told = { story: last.story ?? own.story, hash: last.revision === revision ? last.hash : null }
  return told.story === own.story ? [told] : [told, newest]
}

/** The stories that this item, its uri or its page's address belongs to, or that it goes on from; what says so most surely first. */
export async function findKnown(tx: Tx, locks: Locks, { from, names, earlier }: Arrival): Promise<Known[]> {
  const [[told, newest], named] = await inOneGo(
    () => storiesOfItem(tx, from),
    () => findNamed(tx, [...names, ...earlier]),
  )
  const by = (wanted: readonly Identity[], scheme: Identity['scheme']) =>
    wanted.filter((one) => one.scheme === scheme).flatMap(({ key }) => named.get(`${scheme} ${key}`) ?? [])
  const ways: [Known['by'], StoryId[]][] = [
    ['item', [told, newest].flatMap((one) => one?.story ?? [])],
    ['uri', by(names, 'uri')],
    ['url', by(names, 'url')],
    ['earlier', by(earlier, 'uri')],
  ]
  const standings = new Map((await lockStandings(tx, locks, [...new Set(ways.flatMap(([, ids]) => ids))])).map((one) => [one.id, one]))
  const known = new Map<StoryId, Known>()
  for (const [way, ids] of ways)
    for (const id of ids) {
      const standing = standings.get(id)
      if (standing && !known.has(id))
        known.set(id, { standing, by: way, ...(way === 'item' && told?.story === id ? { toldBefore: told.hash } : {}) })
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
