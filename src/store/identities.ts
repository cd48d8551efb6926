/**
 * The names that stories have come under.
 */
import { and, eq, or } from 'drizzle-orm'
import type { StoryId } from '#src/brand.ts'
import type { Identity } from '#src/story/place/identity.ts'
import type { Arrival, Known } from '#src/story/place/plan.ts'
import type { Tx } from './db.ts'
import { item, itemRevision, storyIdentity } from './schema.ts'
import { lockStanding } from './versions.ts'

/** Names are a story's for good: one that another story has stays with that. */
export async function addNames(tx: Tx, id: StoryId, names: readonly Identity[]): Promise<void> {
  if (names.length === 0) return
  await tx
    .insert(storyIdentity)
    .values(names.map((name) => ({ ...name, storyId: id })))
    .onConflictDoNothing()
}

/** The story that this item, its uri or its page's address already belongs to, or that it goes on from; what says so most surely first. */
export async function findKnown(tx: Tx, { from, names, earlier }: Arrival): Promise<Known | undefined> {
  const [own] = await tx
    .select({ id: item.storyId, toldBefore: itemRevision.toldHash })
    .from(item)
    .leftJoin(itemRevision, and(eq(itemRevision.itemId, item.id), eq(itemRevision.revision, from.itemRevision)))
    .where(eq(item.id, from.item))
  const standing = own?.id ? await lockStanding(tx, own.id) : undefined
  if (standing) return { standing, by: 'item', toldBefore: own?.toldBefore }
  return (await findNamed(tx, names)) ?? (await findNamed(tx, earlier, 'earlier'))
}

async function findNamed(tx: Tx, names: readonly Identity[], by?: 'earlier'): Promise<Known | undefined> {
  if (names.length === 0) return undefined
  const found = await tx
    .select()
    .from(storyIdentity)
    .where(or(...names.map(({ scheme, key }) => and(eq(storyIdentity.scheme, scheme), eq(storyIdentity.key, key)))))
  const best = found.find(({ scheme }) => scheme === 'uri') ?? found[0]
  const standing = best && (await lockStanding(tx, best.storyId))
  return standing && { standing, by: by ?? best.scheme }
}
