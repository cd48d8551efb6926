/**
 * Write newsroom.md's tables of columns from the database; with `--release`, also the snapshot of what `wire` offers (docs/contract.json), which later
 * versions have to keep.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '#src/store/embedded.ts'
import { migrateStore } from '#src/store/migrate.ts'
import { columnMarks, columnTables, readColumns, readContract } from '../docs/contract.ts'

const folder = await mkdtemp(join(tmpdir(), 'telex-contract-'))
const server = await startEmbedded(folder)
await migrateStore(server.url)
const client = new pg.Client(server.url)
await client.connect()
const docs = new URL('../docs/', import.meta.url)
const page = new URL('newsroom.md', docs)
const text = await readFile(page, 'utf8')
const [before, after] = [text.indexOf(columnMarks[0]) + columnMarks[0].length, text.indexOf(columnMarks[1])]
await writeFile(page, `${text.slice(0, before)}\n\n${columnTables(await readColumns(client))}\n${text.slice(after)}`)
if (process.argv.includes('--release')) {
  await writeFile(new URL('contract.json', docs), `${JSON.stringify(await readContract(client), null, 2)}\n`)
}
await client.end()
await server.close()
await rm(folder, { recursive: true })
