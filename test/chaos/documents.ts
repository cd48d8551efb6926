/**
 * What an agency's feed and pages say of its stories, as bytes.
 */
import { type FeedDocument, type FeedEntry, writeFeed } from '#src/demo/feed-documents.ts'
import { textElement } from '#src/demo/markup.ts'
import type { FeedManner } from '#src/demo/outlets.ts'
import { rss } from '../support/rss.ts'
import type { Agency, Sent, Version } from './truth.ts'

export const pathOf = ({ number }: Sent): string => `/story/${number}`

const marker = { new: '', update: '', corrected: 'CORRECTED: ', kill: 'KILL: ' }
const titleOf = ({ change, headline }: Version) => marker[change] + headline
const html = ({ paragraphs }: Version) => paragraphs.map((one) => textElement('p', one)).join('')
const bodyOf = ({ agency, reprintOf }: Sent, version: Version): Version =>
  reprintOf
    ? {
        ...version,
        paragraphs: version.paragraphs.map((one, n, all) => (n === all.length - 1 ? `${one} (${reprintOf.agency.agency})` : one)),
      }
    : { ...version, paragraphs: version.change === 'new' ? version.paragraphs : [...version.paragraphs, `Sent by ${agency.agency}.`] }

const demoManner: Record<Exclude<Agency['manner'], 'rss'>, FeedManner> = {
  'rss-pages': 'rss',
  'atom-pages': 'atom',
  jsonfeed: 'jsonfeed',
  ninjs: 'ninjs',
  spool: 'ninjs',
}

/** What a feed lists: each story in a version of it. */
export type Listed = { sent: Sent; version: Version }

/** A feed's document. @param origin of the agency's addresses */
export function writeDocument(agency: Agency, origin: string, listed: readonly Listed[]): FeedDocument {
  if (agency.manner === 'rss')
    return {
      body: rss(
        listed.map(({ sent, version }) => ({
          guid: sent.guid,
          title: titleOf(version),
          link: origin + pathOf(sent),
          pubDate: new Date(version.at).toUTCString(),
          content: html(bodyOf(sent, version)),
        })),
      ),
      contentType: 'application/rss+xml; charset=utf-8',
    }
  const channel = { outlet: 'continental', manner: demoManner[agency.manner], path: '/feed', title: agency.agency, language: 'en' } as const
  return writeFeed(channel, { home: origin, self: `${origin}/feed` }, listed.map(entryOf(origin)))
}

const entryOf =
  (origin: string) =>
  ({ sent, version }: Listed): FeedEntry => {
    const body = bodyOf(sent, version)
    return {
      guid: sent.guid,
      url: origin + pathOf(sent),
      section: 'World',
      urgency: 4,
      language: 'en',
      version: sent.versions.indexOf(version) + 1,
      worded: {
        title: titleOf(version),
        headline: titleOf(version),
        summary: version.change === 'kill' ? version.paragraphs[0]! : `${version.headline}, state ${sent.versions.indexOf(version) + 1}`,
        paragraphs: body.paragraphs,
        ...(version.change === 'kill' ? { edNote: version.paragraphs[0]! } : {}),
      },
      published: new Date(sent.versions[0]!.at),
      updated: new Date(version.at),
      ...(sent.embargoedUntil ? { embargoedUntil: new Date(sent.embargoedUntil) } : {}),
      killed: version.change === 'kill',
    }
  }

/** A story's page. */
export function writePage(origin: string, { sent, version }: Listed): string {
  const first = new Date(sent.versions[0]!.at).toISOString()
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">${textElement('title', version.headline)}<link rel="canonical" href="${origin}${pathOf(sent)}">
<meta property="article:published_time" content="${first}"></head><body><article>${textElement('h1', titleOf(version))}<div class="body">${html(bodyOf(sent, version))}</div></article></body></html>`
}
