/**
 * What a document's entries are called, and which names tell nothing apart.
 */
import { describe, expect, test } from 'vitest'
import { identify } from '#src/story/place/listed.ts'
import type { WireEntry } from '#src/wire/document.ts'

describe('a document’s entries', () => {
  const entry = (id: string | undefined, n: number, over = {}) => ({
    ...(id === undefined ? {} : { id }),
    url: `https://agency.example/${n}`,
    headline: `Headline ${n}`,
    bodyText: `Text ${n}`,
    ...over,
  })

  test('are called by their guids, by their links where they have none, and by what they say', () => {
    const { entries, repeated } = identify([entry('a', 1), entry(undefined, 2), { headline: 'Only this' }])
    expect(entries.map(({ identity }) => identity)).toEqual(['a', 'https://agency.example/2', 'Only this'])
    expect(repeated).toEqual([])
  })

  test('are not called by a guid, nor by a link, that stands over several', () => {
    const shared = identify([entry('N/A', 1), entry('N/A', 2), entry('b', 3)])
    expect(shared.entries.map(({ identity }) => identity)).toEqual(['https://agency.example/1', 'https://agency.example/2', 'b'])
    expect(shared.entries[0]!.entry.id).toBeUndefined()
    expect(shared.repeated).toEqual(['N/A'])
    const url = 'https://agency.example/all'
    const linked = identify([entry(undefined, 1, { url }), entry(undefined, 2, { url })])
    expect(new Set(linked.entries.map(({ identity }) => identity)).size).toBe(2)
    expect(linked.repeated).toEqual([url])
    // A link on all of items that have guids: their guids tell them apart.
    expect(identify([entry('a', 1, { url }), entry('b', 2, { url })])).toMatchObject({ repeated: [] })
  })

  test('that stand twice, or in two versions by their format’s word, keep their name', () => {
    expect(identify([entry('a', 1), entry('a', 1)]).repeated).toEqual([])
    expect(identify([entry('a', 1, { version: '1' }), entry('a', 2, { version: '2' })]).repeated).toEqual([])
    expect(identify([entry('a', 1), entry('a', 1, { headline: 'Edited' })]).repeated).toEqual([])
  })

  test('are called by what they say where nothing else names them: headline, time, and summary or the text’s beginning', () => {
    const called = (entry: WireEntry) => identify([entry]).entries[0]!.identity
    const said = { headline: 'Headline', published: '2026-11-23T10:00:00Z', bodyText: 'x'.repeat(300) }
    expect(called(said)).toBe(`Headline|2026-11-23T10:00:00Z|${'x'.repeat(200)}`)
    expect(called({ ...said, summary: 'In short' })).toBe('Headline|2026-11-23T10:00:00Z|In short')
    const url = 'https://agency.example/all'
    const { entries } = identify([{ url, headline: 'One' }, { url }])
    expect(entries.map(({ identity }) => identity)).toEqual(['One', url])
  })

  test('that have no guid share none', () => {
    const { entries, repeated } = identify([entry('a', 1), entry('a', 2), entry(undefined, 3)])
    expect(entries[2]!.entry).toEqual(entry(undefined, 3))
    expect(repeated).toEqual(['a'])
  })

  test('under one guid are one item only where headline or text is the same as it is read, or both have versions that differ', () => {
    const differ = (one: Partial<WireEntry>, other: Partial<WireEntry>) =>
      identify([
        { id: 'a', ...one },
        { id: 'a', ...other },
      ]).repeated.length > 0
    expect(differ({ headline: ' Bridge  closed\n' }, { headline: 'Bridge closed' })).toBe(false)
    expect(differ({ headline: 'Bridge closed' }, { headline: 'Bridgeclosed' })).toBe(true)
    expect(differ({ bodyText: 'The bridge' }, { bodyText: 'The bridge' })).toBe(false)
    expect(differ({ bodyText: 'The bridge' }, { bodyText: 'A bridge' })).toBe(true)
    expect(differ({ summary: 'In short' }, { summary: 'In short' })).toBe(false)
    expect(differ({ headline: 'One', bodyText: 'The same' }, { headline: 'Two', bodyText: 'The same' })).toBe(false)
    expect(differ({}, {})).toBe(true)
    const [one, two] = [{ headline: 'One' }, { headline: 'Two' }]
    expect(differ({ ...one, version: '1' }, two)).toBe(true)
    expect(differ(one, { ...two, version: '2' })).toBe(true)
    expect(differ({ ...one, version: '1' }, { ...two, version: '1' })).toBe(true)
    expect(differ({ ...one, version: '1' }, { ...two, version: '2' })).toBe(false)
    expect(differ({ bodyText: 'x' }, { headline: '' })).toBe(true)
  })
})
