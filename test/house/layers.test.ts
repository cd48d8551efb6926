/**
 * The order of the rooms (docs/decisions/0001-rooms.md) is held by biome.json. A planted violation for each room shows that
 * it is.
 */
import { execFile } from 'node:child_process'
import { copyFile, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/folder.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What each room must not import: one above it, of its own height, or out of purity. */
const forbidden: Record<string, string[]> = {
  agencies: ['#src/text/months.ts', '#src/credits/credit.ts', '../wire/document.ts', '#src/store/db.ts', '#src/log.ts', 'node:fs', 'pg'],
  languages: ['#src/text/months.ts', '#src/credits/credit.ts', '../wire/document.ts', '#src/log.ts', 'node:fs', 'undici'],
  text: [
    '#src/agencies/index.ts',
    '#src/credits/credit.ts',
    '#src/wire/document.ts',
    '../../story/story.ts',
    '#src/log.ts',
    'node:fs',
    'undici',
  ],
  credits: ['#src/wire/document.ts', '#src/story/story.ts', '#src/store/db.ts', '../wire/document.ts', 'node:fs/promises', 'undici'],
  wire: [
    '#src/article/article.ts',
    '../../../article/article.ts',
    '#src/story/story.ts',
    '#src/net/fetch.ts',
    '#src/config.ts',
    'node:fs/promises',
    'pg',
  ],
  article: ['#src/story/story.ts', '#src/store/db.ts', '#src/log.ts', 'node:http', 'undici'],
  story: [
    '#src/store/db.ts',
    '#src/reading/thread.ts',
    '#src/queue/names.ts',
    '#src/context.ts',
    'node:timers/promises',
    'bullmq',
    'drizzle-orm/pg-core',
  ],
  store: ['#src/reading/reader.ts', '#src/ingest/poll.ts', '#src/events/relay.ts', '#src/commands/index.ts', '#src/app.ts'],
  net: ['#src/ingest/poll.ts', '#src/jobs/run.ts', '../http/server.ts', '#src/main.ts'],
  queue: ['#src/ingest/poll.ts', '#src/commands/index.ts', '#src/jobs/workers.ts'],
  reading: ['#src/net/fetch.ts', '#src/queue/names.ts', '#src/ingest/poll.ts', '#src/context.ts', '#src/cli/parse.ts'],
  ingest: ['#src/commands/index.ts', '#src/events/relay.ts', '#src/jobs/run.ts', '#src/http/server.ts', '#src/cli/start.ts'],
  events: ['#src/reading/reader.ts', '#src/ingest/poll.ts', '#src/commands/index.ts', '#src/jobs/run.ts', '#src/app.ts'],
  commands: ['#src/jobs/run.ts', '#src/http/server.ts', '#src/cli/follow.ts', '#src/demo/agencies.ts'],
  doctor: ['#src/jobs/run.ts', '#src/http/server.ts', '#src/cli/start.ts', '#src/app.ts'],
  jobs: ['#src/http/server.ts', '#src/cli/start.ts', '#src/demo/agencies.ts', '#src/app.ts'],
  http: ['#src/jobs/run.ts', '#src/cli/start.ts', '#src/demo/agencies.ts', '#src/app.ts'],
  demo: ['#src/jobs/run.ts', '#src/http/server.ts', '#src/cli/start.ts', '#src/app.ts'],
  cli: ['#src/main.ts'],
}
/** What each room does import: a rule that refuses everything would hold no order. */
const allowed: Record<string, string[]> = {
  agencies: ['./agency.ts'],
  languages: ['./language.ts'],
  text: ['#src/languages/index.ts', '#src/brand.ts', './months.ts'],
  credits: ['#src/languages/index.ts', '#src/agencies/index.ts', '#src/brand.ts', '#src/text/months.ts'],
  wire: ['#src/credits/credit.ts', '#src/brand.ts', 'node:buffer'],
  article: ['#src/wire/document.ts', '#src/credits/index.ts', 'node:zlib'],
  story: ['#src/wire/document.ts', '#src/article/article.ts', '#src/credits/index.ts', 'node:crypto'],
  store: ['#src/story/story.ts', 'pg', 'node:fs/promises'],
  net: ['#src/brand.ts', 'undici'],
  queue: ['#src/brand.ts', 'bullmq'],
  reading: ['#src/wire/index.ts', '#src/story/compose.ts', '#src/store/storable.ts', 'piscina'],
  ingest: ['#src/reading/reader.ts', '#src/store/db.ts', '#src/net/fetch.ts', '#src/queue/names.ts', '#src/story/compose.ts'],
  events: ['#src/store/events.ts', '#src/queue/backend.ts'],
  commands: ['#src/ingest/poll.ts', '#src/store/feeds.ts'],
  jobs: ['#src/commands/index.ts', '#src/ingest/poll.ts'],
  doctor: ['#src/events/backlog.ts', '#src/ingest/late.ts', '#src/store/health.ts'],
  http: ['#src/store/health.ts', '#src/doctor/work.ts'],
  demo: ['#src/story/event.ts'],
  cli: ['#src/app.ts', '#src/jobs/commands.ts', '#src/demo/agencies.ts'],
}

interface Diagnostic {
  category: string
  location: { path: string | { file: string }; start?: { line: number } }
}

/** Lint a tree laid out like `src/` in which each room has one file with these imports: which of them are refused, by room. */
async function refused(imports: Record<string, string[]>): Promise<Record<string, string[]>> {
  const tree = await temporaryFolder()
  await copyFile(join(root, 'biome.json'), join(tree, 'biome.json'))
  // biome.json asks for git's ignore file.
  await writeFile(join(tree, '.gitignore'), 'node_modules\n')
  await symlink(join(root, 'node_modules'), join(tree, 'node_modules'))
  for (const [room, paths] of Object.entries(imports)) {
    const file = join(tree, 'src', room, 'planted.ts')
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, paths.map((path) => `import '${path}'\n`).join(''))
  }
  const args = ['lint', '--only=style/noRestrictedImports', '--reporter=json', '--max-diagnostics=none', 'src']
  const output = await new Promise<string>((resolve) => {
    execFile(join(root, 'node_modules/.bin/biome'), args, { cwd: tree, maxBuffer: 1e8 }, (_, stdout) => resolve(stdout))
  })
  const found: Record<string, string[]> = Object.fromEntries(Object.keys(imports).map((room) => [room, []]))
  for (const { category, location } of (JSON.parse(output) as { diagnostics: Diagnostic[] }).diagnostics) {
    if (category !== 'lint/style/noRestrictedImports') throw new Error(`${category} in the planted tree`)
    const path = typeof location.path === 'string' ? location.path : location.path.file
    const room = /src\/([^/]+)\//.exec(path)![1]!
    found[room]!.push(imports[room]![location.start!.line - 1]!)
  }
  return Object.fromEntries(Object.entries(imports).map(([room, paths]) => [room, paths.filter((path) => found[room]!.includes(path))]))
}

test('a room that imports from above itself, or a pure one that reaches for the world, is refused', async () => {
  expect(await refused(forbidden)).toEqual(forbidden)
})

test('what lies below a room may be imported', async () => {
  expect(await refused(allowed)).toEqual(Object.fromEntries(Object.keys(allowed).map((room) => [room, []])))
})

test('every room has its rule, and none is a drawer for odds and ends', async () => {
  const entries = await readdir(join(root, 'src'), { withFileTypes: true, recursive: true })
  const folders = entries.filter((entry) => entry.isDirectory())
  const rooms = folders.filter(({ parentPath }) => parentPath === join(root, 'src')).map(({ name }) => name)
  expect(rooms.sort()).toEqual(Object.keys(forbidden).sort())
  const drawers = entries.filter(({ name }) =>
    /^(lib|utils?|helpers?|common|misc|shared|data|info|managers?)$/.test(name.replace(/\.ts$/, '')),
  )
  expect(
    drawers.filter((entry) => entry.isDirectory() || /utils?|helpers?|misc|managers?/.test(entry.name)).map(({ name }) => name),
  ).toEqual([])
})

test('every folder says what belongs in it: in a README, or in the first comment of its index', async () => {
  const entries = await readdir(join(root, 'src'), { withFileTypes: true, recursive: true })
  const holdsCode = new Set(entries.filter(({ name }) => name.endsWith('.ts')).map(({ parentPath }) => parentPath))
  holdsCode.delete(join(root, 'src'))
  const silent: string[] = []
  for (const folder of holdsCode) {
    const [readme, index] = await Promise.all(['README.md', 'index.ts'].map((name) => readFile(join(folder, name), 'utf8').catch(() => '')))
    if (!readme && !index!.startsWith('/**')) silent.push(relative(root, folder))
  }
  expect(silent).toEqual([])
})
