/**
 * A G2 item's contentSet: alternative forms of one content, inline as XML or text, or elsewhere. One body comes out, the fullest; all renditions.
 */
import type { Media, Rendition } from '#src/credits/credit.ts'
import type { ReadDate } from '../../dates/index.ts'
import type { Link, Problem, WireEntry } from '../../document.ts'
import { bodyOfHtml } from '../../html/body.ts'
import { type Block, blocksOfText, bodyOf } from '../../plain/index.ts'
import { mediaTypeOf } from '../../renditions.ts'
import { attribute, child, children, descendants, type HtmlRules, rawText, textOf, toHtml, type XmlElement } from '../../xml/select.ts'
import { readNitf } from '../nitf/index.ts'

export interface G2Content {
  bodyHtml?: string
  bodyText?: string
  /** What an NITF document inside says of itself. */
  inside?: WireEntry
  /** Content that lies elsewhere, one a kind, with its renditions. */
  media: { type?: Media['type']; renditions: Rendition[] }[]
  links: Link[]
  problem?: Problem
}

/** Reads the contentSet of an item; one without any gives an empty answer. */
export function readContentSet(item: XmlElement, readDate: ReadDate): G2Content {
  const set = child(item, 'contentset')
  const bodies: WireEntry[] = []
  for (const el of children(set)) {
    const { name } = el
    if (name === 'inlinexml') bodies.push(bodyOfXml(el, readDate))
    else if (name === 'inlinedata') bodies.push(bodyOfData(el))
  }
  const found: G2Content = { media: [], links: [] }
  // renditions of one content: the fullest loses nothing
  const best =
    bodies.reduce<WireEntry | undefined>((a, b) => ((b.bodyText?.length ?? 0) > (a?.bodyText?.length ?? 0) ? b : a), undefined) ?? bodies[0]
  if (best?.bodyText) {
    found.bodyText = best.bodyText
    if (best.bodyHtml) found.bodyHtml = best.bodyHtml
  }
  if (best) found.inside = best
  if (!found.bodyText) Object.assign(found, bodyOf(shotsOf(item)))
  readRemote(found, children(set, 'remotecontent'))
  return found
}

/** What the parts of a clip show, where it has no other text. */
const shotsOf = (item: XmlElement): Block[] =>
  children(item, 'partmeta').flatMap((part) =>
    children(part, 'description').flatMap((el): Block[] => {
      const text = textOf(el)
      return text ? [{ kind: 'paragraph', text }] : []
    }),
  )

function bodyOfXml(inline: XmlElement, readDate: ReadDate): WireEntry {
  const entry: WireEntry = {}
  const [root] = children(inline)
  const nitf = root?.name === 'nitf' ? root : descendants(inline, 'nitf')[0]
  if (nitf) return readNitf(nitf, readDate).entries[0] ?? entry
  const html = root?.name === 'html' ? root : descendants(inline, 'html')[0]
  const body = child(html, 'body') ?? html ?? inline
  // STT's own mark for a dash, escaped once too often
  Object.assign(entry, bodyOfHtml(toHtml(body, xhtml(body)).replace(/&lt;endash&gt;.{0,3}?&lt;\/endash&gt;/g, '–')))
  return entry
}

function bodyOfData(inline: XmlElement): WireEntry {
  const entry: WireEntry = {}
  const hasElements = children(inline).length > 0
  const encoding = attribute(inline, 'encoding')
  if (encoding && !(/base64/i.test(encoding) && !/^(?:image|video|audio)\//i.test(attribute(inline, 'contenttype') ?? ''))) return entry
  const written = hasElements ? toHtml(inline, xhtml(inline)) : rawText(inline)
  const data = encoding ? Buffer.from(written, 'base64').toString('utf8') : written
  const tags =
    data
      .slice(0, 200_000)
      .match(/<\/?[a-z][^<>]{0,300}>/gi)
      ?.slice(0, 2000) ?? []
  // ANSA sends text/plain with its paragraphs indented, and one <p> around it all
  if (/^text\/plain/i.test(attribute(inline, 'contenttype') ?? '') && tags.every((tag) => /^<\/?(?:p|br) ?\/?>$/i.test(tag)))
    Object.assign(entry, bodyOf(blocksOfText(data.replace(/<\/?p ?\/?>/gi, '\n\n').replace(/<br ?\/?>/gi, '\n'))))
  else if (
    hasElements ||
    /html/i.test(attribute(inline, 'contenttype') ?? '') ||
    /<\/?(?:p|br|div|b|i|strong|em|ul|ol|li|h\d|table|span|a)\b[^<>]{0,300}>/i.test(data)
  )
    Object.assign(entry, bodyOfHtml(data))
  else Object.assign(entry, bodyOf(blocksOfText(data)))
  return entry
}

/** XHTML as it stands. A page's own header, with the headline and slug that the metadata has, stands apart from the text beside it. */
function xhtml(body: XmlElement): HtmlRules {
  const besides = children(body).some((el) => /^(?:section|article|main|div|p)$/.test(el.name) && textOf(el) !== '')
  const header = besides ? child(body, 'header') : undefined
  return {
    tag: (el) =>
      el === header || /^(?:head|script|style|meta|link)$/.test(el.name) ? undefined : /^[a-z][a-z0-9]{0,15}$/.test(el.name) ? el.name : '',
    attributes: (el) => el.attributes,
  }
}

function readRemote(found: G2Content, remotes: XmlElement[]): void {
  const byType = new Map<string, { type?: Media['type']; renditions: Rendition[] }>()
  for (const el of remotes) {
    const url = attribute(el, 'href') ?? attribute(el, 'residref')
    if (!url) continue
    const mimeType = attribute(el, 'contenttype')
    if (mimeType && !mediaTypeOf(mimeType)) {
      found.links.push({ rel: 'rendition', url, mimeType })
      continue
    }
    const role = attribute(el, 'rendition')
    const width = Number(attribute(el, 'width'))
    const height = Number(attribute(el, 'height'))
    const length = Number(attribute(el, 'size'))
    const type = mediaTypeOf(mimeType)
    const one = byType.get(type ?? '') ?? { ...(type && { type }), renditions: [] }
    one.renditions.push({
      ...(role && { role }),
      url,
      ...(width > 0 && { width }),
      ...(height > 0 && { height }),
      ...(mimeType && { mimeType }),
      ...(length > 0 && { length }),
    })
    byType.set(type ?? '', one)
  }
  found.media.push(...byType.values())
}
