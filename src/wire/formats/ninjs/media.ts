/**
 * ninjs: pictures and clips with their renditions, and links.
 */
import type { Media, Rendition } from '#src/credits/credit.ts'
import type { Link, WireEntry } from '../../document.ts'
import { mediaOf, mediaTypeOf } from '../../renditions.ts'
import { altIdsOf, byContentType, clean, fromHtml, isObject, type Json, nameOf, positive, text, values } from './values.ts'

/** Pictures and clips: the item itself where it is one, its associations, the renditions of a text. Other associations are links. */
export function readMedia(entry: WireEntry, item: Json): void {
  const media: Media[] = []
  const own = mediaTypeOf(text(item.type) ?? '')
  if (own) media.push(pictureOf(item, own))
  const associations = isObject(item.associations)
    ? Object.entries(item.associations)
    : values(item.associations).map((value) => ['', value] as const)
  for (const [name, listed] of associations) {
    for (const value of values(listed)) {
      if (!isObject(value)) continue
      const type = mediaTypeOf(text(value.type) ?? text(value.mimetype) ?? text(value.mime_type) ?? '')
      if (type) media.push(pictureOf(value, type))
      else {
        const url = text(value.uri) ?? text(value.guid) ?? text(value.urn) ?? text(value.href)
        if (url)
          addLink(entry, {
            rel: text(value.rel) ?? text(value.name) ?? (name || 'seeAlso'),
            url,
            title: clean(text(value.headline) ?? nameOf(values(value.headlines)[0])),
            version: text(value.version),
          })
      }
    }
  }
  if (media.length > 0) entry.media = media
  if (own) return
  for (const rendition of renditionsOf(item.renditions)) {
    const type = mediaTypeOf(rendition.mimeType)
    if (type) entry.media = [...(entry.media ?? []), mediaOf({ type, renditions: [rendition] })]
    else if (rendition.role === 'web' && rendition.mimeType === 'text/html') entry.url ??= rendition.url
    else addLink(entry, { rel: 'rendition', url: rendition.url, mimeType: rendition.mimeType, title: rendition.role })
  }
}

function pictureOf(item: Json, type: Media['type']): Media {
  const authors = [...values(item.authors), ...values(item.photographer)].map((author) => nameOf(author))
  const headlines = values(item.headlines).map((headline) => nameOf(headline))
  const described = (role: string) =>
    values(item.descriptions).flatMap((one) => (isObject(one) && text(one.role)?.toLowerCase() === role ? (text(one.value) ?? []) : []))[0]
  const descriptions = byContentType(
    values(item.descriptions).filter((one) => !isObject(one) || !/^(?:alttext|creditline)$/i.test(text(one.role) ?? '')),
  )
  const altText = text(item.description_alttext) ?? text(item.alt_text) ?? described('alttext')
  return mediaOf({
    type,
    id: altIdsOf(item.altids).find(({ scheme }) => scheme === 'itemid')?.id ?? text(item.guid) ?? text(item.uri) ?? text(item.urn),
    caption: clean(
      text(item.description_text) ??
        text(item.description_caption) ??
        fromHtml(text(item.caption)) ??
        fromHtml(text(item.description_html)) ??
        descriptions.text ??
        fromHtml(descriptions.html) ??
        text(item.body_text),
    ),
    altText: clean(altText),
    headline: clean(text(item.headline) ?? headlines[0]),
    creditLine: clean(text(item.creditline) ?? text(item.description_creditline) ?? text(item.credit) ?? described('creditline')),
    photographer: clean(text(item.byline) ?? text(item.by) ?? authors[0]),
    agency: clean(text(item.source) ?? nameOf(item.provider) ?? nameOf(values(item.infosource ?? item.infosources)[0])),
    renditions: renditionsOf(item.renditions).filter((r) => !r.mimeType || mediaTypeOf(r.mimeType) !== undefined),
  })
}

function renditionsOf(given: unknown): Rendition[] {
  const named = isObject(given)
    ? Object.entries(given).map(([name, r]) => ({ name, r }))
    : values(given).map((r) => ({ name: isObject(r) ? (text(r.name) ?? text(r.type)) : undefined, r }))
  return named.slice(0, 200).flatMap(({ name, r }): Rendition[] => {
    if (!isObject(r)) return []
    const url = text(r.href) ?? text(r.url)
    if (!url) return []
    // TT numbers its renditions and says beside what each is
    const role = name && !/^r?\d{1,3}$/.test(name) ? name : (text(r.variant) ?? text(r.usage) ?? text(r.title) ?? text(r.role) ?? name)
    const mimeType = text(r.mimetype) ?? text(r.contenttype) ?? text(r.mime_type)
    const width = positive(r.width)
    const height = positive(r.height)
    const length = positive(r.sizeinbytes)
    return [
      {
        ...(role && { role }),
        url,
        ...(width && { width }),
        ...(height && { height }),
        ...(mimeType && { mimeType }),
        ...(length && { length }),
      },
    ]
  })
}

/** Links to earlier and later versions, and to what tells how far to trust the item. */
export function readLinks(entry: WireEntry, item: Json): void {
  for (const key of ['evolvedfrom', 'rewrite_of'] as const)
    for (const value of values(item[key])) addLink(entry, { rel: 'evolvedFrom', url: nameOf(value) })
  for (const key of ['rewritten_by', 'replacedby'] as const)
    for (const value of values(item[key])) addLink(entry, { rel: 'replacedBy', url: nameOf(value) })
  for (const value of values(item.replacing ?? item.replaces)) addLink(entry, { rel: 'replaces', url: nameOf(value) })
  for (const value of values(item.revisions)) addLink(entry, { rel: 'evolvedFrom', url: isObject(value) ? text(value.uri) : text(value) })
  for (const value of [...values(item.trustindicators), ...values(item.trustindicator)])
    if (isObject(value)) addLink(entry, { rel: 'trustIndicator', url: text(value.href), title: clean(text(value.title)) })
  for (const value of values(item.links)) {
    if (isObject(value))
      addLink(entry, {
        rel: text(value.rel),
        url: text(value.href) ?? text(value.url),
        title: clean(text(value.title)),
        mimeType: text(value.mimetype),
      })
    else addLink(entry, { url: text(value) })
  }
}

function addLink(entry: WireEntry, link: { [K in keyof Link]: Link[K] | undefined }): void {
  if (!link.url) return
  const kept: Link = { url: link.url }
  for (const key of ['rel', 'title', 'mimeType', 'version'] as const) {
    const value = link[key]
    if (value) kept[key] = value
  }
  entry.links ??= []
  entry.links.push(kept)
}
