import type { Language } from './language.ts'

/** Catalan */
export const ca: Language = {
  months: 'gener febrer març abril maig juny juliol agost setembre octubre novembre desembre',
  particles: 'i',
  and: 'i',
  dateChanged: 'actualitzat',
  datePublished: 'publicat',
  embargo: { openings: ['embargat'], participles: ['embargat'], until: 'fins', tomorrow: ['demà'], today: ['avui'] },
}
