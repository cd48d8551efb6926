import type { Language } from './language.ts'

/** Swedish */
export const sv: Language = {
  months: 'januari februari mars april maj juni juli augusti september oktober november december',
  particles: 'af av',
  by: 'av',
  and: 'och',
  authorLabels: 'skriven av',
  authorSaid: 'skriven',
  dateChanged: '(?:senast )?uppdaterad',
  datePublished: 'publicerad',
  besideDates: 'av|kl',
  unitsAgo: 'sekunder|minuter|timm(?:e|ar)|dag(?:ar)?|veckor',
  ago: 'sedan',
  agoOpens: 'för',
  timeUnits: 'dagar',
  counted: 'visningar|läsare|delningar|kommentarer',
  sourceLabels: 'källa',
  captionLabels: 'bildtext',
  relatedHeadings: 'läs också|läs även|läs mer|mer om|mest läst|dela|senaste nytt|fler artiklar|populärt|rekommenderat|lyssna på artikeln',
  pointers: 'läs också|läs även|läs mer|se även',
  advertising: 'annons|läs vidare',
  buttons: 'dela',
  buttonWords: 'dela',
  follow: 'följ',
  signUp: 'prenumerera|anmäl dig',
  newsletters: 'nyhetsbrev',
  readingTime: 'lästid',
  opensElsewhere: 'öppnas i (?:ett )?nytt fönster',
  commentHeadings: 'kommentarer',
  headlineLabels: 'just nu|ilning',
  thisStory: 'denna (?:text|artikel|nyhet)|den här (?:texten|artikeln|nyheten)|detta telegram',
  embargo: {
    strictly: 'strikt|strängt',
    expected: 'cirka|ca|omkring|beräknas',
    lifting: {
      embargo: 'embargo|spärrtid',
      hold: 'spärr(?:en)?|stopp(?:et)?',
      lifted: 'hävt|hävd|upphäv|slut|över$|borttag|upphör',
      free: '(?:nu )?(?:frisläppt|frigiven|fri(?:tt|släppt|given)? (?:för|att) (?:publicering|publicera|använda|användning))|släppt|får (?:nu )?(?:publiceras|användas)|inget embargo(?: längre)?|för omedelbar publicering',
      unlifted: 'inte|ej|ska|om|till|kvarstår',
    },
    openings: [
      'får publiceras först',
      'publiceras först',
      'får användas först',
      'får sändas först',
      'får inte publiceras förrän',
      'får ej publiceras förrän',
      'ej för publicering förrän',
      'inte för publicering före',
      'inte för publicering förrän',
      'får inte spridas före',
      'får inte sändas före',
      'publiceras inte förrän',
      'ej för sändning före',
      'ej för publicering före',
      'får ej användas före',
      'får inte användas före',
      'publiceras inte före',
      'publiceras tidigast',
      'får publiceras tidigast',
      'får publiceras efter',
      'får publiceras från',
      'fri för publicering',
      'embargo',
      'spärrtid',
      'spärrat till',
      'får ej publiceras före',
      'publiceras ej före',
      'får inte publiceras före',
    ],
    everyday: ['får publiceras efter', 'får publiceras från', 'fri för publicering', 'embargo'],
    inNotes: ['spärrat till'],
    until: 'till|kl',
    lifted: ['embargot hävt', 'embargo hävt', 'spärrtid hävd'],
    today: ['idag', 'i dag'],
    tomorrow: ['imorgon', 'i morgon'],
    midnight: ['midnatt'],
    hours: ['h'],
  },
  noteHeads: 'redaktioner',
  toEditors: 'till red',
  markers: {
    update: 'uppdater(?:ad|ing)',
    correction: 'r[äa]ttelse',
    clarification: 'f[öo]rtydligande',
    advisory: 'till redaktionen',
    repeat: 'upprepning',
  },
  markersInCapitals: {
    correction: 'r[äa]ttad',
    restore:
      '(?:makulering|[åa]terkallelse)(?:en)? (?:h[äa]vd|upph[äa]vd|[åa]terkallad)|[åa]terkallande[t]? (?:h[äa]vt|upph[äa]vt)|[åa]ter fri',
    kill: 'makulera[sd]?|[åa]terkalla(?:s|d)|[åa]terkallande|stryk(?:s|ning)|annuller(?:a[ds]|ing)',
  },
  noteOpenings: { correction: 'rättar', update: 'uppdaterar' },
  partNouns: 'stycket?|meningen?|ordet?|bild(?:en|er)?|foton?|fotot|rubriken',
  itemNouns: 'texten?|artikeln?|telegram(?:met)?|nyheten?',
  everydayKills: '[åa]terkalla[ds]|stryks|annullera[ds]',
  orders: {
    restore: '[åa]terst[äa]lld',
    kill: 'dra(?:r|s)? .{0,80}tillbaka|[åa]terkalla(?:s|d|t)?|dra(?:s)? tillbaka|vi drar tillbaka|makulera[sdt]?|ta bort|tas bort|stryks?|radera|anv[äa]nd (?:ej|inte)|f[åa]r (?:ej|inte) anv[äa]ndas|utg[åa]r|annullera[sdt]?|stryk\\S*|struk\\S*|makuler\\S*|[åa]terkall\\S*|annuller\\S*|utg[åa](?:r|tt)|indra(?:s|gen|get)|tillbakadrag\\S*|dra(?:s|git)? tillbaka',
    withhold: 'avvakta|stoppas?|h[åa]ll inne|v[äa]nta med',
  },
  cardinals: `två
tre
fyra
fem
sex
sju
åtta
nio
tio`,
  ordinals: `andra
tredje
fjärde
femte
sjätte
sjunde
åttonde
nionde
tionde`,
  another: 'ytterligare',
  functionWords:
    'en ett den det de och eller men i på av för från till med om vid efter under över att som är var har inte sig han hon mer',
  openers:
    'den det detta dessa de vi du jag han hon men och i på när då om som för från till av med efter också nu här där enligt både ingen alla många flera några en ett vad varför hur inte under medan samtidigt därför',
  sayingForms:
    'säger|sade|sa|sagt|berättar|berättade|berättat|skriver|skrev|skrivit|menar|menade|anser|uttalar|uttalade|förklarar|förklarade|svarar|svarade|påpekar|påpekade|understryker|underströk|betonar|betonade|uppger|uppgav|uppgett|konstaterar|konstaterade|hävdar|hävdade|bekräftar|bekräftade|tillägger|tillade|suckar|kommenterar|kommenterade|frågar|frågade|undrar|minns|erkänner|erkände|medger|varnar|varnade|lovar|lovade|kallar|kallade|lyder|löd|beskriver|beskrev|meddelar|meddelade|summerar|fortsätter|fortsatte|upprepar|beklagar|hyllar|kritiserar|rasar|jublar|skrattar|ler|avslutar|utropar|ropar|poängterar|poängterade|framhåller|framhöll|avslöjar|avvisar|reagerar|inflikar|medgav|intygar|resonerar|utvecklar|säga',
  attributedBefore: 'enligt|låter det från|heter det från',
  statements: 'pressmeddelande(?:t)?|uttalande|mejl(?:et)?|mail',
  dialogue: true,
  personNouns: '\\d{1,3}-?åring(?:en)?|mannen|kvinnan',
  offices:
    'statsminister finansminister minister statssekreterare borgmästare kommunalråd regionråd partiledare ordförande president vicepresident direktör chef redaktör forskare professor docent åklagare advokat polis trafikpolis förundersökningsledare tränare förbundskapten kapten läkare överläkare rektor lärare präst biskop ärkebiskop kung drottning prins prinsessa analytiker ekonom talesperson talesman presstalesperson granne bonde fiskare grundare ägare författare artist skådespelare programledare general överste ambassadör generalsekreterare spelare målvakt meteorolog statsvetare expert ledamot riksdagsledamot vd generaldirektör',
  officeTails:
    'chef minister ledare ansvarig direktör forskare advokat åklagare sekreterare redaktör analytiker ekonom rådgivare lärare tränare spelare talesperson vetare ägare ordförande befäl råd',
  officeLinks: 'i för vid av på och hos från till',
  pronouns: 'han hon vederbörande de',
  someArticles: 'en ett',
  notSubject: 'till för med om att av mot från efter',
  beforeNoName: 'i på vid under sedan före efter från',
  addresses: 'herr fru',
  noVerbs:
    'och men eller för så att som då när om i på till från av med efter under över mot vid medan innan sedan inte också bara nu här där den det de detta en ett jag du vi är var har hade blir blev ska vill kan måste',
  spokenTo:
    '(?:säger|sade|sa|berättar|berättade|skriver|uppger|uttalar|förklarar|bekräftar|svarar)(?: (?:han|hon|\\p{Lu}\\p{L}+))? (?:till|för|i)|(?:en )?intervju (?:med|i)',
  toldTo: 'till|för',
  citing:
    'enligt|rapporterar|skriver|uppger för|meddelar|rapporterade|skrev|har skrivit|avslöjade|hänvisar till|som först rapporterade|enligt|uppger för|till|säger (?:hon |han )?till|rapporterar|skriver',
  outletNouns: 'tidningen|nyhetsbyrån|nyhetsbyrå|sajten|tv-kanalen|kanalen|magasinet|tidskriften',
  fillers: 'den|det|svenska|amerikanska|brittiska|till|i|för',
  agencyNouns: 'nyhetsbyrån',
  relays: 'rapporterar|meddelar',
  correspondents: 'korrespondent|reporter',
  attributedToOne: 'enligt (?:honom|henne)',
  impersonal: 'det',
  filePictures: 'arkiv(?:bild|foto)?(?:er)?',
  handouts: 'press(?:bild|foto|avdelning)|handout',
  symbolPictures: 'genrebild|illustrations?(?:bild|foto)?|symbolbild|bildmontage|montage|kollage',
  aiPictures: 'ai[- ](?:genererad|bild|illustration)(?: bild)?|(?:genererad|skapad|gjord) (?:med|av) (?:hjälp av )?ai',
  screenshots: 'skärm(?:dump|bild|avbild|klipp)|stillbild',
  courtesies: 'med tillstånd(?: av| från)?',
  creditLabels: 'foto(?:graf)?|bild(?:källa)?|fotografi|bilder',
  labelLinks: 'av\\s*:?|från\\s|via\\s',
  creditLinks: 'av',
  creditNoise: 'privat|grafik|frilans|läsarbild|polisens bild',
  forWhom: 'för',
  organisationHeads: 'polisen|regeringskansliet|försvarsmakten|kommun|region|räddningstjänsten|tullverket',
  organisationTails: 'polisen|kommun|kansliet|museet|universitet|bladet',
  materialLabels: 'med (?:material|information) från',
  outletReports: '(?:rapporterar|skriver|uppger|rapporterade|skrev)',
  womensNames:
    'karin kerstin birgitta margareta ingrid marie elisabeth gunilla inger annika susanne monica åsa kristin ann ulrika maj ulla siv britt agneta catharina malin helén anneli jenny camilla linn ebba elin magdalena margot stina märta astrid gudrun solveig liv lisbeth lisbet mikaela anna-karin ylva görel sofie jeanette therese therése josefin märit marit',
  mensNames:
    'lars anders mikael johan per erik nils karl jan peter hans lennart olof gunnar sven göran fredrik magnus bengt bo mats stefan ulf jonas jimmie henrik carl leif christer håkan tomas kjell torbjörn roger rolf åke ingvar arne axel björn claes emil filip gustav gustaf hampus jens joakim jörgen kent kristoffer ludvig mårten mattias niklas oskar ola oscar patrik pontus rickard sebastian staffan sten stig sture tage tobias tommy torsten viktor',
  woman: 'hon|kvinnan',
  man: 'han|mannen',
  womensNameEnds: 'a',
  thatWords: 'att',
  personNounEnds: 'aren|mannen|kvinnan|isten|ören|logen',
  genitiveS: true,
  spokesNouns: 'tales(?:person|man|kvinna)(?:en)?',
  datelineCities: 'Stockholm Göteborg Malmö Bryssel',
}
