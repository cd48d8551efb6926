import type { Language } from './language.ts'

/** Danish */
export const da: Language = {
  months: 'januar februar marts april maj juni juli august september oktober november december',
}
