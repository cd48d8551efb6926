/**
 * What the documentation lists is what there is.
 */
import { access, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { commandNames } from '#src/commands/index.ts'
import { startHttp } from '#src/http/server.ts'
import { openContext } from '../support/context.ts'
import { freshDb } from '../support/database.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const pages = ['README.md', 'docs/operators.md', 'docs/newsroom.md', 'docs/commands.md', 'docs/decisions/0001-rooms.md']
const read = (path: string) => readFile(join(root, path), 'utf8')

/** The names in the first column of the page's table with this heading. */
async function table(page: string, heading: string): Promise<string[]> {
  const lines = (await read(page)).split('\n')
  const start = lines.findIndex((line) => line.split('|')[1]?.trim() === heading)
  const rows = lines.slice(start + 2)
  return rows
    .slice(
      0,
      rows.findIndex((line) => !line.startsWith('|')),
    )
    .flatMap((row) => [...row.split('|')[1]!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!))
    .sort()
}

test('the settings in docs/operators.md are those of src/config.ts', async () => {
  const settings = [...(await read('src/config.ts')).matchAll(/^ {2}([A-Z][A-Z_]+): \{/gm)].map(([, name]) => name)
  expect(settings.length).toBeGreaterThan(10)
  expect(await table('docs/operators.md', 'name')).toEqual(settings.sort())
})

test('the commands in docs/commands.md are those that there are', async () => {
  expect(await table('docs/commands.md', 'name')).toEqual([...commandNames].sort())
})

test('the metrics in docs/operators.md are those that /metrics prints', async () => {
  const context = await openContext()
  const server = await startHttp(context)
  try {
    const printed = await (await fetch(`${server.url}/metrics`)).text()
    expect(await table('docs/operators.md', 'metric')).toEqual([...printed.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name!).sort())
  } finally {
    await server.close()
  }
})

test('the views in docs/newsroom.md are those of schema wire', async () => {
  const { rows } = await (await freshDb()).$client.query<{ name: string }>(
    "SELECT 'wire.' || viewname AS name FROM pg_views WHERE schemaname = 'wire'",
  )
  const named = (await table('docs/newsroom.md', 'view')).filter((name) => name.startsWith('wire.'))
  expect(named).toEqual(rows.map(({ name }) => name).sort())
})

test.each(pages)('the links of %s lead somewhere', async (page) => {
  const links = [...(await read(page)).matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, link]) => link!).filter((link) => !link.includes('://'))
  const missing = await Promise.all(
    links.map((link) =>
      access(join(root, dirname(page), link)).then(
        () => [],
        () => [link],
      ),
    ),
  )
  expect(missing.flat()).toEqual([])
})

test.each(pages)('the commands that %s shows are there, with their options', async (page) => {
  for (const [, name, rest] of (await read(page)).matchAll(/npx telex ([a-z]+)((?: [^\n`#]+)?)/g)) {
    const words = rest!.trim().split(/\s+/)
    const room = (await import(`../../src/cli/${name}.ts`)) as Record<string, () => Command>
    const command = room[`${name}Command`]!()
    const sub = command.commands.find((one) => one.name() === words[0])
    if (command.commands.length > 0) expect(sub, `telex ${name} ${words[0]}`).toBeDefined()
    const options = (sub ?? command).options.flatMap(({ long, short }) => [long, short])
    for (const word of words.filter((one) => one.startsWith('-'))) expect(options).toContain(word)
  }
})
