/**
 * What the relay hands on: who is to get events, how far each is, and the events themselves.
 */
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { CloudEvent, EventFilter } from '#src/story/event.ts'
import type { Db, Tx } from './db.ts'
import type { NumberedEvent } from './events.ts'
import { consumer, eventCounter } from './schema.ts'

export type RelayedKind = 'sink' | 'queue' | 'stream' | 'webhook'

/** Whom events are handed to, as it stands now. */
export interface Relayed {
  name: string
  kind: RelayedKind
  seq: number
  /** What it was handed last, and up to where that was taken from where it waits (null: not known). */
  given: number
  taken: number | null
  /** Its own bound on what may wait in its queue. */
  mostEvents: number | null
  filter: EventFilter | null
  /** It is to get nothing, by an admin's word. */
  paused: boolean
}

const columns = {
  name: consumer.name,
  kind: sql<RelayedKind>`${consumer.kind}`,
  seq: consumer.seq,
  given: sql<number>`coalesce(${consumer.given}, ${consumer.seq})`.mapWith(Number),
  taken: consumer.taken,
  mostEvents: consumer.mostEvents,
  filter: consumer.filter,
  paused: sql<boolean>`${consumer.pausedAt} IS NOT NULL`,
}

/**
 * All that events are handed to, and the newest event.
 * @param named those that the settings name: they are made where they are missing, and begin with the first event there is
 */
export async function readRelayed(db: Db, named: readonly string[]): Promise<{ newest: number; relayed: Relayed[] }> {
  const read = () => db.select(columns).from(consumer).where(sql`${consumer.kind} <> 'sql'`)
  // Before the rows, so that none has had more than the newest.
  const [counter] = await db.select({ seq: eventCounter.seq }).from(eventCounter)
  let relayed = await read()
  const missing = named.filter((name) => !relayed.some((one) => one.name === name))
  if (missing.length > 0) {
    await db
      .insert(consumer)
      .values(missing.map((name) => ({ name, kind: 'sink' as const })))
      .onConflictDoNothing()
    relayed = await read()
  }
  return { newest: counter?.seq ?? 0, relayed }
}

/** The same of one, with the newest event. Undefined when it was removed. */
export async function readOne(db: Db, name: string): Promise<(Relayed & { newest: number }) | undefined> {
  const [row] = await db
    .select({ ...columns, newest: eventCounter.seq })
    .from(consumer)
    .innerJoin(eventCounter, sql`true`)
    .where(and(eq(consumer.name, name), sql`${consumer.kind} <> 'sql'`))
  return row
}

/** Events that are looked at for a filter in one statement. */
const window = 5_000

/** The next events that pass a filter, and up to which number that has been looked at. */
export async function nextFor(
  db: Db,
  { seq, filter }: Pick<Relayed, 'seq' | 'filter'>,
  { newest, limit }: { newest: number; limit: number },
): Promise<{ events: NumberedEvent[]; reached: number }> {
  const upTo = filter ? Math.min(newest, seq + window) : newest
  const { rows } = await db.$client.query<{ seq: string; cloudevent: CloudEvent }>(
    `SELECT seq, cloudevent FROM wire.event WHERE seq > $1 AND seq <= $2 AND ($4::jsonb IS NULL OR ingest.event_matches($4, type, data))
     ORDER BY seq LIMIT $3`,
    [seq, upTo, limit, filter && JSON.stringify(filter)],
  )
  const events = rows.map((row) => ({ seq: Number(row.seq), cloudevent: row.cloudevent }))
  return { events, reached: events.length < limit ? Math.max(seq, upTo) : events.at(-1)!.seq }
}

/**
 * Remember how far one has got; its cursor only from where it stood, so that a replay asked for meanwhile is not undone.
 * @param to.given the last event that it was handed, where that may be lost with what it lies in
 * @returns whether it still stood there
 */
export async function advance(
  db: Db | Tx,
  { name, seq: from }: Pick<Relayed, 'name' | 'seq'>,
  { reached, given }: { reached: number; given?: number },
): Promise<boolean> {
  const [row] = await db
    .update(consumer)
    .set({
      seq: sql`CASE WHEN ${consumer.seq} = ${from} THEN ${reached} ELSE ${consumer.seq} END`,
      ...(given === undefined ? {} : { given }),
      lastError: null,
      updatedAt: sql`now()`,
    })
    .where(eq(consumer.name, name))
    .returning({ seq: consumer.seq })
  return row?.seq === reached
}

/** What one was handed after `kept` is gone: hand it over again. Not where another replay was asked for meanwhile. */
export async function setBack(db: Db, { name, seq: from }: Pick<Relayed, 'name' | 'seq'>, kept: number): Promise<boolean> {
  const { rowCount } = await db
    .update(consumer)
    .set({ seq: kept, given: kept, updatedAt: sql`now()` })
    .where(and(eq(consumer.name, name), eq(consumer.seq, from)))
  return rowCount === 1
}

/** Remember up to where a consumer's events were taken; not where a replay was asked for meanwhile. */
export async function noteTaken(db: Db, { name, seq: from }: Pick<Relayed, 'name' | 'seq'>, taken: number): Promise<void> {
  await db
    .update(consumer)
    .set({ taken })
    .where(and(eq(consumer.name, name), eq(consumer.seq, from)))
}

/** Which of these names are there. */
export async function namesTaken(db: Db | Tx, names: string[]): Promise<string[]> {
  const rows = await db.select({ name: consumer.name }).from(consumer).where(inArray(consumer.name, names))
  return rows.map(({ name }) => name)
}
