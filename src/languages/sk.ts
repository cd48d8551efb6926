import type { Language } from './language.ts'

/** Slovak */
export const sk: Language = {
  months: `januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra
január február marec apríl máj jún júl august september október november december`,
  and: 'a',
  datePublished: 'zverejnené',
  besideDates: 'o',
  sourceLabels: 'zdroj',
  relatedHeadings: 'čítajte aj|prečítajte si aj|prečítajte si|súvisiace články|súvisiace|mohlo by vás zaujímať|zdieľať',
  pointers: 'čítajte aj',
  signUp: 'prihláste sa',
  readingTime: 'čas čítania',
  markers: { update: 'doplnen[ée]' },
  embargo: {
    lifting: {
      embargo: 'embarg',
      hold: 'pozastaveni[ea]|zadržani[ea]',
      lifted: 'zrušen|koniec|odvolan|ukončen|uvoľnen|skončil|pominul',
      free: '(?:už |teraz )?(?:uvoľnen[áéoý]|(?:voľn[áéoý]|uvoľnen[áéoý]) (?:na|pre) (?:publikovanie|zverejnenie|použitie))|možno (?:už )?(?:publikovať|zverejniť|použiť)|bez embarga|na okamžité (?:zverejnenie|použitie)',
      unlifted: 'nie je|bude|ak|do|trvá|platí',
    },
    openings: [
      'zákaz zverejnenia do',
      'nezverejňujte pred',
      'nepoužívať pred',
      'na zverejnenie od',
      'na zverejnenie po',
      'zverejniť až',
      'embargo',
      'pod embargom',
      'nezverejňovať pred',
      'nezverejňovať do',
      'nepublikovať pred',
      'nepublikovať do',
    ],
    everyday: ['na zverejnenie od', 'na zverejnenie po', 'zverejniť až', 'embargo'],
    participles: ['pod embargom'],
    until: 'do|pred',
    today: ['dnes'],
    tomorrow: ['zajtra'],
    noon: ['poludnie', 'poludnia'],
    midnight: ['polnoc', 'polnoci'],
    hours: ['h', 'hod', 'hodiny', 'hodín'],
  },
  orders: {
    restore: 'obnoviť',
    kill: 'zrušiť|zrušte|rušíme|ruší sa|sa ruší|sa sťahuje|zrušen[éáýo]|stiahnuť|sťahujeme|stiahnut[éáýo]|stiahnite|vymazať|vymažte|odstrániť|odstráňte|anulovať|nepoužívať|nepoužívajte|nezverejňovať',
    withhold: 'pozastaviť|zadržať|pozdržať',
  },
}
