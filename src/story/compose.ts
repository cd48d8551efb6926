/**
 * An item and its page → a story. The feed's own words go before the page's where both say something, except for the body,
 * where the fuller text wins.
 */

import { createHash } from 'node:crypto'
import type { Article } from '#src/article/article.ts'
import type { FeedId } from '#src/brand.ts'
import type { Media } from '#src/credits/credit.ts'
import { readCredits, type TextReading } from '#src/credits/index.ts'
import { escapeText } from '#src/text/escape.ts'
import { shownLine, withShownLines } from '#src/text/lines.ts'
import type { WireEntry } from '#src/wire/document.ts'
import { plainLine } from '#src/wire/formats/feed/text.ts'
import { picturesIn } from '#src/wire/html/index.ts'
import { identify } from './place/listed.ts'
import { type EmbargoInput, readEmbargo } from './signals/embargo.ts'
import { isNoticeText, readSignals, type SignalsRead } from './signals/index.ts'
import { earlierOf, orderOf, referencesOf, shoutedOrder } from './signals/notice.ts'
import type { PubStatus, Story } from './story.ts'

/** What is known of the feed that an item came by. */
export interface FeedFacts {
  id: FeedId
  agency: string
  language?: string
  /** IANA zone of times that carry none. */
  timezone?: string
}

/** Words that make a feed's own text a full story; feeds that give less give a teaser. */
const fullTextWords = 120
/** Lines of a text from its beginning that may say that it is embargoed; its last may, too. */
const embargoLines = 3
/** Beside its summary, a body has to be this many times as long to be more than the summary again. */
const bodyOverSummary = 2

/** The page to fetch for an entry, if one is wanted: its feed's setting, and whether the entry has its full text already. */
export function wantedPage(entry: WireEntry, articles: 'always' | 'missing' | 'never'): string | undefined {
  if (!entry.url || !/^https?:/i.test(entry.url) || !URL.canParse(entry.url) || articles === 'never') return undefined
  return articles === 'always' || !hasFullText(entry) ? entry.url : undefined
}

function hasFullText(entry: WireEntry): boolean {
  const body = countWords(entry.bodyText ?? '')
  return body >= fullTextWords && body >= bodyOverSummary * countWords(entry.summary ?? '')
}

interface Composed {
  feed: FeedFacts
  entry: WireEntry
  article?: Article | undefined
  /** What the article's text says of its sources, where that has been read: the story is the same without. */
  reading?: TextReading | undefined
  /** What the entry is called in its feed (place/listed.ts). */
  identity?: string | undefined
  /** Names of agencies to know beside the table's: the same that the reading was made with. */
  agencies?: readonly string[] | undefined
  /** ISO 8601: when the entry was first seen; stands in for its date where it has none. */
  seen?: string | undefined
}

/** Put a story together. Pure: the same entry and page give the same story. */
export function compose({ feed, entry, article, reading, agencies, seen, identity }: Composed): Story {
  const page = article && article.bodyText.length > 0 ? article : undefined
  const fromPage = page !== undefined && countWords(page.bodyText) >= countWords(entry.bodyText ?? '')
  const bodyText = fromPage ? page.bodyText : (entry.bodyText ?? '')
  const bodyHtml = fromPage ? page.bodyHtml : (entry.bodyHtml ?? paragraphsToHtml(bodyText))
  const summary = entry.summary === undefined ? undefined : plainLine(entry.summary)
  const headline = shownLine(
    (entry.headline && plainLine(entry.headline)) || article?.headline || firstSentence(summary ?? bodyText) || entry.url || '',
  )
  const language = entry.language ?? article?.language ?? feed.language
  const byline = entry.by ?? (names(entry.authors).join(', ') || article?.authors.join(', ') || undefined)
  const authors = entry.authors?.length ? names(entry.authors) : (article?.authors ?? [])
  // whom the page cites is not whose text it is
  const sourceOrganization = entry.infoSources?.[0] ?? article?.origin?.agency
  const paragraphs = bodyText.split(/\n+/).filter(Boolean)
  const text = {
    headline,
    ...optional('byline', byline),
    ...optional('dateline', entry.located ?? article?.located),
    paragraphs,
    bodyText,
    ...optional('language', language),
    ...optional('sourceOrganization', sourceOrganization),
    feedAgency: feed.agency,
    ...optional('known', agencies),
  }
  const credits = readCredits(text, fromPage && sameLines(paragraphs, page.paragraphs) ? reading : undefined)
  const read = readSignals({
    headline,
    ...optional('edNote', entry.edNote),
    ...optional('slugline', entry.slugline),
    ...optional('summary', summary),
    body: bodyText,
  })
  const embargo = embargoOf(entry, {
    headline,
    summary,
    bodyText,
    sent: entry.published ?? entry.updated ?? article?.published ?? seen,
    language,
    timezone: feed.timezone,
  })
  const wordCount = countWords(bodyText)
  const shouted =
    (entry.pubStatus ?? 'usable') === 'usable' && !entry.signals?.includes('kill') && !isNotice({ wordCount, bodyText }, summary)
      ? shoutedOrder(read)
      : undefined
  const said = read.signals.filter((signal) =>
    signal === 'release' ? !embargo.told && isRelease(read, { wordCount, bodyText }) : signal !== 'kill' || !shouted,
  )
  const released = said.includes('release')
  const lifted = embargo.lifted || (released && embargo.until === undefined && read.found.some(({ of }) => of === 'embargo'))
  const signals = [...new Set([...(entry.signals ?? []), ...said, ...(embargo.holds && !lifted ? (['embargo'] as const) : [])])]
  const pubStatus = statusOf(entry, signals, { ...embargo, lifted })
  const earlier = earlierOf(entry)
  return withShownLines<Story>({
    uri: entry.id ?? uriOf(entry, article, identity),
    feed: feed.id,
    agency: feed.agency,
    ...optional('sourceVersion', entry.version),
    pubStatus,
    ...(earlier.length > 0 ? { earlier } : {}),
    ...optional('refersTo', referencesOf(entry, signals, read)),
    ...optional(
      'perhaps',
      shouted ?? (pubStatus === 'usable' && mayOrder(read, { wordCount, bodyText }, summary) ? orderOf(read) : undefined),
    ),
    signals,
    headline,
    ...optional('slugline', entry.slugline),
    ...optional('summary', summary ?? article?.description),
    bodyHtml,
    bodyText,
    ...optional('byline', byline),
    authors,
    ...optional('located', entry.located ?? article?.located ?? credits.located),
    ...optional('language', language),
    ...optional('urgency', entry.urgency),
    ...optional('published', entry.published ?? article?.published),
    ...optional('updated', latest(entry.updated, article?.modified)),
    ...optional('embargoedUntil', embargo.until),
    ...(lifted ? { embargoLifted: true as const } : {}),
    ...optional('expires', entry.expires),
    ...optional('url', entry.url ?? article?.url),
    ...optional('canonicalUrl', article?.canonicalUrl ?? article?.url ?? entry.url),
    ...optional('edNote', entry.edNote),
    ...optional('copyrightNotice', entry.copyrightNotice),
    ...optional('usageTerms', entry.usageTerms),
    genres: entry.genres ?? [],
    subjects: entry.subjects ?? [],
    keywords: [...new Set([...(entry.keywords ?? []), ...(article?.keywords ?? [])])],
    places: entry.places ?? [],
    media: mediaOf(entry, article),
    ...optional('origin', credits.origin),
    citedSources: credits.citedSources,
    quotes: credits.quotes,
    wordCount,
  })
}

/** A page's paragraph of several lines (a table, verse) is several to a story. */
const sameLines = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((line, at) => line === b[at])

/**
 * An address that stands for the item, where it has no name of its own; else a hash of what its feed's other items cannot be called: that is its
 * text, which a name would show where the text may not be read.
 */
function uriOf(entry: WireEntry, article: Article | undefined, identity: string | undefined): string {
  const address = article?.canonicalUrl ?? entry.url
  if (address && (identity === undefined || identity === entry.url)) return address
  const text = identity ?? identify([entry]).entries[0]!.identity
  return `text:${createHash('sha256').update(text).digest('hex').slice(0, 32)}`
}

interface EmbargoRead {
  until?: string | undefined
  /** There is one. */
  holds: boolean
  /** Words name it: what they say beside it lifts none. */
  told: boolean
  /** Its agency says that there is none, or none any more. */
  lifted: boolean
}

/** The later of what the format's own field and the words say: no text is out before the last time that its agency names. */
function embargoOf(
  entry: WireEntry,
  {
    headline,
    summary,
    bodyText,
    ...when
  }: { headline: string; summary: string | undefined; bodyText: string } & Omit<EmbargoInput, 'lines'>,
): EmbargoRead {
  const body = bodyText.split('\n').filter((line) => line.trim() !== '')
  const said = readEmbargo({
    lines: [
      { text: headline, where: 'headline' },
      ...(entry.slugline ? [{ text: entry.slugline, where: 'slugline' as const }] : []),
      ...(entry.edNote ? [{ text: entry.edNote, where: 'edNote' as const }] : []),
      ...(entry.usageTerms ? [{ text: entry.usageTerms, where: 'usageTerms' as const }] : []),
      ...(summary ? [{ text: summary, where: 'summary' as const }] : []),
      ...body.slice(0, embargoLines).map((text) => ({ text, where: 'body' as const })),
      ...body.slice(Math.max(embargoLines, body.length - 1)).map((text) => ({ text, where: 'body' as const })),
    ],
    ...when,
  })
  const until = said?.kind === 'until' ? latest(entry.embargoedUntil, said.until) : entry.embargoedUntil
  const coded = said?.kind !== 'lifted' && entry.signals?.includes('embargo') === true
  const lifted = said?.kind === 'lifted' && until === undefined
  const told = said !== undefined && said.kind !== 'lifted'
  return { until, lifted, told, holds: until !== undefined || coded || told }
}

/** Does it lift the embargo or the hold of another item? Of a text that its words stand over, `for immediate release` says no more than that it is free. */
const isRelease = ({ found }: SignalsRead, text: Pick<Story, 'wordCount' | 'bodyText'>): boolean =>
  !carriesStory(text) || found.some(({ signal, of }) => signal === 'release' && of === 'hold')

/** So few words are a notice's, not a story's. */
const noticeWords = 25

/** Is there a text enough, for a story and not for a notice? */
export const hasText = ({ wordCount }: Pick<Story, 'wordCount'>): boolean => wordCount > noticeWords

/** A word on a story that brings the story's own text is that story: what is said of it later has to find it. */
export const carriesStory = (story: Pick<Story, 'wordCount' | 'bodyText'>): boolean => hasText(story) && !isNoticeText(story.bodyText)

/** Has it no text of a story, neither as its text nor as its description? */
const isNotice = (text: Pick<Story, 'wordCount' | 'bodyText'>, summary = ''): boolean =>
  !carriesStory(text) && countWords(summary) <= noticeWords

/** Words of a notice that names in quotation marks what it speaks of, and says why. */
const explainedWords = 80

/** May its words be an order: has it no text of a story, or a short one that names another's headline? */
const mayOrder = ({ order }: SignalsRead, text: Pick<Story, 'wordCount' | 'bodyText'>, summary: string | undefined): boolean =>
  isNotice(text, summary) || (order?.quoted === true && text.wordCount + countWords(summary ?? '') <= explainedWords)

/** Withdrawn by the format's own field, or by a signal; held back where it says so, or where its embargo has no end that can be read. */
function statusOf(entry: WireEntry, signals: Story['signals'], embargo: EmbargoRead): PubStatus {
  if (entry.pubStatus && entry.pubStatus !== 'usable') return entry.pubStatus
  if (signals.includes('restore')) return 'usable'
  if (signals.includes('kill') || signals.includes('elimination')) return 'canceled'
  if (embargo.holds && !embargo.lifted) return embargo.until === undefined ? 'withheld' : 'usable'
  if (signals.includes('release')) return 'usable'
  return signals.includes('withhold') ? 'withheld' : 'usable'
}

/** The page's and the feed's; where neither names any, the pictures that stand in the feed's own text. */
function mediaOf(entry: WireEntry, article: Article | undefined): Media[] {
  const told = mergeMedia(entry.media ?? [], article?.media ?? [])
  if (told.length > 0) return told
  const shown = picturesIn(`${entry.summary ?? ''}${entry.bodyHtml ?? ''}`)
  return mergeMedia(
    shown.map(({ url, alt, width, height }) => ({
      type: 'picture',
      url,
      ...optional('altText', alt),
      ...optional('width', width),
      ...optional('height', height),
    })),
    [],
  )
}

/** The page's media, which have captions, then what only the entry has; the same picture once, whatever size its URL asks for. */
function mergeMedia(fromEntry: Media[], fromArticle: Media[]): Media[] {
  const seen = new Set<string>()
  return [...fromArticle, ...fromEntry].filter((media) => {
    const key = media.url ? media.url.replace(/[?#][\s\S]*/, '') : JSON.stringify(media)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V })
}

function names(people: WireEntry['authors']): string[] {
  return (people ?? []).flatMap(({ name, email }) => name ?? email ?? [])
}

function latest(a: string | undefined, b: string | undefined): string | undefined {
  return a && b ? (a > b ? a : b) : (a ?? b)
}

function firstSentence(text: string): string | undefined {
  const line = text.trim().split('\n', 1)[0]!.slice(0, 300)
  return line.split(/(?<=[.!?…])\s/, 1)[0] || undefined
}

function paragraphsToHtml(text: string): string {
  return text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${escapeText(paragraph.trim()).replaceAll('\n', '<br />')}</p>`)
    .join('')
}

const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

/** Words as a reader counts them, also where no spaces stand between them. */
export function countWords(text: string): number {
  if (!/[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]/.test(text)) return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.,-]*/gu)?.length ?? 0
  let count = 0
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) count++
  return count
}
