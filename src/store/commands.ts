/**
 * The record of admin commands: who asked for what, when, and what came of it.
 */
import { eq, sql } from 'drizzle-orm'
import type { Db } from './db.ts'
import { command } from './schema.ts'
import { storable } from './storable.ts'

/** A command begins, or begins again after a worker that ran it died: the same job, not one that has its id after the queue was emptied. */
export async function beginCommand(
  db: Db,
  begun: { jobId: string; queuedAt: Date; name: string; arguments: unknown; actor?: string; reason?: string },
): Promise<number> {
  const [row] = await db
    .insert(command)
    .values(
      storable({
        jobId: begun.jobId,
        queuedAt: begun.queuedAt,
        name: begun.name,
        arguments: begun.arguments,
        actor: begun.actor ?? null,
        reason: begun.reason ?? null,
        state: 'running' as const,
      }),
    )
    .onConflictDoUpdate({ target: [command.jobId, command.queuedAt], set: { state: 'running', error: null, finishedAt: null } })
    .returning({ id: command.id })
  return row!.id
}

export async function endCommand(
  db: Db,
  id: number,
  end: { state: 'done' | 'failed' | 'cancelled'; result?: unknown; error?: string },
): Promise<void> {
  await db
    .update(command)
    .set({ state: end.state, result: storable(end.result ?? null), error: end.error ?? null, finishedAt: sql`now()` })
    .where(eq(command.id, id))
}

/** Note progress, and learn whether someone asked to cancel. */
export async function reportProgress(db: Db, id: number, progress: unknown): Promise<{ cancelRequestedBy: string | null }> {
  const [row] = await db.update(command).set({ progress }).where(eq(command.id, id)).returning({ by: command.cancelRequestedBy })
  return { cancelRequestedBy: row?.by ?? null }
}

/** Ask a running command to stop. False when it is not running. */
export async function requestCancel(db: Db, id: number, by: string): Promise<boolean> {
  const { rowCount } = await db
    .update(command)
    .set({ cancelRequestedBy: by })
    .where(sql`${command.id} = ${id} AND ${command.state} = 'running'`)
  return rowCount === 1
}
