/**
 * The connection to PostgreSQL. `Db` runs statements on their own, `Tx` is the inside of a transaction: a function that
 * has to be part of one takes a `Tx`, and passing the pool does not compile.
 */
import type { Writable } from 'node:stream'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import * as schema from './schema.ts'
import { named, noteFailure } from './statement-names.ts'

export type Db = NodePgDatabase<typeof schema> & { $client: pg.Pool }
export type Tx = Parameters<Parameters<NodePgDatabase<typeof schema>['transaction']>[0]>[0]

/**
 * Open a pool.
 * @param url `postgres://…`
 * @param max connections at most
 * @param onError told of a connection that broke while idle (the pool replaces it)
 */
export function openDb(url: string, { max = 10, onError }: { max?: number; onError: (error: Error) => void }): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: 'telex',
    connectionTimeoutMillis: 10_000,
    pipeline: true,
    Client: PipelinedClient,
  } as pg.PoolConfig)
  listenAlways(pool)
  // The pool names its client, too, with all that it holds: that is for nobody's log.
  pool.on('error', (error) => onError(error))
  return drizzle(pool, { schema })
}

/**
 * Statements that are asked for together go out together, and PostgreSQL answers them in their order: a transaction waits for it once for each of its
 * stages, and not for each of its statements.
 */
class PipelinedClient extends pg.Client {
  #corked = false

  // biome-ignore lint/suspicious/noExplicitAny: it has a dozen forms, and this one hands on what it is given
  override query(...given: any[]): any {
    this.#cork()
    const text: unknown = typeof given[0] === 'string' ? given[0] : given[0]?.text
    const sent = (super.query as (...all: unknown[]) => unknown).apply(this, named(given))
    if (!(sent instanceof Promise)) return sent
    sent.catch((error: unknown) => noteFailure(text, error))
    // It goes out with the first statement. What keeps it from beginning keeps that from being done, too: both are told that the connection is gone.
    if (text === 'begin') return answered(sent)
    // Why a transaction has to be rolled back is told, and not that a connection which is gone cannot do that.
    return text === 'rollback' ? sent.catch(() => undefined) : sent
  }

  /** What is written until the next turn goes out in one piece. */
  #cork(): void {
    const { stream } = (this as unknown as { connection: { stream: Writable } }).connection
    if (this.#corked) return
    this.#corked = true
    stream.cork()
    process.nextTick(() => {
      this.#corked = false
      stream.uncork()
    })
  }
}

function answered(sent: Promise<unknown>): Promise<{ rows: []; rowCount: null }> {
  sent.catch(() => undefined)
  return Promise.resolve({ rows: [], rowCount: null })
}

/** PostgreSQL, appendix A, `in_failed_sql_transaction`: a statement before it failed. */
const afterFailure = '25P02'

/**
 * Statements of one transaction that do not ask for each other's answers, sent in their order and without waiting for each.
 * @param work each sends its first statement before it waits for anything else
 * @throws when all have ended, what failed first: those behind it fail by that alone
 */
export async function inOneGo<T extends readonly Work[]>(...work: T): Promise<{ -readonly [N in keyof T]: Awaited<ReturnType<T[N]>> }> {
  // Each is waited for alike: in this order they reach the connection.
  const ended = await Promise.allSettled(work.map(async (one) => await one()))
  const failed = ended.filter((one) => one.status === 'rejected').map(({ reason }): unknown => reason)
  if (failed.length > 0) throw failed.find((error) => sqlState(error) !== afterFailure) ?? failed[0]
  return ended.map((one) => (one as PromiseFulfilledResult<unknown>).value) as never
}
type Work = () => PromiseLike<unknown>

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
