/**
 * What a feed of RSS, RDF, Atom or CDF says of itself.
 */
import { webAddress } from '#src/text/address.ts'
import type { ReadDate } from '../../dates/index.ts'
import type { WireFeed } from '../../document.ts'
import { rawText, type XmlElement } from '../../xml/select.ts'
import { authorsOf, contributorsOf, digits, Fields, idOf, keywordsOf, linksOf, plainLinkOf, resolveText, subjectsOf } from './fields.ts'
import { htmlOf, richLineOf } from './text.ts'

/** A feed's own part: channel, feed, or an entry's source. */
export function feedOf(element: XmlElement, native: ReadonlySet<string>, readDate: ReadDate): WireFeed {
  const fields = new Fields(element, native)
  const links = linksOf(fields)
  const line = (...names: string[]) => {
    const found = fields.first(...names)
    // Markup without anything in it is there, and empty.
    return found ? (richLineOf(found) ?? (htmlOf(found).trim() ? '' : undefined)) : undefined
  }
  // Of several under one name, the last overrides.
  const date = (...names: string[]) =>
    names
      .flatMap((name) => fields.all(name).toReversed())
      .map((element) => readDate(rawText(element).trim()))
      .find(Boolean)
  const image = fields.first('image', 'itunes:image')
  const imageFields = image ? new Fields(image, native) : undefined
  const logo = fields.first('logo')
  const ttl = digits(fields.text('ttl'))
  const authors = authorsOf(fields, native)
  const contributors = contributorsOf(fields, native)
  const subjects = subjectsOf(fields)
  const keywords = keywordsOf(fields)
  const hubs = links.filter(({ rel }) => rel === 'hub').map(({ url }) => url)
  const url = plainLinkOf(fields.all('link')) ?? links.find(({ rel }) => rel === 'alternate')?.url ?? addressOf(element)
  const shown = fields.all('itunes:link').find(({ attributes }) => attributes.rel === 'image')?.attributes.href
  const drawn = image?.attributes.href ?? image?.attributes.url
  const imageUrl =
    resolveText(imageFields?.first('url')) ??
    (drawn ? webAddress(drawn, image?.base) : undefined) ??
    resolveText(logo) ??
    (shown ? webAddress(shown, undefined) : undefined)
  const out: WireFeed = {}
  const put = <K extends keyof WireFeed>(key: K, value: WireFeed[K] | undefined) => {
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) out[key] = value
  }
  const id = fields.first('id', 'guid')
  put('id', id ? idOf(id) : undefined)
  put('title', line('title', 'dc:title', 'dcterms:title', 'media:title', 'itunes:title'))
  put('url', url)
  put('selfUrl', links.find(({ rel }) => rel === 'self')?.url)
  put('language', fields.text('language', 'dc:language') ?? element.lang)
  put('description', line('description', 'subtitle', 'tagline', 'info', 'abstract', 'itunes:summary', 'itunes:subtitle', 'dc:description'))
  if (out.description === undefined && fields.first('description')) out.description = ''
  put('published', date('pubdate', 'published', 'issued', 'dcterms:issued'))
  put('created', date('created', 'dcterms:created'))
  const { lastmod } = element.attributes
  put(
    'updated',
    date('updated', 'modified', 'lastbuilddate', 'dc:date', 'dcterms:modified', 'atom:updated') ??
      (lastmod ? readDate(lastmod) : undefined),
  )
  put('authors', authors)
  put('contributors', contributors)
  put('copyrightNotice', line('copyright', 'rights', 'dc:rights', 'dcterms:rights', 'media:copyright'))
  put('keywords', keywords)
  put('subjects', subjects)
  if (imageUrl || imageFields) {
    const title = imageFields?.text('title')
    const link = resolveText(imageFields?.first('link'))
    const found = { ...(imageUrl ? { url: imageUrl } : {}), ...(title ? { title } : {}), ...(link ? { link } : {}) }
    if (Object.keys(found).length > 0) put('image', found)
  }
  put('iconUrl', resolveText(fields.first('icon')))
  put('links', links)
  put('hubUrls', hubs)
  put('generator', fields.text('generator') ?? fields.first('admin:generatoragent')?.attributes['rdf:resource'])
  put('ttlSeconds', ttl === undefined ? undefined : ttl * 60)
  return out
}

/** CDF writes the address on the element itself. */
function addressOf({ attributes, base }: XmlElement): string | undefined {
  return attributes.href ? webAddress(attributes.href, base) : undefined
}
