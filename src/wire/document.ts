/**
 * What a feed or wire file says, once read: the one shape that all formats are brought into. The names are the IPTC's
 * (ninjs 3.1, NewsML-G2); times are ISO 8601 in UTC; what is absent in the source is left out.
 */
import type { Media } from '#src/credits/credit.ts'

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
] as const
export type WireFormat = (typeof wireFormats)[number]

export interface Person {
  name?: string
  email?: string
  url?: string
}

export interface Link {
  rel?: string
  url: string
  mimeType?: string
  title?: string
}

export interface Enclosure {
  url: string
  mimeType?: string
  /** Bytes. */
  length?: number
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
  headline?: string
  slugline?: string
  summary?: string
  /** Sanitised. */
  bodyHtml?: string
  bodyText?: string
  by?: string
  authors?: Person[]
  contributors?: Person[]
  /** The dateline's place as printed. */
  located?: string
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
  infoSources?: string[]
  creditLine?: string
  copyrightNotice?: string
  usageTerms?: string
  edNote?: string
  signals?: Signal[]
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
  /** The format a feed's settings name; detected when absent. */
  format?: WireFormat
  /** IANA zone for dates that carry none (default UTC). */
  timezone?: string
}
