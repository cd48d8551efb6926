/**
 * The tests of a file that nobody has named any for.
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
