/**
 * What one language contributes to the rooms. A field that a language has nothing for is left out. Three forms:
 *
 * - words: plain words with spaces or line ends between, in lower case where case tells nothing;
 * - patterns: sources of regular expressions with `|` between, for phrases and inflected forms. Bounded and linear: no nested repeats;
 * - lines: a list a line.
 */
/** Each of the first with each of the second behind it. */
export const combined = (firsts: readonly string[], seconds: readonly string[]): string[] =>
  firsts.flatMap((first) => seconds.map((second) => `${first} ${second}`))

/** The words of a line that says when a text may be published. Lower case, as printed. */
export interface EmbargoWords {
  /** What opens such a line. */
  openings: readonly string[]
  /** Those of them that are everyday words (an embargo on oil is none on a text): they count only where `until`, a time or a colon follows them, or in capitals. */
  everyday?: readonly string[]
  /** Those of them that are said of goods, houses and countries, too: they count at a line's end, before a mark, or where `until` follows. */
  participles?: readonly string[]
  /** Those of them that are said of roads and films, too: in a headline they count in capitals only. */
  inNotes?: readonly string[]
  /** Those of them behind which a headline names its moment at once, where it is not in capitals. */
  atOnce?: readonly string[]
  /** Those of them that count in capitals or brackets alone. */
  inCapitals?: readonly string[]
  /** Patterns: how strict it is, beside an opening (`sous embargo strict`). */
  strictly?: string
  /** Patterns before a time that is none yet: `expected about`. */
  expected?: string
  /** What closes such a line, behind its moment; in no headline. */
  closings?: readonly string[]
  /** Patterns: "until", before a time. */
  until?: string
  /** The same behind a participle alone. */
  untilParticiple?: string
  /** Says that it is over, or that there is none. */
  lifted?: readonly string[]
  /** What lifts an embargo or a hold in a segment of its own. */
  lifting?: Lifting
  today?: readonly string[]
  tomorrow?: readonly string[]
  noon?: readonly string[]
  midnight?: readonly string[]
  /** Stands behind the hour (`18 Uhr`). */
  hours?: readonly string[]
  morning?: readonly string[]
  afternoon?: readonly string[]
  /** Before the name of a city whose time is meant (`heure de Paris`); in English it stands behind it. */
  timeOf?: readonly string[]
}

/** Patterns of what lifts an embargo or a hold, lower case. A word of the first two, and one of the third, that none of `unlifted` undoes; or `free` alone. */
export interface Lifting {
  /** Beginnings of words for an embargo. */
  embargo: string
  /** A hold. */
  hold?: string
  /** Beginnings of words: "lifted", "over". */
  lifted: string
  /** A whole segment: "free for use". */
  free?: string
  /** "not", "will be". */
  unlifted?: string
}

/** Patterns by the signal that they give. Lower case; `#` stands for a number, `ord` for 1st, 2nd, 1er, 2., and `…` for what follows up to the next mark. */
export type Marks = Partial<
  Record<
    | 'update'
    | 'lead'
    | 'writethru'
    | 'add'
    | 'take'
    | 'correction'
    | 'clarification'
    | 'restore'
    | 'kill'
    | 'elimination'
    | 'withhold'
    | 'embargo'
    | 'advisory'
    | 'repeat',
    string
  >
>

export interface Language {
  // Dates

  /**
   * Lines of twelve month names as they stand in written dates, January first: full in the first line and shortened, the genitive where
   * a language uses it, and where pages write both, both. From Unicode CLDR 46, `dates/calendars/gregorian/months`, forms `wide` and `abbreviated`.
   */
  months?: string
  /** The same for the months of the Solar Hijri calendar, Farvardin first. */
  solarHijriMonths?: string

  // What an agency says of its own story

  /** Segments of a headline or slugline: `UPDATE 2-…`, `(KORREKTUR) …`, `[고침] …`. */
  markers?: Marks
  /** Those that are everyday words and count only in capitals or brackets. What takes a story down stands here. */
  markersInCapitals?: Marks
  /** What a sentence of a note to editors begins with. */
  noteOpenings?: Marks
  /** Patterns: a call for attention before a marker, a note or an embargo. */
  attention?: string
  /** Patterns of what else may stand before an embargo. */
  embargoCalls?: string
  /** Patterns of how urgent a headline is, alone or before a marker: `+++ EIL +++`, `URGENT:`, `速報`. */
  headlineLabels?: string
  /** Patterns of what a note to editors begins with, before what it says. */
  noteHeads?: string
  /** Patterns of who a notice is addressed to, or that it is one, at the beginning of one of a text's first lines. */
  toEditors?: string
  /** Patterns of words that take something down and order nothing where a sentence begins with them ("Withdrawn by its maker, the drug …"). */
  noOrders?: string
  /** Patterns that say that a headline follows. */
  headlined?: string
  /** The same of a slugline. */
  slugged?: string
  /** Patterns of what stands before an item's number. */
  itemNumbers?: string
  /** Patterns of abbreviations of "number", whose stop ends no sentence. */
  numberAbbreviations?: string
  /** Everyday words that, in whatever letters, rule a story where its headline follows them: they say nothing where no such story is there. */
  orders?: Pick<Marks, 'kill' | 'withhold' | 'restore'>
  /** Patterns of the kills in capitals that headlines say of flights, goals and fines, too: over a story's own text they count as orders do. */
  everydayKills?: string
  /** Patterns of what is only a part of a story, or stands beside it: an order that names one of these first orders nothing of the story. */
  partNouns?: string
  /** Patterns: "this story", in what stands in the place of a text that was taken away. */
  thisStory?: string
  /** Patterns of what an agency calls its stories in a notice. */
  itemNouns?: string
  embargo?: EmbargoWords
  /**
   * IANA zones, of a language whose agencies write from several: a time without a zone is read in the one where it comes last, so that no embargo
   * ends early.
   */
  zones?: readonly string[]
  /** Names of zones in words, and abbreviations in its own letters: minutes east of UTC, or the IANA name. */
  zoneNames?: Readonly<Record<string, number | string>>

  // Telling languages apart

  /** Patterns of words that only this one of the South Slavic standards has. Source: Wikipedia, "Comparison of standard Bosnian, Croatian, Montenegrin and Serbian". */
  tellingWords?: string
  /** Patterns of small words with letters that windows-1252 shows as others. */
  smallWords?: string

  // What a text tells

  /** Lines of words on either side of a `/`, inflected: which way something went. One line is one pair of opposites; a word that says both stands in none. */
  opposites?: string
  /** Lines of words for how many, two first, inflected. */
  cardinals?: string
  /** Lines of words for which in a row, the second first, inflected. */
  ordinals?: string
  /** Words that say that a thing is one more of its kind. */
  another?: string
  /** Words that stand in any text: articles, prepositions, conjunctions, pronouns, forms of "to be" and "to have". What a headline shares with a text by them alone is nothing. */
  functionWords?: string

  // Whom a text names

  /** Words: the days of the week, Monday first. Only of languages that write them, and the months, with a capital. */
  weekdays?: string
  /** Words: months that are names of people, too. */
  nameMonths?: string
  /** Words that begin a sentence, and with their capital no name. */
  openers?: string
  /** Words: articles. */
  articles?: string
  /** Words in lower case between the parts of a name. Source: Wikipedia, "Nobiliary particle", "Tussenvoegsel", "Arabic name". */
  particles?: string
  /** Words: forms of address, no part of a name. */
  addresses?: string
  /** Patterns of abbreviations whose stop ends no sentence, with their capitals. */
  abbreviations?: string
  /** Words: offices, by their heads. Compounds of German end with one. */
  offices?: string
  /** Words: beginnings of offices, of a language that inflects them. */
  officeStems?: string
  /** Words: ends of offices, of a language that compounds them. */
  officeTails?: string
  /** Patterns of whole words for the person a text is about, by age or the like: `36-åringen`. */
  personNouns?: string
  /** Patterns of whole words for who speaks for a body: "spokesman". */
  spokesNouns?: string
  /** Patterns of endings of nouns for people, that other nouns seldom have: whoever "the rider" is has been spoken of. */
  personNounEnds?: string
  /** Words: articles of somebody not named. */
  someArticles?: string
  /** Patterns: offices that stand beside names, of a language without spaces or capitals to tell a name by; the longer of two is tried by the reader. */
  titles?: string
  /** Patterns of what stands right behind the marks of speech, and behind no other words in marks; of the same languages. */
  speechFollows?: string
  /** Patterns of "he" and "she" as a whole subject, of the same. */
  heOrShe?: string
  /** Patterns of what stands between a name and its verb of saying, of the same: adverbs, times, places. */
  besideVerbs?: string
  /** Patterns of what may stand right behind a name that is not set off, of the same: a day, a place. */
  behindNames?: string
  /** Words of a name that belong to the word behind them: `عبد`, `בן`. */
  boundNames?: string
  /** Patterns: surnames of the same. */
  surnames?: string
  /** What a word begins with that is definite, of a language without capitals. */
  definite?: string
  /** Words between an office and its holder's name. */
  officeLinks?: string
  /** Words before an office, part of it. */
  officeModifiers?: string
  /** Words: given names of women, and of men, that the ending does not tell, or tells wrongly. */
  womensNames?: string
  mensNames?: string
  /** Patterns of endings of given names of women, and of men. */
  womensNameEnds?: string
  mensNameEnds?: string
  /** Two lines of `ending>nominative`, longer endings first: of men's given names (which `mensNames` has) and of their surnames. Of a language that inflects names. */
  mensCases?: string
  /** The same of women's. */
  womensCases?: string
  /** Patterns of whole words (a pronoun, an office, a form of a verb of saying) that say that whoever speaks is a woman, or a man. */
  woman?: string
  man?: string
  /** A verb needs no pronoun beside it: `resume`. */
  prodrop?: true
  /** Possessors end with an s and no apostrophe: `Rohdes`. */
  genitiveS?: true
  /** Patterns of endings that names take behind an apostrophe, of a language that inflects them so. */
  nameEndings?: string
  /** Patterns of words that names of bodies end with, beside `organisationTails`: "court", "party". */
  bodyTails?: string
  /** Words: those of them that are surnames, too. */
  bodySurnames?: string
  /** Lines of a short form of an office and the office: `gov governor`. */
  officeShorts?: string
  /** Patterns of what ends the office that stands behind a name: a relative pronoun, a verb. */
  officeEnds?: string
  /** Patterns of what stands before a noun and, in the press, before no name. Only of languages that write nouns with a capital. */
  nounDeterminers?: string
  /** Patterns of endings that nouns have and no first name. Only of the same languages. */
  nounEndings?: string

  // Who says what (Reuters Handbook of Journalism, "Attribution"; AFP Manuel; dpa-Kompass; inflected forms: Wiktionary)

  /** Words: verbs that stand with direct speech, in the forms that news uses: past, present, participle. */
  verbsOfSaying?: string
  /** Patterns of whole words: the same of a language that inflects much. */
  sayingForms?: string
  /** Patterns of whole words among them that stand behind the quote and before whom they speak of: `diyen Aydın`. */
  sayingOf?: string
  /** Patterns of whole words among the verbs of saying that are of several, who are nobody: `сообщили`. */
  sayingMany?: string
  /** Patterns of whole words, verbs in the mood of speech that is told: `habe`, `sei`. */
  reportedForms?: string
  /** Patterns of what opens speech that is told: "that", `dass`. */
  thatWords?: string
  /** Patterns of words that may follow a verb of saying where "that" is left out. Only of languages that leave it out. */
  thatless?: string
  /** Words that are no verbs, though they stand in lower case behind a quote: conjunctions, prepositions. */
  noVerbs?: string
  /** Patterns of beginnings of what a body says its words by: `in a statement`, `pressemelding`. */
  statements?: string
  /** Patterns before whoever says it, where no verb does: "according to", `so`, `selon`. */
  attributedBefore?: string
  /** Patterns behind the same: `zufolge`, `szerint`. */
  attributedBehind?: string
  /** Patterns of the same of somebody spoken of before: "in her words". */
  attributedToOne?: string
  /** Words that stand for nobody behind a verb of saying: `hieß es`. */
  impersonal?: string
  /** Speech is printed behind a dash, too, in no marks. */
  dialogue?: true
  /** Words: "he" and "she" beside a verb of saying. */
  pronouns?: string
  /** Words after a verb of saying, before whoever is spoken to or about, not who speaks. */
  notSubject?: string
  /** Words of place and time before a name that does not speak: "In Kyiv, she said". */
  beforeNoName?: string
  /** Patterns before the one that was spoken to: any name in quotation marks after these is an outlet (`said for "Vijesti"`). */
  spokenTo?: string
  /** Patterns before a correspondent who is spoken to and does not report: "told the MIA correspondent". */
  toldTo?: string
  /** Patterns before one that is cited: only names that are known count after these. */
  citing?: string
  /** Patterns of what an outlet is: a name after one of these is an outlet. */
  outletNouns?: string
  /** Words that names of outlets end with, with their capitals: a name of several words with one of them is an outlet's. */
  outletTails?: string
  /** Patterns of what an outlet does with news, behind its name. */
  outletReports?: string
  /** Patterns of small words between a cue and a name. */
  fillers?: string
  /** Words with a capital that are no outlet, wherever they stand. */
  noOutlets?: string

  // Where a text came from (AP Stylebook, "datelines")

  /** Patterns: "agency" before the name of one. */
  agencyNouns?: string
  /** Patterns: "reports" said of an agency at the end of a sentence (`јавува МИА`, `javlja Tanjug`, `njofton MIA`): the text is that agency's. */
  relays?: string
  /** Patterns: who is sent to report. */
  correspondents?: string
  /** Patterns: "of" between a correspondent and an agency. */
  ofAgency?: string
  /** Patterns: the article between that and the agency. */
  theAgency?: string
  /** Patterns: "from" or "in" before the place where a correspondent is. */
  placeWords?: string
  /** Those of them after which the place has an ending: `iz Beograda`. */
  inflectingPlaceWords?: string
  /** Words: names of places in the nominative, that are found by their stem where they have an ending. */
  datelineCities?: string
  /** Patterns: what a correspondent does with a story. */
  reportVerbs?: string

  /** Patterns of what stands under a text before the agencies that helped and whose text it is not. */
  materialLabels?: string
  /** The same behind them. */
  materialBehind?: string
  /** Patterns of ends of words that are no place's, though they stand in capitals before a colon. */
  noPlaceEndings?: string
  /** Words: abbreviations of states and provinces behind a dateline's place, with their stops and capitals. */
  datelineRegions?: string

  // Bylines

  /** Words: "by" before a name. */
  by?: string
  /** Those of them that pages run together with the name. */
  byGlued?: string
  /** Words: "and" between names. */
  and?: string
  /** Words: "with" before the name of who helped. */
  with?: string
  /** Patterns: the kind of text that may stand before "by". */
  bylineKinds?: string
  /** Patterns of what stands before an author's name where a page gives one, besides `by`; the longer of two first. */
  authorLabels?: string
  /** Those of them that tell a byline from other lines. */
  bylineLabels?: string
  /** Patterns that a byline on a text wire begins with, besides `by`. */
  wireBylines?: string
  /** Patterns of what stands before a byline as "text". */
  copyLabels?: string
  /** Patterns before the names of the desk that wrote or edited a text. */
  deskLabels?: string
  /** Patterns of a label that says that an author's name follows. */
  authorSaid?: string
  /** Patterns of what stands before an office of a newsroom. */
  newsroomRanks?: string
  /** Patterns of offices of a newsroom, behind a name. */
  newsroomOffices?: string

  // Dates beside a text

  /** Patterns: "updated", beside a date. */
  dateChanged?: string
  /** Patterns: "published", beside a date. */
  datePublished?: string
  /** Words: "on" before a day of the week. */
  onDay?: string
  /** Patterns of what a date's line is made of besides numbers, months and names. */
  besideDates?: string
  /** Patterns: "ago", before or behind a time. */
  ago?: string
  /** Patterns of what stands before a time besides "ago" behind it. */
  agoOpens?: string
  /** Patterns of what a page counts of its readers, beside a number. */
  counted?: string
  /** Patterns of words that stand beside such a count and tell nothing. */
  countedBeside?: string
  /** Patterns that say that readers are on a page at the moment. */
  countedNow?: string
  /** Patterns of units of time beside "ago", seconds to years; in scripts without spaces within any other letters. */
  unitsAgo?: string
  /** Patterns of units of time, minutes to days. */
  timeUnits?: string
  /** Patterns of the second half of the day, before a clock or behind it. */
  pm?: string
  /** The same of the first half. */
  am?: string
  /** Patterns of the second half of the day that stand behind a clock only. */
  pmBehind?: string
  /** The same of the first half. */
  amBehind?: string

  // Pictures

  /** Patterns: "source" before a colon. */
  sourceLabels?: string
  /** Patterns: "photo", "credit" as they are printed before a credit. */
  creditLabels?: string
  /** Patterns: "photo by", before a credit in a text. */
  creditedBy?: string
  /** Patterns: "by", between a label and a credit. */
  labelLinks?: string
  /** Patterns: "by", at the head of a credit's field. */
  creditLinks?: string
  /** Patterns of how a picture came, before whom it came from. */
  suppliedHeads?: string
  /** The same behind who took it. */
  suppliedTails?: string
  /** Words: a picture, before a name with nothing between. */
  pictureWords?: string
  /** Patterns of what stands before a caption, or the like, and no credit. */
  captionLabels?: string
  /** Patterns of words in a credit that name neither who took a picture nor who sent it. */
  creditNoise?: string
  /** Patterns: "took it", behind a photographer's name. */
  tookBehind?: string
  /** Patterns: "reporter", between an agency and a photographer with no space between. */
  reporterBetween?: string
  /** Patterns: "reporter", behind a name. */
  reporterBehind?: string
  /** Patterns: the picture comes from an archive. */
  filePictures?: string
  /** Patterns: it was given out. */
  handouts?: string
  /** Patterns: it stands for its subject. */
  symbolPictures?: string
  /** Patterns: no camera took it. */
  aiPictures?: string
  /** Patterns: it was taken from a screen or a clip. */
  screenshots?: string
  /** Patterns: it was lent, with the "of" before whoever lent it. */
  courtesies?: string
  /** Words: "pool". */
  pool?: string
  /** Patterns: "all rights reserved". */
  rights?: string
  /** Patterns that an organisation's name begins with. */
  organisationHeads?: string
  /** Patterns that an organisation's name ends with. */
  organisationTails?: string
  /** Patterns that its last word ends with, of a language without spaces or with compounds. */
  organisationEndings?: string
  /** Patterns: "for" between who took a picture and who ordered it. */
  forWhom?: string
  /** Words: a picture, before its number of many. */
  pictureNouns?: string
  /** Words: "of" between two numbers. */
  outOf?: string

  // The machinery of pages. `¶` in a pattern stands for the end of a word

  /** Phrases with `|` between: headings over lists of other articles; the whole block is the phrase (a colon may follow). */
  relatedHeadings?: string
  /** Phrases with `|` between: beginnings of short lines that send the reader elsewhere; a colon, a dash or a link follows. */
  pointers?: string
  /** Patterns of lines that say "advertisement". */
  advertising?: string
  /** Patterns of lines that are a button. */
  buttons?: string
  /** Words of buttons in a row. */
  buttonWords?: string
  /** Patterns: "our" before "app". */
  ourApp?: string
  /** Words: a channel of a messenger. */
  channelWords?: string
  /** Patterns: "follow us", before the name of a network. */
  follow?: string
  /** Patterns: networks and what else is followed, in the language's own words. */
  networks?: string
  /** Patterns: "subscribe", at a line's head. */
  signUp?: string
  /** Patterns of what one subscribes to. */
  newsletters?: string
  /** Patterns: "with" before the name of an agency at a line's head. */
  withAgency?: string
  /** Patterns: "reading time". */
  readingTime?: string
  /** Patterns: "minutes". */
  minutes?: string
  /** Words: "read" behind minutes. */
  toRead?: string
  /** Lines of patterns: openings of lines that only machinery has, or with `$` whole lines. */
  machineOpenings?: string
  /** Lines of patterns that only machinery has, anywhere in a line. */
  machinePhrases?: string
  /** Patterns of what a link's text says to screen readers of where it opens. */
  opensElsewhere?: string

  // Readers' comments

  /** Patterns: "comments" over them. */
  commentHeadings?: string
  /** Patterns: "leave a reply". */
  commentCalls?: string
  /** Patterns: "says" between a reader's name and words. */
  commentSays?: string
  /** The same, only beside a date. */
  commentWrites?: string

  // Pages that are no article

  /** Patterns: there is no such page. */
  notFound?: string
  /** Patterns: the page asks for consent. */
  consent?: string
  /** Patterns: the page asks for proof of a human reader. */
  botCheck?: string
  /** Patterns: the page asks to log in or subscribe. */
  loginWall?: string
}
