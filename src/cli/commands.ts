import { Command, InvalidArgumentError } from 'commander'
import { type CommandRow, findCommand, listCommands } from '#src/store/commands.ts'
import { shownAddress } from '#src/text/address.ts'
import { follow } from './follow.ts'
import { action, WorkFailed } from './outcome.ts'
import { printJson, printTable, withApp } from './session.ts'

interface Json {
  json?: boolean
}

export function commandsCommand(): Command {
  return new Command('commands')
    .description('admin commands that wait, run or have ended')
    .addCommand(list())
    .addCommand(show())
    .addCommand(asked('pause', 'let it wait until it is resumed', 'command.pause'))
    .addCommand(asked('resume', 'let it go on from where it was', 'command.resume'))
    .addCommand(asked('cancel', 'end it; what it has done stays', 'command.cancel'))
}

const most = 1000
const number = (text: string) => {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError('Give the number of a command.')
  return Number(text)
}
const time = (at: Date | null) => at?.toISOString().slice(0, 19).replace('T', ' ') ?? '-'

function list(): Command {
  return new Command('list')
    .description(`the newest ${most} that wait, run or are paused`)
    .option('--all', 'those that have ended, too')
    .option('--json', 'print JSON')
    .action(
      action(async ({ all = false, json }: Json & { all?: boolean }) => {
        await withApp(async ({ context: { db } }) => {
          const found = await listCommands(db, { all, limit: most })
          if (json) return printJson(found)
          if (found.length === 0) return void process.stdout.write(all ? 'there were no commands yet\n' : 'no command waits or runs\n')
          printTable(
            ['command', 'name', 'state', 'progress', 'asked', 'by', 'arguments'],
            found.map((one) => [one.id, one.name, stateOf(one), progressOf(one), time(one.startedAt), one.actor ?? '-', argumentsOf(one)]),
          )
        })
      }),
    )
}

function show(): Command {
  return new Command('show')
    .description('all that is known of a command')
    .argument('<id>', 'its number', number)
    .option('--json', 'print JSON')
    .action(
      action(async (id: number, { json }: Json) => {
        await withApp(async ({ context: { db } }) => {
          const found = await findCommand(db, id)
          if (!found) throw new WorkFailed(`there is no command ${id}: \`npx telex commands list --all\` shows those that there are`)
          if (json) return printJson(found)
          process.stdout.write(`${told(found)}\n`)
        })
      }),
    )
}

/** A command, a fact a line. */
function told(one: CommandRow): string {
  const facts: [string, string | number | null | undefined][] = [
    ['command', `${one.id} ${one.name} ${argumentsOf(one)}`],
    ['state', stateOf(one)],
    ['progress', progressOf(one)],
    ['asked', `${time(one.startedAt)} by ${one.actor ?? 'nobody named'}${one.reason ? `: ${one.reason}` : ''}`],
    [
      'turns',
      one.turn > 0 ? `${one.turn}, the last one at ${time(one.turnedAt)}${one.losses > 0 ? `; workers lost: ${one.losses}` : ''}` : null,
    ],
    ['ended', one.finishedAt && time(one.finishedAt)],
    ['result', (one.result as { summary?: string } | null)?.summary],
    ['error', one.error],
  ]
  return facts.flatMap(([name, value]) => (value ? [`${name.padEnd(10)}${value}`] : [])).join('\n')
}

function stateOf({ state, leaseUntil }: CommandRow): string {
  return state === 'running' && leaseUntil && leaseUntil < new Date() ? 'running, its worker is lost: another takes it' : state
}

function progressOf({ progress }: CommandRow): string {
  const { done, total, phase } = (progress ?? {}) as { done?: number; total?: number; phase?: string }
  return done === undefined ? '-' : `${phase}: ${done} of ${total}`
}

function argumentsOf({ arguments: given }: CommandRow): string {
  const { actor: _, reason: __, ...rest } = (given ?? {}) as Record<string, unknown>
  const words = Object.entries(rest).map(
    ([key, value]) => `${key}=${typeof value === 'string' ? shownAddress(value) : JSON.stringify(value)}`,
  )
  return words.join(' ').slice(0, 120)
}

function asked(name: string, description: string, command: string): Command {
  return new Command(name)
    .description(description)
    .argument('<id>', 'its number', number)
    .option('--json', 'print JSON')
    .action(action((id: number, options: Json) => follow(command, { command: id }, options)))
}
