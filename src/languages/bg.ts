import type { Language } from './language.ts'

/** Bulgarian */
export const bg: Language = {
  months: 'януари февруари март април май юни юли август септември октомври ноември декември',
}
