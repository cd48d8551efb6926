import { expect, test } from 'vitest'
import { parseCreditLine, splitCaption } from '#src/credits/media-credit.ts'
import { naturalName } from '#src/credits/person-name.ts'

test.each([
  ['EPA-EFE / KENZO TRIBOUILLARD / POOL', { agency: 'EPA-EFE', photographer: 'Kenzo Tribouillard', pool: true }],
  ['AP Photo/Jane Doe, File', { agency: 'AP', photographer: 'Jane Doe', file: true }],
  ['Foto: dpa/Max Müller', { agency: 'dpa', photographer: 'Max Müller' }],
  ['Źródło: Pixabay', { agency: 'Pixabay' }],
  ['Quellen: Jane Doe', {}],
  ['© Jane Doe / AFP via Getty Images', { agency: 'AFP', photographer: 'Jane Doe', agencies: ['AFP', 'Getty Images'] }],
  ['© 2024 Getty Images', { agency: 'Getty Images' }],
  ['(Photo by JANE MCDONALD/AFP)', { agency: 'AFP', photographer: 'Jane McDonald' }],
  ['Photograph: Jane Doe/Reuters', { agency: 'Reuters', photographer: 'Jane Doe' }],
  ['Photograph: Jane Doe for The Guardian', { agency: 'The Guardian', photographer: 'Jane Doe', rightsHolder: 'The Guardian' }],
  ['Фото: МИА', { agency: 'MIA' }],
  ['Фото: МИА / Дарко Попов', { agency: 'MIA', photographer: 'Дарко Попов' }],
  ['Bild: picture alliance/dpa | Max Müller', { agency: 'dpa', photographer: 'Max Müller', agencies: ['picture alliance', 'dpa'] }],
  ['Pool Photo via AP', { agency: 'AP', pool: true }],
  ['Ministry of Defence/Handout via REUTERS', { agency: 'Reuters', handout: true, rightsHolder: 'Ministry of Defence' }],
  ['Φωτο: ΑΠΕ-ΜΠΕ', { agency: 'ANA-MPA' }],
  ['新华社记者 谢环驰 摄', { agency: 'Xinhua', photographer: '谢环驰' }],
  ['写真：ロイター', { agency: 'Reuters' }],
  ['KEYSTONE/EPA/MARTIN DIVIŠ', { agency: 'EPA', photographer: 'Martin Diviš', agencies: ['Keystone', 'EPA'] }],
  [
    'JANE DOE / GETTY IMAGES NORTH AMERICA / Getty Images via AFP',
    { agency: 'AFP', photographer: 'Jane Doe', agencies: ['Getty Images', 'AFP'] },
  ],
  ['Foto: XYZ / Ion Pop', { agency: 'XYZ', photographer: 'Ion Pop', rightsHolder: 'XYZ' }],
  ['', {}],
])('the credit line %s is taken apart', (line, credit) => {
  expect(parseCreditLine(line)).toEqual(credit)
})

test.each([
  ['KENZO TRIBOUILLARD', 'Kenzo Tribouillard'],
  ['ALEXANDER VAN DER BELLEN', 'Alexander van der Bellen'],
  ["ANNE-MARIE O'NEILL", "Anne-Marie O'Neill"],
  ['EWAN MACGREGOR', 'Ewan MacGregor'],
  ['EMMANUEL MACRON', 'Emmanuel Macron'],
  ['BASHAR AL-ASSAD', 'Bashar al-Assad'],
  ['İSMAİL ŞAHİN', 'İsmail Şahin'],
  ['ДАРКО ПОПОВ', 'Дарко Попов'],
  ['JP Morel', 'JP Morel'],
  ['Jane DOE', 'Jane Doe'],
])('%s is written %s', (printed, natural) => {
  expect(naturalName(printed)).toBe(natural)
})

test.each([
  [
    'Jens Stoltenberg / Photo: EPA-EFE / KENZO TRIBOUILLARD / POOL',
    {
      caption: 'Jens Stoltenberg',
      creditLine: 'EPA-EFE / KENZO TRIBOUILLARD / POOL',
      credit: { agency: 'EPA-EFE', photographer: 'Kenzo Tribouillard', pool: true },
    },
  ],
  [
    'The mayor in Rome on Monday. (AP Photo/Jane Doe)',
    { caption: 'The mayor in Rome on Monday.', creditLine: 'AP Photo/Jane Doe', credit: { agency: 'AP', photographer: 'Jane Doe' } },
  ],
  ['Der Kanzler in Bonn. Foto: dpa', { caption: 'Der Kanzler in Bonn.', creditLine: 'dpa', credit: { agency: 'dpa' } }],
  ['A queue at a bank — Reuters', { caption: 'A queue at a bank', creditLine: 'Reuters', credit: { agency: 'Reuters' } }],
  [
    'Un campamento, el 1 de agosto. Juana Gómez (REUTERS)',
    {
      caption: 'Un campamento, el 1 de agosto.',
      creditLine: 'Juana Gómez (REUTERS)',
      credit: { agency: 'Reuters', photographer: 'Juana Gómez' },
    },
  ],
  [
    'A crackdown on people entering the country AP Photo/Jane H. Doe',
    {
      caption: 'A crackdown on people entering the country',
      creditLine: 'AP Photo/Jane H. Doe',
      credit: { agency: 'AP', photographer: 'Jane H. Doe' },
    },
  ],
  [
    'Der Rat im Hauptquartier Jane Doe II/Copyright 2026 The AP. All rights reserved.',
    {
      caption: 'Der Rat im Hauptquartier',
      creditLine: 'Jane Doe II/Copyright 2026 The AP',
      credit: { agency: 'AP', photographer: 'Jane Doe II' },
    },
  ],
  [
    'A quiet street. (Jane Doe/The Union via AP)',
    {
      caption: 'A quiet street.',
      creditLine: 'Jane Doe/The Union via AP',
      credit: { agency: 'AP', photographer: 'Jane Doe', rightsHolder: 'The Union' },
    },
  ],
  [
    'Emissions by year. Source: Repeat Yearbook',
    {
      caption: 'Emissions by year.',
      creditLine: 'Repeat Yearbook',
      credit: { agency: 'Repeat Yearbook', rightsHolder: 'Repeat Yearbook' },
    },
  ],
  ['A star attends a photo-call in Paris, France.', { caption: 'A star attends a photo-call in Paris, France.' }],
  ['Getty Images', { creditLine: 'Getty Images', credit: { agency: 'Getty Images' } }],
  ['He said the and/or clause / or the other was fine.', { caption: 'He said the and/or clause / or the other was fine.' }],
  ['Photo: a dog walks in the park. It was happy there.', { caption: 'Photo: a dog walks in the park. It was happy there.' }],
  ['Kabinettssitzung (Archivbild)', { caption: 'Kabinettssitzung (Archivbild)' }],
])('%s is told apart into caption and credit', (text, parts) => {
  expect(splitCaption(text)).toEqual(parts)
})

test('hostile captions end before the test runner loses patience', () => {
  for (const piece of ['Photo: ', '(', ' / ', '© ', 'a ', 'A.', '[(', 'Foto von ', ' via ']) {
    splitCaption(piece.repeat(200_000))
    parseCreditLine(piece.repeat(200_000))
  }
})
