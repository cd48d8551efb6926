import type { Language } from './language.ts'

/** Welsh */
export const cy: Language = {
  months: 'ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr',
}
