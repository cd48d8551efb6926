/**
 * What the benchmarks that run the whole program share: servers of their own, and what processes and databases have used.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import type pg from 'pg'

export async function writesOf(database: pg.Client) {
  const { rows } = await database.query(`
    SELECT xact_commit::float8 AS commits, (tup_inserted + tup_updated + tup_deleted)::float8 AS rows,
      pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 / 1024 AS wal
    FROM pg_stat_database WHERE datname = current_database()`)
  return rows[0] as { commits: number; rows: number; wal: number }
}

/** The statements that PostgreSQL spent the most time on, and how many each of so many polls or stories asks for. */
export async function tellStatements(database: pg.Client, number: number, of: 'poll' | 'story'): Promise<void> {
  const { rows } = await database.query(`
    SELECT toplevel, calls::float8, total_exec_time AS ms, regexp_replace(left(query, 400), '\\s+|--[^\n]*', ' ', 'g') AS query
    FROM pg_stat_statements ORDER BY total_exec_time DESC`)
  const top = rows.filter(({ toplevel }) => toplevel)
  const sum = (list: { calls: number; ms: number }[], name: 'calls' | 'ms') => list.reduce((all, row) => all + row[name], 0) / number
  console.log(`a ${of}, statements${of === 'poll' ? '  ' : ' '}${sum(top, 'calls').toFixed(1)}, ${sum(top, 'ms').toFixed(2)} ms`)
  for (const [title, list] of [
    ['asked', top],
    ['inside of functions', rows.filter(({ toplevel }) => !toplevel)],
  ] as const) {
    if (list.length === 0) continue
    console.log(`\n${title}: calls a ${of}, ms a ${of}`)
    for (const { calls, ms, query } of list.slice(0, 22))
      console.log(`${(calls / number).toFixed(2).padStart(7)} ${(ms / number).toFixed(3).padStart(7)}  ${query.trim().slice(0, 130)}`)
  }
}

export async function startRedis(folder: string) {
  const port = await freePort()
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes', '--maxmemory-policy', 'noeviction']
  const server = spawn('redis-server', args, { stdio: 'ignore' })
  const url = `redis://127.0.0.1:${port}`
  const client = new Redis(url, { retryStrategy: () => 100, maxRetriesPerRequest: null })
  client.on('error', () => undefined)
  await client.ping()
  return {
    url,
    client,
    stop: async () => {
      client.disconnect()
      await ended(server)
    },
  }
}

/**
 * The program as operators start it, with the feeds that `feeds.yaml` in a folder names.
 * @param at.state where its embedded PostgreSQL lies
 * @param at.profile a folder for its CPU profile
 */
export async function startWorker({
  folder,
  state,
  redisUrl,
  profile,
}: {
  folder: string
  state: string
  redisUrl?: string | undefined
  profile?: string | undefined
}) {
  const port = await freePort()
  const flags = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []
  const child = spawn(process.execPath, [...flags, join(import.meta.dirname, '../../src/main.ts'), 'start'], {
    cwd: folder,
    env: {
      ...process.env,
      TELEX_ALLOW_NETWORKS: '127.0.0.0/8',
      TELEX_HTTP_PORT: String(port),
      TELEX_STATE_DIR: state,
      LOG_LEVEL: 'warn',
      LOG_FORMAT: 'json',
      ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const isReady = () =>
    fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
  /** @throws when it has ended instead */
  const ready = async () => {
    while (!(await isReady())) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error('the worker ended before it was ready')
      await sleep(100)
    }
  }
  return { child, ready }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

/** Seconds of processor time so far, and memory (Linux, proc(5)). */
export async function usage({ pid }: ChildProcess, folder: string, redis?: { client: Redis }) {
  const ticks = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))
  const seconds = (of: string | number) => {
    const fields = readFileSync(`/proc/${of}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    // User and system, also of children that have ended.
    return [11, 12, 13, 14].reduce((sum, field) => sum + Number(fields[field]), 0) / ticks
  }
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const megabytes = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)![1]) / 1024)
  const server = readFileSync(join(folder, 'state/postgres/postmaster.pid'), 'utf8').split('\n')[0]!
  const backends = execFileSync('pgrep', ['-P', server], { encoding: 'utf8' }).trim().split('\n')
  const told = (await redis?.client.info()) ?? ''
  const number = (name: string) => Number(new RegExp(`${name}:([\\d.]+)`).exec(told)?.[1] ?? 0)
  return {
    redis: number('used_cpu_user') + number('used_cpu_sys'),
    commands: number('total_commands_processed'),
    worker: seconds(pid!),
    postgres: [server, ...backends].reduce((sum, of) => sum + seconds(of), 0),
    memoryMb: megabytes('VmRSS'),
    peakMb: megabytes('VmHWM'),
  }
}

/** Seconds of processor time of a process of Node, by its threads: the main one, those that run JavaScript beside it, and those of the engine. */
export function threadSeconds(pid: number) {
  const ticks = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))
  const sum = { main: 0, readers: 0, others: 0 }
  for (const tid of readdirSync(`/proc/${pid}/task`)) {
    const stat = readFileSync(`/proc/${pid}/task/${tid}/stat`, 'utf8')
    const fields = stat.replace(/^.*\) /s, '').split(' ')
    const seconds = (Number(fields[11]) + Number(fields[12])) / ticks
    sum[Number(tid) === pid ? 'main' : /\((?:Worker|.*[Pp]iscina)/.test(stat) ? 'readers' : 'others'] += seconds
  }
  return sum
}
