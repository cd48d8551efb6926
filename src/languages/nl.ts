import type { Language } from './language.ts'

/** Dutch */
export const nl: Language = {
  opposites: `stijgt stijgen steeg stegen gestegen verhoogt verhogen verhoogde verhoogd groeit groeien groeide gegroeid wint winnen won gewonnen hoger meer / daalt dalen daalde daalden gedaald verlaagt verlagen verlaagde verlaagd krimpt kromp gekrompen verliest verliezen verloor verloren lager minder zakt zakte gezakt
wint winnen won gewonnen / verliest verliezen verloor verloren
keurt goedgekeurd aangenomen bevestigt bevestigde / verwerpt verwierp verworpen afgewezen
opent opende geopend heropent / sluit sloot gesloten`,
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
  countedBeside: 'mensen|personen|lezen|leest|nu|dit|artikel|keer|gelezen|bericht|op|dit|moment|momenteel',
  countedNow: 'lezen|leest',
  unitsAgo: 'seconden?|minuten?|minuut|min|uur|uren|dag(?:en)?|weken|week|maanden?|jaar',
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
  headlineLabels: 'spoed|flits',
  thisStory: 'dit (?:bericht|artikel|verhaal)|deze tekst',
  embargoCalls: 'let op|belangrijk',
  embargo: {
    strictly: 'strikte?|streng',
    expected: 'naar verwachting|verwacht|omstreeks|rond|circa|ca',
    lifting: {
      embargo: 'embargo',
      hold: 'blokkade van bericht|blokkering|aanhouding',
      lifted: 'opgeheven|einde|vervallen|ingetrokken|voorbij|afgelopen|verlopen|geschrapt',
      free: '(?:nu |per direct |vanaf nu )?(?:vrijgegeven|vrij(?:gegeven)? (?:voor (?:publicatie|gebruik)|per direct|te gebruiken|van embargo))|vrijgave|mag (?:nu )?(?:gepubliceerd|gebruikt)(?: worden)?|geen embargo(?: meer)?|voor (?:directe|onmiddellijke) publicatie',
      unlifted: 'niet|wordt|blijft|als|tot|nog',
    },
    openings: [
      'niet verspreiden voor',
      'niet verspreiden vóór',
      'niet uitzenden voor',
      'niet uitzenden vóór',
      'niet vrijgeven voor',
      'niet openbaar maken voor',
      'niet publiceren tot',
      'publicatie niet eerder dan',
      'niet publiceren vóór',
      'niet voor publicatie vóór',
      'niet gebruiken voor',
      'niet gebruiken vóór',
      'niet eerder publiceren dan',
      'publicatie niet voor',
      'publicatie niet vóór',
      'niet publiceren eerder dan',
      'mag niet gepubliceerd worden voor',
      'mag niet gepubliceerd worden vóór',
      'publicatie vanaf',
      'vrij vanaf',
      'te gebruiken vanaf',
      'te publiceren vanaf',
      'vrij voor publicatie vanaf',
      'embargo',
      'onder embargo',
      'niet publiceren voor',
      'niet voor publicatie voor',
    ],
    everyday: ['publicatie vanaf', 'vrij vanaf', 'te gebruiken vanaf', 'te publiceren vanaf', 'vrij voor publicatie vanaf', 'embargo'],
    participles: ['onder embargo'],
    until: 'tot|voor',
    lifted: ['embargo opgeheven', 'einde embargo', 'embargo vervallen'],
    today: ['vandaag', 'vanavond'],
    tomorrow: ['morgen'],
    midnight: ['middernacht'],
    hours: ['uur', 'u'],
  },
  markers: {
    update: 'ge[uü]pdate|aangevuld|aanvulling|bijgewerkt',
    correction: 'correctie|gecorrigeerd|rectificatie',
    repeat: 'herhaling',
  },
  markersInCapitals: {
    correction: 'herstel',
    restore: 'intrekking opgeheven|annulering (?:ingetrokken|herroepen|opgeheven)|intrekking (?:ingetrokken|herroepen|vervallen)',
    kill: 'ingetrokken|intrekking|vervallen',
  },
  noteOpenings: { correction: 'corrigeert', update: 'voegt\\b' },
  partNouns: "alinea(?:[’']?s)?|zin(?:nen)?|regels?|woord(?:en)?|foto(?:[’']?s)?|video(?:[’']?s)?",
  itemNouns: 'bericht|artikel|verhaal|tekst',
  everydayKills: 'ingetrokken|intrekking|vervallen',
  orders: {
    restore: 'herstellen|hersteld',
    kill: 'trek(?:t|ken) .{0,80}(?:terug|in)|trekken? terug|intrekken|ingetrokken|trekken in|verwijderen|verwijder|schrappen|schrap|vervalt|vervallen|annuleren|annuleer|niet (?:meer )?(?:gebruiken|publiceren|plaatsen)|wissen|intrek\\S*|ingetrokken|annul\\S*|geannuleerd|vervall\\S*|niet (?:te )?(?:gebruiken|plaatsen|publiceren)|niet worden (?:gebruikt|gepubliceerd)',
    withhold: 'aanhouden|vasthouden|opschorten|nog niet plaatsen',
  },
  cardinals: `twee
drie
vier
vijf
zes
zeven
acht
negen
tien`,
  ordinals: `tweede
derde
vierde
vijfde
zesde
zevende
achtste
negende
tiende`,
  another: 'nog',
  functionWords:
    'de het een en of maar in op aan bij met na van voor door over uit tot naar om te als dat die dit er zich hij zij ze is zijn was waren wordt werd heeft niet geen meer nog ook',
  openers:
    'de het een deze dit die dat er hij zij ze wij we ik maar en in op als toen ook nu hier daar volgens niet na bij van voor met om uit tot sinds tijdens terwijl omdat zo wie wat waarom hoe alle veel vele geen maandag dinsdag woensdag donderdag vrijdag zaterdag zondag begin eind',
  sayingForms:
    'zegt|zei|zeggen|zeiden|gezegd|vertelt|vertelde|verteld|schrijft|schreef|geschreven|vindt|vond|meent|meende|verklaart|verklaarde|verklaard|stelt|stelde|antwoordt|antwoordde|benadrukt|benadrukte|onderstreept|voegt|voegde|meldt|meldde|bevestigt|bevestigde|waarschuwt|waarschuwde|reageert|reageerde|klinkt|klonk|luidt|luidde|noemt|noemde|besluit|besloot|erkent|erkende|beweert|beweerde|vraagt|vroeg|roept|riep|concludeert|concludeerde|constateert|constateerde|legt|legde|licht|lichtte|vervolgt|vult|vulde|hoopt|belooft|beloofde|beschrijft|herhaalt|herhaalde|merkt|merkte|weet|besluit|betoogt|betoogde|laat|liet|zucht|zuchtte|lacht|mailt|twitterde|tweette|argumenteert|aldus|oordeelt|oordeelde|bezweert|fulmineert|foetert|herinnert|vat|grapt|glundert|preciseert',
  attributedBefore: 'aldus|volgens|zo zegt|in de woorden van',
  statements: 'persbericht|mededeling|verklaring|statement|reactie',
  dialogue: true,
  personNouns: '\\d{1,3}-jarige|man|vrouw',
  articles: 'de het',
  offices:
    'minister premier minister-president staatssecretaris burgemeester wethouder schepen gedeputeerde commissaris voorzitter fractievoorzitter partijleider leider president vicepresident directeur topman topvrouw ceo hoofdredacteur redacteur onderzoeker hoogleraar professor advocaat officier rechter korpschef woordvoerder woordvoerster bondscoach coach trainer aanvoerder arts huisarts viroloog rector leraar pastoor bisschop aartsbisschop koning koningin prins prinses analist econoom hoofdeconoom buurman buurvrouw boer veehouder visser oprichter eigenaar schrijver acteur actrice presentator generaal kolonel ambassadeur secretaris-generaal speler doelman keeper weerman meteoroloog expert kamerlid parlementslid europarlementariër gouverneur procureur',
  officeTails:
    'minister voorzitter directeur woordvoerder expert deskundige coach trainer leider secretaris advocaat meester arts econoom manager lid houder',
  officeLinks: 'van voor bij de het en uit',
  pronouns: 'hij zij ze',
  someArticles: 'een',
  notSubject: 'tegen aan voor met over dat van tot naar op bij',
  beforeNoName: 'in op bij uit na voor tijdens sinds naar vanuit',
  addresses: 'meneer mevrouw mr dr drs ir prof',
  noVerbs:
    'en maar of want dus dat die als toen terwijl omdat om in op te van voor met bij uit aan tot naar over tegen sinds na tijdens niet ook alleen nu hier daar de het een deze dit is was zijn waren heeft had wordt werd zal kan moet ik je jij we wij',
  spokenTo:
    '(?:zegt|zei|vertelt|vertelde|verklaart|verklaarde|laat(?: \\p{L}+)? weten|bevestigt)(?: (?:hij|zij|ze|\\p{Lu}\\p{L}+))? (?:tegen|aan|in)|(?:een )?(?:interview|gesprek) (?:met|in)|tegenover',
  toldTo: 'tegen|aan',
  citing:
    'volgens|meldt|melden|schrijft|schrijven|bericht|meldde|schreef|zo meldt|aldus|op basis van|onder verwijzing naar|volgens|tegen|aldus|meldt|schrijft|in gesprek met',
  outletNouns: 'krant|dagblad|weekblad|persbureau|nieuwssite|omroep|zender|tijdschrift|magazine|nieuwsagentschap',
  fillers: 'de|het|een|Belgische|Nederlandse|Amerikaanse|Britse|Duitse|Franse|van|tegen|aan',
  agencyNouns: 'persbureau|nieuwsagentschap',
  relays: 'meldt',
  correspondents: 'correspondente?|verslaggever|verslaggeefster',
  materialLabels: 'agentschappen|met (?:medewerking|informatie|materiaal|bijdragen?) van|met',
  attributedToOne: 'volgens (?:hem|haar)|naar eigen zeggen',
  impersonal: 'het',
  filePictures: 'archief(?:foto|beeld|materiaal)?',
  handouts: 'persfoto|aangeleverd(?: beeld)?|handout|persdienst|eigen beeld',
  symbolPictures: 'illustratie(?:foto|beeld)?|ter illustratie|sfeerbeeld|symboolfoto',
  aiPictures: '(?:gemaakt|gegenereerd) (?:met|door) (?:ai|kunstmatige intelligentie)|ai[- ](?:beeld|gegenereerd|illustratie)',
  screenshots: 'schermafbeelding|schermafdruk|screenshot|videostill|beeld uit video',
  courtesies: 'met (?:dank aan|toestemming van)',
  creditLabels: "beeld|foto(?:graaf|graf(?:ie|e))?s?|foto's|afbeelding|beeldbron|fotobijschrift",
  labelLinks: 'door\\s*:?|via\\s|van\\s',
  creditLinks: 'door|via',
  forWhom: 'voor|voor de|voor het',
  rights: 'alle rechten voorbehouden',
  creditNoise: 'privé|eigen foto|eigen collectie|rv|r\\.v\\.|nieuwsbeeld',
  organisationHeads: 'politie|gemeente|ministerie|brandweer|provincie|universiteit|museum|stichting',
  organisationTails: 'media|fotografie|persbureau|politie',
  outletReports: '(?:meldt|meldde|bericht(?:te)?|schrijft|schreef)',
  womensNames:
    'anouk ingrid ellen els marjolein annelies annemarie liesbeth elisabeth marieke femke sanne sophie lotte fleur floor anke anneke ineke hanneke joke mieke tineke wil willeke inge ilse karin kirsten loes marleen marlies mirjam nienke petra rianne saskia sigrid dilan mariëtte lilianne esther judith liesje sylvie hilde griet goedele kathleen caroline veerle leen katrien an lieve greet geert-jannie',
  mensNames:
    'jan piet kees henk hans gerrit willem johan wim peter paul mark geert jesse pieter dirk joost bas tom thijs daan sem luuk lars bram ruben niels stijn jeroen maarten martijn michiel sander sjoerd wouter koen arjen ronald rob ruud frans frits ferdinand guus hendrik hugo jaap jasper joris jos klaas lodewijk luc marc maxim mathieu gert egbert bart alexander yves tobback filip steven kris gwendolyn-jan',
  woman: 'zij|ze|mevrouw|woordvoerster|voorzitster',
  man: 'hij|meneer',
  womensNameEnds: 'a',
  sayingMany: 'zeggen|melden|laten|meldden|zeiden',
  thatWords: 'dat',
  personNounEnds: 'er|ster|ist|loog|man|vrouw|ant|aar|moeder',
  genitiveS: true,
  spokesNouns: '(?:[\\p{L}-]*)woordvoerd(?:er|ster)',
  datelineCities: 'Amsterdam Rotterdam Brussel Washington Londen Parijs Berlijn Moskou Peking Utrecht',
}
