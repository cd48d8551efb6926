import type { Language } from './language.ts'

/** Galician */
export const gl: Language = {
  months: 'xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro',
}
