/**
 * The namespaces of feeds, whatever prefix a feed gives them.
 */
import type { Vocabularies } from '../../xml/names.ts'

/** Namespace URIs as feeds spell them, lower case, without a trailing slash or hash. */
const spaces: Record<string, string> = {
  'http://purl.org/rss/1.0': 'rss',
  'http://my.netscape.com/rdf/simple/0.9': 'rss',
  'http://channel.netscape.com/rdf/simple/0.9': 'rss',
  'http://purl.org/net/rss1.1': 'rss',
  'http://backend.userland.com/rss2': 'rss',
  'http://blogs.law.harvard.edu/tech/rss': 'rss',
  'http://www.w3.org/2005/atom': 'atom',
  'http://purl.org/atom/ns': 'atom',
  'http://purl.org/dc/elements/1.1': 'dc',
  'http://purl.org/dc/elements/1.0': 'dc',
  'http://purl.org/dc/terms': 'dcterms',
  'http://purl.org/rss/1.0/modules/content': 'content',
  'http://purl.org/rss/1.0/modules/slash': 'slash',
  'http://purl.org/rss/1.0/modules/syndication': 'sy',
  'http://search.yahoo.com/mrss': 'media',
  'http://search.yahoo.com/rss': 'media',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://www.w3.org/1999/xhtml': 'xhtml',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
  'http://wellformedweb.org/commentapi': 'wfw',
  'http://webns.net/mvcb': 'admin',
  'http://www.google.com/schemas/sitemap-news/0.9': 'news',
  'http://www.sitemaps.org/schemas/sitemap/0.9': 'sitemap',
  'http://www.google.com/schemas/sitemap-image/1.1': 'image',
  'http://rssnamespace.org/feedburner/ext/1.0': 'feedburner',
  'http://www.pheedo.com/namespace/pheedo': 'pheedo',
  'http://purl.org/atompub/tombstones/1.0': 'at',
}
/** Their versions are in the middle. */
const versioned = [
  [/^http:\/\/wordpress\.org\/export\/[\d.]{1,8}\/excerpt$/, 'excerpt'],
  [/^http:\/\/wordpress\.org\/export\/[\d.]{1,8}$/, 'wp'],
] as const
const conventional = new Set([
  'dc',
  'dcterms',
  'content',
  'media',
  'itunes',
  'atom',
  'slash',
  'sy',
  'xhtml',
  'rdf',
  'wfw',
  'news',
  'image',
  'feedburner',
  'at',
])

/** What feeds are made of. */
export const vocabularies: Vocabularies = {
  known: (given) => {
    // A namespace is a name and no address: some write it as a browser would show it now.
    const address = given.replace(/^https:/, 'http:')
    return Object.hasOwn(spaces, address) ? spaces[address] : versioned.find(([pattern]) => pattern.test(address))?.[1]
  },
  conventional,
}
