/**
 * An HTML page where a feed should be: what it says of itself, and which feeds it names.
 */
import { webAddress } from '#src/text/address.ts'
import type { Problem, WireInput } from './document.ts'
import { bodyFrom } from './html/index.ts'

/** The problem that the bytes are an HTML page; undefined when they are none. */
export function htmlPage({ bytes, url }: WireInput): Problem | undefined {
  const head = new TextDecoder().decode(bytes.subarray(0, 200_000))
  if (!/^\s{0,200}(?:<!--[\s\S]{0,2000}?-->\s{0,200})?<(?:!doctype\s+html|html|head|body)\b/i.test(head)) return undefined
  const title = bodyFrom(/<title\b[^>]{0,200}>([^<]{0,500})/i.exec(head)?.[1] ?? '').text.slice(0, 100)
  const named = [...head.matchAll(/<link\b[^>]{0,1000}>/gi)].flatMap(([link]) => {
    const address = /\bhref\s{0,5}=\s{0,5}["']?([^"'\s>]{1,1000})/i.exec(link)?.[1]
    return address && /\btype\s{0,5}=\s{0,5}["']?application\/(?:rss\+xml|atom\+xml|feed\+json)/i.test(link)
      ? (webAddress(address.replaceAll('&amp;', '&'), url) ?? [])
      : []
  })
  const feeds = named.length > 0 ? `; it names as its feeds: ${[...new Set(named)].slice(0, 5).join(' ')}` : ''
  return { code: 'html-page', message: `an HTML page${title ? ` ("${title}")` : ''}, not a feed${feeds}` }
}
