import { z } from 'zod'
import { requestCancel } from '#src/store/commands.ts'
import { CommandRefused, command } from './command.ts'

/** Ask a running command to stop at its next step. */
export const commandCancel = command({
  name: 'command.cancel',
  schema: z.strictObject({ command: z.coerce.number().int().positive(), by: z.string().default('an admin') }),
  run: async ({ db }, { command: id, by }) => {
    if (!(await requestCancel(db, id, by))) throw new CommandRefused(`command: ${id} is not running`)
    return { ok: true, summary: `command ${id} was asked to stop`, counts: { commands: 1 } }
  },
})
