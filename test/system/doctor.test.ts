/**
 * What doctor and status say when a server is away: in time, and why.
 */
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../support/database.ts'
import { temporaryFolder } from '../support/folder.ts'
import { eventually, runCommand } from '../support/program.ts'
import { freePort } from '../support/servers.ts'

type Findings = { findings: { check: string; ok: boolean; found: string }[] }

const doctor = async (env: Record<string, string>) => {
  const { code, stdout } = await runCommand(await temporaryFolder(), env, ['doctor', '--json'])
  const { findings } = JSON.parse(stdout) as Findings
  return { code, of: (check: string) => findings.find((finding) => finding.check === check) }
}
const status = async (env: Record<string, string>) => runCommand(await temporaryFolder(), env, ['status', '--json'])

/** A server that takes connections and never says a word. */
async function silent(): Promise<number> {
  const server = createServer(() => undefined).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  afterAll(() => server.close())
  return (server.address() as { port: number }).port
}

// At once: each waits for what does not come.
describe.concurrent('doctor and status end, with a verdict,', { timeout: 300_000 }, () => {
  test('when Redis is down', async () => {
    const env = { DATABASE_URL: await freshDatabase(), REDIS_URL: 'redis://127.0.0.1:1' }
    const { code, of } = await doctor(env)
    expect(code).toBe(1)
    expect(of('queues')).toMatchObject({ ok: false, found: expect.stringContaining('Redis does not answer: connect ECONNREFUSED') })
    expect(of('workers')).toMatchObject({ ok: false, found: 'no answer within 6 s' })
    expect(of('migrations')).toMatchObject({ ok: true })
    const told = await status(env)
    expect(told.code).toBe(1)
    expect(JSON.parse(told.stdout)).toMatchObject({ queuesProblem: expect.stringContaining('ECONNREFUSED'), workers: null, stories: 0 })
  })

  test('when Redis wants another password', async ({ skip }) => {
    const port = await freePort()
    const server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--requirepass', 'right'], {
      stdio: 'pipe',
    })
    afterAll(() => server.kill())
    const there = await new Promise<boolean>((resolve) => server.on('error', () => resolve(false)).on('spawn', () => resolve(true)))
    skip(!there, 'no redis-server on the PATH')
    let said = ''
    server.stdout.on('data', (chunk) => {
      said += chunk
    })
    await eventually(
      async () => said,
      (log) => log.includes('Ready to accept connections'),
      { everyMs: 20 },
    )
    const env = { DATABASE_URL: await freshDatabase(), REDIS_URL: `redis://:wrong@127.0.0.1:${port}` }
    expect((await doctor(env)).of('queues')).toMatchObject({ ok: false, found: 'Redis refuses the login of REDIS_URL' })
    expect((await status(env)).code).toBe(1)
  })

  test('when PostgreSQL is down', async () => {
    const env = { DATABASE_URL: 'postgres://telex:secret@127.0.0.1:1/telex', REDIS_URL: 'redis://127.0.0.1:1' }
    const { code, of } = await doctor(env)
    expect(code).toBe(1)
    expect(of('PostgreSQL')).toMatchObject({ ok: false, found: expect.stringContaining('nothing answers at 127.0.0.1:1') })
    expect(of('queues')).toMatchObject({ ok: false })
    expect(await status(env)).toMatchObject({ code: 1, stderr: expect.stringContaining('nothing answers at 127.0.0.1:1') })
  })

  test('when PostgreSQL takes connections and never answers', async () => {
    const env = { DATABASE_URL: `postgres://telex:secret@127.0.0.1:${await silent()}/telex` }
    expect((await doctor(env)).of('PostgreSQL')).toMatchObject({ ok: false, found: expect.stringContaining('does not answer') })
    expect((await status(env)).code).toBe(1)
  })
})
