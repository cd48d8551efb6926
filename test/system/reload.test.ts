/**
 * A program that runs: its feeds file changes, its embedded PostgreSQL dies.
 */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshDatabase } from '../support/database.ts'
import { temporaryFolder } from '../support/folder.ts'
import { eventually, type Program, runCommand, startProgram } from '../support/program.ts'
import { openSite, rss, text } from '../support/site.ts'

const feedsYaml = (url: string, ...ids: string[]) =>
  `feeds:\n${ids.map((id) => `  - { id: ${id}, agency: A, url: '${url}/rss?${id}', every: 1s }\n`).join('')}`
/** Lines of the log that hold these words, once there are so many. */
const logged = async (program: Program, words: string, times = 1) =>
  (
    await eventually(
      async () => program.log.filter((line) => line.includes(words)),
      ({ length }) => length >= times,
      { everyMs: 20 },
    )
  ).map((line) => JSON.parse(line))

test('SIGHUP takes over the feeds file as it is now; a wrong one changes nothing, and is told by line', { timeout: 240_000 }, async () => {
  const site = await openSite()
  const database = { DATABASE_URL: await freshDatabase() }
  for (const id of ['one', 'two', 'three']) site.set(`/rss?${id}`, rss([{ guid: id, title: id, content: text(id) }]))
  const polled = async (id: string) => {
    const before = site.requests.length
    await eventually(async () => site.requests.slice(before).some(({ path }) => path === `/rss?${id}`), Boolean, { everyMs: 20 })
  }
  const program = await startProgram(await temporaryFolder(), database, feedsYaml(site.url, 'one', 'two'))
  const change = async (yaml: string, words: string, times = 1) => {
    await writeFile(join(program.folder, 'feeds.yaml'), yaml)
    program.signal('SIGHUP')
    return (await logged(program, words, times)).at(-1)
  }
  const feeds = async () => {
    const { stdout } = await runCommand(program.folder, database, ['feeds', 'list', '--json'])
    return (JSON.parse(stdout) as { feed_id: string }[]).map(({ feed_id: id }) => id).sort()
  }
  await program.ready
  await polled('two')
  await change(feedsYaml(site.url, 'one', 'three'), 'was read again')
  await polled('three')
  expect(await feeds()).toEqual(['one', 'three'])
  const refused = 'was not taken over'
  const wrong = `${feedsYaml(site.url, 'one')}  - { id: two, agency: A, url: '${site.url}/rss?two', every: sometimes }\n`
  expect(await change(wrong, refused)).toMatchObject({ level: 'error', error: expect.stringMatching(/feeds\.yaml:3: feeds\[1\]\.every: /) })
  expect(await change('feeds: []\n', refused, 2)).toMatchObject({ error: expect.stringContaining('names no feeds') })
  expect(await change('feeds: [\n', refused, 3)).toMatchObject({ error: expect.stringMatching(/feeds\.yaml:\d+: /) })
  await polled('one')
  await polled('three')
  expect(await feeds()).toEqual(['one', 'three'])
  await rm(join(program.folder, 'feeds.yaml'))
  program.signal('SIGHUP')
  await logged(program, 'there is no feeds file')
  expect(await program.end('SIGTERM')).toMatchObject({ code: 0 })
})

test('an embedded PostgreSQL that is killed is started again where it was, and the worker goes on', { timeout: 240_000 }, async () => {
  const site = await openSite()
  site.set('/rss?one', rss([{ guid: 'one', title: 'One', content: text('one') }]))
  const program = await startProgram(await temporaryFolder(), {}, feedsYaml(site.url, 'one'))
  await program.ready
  const server = async () => {
    const lines = (await readFile(join(program.folder, '.telex/postgres/postmaster.pid'), 'utf8')).split('\n')
    return { pid: Number(lines[0]), port: lines[3] }
  }
  const polledAgain = async () => {
    const before = site.requests.length
    await eventually(
      async () => site.requests.length - before,
      (n) => n >= 3,
      { everyMs: 20 },
    )
  }
  await polledAgain()
  const first = await server()
  for (const [signal, times] of [
    ['SIGKILL', 1],
    ['SIGQUIT', 2],
  ] as const) {
    process.kill((await server()).pid, signal)
    await logged(program, 'the embedded PostgreSQL has ended', times)
    await logged(program, 'the embedded PostgreSQL is there again', times)
    await polledAgain()
  }
  const now = await server()
  expect(now.port).toBe(first.port)
  expect(now.pid).not.toBe(first.pid)
  expect(await program.end('SIGTERM')).toMatchObject({ code: 0 })
  expect(() => process.kill(now.pid, 0)).toThrow()
})
