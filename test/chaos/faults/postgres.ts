/**
 * A PostgreSQL that goes away, takes nothing, or stands still.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Postgres } from '../servers.ts'
import { type Fault, pick, type Scene } from './fault.ts'

const others = "pid <> pg_backend_pid() AND backend_type = 'client backend'"

/** As an operator, in the server's own database; tried again while the server is not there. */
export async function operate(postgres: Postgres, ...statements: string[]): Promise<void> {
  for (;;) {
    const client = new pg.Client({ connectionString: postgres.url.replace(/chaos$/, 'postgres'), connectionTimeoutMillis: 5_000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      for (const statement of statements) await client.query(statement)
      return
    } catch {
      await sleep(300)
    } finally {
      await client.end().catch(() => undefined)
    }
  }
}

const cutOff = (name: string, forbid: string, allow: string): Fault => ({
  name,
  of: 'postgres',
  seconds: [4, 14],
  begin: async ({ postgres }) => {
    const drop = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${others} AND datname = 'chaos'`
    await operate(postgres, forbid, drop)
    return { heal: () => operate(postgres, allow, drop) }
  },
})

/** The server and all its processes. */
function processesOf(parent: number): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]!.split(' ')[1]) === parent
      } catch {
        return false
      }
    })
  return [parent, ...children.map(Number)]
}

const ended = (name: string, signal: NodeJS.Signals): Fault => ({
  name,
  of: 'postgres',
  seconds: [2, 14],
  begin: async ({ postgres, workers }) => {
    for (const worker of workers) worker.excuse(Number.POSITIVE_INFINITY)
    postgres.signal(signal)
    while (postgres.running()) await sleep(50)
    return {
      heal: async () => {
        await postgres.start()
        for (const worker of workers) worker.excuseNoMore()
      },
    }
  },
})

const linux = () => (process.platform === 'linux' ? undefined : 'only Linux lists processes under /proc')

export const postgresFaults: Fault[] = [
  ended('PostgreSQL: stopped (immediate)', 'SIGQUIT'),
  ended('PostgreSQL: stopped (fast)', 'SIGINT'),
  {
    name: 'PostgreSQL: backends terminated',
    of: 'postgres',
    seconds: [0, 0],
    begin: async ({ postgres }) => {
      await operate(postgres, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${others}`)
      return {}
    },
  },
  {
    name: 'PostgreSQL: a backend crashes',
    of: 'postgres',
    seconds: [0, 0],
    missing: linux,
    begin: async ({ postgres }, draw) => {
      const { rows } = await postgres.pool.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE ${others} AND application_name <> 'chaos'`,
      )
      if (rows.length > 0) process.kill(pick(rows, draw).pid, 'SIGKILL')
      return {}
    },
  },
  cutOff(
    'PostgreSQL: read-only',
    'ALTER DATABASE chaos SET default_transaction_read_only = on',
    'ALTER DATABASE chaos SET default_transaction_read_only = off',
  ),
  cutOff('PostgreSQL: refuses connections', 'ALTER DATABASE chaos ALLOW_CONNECTIONS false', 'ALTER DATABASE chaos ALLOW_CONNECTIONS true'),
  {
    name: 'PostgreSQL: disk full',
    of: 'postgres',
    seconds: [4, 14],
    missing: ({ postgres }: Scene) => (postgres.ownDisk ? undefined : 'a disk that can be filled needs the right to mount one'),
    begin: ({ postgres }) => {
      postgres.fillDisk()
      return {
        heal: async () => {
          postgres.freeDisk()
          await postgres.start()
        },
      }
    },
  },
  {
    name: 'PostgreSQL: stands still (SIGSTOP)',
    of: 'postgres',
    seconds: [4, 14],
    missing: linux,
    begin: ({ postgres }) => {
      const all = processesOf(postgres.pid()!)
      const tell = (signal: NodeJS.Signals) => {
        for (const pid of all) {
          try {
            process.kill(pid, signal)
          } catch {
            // It has ended meanwhile.
          }
        }
      }
      tell('SIGSTOP')
      return { heal: () => tell('SIGCONT') }
    },
  },
]
