/**
 * What the commands of the program share: settings, the database and the queues, and how they print.
 */
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { App } from '#src/app.ts'
import { type Config, explainProblems, type Role, readConfig } from '#src/config.ts'
import { UsageError } from './outcome.ts'

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
export async function embeddedName({ stateDir, demo }: Config): Promise<string> {
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
