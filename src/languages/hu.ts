import type { Language } from './language.ts'

/** Hungarian */
export const hu: Language = {
  months: `január február március április május június július augusztus szeptember október november december
jan febr márc ápr máj jún júl aug szept okt nov dec`,
  smallWords: 'hogy|első|miniszterelnök|hétfőn|közölte|idő|erről|szerdán|és',
  and: 'és',
  authorLabels: 'szerző|írta',
  dateChanged: 'frissítve|módosítva',
  datePublished: 'megjelent|közzétéve',
  sourceLabels: 'forrás',
  creditLabels: 'kép',
  captionLabels: 'fotó',
  relatedHeadings: 'olvassa el|kapcsolódó cikkek|ajánlott cikkek|további cikkek',
  pointers: 'olvassa el',
  advertising: 'reklám',
  signUp: 'iratkozz fel',
  newsletters: 'hírlevél',
  readingTime: 'olvasási idő',
  counted: 'megtekintés|olvasás|hozzászólás|megosztás',
  wireBylines: 'szerző:',
  embargo: {
    lifting: {
      embargo: 'embarg[óo]|zárlat',
      hold: 'visszatartás|zárolás',
      lifted: 'felold|megszűnt|megszüntet|vége|lejárt|visszavon|eltöröl',
      free: '(?:már |mostantól |azonnal )?(?:szabadon )?(?:közölhető|felhasználható|szabad)|közlésre szabad|nincs (?:már )?embarg[óo]',
      unlifted: 'nem|ha|még|óráig',
    },
    openings: ['nem közölhető', 'nem jelenhet meg', 'közlése tilos', 'közölhető', 'szabad közölni', 'embargó', 'embargós', 'embargó alatt'],
    everyday: ['közölhető', 'szabad közölni', 'embargó'],
    closings: [
      'előtt nem közölhető',
      'után közölhető',
      '-tól közölhető',
      '-től közölhető',
      'előtt tilos közölni',
      'nem közölhető',
      'embargó alatt',
    ],
    lifted: ['embargó feloldva', 'az embargó megszűnt'],
    today: ['ma'],
    tomorrow: ['holnap'],
    midnight: ['éjfél', 'éjfélig'],
    hours: ['óra', 'óráig', 'h'],
  },
  markers: {
    update: 'friss[íi]t(?:ve|ett|és)|b[őo]v[íi]tett',
    correction: 'helyesb[íi]t[ée]s|jav[íi]t(?:ott|ás)',
    repeat: 'isml[ée]tl[ée]s',
  },
  markersInCapitals: {
    update: '[úu]j',
    restore: 'visszavon[áa]s (?:t[öo]r[öo]lve|visszavonva)',
    kill: 'visszavon(?:va|t|ás|juk)|t[öo]rölve',
  },
  orders: {
    restore: 'visszaállít(?:va|juk)',
    kill: 'visszavon(?:va|ni|juk|ás|t|andó)|törlendő|törölni|törölve|törlés|töröljék|töröljük|érvénytelen(?:ítve)?|nem használható|ne használják|sztornó',
    withhold: 'visszatart(?:va|ani|andó)|felfüggeszt(?:ve|eni|jük)',
  },
}
