/** Agencies of the Americas. */
import type { Agency } from '../agency.ts'

export const americas: readonly Agency[] = [
  { name: 'UPI', country: 'US', spellings: ['United Press International', 'УПИ'] },
  { name: 'Bloomberg', country: 'US', spellings: ['Bloomberg News', 'Блумберг', '彭博社', 'ブルームバーグ'] },
  { name: 'Dow Jones', country: 'US', spellings: ['Dow Jones Newswires', 'Dow Jones News'] },
  { name: 'TNS', country: 'US', spellings: ['Tribune News Service'] },
  { name: 'JTA', country: 'US', spellings: ['Jewish Telegraphic Agency'] },
  { name: 'QMI', country: 'CA', spellings: ['Agence QMI'] },
  { name: 'Postmedia News', country: 'CA', spellings: [] },
  { name: 'Agência Brasil', country: 'BR', spellings: ['Agencia Brasil'] },
  { name: 'Estadão Conteúdo', country: 'BR', spellings: [] },
  { name: 'Folhapress', country: 'BR', spellings: [] },
  { name: 'Télam', country: 'AR', spellings: ['Telam'] },
  { name: 'NA', country: 'AR', spellings: ['Noticias Argentinas'] },
  { name: 'Andina', country: 'PE', spellings: ['Agencia Andina'] },
  { name: 'Notimex', country: 'MX', spellings: [] },
  { name: 'Quadratín', country: 'MX', spellings: [] },
  { name: 'Prensa Latina', country: 'CU', spellings: [] },
  { name: 'ACN', country: 'CU', spellings: ['Agencia Cubana de Noticias'] },
  { name: 'AVN', country: 'VE', spellings: ['Agencia Venezolana de Noticias'] },
  { name: 'ABI', country: 'BO', spellings: ['Agencia Boliviana de Información'] },
  { name: 'IP', country: 'PY', spellings: ['Agencia IP'] },
  { name: 'Colprensa', country: 'CO', spellings: [] },
  { name: 'CMC', country: 'BB', spellings: ['Caribbean Media Corporation'] },
  { name: 'RFE/RL', country: 'US', spellings: ['Radio Free Europe/Radio Liberty'] },
]
