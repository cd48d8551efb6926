import type { Language } from './language.ts'

/** Basque */
export const eu: Language = {
  months:
    'urtarrilaren otsailaren martxoaren apirilaren maiatzaren ekainaren uztailaren abuztuaren irailaren urriaren azaroaren abenduaren',
  dateChanged: 'eguneratua',
  datePublished: 'argitaratua',
  besideDates: 'ko|ik',
}
