/**
 * Which events a consumer gets, as the database decides it.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '#src/store/db.ts'
import type { EventFilter } from '#src/story/event.ts'
import { freshDb } from '../support/database.ts'

let db: Db
beforeAll(async () => {
  db = await freshDb()
})

const told = { agency: 'MIA', language: 'pt-BR', urgency: 3, subjects: ['medtop:20000065', 'medtop:04000000', 'own:Fußball'] }
const passes = async (filter: EventFilter | null, type: string, data: object = told): Promise<boolean> =>
  (await db.$client.query('SELECT ingest.event_matches($1, $2, $3) AS passes', [filter && JSON.stringify(filter), type, data])).rows[0]
    .passes

describe('a filter', () => {
  test.each<[string, EventFilter]>([
    ['a type', { types: ['story.killed', 'story.created'] }],
    ['all types that begin so', { types: ['story.*'] }],
    ['an agency in other letters', { agencies: ['AP', 'mia'] }],
    ['a language', { languages: ['pt-br'] }],
    ['a language whose region is not asked for', { languages: ['pt'] }],
    ['a subject with its scheme', { subjects: ['medtop:20000065'] }],
    ['a subject’s code', { subjects: ['04000000'] }],
    ['a subject in other letters', { subjects: ['own:fußball'] }],
    ['an urgency', { urgency: 3 }],
    ['all of them', { types: ['story.*'], agencies: ['MIA'], languages: ['pt'], subjects: ['medtop:04000000'], urgency: 5 }],
  ])('lets through what has %s', async (_, filter) => {
    expect(await passes(filter, 'story.created')).toBe(true)
  })

  test.each<[string, EventFilter]>([
    ['type', { types: ['story.updated', 'stor.*', 'story'] }],
    ['agency', { agencies: ['MI', 'MIA Sport'] }],
    ['language', { languages: ['p', 'pt-PT', 'en'] }],
    ['subject', { subjects: ['medtop:2000006', 'medtop', '20000065x'] }],
    ['urgency', { urgency: 2 }],
    ['one part of several', { agencies: ['MIA'], languages: ['en'] }],
  ])('holds back another %s', async (_, filter) => {
    expect(await passes(filter, 'story.created')).toBe(false)
  })

  test.each<[EventFilter]>([[{ agencies: ['MIA'] }], [{ languages: ['pt'] }], [{ subjects: ['medtop:1'] }], [{ urgency: 9 }]])(
    '%j holds back what says nothing of it',
    async (filter) => {
      expect(await passes(filter, 'cluster.changed', { cluster: 'c' })).toBe(false)
    },
  )

  test('lets each kill through, whatever it asks for', async () => {
    const filter: EventFilter = { types: ['feed.gone'], agencies: ['AP'], languages: ['en'], subjects: ['x'], urgency: 1 }
    expect(await passes(filter, 'story.killed')).toBe(true)
    expect(await passes(filter, 'story.killed', {})).toBe(true)
  })

  test('that is absent lets all through', async () => {
    expect(await passes(null, 'feed.failing', {})).toBe(true)
  })
})
