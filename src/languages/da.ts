import type { Language } from './language.ts'

/** Danish */
export const da: Language = {
  months: 'januar februar marts april maj juni juli august september oktober november december',
  by: 'af',
  and: 'og',
  authorLabels: 'tekst',
  authorSaid: 'skrevet',
  dateChanged: '(?:sist |senest )?opdateret',
  datePublished: 'publiceret|offentliggjort',
  besideDates: 'af|kl|den',
  ago: 'siden',
  counted: 'visninger|læsere|delinger',
  sourceLabels: 'kilde',
  captionLabels: 'billedtekst',
  relatedHeadings: 'læs også|læs mere|mest læste|relaterede artikler|del|seneste nyt|flere nyheder|anbefalet|mest populære',
  pointers: 'læs også|se også|læs mere',
  advertising: 'reklame',
  buttons: 'del',
  buttonWords: 'del',
  follow: 'følg',
  signUp: 'abonner på|tilmeld dig',
  newsletters: 'nyhedsbrev',
  readingTime: 'læsetid',
  opensElsewhere: 'åbner i (?:et )?nyt vindue',
  commentHeadings: 'kommentarer',
}
