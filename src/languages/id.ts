import type { Language } from './language.ts'

/** Indonesian */
export const id: Language = {
  months: 'januari februari maret april mei juni juli agustus september oktober november desember',
}
