import type { Language } from './language.ts'

/** Estonian */
export const et: Language = {
  months: `jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember
jaanuaril veebruaril märtsil aprillil mai juunil juulil augustil septembril oktoobril novembril detsembril
jaanuarini veebruarini märtsini aprillini mai juunini juulini augustini septembrini oktoobrini novembrini detsembrini`,
  embargo: {
    openings: [
      'embargo',
      'mitte avaldada enne',
      'mitte avaldada kuni',
      'mitte avalikustada enne',
      'avaldamiseks alates',
      'avaldada mitte enne',
      'avalikustada mitte varem',
    ],
    everyday: ['avaldamiseks alates'],
    until: 'kuni|enne',
    tomorrow: ['homme'],
    today: ['täna'],
    midnight: ['kesköö', 'keskööl', 'keskööni'],
    hours: ['kell'],
  },
  dateChanged: 'uuendatud|muudetud',
  datePublished: 'avaldatud',
  besideDates: 'kell',
  relatedHeadings: 'loe ka|loe veel',
  pointers: 'loe ka',
  headlineLabels: 'kiire',
  markers: { update: 't[äa]iendatud|uuendatud', correction: 'parandatud|t[äa]psustatud' },
  orders: {
    restore: 't[üu]histamine (?:on )?t[üu]histatud',
    kill: 'v[õo]ta(?:b|me) .{0,80}tagasi|tühistada|tühistatud|tühistame|kustutada|eemaldada|võtta tagasi|mitte kasutada|tühist\\S*|kustut\\S*|eemald\\S*',
  },
  creditLabels: 'foto|pilt',
  sourceLabels: 'allikas',
  filePictures: 'arhiivi(?:foto|pilt)?|arhiiv',
  symbolPictures: 'illustreeriv(?: foto| pilt)?|pilt on illustreeriv',
  screenshots: 'kuvatõmmis|ekraanitõmmis',
}
