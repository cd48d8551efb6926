/**
 * Tests of a file: those that nobody has named for it, and what they need.
 */
import { glob, readFile } from 'node:fs/promises'

/** Test files with an import of the file itself. */
export async function testsImporting(file: string): Promise<string[]> {
  const tests: string[] = []
  for await (const test of glob('test/**/*.test.ts')) {
    if ((await readFile(test, 'utf8')).includes(`'#${file}'`)) tests.push(test)
  }
  return tests.sort()
}

/** What of `test/support` starts nothing, and what a test is run without, too. */
const light = new Set(['runs', 'patience'])

/** Do tests need more than themselves: servers, or what only vitest gives them? */
export async function needServers(tests: readonly string[]): Promise<boolean> {
  for (const test of tests) {
    const source = await readFile(test, 'utf8')
    const supports = [...source.matchAll(/from '\.\.\/support\/(\w+)\.ts'/g)].map(([, name]) => name!)
    const given = /import \{([^}]*)\} from 'vitest'/.exec(source)?.[1] ?? ''
    if (!supports.every((name) => light.has(name)) || /\b(?:inject|vi|afterAll|onTestFinished)\b/.test(given)) return true
  }
  return false
}
