/**
 * Speech that is told without marks, and where whoever speaks is named.
 */
import { expect, test } from 'vitest'
import { readCredits } from '#src/credits/index.ts'

const quotesOf = (language: string, paragraphs: string[]) => readCredits({ headline: 'x', paragraphs, language }).quotes
const told = (language: string, ...paragraphs: string[]) => quotesOf(language, paragraphs).filter(({ kind }) => kind === 'indirect')

test.each([
  ['en', 'Priya Nair, an economist, said that nobody had priced in the sea.', 'nobody had priced in the sea', 'Priya Nair'],
  ['en', 'Priya Nair said the line would reopen in spring.', 'the line would reopen in spring', 'Priya Nair'],
  ['en', 'The line will reopen in spring, Secretary Helen Marsh told lawmakers.', 'The line will reopen in spring', 'Helen Marsh'],
  ['en', 'According to Secretary Helen Marsh, talks are under way in London.', 'talks are under way in London', 'Helen Marsh'],
  ['de', 'Es gehe dabei um Vertrauen, betonte Karin Vogt.', 'Es gehe dabei um Vertrauen', 'Karin Vogt'],
  ['de', 'Trainer Uwe Baum sagte, der Plan sei gut.', 'der Plan sei gut', 'Uwe Baum'],
  ['de', 'Laut Trainer Uwe Baum soll im Winter nachgebessert werden.', 'soll im Winter nachgebessert werden', 'Uwe Baum'],
  ['es', 'La ministra Lucía Ferrer dijo que el registro estará listo.', 'el registro estará listo', 'Lucía Ferrer'],
  ['fr', 'La ministre Hélène Garnier a déclaré que le plan sera prêt.', 'le plan sera prêt', 'Hélène Garnier'],
  ['ru', 'Министр Ольга Белова заявила, что мост откроют осенью.', 'мост откроют осенью', 'Ольга Белова'],
])('%s: "%s" tells "%s" of %s', (language, paragraph, text, speaker) => {
  expect(told(language, paragraph)).toMatchObject([{ text, speaker }])
})

test('"he said" is told of whom the text spoke of, with less certainty than what stands in marks', () => {
  const [, second] = told('en', 'Secretary Helen Marsh said that it was over.', 'She said the line would reopen.')
  expect(second).toMatchObject({ text: 'the line would reopen', speaker: 'Helen Marsh', source: { text: 'She' } })
  expect(second!.confidence).toBeLessThan(0.7)
})

test.each([
  'Helen Marsh said nothing of the kind on Monday.',
  'Did Helen Marsh say that the line would reopen in spring?',
  'Helen Marsh came on Monday, and the line reopened.',
])('nobody is told of in "%s"', (paragraph) => {
  expect(told('en', paragraph)).toEqual([])
})

test('offsets are those of the text, and so are those of whoever is named', () => {
  const paragraphs = [
    'Ana Berg, the mayor, came.',
    'The mayor said that work begins in June. “It is high time for that bridge,” Berg added.',
  ]
  const bodyText = paragraphs.join('\n\n')
  const quotes = quotesOf('en', paragraphs)
  expect(quotes.map(({ kind }) => kind)).toEqual(['indirect', 'direct'])
  for (const { text, start, end, source } of quotes) {
    expect(bodyText.slice(start, end)).toBe(text)
    expect(source).toBeDefined()
    expect(bodyText.slice(source!.start, source!.end)).toBe(source!.text)
  }
  expect(quotes.map(({ source }) => source?.text)).toEqual(['The mayor', 'Berg'])
  expect(quotes.map(({ cue }) => cue)).toEqual(['said', 'added'])
})
