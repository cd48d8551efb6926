import type { Agency } from './agency.ts'

/** Agenzia Nazionale Stampa Associata, Rome. */
export const ansa: Agency = {
  name: 'ANSA',
  country: 'IT',
  spellings: ['Agenzia ANSA', 'АНСА', '安莎社', 'ANSA.it'],
  initials: ['ansa'],
}
