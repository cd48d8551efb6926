/**
 * The connection to PostgreSQL. `Db` runs statements on their own, `Tx` is the inside of a transaction: a function that
 * has to be part of one takes a `Tx`, and passing the pool does not compile.
 */
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import * as schema from './schema.ts'

export type Db = NodePgDatabase<typeof schema> & { $client: pg.Pool }
export type Tx = Parameters<Parameters<NodePgDatabase<typeof schema>['transaction']>[0]>[0]

/**
 * Open a pool.
 * @param url `postgres://…`
 * @param max connections at most
 * @param onError told of a connection that broke while idle (the pool replaces it)
 */
export function openDb(url: string, { max = 10, onError }: { max?: number; onError: (error: Error) => void }): Db {
  const pool = new pg.Pool({ connectionString: url, max, application_name: 'telex', connectionTimeoutMillis: 10_000 })
  pool.on('error', onError)
  return drizzle(pool, { schema })
}

/** The PostgreSQL error code (SQLSTATE) of a failed statement, wherever it is wrapped. */
export function sqlState(error: unknown): string | undefined {
  for (let e = error; e instanceof Error; e = e.cause) {
    if ('code' in e && typeof e.code === 'string') return e.code
  }
  return undefined
}
