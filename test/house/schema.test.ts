/**
 * schema.ts says of schema `ingest` what the migrations made of it.
 */
import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import * as schema from '#src/store/schema.ts'
import { freshDb } from '../support/database.ts'

const tables = Object.values(schema).filter((value) => is(value, PgTable))

test('schema.ts and a migrated database have the same tables, columns, keys and indexes', async () => {
  const db = await freshDb()
  const { rows: columns } = await db.$client.query<{ table: string; column: string; type: string; required: boolean; preset: boolean }>(
    `SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS required, a.atthasdef AS preset
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE c.relnamespace = 'ingest'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped`,
  )
  const made = columns.map(
    ({ table, column, type, required, preset }) => `${table}.${column} ${type}${required ? ' not null' : ''}${preset ? ' default' : ''}`,
  )
  const said = tables.flatMap((table) =>
    Object.values(getTableColumns(table)).map((column) => {
      const type = column.getSQLType().replace('bigserial', 'bigint')
      return `${getTableName(table)}.${column.name} ${type}${column.notNull ? ' not null' : ''}${column.hasDefault ? ' default' : ''}`
    }),
  )
  expect(said.sort()).toEqual(made.sort())

  const { rows: indexes } = await db.$client.query<{ name: string }>(
    "SELECT c.relname AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace = 'ingest'::regnamespace AND NOT c.relispartition AND NOT i.indisprimary",
  )
  const named = tables.flatMap((table) => getTableConfig(table).indexes.map((index) => index.config.name))
  expect(named.sort()).toEqual(indexes.map(({ name }) => name).sort())

  const { rows: keys } = await db.$client.query<{ table: string; columns: string[] }>(
    `SELECT c.relname AS table, array_agg(a.attname::text ORDER BY a.attname) AS columns
     FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(i.indkey)
     WHERE c.relnamespace = 'ingest'::regnamespace AND NOT c.relispartition AND i.indisprimary GROUP BY 1`,
  )
  const keyOf = (table: PgTable) => {
    const { columns, primaryKeys } = getTableConfig(table)
    return [...columns.filter(({ primary }) => primary), ...primaryKeys.flatMap((key) => key.columns)].map(({ name }) => name).sort()
  }
  const keyed = tables.filter((table) => keyOf(table).length > 0)
  expect(Object.fromEntries(keyed.map((table) => [getTableName(table), keyOf(table)]))).toEqual(
    Object.fromEntries(keys.map(({ table, columns }) => [table, columns])),
  )
})
