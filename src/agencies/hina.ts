import type { Agency } from './agency.ts'

/** Hrvatska izvještajna novinska agencija, Zagreb. */
export const hina: Agency = {
  name: 'Hina',
  country: 'HR',
  spellings: ['HINA', 'Хина', 'Hrvatska izvještajna novinska agencija'],
  initials: ['hina'],
}
