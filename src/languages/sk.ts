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
}
