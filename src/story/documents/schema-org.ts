/**
 * A version of a story as a schema.org NewsArticle in JSON-LD (https://schema.org/NewsArticle).
 */
import type { Media } from '#src/credits/credit.ts'
import { conceptUri } from '#src/wire/newscodes/schemes.ts'
import type { Story } from '../story.ts'
import { instant, timesOf, type Versioned } from './ninjs.ts'
import { uriOf } from './uri.ts'

/** The document; without text and pictures where the version may not be used. */
export function newsArticleOf(story: Story, of: Versioned): Record<string, unknown> {
  const free = story.pubStatus === 'usable'
  const { firstCreated, versionCreated, contentCreated } = timesOf(story, of)
  const web = story.canonicalUrl ?? story.url
  const url = web && uriOf(web)
  const organization = (name: string) => ({ '@type': 'NewsMediaOrganization', name })
  return without({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': uriOf(story.uri) ?? `urn:uuid:${of.id}`,
    identifier: story.uri,
    version: of.version,
    headline: story.headline,
    alternativeHeadline: story.slugline,
    description: free ? story.summary : undefined,
    articleBody: free && story.bodyText !== '' ? story.bodyText : undefined,
    wordCount: free && story.bodyText !== '' ? story.wordCount : undefined,
    inLanguage: story.language,
    dateCreated: firstCreated,
    datePublished: contentCreated ?? firstCreated,
    dateModified: versionCreated,
    expires: instant(story.expires),
    author:
      story.authors.length > 0
        ? story.authors.map((name) => ({ '@type': 'Person', name }))
        : [organization(story.origin?.agency ?? story.agency)],
    publisher: organization(story.agency),
    sourceOrganization: story.origin && organization(story.origin.agency),
    creditText: story.byline,
    copyrightNotice: story.copyrightNotice,
    dateline: story.located,
    contentLocation: story.located && { '@type': 'Place', name: story.located },
    genre: story.genres,
    keywords: story.keywords,
    about: story.subjects.flatMap(({ scheme, code, name }) => {
      const uri = conceptUri({ ...(scheme && { scheme }), ...(code && { code }) })
      const termCode = code && scheme && !uri ? `${scheme}:${code}` : code
      return name || code ? [without({ '@type': 'DefinedTerm', '@id': uri && uriOf(uri), name: name ?? code, termCode })] : []
    }),
    image: free ? story.media.flatMap((media) => pictureOf(media, ['picture', 'graphic'], 'ImageObject')) : undefined,
    video: free ? story.media.flatMap((media) => pictureOf(media, ['video'], 'VideoObject')) : undefined,
    audio: free ? story.media.flatMap((media) => pictureOf(media, ['audio'], 'AudioObject')) : undefined,
    url,
    mainEntityOfPage: url,
    isBasedOn: (story.earlier ?? []).flatMap((id) => uriOf(id) ?? []),
    // schema.org has no word for a hold and an embargo of its own.
    creativeWorkStatus: free
      ? instant(story.embargoedUntil)
        ? `Embargoed until ${instant(story.embargoedUntil)}`
        : undefined
      : story.pubStatus === 'canceled'
        ? 'Canceled'
        : 'Withheld',
    correction: free ? undefined : story.edNote,
  })
}

function pictureOf(media: Media, types: readonly Media['type'][], type: string): object[] {
  if (!types.includes(media.type)) return []
  const contentUrl = media.url && uriOf(media.url)
  if (!contentUrl) return []
  const { caption, creditLine, credit, width, height, mimeType, headline } = media
  return [
    without({
      '@type': type,
      contentUrl,
      name: headline,
      caption,
      creditText: creditLine,
      creator: credit?.photographer && { '@type': 'Person', name: credit.photographer },
      width,
      height,
      encodingFormat: mimeType,
    }),
  ]
}

function without(properties: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)),
  )
}
