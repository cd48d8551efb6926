/**
 * The names that a story may come under again.
 */
import { pageAddress } from '../address.ts'
import type { Story } from '../story.ts'

/** What a source or a page calls a story. */
export interface Identity {
  scheme: 'uri' | 'url'
  key: string
}

/** The names a story may come under again: its agency's uri, its page's address. What one agency calls a story names none of another's. */
export function namesOf(story: Story): Identity[] {
  const addresses = [story.canonicalUrl, story.url].flatMap((url) => (url ? (pageAddress(url) ?? []) : []))
  return [
    uriOf(story.agency, story.uri),
    ...[...new Set(addresses)].map((address) => ({ scheme: 'url' as const, key: `${story.agency}\n${address}` })),
  ]
}

/** The names of what the source says a story goes on from. */
export const earlierNames = ({ agency, earlier }: Story): Identity[] => (earlier ?? []).map((uri) => uriOf(agency, uri))

const uriOf = (agency: string, uri: string): Identity => ({ scheme: 'uri', key: `${agency}\n${uri}` })
