/**
 * Admin commands: who asked for what, how far it is, and what came of it. A command waits here for its turns, not in the queue that brought it: a worker
 * takes the next one of a lane for a while (a lease), writes down after each step from where to go on, and another goes on from there.
 *
 *   queued ──taken──► running ──► done, failed
 *     ▲  ▲              │  │
 *     │  └─turn's end,──┘  └─ lease ran out: taken by another
 *     │    worker stops
 *     └─resumed── paused ◄── queued, running          cancelled ◄── queued, running, paused
 */
import { desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { type Db, sqlState, type Tx } from './db.ts'
import { type CommandState, command } from './schema.ts'
import { storable } from './storable.ts'

export type { CommandState }
/** Urgent: at once, whatever else runs. Ordinary: ends by itself within a minute. Long: in steps, in turn with others. */
export type Lane = 'urgent' | 'ordinary' | 'long'
export type CommandRow = typeof command.$inferSelect

/** PostgreSQL, appendix A: `unique_violation`. */
const uniqueViolation = '23505'
/** So long a worker has a command without word from it: seconds. */
const leaseSeconds = 10
const leaseEnd = sql`clock_timestamp() + make_interval(secs => ${leaseSeconds}::int)`
/** Workers in a row that a command may end before it is given up. */
const mostLosses = 5

export interface QueuedCommand {
  jobId: string
  queuedAt: Date
  name: string
  arguments: unknown
  actor?: string
  reason?: string
  /** Where commands have to be signed. */
  signature?: string
}

/** The signature was another command's. */
export class SignatureUsed extends Error {}

/**
 * A command came out of the queue: the same one again after a worker died, but not one that has its job's id after the queue was emptied.
 * @param options.again its job is run once more by whoever looks after the queue: one that failed begins anew
 * @throws SignatureUsed
 */
export async function enterCommand(
  db: Db,
  { queued, lane, again }: { queued: QueuedCommand; lane: Lane; again: boolean },
): Promise<CommandRow> {
  const { jobId, queuedAt } = queued
  // One that a worker of the version before began, and lost, has no lane.
  const anew = sql`(${command.lane} IS NULL AND ${command.state} = 'running') OR (${again}::boolean AND ${command.state} = 'failed')`
  const fresh = { state: 'queued' as const, lane, error: null, finishedAt: null, checkpoint: null, losses: 0, turnedAt: sql`now()` }
  await db
    .insert(command)
    .values(
      storable({
        ...{ jobId, queuedAt, name: queued.name, arguments: queued.arguments, state: 'queued' as const, lane },
        ...{ actor: queued.actor ?? null, reason: queued.reason ?? null, signature: queued.signature ?? null },
      }),
    )
    .onConflictDoUpdate({ target: [command.jobId, command.queuedAt], set: fresh, setWhere: anew })
    .catch((error) => {
      throw sqlState(error) === uniqueViolation ? new SignatureUsed() : error
    })
  return (await findCommand(db, { jobId, queuedAt }))!
}

/** A command that is unknown, or was asked wrongly. */
export async function refuseCommand(db: Db, { jobId, queuedAt, ...asked }: QueuedCommand, error: string): Promise<void> {
  const row = { jobId, queuedAt, ...asked, state: 'failed' as const, error, finishedAt: sql`now()` }
  const { finishedAt, ...values } = row
  await db
    .insert(command)
    .values({ ...storable(values), finishedAt })
    .onConflictDoNothing()
}

export async function findCommand(db: Db, which: number | { jobId: string; queuedAt: Date }): Promise<CommandRow | undefined> {
  const [row] = await db.select().from(command).where(chosen(which))
  return row
}

const chosen = (which: number | { jobId: string; queuedAt: Date }): SQL =>
  typeof which === 'number'
    ? eq(command.id, which)
    : sql`${command.jobId} = ${which.jobId} AND ${command.queuedAt} = ${which.queuedAt.toISOString()}::timestamptz`

/** Take the command of a lane that has had no turn for longest, or that very one; what a lost worker had is taken like what waits. */
export async function takeTurn(db: Db, { lane, id }: { lane: Lane; id?: number }): Promise<CommandRow | undefined> {
  const next = sql`(SELECT id FROM ingest.command
    WHERE lane = ${lane} AND (state = 'queued' OR (state = 'running' AND lease_until < clock_timestamp())) ${id === undefined ? sql`` : sql`AND id = ${id}`}
    ORDER BY turned_at FOR UPDATE SKIP LOCKED LIMIT 1)`
  const [row] = await db
    .update(command)
    .set({
      state: 'running',
      turn: sql`${command.turn} + 1`,
      losses: sql`${command.losses} + CASE WHEN ${command.state} = 'running' THEN 1 ELSE 0 END`,
      leaseUntil: leaseEnd,
      turnedAt: sql`clock_timestamp()`,
    })
    .where(sql`${command.id} = ${next}`)
    .returning()
  return row
}

/** Has it ended so many workers in a row that it is to be given up? */
export const isGivenUp = ({ losses }: Pick<CommandRow, 'losses'>): boolean => losses >= mostLosses

type Turn = Pick<CommandRow, 'id' | 'turn'>
const still = ({ id, turn }: Turn): SQL => sql`${command.id} = ${id} AND ${command.turn} = ${turn} AND ${command.state} = 'running'`

/** The worker lives. @returns whether it still has the command, and whether others of its lane wait for a turn */
export async function keepTurn(db: Db, turn: Turn): Promise<{ kept: boolean; othersWait: boolean }> {
  const [row] = await db
    .update(command)
    .set({ leaseUntil: leaseEnd })
    .where(still(turn))
    .returning({ othersWait: sql<boolean>`EXISTS (SELECT FROM ingest.command o WHERE o.lane = "command"."lane" AND o.state = 'queued')` })
  return { kept: row !== undefined, othersWait: row?.othersWait ?? false }
}

/** Write down a step, in the transaction that does it where there is one. @returns false when the command is not this worker's any more */
export async function saveStep(db: Db | Tx, turn: Turn, step: { checkpoint: unknown; progress: unknown }): Promise<boolean> {
  const { rowCount } = await db
    .update(command)
    .set({ ...step, losses: 0 })
    .where(still(turn))
  return rowCount === 1
}

/** Give it back: it goes on at its next turn. @param lost it could not go on: counts as a lost worker */
export async function endTurn(db: Db, turn: Turn, { lost = false } = {}): Promise<void> {
  await db
    .update(command)
    .set({ state: 'queued', leaseUntil: null, losses: sql`${command.losses} + ${lost ? 1 : 0}::int` })
    .where(still(turn))
}

export async function endCommand(db: Db, turn: Turn, end: { result: unknown; progress?: unknown } | { error: string }): Promise<void> {
  const came =
    'error' in end
      ? { state: 'failed' as const, error: end.error }
      : { state: 'done' as const, result: storable(end.result), ...(end.progress ? { progress: end.progress } : {}) }
  await db
    .update(command)
    .set({ ...came, leaseUntil: null, finishedAt: sql`now()` })
    .where(still(turn))
}

/** What whoever waits for commands has to know: the ends, and the progress of those that run. */
export async function readCommands(db: Db, ids: number[]): Promise<Pick<CommandRow, 'id' | 'state' | 'progress' | 'result' | 'error'>[]> {
  const { id, state, progress, result, error } = command
  return db.select({ id, state, progress, result, error }).from(command).where(inArray(command.id, ids))
}

/** The newest commands: those that wait or run, or all. */
export async function listCommands(db: Db, { all, limit }: { all: boolean; limit: number }): Promise<CommandRow[]> {
  const open = sql`${command.state} IN ('queued', 'running', 'paused')`
  return db
    .select()
    .from(command)
    .where(all ? undefined : open)
    .orderBy(desc(command.id))
    .limit(limit)
}

/** Ended, not there, or of a kind for which this is not to be asked: a state that an admin sees. */
export type Asked = { kind: 'asked' } | { kind: 'refused'; state: CommandState | 'none'; lane: Lane | null }

/** It waits until it is resumed; a long one also while it runs. */
export const pauseCommand = (db: Db, id: number): Promise<Asked> =>
  ask(db, id, sql`${command.state} = 'queued' OR (${command.state} = 'running' AND ${command.lane} = 'long')`, { state: 'paused' })

export const resumeCommand = (db: Db, id: number): Promise<Asked> =>
  ask(db, id, sql`${command.state} = 'paused'`, { state: 'queued', losses: 0 })

/** From now on no step of it has an effect; what it has done stays. */
export const cancelCommand = (db: Db, id: number, by: string): Promise<Asked> =>
  ask(db, id, sql`${command.state} IN ('queued', 'running', 'paused')`, {
    ...{ state: 'cancelled', error: `cancelled by ${by}`, cancelRequestedBy: by, finishedAt: sql`now()` },
  })

async function ask(db: Db, id: number, where: SQL, set: Record<string, unknown>): Promise<Asked> {
  const { rowCount } = await db
    .update(command)
    .set({ ...set, leaseUntil: null })
    .where(sql`${command.id} = ${id} AND (${where})`)
  if (rowCount === 1) return { kind: 'asked' }
  const there = await findCommand(db, id)
  return { kind: 'refused', state: there?.state ?? 'none', lane: there?.lane ?? null }
}
