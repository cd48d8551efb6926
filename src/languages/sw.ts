import type { Language } from './language.ts'

/** Swahili */
export const sw: Language = {
  months: 'januari februari machi aprili mei juni julai agosti septemba oktoba novemba desemba',
  authorLabels: 'na',
  relatedHeadings: 'soma zaidi|soma pia|habari zinazohusiana',
  pointers: 'soma zaidi|soma pia',
}
