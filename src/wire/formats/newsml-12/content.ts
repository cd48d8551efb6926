/**
 * NewsML 1's ContentItems: the texts of an item as one body, its pictures and clips with their renditions and captions.
 */
import type { Media, Rendition } from '#src/credits/credit.ts'
import type { ReadDate } from '../../dates/index.ts'
import type { WireEntry } from '../../document.ts'
import { bodyOfHtml, textOfHtml } from '../../html/body.ts'
import { blocksOfText, bodyOf, datelineIn, placeInDateline } from '../../plain/index.ts'
import { mediaOf, mediaTypeOf } from '../../renditions.ts'
import {
  at,
  attribute,
  child,
  children,
  descendants,
  elementOf,
  lines,
  rawText,
  textOf,
  toHtml,
  type XmlElement,
} from '../../xml/select.ts'
import { readNitf } from '../nitf/index.ts'

/** NewsML 1 says most things by a FormalName, some by a text. */
export const formal = (el: XmlElement | undefined): string | undefined => attribute(el, 'formalname') ?? (textOf(el) || undefined)

/** A component of pictures or clips, by its role or its items. */
export const isPicture = (component: XmlElement): boolean =>
  /photo|picture|image|video|audio|graphic|caption|thumb|quicklook|preview/i.test(formal(child(component, 'role')) ?? '') ||
  children(component, 'contentitem').some(
    (item) => mediaTypeOf(formal(child(item, 'mediatype')) ?? formal(child(item, 'mimetype'))) !== undefined,
  )

/** A longer one is no title, whatever its part is called. */
const longestTitle = 300

/** Text of all components in order is the body; a component of pictures (with its caption beside it) is one Media with renditions. */
export function readContents(entry: WireEntry, components: XmlElement[], readDate: ReadDate): void {
  const html: string[] = []
  const media: Media[] = []
  const seen = new Set<XmlElement>()
  for (const component of components) {
    const pictures = contentsOf(component).filter((item) => typeOf(item) !== undefined && !seen.has(item))
    // the outermost component with one picture in several sizes, not the item that holds several pictures
    const parts = children(component, 'newscomponent').filter((part) =>
      descendants(part, 'contentitem').some((item) => typeOf(item) !== undefined),
    )
    const isWhole =
      pictures.length > 0 &&
      (children(component, 'contentitem').some((item) => typeOf(item) !== undefined) || (isPicture(component) && parts.length > 0))
    if (isWhole) {
      const inside = isPicture(component) || parts.length === 0 ? [component, ...descendants(component, 'newscomponent')] : [component]
      const own = isPicture(component) ? pictures : pictures.filter((item) => children(component, 'contentitem').includes(item))
      for (const item of own) seen.add(item)
      const one = pictureOf(inside, own, entry.id)
      if (one) media.push(one)
      if (isPicture(component)) for (const item of captionsOf(component)) seen.add(item)
    }
    for (const { item, body } of bodiesOf(component, seen, readDate)) {
      seen.add(item)
      if (isTitle(formal(child(component, 'role')) ?? '') && body.bodyText !== undefined && body.bodyText.length <= longestTitle) {
        entry.headline ??= body.bodyText.replace(/\s+/g, ' ')
        continue
      }
      if (body.bodyHtml) html.push(body.bodyHtml)
      for (const key of [
        'by',
        'dateline',
        'located',
        'headline',
        'summary',
        'authors',
        'keywords',
        'subjects',
        'slugline',
        'edNote',
      ] as const) {
        const value = body[key]
        if (value !== undefined && entry[key] === undefined) Object.assign(entry, { [key]: value })
      }
      if (body.media) media.push(...body.media)
    }
  }
  if (html.length > 0) {
    entry.bodyHtml = html.join('\n')
    entry.bodyText = textOfHtml(entry.bodyHtml)
  }
  if (media.length > 0) entry.media = media
  const inBody = entry.dateline ? undefined : datelineIn(entry.bodyText)
  if (inBody) entry.dateline = inBody.dateline
  const located = inBody?.located ?? (entry.dateline && placeInDateline(entry.dateline)) ?? entry.located
  if (located) entry.located = located
}

/** What belongs to a component of pictures itself: not the texts that are read beside a clip. */
function captionsOf(component: XmlElement): XmlElement[] {
  const readOut = new Set(
    descendants(component, 'newscomponent')
      .filter((part) => isReadOut(formal(child(part, 'role')) ?? ''))
      .flatMap((part) => children(part, 'contentitem'))
      .filter((item) => typeOf(item) === undefined),
  )
  return contentsOf(component).filter((item) => !readOut.has(item))
}

/** The texts of a component; of those that are equivalent (NewsML 1.2, EquivalentsList), the fullest. */
function bodiesOf(component: XmlElement, seen: ReadonlySet<XmlElement>, readDate: ReadDate): { item: XmlElement; body: WireEntry }[] {
  const isText = (item: XmlElement) => !seen.has(item) && typeOf(item) === undefined && !isFurniture(item)
  const own = children(component, 'contentitem').filter(isText)
  if (!/^yes$/i.test(attribute(component, 'equivalentslist') ?? '')) return own.map((item) => ({ item, body: bodyOfItem(item, readDate) }))
  const all = contentsOf(component)
    .filter(isText)
    .map((item) => ({ item, body: bodyOfItem(item, readDate) }))
  const best = all.reduce((a, b) => ((b.body.bodyHtml?.length ?? 0) > (a.body.bodyHtml?.length ?? 0) ? b : a), all[0]!)
  return all.map((one) => (one === best ? one : { item: one.item, body: {} }))
}

const contentsOf = (component: XmlElement): XmlElement[] => descendants(component, 'contentitem')

/** Formats by the names that agencies give them, where neither media nor MIME type is there. */
const byFormat: [RegExp, Media['type']][] = [
  [/^(?:fmt:)?(?:jpe?g|png|gif|tiff?|webp|bmp|heic|eps|psd)/i, 'picture'],
  [/^(?:fmt:)?(?:mpe?g-?[24]?|mp4|m4v|mov|quicktime|avi|wmv|webm|flv|h\.?26[45]|dv|mxf)$/i, 'video'],
  [/^(?:fmt:)?(?:mp3|mpeg-?3|wave?|aac|m4a|ogg|flac|wma|aiff?|bwf)/i, 'audio'],
]
const byEnding: [RegExp, Media['type']][] = [
  [/\.(?:jpe?g|png|gif|tiff?|webp)(?:$|[?#])/i, 'picture'],
  [/\.(?:mp4|m4v|mov|mpe?g|webm|avi|wmv|mxf)(?:$|[?#])/i, 'video'],
  [/\.(?:mp3|m4a|wav|ogg|aac|flac)(?:$|[?#])/i, 'audio'],
]
const kindIn = (table: typeof byFormat, text: string | undefined) => (text ? table.find(([form]) => form.test(text))?.[1] : undefined)

/** What an item is; undefined for a text. */
function typeOf(item: XmlElement): Media['type'] | undefined {
  const media = formal(child(item, 'mediatype'))
  const mime = formal(child(item, 'mimetype'))
  const said = mediaTypeOf(media) ?? mediaTypeOf(mime)
  // One that holds its text itself is no picture, whatever its name ends with.
  if (said || media || mime || child(item, 'datacontent')) return said
  return kindIn(byFormat, formal(child(item, 'format'))) ?? kindIn(byEnding, attribute(item, 'href'))
}

/** Style sheets, scripts and the like stand beside a story's text in parts of their own. */
const isFurniture = (item: XmlElement): boolean =>
  ['mimetype', 'format'].some((name) =>
    /^(?:fmt:)?(?:(?:text|application)\/)?(?:x-)?(?:css|javascript|ecmascript|js|xslt?|dtd|rtf-template)\b/i.test(
      formal(child(item, name)) ?? '',
    ),
  )

/** A text of a clip or a broadcast that is read, and no caption of it. */
const isReadOut = (role: string): boolean =>
  /^(?:body|main|text|story|script|transcript|dopesheet|shotlist|storyline|summary|title|head ?line)/i.test(role)
const isTitle = (role: string): boolean => /^(?:title|head ?line)$/i.test(role)

function pictureOf(inside: XmlElement[], pictures: XmlElement[], itemId: string | undefined): Media | undefined {
  // a Duid is unique in its document only
  const duid = inside.map((component) => attribute(component, 'duid')).find(Boolean)
  const type = pictures.map(typeOf).find((found) => found !== undefined)
  if (!type) return undefined
  const renditions = pictures.flatMap((item): Rendition[] => {
    const url = attribute(item, 'href')
    if (!url) return []
    const properties = new Map(
      descendants(child(item, 'characteristics'), 'property').map((el) => [
        formal(el)?.toLowerCase() ?? '',
        Number(attribute(el, 'value')),
      ]),
    )
    const width = properties.get('width') ?? properties.get('pixelwidth') ?? 0
    const height = properties.get('height') ?? properties.get('pixelheight') ?? 0
    const length = Number(textOf(at(item, 'characteristics', 'sizeinbytes')))
    const mimeType = formal(child(item, 'mimetype'))
    const holder = inside.find((component) => children(component, 'contentitem').includes(item))
    const role = formal(child(holder, 'role'))
    return [
      {
        ...(role && { role }),
        url,
        ...(width > 0 && { width }),
        ...(height > 0 && { height }),
        ...(mimeType && { mimeType }),
        ...(length > 0 && { length }),
      },
    ]
  })
  const line = (name: string) => inside.map((component) => textOf(child(child(component, 'newslines'), name))).find(Boolean)
  const captions = inside
    .filter((component) => /caption/i.test(formal(child(component, 'role')) ?? ''))
    .flatMap((component) => children(component, 'contentitem'))
    .map((item) => lines(child(item, 'datacontent') ?? item).join('\n'))
  const party = (name: string) => inside.map((component) => formal(at(component, 'administrativemetadata', name, 'party'))).find(Boolean)
  return mediaOf({
    type,
    id: duid && (itemId ? `${itemId}#${duid}` : duid),
    caption: captions.find(Boolean),
    headline: line('headline'),
    creditLine: line('creditline') ?? line('copyrightline'),
    photographer: line('byline') ?? party('creator'),
    agency: party('source') ?? party('provider'),
    renditions,
  })
}

function bodyOfItem(item: XmlElement, readDate: ReadDate): WireEntry {
  const data = descendants(item, 'datacontent')[0]
  if (!data) return {}
  const nitf = descendants(data, 'nitf')[0]
  if (nitf) return readNitf(nitf, readDate).entries[0] ?? {}
  if (children(data).length === 0) {
    const text = rawText(data)
    if (/<\/?(?:p|br|div)\b[^<>]{0,300}>/i.test(text)) return bodyOfHtml(text)
    return bodyOf(blocksOfText(text))
  }
  const body = descendants(data, 'body')[0] ?? data
  const nitfWords = descendants(data, 'body.content').length > 0
  if (nitfWords) return readNitf(elementOf('nitf', data.children), readDate).entries[0] ?? {}
  return bodyOfHtml(
    toHtml(body, {
      tag: (el) => (/^(?:head|script|style|meta)$/.test(el.name) ? undefined : /^[a-z][a-z0-9]{0,15}$/.test(el.name) ? el.name : ''),
      attributes: (el) => el.attributes,
    }),
  )
}
