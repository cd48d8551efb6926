import type { Language } from './language.ts'

/** Bulgarian */
export const bg: Language = {
  months: 'януари февруари март април май юни юли август септември октомври ноември декември',
  by: 'от',
  authorLabels: 'автор',
  dateChanged: 'обновена|актуализирана',
  datePublished: 'публикувана',
  besideDates: 'г|на|година',
  creditLabels: 'снимка|снимки',
  relatedHeadings: 'прочетете още|още по темата|вижте още|най-четени|свързани новини',
  pointers: 'прочетете още|вижте още|прочетете и|виж още',
  advertising: 'реклама|реклам',
  follow: 'следете|следите',
  signUp: 'запишете се|абонирайте се',
  newsletters: 'бюлетин|канал',
  readingTime: 'време на четене',
  counted: 'прегледа|преглеждания|прочитания|коментар\\p{L}*',
  embargo: {
    openings: ['ембарго', 'под ембарго', 'да не се публикува преди', 'не публикувайте преди'],
    everyday: ['ембарго'],
    participles: ['под ембарго'],
    until: 'преди|до',
    lifted: ['ембаргото отпада', 'ембаргото е вдигнато'],
    today: ['днес'],
    tomorrow: ['утре'],
    hours: ['часа', 'ч', 'час'],
  },
  markers: { update: 'допълнена?|обновена', correction: 'поправена', withhold: 'не публикува', repeat: 'повторена' },
  markersInCapitals: { correction: 'поправка', kill: 'оттеглен[ао]|отмяна' },
  noteOpenings: { correction: 'уточня', update: 'обнов' },
}
