/**
 * A version of a story as NewsML-G2 2.35 (http://iptc.org/std/nar/2006-10-01/): a newsItem, or a newsMessage of it and its pictures, which G2 has as items of
 * their own. Elements stand in the order that the schema asks for.
 */
import type { Media } from '#src/credits/credit.ts'
import type { Subject } from '#src/wire/document.ts'
import { conceptUri } from '#src/wire/newscodes/schemes.ts'
import type { Story } from '../story.ts'
import { instant, timesOf, type Versioned } from './ninjs.ts'
import { uriOf } from './uri.ts'
import { document, element, joined, type Xml, xhtmlOf } from './xml.ts'

const namespace = 'http://iptc.org/std/nar/2006-10-01/'
const catalog = element('catalogRef', { href: 'http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml' })

/** The document; without text and pictures where the version may not be used. */
export function newsMlG2Of(story: Story, of: Versioned): string {
  const free = story.pubStatus === 'usable'
  const pictures = free ? story.media.map((media, at) => pictureItem(media, guidOf(media, at, of), story, of)) : []
  if (pictures.length === 0) return document(textItem(story, of, { xmlns: namespace }))
  const sent = element('header', {}, element('sent', {}, timesOf(story, of).versionCreated))
  return document(element('newsMessage', { xmlns: namespace }, sent, element('itemSet', {}, textItem(story, of, {}), ...pictures)))
}

const itemAttributes = (guid: string, version: number, language: string | undefined) => ({
  guid,
  version,
  standard: 'NewsML-G2',
  standardversion: '2.35',
  conformance: 'power',
  'xml:lang': language,
})

/** As XML Schema has languages. */
const languageOf = ({ language }: Story): string | undefined =>
  language && /^[a-z]{1,8}(?:-[a-z0-9]{1,8})*$/i.test(language) ? language : undefined
const guidOf = ({ id, url }: Media, at: number, of: Versioned): string => id ?? url ?? `urn:uuid:${of.id}#${at + 1}`

function textItem(story: Story, of: Versioned, attributes: Record<string, string>): Xml {
  const free = story.pubStatus === 'usable'
  const language = languageOf(story)
  const { firstCreated, versionCreated, contentCreated } = timesOf(story, of)
  const [notice, terms] = [story.copyrightNotice, story.usageTerms]
  const rights =
    (notice || terms) &&
    element('rightsInfo', {}, notice && element('copyrightNotice', {}, notice), terms && element('usageTerms', {}, terms))
  const embargoed = instant(story.embargoedUntil)
  const expires = instant(story.expires)
  const web = story.canonicalUrl ?? story.url
  const address = web && uriOf(web)
  const named = free ? story.media.map((media, at) => element('link', { rel: 'irel:seeAlso', residref: guidOf(media, at, of) })) : []
  const meta = element(
    'itemMeta',
    {},
    element('itemClass', { qcode: 'ninat:text' }),
    element('provider', { literal: story.agency }, element('name', {}, story.agency)),
    element('versionCreated', {}, versionCreated),
    element('firstCreated', {}, firstCreated),
    embargoed && element('embargoed', {}, embargoed),
    element('pubStatus', { qcode: `stat:${story.pubStatus}` }),
    story.edNote && element('edNote', {}, story.edNote),
    expires && element('expires', {}, expires),
    ...(story.earlier ?? []).map((residref) => element('link', { rel: 'irel:evolvedFrom', residref })),
    address && element('link', { rel: 'irel:isRendition', href: address, contenttype: 'text/html' }),
    ...named,
  )
  const updated = instant(story.updated)
  const urgency =
    story.urgency !== undefined && Number.isInteger(story.urgency) && story.urgency >= 1 && story.urgency <= 9 ? story.urgency : undefined
  const content = element(
    'contentMeta',
    {},
    urgency !== undefined && element('urgency', {}, String(urgency)),
    contentCreated && element('contentCreated', {}, contentCreated),
    updated && element('contentModified', {}, updated),
    story.located && element('located', { literal: story.located }, element('name', {}, story.located)),
    story.origin && element('infoSource', { literal: story.origin.agency }, element('name', {}, story.origin.agency)),
    ...story.authors.map((author) => element('creator', { literal: author }, element('name', {}, author))),
    language && element('language', { tag: language }),
    ...story.genres.map((genre) => element('genre', { literal: genre }, element('name', {}, genre))),
    ...story.keywords.map((keyword) => element('keyword', {}, keyword)),
    ...story.subjects.flatMap((subject) => conceptOf(subject)),
    ...story.places.flatMap((place) => conceptOf(place, 'cpnat:geoArea')),
    story.slugline && element('slugline', {}, story.slugline),
    element('headline', {}, story.headline),
    story.byline && element('by', {}, story.byline),
    free && story.summary && element('description', { role: 'drol:summary' }, story.summary),
  )
  const html = element(
    'html',
    { xmlns: 'http://www.w3.org/1999/xhtml' },
    element('head', {}, element('title', {}, story.headline)),
    element('body', {}, xhtmlOf(story.bodyHtml)),
  )
  const inline = element('inlineXML', { contenttype: 'application/xhtml+xml', wordcount: story.wordCount }, html)
  const set = free && story.bodyText !== '' && element('contentSet', {}, inline)
  return element('newsItem', { ...attributes, ...itemAttributes(story.uri, of.version, language) }, catalog, rights, meta, content, set)
}

function conceptOf({ scheme, code, name }: Subject, type?: string): Xml[] {
  if (!code && !name) return []
  const label = name && element('name', {}, name)
  const uri = code && conceptUri({ ...(scheme && { scheme }), code })
  const qcode =
    scheme && code && /^\p{L}[\p{L}\p{N}_.-]*$/u.test(scheme) && /^\S+$/.test(code) && !/^https?:/i.test(code)
      ? `${scheme}:${code}`
      : undefined
  if (qcode) return [element('subject', { type, qcode }, label)]
  const address = uri && uriOf(uri)
  if (address) return [element('subject', { type, uri: address }, label)]
  return [element('subject', { type, literal: (scheme && code ? `${scheme}:${code}` : code) ?? name }, label)]
}

const classes = { picture: 'ninat:picture', video: 'ninat:video', audio: 'ninat:audio', graphic: 'ninat:graphic' } as const

function pictureItem(media: Media, guid: string, story: Story, of: Versioned): Xml {
  const { caption, altText, creditLine, credit, headline } = media
  const { versionCreated } = timesOf(story, of)
  const embargoed = instant(story.embargoedUntil)
  const meta = element(
    'itemMeta',
    {},
    element('itemClass', { qcode: classes[media.type] }),
    element('provider', { literal: story.agency }, element('name', {}, story.agency)),
    element('versionCreated', {}, versionCreated),
    embargoed && element('embargoed', {}, embargoed),
    element('pubStatus', { qcode: `stat:${story.pubStatus}` }),
  )
  const content = element(
    'contentMeta',
    {},
    credit?.agency && element('infoSource', { literal: credit.agency }, element('name', {}, credit.agency)),
    credit?.photographer && element('creator', { literal: credit.photographer }, element('name', {}, credit.photographer)),
    headline && element('headline', {}, headline),
    creditLine && element('creditline', {}, creditLine),
    caption && element('description', { role: 'drol:caption' }, caption),
    altText && element('description', { role: 'drol:altText' }, altText),
  )
  const remote = renditionsOf(media)
  return element(
    'newsItem',
    itemAttributes(guid, of.version, languageOf(story)),
    catalog,
    meta,
    content,
    remote.length > 0 && element('contentSet', {}, joined(remote)),
  )
}

function renditionsOf({ url, width, height, mimeType, renditions }: Media): Xml[] {
  const all = renditions?.length ? renditions : url ? [{ url, width, height, mimeType }] : []
  return all.flatMap((one) => {
    const href = uriOf(one.url)
    if (!href) return []
    const role = 'role' in one && one.role && /^[^\s:]+:[^\s:]+$/.test(one.role) ? one.role : undefined
    const size = 'length' in one ? whole(one.length) : undefined
    const contenttype = one.mimeType && /^[\w.+-]+\/[\w.+-]+$/.test(one.mimeType) ? one.mimeType : undefined
    return [element('remoteContent', { rendition: role, href, size, contenttype, width: whole(one.width), height: whole(one.height) })]
  })
}

const whole = (number: number | undefined): number | undefined =>
  number !== undefined && number >= 1 && Number.isFinite(number) ? Math.round(number) : undefined
