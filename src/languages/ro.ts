import type { Language } from './language.ts'

/** Romanian */
export const ro: Language = {
  months: `ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
ian feb mar apr mai iun iul aug sep oct noi dec`,
  and: 'și',
  dateChanged: 'actualizat',
  datePublished: 'publicat',
  besideDates: 'ora',
  sourceLabels: 'sursa',
  relatedHeadings: 'citește și|citiți și|citeste si|articole similare|cele mai citite|vezi și',
  pointers: 'citește și|citiți și|vezi și|citeste si',
  signUp: 'abonează-te',
  readingTime: 'durată de citire',
  counted: 'vizualizări|citiri|afișări|comentarii',
  embargo: {
    lifting: {
      embargo: 'embargo',
      hold: 'suspendare|reținere|blocare',
      lifted: 'ridicat|ridicare|anulat|sfârșit|încetat|retras|expirat|revocat|încheiat',
      free: '(?:acum )?(?:eliberat[ăe]?|(?:liber[ăe]?|eliberat[ăe]?) (?:pentru|de|la) (?:publicare|difuzare|utilizare|embargo))|(?:publicare|difuzare) (?:liberă|imediată)|poate fi (?:publicat|difuzat|utilizat)[ăe]?|fără embargo',
      unlifted: 'nu|va fi|dacă|până|încă',
    },
    openings: ['embargo', 'sub embargo', 'a nu se publica înainte', 'a nu se difuza înainte'],
    everyday: ['embargo'],
    until: 'până|înainte',
    lifted: ['embargo ridicat', 'embargoul a fost ridicat'],
    today: ['azi', 'astăzi'],
    tomorrow: ['mâine'],
    midnight: ['miezul nopții'],
    hours: ['ore'],
  },
  markers: {
    update: 'actualizare|actualizat',
    correction: 'corectur[ăa]|corectat|corec[țt]ie|erat[ăa]|rectificare',
    clarification: 'precizare',
    repeat: 'repetare',
  },
  markersInCapitals: { kill: 'anulare|anulat[ăa]?|retras[ăa]?', repeat: 'revenire' },
  orders: {
    restore: 'restabilit[ăa]?',
    kill: 'anula[țţt]i|a se anula|de anulat|anulează|anul[ăa]m|anulat[ăa]?|anulare|[șşs]terge[țţt]i|a se [șşs]terge|retrage[țţt]i|a se retrage|retragem|retras[ăa]?|elimina[țţt]i|de eliminat|a nu se (?:folosi|utiliza|publica|difuza)|nu folosi[țţt]i',
    withhold: 're[țţt]ine[țţt]i|a se re[țţt]ine|suspendat[ăa]?',
  },
}
