/**
 * A way to read that cannot write, and cannot hold up a worker: few connections of its own, read-only transactions as a reader's role, statements bounded
 * in time.
 */
import pg from 'pg'
import { type Db, listenAlways, sqlState } from './db.ts'

export interface ReadOnly {
  /** One statement. @throws ReadBusy, or PostgreSQL's own error */
  rows<T extends object>(statement: string, values?: unknown[]): Promise<T[]>
  close(): Promise<void>
}

/** All connections are in use, and stay so. */
export class ReadBusy extends Error {}
/** The statement took longer than it may. */
export class ReadTooLong extends Error {}

export interface ReadBounds {
  connections: number
  statementMs: number
  /** How long a request waits for a connection. */
  waitMs: number
}

const usualBounds: ReadBounds = { connections: 4, statementMs: 5_000, waitMs: 3_000 }
/** PostgreSQL, appendix A: `query_canceled`, `insufficient_privilege`. */
const canceled = '57014'
const refused = '42501'

/** @param db the database that is read, with a login that may be the reader */
export function openReadOnly(db: Db, bounds = usualBounds): ReadOnly {
  const { connectionString } = db.$client.options
  const pool = new pg.Pool({
    connectionString,
    max: bounds.connections,
    application_name: 'telex api',
    connectionTimeoutMillis: bounds.waitMs,
    options: `-c statement_timeout=${bounds.statementMs} -c lock_timeout=1000 -c idle_in_transaction_session_timeout=10000`,
  })
  listenAlways(pool)
  pool.on('error', () => undefined)
  /** Where the login is no member of the reader's role, it reads the same views itself. */
  let asReader = true
  const begin = async (client: pg.PoolClient): Promise<void> => {
    if (asReader) {
      try {
        return void (await client.query('BEGIN READ ONLY; SET LOCAL ROLE telex_reader'))
      } catch (error) {
        if (sqlState(error) !== refused) throw error
        asReader = false
        await client.query('ROLLBACK')
      }
    }
    await client.query('BEGIN READ ONLY')
  }
  return {
    rows: async <T extends object>(statement: string, values: unknown[] = []) => {
      const client = await pool.connect().catch((error) => {
        throw /timeout/i.test((error as Error).message) ? new ReadBusy('all connections are in use', { cause: error }) : error
      })
      try {
        await begin(client)
        const { rows } = await client.query<T>(statement, values)
        await client.query('COMMIT')
        client.release()
        return rows
      } catch (error) {
        await client.query('ROLLBACK').then(
          () => client.release(),
          () => client.release(true),
        )
        throw sqlState(error) === canceled ? new ReadTooLong(`it took longer than ${bounds.statementMs / 1000} s`, { cause: error }) : error
      }
    },
    close: () => pool.end(),
  }
}
