import { Command, InvalidArgumentError } from 'commander'
import { itemReference } from '#src/commands/item-retry.ts'
import { type ItemView, listItems, showItem } from '#src/store/item-admin.ts'
import { follow } from './follow.ts'
import { action, UsageError, WorkFailed } from './outcome.ts'
import { printJson, printTable, withApp } from './session.ts'

interface Json {
  json?: boolean
}

export function itemsCommand(): Command {
  return new Command('items')
    .description('items that wait or were given up')
    .addCommand(list())
    .addCommand(show())
    .addCommand(asked('retry', 'try them again, with all attempts', 'item.retry'))
    .addCommand(asked('drop', 'want no story of them', 'item.drop'))
}

const most = 1000
const idOf = ({ item, revision }: Pick<ItemView, 'item' | 'revision'>) => `${item}.${revision}`
const time = (at: Date | null) => at?.toISOString() ?? '-'

function list(): Command {
  return new Command('list')
    .description(`the newest ${most} that were given up, or that wait`)
    .option('--state <state>', 'failed or waiting', oneOf('failed', 'waiting'), 'failed')
    .option('--cause <code>', 'only those with this cause, such as http-503')
    .option('--json', 'print JSON')
    .action(
      action(async ({ state, cause, json }: Json & { state: 'failed' | 'waiting'; cause?: string }) => {
        await withApp(async ({ context: { db } }) => {
          const found = await listItems(db, { state, cause, limit: most })
          if (json) return printJson(found)
          if (found.length === 0) return void process.stdout.write(`no item ${state === 'failed' ? 'was given up' : 'waits'}\n`)
          printTable(
            ['item', 'feed', 'state', 'attempts', 'requeues', 'next', 'cause', 'headline'],
            found.map((one) => [
              idOf(one),
              one.feed,
              one.stage,
              one.attempts,
              one.requeues,
              time(one.leaseUntil ?? one.retryAt),
              one.cause?.code ?? (waitsForPace(one) ? 'update-pace' : '-'),
              one.headline?.slice(0, 60),
            ]),
          )
        })
      }),
    )
}

function show(): Command {
  return new Command('show')
    .description('all revisions of an item, or one')
    .argument('<id>', 'an item such as 17, or a revision of it such as 17.2')
    .option('--json', 'print JSON')
    .action(
      action(async (id: string, { json }: Json) => {
        const read = itemReference.safeParse(id)
        if (!read.success) throw new UsageError(`"${id}" is no item: ${read.error.issues[0]!.message}`)
        await withApp(async ({ context: { db } }) => {
          const found = await showItem(db, read.data)
          if (found.length === 0) throw new WorkFailed(`there is no item ${id}: \`npx telex items list\` shows those that were given up`)
          if (json) return printJson(found)
          process.stdout.write(`${found.map(told).join('\n\n')}\n`)
        })
      }),
    )
}

const waitsForPace = ({ paced, retryAt, holder }: ItemView): boolean => paced !== null && retryAt !== null && holder === null

/** A revision, a fact a line. */
function told(one: ItemView): string {
  const facts: [string, string | number | false | null | undefined][] = [
    ['item', `${idOf(one)} of ${one.feed}: ${one.headline ?? one.identity}`],
    ['state', one.holder ? `${one.stage}, the ${one.holder} has it until ${time(one.leaseUntil)}` : one.stage],
    ['next try', one.retryAt && time(one.retryAt)],
    ['paced', waitsForPace(one) && `since ${one.paced!.since}: story ${one.paced!.story} changes often`],
    ['replaced', one.replacedBy !== null && `${one.item}.${one.replacedBy} took its place before it was told`],
    ['cause', one.cause && `${one.cause.code}: ${one.cause.message}`],
    ['no page', one.pageProblem],
    ['attempts', `${one.attempts} failed, ${one.losses} lost with their worker; added to the queue again ${one.requeues} times`],
    ['document', one.rawSha256],
    ['page', one.pageUrl && `${one.pageUrl} ${one.pageSha256 ?? ''}`.trim()],
    ['came', time(one.createdAt)],
    ['done', one.doneAt && time(one.doneAt)],
  ]
  return facts.flatMap(([name, value]) => (value ? [`${name.padEnd(10)}${value}`] : [])).join('\n')
}

function asked(name: string, description: string, command: string): Command {
  return new Command(name)
    .description(description)
    .argument('[id...]', 'items such as 17, or revisions of them such as 17.2')
    .option('--cause <code>', 'all that wait or were given up for this cause')
    .option('--json', 'print JSON')
    .action(
      action(async (ids: string[], { cause, ...options }: Json & { cause?: string }) => {
        if (ids.length > 0 === (cause !== undefined)) throw new UsageError('give items, or --cause')
        if (cause !== undefined) return follow(command, { cause }, options)
        for (const item of ids) await follow(command, { item }, options)
      }),
    )
}

const oneOf =
  (...allowed: string[]) =>
  (given: string): string => {
    if (!allowed.includes(given)) throw new InvalidArgumentError(`Give ${allowed.join(' or ')}.`)
    return given
  }
