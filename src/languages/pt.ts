import type { Language } from './language.ts'

/** Portuguese */
export const pt: Language = {
  months: `janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
jan fev mar abr mai jun jul ago set out nov dez`,
  particles: 'da das do dos e',
}
