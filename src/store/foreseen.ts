/**
 * What a dry run has planned, kept from one turn of its command to the next. A turn reads of it what it comes to.
 */
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { StoryId } from '#src/brand.ts'
import { type Foreseen, keyOf, takeUnkept } from '#src/story/place/foreseen.ts'
import type { Arrival, Found, Standing } from '#src/story/place/plan.ts'
import type { Db, Tx } from './db.ts'
import { foreseen as table } from './schema.ts'
import { storable } from './storable.ts'

type Kind = typeof table.$inferSelect.kind

/** Nothing is planned: a dry run begins, or has ended. */
export async function forgetForeseen(db: Db | Tx, command: number | undefined): Promise<void> {
  if (command !== undefined) await db.delete(table).where(eq(table.command, command))
}

/** Keep what is planned, in the transaction that writes down from where to go on. */
export async function keepForeseen(tx: Tx, foreseen: Foreseen): Promise<void> {
  const { command, stories, names } = foreseen
  if (command === undefined) return
  const unkept = takeUnkept(foreseen)
  const rows = [
    ...[...unkept.stories].map((id) => ({ kind: 'story' as const, key: id as string, planned: stories.get(id) as unknown })),
    ...[...unkept.names].map((key) => ({ kind: 'name' as const, key, planned: names.get(key) as unknown })),
    ...[...unkept.applied].map((id) => ({ kind: 'notice' as const, key: id as string, planned: true as unknown })),
  ]
  if (rows.length === 0) return
  await tx
    .insert(table)
    .values(rows.map(({ planned, ...row }) => ({ command, ...row, planned: storable(JSON.parse(JSON.stringify(planned))) })))
    .onConflictDoUpdate({ target: [table.command, table.kind, table.key], set: { planned: sql`excluded.planned` } })
}

/** Have what an earlier turn has planned of what was found at hand. */
export async function recall(tx: Tx, foreseen: Foreseen, { names, earlier }: Arrival, found: Found): Promise<void> {
  const { command } = foreseen
  if (command === undefined) return
  const read = async (kind: Kind, keys: readonly string[]) =>
    keys.length === 0
      ? []
      : tx
          .select({ key: table.key, planned: table.planned })
          .from(table)
          .where(and(eq(table.command, command), eq(table.kind, kind), inArray(table.key, [...keys])))
  const missing = <K extends string>(keys: readonly K[], there: { has(key: K): boolean }) => keys.filter((key) => !there.has(key))
  for (const { key, planned } of await read('name', missing([...names, ...earlier].map(keyOf), foreseen.names)))
    foreseen.names.set(key, planned as StoryId)
  const standings = [
    ...(found.known ?? []).map(({ standing }) => standing),
    ...(found.referred ?? []),
    ...(found.matched ? [found.matched] : []),
    ...(found.kin ?? []),
    ...(found.merging ?? []).flat(),
  ]
  const byName = [...names, ...earlier].flatMap((name) => foreseen.names.get(keyOf(name)) ?? [])
  for (const { key, planned } of await read('story', missing([...standings.map(({ id }) => id), ...byName], foreseen.stories)))
    foreseen.stories.set(key as StoryId, revived(planned as Standing))
  const notices = (found.waiting ?? []).map(({ id }) => id)
  for (const { key } of await read('notice', missing(notices, foreseen.applied))) foreseen.applied.add(key as StoryId)
}

/** JSON has no instants. */
function revived(kept: Standing): Standing {
  const orNull = (at: Date | null): Date | null => (at === null ? null : new Date(at))
  return {
    ...kept,
    firstSeenAt: new Date(kept.firstSeenAt),
    releasedAt: orNull(kept.releasedAt),
    rulings: kept.rulings.map((one) => ({ ...one, at: new Date(one.at) })),
    history: kept.history.map(({ madeAt, ...past }) => ({
      ...past,
      arrivedAt: orNull(past.arrivedAt),
      ...(madeAt ? { madeAt: new Date(madeAt) } : {}),
    })),
    retold: kept.retold.map((one) => ({ ...one, arrivedAt: new Date(one.arrivedAt) })),
  }
}
