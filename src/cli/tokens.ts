import { randomBytes } from 'node:crypto'
import { Command, Option } from 'commander'
import { addToken, listTokens, removeToken, type Scope } from '#src/store/api-tokens.ts'
import { action, UsageError, WorkFailed } from './outcome.ts'
import { printJson, printTable, withApp } from './session.ts'

interface Json {
  json?: boolean
}

export function tokensCommand(): Command {
  return new Command('tokens').description('who may use the HTTP API').addCommand(list()).addCommand(add()).addCommand(remove())
}

const time = (at: Date | null) => at?.toISOString().slice(0, 19).replace('T', ' ') ?? '-'

const list = (): Command =>
  new Command('list').option('--json', 'print JSON').action(
    action(({ json }: Json) =>
      withApp(async ({ context: { db } }) => {
        const tokens = await listTokens(db)
        if (json) return printJson(tokens)
        if (tokens.length === 0) return void process.stdout.write('there are no tokens: npx telex tokens add NAME makes one\n')
        printTable(
          ['token', 'scope', 'made', 'by', 'expires'],
          tokens.map((one) => [one.name, one.scope, time(one.createdAt), one.createdBy ?? '-', time(one.expiresAt)]),
        )
      }),
    ),
  )

/** Made here and kept as its hash: it goes by no queue, and nobody can look it up. */
const add = (): Command =>
  new Command('add')
    .description('make a token, and show it, this once')
    .argument('<name>', 'whose it is: it is noted with the commands that it gives')
    .addOption(new Option('--scope <scope>', 'what it opens: read, or also commands').choices(['read', 'admin']).default('read'))
    .option('--days <n>', 'after which it opens nothing any more')
    .option('--json', 'print JSON')
    .action(
      action(async (name: string, { scope, days, json }: Json & { scope: Scope; days?: string }) => {
        if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/.test(name))
          throw new UsageError(`"${name}": a name has 1 to 63 letters, digits, dots, hyphens or underscores`)
        if (days !== undefined && !/^[1-9]\d{0,4}$/.test(days))
          throw new UsageError(`--days "${days}": give a number of days from 1 to 99999`)
        const token = `telex_${randomBytes(32).toString('base64url')}`
        const expiresAt = days === undefined ? null : new Date(Date.now() + Number(days) * 86_400_000)
        await withApp(async ({ context: { db } }) => {
          if (!(await addToken(db, { name, token, scope, createdBy: process.env.USER ?? null, expiresAt })))
            throw new WorkFailed(`there is a token named ${name} already: npx telex tokens remove ${name}`)
          if (json) printJson({ name, scope, token })
          else process.stdout.write(`${token}\n`)
        })
      }),
    )

const remove = (): Command =>
  new Command('remove')
    .description('a token opens nothing any more')
    .argument('<name>')
    .option('--json', 'print JSON')
    .action(
      action((name: string, { json }: Json) =>
        withApp(async ({ context: { db } }) => {
          if (!(await removeToken(db, name))) throw new WorkFailed(`there is no token named ${name}: npx telex tokens list`)
          if (json) printJson({ removed: name })
          else process.stdout.write(`${name} was removed; a process that knows it may take it for 5 s more\n`)
        }),
      ),
    )
