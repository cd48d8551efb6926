/**
 * What a feed is called where nobody said it, and feeds that are known beforehand.
 */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { readFeedsFile } from '#src/commands/feeds-file.ts'
import type { FeedSettings } from '#src/store/feeds.ts'

const catalogue = fileURLToPath(new URL('../../feeds.example.yaml', import.meta.url))

/** A name made of the address: `agency-example-rss-world`. */
export function idOf(url: string): string {
  const at = new URL(url)
  const host = at.hostname.replace(/^www\./, '') || 'files'
  const path = at.pathname.replace(/\.(xml|rss|json)$/, '')
  return `${host}${path}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 63)
    .replace(/-$/, '')
}

/** The feeds of the catalogue; none where the file is not there. */
export async function knownFeeds(): Promise<FeedSettings[]> {
  const read = readFeedsFile(await readFile(catalogue, 'utf8').catch(() => ''))
  return read.ok ? read.feeds : []
}
