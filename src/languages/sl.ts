import type { Language } from './language.ts'

/** Slovene */
export const sl: Language = {
  months: 'januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra',
  dateChanged: 'posodobljeno',
  relatedHeadings: 'preberite tudi|preberite še|preberi še|sorodni članki',
  pointers: 'preberite tudi',
  headlineLabels: 'nujno',
  markers: { update: 'dopolnjeno|dopolnitev', clarification: 'pojašnjenje', repeat: 'ponovitev' },
  markersInCapitals: { correction: 'popravek', kill: 'umik|umaknjeno|preklic|preklic|preklicano' },
  embargo: {
    lifting: {
      embargo: 'embarg',
      hold: 'zadržanje',
      lifted: 'preklican|odpravljen|umaknjen|konec|ukinjen|potekel|prenehal|dvignjen|sproščen',
      free: '(?:že |zdaj )?(?:prost[aoi]?|sproščen[aoi]?)(?: za (?:objavo|uporabo))?|lahko se objavi|brez embarga',
      unlifted: 'ni|bo|če|do|še',
    },
    openings: [
      'ni za objavo pred',
      'objava prepovedana do',
      'ne objavite pred',
      'za objavo po',
      'za objavo od',
      'embargo',
      'pod embargom',
      'ne objavljajte pred',
      'ne objavljajte do',
      'prepovedana objava do',
      'prepoved objave do',
    ],
    everyday: ['za objavo po', 'za objavo od', 'embargo'],
    participles: ['pod embargom'],
    until: 'do|pred',
    today: ['danes'],
    tomorrow: ['jutri'],
    noon: ['poldne', 'opoldne'],
    midnight: ['polnoč', 'polnoči', 'opolnoči'],
    hours: ['h', 'uri', 'ure', 'ura'],
  },
  orders: {
    kill: 'umakni(?:te)?|umikamo|umik|umaknjeno|prekliči(?:te)?|preklic|preklicano|preklicujemo|se (?:prekliče|umika|umakne)|izbriši(?:te)?|brisati|razveljavi(?:ti|te)?|razveljavljeno|ne uporabljajte|preklic\\S*|prekli[čc]\\S*|umak\\S*|umik\\S*|razveljav\\S*|storn\\S*',
    withhold: 'zadrži(?:te)?|zadržati',
  },
}
