/**
 * Which of all processes leads: the one whose connection holds the lock on a table that readers cannot reach. PostgreSQL gives the lock back when
 * that connection goes, however the process ended. Its transaction stays open and does nothing else: without a snapshot and without a number of its
 * own it keeps no vacuum from its work.
 */
import { type Db, sqlState } from './db.ts'

/** PostgreSQL, appendix A: `lock_not_available`. */
const taken = '55P03'

export interface Lead extends AsyncDisposable {
  /** @throws when the connection that holds the lock is gone, and the lead with it */
  confirm(): Promise<void>
}

/**
 * Try to lead; keeps a connection of the pool as long as the lead lasts.
 * @returns undefined while another leads
 * @throws when there is no connection to be had
 */
export async function takeLead(db: Db): Promise<Lead | undefined> {
  const client = await db.$client.connect()
  // Without a listener the end of an idle connection would end the process; the next statement on it throws.
  const onError = () => undefined
  client.on('error', onError)
  const release = (broken: boolean) => {
    client.off('error', onError)
    client.release(broken)
  }
  try {
    // Whatever the server's own limit for transactions that do nothing is.
    await client.query(
      'BEGIN; SET LOCAL idle_in_transaction_session_timeout = 0; LOCK TABLE ingest.lead IN SHARE ROW EXCLUSIVE MODE NOWAIT',
    )
  } catch (error) {
    if (sqlState(error) !== taken) {
      release(true)
      throw error
    }
    await client.query('ROLLBACK').then(
      () => release(false),
      () => release(true),
    )
    return undefined
  }
  return {
    confirm: async () => {
      await client.query('SELECT 1')
    },
    [Symbol.asyncDispose]: async () => {
      const kept = await client.query('ROLLBACK').then(
        () => true,
        () => false,
      )
      release(!kept)
    },
  }
}
