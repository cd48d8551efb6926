/**
 * What an admin command is: a name, the shape of its arguments, and what it does.
 */
import type { z } from 'zod'
import type { Context } from '#src/context.ts'
import type { Lane } from '#src/store/commands.ts'
import type { Tx } from '#src/store/db.ts'

/** The parts of the program that commands work with. */
export type CommandContext = Pick<Context, 'db' | 'net' | 'queues' | 'clock' | 'metrics' | 'reader' | 'common' | 'config' | 'log'>

export interface Progress {
  done: number
  total: number
  phase: string
}

/** One turn of a command: it may be one of many, in one process after another. */
export interface CommandRun {
  /** Where an earlier turn stopped, as `step` was told; absent in the first. */
  checkpoint: unknown
  /**
   * Write down from where to go on. With `tx`, step and checkpoint are one: no step is lost and none is done twice.
   * @throws TurnOver, so that the transaction comes to nothing, when the command was cancelled or paused, or another worker has it
   */
  step(checkpoint: object, progress: Progress, tx?: Tx): Promise<void>
  /** Call it between steps. @throws TurnOver when it is another's turn, or the program stops */
  mayGoOn(): void
  signal: AbortSignal
  /** Its number in `ingest.command`; absent where it has but this turn. */
  id?: number | undefined
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
  /** Where it runs beside others: `ordinary`, when nothing else is said. */
  lane?: Lane
  schema: S
  run(context: CommandContext, args: z.output<S>, run: CommandRun): Promise<CommandResult>
}

/** The command cannot be done as asked; running it again would end the same. */
export class CommandRefused extends Error {}

/** This turn ends here; the command goes on at its next, if it has one. */
export class TurnOver extends Error {}

/** Keeps a command's own types where it is written, and forgets them in the list of all. */
export function command<S extends z.ZodType>(definition: Command<S>): Command {
  return definition as unknown as Command
}
