import type { Agency } from './agency.ts'

/** Austria Presse Agentur, Vienna. */
export const apa: Agency = {
  name: 'APA',
  country: 'AT',
  spellings: ['Austria Presse Agentur', 'APA-OTS', 'APA/dpa', 'АПА'],
  initials: ['apa'],
}
