/**
 * Do events say what their schemas have them say? What no schema names is an error here, though readers are to let it pass.
 */
import type { Db } from '#src/store/db.ts'
import type { EventType } from '#src/story/event.ts'
import { eventSchema, type JsonSchema } from '#src/story/event-schema.ts'

type Validate = (data: unknown) => string | undefined

const compiled = new Map<string, Validate>()

/** The same, where an object has no member that is not named. */
export function closed(schema: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(schema), (_, value) =>
    value && typeof value === 'object' && value.properties ? { ...value, additionalProperties: false } : value,
  )
}

async function validatorOf(type: EventType): Promise<Validate> {
  const before = compiled.get(type)
  if (before) return before
  const { Ajv2020 } = await import('ajv/dist/2020.js')
  const { default: formats } = await import('ajv-formats')
  const ajv = new Ajv2020({ allErrors: true })
  formats.default(ajv)
  const validate = ajv.compile(closed(eventSchema(type)))
  const check: Validate = (data) => (validate(data) ? undefined : ajv.errorsText(validate.errors, { dataVar: type }))
  compiled.set(type, check)
  return check
}

/** What is wrong with the data of an event; undefined where nothing is. */
export const wrongIn = async (type: EventType, data: unknown): Promise<string | undefined> => (await validatorOf(type))(data)

/** What is wrong with the events of a database's log. */
export async function wrongEvents(client: { query: Db['$client']['query'] }): Promise<string[]> {
  const { rows: there } = await client.query<{ log: boolean }>("SELECT to_regclass('ingest.event') IS NOT NULL AS log")
  if (!there[0]!.log) return []
  const { rows } = await client.query<{ seq: string; type: EventType; data: unknown }>(
    'SELECT seq, type, data FROM ingest.event ORDER BY seq',
  )
  const wrong = await Promise.all(rows.map(async ({ seq, type, data }) => [seq, await wrongIn(type, data)] as const))
  return wrong.filter(([, why]) => why).map(([seq, why]) => `event ${seq}: ${why}`)
}
