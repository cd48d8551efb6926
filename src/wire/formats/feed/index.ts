/**
 * RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, CDF: read tolerantly into one canonical RSS 2.0, which rss-parser parses. What
 * RSS 2.0 has no element for goes beside it, by number, and so do the texts: rss-parser makes a snippet of each with an
 * expression whose time grows with the square of the text, so no body may reach it.
 */
import type Parser from 'rss-parser'
import { webAddress } from '#src/text/address.ts'
import { escapeText } from '#src/text/escape.ts'
import type { ReadDate } from '../../dates/index.ts'
import type { Problem, WireEntry, WireFormat } from '../../document.ts'
import { withoutControls } from '../../xml/characters.ts'
import { harmIn, saysMore } from '../../xml/prolog.ts'
import { isElement, rawText, type XmlElement } from '../../xml/select.ts'
import type { Read, Source } from '../source.ts'
import { joined, takePhotos } from './body-photos.ts'
import { authorsOf, contributorsOf, Fields, idOf, keywordsOf, linksOf, mediaPart, plainLinkOf, resolveText, subjectsOf } from './fields.ts'
import { feedOf } from './head.ts'
import { enclosuresOf, mediaOf } from './media.ts'
import { repeatedIds } from './repeated.ts'
import { bodyIn, htmlOf, richLineOf, richOf } from './text.ts'
import { readFeedXml } from './xml.ts'

interface Layout {
  format: WireFormat
  channel: XmlElement
  items: XmlElement[]
  native: ReadonlySet<string>
}

/** Items beyond this many are left out, with a problem. */
const mostItems = 10_000
/** A description of more words than this is a body, not a summary. */
const summaryWords = 120

export const detectRss = ({ feedRoot }: Source): boolean => feedRoot.name === 'rss'
export const detectRdf = ({ feedRoot }: Source): boolean => feedRoot.name === 'rdf'
export const detectAtom = ({ feedRoot }: Source): boolean => feedRoot.name === 'feed'
export const detectCdf = ({ feedRoot }: Source): boolean => feedRoot.name === 'channel'

export async function read({ text: whole, feedRoot, base, readDate }: Source): Promise<Read> {
  const prolog = whole.slice(0, feedRoot.at)
  const { text, problems: unprintable } = withoutControls(whole.slice(feedRoot.at))
  const problems = [...harmIn(prolog), ...unprintable]
  if (saysMore(prolog))
    problems.push({
      code: 'text-before-xml',
      message: `something stands before the feed, and was passed over: ${JSON.stringify(whole.slice(0, 60).trim())}`,
    })
  // Read as they come, so that no more than one item's tree is held.
  const found = new Map<XmlElement, FeedItem>()
  let known: Layout | undefined
  const { root, broken, breaksOff, more, tooDeep, tooMany, stopped } = readFeedXml(text, base, prolog, (item, before) => {
    known ??= layoutOf(before)
    if (known && found.size < mostItems) found.set(item, readItem(item, known, readDate))
  })
  if (tooDeep > 0 || tooMany.inItem > 0 || stopped)
    problems.push({ code: 'too-deep', message: 'elements nested too deeply, or too many, were left out' })
  if (more) problems.push({ code: 'after-root', message: 'elements after the end of the document were passed over' })
  const layout = root ? layoutOf(root) : undefined
  if (!layout) return { unread: [...problems, { code: 'not-a-feed', message: `the root element <${root?.name ?? ''}> is no feed's` }] }
  // Not well-formed somewhere, and the root's end is missing: what came whole before the break was read.
  if (breaksOff)
    problems.push({
      code: 'truncated',
      message: 'the document breaks off; what came before the break was read, and it will be fetched again whole',
    })
  else if (broken)
    problems.push({ code: 'not-well-formed', message: 'elements are opened and not closed; the document was read all the same' })
  if (layout.items.length > mostItems)
    problems.push({ code: 'too-many', message: `${layout.items.length} entries, of which the first ${mostItems} were read` })
  const feed = feedOf(layout.channel, layout.native, readDate)
  const wanted = layout.items.filter((item) => !(breaksOff && item.unclosed)).slice(0, mostItems)
  const items = wanted.flatMap((item) => found.get(item) ?? [])
  for (const [index, { wrong }] of items.entries()) problems.push(...wrong.map((problem) => ({ ...problem, entry: index })))
  // Loaded where a feed is read: the XML writer that comes with it costs other formats a third of their start.
  const { default: RssParser } = await import('rss-parser')
  const parsed = await new RssParser().parseString(
    `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>${items.map(canonicalItem).join('')}</channel></rss>`,
  )
  const entries = [...parsed.items.map((item, index) => entryOf(item, items[index]!)), ...tombstonesOf(layout, readDate)]
  problems.push(...repeatedIds(entries))
  return { feed, entries, problems, ...(breaksOff && { partial: true }) }
}

/** Entries that a feed says it has deleted (RFC 6721, section 3): withdrawn under the identity that they had. */
function tombstonesOf({ channel }: Layout, readDate: ReadDate): WireEntry[] {
  const deleted = channel.children.filter(isElement).filter(({ space, name }) => space === 'at' && name === 'deleted-entry')
  return deleted.slice(0, mostItems).flatMap((element) => {
    const { ref, when } = element.attributes
    if (!ref) return []
    const updated = when ? readDate(when) : undefined
    const comment = element.children.filter(isElement).find(({ name }) => name === 'comment')
    const edNote = comment && rawText(comment).trim().slice(0, 1000)
    return [{ id: ref, pubStatus: 'canceled' as const, signals: ['kill' as const], ...(updated && { updated }), ...(edNote && { edNote }) }]
  })
}

function layoutOf(root: XmlElement): Layout | undefined {
  const native = new Set(['', 'rss', root.space])
  const below = (element: XmlElement, name: string) =>
    element.children.filter(isElement).filter((child) => child.name === name && native.has(child.space))
  switch (root.name) {
    case 'rss':
    case 'rdf': {
      if (root.name === 'rdf') native.add('rdf')
      const [channel = root] = root.children.filter(isElement).filter(({ name }) => name === 'channel')
      native.add(channel.space)
      // Atom's elements in RSS are its guests, unless all stands in its namespace.
      if (root.space !== 'atom') native.delete('atom')
      const items = [...below(channel, 'item'), ...(channel === root ? [] : below(root, 'item'))]
      // Some put items into <items>, or entries into RSS.
      const nested = items.length > 0 ? items : below(channel, 'items').flatMap((list) => below(list, 'item'))
      return {
        format: root.name === 'rdf' ? 'rdf' : 'rss',
        channel: root.name === 'rdf' ? withImage(channel, root) : channel,
        items: nested.length > 0 ? nested : below(channel, 'entry'),
        native,
      }
    }
    case 'feed':
      native.add('atom')
      return { format: 'atom', channel: root, items: below(root, 'entry'), native }
    case 'channel':
      return { format: 'cdf', channel: root, items: below(root, 'item'), native }
    default:
      return undefined
  }
}

/** RSS 1.0 has the image beside the channel. */
function withImage(channel: XmlElement, root: XmlElement): XmlElement {
  const image = root.children.filter(isElement).find(({ name }) => name === 'image')
  return image
    ? { ...channel, children: [...channel.children.filter((child) => !isElement(child) || child.name !== 'image'), image] }
    : channel
}

/** What the canonical document says of an item, and what goes beside it. */
interface FeedItem {
  id: string | undefined
  url: string | undefined
  published: string | undefined
  rest: WireEntry
  wrong: Problem[]
}

function canonicalItem({ id, url, published }: FeedItem): string {
  const element = (name: string, value: string | undefined) => (value ? `<${name}>${escapeText(value)}</${name}>` : '')
  return `<item>${element('guid', id)}${element('link', url)}${element('pubDate', published)}</item>`
}

function readItem(item: XmlElement, { native, format }: Pick<Layout, 'native' | 'format'>, readDate: ReadDate): FeedItem {
  const wrong: Problem[] = []
  const fields = new Fields(item, native)
  const date = (...names: string[]): string | undefined => {
    for (const name of names) {
      const written = fields.all(name)
      // Of several under one name, the last overrides.
      for (let at = written.length - 1; at >= 0; at--) {
        const text = rawText(written[at]!).trim()
        const read = text ? readDate(text) : undefined
        if (read) return read
        if (text) wrong.push({ code: 'bad-date', message: `<${written[at]!.name}> "${text.slice(0, 60)}" is no date; it was left out` })
      }
    }
    return undefined
  }
  const links = linksOf(fields)
  const linkElements = fields.all('link', 'atom:link')
  const guid = fields.first('guid', 'id')
  const guidText = guid ? rawText(guid).trim() : undefined
  const permalink =
    guid?.name === 'guid' &&
    (guid.attributes.ispermalink ?? 'true').trim().toLowerCase() !== 'false' &&
    guidText &&
    /^https?:/i.test(guidText)
      ? guidText
      : undefined
  // What a proxy that counts readers stands before (FeedBurner's origLink, Pheedo's) is the article's own address.
  const url =
    resolveText(fields.first('feedburner:origlink', 'pheedo:origlink')) ??
    plainLinkOf(linkElements) ??
    links.find(({ rel }) => rel === 'alternate')?.url ??
    (item.attributes.href ? webAddress(item.attributes.href, item.base) : undefined) ??
    permalink ??
    links.find(({ rel }) => !['self', 'enclosure', 'edit', 'replies', 'via', 'related'].includes(rel ?? ''))?.url
  const enclosures = enclosuresOf(fields, linkElements)
  const authors = authorsOf(fields, native)
  const contributors = contributorsOf(fields, native)
  const source = fields.first('source', 'dc:source')
  const sourceFeed = source ? sourceOf(source, native, readDate) : undefined
  const rights = fields.first('rights', 'dc:rights', 'copyright', 'dcterms:rights', 'atom:rights')
  const language = fields.text('language', 'dc:language') ?? fields.first('content', 'title', 'summary')?.lang ?? item.lang
  const about = item.attributes['rdf:about'] ?? item.attributes.about
  const changed = format === 'cdf' && item.attributes.lastmod ? readDate(item.attributes.lastmod) : undefined
  const body = bodyOf(fields, () =>
    wrong.push({ code: 'too-long', message: 'a text or a title is longer than any book; its end was left out' }),
  )
  const rest = {
    ...body,
    authors,
    contributors,
    language,
    updated: changed ?? date('updated', 'modified', 'dcterms:modified', 'atom:updated', 'wp:post_modified_gmt'),
    // WordPress exports what was never printed, too.
    pubStatus: unprinted.has(fields.text('wp:status') ?? '') ? ('withheld' as const) : undefined,
    created: date('created', 'dcterms:created'),
    expires: date('expirationdate') ?? endOf(fields.text('dcterms:valid'), readDate),
    commentsUrl: commentsUrl(fields.first('comments', 'wfw:comment')),
    sourceFeed,
    keywords: keywordsOf(fields),
    subjects: subjectsOf(fields),
    copyrightNotice: rights ? richLineOf(rights) : undefined,
    media: joined(mediaOf(fields, enclosures), body.media ?? []),
    links,
    enclosures,
  } as WireEntry
  const identity = guid ? (guid.name === 'id' ? idOf(guid) : guidText) : (about ?? fields.text('dc:identifier', 'dcterms:identifier'))
  const published = date(
    'pubdate',
    'published',
    'issued',
    'dcterms:issued',
    'dcterms:available',
    'atom:published',
    'dc:date',
    'publicationdate',
    'wp:post_date_gmt',
  )
  return { id: identity, url, published, rest, wrong }
}

const unprinted = new Set(['draft', 'pending', 'private', 'auto-draft', 'future', 'trash'])

/** Until when: a date, or a period's end (DCMI Period, `start=2026-01-01; end=2026-02-01;`). */
function endOf(written: string | undefined, readDate: ReadDate): string | undefined {
  const end = /\bend\s{0,3}=\s{0,3}([^;]{4,60})/i.exec(written ?? '')?.[1]
  return written === undefined ? undefined : readDate((end ?? written).trim())
}

const commentsUrl = (element: XmlElement | undefined) => (element ? webAddress(rawText(element).trim(), element.base) : undefined)

/** Where an entry was taken from: RSS's `source url=…`, Atom's whole feed head. */
function sourceOf(source: XmlElement, native: ReadonlySet<string>, readDate: ReadDate): WireEntry['sourceFeed'] {
  if (source.children.some(isElement)) return feedOf(source, native, readDate)
  const title = rawText(source).trim()
  const url = source.attributes.url ? webAddress(source.attributes.url, source.base) : undefined
  return title || url ? { ...(title ? { title } : {}), ...(url ? { url } : {}) } : undefined
}

/** Headline, summary and body of an item, told apart: RSS puts either into the description. */
function bodyOf(fields: Fields, onCut: () => void): WireEntry {
  const titled =
    fields.first('title', 'dc:title', 'dcterms:title', 'atom:title', 'media:title', 'itunes:title') ?? mediaPart(fields, 'media:title')
  // Where an item has both, the first is the summary and the other the body.
  const [former, second] = fields.inOrder('summary', 'description')
  const full = fields.first('content:encoded', 'content', 'xhtml:body', 'body', 'fullitem', 'xhtml:div', 'atom:content') ?? second
  const short =
    former ??
    fields.first(
      'excerpt:encoded',
      'atom:summary',
      'abstract',
      'dc:description',
      'dcterms:abstract',
      'itunes:summary',
      'media:description',
      'itunes:subtitle',
    ) ??
    mediaPart(fields, 'media:description')
  const out: WireEntry = {}
  // Markup without anything in it is there, and empty.
  const headline = titled ? (richLineOf(titled, onCut) ?? (htmlOf(titled).trim() ? '' : undefined)) : undefined
  if (headline !== undefined) out.headline = headline
  const written = full ? bodyIn(full, onCut) : undefined
  const described = short && rawText(short).trim() !== '' ? bodyIn(short, onCut) : undefined
  // A body may be a picture alone.
  if (full && written && (written.html !== '' || rawText(full).trim() !== '')) {
    const { html, text, media } = takePhotos(written)
    out.bodyHtml = html
    if (text) out.bodyText = text
    if (media.length > 0) out.media = media
    if (described) out.summary = richOf(described)
  } else if (described) {
    if (described.text.split(/\s+/).length > summaryWords) {
      if (described.html) out.bodyHtml = described.html
      out.bodyText = described.text
    } else out.summary = richOf(described)
  }
  return out
}

/** What `parseString` gave of an item, and what went beside it, under the contract's names; nothing that is absent or empty. */
function entryOf(item: Parser.Item, { rest }: FeedItem): WireEntry {
  const by = rest.authors?.flatMap(({ name }) => name ?? []).join(', ')
  const entry: Record<string, unknown> = {}
  const put = (key: keyof WireEntry, value: unknown) => {
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) entry[key] = value
  }
  put('id', item.guid || undefined)
  put('url', item.link || undefined)
  put('published', item.isoDate)
  put('by', by || undefined)
  for (const key in rest) put(key as keyof WireEntry, rest[key as keyof WireEntry])
  return entry as WireEntry
}
