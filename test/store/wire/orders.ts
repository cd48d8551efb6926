/**
 * What an agency says of what it has told: kills, holds and what lifts them; and another agency that uses its names.
 */
import { type Feed, feeds, killNotice, noticeForms, restoreMarkers } from './listings.ts'
import { itemOf, type Listing, type Matter, say, statusOf } from './matters.ts'
import { free, freeLink, use } from './names.ts'
import type { Deed } from './steps.ts'
import { type Act, type Draft, embargoOf, found, goOn, isRecent, list, listNew, pick, plain, second, type World } from './telling.ts'

/** A hold by a notice without a text, or in the item itself. */
export function hold(world: World, matter: Matter, form: number): Act | undefined {
  const { main, headline, agency } = matter
  const isNotice = form < 8
  if (isNotice ? !isRecent(world, matter) : !matter.own) return undefined
  if (!isNotice) return { ...goOn(world, matter, { ...plain, headline: `HOLD: ${headline}`, word: 'withheld', hold: true }), quiet: false }
  const notice = noticeOf(world, main.feed, { headline: `HOLD: ${headline}`, paragraphs: [] })
  say(matter, { status: 'withheld', by: 'agency', item: itemOf(notice), hold: true })
  return listNew([[notice]], agency)
}

export function noticeOf(world: World, feed: Feed, said: Pick<Listing, 'headline' | 'paragraphs'> & { edNote?: string }): Listing {
  const id = ++world.made
  return { feed, guid: `notice-${id}x`, link: `https://${feed.agency.toLowerCase()}.example/notice-${id}`, at: second(world), ...said }
}

/** An agency kills what it told under a headline, or is still to tell. @returns whether it has told it */
export function hearKill(world: World, agency: string, headline: string): boolean {
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

export function kill(world: World, matter: Matter, form: number): Act | undefined {
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

export function restore(world: World, matter: Matter, form: number): Act | undefined {
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

/** A notice that lifts what it speaks of, or else the other, of all that has the headline. */
export function release(world: World, { main, headline, agency }: Matter, marker = 'EMBARGO LIFTED: '): Act {
  const ofEmbargo = marker.startsWith('EMBARGO')
  const meant = world.matters.filter((one) => one.agency === agency && isRecent(world, one) && one.headline === headline)
  for (const one of meant) {
    const held = statusOf(one) === 'withheld' && !ofEmbargo
    if (!held && one.embargo !== undefined && one.embargo > world.now()) one.embargo = undefined
    else if (statusOf(one) === 'withheld') say(one, { status: 'usable', by: 'agency' })
  }
  return listNew([[noticeOf(world, main.feed, { headline: `${marker}${headline}`, paragraphs: [] })]], agency)
}

export const foreignFeed = (matter: Matter, by: number): Feed =>
  pick(
    feeds.filter(({ agency }) => agency !== matter.agency),
    by,
  )

/** Another agency uses what names a matter: guid, link, headline, slug, number. */
export function foreign(world: World, matter: Matter, { by, form }: Extract<Deed, { do: 'foreign' }>): Act {
  const feed = foreignFeed(matter, by)
  const { guid, link } = matter.main
  const own = (draft: Draft): Act => listNew([[found(world, feed, draft).listing]], feed.agency)
  const notice = (said: Pick<Listing, 'headline' | 'paragraphs'>, names: Partial<Listing> = {}) => {
    const listing = { ...noticeOf(world, feed, said), ...names }
    use(world, listing)
    return listNew([[listing]], feed.agency)
  }
  const killing = (name: string, said: string, names?: Partial<Listing>): Act => {
    // The same notice again is the first one's copy, unless it comes days later: then somebody is told again.
    const isAgain = world.killed.some((one) => one.agency === feed.agency && one.headline === name)
    const unmatched = !hearKill(world, feed.agency, name)
    return { ...notice({ headline: `KILL: ${said}`, paragraphs: [] }, names), unmatched: isAgain ? undefined : unmatched }
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
      return own({ beside: { earlier: free(world, feed, guid) } })
    default:
      // Its own, where it has called one by the other's name, or does so later.
      return killing(`item${matter.number}`, `item ${matter.number} is wrong`)
  }
}
