import type { Language } from './language.ts'

/** Swedish */
export const sv: Language = {
  months: 'januari februari mars april maj juni juli augusti september oktober november december',
  particles: 'af av',
}
