/** Agencies of the countries that were the Soviet Union, but for the Baltic ones. */
import type { Agency } from '../agency.ts'

export const postSoviet: readonly Agency[] = [
  { name: 'RIA Novosti', country: 'RU', spellings: ['РИА Новости', 'РИА Новости Россия сегодня', 'РИА новости', 'RIA', 'РИА', '俄新社'] },
  { name: 'Sputnik', country: 'RU', spellings: ['Спутник', 'Спутњик', 'Sputnjik'], everyday: ['Sputnik', 'Спутник'] },
  { name: 'Interfax', country: 'RU', spellings: ['Интерфакс', 'Интерфакс-Россия'] },
  { name: 'Interfax-Ukraine', country: 'UA', spellings: ['Інтерфакс-Україна', 'Интерфакс-Украина'] },
  { name: 'Ukrinform', country: 'UA', spellings: ['Укрінформ', 'Укринформ'] },
  { name: 'UNIAN', country: 'UA', spellings: ['УНІАН', 'УНИАН'] },
  { name: 'BelTA', country: 'BY', spellings: ['БелТА', 'БЕЛТА'] },
  { name: 'Moldpres', country: 'MD', spellings: [] },
  { name: 'IPN', country: 'MD', spellings: [] },
  { name: 'Armenpress', country: 'AM', spellings: ['Արմենպրես', 'Арменпресс', 'ARMENPRESS'] },
  { name: 'Azertac', country: 'AZ', spellings: ['AZƏRTAC', 'АЗЕРТАДЖ', 'AZERTAC'] },
  { name: 'Trend', country: 'AZ', spellings: ['Trend News Agency'], everyday: ['Trend'] },
  { name: 'Interpressnews', country: 'GE', spellings: ['IPN Georgia'] },
  { name: 'Kazinform', country: 'KZ', spellings: ['Казинформ', 'Qazinform', 'ҚазАқпарат'] },
  { name: 'Kabar', country: 'KG', spellings: ['Кабар'], everyday: ['Kabar'] },
  { name: 'UzA', country: 'UZ', spellings: ['УзА', 'O‘zA'] },
  { name: 'Khovar', country: 'TJ', spellings: ['Ховар'] },
]
