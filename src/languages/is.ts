import type { Language } from './language.ts'

/** Icelandic */
export const is: Language = {
  months: 'janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember',
  markers: { correction: 'lei[ðd]r[ée]tting' },
}
