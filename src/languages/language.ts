/**
 * What one language contributes to the rooms. A field that a language has nothing for is left out. Three forms:
 *
 * - words: plain words with spaces or line ends between, in lower case where case tells nothing;
 * - patterns: sources of regular expressions with `|` between, for phrases and inflected forms. Bounded and linear: no nested repeats;
 * - lines: a list a line.
 */
export interface Language {
  // Dates

  /**
   * Lines of twelve month names as they stand in written dates, January first: full in the first line and shortened, the genitive where
   * a language uses it, and where pages write both, both. From Unicode CLDR 46, `dates/calendars/gregorian/months`, forms `wide` and `abbreviated`.
   */
  months?: string
  /** The same for the months of the Solar Hijri calendar, Farvardin first. */
  solarHijriMonths?: string

  // Telling languages apart

  /** Patterns of words that only this one of the South Slavic standards has. Source: Wikipedia, "Comparison of standard Bosnian, Croatian, Montenegrin and Serbian". */
  tellingWords?: string
  /** Patterns of small words with letters that windows-1252 shows as others. */
  smallWords?: string

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
  /** Words between an office and its holder's name. */
  officeLinks?: string
  /** Words before an office, part of it. */
  officeModifiers?: string
  /** Patterns of what ends the office that stands behind a name: a relative pronoun, a verb. */
  officeEnds?: string
  /** Patterns of what stands before a noun and, in the press, before no name. Only of languages that write nouns with a capital. */
  nounDeterminers?: string
  /** Patterns of endings that nouns have and no first name. Only of the same languages. */
  nounEndings?: string

  // Who says what (Reuters Handbook of Journalism, "Attribution"; AFP Manuel; dpa-Kompass; inflected forms: Wiktionary)

  /** Words: verbs that stand with direct speech, in the forms that news uses: past, present, participle. */
  verbsOfSaying?: string
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
}
