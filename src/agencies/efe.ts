import type { Agency } from './agency.ts'

/** Agencia EFE, Madrid. */
export const efe: Agency = {
  name: 'EFE',
  country: 'ES',
  spellings: ['Agencia EFE', 'Efe', 'ЕФЕ', 'ΕΦΕ', '埃菲社'],
  initials: ['efe'],
}
