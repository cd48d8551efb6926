#!/usr/bin/env node
/**
 * argv → a command. Each command is loaded when it is asked for: `telex parse` opens no database.
 */
import './loading.ts'
import { Command, CommanderError } from 'commander'
import { guard } from './cli/terminal.ts'
import { version } from './version.ts'

const commands: Record<string, { description: string; load: () => Promise<Command> }> = {
  start: { description: 'run the worker', load: async () => (await import('./cli/start.ts')).startCommand() },
  demo: {
    description: 'the worker over simulated agencies, no internet needed',
    load: async () => (await import('./cli/demo.ts')).demoCommand(),
  },
  migrate: { description: 'bring the database to this version', load: async () => (await import('./cli/migrate.ts')).migrateCommand() },
  feeds: {
    description: 'list, add, remove, pause, resume, import, check',
    load: async () => (await import('./cli/feeds.ts')).feedsCommand(),
  },
  parse: { description: 'wire or feed files to entries, offline', load: async () => (await import('./cli/parse.ts')).parseCommand() },
  extract: {
    description: 'article pages to articles, offline',
    load: async () => (await import('./cli/extract.ts')).extractCommand(),
  },
  dedupe: { description: 'stories to clusters, offline', load: async () => (await import('./cli/dedupe.ts')).dedupeCommand() },
  reingest: { description: 'make stories again', load: async () => (await import('./cli/reingest.ts')).reingestCommand() },
  command: { description: 'queue any admin command and follow it', load: async () => (await import('./cli/command.ts')).commandCommand() },
  commands: {
    description: 'list, show, pause, resume, cancel',
    load: async () => (await import('./cli/commands.ts')).commandsCommand(),
  },
  story: { description: 'show, diff, why', load: async () => (await import('./cli/story.ts')).storyCommand() },
  items: { description: 'list, show, retry, drop', load: async () => (await import('./cli/items.ts')).itemsCommand() },
  events: { description: 'the event log', load: async () => (await import('./cli/events.ts')).eventsCommand() },
  tokens: { description: 'who may use the HTTP API', load: async () => (await import('./cli/tokens.ts')).tokensCommand() },
  consumers: {
    description: 'list, add, remove, pause, resume, rewind, filter, limit, and what webhooks need',
    load: async () => (await import('./cli/consumers.ts')).consumersCommand(),
  },
  status: { description: 'how it is doing', load: async () => (await import('./cli/status.ts')).statusCommand() },
  doctor: { description: 'what is wrong with this installation', load: async () => (await import('./cli/doctor.ts')).doctorCommand() },
}

/** Wrong use ends with 2. */
function strict(command: Command): Command {
  command.exitOverride()
  for (const sub of command.commands) strict(sub)
  return command
}

// A reader that goes away (`| head`) ends the program, without a word.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

const program = new Command('telex').description('wire-feed ingestion for newsrooms').version(version).exitOverride()
const [name = ''] = process.argv.slice(2)
// The demo draws its screen itself, of words that it has made up.
if (name !== 'demo') for (const stream of [process.stdout, process.stderr]) guard(stream)
for (const [known, { description, load }] of Object.entries(commands)) {
  program.addCommand(known === name ? strict((await load()).helpOption('-h, --help')) : new Command(known).description(description))
}

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  process.exitCode = error.exitCode === 0 ? 0 : 2
}
