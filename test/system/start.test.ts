/**
 * What a person meets who starts Telex with nothing: no database, no Redis, no feeds; and who stops it again.
 */
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chown, readFile, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { afterFile } from '../support/after.ts'
import { freshDatabase } from '../support/database.ts'
import { temporaryFolder } from '../support/folder.ts'
import { eventually, type Program, runCommand, startProgram } from '../support/program.ts'
import { freePort } from '../support/servers.ts'

const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups']
const mayReach = (path: string) => spawnSync(nobody[0]!, [...nobody.slice(1), 'test', '-r', path]).status === 0
// Where only root may enter a folder above the program, nobody is let through to it (capabilities(7)).
if (![import.meta.filename, tmpdir()].every(mayReach))
  nobody.push('--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup')
const users = [{ user: 'the user of the tests', as: [] as string[] }, ...(process.getuid?.() === 0 ? [{ user: 'nobody', as: nobody }] : [])]

/** The embedded server's process in a folder, while it lives. */
async function server(folder: string): Promise<number | undefined> {
  const pid = Number((await readFile(join(folder, '.telex/postgres/postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0])
  if (!(pid > 0)) return undefined
  try {
    process.kill(pid, 0)
    return pid
  } catch {
    return undefined
  }
}

const there = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

const folders: string[] = []
/** An embedded server that a failed test left behind. */
afterAll(async () => {
  for (const folder of folders.splice(0)) {
    const pid = await server(folder)
    if (pid) process.kill(pid, 'SIGQUIT')
  }
})

async function emptyFolder(as: string[] = []): Promise<string> {
  const folder = await temporaryFolder()
  folders.push(folder)
  if (as.length > 0) await chown(folder, 65534, 65534)
  return folder
}

async function stopped(program: Program): Promise<void> {
  // Not 0 also when it took longer than a stop may take.
  const { code } = await program.end('SIGINT', { passedOn: true })
  expect({ code, log: code === 0 ? [] : program.log.slice(-5) }).toEqual({ code: 0, log: [] })
  expect(await server(program.folder)).toBeUndefined()
}

describe.each(users)('as $user, in an empty folder', ({ as }) => {
  test('it starts, says what to do next, stops at Ctrl-C, and finds its data again', async () => {
    const folder = await emptyFolder(as)
    const first = await startProgram(folder, {}, undefined, as)
    const url = await first.ready
    expect(first.log.join('\n')).toContain('copy feeds.example.yaml to feeds.yaml')
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    const database = await runCommand(folder, {}, ['feeds', 'add', 'http://127.0.0.1:9/rss', 'id=kept', 'every=1h', '--json'])
    expect(database).toMatchObject({ code: 0, stderr: '' })
    await stopped(first)

    const second = await startProgram(folder, {}, undefined, as)
    await second.ready
    expect(second.log.join('\n')).not.toContain('there are no feeds')
    const listed = await runCommand(folder, {}, ['feeds', 'list', '--json'])
    expect(JSON.parse(listed.stdout).map((feed: { feed_id: string }) => feed.feed_id)).toEqual(['kept'])
    await stopped(second)
  })
})

const moments: { moment: string; come: (program: Program) => Promise<unknown> }[] = [
  { moment: 'at its first line', come: (program) => until(() => program.log.some((line) => line.includes('telex starts'))) },
  { moment: 'when the database is made', come: (program) => until(() => there(join(program.folder, '.telex/postgres/PG_VERSION'))) },
  { moment: 'while the database starts', come: (program) => until(async () => (await server(program.folder)) !== undefined) },
  { moment: 'when the schema is there', come: (program) => until(() => program.log.some((line) => line.includes('"migrations"'))) },
]
const until = (holds: () => boolean | Promise<boolean>) => eventually(async () => holds(), Boolean, { everyMs: 5 })

describe('Ctrl-C while it is still starting', () => {
  test.each(moments)('$moment, ends it with 0 and leaves nothing running', async ({ come }) => {
    const folder = await emptyFolder()
    const program = await startProgram(folder, {})
    await come(program)
    await stopped(program)
    expect(program.log.join('\n')).not.toContain('"level":"error"')
  })

  test('while the database is made, spoils nothing for the next start', async () => {
    const folder = await emptyFolder()
    const program = await startProgram(folder, {})
    await until(() => there(join(folder, '.telex')))
    await stopped(program)
    const next = await startProgram(folder, {})
    await next.ready
    await stopped(next)
  })

  test('ends it with 0 though its Redis does not answer', async () => {
    const folder = await emptyFolder()
    const program = await startProgram(folder, { DATABASE_URL: await freshDatabase(), REDIS_URL: 'redis://127.0.0.1:1' })
    await until(() => program.log.some((line) => line.includes('a connection failed')))
    await stopped(program)
  })
})

test('its port answers before its database does: it lives, and is not ready', { timeout: 120_000 }, async () => {
  // A database that takes the connection and says nothing.
  const database = createServer().listen(0, '127.0.0.1')
  await once(database, 'listening')
  afterFile(() => database.close())
  const port = await freePort()
  const env = {
    DATABASE_URL: `postgres://t:t@127.0.0.1:${(database.address() as { port: number }).port}/t`,
    TELEX_HTTP_PORT: String(port),
  }
  const program = await startProgram(await emptyFolder(), env)
  const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined)
  expect((await eventually(() => ask('/healthz'), Boolean, { everyMs: 50 }))?.status).toBe(200)
  const ready = await ask('/readyz')
  expect({ status: ready?.status, body: await ready?.json() }).toEqual({
    status: 503,
    body: { status: 'not ready', checks: { process: 'is starting' } },
  })
  const { code } = await program.end('SIGTERM')
  expect(code).toBe(0)
})

describe('a wrong start ends with 2 and names', () => {
  test.each([
    { what: 'the setting', env: { TELEX_HTTP_PORT: 'eighty' }, says: /TELEX_HTTP_PORT is wrong: given "eighty", allowed is a port/ },
    { what: 'the setting, but not the secret in it', env: { DATABASE_URL: 'mysql://u:hunter2@h/d' }, says: /DATABASE_URL is wrong/ },
    { what: 'the role', env: { TELEX_ROLES: 'poll,fetsch' }, says: /TELEX_ROLES.*poll,fetch,relay,command,http/ },
  ])('$what', async ({ env, says }) => {
    const { code, stdout, stderr } = await runCommand(await emptyFolder(), env, ['start'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(says)
    expect(stderr).not.toMatch(/hunter2|\n\s+at /)
  })

  test.each([
    {
      what: 'the line of the feeds file',
      yaml: 'feeds:\n  - id: a\n    agency: A\n    url: gopher://agency.example/\n',
      says: /feeds\.yaml:4: .*url/,
    },
    { what: 'the line where its YAML breaks', yaml: 'feeds:\n  - id: "a\n', says: /feeds\.yaml:[23]: / },
  ])('$what', async ({ yaml, says }) => {
    const folder = await emptyFolder()
    await writeFile(join(folder, 'feeds.yaml'), yaml)
    const { code, stderr } = await runCommand(folder, { DATABASE_URL: await freshDatabase(), TELEX_HTTP_PORT: '0' }, ['start'])
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringMatching(says) })
  })

  test('the setting of a port that another program has', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    afterFile(() => other.close())
    const { port } = other.address() as { port: number }
    const env = { DATABASE_URL: await freshDatabase(), TELEX_HTTP_PORT: String(port) }
    const { code, stderr } = await runCommand(await emptyFolder(), env, ['start'])
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`TELEX_HTTP_PORT: another program listens on port ${port} of 127.0.0.1`),
    })
  })

  test('the feeds that an emptied feeds file would remove, until that is allowed', async () => {
    const env = { DATABASE_URL: await freshDatabase() }
    const feeds = 'feeds:\n  - { id: kept, agency: A, url: http://127.0.0.1:9/rss, every: 1h }\n'
    const first = await startProgram(await emptyFolder(), env, feeds)
    await first.ready
    await stopped(first)
    await writeFile(join(first.folder, 'feeds.yaml'), '')
    const refused = await runCommand(first.folder, { ...env, TELEX_HTTP_PORT: '0' }, ['start'])
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(/would remove all 1 that it named before.*--allow-empty/) })
    const allowed = await startProgram(first.folder, env, '', [], ['--allow-empty'])
    await allowed.ready
    expect(allowed.log.join('\n')).toContain('"removed":["kept"]')
    await stopped(allowed)
  })

  test('the feeds file that is not there', async () => {
    const env = { DATABASE_URL: await freshDatabase(), TELEX_HTTP_PORT: '0', TELEX_FEEDS: 'wire/feeds.yaml' }
    const { code, stderr } = await runCommand(await emptyFolder(), env, ['start'])
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringMatching(/TELEX_FEEDS: .*wire\/feeds\.yaml.*no such file/) })
  })
})
