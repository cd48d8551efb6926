/**
 * The event log: written with what it tells of, read in commit order.
 */
import { eq, sql } from 'drizzle-orm'
import type { StoryId } from '#src/brand.ts'
import type { CloudEvent, EventType } from '#src/story/event.ts'
import type { EventData } from '#src/story/event-data.ts'
import { type Db, sqlState, type Tx } from './db.ts'
import { consumer, delivery, eventCounter, eventIntent } from './schema.ts'
import { storable } from './storable.ts'

/** Its data as its schema has it (story/event-data.ts). */
export type NewEvent = { [T in EventType]: { type: T; subject: string; storyId?: StoryId; data: EventData[T] } }[EventType]

/** Announce something when this transaction commits. It gets its number then. */
export async function emit(tx: Tx, event: NewEvent): Promise<void> {
  await tx
    .insert(eventIntent)
    .values(storable({ type: event.type, subject: event.subject, storyId: event.storyId ?? null, data: event.data }))
}

export interface NumberedEvent {
  seq: number
  cloudevent: CloudEvent
}

/** Events after a number, in order. */
export async function eventsAfter(db: Db, seq: number, limit: number): Promise<NumberedEvent[]> {
  const { rows } = await db.$client.query<{ seq: string; cloudevent: CloudEvent }>(
    'SELECT seq, cloudevent FROM wire.event WHERE seq > $1 ORDER BY seq LIMIT $2',
    [seq, limit],
  )
  return rows.map((row) => ({ seq: Number(row.seq), cloudevent: row.cloudevent }))
}

/** A consumer's next events, as `wire.poll_events` gives them to any newsroom system. */
export async function pollEvents(db: Db, consumer: string, limit: number): Promise<CloudEvent[]> {
  const { rows } = await db.$client.query<{ cloudevent: CloudEvent }>('SELECT cloudevent FROM wire.poll_events($1, $2)', [consumer, limit])
  return rows.map(({ cloudevent }) => cloudevent)
}

/** The consumer has had this event and all before it. */
export async function ackEvents(db: Db, consumer: string, { sequence }: CloudEvent): Promise<void> {
  await db.$client.query('SELECT wire.ack_events($1, $2)', [consumer, Number(sequence)])
}

/** The newest event's number; 0 before the first. */
export async function newestSeq(db: Db): Promise<number> {
  const [row] = await db.select({ seq: eventCounter.seq }).from(eventCounter)
  return row?.seq ?? 0
}

/** Tell who listens on `wire_event` the newest event's number. */
export async function notifyNewest(db: Db, seq: number): Promise<void> {
  await db.execute(sql`SELECT pg_notify('wire_event', ${String(seq)})`)
}

export async function noteSinkError(db: Db, name: string, message: string): Promise<void> {
  await db.update(consumer).set({ lastError: message, updatedAt: sql`now()` }).where(eq(consumer.name, name))
}

/** Which events there are: the oldest that is kept, and the newest; the oldest is the next one's number where none is kept. */
export async function keptEvents(db: Db | Tx): Promise<{ oldest: number; newest: number; oldestAt: Date | null }> {
  const { rows } = await db.execute<{ oldest: string; newest: string; oldestAt: string | null }>(sql`
    SELECT o.seq AS oldest, c.seq AS newest, (SELECT time FROM ingest.event e WHERE e.seq = o.seq) AS "oldestAt"
    FROM ingest.event_counter c, ingest.oldest_seq() AS o (seq)`)
  const { oldest, newest, oldestAt } = rows[0]!
  return { oldest: Number(oldest), newest: Number(newest), oldestAt: oldestAt ? new Date(oldestAt) : null }
}

/** The number of the first event that is as young as this, or younger; that of the next one, where there is none. */
export async function seqSince(db: Db, since: Date): Promise<number> {
  const { rows } = await db.$client.query<{ seq: string }>('SELECT seq FROM ingest.event WHERE time >= $1 ORDER BY seq LIMIT 1', [since])
  return rows[0] ? Number(rows[0].seq) : (await newestSeq(db)) + 1
}

/** PostgreSQL, appendix A: `lock_not_available`. */
const lockedTooLong = '55P03'

/**
 * Set a consumer back (or on): the next event it gets is the first from `seq` on, whatever it acknowledges of what it was handed before.
 * @param waitMs how long its login may hold the cursor, in a transaction that polled or acknowledged
 * @returns `busy` where it holds it longer
 */
export async function replayFrom(db: Db, name: string, seq: number, waitMs = 10_000): Promise<'set' | 'absent' | 'busy'> {
  const after = Math.max(0, seq - 1)
  try {
    return await db.transaction(async (tx) => {
      await tx.execute(sql`SELECT set_config('lock_timeout', ${`${waitMs}ms`}, true)`)
      const { rowCount } = await tx
        .update(consumer)
        .set({
          seq: after,
          handedBefore: sql`greatest(${consumer.handedBefore}, ${consumer.handedSeq}, ${consumer.seq})`,
          handedSeq: after,
          // What comes again is not taken yet.
          taken: sql`least(${consumer.taken}, ${after}::bigint)`,
          updatedAt: sql`now()`,
        })
        .where(eq(consumer.name, name))
      // What a webhook did not take comes again with the others.
      await tx.delete(delivery).where(sql`${delivery.consumer} = ${name} AND ${delivery.state} = 'waiting' AND ${delivery.seq} > ${after}`)
      return rowCount === 1 ? 'set' : 'absent'
    })
  } catch (error) {
    if (sqlState(error) === lockedTooLong) return 'busy'
    throw error
  }
}
