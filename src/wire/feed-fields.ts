/**
 * What RSS, RDF, Atom and CDF say in elements of many names, under one name each.
 */

import type { Media } from '#src/credits/credit.ts'
import { splitCaption } from '#src/credits/media-credit.ts'
import { resolve } from './address.ts'
import { type BodyHtml, bodyFrom } from './body-html.ts'
import type { Enclosure, Link, Person, Subject, WireFeed } from './document.ts'
import { type FeedElement, innerMarkup, isElement, textOf } from './feed-xml.ts'

/** Reads a date, or says that it is none. */
export type ReadDate = (text: string) => string | undefined

const noElements: readonly FeedElement[] = []

/** An element's children by name: `title`, `dc:creator`, `media:content`. */
export class Fields {
  readonly element: FeedElement
  readonly #byName = new Map<string, FeedElement[]>()

  /** @param native the namespaces whose elements need no prefix: the feed's own */
  constructor(element: FeedElement, native: ReadonlySet<string>) {
    this.element = element
    for (const child of element.children) {
      if (!isElement(child)) continue
      const name = native.has(child.space) ? child.name : `${child.space}:${child.name}`
      const list = this.#byName.get(name)
      if (list) list.push(child)
      else this.#byName.set(name, [child])
    }
  }

  all(...names: string[]): readonly FeedElement[] {
    let found: FeedElement[] | undefined
    for (const name of names) {
      const list = this.#byName.get(name)
      if (list) found = found ? [...found, ...list] : list
    }
    return found ?? noElements
  }

  /** The first element of the first name that is there. */
  first(...names: string[]): FeedElement | undefined {
    for (const name of names) {
      const found = this.#byName.get(name)?.[0]
      if (found) return found
    }
    return undefined
  }

  /** All elements of these names, as they stand in the source. */
  written(...names: string[]): readonly FeedElement[] {
    const found = this.all(...names)
    return found.length < 2 ? found : (this.element.children.filter((child) => isElement(child) && found.includes(child)) as FeedElement[])
  }

  /** The first element of each name, as they stand in the source. */
  inOrder(...names: string[]): FeedElement[] {
    return [...this.#byName].flatMap(([name, list]) => (names.includes(name) ? list[0]! : []))
  }

  /** Its text, trimmed; undefined when empty. */
  text(...names: string[]): string | undefined {
    for (const name of names) {
      for (const element of this.#byName.get(name) ?? []) {
        const text = textOf(element).trim()
        if (text) return text
      }
    }
    return undefined
  }
}

const looksLikeMarkup = /<\/?[a-z!][^<>]{0,2000}>|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/i

/** An Atom text construct (RFC 4287, section 3.1), or RSS's text that may be markup, as HTML. */
export function htmlOf(element: FeedElement): string {
  const type = (element.attributes.type ?? '').trim().toLowerCase()
  const mode = (element.attributes.mode ?? '').toLowerCase()
  const nested = element.children.some(isElement)
  const encoded =
    mode === 'base64' ||
    (/^[\w.-]{1,60}\/[\w.+-]{1,60}$/.test(type) && !/^text\/|[+/](?:x?html|xml)\b/.test(type) && mode !== 'escaped' && !nested)
  if (encoded) return decodeBase64(textOf(element))
  if (nested) return innerMarkup(element)
  const text = textOf(element)
  if (element.space === 'atom' && (type === 'text' || type === 'text/plain' || type === '') && !looksLikeMarkup.test(text))
    return plainToHtml(text)
  if (type === 'text' || type === 'text/plain') return plainToHtml(text)
  return looksLikeMarkup.test(text) ? text : plainToHtml(text)
}

function decodeBase64(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8')
}

const plainToHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Characters of markup; what is longer than any book is cut there. */
const longest = 5_000_000

/** Its text as a body, relative links made absolute; `onCut` is called when the end was left out. */
export function bodyIn(element: FeedElement, onCut?: () => void): BodyHtml {
  const html = htmlOf(element)
  if (html.length > longest) onCut?.()
  return bodyFrom(html.length > longest ? html.slice(0, longest) : html, element.base)
}

/** The same as one line of text. */
export function lineOf(element: FeedElement): string | undefined {
  const html = htmlOf(element)
  const text = html.includes('<') || html.includes('&') ? bodyFrom(html).text : html
  return text.replace(/\s+/g, ' ').trim() || undefined
}

/** A link or a picture, which a plain text would lose. */
const linked = /<(?:a|img)\s[^<>]{0,4000}>/i

/** Plain text, or where that would lose a link or a picture, safe HTML. */
export const richOf = ({ html, text }: BodyHtml): string => (linked.test(html) || linked.test(text) ? html : text)

/**
 * The same as one line, and as safe HTML where there are links or pictures in it: what has no `<a …>` or `<img …>` in it is
 * plain text.
 */
export function richLineOf(element: FeedElement): string | undefined {
  const html = htmlOf(element)
  if (!html.includes('<') && !html.includes('&')) return html.replace(/\s+/g, ' ').trim() || undefined
  const body = bodyFrom(html, element.base)
  return richOf(body).replace(/\s+/g, ' ').trim() || undefined
}

/** What `richLineOf` gave, as plain text. */
export const plainLine = (line: string): string => (linked.test(line) ? bodyFrom(line).text.replace(/\s+/g, ' ') : line)

/** `Jane Doe <jane@x>`, `jane@x (Jane Doe)`, `Jane Doe`. */
export function personOf(text: string): Person | undefined {
  const said = text.replace(/\s+/g, ' ').trim().slice(0, 500)
  if (!said) return undefined
  const email = /[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/.exec(said)?.[0]
  if (!email) return { name: said }
  const name = said
    .replace(email, '')
    .replace(/mailto:|[<>()[\]]|&lt;|&gt;/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[,;-]$/, '')
    .trim()
  return name ? { name, email } : { email }
}

function personElement(element: FeedElement, native: ReadonlySet<string>): Person | undefined {
  if (!element.children.some(isElement)) return personOf(textOf(element))
  const fields = new Fields(element, native)
  const name = fields.text('name', 'itunes:name')
  const email = fields.text('email', 'itunes:email')
  const url = resolveText(fields.first('uri', 'url', 'homepage'))
  return name || email || url ? { ...(name ? { name } : {}), ...(email ? { email } : {}), ...(url ? { url } : {}) } : undefined
}

const resolveText = (element: FeedElement | undefined) => (element ? resolve(textOf(element).trim(), element.base) : undefined)

const unique = <T>(values: T[]): T[] => [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]

export function authorsOf(fields: Fields, native: ReadonlySet<string>): Person[] {
  const named = [
    'author',
    'dc:creator',
    'dc:author',
    'dcterms:creator',
    'managingeditor',
    'itunes:author',
    'itunes:owner',
    'dc:publisher',
    'webmaster',
  ]
  for (const names of [named.slice(0, 5), named.slice(5, 6), named.slice(6, 7), named.slice(7)]) {
    const found = fields.all(...names).flatMap((element) => personElement(element, native) ?? [])
    if (found.length > 0) return unique(found)
  }
  return []
}

export const contributorsOf = (fields: Fields, native: ReadonlySet<string>): Person[] =>
  unique(fields.all('contributor', 'dc:contributor', 'dcterms:contributor').flatMap((element) => personElement(element, native) ?? []))

export function subjectsOf(fields: Fields): Subject[] {
  const out: Subject[] = []
  for (const element of fields.written('tags', 'category', 'dc:subject', 'dcterms:subject', 'media:category')) {
    if (element.name === 'tags') {
      out.push(...listOf(textOf(element)).map((name) => ({ name })))
      continue
    }
    const { term = element.attributes.nicename, label } = element.attributes
    // Media RSS has a scheme where none is named (section Optional elements, media:category).
    const scheme =
      element.attributes.scheme ??
      element.attributes.domain ??
      (element.space === 'media' ? 'http://search.yahoo.com/mrss/category_schema' : undefined)
    const text = textOf(element).replace(/\s+/g, ' ').trim()
    const name = label ?? (element.attributes.term ? undefined : text)
    const subject = {
      ...(scheme ? { scheme } : {}),
      ...(term ? { code: term } : {}),
      ...(name ? { name } : {}),
    }
    if (subject.code || subject.name) out.push(subject)
  }
  // Categories of the podcast directory nest: Technology > Gadgets.
  const nested = fields.all('itunes:category').toReversed()
  for (let element = nested.pop(); element; element = nested.pop()) {
    if (element.attributes.text) out.push({ scheme: 'http://www.itunes.com/', name: element.attributes.text })
    nested.push(...element.children.filter(isElement).filter(({ name }) => name === 'category'))
  }
  return unique(out)
}

const listOf = (text: string | undefined): string[] =>
  unique((text ?? '').split(/[,;]/).flatMap((word) => word.replace(/\s+/g, ' ').trim() || []))

export const keywordsOf = (fields: Fields): string[] =>
  listOf(fields.text('itunes:keywords', 'media:keywords', 'news:keywords', 'keywords'))

export function linksOf(fields: Fields): Link[] {
  const out: Link[] = []
  for (const element of fields.all('link', 'atom:link', 'a')) {
    const { href, rel, type, title } = element.attributes
    const written = href ?? textOf(element).trim()
    const url = written ? resolve(written, element.base) : undefined
    if (url) out.push({ rel: rel ?? 'alternate', url, ...(type ? { mimeType: type } : {}), ...(title ? { title } : {}) })
  }
  return unique(out)
}

/** The address that a link's text gives, where it has no `href`; the alternate's before any other's. */
export function plainLinkOf(links: readonly FeedElement[]): string | undefined {
  const plain = links.filter((link) => !link.attributes.href && textOf(link).trim())
  const chosen = plain.find(({ attributes }) => (attributes.rel ?? 'alternate') === 'alternate') ?? plain[0]
  return chosen ? resolve(textOf(chosen).trim(), chosen.base) : undefined
}

/** An atom:id is an IRI (RFC 4287, section 4.2.6); what has blanks in it is a word of the agency's own and stays as it is. */
export function idOf(element: FeedElement): string | undefined {
  const written = textOf(element).trim()
  if (!written) return undefined
  return /\s/.test(written) ? written : resolve(written, element.base)
}

const digits = (text: string | undefined): number | undefined => (text && /^\s*\d{1,15}\s*$/.test(text) ? Number(text) : undefined)

export function enclosuresOf(fields: Fields, links: readonly FeedElement[]): Enclosure[] {
  const out: Enclosure[] = []
  const add = (url: string | undefined, element: FeedElement, length: string | undefined) => {
    const absolute = url ? resolve(url, element.base) : undefined
    const size = digits(length)
    if (absolute)
      out.push({
        url: absolute,
        ...(element.attributes.type ? { mimeType: element.attributes.type } : {}),
        ...(size === undefined ? {} : { length: size }),
      })
  }
  for (const element of fields.all('enclosure')) add(element.attributes.url ?? element.attributes.href, element, element.attributes.length)
  for (const element of links) if (element.attributes.rel === 'enclosure') add(element.attributes.href, element, element.attributes.length)
  return unique(out)
}

const mediaKinds: Record<string, Media['type']> = { image: 'picture', video: 'video', audio: 'audio' }

/** Media RSS 1.5.1: pictures and clips with caption and credit, grouped or not; and pictures sent as enclosures. */
export function mediaOf(fields: Fields, enclosures: Enclosure[]): Media[] {
  const out: Media[] = []
  const native = new Set<string>()
  const groups = fields.all('media:group').map((group) => new Fields(group, native))
  const read = (element: FeedElement, around: Fields[]) => {
    const own = new Fields(element, native)
    const url = element.attributes.url ? resolve(element.attributes.url, element.base) : undefined
    if (!url) return
    const kind =
      element.attributes.medium ??
      element.attributes.type?.split('/')[0] ??
      (/\.(?:jpe?g|png|gif|webp|avif)(?:$|\?)/i.test(url) ? 'image' : undefined)
    const type = kind && Object.hasOwn(mediaKinds, kind) ? mediaKinds[kind] : element.name === 'thumbnail' || !kind ? 'picture' : undefined
    if (!type) return
    const text = (name: string) => [own, ...around].map((level) => level.first(name)).find(Boolean)
    const line = (name: string) => {
      const found = text(name)
      return found ? lineOf(found) : undefined
    }
    const said = line('media:description') ?? line('media:title')
    const split = said ? splitCaption(said) : {}
    const credited = line('media:credit') ?? line('media:copyright')
    const credit = credited ? splitCaption(`/ Photo: ${credited}`) : split
    const media: Media = { type, url }
    if (split.caption) media.caption = split.caption
    const creditLine = credited ?? split.creditLine
    if (creditLine) media.creditLine = creditLine
    const parsed = credit.credit ?? split.credit
    if (parsed) media.credit = parsed
    const width = digits(element.attributes.width)
    const height = digits(element.attributes.height)
    if (width) media.width = width
    if (height) media.height = height
    if (element.attributes.type) media.mimeType = element.attributes.type
    out.push(media)
  }
  for (const group of groups) {
    const best = group.all('media:content').toSorted((a, b) => Number(b.attributes.width ?? 0) - Number(a.attributes.width ?? 0))[0]
    if (best) read(best, [group, fields])
  }
  for (const element of fields.all('media:content')) read(element, [fields])
  if (out.length === 0)
    for (const element of [...groups.flatMap((group) => group.all('media:thumbnail')), ...fields.all('media:thumbnail')])
      read(element, [fields])
  const attached = fields.text('wp:attachment_url')
  if (attached && /\.(?:jpe?g|png|gif|webp|avif)$/i.test(attached)) out.push({ type: 'picture', url: attached })
  for (const { url, mimeType } of enclosures) {
    const type = mediaKinds[mimeType?.split('/')[0] ?? '']
    if (type && !out.some((media) => media.url === url)) out.push({ type, url, ...(mimeType ? { mimeType } : {}) })
  }
  return unique(out)
}

/** A feed's own part: channel, feed, or an entry's source. */
export function feedOf(element: FeedElement, native: ReadonlySet<string>, readDate: ReadDate): WireFeed {
  const fields = new Fields(element, native)
  const links = linksOf(fields)
  const line = (...names: string[]) => {
    const found = fields.first(...names)
    // Markup without anything in it is there, and empty.
    return found ? (richLineOf(found) ?? (htmlOf(found).trim() ? '' : undefined)) : undefined
  }
  const date = (...names: string[]) => {
    const text = fields.text(...names)
    return text ? readDate(text) : undefined
  }
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
  const imageUrl = resolveText(imageFields?.first('url')) ?? image?.attributes.href ?? resolveText(logo) ?? shown
  const out: WireFeed = {}
  const put = <K extends keyof WireFeed>(key: K, value: WireFeed[K] | undefined) => {
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) out[key] = value
  }
  const id = fields.first('id', 'guid')
  put('id', id ? idOf(id) : undefined)
  put('title', line('title', 'dc:title', 'dcterms:title', 'media:title'))
  put('url', url)
  put('selfUrl', links.find(({ rel }) => rel === 'self')?.url)
  put('language', fields.text('language', 'dc:language') ?? element.lang)
  put('description', line('description', 'subtitle', 'tagline', 'info', 'abstract', 'itunes:summary', 'itunes:subtitle', 'dc:description'))
  if (out.description === undefined && fields.first('description')) out.description = ''
  put('published', date('pubdate', 'published', 'issued', 'dcterms:issued', 'dcterms:created'))
  const { lastmod } = element.attributes
  put('updated', date('updated', 'modified', 'lastbuilddate', 'dc:date', 'dcterms:modified') ?? (lastmod ? readDate(lastmod) : undefined))
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
  put('generator', fields.text('generator'))
  put('ttlSeconds', ttl === undefined ? undefined : ttl * 60)
  return out
}

/** CDF writes the address on the element itself. */
function addressOf({ attributes, base }: FeedElement): string | undefined {
  return attributes.href ? resolve(attributes.href, base) : undefined
}
