/**
 * A start is quick: what a library costs when it is loaded is not paid again for each of its modules.
 */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

test('the program takes drizzle-orm as CommonJS, and the names that it needs of it are there', async () => {
  const program = `
    import { createRequire } from 'node:module'
    await import('#src/loading.ts')
    const { sql } = await import('drizzle-orm')
    const { pgTable } = await import('drizzle-orm/pg-core')
    const loaded = Object.keys(createRequire(import.meta.url).cache).filter((path) => path.includes('/drizzle-orm/'))
    console.log(typeof sql, typeof pgTable, loaded.some((path) => path.endsWith('/drizzle-orm/index.cjs')))`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program])
  expect(stdout.trim()).toBe('function function true')
})
