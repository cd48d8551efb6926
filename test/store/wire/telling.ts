/**
 * What a wire tells, and what has to be true then: matters that are found, go on and are listed again.
 */
import { embargoed, embargoForms, type Feed } from './listings.ts'
import { hear, type Listing, type Matter, say, statusOf } from './matters.ts'
import { type Names, use } from './names.ts'
import type { Deed } from './steps.ts'
import { mark, paragraphs, words } from './wording.ts'

/** What is to be done for a deed. */
export type Act =
  /** `unmatched`: it kills what nobody has told. */
  | { act: 'list'; documents: Listing[][]; agency: string; quiet: boolean; unmatched?: boolean | undefined }
  | { act: 'rule'; of: Matter; status: 'canceled' | 'usable' }
  | { act: 'pass'; minutes: number }
  /** Listed one after the other within seconds; `kill` stands behind as many of them as `killed` says. */
  | { act: 'flurry'; documents: Listing[][]; of: Matter; killed: boolean }
  | { act: 'refetch'; feed: Feed; listing: Listing | undefined }
  | { act: 'split'; of: Matter }
  | { act: 'merge'; of: Matter; with: Matter }
  | { act: 'reingest'; part: Extract<Deed, { do: 'reingest' }>['part']; feed: Feed; of?: Matter }

export type Listed = Extract<Act, { act: 'list' }>

export interface World extends Names {
  matters: Matter[]
  /** Headlines, and ends of guids, that an agency has killed before their story came, and when. */
  killed: { agency: string; headline: string; at: number }[]
  /** Milliseconds. */
  now: () => number
}

export const openWorld = (now: () => number): World => ({ matters: [], killed: [], used: new Set(), made: 0, now })

export const hour = 3_600_000
export const pick = <T>(list: readonly T[], at: number): T => list[at % list.length]!

/** The second of the clock: what agencies print has no parts of it. */
export const second = (world: World): number => Math.floor(world.now() / 1000) * 1000

export interface Draft {
  headline?: string
  paragraphs?: string[]
  slug?: string
  guid?: string
  link?: string
  /** What stands before the headline as it is printed, and with it. */
  marker?: string
  beside?: Partial<Listing>
}

/** A matter that its agency tells for the first time. */
export function found(world: World, feed: Feed, draft: Draft = {}): { matter: Matter; listing: Listing } {
  const number = String(1000 + ++world.made)
  const headline = draft.headline ?? words(world, 6)
  const slug = draft.slug ?? words(world, 2).toLowerCase().replace(' ', '-')
  const [summary, picture] = [`${words(world, 9)} ${mark(world)}.`, mark(world)]
  const at = second(world)
  const listing: Listing = {
    feed,
    guid: draft.guid ?? `tag:${feed.id}.example,2026:item${number}`,
    link: draft.link ?? `https://${feed.agency.toLowerCase()}.example/${number}`,
    headline: `${draft.marker ?? ''}${headline}`,
    at,
    paragraphs: draft.paragraphs ?? paragraphs(world, 4),
    summary,
    picture,
    slug,
    ...draft.beside,
  }
  const { agency } = feed
  const common = { agency, first: headline, headline, slug, number, summary, picture, since: world.now(), own: true, past: [] }
  const matter: Matter = { ...common, main: listing, stands: listing, sent: [listing], words: [], embargo: listing.embargo }
  if (listing.word)
    say(matter, { status: listing.word === 'restored' ? 'usable' : listing.word, by: 'agency', item: `${feed.id} ${listing.guid}` })
  const isNamed = (name: string) => name === headline || listing.guid.endsWith(name)
  const waits = world.killed.some((one) => one.agency === agency && isNamed(one.headline) && world.now() - one.at < noticeHours * hour)
  if (waits) say(matter, { status: 'canceled', by: 'agency' })
  use(world, listing)
  world.matters.push(matter)
  return { matter, listing }
}

/** An embargo as a listing says it, for so many hours from now. */
export function embargoOf(world: World, feed: Feed, form: number, hours: number): { marker: string; beside: Partial<Listing> } {
  const until = Math.ceil(world.now() / 60_000) * 60_000 + hours * hour
  const { marker = '', unknown, ...beside } = embargoed(form % embargoForms, until, feed)
  return { marker, beside: { ...beside, ...(unknown ? { word: 'withheld' as const } : { embargo: until }) } }
}

/** A matter's item is listed anew. */
export function goOn(world: World, matter: Matter, change: Partial<Listing>): Listed {
  matter.past.push(matter.main)
  matter.main = { ...matter.main, at: second(world), ...change }
  return list(matter, matter.main)
}

export function list(matter: Matter, listing: Listing): Listed {
  const before = [statusOf(matter), matter.embargo].join()
  const heard = hear(matter, listing)
  const quiet = heard === 'nothing' && [statusOf(matter), matter.embargo].join() === before
  return { act: 'list', documents: [[listing]], agency: matter.agency, quiet }
}

export const listNew = (documents: Listing[][], agency: string): Extract<Act, { act: 'list' }> => ({
  act: 'list',
  documents,
  agency,
  quiet: false,
})

/** What an item says when nothing but its text is said: no word, no embargo. */
export const plain: Partial<Listing> = {
  edNote: undefined,
  firstLine: undefined,
  embargoed: undefined,
  embargo: undefined,
  lifted: false,
  revises: false,
  word: undefined,
  hold: undefined,
}

/** Notices speak of what was sent in the last three days. */
export const noticeHours = 70
export const isRecent = (world: World, { since }: Matter): boolean => world.now() - since < noticeHours * hour
