import type { Agency } from './agency.ts'

/** Associated Press, New York. */
export const ap: Agency = {
  name: 'AP',
  country: 'US',
  everywhere: true,
  spellings: [
    'Associated Press',
    'The Associated Press',
    'АП',
    'Асошиејтед прес',
    'Asošijeted pres',
    'أسوشيتد برس',
    '美联社',
    'AP通信',
    '에이피',
    'Ασοσιέιτεντ Πρες',
  ],
  creditHeads: ['AP Photo'],
  mediaNotes: ['AP'],
  slugPrefix: 'ap',
}
