import type { Language } from './language.ts'

/** Dutch */
export const nl: Language = {
  months: 'januari februari maart april mei juni juli augustus september oktober november december',
  particles: 'van den der te ten ter het op',
  by: 'door',
  and: 'en',
  newsroomOffices: 'journalist|verslaggever|redacteur',
  dateChanged: 'bijgewerkt|gewijzigd|laatste update',
  datePublished: 'gepubliceerd|geplaatst',
  besideDates: 'door|\\p{L}*dag',
  ago: 'geleden',
  counted: 'weergaven|keer gelezen|lezers|reacties',
  sourceLabels: 'bron',
  relatedHeadings:
    'lees ook|lees meer|meer over|meer lezen|gerelateerd|gerelateerde artikelen|meest gelezen|bekijk ook|delen|reacties|laatste nieuws|meer nieuws|misschien ook interessant|luister naar dit artikel|in dit artikel|ook interessant|aanbevolen',
  pointers: 'lees ook|lees meer',
  advertising: 'advertentie',
  buttonWords: 'delen',
  follow: 'volg',
  signUp: 'meld je aan|schrijf je in|abonneer',
  newsletters: 'nieuwsbrief',
  readingTime: 'leestijd',
  opensElsewhere: 'opent in (?:een )?nieuw (?:venster|tabblad)',
  commentHeadings: 'reacties',
  commentCalls: 'geef een reactie',
  notFound: 'pagina niet gevonden',
  consent: 'akkoord met cookies',
  loginWall: 'log in om',
}
