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
   * Lines of twelve month names as they stand in written dates, January first: full and shortened, the genitive where a language uses
   * it, and where pages write both, both. From Unicode CLDR 46, `dates/calendars/gregorian/months`, forms `wide` and `abbreviated`.
   */
  months?: string
  /** The same for the months of the Solar Hijri calendar, Farvardin first. */
  solarHijriMonths?: string

  // Telling languages apart

  /** Patterns of words that only this one of the South Slavic standards has. Source: Wikipedia, "Comparison of standard Bosnian, Croatian, Montenegrin and Serbian". */
  tellingWords?: string
  /** Patterns of small words with letters that windows-1252 shows as others. */
  smallWords?: string
}
