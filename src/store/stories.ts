/**
 * Stories: one transaction locks what a story can be found by, looks for it, places it, and writes version, media, fingerprint, cluster,
 * decision and event, or nothing.
 */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { ClusterId, StoryId } from '#src/brand.ts'
import { saidAt, toldHash } from '#src/story/change.ts'
import { textOf } from '#src/story/decide/translation.ts'
import { type Foreseen, foresee, withForeseen } from '#src/story/place/foreseen.ts'
import { earlierNames, namesOf } from '#src/story/place/identity.ts'
import { place } from '#src/story/place/index.ts'
import { pacedUntil, succeeds, waitsForStory, withReplaced } from '#src/story/place/pace.ts'
import type { Arrival, Found, Plan, Provenance, Stored } from '#src/story/place/plan.ts'
import type { CommonText } from '#src/story/print/common.ts'
import { type Fingerprint, fingerprint } from '#src/story/print/index.ts'
import type { Story } from '#src/story/story.ts'
import { identityLock, lockKeys } from './candidates.ts'
import { type Db, inOneGo, type Tx } from './db.ts'
import { recall } from './foreseen.ts'
import { find } from './found.ts'
import type { Lease } from './item-state.ts'
import { lockState } from './item-steps.ts'
import { finishRevision } from './items.ts'
import { inOrder } from './locks.ts'
import { lockNotices, withOrder } from './notices.ts'
import { endPaces, lockPaced, replacedBy, takePlaces, wait } from './pace.ts'
import { carryOut } from './plans.ts'
import { story } from './schema.ts'
import { storableStory } from './storable.ts'
import type { StoryRow } from './versions.ts'

/** What is done in a story's transaction, when it is known what that comes to. It may run several times, all but the last in vain. */
export type Within = (tx: Tx, stored: Stored) => Promise<void>

/** How a worker tells a story that changes often. */
export interface Telling {
  everySeconds: number
  /** The worker's hold of the item. */
  lease: Lease
}

interface Storing {
  common: CommonText
  now: Date
  /** The fingerprint, where it has been made of this very story. */
  print?: Fingerprint
  /** Plan everything, write nothing: what would be there by now. What is planned is noted in it. */
  dryRun?: Foreseen | undefined
  /** Absent: each state is told at once. */
  pace?: Telling | undefined
  /** Done in the same transaction; not in a dry run. */
  within?: Within | undefined
}

/** Store a story, as a new one, as a new version of one that is there, or not at all when nothing changed. */
export async function storeStory(
  db: Db,
  composed: Story,
  from: Provenance,
  { common, now, print: made, dryRun, pace, within }: Storing,
): Promise<Stored> {
  const { story: next } = storableStory(composed)
  const print = made ?? fingerprint(textOf(next))
  const known = { print, from, names: namesOf(next), earlier: earlierNames(next) }
  const keys = [
    ...[...known.names, ...known.earlier].map(({ scheme, key }) => identityLock(scheme, key)),
    identityLock('item', String(from.item)),
    ...print.keys,
  ]
  let planned: { found: Found; plan: Plan } | undefined
  const stored = await inOrder(db, async (tx, locks): Promise<Stored> => {
    await inOneGo(
      () => lockNotices(tx, next),
      () => lockKeys(tx, keys),
    )
    const arrival: Arrival = { ...known, story: await withOrder(tx, next, from, now) }
    const ref = { item: from.item, revision: from.itemRevision }
    const [there, queue] = await inOneGo(
      () => find(tx, locks, arrival, common, now),
      () => lockPaced(tx, ref),
    )
    if (dryRun) await recall(tx, dryRun, arrival, there)
    const found = dryRun ? withForeseen(arrival, there, dryRun) : there
    const plan = place(arrival, found, { id: randomUUID() as StoryId, clusterId: randomUUID() as ClusterId, now })
    planned = { found, plan }
    if (dryRun) return plan.stored
    if (queue.isReplaced) return { kind: 'unchanged', story: plan.stored.story }
    const told = { story: plan.stored.story, said: saidAt(next) }
    const until = pace && pacedUntil(plan, { everySeconds: pace.everySeconds, since: queue.since }, now)
    if (until) {
      await wait(tx, ref, told, { queue, lease: pace.lease, until, now })
      return { kind: 'paced', story: plan.stored.story, until }
    }
    if (succeeds(plan, arrival.story)) await takePlaces(tx, ref, told, queue)
    const revisions = queue.others.length > 0 ? await replacedBy(tx, ref) : queue.replaced
    const [, state] = await inOneGo(
      () => carryOut(tx, withReplaced(plan, { item: ref.item, revisions }), now),
      () => lockState(tx, ref),
    )
    await finishRevision(tx, state, ref, { story: plan.stored.story, told: toldHash(next) })
    if (waitsForStory(plan)) await endPaces(tx, next.agency)
    await within?.(tx, plan.stored)
    return plan.stored
  })
  if (dryRun && planned) foresee(dryRun, planned.found, planned.plan, now)
  return stored
}

export async function getStory(db: Db | Tx, id: StoryId): Promise<StoryRow | undefined> {
  const [row] = await db.select().from(story).where(eq(story.id, id))
  return row
}
