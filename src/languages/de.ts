import type { Language } from './language.ts'

/** German */
export const de: Language = {
  months: `jan feb märz apr mai juni juli aug sept okt nov dez
januar februar märz april mai juni juli august september oktober november dezember
jänner feber mär apr mai jun jul aug sep okt nov dez`,
}
