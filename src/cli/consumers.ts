import { Command } from 'commander'
import { age } from '#src/doctor/age.ts'
import { type Backlog, readBacklogs } from '#src/events/backlog.ts'
import { listDead, takeSecret } from '#src/store/webhooks.ts'
import { follow } from './follow.ts'
import { action, WorkFailed } from './outcome.ts'
import { printJson, printTable, withApp } from './session.ts'

interface Json {
  json?: boolean
}

export function consumersCommand(): Command {
  return new Command('consumers')
    .description('who takes events, by which way, and what each has not taken')
    .addCommand(list())
    .addCommand(add())
    .addCommand(asked('remove', 'forget a consumer, and what waits for it'))
    .addCommand(asked('pause', 'give a consumer nothing: its events wait in the log, as far as its bounds allow'))
    .addCommand(asked('resume', 'let it go on from where it was, also a webhook that answered 410'))
    .addCommand(
      asked('rewind', 'give a consumer the events from a number, or a time, on again').requiredOption(
        '--from <place>',
        "an event's number, or a time such as 2026-11-01T06:00:00Z",
      ),
    )
    .addCommand(withFilter(asked('filter', 'give it other events from now on; without options: all')))
    .addCommand(withBounds(asked('limit', 'how far a consumer may fall behind; default: as the settings say')))
    .addCommand(secret())
    .addCommand(
      asked('rotate', 'give a webhook a new secret, and show it').option('--hours <n>', 'so long the one before signs as well (24)'),
    )
    .addCommand(dead())
    .addCommand(
      asked('replay', 'send a webhook the events again that were given up').option('--events <numbers>', 'only these, with commas'),
    )
}

function list(): Command {
  return new Command('list').option('--json', 'print JSON').action(
    action(async ({ json }: Json) => {
      await withApp(async ({ context }) => {
        const backlogs = await readBacklogs(context)
        if (json) return printJson(backlogs)
        if (backlogs.length === 0) return void process.stdout.write('nobody takes events yet\n')
        printBacklogs(backlogs)
      })
    }),
  )
}

/** Queue `consumer.NAME` with the options given, under their names. */
function asked(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .argument('<name>')
    .option('--reason <words>', 'why; kept with the command')
    .option('--actor <name>', 'who asks for it; kept with the command')
    .option('--json', 'print JSON')
    .action(
      action(async (consumer: string, { json = false, ...given }: Json & Record<string, string>) => {
        await follow(`consumer.${name}`, { consumer, ...given }, { json })
        if ((name === 'add' && given.kind === 'webhook') || name === 'rotate') await showSecret(consumer, json)
      }),
    )
}

const withBounds = (command: Command): Command =>
  command
    .option('--policy <policy>', 'what happens beyond its bounds: hold, drop or default')
    .option('--events <n>', 'events at most, or default')
    .option('--days <n>', 'age at most, or default')

const withFilter = (command: Command): Command =>
  command
    .option('--types <types>', 'only these types of events, with commas; story.* is all of stories')
    .option('--agencies <names>', 'only what these agencies tell')
    .option('--languages <codes>', 'only in these languages: en,pt-BR')
    .option('--subjects <codes>', 'only on these subjects: medtop:15000000')
    .option('--urgency <n>', 'only what is at least so urgent: 1 to 9')

const add = (): Command =>
  withBounds(withFilter(asked('add', 'a new consumer; kills pass each filter')))
    .requiredOption('--kind <kind>', 'by which way it gets events: cursor, queue, stream or webhook')
    .option('--from <place>', "where it begins: now, first, an event's number, or a time", 'now')
    .option('--owner <login>', 'of a cursor: the login of PostgreSQL that alone polls it')
    .option('--url <address>', 'of a webhook: where events are sent')
    .option('--timeout <seconds>', 'of a webhook: how long it may take to answer (15)')
    .option('--attempts <n>', 'of a webhook: how often an event is sent at most (12)')

function secret(): Command {
  return new Command('secret')
    .description('show the secret of a webhook, which is shown once')
    .argument('<name>')
    .option('--json', 'print JSON')
    .action(action((name: string, { json = false }: Json) => showSecret(name, json)))
}

/** It goes by no queue and is kept in no command: from the database to whoever asked. */
async function showSecret(name: string, json: boolean): Promise<void> {
  await withApp(async ({ context: { db } }) => {
    const taken = await takeSecret(db, name)
    if (taken === 'absent') throw new WorkFailed(`there is no webhook named ${name}`)
    if (taken === 'shown') throw new WorkFailed(`the secret of ${name} was shown before: npx telex consumers rotate ${name} makes another`)
    if (json) printJson({ consumer: name, ...taken })
    else process.stdout.write(`its secret, shown this once: ${taken.secret}\n`)
  })
}

const mostShown = 1000

function dead(): Command {
  return new Command('dead')
    .description(`the first ${mostShown} events that a webhook did not take, and that are sent no more`)
    .argument('<name>')
    .option('--json', 'print JSON')
    .action(
      action(async (name: string, { json }: Json) => {
        await withApp(async ({ context: { db } }) => {
          const letters = await listDead(db, name, mostShown)
          if (json) return printJson(letters)
          if (letters.length === 0) return void process.stdout.write(`none of ${name}'s events was given up\n`)
          printTable(
            ['event', 'type', 'subject', 'attempts', 'given up', 'error'],
            letters.map((one) => [one.seq, one.type, one.subject, one.attempts, time(one.deadAt), one.lastError]),
          )
        })
      }),
    )
}

const time = (at: Date) => at.toISOString().slice(0, 19).replace('T', ' ')

/** A consumer a line. */
export function printBacklogs(backlogs: Backlog[]): void {
  printTable(
    ['consumer', 'kind', 'has', 'not taken', 'since', 'beyond its bounds', 'acknowledged', 'gets', 'error'],
    backlogs.map((one) => [
      one.name,
      one.kind,
      one.seq,
      notTaken(one),
      one.events > 0 ? age(one.seconds) : '-',
      one.over ? `${one.over}: ${one.bounds.policy}` : '-',
      one.ackedAt ? time(one.ackedAt) : one.kind === 'cursor' ? 'never' : '-',
      one.filter ? filterWords(one.filter) : 'all',
      one.pausedAt ? `paused since ${time(one.pausedAt)}` : one.lastError,
    ]),
  )
}

function notTaken({ kind, events, queued, dead }: Backlog): string {
  const more = [
    ...(queued > 0 ? [kind === 'webhook' ? `${queued} sent again` : `${queued} in its queue`] : []),
    ...(dead > 0 ? [`${dead} given up`] : []),
  ]
  return more.length > 0 ? `${events} (${more.join(', ')})` : String(events)
}

const filterWords = (filter: NonNullable<Backlog['filter']>): string =>
  Object.entries(filter)
    .map(([part, value]) => (part === 'urgency' ? `urgency ≤ ${value}` : String(value)))
    .join('; ')
