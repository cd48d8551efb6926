/**
 * The names that a story may come under again.
 */
import { and, eq, or } from 'drizzle-orm'
import type { ItemId, StoryId } from '#src/brand.ts'
import { pageAddress } from '#src/story/address.ts'
import type { Story } from '#src/story/story.ts'
import type { Tx } from './db.ts'
import { item, storyIdentity } from './schema.ts'
import { lockStory, type StoryRow } from './versions.ts'

/** What a source or a page calls a story. */
export interface Identity {
  scheme: 'uri' | 'url'
  key: string
}

/** The names a story may come under again: its agency's uri, its page's address. */
export function identitiesOf(next: Story): Identity[] {
  const addresses = [next.canonicalUrl, next.url].flatMap((url) => (url ? (pageAddress(url) ?? []) : []))
  return [
    { scheme: 'uri' as const, key: `${next.agency}\n${next.uri}` },
    ...[...new Set(addresses)].map((key) => ({ scheme: 'url' as const, key })),
  ]
}

/** Names are a story's for good: one that another story has stays with that. */
export async function addIdentities(tx: Tx, id: StoryId, identities: Identity[]): Promise<void> {
  if (identities.length === 0) return
  await tx
    .insert(storyIdentity)
    .values(identities.map((identity) => ({ ...identity, storyId: id })))
    .onConflictDoNothing()
}

/** The story that this item, its uri or its page's address already belongs to; what says so most surely first. */
export async function findKnown(
  tx: Tx,
  itemId: ItemId | undefined,
  identities: Identity[],
): Promise<{ row: StoryRow; samePlace: boolean } | undefined> {
  const [own] = itemId === undefined ? [] : await tx.select({ id: item.storyId }).from(item).where(eq(item.id, itemId))
  if (own?.id) {
    const row = await lockStory(tx, own.id)
    if (row) return { row, samePlace: true }
  }
  if (identities.length === 0) return undefined
  const found = await tx
    .select()
    .from(storyIdentity)
    .where(or(...identities.map(({ scheme, key }) => and(eq(storyIdentity.scheme, scheme), eq(storyIdentity.key, key)))))
  const best = found.find(({ scheme }) => scheme === 'uri') ?? found[0]
  const row = best && (await lockStory(tx, best.storyId))
  return row && { row, samePlace: best.scheme === 'uri' }
}
