/**
 * Orders in everyday words: what is read of them, and what they would rule.
 */
import { describe, expect, test } from 'vitest'
import type { FeedId } from '#src/brand.ts'
import { compose } from '#src/story/compose.ts'
import { readSignals } from '#src/story/signals/index.ts'
import { ordered, speaksOf, waitsFor } from '#src/story/signals/notice.ts'
import { readOrder } from '#src/story/signals/order.ts'
import type { WireEntry } from '#src/wire/document.ts'

const ministra = 'La ministra de economía del país del norte dimite por el oro'

describe('a line gives an order', () => {
  test.each([
    ['Attention: eliminar: La ministra dimite', 'kill', 'La ministra dimite'],
    ['Zurückziehen: Ministerin tritt zurück', 'kill', 'Ministerin tritt zurück'],
    ['à supprimer : La ministre démissionne', 'kill', 'La ministre démissionne'],
    ['annulla - La ministra si dimette', 'kill', 'La ministra si dimette'],
    ['анулювати: Міністр іде', 'kill', 'Міністр іде'],
    ['vedä pois: Ministeri eroaa', 'kill', 'Ministeri eroaa'],
    ['Vijest se povlači: Ministrica dala ostavku', 'kill', 'Ministrica dala ostavku'],
    ['İptal: Bakan istifa etti', 'kill', 'Bakan istifa etti'],
    ['作废：部长辞职', 'kill', '部长辞职'],
    ['La ministra dimite (eliminar)', 'kill', 'La ministra dimite'],
    ['La ministra dimite - eliminar', 'kill', 'La ministra dimite'],
    ['(eliminar) La ministra dimite', 'kill', 'La ministra dimite'],
    ['retener: La ministra dimite', 'withhold', 'La ministra dimite'],
    ['reinstate: Minister resigns', 'restore', 'Minister resigns'],
    ['Please delete this story', 'kill', ''],
    ['Eliminar el hambre: un plan', 'kill', 'un plan'],
    ['Score at 18:30 stands, cancel: Minister resigns', 'kill', 'Minister resigns'],
    ['  anular: La ministra dimite  ', 'kill', 'La ministra dimite'],
    ['(eliminar): La ministra dimite', 'kill', 'La ministra dimite'],
    ['作废：部长 - 辞职', 'kill', '部长 - 辞职'],
    ['La ministra dimite  (eliminar) !', 'kill', 'La ministra dimite'],
    ['La ministra de economía del país del norte dimite por el oro - eliminar', 'kill', ministra],
    ['Eliminar:', 'kill', ''],
    ['Eliminar uno dos tres cuatro cinco seis siete: La ministra dimite', 'kill', 'La ministra dimite'],
    [`Eliminar ${'a'.repeat(51)}: La ministra dimite`, 'kill', 'La ministra dimite'],
  ])('%s', (line, signal, headline) => {
    expect(readOrder(line)).toEqual({ signal, headline })
  })

  test.each([
    'Minister resigns over gold',
    'Eliminarse o morir: la novela',
    '2026: La ministra dimite',
    'Eliminar uno dos tres cuatro cinco seis siete ocho: La ministra dimite',
    `${'La ministra dimite por el oro '.repeat(12)}- eliminar`,
    'uno: dos: tres: cuatro: cinco: seis: siete: ocho: a: b c d e f g h i j: eliminar',
    'The minister wants to cancel all of the debts of farmers: a plan for the decade',
    `Eliminar ${'a'.repeat(60)}: La ministra dimite`,
    'Un plan: cómo eliminar el hambre de los niños en el sur del país antes de 2030',
  ])('but not where its words stand in a sentence or within another: %s', (line) => {
    expect(readOrder(line)).toBeUndefined()
  })
})

describe('what it names', () => {
  test('stands behind it, in quotation marks, or in the next lines', () => {
    expect(readSignals({ headline: 'anular: La ministra dimite' }).order).toEqual({
      signal: 'kill',
      headlines: ['La ministra dimite'],
      items: [],
    })
    expect(readSignals({ headline: 'Anular', body: 'La ministra dimite\n«El oro se pierde»' }).order?.headlines).toEqual([
      'El oro se pierde',
      'La ministra dimite',
      '«El oro se pierde»',
    ])
    expect(readSignals({ headline: 'Aviso', edNote: 'retirar: nota 0478' }).order).toMatchObject({ items: ['0478'] })
    expect(readSignals({ headline: 'ELIMINAR: La ministra dimite' }).order).toBeUndefined()
    expect(readSignals({ headline: 'La ministra dimite' }).order).toBeUndefined()
  })

  const made = (entry: Partial<WireEntry>) =>
    compose({ feed: { id: 'f' as FeedId, agency: 'A', language: 'es' }, entry: { id: 'i', ...entry } })
  const words = Array.from({ length: 40 }, (_, n) => `palabra${n}`).join(' ')

  test('may be ruled by a notice, not by a text or a description of its own', () => {
    const story = made({ headline: 'anular: La ministra dimite' })
    expect(story).toMatchObject({
      pubStatus: 'usable',
      perhaps: { signal: 'kill', refersTo: { uris: [], items: [], headlines: ['La ministra dimite'], exact: true } },
    })
    expect(story.refersTo).toBeUndefined()
    expect(made({ headline: 'anular: La ministra dimite', bodyText: words }).perhaps).toBeUndefined()
    expect(made({ headline: 'anular: La ministra dimite', summary: words }).perhaps).toBeUndefined()
    expect(made({ headline: 'Anular' }).perhaps).toBeUndefined()
    expect(made({ headline: 'anular: nota 0478' }).perhaps?.refersTo).toMatchObject({ headlines: ['nota 0478'], items: ['0478'] })
    expect(made({ headline: 'anular: La ministra dimite', pubStatus: 'withheld' }).perhaps).toBeUndefined()
  })

  test.each([
    ['anular', 'canceled', 'kill'],
    ['retener', 'withheld', 'withhold'],
    ['restablecer', 'usable', 'restore'],
  ] as const)('is ruled as the word %s says, where it is', (word, pubStatus, signal) => {
    const order = ordered(made({ headline: `${word}: La ministra dimite` }))
    expect(order).toMatchObject({ pubStatus, signals: [signal], refersTo: { headlines: ['La ministra dimite'] } })
    expect(order.perhaps).toBeUndefined()
    const story = made({ headline: 'La ministra dimite' })
    expect(ordered(story)).toEqual(story)
  })

  test('is named by the whole of its headline, or by one whose cut is marked', () => {
    const by = (headline: string) =>
      speaksOf({ uris: [], items: [], headlines: [headline], exact: true }, { uri: 'x', headline: 'La ministra dimite por el oro' })
    expect(by('la ministra dimite por el oro')).toBe('headline')
    expect(by('La ministra dimite')).toBeUndefined()
    expect(by('La ministra dimite…')).toBe('cut')
    expect(by('La ministra dimite por el o...')).toBe('cut')
    const notice = ordered(made({ headline: 'anular: La ministra dimite' }))
    expect(waitsFor(notice, { uri: 'x', headline: 'La ministra dimite' })).toBe(true)
    expect(waitsFor(notice, { uri: 'x', headline: 'La ministra dimite por el oro' })).toBe(false)
  })
})
