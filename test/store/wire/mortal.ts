/**
 * A connection to PostgreSQL of a process that dies: from its n-th statement on nothing reaches the server, and what was begun is rolled back.
 */
import { type Db, openDb } from '#src/store/db.ts'

/** The process has died. */
export class Died extends Error {}

export interface Mortal {
  db: Db
  /** It dies before the n-th statement from now; where that is a commit and `after` is said, after it. */
  dieAt(n: number, after?: boolean): void
  /** Whether it has died, and what was committed by then; from now on it lives. */
  revive(): { died: boolean; committed: boolean }
}

export function openMortal(url: string): Mortal {
  const db = openDb(url, {
    max: 2,
    onError: (error) => {
      throw error
    },
  })
  let left = Number.POSITIVE_INFINITY
  let afterCommit = false
  let dead = false
  let commits = 0
  db.$client.on('connect', (client) => {
    const ask = client.query.bind(client) as (...args: unknown[]) => unknown
    const asked = (...args: unknown[]): unknown => {
      const sql = typeof args[0] === 'string' ? args[0] : (args[0] as { text: string }).text
      // Refused, `begin` would leave drizzle's connection with nobody.
      if (sql === 'rollback' || (sql === 'begin' && dead)) return ask(...args)
      const last = left-- <= 0 && sql !== 'begin'
      if (last && !dead && afterCommit && sql === 'commit') {
        dead = true
        commits++
        return ask(...args)
      }
      dead ||= last
      if (!dead) {
        if (sql === 'commit') commits++
        return ask(...args)
      }
      const back = args.at(-1)
      if (typeof back !== 'function') return Promise.reject(new Died(sql))
      queueMicrotask(() => back(new Died(sql)))
      return undefined
    }
    client.query = asked as typeof client.query
  })
  return {
    db,
    dieAt: (n, after = false) => {
      left = n
      afterCommit = after
      dead = false
      commits = 0
    },
    revive: () => {
      const was = { died: dead, committed: commits > 0 }
      left = Number.POSITIVE_INFINITY
      dead = false
      return was
    },
  }
}
