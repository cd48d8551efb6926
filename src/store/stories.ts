/**
 * Stories: one transaction locks what a story can be found by, looks for it, places it, and writes version, media, fingerprint, cluster,
 * decision and event, or nothing.
 */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { ClusterId, StoryId } from '#src/brand.ts'
import { toldHash } from '#src/story/change.ts'
import { textOf } from '#src/story/decide/translation.ts'
import { earlierNames, namesOf } from '#src/story/place/identity.ts'
import { place } from '#src/story/place/index.ts'
import type { Arrival, Provenance, Stored } from '#src/story/place/plan.ts'
import type { CommonText } from '#src/story/print/common.ts'
import { type Fingerprint, fingerprint } from '#src/story/print/index.ts'
import type { Story } from '#src/story/story.ts'
import { identityLock, lockKeys } from './candidates.ts'
import type { Db, Tx } from './db.ts'
import { find } from './found.ts'
import { finishRevision } from './items.ts'
import { inOrder } from './locks.ts'
import { lockNotices } from './notices.ts'
import { carryOut } from './plans.ts'
import { story } from './schema.ts'
import { storableStory } from './storable.ts'
import type { StoryRow } from './versions.ts'

/**
 * Store a story, as a new one, as a new version of one that is there, or not at all when nothing changed.
 * @param options.print the fingerprint, where it has been made of this very story
 * @param options.dryRun plan everything, write nothing
 */
export async function storeStory(
  db: Db,
  composed: Story,
  from: Provenance,
  { common, now, print: made, dryRun = false }: { common: CommonText; now: Date; print?: Fingerprint; dryRun?: boolean },
): Promise<Stored> {
  const { story: next } = storableStory(composed)
  const print = made ?? fingerprint(textOf(next))
  const arrival: Arrival = { story: next, print, from, names: namesOf(next), earlier: earlierNames(next) }
  const keys = [
    ...[...arrival.names, ...arrival.earlier].map(({ scheme, key }) => identityLock(scheme, key)),
    identityLock('item', String(from.item)),
    ...print.keys,
  ]
  return inOrder(db, async (tx, locks) => {
    await lockNotices(tx, next)
    await lockKeys(tx, keys)
    const found = await find(tx, locks, arrival, common, now)
    const plan = place(arrival, found, { id: randomUUID() as StoryId, clusterId: randomUUID() as ClusterId, now })
    if (dryRun) return plan.stored
    await carryOut(tx, plan.steps, now)
    await finishRevision(tx, { item: from.item, revision: from.itemRevision }, plan.stored.story, toldHash(next))
    return plan.stored
  })
}

export async function getStory(db: Db | Tx, id: StoryId): Promise<StoryRow | undefined> {
  const [row] = await db.select().from(story).where(eq(story.id, id))
  return row
}
