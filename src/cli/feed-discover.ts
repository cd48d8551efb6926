/**
 * Feeds that a page names, or that lie where feeds usually lie, each tried.
 */
import { createNet } from '#src/net/fetch.ts'
import { parse } from '#src/wire/index.ts'
import { type NamedFeed, namingIn } from '#src/wire/named-feeds.ts'
import { settings } from './session.ts'

export interface Discovered extends NamedFeed {
  format?: string
  entries?: number
  /** Why it is none, or cannot be had. */
  problem?: string
}

export interface Discovery {
  url: string
  feeds: Discovered[]
  problem?: string
}

const mostTried = 20
/** Where feeds usually lie, tried where a page names none. */
const usual = ['/feed', '/rss', '/rss.xml', '/feed.xml', '/atom.xml', '/index.xml', '/feed.json', '/news-sitemap.xml', '/sitemap-news.xml']

/** The feeds of a page, an OPML list or an index of sitemaps; the address itself where it is a feed. */
export async function discover(url: string): Promise<Discovery> {
  const config = settings()
  const net = createNet({ allowNetworks: config.allowNetworks, contact: config.contact, now: () => new Date() })
  const look = async (address: string): Promise<Discovered & { bytes?: Uint8Array }> => {
    const got = await net.fetch({ url: address, accept: 'feed' })
    if (got.kind !== 'fetched') return { url: address, problem: 'message' in got ? got.message : `the server answered ${got.kind}` }
    const document = await parse({ bytes: got.bytes, headers: got.headers, url: got.url })
    if (!document.format) return { url: got.url, bytes: got.bytes, problem: document.problems.at(-1)?.message ?? 'it is no feed' }
    const { title, language } = document.feed
    return {
      url: got.permanentUrl ?? got.url,
      format: document.format,
      entries: document.entries.length,
      ...(title ? { title } : {}),
      ...(language ? { language } : {}),
    }
  }
  try {
    const { bytes, ...own } = await look(url)
    if (own.format) return { url, feeds: [own] }
    if (!bytes) return { url, feeds: [], problem: own.problem! }
    const named = namingIn({ bytes, url: own.url })?.feeds ?? []
    const feeds: Discovered[] = []
    for (const feed of named.slice(0, mostTried)) {
      const { bytes: _, ...found } = await look(feed.url)
      feeds.push({ ...feed, ...found })
    }
    feeds.push(...named.slice(mostTried))
    if (named.length > 0) return { url, feeds }
    for (const path of usual) {
      const { bytes: _, ...found } = await look(new URL(path, own.url).href)
      if (found.format && (found.entries ?? 0) > 0 && !feeds.some((one) => one.url === found.url)) feeds.push(found)
    }
    return { url, feeds, ...(feeds.length === 0 ? { problem: `${own.problem}; and no feed lies where feeds usually lie` } : {}) }
  } finally {
    await net.close()
  }
}
