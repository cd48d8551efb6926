/**
 * What an event is, as JSON Schema (draft 2020-12): `schemas/` has the documents, which `bin/write-schemas.ts` writes.
 */
import { z } from 'zod'
import { type EventType, eventTypes } from './event.ts'
import { eventData } from './event-data.ts'

export type JsonSchema = Record<string, unknown>

/** The schema of `data` of one type. What it does not name may be there: members are added. */
export function eventSchema(type: EventType): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(eventData[type], { target: 'draft-2020-12', io: 'input', reused: 'inline' }) as JsonSchema
  return { $schema, title: type, ...schema }
}

/** The CloudEvents document that carries it, by reference to the schemas beside it. */
export const cloudEventSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'CloudEvent',
  description: 'An event as every way carries it (CloudEvents 1.0), with the sequence extension.',
  type: 'object',
  properties: {
    specversion: { const: '1.0' },
    id: { type: 'string', format: 'uuid', description: 'The same however often it is sent.' },
    source: { type: 'string' },
    type: { type: 'string', description: 'Types are added: let those pass that you do not know.' },
    subject: { type: 'string', description: 'What it is about: a story, a cluster, a feed, a consumer.' },
    time: { type: 'string', format: 'date-time' },
    datacontenttype: { const: 'application/json' },
    sequence: { type: 'string', pattern: '^\\d{20}$', description: 'Its number in the log: without gaps, in the order of commits.' },
    data: { type: 'object' },
  },
  required: ['specversion', 'id', 'source', 'type', 'subject', 'time', 'datacontenttype', 'sequence', 'data'],
  allOf: eventTypes.map((type) => ({
    if: { properties: { type: { const: type } }, required: ['type'] },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema's word
    then: { properties: { data: { $ref: `${type}.json` } } },
  })),
}

/** All documents by the names of their files. */
export const schemaDocuments = (): Record<string, JsonSchema> => ({
  'cloudevent.json': cloudEventSchema,
  ...Object.fromEntries(eventTypes.map((type) => [`${type}.json`, eventSchema(type)])),
})
