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
    lifting: {
      embargo: 'embargo|julkaisukiel|julkaisurajoit',
      hold: 'pidätys|pito|julkaisulykkäys',
      lifted: 'puret|poist|päätty|kumot|peruttu|loppu|ohi$',
      free: '(?:nyt |heti )?(?:vapautettu|(?:vapaa|vapautettu) (?:julkaistavaksi|käyttöön|käytettäväksi))|vapaasti julkaistavissa|(?:heti |nyt )?julkaistavissa(?: heti)?|saa (?:nyt )?julkaista|ei (?:enää )?embargoa',
      unlifted: 'ei pur|jos|asti|edelleen|puretaan klo',
    },
    openings: ['embargo', 'julkaisuvapaa', 'julkaistavissa', 'ei saa julkaista ennen', 'vapaa julkaistavaksi'],
    everyday: ['embargo'],
    until: 'asti|saakka',
    lifted: ['embargo purettu', 'embargo poistettu', 'heti julkaistavissa'],
    today: ['tänään'],
    tomorrow: ['huomenna'],
    midnight: ['keskiyö', 'keskiyöllä'],
  },
  toEditors: 'toimituksille',
  markers: { update: 'p[äa]ivitetty|p[äa]ivitys', correction: 'korjattu', advisory: 'toimituksille', repeat: 'toisto' },
  markersInCapitals: {
    correction: 'korjaus|oikaisu',
    restore: 'peruutus peruttu|palautettu k[äa]ytt[öo][öo]n',
    kill: 'peruttu|perutaan|mit[äa]t[öo]ity',
    repeat: 'uusinta',
  },
  noteOpenings: { correction: 'korjaa|korjattu', update: 'lisää|päivittää', kill: 'jutun? (?:on )?peru' },
}
