import type { Language } from './language.ts'

/** Belarusian */
export const be: Language = {
  embargo: {
    openings: ['эмбарга', 'не публікаваць да', 'не публікаваць раней', 'не распаўсюджваць да', 'забаронена публікаваць да'],
    everyday: ['эмбарга'],
    until: 'да',
    tomorrow: ['заўтра'],
    today: ['сёння'],
    hours: ['гадзін', 'гадзіны'],
  },
  months: 'студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня',
  creditLabels: 'фота|здымак',
}
