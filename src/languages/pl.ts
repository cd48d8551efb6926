import type { Language } from './language.ts'

/** Polish */
export const pl: Language = {
  opposites: `rośnie rosną wzrósł wzrosła wzrosło wzrosły podnosi podniósł podniosła podwyższa podwyższył podwyższyła zwiększa zwiększył zwiększyła zyskuje zyskał zyskała więcej / spada spadają spadł spadła spadło spadły obniża obniżył obniżyła zmniejsza zmniejszył zmniejszyła traci stracił straciła mniej
wygrywa wygrał wygrała wygrali pokonał pokonała / przegrywa przegrał przegrała przegrali
przyjął przyjęła przyjęto zatwierdził zatwierdziła / odrzucił odrzuciła odrzucono uchylił uchyliła`,
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
  countedBeside: 'osób|osoby|czyta|czytają|teraz|ten|artykuł|razy|łącznie|tys|mln',
  countedNow: 'czyta\\p{L}*',
  unitsAgo: 'sekund\\p{L}*|minut\\p{L}*|min|godzin\\p{L}*|godz|dni|dzień|tygodni\\p{L}*|miesi\\p{L}*|lat',
  agoOpens: 'przed',
  sourceLabels: 'źródło',
  creditLabels: 'zdjęcie|fot\\.?|zdjęcia|fotografia|foto|autor zdjęcia|zdj\\.?|grafika',
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
  headlineLabels: 'pilne|z ostatniej chwili',
  thisStory: '(?:ta|tę|ta) (?:depesza|depeszę|informacja|informację)|ten (?:tekst|artykuł)',
  embargo: {
    strictly: 'ścisłe|bezwzględne',
    expected: 'około|ok|przewidywan\\p{L}{1,3}',
    lifting: {
      embargo: 'embarg',
      hold: 'wstrzymani|blokad[aęy] (?:depeszy|materiału)',
      lifted: 'zniesion|zniesieni|koniec|cofni|odwołan|uchylon|zakończ|zdjęt|wygas',
      free: '(?:już |materiał )?(?:do (?:swobodnej |natychmiastowej )?(?:publikacji|wykorzystania)|wolne? do (?:publikacji|użytku)|zwolnion[aoey](?: do publikacji)?)|można (?:już )?publikować|bez embarga|nie (?:jest )?(?:już )?objęt[aey] embargiem',
      unlifted: 'nie zostało|zostanie|jeśli|do godz|nadal',
    },
    openings: [
      'nie rozpowszechniać przed',
      'nie rozpowszechniać do',
      'nie upubliczniać przed',
      'nie upubliczniać do',
      'nie ujawniać przed',
      'nie ujawniać do',
      'publikacja nie wcześniej niż',
      'zakaz rozpowszechniania do',
      'materiał objęty embargiem',
      'depesza objęta embargiem',
      'nie wykorzystywać przed',
      'nie publikować wcześniej niż',
      'zakaz publikacji przed',
      'zakaz publikacji do',
      'objęta embargiem',
      'do publikacji od',
      'do wykorzystania od',
      'do wykorzystania po',
      'publikacja od',
      'publikacja po',
      'embargo',
      'objęte embargiem',
      'nie publikować przed',
      'nie publikować do',
      'do publikacji po',
    ],
    everyday: ['do publikacji od', 'do wykorzystania od', 'do wykorzystania po', 'publikacja od', 'publikacja po', 'embargo'],
    until: 'do|przed',
    lifted: ['embargo zniesione', 'zniesienie embarga', 'koniec embarga'],
    today: ['dziś', 'dzisiaj'],
    tomorrow: ['jutro', 'jutra'],
    noon: ['południe', 'południa'],
    midnight: ['północ', 'północy'],
  },
  attention: 'uwaga',
  toEditors: 'do redakcji|uwaga redakcje',
  markers: { update: 'aktualizacja|aktl\\.?', correction: 'korekta|sprostowanie', repeat: 'powt[óo]rzenie' },
  markersInCapitals: {
    update: 'amp\\.?|synteza',
    restore:
      'anulowanie (?:anulowane|uchylone)|wycofanie (?:cofni[ęe]te|anulowane|odwo[łl]ane)|anulowanie (?:cofni[ęe]te|odwo[łl]ane)|przywr[óo]con[aoe]',
    kill: 'anulowan[aoe]|anulujemy|anulacja|wycofan[aoe]',
  },
  noteOpenings: { correction: 'poprawia', update: 'aktualizuje|dodaje' },
  partNouns: 'akapitu?|akapity|zdani[ae]|słow[ao]|zdjęci[ae]|fotografi[aęe]|wideo|podpisu?',
  itemNouns: 'depesz[aęy]|informacj[aęi]|tekstu?|wiadomość',
  everydayKills: 'anulowan[aoe]|wycofan[aoe]',
  orders: {
    restore: 'przywr[óo]ci[ćl]',
    kill: 'anulować|anuluj(?:emy|cie)?|anulowan[aey]|wycofa[ćj]|wycofuj(?:emy|ę|cie)?|wycofan[aoey]|usunąć|usuń|usuwamy|skasować|nie (?:używać|publikować|wykorzystywać)|unieważni(?:amy|ć|ono)|kasuj(?:emy)?|anul\\S*|wycof\\S*|uniewa[żz]n\\S*|skasow\\S*|nie (?:u[żz]yw|publik|wykorzyst)\\S*',
    withhold: 'wstrzyma[ćj]|wstrzymuj(?:emy|cie)|wstrzyman[aey]',
  },
  cardinals: `dwa dwie dwóch dwoje dwaj dwoma
trzy trzech troje trzej trzema
cztery czterech czworo czterej
pięć pięciu pięcioro
sześć sześciu
siedem siedmiu
osiem ośmiu
dziewięć dziewięciu
dziesięć dziesięciu`,
  ordinals: `drugi druga drugie drugiego drugiej
trzeci trzecia trzecie trzeciego trzeciej
czwarty czwarta czwarte czwartego czwartej
piąty piąta piąte piątego piątej
szósty szósta
siódmy siódma siódme
ósmy ósma ósme
dziewiąty dziewiąta dziewiąte
dziesiąty dziesiąta dziesiąte`,
  another: 'kolejny kolejna kolejne kolejnego kolejnej',
  functionWords: 'i w we na z ze do od o u po za przed przez dla pod nad się nie to jest są był była że jak ale oraz jego jej',
  openers:
    'w na z o do po od za przed ale i a to jest są jak gdy kiedy jeśli także też teraz tu tam według zdaniem nie on ona oni my wy ja ten ta te wszystkie wielu poniedziałek wtorek środę czwartek piątek',
  sayingForms:
    '(?:po|wy)?wiedział[aoiy]?|mówi|mówił[ai]?|mówią|oświadczył[ai]?|oświadcza|stwierdził[ai]?|stwierdza|dodał[ai]?|dodaje|podkreślił[ai]?|podkreśla|zaznaczył[ai]?|zaznacza|zapowiedział[ai]?|zapowiada|wyjaśnił[ai]?|wyjaśnia|tłumaczy|tłumaczył[ai]?|napisał[ai]?|napisano|pisze|przyznał[ai]?|przyznaje|ocenił[ai]?|ocenia|uważa|twierdzi|twierdził[ai]?|poinformował[ai]?|poinformowano|informuje|przekazał[ai]?|przekazano|komentuje|skomentował[ai]?|odpowiedział[ai]?|odpowiada|zauważył[ai]?|zauważa|zapewnił[ai]?|zapewnia|ostrzegł[ai]?|ostrzega|przekonuje|przekonywał[ai]?|argumentował[ai]?|argumentuje|opowiada|opowiadał[ai]?|relacjonuje|relacjonował[ai]?|wspomina|wspominał[ai]?|apeluje|zaapelował[ai]?|pyta|pytał[ai]?|zapytał[ai]?|wskazał[ai]?|wskazuje|przypomniał[ai]?|przypomina|podsumował[ai]?|podsumowuje|potwierdził[ai]?|potwierdza|skwitował[ai]?|podał[ai]?|podaje|czytamy|żali|kontynuuje|deklaruje|zadeklarował[ai]?|dziwi|oznajmił[ai]?|rzekł[ai]?|określił[ai]?|nazwał[ai]?|kwituje|zastrzegł[ai]?|zaznaczono|podkreślono|dodano',
  attributedBefore: 'według|zdaniem|jak (?:powiedział|podkreślił|zaznaczył|dodał|mówi)[ai]?|w ocenie|w opinii',
  statements: 'komunika(?:t|cie|tem)|oświadczeni(?:u|em|e)',
  dialogue: true,
  personNouns: '\\d{1,3}-lat(?:ek|ka|ki)|mężczyzna|kobieta',
  officeStems:
    'minist premier prezydent prezes dyrektor kierowni burmistrz wójt wojewod marszał poseł posł posłan senator rzeczni przewodnicząc lider szef szefow profesor doktor lekar prokurator adwokat mecenas sędzi komendant policjant trener kapitan redaktor dziennikar ekspert anality ekonomist biskup arcybiskup papież kardynał król książ generał pułkowni ambasador sekretarz naukow badacz socjolog politolog mieszkan rolni właściciel aktor piosenkar pisarz zawodni kanclerz wicepremier wiceminist wiceprezes europosł starost radn nauczyciel ratowni strażak',
  officeLinks: 'i do ds spraw',
  pronouns: 'on ona oni',
  notSubject: 'o że do dla z ze od przez pod po w we na',
  beforeNoName: 'w we na z ze po od do przed pod',
  addresses: 'pan pani prof dr gen płk ks abp mec inż',
  noVerbs:
    'i a ale lub albo oraz że który która które gdy kiedy jak jeśli bo ponieważ w we na z ze o od do po za przez przed pod nad u dla nie też także tylko teraz tu tam to ten ta te jest są był była było będzie ma mają się',
  spokenTo:
    '(?:powiedział|mówił|mówi|powiedziała|mówiła|oświadczył|przekazał|przekazała|stwierdził)(?: \\p{L}+)? (?:w rozmowie z|dla|portalowi|agencji|w)|w rozmowie z|w wywiadzie dla|w wywiadzie udzielonym|w programie|na antenie',
  toldTo: 'dla|z',
  citing:
    'według|podaje|podał|podała|podają|informuje|poinformował|donosi|pisze|cytowany przez|jak podaje|jak informuje|za|powołując się na|według|jak (?:podaje|podał[ao]?|donosi|informuje)|w rozmowie z|cytowan[ya] przez|za',
  outletNouns:
    'dziennik|gazeta|tygodnik|portal|agencja|agencji|stacja|stacji|telewizja|telewizji|radio|radiu|magazyn|portalowi|dziennikowi',
  fillers: 'w|z|dla|amerykański|amerykańska|niemiecki|brytyjski|agencja|agencji|informacyjna|prasowa',
  agencyNouns: 'agencja|agencji',
  relays: 'podaje|informuje|donosi',
  correspondents: 'korespondent(?:ka)?|dziennikarz|dziennikarka',
  attributedToOne:
    '(?:jego|jej) zdaniem|według (?:niego|niej)|w (?:jego|jej) (?:ocenie|opinii)|jak (?:podkreślił|zaznaczył|dodał|powiedział|wyjaśnił|przekazał|tłumaczył|ocenił)a?',
  filePictures: 'archiw(?:um|aln[eay])(?: (?:prywatne|własne|zdjęcie|rodzinne))?|(?:zdjęcie|fot\\.) archiwaln[ae]|arch\\.',
  handouts: 'materiały? prasow[ey]|mat\\.? ?pras\\.?|(?:biuro|służby) prasow[ey]|mat\\. organizatora',
  symbolPictures: '(?:zdjęcie|foto|fot\\.) (?:ilustracyjne|poglądowe|symboliczne)|(?:ilustracyj|pogląd)[nowy]+e|ilustracja',
  aiPictures:
    '(?:grafika |obraz )?(?:wygenerowan[eyao]|stworzon[eyao]) (?:przez|za pomocą|przy użyciu|z użyciem|przy pomocy) (?:ai|si|sztuczn\\p{L}+ inteligencj\\p{L}+)',
  screenshots: 'zrzut (?:z )?ekranu|(?:kadr|klatka) z (?:filmu|nagrania|wideo)|screen',
  courtesies: 'dzięki uprzejmości|udostępnion[aey](?: przez)?|za zgodą',
  labelLinks: 'z\\s',
  creditNoise: 'domena publiczna|prywatne|facebook|montaż|reprodukcja',
  rights: 'wszelkie prawa zastrzeżone',
  forWhom: 'dla',
  organisationHeads:
    'policja|archiwum|ministerstwo|kancelaria|urząd|komenda|państwowa|straż|wojsko|kprm|kpp|kmp|sejm|senat|gmina|miasto|uniwersytet|muzeum|stowarzyszenie',
  organisationTails: 'policja|straż|press',
  materialLabels: 'z wykorzystaniem (?:materiałów|informacji|depesz)|na podstawie',
  outletReports: '(?:podał[ao]?|podaje|poinformował[ao]?|donosi|pisze|napisał[ao]?)',
  mensNames:
    'jan stanisław andrzej józef tadeusz jerzy zbigniew krzysztof henryk ryszard kazimierz marek marian piotr janusz władysław adam wiesław zdzisław edward mieczysław roman mirosław grzegorz czesław dariusz wojciech jacek eugeniusz tomasz stefan zygmunt leszek bogdan antoni paweł franciszek sławomir waldemar jarosław robert mariusz włodzimierz michał zenon bogusław witold aleksander bronisław wacław bolesław ireneusz maciej artur edmund marcin lech karol rafał arkadiusz leon sylwester lucjan julian wiktor romuald bernard ludwik feliks alfred alojzy przemysław cezary daniel mikołaj ignacy lesław radosław konrad szymon łukasz kamil bartosz bartłomiej mateusz kacper jakub kuba dawid filip hubert norbert patryk sebastian donald kosma barnaba',
  woman: 'ona|pani|[\\p{L}]{2,}ła|ministra|posłanka|radna|rzeczniczka|dyrektorka',
  man: 'on|pan|[\\p{L}]{2,}ł|poseł|radny|rzecznik',
  womensNameEnds: 'a',
  sayingMany: '[\\p{L}]{3,}(?:li|ły|ą)',
  thatWords: 'że|iż',
  officeShorts: 'prof profesor',
  prodrop: true,
  spokesNouns: 'rzecznik|rzeczniczka|przedstawiciel|przedstawicielka',
  datelineCities: 'Warszawa Kraków Bruksela Waszyngton Londyn Moskwa Berlin Gdańsk',
  mensCases: `owi> iem> em> a> u>
skiego>ski ckiego>cki dzkiego>dzki skiemu>ski ckiemu>cki skim>ski ckim>cki owi> iem> em> a>`,
  womensCases: `y>a ie>a i>a ę>a ą>a
skiej>ska ckiej>cka dzkiej>dzka ską>ska cką>cka`,
}
