/**
 * What a feed or wire file says, once read: the one shape that all formats are brought into. The names are the IPTC's
 * (ninjs 3.1, NewsML-G2); times are ISO 8601 in UTC; what is absent in the source is left out.
 */
import type { Media } from '#src/credits/credit.ts'

/** Larger documents are refused: no feed is, and they would fill the memory. */
export const mostBytes = 64 * 1024 * 1024

export const wireFormats = [
  'rss',
  'atom',
  'rdf',
  'cdf',
  'jsonfeed',
  'newsml-g2',
  'newsml-1.2',
  'nitf',
  'ninjs',
  'iptc7901',
  'anpa1312',
  'news-sitemap',
  'email',
  'rbnews',
  'digitalwires',
] as const
export type WireFormat = (typeof wireFormats)[number]

export interface Person {
  name?: string
  email?: string
  url?: string
}

export interface Link {
  /** An IANA link relation, or for agency items the IPTC's word (`evolvedFrom`, `replaces`, `partOf`, `hasPart`, `seeAlso`…). */
  rel?: string
  /** An address, or where the source names an item by its identity alone, that identity as it stands. */
  url: string
  mimeType?: string
  title?: string
  /** The version that is meant, where the source names one. */
  version?: string
}

/** A further headline beside the main one: a subheadline, a short form for screens, a translation. */
export interface Headline {
  value: string
  /** As the source says it (`subHeadline`, `hl2`, `short`). */
  role?: string
  language?: string
}

export interface Enclosure {
  url: string
  mimeType?: string
  /** Bytes. */
  length?: number
}

/** A text beside the story: a fact box. */
export interface Box {
  role: 'infobox'
  bodyHtml?: string
  bodyText: string
}

export interface Subject {
  /** A scheme's name or URI (`medtop`, `subj`, `https://…`). */
  scheme?: string
  code?: string
  name?: string
}

/** A signal about an item's life, in the IPTC's words where it has them (http://cv.iptc.org/newscodes/signal/). */
export type Signal =
  | 'update'
  | 'correction'
  | 'clarification'
  | 'kill'
  /** A kill is taken back, and whatever holds the story beside it: it may be used again. */
  | 'restore'
  /** An embargo or a hold is lifted; a kill is not. */
  | 'release'
  | 'withhold'
  | 'elimination'
  | 'advisory'
  | 'embargo'
  | 'repeat'
  | 'take'
  | 'writethru'
  | 'lead'
  | 'add'

export interface WireFeed {
  id?: string
  title?: string
  url?: string
  selfUrl?: string
  language?: string
  description?: string
  published?: string
  updated?: string
  created?: string
  authors?: Person[]
  contributors?: Person[]
  copyrightNotice?: string
  keywords?: string[]
  subjects?: Subject[]
  image?: { url?: string; title?: string; link?: string }
  iconUrl?: string
  links?: Link[]
  hubUrls?: string[]
  generator?: string
  ttlSeconds?: number
}

export interface WireEntry {
  /** The source's own identity (guid, atom:id, NewsML guid, doc-id…); never random. */
  id?: string
  url?: string
  version?: string
  pubStatus?: 'usable' | 'withheld' | 'canceled'
  /** What the item is, in the IPTC's words: `text`, `picture`, `video`, `audio`, `graphic`, `composite`, `planning`, `event`. */
  type?: string
  headline?: string
  /** Headlines beside the main one, in the order of the source. */
  headlines?: Headline[]
  slugline?: string
  summary?: string
  /** Sanitised. */
  bodyHtml?: string
  bodyText?: string
  /** Texts beside the story, where the source tells them apart from it. */
  boxes?: Box[]
  by?: string
  authors?: Person[]
  contributors?: Person[]
  /** The dateline's place as printed. */
  located?: string
  /** The whole dateline as printed, with place, date and agency (`LONDON, March 3 (Reuters) -`), where the source gives it apart from the body. */
  dateline?: string
  language?: string
  /** 1 (most urgent) to 8. */
  urgency?: number
  priority?: number
  published?: string
  updated?: string
  created?: string
  embargoedUntil?: string
  expires?: string
  commentsUrl?: string
  /** RSS `source`, atom:source: the feed that this entry was taken from. */
  sourceFeed?: WireFeed
  genres?: string[]
  keywords?: string[]
  subjects?: Subject[]
  places?: Subject[]
  people?: Subject[]
  organisations?: Subject[]
  /** The agency's own services or products that the item was sent on. */
  services?: Subject[]
  /** The agency that sent it, where the source names it apart from the sources of the information. */
  provider?: string
  /** Other identities of the same item (`scheme`: `idType:USN`…). */
  altIds?: { scheme?: string; id: string }[]
  /** The story as one take of several, or one part of a series. */
  series?: { name?: string; part?: number; total?: number }
  infoSources?: string[]
  creditLine?: string
  copyrightNotice?: string
  copyrightHolder?: string
  usageTerms?: string
  /** All notes to editors, one a line; what is not for publication is here and never in the body. */
  edNote?: string
  signals?: Signal[]
  /** The source's own signal codes, as they stand. */
  signalCodes?: string[]
  media?: Media[]
  links?: Link[]
  enclosures?: Enclosure[]
}

/** Something that was wrong with the input and what was done about it. */
export interface Problem {
  /** For machines, kebab-case (`not-xml`, `truncated`, `bad-date`, `unknown-charset`). */
  code: string
  /** For people: what was wrong, where, and what was done. */
  message: string
  /** The entry's position, from 0, where one entry is concerned. */
  entry?: number
}

export interface WireDocument {
  /** Absent when the bytes are no format that is known. */
  format?: WireFormat
  /** The character encoding that the bytes were read in. */
  encoding?: string
  feed: WireFeed
  entries: WireEntry[]
  problems: Problem[]
  /** true when the input broke off: the entries up to the break are here, and validators of this response must not be stored. */
  partial?: boolean
}

/** The bytes of one response or file, and what the transport said of them. */
export interface WireInput {
  bytes: Uint8Array
  /** Response header fields, lower-case names. */
  headers?: Record<string, string>
  /** Where the bytes came from, after redirects: the base of relative links. */
  url?: string
  /** The format a feed's settings name: the input is read as that, or not at all. Detected when absent. */
  format?: WireFormat
  /** IANA zone for dates that carry none (default UTC). */
  timezone?: string
}
