/**
 * What the feeds serve, in five formats: RSS 2.0, Atom (RFC 4287), JSON Feed 1.1, ninjs 2.0 in a list, NITF 3.6.
 */
import { escapeAttribute } from '#src/text/escape.ts'
import { element, textElement } from './markup.ts'
import { type Channel, outlets } from './outlets.ts'
import { partsOf, type Worded } from './wording.ts'

/** One entry as a feed lists it now. */
export interface FeedEntry {
  guid: string
  url: string
  section: string
  urgency: number
  language: string
  version: number
  worded: Worded
  published: Date
  updated: Date
  embargoedUntil?: Date
  killed: boolean
}

export interface FeedDocument {
  body: string
  contentType: string
}

/**
 * Write a feed.
 * @param urls.home the outlet's front page, urls.self the feed's own address
 * @param entries newest first
 */
export function writeFeed(channel: Channel, urls: { home: string; self: string }, entries: readonly FeedEntry[]): FeedDocument {
  const manner = mannerFor(channel, entries)
  switch (manner) {
    case 'rss':
      return { body: rss(channel, urls, entries), contentType: 'application/rss+xml; charset=utf-8' }
    case 'atom':
      return { body: atom(channel, urls, entries), contentType: 'application/atom+xml; charset=utf-8' }
    case 'jsonfeed':
      return { body: jsonFeed(channel, urls, entries), contentType: 'application/feed+json; charset=utf-8' }
    case 'ninjs':
      return { body: `${JSON.stringify({ items: entries.map(ninjs) }, null, 1)}\n`, contentType: 'application/json; charset=utf-8' }
    case 'nitf':
      return { body: nitf(entries[0]!), contentType: 'application/nitf+xml; charset=utf-8' }
    default:
      return manner satisfies never
  }
}

/** ninjs and NITF cannot say "nothing yet"; the feed formats can. */
function mannerFor({ manner }: Channel, entries: readonly FeedEntry[]): Channel['manner'] {
  if (entries.length > 0) return manner
  return manner === 'ninjs' ? 'jsonfeed' : manner === 'nitf' ? 'rss' : manner
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

function rss(channel: Channel, { home, self }: { home: string; self: string }, entries: readonly FeedEntry[]): string {
  const date = (at: Date) => rfc822(at, channel.localDates ? outlets[channel.outlet].timezone : undefined)
  const items = entries.map(({ guid, url, section, worded, published, updated }) =>
    [
      '<item>',
      textElement('title', worded.title),
      textElement('link', url),
      textElement('guid', guid, { isPermaLink: 'false' }),
      textElement('pubDate', date(published)),
      // RSS 2.0 has no word for "changed"; agencies borrow Atom's
      updated > published ? textElement('atom:updated', updated.toISOString()) : '',
      textElement('category', section),
      textElement('description', worded.summary),
      worded.photo
        ? element('media:content', element('media:credit', escapeAttribute(worded.photo.credit)), {
            url: home + worded.photo.path,
            medium: 'image',
            type: 'image/png',
          })
        : '',
      '</item>',
    ]
      .filter(Boolean)
      .join('\n'),
  )
  return `${declaration}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
${textElement('title', channel.title)}
${textElement('link', `${home}/`)}
${textElement('description', channel.title)}
${textElement('language', channel.language)}
${element('atom:link', '', { rel: 'self', type: 'application/rss+xml', href: self })}
${items.join('\n')}
</channel>
</rss>
`
}

function atom(channel: Channel, { home, self }: { home: string; self: string }, entries: readonly FeedEntry[]): string {
  const newest = new Date(Math.max(0, ...entries.map(({ updated }) => updated.getTime())))
  const written = entries.map(({ guid, url, section, worded, published, updated }) =>
    [
      '<entry>',
      textElement('id', guid),
      textElement('title', worded.title),
      element('link', '', { rel: 'alternate', type: 'text/html', href: url }),
      textElement('published', published.toISOString()),
      textElement('updated', updated.toISOString()),
      worded.byline ? element('author', textElement('name', worded.byline.replace(/^By /, ''))) : '',
      element('category', '', { term: section }),
      textElement('summary', worded.summary),
      '</entry>',
    ]
      .filter(Boolean)
      .join('\n'),
  )
  return `${declaration}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${channel.language}">
${textElement('id', `tag:${channel.outlet}.example,2026:feed`)}
${textElement('title', channel.title)}
${textElement('updated', newest.toISOString())}
${element('author', textElement('name', outlets[channel.outlet].agency))}
${element('link', '', { rel: 'self', href: self })}
${element('link', '', { rel: 'alternate', href: `${home}/` })}
${written.join('\n')}
</feed>
`
}

function jsonFeed(channel: Channel, { home, self }: { home: string; self: string }, entries: readonly FeedEntry[]): string {
  return `${JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title: channel.title,
      home_page_url: `${home}/`,
      feed_url: self,
      language: channel.language,
      items: entries.map(({ guid, url, section, worded, published, updated }) => ({
        id: guid,
        url,
        title: worded.title,
        content_html: html(worded),
        date_published: published.toISOString(),
        date_modified: updated.toISOString(),
        tags: [section],
      })),
    },
    null,
    1,
  )}\n`
}

function ninjs(entry: FeedEntry): Record<string, unknown> {
  const { guid, language, version, urgency, section, worded, published, updated, embargoedUntil, killed } = entry
  return {
    uri: guid,
    type: 'text',
    representationtype: 'complete',
    pubstatus: killed ? 'canceled' : 'usable',
    urgency,
    language,
    version: String(version),
    firstcreated: published.toISOString(),
    versioncreated: updated.toISOString(),
    ...(embargoedUntil ? { embargoed: embargoedUntil.toISOString() } : {}),
    headline: worded.headline,
    slugline: worded.slugline,
    byline: worded.byline,
    located: worded.dateline?.split(' (')[0],
    ...(worded.edNote ? { ednote: worded.edNote } : {}),
    subject: [{ name: section }],
    body_html: html(worded),
    copyrightholder: 'Continental Press',
  }
}

function nitf(entry: FeedEntry): string {
  const { guid, urgency, worded, published, embargoedUntil, killed, version } = entry
  const [place = ''] = worded.dateline?.split(' (') ?? []
  const [lead = '', ...rest] = worded.paragraphs
  const text = [lead.replace(`${worded.dateline} `, ''), ...rest]
  return `${declaration}<nitf version="-//IPTC//DTD NITF 3.6//EN">
<head>
${textElement('title', worded.headline)}
<docdata management-status="${killed ? 'canceled' : 'usable'}">
${element('doc-id', '', { 'id-string': guid, regsrc: 'Continental Press' })}
${element('urgency', '', { 'ed-urg': String(urgency) })}
${element('date.issue', '', { norm: nitfTime(published) })}
${embargoedUntil ? element('date.release', '', { norm: nitfTime(embargoedUntil) }) : ''}
${worded.edNote ? element('ed-msg', '', { info: worded.edNote }) : ''}
${element('du-key', '', { key: worded.slugline ?? '', version: String(version) })}
${element('key-list', element('keyword', '', { key: worded.slugline ?? '' }))}
</docdata>
</head>
<body>
<body.head>
<hedline>${textElement('hl1', worded.headline)}</hedline>
${textElement('byline', worded.byline)}
<distributor>Continental Press</distributor>
<dateline>${textElement('location', place)}</dateline>
</body.head>
<body.content>
${text.map((paragraph) => textElement('p', paragraph)).join('\n')}
</body.content>
</body>
</nitf>
`
}

const html = ({ paragraphs }: Worded) => paragraphs.map((text) => textElement('p', text)).join('')

/** NITF's `norm` is ISO 8601 basic format. */
const nitfTime = (at: Date) => at.toISOString().replace(/[-:]|\.\d{3}/g, '')

/** RFC 822's date in UTC; with a zone, that zone's clock and no word about it, as careless publishers write. */
function rfc822(at: Date, localZone: string | undefined): string {
  if (!localZone) return at.toUTCString()
  const { weekday, day, year, hour, minute, second } = partsOf(at, localZone)
  const month = new Intl.DateTimeFormat('en', { month: 'short', timeZone: localZone }).format(at)
  return `${weekday}, ${day} ${month} ${year} ${hour}:${minute}:${second}`
}
