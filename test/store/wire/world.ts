/**
 * The wires of one day: who tells what, and what comes of each deed. A deed is answered by what is to be listed, and by what has to be true then.
 */
import {
  embargoed,
  embargoForms,
  type Feed,
  feeds,
  feedsOf,
  killNotice,
  lifts,
  noticeForms,
  restoreMarkers,
  revisions,
} from './listings.ts'
import { hear, type Listing, type Matter, marksOf, say, statusOf } from './matters.ts'
import { another, free, freeLink, type Names, use } from './names.ts'
import type { Deed } from './steps.ts'
import { edited, mark, paragraph, paragraphs, words } from './wording.ts'

/** What is to be done for a deed. */
export type Act =
  /** `unmatched`: it kills what nobody has told. */
  | { act: 'list'; documents: Listing[][]; agency: string; quiet: boolean; unmatched?: boolean }
  | { act: 'rule'; of: Matter; status: 'canceled' | 'usable' }
  | { act: 'pass'; minutes: number }
  | { act: 'reingest'; part: Extract<Deed, { do: 'reingest' }>['part']; feed: Feed; of?: Matter }

export interface World extends Names {
  matters: Matter[]
  /** Headlines, and ends of guids, that an agency has killed before their story came, and when. */
  killed: { agency: string; headline: string; at: number }[]
  /** Milliseconds. */
  now: () => number
}

export const openWorld = (now: () => number): World => ({ matters: [], killed: [], used: new Set(), made: 0, now })

const hour = 3_600_000
const pick = <T>(list: readonly T[], at: number): T => list[at % list.length]!

/** The second of the clock: what agencies print has no parts of it. */
const second = (world: World): number => Math.floor(world.now() / 1000) * 1000

interface Draft {
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
function found(world: World, feed: Feed, draft: Draft = {}): { matter: Matter; listing: Listing } {
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
function embargoOf(world: World, feed: Feed, form: number, hours: number): { marker: string; beside: Partial<Listing> } {
  const until = Math.ceil(world.now() / 60_000) * 60_000 + hours * hour
  const { marker = '', unknown, ...beside } = embargoed(form % embargoForms, until, feed)
  return { marker, beside: { ...beside, ...(unknown ? { word: 'withheld' as const } : { embargo: until }) } }
}

/** A matter's item is listed anew. */
function goOn(world: World, matter: Matter, change: Partial<Listing>): Act {
  matter.past.push(matter.main)
  matter.main = { ...matter.main, at: second(world), ...change }
  return list(matter, matter.main)
}

function list(matter: Matter, listing: Listing): Act {
  const before = [statusOf(matter), matter.embargo].join()
  const heard = hear(matter, listing)
  const quiet = heard === 'nothing' && [statusOf(matter), matter.embargo].join() === before
  return { act: 'list', documents: [[listing]], agency: matter.agency, quiet }
}

const listNew = (documents: Listing[][], agency: string): Extract<Act, { act: 'list' }> => ({
  act: 'list',
  documents,
  agency,
  quiet: false,
})

/** What an item says when nothing but its text is said: no word, no embargo. */
const plain: Partial<Listing> = {
  edNote: undefined,
  firstLine: undefined,
  embargoed: undefined,
  embargo: undefined,
  lifted: false,
  revises: false,
  word: undefined,
}

/** Notices speak of what was sent in the last three days. */
const noticeHours = 70
const isRecent = (world: World, { since }: Matter): boolean => world.now() - since < noticeHours * hour

/** What a deed comes to; undefined where there is nothing to do it to. */
export function perform(world: World, deed: Deed): Act | undefined {
  const matter = 'of' in deed && world.matters.length > 0 ? pick(world.matters, deed.of) : undefined
  switch (deed.do) {
    case 'new': {
      const feed = pick(feeds, deed.feed)
      const draft = deed.embargo < embargoForms ? embargoOf(world, feed, deed.embargo, deed.hours) : {}
      return listNew([[found(world, feed, draft).listing]], feed.agency)
    }
    case 'batch': {
      const feed = pick(feeds, deed.feed)
      const shared = { guid: 'N/A', ...(deed.link ? {} : { link: `https://${feed.agency.toLowerCase()}.example/news` }) }
      const all = [0, 1, 2].map(() => found(world, feed, shared))
      for (const one of all) one.matter.own = false
      return listNew([all.map(({ listing }) => listing)], feed.agency)
    }
    case 'early': {
      const feed = pick(feeds, deed.feed)
      const headline = words(world, 6)
      const notice = noticeOf(world, feed, { headline: `KILL: ${headline}`, paragraphs: [] })
      const unmatched = !hearKill(world, feed.agency, headline)
      return { ...listNew([[notice], [found(world, feed, { headline }).listing]], feed.agency), unmatched }
    }
    case 'pass':
      return { act: 'pass', minutes: deed.minutes }
    case 'reingest':
      return { act: 'reingest', part: deed.part, feed: pick(feeds, deed.of), ...(matter ? { of: matter } : {}) }
    default:
      return matter && toMatter(world, matter, deed)
  }
}

type OfMatter = Exclude<Deed, { do: 'new' | 'batch' | 'early' | 'pass' | 'reingest' }>

function toMatter(world: World, matter: Matter, deed: OfMatter): Act | undefined {
  switch (deed.do) {
    case 'edit':
      return matter.own ? edit(world, matter, deed) : undefined
    case 'again':
      return again(world, matter, deed.how)
    case 'revise':
      return revise(world, matter, deed)
    case 'follow': {
      const { main } = matter
      const quoted = deed.quotes && statusOf(matter) === 'usable' && matter.embargo === undefined ? main.paragraphs.slice(-2) : []
      const { listing } = found(world, main.feed, { slug: matter.slug, paragraphs: [...paragraphs(world, 3), ...quoted] })
      return listNew([[listing]], matter.agency)
    }
    case 'kill':
      return kill(world, matter, deed.form)
    case 'restore':
      return restore(world, matter, deed.form)
    case 'admin':
      if (deed.status === 'usable' && statusOf(matter) === 'usable') return undefined
      say(matter, { status: deed.status, by: 'admin' })
      return { act: 'rule', of: matter, status: deed.status }
    case 'embargo': {
      if (!matter.own) return undefined
      const { marker, beside } = embargoOf(world, matter.main.feed, deed.form, deed.hours)
      return goOn(world, matter, { ...plain, headline: `${marker}${matter.headline}`, ...beside })
    }
    case 'lift': {
      if (deed.form > 5 && isRecent(world, matter)) return release(world, matter)
      if (!matter.own) return undefined
      const { marker = '', ...beside } = lifts(deed.form, matter.main.feed)
      return goOn(world, matter, { ...plain, headline: `${marker}${matter.headline}`, ...beside, lifted: true })
    }
    case 'foreign':
      return foreign(world, matter, deed)
    case 'reuse': {
      if (!matter.own) return undefined
      matter.own = false
      return listNew([[found(world, matter.main.feed, { guid: matter.main.guid }).listing]], matter.agency)
    }
    case 'print': {
      const paper = foreignFeed(matter, deed.by)
      const held = matter.stands.paragraphs
      const printed = deed.whole ? [...held] : held.slice(0, Math.max(2, held.length - 1))
      if (
        world.matters.some(
          (one) => one.agency === paper.agency && one.sent.some((sent) => marksOf(sent)[0] === marksOf({ paragraphs: printed })[0]),
        )
      )
        return undefined
      return listNew(
        [[found(world, paper, { paragraphs: printed, ...(deed.headline ? { headline: matter.headline } : {}) }).listing]],
        paper.agency,
      )
    }
    default:
      return deed satisfies never
  }
}

function edit(world: World, matter: Matter, { how, dated }: Extract<Deed, { do: 'edit' }>): Act {
  const { main } = matter
  const at = dated || main.at < matter.stands.at ? second(world) : main.at
  if (how === 'headline') {
    const headline = `${matter.headline.split(' ').slice(0, 4).join(' ')} ${words(world, 2).toLowerCase()}`
    const printed = main.headline.replace(matter.headline, headline)
    matter.headline = headline
    return goOn(world, matter, { at, headline: printed })
  }
  const { paragraphs: held } = main
  if (how === 'cut' && held.length > 3) return goOn(world, matter, { at, paragraphs: held.slice(0, -1) })
  if (how === 'paragraph' && held.length < 7) return goOn(world, matter, { at, paragraphs: [...held, paragraph(world)] })
  const which = world.made % held.length
  return goOn(world, matter, { at, paragraphs: held.map((one, n) => (n === which ? edited(world, one) : one)) })
}

function again(world: World, matter: Matter, how: Extract<Deed, { do: 'again' }>['how']): Act | undefined {
  const { main, own } = matter
  const other = feedsOf(matter.agency).find((feed) => feed !== main.feed)
  const elsewhere = (change: Partial<Listing>): Act | undefined => {
    if (!other) return undefined
    // What only the first one's format can say, the other leaves unsaid.
    const unsaid = other.format === 'rss' && (main.edNote || main.embargoed) ? plain : {}
    return list(matter, { ...main, ...unsaid, feed: other, ...change })
  }
  switch (how) {
    case 'date':
      return own ? goOn(world, matter, {}) : undefined
    case 'link':
      return own ? goOn(world, matter, { link: `${main.link}${main.link.includes('?') ? '&' : '?'}page=${++world.made}` }) : undefined
    case 'guid':
      return own ? goOn(world, matter, { guid: another(world, main).guid }) : undefined
    case 'guid-edited':
      return own
        ? goOn(world, matter, {
            guid: another(world, main).guid,
            paragraphs: [edited(world, main.paragraphs[0]!), ...main.paragraphs.slice(1)],
          })
        : undefined
    case 'feed':
      return own ? elsewhere({}) : undefined
    case 'feed-guid':
      return own ? elsewhere({ ...another(world, { ...main, feed: other ?? main.feed }), at: second(world) }) : undefined
    case 'teaser':
      return own ? elsewhere({ paragraphs: main.paragraphs.slice(0, 1) }) : undefined
    case 'resend':
      return list(matter, { ...main, ...another(world, main), at: second(world) })
    case 'older': {
      const older = own ? matter.past.find(({ feed, guid }) => feed === main.feed && guid === main.guid) : undefined
      return older && list(matter, older)
    }
    default:
      return how satisfies never
  }
}

/** Agencies update a story for half a day under other guids, and correct it under its own for longer. */
function revise(world: World, matter: Matter, { marker, guid }: Extract<Deed, { do: 'revise' }>): Act | undefined {
  const { main } = matter
  const sameGuid = guid || world.now() - matter.stands.at > 11 * hour
  if (sameGuid && !matter.own) return undefined
  const names = sameGuid ? {} : another(world, main)
  if (!sameGuid) matter.own = true
  const more =
    marker % 2 === 0 ? [...main.paragraphs, paragraph(world)] : main.paragraphs.map((one, n) => (n === 1 ? edited(world, one) : one))
  return goOn(world, matter, { ...names, ...plain, headline: pick(revisions, marker)(matter.headline), paragraphs: more, revises: true })
}

function noticeOf(world: World, feed: Feed, said: Pick<Listing, 'headline' | 'paragraphs'> & { edNote?: string }): Listing {
  const id = ++world.made
  return { feed, guid: `notice-${id}x`, link: `https://${feed.agency.toLowerCase()}.example/notice-${id}`, at: second(world), ...said }
}

/** An agency kills what it told under a headline, or is still to tell. @returns whether it has told it */
function hearKill(world: World, agency: string, headline: string): boolean {
  const isMeant = (one: Matter) => one.headline === headline || one.sent.some(({ guid }) => guid.endsWith(headline))
  const meant = world.matters.filter((one) => one.agency === agency && isRecent(world, one) && isMeant(one))
  for (const one of meant) say(one, { status: 'canceled', by: 'agency' })
  if (meant.length === 0) world.killed.push({ agency, headline, at: world.now() })
  return meant.length > 0
}

/** It lifts what it killed, or what it killed before it came. */
function hearRestore(world: World, agency: string, headline: string): void {
  const meant = world.matters.filter((one) => one.agency === agency && isRecent(world, one) && one.headline === headline)
  for (const one of meant) say(one, { status: 'usable', by: 'agency' })
  world.killed = world.killed.filter((one) => one.agency !== agency || one.headline !== headline)
}

function kill(world: World, matter: Matter, form: number): Act | undefined {
  const { main, headline, first, slug, number, agency } = matter
  const { feed } = main
  if (form >= noticeForms || !isRecent(world, matter)) {
    if (!matter.own) return undefined
    // Under a name that the same text was only sent again by, it is a notice.
    const own = main.guid === matter.stands.guid ? form % 3 : 0
    const ninjs = feed.format === 'ninjs' && own === 2
    const killed: Listing = {
      ...main,
      at: second(world),
      word: 'canceled',
      ...(ninjs ? { canceled: true } : { headline: `KILL: ${headline}` }),
      ...(own === 0 ? { paragraphs: [], summary: undefined, picture: undefined, firstLine: undefined } : {}),
    }
    return { ...list(matter, killed), quiet: false } as Act
  }
  // A number has to stand in a guid, a slug in a field; an everyday word is an order before the very headline.
  const isSlugged = ({ sent, ...one }: Matter) => one.slug === slug && sent.some(({ feed: { format } }) => format === 'ninjs')
  const isNumbered = ({ sent }: Matter) => sent.some(({ guid }) => guid.endsWith(number))
  const nameable: Record<number, boolean> = {
    1: isSlugged(matter),
    2: isNumbered(matter),
    8: matter.stands.headline === headline,
  }
  const named = nameable[form] === false ? 0 : form
  const notice = noticeOf(world, feed, killNotice(named, { headline, first, printed: matter.stands.headline, slug, number }, feed))
  // A slug, like a guid, may have stood over others, too.
  const isMeant = (one: Matter) => one === matter || (named === 1 && isSlugged(one)) || (named === 2 && isNumbered(one))
  const meant = world.matters.filter((one) => one.agency === agency && isMeant(one) && isRecent(world, one))
  for (const one of meant) say(one, { status: 'canceled', by: 'agency' })
  return listNew([[notice]], agency)
}

function restore(world: World, matter: Matter, form: number): Act | undefined {
  if (statusOf(matter) !== 'canceled' || !isRecent(world, matter)) return undefined
  const { main, headline, agency } = matter
  const marker = pick(restoreMarkers, form)
  if (form < 6 || !matter.own) {
    say(matter, { status: 'usable', by: 'agency' })
    return listNew([[noticeOf(world, main.feed, { headline: `${marker}${headline}`, paragraphs: [] })]], agency)
  }
  // A resend that says so. Once listed without these words it is the story again.
  return { ...goOn(world, matter, { ...plain, headline: `${marker}${headline}`, word: 'restored' }), quiet: false } as Act
}

/** A notice that lifts the embargo that runs, or else the hold, of all that has the headline. */
function release(world: World, { main, headline, agency }: Matter): Act {
  const meant = world.matters.filter((one) => one.agency === agency && isRecent(world, one) && one.headline === headline)
  for (const one of meant) {
    if (one.embargo !== undefined && one.embargo > world.now()) one.embargo = undefined
    else if (statusOf(one) === 'withheld') say(one, { status: 'usable', by: 'agency' })
  }
  return listNew([[noticeOf(world, main.feed, { headline: `EMBARGO LIFTED: ${headline}`, paragraphs: [] })]], agency)
}

const foreignFeed = (matter: Matter, by: number): Feed =>
  pick(
    feeds.filter(({ agency }) => agency !== matter.agency),
    by,
  )

/** Another agency uses what names a matter: guid, link, headline, slug, number. */
function foreign(world: World, matter: Matter, { by, form }: Extract<Deed, { do: 'foreign' }>): Act {
  const feed = foreignFeed(matter, by)
  const { guid, link } = matter.main
  const own = (draft: Draft): Act => listNew([[found(world, feed, draft).listing]], feed.agency)
  const notice = (said: Pick<Listing, 'headline' | 'paragraphs'>, names: Partial<Listing> = {}) => {
    const listing = { ...noticeOf(world, feed, said), ...names }
    use(world, listing)
    return listNew([[listing]], feed.agency)
  }
  const killing = (name: string, said: string, names?: Partial<Listing>): Act => {
    const unmatched = !hearKill(world, feed.agency, name)
    return { ...notice({ headline: `KILL: ${said}`, paragraphs: [] }, names), unmatched }
  }
  switch (form % 10) {
    case 0:
      return own({ guid: free(world, feed, guid) })
    case 1:
      return own({ link: freeLink(world, feed, link) })
    case 2:
      return own({ guid: free(world, feed, guid), link: freeLink(world, feed, link) })
    case 3:
      return killing(matter.headline, matter.headline)
    case 4:
      return killing(matter.headline, matter.headline, { guid: free(world, feed, guid), link: freeLink(world, feed, link) })
    case 5:
      return own({ ...embargoOf(world, feed, 0, 5), link: freeLink(world, feed, link) })
    case 6:
      hearRestore(world, feed.agency, matter.headline)
      return notice({ headline: `KILL LIFTED: ${matter.headline}`, paragraphs: [] }, { link: freeLink(world, feed, link) })
    case 7:
      return own({ marker: 'CORRECTED: ', guid: free(world, feed, guid) })
    case 8:
      return own({ beside: { earlier: guid } })
    default:
      // Its own, where it has called one by the other's name, or does so later.
      return killing(`item${matter.number}`, `item ${matter.number} is wrong`)
  }
}
