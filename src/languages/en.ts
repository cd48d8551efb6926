import type { Language } from './language.ts'

/** English */
export const en: Language = {
  months: `january february march april may june july august september october november december
jan feb mar apr may jun jul aug sep oct nov dec`,
}
