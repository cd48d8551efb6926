/**
 * SQL stands in src/store alone: who changes a table finds there all that reads it. Others may open a transaction, and hand it to functions of the store.
 */
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const src = fileURLToPath(new URL('../../src', import.meta.url))

const statement =
  /\bsql(?:<[^`]{0,200}>)?`|\.(?:query|execute|raw)\s*(?:<[\s\S]{0,200}?>)?\(\s*['"`]|['"`]\s*(?:SELECT|INSERT\s+INTO|UPDATE\s+[\w.]+\s+SET|DELETE\s+FROM|WITH|CREATE|DROP|ALTER|TRUNCATE|NOTIFY|LISTEN)\s[^'"`]/
const builder = /from\s+'drizzle-orm|\b(?:db|tx)\s*\.\s*(?:select|insert|update|delete|query|execute)\b/

/** What in a text is SQL, or makes it. */
const sqlIn = (text: string): string[] => [statement, builder].flatMap((pattern) => pattern.exec(text)?.[0] ?? [])

test.each([
  'await db.$client.query("SELECT 1")',
  'await pool.query<{ n: number }>(\n  `SELECT count(*)`)',
  'sql`now()`',
  'sql<string>`now()`',
  "const text = 'DELETE FROM ingest.item'",
  "import { eq } from 'drizzle-orm'",
  'await tx.update(feed).set({})',
])('%j is SQL', (text) => {
  expect(sqlIn(text)).not.toEqual([])
})

test.each([
  "log.info('select a feed')",
  'await queue.query()',
  "'UPDATE 2-Stocks rise'",
  'db.transaction(async (tx) => archive(tx, packed))',
])('%j is none', (text) => {
  expect(sqlIn(text)).toEqual([])
})

test('no file outside src/store holds SQL', async () => {
  const files = (await readdir(src, { withFileTypes: true, recursive: true }))
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.startsWith(`${join(src, 'store')}/`))
  const found: Record<string, string[]> = {}
  for (const path of files) {
    const sql = sqlIn(await readFile(path, 'utf8'))
    if (sql.length > 0) found[relative(src, path)] = sql
  }
  expect(found).toEqual({})
  expect(files.length).toBeGreaterThan(100)
})
