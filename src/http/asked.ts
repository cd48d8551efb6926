/**
 * Admin commands that come over HTTP: the same ones, noted in PostgreSQL at once, so that they need no queue.
 */
import { randomUUID } from 'node:crypto'
import { readCommand } from '#src/commands/index.ts'
import { type CommandRow, enterCommand } from '#src/store/commands.ts'
import type { Db } from '#src/store/db.ts'

interface Asked {
  name: string
  arguments: Record<string, unknown>
  actor: string
  reason?: string | undefined
}

/** Note a command, for a worker to run. @returns what is wrong with it, naming the field, where it cannot be run */
export async function askFor(
  db: Db,
  { name, arguments: args, actor, reason }: Asked,
): Promise<{ ok: true; entered: CommandRow } | { ok: false; message: string }> {
  const data = { ...args, actor, ...(reason === undefined ? {} : { reason }) }
  const read = readCommand(name, data)
  if (!read.ok) return read
  const queued = {
    jobId: `http-${randomUUID()}`,
    queuedAt: new Date(),
    name,
    arguments: data,
    actor,
    ...(reason === undefined ? {} : { reason }),
  }
  return { ok: true, entered: await enterCommand(db, { queued, lane: read.command.lane ?? 'ordinary', again: false }) }
}
