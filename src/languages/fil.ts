import type { Language } from './language.ts'

/** Filipino */
export const fil: Language = {
  months: 'enero pebrero marso abril mayo hunyo hulyo agosto setyembre oktubre nobyembre disyembre',
}
