import { expect, test } from 'vitest'
import { readCredits } from '#src/credits/index.ts'

const known = ['Continental', 'The Guardian', 'Agence France-Presse']

test.each([
  ['dateline', ['Skopje, 3 March (Continental) – The government met.']],
  ['trailer', ['A first paragraph.', 'The text ends here. (Continental)']],
  ['correspondent', ['He met both, the Continental correspondent from Belgrade reported.']],
])('an agency that is in no list, but known by its feed, is read in a %s', (rule, paragraphs) => {
  expect(readCredits({ paragraphs }).origin).toBeUndefined()
  expect(readCredits({ paragraphs, known }).origin).toMatchObject({ agency: 'Continental', rule })
  expect(readCredits({ paragraphs, known: ['Another'] }).origin).toBeUndefined()
})

test('a number may belong to its name, or stand behind it', () => {
  const paragraphs = ['A first paragraph.', 'The text ends here. (Notizie24)']
  expect(readCredits({ paragraphs, known: ['Notizie24'] }).origin).toMatchObject({ agency: 'Notizie24' })
  expect(readCredits({ paragraphs: ['A first paragraph.', 'The text ends here. (Continental 0123)'], known }).origin).toMatchObject({
    agency: 'Continental',
  })
})

test('what an agency known by its feed is cited for is a citation, but for the text that is its own', () => {
  const paragraphs = ['The minister resigned, according to Continental.']
  expect(readCredits({ paragraphs, known }).citedSources).toMatchObject([{ name: 'Continental' }])
  expect(readCredits({ paragraphs, known, feedAgency: 'Continental' }).citedSources).toEqual([])
})

test('a name that the table has stays what it is there', () => {
  expect(readCredits({ paragraphs: ['PARIS (Agence France-Presse) – A text.'], known }).origin).toMatchObject({ agency: 'AFP' })
  expect(readCredits({ paragraphs: ['A text. (The Guardian)'], known }).origin).toBeUndefined()
})
