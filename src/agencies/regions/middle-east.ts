/** Agencies of the Middle East and northern Africa. */
import type { Agency } from '../agency.ts'

export const middleEast: readonly Agency[] = [
  { name: 'IRNA', country: 'IR', spellings: ['ایرنا', 'ИРНА', 'إرنا'] },
  { name: 'ISNA', country: 'IR', spellings: ['ایسنا'] },
  { name: 'Tasnim', country: 'IR', spellings: ['تسنیم', 'Тасним'] },
  { name: 'Fars', country: 'IR', spellings: ['Fars News Agency', 'فارس', 'Фарс'], everyday: ['Fars', 'فارس', 'Фарс'] },
  { name: 'Mehr', country: 'IR', spellings: ['Mehr News Agency', 'مهر'], everyday: ['Mehr', 'مهر'] },
  { name: 'INA', country: 'IQ', spellings: ['Iraqi News Agency', 'واع'] },
  { name: 'SANA', country: 'SY', spellings: ['سانا', 'САНА'], everyday: ['سانا'] },
  { name: 'Petra', country: 'JO', spellings: ['بترا', 'Jordan News Agency'], everyday: ['Petra'] },
  { name: 'NNA', country: 'LB', spellings: ['الوكالة الوطنية للإعلام', 'National News Agency'] },
  { name: 'WAFA', country: 'PS', spellings: ['وفا', 'ВАФА'], everyday: ['وفا'] },
  { name: 'SPA', country: 'SA', spellings: ['واس', 'Saudi Press Agency'], everyday: ['واس'] },
  { name: 'WAM', country: 'AE', spellings: ['وام', 'Emirates News Agency'], everyday: ['وام'] },
  { name: 'QNA', country: 'QA', spellings: ['قنا', 'Qatar News Agency'] },
  { name: 'KUNA', country: 'KW', spellings: ['كونا', 'Kuwait News Agency'] },
  { name: 'BNA', country: 'BH', spellings: ['بنا', 'Bahrain News Agency'], everyday: ['بنا'] },
  { name: 'ONA', country: 'OM', spellings: ['Oman News Agency'] },
  { name: 'Saba', country: 'YE', spellings: ['سبأ', 'Saba News Agency'], everyday: ['Saba', 'سبأ'] },
  { name: 'MENA', country: 'EG', spellings: ['أ ش أ', 'Middle East News Agency'] },
  { name: 'APS', country: 'DZ', spellings: ['وأج', 'Algérie Presse Service'] },
  { name: 'MAP', country: 'MA', spellings: ['ومع', 'Maghreb Arabe Presse'] },
  { name: 'TAP', country: 'TN', spellings: ['وات', 'Tunis Afrique Presse'], everyday: ['وات'] },
  { name: 'LANA', country: 'LY', spellings: ['Libyan News Agency'] },
  { name: 'SUNA', country: 'SD', spellings: ['سونا'] },
  { name: 'TPS', country: 'IL', spellings: ['Tazpit Press Service'] },
]
