/**
 * Bytes → WireDocument, whatever the format.
 */

import { resolve } from '#src/text/address.ts'
import { type AgencyText, agencyText } from './charset/index.ts'
import { instantOf } from './dates/index.ts'
import type { WireDocument, WireInput } from './document.ts'
import { withoutHarm } from './formats/feed/entities.ts'
import { isSyndication, readSyndication } from './formats/feed/index.ts'
import { parseAgency } from './formats/index.ts'
import { isJsonFeed, readJsonFeed } from './formats/jsonfeed.ts'
import { readSitemap } from './formats/sitemap.ts'
import { bodyFrom } from './html/index.ts'

/** Larger documents are refused: no feed is, and they would fill the memory. */
export const mostBytes = 64 * 1024 * 1024

/**
 * Read a feed or wire file. Never throws: what is wrong is in `problems`; bytes of no format that is known have no `format`.
 */
export async function parse(input: WireInput): Promise<WireDocument> {
  const fail = (code: string, message: string): WireDocument => ({ feed: {}, entries: [], problems: [{ code, message }] })
  if (input.bytes.length > mostBytes) return fail('too-large', `${input.bytes.length} bytes are more than the ${mostBytes} that are read`)
  if (input.bytes.length === 0) return fail('empty', 'there are no bytes')
  try {
    const decoded = agencyText(input)
    return (
      (await parseFeed(input, decoded)) ??
      (await parseAgency(input, decoded)) ??
      page(input) ??
      fail('unknown-format', `the bytes are of no format that is known: they begin with ${JSON.stringify(beginning(input.bytes))}`)
    )
  } catch (error) {
    return fail('failed', `reading failed: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** An HTML page where a feed should be: what it says of itself, and which feeds it names. */
function page({ bytes, url }: WireInput): WireDocument | undefined {
  const head = new TextDecoder().decode(bytes.subarray(0, 200_000))
  if (!/^\s{0,200}(?:<!--[\s\S]{0,2000}?-->\s{0,200})?<(?:!doctype\s+html|html|head|body)\b/i.test(head)) return undefined
  const title = bodyFrom(/<title\b[^>]{0,200}>([^<]{0,500})/i.exec(head)?.[1] ?? '').text.slice(0, 100)
  const named = [...head.matchAll(/<link\b[^>]{0,1000}>/gi)].flatMap(([link]) => {
    const address = /\bhref\s{0,5}=\s{0,5}["']?([^"'\s>]{1,1000})/i.exec(link)?.[1]
    return address && /\btype\s{0,5}=\s{0,5}["']?application\/(?:rss\+xml|atom\+xml|feed\+json)/i.test(link)
      ? (resolve(address.replaceAll('&amp;', '&'), url) ?? [])
      : []
  })
  const feeds = named.length > 0 ? `; it names as its feeds: ${[...new Set(named)].slice(0, 5).join(' ')}` : ''
  return {
    feed: {},
    entries: [],
    problems: [{ code: 'html-page', message: `an HTML page${title ? ` ("${title}")` : ''}, not a feed${feeds}` }],
  }
}

const beginning = (bytes: Uint8Array): string => new TextDecoder().decode(bytes.subarray(0, 60)).replace(/\s+/g, ' ').slice(0, 40)

async function parseFeed(input: WireInput, { text: decoded, encoding, problems: before }: AgencyText): Promise<WireDocument | undefined> {
  const problems = [...before]
  const base = resolve(input.headers?.['content-location'], input.url)
  const readDate = (written: string) => instantOf(written, input.timezone)
  const language = input.headers?.['content-language']
  const told = (document: WireDocument): WireDocument => ({
    ...document,
    encoding,
    feed: language && !document.feed.language ? { ...document.feed, language } : document.feed,
    problems: [...problems, ...document.problems],
  })
  const head = decoded.slice(0, 400).trimStart()
  if (head.startsWith('{')) {
    try {
      const value: unknown = JSON.parse(decoded)
      return isJsonFeed(value) ? told(readJsonFeed(value, base, readDate)) : undefined
    } catch (error) {
      if (!/"items"|jsonfeed/.test(decoded)) return undefined
      return {
        feed: {},
        entries: [],
        problems: [
          ...problems,
          { code: 'not-json', message: `the JSON cannot be read: ${error instanceof Error ? error.message : error}` },
        ],
      }
    }
  }
  const { root, at } = rootOf(decoded)
  if (root === 'urlset') return told(readSitemap(decoded.slice(at), base, readDate))
  if (!isSyndication(root)) return undefined
  const prolog = decoded.slice(0, at)
  const clean = withoutHarm(decoded.slice(at), prolog)
  problems.push(...clean.problems)
  if (at > 0 && /\S/.test(prolog.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>/gi, ''))) {
    problems.push({
      code: 'text-before-xml',
      message: `something stands before the feed, and was passed over: ${JSON.stringify(decoded.slice(0, 60).trim())}`,
    })
  }
  return told(await readSyndication(clean.text, base, readDate, prolog))
}

/** The root element's local name and where it begins; text before it (a PHP warning, a blank line) is passed over. */
function rootOf(text: string): { root?: string; at: number } {
  // agencies' roots too: a NewsML-G2 header has a <channel> of its own
  const found = /<(?:[\w.-]{1,40}:)?(rss|rdf|feed|channel|urlset|news(?:message|item|ml)|(?:package|planning)item|nitf|rbnews)[\s>/]/i.exec(
    text.slice(0, 20_000),
  )
  if (!found) return { at: 0 }
  const html = /<(?:html|body|head)[\s>]/i.exec(text.slice(0, found.index))
  return html ? { at: 0 } : { root: found[1]!.toLowerCase(), at: found.index }
}
