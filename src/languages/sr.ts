import type { Language } from './language.ts'

/** Serbian, and what Croatian, Bosnian and Montenegrin share with it */
export const sr: Language = {
  months: `januar februar mart april maj jun jul avgust septembar oktobar novembar decembar
јануар фебруар март април мај јун јул август септембар октобар новембар децембар
јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра
januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra`,
  tellingWords:
    'posle|pre|gde|ovde|uvek|vreme|mesto|mesta|dete|deca|reč|reči|cena|cene|sednic\\p{L}+|predsednik\\p{L}*|izmene|hteo|želeo|videti|nedelj\\p{L}+|bezbednost\\p{L}*|primer|celu|cela|ceo|mera|mere',
  smallWords: 'kako|što|već|više',
  opposites: `порасла порастао порасло порасле порасли расте расту повећала повећао повећало повећали повећава подигла подигао подиже скочила скочио поскупела поскупео поскупели више / пала пао пало пале пали пада падају смањила смањио смањило смањили смањује снизила снизио снижава појефтинила појефтинио појефтинили мање
победио победила победили добио добила / изгубио изгубила изгубили поражен поражена
усвојила усвојио усвојили прихватила прихватио потврдио потврдила / одбила одбио одбили одбацио одбацила поништио поништила
отворен отворена отворено отворио отворила / затворен затворена затворено затворио затворила`,
  openers:
    'u na ali a i kako prema po za on ona oni но али како према у он она они s sa o od do ili ako kad kada što mi vi ja ovaj ova ovo to svi mnogi pri pre prije ne takođe također sada tu tamo iz на с са о од до по за и а или ако кад када што ми ви ја овај ова ово то сви многи при пре не такође сада ту тамо из',
  addresses: 'gospodin gospođa gospođica',
  offices: `председник предсједник председница премијер министар министарка портпарол градоначелник амбасадор директорка посланик генерал predsednik predsednica premijer premijerka ministar ministarka sekretar sekretarka portparol portparolka direktor direktorka gradonačelnik gradonačelnica ambasador ambasadorka lider liderka poslanik poslanica komandant profesor profesorica šef šefica kancelar kancelarka komesar`,
  officeLinks: 'na za u i o',
  officeModifiers: 'generalni zamenik bivši бивши',
  officeEnds: 'koji|koja',
  verbsOfSaying: `rekao rekla reče kaže kazao kazala izjavio izjavila istakao istakla dodao dodala naglasio naglasila objasnio objasnila poručio poručila naveo navela ocenio ocenila potvrdio potvrdila najavio najavila upozorio upozorila napisao napisala podsetio podsetila smatra ističe dodaje navodi poručuje objašnjava zaključio zaključila podvukao рекао рекла каже казао казала изјавио изјавила истакао истакла додао додала нагласио нагласила објаснио објаснила поручио поручила навео навела оценио оценила потврдио потврдила најавио најавила упозорио упозорила написао написала подсетио подсетила сматра истиче додаје наводи поручује објашњава закључио закључила`,
  pronouns: 'on ona он она',
  notSubject: 'za sa od o da',
  beforeNoName: 'u у',
  spokenTo:
    '(?:izjavio|izjavila|rekao|rekla|kazao|kazala|kaže|naveo|navela|objasnio|objasnila|istakao|istakla|potvrdio|potvrdila|govoreći|izjavu|izjavi)(?: je| su| smo)? za|intervju(?:u)? za|razgovoru (?:za|sa)|(?:изјавио|изјавила|рекао|рекла|казао|казала|каже|навео|навела|објаснио|објаснила|истакао|истакла|потврдио|потврдила)(?: је| су)? за|интервјуу за|разговору за',
  toldTo: 'za',
  citing:
    'prema pisanju|piše|pišu|prenosi|prenose|javlja|javljaju|navodi|objavio je|objavila je|objavljuje|pozivajući se na|kako piše|kako navodi|prema navodima|пише|пишу|преноси|преносе|јавља|јављају|наводи|објавио је|објавила је|позивајући се на|према писању',
  outletNouns:
    'list|lista|listu|dnevni list|dnevnik|nedeljnik|agencija|agencije|agenciji|portal|portala|televizija|televizije|televiziju|radio|magazin|лист|листа|листу|недељник|агенција|агенције|портал|телевизија',
  fillers: 'u|za|sa|je|i|e',
  agencyNouns: 'agencija|agencije|агенције',
  relays: 'јавља|јавио|преноси|javlja|javio|prenosi|izveštava|извештава',
  correspondents: 'дописница|извештач|dopisni[kc](?:a)?|izveštač|reporter(?:ka)?',
  placeWords: 'из|у|iz|u',
  inflectingPlaceWords: 'из|iz|у|u',
  datelineCities:
    'Beograd Београд Zagreb Загреб Sarajevo Сарајево Podgorica Подгорица Priština Приштина Skoplje Скопље Skopje Ljubljana Љубљана Tirana Тирана Brisel Брисел Brussel Бриссел Pariz Париз London Лондон Berlin Берлин Beč Беч Rim Рим Atina Атина Sofija Софија Moskva Москва Kijev Кијев Киев Vašington Вашингтон Njujork Њујорк Peking Пекинг Ženeva Женева Strazbur Стразбур Budimpešta Будимпешта Bukurešt Букурешт Ankara Анкара Istanbul Истанбул Novi Nis Niš Ниш Mostar Мостар Minhen Минхен Madrid Мадрид',
  reportVerbs: 'јавља|јавио|јавила|извештава|преноси|javlja|javio|javila|izveštava|prenosi',
  by: 'od',
  with: 'sa so са',
  authorLabels: 'autor|piše|pise|автор',
  copyLabels: 'tekst',
  newsroomOffices: 'novinar(?:ka)?',
  dateChanged: 'ažurirano|izmenjeno|ажурирано',
  datePublished: 'objavljeno|објављено',
  besideDates: 'u|od|god',
  ago: 'pred|pre|пре',
  timeUnits: 'minuta|сата|sata',
  counted: 'pregleda|čitanja|komentara|прегледа|читања|коментара',
  countedBeside: 'ljudi|људи|osoba|особа|čita|чита|trenutno|тренутно|ovaj|tekst|članak|puta|пута',
  countedNow: 'čita|чита',
  unitsAgo: 'sekundi|minuta?|minut[ae]|min|sati?|sata|dana?|минута?|мин|сати?|дана?',
  sourceLabels: 'izvor|извор',
  creditLabels:
    'kredit|foto arhiva|foto(?:grafija|graf)?|фото(?:графија|граф)?|slika|autor fotografije|izvor fotografije|snimio|snimila|снимио',
  creditNoise:
    'arhiv[ae]?|арх?ива?|ilustracija|илустрација|printscreen|privatna arhiva|приватна архива|lična arhiva|društvene mreže|друштвене мреже|privatno|privatni album|facebook|čitatelj',
  organisationHeads:
    'vlada|влада|ministarstvo|министарство|mup|муп|grad|opština|predsedništvo|kabinet|vatrogasci|policija|полиција|vojska|hrvatska|univerzitet|sveučilište|skupština|općina|muzej',
  organisationTails: 'agencija|srbije|србије|hrvatske|bih|tv|press|news|policija',
  outOf: 'od',
  relatedHeadings:
    'pročitajte još|pročitajte i|procitajte jos|pročitaj još|povezane vesti|najčitanije|vezane vesti|možda vas zanima|možda će vas zanimati|komentari|podeli|tagovi|прочитајте још|повезане вести|најчитаније',
  pointers: 'pročitajte još|pročitajte i|pročitaj još|pročitajte|čitaj još|прочитајте још',
  advertising: 'oglas',
  follow: 'pratite',
  signUp: 'prijavite se|pretplatite se',
  newsletters: 'kanal',
  readingTime: 'vreme čitanja',
  commentHeadings: 'komentari|коментари',
  notFound: 'stranica nije pronađena|страница није пронађена',
  loginWall: 'prijavite se',
  headlineLabels: 'hitno|хитно',
  thisStory: 'ova (?:vest|vijest)|ова вест|ovu (?:vest|vijest)',
  embargo: {
    lifting: {
      embargo: 'embarg|ембарг',
      hold: 'zadržavanje|obustava|задржавање|обустава',
      lifted: 'ukinut|skinut|povučen|prestao|kraj|istekao|opozvan|укинут|скинут|повучен|престао|крај|истекао|опозван',
      free: '(?:već |sada )?(?:slobodn[aoi]|oslobođen[aoi])(?: za (?:objavljivanje|objavu|korišćenje|korištenje|upotrebu))?|može se (?:objaviti|koristiti|objavljivati)|bez embarga|(?:већ |сада )?(?:слободн[аои])(?: за (?:објављивање|објаву|коришћење|употребу))?|може се (?:објавити|користити)|без ембарга',
      unlifted: 'nije|će|ako|do|još|није|ће|ако|до|још',
    },
    openings: [
      'ne objavljivati ranije od',
      'ne emitovati pre',
      'не објављивати раније од',
      'не емитовати пре',
      'ne koristiti pre',
      'nije za objavljivanje pre',
      'zabranjeno objavljivanje do',
      'zabrana objavljivanja do',
      'не користити пре',
      'није за објављивање пре',
      'забрањено објављивање до',
      'za objavljivanje posle',
      'za objavu posle',
      'može se objaviti posle',
      'за објављивање после',
      'може се објавити после',
      'embargo',
      'ембарго',
      'pod embargom',
      'под ембаргом',
      'ne objavljivati pre',
      'ne objavljivati prije',
      'ne objavljivati do',
      'не објављивати пре',
      'не објављивати до',
    ],
    everyday: [
      'za objavljivanje posle',
      'za objavu posle',
      'može se objaviti posle',
      'за објављивање после',
      'може се објавити после',
      'embargo',
      'ембарго',
    ],
    participles: ['pod embargom', 'под ембаргом'],
    until: 'do|пре|до',
    lifted: ['embargo ukinut', 'embargo skinut', 'ембарго укинут', 'ембарго скинут'],
    today: ['danas', 'данас'],
    tomorrow: ['sutra', 'сутра'],
    midnight: ['ponoć', 'ponoći', 'поноћ', 'поноћи'],
    noon: ['podne', 'подне'],
    hours: ['h', 'sati', 'sata', 'časova', 'сати', 'сата', 'часова'],
  },
  toEditors: '(?:napomena|obaveštenje|obavijest) (?:za )?(?:redakcij|uredni|korisni)',
  headlined: 'pod naslovom',
  numberAbbreviations: 'br|бр',
  markers: {
    update: 'dopuna|dopunjen[oa]|a[žz]urirano|pro[šs]iren[oa]|допуна|допуњено',
    correction: 'ispravka|ispravljeno|popravljeno|korekcija|исправљено',
    withhold: 'ne objavljivati',
    advisory: 'napomena (?:za )?(?:redakcije|urednicima)',
    repeat: 'ponovljeno|поновљено',
    embargo: 'embargo(?:ed)? do …',
  },
  markersInCapitals: {
    update: 'osve[žz]eno',
    restore:
      'poni[šs]tenje (?:je )?(?:povu[čc]eno|poni[šs]teno|opozvano|ukinuto)|поништење (?:је )?(?:повучено|поништено|опозвано|укинуто)|povla[čc]enje (?:poni[šs]teno|opozvano)|повлачење (?:поништено|опозвано)',
    kill: 'povla[čc]enje|povu[čc]en[oa]|poni[šs]t(?:eno|enje)|повлачење|повучен[ао]',
  },
  noteOpenings: { correction: 'ispravlja', update: 'dopunjava|ažurira', kill: 'povlači se|повлачи се' },
  everydayKills: 'povu[čc]en[oa]|povla[čc]enje|poni[šs]t(?:eno|enje)|повучен[ао]|повлачење',
  orders: {
    restore: 'vraćen[oa]|враћен[оа]',
    kill: 'povuci(?:te)?|povlači se|se povlači|se poništava|povlačimo|povučen[oa]|poništi(?:ti|te)?|poništava se|poništeno|obriši(?:te)?|obrisati|izbrisati|ne koristi(?:ti|te)|stornirati|повуци(?:те)?|повлачи се|се повлачи|се поништава|повлачимо|повучен[оа]|поништи(?:ти|те)?|поништава се|поништено|обриши(?:те)?|обрисати|избрисати|не користи(?:ти|те)|сторнирати|poni[šs]t\\S*|povu[čc]\\S*|povla[čc]\\S*|storn\\S*|opoziv\\S*|opozvan\\S*|поништ\\S*|повуч\\S*|повлач\\S*|сторн\\S*|опозив\\S*|опозван\\S*',
    withhold: 'zadrži(?:te)?|zadržati|задржи(?:те)?|задржати',
  },
  cardinals: `два две двоје двојица dva dve dvije dvoje
три троје тројица tri troje
четири четворо četiri četvoro
пет петоро pet petoro
шест шесторо šest šestoro
седам sedam
осам osam
девет devet
десет deset`,
  ordinals: `други друга друго другог drugi druga drugo drugog
трећи трећа треће трећег treći treća treće trećeg
четврти четврта четврто četvrti četvrta četvrto
пети пета пето peti peta peto
шести шеста шесто šesti šesta šesto
седми седма седмо sedmi sedma sedmo
осми осма осмо osmi osma osmo
девети девета девето deveti deveta deveto
десети десета десето deseti deseta deseto`,
  another: 'још još',
  functionWords: 'и у на са од до за по из о да је се не што као i u na sa od do za po iz o da je se ne kao',
  attributedBefore:
    'prema rečima|prema riječima|po rečima|prema njegovim rečima|prema njenim rečima|prema njezinim riječima|prema njegovim riječima|prema|kako (?:kaže|navodi|ističe)|према речима|по речима|према|како (?:каже|наводи|истиче)',
  statements: 'saopštenj[eu]|priopćenj[eu]|saopćenj[eu]|izjavi|саопштењ[еу]',
  dialogue: true,
  personNouns: '\\d{1,3}-godišnj(?:i|a)|\\d{1,3}-годишњ(?:и|а)',
  sayingForms:
    'žali|žalila|žalio|pitao|pitala|odgovorio|odgovorila|odgovara|tvrdi|tvrdila|tvrdio|kažu|rekli|rekle|saopštil[aoi]|saopćil[aoi]|saopšteno|poručili|naveli|opisao|opisala|opisuje|priča|pričao|pričala|ispričao|ispričala|ispričali|prenosi|preneo|prenela|citira|ocenjuje|ocjenjuje|upozorava|potvrđuje|najavljuje|piše|pozvao|pozvala|nazvao|nazvala|obećao|obećala|priznao|priznala|nastavio|nastavila|zaključuje|smatrao|smatrala|izrazio|izrazila|precizirao|precizirala|podseća|jada|жали|питао|питала|одговорио|одговорила|одговара|тврди|тврдила|тврдио|кажу|рекли|саопштил[аои]|саопштено|поручили|навели|описао|описала|описује|прича|причао|причала|испричао|испричала|преноси|пренео|пренела|цитира|оцењује|упозорава|потврђује|најављује|пише|позвао|позвала|назвао|назвала|обећао|обећала|признао|признала|наставио|наставила|закључује|изразио|изразила|прецизирао|прецизирала',
  noVerbs:
    'i a ali ili da koji koja koje kad kada kako ako jer u na s sa o od do po za iz k ka kod pri pod nad ne takođe samo sad tu tamo to ovaj ova ovo je su bio bila bilo biće se si и а али или да који која које кад када како ако јер у на с са о од до по за из код при под над не такође само сад ту тамо то је су био била било биће се',
  officeStems:
    'ministar ministr predsedn predsjedn direktor gradonačeln načeln župan premijer poslan odborn portparol glasnogovorn profesor lekar liječn advokat odvjetn tužila tužit sudij sudac trener kapiten kapetan novinar ekspert stručnj analitič ekonomist biskup patrijarh papa kralj general pukovn ambasador veleposlan sekretar tajn naučn znanstven stanovn mještan penzioner umirovljen vlasn glumac glumic pevač pjevač pisac spisatelj fudbaler nogometaš golman vratar kancelar savetn savjetn ugostitelj poljoprivr министар министр председн директор градоначелн начелн премијер послан одборни портпарол професор лекар адвокат тужила судиј тренер капитен новинар стручњ аналитич економист патријарх папа краљ генерал пуковн амбасадор секретар научни становн пензионер власн глумац глумиц певач писац фудбалер голман канцелар саветн',
  attributedToOne:
    'prema (?:njegovim|njenim|njezinim) r(?:e|ij)ečima|po (?:njegovim|njenim) r(?:e|ij)ečima|po njemu|po njoj|према (?:његовим|њеним) речима|по (?:његовим|њеним) речима',
  filePictures: '(?:foto |фото )?arhiv(?:a|e|ska (?:fotografija|slika))?|(?:фото )?архив(?:а|е|ска (?:фотографија|слика))?',
  handouts:
    'pres+[- ]?(?:služba|centar)|прес[- ]?(?:служба|центар)|ustupljen[aoe]?(?: fotografija)?|уступљен[аое]?(?: фотографија)?|promo|промо',
  symbolPictures: '(?:foto[- ])?ilustracij[ae]|(?:фото[- ])?илустрациј[ае]|ilustrativna fotografija|kolaž|колаж',
  aiPictures:
    '(?:generisan|generiran|napravljen)[oaei]? (?:pomoću |uz pomoć |putem )?(?:ai|vi|veštačk\\p{L}+ inteligencij\\p{L}+|umjetn\\p{L}+ inteligencij\\p{L}+)|вештачк\\p{L}+ интелигенциј\\p{L}+|ai generisan[oae]?|veštačka inteligencija|umjetna inteligencija',
  screenshots:
    'skrin ?šot|скрин ?шот|print ?screen|prin[t]?skrin|принтскрин|snimak ekrana|snimka (?:zaslona|ekrana)|kadar iz videa|screenshot',
  courtesies: 'ljubaznošću|љубазношћу|uz dozvolu|уз дозволу|uz dopuštenje',
  labelLinks: 'iz\\s',
  materialLabels: 'uz (?:informacije|materijal)(?: agencije)?|уз (?:информације|материјал)(?: агенције)?',
  outletReports: '(?:javlja|prenosi|piše|objavio|objavila|јавља|преноси|пише)',
  woman: 'ona|она|[\\p{L}]{2,}(?:la|ла)|ministarka',
  man: 'on|он|[\\p{L}]{2,}(?:[aeiu]o|[аеиу]о)',
  womensNameEnds: 'a|а',
  sayingMany: '[\\p{L}]{2,}(?:li|ле|ли|le)|kažu|кажу|navode|наводе|ističu|истичу',
  thatWords: 'da|da će|да',
  prodrop: true,
  spokesNouns: 'portparol|портпарол',
  mensCases: `ra>ar om> em> a> u> ом> ем> а> у>
ićem>ić ića>ić iću>ić ићем>ић ића>ић ићу>ић om> em> a> u> ом> ем> а> у>`,
  womensCases: `e>a i>a om>a е>а и>а ом>а
ić>ić ић>ић`,
  mensNames:
    'petar marko jovan nikola milan dragan zoran aleksandar goran dejan ivan stefan miloš milorad slobodan boris vladimir nenad bojan branko dušan đorđe igor ivica luka lazar miodrag mirko nebojša predrag radovan ratko siniša srđan tomislav vuk zlatko željko dragoljub veljko vojislav петар марко јован никола милан драган зоран александар горан дејан иван стефан милош милорад слободан борис владимир ненад бојан бранко душан ђорђе игор ивица лука лазар миодраг мирко небојша предраг радован синиша срђан вук жељко',
}
