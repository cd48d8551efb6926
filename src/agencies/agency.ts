/**
 * What an agency contributes to the rooms above.
 */
export interface Agency {
  /** What stories are given: its acronym or its commonest name in Latin letters. */
  name: string
  /** ISO 3166-1 alpha-2. */
  country: string
  /** It sends pictures only: credit lines name it, texts do not come from it. */
  pictures?: true
  /** An archive that passes on others' pictures: where another agency is named beside it, that one took the picture. */
  passesOn?: true
  /** The agencies of many countries send on what it took: named beside one of them, it took the picture. */
  everywhere?: true
  /** Its other names, in all languages and scripts, as they are printed. */
  spellings: readonly string[]
  /** Those of its names that are everyday words too: they count only where nothing else can stand (a byline, brackets, a credit line). */
  everyday?: readonly string[]
  /** Up to four small letters that mean it in a byline or in brackets (`kmr/afp`), where others of that kind are a person's initials. */
  initials?: readonly string[]

  // The forms that it alone prints. Patterns are sources of regular expressions: bounded and linear

  /** Its names in lower case, as it writes them before and behind its correspondents (`epd-Korrespondent`). */
  lowerCase?: readonly string[]
  /** Those of them that stand alone, too: in a dateline, under a text, before a photographer. */
  lowerCaseAlone?: readonly string[]
  /** As datelines in corner brackets end with it (`【東京共同】`). */
  corners?: readonly string[]
  /** What a credit begins with, before a slash and a name (`AP Photo/Jane Doe`). */
  creditHeads?: readonly string[]
  /** Pattern of what it prints behind its name in a line of rights. */
  rightsNumber?: string
  /** Pattern of the heading over what a text has for editors, behind its `#`. */
  notebook?: string
  /** Patterns of what stands before its reporters' names there. */
  reporterLabels?: string
  /** Its names before `photos`, `video` and the like in notes above a text. */
  mediaNotes?: readonly string[]
  /** What its sluglines begin with, before a hyphen. */
  slugPrefix?: string
  /** Before a story's number, where its notices name one. */
  numberPrefix?: string
}
