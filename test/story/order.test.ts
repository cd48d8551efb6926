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
    ['PLEASE DISREGARD Potter sues city', 'kill', 'Potter sues city'],
    ['BULLETIN KILL “Potter” sues city', 'kill', '“Potter” sues city'],
    ['DISREGARD KILL: Potter sues city', 'restore', 'Potter sues city'],
    ['Please delete this story', 'kill', ''],
    ['Eds: kill Minister resigns over gold', 'kill', 'Minister resigns over gold'],
    ['Note to editors: please withdraw Minister resigns', 'kill', 'Minister resigns'],
    ['Eds - hold Minister resigns', 'withhold', 'Minister resigns'],
    ['נמחקה: השרה מתפטרת', 'kill', 'השרה מתפטרת'],
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

  test.each([
    ['Rogamos que se anule la noticia titulada «La ministra dimite», que contiene errores.', 'La ministra dimite'],
    ['Просим аннулировать сообщение под заголовком «Министр уходит в отставку».', 'Министр уходит в отставку'],
    ['Prosimy o niewykorzystywanie. Depesza „Minister odchodzi z rządu” została wycofana.', 'Minister odchodzi z rządu'],
    ['De tekst “Minister stapt op in Zwolle” is vervallen.', 'Minister stapt op in Zwolle'],
    ['Telegrammet »Minister går af i aften« udgår.', 'Minister går af i aften'],
    ['The minister said “We will not go to war”.', undefined],
  ])('is the headline that a sentence quotes: %s', (body, headline) => {
    const { order } = readSignals({ headline: 'To all', body })
    expect(order?.headlines).toEqual(headline && [headline])
    expect(order?.quoted).toBe(headline && true)
  })

  test.each([
    'Please delete the second paragraph of the story “Minister resigns over gold”.',
    'In the story “Minister resigns over gold”, please delete the last sentence.',
    'Bitte streichen Sie den dritten Absatz der Meldung „Minister tritt zurück“.',
    'Prière d’annuler la photo de la dépêche « Le ministre démissionne ».',
  ])('is none where the order is of a part of it: %s', (body) => {
    const { order, signals } = readSignals({ headline: 'Editors', body })
    expect(order).toBeUndefined()
    expect(signals).not.toContain('kill')
  })

  test('may be told in a notice that says why, where that names a headline', () => {
    const why =
      'Las cifras que atribuía al ministerio eran de otro año y de otra provincia, según supo después la redacción por su delegado en Cádiz.'
    expect(made({ headline: 'Aviso', bodyText: `Queda anulada la noticia «La ministra dimite». ${why}` }).perhaps).toMatchObject({
      refersTo: { headlines: ['La ministra dimite'] },
    })
    expect(
      made({ headline: 'Aviso', bodyText: `Queda anulada la noticia «La ministra dimite». ${why} ${words} ${words}` }).perhaps,
    ).toBeUndefined()
  })

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

  test.each(['ANULADO: gol de Messi', 'CANCELADO: partido Betis-Sevilla', 'ANULACIÓN - gol de Messi', 'gol de Messi (ANULADO)'])(
    'may be ruled by capitals that headlines have of other things, too, over a text: %s',
    (headline) => {
      const named = [headline.replace(/^.*?(?:: | - )| \(.*/gu, '')]
      for (const entry of [{ bodyText: words }, { summary: words }]) {
        const story = made({ headline, ...entry })
        expect(story).toMatchObject({
          pubStatus: 'usable',
          signals: [],
          perhaps: { signal: 'kill', refersTo: { headlines: named, exact: true } },
        })
        expect(story.refersTo).toBeUndefined()
      }
      expect(made({ headline })).toMatchObject({ pubStatus: 'canceled', refersTo: { headlines: named } })
      expect(made({ headline, bodyText: words, pubStatus: 'canceled' })).toMatchObject({
        pubStatus: 'canceled',
        refersTo: { headlines: named },
      })
      expect(made({ headline, bodyText: words, edNote: 'MANDATORY KILL' })).toMatchObject({ pubStatus: 'canceled' })
    },
  )

  test.each(['KILL: gol de Messi', 'ANULAR: gol de Messi', 'NOTA ANULADA: gol de Messi', 'WITHDRAWN: gol de Messi'])(
    'is a kill over a text, too, where no headline says it of anything else: %s',
    (headline) => {
      expect(made({ headline, bodyText: words })).toMatchObject({ pubStatus: 'canceled', signals: ['kill'] })
    },
  )

  test('is no story that begins with the same order, and one with another marker', () => {
    const by = (headline: string, exact?: true) =>
      speaksOf({ uris: [], items: [], headlines: ['gol de Messi'], ...(exact ? { exact } : {}) }, { uri: 'x', headline })
    expect(by('ANULADO: gol de Messi', true)).toBeUndefined()
    expect(by('ANULADO: gol de Messi')).toBe('headline')
    expect(by('UPDATE 1-gol de Messi', true)).toBe('headline')
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
