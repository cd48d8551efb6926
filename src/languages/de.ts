import type { Language } from './language.ts'

/** German */
export const de: Language = {
  months: `januar februar märz april mai juni juli august september oktober november dezember
jan feb märz apr mai juni juli aug sept okt nov dez
jänner feber mär apr mai jun jul aug sep okt nov dez`,
  weekdays: 'montag dienstag mittwoch donnerstag freitag samstag sonntag',
  opposites: `steigt steigen stieg stiegen gestiegen steigert steigern steigerte steigerten gesteigert erhöht erhöhen erhöhte erhöhten gewinnt gewinnen gewann gewannen gewonnen wächst wachsen wuchs wuchsen gewachsen klettert klettern kletterte kletterten zugelegt mehr höher teurer plus anhebt angehoben hebt hob heben / sinkt sinken sank sanken gesunken fällt fallen fiel fielen gefallen senkt senken senkte senkten gesenkt verliert verlieren verlor verloren verringert verringern verringerte schrumpft schrumpfen schrumpfte geschrumpft nachgegeben weniger niedriger tiefer billiger minus kürzt kürzen kürzte gekürzt reduziert reduzieren reduzierte
gewinnt gewinnen gewann gewonnen siegt siegte gesiegt / verliert verlieren verlor verloren unterliegt unterlag unterlegen
billigt billigen billigte gebilligt beschließt beschloss beschlossen angenommen zugestimmt bestätigt bestätigte genehmigt genehmigte / lehnt lehnte abgelehnt verworfen aufgehoben untersagt untersagte
öffnet öffnen öffnete geöffnet wiedereröffnet / schließt schließen schloss geschlossen gesperrt
kauft kaufte gekauft / verkauft verkaufte
gewinn gewinne / verlust verluste`,
  openers:
    'der die das ein eine einen einem einer und aber auch wie wenn als nach vor bei mit für so er sie es wir ihr ich man doch noch nun jetzt dann hier da denn im am zum zur vom dies diese dieser dieses laut den dem des eines in an auf aus von zu über unter gegen durch bis oder weil ob dort nur nicht kein keine wer was warum wo alle viele einige mehr seit während trotz statt dabei damit dazu danach davor zuvor zudem außerdem allerdings dennoch trotzdem inzwischen mittlerweile heute gestern morgen je jeder jede jedes sein seine ihre unser',
  articles: 'der die das',
  particles: 'von vom zu zum zur der den und',
  addresses: 'herr frau',
  offices: `anführer führer oberhaupt manager präsident präsidentin minister ministerin kanzler kanzlerin sekretär sekretärin generalsekretär generalsekretärin sprecher sprecherin chef chefin leiter leiterin direktor direktorin vorsitzender vorsitzende vorsitzenden bürgermeister bürgermeisterin botschafter botschafterin trainer trainerin professorin abgeordnete abgeordneter senatorin kommissar kommissarin geschäftsführer geschäftsführerin staatsanwalt staatsanwältin experte expertin forscher forscherin diplomat diplomatin kapitän kapitänin dissident dissidentin schüler schülerin experten mediziner medizinerin meteorologe meteorologin ökonom ökonomin politiker politikerin anwalt anwältin richter richterin historiker historikerin soziologe soziologin psychologe psychologin jurist juristin autor autorin regisseur regisseurin schauspieler schauspielerin sänger sängerin stürmer torwart polizist polizistin arzt ärztin biologe biologin physiker physikerin archäologe archäologin aktivist aktivistin analyst analystin ministerpräsident intendant intendantin staatsrat staatsrätin nationalrat nationalrätin ständerat ständerätin gemeinderat bundesrat bundesrätin stadtrat stadträtin politologe politologin koordinator koordinatorin redakteur redakteurin wissenschaftler wissenschaftlerin beauftragter beauftragte unternehmer unternehmerin gründer gründerin volkswirt chefvolkswirt virologe coach mittelfeldspieler verteidiger spieler spielerin schiedsrichter journalist journalistin vorstand vorstandschef vize landrat landrätin bischof papst könig königin prinz general oberst landwirt bauer anwohner anwohnerin besitzer betreiber obmann obfrau landeshauptmann landeshauptfrau senator rektor lehrer lehrerin verkehrsexperte bahnexperte makler maklerin`,
  officeLinks: 'der die von vom für im am',
  officeModifiers: 'ehemalige ehemaliger',
  officeEnds: 'gegenüber|wer',
  nounDeterminers:
    'der|die|das|des|dem|den|eine?[rsmn]?|keine?[rsmn]?|diese?[rsmn]?|jede?[rsmn]?|ihre?[rsmn]?|seine?[rsmn]?|unsere?[rsmn]?|im|am|zum|zur|vom|beim|ins|ans|aufs|alle|viele|mehrere|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn',
  nounEndings:
    'ung|heit|keit|schaft|tion|ismus|tät|nis|agentur|partei|gruppe|dienst|programm|institut|verband|zentrum|amt|stelle|zahl|konzern|ministerium',
  verbsOfSaying:
    'sagte sagt sagten gesagt erklärte erklärt betonte betont meinte meint fügte ergänzte äußerte schrieb schreibt teilte berichtete bekräftigte unterstrich warnte warnt forderte kritisierte lobte kündigte antwortete kommentierte begründete versicherte mahnte hieß findet zitierte',
  pronouns: 'er sie',
  notSubject: 'zu zum zur mit über von gegenüber dass',
  beforeNoName: 'in im am um auf bei beim nach gestern heute hier',
  spokenTo:
    'sagte(?:n)?(?: (?:er|sie))?(?: am \\p{Lu}\\p{Ll}+)? (?:der|dem|den)|(?:Interview|Gespräch) (?:mit|in) (?:der|dem|den)|sagt im Interview mit|erklärte(?: er| sie)? (?:der|dem)',
  toldTo: 'interviewt?|gegenüber|für',
  citing:
    'laut(?: Recherchen (?:von|der|des))?|gegenüber (?:der|dem|den)|nach Angaben (?:von|der|des)|nach Informationen (?:von|der|des)|Bericht (?:von|der|des)|unter Berufung auf(?: die| den| das)?|berichtet|berichtete|meldet|meldete|schreibt|zitiert|gegenüber|so|dem Sender|dem Magazin|der Zeitung',
  outletNouns:
    'Zeitung|Tageszeitung|Wochenzeitung|Zeitschrift|Magazin|Nachrichtenmagazin|Boulevardzeitung|Nachrichtenagentur|Agentur|Sender|Fernsehsender|TV-Sender|Radiosender|Nachrichtenportal|Portal|Blatt',
  fillers:
    'der|die|das|dem|den|des|von|dass|am|staatliche[nr]?|britische[nr]?|französische[nr]?|italienische[nr]?|russische[nr]?|türkische[nr]?',
  agencyNouns: 'agentur',
  correspondents: 'Korrespondent(?:in)?|Reporter(?:in)?|Berichterstatter(?:in)?',
  ofAgency: 'der',
  placeWords: 'aus|in',
  reportVerbs: 'berichte[nt]e?|melde(?:t|te)n?',
  materialLabels:
    'mit material (?:von|der)|(?:mit|unter verwendung von) (?:agentur)?(?:material|informationen|inhalten|meldungen|agenturen)(?: (?:von|der|des))?',
  by: 'von',
  byGlued: 'von',
  and: 'und',
  with: 'mit',
  bylineKinds: '(?:eine? )?(?:kommentar|analyse|interview|kolumne|gastbeitrag|essay|reportage)',
  authorLabels: 'autor(?:en|in)?|autorin\\/autor|text|foto',
  bylineLabels: 'autor(?:in)?:?',
  deskLabels: 'autorin\\/autor',
  authorSaid: 'verfasst|autor|geschrieben',
  newsroomRanks: 'landespolitische[rn]?|politische[rn]?|leitende[rn]?|stellvertretende[rn]?',
  newsroomOffices:
    'redakteur(?:in)?|korrespondent(?:in)?|reporter(?:in)?|autor(?:in)?|journalistin?|volontär(?:in)?|chefredakteur(?:in)?|ressortleiter(?:in)?',
  dateChanged: 'stand|(?:zuletzt )?(?:aktualisiert|aktualisierung|geändert)',
  datePublished: 'veröffentlicht|erstellt',
  onDay: 'am',
  besideDates: 'uhr|am|um|den|von|\\p{L}*(?:tag|woch|abend)',
  ago: 'vor',
  timeUnits: 'minuten|std|stunden?|tagen?',
  counted: 'aufrufe?|leser|gelesen|geteilt|kommentare?|klicks|zugriffe|ansichten',
  countedBeside:
    'personen|menschen|nutzer|leute|haben|hat|wurde|wird|sind|lesen|gerade|diesen|dieser|dieses|artikel|beitrag|seite|mal|bisher|insgesamt|jetzt|online|heute|schon|ca|etwa|das',
  countedNow: 'lesen|liest',
  unitsAgo: 'sekunden?|minuten?|min|std|tagen?|wochen?|monaten?|jahren?',
  sourceLabels: 'quellen?',
  creditLabels:
    'foto(?:graf(?:ie)?|credit)?s?|bild(?:quelle|rechte|nachweis|er)?|symbolfoto|symbolbild|archivfoto|archivbild|bild(?:er|quellen)?|fotos?|aufnahme|fotoquelle|fotonachweis|fotohinweis|titelbild',
  captionLabels: 'grafik|bildlegende|legende|bildtext',
  creditNoise: 'archiv(?:bild|foto)?|symbol(?:bild|foto)|privat|repro|collage|grafik|karte|nicht angegeben',
  labelLinks: 'von\\s*:?|für\\s|via\\s|©\\s?',
  creditLinks: 'von',
  pictureWords: 'foto',
  rights: 'alle rechte vorbehalten',
  organisationHeads:
    'stadt|polizei|bundes\\p{L}+|universit\\p{L}+|feuerwehr|landes\\p{L}+|kreis\\p{L}*|gemeinde|landkreis|ministerium|verein|verlag|freiwillige|stadtwerke|kantonspolizei|kanton|staatsanwaltschaft|zoll|deutsche|museum|archiv|sammlung|tsv|sv|fc|vfl',
  organisationTails:
    'agentur|foto|fotos|bildagentur|nachrichtenagentur|gmbh|ag|ministerium|polizei|feuerwehr|verlag|zeitung|stiftung|verein|museum|e\\.\\s?v\\.|eg|kg|stadt|archiv|rathaus|klinikum|sammlung|behörde|fernsehen',
  forWhom: 'für',
  pictureNouns: 'foto|bild',
  outOf: 'von',
  relatedHeadings:
    'mehr zum thema|mehr dazu|zum thema|lesen sie auch|lesen sie mehr|weiterlesen|auch interessant|das könnte sie auch interessieren|das könnte dich auch interessieren|weitere artikel|weitere themen|weitere nachrichten|weitere meldungen|meistgelesen|meistgelesene artikel|verwandte artikel|verwandte themen|ähnliche artikel|passend dazu|empfohlene artikel|empfehlungen|empfohlen|schlagworte|themen|kommentare|teilen|artikel teilen|links zum thema|lesetipps|mehr aus|neueste artikel|über den autor|über die autorin|zur person des autors|passend zum artikel|passend zum thema|häufig gelesen|lesen sie mehr zum thema|mehr zu diesem thema|weitere informationen|ende der weiteren informationen|auf dieser seite|dieses thema im programm|box aufklappen|box aufklappen box zuklappen|inhalt|inhaltsverzeichnis|auch interessant für sie|das könnte sie interessieren|mehr lesen|zur startseite|nach oben|artikel merken|artikel anhören|artikel drucken|vorlesen|merken|aus dem archiv|neueste beiträge|beliebte artikel|top-themen|weitere videos|jetzt kommentieren|kommentar verfassen',
  pointers:
    'mehr zum thema|mehr dazu|lesen sie auch|lesen sie hier|lesen sie dazu|lesen sie mehr|lesen sie mehr zum thema|auch interessant|hören sie auch|sehen sie auch|passend dazu|mehr lesen|weiterlesen',
  advertising: 'anzeige|werbung',
  buttons: 'teilen|drucken|link kopieren|hören|anhören|vorlesen|kommentare?|\\d+ kommentare?|bild vergrößern|mehr',
  buttonWords: 'teilen auf drucken kopieren merken mehr',
  ourApp: 'unsere?',
  channelWords: 'kanal',
  withAgency: 'mit',
  readingTime: 'lesedauer|lesezeit',
  minutes: 'minuten',
  toRead: 'lesezeit',
  machineOpenings: `(?:folgen sie|folge) (?:uns|mir)¶
danke für (?:ihre|deine) anmeldung
mit (?:material von |agenturmaterial)(?:[/, ]{1,3}\\p{L}{2,8}){0,3}\\.?$
(?:ihr browser|bitte aktivieren|dieses video|um diesen inhalt|an dieser stelle (?:befindet|finden)|externer inhalt|hier finden sie (?:externen|einen externen)|mit dem laden|wir benötigen ihre|empfohlener redaktioneller|empfohlener externer|beim laden|ein klick für den datenschutz|link zum .{2,20}inhalt|personenbezogene daten können)
(?:die kommentarfunktion|kommentare sind)
(?:dies ist )?(?:eine )?maschinelle übersetzung
(?:abonnieren sie|melden sie sich|jetzt (?:abonnieren|anmelden|registrieren|testen)|registrieren sie sich|hier (?:anmelden|abonnieren)|melde dich|hol dir|abonniere)¶.{0,160}(?:newsletter|e-mail|postfach|kostenlos|whatsapp|push|kanal|app)
.{2,20}[- ]inhalte? (?:erlauben|anzeigen|laden|aktivieren)$
ich bin damit einverstanden¶.{0,200}(?:externe|inhalt|content)
(?:dieser artikel ist (?:nur )?für abonnenten|um weiterzulesen|weiterlesen mit|lesen sie weiter mit|sie haben bereits ein abo|bereits abonnent)
(?:e-mail an die|fehler (?:melden|gefunden)|haben sie (?:einen )?fehler|dieser artikel wurde ausgedruckt|schlagworte:)`,
  machinePhrases: `(?:newsletter|inbox)¶.{0,80}(?:abonnieren|anmelden)¶
(?:zusammenfassung|übersetzung|text|artikel|beitrag)¶.{0,60}(?:(?:mit|von|durch) (?:hilfe (?:von )?)?(?:einer |künstlicher |der )?(?:ki|künstlicher intelligenz|künstliche intelligenz)|maschinell|automatisiert)¶.{0,20}(?:erstellt|erzeugt|generiert|übersetzt|zusammengefasst)`,
  opensElsewhere: '(?:link )?öffnet (?:sich )?in (?:einem )?neue[mn] (?:fenster|tab)|öffnet im neuen (?:fenster|tab)|externer link',
  commentHeadings: 'kommentare?|leserkommentare',
  commentCalls: 'diskutieren sie mit|mitdiskutieren',
  commentSays: 'sagt',
  commentWrites: 'sagte|schrieb',
  notFound: 'seite (?:wurde )?nicht gefunden|nicht mehr verfügbar',
  consent: 'mit werbung weiterlesen|zustimmen und weiter|cookies (?:zustimmen|akzeptieren)|datenschutz-?einstellungen',
  loginWall: 'jetzt (?:anmelden|einloggen|registrieren)|bitte (?:melden sie sich an|anmelden|einloggen)|nur für abonnenten',
  headlineLabels: 'eil(?:meldung|t)?|blitz(?:meldung)?',
  thisStory: 'diese (?:meldung|nachricht)|dieser (?:bericht|artikel|text|beitrag)|diesen (?:bericht|artikel|text|beitrag)',
  embargoCalls: 'bitte beachten|bitte beachten sie|wichtig',
  embargo: {
    strictly: 'streng(?:e[srn]?|stens)?|strikt(?:e[srn]?)?',
    expected: 'voraussichtlich|etwa|ca|circa|ungefähr|erwartet',
    lifting: {
      embargo: 'sperrfrist|embargo',
      hold: '(?:meldungs|nachrichten|text)?sperre|sperrvermerk',
      lifted:
        'aufgehoben|aufhebung|beendet|abgelaufen|entfällt|entfallen|gefallen|hinfällig|zurückgenommen|widerrufen|gestrichen|gelöscht|frei',
      free: '(?:ab sofort |jetzt |sofort )?(?:freigegeben|zur veröffentlichung frei(?:gegeben)?|frei(?:gegeben)? (?:ab sofort|zur (?:veröffentlichung|verwendung|sendung))|sofort frei)|freigabe|keine sperrfrist(?: mehr)?|(?:kann|darf) (?:jetzt |ab sofort )?(?:verwendet|veröffentlicht) werden',
      unlifted: 'nicht|wird|werden soll|bleibt|gilt|wenn|bis|noch',
    },
    openings: [
      'nicht veröffentlichen bis',
      'nicht verwenden vor',
      'nicht senden vor',
      'nicht verbreiten vor',
      'verbreitung untersagt bis',
      'veröffentlichung nicht gestattet vor',
      'keine verbreitung vor',
      'keine verwendung vor',
      'nicht online stellen vor',
      ...['veröffentlichung', 'verwendung', 'verbreitung', 'sendung'].flatMap((act) => [`nicht zur ${act} vor`, `nicht zur ${act} bis`]),
      'keine veröffentlichung vor',
      'veröffentlichung untersagt bis',
      'frei für',
      'veröffentlichung frei ab',
      'frei zum',
      'freigegeben für',
      'veröffentlichung nicht vor',
      'veröffentlichung erst ab',
      'veröffentlichung frühestens',
      'bitte nicht vor',
      'nicht veröffentlichen vor',
      'veröffentlichung ab',
      'verwendung ab',
      'freigabe ab',
      'sendefrei ab',
      'verwendbar ab',
      'erst ab',
      'sperrfrist',
      'sperrfrist beachten',
      'bitte sperrfrist beachten',
      'gesperrt bis',
      'embargo',
      'nicht vor',
      'zur veröffentlichung ab',
      'frei ab',
      'freigegeben ab',
    ],
    everyday: [
      'veröffentlichung frei ab',
      'frei für',
      'frei zum',
      'freigegeben für',
      'veröffentlichung ab',
      'verwendung ab',
      'freigabe ab',
      'sendefrei ab',
      'verwendbar ab',
      'erst ab',
      'embargo',
    ],
    atOnce: ['sperrfrist'],
    inNotes: ['gesperrt bis', 'nicht vor', 'frei ab'],
    closings: ['gesperrt'],
    until: 'bis|ab|vor|von|vom',
    lifted: [
      'sperrfrist aufgehoben',
      'sperrfrist beendet',
      'sperrfrist abgelaufen',
      'keine sperrfrist',
      'sperrfrist frei',
      'ab sofort frei',
      'frei ab sofort',
      'sofort frei',
    ],
    today: ['heute'],
    tomorrow: ['morgen'],
    noon: ['mittag', '12 uhr mittags'],
    midnight: ['mitternacht'],
    hours: ['uhr', 'h'],
    timeOf: ['zeit'],
  },
  zoneNames: { mitteleuropäischer: 'Europe/Berlin' },
  attention: 'achtung',
  noteHeads: 'redaktion(?:en)?|kollegen',
  toEditors: '(?:liebe )?kollegen|(?:an die |achtung,? |hinweis an die |liebe )?redaktion(?:en)?',
  headlined: 'mit (?:dem )?titel|überschrift:?',
  slugged: 'stichwort',
  itemNumbers: 'nr\\.?|meldung',
  numberAbbreviations: 'nr',
  markers: {
    update: 'aktualisier(?:t|ung)|neufassung|(?:#\\. )?zusammenfassung|erg[äa]nz(?:t|ung)',
    correction: 'korrektur|korrigiert(?:e fassung)?|berichtig(?:t|ung|te fassung)|richtigstellung',
    clarification: 'klarstellung',
    withhold: 'nicht ver[öo]ffentlichen',
    advisory: 'an die redaktionen|achtung redaktionen|hinweis an die redaktionen',
    repeat: 'wiederholung|wdh(?:\\.|lg\\.?)?',
    embargo: 'embargo(?:ed)? bis …|sperrfrist(?:[: ]…)?',
  },
  markersInCapitals: {
    update: 'neu|erweitert',
    correction: 'corr\\.?',
    restore:
      '(?:r[üu]ckzug|meldungsr[üu]ckzug|r[üu]ckziehung|stornierung|annullierung|widerruf)(?: ist| wird)? (?:aufgehoben|widerrufen|zur[üu]ckgenommen|hinf[äa]llig)|(?:r[üu]cknahme|zur[üu]ckziehung|storno) (?:aufgehoben|widerrufen|zur[üu]ckgenommen)|(?:meldung )?wieder (?:freigegeben|frei)',
    kill: 'r[üu]ckziehung|(?:achtung )?(?:meldung )?zur[üu]ckgezogen|r[üu]ckzug|stornier(?:t|ung)|bitte nicht verwenden|zur[üu]ckziehen|storno',
  },
  noteOpenings: {
    correction:
      '(?:überschrift )?(?:korrigiert|berichtigt)\\b|berichtigung\\b|korrektur\\b|in der (?:vorherigen|ersten) (?:version|fassung)',
    clarification: 'präzisiert',
    update: 'diese meldung (?:ersetzt|ergänzt|aktualisiert)|aktualisiert\\b|ergänzt\\b|neu:',
    restore:
      '(?:die |unsere )?(?:meldung|rücknahme)[^.]{0,80}(?:kann wieder verwendet werden|(?:ist|wird) (?:wieder freigegeben|aufgehoben|widerrufen))',
    kill: '(?:bitte )?verwenden sie (?:die|diese|unsere) meldung[^.]{0,80} nicht|(?:bitte )?(?:diese |die |unsere )?meldung[^.]{0,80}(?:nicht (?:mehr )?verwenden|zurückgezogen)',
    withhold: 'nicht veröffentlichen',
    embargo: 'sperrfrist',
    repeat: 'wiederholung|wiederholt\\b',
  },
  partNouns:
    'absatz(?:es)?|absätze|satz(?:es)?|sätze|zeilen?|wort(?:es)?|wörter|fotos?|bild(?:er|es)?|grafik(?:en)?|videos?|bildtext|zitats?',
  itemNouns: 'meldung|text|bericht|artikel|beitrag|zusammenfassung',
  everydayKills: 'storniert|stornierung|r[üu]ckzug',
  orders: {
    restore: 'wieder freigegeben',
    kill: 'zieh(?:t|en|e) .{0,80}zur[üu]ck|nimmt .{0,80}zur[üu]ck|zur[üu]ckziehen|zieht zur[üu]ck|wir ziehen zur[üu]ck|bitte (?:zur[üu]ckziehen|l[öo]schen|nicht verwenden|streichen)|l[öo]schen|streichen|storno|stornieren|gestrichen|gel[öo]scht|entfernen|nicht (?:mehr )?verwenden|ung[üu]ltig|entf[äa]llt|storn\\S*|annullier\\S*|zur[üu]ckgezogen|zur[üu]ckziehung|r[üu]ckzug|widerruf\\S*|ung[üu]ltig|verwenden sie .{0,80}nicht|nicht (?:mehr )?nutzen',
    withhold: 'zur[üu]ckhalten|anhalten|nicht senden|sperren|gesperrt|zur[üu]ckgehalten',
  },
  cardinals: `zwei
drei
vier
fünf
sechs
sieben
acht
neun
zehn`,
  ordinals: `zweite zweiten zweiter zweites
dritte dritten dritter drittes
vierte vierten vierter viertes
fünfte fünften fünfter fünftes
sechste sechsten sechster
siebte siebten siebter
achte achten achter
neunte neunten neunter
zehnte zehnten zehnter`,
  another: 'weiterer weiteren weiteres',
  functionWords:
    'der die das den dem des ein eine einen einem einer eines und oder aber in im an am auf aus bei mit nach von vom vor zu zum zur über unter um für gegen durch bis als wie dass sich er sie es wir ihr ist sind war waren wird werden wurde hat haben hatte nicht kein keine mehr noch auch nur neue',
  sayingForms:
    'verriet|räumte|gab|mutmaßte|meldete|klagte|sprach|spricht|erzählt|erzählte|schimpft|schimpfte|freut|freute|jubelt|jubelte|berichtet|schreibt|schildert|schilderte|vermutet|vermutete|erinnert|erinnerte|gratulierte|beklagte|beklagt|monierte|moniert|urteilt|urteilte|fordert|kritisiert|lobt|behauptet|behauptete|bemängelt|bestätigt|bestätigte|resümiert|resümierte|bilanziert|bilanzierte|bedauert|bedauerte|findet|fand|glaubt|wettert|wetterte|fragt|fragte|rief|ruft|nannte|nennt|bezeichnet|bezeichnete|begrüßt|begrüßte|appelliert|appellierte|kommentiert|verspricht|versprach|versichert|entgegnet|entgegnete|kontert|konterte|bekräftigt|unterstreicht|ergänzt|antwortet|lautet|lautete|teilt|kündigt|gesteht|gestand|erläutert|erläuterte|präzisiert|präzisierte|argumentiert|argumentierte|hofft|hoffte|analysiert|prophezeit|wundert|sagen|meinen|heißt|steht|stand|bemerkt|bemerkte|verteidigt|verteidigte|twitterte|postete|geschrieben|erklärten|teilten|betonten',
  attributedBefore:
    'so|laut|nach Angaben (?:von|der|des)|nach Ansicht (?:von|der|des)|nach Meinung (?:von|der|des)|nach Einschätzung (?:von|der|des)|nach den Worten (?:von|der|des)',
  attributedBehind: 'zufolge',
  statements: '(?:Presse)?[Mm]itteilung|Aussendung|Stellungnahme|Statement|Erklärung',
  personNouns: '\\d{1,3}-jährige[rn]?|mann|frau',
  someArticles: 'ein eine einer eines einem einen',
  noVerbs:
    'und aber oder denn dass der die das den dem des wenn als wie weil ob in im an am auf aus bei mit nach von vom vor zu zum zur über unter für gegen durch bis sich nicht auch nur nun hier da dort ist sind war waren hat haben hatte wird werden wurde kann soll will es ich wir ihr',
  attributedToOne:
    '(?:nach|seinen|ihren) eigenen (?:Angaben|Worten)|nach (?:seinen|ihren) (?:Worten|Angaben)|seiner Ansicht nach|ihrer Ansicht nach',
  impersonal: 'es',
  filePictures: 'archiv(?:bild|foto|aufnahme|material)?(?:er|s)?',
  handouts: 'handout|presse(?:foto|bild|stelle|material|amt)?|zvg|z\\.\\s?v\\.\\s?g\\.|zur verfügung gestellt|bereitgestellt',
  symbolPictures: '(?:symbol|beispiel|themen)(?:bild|foto)(?:er|s)?|illustration|fotomontage|montage',
  aiPictures:
    'ki[- ]generiert(?:es bild)?|(?:erstellt|generiert|erzeugt) (?:mit|von|durch) (?:ki|künstlicher intelligenz)|mit (?:hilfe von )?ki (?:erstellt|erzeugt|generiert)|ki[- ](?:bild|grafik|illustration)|von ki (?:erstellt|generiert)',
  screenshots: 'screenshot|bildschirmfoto|(?:video)?standbild|videoausschnitt|videostill',
  courtesies: 'mit freundlicher genehmigung(?: von| der| des)?',
  outletTails:
    'Zeitung Nachrichten Rundschau Anzeiger Allgemeine Tageblatt Kurier Post Presse Bote Magazin Rundfunk Fernsehen Radio Merkur Morgenpost Abendblatt',
  outletReports: '(?:hatte |hat )?(?:zuerst )?(?:berichtet(?:e|en)?|meldet(?:e|en)?|schreibt|schrieb|zufolge)',
  womensNames:
    'ursula petra monika sabine gabriele brigitte ingrid helga renate heike susanne birgit karin angelika elke kerstin silke anke ilse gisela christel annegret annalena katrin kathrin antje ute sigrid astrid edith gertrud hildegard elisabeth margot ines doris iris beate heidi marlies nicole simone ricarda dagmar svenja steffi gudrun irmgard liesel rosemarie anneliese dorothee friederike henrike ulrike wiebke frauke maren imke silvia bärbel saskia',
  mensNames:
    'hans klaus jürgen wolfgang uwe jens jörg dieter bernd frank thomas stefan andreas michael matthias martin markus christian sebastian florian tobias rainer ralf olaf robert boris friedrich heinrich karl ludwig otto wilhelm helmut gerhard günter günther manfred heinz horst kurt walter werner ernst rolf norbert hubertus dirk volker holger torsten thorsten carsten karsten kai sven lars nils malte hendrik henning lukas jonas felix moritz max maximilian julian dominik philipp armin winfried hermann konrad tino björn bodo dietmar detlef eckart egon erich ulrich reiner roland siegfried steffen stephan theo udo veit wolfram christoph johannes johann jakob josef anton alois herbert hubert harald gregor lorenz leon luis emil paul rüdiger knut fritz',
  woman: 'sie|frau|[\\p{L}-]{3,}in|mutter|tochter|schwester|witwe|königin',
  man: 'er|herr|mann|vater|sohn|bruder|witwer|könig|[\\p{L}-]*(?:minister|präsident|kanzler|sprecher|trainer|chef|sekretär|leiter|experte|forscher|sitzender|meister|schafter)|\\d{1,3}-jähriger',
  womensNameEnds: 'a',
  sayingMany: 'sagten|teilten|erklärten|betonten|berichteten|meldeten|kündigten|forderten|schrieben|warnten|kritisierten',
  reportedForms:
    'sei|seien|habe|werde|würden|könne|müsse|solle|dürfe|wolle|gebe|gehe|komme|stehe|brauche|lasse|wisse|mache|bleibe|liege|handele|handle|wäre|hätte|würde|könnte|hätten|wären|sehe|nehme|führe',
  thatWords: 'dass',
  officeShorts: 'prof professor',
  personNounEnds: 'er|erin|in|ist|ant|ent|oge|or|mann|frau|chef|chefin|jährige|jähriger',
  genitiveS: true,
  spokesNouns: '[\\p{L}-]*sprecher(?:in)?',
  datelineCities:
    'Berlin Hamburg München Köln Frankfurt Stuttgart Düsseldorf Dresden Leipzig Hannover Bremen Kiel Schwerin Potsdam Magdeburg Erfurt Mainz Wiesbaden Saarbrücken Nürnberg Wien Salzburg Graz Linz Innsbruck Klagenfurt Bregenz Zürich Bern Basel Genf Luzern Vaduz Brüssel Washington London Paris Moskau Kiew Peking Tokio Rom Madrid Jerusalem Kairo Karlsruhe Dortmund Essen Duisburg',
}
