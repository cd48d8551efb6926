import type { Agency } from './agency.ts'

/** Kyodo News, Tokyo. */
export const kyodo: Agency = {
  name: 'Kyodo',
  country: 'JP',
  spellings: ['Kyodo News', '共同通信', '共同', '共同通信社', 'Кјодо', 'Киодо', 'Kjodo'],
  everyday: ['共同'],
  corners: ['共同'],
}
