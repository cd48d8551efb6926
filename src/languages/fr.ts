import type { Language } from './language.ts'

/** French */
export const fr: Language = {
  months: `janvier février mars avril mai juin juillet août septembre octobre novembre décembre
janv févr mars avr mai juin juil août sept oct nov déc`,
}
