/**
 * Guids and links: what agencies call their items by.
 */
import type { Feed } from './listings.ts'
import type { Listing } from './matters.ts'

/** What has been used and made so far. */
export interface Names {
  /** Guids and links that an agency has used. */
  used: Set<string>
  made: number
}

/** A guid of the same feed that is new, with a link. */
export const another = (names: Names, { feed, link }: Listing, sameLink = false): Pick<Listing, 'guid' | 'link'> => {
  const id = ++names.made
  return {
    guid: `tag:${feed.id}.example,2026:again${id}x`,
    link: sameLink ? link : `https://${feed.agency.toLowerCase()}.example/again-${id}`,
  }
}

/** An agency has used these. */
export const use = (names: Names, { feed: { agency }, guid, link }: Listing): void =>
  void names.used.add(`${agency} ${guid}`).add(`${agency} ${link}`)

/** A foreign name, where this feed's agency has not used it before. */
export const free = (names: Names, { agency, id }: Feed, guid: string): string =>
  names.used.has(`${agency} ${guid}`) ? `tag:${id}.example,2026:own${++names.made}x` : guid
export const freeLink = (names: Names, { agency }: Feed, link: string): string =>
  names.used.has(`${agency} ${link}`) ? `https://${agency.toLowerCase()}.example/own-${++names.made}` : link
