import type { Language } from './language.ts'

/** Polish */
export const pl: Language = {
  months: `stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień`,
  smallWords: 'są|się|że|również|także|będzie',
  by: 'przez',
  and: 'i',
  authorLabels: 'autor tekstu|tekst i foto|tekst',
  authorSaid: 'przez',
  newsroomOffices: 'dziennikarz|dziennikarka|redaktor(?:ka)?',
  dateChanged: 'aktualizacja|zaktualizowano',
  datePublished: 'opublikowano|publikacja',
  ago: 'temu',
  counted: 'wyświetle[nń]\\p{L}*|odsłon\\p{L}*|czytelników|udostępnie[nń]\\p{L}*|komentarz\\p{L}*',
  agoOpens: 'przed',
  sourceLabels: 'źródło',
  creditLabels: 'zdjęcie|fot\\.?',
  relatedHeadings:
    'czytaj także|czytaj też|czytaj więcej|zobacz także|zobacz też|przeczytaj także|przeczytaj też|przeczytaj również|polecamy|najczęściej czytane|powiązane artykuły|powiązane|podobne artykuły|udostępnij|komentarze|ostatnie artykuły|popularne|może cię zainteresować|więcej na ten temat|posłuchaj artykułu|spis treści|reklama',
  pointers: 'czytaj też|czytaj także|czytaj więcej|zobacz także|zobacz też|zobacz również|przeczytaj także|przeczytaj też',
  advertising: 'reklama',
  buttons: 'udostępnij',
  buttonWords: 'udostępnij',
  follow: 'śledź',
  signUp: 'zapisz się|subskrybuj',
  newsletters: 'biuletyn',
  readingTime: 'czas czytania',
  opensElsewhere: 'otwiera się w nowym oknie',
  commentHeadings: 'komentarze',
  commentCalls: 'dodaj komentarz',
  commentWrites: 'pisze',
  notFound: 'nie znaleziono',
  consent: 'zgadzam się',
  loginWall: 'zaloguj się',
}
