/**
 * Who takes events, how far each is behind, and what is done when that is too far.
 */
import { eq, sql } from 'drizzle-orm'
import type { EventFilter } from '#src/story/event.ts'
import { type Db, sqlState } from './db.ts'
import { emit } from './events.ts'
import { namesTaken } from './relayed.ts'
import { type ConsumerKind, consumer } from './schema.ts'
import { insertWebhook, type WebhookSettings } from './webhooks.ts'

/** Bounds of a consumer's own; what is absent is as the settings say. */
export interface Bounds {
  policy?: 'hold' | 'drop' | null | undefined
  mostEvents?: number | null | undefined
  mostSeconds?: number | null | undefined
}

export interface ConsumerRow extends Bounds {
  name: string
  kind: ConsumerKind
  /** The kind as others are told of it. */
  way: 'cursor' | 'queue' | 'stream' | 'webhook'
  owner: string | null
  filter: EventFilter | null
  state: 'ok' | 'failing' | 'paused' | 'disabled'
  /** Events that a webhook did not take, which are sent again, and those that were given up. */
  waiting: number
  dead: number
  seq: number
  /** Events that it has not had, or that were not handed to it. */
  lag: number
  /** Seconds since the oldest of them; 0 when there are none. */
  seconds: number
  ackedAt: Date | null
  /** Since when it gets nothing, by an admin's word. */
  pausedAt: Date | null
  createdAt: Date
  lastError: string | null
}

/** How far each is behind is what `wire.consumer_status` says of it. */
export async function listConsumers(db: Db): Promise<ConsumerRow[]> {
  const { rows } = await db.$client.query(`
    SELECT s.name, c.kind, s.seq::float8 AS seq, s.lag_events::float8 AS lag, round(s.lag_seconds)::float8 AS seconds, s.last_error AS "lastError",
      s.kind AS way, s.owner, s.filter, s.state, s.waiting_events::float8 AS waiting, s.dead_events::float8 AS dead, c.policy, c.most_events::float8 AS "mostEvents", c.most_seconds::float8 AS "mostSeconds", c.acked_at AS "ackedAt", c.paused_at AS "pausedAt",
      c.created_at AS "createdAt"
    FROM wire.consumer_status s JOIN ingest.consumer c USING (name) ORDER BY s.name`)
  return rows
}

/** Seconds since the first event after a number; 0 when there is none. */
export async function ageAfter(db: Db, seq: number): Promise<number> {
  const { rows } = await db.$client.query<{ seconds: number }>(
    'SELECT greatest(0, extract(epoch FROM clock_timestamp() - time))::float8 AS seconds FROM ingest.event WHERE seq > $1 ORDER BY seq LIMIT 1',
    [seq],
  )
  return Math.round(rows[0]?.seconds ?? 0)
}

/** False when there is none of that name. */
export async function setBounds(db: Db, name: string, bounds: Bounds): Promise<boolean> {
  const { rowCount } = await db.update(consumer).set(bounds).where(eq(consumer.name, name))
  return rowCount === 1
}

/** Give a consumer nothing from now on, or again. False when there is none of that name. */
export async function pauseConsumer(db: Db, name: string, paused: boolean): Promise<boolean> {
  const pausedAt = paused ? sql`coalesce(${consumer.pausedAt}, now())` : null
  const { rowCount } = await db.update(consumer).set({ pausedAt }).where(eq(consumer.name, name))
  return rowCount === 1
}

/** Which events it gets from now on; null: all. False when there is none of that name. */
export async function setFilter(db: Db, name: string, filter: EventFilter | null): Promise<boolean> {
  const { rowCount } = await db.update(consumer).set({ filter }).where(eq(consumer.name, name))
  return rowCount === 1
}

/** Forget a consumer and how far it was. @returns which kind it was; undefined when there is none of that name */
export async function removeConsumer(db: Db, name: string): Promise<ConsumerKind | undefined> {
  const [gone] = await db.delete(consumer).where(eq(consumer.name, name)).returning({ kind: consumer.kind })
  return gone?.kind
}

export interface NewConsumer {
  name: string
  kind: Exclude<ConsumerKind, 'sink'>
  /** The event before its first. */
  seq: number
  owner: string | null
  filter: EventFilter | null
  bounds: Bounds
  webhook?: WebhookSettings
}

/** Add a consumer. @param besides names that must not be taken either. @returns whether the name was free */
export async function addConsumer(db: Db, { bounds, webhook, ...added }: NewConsumer, besides: string[]): Promise<boolean> {
  return db.transaction(async (tx) => {
    if (besides.length > 0 && (await namesTaken(tx, besides)).length > 0) return false
    // What lies in a Redis may be lost with it: then all since its beginning comes again. An empty stream has had nothing.
    const kept =
      added.kind === 'queue' ? { given: added.seq, taken: added.seq } : added.kind === 'stream' ? { given: 0, taken: added.seq } : {}
    // An admin named it: it does not expire, though it never acknowledges anything.
    const { rowCount } = await tx
      .insert(consumer)
      .values({ ...added, ...bounds, handedSeq: added.seq, handedBefore: added.seq, ackedAt: sql`now()`, ...kept })
      .onConflictDoNothing()
    if (rowCount !== 1) return false
    if (webhook) await insertWebhook(tx, added.name, webhook)
    return true
  })
}

/** PostgreSQL, appendix A: `invalid_parameter_value`, `object_not_in_prerequisite_state` and what else a beginning is refused with. */
const refusals = new Set(['22023', '25000'])

/** After which event somebody begins: `now`, `first`, an event's number, or a time. */
export async function readBeginning(db: Db, from: string): Promise<{ after: number } | { refused: string }> {
  try {
    const { rows } = await db.$client.query<{ after: string }>('SELECT ingest.beginning($1) AS after', [from])
    return { after: Number(rows[0]!.after) }
  } catch (error) {
    if (refusals.has(sqlState(error) ?? '')) return { refused: (error as Error).message }
    throw error
  }
}

/** Undefined when there is none of that name. */
export async function kindOf(db: Db, name: string): Promise<ConsumerKind | undefined> {
  const [row] = await db.select({ kind: consumer.kind }).from(consumer).where(eq(consumer.name, name))
  return row?.kind
}

/** May this name log in? */
export async function loginExists(db: Db, name: string): Promise<boolean> {
  const { rows } = await db.execute(sql`SELECT FROM pg_roles WHERE rolname = ${name} AND rolcanlogin`)
  return rows.length > 0
}

export interface DroppedBacklog {
  consumer: string
  reason: 'too-many' | 'too-old' | 'never-acknowledged'
  /** The first and the last event that it does not get any more. */
  from: number
  to: number
}

/** Tell of it, in the transaction that does it. */
async function announce(tx: Parameters<typeof emit>[0], { consumer: name, ...said }: DroppedBacklog): Promise<void> {
  const data = { consumer: name, ...said, events: said.to - said.from + 1 }
  await emit(tx, { type: 'consumer.dropped', subject: name, data })
}

/** Tell of events that left a consumer's queue unread. */
export const announceDropped = (db: Db, dropped: DroppedBacklog): Promise<void> => db.transaction((tx) => announce(tx, dropped))

/**
 * Where a consumer's policy is to drop, move it on to where its backlog is within its bounds.
 * @param usual what holds for consumers without bounds of their own
 */
export async function dropBacklogs(db: Db, usual: { policy: 'hold' | 'drop'; events: number; seconds: number }): Promise<DroppedBacklog[]> {
  return db.transaction(async (tx) => {
    // By the number of the first event that may stay, the later of two.
    const { rows } = await tx.execute<{ name: string; seq: string; many: string; old: string }>(sql`
      SELECT c.name, c.seq, greatest(c.seq, n.seq - coalesce(c.most_events, ${usual.events}::bigint)) AS many,
        coalesce((SELECT max(e.seq) FROM ingest.event e WHERE e.seq > c.seq
          AND e.time < clock_timestamp() - make_interval(secs => coalesce(c.most_seconds, ${usual.seconds}::bigint))), c.seq) AS old
      FROM ingest.consumer c, ingest.event_counter n
      WHERE coalesce(c.policy, ${usual.policy}) = 'drop' AND c.seq < n.seq ORDER BY c.name
      -- Its login may hold one for long, in a transaction of its own: it is looked at next time.
      FOR UPDATE OF c SKIP LOCKED`)
    const dropped: DroppedBacklog[] = []
    for (const row of rows) {
      const [seq, many, old] = [Number(row.seq), Number(row.many), Number(row.old)]
      const to = Math.max(many, old)
      if (to <= seq) continue
      const one: DroppedBacklog = { consumer: row.name, reason: many >= old ? 'too-many' : 'too-old', from: seq + 1, to }
      await tx.update(consumer).set({ seq: to, updatedAt: sql`now()` }).where(eq(consumer.name, row.name))
      await announce(tx, one)
      dropped.push(one)
    }
    return dropped
  })
}

/** Forget consumers that have never acknowledged anything for so many days: a mistyped name holds retention no longer than that. */
export async function expireConsumers(db: Db, days: number): Promise<DroppedBacklog[]> {
  return db.transaction(async (tx) => {
    const gone = await tx
      .delete(consumer)
      .where(
        sql`${consumer.name} IN (SELECT name FROM ${consumer} WHERE kind = 'sql' AND acked_at IS NULL AND paused_at IS NULL
          AND created_at < clock_timestamp() - make_interval(days => ${days}::int) FOR UPDATE SKIP LOCKED)`,
      )
      .returning()
    const { rows } = await tx.execute<{ seq: string }>(sql`SELECT seq FROM ingest.event_counter`)
    const dropped = gone.map(
      ({ name, seq }): DroppedBacklog => ({ consumer: name, reason: 'never-acknowledged', from: seq + 1, to: Number(rows[0]!.seq) }),
    )
    for (const one of dropped) await announce(tx, one)
    return dropped
  })
}
