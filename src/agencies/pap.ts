import type { Agency } from './agency.ts'

/** Polska Agencja Prasowa, Warsaw. */
export const pap: Agency = {
  name: 'PAP',
  country: 'PL',
  spellings: ['Polska Agencja Prasowa', 'ПАП'],
  initials: ['pap'],
}
