/**
 * The servers that tests talk to, once for a whole run: those that TEST_DATABASE_URL and TEST_REDIS_URL name, else containers
 * where Docker answers, else binaries on the PATH, else (PostgreSQL only) the embedded one.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrateQueues } from '#src/queue/backend.ts'
import { startEmbedded } from '#src/store/embedded.ts'
import { migrateStore } from '#src/store/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string
    /** A migrated database, cloned for each test file. */
    template: string
    /** Absent where there is no Redis. */
    redisUrl: string | null
  }
}

/** The data is thrown away: nothing has to reach the disk before a commit is answered. */
const thrownAway = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

const run = promisify(execFile)

export default async function setup(project: Pick<TestProject, 'provide'>): Promise<() => Promise<void>> {
  const stops: (() => Promise<unknown>)[] = []
  const docker = await run('docker', ['info'], { timeout: 5_000 }).then(
    () => true,
    () => false,
  )
  const databaseUrl = process.env.TEST_DATABASE_URL ?? (docker ? await postgresContainer(stops) : undefined) ?? (await embedded(stops))
  project.provide('databaseUrl', databaseUrl)
  project.provide('template', await makeTemplate(databaseUrl, stops))
  const redisUrl = process.env.TEST_REDIS_URL ?? (docker ? await redisContainer(stops) : undefined) ?? (await redisOnPath(stops)) ?? null
  if (!redisUrl) {
    if (process.env.CI === 'true') throw new Error('CI needs a Redis: set TEST_REDIS_URL, start Docker, or install redis-server')
    console.warn('\nNO REDIS HERE: ALL TESTS OF THE REDIS HALF ARE SKIPPED. INSTALL redis-server, START DOCKER, OR SET TEST_REDIS_URL.\n')
  }
  project.provide('redisUrl', redisUrl)
  return async () => {
    for (const stop of stops.reverse()) await stop()
  }
}

async function postgresContainer(stops: (() => Promise<unknown>)[]): Promise<string | undefined> {
  try {
    const { GenericContainer, Wait } = await import('testcontainers')
    const container = await new GenericContainer('postgres:18')
      .withEnvironment({ POSTGRES_USER: 'telex', POSTGRES_PASSWORD: 'telex', POSTGRES_DB: 'telex' })
      .withCommand(['postgres', ...Object.entries(thrownAway).flatMap(([name, value]) => ['-c', `${name}=${value}`])])
      .withExposedPorts(5432)
      .withWaitStrategy(Wait.forAll([Wait.forListeningPorts(), Wait.forLogMessage(/database system is ready to accept connections/)]))
      .withStartupTimeout(180_000)
      .start()
    stops.push(() => container.stop())
    return `postgres://telex:telex@${container.getHost()}:${container.getMappedPort(5432)}/telex`
  } catch (error) {
    console.warn(`no PostgreSQL container (${error instanceof Error ? error.message : error}); the embedded one serves`)
    return undefined
  }
}

async function redisContainer(stops: (() => Promise<unknown>)[]): Promise<string | undefined> {
  try {
    const { GenericContainer } = await import('testcontainers')
    const container = await new GenericContainer('redis:7').withExposedPorts(6379).withStartupTimeout(180_000).start()
    stops.push(() => container.stop())
    return `redis://${container.getHost()}:${container.getMappedPort(6379)}`
  } catch (error) {
    console.warn(`no Redis container (${error instanceof Error ? error.message : error}); a redis-server on the PATH serves`)
    return undefined
  }
}

async function embedded(stops: (() => Promise<unknown>)[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'telex-test-'))
  const server = await startEmbedded(folder)
  stops.push(async () => {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  })
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  for (const [name, value] of Object.entries(thrownAway)) await client.query(`ALTER SYSTEM SET ${name} = ${value}`)
  await client.query('SELECT pg_reload_conf()')
  await client.end()
  return server.url
}

async function redisOnPath(stops: (() => Promise<unknown>)[]): Promise<string | undefined> {
  for (let tries = 1; ; tries++) {
    const redis = await redisAt(await freePort())
    if (redis === 'missing') return undefined
    if (redis === 'ended' && tries === 10) throw new Error('redis-server ends before it answers')
    if (redis === 'ended') continue
    stops.push(redis.stop)
    return redis.url
  }
}

/** `ended`: someone else has taken the port since it was free. */
export async function redisAt(
  port: number,
  more: string[] = [],
): Promise<{ url: string; stop: () => Promise<void> } | 'missing' | 'ended'> {
  const folder = await mkdtemp(join(tmpdir(), 'telex-redis-'))
  const child: ChildProcess = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder, ...more],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  const failed = await new Promise<boolean>((resolve) => {
    child.on('error', () => resolve(true))
    child.on('spawn', () => resolve(false))
  })
  const clear = () => rm(folder, { recursive: true, force: true })
  if (failed) return clear().then(() => 'missing')
  const stop = async () => {
    child.kill()
    if (child.exitCode === null) await new Promise((resolve) => child.on('exit', resolve))
    await clear()
  }
  let said = ''
  child.stdout!.on('data', (chunk) => {
    said += chunk
  })
  for (let tries = 0; tries < 1200; tries++) {
    if (said.includes('Ready to accept connections')) return { url: `redis://127.0.0.1:${port}`, stop }
    if (child.exitCode !== null) return clear().then(() => 'ended')
    await sleep(50)
  }
  throw new Error('redis-server does not answer')
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Under a name of its own: another run may use the same server. @returns the name */
async function makeTemplate(databaseUrl: string, stops: (() => Promise<unknown>)[]): Promise<string> {
  const name = `telex_template_${randomBytes(6).toString('hex')}`
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    await client.query(statement).finally(() => client.end())
  }
  await run(`CREATE DATABASE ${name}`)
  stops.push(() => run(`DROP DATABASE ${name} WITH (FORCE)`))
  const url = databaseNamed(databaseUrl, name)
  await migrateStore(url)
  await migrateQueues({ databaseUrl: url })
  return name
}

export function databaseNamed(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}
