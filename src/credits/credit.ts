/**
 * What a credit says: the types that wire formats, pages and stories share.
 */

/** A picture's or a text's credit, taken apart. Names in their natural spelling (`Kenzo Tribouillard`), agencies in their own (`EPA-EFE`). */
export interface Credit {
  agency?: string
  photographer?: string
  /** true when the picture came through a pool (shared by agreement among agencies). */
  pool?: boolean
  /** All agencies that the line names, in its order, where they are several (`picture alliance/dpa`). */
  agencies?: string[]
  /** Given out by whom it shows, or by an office. */
  handout?: boolean
  /** From an archive. */
  file?: boolean
  /** It stands for its subject and does not show the event. */
  illustration?: boolean
  aiGenerated?: boolean
  /** Taken from a screen or a clip. */
  screenshot?: boolean
  /** Lent by whoever is named. */
  courtesy?: boolean
  /** Who holds the rights and is neither an agency nor a person: a body, an outlet, a platform. */
  rightsHolder?: string
}

/** The agency a text came from, and where it was reported. */
export interface Origin {
  agency: string
  /** The place named with it ("the MIA correspondent from Belgrade"). */
  place?: string
  /** What said so: the words that were found, verbatim. */
  evidence: string
  /** Where it was found. */
  rule: 'byline' | 'dateline' | 'trailer' | 'correspondent' | 'phrase' | 'metadata' | 'feed'
}

/** A source that a text cites: an outlet, an agency, an institution. One entry a source, whatever the spellings. */
export interface CitedSource {
  name: string
  /** All spellings found, as printed; the first is the commonest. */
  spellings: string[]
  place?: string
  /** The sentence that cites it first. */
  sentence?: string
}

/** A quote and who said it. */
export interface Quote {
  text: string
  speaker?: string
  /** The speaker's office as the text gives it ("NATO Secretary General"). */
  role?: string
  /** Where it stands in the body's text, in UTF-16 code units. */
  start?: number
  end?: number
  /** Whoever it is said of, as the text has it there (`the secretary`, "she"). */
  source?: { text: string; start: number; end: number }
  /** The words that say who says it, as printed ("said", `so`). */
  cue?: string
  /** In marks and whole, in no marks, or words of it in a sentence of the reporter's. */
  kind?: 'direct' | 'indirect' | 'mixed'
  /** From 0 to 1: how sure it is that these are a quote and its speaker. */
  confidence?: number
}

/** A picture, clip or graphic that belongs to an entry, an article or a story. */
export interface Media {
  type: 'picture' | 'video' | 'audio' | 'graphic'
  /** Absolute; absent when a format only names the picture. */
  url?: string
  caption?: string
  altText?: string
  /** As printed. */
  creditLine?: string
  credit?: Credit
  width?: number
  height?: number
  mimeType?: string
  /** The source's own identity of the picture (a G2 guid, a content id). */
  id?: string
  headline?: string
  /** All sizes that the source offers, the best first; `url` is the first of them. */
  renditions?: Rendition[]
}

/** One size or format of a picture or clip. */
export interface Rendition {
  /** As the source names it (`rnd:highRes`, `thumbnail`, `16-9`). */
  role?: string
  url: string
  width?: number
  height?: number
  mimeType?: string
  /** Bytes. */
  length?: number
}

/** A text whose credits are to be read. */
export interface CreditedText {
  headline?: string
  byline?: string
  dateline?: string
  /** Plain text, one string a block. */
  paragraphs: string[]
  /** The text that quotes are found in, where it is not the paragraphs joined by a blank line. */
  bodyText?: string
  /** BCP 47; guessed from the text's words where it is missing. */
  language?: string
  /** schema.org `sourceOrganization`, NewsML infosource. */
  sourceOrganization?: string
  /** The agency whose feed the text came by. */
  feedAgency?: string
  /** Agencies to know beside the table's: the names of those whose feeds are taken. */
  known?: readonly string[]
}
