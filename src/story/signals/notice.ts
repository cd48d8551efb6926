/**
 * What a notice speaks of: a kill, a withhold, an elimination or a restore that comes without the text it is about.
 */
import { forms } from '#src/agencies/index.ts'
import { patterns } from '#src/languages/index.ts'
import type { Signal, WireEntry } from '#src/wire/document.ts'
import type { Story } from '../story.ts'
import { readSignals, type SignalsRead } from './index.ts'
import { lowerInPlace } from './markers.ts'

/** What a notice names: identities, item numbers, headlines. */
export interface References {
  uris: string[]
  items: string[]
  headlines: string[]
  /** Everyday words name it: only by the whole of its headline, or one whose cut is marked. */
  exact?: true
}

const ruling = new Set<Signal>(['kill', 'withhold', 'elimination', 'restore', 'release'])
const earlierLinks = new Set(['evolvedFrom', 'replaces'])

/** Identities of what an item says it goes on from, other than its own. */
export function earlierOf({ links, id }: WireEntry): string[] {
  return [...new Set((links ?? []).flatMap(({ rel, url }) => (rel && earlierLinks.has(rel) && url !== id ? [url] : [])))]
}

/** A headline that is more than a marker and a word. */
const nameableHeadline = (text: string): boolean => plain(text).includes(' ') || /\p{Lo}{4,}/u.test(text)

/** A notice may say behind the headline when that was sent: `Potter sues city (sent 0102 GMT)`. */
function withoutTail(headline: string): string[] {
  const short = headline.replace(/\s{0,3}[([][^()[\]]{0,40}\d{2}[^()[\]]{0,40}[)\]]\s{0,3}$/u, '')
  return short !== headline && nameableHeadline(short) ? [headline, short] : [headline]
}

/** What a ruling names, if it is one. */
export function referencesOf(entry: WireEntry, signals: readonly Signal[], read: SignalsRead): References | undefined {
  if (!signals.some((signal) => ruling.has(signal)) && entry.pubStatus !== 'canceled') return undefined
  // A headline that is nothing but the word that lifts something names no story.
  const own =
    !read.found.some(({ signal, text }) => signal === 'release' && text === read.headline) &&
    read.found.some(({ signal, where }) => where === 'headline' || ruling.has(signal)) &&
    nameableHeadline(read.headline)
      ? withoutTail(read.headline)
      : []
  const found = { uris: earlierOf(entry), items: read.refersTo?.items ?? [], headlines: [...(read.refersTo?.headlines ?? []), ...own] }
  return found.uris.length + found.items.length + found.headlines.length > 0 ? found : undefined
}

/** An order in everyday words, of a story that nothing else rules; undefined where there is none. */
export const orderOf = ({ order }: SignalsRead): Story['perhaps'] =>
  order && order.headlines.length + order.items.length > 0
    ? { signal: order.signal, refersTo: { uris: [], items: order.items, headlines: order.headlines, exact: true } }
    : undefined

const everyday = new RegExp(`^(?:${patterns('everydayKills')})$`, 'u')

/**
 * The order that a story's headline may give over the story's own text, if all that rules it is a word in capitals that headlines say of flights and
 * goals, too: `ANULADO: gol de Messi`.
 */
export function shoutedOrder({ found, headline }: SignalsRead): Story['perhaps'] {
  const kills = found.filter(({ signal }) => ruling.has(signal))
  const isEveryday =
    kills.length > 0 &&
    kills.every(({ signal, where, text }) => signal === 'kill' && where === 'headline' && everyday.test(lowerInPlace(text)))
  return isEveryday && nameableHeadline(headline)
    ? { signal: 'kill', refersTo: { uris: [], items: [], headlines: withoutTail(headline), exact: true } }
    : undefined
}

const statusOfOrder = { kill: 'canceled', withhold: 'withheld', restore: 'usable' } as const

/** A story as the order that its words may be. */
export function ordered({ perhaps, ...story }: Story): Story {
  if (!perhaps) return story
  const { signal, refersTo } = perhaps
  return { ...story, pubStatus: statusOfOrder[signal], signals: [...story.signals, signal], refersTo }
}

/** How a notice names a story: by its identity, number or slug; by its headline; by a headline that was cut short. */
export type Named = 'item' | 'headline' | 'cut'

/** A story by the names that a notice may give it. */
export type Nameable = Pick<Story, 'uri' | 'headline'> & { slugline?: string | null | undefined }

/** A cut headline of fewer letters could be the beginning of many. */
const cutLetters = 12
/** In scripts without spaces a character says as much as a word. */
const cutIdeographs = 6

/** Does a notice speak of this story, and by what? */
export function speaksOf({ uris, items, headlines, exact }: References, { uri, headline, slugline }: Nameable): Named | undefined {
  const slug = slugOf(slugline ?? '')
  if (uris.includes(uri) || items.some((item) => endsWith(uri, item) || (slug !== '' && slugOf(item) === slug))) return 'item'
  const read = readSignals({ headline })
  // An order names no story that begins with the same order.
  const said = plain(exact && read.signals.includes('kill') ? headline : read.headline)
  let named: Named | undefined
  for (const given of headlines) {
    const words = plain(given)
    if (words === '') continue
    if (words === said || words === plain(headline)) return 'headline'
    if (slug !== '' && slugOf(given) === slug) return 'item'
    if ((!exact || cutMark.test(given)) && isCut(words, said, given)) named = 'cut'
  }
  return named
}

/** Does a notice that waits speak of a story that has come? A number that begins again each day is one of the day on which the notice came. */
export function waitsFor({ refersTo, uri }: Pick<Story, 'refersTo' | 'uri'>, next: Nameable): boolean {
  if (!refersTo || !speaksOf(refersTo, next)) return false
  const [said, day] = [dayOf(uri), dayOf(next.uri)]
  return said === undefined || day === undefined || day <= said || !refersTo.items.some((item) => endsWith(next.uri, item))
}

/** A headline without the markers around it: a notice names a story, not its state. */
export const bare = (headline: string): string => readSignals({ headline }).headline

/** A story with the names that it had in earlier versions. */
type Renamed = Nameable & { former?: readonly Nameable[] }

/**
 * The stories that a notice means, of those that it may: the ones it names most surely, and those that have a name before those that had it.
 * Several are meant only where they are one by their headline; a cut headline that fits different stories means none, and `doubtful` says which they are.
 * @param stories the newest first
 */
export function meantBy<S extends Renamed>(refersTo: References, stories: readonly S[]): { meant: S[]; doubtful: S[] } {
  const named = stories.map((story) => ({
    story,
    now: [speaksOf(refersTo, story)],
    once: (story.former ?? []).map((former) => speaksOf(refersTo, former)),
  }))
  for (const by of ['item', 'headline', 'cut'] as const)
    for (const when of ['now', 'once'] as const) {
      const found = named.filter((one) => one[when].includes(by)).map(({ story }) => story)
      if (found.length === 0) continue
      const headlines = new Set(found.map(({ headline }) => plain(bare(headline))))
      if (by === 'item') return { meant: ofOneDay(refersTo, found), doubtful: [] }
      return headlines.size === 1 ? { meant: found, doubtful: [] } : { meant: [], doubtful: found }
    }
  return { meant: [], doubtful: [] }
}

/** Is it long enough to be the beginning of one headline alone? */
export function mayBeCut(words: string): boolean {
  const enough = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(words) ? cutIdeographs : cutLetters
  return words.replaceAll(' ', '').length >= enough
}

const cutMark = /(?:…|\.{2,3})\s{0,3}$/u

/** `POTTER SUES CITY` is the beginning of one headline, `Potter sues city over bro…` too, with its last word cut. */
function isCut(words: string, said: string, given: string): boolean {
  if (!mayBeCut(words) || !said.startsWith(words)) return false
  const inWord = /[\p{L}\p{N}]/u.test(said[words.length]!)
  return !inWord || /(?:…|\.{2,3}|-)\s*$/u.test(given) || !words.includes(' ')
}

/** Where numbers begin again each day, an identity ends with its day. */
export const dayAtEnd = /:(\d{4}-\d\d-\d\d)[T\d:.Z]{0,20}$/

const dayOf = (uri: string): string | undefined => dayAtEnd.exec(uri)?.[1]

/** Of a number that begins again each day, the newest day's is meant; what is named by its slug is meant whatever its day. */
function ofOneDay<S extends Nameable>({ items }: References, stories: readonly S[]): S[] {
  const numbered = (story: S): string | undefined => (items.some((item) => endsWith(story.uri, item)) ? dayOf(story.uri) : undefined)
  const newest = stories
    .flatMap((story) => numbered(story) ?? [])
    .toSorted()
    .at(-1)
  return stories.filter((story) => numbered(story) === undefined || numbered(story) === newest)
}

/** `tag:agency,2026:item0123` ends with the item `0123`, and so does `iptc7901:dpa:0123:2026-11-27`; `10123` does not. */
function endsWith(named: string, item: string): boolean {
  const uri = named.replace(dayAtEnd, '')
  if (numberedBy(uri) === item.toLowerCase()) return true
  // marks alone are no number
  if (item.length < 3 || !uri.endsWith(item) || !/[\p{L}\p{N}]/u.test(item)) return false
  const before = uri.slice(0, -item.length)
  return /^\d/.test(item) ? !/\d$/.test(before) : !/[\p{L}\p{N}]$/u.test(before)
}

/** Source and number of an identity that ends with both, as notices write them: of `iptc7901:dpa:0123` `dpa0123`. */
export function numberedBy(uri: string): string | undefined {
  const [, source, number] = /(?<![\p{L}\p{N}])(\p{L}{2,8}):(\d{2,})$/u.exec(uri) ?? []
  return source && number && (source + number).toLowerCase()
}

/** A text's words in lower case, one space between them. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu)
    ?.join(' ') ?? ''

const slugPrefix = new RegExp(`^(?:bc|${forms('slugPrefix').join('|')})-+`, 'i')

/** `BC-Potter-Kiln` and `potter/kiln` are one slug; a slug of one short word is none. */
export function slugOf(text: string): string {
  const words = plain(text.replace(slugPrefix, '')).split(' ')
  const slug = words.join('-')
  return words.length > 6 || slug.length < 4 ? '' : slug
}
