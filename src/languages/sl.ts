import type { Language } from './language.ts'

/** Slovene */
export const sl: Language = {
  months: 'januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra',
  dateChanged: 'posodobljeno',
  relatedHeadings: 'preberite tudi|preberite še|preberi še|sorodni članki',
  pointers: 'preberite tudi',
  markers: { update: 'dopolnjeno|dopolnitev', clarification: 'pojašnjenje', repeat: 'ponovitev' },
  markersInCapitals: { correction: 'popravek', kill: 'umik|umaknjeno|preklic' },
}
