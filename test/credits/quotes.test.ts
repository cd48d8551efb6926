import { expect, test } from 'vitest'
import { readCredits } from '#src/credits/index.ts'

const quotes = (...paragraphs: string[]) => readCredits({ paragraphs }).quotes

/** The shape of a story as a republisher prints it: two spellings of one source, a surname for the speaker later on. */
const republished = [
  'NATO Secretary General Jens Stoltenberg assessed that the alliance is a partner, and when it comes to the north, he said that all must remain calm, the MIA correspondent from Belgrade reported.',
  '"We are close partners. This includes my contacts with President Aleksandar Vucic and others in Belgrade," Stoltenberg explained in the interview with Podgorica "Vjesti", adding that this includes the General Staff.',
  'When it comes to the north, Stoltenberg said that dialogue is key.',
  '"Recently, I spoke with leaders about it. All must remain calm," Stoltenberg said for "Vijesti".',
]

test('a republished story keeps its origin, its source, its speaker and his office', () => {
  const { origin, citedSources, quotes } = readCredits({ paragraphs: republished })
  expect(origin).toEqual({ agency: 'MIA', place: 'Belgrade', evidence: 'MIA correspondent from Belgrade', rule: 'correspondent' })
  expect(citedSources).toMatchObject([{ name: 'Vijesti', spellings: ['Vijesti', 'Vjesti'], place: 'Podgorica' }])
  const who = { speaker: 'Jens Stoltenberg', role: 'NATO Secretary General' }
  expect(quotes.filter(({ kind }) => kind !== 'indirect')).toMatchObject([
    { text: 'We are close partners. This includes my contacts with President Aleksandar Vucic and others in Belgrade', ...who },
    { text: 'Recently, I spoke with leaders about it. All must remain calm', ...who },
  ])
})

test.each([
  ['“We must act now,” said leader Jane Doe.', 'leader'],
  ['“We must act now,” said the leader Jane Doe.', 'leader'],
  ['“We must act now,” said Jane Doe, a lawyer for the union.', 'lawyer for the union'],
  ['“We must act now,” said Jane Doe, lecturer at the university.', 'lecturer at the university'],
  ['“We must act now,” said Jane Doe, the Lieutenant of the guard.', 'Lieutenant of the guard'],
  ['„Wir müssen jetzt handeln“, sagte Leiter Jane Doe.', 'Leiter'],
  ['„Wir müssen jetzt handeln“, sagte die Leiterin Jane Doe.', 'Leiterin'],
  ['„Wir müssen jetzt handeln“, sagte die Ministerin Frau Jane Doe.', 'Ministerin'],
  ['« Nous devons agir maintenant », a déclaré l’entraîneur Jane Doe.', 'entraîneur'],
  ['« Nous devons agir maintenant », a déclaré le ministre M. Jane Doe.', 'ministre'],
  ['«Dobbiamo agire adesso, subito», ha detto il leader Jane Doe.', 'leader'],
  ['„Moramo djelovati odmah i sada“, rekla je ministrica gospođa Jane Doe.', 'ministrica'],
])('%s has the office whole, without its article and the form of address', (paragraph, role) => {
  expect(quotes(paragraph)).toEqual([expect.objectContaining({ speaker: 'Jane Doe', role })])
})

test.each([
  ['“We must act now,” said Jane Doe, director of the Institute.', 'Jane Doe', 'director of the Institute'],
  ['“We must act now,” said Jan Doe, director of the Institute.', 'Jan Doe', 'director of the Institute'],
  ['President Jane Doe said: "We will not stop now."', 'Jane Doe', 'President'],
  ['Prime Minister of Kosovo Albin Kurti said "we are not going to accept this".', 'Albin Kurti', 'Prime Minister of Kosovo'],
  ['„Wir müssen jetzt handeln, und zwar schnell“, sagte Bundeskanzler Max Muster am Montag in Berlin.', 'Max Muster', 'Bundeskanzler'],
  ['»Das ist ein guter Tag«, sagte die Ministerin Erika Muster.', 'Erika Muster', 'Ministerin'],
  ['„Wir müssen jetzt handeln“, sagte Außenminister Max Muster.', 'Max Muster', 'Außenminister'],
  ['« Nous devons agir maintenant », a déclaré le président Jean Dupont à l’AFP.', 'Jean Dupont', 'président'],
  ['«Debemos actuar ahora mismo», dijo el presidente Juan Gómez.', 'Juan Gómez', 'presidente'],
  ['«Dobbiamo agire adesso, subito», ha detto il ministro Mario Rossi.', 'Mario Rossi', 'ministro'],
  ['„Мора да дејствуваме сега“, рече генералниот секретар на НАТО, Јенс Столтенберг.', 'Јенс Столтенберг', 'генералниот секретар на НАТО'],
  ['„Moramo djelovati odmah i sada“, rekao je predsednik Srbije Petar Petrović.', 'Petar Petrović', 'predsednik Srbije'],
  ['„Морамо деловати одмах“, рекао је председник Србије Петар Петровић.', 'Петар Петровић', 'председник Србије'],
  ['"Duhet të veprojmë tani", tha kryeministri i Kosovës, Agim Agimi.', 'Agim Agimi', 'kryeministri i Kosovës'],
])('%s has a speaker and an office', (paragraph, speaker, role) => {
  expect(quotes(paragraph)).toEqual([expect.objectContaining({ speaker, role })])
})

test.each([
  [['Jane Doe, the mayor of Springfield, came.', '"We are all very happy about it," she said.'], 'Jane Doe'],
  [['Le ministre Jean Dupont est venu.', '« Nous devons agir maintenant », a déclaré M. Dupont.'], 'Jean Dupont'],
  [['Министерот Бујар Османи дојде.', '„Немаме време за губење“, додаде Османи.'], 'Бујар Османи'],
  [['„Moramo odmah krenuti“, rekao je ministar Petar Petrović.', '„Nema vremena za čekanje“, dodao je on.'], 'Petar Petrović'],
  [['Foreign Minister Jane Doe said that it was fine.', '"It is really fine with all of us."'], 'Jane Doe'],
])('a surname, "she" or nothing at all is resolved over paragraphs: %s', (paragraphs, speaker) => {
  expect(quotes(...paragraphs).at(-1)?.speaker).toBe(speaker)
})

test('a quote that runs over two paragraphs is one', () => {
  expect(quotes('"It is a long road ahead of us.', '"But we will take it together," Prime Minister Jane Doe said.')).toMatchObject([
    { text: 'It is a long road ahead of us.\n\nBut we will take it together', speaker: 'Jane Doe', role: 'Prime Minister' },
  ])
})

test('what a spokesman without a name said has no speaker', () => {
  expect(quotes('Jane Doe left. "We do not know," a spokesman told AFP.')).toMatchObject([{ text: 'We do not know' }])
  expect(quotes('Jane Doe left. "We do not know," a spokesman told AFP.')[0]).not.toHaveProperty('speaker')
})

test.each([
  'He read "The Lord of the Rings" twice.',
  'The so-called "smart city of the future" plan was dropped.',
  "It's the '90s and it's John's.",
])('"%s" quotes nobody', (paragraph) => {
  expect(quotes(paragraph)).toEqual([])
})

test('hostile texts end before the test runner loses patience', () => {
  for (const piece of [
    '"',
    '“',
    '„A ',
    'A ',
    'said ',
    '"A," Aa said. ',
    '(',
    'told "',
    'AA-',
    'MIA ',
    'Secretary of ',
    '« ',
    '/',
    'A.',
    '\n',
    'correspondent ',
    '"A,',
  ]) {
    readCredits({
      paragraphs: [piece.repeat(100_000)],
      byline: piece.repeat(100_000),
      dateline: piece.repeat(100_000),
      headline: piece.repeat(10_000),
    })
    readCredits({ paragraphs: Array.from({ length: 20_000 }, () => piece.repeat(5)) })
  }
})

test.each([
  'In Richtung Ukraine rolle ein Zug, „der nicht mehr anzuhalten ist“, sagte gestern der Zug der Richtung Ukraine nicht.',
  'Die Lage sei „so ernst wie lange nicht mehr“, sagte laut Angaben des Nachrichtendienstes zu Brodec niemand der Presse und der Behörde.',
  'Die Zahl stieg. Die Zahl der Fälle sei „noch nie so hoch gewesen“, heißt es. Das teilte die Zahl von Kindern nicht mit.',
])('German nouns have capitals and speak not: %s', (text) => {
  const read = readCredits({ paragraphs: [text], language: 'de' }).quotes
  expect(read.map(({ speaker }) => speaker).filter((speaker) => speaker !== undefined)).toEqual([])
})

test('a German name stays one though a pronoun stands before it once', () => {
  const text =
    'Anna Kova leitet das Werk. Der Plan, den Kova vorlegte, sei fertig. „Wir fangen im Juni mit der Brücke an“, sagte Kova am Montag.'
  expect(readCredits({ paragraphs: [text], language: 'de' }).quotes).toMatchObject([{ speaker: 'Anna Kova' }])
})
