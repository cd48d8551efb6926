import type { Language } from './language.ts'

/** Catalan */
export const ca: Language = {
  months: 'gener febrer març abril maig juny juliol agost setembre octubre novembre desembre',
  particles: 'i',
  and: 'i',
  dateChanged: 'actualitzat',
  datePublished: 'publicat',
  embargo: {
    lifting: {
      embargo: 'embargament|embarg',
      hold: 'retenció',
      lifted: 'aixecat|fi de|fi d|anul·lat|retirat|finalitzat',
      free: "(?:ja )?lliure(?: (?:per a?|de) (?:l['’]ús|la publicació|publicar|publicació|difusió|embargament))?|publicació (?:lliure|immediata)|es pot (?:publicar|difondre)",
      unlifted: 'no|serà|si|fins',
    },
    openings: ['embargat'],
    participles: ['embargat'],
    until: 'fins',
    tomorrow: ['demà'],
    today: ['avui'],
  },
  orders: {
    kill: 'anul·lar|anul·l[ae]u?|anul·lat|anul·lada|eliminar|elimineu|retirar|retireu|retirat|retirada|esborrar|suprimir|no (?:utilitzar|publicar)',
    withhold: 'retenir',
  },
}
