import type { Language } from './language.ts'

/** Macedonian */
export const mk: Language = {
  months: `јануари февруари март април мај јуни јули август септември октомври ноември декември
јан фев мар апр мај јун јул авг сеп окт ное дек`,
}
