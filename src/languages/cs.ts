import type { Language } from './language.ts'

/** Czech */
export const cs: Language = {
  months: `ledna února března dubna května června července srpna září října listopadu prosince
leden únor březen duben květen červen červenec srpen září říjen listopad prosinec`,
  smallWords: 'že|jsou|také|když|může|před|při|která|který',
  and: 'a',
  authorLabels: 'napsal[ai]?',
  dateChanged: 'aktualizov\\p{L}+|upraven[oé]',
  datePublished: 'publikován[oé]|vydáno',
  besideDates: 'o|\\p{L}*(?:sobota|neděle|pondělí|úterý|středa|čtvrtek|pátek)',
  sourceLabels: 'zdroj',
  creditLabels: 'fotografí?s?',
  relatedHeadings: 'čtěte také|přečtěte si také|přečtěte si|mohlo by vás zajímat|související články|související|nejčtenější|sdílet|diskuze',
  pointers: 'čtěte také|přečtěte si',
  advertising: 'reklama',
  buttons: 'sdílet',
  buttonWords: 'sdílet',
  follow: 'sledujte',
  signUp: 'přihlaste se|odebírejte',
  newsletters: 'zpravodaj',
  readingTime: 'doba čtení|čas čtení',
  opensElsewhere: 'otevře se v novém okně',
  commentHeadings: 'komentáře',
  commentCalls: 'napsat komentář',
  commentWrites: 'napsal',
  notFound: 'stránka nenalezena',
  consent: 'přijmout vše',
  loginWall: 'přihlaste se',
  counted: 'zobrazení|čtenářů|sdílení|komentář\\p{L}*',
}
