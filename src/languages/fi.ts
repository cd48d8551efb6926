import type { Language } from './language.ts'

/** Finnish */
export const fi: Language = {
  months:
    'tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta',
  authorLabels: 'kirjoittanut|kirjoittaja',
  dateChanged: 'päivitetty|muokattu',
  datePublished: 'julkaistu',
  besideDates: 'klo',
  relatedHeadings: 'lue myös|lue lisää|aiheesta lisää|luetuimmat|uusimmat|suosittelemme',
  pointers: 'lue myös|lue lisää|katso myös',
  advertising: 'lue lisää|mainos',
  buttonWords: 'jaa',
  signUp: 'tilaa',
  newsletters: 'uutiskirje',
  readingTime: 'lukuaika',
  opensElsewhere: 'avautuu uuteen (?:ikkunaan|välilehteen)',
  counted: 'katselua|lukijaa|jakoa|kommenttia',
  embargo: {
    openings: ['embargo', 'julkaisuvapaa', 'julkaistavissa', 'ei saa julkaista ennen', 'vapaa julkaistavaksi'],
    everyday: ['embargo'],
    until: 'asti|saakka',
    lifted: ['embargo purettu', 'embargo poistettu', 'heti julkaistavissa'],
    today: ['tänään'],
    tomorrow: ['huomenna'],
    midnight: ['keskiyö', 'keskiyöllä'],
  },
}
