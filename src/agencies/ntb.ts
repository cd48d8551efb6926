import type { Agency } from './agency.ts'

/** Norsk Telegrambyrå, Oslo. */
export const ntb: Agency = {
  name: 'NTB',
  country: 'NO',
  spellings: ['Norsk Telegrambyrå', 'NTB scanpix', 'NTB Scanpix'],
  initials: ['ntb'],
}
