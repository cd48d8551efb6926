/**
 * Google News sitemaps (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap).
 */
import type { WireDocument, WireEntry } from '../document.ts'
import { Fields, type ReadDate } from './feed/fields.ts'
import { lineOf } from './feed/text.ts'
import { isElement, readFeedXml, textOf } from './feed/xml.ts'

const native = new Set(['', 'sitemap'])

export function readSitemap(text: string, url: string | undefined, readDate: ReadDate): WireDocument {
  const { root, broken } = readFeedXml(text, url)
  const entries: WireEntry[] = (root?.children ?? []).filter(isElement).flatMap((element) => {
    if (element.name !== 'url') return []
    const fields = new Fields(element, native)
    const news = fields.first('news:news')
    const address = fields.text('loc')
    if (!address) return []
    const about = news ? new Fields(news, native) : fields
    const publication = about.first('news:publication')
    const language = publication ? new Fields(publication, native).text('news:language') : undefined
    const source = publication ? new Fields(publication, native).text('news:name') : undefined
    const date = about.text('news:publication_date')
    const published = date ? readDate(date) : undefined
    const changed = fields.text('lastmod')
    const updated = changed ? readDate(changed) : undefined
    const title = about.first('news:title')
    const headline = title ? lineOf(title) : undefined
    const keywords = about
      .text('news:keywords')
      ?.split(',')
      .map((word) => word.trim())
      .filter(Boolean)
    const pictures = fields.all('image:image').flatMap((image) => {
      const at = image.children.filter(isElement).find(({ name }) => name === 'loc')
      const caption = image.children.filter(isElement).find(({ name }) => name === 'caption')
      return at
        ? [{ type: 'picture' as const, url: textOf(at).trim(), ...(caption && lineOf(caption) ? { caption: lineOf(caption)! } : {}) }]
        : []
    })
    return [
      {
        id: address,
        url: address,
        ...(headline ? { headline } : {}),
        ...(published ? { published } : {}),
        ...(updated ? { updated } : {}),
        ...(language ? { language } : {}),
        ...(keywords?.length ? { keywords } : {}),
        ...(source ? { infoSources: [source] } : {}),
        ...(pictures.length > 0 ? { media: pictures } : {}),
      },
    ]
  })
  const problems = broken
    ? [{ code: 'not-well-formed', message: 'elements are opened and not closed; the document was read all the same' }]
    : []
  return { format: 'news-sitemap', feed: {}, entries, problems }
}
