/**
 * Bytes → WireDocument, whatever the format.
 */

import { resolve } from './address.ts'
import { parseAgency } from './agencies.ts'
import { instantOf } from './agency-date.ts'
import { agencyText } from './agency-text.ts'
import type { WireDocument, WireInput } from './document.ts'
import { isJsonFeed, readJsonFeed } from './jsonfeed.ts'
import { readSitemap } from './sitemap.ts'
import { isSyndication, readSyndication } from './syndication.ts'

/** Larger documents are refused: no feed is, and they would fill the memory. */
const mostBytes = 64 * 1024 * 1024

/**
 * Read a feed or wire file. Never throws: what is wrong is in `problems`; bytes of no format that is known have no `format`.
 */
export async function parse(input: WireInput): Promise<WireDocument> {
  const fail = (code: string, message: string): WireDocument => ({ feed: {}, entries: [], problems: [{ code, message }] })
  if (input.bytes.length > mostBytes) return fail('too-large', `${input.bytes.length} bytes are more than the ${mostBytes} that are read`)
  if (input.bytes.length === 0) return fail('empty', 'there are no bytes')
  try {
    return (
      (await parseFeed(input)) ??
      (await parseAgency(input)) ??
      fail('unknown-format', `the bytes are of no format that is known: they begin with ${JSON.stringify(beginning(input.bytes))}`)
    )
  } catch (error) {
    return fail('failed', `reading failed: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const beginning = (bytes: Uint8Array): string => new TextDecoder().decode(bytes.subarray(0, 60)).replace(/\s+/g, ' ').slice(0, 40)

async function parseFeed(input: WireInput): Promise<WireDocument | undefined> {
  const { text: decoded, problems } = agencyText(input)
  const base = resolve(input.headers?.['content-location'], input.url)
  const readDate = (written: string) => instantOf(written, input.timezone)
  const language = input.headers?.['content-language']
  const told = (document: WireDocument): WireDocument => ({
    ...document,
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
  if (at > 0 && /\S/.test(decoded.slice(0, at).replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>/gi, ''))) {
    problems.push({
      code: 'text-before-xml',
      message: `something stands before the feed, and was passed over: ${JSON.stringify(decoded.slice(0, 60).trim())}`,
    })
  }
  return told(await readSyndication(decoded.slice(at), base, readDate, decoded.slice(0, at)))
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
