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
  orders: {
    restore: 'palauta',
    kill: 'ved[äa] pois|vedet[äa][äa]n pois|poista(?:kaa)?|poistetaan|peru|perutaan|perukaa|peruttu|mit[äa]t[öo]i(?:k[äa][äa]|d[äa][äa]n|ty)?|[äa]lk[äa][äa] k[äa]ytt[äa]k[öo]|[äa]l[äa] k[äa]yt[äa]|ei saa k[äa]ytt[äa][äa]|hylk[äa][äa]|peruutus|peruutetaan',
    withhold: 'pid[äa]t[äa]|odottaa|pidet[äa][äa]n',
  },
}
