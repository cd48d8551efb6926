/**
 * The database of an earlier version.
 */
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from './folder.ts'

const own = fileURLToPath(new URL('../../migrations', import.meta.url))

/** A folder with the migrations up to this one, for `migrateStore`. */
export async function migrationsUpTo(tag: string): Promise<string> {
  const folder = await temporaryFolder()
  await cp(own, folder, { recursive: true })
  const journal = JSON.parse(await readFile(join(own, 'meta', '_journal.json'), 'utf8'))
  const upTo = journal.entries.findIndex((entry: { tag: string }) => entry.tag === tag) + 1
  await writeFile(join(folder, 'meta', '_journal.json'), JSON.stringify({ ...journal, entries: journal.entries.slice(0, upTo) }))
  return folder
}
