/**
 * Webhooks: where each is, with which secrets it signs, and the events that it did not take.
 */
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { CloudEvent } from '#src/story/event.ts'
import type { Db, Tx } from './db.ts'
import { emit, type NumberedEvent } from './events.ts'
import { advance, type Relayed } from './relayed.ts'
import { consumer, delivery, webhook } from './schema.ts'

export interface Webhook {
  url: string
  /** The newest first; a former one as long as it is valid. */
  secrets: string[]
  timeoutMs: number
  mostAttempts: number
  failures: number
  /** Why nothing is sent now; a pause ends by itself. */
  held?: 'paused' | 'disabled' | 'secret not shown'
}

export interface WebhookSettings {
  url: string
  secret: string
  timeoutMs: number
  mostAttempts: number
}

export async function insertWebhook(tx: Tx, name: string, settings: WebhookSettings): Promise<void> {
  await tx.insert(webhook).values({ consumer: name, ...settings })
}

export async function readWebhook(db: Db, name: string): Promise<Webhook | undefined> {
  const [row] = await db
    .select({
      row: webhook,
      pauses: sql<boolean>`coalesce(${webhook.notBefore} > clock_timestamp(), false)`,
      formerHolds: sql<boolean>`coalesce(${webhook.formerUntil} > clock_timestamp(), false)`,
    })
    .from(webhook)
    .where(eq(webhook.consumer, name))
  if (!row) return undefined
  const { url, secret, formerSecret, timeoutMs, mostAttempts, failures, disabledAt, secretShownAt } = row.row
  const held = disabledAt ? 'disabled' : !secretShownAt ? 'secret not shown' : row.pauses ? 'paused' : undefined
  return {
    ...{ url, timeoutMs, mostAttempts, failures },
    secrets: [secret, ...(formerSecret && row.formerHolds ? [formerSecret] : [])],
    ...(held ? { held } : {}),
  }
}

/** The secret, which is shown once. Undefined when there is no such webhook, or when somebody has seen it. */
export async function takeSecret(db: Db, name: string): Promise<{ secret: string } | 'absent' | 'shown'> {
  const [row] = await db
    .update(webhook)
    .set({ secretShownAt: sql`now()` })
    .where(and(eq(webhook.consumer, name), sql`${webhook.secretShownAt} IS NULL`))
    .returning({ secret: webhook.secret })
  if (row) return row
  const there = await db.select({ consumer: webhook.consumer }).from(webhook).where(eq(webhook.consumer, name))
  return there.length > 0 ? 'shown' : 'absent'
}

/** Sign with another secret from now on, and with the one before, too, for so many hours. False when there is no such webhook. */
export async function rotateSecret(db: Db, name: string, { secret, hours }: { secret: string; hours: number }): Promise<boolean> {
  // A secret that nobody has seen is no secret of the receiver's.
  const former = sql`CASE WHEN ${webhook.secretShownAt} IS NULL THEN ${webhook.formerSecret} ELSE ${webhook.secret} END`
  const until = sql`CASE WHEN ${webhook.secretShownAt} IS NULL THEN ${webhook.formerUntil} ELSE clock_timestamp() + make_interval(hours => ${hours}::int) END`
  const { rowCount } = await db
    .update(webhook)
    .set({ secret, formerSecret: former, formerUntil: until, secretShownAt: null })
    .where(eq(webhook.consumer, name))
  return rowCount === 1
}

/** Send to one that answered 410 again, and at once to one that waits after failures. */
export async function enableWebhook(db: Db, name: string): Promise<void> {
  await db.update(webhook).set({ disabledAt: null, notBefore: null, failures: 0 }).where(eq(webhook.consumer, name))
}

/** An event that is sent again. */
export interface Waiting extends NumberedEvent {
  key: string
  attempts: number
}

const waiting = (name: string) => and(eq(delivery.consumer, name), eq(delivery.state, 'waiting'))

/** What waits to be sent again: the first of each story. @param due only those whose time has come; else those that were tried least first */
export async function firstWaiting(db: Db, name: string, { due, limit }: { due: boolean; limit: number }): Promise<Waiting[]> {
  const { rows } = await db.$client.query<{ seq: string; key: string; attempts: number; cloudevent: CloudEvent }>(
    `SELECT seq, key, attempts, cloudevent FROM (
       SELECT DISTINCT ON (key) seq, key, attempts, cloudevent, due_at FROM ingest.delivery
       WHERE consumer = $1 AND state = 'waiting' ORDER BY key, seq) first
     WHERE NOT $2 OR due_at <= clock_timestamp() ORDER BY CASE WHEN $2 THEN 0 ELSE attempts END, seq LIMIT $3`,
    [name, due, limit],
  )
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }))
}

/** Which of these keys have an event that waits, and how many events wait in all. */
export async function readWaiting(db: Db, name: string, keys: string[]): Promise<{ keys: Set<string>; count: number }> {
  const [counted] = await db.select({ count: sql<number>`count(*)::int` }).from(delivery).where(waiting(name))
  const rows =
    keys.length === 0
      ? []
      : await db
          .selectDistinct({ key: delivery.key })
          .from(delivery)
          .where(and(waiting(name), inArray(delivery.key, keys)))
  return { keys: new Set(rows.map(({ key }) => key)), count: counted?.count ?? 0 }
}

/** What came of sending an event once. */
export interface Attempt {
  seq: number
  error: string
  attempts: number
  /** Seconds until it is sent again; absent: it is dead. */
  waitSeconds?: number
}

/** It has arrived after all. */
export async function forgetDelivery(db: Db, name: string, seq: number): Promise<void> {
  await db.delete(delivery).where(and(eq(delivery.consumer, name), eq(delivery.seq, seq)))
}

const inSeconds = (seconds: number) => sql`clock_timestamp() + make_interval(secs => ${seconds}::float8)`

export async function noteAttempt(db: Db | Tx, name: string, { seq, error, attempts, waitSeconds }: Attempt): Promise<void> {
  await db
    .update(delivery)
    .set({
      attempts,
      lastError: error,
      ...(waitSeconds === undefined ? { state: 'dead' as const, deadAt: sql`clock_timestamp()` } : { dueAt: inSeconds(waitSeconds) }),
    })
    .where(and(eq(delivery.consumer, name), eq(delivery.seq, seq)))
}

/** How sending goes with the webhook as a whole. */
export interface Health {
  failures: number
  /** Send nothing for so long. */
  pauseSeconds?: number
  lastError: string | null
  /** It answered 410: send nothing until an admin says so. */
  gone?: boolean
}

/** Write down how it went; an address that is gone is told of, once. @returns whether it was switched off by this */
export async function noteHealth(db: Db, name: string, { failures, pauseSeconds, lastError, gone = false }: Health): Promise<boolean> {
  return db.transaction(async (tx) => {
    const off = gone ? sql`coalesce(${webhook.disabledAt}, now())` : sql`${webhook.disabledAt}`
    const [before] = await tx
      .select({ url: webhook.url, disabledAt: webhook.disabledAt })
      .from(webhook)
      .where(eq(webhook.consumer, name))
      .for('update')
    if (!before) return false
    const notBefore = pauseSeconds === undefined ? null : inSeconds(pauseSeconds)
    await tx.update(webhook).set({ failures, notBefore, disabledAt: off }).where(eq(webhook.consumer, name))
    await tx.update(consumer).set({ lastError }).where(eq(consumer.name, name))
    const now = gone && before.disabledAt === null
    if (now)
      await emit(tx, {
        type: 'consumer.disabled',
        subject: name,
        data: { consumer: name, host: new URL(before.url).host, reason: lastError },
      })
    return now
  })
}

/** Of a batch, what was not taken, with how often it was tried. */
export type NotTaken = NumberedEvent & { key: string; attempt?: Omit<Attempt, 'seq'> | undefined }

/** A batch is done with: how far that is, and what of it is to be sent again. Nothing when it was set back meanwhile. */
export async function noteBatch(db: Db, to: Relayed, reached: number, notTaken: readonly NotTaken[]): Promise<boolean> {
  return db.transaction(async (tx) => {
    if (!(await advance(tx, to, { reached }))) return false
    if (notTaken.length > 0) {
      await tx
        .insert(delivery)
        .values(
          notTaken.map(({ seq, key, cloudevent, attempt }) => ({
            ...{ consumer: to.name, seq, key, cloudevent },
            attempts: attempt?.attempts ?? 0,
            lastError: attempt?.error ?? null,
            ...(attempt && attempt.waitSeconds === undefined
              ? { state: 'dead' as const, deadAt: sql`clock_timestamp()` }
              : { state: 'waiting' as const, dueAt: inSeconds(attempt?.waitSeconds ?? 0) }),
          })),
        )
        .onConflictDoNothing()
    }
    return true
  })
}

export interface DeadLetter {
  seq: number
  type: string
  subject: string
  attempts: number
  lastError: string | null
  deadAt: Date
  cloudevent: CloudEvent
}

export async function listDead(db: Db, name: string, limit: number): Promise<DeadLetter[]> {
  const rows = await db
    .select()
    .from(delivery)
    .where(and(eq(delivery.consumer, name), eq(delivery.state, 'dead')))
    .orderBy(asc(delivery.seq))
    .limit(limit)
  return rows.map(({ seq, attempts, lastError, deadAt, cloudevent }) => ({
    ...{ seq, type: cloudevent.type, subject: cloudevent.subject, attempts, lastError, deadAt: deadAt!, cloudevent },
  }))
}

/** Send dead ones again, with all attempts: those of these numbers, or all. @returns how many */
export async function reviveDead(db: Db, name: string, seqs?: number[]): Promise<number> {
  const { rowCount } = await db
    .update(delivery)
    .set({ state: 'waiting', attempts: 0, deadAt: null, dueAt: sql`clock_timestamp()` })
    .where(and(eq(delivery.consumer, name), eq(delivery.state, 'dead'), seqs ? inArray(delivery.seq, seqs) : undefined))
  return rowCount ?? 0
}

/** Dead ones that nobody has asked for in so many days are forgotten. */
export async function dropDead(db: Db, days: number): Promise<number> {
  const { rowCount } = await db
    .delete(delivery)
    .where(and(eq(delivery.state, 'dead'), sql`${delivery.deadAt} < now() - make_interval(days => ${days}::int)`))
  return rowCount ?? 0
}
