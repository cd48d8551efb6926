import type { Language } from './language.ts'

/** Italian */
export const it: Language = {
  months: `gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
gen feb mar apr mag giu lug ago set ott nov dic`,
  opposites: `sale salgono salito salita saliti aumenta aumentano aumentato aumentata cresce crescono cresciuto cresciuta guadagna guadagnano guadagnato alza rialzo rialza più / scende scendono sceso scesa scesi cala calano calato calata diminuisce diminuito cade caduto perde perdono perso taglia tagliato riduce ridotto ribasso calo meno
vince vincono vinto batte battuto / perde perdono perso sconfitto sconfitta
approva approvato approvata conferma confermato accoglie accolto / respinge respinto respinta boccia bocciato annulla annullato
apre aperto riapre riaperto / chiude chiuso`,
  openers: 'il lo la gli i una uno e ma con per',
  articles: 'il lo',
  particles: 'de del della dello delle dei degli di da e i',
  addresses: 'signor signora',
  offices:
    'ministro segretario segretaria cancelliere governatore sindaco sindaca senatore senatrice deputato deputata ambasciatore ambasciatrice portavoce direttore direttrice commissario commissaria procuratore avvocato avvocata professore professoressa allenatore premier',
  officeLinks: 'del della dello dei delle di',
  officeEnds: 'che',
  verbsOfSaying:
    'detto dice dichiarato dichiara spiegato spiega affermato afferma aggiunto aggiunge sottolineato sottolinea precisato precisa commentato commenta raccontato racconta osservato osserva ribadito ribadisce scritto scrive ricordato ricorda concluso conclude annunciato assicurato avvertito ammesso sostiene replicato prosegue',
  pronouns: 'lui lei egli',
  notSubject: 'con per su di del della che',
  spokenTo:
    "(?:detto|dichiarato|spiegato|raccontato|affermato|confermato) (?:a|al|alla|all(?=['’])|allo|ai)|intervista (?:a|al|alla|all(?=['’])|con|su)|colloquio con",
  toldTo: 'al',
  citing: 'secondo|riporta|riferisce|scrive|citat[oaie] da|riportat[oaie] da|come riferit[oa] da|fa sapere',
  outletNouns: 'quotidiano|giornale|settimanale|agenzia|emittente',
  fillers: 'il|lo|i|gli|all|alla|dell|della|di|da',
  agencyNouns: 'agenzia',
  correspondents: 'corrispondente|inviat[oa]|cronista',
  ofAgency: "della|dell['’]|di|del",
  placeWords: 'da|a',
  reportVerbs: 'riferisce|ha riferito|riporta',
  by: 'di',
  and: 'e',
  with: 'con',
  bylineKinds: 'analisi|opinione',
  authorLabels: 'da|autore|testo di',
  copyLabels: 'redazione',
  authorSaid: 'scritto|autor',
  newsroomOffices: 'giornalista',
  dateChanged: '(?:ultimo )?(?:aggiornat[oa]|aggiornamento|modifica(?:to)?)(?: il)?',
  datePublished: 'pubblicat[oa]|pubblicazione',
  onDay: 'il',
  besideDates: 'di|il|alle|ore|ora|\\p{L}*dì',
  ago: 'fa',
  timeUnits: 'ore|giorni',
  counted: 'visualizzazioni|letture|lettori|visite|condivisioni|commenti',
  countedBeside: 'persone|utenti|stanno|leggendo|letto|hanno|questo|articolo|pagina|adesso|ora|volte|in|totale|di',
  countedNow: 'leggendo',
  unitsAgo: 'second[oi]|minut[oi]|min|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]',
  sourceLabels: 'fonte',
  creditLabels: 'fotografia|immagine',
  captionLabels: 'didascalia',
  creditNoise: 'archivio',
  labelLinks: 'di\\s*:?',
  rights: 'riproduzione riservata',
  organisationHeads: 'ministero',
  organisationTails: 'agenzia',
  forWhom: 'per',
  pictureNouns: 'immagine',
  outOf: 'di',
  relatedHeadings:
    "leggi anche|potrebbe interessarti|ti potrebbe interessare|potrebbe interessarti anche|articoli correlati|correlati|notizie correlate|più letti|i più letti|per approfondire|approfondimenti|condividi|commenti|ultime notizie|ti potrebbe interessare anche|notizie del giorno|in evidenza|altri articoli|ascolta l'articolo|indice",
  pointers: 'leggi anche|vedi anche|guarda anche|correlati|approfondisci|per approfondire',
  advertising: 'pubblicità|continua a leggere',
  buttons: 'condividi',
  buttonWords: 'condividi stampa',
  ourApp: 'nostra',
  channelWords: 'canale',
  follow: 'seguici|segui',
  signUp: 'iscriviti|abbonati',
  newsletters: 'posta',
  readingTime: 'tempo di lettura',
  minutes: 'minuti',
  toRead: 'di lettura',
  machineOpenings: `accetto che¶.{0,200}contenut
contenuto riservato`,
  machinePhrases: '(?:riassunto|traduzione)¶.{0,40}(?:generat|creat)[oae]?e?s?¶.{0,30}(?:ia|ai|intelligenza artificiale)¶',
  opensElsewhere: 'si apre in una nuova (?:finestra|scheda)',
  commentHeadings: 'commenti',
  commentSays: 'dice',
  notFound: 'pagina non trovata',
  consent: 'accetta e continua',
  loginWall: 'accedi per|riservato agli abbonati',
  headlineLabels: "urgente|ultim[’']?ora|ultima ora",
  thisStory: 'quest[ao] (?:notizia|nota|articolo|testo|lancio)',
  embargo: {
    strictly: 'strett[oa]|rigoros[oa]|assoluto',
    expected: 'previst[oa]|circa|verso',
    lifting: {
      embargo: 'embargo',
      hold: 'sospensione|blocco',
      lifted: 'revocat|fine |fine$|rimoss|annullat|tolto|sollevat|decadut|terminat|scadut|cessat|levat',
      free: "(?:ora |notizia )?(?:liber[oa]|liberat[oa]|pubblicabile|utilizzabile|diffondibile) (?:per|da) (?:l['’]uso|la (?:pubblicazione|diffusione)|pubblicazione|embargo|subito)|liberat[oa]|(?:pubblicazione|diffusione|uso) (?:liber[oa]|immediat[oa]|consentit[oa])|senza (?:più )?embargo|può essere (?:pubblicat[oa]|diffus[oa]|utilizzat[oa])",
      unlifted: 'non|sarà|saranno|se|resta|fino|ancora',
    },
    openings: [
      'notizia sotto embargo',
      'non utilizzare prima',
      'da non diffondere prima',
      'da non usare prima',
      'da non divulgare prima',
      'non divulgare prima',
      'non usare prima',
      'da non utilizzare prima',
      'vietata la pubblicazione prima',
      'vietata la diffusione prima',
      'pubblicabile dalle',
      'pubblicabile dal',
      'diffondibile dalle',
      'utilizzabile dalle',
      'utilizzabile dal',
      'da pubblicare dopo',
      'da diffondere dopo',
      'pubblicazione dalle',
      'pubblicazione dal',
      'embargo',
      'sotto embargo',
      'embargato',
      'non pubblicare prima',
      'non diffondere prima',
      'da non pubblicare prima',
      'non utilizzabile prima',
    ],
    everyday: [
      'pubblicabile dalle',
      'pubblicabile dal',
      'diffondibile dalle',
      'utilizzabile dalle',
      'utilizzabile dal',
      'da pubblicare dopo',
      'da diffondere dopo',
      'pubblicazione dalle',
      'pubblicazione dal',
      'embargo',
    ],
    participles: ['sotto embargo'],
    until: 'alle|fino|prima|del|della|dello|il|ore|le',
    lifted: ['embargo revocato', 'fine embargo', 'fine dell’embargo', "fine dell'embargo", 'embargo rimosso'],
    today: ['oggi', 'stasera'],
    tomorrow: ['domani'],
    noon: ['mezzogiorno'],
    midnight: ['mezzanotte'],
    hours: ['h', 'ore'],
    timeOf: ['ora di', 'ore di'],
  },
  attention: 'attenzione',
  toEditors: 'nota (?:alle redazioni|ai clienti)',
  headlined: 'intitolat[ao]',
  markers: {
    update: 'aggiornat[oa]|aggiornamento',
    correction: 'correzione|corretto|rettifica|errata corrige|rpt (?:con titolo )?corretto',
    clarification: 'precisazione',
    advisory: 'nota alle redazioni',
    repeat: 'ripetizione|ripetuto',
    embargo: 'embargo(?:ed)? fino a …',
  },
  markersInCapitals: {
    update: 'aggiorna|riepilogo',
    correction: 'rectifica',
    restore: 'annullamento (?:revocato|annullato)|ripristinat[oa]',
    kill: 'annulla(?:to|ta|mento)|annullare|ritirat[oa]',
  },
  noteOpenings: { correction: 'corregge', update: 'aggiorna\\b|aggiunge\\b', kill: 'annullare\\b', repeat: 'ripete\\b' },
  partNouns: 'paragraf[oi]|capovers[oi]|fras[ei]|righ[ae]|parol[ae]|foto|immagin[ei]|video|didascali[ae]',
  itemNouns: 'notizia|nota|lancio|pezzo|servizio|testo|articolo',
  orders: {
    restore: 'ripristinare',
    kill: 'annulla(?:re|te|to|ta)?|da annullare|eliminare|elimina(?:te)?|cancella(?:re|te|to|ta)?|da eliminare|da cancellare|ritirare|ritira(?:te)?|non (?:usare|utilizzare|pubblicare|diffondere)|cestinare|sopprimere|annull\\S*|ritir\\S*|non (?:utilizz|pubblic|diffond)\\S*',
    withhold: 'trattenere|sospendere|in attesa|sospes[ao]',
  },
  cardinals: `due
tre
quattro
cinque
sei
sette
otto
nove
dieci`,
  ordinals: `secondo seconda
terzo terza
quarto quarta
quinto quinta
sesto sesta
settimo settima
ottavo ottava
nono nona
decimo decima`,
  another: 'altro altra',
  functionWords:
    'il lo la i gli le l un uno una di del della dei delle degli dell d a al alla ai alle e o in nel nella con su sul sulla per da dal dalla tra fra che si è sono era ha hanno non più come suo sua',
}
