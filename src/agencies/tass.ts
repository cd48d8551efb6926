import type { Agency } from './agency.ts'

/** TASS, Moscow. */
export const tass: Agency = {
  name: 'TASS',
  country: 'RU',
  spellings: ['ITAR-TASS', 'ТАСС', 'ИТАР-ТАСС', 'ТАСС Россия', '塔斯社', 'Τας'],
  initials: ['tass'],
}
