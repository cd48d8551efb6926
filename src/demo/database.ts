/**
 * The database that the demo plays in: an empty one, and never anybody's own.
 */
import { access, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openDb } from '#src/store/db.ts'
import { startEmbedded } from '#src/store/embedded.ts'
import { isOccupied } from '#src/store/tally.ts'

interface Place {
  stateDir: string
  /** The embedded database's folder there. */
  name: string
  stop?: AbortSignal
}

/**
 * Throw a former demo's embedded database away: each demo begins empty, so that the same seed gives the same.
 * @returns `in-use` when another program works with it; it is left alone then
 */
export async function dropEmbedded({ stateDir, name, stop }: Place): Promise<'dropped' | 'in-use'> {
  const running = () =>
    access(join(stateDir, name, 'postmaster.pid')).then(
      () => true,
      () => false,
    )
  if (await running()) {
    // Joining the server, or mending what a crash left, and leaving it again stops it unless someone else is there.
    const left = await startEmbedded(stateDir, { name, ...(stop ? { stop } : {}) })
    await left.close()
    if (await running()) return 'in-use'
  }
  for (const part of ['', '.password', '.users', '.log']) await rm(join(stateDir, `${name}${part}`), { recursive: true, force: true })
  return 'dropped'
}

/** Whether a database holds feeds or stories of anyone. Looks only; to be asked before anything is migrated or reconciled there. */
export async function isTaken(databaseUrl: string): Promise<boolean> {
  const db = openDb(databaseUrl, { max: 1, onError: () => undefined })
  try {
    return await isOccupied(db, { exceptFeeds: 'demo-' })
  } finally {
    await db.$client.end()
  }
}
