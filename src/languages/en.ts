import type { Language } from './language.ts'

/** English */
export const en: Language = {
  months: `january february march april may june july august september october november december
jan feb mar apr may jun jul aug sep oct nov dec`,
  weekdays: 'monday tuesday wednesday thursday friday saturday sunday',
  nameMonths: 'may',
  opposites: `rise rises rose risen rising raise raises raised raising increase increases increased increasing gain gains gained gaining grow grows grew grown climb climbs climbed jump jumps jumped soar soars soared hike hikes hiked advance advances advanced higher up more upgrade upgrades upgraded / fall falls fell fallen falling cut cuts cutting decrease decreases decreased decreasing lose loses lost losing lower lowers lowered lowering drop drops dropped dropping decline declines declined declining slip slips slipped slide slides slid plunge plunges plunged tumble tumbles tumbled sink sinks sank reduce reduces reduced reducing down less downgrade downgrades downgraded
win wins won winning beat beats / lose loses lost losing
approve approves approved approving back backs backed accept accepts accepted adopt adopts adopted pass passes passed uphold upholds upheld confirm confirms confirmed / reject rejects rejected rejecting refuse refuses refused oppose opposes opposed block blocks blocked overturn overturns overturned deny denies denied
open opens opened reopen reopens reopened start starts started resume resumes resumed / close closes closed shut shuts stop stops stopped halt halts halted suspend suspends suspended
buy buys bought / sell sells sold
profit profits / loss losses`,
  openers:
    'but and the in on at it this that as when while after before a an i we they you he she if so not no yes for from with many some most all both other his her its their our my these those there then now also still yet however meanwhile although because since until what who why how',
  articles: 'the a an',
  addresses: 'mr mrs ms dr prof sir dame lord lady rev hon',
  abbreviations: 'Mrs?|Ms|Dr|Prof|St|Jr|Gen|Sen|Gov|Rep|Lt|Col|U\\.S',
  offices:
    'president minister secretary general chancellor premier governor mayor senator congressman congresswoman representative ambassador commissioner spokesman spokeswoman spokesperson director chairman chairwoman chair chief executive ceo leader commander king queen prince princess pope cardinal bishop archbishop judge justice prosecutor attorney lawyer professor analyst economist coach captain manager founder owner officer inspector sheriff speaker deputy envoy coordinator editor colonel lieutenant sergeant major admiral head researcher author actor actress singer superintendent treasurer adviser advisor mp mep cfo coo pm editor-in-chief vice-president co-founder scientist physicist historian journalist reporter columnist activist lecturer',
  officeLinks: 'of for the and',
  officeModifiers:
    'prime foreign deputy vice former acting chief executive general senior lead assistant interior finance defence defense health government police company party first second opposition national state ex ex-',
  officeEnds: 'told|who',
  verbsOfSaying:
    'said says say told tells stated states added adds explained explains noted notes stressed emphasised emphasized underlined warned warns argued insisted claimed announced declared commented remarked replied responded asked continued concluded recalled wrote writes tweeted posted assessed pointed highlighted acknowledged admitted confirmed urged joked recounted reiterated',
  pronouns: 'he she',
  notSubject: 'to for with of about against that it how when during',
  beforeNoName: 'in on at late early yesterday today',
  spokenTo:
    'told|tells|said for|said to|speaking to|spoke to|speaking with|interview(?:ed)? (?:with|to|for|by|in)|in remarks to|in comments to|(?:in a )?statement (?:to|for)|in conversation with',
  toldTo: 'told',
  citing:
    'according to|as reported by|reported by|quoted by|cited by|citing|quoting|first reported (?:by|in)|published (?:by|in)|a report (?:by|in|from)|interview with the|told the|published on|reports? by|reports? from',
  outletNouns:
    'newspaper|newspapers|daily|weekly|paper|tabloid|magazine|broadcaster|broadcasters|news agency|newswire|news website|news site|news channel|TV channel|TV station|television station|radio station|channel|portal|outlet',
  fillers: 'the|a|an|to|for|with|by|in|on|of|and|news|German|local|state|public|private|national|online|independent',
  noOutlets: 'may he she it i we they that president prime minister',
  agencyNouns: 'agency',
  correspondents: 'correspondents?|reporters?|journalists?',
  ofAgency: 'of',
  theAgency: 'the',
  placeWords: 'from|in|at',
  reportVerbs: 'reports?|reported|reporting|writes',
  materialLabels:
    'agency|agencies|with (?:additional )?(?:files|reporting|material|information|inputs?|contributions?|reports?|agency inputs?)(?: also)? (?:from|by)|additional reporting by|includes (?:material|reporting) from|agencies including',
  by: 'by',
  byGlued: 'by',
  and: 'and',
  with: 'with',
  bylineKinds: 'opinion|analysis|column|comment|review|interview|essay',
  authorLabels: '(?:written |reported |posted |published |story |words |text |article )by|authors?|text|photo|by line|byline|reporter',
  bylineLabels: 'text:',
  copyLabels: 'text',
  authorSaid: 'written|author',
  newsroomRanks:
    'senior|chief|special|political|parliamentary|assistant|staff|foreign|deputy|associate|contributing|managing|executive|national|international|regional|local|breaking|business|economics|financial|sports?|science|tech(?:nology)?|health|environment|climate|education|culture|arts|entertainment|news|washington|white house|diplomatic|defen[cs]e|data|digital|features?|investigative|video|photo',
  newsroomOffices: 'correspondent|reporter|editor|writer|columnist|contributor|journalist|freelancer?|bureau chief|producer',
  dateChanged: '(?:last )?(?:updated?|modified)',
  datePublished: '(?:first |date )?(?:published|posted)',
  onDay: 'on',
  besideDates: 'am|pm|at|on|the|of|updated|published|posted|by|mon|tue|wed|thu|fri|sat|sun|\\p{L}*day',
  ago: 'ago',
  timeUnits: 'h|m|min|mins|minutes?|hours?|hrs?|days?',
  counted: 'viewed|views?|reads?|readers?|shares?|likes?|comments?|visits?|downloads?|viewers?|watching|clicks?|reactions?',
  countedBeside:
    'people|persons|users|are|is|was|were|have|has|had|been|this|the|article|story|page|post|of|on|now|today|so|far|and|in|total|times|currently|right|live|online|reading|watching|viewing|all|over|per|day|week|month|by|read|time|estimated',
  countedNow: 'reading|watching|viewing',
  unitsAgo: 's|secs?|seconds?|weeks?|months?|years?',
  pm: 'p\\.?\\s?m',
  am: 'a\\.?\\s?m',
  sourceLabels: 'source',
  creditLabels:
    'photo credits?|photo illustration|file photo|pool photo|photographs?|photographers?|photos?|pictures?|pics?|images?|credits?|courtesy of|courtesy|file',
  captionLabels: '(?:image|photo|picture|photograph|video|graphic|illustration)s?(?: credit| source| by| courtesy| caption)?|credit photo',
  creditNoise:
    'files?|file (?:photo|picture|image)|archives?|handout|ho|stringer|str|illustration|screenshot|screengrab|montage|collage|courtesy|reproduction|social media|freelance|via|undated|contributor|contributed|staff|pool|uncredited|unattributed|private|composite|graphics?|licensors|photographer|photojournalist|correspondent|chief photographer',
  creditedBy: '(?:photos?|pictures?|images?|photograph|foto) (?:by|credit:?)',
  labelLinks: 'credits?\\s*:|credit should read\\s*:?|by\\s*:?|via\\s|from\\s|by:',
  creditLinks: 'by|via|from|photo by|by:',
  suppliedHeads: '(?:pool|handout|file)\\s+(?:photo\\s*)?(?:by|via|from)?',
  suppliedTails: 'pool photo|pool|handout|file photo',
  pictureWords: 'photo',
  pool: 'pool',
  rights: 'purchase licensing rights|all rights reserved|reproduction prohibited',
  organisationHeads:
    'police|ministry|government|office|us|u\\.s\\.|royal|city|university|department|museum|national|the|state|county|department|embassy|office|school|museum|friends|fire|coast guard|nasa|tv|radio|parliament|white house',
  organisationTails:
    'press|images?|pictures|agency|resort|project|university|yearbook|administration|media|photos?|news|newspapers?|group|service|tv|studio|collection|archives?|ministry|office|police|inc|ltd|museum|tv|radio|council|guard|force|navy|army|department|agency|association|foundation|committee|hospital|college|zoo|airport|authority|government|embassy|parliament|co|llc|times|post|herald|tribune|gazette|journal|daily|weekly|observer|chronicle|star|sun|mirror|union|football club|fc|institute|network|channel|library|shimbun',
  forWhom: 'via|for|for the',
  pictureNouns: 'image|photo|picture|slide',
  outOf: 'of',
  relatedHeadings:
    "related|related articles|related stories|related news|related topics|related links|related content|related coverage|related posts|read also|read more|read next|also read|see also|more on this|more on this story|more on this topic|more stories|more news|more from|more like this|most read|most popular|trending|trending now|recommended|recommended for you|recommended stories|you may also like|you might also like|you may like|don't miss|in case you missed it|keep reading|further reading|up next|latest news|latest|top stories|what to read next|elsewhere on|from the archive|popular now|editor's picks|editors' picks|sponsored|sponsored content|promoted stories|around the web|share this|share this article|share this story|share|comments|leave a reply|leave a comment|tags|topics|topics in this article|about the author|about the authors|author|explore further|explore more|more stories like this one|stories for you|recent articles|recent posts|recent stories|recent news|popular this week|popular articles|popular posts|popular stories|trending stories|trending articles|latest articles|latest posts|latest stories|this week's top stories|today's top stories|our picks|like this|like loading|loading|loading comments|sharing is caring|filed under|author of the article|article content|text size|font size|caption|back to gallery|view gallery|view comments|show comments|read later|save article|save for later|listen to this article|listen to article|back to top|back to video|skip advertisement|story continues below|story continues below advertisement|continue reading|continue reading below|continue reading below advertisement|partner content|partner news|promo content|you might be interested in|more articles|other stories|other news|on this page|in this article|table of contents|contents|jump to|breaking news|news tips|send us a tip|report an error|report a typo|correction request|video of the day",
  pointers:
    "read more|read also|also read|read next|read|see also|related|more on|watch|watch also|listen|must read|don't miss|recommended|photos|in pictures|explained|opinion|exclusive video",
  advertising:
    'advertisement|advertising|advertisment|ads?|sponsored|skip advertisement|(?:article|story) continues below(?: advertisement)?|continue reading|scroll to continue|loading|skip ad',
  buttons:
    'share|print|email|copy link|save|bookmark|listen|comments?|\\d+ (?:comments?|shares?)|gift article|open image in gallery|image gallery|fullscreen|close|menu|more',
  buttonWords: 'share on print copy link save saved more',
  ourApp: 'our',
  channelWords: 'channel',
  newsletters: 'newsletter|bulletin|e-?mail|mail|briefing|channel',
  withAgency: 'with',
  readingTime: 'reading time|read time',
  minutes: 'minutes?',
  toRead: 'read',
  machineOpenings: `(?:sign up|subscribe|sign in|log in|register|join)¶.{0,120}(?:newsletter|inbox|daily|updates|account|free|email|today)¶
(?:get|receive) (?:the|our|all|more|your|breaking|access)¶.{0,120}(?:newsletter|inbox|emails?|alerts?|app|subscription|subscriptions)¶
(?:follow|like|find|join) (?:us|me|him|her|\\S{1,30}) on¶
(?:like|enjoyed) this (?:story|article)\\?
(?:thank you for (?:registering|signing up|subscribing)|please refresh the page|you are (?:now )?subscribed)
photo by\\s?[:©/].{0,160}$
(?:reporting|additional reporting|writing|editing|compiled|edited|written|reported) by¶.{0,300}$
\\(?(?:additional )?(?:reporting|writing|editing) by¶[^.]{0,300}(?:editing|writing) by¶
our standards:
this document is subject to copyright
(?:your browser|javascript|please enable|this video|to view this|to see this|an external|we recommend|recommended (?:external )?content)
(?:this advertisement has not loaded|advertisement \\d+$|article continues (?:below|after)|the article continues|skip (?:to|past|twitter|instagram|facebook|advert)|comments (?:are closed|have been disabled))
(?:machine[- ]translated|automatically translated|ai[- ]generated (?:summary|audio|voice))
ai summary
i agree to¶.{0,200}content
(?:this article is for subscribers|to continue reading|already a subscriber)
(?:this article (?:was )?(?:first|originally) (?:appeared|published)|read the original|have you got a story|do you have a (?:story|tip)|got a (?:tip|story)|have a tip|contact (?:us|the author|the reporter)|send (?:us )?tips?|email the|write to|report a typo|report an error|found an error|citation:|click here (?:to|for)|tags?:|keywords:)
(?:\\d+ of \\d+|placeholder image.{0,6})$
\\d+ minute read.{0,80}$`,
  machinePhrases: `(?:sign(?:ing)? up|subscribe|register)¶.{0,120}(?:newsletter|inbox|daily|updates|free account|alerts|email)¶
(?:newsletter|inbox)¶.{0,80}(?:sign up|subscribe)¶
(?:summary|translation|article|text|audio|story)¶.{0,40}(?:generated|created|produced|written|translated|made)¶.{0,20}(?:by|with|using)¶.{0,20}(?:ai|artificial intelligence|a machine|automatically|google translate)¶`,
  opensElsewhere: 'opens new tab|(?:link )?opens? in (?:a )?new (?:tab|window)|external(?: link)?',
  commentHeadings: 'comments?|responses?|replies',
  commentCalls: 'leave a (?:reply|comment)|join the (?:conversation|discussion)|post a comment|add a comment',
  commentSays: 'says|said',
  commentWrites: 'writes|wrote',
  notFound: 'page (?:was )?not found|page (?:does not|doesn.t) exist|page (?:is )?no longer (?:available|exists)|nothing (?:was )?found',
  consent:
    'before you continue|we value your privacy|we care about your privacy|your privacy choices|cookie (?:consent|settings|preferences)|accept (?:all )?cookies|agree and (?:continue|close)',
  botCheck:
    'checking your browser|just a moment|verify (?:that )?you are (?:a )?human|are you a robot|attention required|enable javascript and cookies|access denied|request blocked|pardon our interruption|ddos protection|captcha',
  loginWall:
    '(?:log|sign) ?in to (?:continue|read|view)|please (?:log|sign) in|subscribe to (?:continue|read)|subscribers? only|create (?:a|your) (?:free )?account to',
  embargoCalls: 'nb|please note|important|reminder',
  thisStory: 'this (?:story|article|item|report|dispatch|alert|text)',
  embargo: {
    strictly: 'strict|strictly',
    expected: 'expected|approximately|approx|about|around|circa|estimated|tentatively',
    lifting: {
      embargo: 'embargo',
      hold: '(?:story |item )?holds?|holding notice',
      lifted: 'lift(?:ed|ing)|withdraw|cancell?|rescind|removed|revok|over$|ended|off$|drop|void|expired|released?|no longer',
      free: '(?:now )?(?:re-?)?released?(?: now| immediately)?|(?:now )?free (?:for|to) (?:use|publication|publish|release|run)|release(?:d)? at will|for (?:immediate )?(?:release|publication|use)|cleared? (?:for|to) (?:use|publication|publish|release)|(?:may|can) now be (?:used|published|released)|ok(?:ay)? to (?:use|publish)|no (?:longer )?embargo(?:ed)?|not embargoed',
      unlifted: 'not (?:yet |to be )?lifted|not lift|will be|to be|if|when|until|may be lifted|remains?|stays|still|never|calls?|urges?',
    },
    openings: [
      'do not broadcast before',
      'do not distribute before',
      'do not post before',
      'do not air before',
      'no publication before',
      'no release before',
      'not to be published',
      'not to be broadcast',
      'not to be used',
      'not for broadcast',
      'embargo until delivery',
      'check against delivery',
      'for use after',
      'for use from',
      'for publication after',
      'for publication from',
      'release not before',
      'not before',
      'may be used after',
      'may be used from',
      'hold until',
      'embargoed',
      'embargo',
      'under embargo',
      'strictly embargoed',
      'strictly under embargo',
      'strict embargo',
      'hold for release',
      'for release',
      'not for release',
      'not for publication',
      'not for use',
      'do not publish',
      'do not use',
      'do not release',
      'release time',
      'for use',
      'hfr',
      'advance for',
      'advance for use',
      'advance for release',
      'note embargo,',
      'note embargo of',
      'may be published after',
      'not to be published before',
    ],
    inCapitals: ['for use', 'hfr', 'advance for', 'advance for use', 'advance for release'],
    everyday: [
      'for use',
      'hfr',
      'advance for',
      'advance for use',
      'advance for release',
      'for use after',
      'for use from',
      'for publication after',
      'for publication from',
      'release not before',
      'not before',
      'may be used after',
      'may be used from',
      'hold until',
      'embargo',
      'for release',
      'not for use',
      'do not use',
      'may be published after',
    ],
    participles: ['embargoed', 'under embargo', 'do not publish'],
    until: '(?:for (?:use|publication|release|broadcast|print) )?(?:until|till|before|after|at)|for release',
    untilParticiple: '(?:for|to) (?=\\d)',
    lifted: [
      'embargo lifted',
      'embargo has been lifted',
      'no embargo',
      'release at will',
      'for immediate release',
      'not embargoed',
      'embargo over',
      'free to use',
    ],
    today: ['today', 'tonight'],
    tomorrow: ['tomorrow'],
    noon: ['noon', 'midday'],
    midnight: ['midnight'],
    hours: ['hrs', 'hours', 'hour', 'h', "o'clock"],
    morning: ['am', 'a.m', 'a. m'],
    afternoon: ['pm', 'p.m', 'p. m'],
  },
  zones: ['Europe/London', 'America/New_York'],
  zoneNames: { greenwich: 0, eastern: 'America/New_York', 'central european': 'Europe/Brussels', pacific: 'America/Los_Angeles' },
  attention: 'attention',
  headlineLabels: 'bulletin|urgent|flash|news ?flash|breaking(?: news)?|news ?alert|snap|just in',
  noteHeads: "note to editors|(?:ed|editors?)[’']?s? note|editors?|eds?",
  toEditors:
    "(?:note to|attention|dear|for the attention of|to all|to) (?:all )?(?:editors|clients|subscribers|customers)|editors?[’']?s? note|editors?|eds|advisory",
  noOrders: 'withdrawn|withdrawal|hold',
  headlined: 'headlined|titled|entitled|under the headline|with the headline|headline:',
  slugged: 'slugged|slugline|slug|keyword',
  itemNumbers: 'item|story|kill|no\\.?|number|id|usn|slug',
  numberAbbreviations: 'no',
  markers: {
    update: '(?:ord )?updated?(?: ?#)?|upd ?#|wrapup(?: ?#)?|new throughout|the latest',
    lead: 'ord (?:ld|lead|nl)|(?:ld|lead) ?#|nulead|urgent ord ld',
    writethru: '(?:ord )?write-?thrus?|ord (?:ld|lead)[ -]?writethru',
    add: 'ord add',
    take: '(?:take|part|teil|partie|parte) ?# ?(?:of|/|von|sur|de) ?#|# ?(?:st|nd|rd|th) take|ord (?:take|r[ée]sz)|\\d ?/ ?\\d(?= ?[)\\]])',
    correction: 'correct(?:ed|ion|ions|s|ive)(?: ?#)?|refile[ds]?|errat(?:um|a)',
    clarification: 'clarif(?:ication|ies|ied)',
    kill: 'mandatory kill|kill notice|(?:story|item|report|article) (?:withdrawn|retracted|removed)',
    withhold: 'withheld',
    advisory: "note to editors|editors[’']? note|attention editors|media advisory",
    repeat: 'rpt|repeat(?:ed|ing)?|retransmission|retransmitted',
    embargo:
      '(?:under |strictly )embargo|embargoed|embargo(?:ed)? (?:until|till|to|for) …|hold for release …|not for (?:release|publication) before …|embargo(?= \\d)(?:[: ]…)?',
  },
  markersInCapitals: {
    update: 'latest|developing|upd|recasts?',
    lead: 'lead|ld',
    add: 'adds?(?: ?#)?',
    take: 'take ?#',
    restore:
      '(?:kill|withdrawal)(?: notice)? (?:withdrawn|lifted|rescinded|cancell?ed|revoked|reversed)|(?:story |item )?(?:reinstated|restored)|(?:mandatory )?unkill|(?:please )?(?:disregard|ignore|cancel|withdraw) (?:the |our )?(?:kill|withdrawal)(?: notice)?|no kill',
    kill: '(?:mandatory )?kill(?: notice| kill)*|killed|(?:ap )?withdrawal|withdrawn|retract(?:ed|ion)|withdrawal of .{1,80}',
    elimination: '(?:mandatory )?elimination',
    withhold: '(?:please )?(?:hold|withhold)(?: hold| for release)*|do not (?:use|publish)|not for (?:use|publication)',
    embargo: 'embargo',
    advisory:
      '(?:mandatory )?(?:photo|picture|caption|video|graphic|image)s? (?:elimination|kill|withdrawal|withdrawn|retracted)|advisory|planned stories|news digest|budget|daybook',
    repeat: 'repeats|re-?sen[dt]',
  },
  noteOpenings: {
    correction:
      'correct(?:s|ed|ing|ion)\\b|this (?:is a )?correct(?:s|ed|ion)|(?:this|the)\\b[^.]{0,30}\\b(?:story|item|article|version|report)\\b[^.]{0,20}\\bcorrect(?:s|ed)\\b|refiles?\\b|fix(?:es|ing)\\b|(?:removes|deletes) (?:extraneous|incorrect|erroneous|wrong|duplicate)\\b|subs?\\b[^.]{0,40}\\bcorrect|(?:an earlier|a previous) version\\b[^.]{0,40}\\b(?:misstated|misspelled|misidentified|incorrectly|wrongly|erroneously)|in (?:an earlier|a previous) version',
    clarification: 'clarif(?:ies|ied|ying|ication)\\b',
    update:
      'updat(?:es|ed|ing)\\b|recasts?\\b|adds?\\b|adding\\b|changes\\b|new (?:throughout|approach|headline|lead)|with (?:more|new|updated|latest) |restores\\b|replaces\\b|rewrites\\b|minor edits|(?:this|the) story (?:replaces|updates|has been updated)|subs\\b',
    restore:
      '(?:please )?(?:disregard|ignore) (?:the|our|this|previous|earlier)\\b[^.]{0,40}\\b(?:kill|withdrawal)\\b|(?:the|our|this|previous|earlier) (?:kill|withdrawal|kill notice)\\b[^.]{0,80}\\b(?:has been|is|was) (?:withdrawn|lifted|rescinded|cancell?ed|revoked|reversed)|(?:the|this|our) (?:story|item|article|report)\\b[^.]{0,80}\\b(?:may be used again|is (?:restored|reinstated|cleared for use)|has been (?:restored|reinstated|cleared))|(?:replaces|supersedes|resends?|resending|restores|reinstates)\\b[^.]{0,40}\\b(?:killed|withdrawn|retracted)\\b|(?:this (?:is )?(?:a |the )?)?(?:corrected )?(?:resend|version|repeat) of (?:the|our|a) (?:killed|withdrawn|retracted)\\b',
    kill: '(?:please )?(?:kill|disregard|delete|remove) (?:this|the|our|item|story|previous|dpa|all|bc-|[a-z]{0,3}\\d{3,})|mandatory kill|(?:this|the|our) (?:story|item|article|report|text)\\b[^.]{0,120}\\b(?:has been|is|was|is being) (?:withdrawn|retracted|killed)|withdrawn\\b|editors?:? (?:please )?(?:kill|withdraw)',
    elimination: 'eliminat(?:e|es|ion)\\b|mandatory elimination',
    withhold: '(?:please )?(?:hold|withhold|do not (?:use|publish))\\b|not for (?:use|publication)$',
    embargo: '(?:strictly )?embargo(?:ed)?\\b|hold for release|not for (?:release|publication|use) (?:before|until)',
    advisory: 'advisory\\b|note to (?:editors|clients)',
    repeat: 'repeats?\\b|repeating\\b|resends?\\b|resending\\b',
  },
  partNouns: '(?:paragraph|graf|graph|par|sentence|line|word|quote|photo|picture|image|caption|video|graphic|byline|credit|table)s?',
  itemNouns: 'story|stories|item|report|article|dispatch|alert|text|copy',
  everydayKills: 'killed',
  orders: {
    restore: 'unkill|reinstate|restore',
    kill: 'cancels|withdraws|retracts|kills|deletes|disregards|pulls|kill|please kill|delete|remove|withdraw|retract|cancel|disregard|spike|do not use|scrap|cancell?ed|withdrawn|retracted|killed|scrapped|spiked|voided|deleted|removed|taken down|null and void|withdrawing',
    withhold: 'hold|please hold|hold back|withhold',
  },
  cardinals: `two
three
four
five
six
seven
eight
nine
ten`,
  ordinals: `second 2nd
third 3rd
fourth 4th
fifth 5th
sixth 6th
seventh 7th
eighth 8th
ninth 9th
tenth 10th`,
  another: 'another',
  functionWords:
    'the a an and or but of in on at by for from to with without into over under after before about as than then that this these those its their his her he she it they we you i is are was were be been being has have had do does did will would can could may might not no more most new says said',
  attributedBefore: 'according to|per|in the words of',
  statements: '(?:a |the |its |their )?statement|press release|email(?:ed)?|spokes(?:man|woman|person|people)',
  personNouns: '\\d{1,3}-year-old',
  someArticles: 'a an another one some',
  sayingForms:
    'recalls?|quipped|declared|predicted|suggested|conceded|joked|lamented|vowed|pledged|promised|tells|testified|described|called|calls|maintains|maintained|reasoned|mused|observed|observes|cautioned|cautions|boasted|complained|complains|contends|contended|alleged|alleges|claims|insists|warns|argues|admits|believes|thinks|shouted|yelled|screamed|whispered|laughed|sighed|replies|responds|reflected|reflects|countered|counters|hailed|praised|slammed|blasted|denounced|reports|reported|estimated|reveals|revealed|speculated|marvelled|marveled|enthused|summarised|summarized|narrates|insisting|saying|adding|telling|noting|calling|writing|reading|read|explaining|asserting|denouncing',
  noVerbs:
    'and but or nor so that which who when while if because in on at by for from to with into of as is are was were be been has have had will would can could may might not only now here there the a an this these those it i we you they',
  attributedToOne: 'in (?:his|her) words',
  impersonal: 'it',
  filePictures:
    'file (?:photo|picture|image|pic|footage)|files?|archives?|archive (?:photo|picture|image)|library (?:photo|picture|image)|undated',
  handouts: 'hand-?outs?(?: (?:photo|image|picture))?|ho|supplied|provided(?: by)?|submitted|contributed|press (?:office|service)',
  symbolPictures:
    'illustrative(?: (?:photo|image|picture))?|illustrations?|representati(?:ve|onal)(?: (?:image|photo|picture))?|photo illustration|for illustration(?: purposes)?(?: only)?',
  aiPictures:
    'ai[- ]generated(?: (?:image|photo|picture|illustration))?|(?:generated|created|made|produced) (?:by|with|using) (?:an )?(?:ai|artificial intelligence)(?: tools?)?|ai (?:image|illustration|picture)',
  screenshots: 'screen ?shots?|screen ?grabs?|screen ?caps?|screen capture|(?:video|frame) grabs?|video stills?|still image|stills?',
  courtesies: 'courtesy(?: photo| image)?(?: of(?: the)?)?|(?:used )?(?:with|by)(?: kind)? permission(?: of| from)?',
  datelineRegions:
    'Ala. Ariz. Ark. Calif. Colo. Conn. Del. D.C. Fla. Ga. Ill. Ind. Kan. Ky. La. Md. Mass. Mich. Minn. Miss. Mo. Mont. Neb. Nev. N.H. N.J. N.M. N.Y. N.C. N.D. Okla. Ore. Pa. R.I. S.C. S.D. Tenn. Vt. Va. Wash. W.Va. Wis. Wyo. Ont. Que. B.C. Alta. Man. Sask. N.S. N.B. N.L. P.E.I. N.W.T. P.R.',
  materialBehind: '(?:and its \\w+ )?(?:also )?contributed to this (?:report|story|article)',
  outletTails:
    'News Times Post Herald Tribune Gazette Journal Chronicle Leader Star Sun Mirror Observer Examiner Inquirer Daily Weekly Magazine Corporation Broadcasting Television TV Radio Press Review Record Courier Standard Globe Telegraph Dispatch Sentinel Register Republic Bee Stone Independent Guardian Express Mail Enquirer Monitor Advertiser Mercury Argus Echo Network FM',
  outletReports:
    '(?:(?:has|have|had|first|also|later|earlier|previously) ){0,2}(?:reported|reports|report|wrote|writes|revealed|quoted|cited)',
  noPlaceEndings: 'tion|sion|ment|ness|ism|ese|ing|ian|ean|ive|ous|ary|ial|ers|ist|ists',
  womensNames:
    'mary elizabeth margaret susan karen nancy helen sarah ruth sharon carol michelle deborah kimberly jennifer katherine catherine kathleen christine janet joan joyce judith jean alice frances diane heather ann anne jane rachel megan hannah lauren ashley emily amy kate katie judy betty dorothy beth lynn gail ellen eileen elaine hillary nikki megyn kellyanne wendy cindy kathy sally becky peggy molly holly kelly tracy stacy stacey lucy grace rose claire chloe zoe olivia charlotte abigail caroline priscilla phyllis doris gladys penny jill fiona bridget siobhan aisling yvonne yvette gwen meg meghan hope faith joy amber crystal brooke courtney whitney allison alison madison addison ivy hazel pearl florence edith ethel agnes mabel maggie debbie bonnie connie carrie sherry terri kristen kirsten kaitlyn jacqueline jasmine',
  mensNames:
    'james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul andrew kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron henry adam douglas nathan peter zachary kyle walter harold jeremy ethan carl keith roger gerald christian sean arthur austin noah lawrence joe bryan billy albert bruce willie gabriel alan juan logan wayne ralph roy eugene louis philip bobby johnny bernie barack mitt ted marco jeb chris ben tim mike jim bob bill tom steve jeff greg rick ron dan ken doug tony rudy newt reince corey harry ian neil graham nigel simon gavin colin trevor stuart martin craig derek barry clive hugh oliver liam luke owen rhys alun angus hamish callum declan conor brendan todd chad brad brett curtis dwight earl ernest floyd glenn howard kirk leon lloyd marvin melvin norman oscar randy russell stanley troy vincent warren wesley xavier joshua elijah isaiah ezra jonah darren shane dean ross geoffrey leonard',
  woman: 'she|her|woman|actress|spokeswoman|congresswoman|chairwoman|businesswoman|mother|daughter|sister|wife|widow|queen|princess|mrs|ms',
  man: 'he|his|man|actor|spokesman|congressman|chairman|businessman|father|son|brother|husband|widower|king|prince|mr',
  womensNameEnds: 'a',
  sayingMany: 'say',
  thatWords: 'that',
  officeShorts: `gov governor
sen senator
rep representative
gen general
prof professor
lt lieutenant
col colonel
sgt sergeant
capt captain
sec secretary
cmdr commander
pres president`,
  bodyTails:
    'law|act|bill|fund|party|coalition|alliance|bank|court|campaign|bureau|commission|federation|society|trust|club|league|company|corp|corporation|congress|senate|house|summit|board|centre|center|coliseum|stadium|report|street|avenue|road|county|city|state|states|district|republic|kingdom|island|islands|river|valley|lake|park|games|cup|championship|council|conference|treaty|agreement|amendment|plan|project|program|programme|strategy|initiative|movement|front|command|corps|division|brigade|branch|unit|task|line|airlines|airways|motors|bridge|building|tower|hall|square|theatre|theater|church|cathedral|mosque|temple|court|prison|mission|day|week|month|award|awards|prize|news',
  personNounEnds: 'er|or|ist|ian|man|woman|ant|father|mother',
  spokesNouns: 'spokes(?:man|woman|person|people)|representative|official',
  bodySurnames:
    'hall park church day house bridge street lake law bill trust front command line branch island tower square road river valley post star sun mirror guard force school fund prize news media group co union press',
  datelineCities:
    'London Washington Brussels Paris Beijing Tokyo Moscow Kyiv Jerusalem Cairo Geneva Nairobi Johannesburg Sydney Dublin Edinburgh Ottawa Toronto Mumbai Islamabad Kabul Baghdad Tehran Ankara Istanbul Athens Rome Madrid Lisbon Vienna Berlin Frankfurt Warsaw Prague Budapest Stockholm Oslo Copenhagen Helsinki Seoul Taipei Singapore Jakarta Manila Bangkok Hanoi Canberra Chicago Houston Boston Philadelphia Miami Denver Atlanta Seattle',
  thatless: 'he|she|it|they|we|there|the|an?|his|her|their|its|this|these|those|some|many|most|all|both|more than|if|no one|nobody',
}
