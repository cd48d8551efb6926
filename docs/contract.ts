/**
 * What schema `wire` offers, read from a migrated database: `bin/write-contract.ts` writes newsroom.md's tables of it, and the snapshot that later versions are held against.
 */
import type pg from 'pg'
import { eventTypes } from '#src/story/event.ts'
import { eventSchema, type JsonSchema } from '#src/story/event-schema.ts'

export interface Contract {
  /** Views, and what functions give: by name, each column's type. */
  views: Record<string, Record<string, string>>
  /** By arguments, what comes back. */
  functions: Record<string, string>
  /** By type, the schema of `data`. */
  events: Record<string, JsonSchema>
}

interface Column {
  view: string
  column: string
  type: string
  said: string | null
}

export async function readColumns(client: Pick<pg.Client, 'query'>): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `SELECT c.relname AS view, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type, col_description(c.oid, a.attnum) AS said
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = 'wire'::regnamespace AND c.relkind IN ('v', 'c') AND a.attnum > 0 AND NOT a.attisdropped ORDER BY c.relname COLLATE "C", a.attnum`,
  )
  return rows
}

export async function readContract(client: Pick<pg.Client, 'query'>): Promise<Contract> {
  const views: Contract['views'] = {}
  for (const { view, column, type } of await readColumns(client)) {
    views[view] ??= {}
    views[view][column] = type
  }
  const { rows } = await client.query<{ name: string; result: string }>(
    `SELECT proname || '(' || pg_get_function_arguments(oid) || ')' AS name, pg_get_function_result(oid) AS result
     FROM pg_proc WHERE pronamespace = 'wire'::regnamespace ORDER BY 1`,
  )
  return {
    views,
    functions: Object.fromEntries(rows.map(({ name, result }) => [name, result])),
    events: Object.fromEntries(eventTypes.map((type) => [type, eventSchema(type)])),
  }
}

const short: Record<string, string> = { 'timestamp with time zone': 'timestamptz', integer: 'int', 'double precision': 'float8' }
/** Between these lines newsroom.md has what the database says. */
export const columnMarks = ['<!-- columns: npm run refresh:contract -->', '<!-- /columns -->'] as const

/** Each view's columns, as Markdown. */
export function columnTables(columns: readonly Column[]): string {
  const views = [...new Set(columns.map(({ view }) => view))]
  return views
    .map((view) => {
      const rows = columns.filter((one) => one.view === view)
      const lines = rows.map(({ column, type, said }) => `| \`${column}\` | ${short[type] ?? type} | ${said ?? ''} |`)
      return `### wire.${view}\n\n| column | type | |\n| --- | --- | --- |\n${lines.join('\n')}\n`
    })
    .join('\n')
}

/** What is not as it was: what an earlier version offered and this one does not. */
export function broken(before: Contract, now: Contract): string[] {
  const out: string[] = []
  for (const [view, columns] of Object.entries(before.views)) {
    for (const [column, type] of Object.entries(columns)) {
      const is = now.views[view]?.[column]
      if (is !== type) out.push(`wire.${view}.${column} was ${type}, and is ${is ?? 'not there'}`)
    }
  }
  for (const [name, result] of Object.entries(before.functions)) {
    if (now.functions[name] !== result)
      out.push(`wire.${name} gave ${result}, and ${now.functions[name] ? `gives ${now.functions[name]}` : 'is not there'}`)
  }
  for (const [type, schema] of Object.entries(before.events)) {
    const is = now.events[type]
    if (is) out.push(...brokenSchema(schema, is, type))
    else out.push(`the event ${type} is not there`)
  }
  return out
}

/** What said something before has to say the same: each member, of the same type, there whenever it was always there. */
function brokenSchema(before: JsonSchema, now: JsonSchema, at: string): string[] {
  const out: string[] = []
  for (const word of ['type', 'format', 'const', 'enum', '$ref'] as const) {
    if (JSON.stringify(before[word]) !== JSON.stringify(now[word]))
      out.push(`${at}: ${word} was ${JSON.stringify(before[word])}, and is ${JSON.stringify(now[word])}`)
  }
  const required = (now.required ?? []) as string[]
  for (const name of (before.required ?? []) as string[]) if (!required.includes(name)) out.push(`${at}.${name} was always there`)
  const members = (now.properties ?? {}) as Record<string, JsonSchema>
  for (const [name, schema] of Object.entries((before.properties ?? {}) as Record<string, JsonSchema>)) {
    const is = members[name]
    if (is) out.push(...brokenSchema(schema, is, `${at}.${name}`))
    else out.push(`${at}.${name} is not there`)
  }
  if (before.items) out.push(...brokenSchema(before.items as JsonSchema, (now.items ?? {}) as JsonSchema, `${at}[]`))
  const [any, anyNow] = [before.anyOf, now.anyOf] as (JsonSchema[] | undefined)[]
  if (any) for (const [n, schema] of any.entries()) out.push(...brokenSchema(schema, anyNow?.[n] ?? {}, at))
  return out
}
