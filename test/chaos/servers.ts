/**
 * A PostgreSQL and a Redis that can be stopped, cut off and filled.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import pg from 'pg'
import { asUser, initialise, installedBinaries, passwordName, unprivileged } from '#src/store/embedded.ts'
import { freePort } from '../support/servers.ts'

/** Of the disk that can be filled. */
const diskSize = '700m'

export interface Postgres {
  url: string
  /** Whether it lies on a disk of its own, which can be filled. */
  ownDisk: boolean
  pool: pg.Pool
  /** Start it where it does not run, and wait until it takes connections. */
  start(): Promise<void>
  /** Send the server a signal; with SIGQUIT ("immediate") or SIGKILL it ends without a checkpoint. */
  signal(signal: NodeJS.Signals): void
  running(): boolean
  pid(): number | undefined
  fillDisk(): void
  freeDisk(): void
  close(): Promise<void>
}

export async function openPostgres(folder: string): Promise<Postgres> {
  const disk = join(folder, 'disk')
  mkdirSync(disk, { mode: 0o755 })
  const ownDisk = mountDisk(disk)
  const dataDir = join(disk, 'data')
  const binaries = await installedBinaries()
  const runAs = await unprivileged(dataDir, [disk, join(binaries.postgres, '..')])
  if (runAs) chownSync(disk, runAs.uid, runAs.gid)
  await initialise({ binaries, dataDir, runAs, aborted: undefined })
  const password = readFileSync(join(dataDir, passwordName), 'utf8').trim()
  const port = await freePort()
  const url = `postgres://telex:${password}@127.0.0.1:${port}/chaos`
  const log = openSync(join(folder, 'postgres.log'), 'a')
  let child: ChildProcess | undefined
  const balloon = join(disk, 'balloon')
  const running = () => child !== undefined && child.exitCode === null && child.signalCode === null
  const launch = () => {
    const settings = {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: '200',
      max_wal_size: '96MB',
      min_wal_size: '32MB',
      jit: 'off',
    }
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const [command, args] = asUser(binaries.postgres, ['-D', dataDir, '-p', String(port), ...flags], runAs)
    child = spawn(command, args, { stdio: ['ignore', log, log], cwd: '/' })
  }
  const start = async (database = 'chaos') => {
    for (;;) {
      if (!running()) launch()
      const client = new pg.Client({ connectionString: url.replace(/chaos$/, database), connectionTimeoutMillis: 5_000 })
      client.on('error', () => undefined)
      try {
        await client.connect()
        await client.query('SELECT 1')
        return
      } catch {
        await sleep(200)
      } finally {
        await client.end().catch(() => undefined)
      }
    }
  }
  await start('postgres')
  const first = new pg.Client({ connectionString: url.replace(/chaos$/, 'postgres') })
  await first.connect()
  await first.query('CREATE DATABASE chaos')
  await first.end()
  const pool = new pg.Pool({
    connectionString: url,
    max: 8,
    connectionTimeoutMillis: 5_000,
    query_timeout: 20_000,
    application_name: 'chaos',
  })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return {
    url,
    ownDisk,
    pool,
    start: () => start(),
    signal: (signal) => void child?.kill(signal),
    running,
    pid: () => child?.pid,
    fillDisk: () => {
      const file = openSync(balloon, 'w')
      const block = Buffer.alloc(65_536, 1)
      try {
        for (let size = block.length; size > 0; ) {
          try {
            for (;;) writeSync(file, block, 0, size)
          } catch {
            size = size > 1 ? Math.floor(size / 16) : 0
          }
        }
      } finally {
        closeSync(file)
      }
    },
    freeDisk: () => rmSync(balloon, { force: true }),
    close: async () => {
      await pool.end().catch(() => undefined)
      if (running()) {
        child!.kill('SIGCONT')
        child!.kill('SIGINT')
        await once(child!, 'exit')
      }
      closeSync(log)
      if (ownDisk) execFileSync('umount', ['-l', disk])
    },
  }
}

/** A disk of its own needs the right to mount one. */
function mountDisk(path: string): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskSize},mode=755`, 'tmpfs', path], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

export interface RedisServer {
  url: string
  /** A connection of an operator, for faults. */
  admin: Redis
  start(): Promise<void>
  /** End it. @param data whether its data stays */
  stop(signal: NodeJS.Signals, data: 'kept' | 'lost'): Promise<void>
  signal(signal: NodeJS.Signals): void
  close(): Promise<void>
}

export async function openRedis(folder: string): Promise<RedisServer> {
  const data = join(folder, 'redis')
  const port = await freePort()
  const log = openSync(join(folder, 'redis.log'), 'a')
  let child: ChildProcess | undefined
  const launch = () => {
    mkdirSync(data, { recursive: true })
    const words = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'yes',
      '--appendfsync',
      'everysec',
      '--dir',
      data,
    ]
    child = spawn('redis-server', words, { stdio: ['ignore', log, log] })
    child.on('error', () => undefined)
  }
  launch()
  const url = `redis://127.0.0.1:${port}`
  const admin = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 200 })
  admin.on('error', () => undefined)
  await admin.ping()
  return {
    url,
    admin,
    start: async () => {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) launch()
      await admin.ping()
    },
    stop: async (signal, kept) => {
      const ended = once(child!, 'exit')
      child!.kill(signal)
      await ended
      if (kept === 'lost') rmSync(data, { recursive: true, force: true })
    },
    signal: (signal) => void child?.kill(signal),
    close: async () => {
      admin.disconnect()
      child!.kill('SIGKILL')
      closeSync(log)
    },
  }
}
