/**
 * Keys by which the stories that a notice may speak of are found among all of an agency's: whatever `speaksOf` takes for named shares one
 * with the notice. Names are cut to a length; what is found is still to be compared.
 */
import { bare, dayAtEnd, mayBeCut, type Nameable, numberedBy, plain, type References, slugOf } from './notice.ts'

/** What a notice's stories are found by: keys that they have, and beginnings of such. */
export interface NameKeys {
  keys: string[]
  beginnings: string[]
}

/** Longer names are told apart when they are compared. */
const keyLength = 200
/** Of an identity, from its end. */
const readLength = 1_000
/** Numbers in one word, from its end: a hash in hexadecimal has half as many. */
const mostTails = 32

const key = (kind: 'headline' | 'slug' | 'item', name: string): string => `${kind} ${name}`.slice(0, keyLength)

/** The keys of a story, each once. */
export function nameKeysOf({ uri, headline, slugline }: Nameable): string[] {
  const headlines = [plain(bare(headline)), plain(headline)].filter((words) => words !== '')
  const slug = slugOf(slugline ?? '')
  return [
    ...new Set([
      ...headlines.map((words) => key('headline', words)),
      ...(slug === '' ? [] : [key('slug', slug)]),
      ...tailsOf(lastWord(withoutDay(uri))).map((tail) => key('item', tail)),
      ...[numberedBy(withoutDay(uri)) ?? []].flat().map((number) => key('item', number)),
    ]),
  ]
}

/** The keys of what a notice names. */
export function nameKeysNamed({ uris, items, headlines }: References): NameKeys {
  const said = headlines.map(plain)
  const slugs = [...items, ...headlines].map(slugOf)
  const numbers = [...uris.map(withoutDay), ...items].map(lastWord)
  const keys = [
    ...said.map((words) => key('headline', words)),
    ...slugs.map((slug) => key('slug', slug)),
    ...numbers.map((word) => key('item', word)),
    ...items.map((item) => key('item', item.toLowerCase())),
  ]
  return { keys: [...new Set(keys)], beginnings: [...new Set(said.filter(mayBeCut).map((words) => key('headline', words)))] }
}

/** The last run of letters and digits of an identity, or of what may be its end. */
const lastWord = (identity: string): string =>
  identity
    .slice(-readLength)
    .match(/[\p{L}\p{N}]+/gu)
    ?.at(-1) ?? ''

/** What an item's number stands at the end of. */
const withoutDay = (uri: string): string => uri.replace(dayAtEnd, '')

/** A word, and the ends of it that begin with a number: `item0123` ends with `0123`. */
function tailsOf(word: string): string[] {
  const tails = [...word.matchAll(/(?<!\d)\d/g)].map(({ index }) => word.slice(index))
  return [...new Set([word, ...tails.slice(-mostTails)])]
}
