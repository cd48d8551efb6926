import { Command } from 'commander'
import { type Backlog, readBacklogs } from '#src/events/backlog.ts'
import { follow } from './follow.ts'
import { action } from './outcome.ts'
import { printJson, printTable, withApp } from './session.ts'

interface Json {
  json?: boolean
}

export function consumersCommand(): Command {
  return new Command('consumers')
    .description('who takes events, and what each has not taken')
    .addCommand(
      new Command('list').option('--json', 'print JSON').action(
        action(async ({ json }: Json) => {
          await withApp(async ({ context }) => {
            const backlogs = await readBacklogs(context)
            if (json) return printJson(backlogs)
            if (backlogs.length === 0) return void process.stdout.write('nobody takes events yet\n')
            printBacklogs(backlogs)
          })
        }),
      ),
    )
    .addCommand(
      new Command('remove')
        .description('forget a consumer, and what waits for it')
        .argument('<name>')
        .option('--json', 'print JSON')
        .action(action((consumer: string, options: Json) => follow('consumer.remove', { consumer }, options))),
    )
    .addCommand(
      new Command('pause')
        .description('give a consumer nothing: its events wait in the log, as far as its bounds allow')
        .argument('<name>')
        .option('--json', 'print JSON')
        .action(action((consumer: string, options: Json) => follow('consumer.pause', { consumer }, options))),
    )
    .addCommand(
      new Command('resume')
        .description('let it go on from where it was')
        .argument('<name>')
        .option('--json', 'print JSON')
        .action(action((consumer: string, options: Json) => follow('consumer.resume', { consumer }, options))),
    )
    .addCommand(
      new Command('rewind')
        .description('give a consumer the events from a number, or a time, on again')
        .argument('<name>')
        .requiredOption('--from <place>', "an event's number, or a time such as 2026-11-01T06:00:00Z")
        .option('--json', 'print JSON')
        .action(
          action((consumer: string, { json, from }: Json & { from: string }) =>
            follow('consumer.rewind', { consumer, from }, { json: json === true }),
          ),
        ),
    )
    .addCommand(
      new Command('limit')
        .description('how far a consumer may fall behind; default: as the settings say')
        .argument('<name>')
        .option('--policy <policy>', 'what happens beyond: hold, drop or default')
        .option('--events <n>', 'events at most, or default')
        .option('--days <n>', 'age at most, or default')
        .option('--json', 'print JSON')
        .action(
          action((consumer: string, { json, ...bounds }: Json & Record<string, string>) =>
            follow('consumer.limit', { consumer, ...bounds }, { json: json === true }),
          ),
        ),
    )
}

/** A consumer a line. */
export function printBacklogs(backlogs: Backlog[]): void {
  printTable(
    ['consumer', 'kind', 'has', 'not taken', 'since', 'beyond its bounds', 'acknowledged', 'error'],
    backlogs.map((one) => [
      one.name,
      one.kind,
      one.seq,
      one.queued > 0 ? `${one.events} (${one.queued} in its queue)` : one.events,
      one.events > 0 ? age(one.seconds) : '-',
      one.over ? `${one.over}: ${one.bounds.policy}` : '-',
      one.ackedAt?.toISOString().slice(0, 19).replace('T', ' ') ?? (one.kind === 'sql' ? 'never' : '-'),
      one.pausedAt ? `paused since ${one.pausedAt.toISOString().slice(0, 19).replace('T', ' ')}` : one.lastError,
    ]),
  )
}

/** A time as people say it: `40 s`, `5 min`, `3 h`, `2 d`. */
export function age(seconds: number): string {
  const [n, unit] =
    seconds < 120
      ? [seconds, 's']
      : seconds < 7200
        ? [seconds / 60, 'min']
        : seconds < 172_800
          ? [seconds / 3600, 'h']
          : [seconds / 86_400, 'd']
  return `${Math.floor(Number(n))} ${unit}`
}
