/**
 * Who speaks: whom "she", "the minister", a surname or nothing at all means, and who is nobody.
 */
import { describe, expect, test } from 'vitest'
import { readCredits } from '#src/credits/index.ts'

const last = (language: string, paragraphs: string[]) =>
  readCredits({ headline: 'x', paragraphs, language }).quotes.findLast(({ kind }) => kind !== 'indirect')

describe('a pronoun means', () => {
  test.each([
    [
      'en',
      'the woman, not the man who spoke last',
      ['“No,” said Daniel Okafor.', 'Helen Marsh listened to Okafor. “We will see about that,” she said.'],
      'Helen Marsh',
    ],
    [
      'de',
      'der Mann, den der Satz davor nennt',
      ['Ministerin Anna Berg kam.', 'Gegen den Plan sprach sich Jens Holt (AfD) aus. „Das ist ein Fehler“, sagte er.'],
      'Jens Holt',
    ],
    [
      'de',
      'whoever the sentence before told of',
      ['Trainer Jan Keller kam.', 'Man prüfe das, sagte Rektorin Eva Lind. „Es eilt nicht sehr“, betonte sie.'],
      'Eva Lind',
    ],
    [
      'ru',
      'a woman, by the form of the verb',
      ['Ольга Белова приехала.', 'Сергей Громов молчал. «Все конструкции на месте», — подчеркнула она.'],
      'Ольга Белова',
    ],
    [
      'it',
      'the one named in the same paragraph',
      ['«Mancano i decreti», osserva Elena Bruni.', 'Luca Ferrante, 34 anni, alleva capre. «Se il mangime sale ancora, chiudo», racconta.'],
      'Luca Ferrante',
    ],
    [
      'en',
      'the subject of its sentence, however far the verb',
      ['Kim Wu, a senator, came.', 'She pointed to a report from last year and said: “He filed it and forgot it.”'],
      'Kim Wu',
    ],
  ])('%s: %s', (language, _, paragraphs, speaker) => {
    expect(last(language, paragraphs)?.speaker).toBe(speaker)
  })
})

describe('what nobody is named beside is said by', () => {
  test.each([
    ['de', 'whom the sentence before told of', ['Das liege vor, sagte Ministerin Petra Lind. „Man muss es nur lesen.“'], 'Petra Lind'],
    [
      'de',
      'the same in the mood of speech that is told',
      ['Es gehe um Vertrauen, betonte Karin Vogt. Jens Lind habe „viel zu lange geschwiegen“.'],
      'Karin Vogt',
    ],
    [
      'ru',
      'whom the paragraph before ends with',
      ['Пётр Ильин признался:', '— Я восхищаюсь этими людьми, потому что знаю их.'],
      'Пётр Ильин',
    ],
    [
      'ar',
      'whoever the main verb has for its subject',
      ['قال الوزير سامي الخطيب إن الأموال متوفرة.', 'ورد الخطيب بأن الأموال متوفرة، مضيفا: "لا تأخير بعد اليوم أبدا".'],
      'سامي الخطيب',
    ],
    [
      'es',
      'whom the text speaks of, by any verb',
      ['Para Carmen Salas, economista, el problema es otro. «Faltan casas, no listas», apostrofa.'],
      'Carmen Salas',
    ],
  ])('%s: %s', (language, _, paragraphs, speaker) => {
    expect(last(language, paragraphs)?.speaker).toBe(speaker)
  })
})

describe('is no one that is named', () => {
  test.each([
    [
      'de',
      'a body',
      ['„Das ist typisch für uns“, sagt Kriminologe Stefan Brandt.', '„Wir prüfen den Vorgang“, teilte die Staatsanwaltschaft mit.'],
    ],
    [
      'de',
      'a body before a colon',
      [
        '„Das ist typisch für uns“, sagte Chef Stefan Brandt.',
        'Die Gewerkschaft kündigte Widerstand an: „Wir werden um jeden Platz kämpfen.“',
      ],
    ],
    [
      'de',
      'somebody without a name',
      [
        '„Das ist typisch für uns“, sagt Stefan Brandt.',
        'Ein Anwohner, der alles gesehen hat, widerspricht. „Da hat niemand gerufen“, sagt er.',
      ],
    ],
    ['uk', 'several', ['«Нам потрібні вчителі», — наголошує Ірина Коваль.', '«Питання ще вивчається», — повідомили у пресслужбі.']],
    [
      'en',
      'a body with a name like a person’s',
      ['Mayor Tom Hill came. The Weldon Fire Department said it would “review all of its decisions.”'],
    ],
    ['pl', 'who speaks for a body', ['„Brakuje nam ludzi” – ocenia Adam Lis.', '„Czekamy na szczegóły” – poinformował rzecznik szpitala.']],
  ])('%s: %s', (language, _, paragraphs) => {
    const quote = last(language, paragraphs)
    expect(quote).toBeDefined()
    expect(quote?.speaker).toBeUndefined()
  })
})

test.each([
  [
    'de',
    [
      'Der Dissident Ayman ad-Din kam. «Wir brauchen keinen Schutz», sagt der Anwalt Laith al-Balaous.',
      '«So ist es hier immer», sagt Balaous.',
    ],
    'Laith al-Balaous',
  ],
  ['nl', ['Minister Annelies Bakker van Landbouw kwam. „Boeren verdienen duidelijkheid”, zei Bakker.'], 'Annelies Bakker'],
  ['nl', ['Ecoloog Willem van Dam ziet dat anders. „De natuur wacht niet”, waarschuwt hij.'], 'Willem van Dam'],
  ['it', ['La deputata Giulia Sarti Moretti ha replicato: «Il governo vive su un altro pianeta».'], 'Giulia Sarti Moretti'],
  ['tr', ["Ekonomist Murat Şener'e göre proje “kendini hiçbir zaman amorti etmeyecek”."], 'Murat Şener'],
  ['de', ['„Man holt das nicht auf“, sagte Chef Rainer Moll.', '„Das wird jetzt sehr schwer“, sagt Schülerin Diba.'], 'Diba'],
  ['en', ['Leslie Field studies ice in a field.', '“It was a very long winter there,” Field told me.'], 'Leslie Field'],
  ['zh', ['反对党议员陈美玲质疑道：“这已经是第三次承诺了。”'], '陈美玲'],
  ['zh', ['交通部长李志强20日在记者会上说：“大桥秋天就能通车。”'], '李志强'],
])('%s: a name has its own bounds: %j', (language, paragraphs, speaker) => {
  expect(last(language, paragraphs)?.speaker).toBe(speaker)
})

test('a possessor is not who is spoken of, a paper in marks is no person', () => {
  expect(
    last('da', [
      'Ida Holm kom.',
      'Rohdes forældre var arkitekter, og Ida Holm boede hos Lis Rohde. »Jeg kom rigtig meget der,« fortæller hun.',
    ])?.speaker,
  ).toBe('Ida Holm')
  expect(last('de', ['Rainer Moll kam. „Das holt man nicht mit Arbeit auf“, sagte er der „Freien Presse“.'])?.speaker).toBe('Rainer Moll')
})

test('words of a sentence in marks are a quote, a name with words behind it is none', () => {
  expect(last('es', ['El juez ve un “elevado grado de verosimilitud en la denuncia”.'])).toBeDefined()
  expect(last('en', ['The “smart city of the future” plan was dropped.'])).toBeUndefined()
})

test.each([
  ['pl', ['Zdaniem posła Jana Wilka z partii to „puste obietnice”.'], 'Jan Wilk'],
  ['pl', ['Prezydent Gdyni Marek Lis zabrał głos. „Kierowcy na to czekali” – powiedział Lis.'], 'Marek Lis'],
  ['cs', ['Podle předsedy odborů Karla Beneše jde o „podvod na lidech“.'], 'Karel Beneš'],
  ['ru', ['По словам министра Ольги Беловой, мост «откроют уже осенью».'], 'Ольга Белова'],
  ['uk', ['Мер Харкова Ігор Бондар приїхав. «Стіни можуть упасти», — попередив Бондар.'], 'Ігор Бондар'],
  [
    'sr',
    [
      '„Idemo dalje svi zajedno“, rekao je predsednik Petar Ilić.',
      'Predsednik Srbije Dragan Perić je ćutao. „Nema razloga za to“, rekao je Perić.',
    ],
    'Dragan Perić',
  ],
])('%s: a name is in the nominative, without what its office is of: %j', (language, paragraphs, speaker) => {
  expect(last(language, paragraphs)?.speaker).toBe(speaker)
})

test('a given name that is one is left as it is', () => {
  expect(last('ru', ['Министр Андрей Белов сказал: «Мост откроют осенью».'])?.speaker).toBe('Андрей Белов')
  expect(last('cs', ['Ministryně Jana Dvořáková řekla: „Bez změn to neudržíme.“'])?.speaker).toBe('Jana Dvořáková')
})

test('who is named before the words has said them, though the sentence goes on with another verb', () => {
  const paragraph = 'Zip Dorval, the president of a farm bureau, said farmers faced “hardship for years to come” and urged a deal.'
  expect(last('en', [paragraph])?.speaker).toBe('Zip Dorval')
})

test('four words of a sentence of their own are a quote where the one before told of somebody', () => {
  expect(last('de', ['Das Protokoll liege vor, sagte Ministerin Petra Lind. „Man muss nur lesen.“'])).toMatchObject({
    speaker: 'Petra Lind',
  })
})

test('"adding" behind a comma has the subject of the verb before', () => {
  const paragraph = 'Mayor Ana Berg defended and stressed the plan before the council in May, adding: “It is the best that we have.”'
  expect(last('en', [paragraph])?.speaker).toBe('Ana Berg')
})

test('a possessor at the head of a sentence is not whom it is of', () => {
  const paragraphs = ['Anna Rohde came.', 'Rohde’s friend Ida Holm lived there. “I came there very often,” she said.']
  expect(last('en', paragraphs)?.speaker).toBe('Ida Holm')
})

test('a surname is known without the article that it begins with', () => {
  const paragraphs = [
    '«Wir bleiben hier», sagt der Anwalt Laith al-Balaous.',
    '«Nein, das ist nie so», sagt Jens Holt.',
    '«So ist es hier immer», sagt Balaous.',
  ]
  expect(last('de', paragraphs)?.speaker).toBe('Laith al-Balaous')
})
