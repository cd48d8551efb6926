import { Command, Option } from 'commander'
import { follow } from './follow.ts'
import { action } from './outcome.ts'

interface Options {
  from: string
  since?: string
  until?: string
  agency?: string
  dryRun?: boolean
  json?: boolean
}

export function reingestCommand(): Command {
  const from = () =>
    new Option('--from <where>', 'fetch again, or make again from the archived bytes').choices(['network', 'archive']).default('archive')
  const rest = ({ json: _, ...args }: Options) => Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined))
  const add = (name: string, description: string) =>
    new Command(name)
      .description(description)
      .addOption(from())
      .option('--dry-run', 'say what would change, change nothing')
      .option('--json', 'print JSON')
  return new Command('reingest')
    .description('make stories again; what comes out the same makes no event')
    .addCommand(
      add('story', 'one story')
        .argument('<id>')
        .action(action((story: string, options: Options) => follow('reingest.story', { story, ...rest(options) }, options))),
    )
    .addCommand(
      add('feed', "a feed's stories")
        .argument('<id>')
        .option('--since <time>', 'first seen then or later')
        .option('--until <time>', 'first seen before then')
        .action(action((feed: string, options: Options) => follow('reingest.feed', { feed, ...rest(options) }, options))),
    )
    .addCommand(
      add('range', 'all stories of a time')
        .requiredOption('--since <time>', 'first seen then or later')
        .requiredOption('--until <time>', 'first seen before then')
        .option('--agency <name>', 'only of this agency')
        .action(action((options: Options) => follow('reingest.range', rest(options), options))),
    )
}
