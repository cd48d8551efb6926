/**
 * Pictures, clips and files of a feed's items: Media RSS 1.5.1 (https://www.rssboard.org/media-rss) and enclosures.
 */
import type { Media } from '#src/credits/credit.ts'
import { splitCaption } from '#src/credits/media-credit.ts'
import { webAddress } from '#src/text/address.ts'
import type { Enclosure } from '../../document.ts'
import type { XmlElement } from '../../xml/select.ts'
import { digits, Fields, resolveText, unique } from './fields.ts'
import { lineOf } from './text.ts'

export function enclosuresOf(fields: Fields, links: readonly XmlElement[]): Enclosure[] {
  const out: Enclosure[] = []
  const add = (url: string | undefined, element: XmlElement, length: string | undefined, type = element.attributes.type) => {
    const absolute = url ? webAddress(url, element.base) : undefined
    const size = digits(length)
    if (absolute)
      out.push({
        url: absolute,
        ...(type ? { mimeType: type } : {}),
        ...(size === undefined ? {} : { length: size }),
      })
  }
  for (const element of fields.all('enclosure')) {
    // Some write an element where the standard has an attribute.
    const inside = new Fields(element, new Set([element.space]))
    const { url, href, length, type } = element.attributes
    add(url ?? href ?? inside.text('url', 'href', 'link'), element, length ?? inside.text('length'), type ?? inside.text('type'))
  }
  for (const element of links) if (element.attributes.rel === 'enclosure') add(element.attributes.href, element, element.attributes.length)
  return unique(out)
}

/** The still that stands for a clip. */
function posterOf(levels: readonly Fields[]): string | undefined {
  for (const level of levels)
    for (const element of level.all('media:thumbnail', 'itunes:image')) {
      const written = element.attributes.url ?? element.attributes.href
      const url = written ? webAddress(written, element.base) : undefined
      if (url) return url
    }
  return undefined
}

const endings: [RegExp, string][] = [
  [/\.(?:jpe?g|png|gif|webp|avif)(?:$|[?#])/i, 'image'],
  [/\.(?:mp4|m4v|mov|webm)(?:$|[?#])/i, 'video'],
  [/\.(?:mp3|m4a|ogg|oga|opus|wav|flac)(?:$|[?#])/i, 'audio'],
]
/** What a file is by its address, where nobody says it. */
export const kindByName = (url: string): string | undefined => endings.find(([ending]) => ending.test(url))?.[1]

/** Of an element without others in it: what its attribute names, or its text. */
const addressOf = ({ attributes, children, base }: XmlElement): string | undefined => {
  const written =
    attributes.url ?? attributes.href ?? attributes.src ?? (children.every((child) => typeof child === 'string') ? children.join('') : '')
  return /^\s*(?:https?:)?\/\//i.test(written) ? webAddress(written.trim(), base) : undefined
}

export const mediaKinds: Record<string, Media['type']> = { image: 'picture', video: 'video', audio: 'audio' }

/** Media RSS 1.5.1: pictures and clips with caption and credit, grouped or not; and pictures sent as enclosures. */
export function mediaOf(fields: Fields, enclosures: Enclosure[]): Media[] {
  const out: Media[] = []
  const native = new Set<string>()
  const groups = fields.all('media:group').map((group) => new Fields(group, native))
  const read = (element: XmlElement, around: Fields[]) => {
    const own = new Fields(element, native)
    const url = element.attributes.url ? webAddress(element.attributes.url, element.base) : undefined
    if (!url) return
    const kind = element.attributes.medium ?? element.attributes.type?.split('/')[0] ?? kindByName(url)
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
    const poster = type === 'video' || type === 'audio' ? posterOf([own, ...around]) : undefined
    if (poster)
      media.renditions = [
        { url, ...(element.attributes.type ? { mimeType: element.attributes.type } : {}) },
        { role: 'poster', url: poster },
      ]
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
  const attachment = fields.text('wp:attachment_url')
  const attached = attachment ? webAddress(attachment, undefined) : undefined
  if (attached && kindByName(attached) === 'image') out.push({ type: 'picture', url: attached })
  for (const element of fields.all('image')) {
    const inside = new Fields(element, new Set([element.space]))
    const url = resolveText(inside.first('url', 'loc', 'link')) ?? addressOf(element)
    if (url) out.push({ type: 'picture', url })
  }
  for (const { url, mimeType } of enclosures) {
    const type = mediaKinds[(mimeType?.includes('/') ? mimeType.split('/')[0] : kindByName(url)) ?? '']
    if (type && !out.some((media) => media.url === url)) out.push({ type, url, ...(mimeType ? { mimeType } : {}) })
  }
  return unique(out)
}
