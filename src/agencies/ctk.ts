import type { Agency } from './agency.ts'

/** Česká tisková kancelář, Prague. */
export const ctk: Agency = {
  name: 'CTK',
  country: 'CZ',
  spellings: ['ČTK', 'Česká tisková kancelář', 'Czech News Agency', 'ЧТК'],
  initials: ['ctk'],
}
