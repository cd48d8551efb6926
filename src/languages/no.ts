import type { Language } from './language.ts'

/** Norwegian */
export const no: Language = {
  months: 'januar februar mars april mai juni juli august september oktober november desember',
  by: 'av',
  and: 'og',
  authorLabels: 'skrevet av|tekst',
  authorSaid: 'skrevet',
  dateChanged: '(?:sist )?oppdatert',
  datePublished: 'publisert',
  besideDates: 'av|kl',
  ago: 'siden',
  counted: 'visninger|lesere|delinger|kommentarer',
  sourceLabels: 'kilde',
  captionLabels: 'bildetekst',
  relatedHeadings: 'les også|les mer|mest lest|relaterte saker|siste nytt|flere saker|populært',
  pointers: 'les også|les mer',
  signUp: 'abonner på|meld deg på',
  newsletters: 'nyhetsbrev',
  readingTime: 'lesetid',
  opensElsewhere: 'åpnes i (?:et )?nytt vindu',
  commentHeadings: 'kommentarer',
}
