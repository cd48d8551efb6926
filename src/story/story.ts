/**
 * A story: what Telex has made of an item and its page, ready to be matched and stored.
 */
import type { FeedId } from '#src/brand.ts'
import type { CitedSource, Media, Origin, Quote } from '#src/credits/credit.ts'
import type { Signal, Subject } from '#src/wire/document.ts'

export type PubStatus = 'usable' | 'withheld' | 'canceled'

/** A story's content: all that a reader or an editor sees, nothing of how it came. Instants are ISO 8601 in UTC. */
export interface Story {
  /** The agency's identity for it: its guid where it has one. */
  uri: string
  feed: FeedId
  /** Who sent it to us (the feed's agency). */
  agency: string
  /** The agency's own version where it says one. */
  sourceVersion?: string
  pubStatus: PubStatus
  /** Identities of what the source says this goes on from. */
  earlier?: string[]
  /** It withdraws what it names here, or lifts what withdrew it. */
  refersTo?: { uris: string[]; items: string[]; headlines: string[]; exact?: true }
  /** Everyday words that would rule what is named here: they do where such a story is there (signals/order.ts). */
  perhaps?: { signal: 'kill' | 'withhold' | 'restore'; refersTo: NonNullable<Story['refersTo']> }
  signals: Signal[]
  /** What it says by itself, where a ruling has put something else in its place. */
  unruled?: Pick<Story, 'signals' | 'edNote'> & { embargoedUntil?: string | null }
  headline: string
  slugline?: string
  summary?: string
  bodyHtml: string
  bodyText: string
  byline?: string
  authors: string[]
  located?: string
  language?: string
  urgency?: number
  published?: string
  updated?: string
  embargoedUntil?: string
  /** Lines of numbers that have changed before, and how often (place/counters.ts). */
  counters?: Record<string, number>
  /** It says in words that there is no embargo, or none any more. */
  embargoLifted?: true
  expires?: string
  url?: string
  canonicalUrl?: string
  edNote?: string
  copyrightNotice?: string
  usageTerms?: string
  genres: string[]
  subjects: Subject[]
  keywords: string[]
  places: Subject[]
  media: Media[]
  /** The agency the text came from, where the text or its metadata says so: not always the feed's. */
  origin?: Origin
  citedSources: CitedSource[]
  quotes: Quote[]
  wordCount: number
}

/** Is it past its embargo, if it has one? */
export const isReleased = ({ embargoedUntil }: Story, now: Date): boolean => !embargoedUntil || new Date(embargoedUntil) <= now
