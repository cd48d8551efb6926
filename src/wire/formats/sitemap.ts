/**
 * Google News sitemaps (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap).
 */
import { webAddress } from '#src/text/address.ts'
import type { WireEntry } from '../document.ts'
import { isElement, rawText } from '../xml/select.ts'
import { Fields } from './feed/fields.ts'
import { lineOf } from './feed/text.ts'
import { readFeedXml } from './feed/xml.ts'
import type { Source, Taken } from './source.ts'

const native = new Set(['', 'sitemap'])

export const detect = ({ feedRoot }: Source): boolean => feedRoot.name === 'urlset'

export function read({ text, feedRoot, base, readDate }: Source): Taken {
  const { root, broken } = readFeedXml(text.slice(feedRoot.at), base)
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
    const url = webAddress(address, undefined)
    const pictures = fields.all('image:image').flatMap((image) => {
      const at = image.children.filter(isElement).find(({ name }) => name === 'loc')
      const caption = image.children.filter(isElement).find(({ name }) => name === 'caption')
      const shown = at ? webAddress(rawText(at), undefined) : undefined
      return shown ? [{ type: 'picture' as const, url: shown, ...(caption && lineOf(caption) ? { caption: lineOf(caption)! } : {}) }] : []
    })
    return [
      {
        id: address,
        ...(url ? { url } : {}),
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
  return { feed: {}, entries, problems }
}
