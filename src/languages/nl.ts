import type { Language } from './language.ts'

/** Dutch */
export const nl: Language = {
  months: 'januari februari maart april mei juni juli augustus september oktober november december',
  particles: 'van den der te ten ter het op',
}
