/**
 * `telex demo` as a person runs it, and what it must never do to a database that is somebody's own.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { readFeedsFile } from '#src/commands/feeds-file.ts'
import { dropEmbedded, isTaken } from '#src/demo/database.ts'
import { openDb } from '#src/store/db.ts'
import { startEmbedded } from '#src/store/embedded.ts'
import { listFeeds, reconcileFile } from '#src/store/feeds.ts'
import { freshDatabase } from '../support/database.ts'
import { temporaryFolder } from '../support/folder.ts'
import { eventually, runCommand } from '../support/program.ts'

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

test('the demo plays to its end: every event once, and what is stored is what was sent', async () => {
  const folder = await temporaryFolder()
  const { code, stdout, stderr } = await runCommand(folder, { DATABASE_URL: await freshDatabase() }, ['demo', '--for', '60s', '--json'])
  const seen = JSON.parse(stdout)
  expect({ differences: seen.differences, code, stderr }).toEqual({ differences: [], code: 0, stderr: '' })
  expect(seen).toMatchObject({ stopped: false, delivery: { exactlyOnce: true, missing: 0, repeated: 0 } })
  expect(seen.events).toMatchObject({ 'story.killed': 2, 'story.corrected': 3, 'story.released': 1, 'feed.gone': 1, 'feed.recovered': 1 })
  expect(seen.largest[0]).toMatchObject({ agency: 'MIA', printedBy: ['Harbour Gazette', 'Skopje Courier'] })
})

test('Ctrl-C ends it with what was seen so far', async () => {
  const folder = await temporaryFolder()
  const child = spawn(process.execPath, [main, 'demo'], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DATABASE_URL: await freshDatabase() },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let out = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  const exited = once(child, 'exit')
  await eventually(
    async () => out,
    (text) => text.includes('  new  '),
  )
  child.kill('SIGINT')
  expect((await exited)[0]).toBe(0)
  expect(out).toContain('every event was delivered once: yes')
  expect(out).toContain('It was stopped before its end.')
})

test('a database with feeds of its own is refused before anything in it is touched', async () => {
  const url = await freshDatabase()
  const folder = await temporaryFolder()
  expect(await isTaken(url)).toBe(false)
  const db = openDb(url, { max: 1, onError: () => undefined })
  onTestFinished(() => db.$client.end())
  const read = readFeedsFile('feeds:\n  - { id: own-feed, agency: Own, url: "https://agency.example/rss" }\n')
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  await reconcileFile(db, read.feeds)
  const { code, stdout, stderr } = await runCommand(folder, { DATABASE_URL: url }, ['demo', '--for', '20s'])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain('the database of DATABASE_URL is not empty')
  expect((await listFeeds(db)).map(({ id, state }) => [id, state])).toEqual([['own-feed', 'active']])
})

test('commands that are to look at the demo’s database say so when there is none', async () => {
  const { code, stderr } = await runCommand(await temporaryFolder(), { TELEX_DEMO: '1' }, ['status'])
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('npx telex demo` makes one') })
})

test('a former demo is thrown away, but not while another program works with it', async () => {
  const place = { stateDir: join(await temporaryFolder(), '.telex'), name: 'demo' }
  expect(await dropEmbedded(place)).toBe('dropped')
  const server = await startEmbedded(place.stateDir, { name: place.name })
  onTestFinished(() => server.close())
  const other = new pg.Client({ connectionString: server.url, application_name: 'telex' })
  await other.connect()
  // Programs outside find the password beside the data.
  await access(join(place.stateDir, `${place.name}.password`))
  expect(await dropEmbedded(place)).toBe('in-use')
  expect((await other.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  await other.end()
  // Left running by its program, as after a crash: the mark that it made is a process's that lives no more.
  const users = join(place.stateDir, `${place.name}.users`)
  for (const mark of await readdir(users)) await rename(join(users, mark), join(users, `2147483647.${mark}`))
  expect(await dropEmbedded(place)).toBe('dropped')
  await expect(access(join(place.stateDir, place.name))).rejects.toThrow('ENOENT')
})

test('wrong use is said in words and ends with 2', async () => {
  const folder = await temporaryFolder()
  const { code, stderr } = await runCommand(folder, {}, ['demo', '--for', '5s'])
  expect(code).toBe(2)
  expect(stderr).toContain('a time from 20s to 60m')
})
