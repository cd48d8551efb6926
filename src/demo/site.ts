/**
 * What an outlet answers for a path at a time of the script: pure, so that the same seed gives the same bytes at the same
 * moment. Conditions, limits and delays are the server's.
 */
import { hashOf } from './chance.ts'
import { type FeedEntry, writeFeed } from './feed-documents.ts'
import { type Channel, type ChannelName, channelOf, type OutletName, outlets } from './outlets.ts'
import { writePage } from './pages.ts'
import { editionsAt, type Listing, type Script } from './script.ts'
import { type Worded, word } from './wording.ts'

/** An answer before anything conditional is asked of it. */
export type Answer =
  | {
      kind: 'document'
      body: string | Buffer
      contentType: string
      lastModified?: Date
      withEtag: boolean
      maxAgeSeconds: number
      delayMs: number
      counts: boolean
    }
  | { kind: 'moved'; to: string }
  | { kind: 'trouble'; status: 404 | 410 | 500; body: string }
  | { kind: 'garbled'; body: string; contentType: string }

export interface Moment {
  script: Script
  /** When the script started. */
  start: Date
  /** Seconds since then; negative before it. */
  offset: number
  /** An outlet's front page, without a slash at the end. */
  home: (outlet: OutletName) => string
}

export function answer(moment: Moment, outlet: OutletName, path: string): Answer {
  if (path === '/robots.txt') return plain('User-agent: *\nDisallow: /video/\n', 'text/plain; charset=utf-8')
  if (path.startsWith('/photos/')) return { ...plain('', 'image/png'), body: onePixel }
  const channels = Object.keys(moment.script.everySeconds) as ChannelName[]
  for (const name of channels) {
    const channel = channelOf(name)
    if (channel.outlet !== outlet) continue
    if (channel.formerPath === path) return { kind: 'moved', to: moment.home(outlet) + channel.path }
    if (channel.path === path) return feed(moment, name, channel)
  }
  return page(moment, outlet, path) ?? (path === '/' ? frontPage(outlet) : { kind: 'trouble', status: 404, body: 'Not found\n' })
}

function feed(moment: Moment, name: ChannelName, channel: Channel): Answer {
  const { script, offset, home } = moment
  const { outage } = script
  if (channel.trouble === 'breaks' && offset >= outage.from && offset < outage.until) {
    if (offset < outage.garbledFrom) return { kind: 'trouble', status: 500, body: 'Internal Server Error: too many connections\n' }
    return { kind: 'garbled', body: garbled, contentType: 'application/rss+xml; charset=utf-8' }
  }
  if (channel.trouble === 'goes' && offset >= script.goneFrom)
    return { kind: 'trouble', status: 410, body: 'The evening edition is no more.\n' }
  const listed = script.listings.filter((listing) => listing.channel === name).flatMap((listing) => entryOf(moment, listing) ?? [])
  listed.sort((a, b) => b.updated.getTime() - a.updated.getTime() || (a.guid < b.guid ? -1 : 1))
  const { body, contentType } = writeFeed(channel, { home: home(channel.outlet), self: home(channel.outlet) + channel.path }, listed)
  // What has left the feed changed it too.
  const changes = script.listings.flatMap(({ channel: c, until }) => (c === name && until !== undefined && until <= offset ? [until] : []))
  const lastModified = new Date(
    Math.max(
      moment.start.getTime(),
      ...listed.map(({ updated }) => updated.getTime()),
      ...changes.map((at) => timeOf(moment, at).getTime()),
    ),
  )
  const dated = moment.offset < 0 ? {} : { lastModified }
  return { kind: 'document', body, contentType, ...dated, withEtag: !channel.datedOnly, maxAgeSeconds: 1, delayMs: 0, counts: false }
}

function entryOf(moment: Moment, listing: Listing): FeedEntry | undefined {
  const editions = editionsAt(listing, moment.offset)
  const edition = editions.at(-1)
  if (!edition) return undefined
  return {
    guid: listing.guid,
    url: moment.home(listing.outlet) + listing.path,
    section: listing.copy.facts.section ?? 'News',
    urgency: Number(listing.copy.facts.urgency ?? 5),
    language: listing.language,
    version: edition.version,
    worded: wordedAt(moment, listing)!,
    published: timeOf(moment, listing.editions[0]!.at),
    updated: timeOf(moment, edition.at),
    ...(listing.embargoedUntil === undefined ? {} : { embargoedUntil: timeOf(moment, listing.embargoedUntil) }),
    killed: edition.kind === 'kill',
  }
}

/** A story's own dateline keeps the day on which it was first sent, whatever listing shows it. */
function wordedAt(moment: Moment, listing: Listing): Worded | undefined {
  const edition = editionsAt(listing, moment.offset).at(-1)
  const first = Math.min(...moment.script.listings.filter(({ story }) => story === listing.story).map(({ editions }) => editions[0]!.at))
  return edition && word(listing, edition, timeOf(moment, first))
}

function page(moment: Moment, outlet: OutletName, path: string): Answer | undefined {
  const { script, home, offset } = moment
  const ours = script.listings.filter((listing) => listing.outlet === outlet)
  // A page stays when its entry has left the feed; a kill at the same address replaces it.
  const standing = ours
    .filter((listing) => listing.path === path)
    .flatMap((listing) => {
      const edition = listing.editions.filter(({ at }) => at <= offset).at(-1)
      return edition ? [{ listing, edition }] : []
    })
    .sort((a, b) => b.edition.at - a.edition.at)[0]
  if (!standing) return undefined
  const { listing, edition } = standing
  const worded = wordedAt(moment, { ...listing, editions: [edition] })!
  const modified = timeOf(moment, edition.at)
  const body = writePage({
    outlet,
    language: listing.language,
    section: listing.copy.facts.section ?? 'News',
    url: home(outlet) + path,
    home: home(outlet),
    worded,
    published: timeOf(moment, listing.editions[0]!.at),
    modified,
    others: ours
      .filter((other) => other.path !== path && other.language === listing.language && other.editions[0]!.at <= 0)
      .map((other) => ({ url: home(outlet) + other.path, headline: other.copy.headline })),
  })
  const slow = outlets[outlet].slowPages
  const delayMs = slow ? Math.round((slow.from + ((hashOf(path) % 1000) / 1000) * (slow.to - slow.from)) * 1000) : 0
  return {
    kind: 'document',
    body,
    contentType: 'text/html; charset=utf-8',
    lastModified: modified,
    withEtag: true,
    maxAgeSeconds: 5,
    delayMs,
    counts: true,
  }
}

const timeOf = ({ start }: Moment, at: number) => new Date(start.getTime() + at * 1000)

const plain = (body: string, contentType: string) =>
  ({ kind: 'document', body, contentType, withEtag: true, maxAgeSeconds: 600, delayMs: 0, counts: false }) as const

const frontPage = (outlet: OutletName) =>
  plain(`<!DOCTYPE html><title>${outlets[outlet].site}</title><h1>${outlets[outlet].site}</h1>\n`, 'text/html; charset=utf-8')

/** What a publisher's server sends when its database is away and its template is not. */
const garbled =
  '<?xml version="1.0" encoding="UTF-8"?>\n<<rss vers&on=2.0 <chan\u0001nel><item><title>Warning: mysqli_connect(): (HY000/2002)\n</oops>'

/** A PNG of one grey pixel. */
const onePixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64')
