/**
 * What a notice names, and which stories it means by that.
 */
import { describe, expect, test } from 'vitest'
import { readSignals } from '#src/story/signals/index.ts'
import { earlierOf, meantBy, type References, referencesOf, speaksOf, waitsFor } from '#src/story/signals/notice.ts'
import type { WireEntry } from '#src/wire/document.ts'

describe('a notice names', () => {
  const names = (over: Partial<WireEntry>) => {
    const entry: WireEntry = { id: 'n', headline: 'KILL', ...over }
    const { headline, edNote, bodyText: body } = entry
    const read = readSignals({ headline: headline!, ...(edNote ? { edNote } : {}), ...(body ? { body } : {}) })
    return referencesOf(entry, read.signals, read)
  }

  test('what it goes on from or replaces by its links, each once, but not itself', () => {
    const link = (rel: string | undefined, url: string) => ({ ...(rel ? { rel } : {}), url })
    const links = [
      link('evolvedFrom', 'a'),
      link('replaces', 'b'),
      link('replaces', 'a'),
      link('related', 'c'),
      link(undefined, 'd'),
      link('replaces', 'n'),
    ]
    expect(earlierOf({ id: 'n', links })).toEqual(['a', 'b'])
    expect(earlierOf({ id: 'n' })).toEqual([])
    expect(names({ links })).toEqual({ uris: ['a', 'b'], items: [], headlines: [] })
  })

  test('its own headline without the marker, where that is more than a word', () => {
    expect(names({ headline: 'KILL: Potter sues' })).toEqual({ uris: [], items: [], headlines: ['Potter sues'] })
    expect(names({ headline: 'KILL: Potter-kiln' })).toEqual({ uris: [], items: [], headlines: ['Potter-kiln'] })
    expect(names({ headline: '撤稿：火灾报道' })?.headlines).toEqual(['火灾报道'])
    expect(names({ headline: '撤稿：火灾' })).toBeUndefined()
    expect(names({ headline: 'KILL: Potter' })).toBeUndefined()
    expect(names({ headline: 'KILL: Potter 3-2' })?.headlines).toEqual(['Potter 3-2'])
  })

  test('a headline behind which the notice says when it was sent', () => {
    expect(names({ headline: 'KILL: Potter sues city (sent 0102 GMT)' })?.headlines).toEqual([
      'Potter sues city (sent 0102 GMT)',
      'Potter sues city',
    ])
    expect(names({ headline: 'KILL: Potter sues city (again)' })?.headlines).toEqual(['Potter sues city (again)'])
  })

  test('an item by its number, also where it has nothing else', () => {
    expect(names({ edNote: 'Please kill item dpa 157.' })).toEqual({ uris: [], items: ['157'], headlines: [] })
  })

  test.each<[string, Partial<WireEntry>, string]>([
    ['in French', { headline: 'ANNULATION', bodyText: "Aux rédactions : prière d'annuler la dépêche n° 0471." }, '0471'],
    [
      'in German',
      { headline: 'Achtung Redaktionen', bodyText: 'Bitte verwenden Sie die Meldung Nr. 0472 nicht. Sie wird zurückgezogen.' },
      '0472',
    ],
    ['in Spanish', { headline: 'Nota a los clientes', bodyText: 'Rogamos eliminen la nota 0478. No debe ser utilizada.' }, '0478'],
    ['in a dispatch', { headline: 'KILL KILL KILL', bodyText: 'Redaktionen: Bitte die Meldung dpa 0157 nicht verwenden.' }, '0157'],
    ['with its service', { headline: 'Notice', bodyText: 'Editors: please kill item w9-0912, it is wrong.' }, 'w9-0912'],
    ['with its wire', { headline: '', edNote: 'EDITORS: Kill a2870, BC-US--Ethanol-Spill. The spill was a drill.' }, 'a2870'],
    ['by its slug', { headline: '', edNote: 'Editors: kill BC-US--Ethanol-Spill' }, 'BC-US--Ethanol-Spill'],
  ])('an item by its number %s', (_, said, item) => {
    expect(names(said)?.items).toContain(item)
  })

  test('no item where a text only has numbers', () => {
    expect(names({ headline: 'Storm', bodyText: 'The storm killed 120, the ministry said in its note no. 17.' })).toBeUndefined()
  })

  test('a story whose format alone says that it is canceled, by what it goes on from', () => {
    expect(names({ headline: 'Potter sues city', pubStatus: 'canceled' })).toBeUndefined()
    expect(names({ headline: 'Potter sues city', pubStatus: 'canceled', links: [{ rel: 'replaces', url: 'a' }] })).toEqual({
      uris: ['a'],
      items: [],
      headlines: [],
    })
    expect(names({ headline: 'Potter sues city', links: [{ rel: 'replaces', url: 'a' }] })).toBeUndefined()
    expect(names({ headline: 'Potter sues city', edNote: 'Eds: Corrects spelling.', pubStatus: 'canceled' })).toBeUndefined()
    expect(names({ headline: 'UPDATE 1-Potter sues city', pubStatus: 'canceled' })?.headlines).toEqual(['Potter sues city'])
  })

  test('nothing where it is an update, whatever it goes on from', () => {
    expect(names({ headline: 'UPDATE 1-Potter sues city', links: [{ rel: 'replaces', url: 'a' }] })).toBeUndefined()
  })
})

describe('a notice speaks of a story', () => {
  const story = { uri: 'tag:agency,2026:item0123', headline: 'Potter sues city over broken kiln', slugline: 'BC-Potter-Kiln' }
  const by = (more: Partial<References>, of: Parameters<typeof speaksOf>[1] = story) =>
    speaksOf({ uris: [], items: [], headlines: [], ...more }, of)

  test('by its identity', () => {
    expect(by({ uris: ['x', story.uri] })).toBe('item')
    expect(by({ uris: ['x'] })).toBeUndefined()
  })

  test('by the end of its identity, where that is a whole number or word of three signs', () => {
    expect(by({ items: ['0123'] })).toBe('item')
    expect(by({ items: ['123'] })).toBeUndefined()
    expect(by({ items: ['item0123'] })).toBe('item')
    expect(by({ items: ['tem0123'] })).toBeUndefined()
    expect(by({ items: ['m0123'] })).toBeUndefined()
    expect(by({ items: ['L1N14N0FF'] }, { uri: 'urn:newsml:L1N14N0FF', headline: '' })).toBe('item')
    expect(by({ items: ['L1N14N0FF'] }, { uri: 'urn:2026:9L1N14N0FF', headline: '' })).toBeUndefined()
    expect(by({ items: ['157'] }, { uri: 'dpa-157', headline: '' })).toBe('item')
    expect(by({ items: ['57'] }, { uri: 'dpa-57', headline: '' })).toBeUndefined()
    expect(by({ items: ['057'] }, { uri: 'dpa-157', headline: '' })).toBeUndefined()
    expect(by({ items: ['- /'] }, { uri: 'dpa- /', headline: '' })).toBeUndefined()
  })

  test('by its slug, however that is written, where it says enough and is no sentence', () => {
    for (const slug of ['potter/kiln', 'AP--Potter-Kiln', 'Potter Kiln']) expect(by({ items: [slug] })).toBe('item')
    expect(by({ headlines: ['POTTER-KILN'] })).toBe('item')
    expect(by({ items: ['potterkiln'] })).toBeUndefined()
    expect(by({ items: ['map-potter-kiln'] })).toBeUndefined()
    const slugged = (slugline: string) => ({ uri: 'x', headline: 'Another headline', slugline })
    expect(by({ items: ['fire'] }, slugged('fire'))).toBe('item')
    expect(by({ items: ['war'] }, slugged('war'))).toBeUndefined()
    expect(by({ items: ['a b c d e f'] }, slugged('a-b-c-d-e-f'))).toBe('item')
    expect(by({ items: ['a b c d e f g'] }, slugged('a-b-c-d-e-f-g'))).toBeUndefined()
    expect(by({ items: ['of'], headlines: ['ab'] }, { uri: 'x', headline: 'Another headline' })).toBeUndefined()
  })

  test('by its headline, whatever signs and capitals that has, before a slug or a cut of it', () => {
    expect(by({ headlines: ['POTTER SUES CITY OVER “BROKEN” KILN'] })).toBe('headline')
    expect(by({ headlines: ['Potter sues city over', 'Potter sues city over broken kiln'] })).toBe('headline')
    expect(by({ headlines: ['Potter sues city over broken kilns'] })).toBeUndefined()
    for (const named of ['Potter sues city', 'Update 1: Potter sues city'])
      expect(by({ headlines: [named] }, { uri: 'x', headline: 'UPDATE 1-Potter sues city' })).toBe('headline')
    expect(by({ headlines: ['…'] }, { uri: 'x', headline: '' })).toBeUndefined()
  })

  test('by a headline that was cut short after twelve letters, or six signs that are words', () => {
    const of = (headline: string) => ({ uri: 'x', headline })
    expect(by({ headlines: ['Potter sued it'] }, of('Potter sued it over a kiln'))).toBe('cut')
    expect(by({ headlines: ['Potter sue it'] }, of('Potter sue it over a kiln'))).toBeUndefined()
    expect(by({ headlines: ['央行下调利率'] }, of('央行下调利率并表示'))).toBe('cut')
    expect(by({ headlines: ['央行下调利'] }, of('央行下调利率并表示'))).toBeUndefined()
  })

  test('by a headline that was cut within a word only where a sign says so', () => {
    for (const cut of [
      'Potter sues city over bro…',
      'Potter sues city over bro...',
      'Potter sues city over bro.. ',
      'Potter sues city over bro-',
    ])
      expect(by({ headlines: [cut] })).toBe('cut')
    expect(by({ headlines: ['Potter sues city over bro'] })).toBeUndefined()
    expect(by({ headlines: ['Potter sues city over bro.'] })).toBeUndefined()
    expect(by({ headlines: ['Potter - sues city over bro'] })).toBeUndefined()
    expect(by({ headlines: ['Potter… sues city over bro'] })).toBeUndefined()
  })
})

describe('of several stories a notice means', () => {
  const stories = [
    { uri: 'a', headline: 'Minister says economy grows' },
    { uri: 'b', headline: 'Minister says economy grows', slugline: 'BC-Economy-Minister' },
    { uri: 'c', headline: 'Minister says economy shrinks', slugline: 'BC-Economy-Minister' },
  ]
  const means = (more: Partial<References>) => {
    const { meant, doubtful } = meantBy({ uris: [], items: [], headlines: [], ...more }, stories)
    return [meant, doubtful].map((list) => list.map(({ uri }) => uri).join(''))
  }
  test('all that have its headline', () => {
    expect(means({ headlines: ['Minister says economy grows'] })).toEqual(['ab', ''])
  })
  test('all that have its slug, whatever their headlines', () => {
    expect(means({ items: ['economy-minister'] })).toEqual(['bc', ''])
  })
  test('one by a name that it had, where none has it', () => {
    const renamed = { uri: 'd', headline: 'Minister resigns', former: [{ uri: 'd', headline: 'Minister says economy stalls' }] }
    const of = { uris: [], items: [], headlines: ['Minister says economy stalls'] }
    expect(meantBy(of, [...stories, renamed])).toEqual({ meant: [renamed], doubtful: [] })
    const has = { uri: 'e', headline: 'Minister says economy stalls' }
    expect(meantBy(of, [renamed, has])).toEqual({ meant: [has], doubtful: [] })
  })
  test('those that it names most surely', () => {
    expect(means({ uris: ['c'], headlines: ['Minister says economy grows'] })).toEqual(['c', ''])
    expect(means({ headlines: ['Minister says economy shrinks', 'Minister says economy'] })).toEqual(['c', ''])
  })
  test('none where a cut headline fits different ones', () => {
    expect(means({ headlines: ['Minister says economy'] })).toEqual(['', 'abc'])
    expect(means({ headlines: ['Something else'] })).toEqual(['', ''])
  })
})

describe('a number that begins again each day', () => {
  const on = (day: string, number = '0157', headline = day) => ({ uri: `iptc7901:dpa:${number}:2026-11-${day}`, headline })
  const refersTo: References = { uris: [], items: ['0157'], headlines: [] }

  test('is the newest day’s', () => {
    expect(meantBy(refersTo, [on('27'), on('26'), on('25', '0158')])).toEqual({ meant: [on('27')], doubtful: [] })
    expect(speaksOf(refersTo, { uri: 'anpa1312:0157:2026-11-27T01:05:00.000Z', headline: '' })).toBe('item')
    expect(meantBy(refersTo, [on('26'), on('27'), on('25')]).meant).toEqual([on('27')])
    const slugged = { uri: 'x', headline: 'Kiln', slugline: 'BC-Potter-Kiln' }
    const both = { ...refersTo, items: ['0157', 'potter-kiln'] }
    expect(meantBy(both, [on('27'), on('26'), slugged]).meant, 'beside what is named by its slug').toEqual([on('27'), slugged])
  })

  test('is that of the notice’s day or one before it, where the notice waits', () => {
    const notice = { refersTo, uri: 'iptc7901:dpa:0163:2026-11-27' }
    expect(['26', '27', '28'].map((day) => waitsFor(notice, on(day)))).toEqual([true, true, false])
    expect(waitsFor({ refersTo, uri: 'k' }, on('28'))).toBe(true)
    expect(waitsFor({ uri: notice.uri }, on('27'))).toBe(false)
    expect(waitsFor(notice, { uri: 'dpa:0157', headline: '' }), 'where nothing says its day').toBe(true)
    expect(waitsFor({ ...notice, refersTo: { ...refersTo, items: ['0157', '0999'] } }, on('28'))).toBe(false)
    expect(waitsFor({ ...notice, refersTo: { ...refersTo, headlines: ['28'] } }, on('28', '0200'))).toBe(true)
  })
})
