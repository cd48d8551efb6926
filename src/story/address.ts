/**
 * A page's address without what changes from link to link, so that one page has one address.
 */

/** Query parameters that say how a reader came, not what the page is. */
const tracking =
  /^(utm_|mc_|fb_|ga_|pk_|hsa_|at_|ns_|wt[._]|_ga|fbclid|gclid|dclid|yclid|msclkid|igshid|cmp|cmpid|smid|smtyp|ref|refsrc|ref_src|src|source|xtor|ocid|sr_share|sh|share|partner|feed|rss|mod|itm_|sara_|_hs|mkt_)/i

/**
 * Normalise a page's URL: host in lower case without `www.`, no fragment, no default port, no tracking parameters, the
 * others in order, no trailing slash, scheme left out.
 * @returns undefined for what is no http(s) URL
 */
export function pageAddress(url: string): string | undefined {
  let parsed: URL
  try {
    parsed = new URL(url)
  } catch {
    return undefined
  }
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return undefined
  const kept = [...parsed.searchParams].filter(([name]) => !tracking.test(name)).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  const query = kept.length > 0 ? `?${new URLSearchParams(kept)}` : ''
  const path = parsed.pathname.replace(/(?<!\/)\/+$/, '')
  // A publisher's front page is no article: stories that only point there have no address of their own.
  if (path === '' && query === '') return undefined
  return parsed.host.replace(/^www\./, '') + path + query
}
