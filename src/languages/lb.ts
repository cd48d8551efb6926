import type { Language } from './language.ts'

/** Luxembourgish */
export const lb: Language = {
  months: 'januar februar mäerz abrëll mee juni juli august september oktober november dezember',
}
