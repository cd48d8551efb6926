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
  /** Its other names, in all languages and scripts, as they are printed. */
  spellings: readonly string[]
  /** Those of its names that are everyday words too: they count only where nothing else can stand (a byline, brackets, a credit line). */
  everyday?: readonly string[]
  /** Up to four small letters that mean it in a byline or in brackets (`kmr/afp`), where others of that kind are a person's initials. */
  initials?: readonly string[]
}
