import { setTimeout as sleep } from 'node:timers/promises'
import { Command, InvalidArgumentError } from 'commander'
import type { Db } from '#src/store/db.ts'
import { ackEvents, eventsAfter, newestSeq, pollEvents } from '#src/store/events.ts'
import type { CloudEvent } from '#src/story/event.ts'
import { action } from './outcome.ts'
import { withApp } from './session.ts'

interface Options {
  consumer?: string
  from?: number
  follow?: boolean
  json?: boolean
}

const whole = (text: string) => {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('a whole number')
  return Number(text)
}

export function eventsCommand(): Command {
  return new Command('events').description('the event log').addCommand(
    new Command('tail')
      .description('print events, in commit order')
      .option('--consumer <name>', 'read on where this consumer stopped, and remember how far it got')
      .option('--from <seq>', 'begin with this number (without it: the last ten)', whole)
      .option('-f, --follow', 'go on as events happen')
      .option('--json', 'print JSON Lines')
      .action(
        action(async (options: Options) => {
          await withApp(async ({ context: { db } }) => {
            const source = options.consumer ? asConsumer(db, options.consumer) : await fromNumber(db, options.from)
            for (;;) {
              const events = await source.read()
              for (const event of events) process.stdout.write(`${options.json ? JSON.stringify(event) : line(event)}\n`)
              await source.done(events)
              if (events.length > 0) continue
              if (!options.follow) return
              await sleep(300)
            }
          })
        }),
      ),
  )
}

async function fromNumber(db: Db, from: number | undefined) {
  let after = from === undefined ? Math.max(0, (await newestSeq(db)) - 10) : Math.max(0, from - 1)
  return {
    read: async () => {
      const events = await eventsAfter(db, after, 500)
      after = events.at(-1)?.seq ?? after
      return events.map(({ cloudevent }) => cloudevent)
    },
    done: async () => {},
  }
}

function asConsumer(db: Db, name: string) {
  return {
    read: () => pollEvents(db, name, 500),
    done: async (events: CloudEvent[]) => {
      const last = events.at(-1)
      if (last) await ackEvents(db, name, last)
    },
  }
}

function line({ sequence, time, type, subject, data }: CloudEvent): string {
  const what = [data.agency, data.headline ?? data.error].filter(Boolean).join(': ')
  return `${String(Number(sequence)).padStart(6)}  ${time.slice(0, 19)}Z  ${type.padEnd(15)}  ${subject}  ${what}`
}
