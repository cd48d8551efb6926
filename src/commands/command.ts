/**
 * What an admin command is: a name, the shape of its arguments, and what it does.
 */
import type { z } from 'zod'
import type { Context } from '#src/context.ts'

/** The parts of the program that commands work with. */
export type CommandContext = Pick<Context, 'db' | 'net' | 'queues' | 'clock' | 'metrics' | 'reader' | 'common' | 'config' | 'log'>

export interface Progress {
  done: number
  total: number
  phase: string
}

/** One run of a command. */
export interface CommandRun {
  /** Say how far it is. Throws `Cancelled` when someone asked for that: call it where stopping leaves nothing half done. */
  progress(progress: Progress): Promise<void>
  signal: AbortSignal
  /** Who asked for it, and why, where they said so. */
  actor?: string | undefined
  reason?: string | undefined
}

export interface CommandResult {
  ok: true
  /** One sentence. */
  summary: string
  counts: Record<string, number>
}

export interface Command<S extends z.ZodType = z.ZodType> {
  name: string
  schema: S
  run(context: CommandContext, args: z.output<S>, run: CommandRun): Promise<CommandResult>
}

/** The command cannot be done as asked; running it again would end the same. */
export class CommandRefused extends Error {}

/** Someone asked to cancel. */
export class Cancelled extends Error {
  readonly by: string
  constructor(by: string) {
    super(`cancelled by ${by}`)
    this.by = by
  }
}

/** Keeps a command's own types where it is written, and forgets them in the list of all. */
export function command<S extends z.ZodType>(definition: Command<S>): Command {
  return definition as unknown as Command
}
