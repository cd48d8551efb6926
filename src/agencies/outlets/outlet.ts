/** A newspaper, broadcaster or site: a text may cite it, and an agency's story may stand in it. */
export interface Outlet {
  name: string
  /** ISO 3166-1 alpha-2. */
  country: string
  /** Where its newsroom is. */
  city?: string
  /** Its other names, in all languages and scripts, as they are printed. */
  spellings: readonly string[]
}
