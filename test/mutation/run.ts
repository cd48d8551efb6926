/**
 * Plants one fault after another in a file, and looks whether its tests fail.
 *
 *   npm run test:mutation [-- [--write] FILE…]
 *
 * Without a file: all in `files.ts`. A file that does not stand there is held by the tests that import it. Survivors are printed as they
 * are found, the table at the end; `--write` puts the rows of these files into docs/mutation.md.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import servers from '../support/servers.ts'
import { guarded } from './files.ts'
import { type Measured, type Mutant, measure, pageWith, row, survivors, tableHead } from './report.ts'
import { needServers, testsImporting } from './tests.ts'

const page = 'docs/mutation.md'
const { values, positionals } = parseArgs({ allowPositionals: true, options: { write: { type: 'boolean' } } })
const files = positionals.length > 0 ? positionals : Object.keys(guarded)

// Ctrl-C ends Stryker, and this when Stryker has ended: the servers are stopped then.
process.on('SIGINT', () => undefined)

/** What Stryker says of a file's mutants. */
async function mutantsOf(file: string, tests: string[]): Promise<Mutant[]> {
  const words = ['node_modules/.bin/stryker', 'run', '--mutate', file, '--testFiles', tests.join(',')]
  if (await needServers(tests)) await start()
  // Modules that were loaded stay until the process ends.
  else words.push('--testRunner', 'in-process', '--maxTestRunnerReuse', '200')
  const [code] = await once(spawn(process.execPath, words, { stdio: 'inherit' }), 'exit')
  if (code !== 0) throw new Error(`Stryker ended with code ${code} at ${file}`)
  const report = JSON.parse(await readFile('reports/mutation/mutation.json', 'utf8'))
  await rm('reports', { recursive: true })
  return report.files[file].mutants
}

// Once for all files, and outside of Stryker's processes: one that it kills for a mutant's endless loop takes no server with it.
const variables: Record<string, string> = { databaseUrl: 'TEST_DATABASE_URL', redisUrl: 'TEST_REDIS_URL' }
let stop: (() => Promise<void>) | undefined
async function start(): Promise<void> {
  stop ??= await servers({
    provide: (name, value) => {
      const variable = variables[name]
      if (variable && value !== null) process.env[variable] = value
    },
  })
}
const all: Measured[] = []
try {
  for (const file of files) {
    const { tests, equal = [] } = guarded[file] ?? { tests: await testsImporting(file) }
    if (tests.length === 0) throw new Error(`no test imports ${file}: name its tests in test/mutation/files.ts`)
    const began = performance.now()
    const measured = measure(file, await readFile(file, 'utf8'), await mutantsOf(file, tests), equal)
    console.log(survivors(measured))
    console.log(`${row(measured)} ${Math.round((performance.now() - began) / 1000)} s`)
    all.push(measured)
  }
} finally {
  await stop?.()
}
console.log(['', ...tableHead, ...all.map(row)].join('\n'))
if (values.write) {
  await writeFile(page, pageWith(await readFile(page, 'utf8'), all, guarded))
  await once(spawn(process.execPath, ['node_modules/.bin/biome', 'format', '--write', page]), 'exit')
}
