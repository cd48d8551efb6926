import { combined, type Language } from './language.ts'

/** Says from when on it may be used. */
const fromThenOn = combined(
  ['à diffuser', 'à publier', 'diffusion', 'publication', 'utilisable', 'publiable', 'diffusion autorisée', 'publication autorisée'],
  ['à partir', 'à partir de', 'à partir du'],
)

/** French */
export const fr: Language = {
  months: `janvier février mars avril mai juin juillet août septembre octobre novembre décembre
janv févr mars avr mai juin juil août sept oct nov déc`,
  opposites: `augmente augmentent augmenté augmentait monte montent monté grimpe grimpent grimpé progresse progressent progressé hausse relève relevé relèvent bondit gagne gagnent gagné accroît accru plus / baisse baissent baissé recule reculent reculé chute chutent chuté diminue diminuent diminué réduit réduisent abaisse abaissé perd perdent perdu tombe tombé moins
gagne gagnent gagné bat battent remporte remporté / perd perdent perdu s'incline incliné battu
approuve approuvé adopte adopté confirme confirmé accepte accepté valide validé / rejette rejeté refuse refusé annule annulé invalide
ouvre ouvert rouvre rouvert / ferme fermé
achète acheté / vend vendu
bénéfice bénéfices / perte pertes`,
  openers:
    'le la les un une des et mais hier puis selon pour dans il elle ils elles nous vous on ce cette ces du de à au aux en par sur sous avec sans ou où si ne pas comme quand lorsque après avant ensuite ici cet qui que quoi tous toutes plusieurs certains aussi alors ainsi car donc or enfin depuis lundi mardi mercredi jeudi vendredi samedi dimanche aujourd’hui je',
  articles: 'le la les',
  particles: 'de du des la le et',
  addresses: 'm mme mlle',
  offices:
    'président présidente ministre secrétaire chancelier chancelière gouverneur maire sénateur sénatrice député députée ambassadeur ambassadrice porte-parole directeur directrice commissaire procureur procureure avocat avocate professeur professeure entraîneur sélectionneur patron patronne préfet préfète économiste chef cheffe leader coach manager analyste expert experte chercheur chercheuse enseignant enseignante proviseur médecin infectiologue magistrat juge capitaine commandant colonel sélectionneuse joueur attaquant défenseur milieu gardien journaliste écrivain écrivaine acteur actrice réalisateur réalisatrice chanteur chanteuse entrepreneur fondateur fondatrice cofondateur propriétaire gérant gérante responsable conseiller conseillère adjoint adjointe vice-président vice-présidente eurodéputé eurodéputée évêque archevêque cardinal pape roi reine prince princesse sociologue politologue historien historienne météorologue syndicaliste délégué déléguée coordinateur coordinatrice agriculteur agricultrice habitant habitante riverain riveraine rapporteur rapporteuse élu élue ex-ministre pdg dg',
  officeLinks: 'de des du la le les l d et',
  officeModifiers: 'ancien ancienne',
  officeEnds: 'qui|que',
  verbsOfSaying:
    'déclaré déclare dit dis expliqué explique affirmé affirme ajouté ajoute précisé précise indiqué indique souligné souligne assuré assure estimé estime lancé lance confié confie raconté raconte résumé résume regretté regrette martelé prévenu insisté insiste répondu répond poursuivi poursuit conclu conclut commenté commente réagi réagit écrit déploré plaidé témoigne salué rappelé rappelle détaillé détaille annoncé',
  pronouns: 'il elle',
  notSubject: 'à avec pour sur de du des d que',
  beforeNoName: 'en dans hier',
  spokenTo:
    '(?:déclaré|confié|indiqué|dit|expliqué|affirmé|assuré|raconté|précisé|réagi|témoigné) (?:à|au|aux|auprès d[eu]|sur|dans)|(?:interview|entretien) (?:à|au|avec|accordée? (?:à|au)|dans)|au micro d[eu]',
  toldTo: 'à',
  citing: "selon|d['’]après|cité(?:e|s)? par|rapporté(?:e|s)? par|rapporte|relate|révélé(?:e|s)? par|a rapporté|écrit|relayé(?:e|s)? par",
  outletNouns: 'journal|quotidien|quotidienne|hebdomadaire|chaîne|agence|agence de presse|magazine|radio|site',
  fillers: 'le|la|les|l|de|du|d|au|aux',
  agencyNouns: 'agence',
  correspondents: 'correspondante?|envoyée? spéciale?|journaliste',
  ofAgency: "de la|de l['’]|de|l['’]",
  theAgency: 'la',
  placeWords: 'à|depuis|au|en',
  reportVerbs: 'a (?:rapporté|indiqué|constaté)|rapporte',
  materialLabels: "agence|avec(?: l['’]| les? | la )?(?:dépêches? |agences? )?(?:de l['’])?",
  wireBylines: 'de notre',
  by: 'par',
  byGlued: 'par',
  and: 'et',
  with: 'avec',
  bylineKinds: 'chronique|tribune',
  authorLabels: 'de|auteur|texte|texte de',
  bylineLabels: 'de|auteur:?',
  authorSaid: 'écrit',
  newsroomOffices: 'rédact(?:eur|rice)(?: en chef)?|journaliste|envoyée? spéciale?|correspondante?',
  dateChanged: '(?:dernière )?(?:mise? à jour|modifié)e?',
  datePublished: 'publiée?|créée?',
  onDay: 'le',
  besideDates: 'le|à|par|de|\\p{L}*di',
  ago: 'il y a',
  timeUnits: 'heures?|jours?',
  counted: 'lue?(?= # fois)|vues?|lectures?|lecteurs|partages?|commentaires?|clics|visites?',
  countedBeside:
    'personnes|internautes|lisent|lit|ont|lu|cet|cette|article|page|actuellement|en|ce|moment|fois|au|total|de|la|le|env|environ',
  countedNow: 'lisent|lit',
  unitsAgo: 'secondes?|minutes?|min|mn|heures?|h|jours?|semaines?|mois|ans?',
  creditLabels: 'crédits?(?: photos?)?|crédits?(?: image| photographique)?|photographies?|photos?|visuel|image|source photo|photographe',
  captionLabels: 'légende',
  creditNoise:
    'd\\.r\\.|dr|droits réservés|tous droits réservés|collection particulière|archives personnelles|capture|montage|infographie|photographe|envoyé spécial|correspondant',
  labelLinks: "par\\s*:?|de\\s*:?|prise par|d['’]",
  creditLinks: 'par',
  rights: 'tous droits réservés|reproduction interdite',
  organisationHeads:
    'ministère|ville|mairie|préfecture|police|gendarmerie|sdis|présidence|gouvernement|université|musée|région|département|conseil|société|assemblée',
  organisationTails: 'agence|presse|photos?|télévision|tv',
  forWhom: 'pour',
  outOf: 'sur',
  relatedHeadings:
    "lire aussi|à lire aussi|à lire également|lire également|a lire aussi|à voir aussi|sur le même sujet|sur le même thème|articles liés|articles similaires|les plus lus|à découvrir|partager|commentaires|pour aller plus loin|nos articles|plus d'articles|à ne pas manquer|les plus populaires|articles récents|derniers articles|dans la même rubrique|vous aimerez aussi|à la une|sommaire|écouter l'article|haut de page|offrir cet article|lire plus tard|ajouter à vos favoris|réagir",
  pointers: 'lire aussi|à lire aussi|a lire aussi|lire également|à lire également|à voir aussi|à découvrir|sur le même sujet',
  advertising: 'annonce|publicité',
  buttons: 'partager|écouter|\\d+ commentaires?',
  buttonWords: 'partager sur imprimer copier en',
  ourApp: 'notre',
  channelWords: 'canal',
  follow: 'suivez',
  signUp: 'abonnez-vous|inscrivez-vous',
  newsletters: 'canal',
  readingTime: 'temps de lecture',
  toRead: 'de lecture',
  machineOpenings: `j.accepte que¶.{0,200}contenu
(?:il vous reste [\\d.,]+ ?%|la suite est réservée|cet article est réservé)`,
  machinePhrases: '(?:résumé|traduction)¶.{0,40}(?:généré|créé)[oae]?e?s?¶.{0,30}(?:ia|ai|intelligence artificielle)¶',
  opensElsewhere: 's.ouvre dans (?:une nouvelle fenêtre|un nouvel onglet)|nouvelle fenêtre',
  commentHeadings: 'commentaires?',
  commentCalls: 'réagir',
  commentSays: 'dit',
  commentWrites: 'a dit',
  notFound: 'page (?:est )?introuvable|page non trouvée',
  consent: 'accepter et (?:continuer|fermer)|continuer sans accepter',
  loginWall: 'connectez-vous|réservé aux abonnés',
  headlineLabels: 'urgent|alerte(?: info)?|flash(?: info)?',
  thisStory: 'cette (?:dépêche|information|nouvelle)|cet article|ce (?:texte|papier)',
  embargoCalls: 'à noter|merci de noter|important',
  embargo: {
    strictly: 'stricte?(?:ment)?|absolu|total',
    expected: 'vers|environ|prévue?|attendue?',
    lifting: {
      embargo: 'embargo',
      hold: '(?:mise en )?attente|suspension|blocage|rétention',
      lifted: "lev[ée]|annul|terminé|fin |fin$|retir|supprim|caduc|échu|n['’]est plus",
      free: "(?:désormais )?libre (?:de (?:diffusion|publication|droits d['’]usage|tout embargo)|d['’](?:utilisation|usage|embargo))|diffusion (?:libre|autorisée|immédiate)|publication (?:libre|autorisée|immédiate)|pour diffusion immédiate|peut être (?:diffusée?|publiée?|utilisée?)|sans embargo|libérée?",
      unlifted: 'pas|sera|seront|si|reste|toujours|jusqu|jamais',
    },
    openings: [
      'ne pas divulguer avant',
      'à ne pas divulguer avant',
      'ne pas reprendre avant',
      'ne pas exploiter avant',
      'à ne pas exploiter avant',
      'à ne pas rendre public avant',
      'ne pas rendre public avant',
      'ne pas communiquer avant',
      'à ne pas communiquer avant',
      'ne pas mettre en ligne avant',
      'à ne pas mettre en ligne avant',
      'parution interdite avant',
      'diffusion interdite jusqu',
      'publication interdite jusqu',
      'interdit de publication avant',
      'ne pas utiliser avant',
      'à ne pas utiliser avant',
      'publication pas avant',
      'diffusion pas avant',
      'à diffuser après',
      'à publier après',
      'sous embargo',
      'embargo',
      'diffusion interdite avant',
      'publication interdite avant',
      'ne pas publier avant',
      'ne pas diffuser avant',
      'à ne pas publier avant',
      'à ne pas diffuser avant',
      ...fromThenOn,
    ],
    everyday: ['à diffuser après', 'à publier après', 'embargo', ...fromThenOn],
    participles: ['sous embargo'],
    until: 'jusqu|avant|du|le|h',
    lifted: ['embargo levé', "levée d'embargo", "levée de l'embargo", 'fin d’embargo', "fin d'embargo", 'sans embargo'],
    today: ["aujourd'hui", 'aujourd’hui', 'ce soir'],
    tomorrow: ['demain'],
    noon: ['midi'],
    midnight: ['minuit'],
    hours: ['h', 'heures', 'heure'],
    timeOf: ['heure de', 'heures de'],
  },
  zones: ['Europe/Paris'],
  noteHeads: '(?:à|aux) (?:la |nos )?(?:r[ée]dactions?|clients|abonn[ée]s)',
  toEditors: '(?:note |avis )?(?:à|aux) (?:la |nos )?(?:r[ée]dactions?|abonn[ée]s|clients)',
  noOrders: 'annule',
  headlined: 'intitulée?',
  itemNumbers: 'n\\.?\\s?[°º]|num[ée]ro|d[ée]p[êe]che',
  numberAbbreviations: 'n',
  markers: {
    update: '(?:papier g[ée]n[ée]ral )?actualis[ée]e?|actualisation|mise à jour',
    correction: 'correctif|corrigée?|rectificatif|annule et remplace|erratum',
    withhold: 'ne pas (?:diffuser|publier|utiliser)',
    advisory: 'avis (?:aux|à nos) (?:abonn[ée]s|clients|r[ée]dactions)',
    repeat: 'rediffusion',
    embargo: 'embargo(?:ed)? jusqu.?à …|sous embargo(?:[: ]…)?',
  },
  markersInCapitals: {
    update: 'maj|compl[ée]t[ée]e?',
    lead: 'lède',
    correction: 'corrigee?|corrige|rectification|remplace',
    clarification: 'pr[ée]cisions?|pr[ée]cise',
    restore:
      'lev[ée]e de l[’\u0027]annulation|annulation sans objet|retrait (?:annul[ée]|lev[ée])|annulation (?:lev[ée]e|annul[ée]e|retir[ée]e)|d[ée]p[êe]che r[ée]tablie|r[ée]tablie?',
    kill: 'd[ée]p[êe]che annul[ée]e|annul[ée]e?|annulation|retrait|annuler',
    repeat: 'r[ée]p[ée]tition',
  },
  noteOpenings: {
    correction: 'corrige\\b|rectifie\\b',
    clarification: 'précise\\b',
    update: 'actualise\\b|ajoute\\b',
    restore: '(?:la )?dépêche[^.]{0,60}peut (?:à nouveau )?être utilisée',
    kill: "(?:prière|merci) d[e'’] ?(?:annuler|ne pas (?:utiliser|tenir compte))|annule\\b",
    withhold: 'ne pas (?:publier|diffuser)',
    embargo: 'sous embargo',
    repeat: 'répète\\b',
  },
  partNouns: 'paragraphes?|phrases?|lignes?|mots?|photos?|images?|légendes?|vidéos?|infographies?|citations?',
  itemNouns: 'dépêche|article|papier|texte|information',
  everydayKills: 'annul[ée]e?s?|annulation|retrait',
  orders: {
    restore: 'rétablir|rétablie?',
    kill: `à supprimer|a supprimer|supprimer|supprimez|supprim[ée]e?|annule[rz]|à annuler|a annuler|annule|annul[ée]e?|retirer|retirez|à retirer|retir[ée]e?|ne (?:pas|plus) utiliser|détruire|effacer|à effacer|annul\\S*|retir\\S*|supprim\\S*|n[e’'] ?(?:pas|plus) tenir compte`,
    withhold: 'à retenir|retenir|retenez|en attente|suspendre|suspendue?|ne pas diffuser',
  },
  cardinals: `deux
trois
quatre
cinq
six
sept
huit
neuf
dix`,
  ordinals: `deuxième second seconde
troisième
quatrième
cinquième
sixième
septième
huitième
neuvième
dixième`,
  another: 'autre',
  functionWords:
    'le la les l un une des du de d et ou mais à au aux en dans sur sous par pour avec sans vers chez entre après avant que qui ce cette ces son sa ses leur leurs il elle ils elles on nous vous est sont était a ont avait ne pas plus se s n c',
  attributedBefore: "selon|d[’']après|pour|aux yeux de",
  statements: 'communiqué|publication',
  dialogue: true,
  someArticles: 'un une des',
  personNouns: 'quinquagénaire|trentenaire|quadragénaire',
  sayingForms:
    "lâche|lâché|indigné|indigne|félicite|félicité|soupire|soupiré|attaque|attaqué|tonne|tonné|ironise|ironisé|juge|jugé|reconnaît|reconnu|promet|promis|rappelle|rappelé|rappelait|détaille|détaillé|analyse|analysé|évoque|évoqué|dénonce|dénoncé|critique|critiqué|salue|salué|réclame|demande|demandé|interroge|interrogé|glisse|glissé|souffle|soufflé|plaide|témoigne|témoigné|s[’']exclame|exclamé|avertit|averti|alerte|alerté|prévient|annonce|annoncé|appelle|appelé|écrivait|disait|expliquait|déclarait|affirmait|estimait|rétorque|rétorqué|réplique|répliqué|tweeté|tacle|taclé|défend|défendu|justifie|justifié|constate|constaté|observe|observé|nuance|nuancé|tempère|tempéré|abonde|abondé|relève|relevé|note|noté|signale|signalé|réaffirmé|assène|asséné|tempête|s[’']inquiète|inquiété|s[’']agace|s[’']étonne|étonné|déplore|confirme|confirmé",
  noVerbs:
    'et mais ou donc or ni car que qui quand si comme parce en dans de du des le la les un une à au aux par pour sur sous avec sans vers chez est sont était a ont avait sera ne pas plus aussi seulement ce cette ces il y',
  attributedToOne: "selon (?:lui|elle)|d[’']après (?:lui|elle)|à l[’']en croire",
  filePictures: "(?:photos?|images?) d['’]archives?|archives?",
  handouts: '(?:photo |image |document )?(?:fournie?|remise?|transmise?)(?: par)?|service de presse|service communication',
  symbolPictures: "(?:photo|image|visuel)s? d['’]illustration|illustrations?|photo prétexte",
  aiPictures: "(?:image )?(?:générée?|créée?|réalisée?) (?:par|avec|à l['’]aide de) (?:une |l['’])?(?:ia|intelligence artificielle)",
  screenshots: "captures? (?:d['’]écran|vidéo|écran|d['’]image)|copie d['’]écran|capture",
  courtesies: "avec l['’](?:aimable )?autorisation (?:de|du|des)|courtoisie|gracieuseté(?: de| du)?",
  sourceLabels: 'source',
  materialBehind: 'a contribué à (?:ce|cet) (?:article|reportage)',
  outletReports: '(?:a |ont )?(?:rapporté|rapporte(?:nt)?|révèle|révélé|écrit)',
  womensNames:
    'élisabeth hélène marine anne marie brigitte ségolène valérie nathalie isabelle sylvie catherine françoise christine monique sophie céline sandrine véronique stéphanie aurélie émilie julie claire cécile delphine laurence florence béatrice agnès mathilde manon léa chloé camille amélie élise charlotte juliette marion pauline margaux anne-marie marie-christine solène gaëlle maëlle joëlle danielle josette colette odile mireille noémie alice edith éliane yaël rachel audrey clémence clémentine roselyne marlène aurore ghislaine',
  mensNames:
    'jean pierre michel andré philippe alain bernard christophe nicolas emmanuel françois jacques gérard laurent éric olivier thierry stéphane pascal patrick frédéric sébastien julien guillaume antoine mathieu matthieu thomas vincent benoît bruno denis didier dominique édouard fabien gilles grégory guy henri hervé hugues jérôme joël lionel loïc louis luc marc marcel maxime raymond rémi rémy rené romain serge sylvain tanguy thibault tristan xavier yann yannick yves jean-luc jean-pierre jean-marie jean-michel jean-claude jean-françois gabriel arnaud aurélien cédric cyril damien étienne florian franck gaël clément charles bastien alexis adrien aymeric benjamin',
  woman: 'elle|mme|madame|directrice|sénatrice|conseillère|avocate|rectrice|actrice|chanteuse',
  man: 'il|m|monsieur|directeur|sénateur|conseiller|avocat|recteur|acteur|chanteur',
  womensNameEnds: 'a',
  sayingMany: 'ont|assurent|affirment|expliquent|indiquent|précisent|disent|dénoncent|estiment|rappellent|annoncent',
  thatWords: "que|qu'|qu’",
  personNounEnds: 'eur|euse|iste|ien|ienne|ier|ière|ecin|aire|ant|ante|at|ate|trice|ois|oise|ais|aise|iste|mère|père',
  spokesNouns: 'porte-parole',
  datelineCities:
    'Paris Lyon Marseille Bruxelles Genève Londres Washington Moscou Pékin Tokyo Berlin Rome Madrid Montréal Ottawa Dakar Abidjan Kinshasa Alger Tunis Rabat',
}
