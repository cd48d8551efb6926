/**
 * How a command ends: with its exit status, and words for what could be expected. It knows no settings, so that what works on files alone starts
 * without them.
 */

/** Wrong use: a flag, an argument or a setting. Ends the program with 2. */
export class UsageError extends Error {}
/** The work failed, in words that say all. Ends the program with 1, without a stack trace. */
export class WorkFailed extends Error {}

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

/** An error, in words for people. */
export function explain(error: unknown): string {
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
    // pg's own words for a connection that nobody answered: a client's, and a pool's.
    if (/^(?:timeout expired|Connection terminated due to connection timeout|timeout exceeded when trying to connect)$/.test(e.message))
      return 'the PostgreSQL of DATABASE_URL does not answer'
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
