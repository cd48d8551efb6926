import { expect, test } from 'vitest'
import { readCredits } from '#src/credits/index.ts'

const cited = (...paragraphs: string[]) => readCredits({ paragraphs }).citedSources

test('two spellings of one newspaper are one source, at the place that the text gives it', () => {
  expect(
    cited(
      '"It is a long text," Jane Doe explained in the interview with Podgorica "Vjesti", adding more.',
      '"It is another," Doe said for "Vijesti".',
    ),
  ).toMatchObject([{ name: 'Vijesti', spellings: ['Vijesti', 'Vjesti'], place: 'Podgorica' }])
})

test.each([
  ['He told Reuters that it was so.', 'Reuters'],
  ['He said in an interview with the German daily Bild that it was.', 'Bild'],
  ["“No,” he told Germany's Bild newspaper.", 'Bild'],
  ['The New York Times reported on Friday.', 'The New York Times'],
  ['It was so, according to the newspaper "Foo Bar".', 'Foo Bar'],
  ['Das sagte er der Deutschen Presse-Agentur.', 'dpa'],
  ['Das sagte sie der „Bild“-Zeitung.', 'Bild'],
  ['Wie die „Süddeutsche Zeitung“ berichtet, ist es so.', 'Süddeutsche Zeitung'],
  ['Laut Recherchen der "New York Times" ist es so.', 'The New York Times'],
  ['Das schreibt die «New York Times».', 'The New York Times'],
  ['A-t-il déclaré à l’AFP.', 'AFP'],
  ['Dans un entretien au Figaro, il a parlé.', 'Le Figaro'],
  ['Dijo a EFE el ministro.', 'EFE'],
  ['Es así, según el diario La Nación.', 'La Nación'],
  ['Lo ha detto all’ANSA il ministro.', 'ANSA'],
  ['In un’intervista al Corriere della Sera ha parlato.', 'Corriere della Sera'],
  ['Тој изјави за МИА дека е така.', 'MIA'],
  ['Тоа го рече за весникот „Вечер“.', 'Večer'],
  ['Izjavio je za Tanjug ministar.', 'Tanjug'],
  ['Rekao je u intervjuu za „Politiku“.', 'Politika'],
  ['Изјавио је за „Политику“.', 'Politika'],
  ['Ka thënë në një intervistë për gazetën “Koha Ditore”.', 'Koha Ditore'],
  ['Ai tha për Reuters se është kështu.', 'Reuters'],
])('"%s" cites %s', (paragraph, name) => {
  expect(cited(paragraph).map((source) => source.name)).toEqual([name])
})

test('an adjective of the town counts as the place', () => {
  expect(cited('Во интервју за подгорички „Вијести“ рече дека е така.')).toMatchObject([
    { name: 'Vijesti', spellings: ['Вијести'], place: 'Podgorica' },
  ])
})

test('what was said to the agency that sends the text is no citation', () => {
  expect(cited('SKOPJE (MIA) – The minister told MIA that all is well.')).toEqual([])
})

test.each([
  'He told the newspaper Friday that it was so.',
  'He told the House that it was so.',
  'Laut Polizei war es so.',
  'He told "the truth" to all.',
  'An interview with Jane Doe.',
  'Er wohnt gegenüber der Veranstaltungshalle „Schlosshof“.',
  'The Reuters building stands in London.',
  'She read The Guardian on the train.',
])('"%s" cites nobody', (paragraph) => {
  expect(cited(paragraph)).toEqual([])
})
