/**
 * What stands where a feed should be and names feeds: a home page, an OPML list (http://opml.org/spec2.opml), an index of sitemaps.
 */
import { webAddress } from '#src/text/address.ts'
import type { Problem, WireInput } from './document.ts'
import { readAgencyXml } from './formats/agency-xml.ts'
import { bodyFrom } from './html/index.ts'
import { attribute, child, children, textOf, type XmlElement } from './xml/select.ts'

export interface NamedFeed {
  url: string
  title?: string
  /** As the list has it. */
  language?: string
}

export interface Naming {
  kind: 'html-page' | 'opml' | 'sitemap-index'
  title?: string
  feeds: NamedFeed[]
}

const mostNamed = 5000
const mostInMessage = 5

/** The page or list that the bytes are; undefined when they are neither. */
export function namingIn({ bytes, url }: WireInput): Naming | undefined {
  const text = new TextDecoder().decode(bytes.subarray(0, 4_000_000))
  if (/^\s{0,200}(?:<!--[\s\S]{0,2000}?-->\s{0,200})?<(?:!doctype\s+html|html|head|body)\b/i.test(text.slice(0, 4000)))
    return inPage(text.slice(0, 1_000_000), url)
  const root = /<(?:[\w.-]{1,40}:)?(opml|sitemapindex)[\s>]/i.exec(text.slice(0, 4000))?.[1]?.toLowerCase()
  if (root === 'opml') return inOpml(readAgencyXml(text).root, url)
  if (root === 'sitemapindex') return inIndex(readAgencyXml(text).root)
  return undefined
}

/** What is wrong with bytes that name feeds and are none. */
export function namingProblem(input: WireInput): Problem | undefined {
  const naming = namingIn(input)
  if (!naming) return undefined
  const { kind, title, feeds } = naming
  const what = {
    'html-page': `an HTML page${title ? ` ("${title.slice(0, 100)}")` : ''}, not a feed`,
    opml: `a list of ${feeds.length} feeds (OPML), not a feed: npx telex feeds import FILE.opml adds them`,
    'sitemap-index': `an index of ${feeds.length} sitemaps, not a feed: name its news sitemap, or have all read by api: { items: /sitemapindex/sitemap, id: /lastmod, detail: /loc }`,
  }[kind]
  const words = kind === 'sitemap-index' ? 'sitemaps' : 'feeds'
  const names = feeds.slice(0, mostInMessage).map((feed) => feed.url)
  return { code: kind, message: `${what}${names.length > 0 ? `; it names as its ${words}: ${names.join(' ')}` : ''}` }
}

function inPage(html: string, base: string | undefined): Naming {
  const attributeOf = (tag: string, name: string) =>
    new RegExp(`\\b${name}\\s{0,5}=\\s{0,5}(?:"([^"]{0,1000})"|'([^']{0,1000})'|([^"'\\s>]{1,1000}))`, 'i')
      .exec(tag)
      ?.slice(1)
      .find((value) => value !== undefined)
  const found: NamedFeed[] = []
  const add = (address: string | undefined, title: string | undefined) => {
    const url = address ? webAddress(address.replaceAll('&amp;', '&').trim(), base) : undefined
    const said = title && bodyFrom(title).text.replace(/\s+/g, ' ').trim().slice(0, 200)
    if (url && found.length < mostNamed && !found.some((one) => one.url === url)) found.push({ url, ...(said ? { title: said } : {}) })
  }
  for (const [tag] of html.matchAll(/<link\b[^>]{0,2000}>/gi))
    if (/^\s*application\/(?:(?:rss|atom|rdf)\+xml|feed\+json)/i.test(attributeOf(tag, 'type') ?? ''))
      add(attributeOf(tag, 'href'), attributeOf(tag, 'title'))
  // Pages of a publisher's feeds list them as links alone.
  for (const [, tag = '', inner = ''] of html.matchAll(/<a\b([^>]{0,2000})>([\s\S]{0,500}?)<\/a>/gi)) {
    const address = attributeOf(tag, 'href') ?? ''
    if (feedLike.test(address) && !/\.html?(?:$|[?#])|^mailto:|^javascript:/i.test(address))
      add(address, inner.replace(/<[^>]{0,500}>/g, ' '))
  }
  const title = bodyFrom(/<title\b[^>]{0,200}>([^<]{0,500})/i.exec(html)?.[1] ?? '').text
  return { kind: 'html-page', ...(title ? { title } : {}), feeds: found }
}
const feedLike =
  /(?:[/_.-](?:rss|atom|rdf|feed|feeds)(?:[-_.\d]{0,4}(?:xml|rss|rdf|json|php|aspx?))?\/?(?:$|[?#])|\.(?:rss|rdf|atom)(?:$|[?#])|\/(?:rss|feeds?)\/[^?#]{1,200}(?:\.xml|\/)?(?:$|[?#])|news-?sitemap)/i

function inOpml(root: XmlElement | undefined, base: string | undefined): Naming {
  const found: NamedFeed[] = []
  const open: XmlElement[] = children(child(root, 'body'), 'outline').toReversed()
  for (let next = open.pop(); next && found.length < mostNamed; next = open.pop()) {
    const url = webAddress(attribute(next, 'xmlurl'), base)
    const title = attribute(next, 'title') ?? attribute(next, 'text')
    const language = attribute(next, 'language')
    if (attribute(next, 'xmlurl') && url && !found.some((one) => one.url === url))
      found.push({ url, ...(title ? { title } : {}), ...(language && language !== 'unknown' ? { language } : {}) })
    open.push(...children(next, 'outline').toReversed())
  }
  const title = textOf(child(child(root, 'head'), 'title'))
  return { kind: 'opml', ...(title ? { title } : {}), feeds: found }
}

/** Sitemaps of news first, then those that changed last. */
function inIndex(root: XmlElement | undefined): Naming {
  const listed = children(root, 'sitemap').flatMap((one) => {
    const url = webAddress(textOf(child(one, 'loc')) || undefined, undefined)
    return url ? [{ url, changed: textOf(child(one, 'lastmod')) }] : []
  })
  const isNews = ({ url }: { url: string }) => Number(/news|latest|today/i.test(new URL(url).pathname))
  const sorted = listed.toSorted((a, b) => isNews(b) - isNews(a) || (a.changed < b.changed ? 1 : a.changed > b.changed ? -1 : 0))
  return { kind: 'sitemap-index', feeds: sorted.slice(0, mostNamed).map(({ url }) => ({ url })) }
}
