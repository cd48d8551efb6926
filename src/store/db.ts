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
  listenAlways(pool)
  // The pool names its client, too, with all that it holds: that is for nobody's log.
  pool.on('error', (error) => onError(error))
  return drizzle(pool, { schema })
}

/**
 * A connection may break while someone has it: the statement under way fails, and so does the next one. Without a listener of its own the
 * connection's error would end the process, too (the pool listens only while it has the connection itself).
 */
export function listenAlways(pool: pg.Pool): void {
  pool.on('connect', (client) => client.on('error', () => undefined))
}

/**
 * For `WITH`: a statement that also reads FROM `without_disk` is committed without waiting for the disk. A crash of the server may lose the last half
 * second of these, and of nothing else.
 */
export const withoutDisk = "without_disk AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))"

/** The PostgreSQL error code (SQLSTATE) of a failed statement, wherever it is wrapped. */
export function sqlState(error: unknown): string | undefined {
  for (let e = error; e instanceof Error; e = e.cause) {
    if ('code' in e && typeof e.code === 'string') return e.code
  }
  return undefined
}

/** Ends when a server has answered on one of the pool's connections. @throws what keeps it from answering */
export async function answers(pool: pg.Pool): Promise<void> {
  await pool.query('SELECT 1')
}
