/**
 * How many, and which in a row: short matter that counts otherwise is another story, however the other words agree.
 */
import { describe, expect, test } from 'vitest'
import { languages } from '#src/languages/index.ts'
import type { Language } from '#src/languages/language.ts'
import { told } from './sent.ts'

const passedOn = (body: string, other: string, after = 0.5) =>
  told({ headline: '', body, source: 'Wire' }, { headline: '', body: other, source: 'Glas', after })

describe('a flash', () => {
  test.each([
    ['en', 'The army says it shot down a drone over the port of Odesa, no one was hurt.', ['a drone', 'another drone']],
    ['en', 'The army says it shot down two drones over the port of Odesa, no one was hurt.', ['two drones', 'three drones']],
    ['ru', 'Мэр сообщил об уничтожении беспилотника, который летел на Москву, пострадавших нет.', ['беспилотника', 'второго беспилотника']],
    ['de', 'Die Feuerwehr in Kassel hat einen Brand im alten Hafen gelöscht, teilte sie mit.', ['einen Brand', 'einen weiteren Brand']],
    ['fr', 'Les pompiers de Nantes ont éteint un incendie dans le vieux port, annoncent-ils.', ['un incendie', 'un troisième incendie']],
    ['pl', 'Strażacy z Łodzi ugasili pożar w starym porcie, nikt nie został ranny.', ['pożar', 'kolejny pożar']],
    ['tr', 'AFAD Van ilinde bir sarsıntı olduğunu ve hasar bildirilmediğini duyurdu.', ['bir sarsıntı', 'ikinci bir sarsıntı']],
  ])('of one more is another (%s)', (_, body, [one, other]) => {
    expect(passedOn(body, body.replace(one!, other!))).toBe('apart')
    expect(passedOn(body.replace(one!, other!), body)).toBe('apart')
    expect(passedOn(body, body)).toBe('reprint')
  })
  test('counts in words as in figures, and what stands beside a new sentence is not counted', () => {
    const body =
      'The army says it shot down two drones over the port of Odesa late on Sunday, that no one was hurt and that the quays were open again.'
    expect(passedOn(body, body.replace('two', '2'))).toBe('reprint')
    expect(passedOn(body, body.replace('two', '3'))).toBe('apart')
    expect(passedOn(body, `${body} In all six crews are at work there.`)).toBe('reprint')
    expect(passedOn(body, body.replace('over the port', 'with the help of six crews over the port'))).toBe('reprint')
  })
})

describe('a text of more words', () => {
  const body =
    'Households in the old town of Saraj will be without water from nine in the morning because of works on the main pipe in Skopska street, the company said today. Cisterns stand at the school and two engines in the market.'
  test('that counts otherwise is another, and an editor may leave a count out', () => {
    expect(passedOn(body, body.replace('two engines', 'four engines'))).toBe('apart')
    expect(passedOn(body, body.replace('two engines', 'engines'))).toBe('reprint')
  })
  test('may be edited where names and numbers of its own, or its headline, say what it is about', () => {
    const edited = body.replace('main', 'old').replace('company', 'firm').replace('stand', 'wait').replace('because of', 'during')
    expect(passedOn(body, edited)).toBe('apart')
    const headline = 'No water in the old town of Saraj'
    expect(told({ headline, body, source: 'Wire' }, { headline, body: edited, source: 'Glas', after: 0.5 })).toBe('reprint')
    const named = (text: string) => text.replace('the old town of Saraj', 'Saraj, Dolno Nerezi and Gorno Nerezi').replace('nine', '8:30')
    expect(passedOn(named(body), named(edited))).toBe('reprint')
  })
  test('of figures is another where few of them agree', () => {
    const gold = (sell: number) =>
      `Gold of the first kind was sold for ${sell} denars a gram this morning in the shops of the old bazaar, as the guild of goldsmiths says in its daily note. Buyers were few and the shops close at noon because of the holiday that begins tomorrow.`
    expect(passedOn(gold(5120), gold(5120))).toBe('reprint')
    expect(passedOn(gold(5120), gold(5160))).toBe('apart')
  })
  test('is news again days later where a word of it is another', () => {
    expect(passedOn(body, body, 90)).toBe('reprint')
    expect(passedOn(body, body.replace('main', 'old'), 90)).toBe('apart')
    expect(passedOn(body, body.replace('main', 'old'), 3)).toBe('reprint')
  })
})

test('the flash of one source and the story of another under its headline are one within hours, where their figures agree', () => {
  const headline = 'Helmsa to buy forty stores of Norland Foods for 120 million'
  const flash = 'Helmsa said it agreed to buy 40 stores of Norland Foods for 120 million crowns.'
  const text = (sum: number) =>
    `OSTVIK - Forty stores of Norland Foods go to Helmsa, which will pay ${sum} million crowns for them; the chain said that 40 stores agreed with its plan. Boards have to approve.`
  const one = { headline, body: flash, source: 'Wire' }
  expect(told(one, { headline, body: text(120), source: 'Glas', after: 1 })).toBe('reprint')
  expect(told(one, { headline, body: text(95), source: 'Glas', after: 1 })).toBe('apart')
  expect(told(one, { headline, body: text(120), source: 'Glas', after: 6 })).toBe('apart')
})

test('a long text of another day in which the names are others is another, though its form is the same', () => {
  const bond = (bank: string, sum: string, day: string, lead: string) =>
    `The ${bank} is issuing a novel ${sum} mln crown eurobond due ${day}, 1992 paying an initial coupon of 16 pct and priced at 101 pct, lead manager ${lead} said. The coupon will be paid for the first year, after which holders may ask for their money or take a bond of five years whose coupon the issuer sets on the day before. The issue is not callable and will be sold in denominations of 1,000 crowns and listed in Luxembourg. Fees are 1-1/4 pct for selling with management and underwriting combined paying 3/4 pct. There is a praecipuum of 1/8 pct. Pay date is as usual, and the first call on the issue of its kind came in February, when the bank of Helmsa sold one.`
  const first = {
    headline: 'Bank of Norland issues novel bond',
    body: bond('Commonwealth Bank of Norland', '100', 'April 6', 'Hambros'),
    source: 'Wire',
  }
  const other = { headline: 'State Bank issues novel bond', body: bond('Savings Bank of Ostvik', '50', 'April 6', 'Orion'), source: 'Glas' }
  expect(told(first, { ...other, after: 30 })).toBe('apart')
  expect(told(first, { ...first, source: 'Glas', after: 30 })).toBe('reprint')
})

test('a language that counts has both kinds, and no count stands on two lines', () => {
  for (const [code, { cardinals = '', ordinals = '' }] of Object.entries<Language>(languages)) {
    expect([code, cardinals === '']).toEqual([code, ordinals === ''])
    for (const list of [cardinals, ordinals]) {
      const words = list.split(/\s/).filter(Boolean)
      expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([])
    }
  }
})
