/** Agencies of Africa south of the Sahara. */
import type { Agency } from '../agency.ts'

export const africa: readonly Agency[] = [
  { name: 'NAN', country: 'NG', spellings: ['News Agency of Nigeria'] },
  { name: 'GNA', country: 'GH', spellings: ['Ghana News Agency'] },
  { name: 'SNA', country: 'SN', spellings: ['Agence de presse sénégalaise'] },
  { name: 'AIP', country: 'CI', spellings: ['Agence ivoirienne de presse'] },
  { name: 'PANA', country: 'SN', spellings: ['Panapress'] },
  { name: 'ENA', country: 'ET', spellings: ['Ethiopian News Agency'] },
  { name: 'KNA', country: 'KE', spellings: ['Kenya News Agency'] },
  { name: 'Angop', country: 'AO', spellings: ['ANGOP'] },
  { name: 'AIM', country: 'MZ', spellings: ['Agência de Informação de Moçambique'] },
  { name: 'Inforpress', country: 'CV', spellings: [] },
  { name: 'ZANIS', country: 'ZM', spellings: [] },
  { name: 'Ziana', country: 'ZW', spellings: ['New Ziana'] },
  { name: 'SAnews', country: 'ZA', spellings: ['SAPA'] },
  { name: 'ANA', country: 'ZA', spellings: ['African News Agency'] },
]
