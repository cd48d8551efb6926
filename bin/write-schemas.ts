/**
 * Write `schemas/` anew. With `--sql` tell what a migration has to say so that `wire.event_schema` has the same:
 * `npx drizzle-kit generate --custom --name event_schemas`, and this into its file.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { eventTypes } from '#src/story/event.ts'
import { eventSchema, schemaDocuments } from '#src/story/event-schema.ts'

if (process.argv.includes('--sql')) {
  const rows = eventTypes.map((type) => `  ('${type}', '${JSON.stringify(eventSchema(type)).replaceAll("'", "''")}')`)
  process.stdout.write(
    `INSERT INTO ingest.event_schema (type, schema) VALUES\n${rows.join(',\n')}\nON CONFLICT (type) DO UPDATE SET schema = excluded.schema;\n`,
  )
} else {
  const folder = fileURLToPath(new URL('../schemas/', import.meta.url))
  await mkdir(folder, { recursive: true })
  for (const [name, schema] of Object.entries(schemaDocuments()))
    await writeFile(`${folder}${name}`, `${JSON.stringify(schema, null, 2)}\n`)
}
