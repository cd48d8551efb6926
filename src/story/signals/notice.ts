/**
 * What a notice speaks of: a kill, a withhold or an elimination that comes without the text it withdraws.
 */
import type { Signal, WireEntry } from '#src/wire/document.ts'
import type { Story } from '../story.ts'
import type { SignalsRead } from './index.ts'

/** What a notice names: identities, item numbers, headlines. */
export interface References {
  uris: string[]
  items: string[]
  headlines: string[]
}

const withdrawing = new Set<Signal>(['kill', 'withhold', 'elimination'])
const earlierLinks = new Set(['evolvedFrom', 'replaces'])

/** Identities of what an item says it goes on from, other than its own. */
export function earlierOf({ links, id }: WireEntry): string[] {
  return [...new Set((links ?? []).flatMap(({ rel, url }) => (rel && earlierLinks.has(rel) && url !== id ? [url] : [])))]
}

/** What a withdrawal names, if it is one. */
export function referencesOf(entry: WireEntry, signals: readonly Signal[], read: SignalsRead): References | undefined {
  if (!signals.some((signal) => withdrawing.has(signal)) && entry.pubStatus !== 'canceled') return undefined
  const own = read.found.some(({ where }) => where === 'headline') && wordsOf(read.headline).length >= 3 ? [read.headline] : []
  const found = { uris: earlierOf(entry), items: read.refersTo?.items ?? [], headlines: [...(read.refersTo?.headlines ?? []), ...own] }
  return found.uris.length + found.items.length + found.headlines.length > 0 ? found : undefined
}

/** Does a notice speak of this story, and by what? */
export function speaksOf(
  { uris, items, headlines }: References,
  { uri, headline, slugline }: Pick<Story, 'uri' | 'headline'> & { slugline?: string | null | undefined },
): 'item' | 'headline' | undefined {
  if (uris.includes(uri) || items.some((item) => endsWith(uri, item) || item === slugline)) return 'item'
  const said = wordsOf(headline)
  const quoted = headlines.map(wordsOf)
  // A quoted headline may be cut short, as on a list of items.
  return quoted.some(
    (words) =>
      words.length > 0 && (words.join(' ') === said.join(' ') || (words.length >= 5 && said.join(' ').startsWith(`${words.join(' ')} `))),
  )
    ? 'headline'
    : undefined
}

/** `tag:agency,2026:item0123` ends with the item `0123`; `10123` does not. */
function endsWith(uri: string, item: string): boolean {
  return item.length >= 3 && uri.endsWith(item) && !/[\p{L}\p{N}]$/u.test(uri.slice(0, -item.length)) && uri !== ''
}

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []
