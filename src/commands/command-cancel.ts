/**
 * What admins do with commands themselves, also while these wait for their turn.
 */
import { z } from 'zod'
import { type Asked, cancelCommand, pauseCommand, resumeCommand } from '#src/store/commands.ts'
import type { Db } from '#src/store/db.ts'
import { CommandRefused, type CommandResult, command } from './command.ts'

const one = z.coerce.number().int().positive()

/** End a command that waits, runs or is paused; what it has done stays, and no further step of it has an effect. */
export const commandCancel = command({
  name: 'command.cancel',
  lane: 'urgent',
  schema: z.strictObject({ command: one, by: z.string().optional() }),
  run: async ({ db }, { command: id, by }, { actor }) => told(id, 'was cancelled', await cancelCommand(db, id, by ?? actor ?? 'an admin')),
})

const waiting = (name: string, ask: (db: Db, id: number) => Promise<Asked>, done: string) =>
  command({
    name,
    lane: 'urgent',
    schema: z.strictObject({ command: one }),
    run: async ({ db }, { command: id }) => told(id, done, await ask(db, id)),
  })

/** Let a command wait until it is resumed; a long one stops at its next step. */
export const commandPause = waiting('command.pause', pauseCommand, 'is paused')
/** Let a paused command go on from where it was. */
export const commandResume = waiting('command.resume', resumeCommand, 'goes on')

function told(id: number, done: string, asked: Asked): CommandResult {
  if (asked.kind === 'asked') return { ok: true, summary: `command ${id} ${done}`, counts: { commands: 1 } }
  if (asked.state === 'none') throw new CommandRefused(`command: there is no command ${id}`)
  const short = asked.state === 'running' && asked.lane !== 'long' ? ', and ends by itself' : ''
  throw new CommandRefused(`command: ${id} is ${asked.state}${short}`)
}
