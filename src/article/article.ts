/**
 * What an article page says, once read.
 */
import type { Media, Origin } from '#src/credits/credit.ts'
import type { TextReading } from '#src/credits/index.ts'
import type { Problem } from '#src/wire/document.ts'

export interface Article {
  /** Where the page came from. */
  url?: string
  canonicalUrl?: string
  headline?: string
  /** The line under the headline, where the page has one. */
  subheadline?: string
  /** The page's own summary. */
  description?: string
  authors: string[]
  /** ISO 8601 in UTC. */
  published?: string
  modified?: string
  /** The page's claim, a BCP 47 tag. */
  language?: string
  section?: string
  keywords: string[]
  /** The body's blocks in reading order, plain text. */
  paragraphs: string[]
  /** The paragraphs, joined by a blank line. */
  bodyText: string
  /** Sanitised. */
  bodyHtml: string
  media: Media[]
  /** Whose text it is, by its words, its byline or the page's metadata. */
  origin?: Origin
  /** That agency, and agencies and outlets that the text cites. */
  infoSources: string[]
  /** The dateline's place. */
  located?: string
  /** Agencies that helped with the text. */
  contributors?: string[]
  /** The page shows only a part to readers who have not paid. */
  paywalled?: boolean
  liveBlog?: boolean
  /** Embedded video and social posts, by URL. */
  embeds?: string[]
  /** Where the text goes on: the next page of the same article. */
  nextPageUrl?: string
  ampUrl?: string
  /** Where a `meta refresh` sends the reader at once: this page is not the article. */
  redirectUrl?: string
  /** Directives for robots, from `meta robots` and `X-Robots-Tag`, lower case (`noarchive`). */
  robots?: string[]
  problems: Problem[]
}

/** What a page gives its story. */
export interface ReadPage {
  article: Article
  /** What its paragraphs say of their sources; absent when the page could not be read. */
  reading?: TextReading
}

/**
 * What is true of one publisher's pages, as data. CSS selectors of the simple kinds: `tag`, `.class`, `#id`, `[attr=value]`, and
 * descendants. What a rule does not find on a page is read in the general way.
 */
export interface SiteRules {
  /** The elements that hold the text. */
  body?: string
  /** What is never text. */
  drop?: string[]
  headline?: string
  /** One element an author, or one for all. */
  authors?: string
  /** The element with the date, in its `datetime`, its `content` or its text. */
  published?: string
  /** What comes first in dates of numbers alone (`04/05/2026`); by default the day, and in the United States the month. */
  dates?: 'day-first' | 'month-first'
  /** The link to the article's next page. */
  next?: string
}

export interface PageInput {
  bytes: Uint8Array
  /** Response header fields, lower-case names. */
  headers?: Record<string, string>
  /** Where the page came from, after redirects. */
  url?: string
  rules?: SiteRules
  /** IANA zone for dates that carry none (default UTC). */
  timezone?: string
  /** Names of agencies to know beside the table's. */
  agencies?: readonly string[]
}
