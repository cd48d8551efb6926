/**
 * What the commands of the program share: settings, the database and the queues, and how their end is told.
 */
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { App } from '#src/app.ts'
import { type Config, explainProblems, type Role, readConfig } from '#src/config.ts'

/** Wrong use: a flag, an argument or a setting. Ends the program with 2. */
export class UsageError extends Error {}
/** The work failed, in words that say all. Ends the program with 1, without a stack trace. */
export class WorkFailed extends Error {}

/** The settings; a wrong one ends the program. */
export function settings(overrides: Record<string, string> = {}): Config {
  try {
    process.loadEnvFile('.env')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw new UsageError(`.env: ${(error as Error).message}`)
  }
  const read = readConfig({ ...process.env, ...overrides }, { cwd: process.cwd(), terminal: process.stderr.isTTY === true })
  if (!read.ok) throw new UsageError(explainProblems(read.problems))
  return read.config
}

/** The folders of the embedded databases: the worker's, and the demo's. */
export const embeddedNames = { own: 'postgres', demo: 'demo' } as const

/** Is there a database of this name? */
export const hasEmbedded = (stateDir: string, name: string): Promise<boolean> =>
  access(join(stateDir, name, 'PG_VERSION')).then(
    () => true,
    () => false,
  )

/** Which embedded database a command looks at: the worker's own, or the demo's when it is asked for or there is only that. */
async function embeddedName({ stateDir, demo }: Config): Promise<string> {
  if (demo || !(await hasEmbedded(stateDir, embeddedNames.own))) {
    if (await hasEmbedded(stateDir, embeddedNames.demo)) {
      process.stderr.write("this is the demo's database; `npx telex start` makes your own\n")
      return embeddedNames.demo
    }
    if (demo) throw new UsageError(`TELEX_DEMO is set, and there is no demo's database in ${stateDir}: \`npx telex demo\` makes one`)
  }
  return embeddedNames.own
}

/**
 * Open database and queues for one command, and close them after it.
 * @param options.roles what this process is to run meanwhile: nothing, for most
 */
export async function withApp<T>(
  work: (app: App) => Promise<T>,
  { roles = new Set<Role>(), config = settings() }: { roles?: ReadonlySet<Role>; config?: Config } = {},
): Promise<T> {
  // Loaded here: what works on files alone does not wait for the whole worker.
  const [{ startApp }, { createLog }] = await Promise.all([import('#src/app.ts'), import('#src/log.ts')])
  const log: Logger = createLog({ ...config.log, level: process.env.LOG_LEVEL ? config.log.level : 'warn' })
  const app = await startApp({ config, log, roles, embeddedName: await embeddedName(config) })
  try {
    return await work(app)
  } finally {
    await app.close()
  }
}

/** Run a command's action: its end becomes the exit status, an expected failure its words on standard error. */
export function action<Args extends unknown[]>(work: (...args: Args) => Promise<void>): (...args: Args) => Promise<void> {
  return async (...args) => {
    try {
      await work(...args)
    } catch (error) {
      await end(error)
    }
  }
}

async function end(error: unknown): Promise<void> {
  const [{ StartRefused }, { EmbeddedError }, { SchemaError }] = await Promise.all([
    import('#src/app.ts'),
    import('#src/store/embedded.ts'),
    import('#src/store/migrate.ts'),
  ])
  const expected = [UsageError, WorkFailed, StartRefused, EmbeddedError, SchemaError].some((kind) => error instanceof kind)
  process.exitCode = error instanceof UsageError || error instanceof StartRefused ? 2 : 1
  process.stderr.write(`telex: ${expected ? (error as Error).message : explain(error)}\n`)
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const connection = connectionProblem(error)
  if (connection) return connection
  return process.env.LOG_LEVEL === 'debug' ? (error.stack ?? error.message) : `${error.message} (LOG_LEVEL=debug shows more)`
}

/** What stands between us and PostgreSQL or Redis, for people. */
function connectionProblem(error: Error): string | undefined {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    const { code, address, port, hostname } = e as Error & { code?: string; address?: string; port?: number; hostname?: string }
    if (code === 'ECONNREFUSED')
      return `nothing answers at ${address ?? 'the address'}:${port ?? ''}: is the server of DATABASE_URL or REDIS_URL up?`
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `there is no host ${hostname ?? ''}: check DATABASE_URL and REDIS_URL`
    if (code === '28P01' || code === '28000') return `PostgreSQL refuses the login of DATABASE_URL: ${e.message}`
    if (code === '3D000') return `the database of DATABASE_URL is not there: ${e.message}`
    if (e instanceof AggregateError && e.errors[0] instanceof Error) return connectionProblem(e.errors[0])
  }
  return undefined
}

/** Why a file cannot be read, in words. */
export function unreadable(file: string, { code, message }: NodeJS.ErrnoException): string {
  if (file === '') return 'a file has an empty name'
  switch (code) {
    case 'ENOENT':
      return `there is no file ${file}`
    case 'ENOTDIR':
      return `there is no file ${file}: what stands before its last / is no folder`
    case 'EISDIR':
      return `${file} is a folder`
    case 'EACCES':
      return `${file} may not be read by this user`
    default:
      return `cannot read ${file}: ${message}`
  }
}

/** Print one JSON document. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}

/** Print rows in columns that line up. */
export function printTable(header: string[], rows: (string | number | null | undefined)[][]): void {
  const lines = [header, ...rows.map((row) => row.map((cell) => String(cell ?? '')))]
  const widths = header.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)))
  for (const line of lines)
    process.stdout.write(
      `${line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd()}\n`,
    )
}
