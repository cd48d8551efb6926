import { describe, expect, test } from 'vitest'
import { isNoticeText, readSignals } from '#src/story/signals/index.ts'
import { meantBy, referencesOf } from '#src/story/signals/notice.ts'

describe('a marker that is a segment of its own', () => {
  test.each([
    ['UPDATE 2-Stocks rise', ['update'], 'Stocks rise', 2],
    ['CORRECTED-UPDATE 1-Illinois battles flooding', ['correction', 'update'], 'Illinois battles flooding', 1],
    ['(Korrektur) Bundestag stimmt zu', ['correction'], 'Bundestag stimmt zu', undefined],
    ['Bundestag stimmt zu (Korrektur)', ['correction'], 'Bundestag stimmt zu', undefined],
    ['BC-US--Earnings, 1st Ld-Writethru', ['writethru'], 'BC-US--Earnings', 1],
    ['ИСПРАВКА: Владата донесе одлука', ['correction'], 'Владата донесе одлука', undefined],
    ['KORRIGJIM- Qeveria vendosi', ['correction'], 'Qeveria vendosi', undefined],
    ['[고침] 국제(미 연준)', ['correction'], '국제(미 연준)', undefined],
    ['미 연준 금리 인하(종합2보)', ['update'], '미 연준 금리 인하', 2],
    ['更正：央行下调利率', ['correction'], '央行下调利率', undefined],
    ['EMBARGOED UNTIL 12:00 GMT: Report on growth', ['embargo'], 'Report on growth', undefined],
    ['Sperrfrist: 12.00 Uhr - Rede des Präsidenten', ['embargo'], 'Rede des Präsidenten', undefined],
    ['WITHDRAWN: Queen ends visit', ['kill'], 'Queen ends visit', undefined],
    ['RPT-Oil falls', ['repeat'], 'Oil falls', undefined],
    ['(Berichtigung: Zahl im zweiten Absatz) Brand in Athen', ['correction'], 'Brand in Athen', undefined],
    ['(Zusammenfassung 1400) Brand in Athen', ['update'], 'Brand in Athen', undefined],
    ['ATTENTION CORRECTION - Incendie en Grèce', ['correction'], 'Incendie en Grèce', undefined],
    ['BC-KILL-Fire', ['kill'], 'Fire', undefined],
    ['++ ANNULLARE ++ Incendio ad Atene', ['kill'], 'Incendio ad Atene', undefined],
    ['STORY REMOVED: US--Fire', ['kill'], 'US--Fire', undefined],
    ['İPTAL: Yangın', ['kill'], 'Yangın', undefined],
    ['AP-US--Fire,8th Ld-Writethru', ['writethru'], 'AP-US--Fire', 8],
    ['(2nd LD) Fire in Athens', ['lead'], 'Fire in Athens', 2],
    ['＜訂正＞火災、3人死亡', ['correction'], '火災、3人死亡', undefined],
    ['화재로 3명 사망(종합)', ['update'], '화재로 3명 사망', undefined],
  ])('%s', (headline, signals, rest, sequence) => {
    const read = readSignals({ headline })
    expect(read.signals).toEqual(signals)
    expect(read.headline).toBe(rest)
    expect(read.sequence).toBe(sequence)
  })
})

test('of several numbers the largest one counts', () => {
  const numbered = (headline: string) => readSignals({ headline, slugline: 'BC-Fire, 3rd Ld-Writethru' }).sequence
  expect([numbered('UPDATE 1-Fire in Athens'), numbered('UPDATE 4-Fire in Athens')]).toEqual([3, 4])
})

test.each([
  'Correction in stocks deepens',
  'Kill Bill: the whole story',
  'Lead: contamination in water',
  'Update-averse users stay behind',
  'Corrections, please: what we got wrong',
  'Hold the line: strikers stay',
  'Neu-Ulm feiert',
  'Annullato: il concerto di domani',
  'Part 2 of the plan',
  'Embargo: Cuba 60 years on',
  'Advisory: storm expected in Florida',
  'Precision: the art of watchmaking',
  'RETTET: DREI WANDERER',
  'Take 5: Five things to watch',
  'Corrige: la gramática de todos',
  'Add 2: cups of flour',
  'Update on the flood plan',
  'Urgent aid reaches the coast',
])('an everyday word is no marker: %s', (headline) => {
  expect(readSignals({ headline })).toMatchObject({ signals: [], headline })
})

test('a headline that is nothing but a marker stays as it is', () => {
  expect(readSignals({ headline: 'KILL KILL KILL' })).toMatchObject({ signals: ['kill'], headline: 'KILL KILL KILL' })
})

test('a kill notice names the story it speaks of by item number and quoted headline', () => {
  const read = readSignals({ headline: 'KILL', edNote: 'Please kill item dpa 157 "Probe launched to Mars". The launch was called off.' })
  expect(read.signals).toContain('kill')
  expect(read.refersTo).toEqual({ headlines: ['Probe launched to Mars'], items: ['157'] })
})

test("an editors' note says what was corrected or added", () => {
  expect(readSignals({ headline: 'Results', edNote: 'Eds: Adds full-year results.' }).signals).toEqual(['update'])
  expect(readSignals({ headline: 'Flood', edNote: '(Corrects last paragraph to say that ...)' }).signals).toEqual(['correction'])
  expect(readSignals({ headline: 'Flood', edNote: 'Eds: With AP Photos.' }).signals).toEqual([])
})

test.each([
  ['Дополнета со изјава на министерот', 'update'],
  ['Исправен наслов', 'correction'],
  ['This story has been corrected to show that the bridge is in Saraj', 'correction'],
  ['An earlier version of this story misstated the number', 'correction'],
  ['(Removes extraneous word)', 'correction'],
  ['EDITORS NOTE: Kill the story', 'kill'],
  ['Bitte diese Meldung nicht verwenden', 'kill'],
  ['Please do not use this story', 'withhold'],
])('an editors’ note: %s', (edNote, signal) => {
  expect(readSignals({ headline: 'Fire', edNote }).signals).toContain(signal)
})

test('hostile headlines are read to their end', () => {
  for (const evil of ['('.repeat(1000), `embargoed until ${'12:'.repeat(300)}`, ' - '.repeat(330), 'withdrawal of '.repeat(70)])
    expect(readSignals({ headline: evil, edNote: evil.repeat(4) }).signals.length).toBeLessThan(3)
})

test.each([
  ['HABER İPTALİ: Bakan istifa etti', 'Bakan istifa etti'],
  ['STORNO: Minister tritt zurück', 'Minister tritt zurück'],
  ['PONIŠTENA VIJEST: Ministar odstupio', 'Ministar odstupio'],
  ['STRYKNING: Minister avgår', 'Minister avgår'],
  ['ANNULLERING: Minister går af', 'Minister går af'],
  ['ОТМЕНЕНО АНУЛИРАНЕ', undefined],
])('in capitals the noun of a withdrawal takes down what follows: %s', (line, headline) => {
  const { signals, headline: bare } = readSignals({ headline: line })
  expect(signals.includes('kill')).toBe(headline !== undefined)
  if (headline) expect(bare).toBe(headline)
})

test.each([
  ['+++ EIL +++ Zug entgleist bei Celle +++', 'Zug entgleist bei Celle'],
  ['URGENT: Un train déraille', 'Un train déraille'],
  ['URGENT-Train derails', 'Train derails'],
  ['СРОЧНО. Поезд сошел с рельсов', 'Поезд сошел с рельсов'],
  ['【速報】列車が脱線', '列車が脱線'],
  ['Flash floods kill three', 'Flash floods kill three'],
  ['Urgent-care clinics close', 'Urgent-care clinics close'],
  ['URGENT:', 'URGENT:'],
])('how urgent it is says nothing of what a headline says: %s', (headline, bare) => {
  expect(readSignals({ headline })).toMatchObject({ signals: [], headline: bare })
})

test.each([
  ['KILL KILL KILL Potter sues city over br…', 'kill', 'Potter sues city over br…'],
  ['HOLD-HOLD-HOLD Potter sues city', 'withhold', 'Potter sues city'],
  ['*KILL* Potter sues city', 'kill', 'Potter sues city'],
  ['KILL/Potter sues city', 'kill', 'Potter sues city'],
  ['KILL/RIVER DEAL SIGNED', undefined, 'KILL/RIVER DEAL SIGNED'],
  ['KILL Potter sues city', undefined, 'KILL Potter sues city'],
  ['BORA BORA hotels are full', undefined, 'BORA BORA hotels are full'],
])('a word of capitals said again, between signs or before a slash needs no mark behind it: %s', (line, signal, headline) => {
  expect(readSignals({ headline: line })).toMatchObject({ signals: signal ? [signal] : [], headline })
})

test.each([
  'This story has been withdrawn.',
  'LONDON, Nov 27 (Agency) - This article was removed. Its figures were wrong.',
  'The agency has withdrawn this story. A corrected version will follow.',
  'Diese Meldung wurde zurückgezogen.',
  'Cette dépêche a été annulée.',
  'Este artículo fue anulado por contener errores.',
  'Данное сообщение аннулировано.',
  'Bu haber iptal edilmiştir.',
  'この記事は取り消されました。',
])('what stands in the place of a text that was taken away withdraws it: %s', (body) => {
  expect(readSignals({ headline: 'Potter sues city', body }).signals).toEqual(['kill'])
  expect(readSignals({ headline: 'Potter sues city', summary: body }).signals).toEqual(['kill'])
})

test.each([
  'This article explains why the law on potters was withdrawn.',
  'This story of a potter moved readers to tears, and the kiln was removed.',
  'The report was withdrawn by the ministry on Friday.',
  `This story has been withdrawn. ${'The city told the court of it at length. '.repeat(6)}`,
])('but not what a text tells of: %s', (body) => {
  expect(readSignals({ headline: 'Potter sues city', body }).signals).toEqual([])
})

test('a bracket over a text says that it is the killed one, corrected, and leaves it a text', () => {
  const text = [
    'The violin was sold for forty euros at a market in Graz, and nobody knew it.',
    'A nurse saw the label under a lamp and called the orchestra, which had looked for it since 1979.',
  ]
  const body = ['(Corrected resend of the killed story; the violin was sold in Graz.)', ...text].join('\n')
  expect(readSignals({ headline: 'CORRECTED: Violin found', body }).signals).toEqual(['correction', 'restore'])
  expect(isNoticeText(body)).toBe(false)
  expect(isNoticeText('(Please kill the story “Violin found in Graz”.)')).toBe(true)
  expect(
    readSignals({ headline: 'Violin found', body: ['(The kill of his brother was restored to memory.)', ...text].join('\n') }).signals,
  ).toEqual([])
})

test.each(['PHOTO KILL: Potter and kiln', 'MANDATORY PHOTO ELIMINATION - Potter and kiln', 'VIDEO WITHDRAWN: Potter and kiln'])(
  'what is withdrawn beside a story rules none: %s',
  (headline) => {
    expect(readSignals({ headline }).signals).toEqual(['advisory'])
  },
)

describe('a ruling is read where it stands', () => {
  test.each<[string, Parameters<typeof readSignals>[0], string, string[]]>([
    ['in a headline', { headline: 'KILL-KILL-KILL: POTTER SUES CITY' }, 'kill', ['POTTER SUES CITY']],
    ['in a description', { headline: 'Weaver to lead theatre', summary: 'MANDATORY KILL' }, 'kill', ['Weaver to lead theatre']],
    [
      'in a text',
      { headline: 'Weaver to lead theatre', body: 'KILL KILL KILL\n\nThis story must not be used.' },
      'kill',
      ['Weaver to lead theatre'],
    ],
    [
      'in a note to editors',
      { headline: 'Advisory', body: 'Editors: Please kill the story headlined Potter sues city over kiln. It will not be replaced.' },
      'kill',
      ['Potter sues city over kiln'],
    ],
    [
      'in German',
      { headline: 'An die Redaktionen', body: 'Die Meldung "Töpfer verklagt Stadt" wird zurückgezogen. Bitte nicht mehr verwenden.' },
      'kill',
      ['Töpfer verklagt Stadt', 'An die Redaktionen'],
    ],
    [
      'in Spanish',
      { headline: 'Nota a los editores', body: 'Rogamos anulen la nota "El alfarero demanda a la ciudad".' },
      'kill',
      ['El alfarero demanda a la ciudad', 'Nota a los editores'],
    ],
    ['that takes a kill back', { headline: 'KILL WITHDRAWN: Potter sues city' }, 'restore', ['Potter sues city']],
  ])('%s', (_, said, signal, headlines) => {
    const read = readSignals(said)
    expect(read.signals).toContain(signal)
    expect(referencesOf({ id: 'n', headline: said.headline! }, read.signals, read)?.headlines).toEqual(headlines)
  })

  test('in a long text only where a line is nothing else, and in a short one that names nothing not at all', () => {
    const long = 'The potter wants the city to pay for her kiln. '.repeat(20)
    expect(readSignals({ headline: 'Kiln', body: `KILL: Potter sues city\n${long}` }).signals).toEqual([])
    expect(readSignals({ headline: 'Kiln', body: `KILL KILL KILL\n${long}` }).signals).toEqual(['kill'])
    expect(readSignals({ headline: 'Council debates', body: 'Kill the story, the mayor told her aides on Friday.' }).signals).toEqual([])
  })

  test('a corrected resend that says it stands in for the killed story lifts the kill', () => {
    expect(readSignals({ headline: 'Fire', edNote: 'This is a corrected resend of the killed story.' }).signals).toContain('restore')
  })

  test.each([
    {
      headline: 'Drug withdrawn in Europe',
      body: 'Withdrawn by its maker in May, the drug "Alpha Plus Extra" was sold again in June, the agency said.',
    },
    { headline: 'Council to kill plan', body: 'The council voted to kill the plan. "Kill this story of waste," the mayor said.' },
    { headline: 'Film review', body: 'Kill Bill: The Whole Bloody Affair\nThe film is long, and "worth every minute of it", critics say.' },
    { headline: 'Nurses told to hold', body: 'HOLD THE LINE\nNurses must hold for an hour, the union said on Friday.' },
  ])('a text that only speaks of such things is none: $headline', (said) => {
    expect(readSignals(said).signals).toEqual([])
  })
})

describe('a notice means', () => {
  const stories = [
    { uri: 'a', headline: 'Potter sues city over broken kiln in former hospital', slugline: 'BC-Potter-Kiln' },
    { uri: 'b', headline: 'Minister says economy grows' },
    { uri: 'c', headline: 'Minister says economy shrinks' },
    { uri: 'tag:agency,2026:item0123', headline: 'Bank director held over gold' },
  ]
  const means = (more: Partial<{ uris: string[]; items: string[]; headlines: string[] }>) => {
    const { meant, doubtful } = meantBy({ uris: [], items: [], headlines: [], ...more }, stories)
    return { meant: meant.map(({ uri }) => uri), doubtful: doubtful.map(({ uri }) => uri) }
  }
  test.each<[string, Parameters<typeof means>[0], string[], string[]]>([
    ['the story whose headline it cuts short', { headlines: ['POTTER SUES CITY'] }, ['a'], []],
    ['one whose headline it cuts within a word', { headlines: ['Potter sues city over bro…'] }, ['a'], []],
    ['one by its slug, however it is written', { items: ['potter/kiln'] }, ['a'], []],
    ['one by its number', { items: ['0123'] }, ['tag:agency,2026:item0123'], []],
    ['nobody by two words', { headlines: ['Potter sues'] }, [], []],
    ['nobody for sure where a cut headline fits two', { headlines: ['Minister says economy'] }, [], ['b', 'c']],
  ])('%s', (_, names, meant, doubtful) => {
    expect(means(names)).toEqual({ meant, doubtful })
  })
})

test.each([
  ['Editors: the bank disputes the sum.', true],
  ['Note to editors\nThe bank disputes the sum.', true],
  ['KILL KILL KILL\nPlease kill item dpa 157 at once.', true],
  ['Please kill the story “Bank director held over gold”. It is wrong.', true],
  ['', false],
  ['HOLD HOLD HOLD\nThe director of a bank is held over missing gold.', false],
  [
    'The director of a bank is held over missing gold.\nHe denies it.\nThe police look for more.\nThe vault is shut.\nEditors: with pictures.',
    false,
  ],
  [`Editors: ${'the bank disputes the sum. '.repeat(40)}`, false],
])('a text is words to editors, or the story that they are about: %s', (text, words) => {
  expect(isNoticeText(text)).toBe(words)
})
