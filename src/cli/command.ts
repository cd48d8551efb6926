import { Command } from 'commander'
import { commandNames } from '#src/commands/index.ts'
import { follow, readArguments } from './follow.ts'
import { action } from './outcome.ts'

export function commandCommand(): Command {
  return new Command('command')
    .description('queue an admin command and follow it to its end')
    .argument('<name>', `one of ${commandNames.join(', ')}`)
    .argument('[key=value...]', 'its arguments')
    .option('--json', 'print JSON')
    .action(action((name: string, words: string[], options: { json?: boolean }) => follow(name, readArguments(words), options)))
}
