/**
 * A version of a story as a ninjs 3.1 document (https://iptc.org/std/ninjs/). The IPTC's schema knows no keywords, links and signals: keywords are
 * subjects with `rel` `keyword`, the page is a rendition named `web`, what a story goes on from is an association with `rel` `evolvedFrom`.
 */
import type { Media } from '#src/credits/credit.ts'
import type { Subject } from '#src/wire/document.ts'
import { conceptUri } from '#src/wire/newscodes/schemes.ts'
import type { Story } from '../story.ts'
import { uriOf } from './uri.ts'

export interface Ninjs {
  uri: string
  [property: string]: unknown
}

/** Which version of which story, and when. */
export interface Versioned {
  /** The story's UUID. */
  id: string
  version: number
  firstSeenAt: Date
  /** When the version was made. */
  createdAt: Date
  /** No item told it: an admin's word, or a notice's. */
  ruled: boolean
}

export const standard = { name: 'ninjs', version: '3.1', schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json' }

/** The document, with its text as far as the version's own status lets it be used; an embargo's end is the reader's to look at. */
export function ninjsOf(story: Story, of: Versioned): Ninjs {
  const free = story.pubStatus === 'usable'
  const uri = uriOf(story.uri)
  return without({
    uri: uri ?? `urn:uuid:${of.id}`,
    standard,
    type: 'text',
    representationType: free ? 'full' : 'partial',
    version: String(of.version),
    ...timesOf(story, of),
    embargoedUntil: instant(story.embargoedUntil),
    expires: instant(story.expires),
    pubStatus: story.pubStatus,
    urgency:
      story.urgency !== undefined && Number.isInteger(story.urgency) && story.urgency >= 1 && story.urgency <= 9
        ? story.urgency
        : undefined,
    language: story.language,
    headlines: [{ role: 'main', contentType: 'text/plain', value: story.headline }],
    slugline: story.slugline,
    by: story.byline,
    located: story.located,
    edNote: story.edNote,
    copyrightNotice: story.copyrightNotice,
    usageTerms: story.usageTerms,
    descriptions: free && story.summary ? [{ role: 'summary', contentType: 'text/plain', value: story.summary }] : undefined,
    bodies: free ? bodiesOf(story) : undefined,
    genres: story.genres.map((name) => ({ name })),
    subjects: [...story.subjects.flatMap(conceptOf), ...story.keywords.map((name) => ({ name, rel: 'keyword' }))],
    places: story.places.flatMap(conceptOf),
    people: story.authors.map((name) => ({ name, rel: 'author' })),
    infoSources: [...(story.origin ? [{ name: story.origin.agency, role: 'origin' }] : []), { name: story.agency, role: 'distributor' }],
    renditions: webOf(story.canonicalUrl ?? story.url),
    associations: [...(free ? story.media.flatMap((media, at) => pictureOf(media, at, of)) : []), ...earlierOf(story)],
    altIds: [
      ...(uri === story.uri ? [] : [{ role: 'itemid', value: story.uri }]),
      ...(story.sourceVersion ? [{ role: 'sourceVersion', value: story.sourceVersion }] : []),
      ...(story.url && story.canonicalUrl && story.url !== story.canonicalUrl ? [{ role: 'url', value: story.url }] : []),
    ],
  }) as Ninjs
}

/** Its text, as HTML and plain; none where it has none. */
export function bodiesOf({ bodyHtml, bodyText, wordCount }: Pick<Story, 'bodyHtml' | 'bodyText' | 'wordCount'>): object[] | undefined {
  if (bodyText === '') return undefined
  return [
    { role: 'main', contentType: 'text/html', value: bodyHtml },
    { role: 'main', contentType: 'text/plain', wordCount, value: bodyText },
  ]
}

/** No version before the creation, whatever the agency's dates say: a story may have come before the time that it names. */
export function timesOf(
  { published, updated }: Pick<Story, 'published' | 'updated'>,
  { firstSeenAt, createdAt, ruled }: Versioned,
): { firstCreated: string; versionCreated: string; contentCreated: string | undefined } {
  const seen = firstSeenAt.toISOString()
  const content = instant(published)
  const first = content && content < seen ? content : seen
  const told = ruled ? createdAt.toISOString() : (instant(updated) ?? content ?? createdAt.toISOString())
  return { firstCreated: first, versionCreated: [first, told].sort().at(-1)!, contentCreated: content }
}

/** RFC 3339 has years of four digits. */
export const instant = (iso: string | undefined): string | undefined => {
  const at = iso === undefined ? Number.NaN : Date.parse(iso)
  const written = Number.isNaN(at) ? undefined : new Date(at).toISOString()
  return written?.length === 24 ? written : undefined
}

function conceptOf({ scheme, code, name }: Subject): object[] {
  if (!name && !code) return []
  const address = conceptUri({ ...(scheme && { scheme }), ...(code && { code }) })
  const uri = address && uriOf(address)
  const literal = uri ? undefined : scheme && code ? `${scheme}:${code}` : code
  return [without({ name, uri, literal })]
}

function webOf(url: string | undefined): object[] | undefined {
  const href = url && uriOf(url)
  return href ? [{ name: 'web', href, contentType: 'text/html' }] : undefined
}

const earlierOf = ({ earlier }: Story): object[] =>
  (earlier ?? []).flatMap((id, at) => {
    const uri = uriOf(id)
    return uri ? [{ name: `earlier-${at + 1}`, rel: 'evolvedFrom', type: 'text', uri }] : []
  })

/** A picture or clip. What has no address and no name of its own is called by its place in the story. */
function pictureOf(media: Media, at: number, of: Versioned): object[] {
  const { type, url, caption, altText, creditLine, credit, headline, id } = media
  const own = id && uriOf(id)
  const href = url && uriOf(url)
  const described = [
    ...(caption ? [{ role: 'caption', contentType: 'text/plain', value: caption }] : []),
    ...(altText ? [{ role: 'altText', contentType: 'text/plain', value: altText }] : []),
    ...(creditLine ? [{ role: 'creditLine', contentType: 'text/plain', value: creditLine }] : []),
  ]
  return [
    without({
      name: `${type}-${at + 1}`,
      uri: own ?? href ?? `urn:uuid:${of.id}#${type}-${at + 1}`,
      type,
      headlines: headline ? [{ role: 'main', contentType: 'text/plain', value: headline }] : undefined,
      descriptions: described,
      by: credit?.photographer ?? creditLine,
      infoSources: credit?.agency ? [{ name: credit.agency }] : undefined,
      renditions: renditionsOf(media),
      altIds: id && !own ? [{ role: 'itemid', value: id }] : undefined,
    }),
  ]
}

function renditionsOf({ url, width, height, mimeType, renditions }: Media): object[] {
  const all = renditions?.length ? renditions : url ? [{ role: 'main', url, width, height, mimeType }] : []
  return all.flatMap(({ role, url: address, ...rest }, at) => {
    const href = uriOf(address)
    if (!href) return []
    const length = 'length' in rest ? rest.length : undefined
    return [
      without({
        name: role ?? (at === 0 ? 'main' : `rendition-${at + 1}`),
        href,
        contentType: rest.mimeType,
        width: whole(rest.width),
        height: whole(rest.height),
        sizeInBytes: whole(length),
      }),
    ]
  })
}

const whole = (number: number | undefined): number | undefined =>
  number === undefined || !Number.isFinite(number) ? undefined : Math.round(number)

/** Without what is absent, empty or an empty list. */
function without(properties: Record<string, unknown>): object {
  return Object.fromEntries(
    Object.entries(properties).filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)),
  )
}
