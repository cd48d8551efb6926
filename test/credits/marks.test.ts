import { expect, test } from 'vitest'
import { readCredits } from '#src/credits/index.ts'
import { parseCreditLine, splitCaption } from '#src/credits/media-credit.ts'

test.each([
  ['Courtesy of the Alder County Library', { courtesy: true, rightsHolder: 'Alder County Library', agency: 'Alder County Library' }],
  ['KI-generiert mit Midjourney', { aiGenerated: true }],
  ['Skjermdump: NRK', { screenshot: true, agency: 'NRK', rightsHolder: 'NRK' }],
  ['写真提供：時事', { handout: true, agency: 'Jiji' }],
  ['© IMAGO / Sven Krüger (Symbolbild)', { illustration: true, agency: 'imago', photographer: 'Sven Krüger' }],
  ['Photo: Mary Still/AP', { agency: 'AP', photographer: 'Mary Still' }],
  ['Jane Doe - WPA Pool/Getty Images', { pool: true, agency: 'Getty Images', photographer: 'Jane Doe' }],
  ['Uncredited/AP/dpa', { agency: 'AP', agencies: ['AP', 'dpa'] }],
  ['La Stampa', { agency: 'La Stampa', rightsHolder: 'La Stampa' }],
])('the credit line %s says what its picture is', (line, credit) => {
  expect(parseCreditLine(line)).toEqual(credit)
})

test('of an outlet on its own page nobody took a picture', () => {
  expect(parseCreditLine('Jane Doe/Morning Tide', ['Morning Tide'])).toEqual({
    photographer: 'Jane Doe',
    agency: 'Morning Tide',
    rightsHolder: 'Morning Tide',
  })
})

test('a line above that the caption begins with, and lines of their own, are told apart', () => {
  expect(splitCaption('Anna Berg\nAnna Berg / Photo: EPA-EFE / JAN KOWALSKY / POOL')).toEqual({
    caption: 'Anna Berg',
    creditLine: 'EPA-EFE / JAN KOWALSKY / POOL',
    credit: { agency: 'EPA-EFE', photographer: 'Jan Kowalsky', pool: true },
  })
  expect(splitCaption('The bridge on Monday\nReuters')).toMatchObject({ caption: 'The bridge on Monday', credit: { agency: 'Reuters' } })
})

test.each([
  ['LA CROSSE, Wis. (AP) — After a summer of tumult.', 'AP', 'LA CROSSE, Wis.'],
  ['МОСКВА, 27 ноября. /ТАСС/. Правительство приняло решение.', 'TASS', 'МОСКВА'],
  ['Tel Aviv/Beirut (dpa) - Die Regierung tagte.', 'dpa', 'Tel Aviv/Beirut'],
])('the dateline of "%s" names %s', (paragraph, agency, place) => {
  const { origin, located } = readCredits({ paragraphs: [paragraph] })
  expect(origin).toMatchObject({ agency, rule: 'dateline' })
  expect(located).toBe(place)
})

test('a place in capitals before a colon is the text’s, a heading there is none', () => {
  const rest = 'The state continues to report the highest number of cases in the country, the office said.'
  expect(readCredits({ paragraphs: [`BHOPAL: ${rest}`] }).located).toBe('BHOPAL')
  expect(readCredits({ paragraphs: [`PUBLIC DISCUSSION: ${rest}`] }).located).toBeUndefined()
})

test.each([
  ['Mit Material von dpa', 'de', 'dpa'],
  ['With files from The Canadian Press', 'en', 'CP'],
  ['The Associated Press contributed to this report.', 'en', 'AP'],
])('"%s" names who helped, and no origin', (line, language, agency) => {
  const { origin, contributors } = readCredits({ paragraphs: ['A first paragraph of the text.', 'A second one.', line], language })
  expect(origin).toBeUndefined()
  expect(contributors).toEqual([agency])
})

test('outlets are cited before and behind verbs, by the shape of their names too, each with its sentence', () => {
  const text =
    'The plan is old. As both NBC News and Bloomberg have reported, there is a risk. It was first reported by the Alder Falls Courier Leader.'
  expect(readCredits({ paragraphs: [text], language: 'en' }).citedSources.map(({ name, sentence }) => [name, sentence])).toEqual([
    ['NBC News', 'As both NBC News and Bloomberg have reported, there is a risk.'],
    ['Bloomberg', 'As both NBC News and Bloomberg have reported, there is a risk.'],
    ['Alder Falls Courier Leader', 'It was first reported by the Alder Falls Courier Leader.'],
  ])
})
