import type { Agency } from './agency.ts'

/** Algemeen Nederlands Persbureau, Rijswijk. */
export const anp: Agency = {
  name: 'ANP',
  country: 'NL',
  spellings: ['Algemeen Nederlands Persbureau', 'АНП'],
  initials: ['anp'],
}
