/**
 * What events say: `schemas/` and the database have the schemas that the program has, and those refuse what is wrong.
 * Events that tests write are held against them, too, where a file's database is made before its tests are (test/support/database.ts).
 */
import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { type EventType, eventTypes } from '#src/story/event.ts'
import type { EventData } from '#src/story/event-data.ts'
import { cloudEventSchema, eventSchema, schemaDocuments } from '#src/story/event-schema.ts'
import { freshDb } from '../support/database.ts'
import { wrongIn } from '../support/events.ts'

const folder = new URL('../../schemas/', import.meta.url)
const id = randomUUID()
const at = '2026-11-28T06:00:00.000Z'
const story: EventData['story.created'] = {
  ...{ story: id, version: 1, change: 'created', uri: 'tag:a', headline: 'H', agency: 'A', feed: 'a', pubStatus: 'usable', signals: [] },
  ...{ cluster: id, relation: 'original', published: at, subjects: ['medtop:15000000'], urgency: 3 },
}
const version = { ...story, changes: { fields: ['headline'], wordsAdded: 1, wordsRemoved: 0 } }
const notice = { story: id, agency: 'A', feed: 'a', uri: 'tag:a', headline: 'H' }
const unmatched = { ...notice, names: { uris: [], items: [], headlines: ['X'] }, doubtful: [id] }
const feed = { feed: 'a', agency: 'A', url: 'https://a.example/' }
const told: { [T in EventType]: EventData[T] } = {
  'story.created': story,
  'story.updated': version,
  'story.corrected': version,
  'story.killed': { ...version, takeDown: [{ story: id, agency: 'A', url: null, relation: 'original' }], by: 'admin', actor: 'desk' },
  'story.restored': version,
  'story.released': story,
  'story.withheld': { ...notice, by: 'agency', actor: 'A', reason: 'EMBARGOED' },
  'cluster.changed': { cluster: id, size: 2, origin: id, added: id },
  'cluster.merged': { cluster: id, merged: id, stories: [id], comparedWith: id, rule: 'admin', reason: null },
  'kill.unmatched': unmatched,
  'lift.unmatched': unmatched,
  'feed.failing': { ...feed, failures: 5, failingSince: at, error: 'x' },
  'feed.recovered': { ...feed, failures: 5, failingSince: at },
  'feed.gone': { ...feed, error: '410 Gone' },
  'consumer.dropped': { consumer: 'c', from: 1, to: 2, events: 2, reason: 'too-many' },
  'consumer.disabled': { consumer: 'c', host: 'a.example', reason: null },
}

test('schemas/ has what the program says', async () => {
  const documents = schemaDocuments()
  expect((await readdir(folder)).sort(), 'npm run refresh:schemas').toEqual(Object.keys(documents).sort())
  for (const [name, schema] of Object.entries(documents))
    expect(JSON.parse(await readFile(new URL(name, folder), 'utf8')), `${name}: npm run refresh:schemas`).toEqual(schema)
})

test('wire.event_schema has the same', async () => {
  const db = await freshDb()
  const { rows } = await db.$client
    .query<{ type: string; schema: object }>('SET ROLE telex_reader; SELECT * FROM wire.event_schema')
    .then((a) => {
      return (a as unknown as { rows: { type: string; schema: object }[] }[])[1]!
    })
  expect(Object.fromEntries(rows.map(({ type, schema }) => [type, schema])), 'node bin/write-schemas.ts --sql').toEqual(
    Object.fromEntries(eventTypes.map((type) => [type, eventSchema(type)])),
  )
})

describe.each(eventTypes)('data of %s', (type) => {
  test('is accepted as it is, and each member that is missing, of another kind or unknown is told', async () => {
    expect(await wrongIn(type, told[type])).toBeUndefined()
    const { required } = eventSchema(type) as { required: string[] }
    for (const [name, value] of Object.entries(told[type])) {
      const { [name as 'story']: _, ...without } = told[type] as Record<string, unknown>
      if (required.includes(name)) expect(await wrongIn(type, without), name).toContain(`must have required property '${name}'`)
      expect(await wrongIn(type, { ...told[type], [name]: Array.isArray(value) ? {} : [value] }), name).toContain(name)
    }
    expect(await wrongIn(type, { ...told[type], storry: 1 })).toContain('must NOT have additional properties')
  })

  test('may have more, for those who read it', () => {
    const ajv = new Ajv2020()
    formats.default(ajv)
    expect(ajv.validate(eventSchema(type), { ...told[type], later: 1 })).toBe(true)
  })
})

test('the CloudEvents document has the data of its type', () => {
  const ajv = new Ajv2020({ schemas: schemaDocuments(), strictTypes: false })
  formats.default(ajv)
  const validate = ajv.compile({ ...cloudEventSchema, $id: 'whole.json' })
  const event = (type: string, data: object) => ({
    ...{ specversion: '1.0', id, source: '/telex', type, subject: id, time: at, datacontenttype: 'application/json' },
    ...{ sequence: '1'.padStart(20, '0'), data },
  })
  for (const type of eventTypes) expect(validate(event(type, told[type])), JSON.stringify(validate.errors)).toBe(true)
  expect(validate(event('story.created', told['feed.gone']))).toBe(false)
  expect(validate(event('a.later.type', { x: 1 }))).toBe(true)
  expect(validate({ ...event('story.created', story), sequence: '1' })).toBe(false)
})
