/**
 * What a newsroom's chief editor knows of the wires: which matters the agencies tell, what they said of each last, and whether it may be read.
 * Of how stories are matched and stored nothing is in here.
 */
import type { Feed, Printed } from './listings.ts'

export type Status = 'usable' | 'withheld' | 'canceled'

/** What a feed lists of a matter. */
export interface Listing extends Printed {
  feed: Feed
  /** What it says of whether the matter may be used. */
  word?: 'canceled' | 'withheld' | 'restored' | undefined
  /** It is withheld by a hold, and not by an embargo without a time. */
  hold?: boolean | undefined
  /** Milliseconds. */
  embargo?: number | undefined
  lifted?: boolean
  /** It calls itself later than what was sent before. */
  revises?: boolean
}

interface Word {
  status: Status
  by: 'agency' | 'admin'
  item?: string
  hold?: boolean | undefined
}

/** What one agency tells of one thing. */
export interface Matter {
  agency: string
  /** As it was named first, and as it is named now, without markers. */
  first: string
  headline: string
  slug: string
  number: string
  summary: string
  picture: string
  /** When it was first sent, milliseconds. */
  since: number
  /** The item by which its agency goes on, as it was listed last, and whether that item still is this matter's. */
  main: Listing
  own: boolean
  /** States of that item that are no longer listed. */
  past: Listing[]
  stands: Listing
  /** All states that were sent. */
  sent: Listing[]
  words: Word[]
  /** Until when it is embargoed. */
  embargo: number | undefined
}

export const itemOf = ({ feed, guid }: Pick<Listing, 'feed' | 'guid'>): string => `${feed.id} ${guid}`

/** Words that stand in one paragraph, summary or picture alone, in order: texts are known by them. */
export const marksIn = (text: string): string[] => text.match(/\bzq[a-z]{6}\b/g) ?? []
export const marksOf = ({ paragraphs }: Pick<Listing, 'paragraphs'>): string[] => marksIn(paragraphs.join(' '))

/** All marks of a matter's texts. */
export const allMarks = ({ sent, summary, picture }: Matter): string[] => [
  ...new Set([...sent.flatMap(marksOf), ...marksIn(summary), ...marksIn(picture)]),
]

const stateOf = (listing: Listing): string =>
  [listing.headline, listing.edNote, listing.firstLine, listing.readers !== undefined, listing.embargo, ...marksOf(listing)].join('|')

/** An agency's word, or an admin's, on a matter. */
export const say = (matter: Matter, word: Word): void => void matter.words.push(word)

/** The word that holds: an admin's kill against all that agencies say, a kill against a hold. */
export function ruling({ words }: Matter): Word | undefined {
  let holds: Word | undefined
  for (const one of words) {
    if (one.by === 'agency' && holds?.by === 'admin' && holds.status === 'canceled') continue
    if (holds?.status === 'canceled' && one.status === 'withheld') continue
    holds = one
  }
  return holds
}

export const statusOf = (matter: Matter): Status => ruling(matter)?.status ?? 'usable'

/** May it be read at this time? */
export const isReadable = (matter: Matter, now: number): boolean =>
  statusOf(matter) === 'usable' && (matter.embargo === undefined || matter.embargo <= now)

/** What a listing brings: a state that stands from now on, or none. */
export function hear(matter: Matter, listing: Listing): 'stands' | 'nothing' {
  const item = itemOf(listing)
  const { embargo, at } = listing
  hearWord(matter, listing, item)
  if (listing.paragraphs.length === 0) return 'nothing'
  const { stands } = matter
  // The same text again under another name is nothing new, but for what calls itself later and has another headline.
  const isText = !matter.sent.some(({ guid }) => guid === listing.guid) && marksOf(listing).join() === marksOf(stands).join()
  const renamed = isText && !(listing.revises && listing.headline !== stands.headline)
  matter.sent.push(listing)
  if (!isText && stateOf(listing) === stateOf(stands)) return 'nothing'
  // Two feeds of one agency tell it in their own ways: the second is later only when it says so.
  const older = at < stands.at || (at === stands.at && listing.feed !== stands.feed && !listing.revises)
  if (renamed || older) {
    if (embargo !== undefined && embargo > listing.at && matter.embargo === undefined) matter.embargo = embargo
    return 'nothing'
  }
  matter.stands = listing
  if (embargo !== undefined || listing.lifted) matter.embargo = embargo
  else if (matter.embargo !== undefined && matter.embargo <= at) matter.embargo = undefined
  return 'stands'
}

/** Silence of its item ends a hold; an embargo without a time it does not: a time or words that lift it do. */
function hearWord(matter: Matter, { word, hold, embargo, lifted }: Listing, item: string): void {
  const holds = ruling(matter)
  const isHeld = holds?.by === 'agency' && holds.status === 'withheld'
  const released = isHeld && (holds.hold ? holds.item === item : lifted === true || embargo !== undefined)
  if (word === 'withheld') say(matter, { status: word, by: 'agency', item, hold })
  else if (word || released) say(matter, { status: word === 'canceled' ? word : 'usable', by: 'agency', item })
}
