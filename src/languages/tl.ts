import type { Language } from './language.ts'

/** Tagalog */
export const tl: Language = {
  months: 'enero pebrero marso abril mayo hunyo hulyo agosto setyembre oktubre nobyembre disyembre',
}
