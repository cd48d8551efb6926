/**
 * Which of all processes leads: the one whose connection holds an advisory lock. PostgreSQL gives the lock back when that connection goes, however
 * the process ended.
 */
import type { Db } from './db.ts'

/** Spells TLXR: held by the process whose relay leads. */
const relayLock = 0x544c5852

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
    const { rows } = await client.query<{ leads: boolean }>('SELECT pg_try_advisory_lock($1) AS leads', [relayLock])
    if (!rows[0]!.leads) {
      release(false)
      return undefined
    }
  } catch (error) {
    release(true)
    throw error
  }
  return {
    confirm: async () => {
      await client.query('SELECT 1')
    },
    [Symbol.asyncDispose]: async () => {
      const kept = await client.query('SELECT pg_advisory_unlock($1)', [relayLock]).then(
        () => true,
        () => false,
      )
      release(!kept)
    },
  }
}
