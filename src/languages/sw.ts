import type { Language } from './language.ts'

/** Swahili */
export const sw: Language = {
  months: 'januari februari machi aprili mei juni julai agosti septemba oktoba novemba desemba',
}
