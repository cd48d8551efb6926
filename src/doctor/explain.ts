/**
 * Errors in words for people who run this.
 */

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
