import type { Language } from './language.ts'

/** Italian */
export const it: Language = {
  months: `gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
gen feb mar apr mag giu lug ago set ott nov dic`,
}
