/**
 * NITF 3.0 to 3.6 (https://iptc.org/std/NITF/), as a file of its own and inside NewsML: the head's metadata, the body's head, content and end.
 */
import type { Media, Rendition } from '#src/credits/credit.ts'
import type { ReadDate } from '../../dates/index.ts'
import type { Headline, Person, Problem, WireEntry } from '../../document.ts'
import { finishXml } from '../../finish.ts'
import { bodyOfHtml } from '../../html/body.ts'
import { tags } from '../../html/tags.ts'
import { datelineIn, placeInDateline } from '../../plain/index.ts'
import { mediaOf, mediaTypeOf } from '../../renditions.ts'
import {
  at,
  attribute,
  child,
  children,
  descendants,
  elementOf,
  type HtmlRules,
  lines,
  rawText,
  textOf,
  toHtml,
  type XmlElement,
} from '../../xml/select.ts'
import type { Read, Source } from '../source.ts'
import { addConcept, placesIn, readNitfHead } from './head.ts'

export const detect = ({ rootName = '' }: Source): boolean => rootName.toLowerCase() === 'nitf'

export const read = (source: Source): Read => finishXml(source, readNitf)

/** One NITF document as one entry. */
export function readNitf(root: XmlElement, readDate: ReadDate): { entries: WireEntry[]; problems: Problem[] } {
  const problems: Problem[] = []
  const entry: WireEntry = { type: 'text' }
  const body = child(root, 'body')
  const language = [root, body, child(body, 'body.content')]
    .map((el) => attribute(el, 'baselang') ?? attribute(el, 'lang'))
    .find((tag) => tag !== undefined)
  if (language) entry.language = language
  readNitfHead(entry, child(root, 'head'), readDate, problems)
  const title = textOf(at(root, 'head', 'title'))
  readNitfBody(entry, body ?? root)
  if (!entry.headline && title) entry.headline = title
  else if (title && title !== entry.headline) {
    // CP and others put the slug there (`Rideau-Hall-Police`)
    if (!entry.slugline && (!/\s/.test(title) || isSlug(title))) entry.slugline = title
    else entry.headlines = [...(entry.headlines ?? []), { value: title, role: 'title' }]
  }
  if (!entry.slugline && entry.keywords?.length === 1) entry.slugline = entry.keywords[0] ?? ''
  if (!entry.bodyText && !entry.headline) problems.push({ code: 'empty', message: 'the document has neither headline nor body' })
  return { entries: [entry], problems }
}

/** Short and in capitals, with perhaps a word in brackets: `ESPAÑA GOBIERNO (Avance)`. */
const isSlug = (title: string): boolean => {
  const words = title.replace(/\([^)]{0,40}\)/g, '').trim()
  return words.length > 2 && words.length <= 50 && words === words.toUpperCase() && /\p{Lu}{2}/u.test(words)
}

/** Reads body.head, body.content and body.end into the entry; what it already has stays. */
export function readNitfBody(entry: WireEntry, body: XmlElement): void {
  const head = child(body, 'body.head')
  const content = contentOf(body) ?? (head ? undefined : body)
  readHedline(entry, child(head, 'hedline') ?? child(head, 'headline'))
  readBylines(entry, children(head, 'byline'))
  const distributor = children(head, 'distributor')
    .map((el) => textOf(el))
    .filter(Boolean)
  if (distributor.length > 0) entry.infoSources = [...new Set([...(entry.infoSources ?? []), ...distributor])]
  const summary = children(head, 'abstract')
    .flatMap((el) => lines(el))
    .join('\n')
  if (summary) entry.summary ??= summary
  const ledes = descendants(content, 'p').filter((p) => /^true$/i.test(attribute(p, 'lede') ?? attribute(p, 'lead') ?? ''))
  const lede = ledes.map((p) => textOf(p)).join('\n')
  if (lede && ledes.length < 4) entry.summary ??= lede
  const notes = children(head, 'note').flatMap((el) => lines(el))
  if (notes.length > 0) entry.edNote = [...(entry.edNote ? [entry.edNote] : []), ...notes].join('\n')
  const rights = textOf(child(head, 'rights')) || textOf(child(head, 'copyrite'))
  if (rights && entry.copyrightNotice === undefined) entry.copyrightNotice = rights
  else if (rights && rights !== entry.copyrightNotice)
    entry.usageTerms = [...(entry.usageTerms ? [entry.usageTerms] : []), rights].join('\n')
  const media: Media[] = descendants(body, 'media').flatMap((el) => mediaIn(el) ?? [])
  if (media.length > 0) entry.media = [...(entry.media ?? []), ...media]
  const end = child(body, 'body.end')
  const html = [toHtml(content, rules(content)), ...children(end).map((el) => `<p>${toHtml(el, rules(el))}</p>`)]
    .filter((part) => /\S/.test(part))
    .join('\n')
  Object.assign(entry, bodyOfHtml(html))
  readDateline(entry, child(head, 'dateline') ?? child(content, 'dateline'))
}

/** A body may have its content in several parts (NITF 3, body). */
function contentOf(body: XmlElement): XmlElement | undefined {
  const parts = children(body, 'body.content')
  return parts.length > 1
    ? elementOf(
        'body.content',
        parts.flatMap((part) => part.children),
      )
    : parts[0]
}

function readHedline(entry: WireEntry, hedline: XmlElement | undefined): void {
  const parts = children(hedline).flatMap((el): Headline[] => {
    const value = textOf(el)
    return value ? [{ value, role: el.name }] : []
  })
  if (parts.length === 0 && textOf(hedline)) parts.push({ value: textOf(hedline) })
  const [main, ...others] = [...parts.filter(({ role }) => role === 'hl1'), ...parts.filter(({ role }) => role !== 'hl1')]
  if (main) entry.headline ??= main.value
  if (others.length > 0) entry.headlines = [...(entry.headlines ?? []), ...others]
}

function readBylines(entry: WireEntry, bylines: XmlElement[]): void {
  const printed = bylines.map((el) => spaced(el)).filter(Boolean)
  if (printed.length > 0) entry.by ??= printed.join('; ')
  const people = bylines.flatMap((el) =>
    descendants(el, 'person').flatMap((person): Person[] => namesIn(textOf(person)).map((name) => ({ name }))),
  )
  if (people.length > 0) entry.authors ??= people
}

/** `Mia Rabson and Jordan Press` in one person element. */
const namesIn = (text: string): string[] =>
  text
    .split(/ (?:and|und|et|og|och|y|e|&) |, /)
    .map((name) => name.replace(/^by /i, '').trim())
    .filter(Boolean)

/** `By<person>Staff Reporter</person><byttl>BusinessDesk</byttl>` with the spaces and commas its owner meant. */
function spaced(byline: XmlElement): string {
  const parts = byline.children.map((node) =>
    typeof node === 'string'
      ? { text: node.replace(/\s+/g, ' ').trim(), title: false }
      : { text: textOf(node), title: node.name === 'byttl' },
  )
  return parts
    .filter(({ text }) => text)
    .reduce((line, { text, title }) => (line ? `${line}${title ? ', ' : /^[,.;]/.test(text) ? '' : ' '}${text}` : text), '')
}

/** A machine's time alone (`20261101T080000+0000`), which nobody prints. */
const isStamp = (text: string): boolean => /\d{4}/.test(text) && text.replace(/[\d\s.,:/+-]|T(?=\d)|\b(?:UTC|GMT|Z)\b|Z$/g, '') === ''

function readDateline(entry: WireEntry, dateline: XmlElement | undefined): void {
  const given = partsOf(dateline)
    .join(' ')
    .replace(/ (?=[,.;:)])|(?<=\() /g, '')
  const printed = isStamp(given) ? '' : given
  if (printed) {
    entry.dateline ??= printed
    const location = child(dateline, 'location')
    const structured = textOf(descendants(dateline, 'city')[0]) || textOf(location)
    const located = structured || placeInDateline(printed)
    if (located) entry.located ??= located
    for (const place of placesIn(location)) addConcept(entry, 'places', place)
    return
  }
  const read = datelineIn(entry.bodyText)
  if (!read) return
  entry.dateline ??= read.dateline
  if (read.located) entry.located ??= read.located
}

/** Texts and elements side by side, which owners keep apart by a blank or by nothing. */
const partsOf = (el: XmlElement | undefined): string[] =>
  (el?.children ?? [])
    .flatMap((node) =>
      typeof node === 'string' ? [node.replace(/\s+/g, ' ').trim()] : node.name === 'location' ? partsOf(node) : [textOf(node)],
    )
    .filter(Boolean)

/** A media element with its references as renditions; undefined when it refers to nothing and says nothing. */
function mediaIn(el: XmlElement): Media | undefined {
  const references = children(el, 'media-reference')
  const type = mediaTypeOf(attribute(el, 'media-type')) ?? mediaTypeOf(attribute(references[0], 'mime-type')) ?? 'picture'
  const caption = children(el, 'media-caption')
    .flatMap((c) => lines(c))
    .join('\n')
  const renditions = references.flatMap((ref): Rendition[] => {
    const url = attribute(ref, 'source') ?? attribute(ref, 'data-location')
    if (!url) return []
    const width = Number(attribute(ref, 'width'))
    const height = Number(attribute(ref, 'height'))
    const mimeType = attribute(ref, 'mime-type')
    const role = attribute(ref, 'name') ?? attribute(ref, 'id')
    return [{ ...(role && { role }), url, ...(width > 0 && { width }), ...(height > 0 && { height }), ...(mimeType && { mimeType }) }]
  })
  const metadata = new Map(
    children(el, 'media-metadata').map((m) => [attribute(m, 'name')?.toLowerCase() ?? '', attribute(m, 'value') ?? '']),
  )
  const of = (...names: string[]) => names.map((name) => metadata.get(name)).find(Boolean)
  const id = of('guid', 'id', 'transref', 'media-id') ?? attribute(el, 'id')
  // CP names its pictures by a number and leaves the rest to the receiver
  if (references.length === 0 && !caption && !id) return undefined
  const producer = textOf(child(el, 'media-producer'))
  return mediaOf({
    type,
    id,
    caption: caption || of('caption', 'description'),
    altText: attribute(references[0], 'alternate-text'),
    headline: of('headline', 'title'),
    creditLine: of('credit', 'creditline', 'credit-line') || (/[/,]|\d{4}|©/.test(producer) ? producer : undefined),
    photographer: producer || of('photographer', 'producer', 'byline'),
    agency: of('source', 'provider'),
    renditions,
  })
}

const inline =
  /^(?:person|org|location|event|function|object\.title|virtloc|chron|num|frac|money|copyrite|holder|year|classifier|postaddr|pronounce|alt-code|city|state|region|country|sublocation|name\.given|name\.family|frac-num|frac-sep|frac-den|lang|q|byttl|tagline|bibliography|content|body|dateline|story\.date|delivery\.point|postcode|credit|datasource)$/i
const dropped = /^(?:media|media-reference|media-object|media-metadata|meta|script|style|head|body\.head|body\.end|caption\.credit)$/i
const renamed: Record<string, string> = {
  hl1: 'h2',
  hl2: 'h3',
  hl3: 'h4',
  hl4: 'h5',
  hedline: 'h2',
  note: 'aside',
  block: 'div',
  bq: 'blockquote',
  'nitf-table': 'div',
  fn: 'p',
  byline: 'p',
  distributor: 'p',
  abstract: 'p',
  ednote: 'p',
}

/** NITF's words in HTML's. Lines that the agency broke by hand for a narrow column are joined. */
function rules(content: XmlElement | undefined): HtmlRules {
  const wrapped = new Set(descendants(content, 'p').filter(isHardWrapped))
  const within = new Set([...wrapped].flatMap((p) => descendants(p, 'br')))
  return {
    tag: (el) => {
      const { name } = el
      if (dropped.test(name)) return undefined
      if (name === 'br' && within.has(el)) return ' '
      if (Object.hasOwn(renamed, name)) return renamed[name] ?? ''
      return !inline.test(name) && tags.has(name) ? name : ''
    },
    attributes: (el) => {
      const wanted = Object.keys(tags.get(el.name)?.attributes ?? {})
      return Object.fromEntries(wanted.map((name) => [name, attribute(el, name)]))
    },
  }
}

function isHardWrapped(p: XmlElement): boolean {
  if (!child(p, 'br')) return false
  const all = p.children.map((node) => (typeof node === 'string' ? node : node.name === 'br' ? '\n' : rawText(node))).join('')
  const broken = all.trim().split('\n').slice(0, -1)
  return broken.length > 0 && broken.every((line) => line.trim().length >= 48 && line.trim().length <= 80)
}
