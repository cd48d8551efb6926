import type { CommandRun } from '#src/commands/command.ts'

/** A command's only turn, as long as it takes. */
export const oneTurn: CommandRun = {
  checkpoint: undefined,
  step: async () => {},
  mayGoOn: () => {},
  signal: new AbortController().signal,
}
