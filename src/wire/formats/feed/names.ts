/**
 * Names in a feed's XML by namespace, whatever prefix the feed gives it.
 */

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
}
/** Their versions are in the middle. */
const versioned = [
  [/^http:\/\/wordpress\.org\/export\/[\d.]{1,8}\/excerpt$/, 'excerpt'],
  [/^http:\/\/wordpress\.org\/export\/[\d.]{1,8}$/, 'wp'],
] as const
const conventional = new Set(['dc', 'dcterms', 'content', 'media', 'itunes', 'atom', 'slash', 'sy', 'xhtml', 'rdf', 'wfw', 'news'])

/** Prefixes bound by an element and those around it, and the names already looked up in them. */
export interface Scope {
  prefixes: Map<string, string>
  around: Scope | undefined
  names: Map<string, { name: string; space: string }>
}

/** Short for a namespace's address; '' for none, `?address` for one that is not known. */
export function spaceOf(address: string): string {
  if (address === '') return ''
  if (Object.hasOwn(spaces, address)) return spaces[address]!
  return versioned.find(([pattern]) => pattern.test(address))?.[1] ?? `?${address}`
}

/** Local name and namespace of a name as written. */
export function named(raw: string, scope: Scope): { name: string; space: string } {
  const known = scope.names.get(raw)
  if (known) return known
  const colon = raw.indexOf(':')
  const prefix = colon < 0 ? '' : raw.slice(0, colon).toLowerCase()
  let bound: string | undefined
  for (let around: Scope | undefined = scope; around && bound === undefined; around = around.around) bound = around.prefixes.get(prefix)
  const found = {
    name: raw.slice(colon + 1).toLowerCase(),
    space: bound ?? (conventional.has(prefix) ? prefix : prefix ? `?${prefix}` : ''),
  }
  scope.names.set(raw, found)
  return found
}
